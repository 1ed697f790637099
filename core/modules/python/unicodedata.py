"""What Unicode says of each character. The tables are the library's data, made by core/modules/data/unicode_data.py, which
describes them; each is read when it is first needed, of those with names the places alone that a name needs."""

from _bisect import bisect_left as _bisect_left, bisect_right as _bisect_right
from _files import library_data as _data

__tracebackhide__ = True

unidata_version = '14.0.0'

_IDEOGRAPH, _SYLLABLE = 'CJK UNIFIED IDEOGRAPH-', 'HANGUL SYLLABLE '
_IDEOGRAPHS = ((0x3400, 0x4dbf), (0x4e00, 0x9fff), (0x20000, 0x2a6df), (0x2a700, 0x2b738), (0x2b740, 0x2b81d),
               (0x2b820, 0x2cea1), (0x2ceb0, 0x2ebe0), (0x30000, 0x3134a))
_FIRST_SYLLABLE, _SYLLABLES = 0xac00, 11172
_LEADS = ('G', 'GG', 'N', 'D', 'DD', 'R', 'M', 'B', 'BB', 'S', 'SS', '', 'J', 'JJ', 'C', 'K', 'T', 'P', 'H')
_VOWELS = ('A', 'AE', 'YA', 'YAE', 'EO', 'E', 'YEO', 'YE', 'O', 'WA', 'WAE', 'OE', 'YO', 'U', 'WEO', 'WE', 'WI', 'YU',
           'EU', 'YI', 'I')
_TAILS = ('', 'G', 'GG', 'GS', 'N', 'NJ', 'NH', 'D', 'L', 'LG', 'LM', 'LB', 'LS', 'LT', 'LP', 'LH', 'M', 'B', 'BS',
          'S', 'SS', 'NG', 'J', 'C', 'K', 'T', 'P', 'H')
_TAGS = ('', '<circle> ', '<compat> ', '<final> ', '<font> ', '<fraction> ', '<initial> ', '<isolated> ', '<medial> ',
         '<narrow> ', '<noBreak> ', '<small> ', '<square> ', '<sub> ', '<super> ', '<vertical> ', '<wide> ')
_missing = object()


def _code(c, function, number=''):
    if not isinstance(c, str) or len(c) != 1:
        raise TypeError(f'{function}() argument {number}must be a unicode character, not {type(c).__name__}')
    return ord(c)


# ---- what kind of character it is

_runs = _kinds = None


def _kind(code):
    global _runs, _kinds
    if _runs is None:
        _kinds = [(category, '' if direction == '-' else direction, int(combining), int(mirrored), width)
                  for category, direction, combining, mirrored, width in
                  map(str.split, _data('unicode_kinds', 0, -1).decode().split('\n'))]
        _runs = memoryview(_data('unicode_runs', 0, -1)).cast('I')
    return _kinds[_runs[_bisect_right(_runs, code << 8 | 255) - 1] & 255]


def category(chr, /):
    return _kind(_code(chr, 'category'))[0]


def bidirectional(chr, /):
    return _kind(_code(chr, 'bidirectional'))[1]


def combining(chr, /):
    return _kind(_code(chr, 'combining'))[2]


def mirrored(chr, /):
    return _kind(_code(chr, 'mirrored'))[3]


def east_asian_width(chr, /):
    return _kind(_code(chr, 'east_asian_width'))[4]


# ---- numbers

_numbers = None


def _number(code):
    """Its value as numerator and denominator, or None."""
    global _numbers
    if _numbers is None:
        lines = [line.split(' ') for line in _data('unicode_numbers', 0, -1).decode().split('\n')]
        _numbers = [int(line[0], 16) for line in lines], [(int(count), value, step) for _, count, value, step in lines]
    at = _bisect_right(_numbers[0], code) - 1
    if at < 0:
        return None
    first = _numbers[0][at]
    count, value, step = _numbers[1][at]
    if code - first >= count:
        return None
    over, _, under = value.partition('/')
    more, _, parts = step.partition('/')
    under, parts = int(under or 1), int(parts or 1)
    return int(over) * parts + (code - first) * int(more) * under, under * parts


def _value(chr, default, function, holds, what):
    code = _code(chr, function, '1 ')
    number = _number(code) if holds(chr) else None
    if number is not None:
        return number
    if default is _missing:
        raise ValueError('not a ' + what)
    return default


def numeric(chr, default=_missing, /):
    number = _value(chr, default, 'numeric', str.isnumeric, 'numeric character')
    return number[0] / number[1] if type(number) is tuple and number is not default else number


def digit(chr, default=_missing, /):
    number = _value(chr, default, 'digit', str.isdigit, 'digit')
    return number[0] // number[1] if type(number) is tuple and number is not default else number


