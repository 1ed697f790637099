"""Tracebacks as text and as lists of entries. The layout itself is the interpreter's own."""

import itertools
import linecache
import sys

from _traceback import format_exception as _exception_text, format_entry as _entry_text, set_source as _set_source

__all__ = ['extract_stack', 'extract_tb', 'format_exception', 'format_exception_only', 'format_list', 'format_stack',
           'format_tb', 'print_exc', 'format_exc', 'print_exception', 'print_last', 'print_stack', 'print_tb',
           'clear_frames', 'FrameSummary', 'StackSummary', 'TracebackException', 'walk_stack', 'walk_tb', 'print_list']

_cause_message = '\nThe above exception was the direct cause of the following exception:\n\n'
_context_message = '\nDuring handling of the above exception, another exception occurred:\n\n'


class _Sentinel:
    def __repr__(self):
        return '<implicit>'


_sentinel = _Sentinel()


def _parse_value_tb(exc, value, tb):
    if (value is _sentinel) != (tb is _sentinel):
        raise ValueError('Both or neither of value and tb must be given')
    if value is tb is _sentinel:
        if exc is None:
            return None, None
        if isinstance(exc, BaseException):
            return exc, exc.__traceback__
        raise TypeError('Exception expected for value, %s found' % type(exc).__name__)
    return value, tb


# ---- entries

class FrameSummary:
    """One entry: where a call was."""

    __slots__ = ('filename', 'lineno', 'end_lineno', 'colno', 'end_colno', 'name', '_line', 'locals', '_text')

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None,
                 colno=None, end_colno=None):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self._line = line
        self._text = None
        self.locals = None if locals is None else {k: repr(v) for k, v in locals.items()}
        self.end_lineno = end_lineno
        self.colno = colno
        self.end_colno = end_colno

    def _items(self):
        return self.filename, self.lineno, self.name, self.line

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return (self.filename == other.filename and self.lineno == other.lineno and self.name == other.name
                    and self.locals == other.locals)
        if isinstance(other, tuple):
            return self._items() == other
        return NotImplemented

    __hash__ = None

    def __getitem__(self, index):
        return self._items()[index]

    def __iter__(self):
        return iter(self._items())

    def __len__(self):
        return 4

    def __repr__(self):
        return '<FrameSummary file {}, line {} in {}>'.format(self.filename, self.lineno, self.name)

    @property
    def _original_line(self):
        """The line as it stands in its file, which is read when the line is first asked for."""
        if self._line is None and self.lineno is not None:
            self._line = linecache.getline(self.filename, self.lineno)
        return self._line

    @property
    def line(self):
        whole = self._original_line
        return None if whole is None else whole.strip()


def _tell_sources():
    """What the program has put in linecache.cache is source as well."""
    for name, entry in linecache.cache.items():
        if len(entry) > 1:
            _set_source(name, ''.join(line if line.endswith('\n') else line + '\n' for line in entry[2]))


