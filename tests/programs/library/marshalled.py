"""marshal: values as bytes, and what cannot be."""
import marshal
for v in [None,1,-5,2**40,-2**70,1.5,'abc','é',b'x',(1,2),[1,'a'],{'a':1},{1},frozenset([2]),1j,True,...]:
    assert marshal.loads(marshal.dumps(v))==v, v
    print(marshal.dumps(v,2)) 
for bad in [object(), lambda:0]:
    try: marshal.dumps(bad)
    except ValueError as e: print(e)
for bad in [b'',b'i\1',b'?',b'[\1\0\0\0']:
    try: marshal.loads(bad)
    except Exception as e: print(repr(e))
