"""What runs in processes of their own elsewhere."""
import multiprocessing as mp
import os
import pickle
import subprocess
import sys
import time
from multiprocessing import Process, Queue, Pool, Value, Array, Lock, Manager, Pipe, Event
from multiprocessing.pool import ThreadPool
from concurrent.futures import ProcessPoolExecutor

counter = 0
items = ['there']


def change():
    global counter
    counter += 1
    items.append('child')
    print('in the child', counter, items, mp.current_process().name, mp.parent_process().name)
    sys.stdout.flush()


def square(x):
    return x * x


def power(a, b):
    return a ** b


def fill(queue, n):
    for i in range(n):
        queue.put((i, i * i))
    queue.put(None)


def add(total, lock, values):
    for _ in range(10):
        with lock:
            total.value += 1
    for i in range(len(values)):
        values[i] *= 2


def fails(x):
    raise ValueError('no %s' % x)


def leave(code):
    sys.exit(code)


def talk(end):
    while True:
        got = end.recv()
        if got == 'stop':
            break
        print('heard', got)
    end.send({'last': 'stop'})
    sys.stdout.flush()


class Worker(Process):
    def __init__(self, queue):
        super().__init__(name='worker')
        self.queue = queue

    def run(self):
        self.queue.put('from ' + self.name)


shared = None


def begin(value):
    global shared
    shared = value


def uses(x):
    return shared + x


def main():
    process = Process(target=change)
    print(process.is_alive(), process.exitcode, process.name, process.daemon, process.pid)
    sys.stdout.flush()
    process.start()
    process.join()
    print(counter, items, process.is_alive(), process.exitcode, process.pid != os.getpid())
    queue = Queue()
    process = Process(target=fill, args=(queue, 4))
    process.start()
    got = []
    while (one := queue.get()) is not None:
        got.append(one)
    process.join()
    print(got, queue.empty())
    total, lock, values = Value('i', 0), Lock(), Array('d', [1.0, 2.5])
    all_of_them = [Process(target=add, args=(total, lock, values)) for _ in range(4)]
    for one in all_of_them:
        one.start()
    for one in all_of_them:
        one.join()
    print(total.value, list(values), values[:], total, len(values), [one.exitcode for one in all_of_them])
    with Pool(3) as pool:
        print(pool.map(square, range(8)))
        print(pool.starmap(power, [(2, 3), (3, 2)]))
        print(pool.apply(square, (5,)), pool.apply_async(power, (2,), {'b': 10}).get(timeout=5))
        print(list(pool.imap(square, [1, 2])), sorted(pool.imap_unordered(square, [3, 4])))
        result = pool.map_async(square, [1, 2, 3])
        print(result.get(), result.ready(), result.successful())
        try:
            pool.map(fails, [1])
        except ValueError as error:
            print(repr(error), type(error.__cause__).__name__)
    try:
        pool.map(square, [1])
    except ValueError as error:
        print(error)
    pool = Pool(2, initializer=begin, initargs=(100,))
    print(pool.map(uses, [1, 2, 3]), shared)
    pool.close()
    pool.join()
    codes = []
    for code in 0, 3, None:
        process = Process(target=leave, args=(code,))
        process.start()
        process.join()
        codes.append(process.exitcode)
    print(codes)
    here, there = Pipe()
    process = Process(target=talk, args=(there,))
    process.start()
    here.send([1, 2])
    here.send('stop')
    print(here.recv())
    process.join()
    queue = mp.SimpleQueue()
    process = Worker(queue)
    process.start()
    print(queue.get())
    process.join()
    print(len(mp.active_children()), mp.current_process().name, mp.get_start_method(), mp.cpu_count() > 0)
    with Manager() as manager:
        table = manager.dict()
        names = manager.list([1])
        process = Process(target=into, args=(table, names))
        process.start()
        process.join()
        print(dict(table), list(names), table, sorted(table.keys()))
    event = Event()
    print(event.is_set(), event.wait(0.01))
    with ThreadPool(2) as pool:
        print(pool.map(lambda x: x + 1, [1, 2]))
    with ProcessPoolExecutor(2) as pool:
        print(list(pool.map(square, [1, 2, 3])), pool.submit(power, 2, 5).result())
    try:
        Process(target=square).join()
    except AssertionError as error:
        print(error)
    process = Process(target=time.sleep, args=(50,))
    process.start()
    process.terminate()
    process.join()
    print(process.exitcode, process.is_alive())


def into(table, names):
    table['a'] = 1
    table['b'] = [2]
    names.append(5)


