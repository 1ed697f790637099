from collections import OrderedDict
d = OrderedDict((i, str(i)) for i in range(5)); print(d.popitem(last=False), d.popitem(), d)
class O(OrderedDict):
    def pop(self, k, *a): print("pop", k); return super().pop(k, *a)
o = O(d); print(o.popitem(last=False), o)
try: OrderedDict().popitem(last=False)
except KeyError as e: print(e)
try: raise ValueError("x" * 400)
except ValueError as e: print(len(str(e)))
try: int("é" * 300)
except ValueError as e: print(e)
try: [].index(1)
except ValueError as e: print(e)
from collections import OrderedDict
class O(OrderedDict):
    def pop(self, *a): print("pop", a); return super().pop(*a)
    def __getitem__(self, k): print("get", k); return super().__getitem__(k)
    def __delitem__(self, k): print("del", k); return super().__delitem__(k)
    def __contains__(self, k): print("in", k); return super().__contains__(k)
    def __iter__(self): print("iter"); return super().__iter__()
    def __reversed__(self): print("rev"); return super().__reversed__()
o = O([(1,2),(3,4),(5,6)])
print(o.popitem(last=False)); print(o.popitem()); print(len(o))
