# What a set is intersected with is read until all of the set is found.
for start in ({1}, set(), {1, 5}, frozenset({1, 2, 3}), {9}):
    for name in ('intersection', 'issubset', 'intersection_update', 'isdisjoint', 'issuperset', 'difference'):
        items = iter([5, 1, 2, 3, 4, []])
        subject = type(start)(start)
        try:
            print(name, getattr(subject, name)(items))
        except Exception as error:
            print(name, type(error).__name__, error)
        print(sorted(subject), list(items))
items, more = iter([1, 2, 3]), iter([2, 1, 3])
print({1, 2}.intersection(items, more), list(items), list(more))
