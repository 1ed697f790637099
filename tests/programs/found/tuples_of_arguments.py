# What takes a tuple of its arguments has one made for it: after a full collection, which empties the free lists, the
# collector counts it; and what is passed has a reference more during the call.
import functools
import gc
import itertools
import math
import sys
import types
import weakref


class Plain:
    pass


class Taking:
    def __init__(self, *arguments):
        pass


class Words(list):
    pass


class Record(dict):
    pass


class Number(int):
    pass


def measure(text):
    names = dict(globals(), d={}, s={1}, group=ExceptionGroup('g', [KeyError()]), m=memoryview(b'a'))
    exec(f'''def run():
    gc.collect()
    gc.get_count()
    before = gc.get_count()[0]
    {text}
    return gc.get_count()[0] - before''', names)
    return names['run'](), names['run']()


CALLS = '''
complex('1') complex(1,2) bytearray(b'1') memoryview(b'1') memoryview(m) int('1') int('1',8) str(1) str(b'a','utf8') bytes(3)
bytes([1]) float('1') bool(1) object() list((1,2)) tuple([1]) dict(a=1) set([1]) frozenset([1]) range(3) slice(1) slice(1,2)
enumerate([]) zip([]) zip([],[]) map(len,[]) filter(None,[]) reversed([]) property(len) super(Plain,Plain()) type(1)
Exception(1) KeyError(1) ImportError('a',name='b') AttributeError('a',name='b',obj=3) Plain() Taking() Taking(1) Taking(1,2)
Words() Words([1]) Record() Record(a=1) Number(1) 'a'.find('a') 'a'.count('a',0) 'a'.startswith('a') b'a'.index(b'a')
bytearray(b'a').endswith(b'a') '{}'.format(1) '{a}'.format(a=1) vars(Plain()) max(1,2) max([1,2]) max(1,2,key=abs)
min([1,2],default=3) gc.set_threshold(700) gc.get_referrers(Plain) gc.get_referents(Plain) math.log(2) math.log(2,3)
sys.getsizeof(1) sys.getsizeof(Plain()) sys.getrefcount(1) functools.reduce(max,[1,2,3]) functools.reduce(max,[1,2],3)
functools.cmp_to_key(len) functools.partial(len) functools.partial(len,1) d.update({}) d.update([]) d.update(a=1) d.get(1,2)
s.union([1]) s.union() s.intersection([1]) s.difference([1]) s.update([1]) s.issubset([1]) itertools.count(1)
itertools.chain([]) itertools.chain([],[]) itertools.repeat(1) itertools.cycle([]) itertools.islice([],1)
itertools.accumulate([]) itertools.product([],[]) itertools.permutations([]) itertools.zip_longest([],[])
itertools.takewhile(len,[]) itertools.groupby([]) group.subgroup(KeyError) group.derive([ValueError()]) getattr(1,'real')
isinstance(1,int) type.__call__(Plain) Plain.__new__(Plain) int.__new__(int,1) (1).__add__(1) [].__len__() [1].__setitem__(0,2)
[].__init__([]) Plain().__init__() Plain().__eq__(1) (1).__lt__(2) Plain().__setattr__('a',1) len.__call__([]) int.__add__(1,2)
int.__call__('1') weakref.ref(Plain) weakref.ref(Plain,print) m.cast('b') m[0:1] m.tolist() memoryview(b'a').__exit__(1)
types.SimpleNamespace(a=1) types.MethodType(len,1) types.MappingProxyType({}) int(*['1']) 'a'.find(*['a']) Plain(*[])
Taking(*[1]) len(*[[]]) (1).__add__(*[2])
'''
for text in CALLS.split():
    print(text, *measure(text))


class Seen:
    def __index__(self):
        return sys.getrefcount(self)

    def __len__(self):
        return 1

    def __hash__(self):
        return 1

    def __lt__(self, other):
        print(sys.getrefcount(self), sys.getrefcount(other))
        return False

    def __add__(self, other):
        return sys.getrefcount(self), sys.getrefcount(other)

    def __format__(self, specification):
        return str(sys.getrefcount(self))

    def __sizeof__(self):
        return sys.getrefcount(self)


one, two = Seen(), Seen()
print(int(one), 'a'.find('a', one), bytes(one), range(one), '{} {a}'.format(one, a=two), sys.getsizeof(one) - sys.getsizeof([]))
max(one, two), min([one, two]), max(one, two, key=lambda o: o)
print(functools.reduce(lambda a, b: a + b, [one, two]), functools.reduce(lambda a, b: a + b, (two,), one))
print(len(gc.get_referrers(one)) == len(gc.get_referrers(two)), [type(o).__name__ for o in gc.get_referrers(one, two)])
