# Classes made of their annotations: @dataclass writes their __init__, __repr__, comparisons and more.
#
# What is written is the text of one function around all the methods of a class, which is compiled once; the defaults, the
# annotations and whatever else the methods need are its parameters.

import sys
from _types import FunctionType, GenericAlias, MappingProxyType, MemberDescriptorType

__all__ = ['dataclass', 'field', 'Field', 'FrozenInstanceError', 'InitVar', 'KW_ONLY', 'MISSING', 'fields', 'asdict',
           'astuple', 'make_dataclass', 'replace', 'is_dataclass']


class FrozenInstanceError(AttributeError):
    """A field of a frozen class was to be changed."""


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return '<factory>'


class _MISSING_TYPE:
    pass


class _KW_ONLY_TYPE:
    pass


class _FieldKind:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()
MISSING = _MISSING_TYPE()
KW_ONLY = _KW_ONLY_TYPE()
_FIELD = _FieldKind('_FIELD')
_FIELD_CLASSVAR = _FieldKind('_FIELD_CLASSVAR')
_FIELD_INITVAR = _FieldKind('_FIELD_INITVAR')
_EMPTY_METADATA = MappingProxyType({})

_FIELDS = '__dataclass_fields__'
_PARAMS = '__dataclass_params__'
_POST_INIT_NAME = '__post_init__'


class InitVar:
    """Marks what __init__ takes and gives to __post_init__, and does not keep."""

    __slots__ = ('type',)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f'dataclasses.InitVar[{name}]'

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    """One field; made by field(), its name and type are filled in by @dataclass."""

    __slots__ = ('name', 'type', 'default', 'default_factory', 'repr', 'hash', 'init', 'compare', 'metadata', 'kw_only',
                 '_field_type')

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = self.type = None
        self.default, self.default_factory = default, default_factory
        self.init, self.repr, self.hash, self.compare = init, repr, hash, compare
        self.metadata = _EMPTY_METADATA if metadata is None else MappingProxyType(metadata)
        self.kw_only = kw_only
        self._field_type = None

    def __repr__(self):
        if id(self) in _shown:
            return '...'
        _shown.add(id(self))
        try:
            parts = [f'{name}={getattr(self, name)!r}' for name in
                     ('name', 'type', 'default', 'default_factory', 'init', 'repr', 'hash', 'compare', 'metadata',
                      'kw_only')]
            return f'Field({",".join(parts)},_field_type={self._field_type})'
        finally:
            _shown.discard(id(self))

    def __set_name__(self, owner, name):
        # A default that is a descriptor learns its name, too.
        found = getattr(type(self.default), '__set_name__', None)
        if found:
            found(self.default, owner, name)

    __class_getitem__ = classmethod(GenericAlias)


