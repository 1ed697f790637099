"""Looking at live objects: what kind they are, how they are called, where their text is."""

import linecache
import sys
from collections import namedtuple as _namedtuple

# ---- kinds of objects


class _Sample:
    def method(self):
        yield

    __slots__ = 'slot',


async def _coroutine():
    pass


async def _async_generator():
    yield


_module_type = type(sys)
_function_type = type(lambda: 0)
_code_type = type((lambda: 0).__code__)
_method_type = type(_Sample().method)
_builtin_type = type(len)
_generator_type = type(_Sample().method())
_async_generator_type = type(_async_generator())
_frame_type = type(sys._getframe())
_member_type = type(_Sample.slot)
_getset_type = type(_function_type.__code__)
_wrapper_type = type(object.__init__)
_method_wrapper_type = type(object().__str__)
_method_descriptor_type = type(str.join)
_class_method_type = type(dict.__dict__['fromkeys'])
_mapping_proxy_type = type(type.__dict__)
try:
    raise TypeError
except TypeError as _error:
    _traceback_type = type(_error.__traceback__)
_waiting = _coroutine()
_coroutine_type = type(_waiting)
_waiting.close()
del _waiting

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS = 1, 2, 4, 8
CO_NESTED, CO_GENERATOR, CO_NOFREE, CO_COROUTINE = 16, 32, 64, 128
CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 256, 512
TPFLAGS_IS_ABSTRACT = 1 << 20


def ismodule(object):
    return isinstance(object, _module_type)


def isclass(object):
    return isinstance(object, type)


def ismethod(object):
    return isinstance(object, _method_type)


def isfunction(object):
    return isinstance(object, _function_type)


def isbuiltin(object):
    return isinstance(object, _builtin_type)


def isframe(object):
    return isinstance(object, _frame_type)


def istraceback(object):
    return isinstance(object, _traceback_type)


def iscode(object):
    return isinstance(object, _code_type)


def isgenerator(object):
    return isinstance(object, _generator_type)


def iscoroutine(object):
    return isinstance(object, _coroutine_type)


def isasyncgen(object):
    return isinstance(object, _async_generator_type)


def isawaitable(object):
    return (isinstance(object, _coroutine_type) or hasattr(type(object), '__await__')
            or isinstance(object, _generator_type) and bool(object.gi_code.co_flags & CO_ITERABLE_COROUTINE))


def ismethoddescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, '__get__') and not hasattr(kind, '__set__')


def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, '__set__') or hasattr(kind, '__delete__')


def ismemberdescriptor(object):
    return isinstance(object, _member_type)


def isgetsetdescriptor(object):
    return isinstance(object, _getset_type)


def ismethodwrapper(object):
    return isinstance(object, _method_wrapper_type)


def isroutine(object):
    return isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object)


def isabstract(object):
    return isinstance(object, type) and bool(getattr(object, '__abstractmethods__', None))


def _has_flag(f, flag):
    while ismethod(f):
        f = f.__func__
    while type(f).__name__ == 'partial' and hasattr(f, 'func'):
        f = f.func
    code = getattr(f, '__code__', None)
    return iscode(code) and bool(code.co_flags & flag)


def isgeneratorfunction(obj):
    return _has_flag(obj, CO_GENERATOR)


def iscoroutinefunction(obj):
    return _has_flag(obj, CO_COROUTINE)


def isasyncgenfunction(obj):
    return _has_flag(obj, CO_ASYNC_GENERATOR)


def getmro(cls):
    return cls.__mro__


def getmembers(object, predicate=None):
    return _members(object, predicate, getattr)


def getmembers_static(object, predicate=None):
    """The same, without what descriptors and __getattr__ make."""
    return _members(object, predicate, getattr_static)


def formatargvalues(args, varargs, varkw, locals, formatarg=str, formatvarargs=lambda name: '*' + name,
                    formatvarkw=lambda name: '**' + name, formatvalue=lambda value: '=' + repr(value)):
    parts = [formatarg(name) + formatvalue(locals[name]) for name in args]
    for name, shown in ((varargs, formatvarargs), (varkw, formatvarkw)):
        if name:
            parts.append(shown(name) + formatvalue(locals[name]))
    return '(' + ', '.join(parts) + ')'


def _members(object, predicate, getter):
    results = []
    names = dir(object)
    if isclass(object):
        mro = (object,) + getmro(object)
        # Attributes that only instances show, as an Enum's name and value.
        from types import DynamicClassAttribute
        for base in object.__bases__:
            names.extend([name for name, value in base.__dict__.items() if isinstance(value, DynamicClassAttribute)])
    else:
        mro = ()
    seen = set()
    for name in names:
        try:
            value = getter(object, name)
            if name in seen:
                raise AttributeError
        except AttributeError:
            for base in mro:
                if name in base.__dict__:
                    value = base.__dict__[name]
                    break
            else:
                continue
        if not predicate or predicate(value):
            results.append((name, value))
        seen.add(name)
    results.sort(key=lambda pair: pair[0])
    return results


