import gc

saved = []


class Phoenix:
    def __del__(self):
        saved.append(self)


gc.disable()
bird = Phoenix()
bird.me = bird
del bird
print(gc.collect(), len(saved))
saved[0].me = None
saved.clear()
print(gc.collect())