def decimal(chr, default=_missing, /):
    number = _value(chr, default, 'decimal', str.isdecimal, 'decimal')
    return number[0] // number[1] if type(number) is tuple and number is not default else number


# ---- decomposition and composition

_parts_table = None


def _load_parts():
    global _parts_table
    data = memoryview(_data('unicode_parts', 0, -1))
    count = data[:4].cast('I')[0]
    starts = 4 + 4 * count
    tags = starts + 2 * count + 2
    _parts_table = (data[4:starts].cast('I'), data[starts:tags].cast('H'), data[tags:tags + 2 * count].cast('H'),
                    data[tags + 2 * count:].cast('I'))


def _parts(code):
    """The number of its tag and what it consists of; None."""
    if _parts_table is None:
        _load_parts()
    codes, starts, tags, parts = _parts_table
    at = _bisect_left(codes, code)
    if at == len(codes) or codes[at] != code:
        return None
    return tags[at] & 255, parts[starts[at]:starts[at + 1]].tolist()


def decomposition(chr, /):
    found = _parts(_code(chr, 'decomposition'))
    return '' if found is None else _TAGS[found[0]] + ' '.join(['%04X' % code for code in found[1]])


def _decompose_one(code, compatible, cache):
    index = code - _FIRST_SYLLABLE
    if 0 <= index < _SYLLABLES:
        lead, index = divmod(index, 588)
        vowel, tail = divmod(index, 28)
        result = [0x1100 + lead, 0x1161 + vowel]
        if tail:
            result.append(0x11a7 + tail)
    else:
        found = _parts(code)
        if found is None or (found[0] and not compatible):
            result = [code]
        else:
            result = []
            for part in found[1]:
                result += _decompose_one(part, compatible, cache)
    cache[code] = result
    return result


_caches = {}, {}


def _decompose(text, compatible):
    """Its characters' numbers, decomposed and in canonical order."""
    cache = _caches[compatible]
    result = []
    for code in map(ord, text):
        if code < 0xa0:
            result.append(code)
        else:
            result += cache.get(code) or _decompose_one(code, compatible, cache)
    start = None
    for at, code in enumerate(result):
        if code >= 0x300 and _kind(code)[2]:
            if start is None:
                start = at
        elif start is not None:
            if at - start > 1:
                result[start:at] = sorted(result[start:at], key=_class_of)
            start = None
    if start is not None:
        result[start:] = sorted(result[start:], key=_class_of)
    return result


def _class_of(code):
    return _kind(code)[2]


_pairs = None


def _load_pairs():
    global _pairs
    if _parts_table is None:
        _load_parts()
    codes, starts, tags, parts = _parts_table
    _pairs = {(parts[starts[at]], parts[starts[at] + 1]): codes[at] for at, tag in enumerate(tags)
              if tag == 0 and starts[at + 1] - starts[at] == 2}


def _joined(first, second):
    if 0x1100 <= first < 0x1113 and 0x1161 <= second < 0x1176:
        return _FIRST_SYLLABLE + ((first - 0x1100) * 21 + second - 0x1161) * 28
    index = first - _FIRST_SYLLABLE
    if 0 <= index < _SYLLABLES and index % 28 == 0 and 0x11a7 < second < 0x11c3:
        return first + second - 0x11a7
    return _pairs.get((first, second))


def _compose(codes):
    if _pairs is None:
        _load_pairs()
    result = []
    starter, last = -1, 0
    for code in codes:
        order = _kind(code)[2] if code >= 0x300 else 0
        # What stands between it and its starter has a lower class than it, or there is nothing between.
        if starter >= 0 and (last < order or last == 0 and starter == len(result) - 1):
            joined = _joined(result[starter], code)
            if joined is not None:
                result[starter] = joined
                continue
        if order == 0:
            starter = len(result)
        last = order
        result.append(code)
    return result


def _form(form, unistr, function):
    for number, argument in ((1, form), (2, unistr)):
        if not isinstance(argument, str):
            raise TypeError(f'{function}() argument {number} must be str, not {type(argument).__name__}')
    if form not in ('NFC', 'NFD', 'NFKC', 'NFKD'):
        raise ValueError('invalid normalization form')


def normalize(form, unistr, /):
    _form(form, unistr, 'normalize')
    if unistr.isascii():
        return unistr
    codes = _decompose(unistr, 'K' in form)
    return ''.join(map(chr, codes if form[-1] == 'D' else _compose(codes)))


def is_normalized(form, unistr, /):
    _form(form, unistr, 'is_normalized')
    return normalize(form, unistr) == unistr


# ---- names

_name_runs = _beside = None


def _load_runs():
    global _name_runs
    flat = memoryview(_data('name_runs', 0, -1)).cast('I').tolist()
    _name_runs = flat[::2], flat[1::2]


