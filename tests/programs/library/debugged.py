"""The debugger, driven by a text; what is left of an error; which lines run."""
import io
import pdb
import sys
commands = '''w
l
p sys
p nosuch
s
s
a
n
n
p total
!total = 100
p total
pp [1]*40
u
p locals().keys()
d
d
up 5
down -1
r
retval
n
n
b 12
b Point.move
b 999
b nosuch
b
b 32
b 30, p.x > 3
b
condition 3
disable 1
enable 1
ignore 1 2
tbreak 24
c
b
whatis p
whatis p.move
whatis add
whatis Point
source add
ll
display v
n
n
n
display
undisplay v
alias pi p %1.x
pi p
alias
clear 3
clear 99
clear xx
x = 5
x
for i in range(2): print(i)

import math;; p math.pi
until
until 28
l .
l 1,3
l
help
h nosuch
c
'''


def add(a, b, *more, key=None, **rest):
    """doc"""
    total = a + b
    for m in more:
        total += m
    return total

class Point:
    def __init__(self, x):
        self.x = x
    def __repr__(self):
        return f'Point({self.x})'

    def move(self, by):
        self.x += by
        return self

def gen():
    yield 1
    yield 2

def main():
    pdb.Pdb(stdin=io.StringIO(commands), stdout=sys.stdout).set_trace()
    r = add(1, 2, 3, k=4)
    p = Point(r)
    p.move(3)
    for v in gen():
        print('v', v)
    try:
        1 / 0
    except ZeroDivisionError:
        print('caught')
    print('done', r, p.x)
    return p

# comment
main()


def trouble(depth):
    if depth == 0:
        return {}['missing']
    return trouble(depth - 1)


def after_an_error():
    sys.stdin = io.StringIO('w\np depth\nup\np depth\nl\nq\n')
    try:
        trouble(2)
    except KeyError as wrong:
        pdb.post_mortem(wrong.__traceback__)
    print()


def at_breakpoint():
    sys.stdin = io.StringIO('p 6 * 7\nn\np here\nc\n')
    breakpoint()
    here = 1
    print('goes on', here)


def which_lines_run():
    import trace
    tracer = trace.Trace(count=1, trace=1)
    print(tracer.runfunc(add, 1, 2, 3))
    for (name, line), count in sorted(tracer.results().counts.items()):
        print(line, count)
    tracer = trace.Trace(count=0, trace=0, countfuncs=1)
    tracer.runfunc(add, 1, 2)
    for names in sorted(called[1:] for called in tracer.results().calledfuncs):
        print(*names)
    tracer = trace.Trace(count=0, trace=0, countcallers=1)
    tracer.runfunc(lambda: [add(1, 2), Point(1).move(1)])
    for caller, called in sorted((caller[2].split('.')[-1], called[2]) for caller, called in tracer.results().callers):
        print(caller, '->', called)


after_an_error()
at_breakpoint()
which_lines_run()
print('end')
