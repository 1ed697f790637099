# Trees: many small objects that live for a short or a long time.
import sys
from time import process_time as clock

SCALE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
DEPTH = 15 if SCALE >= 1 else 9


def timed(row, work, *arguments):
    start = clock()
    work(*arguments)
    print(row, "%.6f" % (clock() - start))


# binary trees: a node is a tuple
def tree(depth):
    if depth == 0:
        return (None, None)
    return (tree(depth - 1), tree(depth - 1))


def check(node):
    left, right = node
    return 1 if left is None else 1 + check(left) + check(right)


def binary_trees(depth):
    lasting = tree(depth)
    for d in range(4, depth, 4):
        for _ in range(1 << (depth - d)):
            check(tree(d))
    check(lasting)


# GCBench: a node is an instance; trees are built from the top down and from the bottom up
class Node:
    def __init__(self, left=None, right=None):
        self.left = left
        self.right = right
        self.i = 0
        self.j = 0


def populate(depth, node):
    if depth > 0:
        node.left = Node()
        node.right = Node()
        populate(depth - 1, node.left)
        populate(depth - 1, node.right)


def made(depth):
    return Node() if depth == 0 else Node(made(depth - 1), made(depth - 1))


def gcbench(depth):
    made(depth)
    lasting = Node()
    populate(depth - 1, lasting)
    numbers = [1.0 / (i + 1) for i in range(1 << depth)]
    for d in range(4, depth, 4):
        for _ in range(1 << (depth - 1 - d)):
            populate(d, Node())
            made(d)
    return lasting.left is not None and numbers[1000 % len(numbers)]


class Slotted:
    __slots__ = "left", "right"

    def __init__(self, left, right):
        self.left = left
        self.right = right


def slotted(depth):
    return Slotted(slotted(depth - 1), slotted(depth - 1)) if depth else Slotted(None, None)


def slotted_sum(node):
    return 1 if node.left is None else 1 + slotted_sum(node.left) + slotted_sum(node.right)


def slotted_trees(depth):
    for _ in range(4):
        slotted_sum(slotted(depth))


timed("trees.binary trees", binary_trees, DEPTH)
timed("trees.GCBench", gcbench, DEPTH)
timed("trees.slots", slotted_trees, DEPTH)
