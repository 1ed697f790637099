# What an uncaught error, the modules and the runtime held dies after the program's last line; what then runs finds a sound heap.
import collections
import functools
import gc


class Last:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        seen = [1, {}, ()]
        empty = {}
        print('~' + self.name, len(seen), empty)


class OwnError(Exception):
    pass


class Table(dict):
    pass


kept = {'a': Last('in a dict'), 2: [Last('in a list in it')]}
also = (Last('in a tuple'), {Last('in a set')}, collections.deque([Last('in a deque')]))
part = functools.partial(print, Last('argument'), end=Last('keyword'))


def fails(depth):
    local = {'first': Last('local %d' % depth), 'second': Last('local, too, %d' % depth)}
    shown = Table(own=Last('own table %d' % depth))
    shown.attribute = Last('attribute %d' % depth)
    if depth:
        fails(depth - 1)
    error = OwnError(Last('argument of the error'))
    error.table = {'a': Last('table of the error 1'), 'b': Last('table of the error 2')}
    del local['first']
    raise error


fails(2)