def _place(tb):
    """(line, end line, column, end column) of a traceback's entry."""
    code = tb.tb_frame.f_code
    if tb.tb_lasti >= 0:
        place = next(itertools.islice(code.co_positions(), tb.tb_lasti // 2, None), (None,))
        if place[0] is not None:
            return place
    return tb.tb_lineno, None, None, None


def walk_stack(f):
    if f is None:
        f = sys._getframe().f_back
        if f.f_globals is globals():
            while f.f_globals is globals():
                f = f.f_back
        else:
            f = f.f_back.f_back.f_back
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def _limited(entries, limit):
    if limit is None:
        limit = getattr(sys, 'tracebacklimit', None)
        if limit is not None and limit < 0:
            limit = 0
    if limit is None:
        return entries
    return entries[:limit] if limit >= 0 else entries[limit:]


class StackSummary(list):
    """Entries, the outermost call first."""

    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        found = _limited(list(frame_gen), limit)
        return klass(FrameSummary(f.f_code.co_filename, lineno, f.f_code.co_name,
                                  locals=f.f_locals if capture_locals else None) for f, lineno in found)

    @classmethod
    def _from_tb(klass, tb, limit=None, capture_locals=False):
        result = klass()
        if linecache.cache:
            _tell_sources()
        while tb is not None:
            f = tb.tb_frame
            line, end_line, column, end_column = _place(tb)
            entry = FrameSummary(f.f_code.co_filename, tb.tb_lineno, f.f_code.co_name,
                                 locals=f.f_locals if capture_locals else None, end_lineno=end_line, colno=column,
                                 end_colno=end_column)
            entry._text = _entry_text(tb)
            result.append(entry)
            tb = tb.tb_next
        result[:] = _limited(result, limit)
        return result

    @classmethod
    def from_list(klass, a_list):
        def summary(entry):
            if isinstance(entry, FrameSummary):
                return entry
            filename, lineno, name, line = entry
            return FrameSummary(filename, lineno, name, line=line)

        entries = klass()
        entries.extend(map(summary, a_list))
        return entries

    def format_frame_summary(self, frame_summary):
        if frame_summary._text is not None:
            text = frame_summary._text
        else:
            text = '  File "{}", line {}, in {}\n'.format(frame_summary.filename, frame_summary.lineno,
                                                          frame_summary.name)
            if frame_summary.line:
                text += '    {}\n'.format(frame_summary.line)
        if frame_summary.locals:
            for name, value in sorted(frame_summary.locals.items()):
                text += '    {name} = {value}\n'.format(name=name, value=value)
        return text

    def format(self):
        result = []
        last = None
        count = 0
        for entry in self:
            key = entry.filename, entry.lineno, entry.name
            if key != last:
                if count > 3:
                    result.append(_repeated(count - 3))
                last, count = key, 0
            count += 1
            if count <= 3:
                text = self.format_frame_summary(entry)
                if text is not None:
                    result.append(text)
        if count > 3:
            result.append(_repeated(count - 3))
        return result


def _repeated(count):
    return '  [Previous line repeated %d more time%s]\n' % (count, 's' if count > 1 else '')


# ---- tracebacks

def extract_tb(tb, limit=None):
    return StackSummary._from_tb(tb, limit)


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    if file is None:
        file = sys.stderr
    for item in format_list(extracted_list):
        print(item, file=file, end='')


def format_tb(tb, limit=None):
    return extract_tb(tb, limit=limit).format()


def print_tb(tb, limit=None, file=None):
    print_list(extract_tb(tb, limit=limit), file=file)


def extract_stack(f=None, limit=None):
    if f is None:
        f = sys._getframe().f_back
    found = list(walk_stack(f))
    if limit is not None:
        found = found[:limit] if limit >= 0 else found[limit:]
    stack = StackSummary.extract(found)
    stack.reverse()
    return stack


def format_stack(f=None, limit=None):
    if f is None:
        f = sys._getframe().f_back
    return format_list(extract_stack(f, limit=limit))


def print_stack(f=None, limit=None, file=None):
    if f is None:
        f = sys._getframe().f_back
    print_list(extract_stack(f, limit=limit), file=file)


# ---- exceptions

def _shown(value, what, function):
    try:
        return function(value)
    except:
        return f'<{what} {function.__name__}() failed>'


def _note_lines(value):
    from collections.abc import Sequence
    notes = getattr(value, '__notes__', None)
    if isinstance(notes, Sequence):
        return [line + '\n' for note in notes for line in _shown(note, 'note', str).split('\n')]
    return [] if notes is None else [_shown(notes, '__notes__', repr)]


def _only(value):
    if value is None:
        return ['NoneType: None\n']
    if isinstance(value, BaseExceptionGroup):
        kind = type(value)
        name = kind.__qualname__
        if kind.__module__ not in ('__main__', 'builtins'):
            name = kind.__module__ + '.' + name
        lines = ['%s: %s\n' % (name, value)]
        return lines + _note_lines(value)
    text = _exception_text(value, None, False)
    if isinstance(value, SyntaxError):
        return text.splitlines(True)
    notes = _note_lines(value)
    joined = ''.join(notes)
    if notes and text.endswith(joined):
        return [text[:len(text) - len(joined)]] + notes
    return [text]


def format_exception_only(exc, /, value=_sentinel):
    if value is _sentinel:
        value = exc
    return _only(value)


def _chain(value, tb):
    """What led to an exception, as it is told: (exception, traceback, what stands after it), the first one first."""
    links, seen, message = [], set(), None
    while True:
        links.append((value, tb, message))
        seen.add(id(value))
        before, message = value.__cause__, _cause_message
        if before is None and not value.__suppress_context__:
            before, message = value.__context__, _context_message
        if before is None or id(before) in seen:
            return links[::-1]
        value, tb = before, before.__traceback__


def _format(value, tb, limit, chain):
    if limit is not None:
        links = _chain(value, tb) if chain else [(value, tb, None)]
        if any(isinstance(link[0], BaseExceptionGroup) for link in links):
            return list(TracebackException(type(value), value, tb, limit=limit).format(chain=chain))
    lines = []
    for value, tb, message in _chain(value, tb) if chain else [(value, tb, None)]:
        if isinstance(value, BaseExceptionGroup):
            text = _exception_text(value, tb, chain).splitlines(True)
            lines = text if chain else lines + text
        else:
            if tb is not None:
                lines.append('Traceback (most recent call last):\n')
                lines += format_tb(tb, limit)
            lines += _only(value)
        if message is not None:
            lines.append(message)
    return lines


def _has_groups(value):
    """Whether the exception, or one that it came from, is a group: their lines have margins."""
    seen = set()
    while value is not None and id(value) not in seen:
        if isinstance(value, BaseExceptionGroup):
            return True
        seen.add(id(value))
        value = value.__cause__ or value.__context__
    return False


def _of_groups(value, tb, limit, chain):
    return list(TracebackException(type(value), value, tb, limit=limit, compact=True).format(chain=chain))


def format_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, chain=True):
    value, tb = _parse_value_tb(exc, value, tb)
    if value is None:
        return ['NoneType: None\n']
    return (_of_groups if _has_groups(value) else _format)(value, tb, limit, chain)


def print_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, file=None, chain=True):
    value, tb = _parse_value_tb(exc, value, tb)
    if file is None:
        file = sys.stderr
    if value is None:
        text = 'NoneType: None\n'
    elif _has_groups(value):
        text = ''.join(_of_groups(value, tb, limit, chain))
    elif limit is None:
        if linecache.cache:
            _tell_sources()
        text = _exception_text(value, tb, chain)
    else:
        text = ''.join(_format(value, tb, limit, chain))
    print(text, file=file, end='')