_sentinel = object()


def getattr_static(obj, attr, default=_sentinel):
    """The attribute as it is stored: no descriptor runs."""
    kind = obj if isinstance(obj, type) else type(obj)
    names = getattr(obj, '__dict__', {}) if not isinstance(obj, type) else {}
    own = names[attr] if attr in names else _sentinel
    for entry in kind.__mro__:
        if attr in entry.__dict__:
            found = entry.__dict__[attr]
            if own is _sentinel or hasattr(type(found), '__get__') and hasattr(type(found), '__set__'):
                return found
            break
    if own is not _sentinel:
        return own
    if isinstance(obj, type):
        for entry in type(obj).__mro__:
            if attr in entry.__dict__:
                return entry.__dict__[attr]
    if default is not _sentinel:
        return default
    raise AttributeError(attr)


def unwrap(func, *, stop=None):
    f = func
    seen = {id(f): f}
    while hasattr(func, '__wrapped__') and not (stop is not None and stop(func)):
        func = func.__wrapped__
        if id(func) in seen or len(seen) >= sys.getrecursionlimit():
            raise ValueError('wrapper loop when unwrapping {!r}'.format(f))
        seen[id(func)] = func
    return func


# ---- documentation

def cleandoc(doc):
    lines = doc.expandtabs().split('\n')
    margin = None
    for line in lines[1:]:
        content = len(line.lstrip())
        if content:
            indent = len(line) - content
            margin = indent if margin is None else min(margin, indent)
    if lines:
        lines[0] = lines[0].lstrip()
    if margin is not None:
        lines[1:] = [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return '\n'.join(lines)


def getdoc(object):
    doc = getattr(object, '__doc__', None)
    if doc is None and isclass(object):
        for base in object.__mro__[1:]:
            if base is not object and base.__module__ != 'builtins' and base.__doc__ is not None:
                doc = base.__doc__
                break
    elif doc is None and ismethod(object):
        for base in type(object.__self__).__mro__:
            found = base.__dict__.get(object.__name__)
            if getattr(found, '__doc__', None) is not None:
                doc = found.__doc__
                break
    elif doc is None and isfunction(object):
        doc = _inherited_doc(object)
    return cleandoc(doc) if isinstance(doc, str) else None


def _inherited_doc(function):
    """What a base class says of the method."""
    owner = sys.modules.get(function.__module__)
    for name in function.__qualname__.split('.')[:-1]:
        owner = getattr(owner, name, None)
    if not isclass(owner) or owner.__dict__.get(function.__name__) is not function:
        return None
    for base in owner.__mro__:
        found = getattr(getattr(base, function.__name__, None), '__doc__', None)
        if found is not None:
            return found
    return None


# ---- text

# What leads to code, and by which attribute: each may be the next one's.
_WAYS_TO_CODE = ((ismethod, '__func__'), (isfunction, '__code__'), (istraceback, 'tb_frame'), (isframe, 'f_code'))


def _code_of(object):
    """The code that the object leads to; what leads to none is given back."""
    for is_one, attribute in _WAYS_TO_CODE:
        if is_one(object):
            object = getattr(object, attribute)
    return object


def _file_of_module(object, is_class):
    module = sys.modules.get(object.__module__) if is_class else object
    file = getattr(module, '__file__', None)
    if file:
        return file
    if is_class and object.__module__ == '__main__':
        raise OSError('source code not available')
    raise TypeError('{!r} is a built-in {}'.format(object, 'class' if is_class else 'module'))


def getfile(object):
    if ismodule(object):
        return _file_of_module(object, False)
    if isclass(object):
        return _file_of_module(object, True)
    code = _code_of(object)
    if not iscode(code):
        raise TypeError('module, class, method, function, traceback, frame, or code object was expected, got {}'.format(
            type(code).__name__))
    return code.co_filename


def getsourcefile(object):
    filename = getfile(object)
    return filename if linecache.getlines(filename) else None


def getmodulename(path):
    name = path.rsplit('/', 1)[-1]
    return name[:-3] if name.endswith('.py') else None


def getmodule(object, _filename=None):
    if ismodule(object):
        return object
    if hasattr(object, '__module__'):
        return sys.modules.get(object.__module__)
    try:
        name = getfile(object)
    except TypeError:
        return None
    for module in list(sys.modules.values()):
        if getattr(module, '__file__', None) == name:
            return module
    return None


def _class_line(lines, cls):
    """Index of the line where a class begins: the last one of its qualified name."""
    path = cls.__qualname__.split('.')
    stack = []
    found = None
    decorator = None
    for number, line in enumerate(lines):
        text = line.lstrip()
        if not text or text.startswith('#'):
            continue
        indent = len(line) - len(text)
        while stack and stack[-1][0] >= indent:
            stack.pop()
        if text.startswith('@'):
            if decorator is None or decorator[0] != indent:
                decorator = indent, number
            continue
        words = text.replace('(', ' ').replace(':', ' ').split()
        if words[0] == 'async':
            words = words[1:]
        if len(words) > 1 and words[0] in ('class', 'def'):
            names = [entry[1] for entry in stack] + [words[1]]
            if words[0] == 'def':
                names.append('<locals>')
            if words[0] == 'class' and [n for part in names for n in part.split('\0')] == path:
                found = decorator[1] if decorator is not None and decorator[0] == indent else number
            stack.append((indent, words[1] if words[0] == 'class' else words[1] + '\0<locals>'))
        decorator = None
    return found


def findsource(object):
    filename = getfile(object)
    lines = linecache.getlines(filename)
    if not lines:
        raise OSError('could not get source code')
    if ismodule(object):
        return lines, 0
    if isclass(object):
        number = _class_line(lines, object)
        if number is None:
            raise OSError('could not find class definition')
        return lines, number
    number = _code_of(object).co_firstlineno - 1
    if number >= len(lines):
        raise OSError('lineno is out of bounds')
    return lines, number


class EndOfBlock(Exception):
    pass


def _states(line, quote, depth):
    """After a line: the string that is open, if one is, and how many brackets are."""
    index = 0
    while index < len(line):
        if quote:
            if line[index] == '\\':
                index += 2
                continue
            if line.startswith(quote, index):
                index += len(quote)
                quote = ''
                continue
        elif line[index] == '#':
            break
        elif line[index] in '\'"':
            quote = line[index] * 3 if line.startswith(line[index] * 3, index) else line[index]
            index += len(quote)
            continue
        elif line[index] in '([{':
            depth += 1
        elif line[index] in ')]}':
            depth -= 1
        index += 1
    return quote if len(quote) == 3 or line.endswith('\\\n') else '', depth


def getblock(lines):
    """The lines of the definition that begins with the first."""
    first = lines[0]
    indent = len(first) - len(first.lstrip())
    quote, depth, last, in_header, joined, body = '', 0, 0, True, False, None
    for number, line in enumerate(lines):
        text = line.strip()
        inside = quote or depth or joined
        if not inside and not in_header:
            if not text:
                continue
            own = len(line) - len(line.lstrip())
            if text.startswith('#'):
                if body is not None and own >= body:
                    last = number
                continue
            if own <= indent:
                break
            if body is None:
                body = own
        quote, depth = _states(line, quote, depth)
        joined = not quote and line.endswith('\\\n')
        last = number
        if in_header and not quote and not depth and not joined and not text.startswith('@') and text \
                and not text.startswith('#'):
            in_header = False
            code = text.split('#')[0].rstrip()
            starts = code.startswith(('def ', 'class ', 'async '))
            if not starts or not code.endswith(':') and not _ends_header(lines[:number + 1]):
                break
    return lines[:last + 1]


def _ends_header(lines):
    """Whether a definition's body is in lines of its own."""
    text = ''.join(lines)
    line = text.rstrip()
    return line.endswith(':') or line.split('#')[0].rstrip().endswith(':')


def getsourcelines(object):
    object = unwrap(object)
    lines, number = findsource(object)
    if istraceback(object):
        object = object.tb_frame
    if ismodule(object) or isframe(object) and object.f_code.co_name == '<module>':
        return lines, 0
    return getblock(lines[number:]), number + 1


def getsource(object):
    lines, number = getsourcelines(object)
    return ''.join(lines)


def getcomments(object):
    try:
        lines, number = findsource(object)
    except (OSError, TypeError):
        return None
    comments = []
    while number > 0 and lines[number - 1].lstrip().startswith('#'):
        number -= 1
        comments.insert(0, lines[number].lstrip())
    return ''.join(comments) or None


def indentsize(line):
    expanded = line.expandtabs()
    return len(expanded) - len(expanded.lstrip())


# ---- frames

_Traceback = _namedtuple('Traceback', ('filename', 'lineno', 'function', 'code_context', 'index'))
_FrameInfo = _namedtuple('FrameInfo', ('frame', 'filename', 'lineno', 'function', 'code_context', 'index'))


class Traceback(_Traceback):
    def __new__(cls, filename, lineno, function, code_context, index, *, positions=None):
        self = tuple.__new__(cls, (filename, lineno, function, code_context, index))
        self.positions = positions
        return self

    def __repr__(self):
        return ('Traceback(filename={!r}, lineno={!r}, function={!r}, code_context={!r}, index={!r}, positions={!r})'
                .format(*self, self.positions))


class FrameInfo(_FrameInfo):
    def __new__(cls, frame, filename, lineno, function, code_context, index, *, positions=None):
        self = tuple.__new__(cls, (frame, filename, lineno, function, code_context, index))
        self.positions = positions
        return self

    def __repr__(self):
        return ('FrameInfo(frame={!r}, filename={!r}, lineno={!r}, function={!r}, code_context={!r}, index={!r}, '
                'positions={!r})'.format(*self, self.positions))


def _positions(code, lasti):
    if lasti < 0:
        return None
    for index, place in enumerate(code.co_positions()):
        if index == lasti // 2:
            from dis import Positions
            return Positions(place)
    return None


def getframeinfo(frame, context=1):
    if istraceback(frame):
        positions = _positions(frame.tb_frame.f_code, frame.tb_lasti)
        lineno = frame.tb_lineno
        frame = frame.tb_frame
    else:
        lineno = frame.f_lineno
        positions = _positions(frame.f_code, frame.f_lasti)
    filename = frame.f_code.co_filename
    lines = index = None
    if context > 0:
        whole = linecache.getlines(filename)
        if whole:
            start = max(0, min(lineno - 1 - context // 2, len(whole) - context))
            lines = whole[start:start + context]
            index = lineno - 1 - start
    return Traceback(filename, lineno, frame.f_code.co_name, lines, index, positions=positions)


def getlineno(frame):
    return frame.f_lineno


def getouterframes(frame, context=1):
    result = []
    while frame:
        info = getframeinfo(frame, context)
        result.append(FrameInfo(frame, *info, positions=info.positions))
        frame = frame.f_back
    return result


def getinnerframes(tb, context=1):
    result = []
    while tb:
        info = getframeinfo(tb, context)
        result.append(FrameInfo(tb.tb_frame, *info, positions=info.positions))
        tb = tb.tb_next
    return result


def currentframe():
    return sys._getframe(1)


def stack(context=1):
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    exception = sys.exception()
    return getinnerframes(exception.__traceback__ if exception is not None else None, context)


ArgInfo = _namedtuple('ArgInfo', ('args', 'varargs', 'keywords', 'locals'))
Arguments = _namedtuple('Arguments', ('args', 'varargs', 'varkw'))


def getargs(co):
    count = co.co_argcount
    names = co.co_varnames
    args = list(names[:count + co.co_kwonlyargcount])
    count += co.co_kwonlyargcount
    varargs = varkw = None
    if co.co_flags & CO_VARARGS:
        varargs = names[count]
        count += 1
    if co.co_flags & CO_VARKEYWORDS:
        varkw = names[count]
    return Arguments(args, varargs, varkw)


def getargvalues(frame):
    args, varargs, varkw = getargs(frame.f_code)
    return ArgInfo(args, varargs, varkw, frame.f_locals)


# ---- generators

GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = 'GEN_CREATED', 'GEN_RUNNING', 'GEN_SUSPENDED', 'GEN_CLOSED'
CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = 'CORO_CREATED', 'CORO_RUNNING', 'CORO_SUSPENDED', 'CORO_CLOSED'


def _state(object, prefix, running, suspended, frame):
    if running:
        return prefix + '_RUNNING'
    if suspended:
        return prefix + '_SUSPENDED'
    return prefix + ('_CLOSED' if frame is None else '_CREATED')


def getgeneratorstate(generator):
    return _state(generator, 'GEN', generator.gi_running, generator.gi_suspended, generator.gi_frame)


def getcoroutinestate(coroutine):
    return _state(coroutine, 'CORO', coroutine.cr_running, coroutine.cr_suspended, coroutine.cr_frame)


def getgeneratorlocals(generator):
    if not isgenerator(generator):
        raise TypeError('{!r} is not a Python generator'.format(generator))
    frame = generator.gi_frame
    return frame.f_locals if frame is not None else {}


def getcoroutinelocals(coroutine):
    frame = coroutine.cr_frame
    return frame.f_locals if frame is not None else {}


ClosureVars = _namedtuple('ClosureVars', ('nonlocals', 'globals', 'builtins', 'unbound'))


def getclosurevars(func):
    if ismethod(func):
        func = func.__func__
    if not isfunction(func):
        raise TypeError('{!r} is not a Python function'.format(func))
    code = func.__code__
    nonlocals = {} if func.__closure__ is None else {
        name: cell.cell_contents for name, cell in zip(code.co_freevars, func.__closure__)}
    names = func.__globals__
    builtins = names.get('__builtins__', {})
    if ismodule(builtins):
        builtins = builtins.__dict__
    found, built, unbound = {}, {}, set()
    for name in code.co_names:
        if name in ('None', 'True', 'False'):
            continue
        if name in names:
            found[name] = names[name]
        elif name in builtins:
            built[name] = builtins[name]
        else:
            unbound.add(name)
    return ClosureVars(nonlocals, found, built, unbound)


# ---- signatures

class _empty:
    """No default, no annotation."""


class _ParameterKind(int):
    def __new__(cls, value, name, description):
        self = int.__new__(cls, value)
        self.name = self._name_ = name
        self.value = self._value_ = value
        self.description = description
        return self

    def __str__(self):
        return self.name

    def __repr__(self):
        return '<_ParameterKind.%s: %d>' % (self.name, self.value)


_POSITIONAL_ONLY = _ParameterKind(0, 'POSITIONAL_ONLY', 'positional-only')
_POSITIONAL_OR_KEYWORD = _ParameterKind(1, 'POSITIONAL_OR_KEYWORD', 'positional or keyword')
_VAR_POSITIONAL = _ParameterKind(2, 'VAR_POSITIONAL', 'variadic positional')
_KEYWORD_ONLY = _ParameterKind(3, 'KEYWORD_ONLY', 'keyword-only')
_VAR_KEYWORD = _ParameterKind(4, 'VAR_KEYWORD', 'variadic keyword')
_KINDS = _POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD


def formatannotation(annotation, base_module=None):
    if getattr(annotation, '__module__', None) == 'typing':
        return repr(annotation).replace('typing.', '')
    if type(annotation).__name__ == 'GenericAlias':
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ('builtins', base_module):
            return annotation.__qualname__
        return annotation.__module__ + '.' + annotation.__qualname__
    return repr(annotation)


class Parameter:
    __slots__ = ('_name', '_kind', '_default', '_annotation')

    empty = _empty
    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = _KINDS

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        if kind not in _KINDS:
            raise ValueError('value {!r} is not a valid Parameter.kind'.format(kind))
        if default is not _empty and kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError('{} parameters cannot have default values'.format(kind.description))
        if not isinstance(name, str):
            raise TypeError('name must be a str, not a {}'.format(type(name).__name__))
        from keyword import iskeyword
        if not name.isidentifier() or iskeyword(name) and kind != _POSITIONAL_ONLY:
            raise ValueError('{!r} is not a valid parameter name'.format(name))
        self._name, self._kind, self._default, self._annotation = name, kind, default, annotation

    name = property(lambda self: self._name)
    kind = property(lambda self: self._kind)
    default = property(lambda self: self._default)
    annotation = property(lambda self: self._annotation)

    def replace(self, *, name=_sentinel, kind=_sentinel, annotation=_sentinel, default=_sentinel):
        return type(self)(self._name if name is _sentinel else name, self._kind if kind is _sentinel else kind,
                          default=self._default if default is _sentinel else default,
                          annotation=self._annotation if annotation is _sentinel else annotation)

    def __str__(self):
        text = self._name
        if self._annotation is not _empty:
            text = '{}: {}'.format(text, formatannotation(self._annotation))
        if self._default is not _empty:
            text = '{} = {!r}' if self._annotation is not _empty else '{}={!r}'
            text = text.format(self._name if self._annotation is _empty else '{}: {}'.format(
                self._name, formatannotation(self._annotation)), self._default)
        return {2: '*', 4: '**'}.get(self._kind, '') + text

    def __repr__(self):
        return '<{} "{}">'.format(type(self).__name__, self)

    def __hash__(self):
        return hash((self._name, self._kind, self._annotation, self._default))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self._name == other._name and self._kind == other._kind and self._default == other._default
                and self._annotation == other._annotation)


class BoundArguments:
    __slots__ = ('arguments', '_signature')

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    signature = property(lambda self: self._signature)

    @property
    def args(self):
        args = []
        for name, parameter in self._signature.parameters.items():
            if parameter.kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or name not in self.arguments:
                break
            if parameter.kind == _VAR_POSITIONAL:
                args.extend(self.arguments[name])
            else:
                args.append(self.arguments[name])
        return tuple(args)

    @property
    def kwargs(self):
        kwargs = {}
        started = False
        for name, parameter in self._signature.parameters.items():
            if not started:
                if parameter.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                    started = True
                elif name not in self.arguments:
                    started = True
                    continue
            if not started or name not in self.arguments:
                continue
            if parameter.kind == _VAR_KEYWORD:
                kwargs.update(self.arguments[name])
            else:
                kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        complete = {}
        for name, parameter in self._signature.parameters.items():
            if name in self.arguments:
                complete[name] = self.arguments[name]
            elif parameter.default is not _empty:
                complete[name] = parameter.default
            elif parameter.kind == _VAR_POSITIONAL:
                complete[name] = ()
            elif parameter.kind == _VAR_KEYWORD:
                complete[name] = {}
        self.arguments = complete

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    __hash__ = None

    def __repr__(self):
        return '<{} ({})>'.format(type(self).__name__,
                                  ', '.join('{}={!r}'.format(k, v) for k, v in self.arguments.items()))


class Signature:
    __slots__ = ('_return_annotation', '_parameters')
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        found = {}
        kind = _POSITIONAL_ONLY
        has_default = False
        for parameter in parameters or ():
            if __validate_parameters__:
                if parameter.kind < kind:
                    raise ValueError('wrong parameter order: {} parameter before {} parameter'.format(
                        kind.description, parameter.kind.description))
                kind = parameter.kind
                if kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                    if parameter.default is not _empty:
                        has_default = True
                    elif has_default:
                        raise ValueError('non-default argument follows default argument')
                if parameter.name in found:
                    raise ValueError('duplicate parameter name: {!r}'.format(parameter.name))
            found[parameter.name] = parameter
        self._parameters = _mapping_proxy_type(found)
        self._return_annotation = return_annotation

    parameters = property(lambda self: self._parameters)
    return_annotation = property(lambda self: self._return_annotation)

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        return signature(obj, follow_wrapped=follow_wrapped)

    def replace(self, *, parameters=_sentinel, return_annotation=_sentinel):
        return type(self)(self.parameters.values() if parameters is _sentinel else parameters,
                          return_annotation=self._return_annotation if return_annotation is _sentinel
                          else return_annotation)

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Signature):
            return NotImplemented
        return (list(self.parameters.values()) == list(other.parameters.values())
                and self._return_annotation == other._return_annotation)

    def __hash__(self):
        return hash((tuple(self.parameters.values()), self._return_annotation))

    def _bind(self, args, kwargs, partial=False):
        arguments = {}
        args = list(args)
        kwargs = dict(kwargs)
        parameters = list(self.parameters.values())
        rest = None
        for parameter in parameters:
            kind, name = parameter.kind, parameter.name
            if kind == _VAR_POSITIONAL:
                if args:
                    arguments[name] = tuple(args)
                    args = []
            elif kind == _VAR_KEYWORD:
                rest = parameter
            elif kind != _KEYWORD_ONLY and args:
                if name in kwargs and kind != _POSITIONAL_ONLY:
                    raise TypeError('multiple values for argument {arg!r}'.format(arg=name))
                arguments[name] = args.pop(0)
            elif kind != _POSITIONAL_ONLY and name in kwargs:
                arguments[name] = kwargs.pop(name)
            elif parameter.default is _empty and not partial:
                if kind == _POSITIONAL_ONLY and name in kwargs:
                    raise TypeError('{arg!r} parameter is positional only, but was passed as a keyword'.format(
                        arg=name))
                raise TypeError('missing a required argument: {!r}'.format(name))
        if args:
            raise TypeError('too many positional arguments')
        if kwargs:
            if rest is None:
                raise TypeError('got an unexpected keyword argument {arg!r}'.format(arg=next(iter(kwargs))))
            arguments[rest.name] = kwargs
        return BoundArguments(self, {p.name: arguments[p.name] for p in parameters if p.name in arguments})

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, partial=True)

    def __str__(self):
        result = []
        slash = False
        star = True
        for parameter in self.parameters.values():
            text = str(parameter)
            kind = parameter.kind
            if kind == _POSITIONAL_ONLY:
                slash = True
            elif slash:
                result.append('/')
                slash = False
            if kind == _VAR_POSITIONAL:
                star = False
            elif kind == _KEYWORD_ONLY and star:
                result.append('*')
                star = False
            result.append(text)
        if slash:
            result.append('/')
        text = '({})'.format(', '.join(result))
        if self._return_annotation is not _empty:
            text += ' -> {}'.format(formatannotation(self._return_annotation))
        return text

    def __repr__(self):
        return '<{} {}>'.format(type(self).__name__, self)


