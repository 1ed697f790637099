def grow():
    s='start '*3; n=0
    for i in range(60):
        j=id(s); s+='y'
        n+=id(s)==j
    t=s
    return n>20, s[-3:], len(s)
print(grow())
def both(a):
    s=''
    for x in a:
        s+=x; y=s
        s+=x
        z=x
    return s,y,z
print(both('abc'*5))
def two(a):
    s='';q=''
    for x in a:
        s+=x
        q+=s; s=q
    return s,q
print(two('abcde'))
