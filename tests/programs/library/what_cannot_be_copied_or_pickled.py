# Locks, files and the like have no copies; what holds them has none either.
import pickle, copy, threading, io, re, queue, itertools, sys, weakref, contextvars, decimal, random, functools, types, struct, collections, time, zlib, hashlib, operator, csv, json, datetime, enum, string, ast, tempfile, logging, argparse
f = open('/dev/null'); g = open('/dev/null', 'rb'); h = open('/dev/null', 'wb', buffering=0); w = open('/dev/null', 'wb'); rw = open('/dev/null', 'r+b')
def gen(): yield
async def co(): pass
c = co()
class L:
    def __init__(self): self.lock = threading.Lock()
def loc():
    class Inner: pass
    return Inner(), (lambda: 1)
things = dict(lock=threading.Lock(), rlock=threading.RLock(), cond=threading.Condition(), event=threading.Event(), sem=threading.Semaphore(), local=threading.local(), barrier=threading.Barrier(1),
  q=queue.Queue(), sq=queue.SimpleQueue(), f=f, g=g, h=h, w=w, rw=rw, gen=gen(), co=c, ref=weakref.ref(L), proxy=weakref.proxy(gen), wvd=weakref.WeakValueDictionary(), ctx=contextvars.copy_context(), var=contextvars.ContextVar('x'),
  frame=sys._getframe(), mp=types.MappingProxyType({}), cell=(lambda: f).__closure__, struct=struct.Struct('i'), pat=re.compile('a'), match=re.match('a', 'a'), rnd=random.Random(1), ctxd=decimal.getcontext(), md5=hashlib.md5(), crc=csv.reader([]), cw=csv.writer(io.StringIO()), mv=memoryview(b'a'), lam=lambda: 1, local_obj=loc()[0], local_fn=loc()[1], has_lock=L(), lru=functools.lru_cache(len), part=functools.partial(len), ig=operator.itemgetter(1), ns=types.SimpleNamespace(a=1), cnt=itertools.count(3), cyc=itertools.cycle([1]), isl=itertools.islice([1, 2], 1), zp=zip([1], [2]), mp2=map(len, []), en=enumerate([1]), rev=reversed([1]), it=iter([1, 2]), di=iter({1: 2}), dk={1: 2}.keys(), dv={1: 2}.values(), ditems={1: 2}.items(), si=iter({1}), sl=slice(1), rng=range(3), exc=ValueError('a', 1), tb=None, ell=..., ni=NotImplemented, typ=int, fn=len, meth=[].append, bm=L.__init__, prop=property(), sm=staticmethod(len), cm=classmethod(len), ga=list[int], un=int | str, log=logging.getLogger('a.b'), lock2=[threading.Lock()], dq=collections.deque([1]), od=collections.OrderedDict(a=1), tt=time.localtime(0), sysf=sys.flags, stdout=sys.stdout, tmp=string.Template('$a'), bio=io.BytesIO(b'a'), sio=io.StringIO('a'),)
for name, x in things.items():
    for fname, fn in (('copy', copy.copy), ('deep', copy.deepcopy), ('pickle', lambda x: pickle.loads(pickle.dumps(x)))):
        try: r = fn(x); print(name, fname, 'same' if r is x else type(r).__name__)
        except Exception as e: print(name, fname, type(e).__name__, str(e).replace('0x' + hex(id(x))[2:].zfill(12), 'ADDR')[:120] if '0x' not in str(e) else type(e).__name__)
c.close()