# The objects whose text is being made right now.
_shown = set()


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING):
    """What a field is besides its type: assign it to the annotated name."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


class _DataclassParams:
    __slots__ = ('init', 'repr', 'eq', 'order', 'unsafe_hash', 'frozen')

    def __init__(self, init, repr, eq, order, unsafe_hash, frozen):
        self.init, self.repr, self.eq = init, repr, eq
        self.order, self.unsafe_hash, self.frozen = order, unsafe_hash, frozen

    def __repr__(self):
        return '_DataclassParams(' + ','.join([f'{name}={getattr(self, name)!r}' for name in self.__slots__]) + ')'


# ---- what an annotation says

def _head(text):
    """"module.name[…" as (module or None, name); None if it does not begin like that."""
    parts = []
    rest = text.lstrip()
    while len(parts) < 2:
        end = 0
        while end < len(rest) and (rest[end].isalnum() or rest[end] == '_'):
            end += 1
        if end == 0:
            break
        parts.append(rest[:end])
        rest = rest[end:].lstrip()
        if len(parts) == 1 and rest[:1] == '.':
            rest = rest[1:].lstrip()
        else:
            break
    if not parts:
        return None
    return (parts[0], parts[1]) if len(parts) == 2 else (None, parts[0])


def _names(annotation, cls, module, matches):
    """Whether the annotation, or what its text stands for, is what `matches` asks for."""
    if matches(annotation):
        return True
    head = isinstance(annotation, str) and _head(annotation)
    if not head:
        return False
    module_name, name = head
    home = sys.modules.get(cls.__module__)
    if module_name is None:
        return home is not None and matches(home.__dict__.get(name))
    return home is not None and home.__dict__.get(module_name) is module and matches(module.__dict__.get(name))


def _is_init_var(annotation):
    return annotation is InitVar or type(annotation) is InitVar


def _is_kw_only(annotation):
    return annotation is KW_ONLY


def _kind(annotation, cls):
    # Without typing there is nothing that can be a ClassVar.
    typing = sys.modules.get('typing')
    if typing is not None:
        class_var = typing.ClassVar
        if _names(annotation, cls, typing, lambda it: it is class_var or getattr(it, '__origin__', None) is class_var):
            return _FIELD_CLASSVAR
    if _names(annotation, cls, sys.modules[__name__], _is_init_var):
        return _FIELD_INITVAR
    return _FIELD


def _make_field(cls, name, annotation, kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        made = default
    else:
        # What a slot left in the class is no default.
        made = field(default=MISSING if isinstance(default, MemberDescriptorType) else default)
    made.name = name
    made.type = annotation
    kind = made._field_type = _kind(annotation, cls)
    if kind is not _FIELD and made.default_factory is not MISSING:
        raise TypeError(f'field {name} cannot have a default factory')
    if kind is not _FIELD_CLASSVAR:
        if made.kw_only is MISSING:
            made.kw_only = kw_only
    elif made.kw_only is not MISSING:
        raise TypeError(f'field {name} is a ClassVar but specifies kw_only')
    if kind is _FIELD and made.default.__class__.__hash__ is None:
        raise ValueError(f'mutable default {type(made.default)} for field {name} is not allowed: use default_factory')
    return made


# ---- the text of methods

class _Methods:
    """The methods of one class as they are written, with the names they use."""

    def __init__(self):
        self.values = {}
        self.lines = []
        self.names = []

    def add(self, name, parameters, body):
        self.names.append(name)
        self.lines.append(f' def {name}({", ".join(parameters)}):')
        self.lines.extend([f'  {line}' for line in body])

    def make(self, cls, namespace):
        """Compiles all: a dict of functions."""
        if not self.names:
            return {}
        text = '\n'.join([f'def __create_fn__({", ".join(self.values)}):', *self.lines,
                          f' return {", ".join(self.names)},'])
        scope = {}
        exec(text, namespace, scope)
        made = dict(zip(self.names, scope['__create_fn__'](**self.values)))
        for name, function in made.items():
            function.__qualname__ = f'{cls.__qualname__}.{name}'
        return made


def _write_init(methods, all_fields, positional, keyword_only, frozen, has_post_init, self_name, slots):
    seen_default = False
    for one in positional:
        if one.default is not MISSING or one.default_factory is not MISSING:
            seen_default = True
        elif seen_default:
            raise TypeError(f'non-default argument {one.name!r} follows default argument')
    values = methods.values
    values['_HAS_DEFAULT_FACTORY'] = _HAS_DEFAULT_FACTORY
    values['__dataclass_builtins_object__'] = object
    values['_annotations'] = {one.name: one.type for one in positional + keyword_only} | {'return': None}
    body = []
    for one in all_fields:
        value = _initial_value(one, values, slots)
        if value is None or one._field_type is _FIELD_INITVAR:
            continue
        if frozen:
            body.append(f'__dataclass_builtins_object__.__setattr__({self_name}, {one.name!r}, {value})')
        else:
            body.append(f'{self_name}.{one.name} = {value}')
    if has_post_init:
        passed = ', '.join([one.name for one in all_fields if one._field_type is _FIELD_INITVAR])
        body.append(f'{self_name}.{_POST_INIT_NAME}({passed})')
    parameters = [self_name, *map(_parameter, positional)]
    if keyword_only:
        parameters += ['*', *map(_parameter, keyword_only)]
    methods.add('__init__', parameters, body or ['pass'])
    methods.lines.append(' __init__.__annotations__ = _annotations')


def _initial_value(one, values, slots):
    """The expression that a field gets in __init__; None: it is not set there."""
    default = f'_dflt_{one.name}'
    if one.default_factory is not MISSING:
        values[default] = one.default_factory
        return f'{default}() if {one.name} is _HAS_DEFAULT_FACTORY else {one.name}' if one.init else f'{default}()'
    if one.default is not MISSING and (one.init or slots):
        values[default] = one.default
        return one.name if one.init else default
    return one.name if one.init else None


def _parameter(one):
    if one.default is not MISSING:
        return f'{one.name}=_dflt_{one.name}'
    return one.name if one.default_factory is MISSING else f'{one.name}=_HAS_DEFAULT_FACTORY'


def _write_repr(methods, fields):
    methods.values['_shown'] = _shown
    text = ', '.join([f'{one.name}={{self.{one.name}!r}}' for one in fields])
    methods.add('__repr__', ['self'], [
        'if id(self) in _shown:',
        ' return "..."',
        '_shown.add(id(self))',
        'try:',
        f' return self.__class__.__qualname__ + f"({text})"',
        'finally:',
        ' _shown.discard(id(self))'])


def _tuple_text(owner, fields):
    return '(' + ''.join([f'{owner}.{one.name}, ' for one in fields]).rstrip(' ') + ')'


def _write_comparison(methods, name, operator, fields):
    methods.add(name, ['self', 'other'], [
        'if other.__class__ is self.__class__:',
        f' return {_tuple_text("self", fields)} {operator} {_tuple_text("other", fields)}',
        'return NotImplemented'])


def _write_frozen(methods, cls, fields):
    methods.values['cls'] = cls
    methods.values['FrozenInstanceError'] = FrozenInstanceError
    names = '(' + ''.join([f'{one.name!r}, ' for one in fields]) + ')'
    for name, parameters, arguments, verb in (('__setattr__', ['self', 'name', 'value'], 'name, value', 'assign to'),
                                              ('__delattr__', ['self', 'name'], 'name', 'delete')):
        methods.add(name, parameters, [
            f'if type(self) is cls or name in {names}:',
            f' raise FrozenInstanceError(f"cannot {verb} field {{name!r}}")',
            f'super(cls, self).{name}({arguments})'])


def _hash_rule(unsafe_hash, eq, frozen, has_hash, cls):
    """'add', 'none', or None for leaving it."""
    if unsafe_hash:
        if has_hash:
            raise TypeError(f'Cannot overwrite attribute __hash__ in class {cls.__name__}')
        return 'add'
    if eq and not has_hash:
        return 'add' if frozen else 'none'
    return None


# ---- __doc__

def _annotation_text(annotation):
    if getattr(annotation, '__module__', None) == 'typing':
        return repr(annotation).replace('typing.', '')
    if isinstance(annotation, GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ == 'builtins':
            return annotation.__qualname__
        return f'{annotation.__module__}.{annotation.__qualname__}'
    return repr(annotation)


def _signature_text(cls, positional, keyword_only):
    """What inspect.signature would say; which is asked where __init__ alone does not decide it."""
    if type(cls).__call__ is not type.__call__ or cls.__new__ is not object.__new__ or '__signature__' in cls.__dict__:
        import inspect
        return str(inspect.signature(cls)).replace(' -> None', '')
    parts = []
    for one in positional + keyword_only:
        part = f'{one.name}: {_annotation_text(one.type)}'
        if one.default is not MISSING:
            part += f' = {one.default!r}'
        elif one.default_factory is not MISSING:
            part += ' = <factory>'
        parts.append(part)
    if keyword_only:
        parts.insert(len(positional), '*')
    return '(' + ', '.join(parts) + ')'


def _set_doc(cls, writes_init, positional, keyword_only):
    if writes_init:
        text = _signature_text(cls, positional, keyword_only)
    else:
        import inspect
        text = str(inspect.signature(cls)).replace(' -> None', '')
    cls.__doc__ = cls.__name__ + text


# ---- the decorator

def _collect_fields(cls, frozen, kw_only):
    """All fields by name, those of the bases first. Leaves defaults in the class."""
    found = {}
    frozen_base = False
    has_base = False
    for base in cls.__mro__[-1:0:-1]:
        base_fields = getattr(base, _FIELDS, None)
        if base_fields is not None:
            has_base = True
            found.update((one.name, one) for one in base_fields.values())
            frozen_base = frozen_base or getattr(base, _PARAMS).frozen
    annotations = cls.__dict__.get('__annotations__', {})
    own = []
    seen_mark = False
    for name, annotation in annotations.items():
        if _names(annotation, cls, sys.modules[__name__], _is_kw_only):
            if seen_mark:
                raise TypeError(f'{name!r} is KW_ONLY, but KW_ONLY has already been specified')
            seen_mark = kw_only = True
        else:
            own.append(_make_field(cls, name, annotation, kw_only))
    for one in own:
        found[one.name] = one
        if isinstance(getattr(cls, one.name, None), Field):
            if one.default is MISSING:
                delattr(cls, one.name)
            else:
                setattr(cls, one.name, one.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f'{name!r} is a field but has no type annotation')
    if has_base and frozen_base and not frozen:
        raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
    if has_base and frozen and not frozen_base:
        raise TypeError('cannot inherit frozen dataclass from a non-frozen one')
    return found


def _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    namespace = sys.modules[cls.__module__].__dict__ if cls.__module__ in sys.modules else {}
    setattr(cls, _PARAMS, _DataclassParams(init, repr, eq, order, unsafe_hash, frozen))
    found = _collect_fields(cls, frozen, kw_only)
    setattr(cls, _FIELDS, found)
    own_hash = cls.__dict__.get('__hash__', MISSING)
    has_hash = not (own_hash is MISSING or own_hash is None and '__eq__' in cls.__dict__)
    if order and not eq:
        raise ValueError('eq must be true if order is true')

    in_init = [one for one in found.values() if one._field_type is not _FIELD_CLASSVAR]
    positional = [one for one in in_init if one.init and not one.kw_only]
    keyword_only = [one for one in in_init if one.init and one.kw_only]
    real = [one for one in in_init if one._field_type is _FIELD]
    compared = [one for one in real if one.compare]
    methods = _Methods()
    writes_init = init and '__init__' not in cls.__dict__
    if init:
        _write_init(methods, in_init, positional, keyword_only, frozen, hasattr(cls, _POST_INIT_NAME),
                    '__dataclass_self__' if 'self' in found else 'self', slots)
    if repr and '__repr__' not in cls.__dict__:
        _write_repr(methods, [one for one in real if one.repr])
    if eq and '__eq__' not in cls.__dict__:
        _write_comparison(methods, '__eq__', '==', compared)
    if order:
        for name, operator in (('__lt__', '<'), ('__le__', '<='), ('__gt__', '>'), ('__ge__', '>=')):
            if name in cls.__dict__:
                raise TypeError(f'Cannot overwrite attribute {name} in class {cls.__name__}. '
                                f'Consider using functools.total_ordering')
            _write_comparison(methods, name, operator, compared)
    if frozen:
        for name in ('__setattr__', '__delattr__'):
            if name in cls.__dict__:
                raise TypeError(f'Cannot overwrite attribute {name} in class {cls.__name__}')
        _write_frozen(methods, cls, real)
    hashing = _hash_rule(unsafe_hash, eq, frozen, has_hash, cls)
    if hashing == 'add':
        hashed = [one for one in real if (one.compare if one.hash is None else one.hash)]
        methods.add('__hash__', ['self'], [f'return hash({_tuple_text("self", hashed)})'])
    for name, function in methods.make(cls, namespace).items():
        if name != '__init__' or writes_init:
            setattr(cls, name, function)
    if hashing == 'none':
        cls.__hash__ = None

    if not getattr(cls, '__doc__'):
        _set_doc(cls, writes_init, positional, keyword_only)
    if match_args and '__match_args__' not in cls.__dict__:
        cls.__match_args__ = tuple([one.name for one in positional])
    if weakref_slot and not slots:
        raise TypeError('weakref_slot is True but slots is False')
    if slots:
        cls = _with_slots(cls, frozen, weakref_slot)
    if hasattr(cls, '__abstractmethods__'):
        from abc import update_abstractmethods
        update_abstractmethods(cls)
    return cls


# ---- slots

def _dataclass_getstate(self):
    return [getattr(self, one.name) for one in fields(self)]


def _dataclass_setstate(self, state):
    for one, value in zip(fields(self), state):
        object.__setattr__(self, one.name, value)


def _slots_of(cls):
    slots = cls.__dict__.get('__slots__')
    if slots is None:
        return ()
    if isinstance(slots, str):
        return (slots,)
    if hasattr(slots, '__next__'):
        raise TypeError(f"Slots of '{cls.__name__}' cannot be determined")
    return slots


def _with_slots(cls, frozen, weakref_slot):
    """A new class like this one: __slots__ are given when a class is made, or never."""
    if '__slots__' in cls.__dict__:
        raise TypeError(f'{cls.__name__} already specifies __slots__')
    namespace = dict(cls.__dict__)
    names = tuple([one.name for one in fields(cls)])
    inherited = {name for base in cls.__mro__[1:-1] for name in _slots_of(base)}
    wanted = (*names, '__weakref__') if weakref_slot else names
    namespace['__slots__'] = tuple([name for name in wanted if name not in inherited])
    for name in names:
        namespace.pop(name, None)
    namespace.pop('__dict__', None)
    qualname = getattr(cls, '__qualname__', None)
    cls = type(cls)(cls.__name__, cls.__bases__, namespace)
    if qualname is not None:
        cls.__qualname__ = qualname
    if frozen:
        cls.__getstate__ = _dataclass_getstate
        cls.__setstate__ = _dataclass_setstate
    return cls


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """Add the methods that follow from the annotations of a class."""
    def wrap(cls):
        return _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)

    return wrap if cls is None else wrap(cls)


# ---- looking at dataclasses, and making others of them

def fields(class_or_instance):
    """The fields, as a tuple of Field objects."""
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError('must be called with a dataclass type or instance')
    return tuple([one for one in found.values() if one._field_type is _FIELD])


def _is_dataclass_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Whether it is a dataclass, or an instance of one."""
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


