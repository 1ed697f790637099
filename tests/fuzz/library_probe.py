# What the fuzz target of the library gives its inputs to: the first byte says to which function, the second is the
# harness's own, the rest are the pieces, between zero bytes. No function may do anything but return or raise.
import array, ast, base64, binascii, bisect, codecs, collections, datetime, functools, heapq, io, itertools, json, math
import operator, random, re, string, struct, time, types, unicodedata, zlib

ENCODINGS = ('utf-8 utf-16 utf-16-le utf-16-be utf-32 utf-32-le utf-7 utf-8-sig latin-1 ascii cp1252 cp437 koi8-r '
             'shift_jis euc-jp gbk gb18030 big5 euc-kr cp949 punycode idna unicode_escape raw_unicode_escape '
             'iso8859-15 mac_roman cp932 gb2312').split()
ERRORS = 'strict ignore replace backslashreplace surrogateescape surrogatepass xmlcharrefreplace namereplace'.split()


def text(piece):
    return piece.decode('utf-8', 'surrogateescape')


def numbers(piece):
    return [int.from_bytes(piece[i:i + 1 + piece[i] % 9], 'little', signed=True) for i in range(0, len(piece), 9)]


def floats(piece):
    return [struct.unpack('<d', piece[i:i + 8])[0] for i in range(0, len(piece) - 7, 8)]


def of_number(names, piece, default=0):
    return names[(piece[0] if piece else default) % len(names)]


def search(pattern, subject, replacement, flags):
    compiled = re.compile(pattern, flags)
    repr(compiled)
    match = compiled.search(subject)
    if match is not None:
        match.groups(), match.groupdict(), match.span(), match.regs, match.lastindex, match.lastgroup
        match.expand(replacement)
    compiled.match(subject, 1), compiled.fullmatch(subject)
    compiled.findall(subject), compiled.split(subject, 3)
    compiled.sub(replacement, subject, 5), compiled.subn(lambda match: match[0], subject)
    list(itertools.islice(compiled.finditer(subject), 50))


def regex(a, b, c, d):
    search(text(a), text(b), text(c), sum(d) & 0x1ff & ~re.DEBUG & ~re.LOCALE)


def regex_bytes(a, b, c, d):
    search(a, b, c, sum(d) & 0xff & ~re.DEBUG & ~re.UNICODE)


def json_text(a, b, c, d):
    value = json.loads(text(a))
    json.dumps(value, indent=len(b) or None, sort_keys=bool(c), ensure_ascii=not d)


def json_values(a, b, c, d):
    value = ast.literal_eval(text(a))
    json.dumps(value, indent=text(b), separators=(text(c), text(d)), skipkeys=bool(d), default=repr)


def structs(a, b, c, d):
    size = struct.calcsize(a)
    for order in b'', b'<', b'>', b'!', b'=':
        try:
            values = struct.unpack_from(order + a, b)
            struct.pack(order + a, *values)
        except struct.error:
            pass
    if size < 10000:
        list(struct.iter_unpack(a, bytes(size * 2)))
        struct.pack_into(a, bytearray(c), len(d), *numbers(b))
    struct.pack(a, *numbers(b), *floats(c), d)


def dates(a, b, c, d):
    for attempt in (lambda: time.strptime(text(a), text(b)), lambda: datetime.datetime.strptime(text(a), text(b)),
                    lambda: time.strftime(text(b), time.gmtime(len(c) * 86399)),
                    lambda: datetime.datetime(2000, 1, 31, 23, 59, 1, 5).strftime(text(b)),
                    lambda: datetime.datetime.fromisoformat(text(a)), lambda: datetime.date.fromisoformat(text(b)),
                    lambda: datetime.time.fromisoformat(text(c)),
                    lambda: format(datetime.date(1999, 12, 31), text(b))):
        try:
            attempt()
        except (ValueError, OverflowError, IndexError, KeyError, TypeError):
            pass


def specs(a, b, c, d):
    if re.search(rb'\d{5}', a):
        return
    for value in (*numbers(b)[:3], *floats(c)[:3], text(d), complex(1, -0.0), True, None):
        try:
            format(value, text(a))
        except (ValueError, TypeError, OverflowError):
            pass


