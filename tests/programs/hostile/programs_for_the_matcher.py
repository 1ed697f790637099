# What the matcher is given need not come from re: whatever it is, it is refused, or runs and comes to an end.
import random
import re

try:
    import _regex
except ImportError:
    _regex = None  # not this Python

NAMES = ('SUCCESS CHARACTER ANY ALL SET AT SAVE JUMP SPLIT ONE ENTER LOOP REFERENCE CONDITION LOOK LOOK_END ATOMIC '
         'ATOMIC_END FAIL').split()
(SUCCESS, CHARACTER, ANY, ALL, SET, AT, SAVE, JUMP, SPLIT, ONE, ENTER, LOOP, REFERENCE, CONDITION, LOOK, LOOK_END, ATOMIC,
 ATOMIC_END, FAIL) = range(19)
TEXT = 'aab\n\u0416cc_1'


def find(code, registers, groups, place=0, end=100, mode=1):
    return _regex.find(_regex.program(code, registers, groups), TEXT, place, end, mode)


def refused(what, *arguments):
    """Whether the matcher does not take it; elsewhere there is nothing to ask."""
    error = 'invalid SRE code'
    if _regex is not None:
        try:
            find(*arguments)
            error = 'taken'
        except RuntimeError as found:
            error = str(found)
    print(what, '-', error)


refused('nothing', [], 1, 0)
refused('no end', [ANY], 1, 0)
refused('an end that is half an instruction', [ANY, CHARACTER], 1, 0)
refused('no such instruction', [99, SUCCESS], 1, 0)
refused('a negative one', [-1, SUCCESS], 1, 0)
refused('no registers', [SUCCESS], 0, 0)
refused('negative registers', [SUCCESS], -5, 0)
refused('very many registers', [SUCCESS], 2 ** 62, 0)
refused('more groups than registers', [SUCCESS], 3, 2)
refused('a negative number of groups', [SUCCESS], 3, -1)
refused('a register that is not there', [SAVE, 3, SUCCESS], 3, 1)
refused('a negative register', [SAVE, -1, SUCCESS], 3, 1)
refused('the register of the last group', [SAVE, 0, SUCCESS], 3, 1)
refused('a set that does not end', [SET, 0, 1000000, SUCCESS], 1, 0)
refused('a set of less than nothing', [SET, 0, -1, SUCCESS], 1, 0)
refused('a jump behind the end', [JUMP, 1000, SUCCESS], 1, 0)
refused('a jump to before the beginning', [JUMP, -4, SUCCESS], 1, 0)
refused('a jump to itself', [JUMP, 0, SUCCESS], 1, 0)
refused('a jump back', [ANY, JUMP, 0, SUCCESS], 1, 0)
refused('a jump into an instruction', [JUMP, 3, CHARACTER, 97, SUCCESS], 1, 0)
refused('another way back', [ANY, SPLIT, 0, SUCCESS], 1, 0)
refused('a repeat of what is no character', [ONE, 0, 0, -1, 7, JUMP, 7, SUCCESS], 1, 0)
refused('a repeat that ends elsewhere', [ONE, 0, 0, -1, 7, ANY, SUCCESS, SUCCESS], 1, 0)
refused('a repeat of another kind', [ONE, 3, 0, -1, 6, ANY, SUCCESS], 1, 0)
refused('a repeat of less than nothing', [ONE, 0, -3, -1, 6, ANY, SUCCESS], 1, 0)
refused('a loop without registers', [ENTER, 1, SUCCESS], 1, 0)
refused('a loop in the registers of a group', [ENTER, 1, SUCCESS], 5, 1)
refused('a loop of which half a register is there', [ENTER, 3, SUCCESS], 4, 1)
refused('a loop that goes forward', [ENTER, 1, LOOP, 1, 0, 0, -1, 8, SUCCESS], 3, 0)
refused('a loop that goes into an instruction', [ENTER, 1, LOOP, 1, 0, 0, -1, 1, SUCCESS], 3, 0)
refused('a reference to a group that is not there', [REFERENCE, 2, 0, SUCCESS], 3, 1)
refused('a reference to no group', [REFERENCE, 0, 0, SUCCESS], 3, 1)
refused('a condition of a group that is not there', [CONDITION, 2, 3, SUCCESS], 3, 1)
refused('looking ahead', [LOOK, 0, -1, 5, LOOK_END, SUCCESS], 1, 0)
refused('looking without an end', [LOOK, 0, 0, 6, LOOK_END, SUCCESS], 1, 0)


