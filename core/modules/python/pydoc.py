"""What help() shows of an object, as text."""

import builtins
import inspect
import re
import sys
from reprlib import Repr as _Repr

__all__ = ['help']

_hidden = frozenset(('__author__', '__builtins__', '__cached__', '__credits__', '__date__', '__doc__', '__docformat__', '__file__',
                     '__loader__', '__module__', '__name__', '__package__', '__path__', '__qualname__', '__slots__', '__spec__',
                     '__version__'))
_described = {'__dict__': 'dictionary for instance variables (if defined)',
              '__weakref__': 'list of weak references to the object (if defined)'}


def _is_own(obj):
    """Whether its __doc__ is its own, not its class's."""
    try:
        doc = object.__getattribute__(obj, '__doc__')
        kind = type(obj).__doc__
    except AttributeError:
        return None
    return doc if isinstance(doc, str) and (obj is type or doc != kind) else None


def getdoc(object):
    """Its documentation, or the comment before it."""
    doc = inspect.getdoc(object) if inspect.isroutine(object) or inspect.isdatadescriptor(object) else _is_own(object)
    if doc is None:
        doc = inspect.getcomments(object) if not inspect.isdatadescriptor(object) else None
    return doc and re.sub('^ *\n', '', inspect.cleandoc(doc).rstrip()) or ''


def classname(object, modname):
    return object.__name__ if object.__module__ == modname else object.__module__ + '.' + object.__name__


def visiblename(name, all=None, obj=None):
    if name in _hidden:
        return 0
    if name.startswith('__') and name.endswith('__'):
        return 1
    if name.startswith('_') and hasattr(obj, '_fields'):
        return True
    return name in all if all is not None else not name.startswith('_')


def describe(thing):
    if inspect.ismodule(thing):
        return ('package ' if hasattr(thing, '__path__') else 'module ') + thing.__name__
    if inspect.isbuiltin(thing):
        return 'built-in function ' + thing.__name__
    for test, word in ((inspect.isgetsetdescriptor, 'getset'), (inspect.ismemberdescriptor, 'member')):
        if test(thing):
            return '%s descriptor %s.%s.%s' % (word, thing.__objclass__.__module__, thing.__objclass__.__name__, thing.__name__)
    for test, word in ((inspect.isclass, 'class'), (inspect.isfunction, 'function'), (inspect.ismethod, 'method')):
        if test(thing):
            return '%s %s' % (word, thing.__name__)
    return type(thing).__name__


def _shown(value):
    shown = _Repr()
    shown.maxtuple = shown.maxlist = 20
    shown.maxdict, shown.maxstring, shown.maxother = 10, 100, 100
    return re.sub(r' at 0x[0-9a-f]{6,16}(>+)$', r'\1', shown.repr(value))


def _indented(text, prefix='    '):
    lines = [prefix + line for line in text.split('\n')]
    lines[-1] = lines[-1].rstrip()
    return '\n'.join(lines)