def percent(a, b, c, d):
    if re.search(rb'\d{5}', a):
        return
    values = (*numbers(b)[:3], text(c), *floats(d)[:2], a)
    for size in range(len(values) + 1):
        for form in text(a), a, bytearray(a):
            try:
                form % values[:size]
            except (ValueError, TypeError, OverflowError):
                pass
    text(a) % {text(c): 1, '': 2, 'a': d}


class Marks:
    a = b = types.SimpleNamespace(a=[1, {'a': 2}])

    def __format__(self, spec):
        return spec

    def __getitem__(self, key):
        return key


def braces(a, b, c, d):
    if re.search(rb'\d{5}', a):
        return
    text(a).format(*numbers(b)[:3], Marks(), text(c), a=Marks(), b=d)
    text(a).format_map(collections.defaultdict(Marks))
    list(string.Formatter().parse(text(a)))
    string.Template(text(a)).safe_substitute(a=1)


def codecs_both(a, b, c, d):
    encoding, errors = of_number(ENCODINGS, b), of_number(ERRORS, c)
    decoded = a.decode(encoding, errors)
    decoded.encode(encoding, errors)
    decoder = codecs.getincrementaldecoder(encoding)(errors)
    for i in range(len(a[:40])):
        decoder.decode(a[i:i + 1])
    decoder.decode(b'', True)


def codecs_out(a, b, c, d):
    for letters in text(a), a.decode('utf-16-le', 'surrogatepass'):
        letters.encode(of_number(ENCODINGS, b), of_number(ERRORS, c))


def conversions(a, b, c, d):
    for attempt in (lambda: int(text(a), len(b)), lambda: int(a), lambda: float(text(a)), lambda: complex(text(a)),
                    lambda: float.fromhex(text(a)), lambda: bytes.fromhex(text(a)), lambda: float(a),
                    lambda: binascii.a2b_base64(a), lambda: base64.b85decode(a), lambda: binascii.unhexlify(a),
                    lambda: ast.literal_eval(text(a)), lambda: unicodedata.lookup(text(a))):
        try:
            attempt()
        except (ValueError, OverflowError, SyntaxError, TypeError, KeyError, MemoryError, RecursionError):
            pass


def trees(a, b, c, d):
    tree = ast.parse(text(a), mode=of_number(('exec', 'eval', 'single', 'func_type'), b), type_comments=bool(c))
    ast.dump(tree, include_attributes=True)
    compile(ast.unparse(tree), 'again', 'exec')
    compile(tree, 'tree', of_number(('exec', 'eval', 'single', 'exec'), b))


