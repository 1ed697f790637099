# What is assigned to a slice changes the list before it is measured; widths that no memory has room for.
class Changing:
    def __init__(self, change):
        self.change = change

    def __iter__(self):
        self.change()
        return iter([7, 8])


for start, stop, step in ((0, 2, None), (1, 3, 1), (None, None, None), (-2, None, 1), (5, 1, 1)):
    for change in ('clear()', 'append(9)', 'extend(range(5))', 'pop()', '__delitem__(slice(1, 3))'):
        values = [1, 2, 3, 4]
        try:
            values[start:stop:step] = Changing(lambda: eval('values.' + change))
            print(values)
        except Exception as error:
            print(type(error).__name__, error, values)
for start, stop, step in ((None, None, 2), (None, 3, 2), (1, None, 2), (None, None, -2), (-1, None, -1), (None, 2, -1), (3, 0, -2)):
    for change in ('append(9)', 'extend(range(5))', 'insert(0, 5)', 'reverse()'):
        values = [1, 2, 3, 4]
        try:
            values[start:stop:step] = Changing(lambda: eval('values.' + change))
            print(values)
        except Exception as error:
            print(type(error).__name__, error, values)
for text in ('%*c', '%-*c', '%*s', '%*d', '%0*d', '%*f', '%-*.0f', '%*x', '%-*r'):
    try:
        print(len(text % (10 ** 12, 65)))
    except MemoryError:
        print(text, 'MemoryError')
values = [1, 2, 3, 4]
try:
    values[::-1] = Changing(values.clear)
except ValueError as error:
    print(error)
