class Loud:
    def __del__(self):
        print("freed")


x = Loud()
y = x
del y
print("one name is left")
del x
print("none is left")