def _of_function(func):
    code = func.__code__
    names = code.co_varnames
    count = code.co_argcount
    annotations = getattr(func, '__annotations__', None) or {}
    defaults = func.__defaults__ or ()
    keyword_defaults = func.__kwdefaults__ or {}
    parameters = []
    for index, name in enumerate(names[:count]):
        kind = _POSITIONAL_ONLY if index < code.co_posonlyargcount else _POSITIONAL_OR_KEYWORD
        place = index - (count - len(defaults))
        parameters.append(Parameter(name if name.isidentifier() else 'implicit%d' % index, kind,
                                    annotation=annotations.get(name, _empty),
                                    default=defaults[place] if place >= 0 else _empty))
    extra = count + code.co_kwonlyargcount
    if code.co_flags & CO_VARARGS:
        parameters.append(Parameter(names[extra], _VAR_POSITIONAL, annotation=annotations.get(names[extra], _empty)))
    for name in names[count:count + code.co_kwonlyargcount]:
        parameters.append(Parameter(name, _KEYWORD_ONLY, annotation=annotations.get(name, _empty),
                                    default=keyword_defaults.get(name, _empty)))
    if code.co_flags & CO_VARKEYWORDS:
        extra += bool(code.co_flags & CO_VARARGS)
        parameters.append(Parameter(names[extra], _VAR_KEYWORD, annotation=annotations.get(names[extra], _empty)))
    return Signature(parameters, return_annotation=annotations.get('return', _empty), __validate_parameters__=False)


