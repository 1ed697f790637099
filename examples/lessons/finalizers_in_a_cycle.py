import gc


class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("finalizer of", self.name)


gc.disable()
first, second = Node("first"), Node("second")
first.other, second.other = second, first
del first, second
print(gc.collect(), gc.garbage)
