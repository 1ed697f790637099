"""Containers beyond list, tuple, dict and set."""

__tracebackhide__ = ('OrderedDict', '__getattr__')

__all__ = ['ChainMap', 'Counter', 'OrderedDict', 'UserDict', 'UserList',
           'UserString', 'defaultdict', 'deque', 'namedtuple']

from sys import intern as _intern
from _types import _name_fully
import _collections
from _collections import deque, defaultdict, _count_elements, _odict_first, _odict_to_end, _odict_view, _tuplegetter
from keyword import iskeyword as _is_keyword
from operator import itemgetter as _itemgetter


# ---- OrderedDict: a dict keeps the order already; what is added looks at it, or changes it

_nothing = object()


def _add_pairs(self, pairs):
    for pair in pairs:
        pair = pair if type(pair) is tuple else tuple(pair)
        if len(pair) != 2:
            raise ValueError('need more than %d value%s to unpack' % (len(pair), '' if len(pair) == 1 else 's')
                             if len(pair) < 2 else 'too many values to unpack (expected 2)')
        self[pair[0]] = pair[1]


def _add_all(self, args, kwds):
    """What __init__ and update have in common; neither calls the other, so that one may be overridden alone."""
    for other in args:
        if type(other) is dict:
            _add_pairs(self, other.items())
        elif hasattr(other, 'keys'):
            for key in other.keys():
                self[key] = other[key]
        elif hasattr(other, 'items'):
            _add_pairs(self, other.items())
        else:
            _add_pairs(self, other)
    for key, value in kwds.items():
        self[key] = value


