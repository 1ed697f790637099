# Strings.
import sys
from time import process_time as clock

SCALE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0


def timed(row, work, *arguments):
    start = clock()
    work(*arguments)
    print(row, "%.6f" % (clock() - start))


def appending(turns):
    text = ""
    for i in range(turns):
        text += "ab"
    return len(text)


def joining(turns):
    return len(",".join([str(i) for i in range(turns)]))


def formatting(turns):
    for i in range(turns):
        f"{i}: {i * 0.5:.2f} {i:>8}"
        "%d %s" % (i, "x")
        "{} {}".format(i, "y")


def splitting(turns):
    line = "the quick brown fox jumps over the lazy dog"
    for _ in range(turns):
        words = line.split()
        " ".join(words).upper().replace("THE", "A").find("DOG")


def characters(turns):
    text = "Hello, world. " * 10
    count = 0
    for _ in range(turns // 100):
        for character in text:
            if character.isalpha() and character != "o":
                count += 1
    return count


def slices(turns):
    text = "abcdefghijklmnopqrstuvwxyz"
    for i in range(turns):
        text[i % 20 :][::-1]
        text[3:9] == "defghi"
        text[i % 26]


def numerals(turns):
    for i in range(turns):
        int(str(i))
        float(repr(i / 7))


turns = int(1_000_000 * SCALE)
timed("text.appending", appending, 3 * turns)
timed("text.joining", joining, turns)
timed("text.formatting", formatting, turns // 4)
timed("text.splitting", splitting, turns // 5)
timed("text.characters", characters, turns)
timed("text.slices", slices, turns)
timed("text.numerals", numerals, turns // 4)
