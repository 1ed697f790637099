import sys

small = "a" * 100
large = "b" * 10_000
print(sys.getsizeof(small), sys.getsizeof(large))
