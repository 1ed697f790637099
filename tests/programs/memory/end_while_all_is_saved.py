# The program ends, with an error, while what the collector finds is saved: nothing is left for it.
import gc


class Last:
    def __del__(self):
        print('~', gc.get_debug() & gc.DEBUG_SAVEALL)


gc.set_debug(gc.DEBUG_SAVEALL)
one = [Last()]
one.append(one)
del one
print(gc.collect() > 0, type(gc.garbage[0]).__name__)
two = Last()
two.itself = two
raise MemoryError('at the end')
