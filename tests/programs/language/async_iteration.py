# aiter and anext, with and without a default
async def numbers():
    yield 1
    yield 2


class Once:
    def __aiter__(self): return self
    async def __anext__(self): raise StopAsyncIteration


class Wrong:
    def __aiter__(self): return 3


def drive(coroutine):
    try:
        while True: coroutine.send(None)
    except StopIteration as stop: return stop.value


async def main():
    it = aiter(numbers())
    print(await anext(it), await anext(it, 'd'), await anext(it, 'd'), await anext(it, None))
    try: await anext(it)
    except StopAsyncIteration as error: print(repr(error))
    print(await anext(Once(), default) if (default := 5) else None)
    for wrong in (lambda: aiter(3), lambda: anext(3), lambda: anext(iter([])), lambda: aiter(Wrong()), lambda: anext(),
                  lambda: aiter(), lambda: anext(1, 2, 3)):
        try: wrong()
        except TypeError as error: print(error)


drive(main())
print({**{}}, end=' ')
for wrong in ('5', '[]', 'None', '{1}'):
    try: eval('{**%s}' % wrong)
    except TypeError as error: print(error)
