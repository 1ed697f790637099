"""Text that is written to files piece by piece, read line by line, and both in turns."""

import os
import tempfile

folder = tempfile.mkdtemp()
path = os.path.join(folder, "text")


def content():
    with open(path, "rb") as file:
        return file.read()


def attempt(work, *arguments):
    try:
        print(work(*arguments))
    except (ValueError, OSError, TypeError, UnicodeError) as error:
        print(type(error).__name__, error)


# pieces with and without letters beyond ASCII, in each encoding
for encoding in ("utf-8", "ascii", "latin-1", "utf-16", "utf-8-sig", "cp1252"):
    with open(path, "w", encoding=encoding, errors="backslashreplace") as file:
        print(encoding, [file.write(text) for text in ("a", "b\n", "", "\xe9", "c", "\u20ac\n", "d" * 20, "\n")])
        print("x", 1, 2.5, file=file, sep="|")
    print(content())

# ends of lines, buffers of one line, what is written through
for newline in (None, "", "\n", "\r", "\r\n"):
    with open(path, "w", newline=newline) as file:
        for text in ("one\n", "two", "\nthree\r\n", "four\r"):
            file.write(text)
    print(newline, content())
    with open(path, newline=newline) as file:
        print(list(file), file.newlines)
with open(path, "w", buffering=1) as file:
    file.write("a\n"), file.write("b")
    print(content())

# what is seen of it meanwhile
with open(path, "w") as file:
    file.write("text "), file.write("more")
    print(content(), file.tell(), content())
    file.write("!"), file.write("?")
    file.flush()
    print(content())
    file.write("a"), file.write("b")
    file.seek(2)
    file.write("T"), file.write("U")
    file.buffer.flush()
    file.truncate()
print(content())
with open(path, "w") as file:
    for i in range(5000):
        file.write(f"line {i}\n")
    file.write("end")
print(len(content()), content()[-20:], os.stat(path).st_size)

# reading and writing in turns
with open(path, "w+") as file:
    file.write("one\n"), file.write("two\n")
    file.seek(0)
    print(file.readline(), file.read())
    file.write("three\n"), file.write("four\n")
    file.seek(0)
    print([line for line in file])
    file.write("five\n")
print(content())
with open(path, "a+") as file:
    file.write("six\n"), file.write("seven\n")
    file.seek(0)
    for line in file:
        print(line, end="")
        if line == "two\n":
            break
    print(next(file), file.readline(), file.read(3), repr(file.readline()))

# after it is closed, or its streams
with open(path, "w") as file:
    file.write("a"), file.write("b")
attempt(file.write, "c")
print(content())
with open(path) as file:
    print(next(file))
attempt(next, file)
attempt(file.readline)
file = open(path, "w")
file.write("a"), file.write("b")
wrong = (None, b"c", 5)
for each in wrong:
    attempt(file.write, each)
attempt(file.write, "\ud800")
attempt(file.read)
stream = file.detach()
print(content(), type(stream).__name__)
attempt(file.write, "c")
stream.close()
print(content())
file = open(path, "w")
file.write("left")
file.write(" alone")
del file
print(content())


class Loud(str):
    def isascii(self):
        print("isascii")
        return True


with open(path, "w") as file:
    file.write("a"), file.write(Loud("\xe9")), file.writelines(["b", "c", "\xe8"])
print(content())
os.remove(path)
os.rmdir(folder)
