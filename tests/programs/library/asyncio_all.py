# Tasks that take turns: the order in which things happen, results, errors, cancelling, time, and what tasks share.
import asyncio

async def number(n, log):
    log.append(("begin", n))
    for _ in range(n):
        await asyncio.sleep(0)
    log.append(("end", n))
    return n * n

async def ordering():
    log = []
    print(await asyncio.gather(number(2, log), number(0, log), number(1, log)))
    print(log)
    task = asyncio.create_task(number(1, log), name="named")
    print(task.get_name(), task.done(), asyncio.current_task().get_name())
    print(await task, task.done(), task.result(), task.exception())
    print(len(asyncio.all_tasks()))
asyncio.run(ordering())

async def fails(after, error):
    await asyncio.sleep(after)
    raise error

async def errors():
    try:
        await asyncio.gather(fails(0, ValueError("first")), fails(0.01, KeyError("second")))
    except ValueError as error:
        print("caught", error)
    print(await asyncio.gather(fails(0, ValueError("x")), asyncio.sleep(0, "slept"), return_exceptions=True))
    task = asyncio.ensure_future(fails(0, TypeError("kept")))
    await asyncio.wait([task])
    print(repr(task.exception()))
    try:
        task.result()
    except TypeError as error:
        print(error)
    try:
        asyncio.Future().result()
    except asyncio.InvalidStateError as error:
        print(type(error), error)
    future = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_soon(future.set_result, 5)
    print(await future, future)
    try:
        future.set_result(6)
    except asyncio.InvalidStateError as error:
        print(error)
asyncio.run(errors())

async def careful(log):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        log.append(("cancelled", error.args))
        raise
    finally:
        log.append("finally")

async def stubborn():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        return "went on"

async def cancelling():
    log = []
    task = asyncio.create_task(careful(log))
    await asyncio.sleep(0)
    print(task.cancel("enough"), task.cancelled())
    try:
        await task
    except asyncio.CancelledError as error:
        print("CancelledError", error.args, task.cancelled(), log)
    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    task.cancel()
    print(await task, task.cancelled(), task.cancel())
    never = asyncio.create_task(careful(log))
    never.cancel()
    print(await asyncio.gather(never, return_exceptions=True), log)
    try:
        await asyncio.wait_for(careful(log), 0.01)
    except asyncio.TimeoutError as error:
        print(type(error), error, asyncio.TimeoutError is TimeoutError, type(error.__cause__).__name__)
    print(await asyncio.wait_for(asyncio.sleep(0, "in time"), 5))
    try:
        async with asyncio.timeout(0.01) as limit:
            await asyncio.sleep(5)
    except TimeoutError:
        print("timeout", limit.expired())
    async with asyncio.timeout(5) as limit:
        await asyncio.sleep(0)
    print(limit.expired(), limit)
    inner = asyncio.create_task(asyncio.sleep(0.01, "shielded"))
    outer = asyncio.create_task(asyncio.wait_for(asyncio.shield(inner), 0.001))
    try:
        await outer
    except asyncio.TimeoutError:
        print("outer gone", await inner)
    asyncio.create_task(careful(log), name="left over")
    await asyncio.sleep(0)
    return log
print(asyncio.run(cancelling())[-2:])

async def timing():
    log = []
    async def at(delay, text):
        await asyncio.sleep(delay)
        log.append(text)
    await asyncio.gather(at(0.03, "c"), at(0.01, "a"), at(0.02, "b"))
    print(log)
    done, pending = await asyncio.wait([asyncio.create_task(at(0.01, "d")), asyncio.create_task(at(5, "e"))],
                                       return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending))
    for task in pending:
        task.cancel()
    done, pending = await asyncio.wait([asyncio.create_task(at(5, "f"))], timeout=0.01)
    print(len(done), len(pending))
    for next_one in asyncio.as_completed([asyncio.sleep(0.03, 3), asyncio.sleep(0.01, 1), asyncio.sleep(0.02, 2)]):
        print(await next_one)
    loop = asyncio.get_running_loop()
    loop.call_later(0.01, log.append, "later")
    handle = loop.call_later(0.01, log.append, "never")
    handle.cancel()
    loop.call_soon(log.append, "soon")
    await asyncio.sleep(0.03)
    print(log, handle.cancelled())
asyncio.run(timing())

