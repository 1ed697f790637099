"""What CPython's parser says, in ast_dump's words: the trees of files, or the errors of texts."""

import ast
import sys
import warnings

warnings.simplefilter('ignore')
CONTROL = ''.join(map(chr, range(32))) + '\x7f'


def text(value):
    if isinstance(value, bytes):
        return "b'" + ''.join(character(chr(c), True) for c in value) + "'"
    return "'" + ''.join(map(character, value)) + "'"


def character(c, is_bytes=False):
    code = ord(c)
    if c in "'\\":
        return '\\' + c
    if 0x20 <= code < 0x7F:
        return c
    if code < 0x100:
        return f'\\x{code:02x}'
    return f'\\u{code:04x}' if code < 0x10000 else f'\\U{code:08x}'


def value(item):
    if isinstance(item, (str, bytes)):
        return text(item)
    if item is Ellipsis:
        return 'Ellipsis'
    if isinstance(item, bool) or item is None:
        return repr(item)
    if isinstance(item, int):
        return hex(item)
    if isinstance(item, complex):
        return repr(item.imag) + 'j'
    return repr(item)


def dump(node, out):
    """As ast.dump(node, include_attributes=True), without recursion into a string of strings."""
    if isinstance(node, list):
        out.append('[')
        for i, item in enumerate(node):
            if i:
                out.append(', ')
            dump(item, out)
        out.append(']')
        return
    if not isinstance(node, ast.AST):
        out.append(value(node))
        return
    out.append(type(node).__name__ + '(')
    comma = ''
    for name in node._fields:
        item = getattr(node, name, None)
        if item is None and getattr(type(node), name, ...) is None or name == 'type_comment':
            continue
        out.append(f'{comma}{name}=')
        comma = ', '
        dump(item, out)
    for name in node._attributes:
        out.append(f'{comma}{name}={getattr(node, name)}')
        comma = ', '
    out.append(')')


def answer(source, mode, flags=ast.PyCF_ONLY_AST):
    """The line that ast_dump prints."""
    try:
        tree = compile(source, '<x>', mode, flags, dont_inherit=True)
    except SyntaxError as error:
        name = type(error).__name__
        place = f'{error.lineno}|{error.offset}|{error.end_lineno}|{error.end_offset}'
        return f'! {name}|{error.msg}|{place}|{text(error.text) if error.text is not None else ""}'
    except Exception as error:
        return f'! {type(error).__name__}|{error}'
    out = []
    dump(tree, out)
    return ''.join(out)


def main():
    sys.setrecursionlimit(100000)
    mode = sys.argv[1]
    for path in sys.stdin.read().split('\n'):
        if path:
            with open(path, 'rb') as file:
                source = file.read()
            sys.stdout.write(answer(source, mode) + '\n\x1e\n')


if __name__ == '__main__':
    sys.stdout.reconfigure(encoding='utf-8', errors='surrogatepass')
    main()
