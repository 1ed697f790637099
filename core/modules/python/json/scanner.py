"""Where json.scanner is asked for: what scans is the decoder itself."""

from operator import index as _index

__tracebackhide__ = True

__all__ = ['make_scanner']


def _two(given, named):
    """string and idx, as C code takes them."""
    total = len(given) + len(named)
    if total > 2:
        raise TypeError(f'scan_once() takes at most 2 arguments ({total} given)')
    values = [*given]
    for place, name in enumerate(('string', 'idx')):
        if place >= len(given):
            if name not in named:
                raise TypeError(f"scan_once() missing required argument '{name}' (pos {place + 1})")
            values.append(named[name])
        elif name in named:
            raise TypeError(f"argument for scan_once() given by name ('{name}') and position ({place + 1})")
    at = _index(values[1])
    if not -1 << 63 <= at < 1 << 63:
        raise OverflowError('Python int too large to convert to C ssize_t')
    return values[0], at


class make_scanner:
    __module__ = '_json'

    def __init__(self, context):
        self._value = context._value

    def __call__(self, /, *given, **named):
        text, at = _two(given, named)
        if not isinstance(text, str):
            raise TypeError(f'first argument must be a string, not {type(text).__name__}')
        return self._value(text, at)


make_scanner.__name__ = make_scanner.__qualname__ = 'Scanner'
c_make_scanner = make_scanner