def _item(name, places, number):
    """The item of that number: behind each byte are as many of its own."""
    at = int.from_bytes(_data(places, number // 16 * 4, 4), 'little')
    chunk = _data(name, at, 512)
    start = 0
    for _ in range(number % 16):
        start += chunk[start] + 1
    return chunk[start + 1:start + 1 + chunk[start]]


def _name_of_number(number):
    words = []
    ranks = iter(_item('name_texts', 'name_places', number))
    for rank in ranks:
        if rank >= 192:
            rank = (rank - 192 << 8) + next(ranks) + 192
        words.append(_item('name_words', 'name_word_places', rank).decode())
    return ' '.join(words)


def _name(code):
    index = code - _FIRST_SYLLABLE
    if 0 <= index < _SYLLABLES:
        return _SYLLABLE + _LEADS[index // 588] + _VOWELS[index // 28 % 21] + _TAILS[index % 28]
    for first, last in _IDEOGRAPHS:
        if first <= code <= last:
            return '%s%X' % (_IDEOGRAPH, code)
    if _name_runs is None:
        _load_runs()
    starts, numbers = _name_runs
    run = _bisect_right(starts, code) - 1
    number = numbers[run] + code - starts[run] if run >= 0 else numbers[-1]
    return _name_of_number(number) if run + 1 < len(starts) and number < numbers[run + 1] else None


def name(chr, default=_missing, /):
    result = _name(_code(chr, 'name', '1 '))
    if result is not None:
        return result
    if default is _missing:
        raise ValueError('no such name')
    return default


def _longest(text, names):
    """The number of the longest of the names that the text begins with."""
    best = -1
    for number, name in enumerate(names):
        if text.startswith(name) and (best < 0 or len(name) > len(names[best])):
            best = number
    return best


def _find_syllable(text):
    lead = _longest(text, _LEADS)
    text = text[len(_LEADS[lead]):]
    vowel = _longest(text, _VOWELS)
    text = text[len(_VOWELS[vowel]):] if vowel >= 0 else '-'
    return chr(_FIRST_SYLLABLE + (lead * 21 + vowel) * 28 + _TAILS.index(text)) if text in _TAILS else None


def _find_ideograph(text):
    if len(text) not in (4, 5) or text.strip('0123456789ABCDEF'):
        return None
    code = int(text, 16)
    return chr(code) if any(first <= code <= last for first, last in _IDEOGRAPHS) else None


def _find_number(text):
    """The number of the name, in their order; -1."""
    low, high = 0, (_name_runs[1][-1] + len(_beside))
    while low < high:
        middle = (low + high) // 2
        number = int.from_bytes(_data('name_order', 2 * middle, 2), 'little')
        name = _name_of_number(number)
        if name == text:
            return number
        if name < text:
            low = middle + 1
        else:
            high = middle
    return -1


def _find(text):
    """The characters of that name; None."""
    global _beside
    if text.startswith(_SYLLABLE):
        return _find_syllable(text[len(_SYLLABLE):])
    if text.startswith(_IDEOGRAPH):
        return _find_ideograph(text[len(_IDEOGRAPH):])
    if not text.isascii():
        return None
    text = text.upper()
    if text.startswith('VS') and text[2:].isdecimal() and text[2] != '0' and 1 <= int(text[2:]) <= 256:
        number = int(text[2:])
        return chr(0xfe00 - 1 + number if number <= 16 else 0xe0100 - 17 + number)
    if _name_runs is None:
        _load_runs()
    if _beside is None:
        _beside = _data('name_beside', 0, -1).decode().split('\n')
    number = _find_number(text)
    if number < 0:
        return None
    run = _bisect_right(_name_runs[1], number) - 1
    place = number - _name_runs[1][run]
    if run + 1 == len(_name_runs[1]):
        return ''.join([chr(int(code, 16)) for code in _beside[place].split(' ')])
    return chr(_name_runs[0][run] + place)


def lookup(name, /):
    if not isinstance(name, str):
        try:
            name = str(memoryview(name), 'utf-8', 'replace')
        except TypeError:
            raise TypeError(f"a bytes-like object is required, not '{type(name).__name__}'") from None
    result = _find(name) if len(name) <= 256 else None
    if result is None:
        raise KeyError(f'undefined character name {name!r}')
    return result


def _named(text):
    """What \\N{text} in a literal stands for: a single character; None."""
    result = _find(text) if len(text) <= 256 else None
    return result if result is not None and len(result) == 1 else None


from _types import _as_builtin
for _each in (
        'bidirectional', 'category', 'combining', 'decimal', 'decomposition', 'digit', 'east_asian_width',
        'is_normalized', 'lookup', 'mirrored', 'name', 'normalize', 'numeric'):
    globals()[_each] = _as_builtin(globals()[_each])
del _as_builtin, _each
