"""Objects that stand for others, and remember what was done with them."""

import builtins
import inspect
from functools import wraps

__all__ = ('Mock', 'MagicMock', 'patch', 'sentinel', 'DEFAULT', 'ANY', 'call', 'create_autospec', 'AsyncMock', 'NonCallableMock',
           'NonCallableMagicMock', 'mock_open', 'PropertyMock', 'seal', 'FILTER_DIR')

FILTER_DIR = True


class _SentinelObject:
    def __init__(self, name):
        self.name = name

    def __reduce__(self):
        return f'sentinel.{self.name}'

    __repr__ = __reduce__


class _Sentinel:
    """Makes an object for each name that is asked of it."""

    def __init__(self):
        self._sentinels = {}

    def __getattr__(self, name):
        if name == '__bases__':
            raise AttributeError        # it is no class
        if name not in self._sentinels:
            self._sentinels[name] = _SentinelObject(name)
        return self._sentinels[name]


sentinel = _Sentinel()
DEFAULT = sentinel.DEFAULT
_missing = sentinel.MISSING


class _Any:
    """Equals everything."""

    def __repr__(self):
        return '<ANY>'

    def __ne__(self, other):
        return False

    def __eq__(self, other):
        return True


ANY = _Any()


class _Call(tuple):
    """A call: its name, its arguments."""

    def __new__(cls, value=(), name='', parent=None, two=False, from_kall=True):
        args, kwargs = (), {}
        for part in value:
            if isinstance(part, str):
                name = part
            elif isinstance(part, tuple):
                args = part
            else:
                kwargs = part
        return tuple.__new__(cls, (args, kwargs) if two else (name, args, kwargs))

    def __init__(self, value=(), name=None, parent=None, two=False, from_kall=True):
        self._mock_name = name
        self._mock_parent = parent
        self._mock_from_kall = from_kall

    def _split(self):
        return ('', *self) if len(self) == 2 else tuple(self)

    def __eq__(self, other):
        try:
            count = len(other)
        except TypeError:
            return NotImplemented
        name, args, kwargs = self._split()
        other_name, other_args, other_kwargs = '', (), {}
        if count > 3:
            return False
        for part in other:
            if isinstance(part, str):
                other_name = part
            elif isinstance(part, tuple):
                other_args = part
            else:
                other_kwargs = part
        if name and other_name and name != other_name:
            return False
        return (other_args, other_kwargs) == (args, kwargs)

    __ne__ = object.__ne__

    def __call__(self, *args, **kwargs):
        if self._mock_name is None:
            return _Call(('', args, kwargs), name='()')
        return _Call((self._mock_name, args, kwargs), name=self._mock_name + '()', parent=self)

    def __getattr__(self, attr):
        if attr.startswith('__'):
            raise AttributeError(attr)
        name = attr if self._mock_name is None else '%s.%s' % (self._mock_name, attr)
        return _Call(name=name, parent=self, from_kall=False)

    def count(self, /, *args, **kwargs):
        return self.__getattr__('count')(*args, **kwargs)

    def index(self, /, *args, **kwargs):
        return self.__getattr__('index')(*args, **kwargs)

    args = property(lambda self: self._split()[1])
    kwargs = property(lambda self: self._split()[2])

    def __repr__(self):
        if not self._mock_from_kall:
            name = self._mock_name or 'call'
            return name if name.startswith('call') else 'call.%s' % name
        name, args, kwargs = self._split()
        name = 'call' + ('' if not name else name if name.startswith('()') else '.' + name)
        return _shown(name, args, kwargs)

    def call_list(self):
        found, one = [], self
        while one is not None:
            if one._mock_from_kall:
                found.append(one)
            one = one._mock_parent
        return _CallList(reversed(found))


call = _Call(from_kall=False)


def _shown(name, args, kwargs):
    return '%s(%s)' % (name, ', '.join([repr(arg) for arg in args] + ['%s=%r' % item for item in kwargs.items()]))


