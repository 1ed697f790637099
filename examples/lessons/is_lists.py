g = []
h = []
print(g is h)  # False
