# What becomes shorter needs no memory: what takes items away never fails for want of it, and loses none of what stays. (No
# line between `try` and `except` makes an object of its own.)
from array import array


def emptied(items):
    first = list(items)
    seen = []
    while items:
        seen.append(items[-1])
        try:
            items.pop()
        except MemoryError:
            print('nothing to pop with', len(items))
            return
    print(seen == first[::-1], items)


def emptied_from_the_front(items):
    last = items[-1]
    while len(items) > 1:
        try:
            del items[0]
        except MemoryError:
            print('nothing to delete with', len(items))
            return
        if items[-1] != last:
            print('the last is lost', len(items))
            return
    print(items[0] == last)


def without_its_middle(items, middle):
    first, last = items[0], items[-1]
    try:
        del items[middle]
    except MemoryError:
        print('nothing to cut with', len(items))
        return
    print(len(items), first == items[0], last == items[-1])


for make in (list, bytearray, lambda numbers: array('B', numbers)):
    emptied(make(range(100)))
    emptied_from_the_front(make(range(100)))
    without_its_middle(make(range(100)), slice(1, 4))
    # A list holds what it loses until it is whole again: for many items that takes memory.
    if make is not list:
        without_its_middle(make(range(100)), slice(4, 98))
        without_its_middle(make(range(100)), slice(1, 99))
