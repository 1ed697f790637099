// Cases about what goes through things and what collects them: itertools, functools, operator, collections, heapq, bisect.

export function iteration(chance, make, text) {
  const whole = () => chance.pick(['0', '1', '2', '3', '-1', '5', '-2', '10']);
  const item = () => chance.pick(['1', '2', '3', "'a'", "'b'", '0', 'None', '(1, 2)', '2.5', 'True', '[1]', "''"]);
  const source = (depth = 2) =>
    depth > 0 && chance.is(0.35)
      ? tool(depth - 1)
      : chance.pick([
          "'abca'",
          '[3, 1, 2]',
          'range(5)',
          '[]',
          '(1, 1, 2)',
          "['b', 'a', 'B']",
          '{1: 2, 3: 4}',
          '[(1, 2), (0, 5)]',
          'iter([1, 2, 3])',
          '(n * n for n in range(4))',
          '{1, 2}',
          "b'ab'",
          '[0, 1, 0, 2]',
          "['aa', 'b', '']",
          'Failing()',
          'Stopping()',
          '5',
        ]);
  const pick = () =>
    chance.pick([
      'None',
      'bool',
      'len',
      'str',
      '(lambda v: v != 1)',
      'operator.itemgetter(0)',
      '(lambda v: str(v).lower())',
      'abs',
      '(lambda v: (v == 2))',
      'type',
    ]);
  const join = () => chance.pick(['operator.add', 'operator.mul', 'max', '(lambda a, b: (a, b))', 'operator.sub', '(lambda a, b: b)', 'pow']);
  function tool(depth) {
    const s = () => source(depth);
    return chance.pick([
      () =>
        `itertools.islice(itertools.count(${whole()}${chance.is(0.4) ? `, ${chance.pick(['2', '-1', '0.5', '0'])}` : ''}), ${chance.between(0, 5)})`,
      () => `itertools.islice(itertools.cycle(${s()}), ${chance.between(0, 7)})`,
      () => `itertools.repeat(${item()}, ${whole()})`,
      () => `itertools.chain(${s()}, ${s()})`,
      () => `itertools.chain.from_iterable(${s()})`,
      () => `itertools.accumulate(${s()}${chance.is(0.5) ? `, ${join()}` : ''}${chance.is(0.3) ? `, initial=${item()}` : ''})`,
      () => `itertools.compress(${s()}, [1, 0, 1, True])`,
      () => `itertools.dropwhile(${pick()}, ${s()})`,
      () => `itertools.takewhile(${pick()}, ${s()})`,
      () => `itertools.filterfalse(${pick()}, ${s()})`,
      () => `itertools.starmap(${chance.pick(['pow', 'operator.add', '(lambda *a: a)', 'max'])}, ${s()})`,
      () => `itertools.zip_longest(${s()}, ${s()}${chance.is(0.5) ? `, fillvalue=${item()}` : ''})`,
      () => `itertools.pairwise(${s()})`,
      () => `itertools.islice(${s()}, ${chance.pick(['2', '1, 3', '0, None, 2', '1, 5, 2', '-1', 'None', '3, 1'])})`,
      () => `itertools.product(${s()}, ${chance.pick(["'xy'", 'repeat=2', '[1]', '[]'])})`,
      () => `itertools.permutations(${s()}${chance.is(0.5) ? `, ${chance.between(-1, 3)}` : ''})`,
      () => `itertools.combinations(${s()}, ${chance.between(-1, 3)})`,
      () => `itertools.combinations_with_replacement(${s()}, ${chance.between(0, 2)})`,
      () => `((k, list(g)) for k, g in itertools.groupby(${s()}${chance.is(0.5) ? `, ${pick()}` : ''}))`,
      () => `itertools.tee(${s()}, ${chance.between(0, 3)})[${chance.between(0, 2)}]`,
      () => `map(${pick()}, ${s()})`,
      () => `map(${join()}, ${s()}, ${s()})`,
      () => `filter(${pick()}, ${s()})`,
      () => `zip(${s()}, ${s()}${chance.is(0.3) ? ', strict=True' : ''})`,
      () => `enumerate(${s()}, ${whole()})`,
      () => `heapq.merge(${s()}, ${s()}${chance.is(0.3) ? ', reverse=True' : ''}${chance.is(0.3) ? ', key=str' : ''})`,
      () => `reversed(${s()})`,
      () => `iter(iter(${s()}).__next__, ${item()})`,
    ])();
  }
  const ofTools = () =>
    chance.pick([
      () => `list(${tool(2)})`,
      () => `list(${tool(2)})`,
      () => `list(${tool(2)})`,
      () => `next(${tool(1)})`,
      () => `next(${tool(1)}, 'end')`,
      () => `sorted(${tool(1)}, key=str)`,
      () => `(lambda i: (next(i), list(i), list(i)))(${tool(1)})`,
      () => `sum(1 for _ in ${tool(1)})`,
      () => `[*${tool(1)}, *${tool(1)}]`,
      () => `dict(${tool(1)})`,
      () => `'-'.join(map(str, ${tool(1)}))`,
      () => `type(${tool(1)}).__name__`,
      () => `(lambda a, b: (next(a), list(b), list(a)))(*itertools.tee(${source()}))`,
      () => `(lambda i: (next(i), list(copy.copy(i)), list(i)))(${tool(0).replaceAll(/\(.* for .* in .*\)/g, 'iter([1])')})`,
      () => `min(${tool(1)}, default=0)`,
      () =>
        `operator.length_hint(${chance.pick(['itertools.repeat(1, 4)', 'iter([1, 2])', 'reversed([1])', '5', "iter('ab')", 'range(3)', 'zip()', 'Failing()'])})`,
      () => `repr(itertools.${chance.pick(['count(3)', 'count(1, 2)', 'repeat(5)', 'repeat(5, 2)', 'count(0.5, 1)', 'count(-1, -1)'])})`,
    ])();
  const ofFunctions = () =>
    chance.pick([
      () => `functools.reduce(${join()}, ${source()}${chance.is(0.5) ? `, ${item()}` : ''})`,
      () => `functools.partial(${chance.pick(['pow', 'int', 'max', '(lambda *a, **k: (a, k))'])}, ${item()})(${item()})`,
      () => `(lambda p: (p.args, p.keywords, p(3)))(functools.partial((lambda *a, **k: (a, k)), ${item()}, k=${item()}))`,
      () => `sorted(${source()}, key=functools.cmp_to_key(lambda a, b: (str(a) > str(b)) - (str(a) < str(b))))`,
      () =>
        `(lambda f: ([f(n % ${chance.between(1, 4)}) for n in range(${chance.between(1, 8)})], f.cache_info(), f.cache_clear(), f.cache_info()))(functools.lru_cache(maxsize=${chance.pick(['None', '0', '1', '2', '3', '-1'])}${chance.is(0.3) ? ', typed=True' : ''})(lambda n: n * 2))`,
      () =>
        `(lambda f: (f(1), f(1.0), f(True), f(${item()}), f.cache_info()))(functools.lru_cache(typed=${chance.pick(['True', 'False'])})(lambda n: type(n).__name__))`,
      () => `dispatch(${item()})`,
      () =>
        `operator.${chance.pick(['itemgetter(0)', 'itemgetter(1, 0)', "attrgetter('real')", "attrgetter('real', 'imag')", "attrgetter('__class__.__name__')", "methodcaller('upper')", "methodcaller('count', 1)", 'itemgetter(slice(1, None))', 'index', 'not_', 'truth', 'abs', 'neg', 'inv', 'pos'])}(${item()})`,
      () =>
        `operator.${chance.pick(['add', 'concat', 'contains', 'countOf', 'indexOf', 'eq', 'lt', 'mod', 'floordiv', 'matmul', 'is_', 'getitem', 'iadd', 'ior', 'lshift', 'pow'])}(${item()}, ${item()})`,
      () => `repr(operator.${chance.pick(["itemgetter(0, 'a')", "attrgetter('a.b', 'c')", "methodcaller('f', 1, k=2)"])})`,
      () => `Total(${whole()}) ${chance.pick(['<', '<=', '>', '>=', '=='])} ${chance.pick(['Total(1)', 'Total(2)', '3'])}`,
      () => `(lambda w: (w.__name__, w.__doc__, w.__wrapped__.__name__))(functools.wraps(documented)(lambda: 1))`,
    ])();
  const ofHeaps = () =>
    chance.pick([
      () =>
        `(lambda h: (heapq.heapify(h), h, heapq.heappop(h), heapq.heappushpop(h, ${item()}), heapq.heapreplace(h, ${item()}), h))(${chance.pick(['[5, 3, 8, 1]', '[2]', '[]', "['b', 'a']", '[3, 1, 2, 2]', '[1, None]'])})`,
      () => `heapq.${chance.pick(['nlargest', 'nsmallest'])}(${whole()}, ${source()}${chance.is(0.4) ? ', key=str' : ''})`,
      () =>
        `bisect.${chance.pick(['bisect', 'bisect_left', 'bisect_right'])}([1, 2, 2, 3, 5], ${item()}${chance.is(0.3) ? `, ${whole()}, ${whole()}` : ''})`,
      () =>
        `(lambda l: (bisect.${chance.pick(['insort', 'insort_left', 'insort_right'])}(l, ${item()}), l))(${chance.pick(['[1, 2, 3]', "['a', 'c']", '[]'])})`,
      () => `bisect.bisect_left(['bb', 'a'], 1, key=len)`,
    ])();
  const deque = () => {
    const changes = chance.several(1, 5, () =>
      chance.pick([
        `d.append(${item()})`,
        `d.appendleft(${item()})`,
        'd.pop()',
        'd.popleft()',
        `d.rotate(${whole()})`,
        `d.extend(${source(0)})`,
        `d.extendleft(${source(0)})`,
        `d.insert(${whole()}, ${item()})`,
        `d.remove(${item()})`,
        `d.index(${item()})`,
        `d.count(${item()})`,
        'd.reverse()',
        'd.clear()',
        'd.copy()',
        `d.__setitem__(${whole()}, ${item()})`,
        `d.__delitem__(${whole()})`,
        `d[${whole()}]`,
        `d + d`,
        `d * ${whole()}`,
        `d.__iadd__('xy')`,
        `${item()} in d`,
        'd.maxlen',
        'list(reversed(d))',
        'd == collections.deque([1, 2])',
        'd < collections.deque([1, 3])',
        'd[0:1]',
        'd.extend(d)',
        `d.__imul__(2)`,
      ]),
    );
    return `(lambda d: (${changes.join(', ')}, d, len(d)))(collections.deque(${source(0)}${chance.is(0.5) ? `, ${chance.pick(['0', '1', '3', '-1', 'None', "'x'"])}` : ''}))`;
  };
  const counter = () => {
    const c = () => `collections.Counter(${chance.pick(["'abracadabra'", '[1, 1, 2]', '{"a": 3, "b": -1}', 'a=1, b=2', '', '{"a": 0}', '5'])})`;
    return chance.pick([
      () => `${c()} ${chance.pick(['+', '-', '&', '|', '<=', '==', '>'])} ${c()}`,
      () => `${c()}.most_common(${chance.pick(['', '1', '2', '0', '-1'])})`,
      () => `sorted(${c()}.elements())`,
      () => `${c()}.total()`,
      () => `+${c()}, -${c()}`,
      () => `(lambda c: (c.update(${c()}), c.subtract('ab'), c))(${c()})`,
      () => `${c()}['zz']`,
      () => `(lambda c: (c.__delitem__('zz'), c.pop('a', 7), c))(${c()})`,
      () => `${c()}.copy()`,
      () => `collections.Counter.fromkeys('ab')`,
      () => `(lambda c: (c.__iadd__(${c()}), c.__isub__(${c()}), c))(${c()})`,
    ])();
  };
  const ordered = () => {
    const changes = chance.several(1, 4, () =>
      chance.pick([
        `d.move_to_end(${chance.pick(["'a'", "'b'", "'zz'"])}${chance.is(0.5) ? ', last=False' : ''})`,
        `d.popitem(${chance.pick(['', 'False'])})`,
        "d.pop('a')",
        "d.__setitem__('a', 9)",
        "d.__setitem__('n', 1)",
        "d.__delitem__('b')",
        'd.update(q=1)',
        'list(reversed(d))',
        'd == {"a": 1}',
        'd == collections.OrderedDict(b=2, a=1)',
        "d.setdefault('s', 4)",
        'd.copy()',
        'd | {"z": 1}',
        "collections.OrderedDict.fromkeys('xy')",
        'list(d.items())',
        'd.clear()',
        'list(reversed(d.values()))',
      ]),
    );
    return `(lambda d: (${changes.join(', ')}, d))(collections.OrderedDict(${chance.pick(['a=1, b=2', "[('b', 2), ('a', 1)]", '', 'a=1'])}))`;
  };
  const chained = () =>
    `(lambda m: (${chance.several(1, 3, () => chance.pick(["m['a']", "m['zz']", "m.__setitem__('a', 5)", 'm.maps', 'm.parents', "m.new_child({'n': 1})", "m.pop('b')", 'list(m)', 'len(m)', 'dict(m)', "m.__delitem__('c')", 'm | {"k": 1}', "m.get('c')", "'c' in m", 'm == {"a": 1}', 'm.popitem()'])).join(', ')}, m))(collections.ChainMap({'a': 1, 'b': 2}, {'c': 3, 'a': 9}))`;
  const defaulted = () =>
    `(lambda d: (${chance.several(1, 3, () => chance.pick(["d['x']", "d['a']", "d.get('y')", "d['l']", 'd.default_factory', 'd.copy()', "d.__missing__('m')", "d.pop('zz')", 'd | {"q": 1}', "setattr(d, 'default_factory', None)", "d.setdefault('s')"])).join(', ')}, d))(collections.defaultdict(${chance.pick(['list', 'int', 'lambda: 5', 'None', '5', 'list, a=1', "dict, {'a': 1}", ''])}))`;
  const named = () =>
    `(lambda T: (${chance.several(1, 3, () => chance.pick(['T(1, 2)', 'T(1)', 'T(x=1, y=2)', 'T(1, 2)._asdict()', 'T(1, 2)._replace(x=5)', 'T(1, 2)._replace(q=5)', 'T._fields', 'T._make([3, 4])', 'T._make([3])', 'T(1, 2) == (1, 2)', 'T(1, 2)[0]', 'T(1, 2).x', 'T._field_defaults', 'T(1, 2, 3)', 'T.__doc__', 'hash(T(1, 2)) == hash((1, 2))', 'T(2, 1) + (3,)', 'T(1, 2).__getnewargs__()', 'T.x.__doc__'])).join(', ')}))(collections.namedtuple('${chance.pick(['P', 'Point3', '1x', 'class'])}', ${chance.pick(["'x y'", "['x', 'y']", "'x, y'", "'x x'", "'_a b'", "'x class'", "''"])}${chance.is(0.4) ? `, ${chance.pick(['rename=True', 'defaults=[7]', 'defaults=[1, 2, 3]', "module='m'"])}` : ''}))`;
  text.line(
    `
import itertools, functools, operator, heapq, bisect, collections, copy
class Failing:
    n = 0
    def __iter__(self): return self
    def __next__(self):
        tick()
        self.n += 1
        if self.n > 2: raise ValueError('failing')
        return self.n
    def __length_hint__(self): return 3
class Stopping:
    def __getitem__(self, n):
        if n > 2: raise IndexError
        return n * 10
@functools.singledispatch
def dispatch(v): return ('object', v)
@dispatch.register(int)
def _(v): return ('int', v)
@dispatch.register
def _(v: str): return ('str', v)
@dispatch.register(list)
@dispatch.register(tuple)
def _(v): return ('sequence', len(v))
@functools.total_ordering
class Total:
    def __init__(self, n): self.n = n
    def __eq__(self, other): return self.n == other.n if isinstance(other, Total) else NotImplemented
    def __lt__(self, other): return self.n < other.n if isinstance(other, Total) else NotImplemented
def documented():
    'what it says'`.trim(),
  );
  text.block('def case():', () => {
    for (let i = chance.between(12, 25); i > 0; i--)
      text.line(
        `show(lambda: ${chance.pick([ofTools, ofTools, ofTools, ofFunctions, ofHeaps, deque, counter, ordered, chained, defaulted, named])()})`,
      );
  });
  text.line('run(case)');
}