def _table_length(size):
    # How many hashes a dict's table of so many bytes has places for.
    length = 8
    while size:
        index = length * (1 if length < 256 else 2 if length < 65536 else 4)
        if size - 32 - index in (length * 2 // 3 * 16, length * 2 // 3 * 24):
            return length
        length *= 2
    return 0


_dict_pop = dict.pop  # found faster


class OrderedDict(dict):
    'Dictionary that remembers insertion order'

    def update(self, /, *args, **kwds):
        if len(args) > 1:
            raise TypeError(f'update() takes at most 1 positional argument ({len(args)} given)')
        _add_all(self, args, kwds)

    def __init__(self, /, *args, **kwds):
        if len(args) > 1:
            raise TypeError(f'expected at most 1 arguments, got {len(args)}')
        _add_all(self, args, kwds)

    def keys(self):
        return _odict_view(self, 0)

    def values(self):
        return _odict_view(self, 1)

    def items(self):
        return _odict_view(self, 2)

    def pop(self, key, default=_nothing):
        return dict.pop(self, key) if default is _nothing else dict.pop(self, key, default)

    def setdefault(self, key, default=None):
        if type(self) is OrderedDict:
            return dict.setdefault(self, key, default)
        if key in self:
            return self[key]
        self[key] = default
        return default

    def popitem(self, last=True):
        if not last:
            key = _odict_first(self)
            return key, _dict_pop(self, key)
        if not dict.__len__(self):
            raise KeyError('dictionary is empty')
        return dict.popitem(self)

    def move_to_end(self, key, last=True):
        if last:
            _odict_to_end(self, key)
            return
        value = dict.pop(self, key)
        rest = list(dict.items(self))
        dict.clear(self)
        dict.__setitem__(self, key, value)
        for other, value in rest:
            dict.__setitem__(self, other, value)

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return dict.__eq__(self, other) and all(map(_same, self, other))
        return dict.__eq__(self, other)

    def __ne__(self, other):
        equal = self.__eq__(other)
        return equal if equal is NotImplemented else not equal

    __hash__ = None

    def __sizeof__(self):
        # A node for each item, and as many places for nodes as the table of keys has.
        size = dict.__sizeof__(self)
        return size + 40 + 32 * len(self) + 8 * _table_length(size - type(self).__basicsize__)

    def __repr__(self):
        name = self.__class__.__name__
        if not self:
            return f'{name}()'
        if id(self) in _running:
            return '...'
        _running.add(id(self))
        try:
            return f'{name}({list(self.items())!r})'
        finally:
            _running.discard(id(self))

    def copy(self):
        return self.__class__(self)

    @classmethod
    def fromkeys(cls, iterable, value=None):
        self = cls()
        for key in iterable:
            self[key] = value
        return self

    def __reduce__(self):
        return self.__class__, (), self.__getstate__(), None, iter(self.items())

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if isinstance(other, dict):
            joined = self.__class__(self)
            joined.update(other)
            return joined
        return NotImplemented

    def __ror__(self, other):
        if isinstance(other, dict):
            joined = self.__class__(other)
            joined.update(self)
            return joined
        return NotImplemented


OrderedDict.__module__ = 'collections'
_running = set()


def _same(left, right):
    return left is right or left == right


_name_fully(OrderedDict, 'collections.OrderedDict')


# ---- namedtuple

def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """A class of tuples whose items have names."""
    if isinstance(field_names, str):
        field_names = field_names.replace(',', ' ').split()
    field_names = list(map(str, field_names))
    typename = str(typename)

    if rename:
        seen = set()
        for index, name in enumerate(field_names):
            if not name.isidentifier() or _is_keyword(name) or name.startswith('_') or name in seen:
                field_names[index] = f'_{index}'
            seen.add(name)

    for name in [typename] + field_names:
        if not name.isidentifier():
            raise ValueError(f'Type names and field names must be valid identifiers: {name!r}')
        if _is_keyword(name):
            raise ValueError(f'Type names and field names cannot be a keyword: {name!r}')

    seen = set()
    for name in field_names:
        if name.startswith('_') and not rename:
            raise ValueError(f'Field names cannot start with an underscore: {name!r}')
        if name in seen:
            raise ValueError(f'Encountered duplicate field name: {name!r}')
        seen.add(name)

    field_names = tuple(field_names)
    count = len(field_names)
    field_defaults = {}
    if defaults is not None:
        defaults = tuple(defaults)
        required = count - len(defaults)
        if required < 0:
            raise TypeError('Got more default values than field names')
        field_defaults = dict(zip(field_names[required:], defaults))

    parameters = ', '.join(field_names)
    if count == 1:
        parameters += ','
    text = '(' + ', '.join(f'{name}=%r' for name in field_names) + ')'
    make = tuple.__new__

    scope = {'_make': make, '__builtins__': {}, '__name__': f'namedtuple_{typename}'}
    __new__ = eval(f'lambda _cls, {parameters}: _make(_cls, ({parameters}))', scope)
    __new__.__name__ = '__new__'
    __new__.__doc__ = f'Create new instance of {typename}({", ".join(field_names)})'
    if defaults is not None:
        __new__.__defaults__ = defaults

    @classmethod
    def _make(cls, iterable):
        result = make(cls, iterable)
        if len(result) != count:
            raise TypeError(f'Expected {count} arguments, got {len(result)}')
        return result

    _make.__func__.__doc__ = f'Make a new {typename} object from a sequence or iterable'

    def _replace(self, /, **kwds):
        result = self._make(map(kwds.pop, field_names, self))
        if kwds:
            raise ValueError(f'Got unexpected field names: {list(kwds)!r}')
        return result

    _replace.__doc__ = f'Return a new {typename} object replacing specified fields with new values'

    def __repr__(self):
        'Return a nicely formatted representation string'
        return self.__class__.__name__ + text % self

    def _asdict(self):
        'Return a new dict which maps field names to their values.'
        return dict(zip(self._fields, self))

    def __getnewargs__(self):
        'Return self as a plain tuple.  Used by copy and pickle.'
        return tuple(self)

    for method in (__new__, _make.__func__, _replace, __repr__, _asdict, __getnewargs__):
        method.__qualname__ = f'{typename}.{method.__name__}'

    namespace = {
        '__doc__': f'{typename}({", ".join(field_names)})',
        '__slots__': (), '_fields': field_names, '_field_defaults': field_defaults,
        '__new__': __new__, '_make': _make, '_replace': _replace,
        '__repr__': __repr__, '_asdict': _asdict, '__getnewargs__': __getnewargs__, '__match_args__': field_names,
    }
    for index, name in enumerate(field_names):
        namespace[name] = _tuplegetter(index, _intern(f'Alias for field number {index}'))

    result = type(typename, (tuple,), namespace)

    if module is None:
        try:
            from sys import _getframe
            module = _getframe(1).f_globals.get('__name__', '__main__')
        except (ImportError, AttributeError, ValueError):
            pass
    if module is not None:
        result.__module__ = module
    return result


# ---- Counter

class Counter(dict):
    '''Dict subclass for counting hashable items.'''

    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def total(self):
        return sum(self.values())

    def most_common(self, n=None):
        if n is None:
            return sorted(self.items(), key=_itemgetter(1), reverse=True)
        import heapq
        return heapq.nlargest(n, self.items(), key=_itemgetter(1))

    def elements(self):
        from itertools import chain, repeat, starmap
        return chain.from_iterable(starmap(repeat, self.items()))

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError('Counter.fromkeys() is undefined.  Use Counter(iterable) instead.')

    def update(self, iterable=None, /, **kwds):
        if iterable is not None:
            if _is_mapping(iterable):
                if self:
                    get = self.get
                    for elem, count in iterable.items():
                        self[elem] = count + get(elem, 0)
                else:
                    super().update(iterable)
            else:
                _count_elements(self, iterable)
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        if iterable is not None:
            get = self.get
            if _is_mapping(iterable):
                for elem, count in iterable.items():
                    self[elem] = get(elem, 0) - count
            else:
                for elem in iterable:
                    self[elem] = get(elem, 0) - 1
        if kwds:
            self.subtract(kwds)

    def copy(self):
        return self.__class__(self)

    def __reduce__(self):
        return self.__class__, (dict(self),)

    def __delitem__(self, elem):
        if elem in self:
            super().__delitem__(elem)

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[e] == other[e] for c in (self, other) for e in c)

    def __ne__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return not self == other

    def __le__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[e] <= other[e] for c in (self, other) for e in c)

    def __lt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self <= other and self != other

    def __ge__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[e] >= other[e] for c in (self, other) for e in c)

    def __gt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self >= other and self != other

    __hash__ = None

    def __repr__(self):
        if not self:
            return f'{self.__class__.__name__}()'
        try:
            shown = dict(self.most_common())
        except TypeError:
            shown = dict(self)
        return f'{self.__class__.__name__}({shown!r})'

    def __add__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for elem, count in self.items():
            total = count + other[elem]
            if total > 0:
                result[elem] = total
        for elem, count in other.items():
            if elem not in self and count > 0:
                result[elem] = count
        return result

    def __sub__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for elem, count in self.items():
            left = count - other[elem]
            if left > 0:
                result[elem] = left
        for elem, count in other.items():
            if elem not in self and count < 0:
                result[elem] = 0 - count
        return result

    def __or__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for elem, count in self.items():
            most = max(count, other[elem]) if count < other[elem] else count
            if most > 0:
                result[elem] = most
        for elem, count in other.items():
            if elem not in self and count > 0:
                result[elem] = count
        return result

    def __and__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for elem, count in self.items():
            least = count if count < other[elem] else other[elem]
            if least > 0:
                result[elem] = least
        return result

    def __neg__(self):
        negated = Counter()
        for elem, count in self.items():
            if count < 0:
                negated[elem] = 0 - count
        return negated

    def __pos__(self):
        kept = Counter()
        for elem, count in self.items():
            if count > 0:
                kept[elem] = count
        return kept

    def _keep_positive(self):
        for elem in [elem for elem, count in self.items() if not count > 0]:
            del self[elem]
        return self

    def __iadd__(self, other):
        for elem, count in other.items():
            self[elem] += count
        return self._keep_positive()

    def __isub__(self, other):
        for elem, count in other.items():
            self[elem] -= count
        return self._keep_positive()

    def __ior__(self, other):
        for elem, count in other.items():
            if count > self[elem]:
                self[elem] = count
        return self._keep_positive()

    def __iand__(self, other):
        for elem, count in self.items():
            if other[elem] < count:
                self[elem] = other[elem]
        return self._keep_positive()


def _is_mapping(object):
    if isinstance(object, dict):
        return True
    if not hasattr(object, 'keys'):
        return False
    from collections.abc import Mapping
    return isinstance(object, Mapping)


# ---- ChainMap, UserDict, UserList, UserString are made when they are asked for: they need collections.abc.

def __getattr__(name):
    if name in ('ChainMap', 'UserDict', 'UserList', 'UserString'):
        from collections import _user
        value = globals()[name] = getattr(_user, name)
        return value
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