def print_exc(limit=None, file=None, chain=True):
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def format_exc(limit=None, chain=True):
    return ''.join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_last(limit=None, file=None, chain=True):
    if not hasattr(sys, 'last_type'):
        raise ValueError('no last exception')
    print_exception(sys.last_type, sys.last_value, sys.last_traceback, limit, file, chain)


def clear_frames(tb):
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            pass
        tb = tb.tb_next


def _marked(texts, depth, mark='|'):
    """The lines of what is said within so many groups."""
    if depth == 0:
        yield from texts
        return
    margin = '  ' * depth + mark + ' '
    for text in texts:
        yield ''.join(margin + line for line in text.splitlines(True))


class TracebackException:
    """What is to be said of an exception, without the exception itself."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False,
                 compact=False, max_group_width=15, max_group_depth=10, _seen=None):
        seen = set() if _seen is None else _seen
        seen.add(id(exc_value))
        self.max_group_width = max_group_width
        self.max_group_depth = max_group_depth
        self.stack = StackSummary._from_tb(exc_traceback, limit, capture_locals)
        self.exc_type = exc_type
        try:
            self._str = str(exc_value)
        except:
            self._str = '<exception str() failed>'
        self.__notes__ = getattr(exc_value, '__notes__', None)
        self.__suppress_context__ = exc_value is not None and exc_value.__suppress_context__
        self._lines = _only(exc_value)
        if isinstance(exc_value, SyntaxError):
            self.filename = exc_value.filename
            self.lineno = None if exc_value.lineno is None else str(exc_value.lineno)
            self.text = exc_value.text
            self.offset = exc_value.offset
            self.msg = exc_value.msg
        self.__cause__ = self.__context__ = self.exceptions = None
        if _seen is None:
            self._follow(exc_value, seen, compact, limit=limit, lookup_lines=lookup_lines, capture_locals=capture_locals,
                         max_group_width=max_group_width, max_group_depth=max_group_depth)

    def _follow(self, value, seen, compact, **options):
        """Makes one of each exception that this one came from or consists of."""
        def made(before, is_part=False):
            if before is None or id(before) in seen and not is_part:
                return None
            one = TracebackException(type(before), before, before.__traceback__, _seen=seen, **options)
            waiting.append((one, before))
            return one
        waiting = [(self, value)] if value is not None else []
        while waiting:
            one, value = waiting.pop()
            one.__cause__ = made(value.__cause__)
            if not compact or one.__cause__ is None and not value.__suppress_context__:
                one.__context__ = made(value.__context__)
            if isinstance(value, BaseExceptionGroup):
                one.exceptions = [made(part, True) for part in value.exceptions]

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def __str__(self):
        return self._str

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self.__dict__ == other.__dict__
        return NotImplemented

    __hash__ = None

    def format_exception_only(self):
        yield from self._lines

    def format(self, *, chain=True, _depth=0):
        """_depth: how many groups this one is within."""
        one, message, links = self, None, []
        while one is not None:
            links.append((one, message))
            before, message = one.__cause__, _cause_message
            if before is None and not one.__suppress_context__:
                before, message = one.__context__, _context_message
            one = before if chain else None
        for one, message in reversed(links):
            if one.exceptions is not None:
                yield from self._format_group(one, chain, _depth)
            else:
                if one.stack:
                    yield from _marked(['Traceback (most recent call last):\n'], _depth)
                    yield from _marked(one.stack.format(), _depth)
                yield from _marked(one.format_exception_only(), _depth)
            if message is not None:
                yield from _marked([message], _depth)

    def _format_group(self, one, chain, depth):
        if depth > self.max_group_depth:
            yield from _marked([f'... (max_group_depth is {self.max_group_depth})\n'], depth)
            return
        inner = depth or 1
        if one.stack:
            yield from _marked(['Exception Group Traceback (most recent call last):\n'], inner, '|' if depth else '+')
            yield from _marked(one.stack.format(), inner)
        yield from _marked(one.format_exception_only(), inner)
        margin = '  ' * inner
        count = len(one.exceptions)
        for i, part in enumerate(one.exceptions[:self.max_group_width]):
            yield f'{margin}{"  " if i else "+-"}+---------------- {i + 1} ----------------\n'
            yield from part.format(chain=chain, _depth=inner + 1)
        more = count - self.max_group_width
        if more > 0:
            yield f'{margin}{"  " if self.max_group_width else "+-"}+---------------- ... ----------------\n'
            yield from _marked([f'and {more} more exception{"s" if more > 1 else ""}\n'], inner + 1)
        # A group that ends within the last part of this one has ended this one, too.
        last = one.exceptions[-1]
        if more > 0 or last.exceptions is None or inner + 1 > last.max_group_depth:
            yield margin + '  +------------------------------------\n'

    def print(self, *, file=None, chain=True):
        if file is None:
            file = sys.stderr
        for line in self.format(chain=chain):
            print(line, file=file, end='')