def _split_parameters(text):
    parts, depth, start = [], 0, 0
    for index, sign in enumerate(text):
        if sign in '([{':
            depth += 1
        elif sign in ')]}':
            depth -= 1
        elif sign == ',' and depth == 0:
            parts.append(text[start:index].strip())
            start = index + 1
    last = text[start:].strip()
    return parts + [last] if last else parts


def _of_text(obj, text):
    """What a C function's __text_signature__ says: "($self, object, /)"."""
    kind = _POSITIONAL_OR_KEYWORD
    parameters = []
    parts = _split_parameters(text[1:text.rindex(')')])
    only = '/' in parts
    bound = getattr(obj, '__self__', None)
    for part in parts:
        if part == '/':
            parameters = [p.replace(kind=_POSITIONAL_ONLY) for p in parameters]
            continue
        if part == '*':
            kind = _KEYWORD_ONLY
            continue
        name, _, default = part.partition('=')
        if name.startswith('$'):
            if bound is not None or name == '$module':
                continue
            parameters.append(Parameter(name[1:], _POSITIONAL_ONLY))
        elif name.startswith('**'):
            parameters.append(Parameter(name[2:], _VAR_KEYWORD))
        elif name.startswith('*'):
            parameters.append(Parameter(name[1:], _VAR_POSITIONAL))
            kind = _KEYWORD_ONLY
        else:
            value = _empty
            if default:
                try:
                    value = eval(default, {'sys': sys})
                except Exception:
                    raise ValueError('{!r} builtin has invalid signature'.format(obj)) from None
            parameters.append(Parameter(name, kind, default=value))
    return Signature(parameters, __validate_parameters__=False)


