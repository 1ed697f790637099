# Enumerations: classes with a fixed set of named members.
#
# While the class body runs, its namespace (_EnumDict) notes which names will be members. Each of them is put into the new
# class as a _Pending, which the class calls when it is complete (__set_name__): that makes the member.

import sys
from _types import MappingProxyType as _MappingProxyType
from types import DynamicClassAttribute

__all__ = ['EnumType', 'EnumMeta', 'Enum', 'IntEnum', 'StrEnum', 'Flag', 'IntFlag', 'ReprEnum', 'auto', 'unique',
           'property', 'verify', 'member', 'nonmember', 'FlagBoundary', 'STRICT', 'CONFORM', 'EJECT', 'KEEP',
           'global_flag_repr', 'global_enum_repr', 'global_str', 'global_enum', 'EnumCheck', 'CONTINUOUS',
           'NAMED_FLAGS', 'UNIQUE']

# The metaclass is used before these exist.
Enum = Flag = ReprEnum = EJECT = None

_builtin_property = property
_builtin_bin = bin


# ---- kinds of names and values

def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == '__' and name[2] != '_' and name[-3] != '_'


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == '_' and name[1] != '_' and name[-2] != '_'


def _is_private(cls_name, name):
    prefix = f'_{cls_name}__'
    return len(name) > len(prefix) and name.startswith(prefix) and not name.endswith('__')


def _is_descriptor(value):
    return hasattr(value, '__get__') or hasattr(value, '__set__') or hasattr(value, '__delete__')


def _is_inner_class(cls_name, value):
    if not isinstance(value, type):
        return False
    path = f'{cls_name}.{getattr(value, "__name__", "")}'
    qualname = getattr(value, '__qualname__', '')
    return qualname == path or qualname.endswith('.' + path)


def _is_flag(cls):
    return Flag is not None and issubclass(cls, Flag)


# ---- bits

def _is_single_bit(number):
    return number != 0 and number & (number - 1) == 0


def _high_bit(number):
    """The index of the highest bit, -1 if there is none."""
    return number.bit_length() - 1


def _iter_bits_lsb(number):
    rest = number.value if isinstance(number, Enum) else number
    if rest < 0:
        raise ValueError('%r is not a positive integer' % number)
    while rest:
        bit = rest & -rest
        yield bit
        rest ^= bit


def show_flag_values(value):
    return list(_iter_bits_lsb(value))


def bin(num, max_bits=None):
    """The built-in bin(), but with the sign as a first bit of its own, and negative numbers in two's complement."""
    span = 2 ** num.bit_length()
    if num >= 0:
        sign, digits = '0b0', _builtin_bin(num + span)[3:]
    else:
        sign, digits = '0b1', _builtin_bin((num & (span - 1)) + span)[3:]
    if max_bits is not None and len(digits) < max_bits:
        digits = (sign[-1] * max_bits + digits)[-max_bits:]
    return f'{sign} {digits}'


# ---- what marks values in a class body

class nonmember:
    """A value that becomes no member."""

    def __init__(self, value):
        self.value = value


class member:
    """A value that becomes a member whatever it is."""

    def __init__(self, value):
        self.value = value


class _auto_null:
    def __repr__(self):
        return '_auto_null'


_auto_null = _auto_null()


class auto:
    """Stands for a value that _generate_next_value_ finds."""

    def __init__(self, value=_auto_null):
        self.value = value

    def __repr__(self):
        return 'auto(%r)' % self.value


class property(DynamicClassAttribute):
    """A property of members; asked of the class, the name is that of a member."""

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            try:
                return ownerclass._member_map_[self.name]
            except KeyError:
                raise AttributeError('%r has no attribute %r' % (ownerclass, self.name))
        if self.fget is None:
            raise AttributeError('%r member has no attribute %r' % (ownerclass, self.name))
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError('<enum %r> cannot set attribute %r' % (self.clsname, self.name))
        return self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError('<enum %r> cannot delete attribute %r' % (self.clsname, self.name))
        return self.fdel(instance)

    def __set_name__(self, ownerclass, name):
        self.name = name
        self.clsname = ownerclass.__name__


# ---- making members

