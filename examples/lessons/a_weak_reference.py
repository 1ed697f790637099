import weakref


class Parent:
    def __init__(self):
        self.child = Child(self)

    def __del__(self):
        print("parent freed")


class Child:
    def __init__(self, parent):
        self.parent = weakref.ref(parent)


parent = Parent()
print(parent.child.parent() is parent)
child = parent.child
del parent
print(child.parent())
