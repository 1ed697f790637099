#!/usr/bin/env python3
"""Writes the tables behind the module unicodedata from the Unicode data of the Python that runs it, which is to be CPython
3.11 (Unicode 14.0). Run: python3.11 unicode_data.py, in this folder. What names a character has beside its own, and
those of sequences, a program cannot ask for: names_beside.txt lists them, and each is looked up here.

unicode_runs.data    u32[]: first character of a run << 8 | its line in unicode_kinds
unicode_kinds.data   lines: category, bidirectional, combining, mirrored, east_asian_width; - is an empty one
unicode_numbers.data lines: first character in hexadecimal, how many, numeric value, how much each next one has more
unicode_parts.data   u32 n; u32 character[n]; u16 start[n + 1]; u16 tag[n], 256: never composed again; u32 what it is decomposed into []
name_words.data      the words of names, the most frequent first; before each how many bytes it has
name_word_places.data  u32[]: where every 16th word begins
name_texts.data      names; before each how many bytes it has. A word: a byte below 192; or 192 + high byte, low byte
name_places.data     u32[]: where every 16th name begins
name_runs.data       u32[][2]: the character of a run's first name, the number of that name. The last run has the names beside.
name_order.data      u16[]: numbers of names as these are sorted
name_beside.data     lines: the characters of each name beside, in hexadecimal
"""
import collections
import fractions
import struct
import unicodedata

LAST = 0x110000
ONE_BYTE = 192
TAGS = ['', 'circle', 'compat', 'final', 'font', 'fraction', 'initial', 'isolated', 'medial', 'narrow', 'noBreak', 'small',
        'square', 'sub', 'super', 'vertical', 'wide']


def write(name, data):
    with open(name + '.data', 'wb') as file:
        file.write(data)


def numbers_as(code, numbers):
    return struct.pack('<%d%s' % (len(numbers), code), *numbers)


def write_kinds():
    kinds, runs, last = {}, [], None
    for code in range(LAST):
        c = chr(code)
        kind = ' '.join([unicodedata.category(c), unicodedata.bidirectional(c) or '-', str(unicodedata.combining(c)),
                         str(unicodedata.mirrored(c)), unicodedata.east_asian_width(c)])
        if kind != last:
            runs.append(code << 8 | kinds.setdefault(kind, len(kinds)))
            last = kind
    assert len(kinds) <= 256
    write('unicode_runs', numbers_as('I', runs))
    write('unicode_kinds', '\n'.join(kinds).encode())


def write_numbers():
    runs = []
    for code in range(LAST):
        value = unicodedata.numeric(chr(code), None)
        if value is None:
            continue
        value = fractions.Fraction(value).limit_denominator(1000)
        run = runs[-1] if runs else None
        if run and run[0] + run[1] == code:
            if run[1] == 1:
                run[3] = value - run[2]
            if value == run[2] + run[1] * run[3]:
                run[1] += 1
                continue
        runs.append([code, 1, value, fractions.Fraction(0)])
    write('unicode_numbers', '\n'.join('%x %d %s %s' % tuple(run) for run in runs).encode())


def write_parts():
    codes, starts, tags, parts = [], [], [], []
    for code in range(LAST):
        words = unicodedata.decomposition(chr(code)).split()
        if not words:
            continue
        codes.append(code)
        starts.append(len(parts))
        tag = TAGS.index(words.pop(0)[1:-1] if words[0][0] == '<' else '')
        tags.append(tag if tag != 0 or unicodedata.normalize('NFC', chr(code)) == chr(code) else 256)
        parts += [int(word, 16) for word in words]
    starts.append(len(parts))
    write('unicode_parts', numbers_as('I', [len(codes)]) + numbers_as('I', codes) + numbers_as('H', starts) +
          numbers_as('H', tags) + numbers_as('I', parts))


def write_items(name, places_name, items):
    data, places = bytearray(), []
    for number, item in enumerate(items):
        if number % 16 == 0:
            places.append(len(data))
        data.append(len(item))
        data += item
    write(name, data)
    write(places_name, numbers_as('I', places))


def has_own_name(code):
    name = unicodedata.name(chr(code), '')
    return name and not name.startswith(('CJK UNIFIED IDEOGRAPH-', 'HANGUL SYLLABLE '))


def write_names():
    named = [code for code in range(LAST) if has_own_name(code)]
    with open('names_beside.txt') as file:
        beside = file.read().splitlines()
    names = [unicodedata.name(chr(code)) for code in named] + beside
    assert len(names) < 0x10000
    frequency = collections.Counter(word for name in names for word in name.split(' '))
    words = sorted(frequency, key=lambda word: (-frequency[word], word))
    numbers = {word: number for number, word in enumerate(words)}
    write_items('name_words', 'name_word_places', [word.encode() for word in words])
    texts, runs = [], []
    for number, name in enumerate(names):
        code = named[number] if number < len(named) else LAST + number - len(named)
        if not runs or code - runs[-2] != number - runs[-1]:
            runs += [code, number]
        line = bytearray()
        for word in name.split(' '):
            rank = numbers[word]
            line += bytes([rank] if rank < ONE_BYTE else divmod(rank + (ONE_BYTE << 8) - ONE_BYTE, 256))
        texts.append(line)
    assert len(words) - ONE_BYTE < (256 - ONE_BYTE) << 8 and LAST in runs[::2]
    write_items('name_texts', 'name_places', texts)
    write('name_runs', numbers_as('I', runs))
    write('name_order', numbers_as('H', sorted(range(len(names)), key=names.__getitem__)))
    write('name_beside', '\n'.join(' '.join('%x' % ord(c) for c in unicodedata.lookup(name)) for name in beside).encode())


assert unicodedata.unidata_version == '14.0.0'
write_kinds()
write_numbers()
write_parts()
write_names()
