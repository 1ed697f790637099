# Where blocks were handed out: counts and sizes of each line, compared, filtered, with the calls around them.
import gc
import tracemalloc


class Node:
    __slots__ = ('value', 'next')

    def __init__(self, value, next=None):
        self.value = value
        self.next = next


def chain(length):
    head = None
    for i in range(length):
        head = Node(i, head)
    return head


def table(length):
    return {i: 'v%d' % i for i in range(length)}


print(tracemalloc.is_tracing(), tracemalloc.get_traced_memory(), tracemalloc.get_traceback_limit())
for what in (lambda: tracemalloc.start(0), tracemalloc.take_snapshot):
    try:
        what()
    except (ValueError, RuntimeError) as error:
        print(type(error).__name__, error)

tracemalloc.start(4)
print(tracemalloc.is_tracing(), tracemalloc.get_traceback_limit())
mine = [tracemalloc.Filter(True, __file__)]
first = tracemalloc.take_snapshot()
names = table(1000)
nodes = chain(2000)
octets = bytearray(100000)
numbers = tuple(range(5000))
members = set(range(3000))
text = 'x' * 50000
squares = [i * i for i in range(1000)]
squares.append(1)
second = tracemalloc.take_snapshot()
old, new = first.filter_traces(mine), second.filter_traces(mine)
for line in new.statistics('lineno'):
    print(str(line).replace(__file__, 'here'))
for line in new.compare_to(old, 'lineno')[:3]:
    print(repr(line).replace(__file__, 'here'))
for line in new.statistics('filename') + new.statistics('lineno', cumulative=True)[:4]:
    print(line.size, line.count, line.traceback[0].lineno)
most = new.statistics('traceback')[0]
print(most.size, most.count, len(most.traceback), str(most.traceback).replace(__file__, 'here'))
print('\n'.join(most.traceback.format()).replace(__file__, 'here'))
print(most.traceback.format(limit=1)[-1], most.traceback.format(most_recent_first=True)[1])
print(repr(tracemalloc.get_object_traceback(octets)).replace(__file__, 'here'))
print(tracemalloc.get_object_traceback(5), tracemalloc.get_object_traceback(__name__))
print(len(second.filter_traces([tracemalloc.Filter(False, '*')]).traces),
      len(new.filter_traces([tracemalloc.Filter(True, __file__, 32)]).traces),
      len(new.filter_traces([tracemalloc.DomainFilter(True, 1)]).traces),
      len(new.filter_traces([]).traces) == len(new.traces))
trace = max(new.traces, key=lambda trace: trace.size)
print(trace.size, trace.domain, str(trace).replace(__file__, 'here'))

del nodes, octets
third = tracemalloc.take_snapshot().filter_traces(mine)
for line in third.compare_to(new, 'lineno')[:2]:
    print(str(line).replace(__file__, 'here'))
current, peak = tracemalloc.get_traced_memory()
print(current < peak)
tracemalloc.reset_peak()
current, peak = tracemalloc.get_traced_memory()
print(peak - current < 200)
gc.collect()
tracemalloc.clear_traces()
print(tracemalloc.get_object_traceback(names), tracemalloc.get_traced_memory()[0] < 1000)
again = [None] * 1000
print(tracemalloc.get_traced_memory()[0] > 8000, tracemalloc.get_tracemalloc_memory() > 0)
tracemalloc.stop()
print(tracemalloc.get_traced_memory(), tracemalloc.is_tracing())
for wrong in (('size',), ('traceback', True)):
    try:
        new.statistics(*wrong)
    except ValueError as error:
        print(error)
for size in 0, 1, 9999, 10240, 102399, 102400, 10 ** 7, 10 ** 9, 10 ** 13, 10 ** 17:
    print(tracemalloc.Statistic(tracemalloc.Traceback((('f.py', 3),)), size, 3), end='; ')
print(tracemalloc.StatisticDiff(tracemalloc.Traceback((('f.py', 3),)), 5000, -70000, 0, -2))
