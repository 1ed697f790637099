# Which functions a traceback names: none of what CPython has in C. (What it says of files differs: it is not asked for.)
import asyncio
import bisect, base64, binascii, collections, copy, csv, ctypes, datetime, decimal, enum, fractions, functools, hashlib
import heapq, io, itertools, json, math, operator, os, pickle, queue, random, re, statistics, string, struct, sys, threading
import time, types, weakref, array, warnings


def show(label, function):
    try:
        function()
    except Exception as error:
        names = []
        traceback = error.__traceback__
        while traceback:
            names.append(traceback.tb_frame.f_code.co_name)
            traceback = traceback.tb_next
        print(label, type(error).__name__, names[2:])


cases = dict(
    open=lambda: open('/nonexistent'),
    colattr=lambda: collections.nope,
    nt=lambda: collections.namedtuple('A','a b')(1),
    od=lambda: collections.OrderedDict().popitem(),
    odmove=lambda: collections.OrderedDict().move_to_end(3),
    odget=lambda: collections.OrderedDict()['x'],
    counter=lambda: collections.Counter(5),
    deque=lambda: collections.deque().pop(),
    dd=lambda: collections.defaultdict(list)[[]],
    ddi=lambda: collections.defaultdict(5),
    cm=lambda: collections.ChainMap()['x'],
    sio=lambda: io.StringIO(5),
    sior=lambda: io.StringIO().read('x'),
    bio=lambda: io.BytesIO('x'),
    struct=lambda: struct.unpack('i', b''),
    dt=lambda: datetime.date(1,2,300),
    dtiso=lambda: datetime.date.fromisoformat('x'),
    td=lambda: datetime.timedelta('x'),
    dtadd=lambda: datetime.date.max+datetime.timedelta(1),
    strf=lambda: datetime.date(1,1,1).strftime(5),
    dec=lambda: decimal.Decimal('x'),
    decdiv=lambda: decimal.Decimal(1)/0,
    decf=lambda: decimal.Decimal(1)+1.0,
    mk=lambda: time.mktime(5),
    loct=lambda: time.localtime('x'),
    json=lambda: json.loads('{'),
    json2=lambda: json.loads('nope'),
    json5=lambda: json.loads(5),
    it=lambda: itertools.islice([], -1),
    itc=lambda: list(itertools.chain.from_iterable(5)),
    ft=lambda: functools.reduce(lambda a,b:a, []),
    partial=lambda: functools.partial(5),
    cmpk=lambda: functools.cmp_to_key(5)(),
    lru=lambda: functools.lru_cache(maxsize='x'),
    wraps=lambda: functools.wraps(5)(6),
    cp=lambda: functools.cached_property(len).__get__(5),
    total=lambda: functools.total_ordering(object),
    sd=lambda: functools.singledispatch(len)(),
    op=lambda: operator.itemgetter(),
    opa=lambda: operator.attrgetter('x')(5),
    opm=lambda: operator.methodcaller(5),
    rnd=lambda: random.randint(5,1),
    rndc=lambda: random.choice([]),
    rnds=lambda: random.sample([1],5),
    seed=lambda: random.seed([]),
    shuf=lambda: random.shuffle(5),
    re2=lambda: re.match(5,'x'),
    re4=lambda: re.match('a','a').group(5),
    math=lambda: math.sqrt(-1),
    arr=lambda: array.array('x'),
    hsh=lambda: hashlib.md5('x'),
    csvr=lambda: list(csv.reader(5)),
    csvd=lambda: csv.DictReader(5),
    csvw=lambda: csv.writer(5),
    os1=lambda: os.listdir('/nope'),
    os2=lambda: os.remove('/nope'),
    os4=lambda: os.path.join(5),
    os5=lambda: os.mkdir('/'),
    osget=lambda: os.stat('/nope'),
    osm=lambda: os.makedirs('/proc/x/y'),
    copy=lambda: copy.copy(sys._getframe()),
    pick=lambda: pickle.dumps(lambda:0),
    pickl=lambda: pickle.loads(b'x'),
    hq=lambda: heapq.heappop([]),
    hqm=lambda: list(heapq.merge(5)),
    bis=lambda: bisect.insort(5,5),
    tmpl=lambda: string.Template('$x').substitute(),
    enum1=lambda: enum.Enum('A','x')(5),
    enum2=lambda: enum.Enum('A','x').y,
    ns=lambda: types.SimpleNamespace(5),
    nsa=lambda: types.SimpleNamespace().x,
    b64=lambda: base64.b64decode('x'),
    binas=lambda: binascii.unhexlify('x'),
    wr=lambda: weakref.ref(5),
    wvd=lambda: weakref.WeakValueDictionary()['x'],
    lock=lambda: threading.Lock().release(),
    rlock=lambda: threading.RLock().release(),
    q=lambda: queue.Queue().get_nowait(),
    frac=lambda: fractions.Fraction(1,0),
    stat=lambda: statistics.mean([]),
    ctl=lambda: ctypes.c_long('x'),
    wbin=lambda: open('/dev/null').write('x'),
    rd=lambda: open('/dev/null','w').read(),
    mode=lambda: open('/dev/null','zz'),
    seek=lambda: io.StringIO().seek(-1),
    closed=lambda: (lambda f: (f.close(), f.read()))(open('/dev/null')),
    fn=lambda: open(5.5),
    dec1=lambda: b'\xff'.decode(),
    getf=lambda: open('/etc/passwd','rb').write(b''),
)
for label, function in cases.items():
    show(label, function)


class Stops:
    def __iter__(self):
        raise KeyError


show('deque', lambda: collections.deque(Stops()))
show('Counter', lambda: collections.Counter(Stops()))


async def fails():
    await asyncio.sleep(0)
    raise KeyError(1)


async def calls():
    await fails()


async def has_task():
    await asyncio.create_task(calls())


async def gathers():
    await asyncio.gather(calls(), calls())


async def waits():
    await asyncio.wait_for(calls(), 1)


for function in fails, calls, has_task, gathers, waits:
    show(function.__name__, lambda: asyncio.run(function()))


def warned():
    with warnings.catch_warnings():
        warnings.simplefilter('error')
        warnings.warn('as an error')


show('warn', warned)
