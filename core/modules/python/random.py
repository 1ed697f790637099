"""Random variable generators: numbers, choices and distributions, all of them made of the Mersenne Twister."""

import _random
from bisect import bisect as _bisect
from itertools import accumulate as _accumulate
from math import acos as _acos, ceil as _ceil, cos as _cos, e as _e, exp as _exp, floor as _floor
from math import isfinite as _isfinite, log as _log, pi as _pi, sin as _sin, sqrt as _sqrt, tau as TWOPI
from operator import index as _index

__all__ = [
    "Random", "SystemRandom", "betavariate", "choice", "choices", "expovariate", "gammavariate", "gauss",
    "getrandbits", "getstate", "lognormvariate", "normalvariate", "paretovariate", "randbytes", "randint", "random",
    "randrange", "sample", "seed", "setstate", "shuffle", "triangular", "uniform", "vonmisesvariate",
    "weibullvariate",
]

_ONE = 1
BPF = 53
RECIP_BPF = 2 ** -BPF
LOG4 = _log(4.0)
NV_MAGICCONST = 4 * _exp(-0.5) / _sqrt(2.0)
SG_MAGICCONST = 1.0 + _log(4.5)


def _warn(message, category=UserWarning, stacklevel=1):
    from warnings import warn
    warn(message, category, stacklevel + 1)


def _whole(number, message):
    """An argument of randrange that is no index, as an int; such are going to be refused one day."""
    whole = int(number)
    if whole != number:
        _warn("randrange() will raise TypeError in the future", DeprecationWarning, 3)
        raise ValueError(message)
    _warn("non-integer arguments to randrange() have been deprecated since Python 3.10 and will be removed in a "
          "subsequent version", DeprecationWarning, 3)
    return whole


def _is_sequence(population):
    if isinstance(population, (list, tuple, str, range, bytes, bytearray, memoryview)):
        return True
    if isinstance(population, (set, frozenset, dict)):
        return False
    from _collections_abc import Sequence
    return isinstance(population, Sequence)


