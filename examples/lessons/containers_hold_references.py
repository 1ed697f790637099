a = [1, 2, 3, 4, 5]
b = a
print(a is b)  # True
a[0] = 6
print(a)  # [6, 2, 3, 4, 5]
print(a is b)  # True
print(b)  # [6, 2, 3, 4, 5]