class _CallList(list):
    def __contains__(self, value):
        if not isinstance(value, list):
            return list.__contains__(self, value)
        return any(self[at:at + len(value)] == value for at in range(len(self) - len(value) + 1))

    def __repr__(self):
        import pprint
        return pprint.pformat(list(self))


class InvalidSpecError(Exception):
    pass


_own = frozenset(('return_value', 'side_effect', 'called', 'call_count', 'call_args', 'call_args_list', 'mock_calls',
                  'method_calls'))


def _is_special(name):
    return name[:2] == name[-2:] == '__'


class NonCallableMock:
    """Any attribute is another one."""

    def __new__(cls, /, *args, **kwargs):
        # Each has a class of its own, on which special methods may be set.
        return object.__new__(type(cls.__name__, (cls,), {'__doc__': cls.__doc__, '__module__': cls.__module__}))

    def __init__(self, spec=None, wraps=None, name=None, spec_set=None, parent=None, _new_name='', **kwargs):
        state = self.__dict__
        if spec_set is not None:
            spec = spec_set
        state.update(_mock_name=name, _mock_new_name=_new_name, _mock_parent=parent, _mock_children={}, _mock_wraps=wraps,
                     _mock_spec=spec, _spec_set=spec_set is not None, _mock_sealed=False,
                     _mock_methods=None if spec is None else spec if isinstance(spec, list) else dir(spec),
                     _mock_return=DEFAULT, _mock_effect=None, called=False, call_count=0, call_args=None,
                     call_args_list=_CallList(), mock_calls=_CallList(), method_calls=_CallList())
        if kwargs:
            self.configure_mock(**kwargs)

    @property
    def __class__(self):
        spec = self.__dict__.get('_mock_spec')
        if spec is None or isinstance(spec, list):
            return type(self)
        return spec if isinstance(spec, type) else type(spec)

    def configure_mock(self, /, **kwargs):
        for name, value in sorted(kwargs.items(), key=lambda item: item[0].count('.')):
            *path, last = name.split('.')
            one = self
            for part in path:
                one = getattr(one, part)
            setattr(one, last, value)

    def attach_mock(self, mock, attribute):
        mock.__dict__.update(_mock_parent=None, _mock_name='', _mock_new_name=attribute)
        setattr(self, attribute, mock)

    def _get_child_mock(self, /, **kwargs):
        base = type(self).__mro__[1]
        if issubclass(base, AsyncMock):
            return AsyncMock(**kwargs)
        return (MagicMock if issubclass(base, MagicMixin) else Mock)(**kwargs)

    def _child(self, name):
        children = self._mock_children
        if name not in children:
            if self._mock_sealed:
                raise AttributeError('%s.%s' % (self._full_name(), name))
            wrapped = self._mock_wraps
            inner = getattr(wrapped, name) if wrapped is not None and name != '()' else None
            children[name] = self._get_child_mock(parent=self, name=name, wraps=inner, _new_name=name)
        return children[name]

    def __getattr__(self, name):
        if name in ('_mock_methods', '_mock_children') or _is_special(name):
            raise AttributeError(name)
        methods = self._mock_methods
        if methods is not None and name not in methods:
            raise AttributeError('Mock object has no attribute %r' % name)
        if name.startswith(('assert', 'assret', 'asert', 'aseert', 'assrt')):
            raise AttributeError("%r is not a valid assertion. Use a spec for the mock if %r is meant to be an attribute." % (
                name, name))
        found = self._child(name)
        if found is _missing:
            raise AttributeError(name)
        return found

    def __setattr__(self, name, value):
        if name in ('return_value', 'side_effect') or name in self.__dict__ and name in _own or name.startswith('_mock'):
            object.__setattr__(self, name, value)
            return
        if self._spec_set and self._mock_methods is not None and name not in self._mock_methods:
            raise AttributeError("Mock object has no attribute '%s'" % name)
        if _is_special(name) and name not in ('__class__', '__dict__'):
            if not isinstance(value, NonCallableMock) and callable(value):
                function = value
                setattr(type(self), name, lambda mock, *args, **kwargs: function(mock, *args, **kwargs))
            else:
                setattr(type(self), name, value)
            self._mock_children[name] = value
            return
        if isinstance(value, NonCallableMock) and value._mock_parent is None and not value._mock_name:
            value.__dict__.update(_mock_parent=self, _mock_name=name, _mock_new_name=name)
            self._mock_children[name] = value
            return
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        if name in self.__dict__:
            object.__delattr__(self, name)
        elif self._mock_children.get(name) is _missing:
            raise AttributeError(name)
        self._mock_children[name] = _missing

    def __dir__(self):
        names = self._mock_methods if self._mock_methods is not None else [
            name for name in object.__dir__(self) if not name.startswith('_')]
        return sorted(set(names) | {name for name, one in self._mock_children.items() if one is not _missing})

    def _is_within(self, other):
        one = self
        while one is not None and one is not other:
            one = one._mock_parent
        return one is other

    def _get_return(self):
        if self._mock_return is DEFAULT:
            self._mock_return = self._child('()')
        return self._mock_return

    def _set_return(self, value):
        self._mock_return = value
        if isinstance(value, NonCallableMock) and value._mock_parent is None and not value._mock_name and not self._is_within(value):
            value.__dict__.update(_mock_parent=self, _mock_new_name='()')

    return_value = property(_get_return, _set_return)

    def _set_effect(self, value):
        if value is not None and not callable(value) and not isinstance(value, BaseException) and not isinstance(value, type):
            value = iter(value)
        self._mock_effect = value

    side_effect = property(lambda self: self._mock_effect, _set_effect)

    def _full_name(self):
        parts, one = [], self
        while one is not None:
            name = one._mock_new_name
            if not name or one._mock_parent is None:
                parts.append(one._mock_name or 'mock')
                break
            parts.append(name)
            one = one._mock_parent
        text = parts[-1]
        for part in reversed(parts[:-1]):
            text += part if part.startswith('()') else '.' + part
        return text

    def __repr__(self):
        name = ''
        if self._mock_name or self._mock_parent is not None:
            name = " name='%s'" % self._full_name()
        spec = ''
        if self._mock_spec is not None and not isinstance(self._mock_spec, list):
            of = self._mock_spec if isinstance(self._mock_spec, type) else type(self._mock_spec)
            spec = ' %s=%r' % ('spec_set' if self._spec_set else 'spec', of.__name__)
        return "<%s%s%s id='%s'>" % (type(self).__name__, name, spec, id(self))

    def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
        self.__dict__.update(called=False, call_count=0, call_args=None, call_args_list=_CallList(), mock_calls=_CallList(),
                             method_calls=_CallList())
        if return_value:
            self._mock_return = DEFAULT
        if side_effect:
            self._mock_effect = None
        for child in self._mock_children.values():
            if isinstance(child, NonCallableMock):
                child.reset_mock(return_value=return_value, side_effect=side_effect)

    # ---- what was done

    def _called_text(self):
        name = self._mock_name or 'mock'
        return name

    def assert_not_called(self):
        if self.call_count != 0:
            raise AssertionError("Expected '%s' to not have been called. Called %s times.%s" % (
                self._called_text(), self.call_count, self._calls_text()))

    def assert_called(self):
        if self.call_count == 0:
            raise AssertionError("Expected '%s' to have been called." % self._called_text())

    def assert_called_once(self):
        if self.call_count != 1:
            raise AssertionError("Expected '%s' to have been called once. Called %s times.%s" % (
                self._called_text(), self.call_count, self._calls_text()))

    def assert_called_with(self, /, *args, **kwargs):
        wanted = _shown(self._mock_name or self._mock_new_name.strip('()') or 'mock', args, kwargs)
        if self.call_args is None:
            raise AssertionError('expected call not found.\nExpected: %s\nActual: not called.' % wanted)
        if self.call_args != _Call((args, kwargs), two=True):
            actual = _shown(self._mock_name or self._mock_new_name.strip('()') or 'mock', *self.call_args)
            raise AssertionError('expected call not found.\nExpected: %s\nActual: %s' % (wanted, actual))

    def assert_called_once_with(self, /, *args, **kwargs):
        if self.call_count != 1:
            raise AssertionError("Expected '%s' to be called once. Called %s times.%s" % (
                self._called_text(), self.call_count, self._calls_text()))
        self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, /, *args, **kwargs):
        if _Call((args, kwargs), two=True) not in list(self.call_args_list):
            raise AssertionError('%s call not found' % _shown(self._mock_name or 'mock', args, kwargs))

    def assert_has_calls(self, calls, any_order=False):
        if not any_order:
            if list(calls) not in self.mock_calls:
                raise AssertionError('Calls not found.\nExpected: %r%s' % (_CallList(calls), self._calls_text('Actual')))
            return
        left = list(self.mock_calls)
        missing = []
        for one in calls:
            try:
                left.remove(one)
            except ValueError:
                missing.append(one)
        if missing:
            raise AssertionError('%r does not contain all of %r in its call list, found %r instead' % (
                self._mock_name or 'mock', _CallList(calls), left))

    def _calls_text(self, prefix='Calls'):
        return '\n%s: %r.' % (prefix, self.mock_calls) if self.mock_calls else ''


