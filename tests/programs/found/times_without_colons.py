# datetime reads a fraction without a sign before it where there are no colons, as CPython 3.11 does.
from datetime import datetime, time

for text in '20240229', '202402', '2024022', '12345678', '123456.5', '123456,5', '12:34:5678', '12:34:56.', '123456.', '1234567890', '12345', '12', '1', '123456x', '1234567x':
    for read, before in (time.fromisoformat, ''), (datetime.fromisoformat, '2024-02-29T'):
        try:
            print(read(before + text))
        except ValueError as error:
            print(error)