class _Pending:
    """A member to be, from the end of the class body until the class exists."""

    def __init__(self, value):
        self.value = value

    def __set_name__(self, cls, name):
        delattr(cls, name)
        made = self._make(cls)
        value = made._value_
        made._name_ = name
        made.__objclass__ = cls
        made.__init__(*self._arguments(cls))
        made._sort_order_ = len(cls._member_names_)
        known = _find_equal(cls, value)
        if known is not None:
            made = known
        elif not _is_flag(cls) or _is_single_bit(value):
            cls._member_names_.append(name)
        _make_reachable(cls, name, made)
        cls._member_map_[name] = made
        try:
            cls._value2member_map_.setdefault(value, made)
        except TypeError:
            cls._unhashable_values_.append(value)

    def _arguments(self, cls):
        value = self.value
        return value if isinstance(value, tuple) and cls._member_type_ is not tuple else (value,)

    def _make(self, cls):
        value = self.value
        arguments = self._arguments(cls)
        data_type = cls._member_type_
        made = cls._new_member_(cls, *arguments) if cls._use_args_ else cls._new_member_(cls)
        if hasattr(made, '_value_'):
            return made
        if cls._use_args_ and data_type is object:
            made._value_ = value
            return made
        try:
            made._value_ = data_type(*arguments)
        except Exception:
            if cls._use_args_:
                raise TypeError('_value_ not set in __new__, unable to create it') from None
            made._value_ = value
        return made


def _find_equal(cls, value):
    """The member that has this value already, or None."""
    try:
        return cls._value2member_map_.get(value)
    except TypeError:
        for other in cls._member_map_.values():
            if other._value_ == value:
                return other
    return None


def _make_reachable(cls, name, made):
    """cls.name becomes the member, unless a base has a property of that name: that finds it by itself."""
    found = None
    hidden = False
    for base in cls.__mro__[1:]:
        found = base.__dict__.get(name)
        if found is None:
            continue
        if isinstance(found, DynamicClassAttribute):
            break
        hidden = True
    if not found:
        setattr(cls, name, made)
    elif hidden:
        redirect = property()
        redirect.__set_name__(cls, name)
        redirect.fget = found.fget
        redirect.fset = found.fset
        redirect.fdel = found.fdel
        setattr(cls, name, redirect)


_KNOWN_SUNDERS = frozenset(['_order_', '_generate_next_value_', '_numeric_repr_', '_missing_', '_ignore_',
                            '_iter_member_', '_iter_member_by_value_', '_iter_member_by_def_'])


class _EnumDict(dict):
    """The namespace of a class body."""

    def __init__(self):
        super().__init__()
        self._member_names = {}
        self._last_values, self._ignore = [], []
        self._auto_called = False

    def __setitem__(self, key, value):
        if isinstance(value, type) and _is_inner_class(self._cls_name, value):
            import warnings
            warnings.warn("In 3.13 classes created inside an enum will not become a member.  "
                          "Use the `member` decorator to keep the current behavior.",
                          DeprecationWarning, stacklevel=2)
        if _is_private(self._cls_name, key):
            pass
        elif _is_sunder(key):
            self._set_sunder(key, value)
        elif _is_dunder(key):
            key = '_order_' if key == '__order__' else key
        elif key in self._member_names:
            raise TypeError('%r already defined as %r' % (key, self[key]))
        elif key not in self._ignore:
            if isinstance(value, nonmember):
                value = value.value
            elif not _is_descriptor(value):
                value = self._note_member(key, value)
        super().__setitem__(key, value)

    def _set_sunder(self, key, value):
        if key not in _KNOWN_SUNDERS:
            raise ValueError('_sunder_ names, such as %r, are reserved for future Enum use' % (key,))
        if key == '_generate_next_value_':
            if self._auto_called:
                raise TypeError('_generate_next_value_ must be defined before members')
            self._generate_next_value = value.__func__ if isinstance(value, staticmethod) else value
        elif key == '_ignore_':
            names = value.replace(',', ' ').split() if isinstance(value, str) else list(value)
            self._ignore = names
            already = set(names) & set(self._member_names)
            if already:
                raise ValueError('_ignore_ cannot specify already set names: %r' % (already,))
            # The namespace keeps what was written; EnumType takes it out.

    def _note_member(self, key, value):
        if key in self:
            raise TypeError('%r already defined as %r' % (key, self[key]))
        if isinstance(value, member):
            value = value.value
        if isinstance(value, auto):
            value = self._resolve(key, value)
        elif type(value) is tuple and any(isinstance(part, auto) for part in value):
            value = tuple([self._resolve(key, part) if isinstance(part, auto) else part for part in value])
        else:
            self._last_values.append(value)
        self._member_names[key] = None
        return value

    def _resolve(self, key, mark):
        """The value that an auto() stands for."""
        if mark.value is _auto_null:
            mark.value = self._generate_next_value(key, 1, len(self._member_names), self._last_values[:])
            self._auto_called = True
        self._last_values.append(mark.value)
        return mark.value

    def update(self, members, **more_members):
        pairs = [(name, members[name]) for name in members.keys()] if hasattr(members, 'keys') else members
        for name, value in pairs:
            self[name] = value
        for name, value in more_members.items():
            self[name] = value


