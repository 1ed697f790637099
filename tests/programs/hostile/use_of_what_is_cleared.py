# What a collection has cleared already is used by what dies meanwhile.
import collections, functools, gc, io, itertools, operator, re, weakref, types, array, contextlib
made = {
    'lru': lambda s: functools.lru_cache(maxsize=2)(lambda x, s=s: x),
    'lru0': lambda s: functools.lru_cache(maxsize=0)(lambda x, s=s: x),
    'lrun': lambda s: functools.lru_cache(maxsize=None)(lambda x, s=s: x),
    'partial': lambda s: functools.partial(lambda *a, **k: len(a), s, k=s),
    'partialmethod': lambda s: functools.partialmethod(lambda *a: 1, s),
    'cmp_to_key': lambda s: functools.cmp_to_key(lambda a, b, s=s: 0)(1),
    'deque': lambda s: collections.deque([s, 1], 5),
    'deque_iter': lambda s: iter(collections.deque([s, 1])),
    'defaultdict': lambda s: collections.defaultdict(lambda s=s: 1, {1: s}),
    'OrderedDict': lambda s: collections.OrderedDict([(1, s), (2, 3)]),
    'od_iter': lambda s: iter(collections.OrderedDict([(1, s), (2, 3)]).items()),
    'ChainMap': lambda s: collections.ChainMap({1: s}),
    'UserDict': lambda s: collections.UserDict({1: s}),
    'chain': lambda s: itertools.chain([s], [1]),
    'chainf': lambda s: itertools.chain.from_iterable([[s], [1]]),
    'cycle': lambda s: itertools.cycle([s, 1]),
    'tee': lambda s: itertools.tee([s, 1, 2])[0],
    'zip': lambda s: zip([s, 1], [2, 3]),
    'zipl': lambda s: itertools.zip_longest([s, 1], [2], fillvalue=s),
    'map': lambda s: map(lambda x, s=s: x, [s, 1]),
    'filter': lambda s: filter(None, [s, 1]),
    'enumerate': lambda s: enumerate([s, 1]),
    'reversed': lambda s: reversed([s, 1]),
    'accumulate': lambda s: itertools.accumulate([s, 1], lambda a, b: 1, initial=s),
    'groupby': lambda s: itertools.groupby([s, 1], lambda x: 1),
    'product': lambda s: itertools.product([s, 1], [2]),
    'perm': lambda s: itertools.permutations([s, 1]),
    'comb': lambda s: itertools.combinations([s, 1], 1),
    'cwr': lambda s: itertools.combinations_with_replacement([s, 1], 1),
    'islice': lambda s: itertools.islice([s, 1], 1),
    'starmap': lambda s: itertools.starmap(lambda x, s=s: x, [[s], [1]]),
    'takewhile': lambda s: itertools.takewhile(lambda x: True, [s, 1]),
    'dropwhile': lambda s: itertools.dropwhile(lambda x: False, [s, 1]),
    'filterfalse': lambda s: itertools.filterfalse(None, [s, 1]),
    'compress': lambda s: itertools.compress([s, 1], [1, 1]),
    'repeat': lambda s: itertools.repeat(s, 4),
    'pairwise': lambda s: itertools.pairwise([s, 1, 2]),
    'callable_iter': lambda s: iter(lambda s=s: 1, 2),
    'attrgetter': lambda s: operator.attrgetter('x'),
    'methodcaller': lambda s: operator.methodcaller('x', s),
    'itemgetter': lambda s: operator.itemgetter(0),
    'method': lambda s: types.MethodType(lambda self: 1, s),
    'function': lambda s: (lambda x=s: x),
    'cell': lambda s: types.CellType(s),
    'property': lambda s: property(lambda self, s=s: 1),
    'classmethod': lambda s: classmethod(lambda c, s=s: 1),
    'staticmethod': lambda s: staticmethod(lambda *c, s=s: 1),
    'super': lambda s: super(type(s), s),
    'slice': lambda s: slice(s, s),
    'set': lambda s: {1, s},
    'set_iter': lambda s: iter({1, s}),
    'dict_view': lambda s: {1: s}.items(),
    'dict_iter': lambda s: iter({1: s, 2: 3}.items()),
    'mappingproxy': lambda s: types.MappingProxyType({1: s}),
    'ns': lambda s: types.SimpleNamespace(a=s),
    'memoryview': lambda s: memoryview(bytearray(b'abc')),
    'exc': lambda s: ValueError(s),
    'group': lambda s: ExceptionGroup('a', [ValueError(s)]),
    'gen': lambda s: (x for x in [s, 1]),
    'stringio': lambda s: io.StringIO('a'),
    'alias': lambda s: list[s],
    'union': lambda s: int | type(s),
    'weakproxy': lambda s: weakref.proxy(s),
    'ref': lambda s: weakref.ref(s, lambda r, s=s: 1),
    'wvd': lambda s: weakref.WeakValueDictionary({1: s}),
    'ws': lambda s: weakref.WeakSet([s]),
    'module': lambda s: types.ModuleType('m'),
    'simplequeue': lambda s: __import__('queue').SimpleQueue(),
    'match': lambda s: re.match('(a)', 'a'),
    'type': lambda s: type('T', (), {'s': s}),
    'stack': lambda s: contextlib.ExitStack(),
    'frame': lambda s: __import__('sys')._getframe(),
    'thread': lambda s: __import__('threading').local(),
    'listiter': lambda s: iter([s, 1]),
    'tupleiter': lambda s: iter((s, 1)),
    'coroutine': lambda s: coroutine(s),
    'asyncgen': lambda s: agen(s),
}
async def coroutine(s): pass
async def agen(s): yield s
uses = [
    lambda o: o(), lambda o: o(1), lambda o: o(1, 2), lambda o: next(o), lambda o: list(itertools.islice(o, 5)), lambda o: len(o), lambda o: repr(o), lambda o: hash(o),
    lambda o: o == o, lambda o: o < o, lambda o: o[0], lambda o: o[1], lambda o: o[9], lambda o: o.x, lambda o: 1 in o, lambda o: o.append(1), lambda o: o.popitem(),
    lambda o: o.move_to_end(1), lambda o: o.cache_info(), lambda o: o.cache_clear(), lambda o: o.__reduce__(), lambda o: o.__reduce_ex__(4), lambda o: o.__setstate__((1, 2)),
    lambda o: o.__copy__(), lambda o: o.copy(), lambda o: o.__get__(1, int), lambda o: o.__get__(1), lambda o: o.__set__(1, 2), lambda o: o.send(None), lambda o: o.throw(ValueError), lambda o: o.close(),
    lambda o: o.__length_hint__(), lambda o: o.__doc__, lambda o: o.__wrapped__, lambda o: o.__dict__, lambda o: o.func, lambda o: o.args, lambda o: o.keywords, lambda o: o.__self__,
    lambda o: o.__func__, lambda o: o.__code__, lambda o: o.__defaults__, lambda o: o.__closure__, lambda o: o.__globals__, lambda o: o.__builtins__, lambda o: o.cell_contents, lambda o: o.fget, lambda o: o.__name__, lambda o: o.__qualname__,
    lambda o: o.indices(3), lambda o: o.__origin__, lambda o: o.__args__, lambda o: o.__parameters__, lambda o: o.__thisclass__, lambda o: o.gi_frame, lambda o: o.cr_frame, lambda o: o.exceptions, lambda o: o.split(ValueError), lambda o: o.derive([1]),
    lambda o: str(o), lambda o: o | o, lambda o: o & o, lambda o: o + o, lambda o: o.update({1: 2}), lambda o: o.clear(), lambda o: o.pop(), lambda o: reversed(o), lambda o: dir(o), lambda o: o.__class_getitem__(1), lambda o: o.f_locals, lambda o: o.f_back, lambda o: o.clear(), lambda o: o.__mro__, lambda o: o.mro(), lambda o: o.__subclasses__(), lambda o: o.__bases__, lambda o: o.__missing__(4), lambda o: o.read(), lambda o: o.getvalue(), lambda o: isinstance(1, o), lambda o: issubclass(int, o), lambda o: gc.get_referents(o), lambda o: o.__sizeof__(), lambda o: bool(o), lambda o: iter(o), lambda o: o.release(), lambda o: o.tobytes(), lambda o: o.obj, lambda o: o.rotate(1), lambda o: o.insert(0, 1), lambda o: o.extendleft([1]), lambda o: o.remove(1), lambda o: o.index(1), lambda o: o.count(1), lambda o: o.default_factory, lambda o: o.as_integer_ratio(), lambda o: type(o).__call__(o), lambda o: setattr(o, 'x', 1), lambda o: delattr(o, 'x'), lambda o: o.__init__(), lambda o: o.__init__(1), lambda o: o.__init__([1, 2]), lambda o: format(o), lambda o: abs(o), lambda o: o.__enter__(), lambda o: o.__exit__(1, 2, 3),
]
class Node: pass
died = 0
for name, make in made.items():
    def scope():
        it = make(Node())
        h = Node()
        h.me = h
        class D:
            __slots__ = ()
            def __del__(self, hold=[it]):
                global died
                for each in hold:
                    died += 1
                    for use in uses:
                        try: use(each)
                        except BaseException: pass
        h.d = D()
        h.D = D
    scope()
    gc.collect()
print(died, len(made))
