# Encodings of all kinds, the module codecs, and what is done about what does not fit.
import codecs
import os
import tempfile


def show(function, *arguments):
    try:
        result = ascii(function(*arguments))
    except BaseException as error:
        result = f'{type(error).__name__} {error} {error.__cause__!r}'
    print(ascii(arguments), result.split(' at 0x')[0])


def enc(string, *arguments):
    return string.encode(*arguments)


def dec(data, *arguments):
    return data.decode(*arguments)


show(enc, 'é€','cp1252')
show(enc, '日本','cp1252')
show(enc, 'a日本b','cp1252','xmlcharrefreplace')
show(dec, b'\x81','cp1252')
show(dec, b'a\x81b\x8d\x90','cp1252','replace')
show(dec, b'\x81','cp1252','backslashreplace')
show(dec, b'\x81','cp1252','surrogateescape')
show(enc, '\udc81','cp1252','surrogateescape')
show(enc, 'a日é','gb2312')
show(enc, '日é😀','gbk')
show(enc, '😀😀','gbk','replace')
show(enc, '😀','gb18030')
show(dec, b'\xff','gbk')
show(dec, b'a\xc4','gbk')
show(dec, b'\xc4\x20','gbk')
show(dec, b'\xc4\x20x\xff','gbk','replace')
show(dec, b'\x81\x30\x81','gb18030')
show(dec, b'\x81\x30\x81\x20a','gb18030')
show(dec, b'\x8f\xa1','euc_jp')
show(dec, b'\x8e\x20a','euc_jp')
show(dec, b'\x84\x31\xa5\x30\xff\x30\x81\x30','gb18030','replace')
show(dec,  b'\xe3\x32\x9a\x36','gb18030')
show(enc, 'é','rot13')
show(codecs.encode,'Hello','rot13')
show(codecs.encode,b'ab','hex')
show(codecs.decode,b'6162','hex')
show(codecs.decode,b'6x','hex')
show(codecs.encode,b'ab','base64')
show(codecs.encode,'ab','hex')
show(dec, b'ab','hex')
show(codecs.lookup,'nope')
show(codecs.lookup,'UTF8')
show(codecs.lookup,'gbk')
show(enc, 'x','nope')
show(dec, b'x','nope')
show(enc, 'é','ascii','nope')
show(enc, 'é','gbk','nope')
show(enc, '☃','ascii','namereplace')
show(enc, '日','gbk','surrogatepass')
show(codecs.lookup_error,'nope')
codecs.register_error('mine',lambda e:('?!',e.end))
show(enc, 'aéßb','ascii','mine')
codecs.register_error('bad',lambda e:5)
show(enc, 'é','ascii','bad')
codecs.register_error('bad2',lambda e:('\xe9',e.end))
show(enc, 'é','ascii','bad2')
codecs.register_error('b',lambda e:(b'XX',e.end))
show(enc, 'é','ascii','b')
codecs.register_error('oob',lambda e:('x',100))
show(enc, 'é','ascii','oob')
codecs.register_error('dm',lambda e:('<%d>'%e.object[e.start],e.start+1))
show(dec, b'a\xff\xfeb','utf-8','dm')
show(dec, b'\xff','ascii','bad')
show(dec, b'\xff','ascii','b')
show(codecs.register_error,'x',5)
show(codecs.register_error,5,len)
show(enc, 'bücher','idna')
show(enc, 'bücher','punycode')
show(dec, b'xn--bcher-kva.example','idna')
show(dec, b'bcher-kva','punycode')
show(enc, '日本語','punycode')
show(enc, '中文.com','idna')
show(enc, 'a+é','utf-7')
show(dec, b'a+-+AOk-','utf-7')
show(enc, '日本 x~&','utf-7')
show(enc, '1+1=2 ~\\ é-x','utf-7')
show(dec, '1+1=2 ~\\ é-x日本。'.encode('utf-7'),'utf-7')
x=codecs.getincrementaldecoder('utf-8')()
show(x.decode,b'\xe4\xb8')
show(x.decode,b'\xad')
show(x.decode,b'\xe4',True)
x=codecs.getincrementaldecoder('gbk')('replace')
show(x.decode,b'\xd6')
show(x.decode,b'\xd0\xce')
show(x.getstate)
show(x.decode,b'',True)
x=codecs.getincrementaldecoder('utf-16')()
show(x.decode,b'\xff')
show(x.decode,b'\xfea')
show(x.decode,b'\0')
x=codecs.getincrementalencoder('utf-16')()
show(x.encode,'a')
show(x.encode,'b')
show(codecs.utf_8_decode,b'abc\xe4')
show(codecs.utf_8_encode,'é')
show(codecs.latin_1_decode,b'\xe9')
show(codecs.escape_decode,b'a\\n\\x41')
show(codecs.unicode_escape_decode,'a\\n\\u1234')
show(codecs.charmap_encode,'ab','strict',{97:98,98:'xyz'})
show(codecs.charmap_decode,b'ab','strict','x'*98)
show(codecs.encode,'é')
show(codecs.decode,b'\xc3\xa9')
show(codecs.BOM_UTF8.decode,'utf-8-sig')
show(list,list(codecs.iterencode(['a','é'],'utf-8')))
show(list,list(codecs.iterdecode([b'\xc3',b'\xa9'],'utf-8')))
ci=codecs.lookup('utf-8')
print(ci.name, ci._is_text_encoding, ci.encode('é'), type(ci), len(ci), ci.decode(b'ab'))
print(codecs.getencoder('latin-1')('é'))
show(enc, '\ud800','utf-8','surrogatepass')
show(enc, '\ud800','gbk')
show(codecs.lookup,'cp65001')
show(codecs.lookup,5)
show(enc, 'é','L1','mine')
show(enc, '☃é','iso-8859-1','mine')
show(codecs.strict_errors,ValueError('x'))
show(codecs.replace_errors, UnicodeEncodeError('ascii','éé',0,2,'r'))
show(codecs.ignore_errors, UnicodeDecodeError('ascii',b'\xff',0,1,'r'))
show(codecs.strict_errors,5)
print(codecs.lookup('rot13').name, codecs.lookup('hex').name, codecs.lookup('iso-8859-15').name, codecs.lookup('latin-1').name)

