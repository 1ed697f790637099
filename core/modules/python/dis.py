"""The instructions of compiled code, as text and as objects."""

import _dis
import sys
from opcode import *
from opcode import __all__ as _opcodes_all, _cache_format, _inline_cache_entries, _nb_ops
from _structseq import make as _make

__all__ = ['code_info', 'dis', 'disassemble', 'distb', 'disco', 'findlinestarts', 'findlabels', 'show_code',
           'get_instructions', 'Instruction', 'Bytecode'] + _opcodes_all

_code_type = type((lambda: 0).__code__)

FORMAT_VALUE = opmap['FORMAT_VALUE']
FORMAT_VALUE_CONVERTERS = ((None, ''), (str, 'str'), (repr, 'repr'), (ascii, 'ascii'))
MAKE_FUNCTION = opmap['MAKE_FUNCTION']
MAKE_FUNCTION_FLAGS = ('defaults', 'kwdefaults', 'annotations', 'closure')
CACHE = opmap['CACHE']
LOAD_GLOBAL = opmap['LOAD_GLOBAL']
BINARY_OP = opmap['BINARY_OP']

COMPILER_FLAG_NAMES = {
    1: 'OPTIMIZED', 2: 'NEWLOCALS', 4: 'VARARGS', 8: 'VARKEYWORDS', 16: 'NESTED', 32: 'GENERATOR', 64: 'NOFREE',
    128: 'COROUTINE', 256: 'ITERABLE_COROUTINE', 512: 'ASYNC_GENERATOR'}


def pretty_flags(flags):
    names = []
    for i in range(32):
        flag = 1 << i
        if flags & flag:
            names.append(COMPILER_FLAG_NAMES.get(flag, hex(flag)))
            flags ^= flag
            if not flags:
                break
    else:
        names.append(hex(flags))
    return ', '.join(names)


class _Unknown:
    def __repr__(self):
        return '<unknown>'


UNKNOWN = _Unknown()


# ---- what there is to disassemble

def _try_compile(source, name):
    try:
        return compile(source, name, 'eval')
    except SyntaxError:
        return compile(source, name, 'exec')


def _get_code_object(x):
    x = getattr(x, '__func__', x)
    for name in ('__code__', 'gi_code', 'ag_code', 'cr_code'):
        if hasattr(x, name):
            x = getattr(x, name)
            break
    if isinstance(x, str):
        x = _try_compile(x, '<disassembly>')
    if hasattr(x, 'co_code'):
        return x
    raise TypeError("don't know how to disassemble %s objects" % type(x).__name__)


def _has_code(x):
    return isinstance(x, (type, staticmethod, classmethod, _code_type)) or hasattr(x, '__code__') \
        or hasattr(x, '__func__')


def dis(x=None, *, file=None, depth=None, show_caches=False, adaptive=False):
    """The instructions of classes, methods, functions and other compiled objects; of the last traceback for None."""
    if x is None:
        distb(file=file, show_caches=show_caches, adaptive=adaptive)
        return
    x = getattr(x, '__func__', x)
    for name in ('__code__', 'gi_code', 'ag_code', 'cr_code'):
        if hasattr(x, name):
            x = getattr(x, name)
            break
    if hasattr(x, '__dict__'):
        for name, x1 in sorted(x.__dict__.items()):
            if _has_code(x1):
                print('Disassembly of %s:' % name, file=file)
                try:
                    dis(x1, file=file, depth=depth, show_caches=show_caches, adaptive=adaptive)
                except TypeError as msg:
                    print('Sorry:', msg, file=file)
                print(file=file)
    elif hasattr(x, 'co_code'):
        _disassemble_recursive(x, file=file, depth=depth, show_caches=show_caches, adaptive=adaptive)
    elif isinstance(x, (bytes, bytearray)):
        _disassemble_bytes(x, file=file, show_caches=show_caches)
    elif isinstance(x, str):
        _disassemble_recursive(_try_compile(x, '<dis>'), file=file, depth=depth, show_caches=show_caches,
                               adaptive=adaptive)
    else:
        raise TypeError("don't know how to disassemble %s objects" % type(x).__name__)