def wrong(call):
    """What is wrong otherwise ends in an error, too."""
    if _regex is None:
        return True
    try:
        call()
    except (TypeError, ValueError, OverflowError, RuntimeError):
        return True
    return False


class Changing:
    """Changes the list that it is in."""

    def __index__(self):
        del words[1:]
        words.extend([0] * 1000)
        return 0


class Weak:
    __slots__ = ('a', 'b', 'c', 'd', '__weakref__')


class Four:
    __slots__ = ('a', 'b', 'c', 'd')


words = [Changing(), 0, 0]
print(wrong(lambda: _regex.program(words, 1, 0)))
print(wrong(lambda: _regex.program([0], Changing(), 0)))
print(wrong(lambda: _regex.program([2 ** 70], 1, 0)))
print(wrong(lambda: _regex.program([2 ** 32], 1, 0)))
print(wrong(lambda: _regex.words()))
whole = _regex and _regex.program([SUCCESS], 1, 0)
for what in (b'', bytes(12), (b'', 1, 0), None, 7, len, [].append, _regex and _regex.words, _regex and _regex.program,
             b'abc'.hex):
    print(wrong(lambda: _regex.find(what, 'a', 0, 1, 0)))
print(wrong(lambda: _regex.find(whole, 3, 0, 1, 0)))
for kind in (bytearray, list, object, int, Weak, Four, type('Own', (Four,), {}), type('Own', (), {}), 7, None):
    print(wrong(lambda: _regex.match(whole, 'a', 0, 1, 0, kind, None)))
for text in memoryview(b'abc'), bytearray(b'abc'), 5, None:
    print(wrong(lambda: _regex.find_all(whole, text, 0, 1, 0, 0, 1)))
if _regex is not None:
    # Ends without a beginning, and a group that ends before it begins.
    for code in [LOOK_END, SUCCESS], [ATOMIC_END, SUCCESS], [ATOMIC, LOOK_END, SUCCESS], [LOOK, 0, 0, 5, ATOMIC_END, SUCCESS], \
            [ANY, SAVE, 1, LOOK, 0, 1, 10, SAVE, 2, LOOK_END, REFERENCE, 1, 0, SUCCESS], [ATOMIC, SUCCESS], \
            [SPLIT, 3, ATOMIC, ATOMIC_END, SUCCESS]:
        program = _regex.program(code, 3, 1)
        for mode in range(8):
            for kind in range(4):
                _regex.find_all(program, TEXT, 0, 100, mode, 5, kind)
            for place in -1, 0, 3, 9, 50:
                find(code, 3, 1, place, 4, mode)


def changed(generator, code):
    code = list(code)
    for _ in range(generator.randrange(1, 4)):
        at = generator.randrange(len(code))
        code[at] = generator.choice((generator.randrange(-2, len(NAMES)), generator.randrange(len(code) + 1),
                                     code[generator.randrange(len(code))]))
    return code


def words_of(program):
    return [int.from_bytes(program[i:i + 4], 'little', signed=True) for i in range(0, len(program), 4)]


patterns = [r'(a)|b(?:c+?)*d', r'(?<=a)b(?=\n)', r'(a*?)(?(1)b|c)\1', r'(?>a+)(?!c)[^x-z\d_]{2,3}', r'\b(?:(\w)+\s?)+$',
            r'(?i:A)++B\Z', r'((a)|(b))*\2?']
generator = random.Random(20778)
tried = 0
for _ in range(100):
    for pattern in patterns:
        compiled = re.compile(pattern)
        registers, groups, *code = words_of(compiled._program()) if _regex else (1, 0, 1)
        code = changed(generator, code) if _regex else code
        try:
            if _regex and max(code) < 1000:
                find(code, registers, groups)
        except RuntimeError:
            pass
        tried += 1
print(tried, 'programs tried')