# ---- all of the tables, by samples

CHARMAPS = ("cp037 cp437 cp737 cp850 cp852 cp858 cp866 cp874 cp1006 cp1140 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 "
            "cp1257 cp1258 iso8859_2 iso-8859-5 iso8859_6 latin2 ISO-8859-7 iso8859_15 iso8859_16 koi8_r koi8-u mac_roman "
            "tis_620").split()
MULTIBYTE = "gbk gb2312 gb18030 cp936 ms936 big5 cp950 shift_jis sjis cp932 euc_jp eucjp euc_kr cp949 uhc".split()


def mixed(seen, value):
    return (seen * 1000003 + hash(value)) & 0xffffffff


for name in CHARMAPS:
    seen = mixed(0, bytes(range(256)).decode(name, 'replace'))
    seen = mixed(seen, ''.join(map(chr, range(0, 0x2700))).encode(name, 'ignore'))
    print(name, codecs.lookup(name).name, hex(seen))
for name in MULTIBYTE:
    characters = ''.join(map(chr, range(0x80, 0xac00, 23))) + ''.join(map(chr, range(0xe000, 0x10000, 23)))
    seen = mixed(0, characters.encode(name, 'replace'))
    for lead in range(0x80, 256, 5):
        for trail in range(0, 256, 3):
            seen = mixed(seen, bytes([lead, trail, 0x78, 0x79]).decode(name, 'backslashreplace'))
    seen = mixed(seen, bytes(range(0x80, 256)).decode(name, 'replace'))
    print(name, codecs.lookup(name).name, hex(seen))
for text in ('中文编码', '你好，世界！', '漢字とかな', '한국어'):
    for name in ('gbk', 'gb18030', 'big5', 'shift_jis', 'euc_jp', 'euc_kr', 'utf-8', 'hz0'):
        show(enc, text, name)
        show(enc, text, name, "backslashreplace")
print('中文'.encode('utf-8').decode('gbk', 'replace'), '中文'.encode('gbk').decode('utf-8', 'replace'))

# ---- codecs of a program's own


def search(name):
    if name == 'shout':
        return codecs.CodecInfo(lambda text, errors='strict': (text.upper().encode('ascii', errors), len(text)),
                                lambda data, errors='strict': (bytes(data).decode('ascii', errors).lower(), len(data)),
                                name='shout')
    if name == 'wrong':
        return codecs.CodecInfo(lambda text, errors: (text, 0), lambda data, errors: (data, 0))
    return None


codecs.register(search)
show(enc, 'abc', 'shout')
show(dec, b'ABC', 'SHOUT')
show(enc, 'abc', 'wrong')
show(dec, b'abc', 'wrong')
codecs.unregister(search)
show(enc, 'abc', 'shout')

# ---- files

path = os.path.join(tempfile.gettempdir(), f'encodings-{os.getpid()}.txt')
with open(path, 'w', encoding='gbk') as file:
    file.write('第一行\n第二行\n')
with open(path, 'rb') as file:
    print(file.read())
with open(path, encoding='gbk') as file:
    print(list(file), file.encoding)
with codecs.open(path, 'w', 'big5') as file:
    file.write('中文\n')
with codecs.open(path, encoding='big5') as file:
    print(file.read())
try:
    with open(path, encoding='utf-8') as file:
        file.read()
except UnicodeDecodeError as error:
    print(error)
show(lambda: open(path, encoding='nope'))
os.remove(path)