# ---- the metaclass

_TEXT_METHODS = ('__repr__', '__str__', '__format__', '__reduce_ex__')
_FLAG_METHODS = ('__or__', '__and__', '__xor__', '__ror__', '__rand__', '__rxor__', '__invert__')
_FLAG_FIELDS = ('_boundary_', '_flag_mask_', '_all_bits_', '_inverted_')


class EnumType(type):
    """The class of enumerations."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        metacls._check_for_existing_members_(cls, bases)
        namespace = _EnumDict()
        namespace._cls_name = cls
        first_enum = metacls._get_mixins_(cls, bases)[1]
        if first_enum is not None:
            namespace['_generate_next_value_'] = getattr(first_enum, '_generate_next_value_', None)
        return namespace

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        ignored = classdict.get('_ignore_', ())
        for key in [*(ignored.replace(',', ' ').split() if isinstance(ignored, str) else ignored), '_ignore_']:
            classdict.pop(key, None)
        member_names = classdict._member_names
        invalid = set(member_names) & {'mro', ''}
        if invalid:
            raise ValueError('invalid enum member name(s) %s' % ','.join(repr(name) for name in invalid))
        order = classdict.pop('_order_', None)
        namespace = dict(classdict.items())

        member_type, first_enum = metacls._get_mixins_(cls, bases)
        new, keeps_new, use_args = metacls._find_new_(namespace, member_type, first_enum)
        namespace['_new_member_'] = new
        namespace['_use_args_'] = use_args
        mask = 0
        for name in member_names:
            value = namespace[name]
            if isinstance(value, int):
                mask |= value
            namespace[name] = _Pending(value)
        namespace['_member_names_'] = []
        namespace['_member_map_'] = {}
        namespace['_value2member_map_'] = {}
        namespace['_unhashable_values_'] = []
        namespace['_member_type_'] = member_type
        namespace['_value_repr_'] = metacls._find_data_repr_(cls, bases)
        namespace['_boundary_'] = boundary or getattr(first_enum, '_boundary_', None)
        namespace['_flag_mask_'] = mask
        namespace['_all_bits_'] = 2 ** mask.bit_length() - 1
        namespace['_inverted_'] = None

        failure = None
        try:
            enum_class = super().__new__(metacls, cls, bases, namespace, **kwds)
        except RuntimeError as error:
            # What __set_name__ raised comes wrapped.
            failure = error.__cause__ or error
        if failure is not None:
            raise failure
        namespace.update(enum_class.__dict__)

        _settle_methods(enum_class, bases, namespace, member_type, first_enum)
        if Enum is not None:
            if keeps_new:
                enum_class.__new_member__ = new
            enum_class.__new__ = Enum.__new__
        is_flag = _is_flag(enum_class)
        if is_flag:
            _settle_flag(enum_class)
        elif Flag is not None or cls != 'Flag':
            for name in _FLAG_FIELDS:
                delattr(enum_class, name)
        if order is not None:
            _check_order(enum_class, order, is_flag)
        return enum_class

    def __bool__(cls):
        return True

    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1, boundary=None):
        """The member with this value; with names, a new enumeration called `value`."""
        if names is None:
            return cls.__new__(cls, value)
        return cls._create_(value, names, module=module, qualname=qualname, type=type, start=start, boundary=boundary)

    def __contains__(cls, member):
        if not isinstance(member, Enum):
            import warnings
            warnings.warn("in 3.12 __contains__ will no longer raise TypeError, but will return True or\n"
                          "False depending on whether the value is a member or the value of a member",
                          DeprecationWarning, stacklevel=2)
            raise TypeError("unsupported operand type(s) for 'in': '%s' and '%s'"
                            % (type(member).__qualname__, cls.__class__.__qualname__))
        return isinstance(member, cls) and member._name_ in cls._member_map_

    def __delattr__(cls, attr):
        if attr in cls._member_map_:
            raise AttributeError('%r cannot delete member %r.' % (cls.__name__, attr))
        super().__delattr__(attr)

    def __dir__(cls):
        names = {'__class__', '__contains__', '__doc__', '__getitem__', '__iter__', '__len__', '__members__',
                 '__module__', '__name__', '__qualname__', *cls._member_names_}
        if cls._new_member_ is not object.__new__:
            names.add('__new__')
        if cls.__init_subclass__ is not object.__init_subclass__:
            names.add('__init_subclass__')
        if cls._member_type_ is not object:
            names.update(dir(cls._member_type_))
        return sorted(names)

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __getattr__(cls, name):
        if _is_dunder(name):
            raise AttributeError(name)
        try:
            return cls._member_map_[name]
        except KeyError:
            raise AttributeError(name) from None

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __len__(cls):
        return len(cls._member_names_)

    @_builtin_property
    def __members__(cls):
        """All members by name, aliases too; it cannot be changed."""
        return _MappingProxyType(cls._member_map_)

    def __repr__(cls):
        return '<%s %r>' % ('flag' if _is_flag(cls) else 'enum', cls.__name__)

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get('_member_map_', {}):
            raise AttributeError('cannot reassign member %r' % (name,))
        super().__setattr__(name, value)

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1, boundary=None):
        """A new enumeration from names in a str, an iterable of names or of pairs, or a mapping."""
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        first_enum = cls._get_mixins_(class_name, bases)[1]
        namespace = metacls.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(',', ' ').split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            values = []
            for count, name in enumerate(names):
                values.append(first_enum._generate_next_value_(name, start, count, values[:]))
            names = list(zip(names, values))
        for item in names:
            name, value = (item, names[item]) if isinstance(item, str) else item
            namespace[name] = value
        if module is None:
            try:
                module = sys._getframe(2).f_globals['__name__']
            except (AttributeError, ValueError, KeyError):
                pass
        if module is None:
            _make_unpicklable(namespace)
        else:
            namespace['__module__'] = module
        if qualname is not None:
            namespace['__qualname__'] = qualname
        return metacls.__new__(metacls, class_name, bases, namespace, boundary=boundary)

    def _convert_(cls, name, module, filter, source=None, *, boundary=None, as_global=False):
        """Make an enumeration of a module's constants, and put it and its members there."""
        names = sys.modules[module].__dict__
        members = [(key, value) for key, value in (source.__dict__ if source else names).items() if filter(key)]
        try:
            members.sort(key=lambda pair: (pair[1], pair[0]))
        except TypeError:
            members.sort(key=lambda pair: pair[0])
        made = cls._create_(name, members, module=module, boundary=boundary or KEEP)
        made.__reduce_ex__ = _reduce_ex_by_global_name
        if as_global:
            global_enum(made)
        else:
            names.update(made.__members__)
        names[name] = made
        return made

    # -- what the bases say

    @classmethod
    def _check_for_existing_members_(mcls, class_name, bases):
        for base in bases:
            for ancestor in base.__mro__:
                if issubclass(ancestor, Enum) and ancestor._member_names_:
                    raise TypeError('<enum %r> cannot extend %r' % (class_name, ancestor))

    @classmethod
    def _get_mixins_(mcls, class_name, bases):
        """The data type of members, and the enumeration that is derived from."""
        if not bases:
            return object, Enum
        mcls._check_for_existing_members_(class_name, bases)
        first_enum = bases[-1]
        if not issubclass(first_enum, Enum):
            raise TypeError('new enumerations should be created as '
                            '`EnumName([mixin_type, ...] [data_type,] enum_type)`')
        return mcls._find_data_type_(class_name, bases) or object, first_enum

    @classmethod
    def _find_data_repr_(mcls, class_name, bases):
        """The repr of values: that of the first class that has one, or what its enumeration uses."""
        for base in bases:
            for ancestor in base.__mro__:
                if ancestor is object:
                    continue
                if issubclass(ancestor, Enum):
                    return ancestor._value_repr_
                if '__repr__' in ancestor.__dict__:
                    return ancestor.__dict__['__repr__']
        return None

    @classmethod
    def _find_data_type_(mcls, class_name, bases):
        found = set()
        for base in bases:
            candidate = None
            for ancestor in base.__mro__:
                if ancestor is object:
                    continue
                if issubclass(ancestor, Enum):
                    if ancestor._member_type_ is not object:
                        found.add(ancestor._member_type_)
                        break
                elif '__new__' in ancestor.__dict__ or '__init__' in ancestor.__dict__:
                    found.add(candidate or ancestor)
                    break
                else:
                    candidate = candidate or ancestor
        if len(found) > 1:
            raise TypeError('too many data types for %r: %r' % (class_name, found))
        return found.pop() if found else None

    @classmethod
    def _find_new_(mcls, namespace, member_type, first_enum):
        """The __new__ that makes members, whether it is to be kept for subclasses, whether it takes the value."""
        own = namespace.get('__new__')
        if own is not None:
            return own, first_enum is not None, first_enum is not None and own is not object.__new__
        plain = {None, None.__new__, object.__new__, Enum.__new__ if Enum is not None else None}
        for method in ('__new_member__', '__new__'):
            for source in (member_type, first_enum):
                found = getattr(source, method, None)
                if found not in plain:
                    return found, False, first_enum is not None
        return object.__new__, False, False