class TextDoc:
    def document(self, object, name=None, mod=None, cl=None):
        if inspect.ismodule(object):
            return self.docmodule(object)
        if inspect.isclass(object):
            return self.docclass(object, name)
        if inspect.isroutine(object):
            return self.docroutine(object, name, mod, cl)
        if inspect.isdatadescriptor(object):
            return self.docdata(object, name)
        return self.docother(object, name)

    def docroutine(self, object, name=None, mod=None, cl=None):
        real = object.__name__
        name = name or real
        note, is_short = '', False
        if inspect.ismethod(object) or inspect.isbuiltin(object) and not (
                inspect.ismodule(object.__self__) or object.__self__ is None):
            owner = object.__self__.__class__
            if cl:
                if owner is not cl:
                    note = ' from ' + classname(owner, mod)
            else:
                note = ' method of %s instance' % classname(owner, mod)
        title = name
        if name != real:
            is_short = bool(cl) and inspect.getattr_static(cl, real, []) is object
            title = name + ' = ' + real
        try:
            arguments = str(inspect.signature(object))
        except (ValueError, TypeError):
            arguments = '(...)'
        if real == '<lambda>' and arguments != '(...)':
            title, arguments = name + ' lambda ', arguments[1:-1]
        if inspect.iscoroutinefunction(object) or inspect.isasyncgenfunction(object):
            title = 'async ' + title
        line = title + arguments + note + '\n'
        doc = '' if is_short else getdoc(object)
        return line + (_indented(doc).rstrip() + '\n' if doc else '')

    def docdata(self, object, name=None):
        doc = _described.get(name) if name in _described else getdoc(object)
        return (name + '\n' if name else '') + (_indented(doc) + '\n' if doc else '')

    docproperty = docdata

    def docother(self, object, name=None, maxlen=None, doc=None):
        before = name + ' = ' if name else ''
        shown = _shown(object)
        if maxlen and len(before + shown) > maxlen:
            shown = shown[:maxlen - len(before + shown)] + '...'
        doc = doc or getdoc(object)
        return before + shown + ('\n' + _indented(str(doc)) + '\n' if doc else '')

    def docclass(self, object, name=None):
        real, module = object.__name__, object.__module__
        name = name or real
        title = 'class ' + real if name == real else name + ' = class ' + real
        if object.__bases__:
            title += '(%s)' % ', '.join(classname(base, module) for base in object.__bases__)
        parts = []
        try:
            arguments = str(inspect.signature(object))
        except (ValueError, TypeError):
            arguments = None
        if arguments and arguments != '()':
            parts.append(name + arguments + '\n')
        doc = getdoc(object)
        if doc:
            parts.append(doc + '\n')
        mro = list(inspect.getmro(object))
        if len(mro) > 2:
            parts.append('Method resolution order:')
            parts += ['    ' + classname(base, module) for base in mro]
            parts.append('')
        parts += self._attributes(object, mro)
        return title + '\n' + (_indented('\n'.join(parts).rstrip(), ' |  ') + '\n' if parts else '')

    def _attributes(self, object, mro):
        found = []
        if '__annotations__' in dir(object):
            object.__annotations__  # which the class has from now on
        for name, kind, home, value in inspect.classify_class_attrs(object):
            if not visiblename(name, obj=object):
                continue
            if inspect.isdatadescriptor(value):
                kind = 'readonly property' if isinstance(value, property) and value.fset is None else 'data descriptor'
            found.append((name, kind, home, value))
        fields = list(getattr(object, '_fields', ()))
        found.sort(key=lambda one: (fields.index(one[0]) - len(fields) if one[0] in fields else 0, one[0]))
        parts = []
        for home in mro + [one[2] for one in found if one[2] not in mro]:
            if home is builtins.object and object is not builtins.object:
                found = [one for one in found if one[2] is not home]
                continue
            tag = 'defined here' if home is object else 'inherited from ' + classname(home, object.__module__)
            own = [one for one in found if one[2] is home]
            found = [one for one in found if one[2] is not home]
            for kind, word in (('method', 'Methods'), ('class method', 'Class methods'), ('static method', 'Static methods'),
                               ('readonly property', 'Readonly properties'), ('data descriptor', 'Data descriptors'),
                               ('data', 'Data and other attributes')):
                chosen = [one for one in own if one[1] == kind]
                if chosen:
                    if parts:
                        parts.append('-' * 70)
                    parts.append('%s %s:\n' % (word, tag))
                    parts += [self._attribute(object, kind, *one) for one in chosen]
        return parts

    def _attribute(self, object, kind, name, _, home, value):
        if kind in ('readonly property', 'data descriptor'):
            return self.docdata(value, name)
        try:
            got = getattr(object, name)
        except Exception:
            return self.docdata(value, name) if kind != 'data' else self.docother(value, name, 70) + '\n'
        if kind == 'data':
            return self.docother(got, name, 70, getdoc(value)) + '\n'
        return self.document(got, name, object.__module__, object)

    def docmodule(self, object):
        name, doc = object.__name__, getdoc(object)
        first, _, rest = doc.partition('\n')
        result = 'NAME\n' + _indented(name + (first and ' - ' + first)).rstrip() + '\n\n'
        all = getattr(object, '__all__', None)
        if rest.strip():
            result += 'DESCRIPTION\n' + _indented(rest.lstrip('\n')).rstrip() + '\n\n'
        members = [(key, value) for key, value in inspect.getmembers(object) if visiblename(key, all, object)]
        classes = [(key, value) for key, value in members
                   if inspect.isclass(value) and (all is not None or (inspect.getmodule(value) or object) is object)]
        functions = [(key, value) for key, value in members
                     if inspect.isroutine(value) and (all is not None or (inspect.getmodule(value) or object) is object)]
        data = [(key, value) for key, value in members
                if not (inspect.ismodule(value) or inspect.isclass(value) or inspect.isroutine(value)) and not key.startswith('__')]
        if classes:
            tree = inspect.getclasstree([value for _, value in classes], True)
            parts = [self._tree(tree, name)] + [self.document(value, key, name) for key, value in classes]
            result += 'CLASSES\n' + _indented('\n'.join(parts)).rstrip() + '\n\n'
        if functions:
            parts = [self.document(value, key, name) for key, value in functions]
            result += 'FUNCTIONS\n' + _indented('\n'.join(parts)).rstrip() + '\n\n'
        if data:
            parts = [self.docother(value, key, 70) for key, value in data]
            result += 'DATA\n' + _indented('\n'.join(parts)).rstrip() + '\n\n'
        for title, key in (('VERSION', '__version__'), ('DATE', '__date__'), ('AUTHOR', '__author__'), ('CREDITS', '__credits__')):
            if hasattr(object, key):
                result += title + '\n' + _indented(str(getattr(object, key))).rstrip() + '\n\n'
        return result + 'FILE\n' + _indented(getattr(object, '__file__', None) or '(built-in)').rstrip() + '\n\n'

    def _tree(self, tree, module, parent=None, prefix=''):
        result = ''
        for entry in tree:
            if isinstance(entry, tuple):
                kind, bases = entry
                result += prefix + classname(kind, module)
                if bases and bases != (parent,):
                    result += '(%s)' % ', '.join(classname(base, module) for base in bases)
                result += '\n'
            else:
                result += self._tree(entry, module, kind, prefix + '    ')
        return result


