# The order of a set written with its members: its constant is made anew as often as CPython does so.
def letters():
    return [{1, 'a', 3}, {'a', 'b', 'c', 'd'}, {'g', 'j', 'u', 'z'}, {'x', 'y', 'z', 'w'}, {'B', 'T', 'A'}, {0, 8, 'e'}, {7, 15, 'i', 23}]


print(letters(), letters.__code__.co_consts)
for letter in 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_ -':
    print(letter, [eval(text) for text in (f'{{1, {letter!r}, 3}}', f'{{{letter!r}, 2, 4, 8}}', f'{{0, 8, {letter!r}}}')])


async def wrong(kind):
    if kind == 0:
        async for item in {1, 2, 3}:
            pass
    async for item in [1, 2]:
        pass


for kind in (0, 1):
    try:
        wrong(kind).send(None)
    except TypeError as error:
        print(error)


def tuples_of_letters():
    print({255, ('x', 'y', 'z'), -5, 3}, {255, ('x', 'y'), -5, 3}, {255, ('xx', 'yy'), -5, 3}, {255, ('xx', 'x.y'), -5, 3})
    print({255, (1, ('q', 2)), -5, 3}, {255, (1, 2), -5, 3, 'a'}, {255, (1, 'c'), -5, 3, 'a', 'ab'})
    print(3 in {255, ('x', 'y', 'z'), -5, 3, 11, 19})


tuples_of_letters()
print(tuples_of_letters.__code__.co_consts)


def sets_of_words():
    print({'key', 'item', 'value'}, {'self', 'other', 'result'}, {'name', 'size', 'type', 'data'}, {'apple', 'pear', 'plum', 'fig'})
    print({'red', 'green', 'blue'}, {'new', 'old', 'top', 'left', 'right'}, {'user', 'root', 'admin'}, {'line', 'lines', 'files', 'file'})
    for word in {'key', 'keys', 'val', 'vals', 'result', 'results', 'system', 'table'}:
        print(word, word in {'table', 'system', 'val'})


sets_of_words()
print([words for words in sets_of_words.__code__.co_consts if words])
