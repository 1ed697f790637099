e = "very good"
f = "very good"
print(e is f)  # False
