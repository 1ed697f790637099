# Long chains of objects that die one by the other, at any depth of calls.
x = (i for i in [1])
for i in range(20000):
    x = (i for i in x)
try:
    next(x)
except RecursionError as e:
    print(type(e).__name__)
print('made')
del x
print('gone')
def wrap(f):
    return lambda: f()
f = lambda: 1
for i in range(200000):
    f = wrap(f)
try:
    f()
except RecursionError as e:
    print(type(e).__name__)
del f
print('gone')
