# Long chains of exceptions, groups with chains inside them, and chains that come back to their beginning, as traceback tells them.
import traceback

def chain(n, what='__context__'):
    e = None
    for i in range(n):
        f = ValueError(i); setattr(f, what, e); e = f
    return e
for w in '__context__', '__cause__':
    e = chain(3000, w)
    print(len(''.join(traceback.format_exception(e))))
    print(len(''.join(traceback.TracebackException.from_exception(e).format())))
    print(len(traceback.format_exception(e, chain=False)))
    del e
e = ExceptionGroup('a', [chain(3), chain(2, '__cause__')]); e.__cause__ = chain(2)
print(''.join(traceback.format_exception(e)))
a = chain(3); a.__context__.__context__ = a
print(''.join(traceback.format_exception(a)))
print(''.join(traceback.TracebackException.from_exception(a).format()))
a = ValueError(1); a.__cause__ = a.__context__ = KeyError(2)
print(''.join(traceback.format_exception(a)))
print(''.join(traceback.TracebackException.from_exception(a).format()))
t = traceback.TracebackException.from_exception(a)
print(t.__cause__, t.__context__)
try:
    try: 1/0
    except Exception as e: raise KeyError(1) from None
except KeyError as e: print(''.join(traceback.format_exception(e)), ''.join(traceback.TracebackException.from_exception(e).format()))
raise chain(900)