class CallableMixin:
    def __call__(self, /, *args, **kwargs):
        self._record(args, kwargs)
        return self._answer(args, kwargs)

    def _record(self, args, kwargs):
        self.__dict__['called'] = True
        self.__dict__['call_count'] += 1
        mine = _Call((args, kwargs), two=True)
        self.__dict__['call_args'] = mine
        self.call_args_list.append(mine)
        name = self._mock_new_name
        self.mock_calls.append(_Call(('', args, kwargs)))
        one, is_method = self._mock_parent, name != '()'
        own = self
        while one is not None and name:
            one.mock_calls.append(_Call((name, args, kwargs)))
            if is_method:
                one.method_calls.append(_Call((name, args, kwargs)))
            own = one
            outer = own._mock_new_name
            is_method = is_method and outer != '()'
            name = outer + ('' if name.startswith('()') else '.') + name if outer else ''
            one = own._mock_parent

    def _answer(self, args, kwargs):
        effect = self._mock_effect
        if effect is not None:
            if isinstance(effect, BaseException) or isinstance(effect, type) and issubclass(effect, BaseException):
                raise effect
            if not callable(effect):
                result = next(effect)
                if isinstance(result, BaseException) or isinstance(result, type) and issubclass(result, BaseException):
                    raise result
                if result is not DEFAULT:
                    return result
            else:
                result = effect(*args, **kwargs)
                if result is not DEFAULT:
                    return result
        if self._mock_return is not DEFAULT:
            return self._mock_return
        if self._mock_wraps is not None:
            return self._mock_wraps(*args, **kwargs)
        return self.return_value


