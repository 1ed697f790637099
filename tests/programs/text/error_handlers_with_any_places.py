# The places in a Unicode error are a program's own numbers: handlers keep to what the object has.
import codecs


def tell(handler, error):
    try:
        print(handler, repr(codecs.lookup_error(handler)(error)))
    except Exception as refusal:
        print(handler, type(refusal).__name__, refusal)


for handler in ('ignore', 'replace', 'backslashreplace', 'xmlcharrefreplace', 'namereplace'):
    for start, end in ((0, 100), (0, 10 ** 12), (-5, 2), (1, -3)):
        tell(handler, UnicodeEncodeError('ascii', 'a\ud800€', start, end, 'reason'))
        tell(handler, UnicodeTranslateError('a€', start, end, 'reason'))
        tell(handler, UnicodeDecodeError('utf-8', b'\xff\xfe', start, end, 'reason'))
for start, end in ((0, 100), (-5, 1)):
    tell('surrogateescape', UnicodeEncodeError('ascii', '\udcff', start, end, 'reason'))
    tell('surrogateescape', UnicodeDecodeError('utf-8', b'\xff\xfe', start, end, 'reason'))