EnumMeta = EnumType


def _settle_methods(cls, bases, namespace, member_type, first_enum):
    """The text of members, and the operators of flags, are the enumeration's and not the data type's."""
    if ReprEnum is not None and ReprEnum in bases:
        if member_type is object:
            raise TypeError('ReprEnum subclasses must be mixed with a data type (i.e. int, str, float, etc.)')
        if '__format__' not in namespace:
            cls.__format__ = namespace['__format__'] = member_type.__format__
        if '__str__' not in namespace:
            method = member_type.__str__
            if method is object.__str__:
                method = member_type.__repr__
            cls.__str__ = namespace['__str__'] = method
    for name in _TEXT_METHODS:
        if name not in namespace and getattr(cls, name) in (getattr(member_type, name), getattr(object, name)):
            setattr(cls, name, getattr(first_enum, name))
    if _is_flag(cls):
        for name in _FLAG_METHODS:
            if name not in namespace:
                method = namespace[name] = getattr(Flag, name)
                setattr(cls, name, method)


def _settle_flag(cls):
    mask = 0
    for one in cls._member_map_.values():
        if _is_single_bit(one._value_):
            mask |= one._value_
    cls._flag_mask_ = mask
    values = [one._value_ for one in cls]
    if values != sorted(values):
        cls._iter_member_ = cls._iter_member_by_def_