class Mock(CallableMixin, NonCallableMock):
    """One that can be called."""


_defaults = {'__lt__': NotImplemented, '__gt__': NotImplemented, '__le__': NotImplemented, '__ge__': NotImplemented,
             '__int__': 1, '__contains__': False, '__len__': 0, '__exit__': False, '__complex__': 1j, '__float__': 1.0,
             '__bool__': True, '__index__': 1, '__aexit__': False}
_specials = [
    '__%s__' % name for name in (
        'lt gt le ge int contains len exit complex float bool index enter getitem setitem delitem call_ iter trunc floor ceil '
        'add sub mul matmul truediv floordiv mod lshift rshift and xor or pow divmod radd rsub rmul rtruediv rfloordiv rmod '
        'rand ror rxor rpow iadd isub imul itruediv ifloordiv imod iand ior ixor ipow neg pos abs invert round '
        'aenter aexit anext aiter str').split()
    if not name.endswith('_')]


async def _async_items(items):
    for item in items:
        yield item


class MagicMixin:
    def _special_mock(self, name):
        children = self._mock_children
        if name not in children:
            kind = AsyncMock if name in ('__aenter__', '__aexit__', '__anext__') else MagicMock
            made = children[name] = kind(name=None, parent=self, _new_name=name)
            if name == '__iter__':
                made.side_effect = lambda: iter([] if made._mock_return is DEFAULT else made._mock_return)
            elif name == '__str__':
                made.side_effect = lambda: object.__str__(self) if made._mock_return is DEFAULT else made._mock_return
            elif name == '__aiter__':
                made.side_effect = lambda: _async_items(() if made._mock_return is DEFAULT else made._mock_return)
            elif name in _defaults:
                made.return_value = _defaults[name]
        return children[name]


