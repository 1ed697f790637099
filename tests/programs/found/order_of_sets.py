# The order of a set of None, of built-in types and the like follows from where CPython has them: always in the same place
# in Debian's python3.11, elsewhere in each process of builds that can lie anywhere; there nothing is compared.
sets = [
    {1, None, 'a'}, {None, True, 2.5}, {int, str, list}, {ValueError, KeyError, OSError, Exception},
    {type(value) for value in (1, 'a', None, [], {}, 2.5, b'')}, {..., NotImplemented, None, 3},
    frozenset([object, type, None]), {(None, 1), (1, None), (2,)},
]
known = [
    "{1, 'a', None}",
    '{True, 2.5, None}',
    "{<class 'str'>, <class 'int'>, <class 'list'>}",
    "{<class 'KeyError'>, <class 'Exception'>, <class 'ValueError'>, <class 'OSError'>}",
    "{<class 'list'>, <class 'NoneType'>, <class 'int'>, <class 'float'>, <class 'bytes'>, <class 'str'>, <class 'dict'>}",
    '{3, Ellipsis, NotImplemented, None}',
    "frozenset({<class 'type'>, None, <class 'object'>})",
    '{(1, None), (2,), (None, 1)}',
]
print(hash(None) != 611532 or [repr(one) for one in sets] == known)