# What a deep copy of is itself.
_ATOMIC = frozenset([type(None), bool, int, float, complex, str, bytes, type(...), type(NotImplemented), type, range,
                     FunctionType, type(len)])


def _convert(obj, build):
    """A copy of obj, in which build has made something of each dataclass's pairs of name and value."""
    kind = type(obj)
    if kind in _ATOMIC:
        return obj
    if hasattr(kind, _FIELDS):
        return build([(one.name, _convert(getattr(obj, one.name), build)) for one in fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, '_fields'):
        return kind(*[_convert(item, build) for item in obj])
    if isinstance(obj, (list, tuple)):
        return kind(_convert(item, build) for item in obj)
    if isinstance(obj, dict):
        return kind((_convert(key, build), _convert(value, build)) for key, value in obj.items())
    import copy
    return copy.deepcopy(obj)


def asdict(obj, *, dict_factory=dict):
    """The fields' values by name; dataclasses inside become dicts, too."""
    if not _is_dataclass_instance(obj):
        raise TypeError('asdict() should be called on dataclass instances')
    return _convert(obj, dict_factory)


def astuple(obj, *, tuple_factory=tuple):
    """The fields' values; dataclasses inside become tuples, too."""
    if not _is_dataclass_instance(obj):
        raise TypeError('astuple() should be called on dataclass instances')
    return _convert(obj, lambda pairs: tuple_factory([value for name, value in pairs]))


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False,
                   unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """A new dataclass; its fields are names, (name, type) or (name, type, field())."""
    from keyword import iskeyword
    from types import new_class
    annotations = {}
    defaults = {}
    for item in fields:
        if isinstance(item, str):
            name, annotation = item, 'typing.Any'
        elif len(item) == 2:
            name, annotation = item
        elif len(item) == 3:
            name, annotation, defaults[item[0]] = item
        else:
            raise TypeError(f'Invalid field: {item!r}')
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f'Field names must be valid identifiers: {name!r}')
        if iskeyword(name):
            raise TypeError(f'Field names must not be keywords: {name!r}')
        if name in annotations:
            raise TypeError(f'Field name duplicated: {name!r}')
        annotations[name] = annotation

    def fill(body):
        body.update(namespace or {})
        body.update(defaults)
        body['__annotations__'] = annotations

    cls = new_class(cls_name, bases, {}, fill)
    return dataclass(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
                     match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot)


def replace(obj, /, **changes):
    """A new object with these fields changed."""
    if not _is_dataclass_instance(obj):
        raise TypeError('replace() should be called on dataclass instances')
    for one in getattr(obj, _FIELDS).values():
        if one._field_type is _FIELD_CLASSVAR:
            continue
        if not one.init:
            if one.name in changes:
                raise ValueError(f'field {one.name} is declared with init=False, '
                                 f'it cannot be specified with replace()')
        elif one.name not in changes:
            if one._field_type is _FIELD_INITVAR and one.default is MISSING:
                raise ValueError(f"InitVar {one.name!r} must be specified with replace()")
            changes[one.name] = getattr(obj, one.name)
    return obj.__class__(**changes)
