import sys


a = [1, 2, 3]
print(sys.getrefcount(a))  # 2

b = 2
print(sys.getrefcount(a))
print(sys.getrefcount(b))