def _magic_method(name):
    def method(self, *args, **kwargs):
        return self._special_mock(name)(*args, **kwargs)
    method.__name__ = name
    return method


class _MagicAttribute:
    """A special method on the class, the mock that answers it on the instance."""

    def __init__(self, name):
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return _magic_method(self.name)
        methods = instance._mock_methods
        if methods is not None and self.name not in methods:
            raise AttributeError(self.name)
        return instance._special_mock(self.name)


for _name in _specials:
    setattr(MagicMixin, _name, _MagicAttribute(_name))
del _name


class MagicMock(MagicMixin, Mock):
    """One that has the special methods, too."""


class NonCallableMagicMock(MagicMixin, NonCallableMock):
    pass


class AsyncMock(MagicMock):
    """One whose calls are awaited."""

    def __init__(self, /, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.__dict__.update(await_count=0, await_args=None, await_args_list=_CallList())

    def __call__(self, /, *args, **kwargs):
        self._record(args, kwargs)
        return self._awaited(args, kwargs)

    async def _awaited(self, args, kwargs):
        state = self.__dict__
        state['await_count'] += 1
        state['await_args'] = _Call((args, kwargs), two=True)
        self.await_args_list.append(state['await_args'])
        result = self._answer(args, kwargs)
        return await result if inspect.isawaitable(result) else result

    def _get_child_mock(self, /, **kwargs):
        return MagicMock(**kwargs) if kwargs.get('_new_name') == '()' else AsyncMock(**kwargs)

    def assert_awaited(self):
        if self.await_count == 0:
            raise AssertionError(f"Expected {self._mock_name or 'mock'} to have been awaited.")

    def assert_awaited_once(self):
        if self.await_count != 1:
            raise AssertionError(f"Expected {self._mock_name or 'mock'} to have been awaited once. "
                                 f'Awaited {self.await_count} times.')

    def assert_awaited_once_with(self, /, *args, **kwargs):
        self.assert_awaited_once()
        if self.await_args != _Call((args, kwargs), two=True):
            raise AssertionError('expected await not found.')


class PropertyMock(Mock):
    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, val):
        self(val)


def create_autospec(spec, spec_set=False, instance=False, _parent=None, _name=None, **kwargs):
    made = MagicMock(spec=spec, name=_name, **kwargs)
    if inspect.isfunction(spec) or isinstance(spec, type):
        signature = inspect.signature(spec)
        made.side_effect = lambda *args, **kwargs: (signature.bind(*args, **kwargs), DEFAULT)[1]
    return made


def seal(mock):
    mock._mock_sealed = True
    for child in mock._mock_children.values():
        if isinstance(child, NonCallableMock):
            seal(child)


def mock_open(mock=None, read_data=''):
    import io
    if mock is None:
        mock = MagicMock(name='open')
    handle = MagicMock()
    handle.__enter__.return_value = handle

    def opened(*args, **kwargs):
        stream = io.BytesIO(read_data) if isinstance(read_data, bytes) else io.StringIO(read_data)
        for name in ('read', 'readline', 'readlines'):
            getattr(handle, name).side_effect = getattr(stream, name)
        handle.__iter__.side_effect = lambda: iter(stream)
        return DEFAULT
    mock.side_effect = opened
    mock.return_value = handle
    return mock


# ---- patching