def _check_order(cls, order, is_flag):
    """_order_ must name the members in the order that they have; aliases are let pass."""
    if isinstance(order, str):
        order = order.replace(',', ' ').split()
    if not order:
        return
    members = cls._member_map_
    if is_flag:
        order = [name for name in order if name not in members or _is_single_bit(cls[name]._value_)]
    order = [name for name in order if name not in members or name in cls._member_names_]
    if order != cls._member_names_:
        raise TypeError('member order does not match _order_:\n  %r\n  %r' % (cls._member_names_, order))


def _make_unpicklable(namespace):
    def __reduce_ex__(self, proto):
        raise TypeError('%r cannot be pickled' % self)
    namespace['__reduce_ex__'] = __reduce_ex__
    namespace['__module__'] = '<unknown>'


# ---- the enumerations to derive from

class Enum(metaclass=EnumType):
    """Named values: derive a class, and assign each member in its body."""

    def __new__(cls, value):
        """The member with this value. (Members themselves are made by _Pending.)"""
        if type(value) is cls:
            return value
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            for one in cls._member_map_.values():
                if one._value_ == value:
                    return one
        failure = None
        try:
            result = cls._missing_(value)
        except Exception as error:
            failure = error
            result = None
        try:
            if isinstance(result, cls):
                return result
            if _is_flag(cls) and cls._boundary_ is EJECT and isinstance(result, int):
                return result
            invalid = ValueError('%r is not a valid %s' % (value, cls.__qualname__))
            if result is None and failure is None:
                raise invalid
            if failure is None:
                failure = TypeError('error in %s._missing_: returned %r instead of None or a valid member'
                                    % (cls.__name__, result))
            if not isinstance(failure, ValueError):
                failure.__context__ = invalid
            raise failure
        finally:
            # Or the frame and the exception would keep each other.
            failure = invalid = None

    def __init__(self, *args, **kwds):
        pass

    def _generate_next_value_(name, start, count, last_values):
        """What auto() stands for: one more than the last value."""
        if not last_values:
            return start
        try:
            newest = last_values[-1]
            last_values.sort()
            if newest == last_values[-1]:
                return newest + 1
        except TypeError:
            pass
        import warnings
        warnings.warn("In 3.13 the default `auto()`/`_generate_next_value_` will require all values to be sortable and "
                      "support adding +1\n"
                      "and the value returned will be the largest value in the enum incremented by 1",
                      DeprecationWarning, stacklevel=5)
        for value in last_values:
            try:
                return value + 1
            except TypeError:
                pass
        return start

    @classmethod
    def _missing_(cls, value):
        """What is asked for the member of a value that none has."""
        return None

    def __repr__(self):
        value_repr = self.__class__._value_repr_ or repr
        return '<%s.%s: %s>' % (self.__class__.__name__, self._name_, value_repr(self._value_))

    def __str__(self):
        return '%s.%s' % (self.__class__.__name__, self._name_)

    def __dir__(self):
        names = {'__class__', '__doc__', '__eq__', '__hash__', '__module__'}
        if self.__class__._member_type_ is object:
            names |= {'name', 'value'}
        else:
            names.update(object.__dir__(self))
        names.update(name for name in getattr(self, '__dict__', ()) if name[0] != '_')
        for cls in self.__class__.mro():
            for name, value in cls.__dict__.items():
                if name[0] == '_':
                    continue
                if isinstance(value, property) and value.fget is None and name in self._member_map_:
                    names.discard(name)
                else:
                    names.add(name)
        return sorted(names)

    @property
    def value(self):
        """The value of the Enum member."""
        return self._value_

    @property
    def name(self):
        """The name of the Enum member."""
        return self._name_

    def __hash__(self):
        return hash(self._name_)

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __reduce_ex__(self, proto):
        return getattr, (self.__class__, self._name_)