def _without_first(sig):
    parameters = list(sig.parameters.values())
    if not parameters or parameters[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
        raise ValueError('invalid method signature')
    if parameters[0].kind != _VAR_POSITIONAL:
        del parameters[0]
    return sig.replace(parameters=parameters)


def _of_partial(obj):
    wrapped = signature(obj.func)
    bound = wrapped.bind_partial(*obj.args, **obj.keywords).arguments
    parameters = []
    keyword = False
    for name, parameter in wrapped.parameters.items():
        if name in bound and parameter.kind not in (_VAR_POSITIONAL, _VAR_KEYWORD):
            if name not in obj.keywords:
                continue
            keyword = keyword or parameter.kind == _POSITIONAL_OR_KEYWORD
            parameter = parameter.replace(kind=_KEYWORD_ONLY, default=bound[name])
        elif keyword and parameter.kind == _POSITIONAL_OR_KEYWORD:
            parameter = parameter.replace(kind=_KEYWORD_ONLY)
        elif keyword and parameter.kind == _VAR_POSITIONAL:
            continue
        parameters.append(parameter)
    return wrapped.replace(parameters=parameters)


def _of_class(obj):
    call = getattr(type(obj), '__call__', None)
    if type(obj) is not type and isfunction(call):
        return _without_first(signature(call))
    new = obj.__new__
    init = obj.__init__
    for base in obj.__mro__:
        if isfunction(base.__dict__.get('__new__')) or isinstance(base.__dict__.get('__new__'), staticmethod):
            return _without_first(signature(new))
        if isfunction(base.__dict__.get('__init__')):
            return _without_first(signature(init))
    for base in obj.__mro__[:-1]:
        text = getattr(base, '__text_signature__', None)
        if text:
            return _of_text(obj, text)
    if type not in obj.__mro__ and obj.__init__ is object.__init__ and obj.__new__ is object.__new__:
        return Signature()
    raise ValueError('no signature found for builtin type {!r}'.format(obj))


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    if not callable(obj):
        raise TypeError('{!r} is not a callable object'.format(obj))
    if ismethod(obj):
        return _without_first(signature(obj.__func__))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda f: hasattr(f, '__signature__'))
        if ismethod(obj):
            return signature(obj)
    given = getattr(obj, '__signature__', None)
    if given is not None and isinstance(given, Signature):
        return given
    if isfunction(obj):
        return _of_function(obj)
    if type(obj).__name__ == 'partial' and hasattr(obj, 'func'):
        return _of_partial(obj)
    if isclass(obj):
        return _of_class(obj)
    if isinstance(obj, (_builtin_type, _method_descriptor_type, _wrapper_type, _method_wrapper_type,
                        _class_method_type)):
        text = getattr(obj, '__text_signature__', None)
        if not text:
            from _types import _function_behind
            function = _function_behind(obj)
            if function is not None and function.__module__ not in ('atexit', 'time'):
                return _of_function(function)
            raise ValueError('no signature found for builtin {!r}'.format(obj))
        return _of_text(obj, text)
    call = getattr(type(obj), '__call__', None)
    if call is not None:
        return _without_first(signature(call))
    raise ValueError('callable {!r} is not supported by signature'.format(obj))


