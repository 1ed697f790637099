a = 1
print(id(a))
print(hex(id(a)))