class ReprEnum(Enum):
    """An enumeration with a data type, whose members' str() and format() are that type's."""


class IntEnum(int, ReprEnum):
    """An enumeration whose members are ints."""


class StrEnum(str, ReprEnum):
    """An enumeration whose members are strs."""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError('too many arguments for str(): %r' % (values,))
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError('%r is not a string' % (values[0],))
        if len(values) >= 2 and not isinstance(values[1], str):
            raise TypeError('encoding must be a string, not %r' % (values[1],))
        if len(values) == 3 and not isinstance(values[2], str):
            raise TypeError('errors must be a string, not %r' % (values[2]))
        value = str(*values)
        made = str.__new__(cls, value)
        made._value_ = value
        return made

    def _generate_next_value_(name, start, count, last_values):
        """The name in lower case."""
        return name.lower()


def _reduce_ex_by_global_name(self, proto):
    return self.name


class FlagBoundary(StrEnum):
    """What a flag does with bits that no member has: raise, drop them, become an int, keep them."""

    STRICT, CONFORM, EJECT, KEEP = auto(), auto(), auto(), auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


class Flag(Enum, boundary=CONFORM):
    """An enumeration of bits, which can be combined."""

    def __reduce_ex__(self, proto):
        cls = self.__class__
        unknown = self._value_ & ~cls._flag_mask_
        known = self._value_ & cls._flag_mask_
        from operator import or_
        if unknown and known:
            return or_, (cls(known), unknown)
        lowest = known & -known
        if lowest != known:
            return or_, (cls(known & ~lowest), cls._value2member_map_.get(lowest))
        return (cls, (self._value_,)) if self._name_ is None else (getattr, (cls, self._name_))

    _numeric_repr_ = repr

    def _generate_next_value_(name, start, count, last_values):
        """The next power of two above the largest value."""
        if not count:
            return start if start is not None else 1
        largest = max(last_values)
        try:
            return 2 ** (_high_bit(largest) + 1)
        except Exception:
            raise TypeError('invalid flag value %r' % largest) from None

    @classmethod
    def _iter_member_by_value_(cls, value):
        for bit in _iter_bits_lsb(value & cls._flag_mask_):
            yield cls._value2member_map_.get(bit)

    _iter_member_ = _iter_member_by_value_

    @classmethod
    def _iter_member_by_def_(cls, value):
        yield from sorted(cls._iter_member_by_value_(value), key=lambda one: one._sort_order_)

    @classmethod
    def _missing_(cls, value):
        """The member that combines others; what to do with other bits is the boundary's matter."""
        if not isinstance(value, int):
            raise ValueError('%r is not a valid %s' % (value, cls.__qualname__))
        mask = cls._flag_mask_
        all_bits = cls._all_bits_
        if not ~all_bits <= value <= all_bits or value & (all_bits ^ mask):
            boundary = cls._boundary_
            if boundary is STRICT:
                width = max(value.bit_length(), mask.bit_length())
                raise ValueError('%r invalid value %r\n    given %s\n  allowed %s'
                                 % (cls, value, bin(value, width), bin(mask, width)))
            if boundary is CONFORM:
                value &= mask
            elif boundary is EJECT:
                return value
            elif boundary is KEEP:
                if value < 0:
                    value += max(all_bits + 1, 2 ** value.bit_length())
            else:
                raise ValueError('%r unknown flag boundary %r' % (cls, boundary))
        negative = None
        if value < 0:
            negative = value
            value += all_bits + 1
        unknown = value & ~mask
        if unknown and cls._boundary_ is not KEEP:
            raise ValueError('%s(%r) -->  unknown values %r [%s]' % (cls.__name__, value, unknown, bin(unknown)))
        made = cls._combine(value, value & mask, unknown)
        if not unknown:
            made = cls._value2member_map_.setdefault(value, made)
            if negative is not None:
                cls._value2member_map_[negative] = made
        return made

    @classmethod
    def _combine(cls, value, known, unknown):
        made = object.__new__(cls) if cls._member_type_ is object else cls._member_type_.__new__(cls, value)
        if not hasattr(made, '_value_'):
            made._value_ = value
        made._name_ = None
        if known:
            made._name_ = '|'.join([one._name_ for one in cls._iter_member_(known)])
            if unknown:
                made._name_ += '|%s' % cls._numeric_repr_(unknown)
        return made

    def __contains__(self, other):
        """Whether all flags of the other are set here."""
        if not isinstance(other, self.__class__):
            raise TypeError("unsupported operand type(s) for 'in': %r and %r"
                            % (type(other).__qualname__, self.__class__.__qualname__))
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        yield from self._iter_member_(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __repr__(self):
        name = self.__class__.__name__
        value = (self.__class__._value_repr_ or repr)(self._value_)
        return '<%s: %s>' % (name, value) if self._name_ is None else '<%s.%s: %s>' % (name, self._name_, value)

    def __str__(self):
        name = self.__class__.__name__
        return '%s(%r)' % (name, self._value_) if self._name_ is None else '%s.%s' % (name, self._name_)

    def __bool__(self):
        return bool(self._value_)

    def _bits_of(self, other):
        """The other operand as a number; None if it cannot be one."""
        if isinstance(other, self.__class__):
            return other._value_
        if self._member_type_ is not object and isinstance(other, self._member_type_):
            return other
        return None

    def __or__(self, other):
        bits = self._bits_of(other)
        return NotImplemented if bits is None else self.__class__(self._value_ | bits)

    def __and__(self, other):
        bits = self._bits_of(other)
        return NotImplemented if bits is None else self.__class__(self._value_ & bits)

    def __xor__(self, other):
        bits = self._bits_of(other)
        return NotImplemented if bits is None else self.__class__(self._value_ ^ bits)

    def __invert__(self):
        inverted = self._inverted_
        if inverted is None:
            bits = ~self._value_ if self._boundary_ is KEEP else self._flag_mask_ ^ self._value_
            inverted = self._inverted_ = self.__class__(bits)
            if isinstance(inverted, self.__class__):
                inverted._inverted_ = self
        return inverted

    __rand__ = __and__
    __ror__ = __or__
    __rxor__ = __xor__


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """Flags that are ints."""


# ---- checks

def _aliases(enumeration):
    return [(name, one.name) for name, one in enumeration.__members__.items() if name != one.name]


def _alias_text(aliases):
    return ', '.join(['%s -> %s' % pair for pair in aliases])


def unique(enumeration):
    """A class decorator: no two members may have the same value."""
    aliases = _aliases(enumeration)
    if aliases:
        raise ValueError('duplicate values found in %r: %s' % (enumeration, _alias_text(aliases)))
    return enumeration


class EnumCheck(StrEnum):
    """What verify can check."""

    CONTINUOUS = 'no skipped integer values'
    NAMED_FLAGS = 'multi-flag aliases may not contain unnamed flags'
    UNIQUE = 'one name per value'


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    """A class decorator: the enumeration must pass these checks."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        if not issubclass(enumeration, Enum):
            raise TypeError("the 'verify' decorator only works with Enum and Flag")
        for check in self.checks:
            if check is UNIQUE:
                aliases = _aliases(enumeration)
                if aliases:
                    raise ValueError('aliases found in %r: %s' % (enumeration, _alias_text(aliases)))
            elif check is CONTINUOUS:
                _check_continuous(enumeration)
            elif check is NAMED_FLAGS:
                _check_named_flags(enumeration)
        return enumeration


def _check_continuous(enumeration):
    values = {one.value for one in enumeration}
    if len(values) < 2:
        return
    low, high = min(values), max(values)
    if issubclass(enumeration, Flag):
        kind = 'flag'
        expected = [2 ** i for i in range(_high_bit(low) + 1, _high_bit(high))]
    else:
        kind = 'enum'
        expected = range(low + 1, high)
    missing = [value for value in expected if value not in values]
    if missing:
        raise ValueError(('invalid %s %r: missing values %s'
                          % (kind, enumeration.__name__, ', '.join(map(str, missing))))[:256])


def _check_named_flags(enumeration):
    values = [one.value for one in enumeration]
    names = []
    bits = 0
    for name, alias in enumeration._member_map_.items():
        if name in enumeration._member_names_ or alias.value < 0:
            continue
        missed = [bit for bit in _iter_bits_lsb(alias.value) if bit not in values]
        if missed:
            names.append(name)
            for bit in missed:
                bits |= bit
    if not names:
        return
    if len(names) == 1:
        alias = 'alias %s is missing' % names[0]
    else:
        alias = 'aliases %s and %s are missing' % (', '.join(names[:-1]), names[-1])
    value = ('value 0x%x' if _is_single_bit(bits) else 'combined values of 0x%x') % bits
    raise ValueError('invalid Flag %r: %s %s [use enum.show_flag_values(value) for details]'
                     % (enumeration.__name__, alias, value))


# ---- enumerations whose members are names of their module, too

def _last_module(self):
    return self.__class__.__module__.split('.')[-1]


def global_enum_repr(self):
    """module.NAME"""
    return '%s.%s' % (_last_module(self), self._name_)


def global_flag_repr(self):
    """module.NAME, or several joined by |"""
    module = _last_module(self)
    if self._name_ is None:
        return '%s.%s(%r)' % (module, self.__class__.__name__, self._value_)
    if _is_single_bit(self):
        return '%s.%s' % (module, self._name_)
    return '|'.join([name if self._boundary_ is KEEP and name[0].isdigit() else '%s.%s' % (module, name)
                     for name in self._name_.split('|')])


def global_str(self):
    """NAME"""
    if self._name_ is None:
        return '%s(%r)' % (self.__class__.__name__, self._value_)
    return self._name_


def global_enum(cls, update_str=False):
    """A class decorator: puts the members into the module, and shows them by that."""
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls


def _simple_enum(etype=Enum, *, boundary=None, use_args=None):
    """A class decorator: makes an ordinary class an enumeration."""
    def convert(cls):
        namespace = etype.__class__.__prepare__(cls.__name__, (etype,))
        for name, value in cls.__dict__.items():
            if name not in ('__dict__', '__weakref__'):
                namespace[name] = value
        return etype.__class__(cls.__name__, (etype,), namespace, boundary=boundary)
    return convert
