class A:
    def __init__(s,n): s.n=n
    def __del__(s): print("del",s.n)
a=A("a")
k=A("k"); k.me=k
z=A("z")
y=A("y"); y.me=y
x=A("x")