FullArgSpec = _namedtuple('FullArgSpec', ('args', 'varargs', 'varkw', 'defaults', 'kwonlyargs', 'kwonlydefaults', 'annotations'))


def getfullargspec(func):
    try:
        function = func.__func__ if ismethod(func) else func
        sig = _of_function(function) if isfunction(function) else signature(func)
    except Exception as error:
        raise TypeError('unsupported callable') from error
    args, defaults, only, only_defaults, annotations = [], (), [], {}, {}
    varargs = varkw = None
    if sig.return_annotation is not _empty:
        annotations['return'] = sig.return_annotation
    for parameter in sig.parameters.values():
        kind, name = parameter.kind, parameter.name
        if kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
            args.append(name)
            if parameter.default is not _empty:
                defaults += parameter.default,
        elif kind == _VAR_POSITIONAL:
            varargs = name
        elif kind == _KEYWORD_ONLY:
            only.append(name)
            if parameter.default is not _empty:
                only_defaults[name] = parameter.default
        else:
            varkw = name
        if parameter.annotation is not _empty:
            annotations[name] = parameter.annotation
    return FullArgSpec(args, varargs, varkw, defaults or None, only, only_defaults or None, annotations)


def _refused_call(func, positional, named):
    """Raises what a call raises, by calling a function with the same parameters."""
    code = func.__code__
    flags = code.co_flags
    names = list(code.co_varnames)
    count, keyword_only = code.co_argcount, code.co_kwonlyargcount
    parts = names[:count]
    if code.co_posonlyargcount:
        parts.insert(code.co_posonlyargcount, '/')
    rest = count + keyword_only
    if flags & CO_VARARGS:
        parts.append('*' + names[rest])
    elif keyword_only:
        parts.append('*')
    parts += names[count:rest]
    if flags & CO_VARKEYWORDS:
        parts.append('**' + names[rest + bool(flags & CO_VARARGS)])
    if any('.' in part for part in parts):
        return
    space = {}
    exec('def f(%s): pass' % ', '.join(
        part + '=None' if part in names[count:rest] or part in names[count - len(func.__defaults__ or ()):count] else part
        for part in parts), space)
    same = space['f']
    same.__defaults__, same.__kwdefaults__, same.__qualname__ = func.__defaults__, func.__kwdefaults__, func.__name__
    same(*positional, **named)


