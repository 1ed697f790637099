a = 123
b = a
print(id(a))
print(id(b))

a = 456
print(id(a))
print(id(b))