def arrays(a, b, c, d):
    cells = array.array(of_number('bBuhHiIlLqQfd', c), a[:len(a) // 8 * 8])
    cells.extend(cells), cells.reverse(), cells.byteswap()
    del cells[len(b)::max(len(d), 1)]
    cells[len(b):len(c):-1] if d else cells[1:2]
    view = memoryview(bytearray(a))
    shape = [n % 7 for n in b]
    cast = view.cast(text(c) or 'B', shape) if shape else view.cast(text(c) or 'B')
    cast.tolist(), cast[::2] if cast.ndim == 1 else cast[0], cast == view, hash(cast.toreadonly()), bytes(cast)


def texts(a, b, c, d):
    for x, y, z in (text(a), text(b), text(c)), (a, b, c), (bytearray(a), b, c):
        count = len(d) - 2
        x.find(y, count), x.rfind(y), x.count(y), x.partition(y or x[:1] or y * 0 + z[:1]) if y else None
        x.split(y or None, count), x.rsplit(y or None, count), x.splitlines(True), x.replace(y, z, count)
        x.strip(y), x.expandtabs(count), x.title(), x.swapcase(), x.center(count * 9), x.zfill(count * 7)
        x.startswith((y, z), count), x.translate(None) if isinstance(x, bytes) else x, x.removeprefix(y), x.istitle()
        y.join([x, z]), x * count, x[count::len(z) + 1], x < y, hash(x) if not isinstance(x, bytearray) else 0
    for form in 'NFC', 'NFD', 'NFKC', 'NFKD':
        unicodedata.normalize(form, text(a))
    text(a).casefold(), text(a).isidentifier(), repr(text(a)), ascii(text(a)), text(a).translate({ord('a'): text(b)})


def containers(a, b, c, d):
    things = [collections.deque(maxlen=len(b) or None), collections.OrderedDict(), [], {}, set(), bytearray()]
    for code in a:
        thing, what, value = things[code % 6], code // 6 % 8, code >> 5
        try:
            if what < 3:
                (getattr(thing, 'append', None) or getattr(thing, 'add', None) or thing.setdefault)(value)
            elif what == 3:
                thing.popitem(last=False) if code % 6 == 1 else thing.pop()
            elif what == 4:
                thing.rotate(value - 4) if code % 6 == 0 else thing.move_to_end(value, code > 128) if code % 6 == 1 else 0
            elif what == 5:
                del thing[value]
            elif what == 6:
                thing *= 2 if len(thing) < 50 else 0
            else:
                next(iter(thing)), thing == thing.copy(), repr(thing), value in thing, list(reversed(thing))
        except (IndexError, KeyError, TypeError, ValueError):
            pass
    list(itertools.islice(itertools.combinations(a, len(b) % 4), 40)), list(itertools.islice(itertools.permutations(b), 9))
    heap = numbers(a)
    heapq.heapify(heap), heapq.heappushpop(heap, 1), heapq.nsmallest(3, heap), bisect.bisect(sorted(heap), 2)
    list(heapq.merge(sorted(heap), [1, 2])), functools.reduce(operator.xor, heap, 1)


def arithmetic(a, b, c, d):
    for function in (math.comb, math.gcd, math.lcm, math.isqrt, math.fsum, math.hypot, math.dist, math.frexp, math.ldexp,
                     math.nextafter, math.log, math.log2, math.gamma, math.remainder, math.pow, math.atan2, math.prod,
                     divmod, round, operator.floordiv, operator.truediv, operator.and_, operator.sub, operator.mul):
        for values in numbers(a)[:2], floats(a)[:2], [numbers(a)], [floats(b)], [*numbers(a)[:1], *floats(b)[:1]]:
            try:
                if function not in (math.comb, round) or all(abs(x) < 300 for x in values if isinstance(x, int)):
                    function(*values)
            except (ValueError, TypeError, OverflowError, ZeroDivisionError):
                pass
    for value in floats(c)[:4]:
        value.hex(), repr(value), value.is_integer()
        if value == value and abs(value) != math.inf:
            value.as_integer_ratio(), int(value), round(value, len(d) - 3)
    random.seed(a), random.getrandbits(len(b) + 1), random.sample(range(99), 5)


def streams(a, b, c, d):
    file = io.StringIO(text(a), newline=of_number((None, '', '\n', '\r', '\r\n'), b))
    file.readline(len(c)), file.write(text(c)), file.seek(len(d)), file.readlines(), file.truncate(len(b)), file.getvalue()
    file = io.BytesIO(a)
    file.seek(len(b)), file.write(c), file.readinto(bytearray(d)), file.getbuffer().tobytes(), file.read1(3)
    wrapped = io.TextIOWrapper(io.BytesIO(a), of_number(ENCODINGS, b), of_number(ERRORS, c))
    wrapped.readline(), wrapped.read(3), wrapped.tell(), wrapped.read()


def compressed(a, b, c, d):
    for attempt in (lambda: zlib.decompress(a, len(b) - 16), lambda: zlib.decompressobj().decompress(a, 100),
                    lambda: zlib.decompress(zlib.compress(a)), lambda: zlib.crc32(a, len(b))):
        try:
            attempt()
        except (zlib.error, ValueError):
            pass


FUNCTIONS = (regex, regex_bytes, json_text, json_values, structs, dates, specs, percent, braces, codecs_both, codecs_out,
             conversions, trees, arrays, texts, containers, arithmetic, streams, compressed)


def probe(data):
    pieces = (data[2:].split(b'\0', 3) + [b''] * 3)[:4]
    try:
        FUNCTIONS[data[0] % len(FUNCTIONS)](*pieces)
    except Exception:
        pass


# What a first use makes is there from the beginning.
for number in range(len(FUNCTIONS)):
    probe(bytes([number, 0]) + b'1\x001\x001\x001')
for encoding in ENCODINGS:
    'a'.encode(encoding)
