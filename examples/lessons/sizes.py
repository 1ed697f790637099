import sys

table = {}
items = []
string = "Seema"
print(sys.getsizeof(table))
print(sys.getsizeof(items))
print(sys.getsizeof(string))
