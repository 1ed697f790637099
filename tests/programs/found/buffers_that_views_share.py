# Behind the memoryviews of one exporter is one object that holds its buffer; the collector counts it and shows it.
import gc
import sys


def count():
    return gc.get_count()[0]


def names(objects):
    return sorted(type(o).__name__ for o in objects)


gc.collect()
view = memoryview(b'abc')
count()
first = count()
view = memoryview(bytearray(b'abc'))
print(count() - first, sys.getsizeof(view))
first = count()
parts = view[1:], view.toreadonly(), view.cast('b')
print(count() - first >= 3, names(gc.get_referents(view)))
buffer = gc.get_referents(view)[0]
kind = type(buffer)
print(kind, kind.__mro__, kind.__basicsize__, kind.__itemsize__, kind.__flags__, sorted(kind.__dict__))
print(sys.getsizeof(buffer), sys.getrefcount(buffer), gc.is_tracked(buffer), gc.get_referents(buffer))
print(names(gc.get_referrers(buffer)), all(gc.get_referents(part)[0] is buffer for part in parts))
for action in (lambda: kind(), lambda: type('Sub', (kind,), {}), lambda: buffer.exports):
    try:
        action()
    except (TypeError, AttributeError) as error:
        print(error)

view.release()
print(gc.get_referents(view)[0] is buffer, sys.getrefcount(buffer), gc.get_referents(buffer))
for part in parts:
    part.release()
print(sys.getrefcount(buffer), gc.get_referents(buffer), gc.is_tracked(buffer))
del view, parts, part, buffer


class Ends:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('end of', self.name)


class Holder(bytearray):
    pass


for name in ('alone', 'shared'):
    holder = Holder(b'1234')
    holder.ends = Ends(name)
    holder.view = memoryview(holder)
    if name == 'shared':
        holder.views = [holder.view[1:], memoryview(holder.view), memoryview(holder)]
    print(gc.collect())
    del holder
    print(gc.collect())
