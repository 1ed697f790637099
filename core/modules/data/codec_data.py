#!/usr/bin/env python3
"""Writes the tables behind the module codecs from the encodings of the Python that runs it, which is to be CPython 3.11.
Run: python3.11 codec_data.py, in this folder.

codec_names.data    lines: module, name, aliases …; of every encoding there is
charmaps.data       u16[][256]: the character of each byte, 0xfffe where it has none, in the order of charmap_names.data
charmap_names.data  words: their modules
pairs_<name>.data   u16[126][191]: the character of two bytes, 0x81 … 0xfe and 0x40 … 0xfe; 0 where there is none
pairs_jisx0212.data u16[94][94]: the same for what stands behind 0x8f in EUC-JP, 0xa1 … 0xfe each
multibyte.data      lines: encoding, pairs; then what differs: byte=character; bytes*count=character, where so many pairs from
                    these on stand for that one and those behind it (0: for none); character>bytes, where it is not the
                    first bytes that the character has. All in hexadecimal.
gb18030.data        lines: first character of a run, which number its four bytes are
"""
import codecs
import encodings.aliases
import struct

OWN = ['ascii', 'latin_1', 'utf_8', 'utf_8_sig', 'utf_16', 'utf_16_le', 'utf_16_be', 'utf_32', 'utf_32_le', 'utf_32_be',
       'utf_7', 'idna', 'punycode', 'rot_13', 'hex_codec', 'base64_codec', 'unicode_escape', 'raw_unicode_escape']
CHARMAPS = ('cp037 cp273 cp424 cp437 cp500 cp720 cp737 cp775 cp850 cp852 cp855 cp856 cp857 cp858 cp860 cp861 cp862 cp863 '
            'cp864 cp865 cp866 cp869 cp874 cp875 cp1006 cp1026 cp1125 cp1140 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 '
            'cp1256 cp1257 cp1258 iso8859_2 iso8859_3 iso8859_4 iso8859_5 iso8859_6 iso8859_7 iso8859_8 iso8859_9 '
            'iso8859_10 iso8859_11 iso8859_13 iso8859_14 iso8859_15 iso8859_16 koi8_r koi8_t koi8_u kz1048 mac_cyrillic '
            'mac_greek mac_iceland mac_latin2 mac_roman mac_turkish ptcp154 tis_620').split()
BASES = {'gbk': 'gbk', 'gb2312': 'gbk', 'gb18030': 'gbk', 'cp950': 'cp950', 'big5': 'cp950', 'cp932': 'cp932',
         'shift_jis': 'cp932', 'euc_jp': 'euc_jp', 'cp949': 'cp949', 'euc_kr': 'cp949'}
LEADS, TRAILS = range(0x81, 0xff), range(0x40, 0xff)


def write(name, data):
    with open(name + '.data', 'wb') as file:
        file.write(data)


def character(data, encoding):
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return 0
    return ord(text) if len(text) == 1 else 0


def write_names():
    aliases = {}
    for alias, module in encodings.aliases.aliases.items():
        aliases.setdefault(module, []).append(alias)
    lines = [[module, codecs.lookup(module).name] + sorted(aliases.get(module, ()))
             for module in OWN + CHARMAPS + list(BASES)]
    write('codec_names', '\n'.join(map(' '.join, lines)).encode())


def write_charmaps():
    data = bytearray()
    for name in CHARMAPS:
        for byte in range(256):
            try:
                code = ord(bytes([byte]).decode(name))
            except UnicodeDecodeError:
                code = 0xfffe
            data += struct.pack('<H', code)
    write('charmaps', bytes(data))
    write('charmap_names', ' '.join(CHARMAPS).encode())


def pairs(encoding):
    return {bytes([lead, trail]): character(bytes([lead, trail]), encoding) for lead in LEADS for trail in TRAILS}


def differences(encoding, base, own):
    runs, last = [], None
    for number, (key, code) in enumerate(own.items()):
        if code == base[key]:
            continue
        if runs and number == last + 1 and code == (runs[-1][2] + runs[-1][1] if runs[-1][2] else 0):
            runs[-1][1] += 1
        else:
            runs.append([key.hex(), 1, code])
        last = number
    words = ['%s*%x=%x' % tuple(run) for run in runs]
    singles = {bytes([byte]): character(bytes([byte]), encoding) for byte in range(256)}
    words += ['%s=%x' % (key.hex(), code) for key, code in singles.items() if key[0] >= 0x80 and code or
              key[0] < 0x80 and code != key[0]]
    first = {}
    for key, code in list(singles.items()) + list(own.items()):
        if code:
            first.setdefault(code, key)
    for code in range(0x80, 0x10000):
        try:
            data = chr(code).encode(encoding)
        except UnicodeEncodeError:
            data = b''
        if len(data) < 3 and data != first.get(code, b''):
            words.append('%x>%s' % (code, data.hex()))
    return words


def write_multibyte():
    lines = []
    for encoding, base_name in BASES.items():
        base, own = pairs(base_name), pairs(encoding)
        if encoding == base_name:
            write('pairs_' + base_name, struct.pack('<%dH' % len(base), *base.values()))
        lines.append(' '.join([encoding, base_name] + differences(encoding, base, own)))
    write('multibyte', '\n'.join(lines).encode())
    write('pairs_jisx0212', struct.pack('<8836H', *(character(bytes([0x8f, lead, trail]), 'euc_jp')
                                                    for lead in range(0xa1, 0xff) for trail in range(0xa1, 0xff))))
    runs, last = [], None
    for code in range(0x80, 0x10000):
        data = b'' if 0xd800 <= code < 0xe000 else chr(code).encode('gb18030')
        number = None
        if len(data) == 4:
            number = ((data[0] - 0x81) * 10 + data[1] - 0x30) * 1260 + (data[2] - 0x81) * 10 + data[3] - 0x30
        if number != (None if last is None else last + 1) or not runs:
            runs.append('%x %s' % (code, '-' if number is None else '%x' % number))
        last = number
    write('gb18030', '\n'.join(runs).encode())


write_names()
write_charmaps()
write_multibyte()
