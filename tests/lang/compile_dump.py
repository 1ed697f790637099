"""Prints what code_dump prints, by this Python's compile(). Reads the list of files from standard input.

    python3.11 -S compile_dump.py [-w] [-O LEVEL] [exec|eval|single] < list
"""
import struct
import sys
import warnings

CODE = type(compile('', '', 'exec'))


def constant(value, out):
    kind = type(value)
    if value is None:
        out.append('N')
    elif value is ...:
        out.append('E')
    elif kind is bool:
        out.append('T' if value else 'F')
    elif kind is int:
        out.append('i%x' % value)
    elif kind is float:
        out.append('f' + struct.pack('>d', value).hex())
    elif kind is complex:
        out.append('c' + struct.pack('>dd', value.real, value.imag).hex())
    elif kind is str:
        out.append('s' + value.encode('utf-8', 'surrogatepass').hex())
    elif kind is bytes:
        out.append('b' + value.hex())
    elif kind is tuple:
        out.append('(')
        for item in value:
            constant(item, out)
            out.append(',')
        out.append(')')
    elif kind is frozenset:
        texts = []
        for item in value:
            part = []
            constant(item, part)
            texts.append(''.join(part))
        out.append('{' + ''.join(text + ',' for text in sorted(texts)) + '}')
    elif kind is CODE:
        out.append('\ncode\n')
        print_code(value, out)
        out.append('end code\n')
    else:
        out.append('?')


def line(name, value, out):
    out.append(name + ' ')
    constant(value, out)
    out.append('\n')


def locals_plus(code):
    """co_localsplusnames and co_localspluskinds, which Python does not show as such."""
    count = code.co_nlocals + len(set(code.co_cellvars) - set(code.co_varnames)) + len(code.co_freevars)
    names = tuple(code._varname_from_oparg(i) for i in range(count))
    kinds = []
    for i, name in enumerate(names):
        kind = 0x20 if i < code.co_nlocals else 0
        if i >= count - len(code.co_freevars):
            kind |= 0x80
        elif name in code.co_cellvars:
            kind |= 0x40
        kinds.append(kind)
    return names, bytes(kinds)


def print_code(code, out):
    names, kinds = locals_plus(code)
    line('name', code.co_name, out)
    line('qualname', code.co_qualname, out)
    line('filename', code.co_filename, out)
    out.append('counts %d %d %d %d %d %d %d\n' % (
        code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_nlocals, code.co_stacksize,
        code.co_flags, code.co_firstlineno))
    line('names', code.co_names, out)
    line('localsplusnames', names, out)
    line('localspluskinds', kinds, out)
    out.append('code ' + code.co_code.hex() + '\n')
    line('linetable', code.co_linetable, out)
    line('exceptiontable', code.co_exceptiontable, out)
    line('consts', code.co_consts, out)


def problem(error):
    if not isinstance(error, SyntaxError):
        return ': %s (0, 0, 0, 0)\n' % ('' if isinstance(error, (RecursionError, MemoryError)) else error)
    position = [0 if x is None else x for x in (error.lineno, error.offset, error.end_lineno, error.end_offset)]
    return '%s: %s (%d, %d, %d, %d)\n' % (type(error).__name__, error.msg, *position)


def dump(path, mode, shows_warnings, optimize):
    out = []
    with open(path, 'rb') as file:
        text = file.read()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        try:
            code = compile(text, path, mode, dont_inherit=True, optimize=optimize)
        except (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError) as error:
            code = error
    if shows_warnings:
        for warning in caught:
            out.append('%s %d: %s\n' % (warning.category.__name__, warning.lineno, warning.message))
    if type(code) is CODE:
        limit = sys.getrecursionlimit()
        sys.setrecursionlimit(100000)  # for this alone: what compile() takes depends on it
        print_code(code, out)
        sys.setrecursionlimit(limit)
    else:
        out.append(problem(code))
    return ''.join(out)


def main():
    arguments = sys.argv[1:]
    shows_warnings = '-w' in arguments
    optimize = int(arguments[arguments.index('-O') + 1]) if '-O' in arguments else 0
    modes = [argument for argument in arguments if argument in ('exec', 'eval', 'single')]
    for path in sys.stdin:
        path = path.rstrip('\n')
        sys.stdout.write(dump(path, modes[0] if modes else 'exec', shows_warnings, optimize))
        sys.stdout.write('END %s\n' % path)


if __name__ == '__main__':
    main()