def distb(tb=None, *, file=None, show_caches=False, adaptive=False):
    if tb is None:
        tb = getattr(sys, 'last_traceback', None)
        if tb is None:
            raise RuntimeError('no last traceback to disassemble')
        while tb.tb_next:
            tb = tb.tb_next
    disassemble(tb.tb_frame.f_code, tb.tb_lasti, file=file, show_caches=show_caches, adaptive=adaptive)


def disassemble(co, lasti=-1, *, file=None, show_caches=False, adaptive=False):
    linestarts = dict(findlinestarts(co))
    _disassemble_bytes(co.co_code, lasti, _dis.variables(co).__getitem__, co.co_names, co.co_consts, linestarts, file=file,
                       exception_entries=_parse_exception_table(co), co_positions=co.co_positions(),
                       show_caches=show_caches)


disco = disassemble


def _disassemble_recursive(co, *, file=None, depth=None, show_caches=False, adaptive=False):
    options = {'file': file, 'show_caches': show_caches, 'adaptive': adaptive}
    disassemble(co, **options)
    if depth is not None:
        if depth <= 0:
            return
        depth -= 1
    for inner in co.co_consts:
        if hasattr(inner, 'co_code'):
            print(file=file)
            print('Disassembly of %r:' % (inner,), file=file)
            _disassemble_recursive(inner, depth=depth, **options)


def _disassemble_bytes(code, lasti=-1, varname_from_oparg=None, names=None, co_consts=None, linestarts=None, *,
                       file=None, line_offset=0, exception_entries=(), co_positions=None, show_caches=False):
    show_lineno = bool(linestarts)
    lineno_width = 0
    if show_lineno:
        largest = max(linestarts.values()) + line_offset
        lineno_width = len(str(largest)) if largest >= 1000 else 3
    largest_offset = len(code) - 2
    offset_width = len(str(largest_offset)) if largest_offset >= 10000 else 4
    for instr in _instructions(code, varname_from_oparg, names, co_consts, linestarts, line_offset, exception_entries,
                               co_positions, show_caches):
        if show_lineno and instr.starts_line is not None and instr.offset > 0:
            print(file=file)
        print(instr._disassemble(lineno_width, instr.offset == lasti, offset_width), file=file)
    if exception_entries:
        print('ExceptionTable:', file=file)
        for entry in exception_entries:
            lasti = ' lasti' if entry.lasti else ''
            print('  %d to %d -> %d [%d]%s' % (entry.start, entry.end - 2, entry.target, entry.depth, lasti), file=file)


# ---- instructions

Positions, _positions = _make('dis', 'Positions', ('lineno', 'end_lineno', 'col_offset', 'end_col_offset'),
                              can_make=True)
_InstructionBase, _instruction = _make(
    'dis', 'Instruction', ('opname', 'opcode', 'arg', 'argval', 'argrepr', 'offset', 'starts_line', 'is_jump_target',
                           'positions'))
_ExceptionTableEntry, _entry = _make(
    'dis', '_ExceptionTableEntry', ('start', 'end', 'target', 'depth', 'lasti'))
_ExceptionTableEntry.__repr__ = lambda self: '_ExceptionTableEntry(start=%r, end=%r, target=%r, depth=%r, lasti=%r)' % self[:]

_OPNAME_WIDTH = 20
_OPARG_WIDTH = 5


class Instruction(_InstructionBase):
    """One instruction: its name, number and argument, what the argument means, where it is and where it comes from."""

    __slots__ = ()
    _fields = _InstructionBase.__match_args__

    @classmethod
    def _make(cls, iterable):
        return cls(*iterable)

    def _asdict(self):
        return dict(zip(self._fields, self))

    def _replace(self, **changes):
        result = self._make(map(changes.pop, self._fields, self))
        if changes:
            raise ValueError('Got unexpected field names: %r' % (list(changes),))
        return result

    def __new__(cls, opname, opcode, arg, argval, argrepr, offset, starts_line, is_jump_target, positions=None):
        return tuple.__new__(cls, (opname, opcode, arg, argval, argrepr, offset, starts_line, is_jump_target,
                                   positions))

    def __repr__(self):
        return 'Instruction(' + ', '.join('%s=%s' % (name, 'Positions(lineno=%r, end_lineno=%r, col_offset=%r, '
                                          'end_col_offset=%r)' % tuple(value) if name == 'positions' and value else
                                          repr(value)) for name, value in zip(self.__match_args__, self)) + ')'

    def _disassemble(self, lineno_width=3, mark_as_current=False, offset_width=4):
        marks = ('-->' if mark_as_current else '   ') + (' >>' if self.is_jump_target else '   ')
        columns = [marks, '%*r' % (offset_width, self.offset), '%-*s' % (_OPNAME_WIDTH, self.opname)]
        if lineno_width:
            line = '' if self.starts_line is None else '%d' % self.starts_line
            columns.insert(0, line.rjust(lineno_width))
        if self.arg is not None:
            columns.append('%*r' % (_OPARG_WIDTH, self.arg))
            if self.argrepr:
                columns.append('(%s)' % self.argrepr)
        return ' '.join(columns).rstrip()


