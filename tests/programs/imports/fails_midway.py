first = 1
print("fails_midway")
raise ValueError("on purpose")