def getcallargs(func, /, *positional, **named):
    if ismethod(func):
        positional = (func.__self__,) + positional
        func = func.__func__
    sig = _of_function(func)
    try:
        bound = sig.bind(*positional, **named).arguments
    except TypeError:
        _refused_call(func, positional, named)
        raise
    parameters = list(sig.parameters.values())
    plain = [p.name for p in parameters if p.kind <= _POSITIONAL_OR_KEYWORD]
    values = {name: bound[name] for name in plain[:len(positional)]}
    for parameter in parameters:
        if parameter.kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            values[parameter.name] = bound.get(parameter.name, () if parameter.kind == _VAR_POSITIONAL else {})
    for name in named:
        if name in bound:
            values[name] = bound[name]
    for parameter in parameters:
        if parameter.name not in values:
            values[parameter.name] = parameter.default
    return values


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    if isclass(obj):
        found = obj.__dict__.get('__annotations__', None)
    elif callable(obj) or ismodule(obj):
        found = getattr(obj, '__annotations__', None)
    else:
        raise TypeError('{!r} is not a module, class, or callable.'.format(obj))
    if found is None:
        return {}
    if not isinstance(found, dict):
        raise ValueError('{!r}.__annotations__ is neither a dict nor None'.format(obj))
    if not eval_str:
        return dict(found)
    if globals is None:
        globals = getattr(obj, '__globals__', None) or getattr(sys.modules.get(getattr(obj, '__module__', None)),
                                                               '__dict__', {})
    return {key: eval(value, globals, locals) if isinstance(value, str) else value for key, value in found.items()}


