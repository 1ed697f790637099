"""Names matched with *, ? and [...]."""

import functools
import re

__all__ = ["filter", "fnmatch", "fnmatchcase", "translate"]


def fnmatch(name, pat):
    import os
    return fnmatchcase(os.path.normcase(name), os.path.normcase(pat))


@functools.lru_cache(maxsize=32768, typed=True)
def _compile_pattern(pat):
    if isinstance(pat, bytes):
        return re.compile(translate(pat.decode('latin-1')).encode('latin-1')).match
    return re.compile(translate(pat)).match


def filter(names, pat):
    match = _compile_pattern(pat)
    return [name for name in names if match(name) is not None]


def fnmatchcase(name, pat):
    return _compile_pattern(pat)(name) is not None


def _set(pat, at, end):
    """The regular expression for the set pat[at:end], without its brackets."""
    text = pat[at:end]
    if '-' in text:
        chunks = []
        start, dash = at, pat.find('-', at + (2 if pat[at] == '!' else 1), end)
        while dash >= 0:
            chunks.append(pat[start:dash])
            start, dash = dash + 1, pat.find('-', dash + 3, end)
        chunk = pat[start:end]
        if chunk:
            chunks.append(chunk)
        else:
            chunks[-1] += '-'
        for k in range(len(chunks) - 1, 0, -1):
            if chunks[k - 1][-1] > chunks[k][0]:
                chunks[k - 1] = chunks[k - 1][:-1] + chunks[k][1:]
                del chunks[k]
        text = '-'.join(chunk.replace('\\', r'\\').replace('-', r'\-') for chunk in chunks)
    else:
        text = text.replace('\\', r'\\')
    if not text:
        return '(?!)'
    if text == '!':
        return '.'
    text = re.sub(r'([&~|])', r'\\\1', text)
    if text[0] == '!':
        text = '^' + text[1:]
    elif text[0] in ('^', '['):
        text = '\\' + text
    return f'[{text}]'


def _parts(pat):
    """The pattern's regular expressions; None is a star."""
    parts = []
    at, count = 0, len(pat)
    while at < count:
        sign = pat[at]
        at += 1
        if sign == '*':
            if not parts or parts[-1] is not None:
                parts.append(None)
        elif sign == '?':
            parts.append('.')
        elif sign == '[':
            first = at + 1 if pat[at:at + 1] == '!' else at
            end = pat.find(']', first + 1 if pat[first:first + 1] == ']' else first)
            if end < 0:
                parts.append('\\[')
            else:
                parts.append(_set(pat, at, end))
                at = end + 1
        else:
            parts.append(re.escape(sign))
    return parts


def translate(pat):
    pieces, fixed, groups = [], [], 0
    parts = _parts(pat)
    for at, part in enumerate(parts):
        if part is not None:
            fixed.append(part)
            continue
        if None not in parts[:at]:
            pieces.append(''.join(fixed))
        elif fixed:
            # A star before a fixed text takes as little as can be, and never tries again.
            pieces.append(f"(?>.*?{''.join(fixed)})")
        fixed = []
    pieces.append(('.*' if None in parts else '') + ''.join(fixed))
    return rf"(?s:{''.join(pieces)})\Z"
