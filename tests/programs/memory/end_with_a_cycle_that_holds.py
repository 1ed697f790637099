class A:
    def __init__(s,n): s.n=n
    def __del__(s): print("del",s.n)
class K: pass
a=A("a")
k=K(); k.v=A("v"); k.me=k
z=A("z")
