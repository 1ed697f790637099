# What unicodedata says of characters, by samples from all of Unicode, and \N{name} in literals.
import random
import sys
import unicodedata as u


def show(function, *arguments):
    try:
        print(function.__name__, ascii(arguments), ascii(function(*arguments)))
    except Exception as error:
        print(function.__name__, ascii(arguments), type(error).__name__, error)


print(u.unidata_version, 'unicodedata' in sys.modules)
for base in range(0, 0x30000, 0x2000):
    seen = 0
    for code in range(base + base // 0x2000 % 61, base + 0x2000, 61):
        c = chr(code)
        facts = (u.category(c), u.bidirectional(c), u.combining(c), u.mirrored(c), u.east_asian_width(c),
                 u.numeric(c, None), u.digit(c, None), u.decimal(c, None), u.decomposition(c), u.name(c, ''))
        for fact in facts:
            seen = (seen * 1000003 + hash(str(fact))) & 0xffffffff
        if facts[-1] and code % 3 == 0:
            assert u.lookup(facts[-1]) == c
    print(hex(base), hex(seen))

for c in 'aé½²５፲〇万\u0301\u4e00\uac01\U0001f600\n\u200b\ufb01\u2460\xa0\u0e33(\u05d0\u0660':
    print(ascii(c), u.name(c, '-'), u.category(c), u.bidirectional(c), u.combining(c), u.mirrored(c),
          u.east_asian_width(c), u.numeric(c, '-'), u.digit(c, '-'), u.decimal(c, '-'), u.decomposition(c))

for name in ('BULLET', 'greek small letter alpha', 'Snowman', 'LF', 'NO-BREAK SPACE', 'NBSP', 'ZWJ', 'VS17', 'VS0', 'VS257',
             'KEYCAP DIGIT ONE', 'HANGUL SYLLABLE GAG', 'hangul syllable gag', 'HANGUL SYLLABLE GX', 'HANGUL SYLLABLE ',
             'CJK UNIFIED IDEOGRAPH-4E00', 'cjk unified ideograph-4e00', 'CJK UNIFIED IDEOGRAPH-04E00',
             'CJK UNIFIED IDEOGRAPH-20000', 'LATIN SMALL LETTER GHA', 'nothing', '', ' BULLET', b'BULLET', 5):
    show(u.lookup, name)
for function in (u.name, u.category, u.bidirectional, u.combining, u.mirrored, u.east_asian_width, u.decomposition,
                 u.numeric, u.digit, u.decimal):
    for argument in ('a', 'ab', '', 1, '½', '²', '５', '\n'):
        show(function, argument)
show(u.name, '\n', 'none')
show(u.digit, 'x', -1)

# ---- normalization

texts = ['é', 'e\u0301', '\ufb01', '\u1e9b\u0323', '\u212b', '\uac01', '\u1100\u1161\u11a8', 'a\u0323\u0307', 'a\u0307\u0323',
         '\u0344', '\u0958', '①½㎏', 'ﾊﾞｶ', '\u2126', 'plain', '', '\u0b92\u0bd7', 'Å\u0323ngström', 'Ⅷ ℡ ﷺ', '\ud800\u0301']
for form in ('NFC', 'NFD', 'NFKC', 'NFKD'):
    for text in texts:
        print(form, ascii(text), ascii(u.normalize(form, text)), u.is_normalized(form, text))
random.seed(14)
pool = [c for c in range(0x3100) if u.decomposition(chr(c)) or u.combining(chr(c)) or 0x1100 <= c < 0x1200]
seen = 0
for _ in range(500):
    text = ''.join(chr(random.choice(pool)) for _ in range(random.randrange(1, 7)))
    for form in ('NFC', 'NFD', 'NFKC', 'NFKD'):
        seen = (seen * 31 + hash(u.normalize(form, text))) & 0xffffffff
print(len(pool), hex(seen))
show(u.normalize, 'NFX', 'a')
show(u.normalize, 'NFC', 1)
show(u.normalize, 1, 'a')
show(u.is_normalized, 'X', 'e')

# ---- uses


def plain(text):
    return ''.join(c for c in u.normalize('NFKD', text) if not u.combining(c))


def width(text):
    return sum(2 if u.east_asian_width(c) in 'WF' else 1 for c in text)


print(plain('Crème brûlée à la façon de Zoë, ﬁn'), [width(text) for text in ('abc', '中文', 'ｱｲｳ', 'ＡＢ')])

# ---- \N{name}

print(ascii('\N{BULLET}\N{greek small letter alpha}\N{LF}\N{CJK UNIFIED IDEOGRAPH-4E00}\N{HANGUL SYLLABLE GAG}'))
print(ascii(f'\N{BULLET}{1:\N{DIGIT FIVE}d}{{\N{bullet}}}'), b'\N{x}', r'\N{x}', ascii('\\N{x}'))
for text in (r"'\N{x}'", r"'\N{KEYCAP DIGIT ONE}'", r"'\N{}'", r"'\N'", r"'\N{'", r"'\N{BULLET'", r"'é\N{é}'", r"f'\N{x}'",
             r"'abc\N{LATIN SMALL LETTER  A}'"):
    try:
        print(text, ascii(eval(text)))
    except SyntaxError as error:
        print(text, error.msg, error.lineno, error.offset)
