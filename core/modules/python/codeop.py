"""Whether a text is a whole program, the beginning of one, or none."""

import __future__
import warnings

__all__ = ["compile_command", "Compile", "CommandCompiler"]

PyCF_DONT_IMPLY_DEDENT = 0x200
PyCF_ALLOW_INCOMPLETE_INPUT = 0x4000
_features = [getattr(__future__, name) for name in __future__.all_feature_names]


# Errors in words and signs, not in what they make.
_lexical = ('unmatched', 'closing parenthesis', 'invalid character', 'invalid non-printable', 'invalid decimal', 'invalid hex',
            'invalid octal', 'invalid binary', 'leading zeros', 'unindent', 'inconsistent', 'unexpected indent',
            'unexpected character')


def _may_go_on(error, source):
    """Whether more text might mend the error: it is one of the text's end."""
    message = error.msg
    if 'was never closed' in message or message.startswith('unterminated triple-quoted') or \
            'unexpected EOF' in message or 'unexpected end of file' in message:
        return True
    if message.startswith('expected an indented block'):
        header = int(message.rpartition(' ')[2])
        return not any(line.strip() and line.strip()[0] != '#' for line in source.split('\n')[header:])
    return \
        message.startswith("expected 'except' or 'finally'") and error.lineno >= len(source.rstrip('\n').split('\n'))


def _maybe_compile(compiler, source, filename, symbol):
    if all(not line.strip() or line.strip()[0] == '#' for line in source.split('\n')) and symbol != 'eval':
        source = 'pass'
    with warnings.catch_warnings():
        warnings.simplefilter('ignore', (SyntaxWarning, DeprecationWarning))
        try:
            compiler(source, filename, symbol)
        except SyntaxError as error:
            if source.endswith('\\') or _may_go_on(error, source) or _parses(source) and _is_block(source) or \
                    source.rstrip('\n').rpartition('\n')[2].startswith('@') and _parses(source + '\ndef f(): pass'):
                return None
            if symbol != 'exec' and not source.endswith('\n') and error.lineno > source.count('\n') and \
                    not _parses(source) and not error.msg.startswith(_lexical) and \
                    (error.end_offset or 0) - 1 not in range(1, len(source.rpartition('\n')[2])):
                error.msg = 'incomplete input'
            raise
        if symbol == 'single' and not source.endswith('\n'):
            last = source.split('\n')[-1]
            # A block ends with an empty line.
            if '\n' in source and last[:1].isspace() and last.strip() or _is_block(source):
                return None
    return compiler(source, filename, symbol)


def _parses(source):
    import ast
    try:
        return ast.parse(source)
    except SyntaxError:
        return None


def _is_block(source):
    import ast
    tree = _parses(source)
    body = tree.body if tree else None
    return bool(body) and isinstance(body[-1], (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.For, ast.AsyncFor,
                                                ast.While, ast.If, ast.With, ast.AsyncWith, ast.Try, ast.TryStar, ast.Match))


class Compile:
    """Compiles, and remembers what was imported from __future__."""

    def __init__(self):
        self.flags = PyCF_DONT_IMPLY_DEDENT | PyCF_ALLOW_INCOMPLETE_INPUT

    def __call__(self, source, filename, symbol):
        code = compile(source, filename, symbol, self.flags & ~(PyCF_DONT_IMPLY_DEDENT | PyCF_ALLOW_INCOMPLETE_INPUT), True)
        for feature in _features:
            if code.co_flags & feature.compiler_flag:
                self.flags |= feature.compiler_flag
        return code


class CommandCompiler:
    def __init__(self):
        self.compiler = Compile()

    def __call__(self, source, filename='<input>', symbol='single'):
        return _maybe_compile(self.compiler, source, filename, symbol)


def compile_command(source, filename='<input>', symbol='single'):
    return _maybe_compile(Compile(), source, filename, symbol)
