from itertools import *
import sys
def attempt(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except BaseException as e:
        print(type(e).__name__, e)
print(list(islice(count(5), 3)), list(islice(count(1, 2), 3)), list(islice(count(0.5, 0.25), 3)), count(3), count(3, 2), list(islice(count(2 ** 63 - 2), 4)))
c = count(); next(c); print(c); attempt(count, 'a'); attempt(count, 1, 2, 3)
print(list(islice(cycle('ab'), 5)), list(cycle('')), list(repeat(1, 3)), repeat(5), repeat(5, 2), list(repeat(1, -3)), repeat(1, 5).__length_hint__())
print(list(accumulate([1, 2, 3])), list(accumulate([1, 2, 3], lambda a, b: a * b)), list(accumulate([1, 2], initial=10)), list(accumulate([])), list(accumulate([], initial=5)))
print(list(chain('ab', [1], ())), list(chain.from_iterable(['ab', 'cd'])), list(chain())); attempt(lambda: list(chain(1)))
print(list(compress('abcd', [1, 0, 1])), list(dropwhile(lambda x: x < 3, [1, 5, 2])), list(takewhile(lambda x: x < 3, [1, 5, 2])), list(filterfalse(None, [0, 1, 2])), list(filterfalse(lambda x: x % 2, range(5))))
print([(k, list(g)) for k, g in groupby('aabbca')], [(k, list(g)) for k, g in groupby([1, 3, 2, 4, 5], key=lambda x: x % 2)], [k for k, g in groupby('aab')])
print(list(islice('abcdef', 2)), list(islice('abcdef', 1, 4)), list(islice('abcdef', 1, None, 2)), list(islice('abc', 0)), list(islice('abc', None))); attempt(islice, 'a'); attempt(islice, 'a', -1); attempt(islice, 'a', 0, 1, 0); attempt(islice, 'a', 'x')
print(list(pairwise('abcd')), list(pairwise('a')), list(pairwise('')))
print(list(permutations('abc')), list(permutations('abc', 2)), list(permutations('ab', 3)), list(permutations('', 0)), len(list(permutations(range(6), 4))))
print(list(combinations('abcd', 2)), list(combinations('ab', 3)), list(combinations('ab', 0)), list(combinations_with_replacement('abc', 2)), list(combinations_with_replacement('', 2)))
attempt(combinations, 'ab', -1); attempt(permutations, 'ab', -1); attempt(permutations, 'ab', 'x'); attempt(combinations, 'ab')
print(list(product('ab', [1, 2])), list(product('ab', repeat=2)), list(product()), list(product('ab', [])), list(product([0, 1], repeat=0))); attempt(product, 1); attempt(product, repeat=-1)
print(list(starmap(pow, [(2, 3), (3, 2)])), list(zip_longest('abc', 'x')), list(zip_longest('a', 'bcd', fillvalue='-')), list(zip_longest())); attempt(zip_longest, 'a', foo=1)
a, b = tee([1, 2, 3]); print(next(a), next(a), list(b), list(a)); x, y, z = tee('abc', 3); print(list(x), list(y), list(z)); print(tee([], 0)); attempt(tee, [], -1)
t = tee(range(200)); print(sum(t[0]), sum(t[1]))
p = product([1], [2]); q = next(p); print(q)
it = combinations(range(4), 2); i1 = next(it); i2 = next(it); print(i1, i2, i1 is i2)
print([sys.getsizeof(o) for o in (count(), cycle(''), repeat(1), chain(), product('ab', 'cd'), permutations('abc'), combinations('abc', 2), islice('a', 1), groupby(''), tee('')[0], accumulate([]), starmap(pow, []), zip_longest(), compress('', ''), takewhile(None, ''), pairwise(''))])
print(type(count()), chain.__name__, chain.__module__, islice('a', 1).__class__)
