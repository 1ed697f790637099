a = 1
b = 1
print(id(a))
print(id(b))
