a = 10
print(hex(id(a)))
