class A:
    def __init__(s,n): s.n=n
    def __del__(s): print('del',s.n)
def f():
    x=A('local'); raise ValueError('boom')
y=A('global')
f()