async def sharing():
    lock = asyncio.Lock()
    log = []
    async def worker(name):
        async with lock:
            log.append(name + " in")
            await asyncio.sleep(0)
            log.append(name + " out")
    await asyncio.gather(*(worker(n) for n in "abc"))
    print(log, lock.locked())
    try:
        lock.release()
    except RuntimeError as error:
        print(error)
    event = asyncio.Event()
    async def waits(n):
        await event.wait()
        return n
    tasks = [asyncio.create_task(waits(n)) for n in range(3)]
    await asyncio.sleep(0)
    event.set()
    print(await asyncio.gather(*tasks), event.is_set())
    limit = asyncio.Semaphore(2)
    running = most = 0
    async def limited():
        nonlocal running, most
        async with limit:
            running += 1
            most = max(most, running)
            await asyncio.sleep(0)
            running -= 1
    await asyncio.gather(*(limited() for _ in range(6)))
    print(most, limit.locked())
    bounded = asyncio.BoundedSemaphore(1)
    try:
        bounded.release()
    except ValueError as error:
        print(error)
    condition = asyncio.Condition()
    ready = []
    async def consumer():
        async with condition:
            await condition.wait_for(lambda: ready)
            return ready.pop()
    waiting = asyncio.create_task(consumer())
    await asyncio.sleep(0)
    async with condition:
        ready.append("thing")
        condition.notify()
    print(await waiting)
    barrier = asyncio.Barrier(3)
    print(sorted(await asyncio.gather(*(barrier.wait() for _ in range(3)))))
asyncio.run(sharing())

async def queues():
    queue = asyncio.Queue(maxsize=2)
    got = []
    async def producer():
        for n in range(5):
            await queue.put(n)
            got.append(("put", n))
        await queue.put(None)
    async def consumer():
        while (item := await queue.get()) is not None:
            got.append(("got", item))
            queue.task_done()
        queue.task_done()
    await asyncio.gather(producer(), consumer())
    await queue.join()
    print(got, queue, queue.empty(), queue.qsize())
    for kind in (asyncio.PriorityQueue, asyncio.LifoQueue):
        queue = kind()
        for n in (3, 1, 2):
            queue.put_nowait(n)
        print([queue.get_nowait() for _ in range(3)])
    for f in (queue.get_nowait, queue.task_done, lambda: [asyncio.Queue(1).put_nowait(1) for _ in range(2)] and 0):
        try:
            print(f())
        except Exception as error:
            print(type(error).__name__, error)
asyncio.run(queues())

async def groups():
    async with asyncio.TaskGroup() as group:
        first = group.create_task(asyncio.sleep(0, 1))
        second = group.create_task(asyncio.sleep(0.01, 2))
    print(first.result(), second.result())
    log = []
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(careful(log))
            group.create_task(fails(0, ValueError("in a group")))
    except* ValueError as caught:
        print(caught, caught.exceptions, log)
asyncio.run(groups())

async def generators():
    async def count(n):
        try:
            for i in range(n):
                await asyncio.sleep(0)
                yield i
        finally:
            print("generator ends")
    print([i async for i in count(3)], {i: i async for i in count(2)})
    async for i in count(5):
        if i == 1:
            break
    class Resource:
        async def __aenter__(self):
            await asyncio.sleep(0)
            return "resource"
        async def __aexit__(self, *exc_info):
            print("closes", exc_info[0])
            return True
    async with Resource() as r:
        raise ValueError(r)
    class Ticks:
        def __init__(self):
            self.left = 2
        def __aiter__(self):
            return self
        async def __anext__(self):
            if not self.left:
                raise StopAsyncIteration
            self.left -= 1
            await asyncio.sleep(0)
            return self.left
    print([i async for i in Ticks()], await anext(Ticks()), await anext(count(0), "none"))
asyncio.run(generators())

for f in (lambda: asyncio.run(5), lambda: asyncio.get_running_loop(), lambda: asyncio.run(fails(0, KeyError("out"))),
          lambda: asyncio.run(asyncio.sleep(0, "value"))):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
loop = asyncio.new_event_loop()
print(loop.run_until_complete(asyncio.sleep(0, 7)), loop.is_running(), loop.is_closed())
loop.call_soon(lambda: (print("once"), loop.stop()))
loop.run_forever()
loop.close()
try:
    loop.call_soon(print)
except RuntimeError as error:
    print(error)
async def bad():
    class Odd:
        def __await__(self):
            yield 5
    await Odd()
try:
    asyncio.run(bad())
except RuntimeError as error:
    print(error)
print(asyncio.iscoroutinefunction(bad), asyncio.isfuture(5))
with asyncio.Runner() as runner:
    print(runner.run(asyncio.sleep(0, 1)), runner.run(asyncio.sleep(0, 2)))
