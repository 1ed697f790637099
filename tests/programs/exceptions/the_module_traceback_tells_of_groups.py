import traceback, sys, io
# names as strangers use them
def f(): raise ValueError('x')
try: f()
except ValueError as e:
    te = traceback.TracebackException.from_exception(e)
    print(''.join(te.format()), te.exc_type, str(te), te.stack[0].name, te.stack[-1].line)
    te = traceback.TracebackException(type(e), e, e.__traceback__, compact=True); print(te.__cause__, te.__context__)
    fs = traceback.extract_tb(e.__traceback__)[0]
    print(fs == (fs.filename, fs.lineno, fs.name, fs.line), tuple(fs)[1:], fs, len(fs), fs[1])
    print(fs.locals, fs.end_lineno, fs.colno, fs.end_colno)
    print(traceback.StackSummary.extract(traceback.walk_tb(e.__traceback__), limit=1, capture_locals=True)[0].locals is not None)
    print(traceback.format_list([('a.py', 1, 'f', 'code'), ('b.py', 2, 'g', None)]))
    traceback.print_list(traceback.extract_tb(e.__traceback__), file=sys.stdout)
    print(traceback.TracebackException.from_exception(e) == traceback.TracebackException.from_exception(e))
try:
    try: 1/0
    except ZeroDivisionError as z: raise KeyError('k') from z
except KeyError as k:
    te = traceback.TracebackException(type(k), k, k.__traceback__, compact=True)
    print(type(te.__cause__).__name__, te.__context__, te.__suppress_context__)
    print(*te.format(chain=False))
    print(*te.format_exception_only())
eg = ExceptionGroup('eg', [ValueError(1), TypeError('t'), ExceptionGroup('in', [KeyError('a'), OSError(1, 'b')])])
te = traceback.TracebackException.from_exception(eg); print(''.join(te.format())); print([type(x).__name__ for x in te.exceptions])
try: raise eg
except ExceptionGroup as e:
    te = traceback.TracebackException(type(e), e, e.__traceback__, max_group_width=2, max_group_depth=1); print(''.join(te.format()))
    print(traceback.format_exc())
    e.add_note('a note\nmore'); print(''.join(traceback.format_exception(e)))
def rec(n):
    if n: rec(n-1)
    else: raise RuntimeError('deep')
try: rec(10)
except RuntimeError as e: traceback.print_exc(limit=3, file=sys.stdout); traceback.print_exc(limit=-2, file=sys.stdout); traceback.print_tb(e.__traceback__, file=sys.stdout)
def st(): return traceback.extract_stack(limit=1), traceback.extract_stack()
a, b = st(); print(len(a), a[0].name, [x.name for x in b]); print(traceback.format_stack()[-1])
traceback.print_stack(file=sys.stdout)
print(traceback.format_exception_only(SyntaxError, SyntaxError('bad', ('f.py', 3, 5, 'a b c', 3, 6))))
print(traceback.format_exception_only(ValueError('a')), traceback.format_exception_only(None, None))
try: traceback.format_exception(1)
except TypeError as e: print(e)
ss = traceback.StackSummary.from_list([('f', 1, 'n', 'l')]); print(ss, ss.format())
fs = traceback.FrameSummary('f.py', 5, 'n', line='  text  ', locals={'a': 1}); print(fs, fs.line, fs.locals, list(fs))
x = io.StringIO(); traceback.print_exception(ValueError('z'), file=x); print(x.getvalue())
print(traceback.format_tb(None))
def deepgroup(n):
    e = ValueError('bottom')
    for i in range(n): e = ExceptionGroup(f'g{i}', [e, TypeError(i)] if i % 2 else [e])
    return e
for n in (1, 2, 3, 12):
    for kw in ({}, {'max_group_depth': 2}, {'max_group_width': 1}, {'compact': True}):
        print(''.join(traceback.TracebackException.from_exception(deepgroup(n), **kw).format()))
try:
    try: raise ExceptionGroup('first', [OSError('o')])
    except ExceptionGroup as g: raise ExceptionGroup('second', [ValueError('v\nw'), g]) from g
except ExceptionGroup as h:
    print(''.join(traceback.TracebackException.from_exception(h).format())); print(''.join(traceback.TracebackException.from_exception(h).format(chain=False)))
    traceback.print_exception(h, file=sys.stdout)
