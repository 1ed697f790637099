# Each kind of container dies while it holds what runs Python code as it goes: whoever looks then finds a sound heap.
import collections
import contextvars
import functools
import gc
import itertools
import types
import weakref


class Last:
    """Runs lines as it dies, and looks around."""

    def __init__(self, name):
        self.name = name

    def __del__(self):
        seen = [1, {}, ()]
        empty = {}
        gc.get_objects()
        print('~' + self.name, len(seen), empty, gc.get_referrers(self) == [])


def pair(name):
    return Last(name + ' 1'), Last(name + ' 2')


class Plain:
    pass


class Slotted:
    __slots__ = ('first', 'second', '__weakref__')


class SlottedDict(dict):
    __slots__ = ('own',)


class OwnList(list):
    pass


class OwnTuple(tuple):
    pass


class OwnError(Exception):
    pass


def tables():
    print('-- dicts')
    a, b = pair('dict')
    d = {'a': a, 2: b}
    del a, b
    del d
    d = {'a': Last('cleared')}
    d.clear()
    del d
    d = dict.fromkeys('ab')
    d['a'], d['b'] = pair('fromkeys')
    del d
    d = SlottedDict(a=Last('item'))
    d.own = Last('slot')
    del d
    d = collections.defaultdict(Last('factory').__class__, {1: Last('default')})
    del d
    d = collections.OrderedDict(a=Last('ordered 1'), b=Last('ordered 2'))
    del d
    print('-- popped and replaced')
    d = {'a': Last('popped'), 'b': Last('replaced'), 'c': Last('deleted')}
    d.pop('a')
    d['b'] = None
    del d['c']
    d.update(e=Last('updated'))
    del d


def shared_tables():
    print('-- dicts of instances')
    one = Plain()
    one.first, one.second = pair('instance')
    two = Plain()
    two.first, two.second = pair('looked at')
    two.__dict__
    three = Plain()
    three.first = Last('moved')
    three.__dict__ = {'first': Last('put')}
    del one
    del two
    del three
    four = Plain()
    four.first = Last('kept by its dict')
    kept = four.__dict__
    del four
    del kept
    five = Slotted()
    five.first, five.second = pair('slots')
    del five


def sequences():
    print('-- sequences')
    for kind in list, tuple, OwnList, OwnTuple, collections.deque:
        some = kind(pair(kind.__name__))
        del some
    some = list(pair('cleared list'))
    some.clear()
    some = list(pair('sliced'))
    some[:] = [None]
    some = list(pair('del slice'))
    del some[0:2]
    some = [Last('popped item')]
    some.pop()
    del some
    some = collections.deque(pair('bounded'), 2)
    some.append(None)
    some.clear()
    del some
    point = collections.namedtuple('Point', 'x y')(*pair('named'))
    del point
    part = slice(*pair('slice'))
    del part


def sets():
    print('-- sets')
    for kind in set, frozenset:
        some = kind([Last(kind.__name__)])
        del some
    some = {Last('set cleared')}
    some.clear()
    some = {Last('set popped')}
    some.pop()
    del some


def callables():
    print('-- what can be called')
    method = types.MethodType(print, Last('bound'))
    del method
    part = functools.partial(print, Last('argument'), end=Last('keyword'))
    del part

    def function(a=Last('default'), *, b=Last('keyword default')):
        return a
    function.own = Last('of the function')
    del function
    held = Last('cell')

    def closure():
        return held
    del held
    del closure
    describe = property(Last('getter').__init__, None, None, Last('doc'))
    del describe
    static = staticmethod(Last('static').__init__)
    del static
    cached = functools.lru_cache(3)(lambda x: x)
    cached(Last('cached'))
    cached.cache_clear()
    cached(Last('cached and dropped'))
    del cached


def iterators():
    print('-- iterators')
    for make in iter, reversed, enumerate, zip, itertools.chain, itertools.cycle, itertools.product, itertools.permutations:
        it = make(list(pair(make.__name__)))
        next(it)
        del it
    it = itertools.tee(iter(pair('tee')))
    next(it[0])
    del it
    it = itertools.groupby(pair('group'), id)
    key, group = next(it)
    del it
    del group
    it = map(lambda x, y: 1, pair('map 1'), pair('map 2'))
    next(it)
    del it
    it = itertools.islice(pair('slice of'), 1)
    next(it)
    del it

    def generator():
        inner = Last('in a generator')
        try:
            yield inner
        finally:
            print('closed')
    it = generator()
    next(it)
    del it
    it = (x for x in pair('expression'))
    next(it)
    del it


def errors():
    print('-- errors')
    error = OwnError(*pair('arguments'))
    error.own = Last('of the error')
    error.__cause__ = OwnError(Last('cause'))
    error.__context__ = OwnError(Last('context'))
    error.add_note('a note')
    del error
    group = ExceptionGroup('two', [ValueError(Last('in a group')), OSError(Last('number'), Last('text'))])
    del group
    try:
        local = Last('in a frame')
        raise KeyError(Last('key'))
    except KeyError as error:
        del local
    error = StopIteration(Last('value'))
    del error


def others():
    print('-- others')
    box = types.SimpleNamespace(a=Last('namespace'), b=1)
    del box
    module = types.ModuleType('own')
    module.a, module.b = pair('module')
    del module
    proxy = types.MappingProxyType({'a': Last('proxied')})
    del proxy
    cell = types.CellType(Last('own cell'))
    del cell
    target = Last('target')
    watched = weakref.ref(target, lambda ref: print('called back', ref() is None))
    del target
    del watched
    values = weakref.WeakValueDictionary()
    target = Last('weak value')
    values['a'] = target
    del target
    print(len(values))
    context = contextvars.copy_context()
    variable = contextvars.ContextVar('variable', default=Last('default of a variable'))
    context.run(variable.set, Last('in a context'))
    del context
    view = {'a': Last('in a view')}.items()
    del view
    words = 'a'.join(['b', 'c'])
    del words


def classes():
    print('-- classes')

    class Short:
        attribute = Last('of the class')

        def method(self, a=Last('of a method')):
            return a
    del Short
    print(gc.collect() > 0)


def cycles():
    print('-- cycles')
    ring = [Last('ring list'), {'a': Last('ring dict')}, (Last('ring tuple'),)]
    ring.append(ring)
    one = Plain()
    one.me = one
    one.ring = ring
    del ring, one
    print(gc.collect() > 0)


for step in (tables, shared_tables, sequences, sets, callables, iterators, errors, others, classes, cycles):
    step()
    gc.collect()
