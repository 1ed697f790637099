import threading, queue, time, sys, weakref, gc
from concurrent.futures import ThreadPoolExecutor, as_completed, wait, Future
import concurrent.futures
# joined workers
n = 0; lock = threading.Lock()
def work(k):
    global n
    for _ in range(k):
        with lock: n += 1
ts = [threading.Thread(target=work, args=(100,)) for _ in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print(n, [t.is_alive() for t in ts], [t.name for t in ts])
# consumer before producer
q = queue.Queue(); out = []
def consumer():
    while True:
        x = q.get()
        if x is None: q.task_done(); break
        out.append(x * 2); q.task_done()
c = threading.Thread(target=consumer); c.start(); print(c.is_alive())
for i in range(5): q.put(i)
q.put(None); c.join(); print(out, c.is_alive(), q.unfinished_tasks)
# daemon worker pool
q2 = queue.Queue(); got = []
def worker():
    while True:
        item = q2.get(); got.append(item); q2.task_done()
for _ in range(3): threading.Thread(target=worker, daemon=True).start()
for i in range(6): q2.put(i)
q2.join(); print(sorted(got))
# events
ev = threading.Event(); log = []
def waiter(): ev.wait(); log.append('went on')
w = threading.Thread(target=waiter); w.start(); log.append('main'); ev.set(); w.join(); print(log, ev.is_set(), ev.wait(0.01), threading.Event().wait(0.01))
# bounded producer and consumer
bq = queue.Queue(maxsize=2); seen = []
def produce():
    for i in range(6): bq.put(i)
    bq.put(None)
def consume():
    while (x := bq.get()) is not None: seen.append(x)
p, c = threading.Thread(target=produce), threading.Thread(target=consume)
c.start(); p.start(); p.join(); c.join(); print(seen)
# barrier, condition, semaphore
b = threading.Barrier(3); order = []
def meet(i): b.wait(); order.append(i)
ts = [threading.Thread(target=meet, args=(i,)) for i in range(3)]; [t.start() for t in ts]; [t.join() for t in ts]; print(sorted(order), b.n_waiting, b.parties)
cond = threading.Condition(); items = []
def taker():
    with cond:
        while not items: cond.wait()
        print('took', items.pop())
t = threading.Thread(target=taker); t.start()
with cond: items.append('thing'); cond.notify()
t.join()
s = threading.Semaphore(2); print(s.acquire(), s.acquire(), s.acquire(blocking=False), s.release())
# locals, identity, errors
loc = threading.local(); loc.x = 'main'
class L(threading.local):
    def __init__(self, v): self.v = v
ll = L([1]); ll.v = 'changed'
def locals_(): print(hasattr(loc, 'x'), ll.v, threading.current_thread().name, threading.current_thread() is threading.main_thread()); loc.x = 'thread'
t = threading.Thread(target=locals_, name='own'); t.start(); t.join(); print(loc.x, ll.v, t.ident != threading.get_ident(), threading.active_count() >= 1)
class T(threading.Thread):
    def __init__(self, v): super().__init__(); self.v = v
    def run(self): self.result = self.v ** 2
t = T(7); t.start(); t.join(); print(t.result)
for f in (t.start, threading.Thread().join, threading.current_thread().join):
    try: f()
    except RuntimeError as e: print(e)
def boom(): raise ValueError('in thread')
old = threading.excepthook; threading.excepthook = lambda a: print('hook', a.exc_type.__name__, a.exc_value, a.thread.name)
t = threading.Thread(target=boom, name='b'); t.start(); t.join(); threading.excepthook = old
tm = threading.Timer(0.01, lambda: print('timer')); tm.start(); tm.join()
tm = threading.Timer(5, print); tm.start(); tm.cancel(); tm.join()
# a thread's frame and arguments are let go
class A: pass
a = A(); r = weakref.ref(a); t = threading.Thread(target=lambda x: None, args=(a,)); t.start(); t.join(); del a; gc.collect(); print(r() is None)
# sleepers
res = []
def sl(i): time.sleep(0.01); res.append(i)
ts = [threading.Thread(target=sl, args=(i,)) for i in range(3)]; [t.start() for t in ts]; res.append('m'); [t.join() for t in ts]; print(res[0], sorted(res[1:]))
# pools
with ThreadPoolExecutor(max_workers=3) as ex:
    print(list(ex.map(pow, [1, 2, 3], [2, 2, 2])))
    fs = [ex.submit(lambda v: v * 10, i) for i in range(4)]
    print([f.result() for f in fs], all(f.done() for f in fs), sorted(f.result() for f in as_completed(fs)))
    f = ex.submit(lambda: 1 / 0)
    try: f.result()
    except ZeroDivisionError as e: print('zero', type(f.exception()).__name__)
    d = wait(fs); print(len(d.done), len(d.not_done)); f.add_done_callback(lambda f: print('called', f.done()))
    g = ex.submit(time.sleep, 0.01); print(g.result(timeout=5))
try: ex.submit(print)
except RuntimeError as e: print(e)
f = Future(); print(f.done(), f.cancel(), f.cancelled())
try: f.result()
except concurrent.futures.CancelledError as e: print('cancelled', repr(e))
f = Future(); f.set_result(3); print(repr(f).split(' at ')[0], repr(f).split('state=')[1], f.result())
try: f.set_result(4)
except concurrent.futures.InvalidStateError as e: print('invalid')
try: Future().result(timeout=0.01)
except TimeoutError as e: print('timeout', repr(e))
try: ThreadPoolExecutor(0)
except ValueError as e: print(e)
pq = queue.PriorityQueue(); [pq.put(x) for x in (3, 1, 2)]; print(pq.get(), pq.qsize())
try: queue.Queue().get(timeout=0.01)
except queue.Empty: print('empty')
try: queue.Queue().get_nowait()
except queue.Empty: print('empty')
l = threading.Lock(); print(l.acquire(), l.acquire(False), l.acquire(timeout=0.01), l.locked(), l.release(), l.locked())
try: l.release()
except RuntimeError as e: print(e)
print(threading.Thread(target=print, name='x'), threading.main_thread().name)
def last(): time.sleep(0.01); print('last of all')
threading.Thread(target=last).start()