def programs():
    python = sys.executable
    done = subprocess.run([python, '-c', 'print("hello"); import sys; print(sys.argv[1:], file=sys.stderr)', 'x', 'y'], capture_output=True, text=True)
    print(done.returncode, repr(done.stdout), repr(done.stderr))
    done = subprocess.run([python, '-c', 'import sys; print(sys.stdin.read().upper(), end=""); sys.exit(3)'], input='text\n', stdout=subprocess.PIPE, text=True)
    print(done.returncode, repr(done.stdout), done.stderr)
    print(subprocess.check_output([python, '-c', 'print(6 * 7)']))
    for run in (lambda: subprocess.run([python, '-c', 'raise SystemExit(2)'], check=True), lambda: subprocess.check_call([python, '-c', 'import sys; sys.exit(5)'])):
        try:
            run()
        except subprocess.CalledProcessError as error:
            print(str(error).split(']')[-1], error.returncode, error.stdout)
    done = subprocess.run([python, '-c', 'def f():\n    1/0\nf()'], capture_output=True, text=True)
    print(done.returncode, done.stderr)
    with subprocess.Popen([python, '-c', 'for line in iter(input, "end"): print("got", line)'], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        print(child.communicate('a\nb\nend\n'))
    child = subprocess.Popen([python, '-c', 'import sys; print("out"); print("err", file=sys.stderr)'], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    print(sorted(child.stdout.readlines()), child.wait(), child.poll(), child.returncode)
    child.stdout.close()
    try:
        subprocess.run(['there-is-no-such-program', 'x'])
    except FileNotFoundError as error:
        print(error)
    try:
        subprocess.check_output([python], stdout=1)
    except ValueError as error:
        print(error)
    print(subprocess.CompletedProcess(['a'], 0, stdout='x'), subprocess.list2cmdline(['a b', 'c"d', '']))
    print(subprocess.TimeoutExpired('x', 2), subprocess.CalledProcessError(-9, 'x'), repr(subprocess.DEVNULL))
    sys.stdout.flush()
    print(subprocess.call([python, '-c', 'print("through")']))
    child = subprocess.Popen([python, '-c', 'import sys; print(sys.stdin.read().upper())'], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    child.stdin.write('written and closed\n')
    child.stdin.close()
    print(repr(child.stdout.read()), child.wait())
    child.stdout.close()
    here = os.getcwd()
    subprocess.run([python, '-c', 'import os; os.environ["OF_THE_CHILD"] = "1"; os.chdir("/")'])
    print(os.environ.get('OF_THE_CHILD'), os.getcwd() == here)
    late = [python, '-c', 'import time; time.sleep(0.3)']
    try:
        subprocess.call(late, timeout=0.1)
    except subprocess.TimeoutExpired as error:
        print(error.timeout, error.cmd == late, error.output, str(error)[-30:])
    child = subprocess.Popen(late)
    try:
        child.wait(0.05)
    except subprocess.TimeoutExpired:
        print('still running', child.returncode)
    child.kill()
    print(child.wait(), subprocess.run([python, '-c', ''], timeout=60).returncode)
    with subprocess.Popen([python, '-c', 'print(input())'], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        child.stdin.write('a line\n')
        child.stdin.flush()
        print(child.stdout.readline())
    print(child.stdin.closed, child.stdout.closed, child.returncode)


def named(queue):
    here = mp.current_process()
    queue.put((type(here).__name__, here.name, mp.parent_process().name))


def where_they_are():
    """Names lead to the modules that the types say they are of."""
    from multiprocessing import context, queues, synchronize, sharedctypes, connection, process
    print(pickle.loads(pickle.dumps(mp.Process)) is mp.Process is context.Process, mp.Process.__mro__[1] is process.BaseProcess)
    print(isinstance(mp.Queue(), queues.Queue), isinstance(mp.Lock(), synchronize.Lock), isinstance(mp.Event(), synchronize.Event))
    print(isinstance(mp.Pipe()[0], connection.Connection), type(mp.Value('i', 1)) is sharedctypes.Synchronized, mp.TimeoutError)
    queue = mp.SimpleQueue()
    for way in mp.get_context('fork'), mp:
        one = way.Process(target=named, args=(queue,))
        one.start()
        one.join()
        print(type(one), queue.get()[0])
    for wrong in lambda: mp.get_context('none'), lambda: mp.get_context('fork').nothing, lambda: mp.shared_nothing:
        try:
            wrong()
        except (ValueError, AttributeError) as error:
            print(error)


if __name__ == '__main__':
    main()
    programs()
    where_they_are()
    print(os.system('there-is-no-such-program') >> 8, subprocess.call('there-is-no-such-program', shell=True, stderr=subprocess.DEVNULL))
    with os.popen('there-is-no-such-program') as output:
        print(repr(output.read()))