plaintext = text = TextDoc()


def render_doc(thing, title='Python Library Documentation: %s', forceload=0, renderer=None):
    if isinstance(thing, str):
        thing = _found(thing)
    words = describe(thing)
    module, name = inspect.getmodule(thing), getattr(thing, '__name__', None)
    if isinstance(name, str) and '.' in name:
        words += ' in ' + name[:name.rfind('.')]
    elif module and module is not thing:
        words += ' in module ' + module.__name__
    if not (inspect.ismodule(thing) or inspect.isclass(thing) or inspect.isroutine(thing) or inspect.isdatadescriptor(thing) or
            getdoc(thing)):
        thing = thing.__origin__ if hasattr(thing, '__origin__') else type(thing)
        words += ' object' if not hasattr(thing, '__origin__') else ''
    return title % words + '\n\n' + (renderer or text).document(thing, name if isinstance(name, str) else None)


def _found(path):
    """What a dotted name stands for."""
    parts = path.split('.')
    for count in range(len(parts), 0, -1):
        try:
            found = __import__('.'.join(parts[:count]))
        except ImportError:
            continue
        for part in parts[1:]:
            found = getattr(found, part)
        return found
    found = builtins
    for part in parts:
        if not hasattr(found, part):
            raise ImportError('No Python documentation found for %r.\nUse help() to get the interactive help utility.\n'
                              'Use help(str) for help on the str class.' % path)
        found = getattr(found, part)
    return found


def doc(thing, title='Python Library Documentation: %s', forceload=0, output=None):
    try:
        (output or sys.stdout).write(render_doc(thing, title))
        return True
    except ImportError as error:
        (output or sys.stdout).write(str(error) + '\n')


def plain(text):
    return re.sub('.\b', '', text)


def pager(text):
    sys.stdout.write(plain(text))


help = builtins.help