Attribute = _namedtuple('Attribute', ('name', 'kind', 'defining_class', 'object'))


def classify_class_attrs(cls):
    result = []
    for name in dir(cls):
        for base in cls.__mro__:
            if name in base.__dict__:
                found = base.__dict__[name]
                break
        else:
            continue
        if isinstance(found, (staticmethod, _builtin_type)):
            kind = 'static method'
        elif isinstance(found, (classmethod, _class_method_type)):
            kind = 'class method'
        elif isinstance(found, property):
            kind = 'property'
        elif isroutine(found):
            kind = 'method'
        else:
            kind = 'data'
        result.append(Attribute(name, kind, base, found))
    return result


def getclasstree(classes, unique=False):
    children, roots = {}, []
    for one in classes:
        if not one.__bases__ and one not in roots:
            roots.append(one)
        for parent in one.__bases__:
            below = children.setdefault(parent, [])
            if one not in below:
                below.append(one)
            if unique and parent in classes:
                break       # it has its place
    roots.extend(parent for parent in children if parent not in classes)
    return walktree(roots, children, None)


def walktree(classes, children, parent):
    results = []
    for c in sorted(classes, key=lambda c: (c.__module__, c.__name__)):
        results.append((c, c.__bases__))
        if c in children:
            results.append(walktree(children[c], children, c))
    return results