class _patch:
    """Puts something in the place of an attribute for a while."""

    def __init__(self, getter, attribute, new, kwargs):
        self.getter, self.attribute, self.new, self.kwargs = getter, attribute, new, kwargs
        self.attribute_name = None

    def __enter__(self):
        target = self.target = self.getter()
        name = self.attribute
        self.is_local = name in getattr(target, '__dict__', {})
        self.original = target.__dict__[name] if self.is_local else getattr(target, name, DEFAULT)
        kwargs = dict(self.kwargs)
        create = kwargs.pop('create', False)
        if self.original is DEFAULT and not create and not hasattr(builtins, name):
            raise AttributeError('%s does not have the attribute %r' % (target, name))
        new = self.new
        if new is DEFAULT:
            if kwargs.pop('autospec', None):
                new = create_autospec(self.original, _name=name)
            else:
                made = kwargs.pop('new_callable', None)
                if made is None:
                    made = AsyncMock if inspect.iscoroutinefunction(self.original) else MagicMock
                    kwargs.setdefault('name', name)
                for spec in ('spec', 'spec_set'):
                    if kwargs.get(spec) is True:
                        kwargs[spec] = self.original
                new = made(**kwargs)
        setattr(target, name, new)
        return new

    def __exit__(self, *exc_info):
        if self.is_local and self.original is not DEFAULT:
            setattr(self.target, self.attribute, self.original)
        else:
            delattr(self.target, self.attribute)
            if not hasattr(self.target, self.attribute) and self.original is not DEFAULT:
                setattr(self.target, self.attribute, self.original)

    def start(self):
        result = self.__enter__()
        _active.append(self)
        return result

    def stop(self):
        if self not in _active:
            return None
        _active.remove(self)
        return self.__exit__(None, None, None)

    def copy(self):
        return _patch(self.getter, self.attribute, self.new, self.kwargs)

    def __call__(self, func):
        if isinstance(func, type):
            for name in dir(func):
                if name.startswith(patch.TEST_PREFIX) and callable(getattr(func, name)):
                    setattr(func, name, self.copy()(getattr(func, name)))
            return func
        if hasattr(func, 'patchings'):
            func.patchings.append(self)
            return func

        @wraps(func)
        def patched(*args, **kwargs):
            from contextlib import ExitStack
            with ExitStack() as stack:
                for one in patched.patchings:
                    new = stack.enter_context(one)
                    if one.new is DEFAULT:
                        args += (new,)
                return func(*args, **kwargs)
        patched.patchings = [self]
        return patched


_active = []


def _target_of(target):
    try:
        path, attribute = target.rsplit('.', 1)
    except (TypeError, ValueError, AttributeError):
        raise TypeError(f'Need a valid target to patch. You supplied: {target!r}')

    def get():
        import importlib
        parts = path.split('.')
        found = importlib.import_module(parts[0])
        for at, part in enumerate(parts[1:], 2):
            if not hasattr(found, part):
                importlib.import_module('.'.join(parts[:at]))
            found = getattr(found, part)
        return found
    return get, attribute


def patch(target, new=DEFAULT, **kwargs):
    get, attribute = _target_of(target)
    return _patch(get, attribute, new, kwargs)


def _patch_object(target, attribute, new=DEFAULT, **kwargs):
    return _patch(lambda: target, attribute, new, kwargs)


class _patch_dict:
    """Changes a dict for a while."""

    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self.in_dict, self.values, self.clear = in_dict, dict(values), clear
        self.values.update(kwargs)

    def __enter__(self):
        if isinstance(self.in_dict, str):
            get, attribute = _target_of(self.in_dict)
            self.in_dict = getattr(get(), attribute)
        self.original = dict(self.in_dict)
        if self.clear:
            self.in_dict.clear()
        self.in_dict.update(self.values)
        return self.in_dict

    def __exit__(self, *args):
        self.in_dict.clear()
        self.in_dict.update(self.original)
        return False

    start = __enter__

    def stop(self):
        return self.__exit__()

    def __call__(self, func):
        @wraps(func)
        def inner(*args, **kwargs):
            with self:
                return func(*args, **kwargs)
        return inner


def _stop_all():
    for one in reversed(_active[:]):
        one.stop()


patch.object = _patch_object
patch.dict = _patch_dict
patch.stopall = _stop_all
patch.TEST_PREFIX = 'test'
