"""Data printed so that it can be read: long containers on several lines."""

import re as _re
import sys as _sys
import types as _types
from io import StringIO as _StringIO

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    PrettyPrinter(stream=stream, indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    return PrettyPrinter(indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[1]


def isrecursive(object):
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[2]


class _safe_key:
    """Anything in an order: by its own, else by type and address."""

    __slots__ = 'obj',

    def __init__(self, obj):
        self.obj = obj

    def _place(self):
        return str(type(self.obj)), id(self.obj)

    def __lt__(self, other):
        one, two = self.obj, other.obj
        try:
            return one < two
        except TypeError:
            return self._place() < other._place()


def _safe_pair(pair):
    return _safe_key(pair[0]), _safe_key(pair[1])


def _recursion(object):
    return '<Recursion on %s with id=%s>' % (type(object).__name__, id(object))


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):
        indent, width = int(indent), int(width)
        wrong = ('indent must be >= 0' if indent < 0 else 'depth must be > 0' if depth is not None and depth <= 0 else
                 None if width else 'width must be != 0')
        if wrong:
            raise ValueError(wrong)
        self._depth, self._indent_per_level, self._width = depth, indent, width
        self._stream = _sys.stdout if stream is None else stream
        self._compact, self._sort_dicts, self._underscore_numbers = bool(compact), sort_dicts, underscore_numbers

    def pprint(self, object):
        if self._stream is not None:
            self._format(object, self._stream, 0, 0, {}, 0)
            self._stream.write('\n')

    def pformat(self, object):
        text = _StringIO()
        self._format(object, text, 0, 0, {}, 0)
        return text.getvalue()

    def isrecursive(self, object):
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        text, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        return self._safe_repr(object, context, maxlevels, level)

    def _repr(self, object, context, level):
        text, readable, recursive = self.format(object, context.copy(), self._depth, level)
        self._readable = readable
        return text

    # -- on several lines

    def _format(self, object, stream, indent, allowance, context, level):
        if id(object) in context:
            stream.write(_recursion(object))
            return
        text = self._repr(object, context, level)
        if len(text) > self._width - indent - allowance:
            printer = self._dispatch.get(type(object).__repr__)
            if printer is None and _is_plain_dataclass(object):
                printer = PrettyPrinter._pprint_dataclass
            if printer is not None:
                context[id(object)] = 1
                printer(self, object, stream, indent, allowance, context, level + 1)
                del context[id(object)]
                return
        stream.write(text)

    def _pprint_dataclass(self, object, stream, indent, allowance, context, level):
        name = object.__class__.__name__
        items = [(field.name, getattr(object, field.name)) for field in object.__dataclass_fields__.values()
                 if field.repr]
        stream.write(name + '(')
        self._format_namespace_items(items, stream, indent + len(name) + 1, allowance, context, level)
        stream.write(')')

    def _pprint_dict(self, object, stream, indent, allowance, context, level):
        stream.write('{')
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * ' ')
        if object:
            items = sorted(object.items(), key=_safe_pair) if self._sort_dicts else object.items()
            self._format_dict_items(items, stream, indent, allowance + 1, context, level)
        stream.write('}')

    def _pprint_ordered_dict(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        stream.write(object.__class__.__name__ + '(')
        self._format(list(object.items()), stream, indent + len(object.__class__.__name__) + 1, allowance + 1, context,
                     level)
        stream.write(')')

    def _pprint_list(self, object, stream, indent, allowance, context, level):
        stream.write('[')
        self._format_items(object, stream, indent, allowance + 1, context, level)
        stream.write(']')

    def _pprint_tuple(self, object, stream, indent, allowance, context, level):
        stream.write('(')
        end = ',)' if len(object) == 1 else ')'
        self._format_items(object, stream, indent, allowance + len(end), context, level)
        stream.write(end)

    def _pprint_set(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        if type(object) is set:
            stream.write('{')
            end = '}'
        else:
            stream.write(object.__class__.__name__ + '({')
            end = '})'
            indent += len(object.__class__.__name__) + 1
        self._format_items(sorted(object, key=_safe_key), stream, indent, allowance + len(end), context, level)
        stream.write(end)

    def _pprint_str(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        parens = level == 1
        if parens:
            indent += 1
            allowance += 1
        first, *more = _text_chunks(object, self._width - indent, allowance)
        parens = parens and more
        if parens:
            stream.write('(')
        stream.write(first)
        for chunk in more:
            stream.write('\n' + ' ' * indent)
            stream.write(chunk)
        if parens:
            stream.write(')')

    def _pprint_bytes(self, object, stream, indent, allowance, context, level):
        if len(object) <= 4:
            stream.write(repr(object))
            return
        parens = level == 1
        if parens:
            indent += 1
            allowance += 1
            stream.write('(')
        between = ''
        for piece in _wrap_bytes_repr(object, self._width - indent, allowance):
            stream.write(between)
            stream.write(piece)
            between = '\n' + ' ' * indent
        if parens:
            stream.write(')')

    def _pprint_bytearray(self, object, stream, indent, allowance, context, level):
        stream.write('bytearray(')
        self._pprint_bytes(bytes(object), stream, indent + 10, allowance + 1, context, level + 1)
        stream.write(')')

    def _pprint_mappingproxy(self, object, stream, indent, allowance, context, level):
        stream.write('mappingproxy(')
        self._format(object.copy(), stream, indent + 13, allowance + 1, context, level)
        stream.write(')')

    def _pprint_simplenamespace(self, object, stream, indent, allowance, context, level):
        name = 'namespace' if type(object) is _types.SimpleNamespace else object.__class__.__name__
        stream.write(name + '(')
        self._format_namespace_items(object.__dict__.items(), stream, indent + len(name) + 1, allowance, context, level)
        stream.write(')')

    def _pprint_default_dict(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        factory = self._repr(object.default_factory, context, level)
        name = object.__class__.__name__
        indent += len(name) + 1
        stream.write('%s(%s,\n%s' % (name, factory, ' ' * indent))
        self._pprint_dict(object, stream, indent, allowance + 1, context, level)
        stream.write(')')

    def _pprint_counter(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + '({')
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * ' ')
        self._format_dict_items(object.most_common(), stream, indent + len(name) + 1, allowance + 2, context, level)
        stream.write('})')

    def _pprint_chain_map(self, object, stream, indent, allowance, context, level):
        if not len(object.maps):
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + '(')
        indent += len(name) + 1
        for index, mapping in enumerate(object.maps):
            if index == len(object.maps) - 1:
                self._format(mapping, stream, indent, allowance + 1, context, level)
                stream.write(')')
            else:
                self._format(mapping, stream, indent, 1, context, level)
                stream.write(',\n' + ' ' * indent)

    def _pprint_deque(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + '(')
        indent += len(name) + 1
        stream.write('[')
        if object.maxlen is None:
            self._format_items(object, stream, indent, allowance + 2, context, level)
            stream.write('])')
        else:
            self._format_items(object, stream, indent, 2, context, level)
            limit = self._repr(object.maxlen, context, level)
            stream.write('],\n%smaxlen=%s)' % (' ' * indent, limit))

    def _pprint_user(self, object, stream, indent, allowance, context, level):
        self._format(object.data, stream, indent, allowance, context, level - 1)

    def _format_dict_items(self, items, stream, indent, allowance, context, level):
        indent += self._indent_per_level
        between = ',\n' + ' ' * indent
        items = list(items)
        for index, (key, value) in enumerate(items):
            text = self._repr(key, context, level) + ': '
            stream.write(text)
            is_last = index == len(items) - 1
            self._format(value, stream, indent + len(text), allowance if is_last else 1, context, level)
            if not is_last:
                stream.write(between)

    def _format_namespace_items(self, items, stream, indent, allowance, context, level):
        between = ',\n' + ' ' * indent
        items = list(items)
        for index, (name, value) in enumerate(items):
            is_last = index == len(items) - 1
            stream.write(name + '=')
            if id(value) in context:
                stream.write('...')
            else:
                self._format(value, stream, indent + len(name) + 1, allowance if is_last else 1, context, level)
            if not is_last:
                stream.write(between)

    def _format_items(self, items, stream, indent, allowance, context, level):
        write = stream.write
        indent += self._indent_per_level
        if self._indent_per_level > 1:
            write((self._indent_per_level - 1) * ' ')
        between, newline = '', ',\n' + ' ' * indent
        width = most = self._width - indent + 1
        items = list(items)
        for index, item in enumerate(items):
            is_last = index == len(items) - 1
            if is_last:
                most -= allowance
                width -= allowance
            if self._compact:
                text = self._repr(item, context, level)
                length = len(text) + 2
                if width < length:
                    width = most
                    if between:
                        between = newline
                if width >= length:
                    width -= length
                    write(between)
                    between = ', '
                    write(text)
                    continue
            write(between)
            between = newline
            self._format(item, stream, indent, allowance if is_last else 1, context, level)

    # -- on one line

    def _safe_repr(self, object, context, maxlevels, level):
        """(text, whether it can be read back, whether it contains itself)"""
        cls = type(object)
        if cls is int and self._underscore_numbers:
            return f'{object:_d}', True, False
        if cls in (str, int, float, complex, bytes, bytearray, bool, type(None)):
            return repr(object), True, False
        if issubclass(cls, int) and getattr(cls, '__repr__', None) is int.__repr__:
            return (f'{object:_d}' if self._underscore_numbers else repr(object)), True, False
        method = getattr(cls, '__repr__', None)
        is_dict = issubclass(cls, dict) and method is dict.__repr__
        is_list = issubclass(cls, list) and method is list.__repr__
        is_tuple = issubclass(cls, tuple) and method is tuple.__repr__
        if not (is_dict or is_list or is_tuple):
            text = repr(object)
            return text, bool(text) and not text.startswith('<'), False
        if not object:
            return '{}' if is_dict else '[]' if is_list else '()', True, False
        if maxlevels and level >= maxlevels:
            return '{...}' if is_dict else '[...]' if is_list else '(...)', False, id(object) in context
        if id(object) in context:
            return _recursion(object), False, True
        context[id(object)] = 1
        readable = True
        recursive = False
        parts = []
        if is_dict:
            items = sorted(object.items(), key=_safe_pair) if self._sort_dicts else object.items()
            for pair in items:
                texts = []
                for part in pair:
                    text, part_readable, part_recursive = self.format(part, context, maxlevels, level + 1)
                    texts.append(text)
                    readable = readable and part_readable
                    recursive = recursive or part_recursive
                parts.append(': '.join(texts))
            form = '{%s}'
        else:
            form = '[%s]' if is_list else '(%s,)' if len(object) == 1 else '(%s)'
            for item in object:
                text, part_readable, part_recursive = self.format(item, context, maxlevels, level + 1)
                parts.append(text)
                readable = readable and part_readable
                recursive = recursive or part_recursive
        del context[id(object)]
        return form % ', '.join(parts), readable, recursive


def _is_plain_dataclass(object):
    if not hasattr(object, '__dataclass_fields__') or isinstance(object, type) or not object.__dataclass_params__.repr:
        return False
    # what @dataclass writes has no file
    return getattr(getattr(object.__repr__, '__code__', None), 'co_filename', None) == '<string>'


def _filled(pieces, width, allowance):
    """Pieces joined for as long as their repr fits in the width; behind the last, the allowance is left free."""
    last = len(pieces) - 1
    joined = pieces[0]
    for index, piece in enumerate(pieces[1:], 1):
        longer = joined + piece
        if len(repr(longer)) <= (width - allowance if index == last else width):
            joined = longer
        else:
            yield repr(joined)
            joined = piece
    yield repr(joined)


def _text_chunks(text, width, allowance):
    """A text by lines, and a line that is too long by words."""
    lines = text.splitlines(True)
    for left, line in zip(range(len(lines) - 1, -1, -1), lines):
        behind = 0 if left else allowance
        whole = repr(line)
        if len(whole) <= width - behind:
            yield whole
        else:
            yield from _filled(_re.findall(r'\S+\s*|\s+', line), width, behind)


def _wrap_bytes_repr(object, width, allowance):
    fours = [object[at:at + 4] for at in range(0, len(object), 4)]
    # The allowance counts only where the last four are not complete.
    return _filled(fours, width, allowance if len(object) % 4 else 0)


def _make_dispatch():
    import collections
    printers = PrettyPrinter
    return {
        dict.__repr__: printers._pprint_dict, collections.OrderedDict.__repr__: printers._pprint_ordered_dict,
        list.__repr__: printers._pprint_list, tuple.__repr__: printers._pprint_tuple,
        set.__repr__: printers._pprint_set, frozenset.__repr__: printers._pprint_set, str.__repr__: printers._pprint_str,
        bytes.__repr__: printers._pprint_bytes, bytearray.__repr__: printers._pprint_bytearray,
        _types.MappingProxyType.__repr__: printers._pprint_mappingproxy,
        _types.SimpleNamespace.__repr__: printers._pprint_simplenamespace,
        collections.defaultdict.__repr__: printers._pprint_default_dict,
        collections.Counter.__repr__: printers._pprint_counter, collections.ChainMap.__repr__: printers._pprint_chain_map,
        collections.deque.__repr__: printers._pprint_deque, collections.UserDict.__repr__: printers._pprint_user,
        collections.UserList.__repr__: printers._pprint_user, collections.UserString.__repr__: printers._pprint_user,
    }


PrettyPrinter._dispatch = _make_dispatch()
