# Numbers of files that nobody opened, and what is no number of a file.
import io

for file in (5, 99, 1000, 2**31 - 1, 2**31, -1, -5, 2**70, 0.5, 3.0, None, [], 0, 1, 2):
    for mode in ('r', 'w', 'rb', 'a', 'x', 'wb', *(['r+'] if file not in (0, 1, 2) else [])):
        try:
            opened = open(file, mode, closefd=False)
            print(type(opened), opened.name, opened.mode, opened.fileno())
            del opened
        except Exception as error:
            print(file, mode, type(error).__name__, error, error.args, error.__context__)
print(io.open is open, open.__module__)
for arguments in ((5, 'r', -1, None, None, None, False, 5), ('x', 'r', -1, None, None, None, False), (-1, 'q')):
    try:
        open(*arguments)
    except Exception as error:
        print(type(error), error)
