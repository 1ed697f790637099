c = "good"
d = "good"
print(c is d)  # True
