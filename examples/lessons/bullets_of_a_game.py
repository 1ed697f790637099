import gc


class Bullet:
    def __init__(self, x):
        self.x = x


gc.set_threshold(10_000, 10, 10)
before = gc.get_stats()[0]["collections"]
bullets = [Bullet(x) for x in range(2000)]
alive = len(bullets)
bullets.clear()
print(alive, gc.get_stats()[0]["collections"] - before)
