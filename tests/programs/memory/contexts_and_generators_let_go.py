from contextlib import contextmanager, ExitStack
class R:
    def __init__(s, n): s.n = n; print('open', n)
    def __del__(s): print('del', s.n)
@contextmanager
def cm(n):
    r = R(n)
    try: yield r
    finally: print('exit', n)
with cm(1) as a: print(a.n)
print('--'); del a
with ExitStack() as st:
    x = st.enter_context(cm(2)); y = st.enter_context(cm(3)); st.callback(print, 'cb')
print('--'); x = y = None; print('end')
def g():
    r = R(4)
    try: yield
    finally: print('finally')
i = g(); next(i); i = None; print('done')
i = g(); next(i)
try: i.throw(ValueError('t'))
except ValueError as e: print(e, e.__traceback__.tb_next is not None)
print('still'); del i