class Random(_random.Random):
    """A generator with a state of its own.

    A subclass may bring another source: random(), seed(), getstate(), setstate(), and getrandbits() for ranges of
    any size.
    """

    VERSION = 3

    def __init__(self, x=None):
        self.seed(x)
        self.gauss_next = None

    def __init_subclass__(cls, /, **kwargs):
        # Whichever source the nearest class brings is the one that is drawn from.
        for base in cls.__mro__:
            names = base.__dict__
            if "_randbelow" in names:
                return
            if "getrandbits" in names:
                cls._randbelow = cls._randbelow_with_getrandbits
                return
            if "random" in names:
                cls._randbelow = cls._randbelow_without_getrandbits
                return

    # ---- the state

    def seed(self, a=None, version=2):
        """Begins anew from None, an int, a float, or text."""
        if version == 1 and isinstance(a, (str, bytes)):
            text = a.decode("latin-1") if isinstance(a, bytes) else a
            mixed = ord(text[0]) << 7 if text else 0
            for character in text:
                mixed = (1000003 * mixed ^ ord(character)) & 0xFFFFFFFFFFFFFFFF
            mixed ^= len(text)
            a = -2 if mixed == -1 else mixed
        elif version == 2 and isinstance(a, (str, bytes, bytearray)):
            if isinstance(a, str):
                a = a.encode()
            a = int.from_bytes(a + _random._sha512(a), "big")
        elif not isinstance(a, (type(None), int, float, str, bytes, bytearray)):
            raise TypeError("The only supported seed types are: None,\n"
                            "int, float, str, bytes, and bytearray.")
        super().seed(a)
        self.gauss_next = None

    def getstate(self):
        """All that setstate() needs to go on from here."""
        return self.VERSION, super().getstate(), self.gauss_next

    def setstate(self, state):
        """Goes on from what getstate() gave."""
        version = state[0]
        if version not in (2, 3):
            raise ValueError("state with version %s passed to Random.setstate() of version %s"
                             % (version, self.VERSION))
        version, words, self.gauss_next = state
        if version == 2:
            try:
                words = tuple(word % 2 ** 32 for word in words)
            except ValueError as error:
                raise TypeError from error
        super().setstate(words)

    def __reduce__(self):
        return self.__class__, (), self.getstate()

    def __setstate__(self, state):
        self.setstate(state)

    def __getstate__(self):
        return self.getstate()

    # ---- whole numbers

    def _randbelow_with_getrandbits(self, n):
        getrandbits = self.getrandbits
        bits = n.bit_length()
        drawn = getrandbits(bits)
        while drawn >= n:
            drawn = getrandbits(bits)
        return drawn

    def _randbelow_without_getrandbits(self, n, maxsize=1 << BPF):
        draw = self.random
        if n >= maxsize:
            _warn("Underlying random() generator does not supply \n"
                  "enough bits to choose from a population range this large.\n"
                  "To remove the range limitation, add a getrandbits() method.")
            return _floor(draw() * n)
        # What is drawn above the last whole multiple of n would favour the small numbers.
        limit = (maxsize - maxsize % n) / maxsize
        drawn = draw()
        while drawn >= limit:
            drawn = draw()
        return _floor(drawn * maxsize) % n

    _randbelow = _randbelow_with_getrandbits

    def randbytes(self, n):
        """n random bytes."""
        return self.getrandbits(n * 8).to_bytes(n, "little")

    def randrange(self, start, stop=None, step=_ONE):
        """A random item of range(start, stop, step)."""
        try:
            first = _index(start)
        except TypeError:
            first = _whole(start, "non-integer arg 1 for randrange()")
        if stop is None:
            if step is not _ONE:
                raise TypeError("Missing a non-None stop argument")
            if first > 0:
                return self._randbelow(first)
            raise ValueError("empty range for randrange()")
        try:
            last = _index(stop)
        except TypeError:
            last = _whole(stop, "non-integer stop for randrange()")
        width = last - first
        if step is _ONE and width > 0:
            return first + self._randbelow(width)
        try:
            stride = _index(step)
        except TypeError:
            stride = _whole(step, "non-integer step for randrange()")
        if stride == 1:
            if width > 0:
                return first + self._randbelow(width)
            raise ValueError("empty range for randrange() (%d, %d, %d)" % (first, last, width))
        if stride == 0:
            raise ValueError("zero step for randrange()")
        count = (width + stride - 1) // stride if stride > 0 else (width + stride + 1) // stride
        if count <= 0:
            raise ValueError("empty range for randrange()")
        return first + stride * self._randbelow(count)

    def randint(self, a, b):
        """A whole number from a to b, both among them."""
        return self.randrange(a, b + 1)

    # ---- sequences

    def choice(self, seq):
        """One item of a sequence that is not empty."""
        if not len(seq):
            raise IndexError("Cannot choose from an empty sequence")
        return seq[self._randbelow(len(seq))]

    def shuffle(self, x):
        """Puts a list in random order, in place."""
        draw = self._randbelow
        for last in range(len(x) - 1, 0, -1):
            at = draw(last + 1)
            x[last], x[at] = x[at], x[last]

    def sample(self, population, k, *, counts=None):
        """k items at different places of a sequence, in random order."""
        if not _is_sequence(population):
            raise TypeError("Population must be a sequence.  For dicts or sets, use sorted(d).")
        n = len(population)
        if counts is not None:
            return self._sample_counted(population, n, k, counts)
        if not 0 <= k <= n:
            raise ValueError("Sample larger than population or is negative")
        randbelow = self._randbelow
        result = [None] * k
        if n <= (21 if k <= 5 else 21 + 4 ** _ceil(_log(k * 3, 4))):
            # A copy, from which what is drawn is taken out.
            pool = list(population)
            for i in range(k):
                last = n - i - 1
                at = randbelow(last + 1)
                result[i], pool[at] = pool[at], pool[last]
            return result
        drawn = set()
        for i in range(k):
            j = randbelow(n)
            while j in drawn:
                j = randbelow(n)
            drawn.add(j)
            result[i] = population[j]
        return result

    def _sample_counted(self, population, n, k, counts):
        sums = list(_accumulate(counts))
        if len(sums) != n:
            raise ValueError("The number of counts does not match the population")
        total = sums.pop()
        if not isinstance(total, int):
            raise TypeError("Counts must be integers")
        if total <= 0:
            raise ValueError("Total of counts must be greater than zero")
        return [population[_bisect(sums, place)] for place in self.sample(range(total), k=k)]

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        """k items, each drawn from all, by weights if there are any."""
        random = self.random
        n = len(population)
        if cum_weights is None:
            if weights is None:
                n += 0.0
                return [population[_floor(random() * n)] for _ in range(k)]
            try:
                cum_weights = list(_accumulate(weights))
            except TypeError:
                if not isinstance(weights, int):
                    raise
                raise TypeError(f"The number of choices must be a keyword argument: k={weights!r}") from None
        elif weights is not None:
            raise TypeError("Cannot specify both weights and cumulative weights")
        if len(cum_weights) != n:
            raise ValueError("The number of weights does not match the population")
        total = cum_weights[-1] + 0.0
        if total <= 0.0:
            raise ValueError("Total of weights must be greater than zero")
        if not _isfinite(total):
            raise ValueError("Total of weights must be finite")
        last = n - 1
        return [population[_bisect(cum_weights, random() * total, 0, last)] for _ in range(k)]

    # ---- distributions

    def uniform(self, a, b):
        """Evenly between a and b."""
        return a + (b - a) * self.random()

    def triangular(self, low=0.0, high=1.0, mode=None):
        """Between low and high, most often near mode."""
        drawn = self.random()
        try:
            turn = 0.5 if mode is None else (mode - low) / (high - low)
        except ZeroDivisionError:
            return low
        if drawn > turn:
            drawn = 1.0 - drawn
            turn = 1.0 - turn
            low, high = high, low
        return low + (high - low) * _sqrt(drawn * turn)

    def normalvariate(self, mu=0.0, sigma=1.0):
        """Normal; Kinderman and Monahan's ratio of uniform deviates."""
        random = self.random
        while True:
            above = random()
            below = 1.0 - random()
            z = NV_MAGICCONST * (above - 0.5) / below
            if z * z / 4.0 <= -_log(below):
                return mu + z * sigma

    def gauss(self, mu=0.0, sigma=1.0):
        """Normal; two at a time, the second kept for the next call."""
        z = self.gauss_next
        self.gauss_next = None
        if z is None:
            angle = self.random() * TWOPI
            radius = _sqrt(-2.0 * _log(1.0 - self.random()))
            z = _cos(angle) * radius
            self.gauss_next = _sin(angle) * radius
        return mu + z * sigma

    def lognormvariate(self, mu, sigma):
        """Its logarithm is normal."""
        return _exp(self.normalvariate(mu, sigma))

    def expovariate(self, lambd):
        """Exponential, with mean 1 / lambd."""
        return -_log(1.0 - self.random()) / lambd

    def vonmisesvariate(self, mu, kappa):
        """An angle; Best and Fisher, 1979."""
        draw = self.random
        if kappa <= 1e-6:
            return draw() * TWOPI
        half = 0.5 / kappa
        width = half + _sqrt(1.0 + half * half)
        while True:
            wrapped = _cos(_pi * draw())
            share = wrapped / (width + wrapped)
            bar = draw()
            if bar < 1.0 - share * share or bar <= (1.0 - share) * _exp(share):
                break
        narrow = 1.0 / width
        turn = _acos((narrow + wrapped) / (1.0 + narrow * wrapped))
        return (mu + turn if draw() > 0.5 else mu - turn) % TWOPI

    def gammavariate(self, alpha, beta):
        """Gamma, with mean alpha * beta; Cheng 1977 for alpha > 1, Ahrens and Dieter 1974 below."""
        if alpha <= 0.0 or beta <= 0.0:
            raise ValueError("gammavariate: alpha and beta must be > 0.0")
        if alpha > 1.0:
            return self._gamma_above_one(alpha) * beta
        if alpha == 1.0:
            return -_log(1.0 - self.random()) * beta
        return self._gamma_below_one(alpha) * beta

    def _gamma_above_one(self, alpha):
        random = self.random
        root = _sqrt(2.0 * alpha - 1.0)
        b = alpha - LOG4
        c = alpha + root
        while True:
            u = random()
            if not 1e-7 < u < 0.9999999:
                continue
            other = 1.0 - random()
            v = _log(u / (1.0 - u)) / root
            x = alpha * _exp(v)
            z = u * u * other
            r = b + c * v - x
            if r + SG_MAGICCONST - 4.5 * z >= 0.0 or r >= _log(z):
                return x

    def _gamma_below_one(self, alpha):
        random = self.random
        while True:
            u = random()
            b = (_e + alpha) / _e
            p = b * u
            x = p ** (1.0 / alpha) if p <= 1.0 else -_log((b - p) / alpha)
            other = random()
            if p > 1.0:
                if other <= x ** (alpha - 1.0):
                    return x
            elif other <= _exp(-x):
                return x

    def betavariate(self, alpha, beta):
        """Beta, between 0 and 1."""
        y = self.gammavariate(alpha, 1.0)
        return y / (y + self.gammavariate(beta, 1.0)) if y else 0.0

    def paretovariate(self, alpha):
        """Pareto."""
        return (1.0 - self.random()) ** (-1.0 / alpha)

    def weibullvariate(self, alpha, beta):
        """Weibull."""
        return alpha * (-_log(1.0 - self.random())) ** (1.0 / beta)


class SystemRandom(Random):
    """Numbers from the system's source, which has no state."""

    def random(self):
        from os import urandom
        return (int.from_bytes(urandom(7), "big") >> 3) * RECIP_BPF

    def getrandbits(self, k):
        from os import urandom
        if k < 0:
            raise ValueError("number of bits must be non-negative")
        count = (k + 7) // 8
        return int.from_bytes(urandom(count), "big") >> (count * 8 - k)

    def randbytes(self, n):
        from os import urandom
        return urandom(n)

    def seed(self, *args, **kwds):
        return None

    def _notimplemented(self, *args, **kwds):
        raise NotImplementedError("System entropy source does not have state.")

    getstate = setstate = _notimplemented


# The functions of the module are the methods of one generator.
_inst = Random()
globals().update([(name, getattr(_inst, name)) for name in __all__ if name not in ("Random", "SystemRandom")])
