# Coroutines that nobody awaits, in cycles that the program leaves: the end says each text once.
import gc

gc.disable()


def case():
    async def coroutine():
        pass
    left = [coroutine()]
    left.append(left)


case()
case()


def case():
    async def coroutine():
        pass
    left = [coroutine()]
    left.append(left)


case()
print('left to the end')
