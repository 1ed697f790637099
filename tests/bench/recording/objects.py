"""Instances in long chains, with the collections that they cause."""


class Node:
    def __init__(self, value, next):
        self.value = value
        self.next = next


def build(count):
    head = None
    for i in range(count):
        head = Node(i, head)
    return head


def total(node):
    result = 0
    while node is not None:
        result += node.value
        node = node.next
    return result


for _ in range(60):
    value = total(build(2_000))
print(value)
