"""Lists, tuples, strs and bytes times a number: what is in them, and who counts how many references."""

import sys


class Thing:
    def __repr__(self):
        return "Thing"


one, other = Thing(), Thing()
base = sys.getrefcount(one), sys.getrefcount(other)


def counts():
    return sys.getrefcount(one) - base[0], sys.getrefcount(other) - base[1]


for times in (-1, 0, 1, 2, 3, 7, 8, 33):
    for items in ([one], [one, other], [one, other, one], (one,), (one, other), (other, one, other, one, one)):
        many = items * times
        print(times, len(many), counts(), many[-3:], many == times * items, sys.getsizeof(many))
        del many
        if isinstance(items, list):
            kept = items
            items *= times
            print(kept is items, len(items), counts(), sys.getsizeof(items))
            items += [other]
            items *= 2
            print(items[:5], counts())
            del kept
        del items
        print(counts())

for text in ("", "a", "ab", "abc", "\xe9a", "\u20acbc", "\U0001f600x", "x" * 63, "y" * 64, "z" * 65, b"", b"a", b"ab", b"abcdefg", bytearray(b"xyz")):
    for times in (-2, 0, 1, 2, 5, 21, 22, 32, 33, 64, 100):
        many = text * times
        print(len(many), many == times * text, many[:5], many[-3:], all(many[i] == text[i % len(text)] for i in range(len(many))))

itself = []
itself.append(itself)
itself *= 3
print(itself, sys.getrefcount(itself))
itself.clear()
for items in ([1], (1, 2)):
    try:
        items * (1 << 62)
    except MemoryError as error:
        print("MemoryError", error)
