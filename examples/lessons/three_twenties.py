import sys

before = sys.getrefcount(20)
x = 20
y = 20
three_twenties = [20, 20, 20]
print(x is y, three_twenties[0] is x)