def get_instructions(x, *, first_line=None, show_caches=False, adaptive=False):
    co = _get_code_object(x)
    linestarts = dict(findlinestarts(co))
    line_offset = first_line - co.co_firstlineno if first_line is not None else 0
    return _instructions(co.co_code, _dis.variables(co).__getitem__, co.co_names, co.co_consts, linestarts, line_offset, (),
                         co.co_positions(), show_caches)


def _constant(const_list, arg):
    value = const_list[arg] if const_list is not None else UNKNOWN
    return value, '' if value is UNKNOWN else repr(value)


def _name(namelist, arg):
    if namelist is None:
        return UNKNOWN, ''
    value = namelist(arg) if callable(namelist) else namelist[arg]
    return value, value


def _is_backward(name):
    return 'JUMP_BACKWARD' in name


def _argument(op, name, arg, offset, names, varnames, constants):
    """The argument's value, and how it is shown."""
    if op in hasconst:
        return _constant(constants, arg)
    if op in hasname:
        if op == LOAD_GLOBAL:
            value, text = _name(names, arg // 2)
            return value, 'NULL + ' + text if arg & 1 and text else text
        return _name(names, arg)
    if op in hasjabs:
        value = arg * 2
        return value, 'to ' + repr(value)
    if op in hasjrel:
        signed = -arg if _is_backward(name) else arg
        value = offset + 2 + signed * 2
        return value, 'to ' + repr(value)
    if op in haslocal or op in hasfree:
        return _name(varnames, arg)
    if op in hascompare:
        return cmp_op[arg], cmp_op[arg]
    if op == FORMAT_VALUE:
        converter, text = FORMAT_VALUE_CONVERTERS[arg & 3]
        value = converter, bool(arg & 4)
        if value[1]:
            text = text + ', with format' if text else 'with format'
        return value, text
    if op == MAKE_FUNCTION:
        return arg, ', '.join(flag for i, flag in enumerate(MAKE_FUNCTION_FLAGS) if arg & (1 << i))
    if op == BINARY_OP:
        return arg, _nb_ops[arg][1]
    return arg, ''


def _instructions(code, varname_from_oparg=None, names=None, co_consts=None, linestarts=None, line_offset=0,
                  exception_entries=(), co_positions=None, show_caches=False):
    places = iter(co_positions) if co_positions is not None else iter(())
    labels = set(findlabels(code))
    labels.update(entry.target for entry in exception_entries if entry.start < entry.end)
    lines = {} if linestarts is None else linestarts
    for offset, op, arg in _unpack_opargs(code):
        line = lines.get(offset)
        starts_line = None if line is None else line + line_offset
        found = next(places, None)
        positions = Positions(found if found is not None else (None, None, None, None))
        name = opname[op]
        argval, argrepr = (None, '') if arg is None else _argument(op, name, arg, offset, names, varname_from_oparg,
                                                                   co_consts)
        yield Instruction(name, op, arg, argval, argrepr, offset, starts_line, offset in labels, positions)
        caches = _inline_cache_entries[op]
        if not caches:
            continue
        if not show_caches:
            for _ in range(caches):
                next(places, ())
            continue
        for size in _cache_format[opname[op]].values():
            for _ in range(size):
                offset += 2
                found = next(places, None)
                yield Instruction('CACHE', CACHE, 0, None, '', offset, None, False,
                                  Positions(found if found is not None else (None, None, None, None)))


def _unpack_opargs(code):
    extended = 0
    caches = 0
    for i in range(0, len(code), 2):
        if caches:
            caches -= 1
            continue
        op = code[i]
        caches = _inline_cache_entries[op]
        if op >= HAVE_ARGUMENT:
            arg = code[i + 1] | extended
            extended = arg << 8 if op == EXTENDED_ARG else 0
            if extended >= 1 << 31:
                extended -= 1 << 32
        else:
            arg = None
            extended = 0
        yield i, op, arg


def findlabels(code):
    """The offsets that jumps lead to."""
    labels = []
    for offset, op, arg in _unpack_opargs(code):
        if arg is None:
            continue
        if op in hasjrel:
            if _is_backward(opname[op]):
                arg = -arg
            label = offset + 2 + arg * 2
        elif op in hasjabs:
            label = arg * 2
        else:
            continue
        if label not in labels:
            labels.append(label)
    return labels


def findlinestarts(code):
    """(offset, line) where a line of the source begins."""
    lastline = None
    for start, end, line in code.co_lines():
        if line is not None and line != lastline:
            lastline = line
            yield start, line


def _parse_varint(iterator):
    b = next(iterator)
    value = b & 63
    while b & 64:
        value <<= 6
        b = next(iterator)
        value |= b & 63
    return value


def _parse_exception_table(code):
    iterator = iter(code.co_exceptiontable)
    entries = []
    while True:
        try:
            start = _parse_varint(iterator) * 2
        except StopIteration:
            return entries
        length = _parse_varint(iterator) * 2
        target = _parse_varint(iterator) * 2
        dl = _parse_varint(iterator)
        entries.append(_entry(start, start + length, target, dl >> 1, bool(dl & 1)))


# ---- code objects as a whole

def code_info(x):
    return _format_code_info(_get_code_object(x))


def _format_code_info(co):
    lines = ['Name:              %s' % co.co_name,
             'Filename:          %s' % co.co_filename,
             'Argument count:    %s' % co.co_argcount,
             'Positional-only arguments: %s' % co.co_posonlyargcount,
             'Kw-only arguments: %s' % co.co_kwonlyargcount,
             'Number of locals:  %s' % co.co_nlocals,
             'Stack size:        %s' % co.co_stacksize,
             'Flags:             %s' % pretty_flags(co.co_flags)]
    for title, items, show in (('Constants:', co.co_consts, repr), ('Names:', co.co_names, str),
                               ('Variable names:', co.co_varnames, str), ('Free variables:', co.co_freevars, str),
                               ('Cell variables:', co.co_cellvars, str)):
        if items:
            lines.append(title)
            lines.extend('%4d: %s' % (i, show(item)) for i, item in enumerate(items))
    return '\n'.join(lines)


def show_code(co, *, file=None):
    print(code_info(co), file=file)


class Bytecode:
    """The instructions of a piece of code: goes through them, and shows them."""

    def __init__(self, x, *, first_line=None, current_offset=None, show_caches=False, adaptive=False):
        self._original_object = x
        code = self.codeobj = _get_code_object(x)
        self.first_line = code.co_firstlineno if first_line is None else first_line
        self._line_offset = self.first_line - code.co_firstlineno
        self._linestarts = dict(findlinestarts(code))
        self.exception_entries = _parse_exception_table(code)
        self.show_caches, self.adaptive = show_caches, adaptive
        self.current_offset = current_offset

    def __iter__(self):
        co = self.codeobj
        return _instructions(co.co_code, _dis.variables(co).__getitem__, co.co_names, co.co_consts, self._linestarts,
                             self._line_offset, self.exception_entries, co.co_positions(), self.show_caches)

    def __repr__(self):
        return '%s(%r)' % (self.__class__.__name__, self._original_object)

    @classmethod
    def from_traceback(cls, tb, *, show_caches=False, adaptive=False):
        while tb.tb_next:
            tb = tb.tb_next
        return cls(tb.tb_frame.f_code, current_offset=tb.tb_lasti, show_caches=show_caches, adaptive=adaptive)

    def info(self):
        return _format_code_info(self.codeobj)

    def dis(self):
        pieces = []

        class _Out:
            write = staticmethod(pieces.append)

        co = self.codeobj
        offset = self.current_offset if self.current_offset is not None else -1
        _disassemble_bytes(co.co_code, offset, _dis.variables(co).__getitem__, co.co_names, co.co_consts, self._linestarts,
                           file=_Out, line_offset=self._line_offset, exception_entries=self.exception_entries,
                           co_positions=co.co_positions(), show_caches=self.show_caches)
        return ''.join(pieces)
