import gc


class Kept:
    pass


gc.disable()
kept = [Kept() for _ in range(5)]
print([sum(o is k for o in gc.get_objects(generation=g) for k in kept) for g in range(3)])
gc.collect(0)
print([sum(o is k for o in gc.get_objects(generation=g) for k in kept) for g in range(3)])
gc.collect(1)
print([sum(o is k for o in gc.get_objects(generation=g) for k in kept) for g in range(3)])
