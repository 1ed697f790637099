# A little of everything, for a parser whose memory fails.
import a.b as c, d.e.f
from ..g import (h as i, j)


@k.l(1, *m, n=2.5, **o)
class Pé(q, metaclass=r):
    """text\x41é""" "more"

    async def s(self, t: int = 1_000_000_000_000_000_000_000, /, *u, v=0x1F, **w) -> 3j:
        x[1:2, ::3], *y = z = [{'a': b'\n', **A}, {B, C}, (D for E in F if G if H)]
        async with (I as J, K): L += yield
        return f'{M!r:>{N}}é{O=}' f"{P['Q']}"


if (R := not S) and T or U < V is not W:
    lambda X, *, Y=1: (yield)
elif -Z ** +aa if ab else ac: pass
match ad:
    case [ae, *_] | {'af': 1 + 2j, **ag} | ah.ai(aj, ak=None) as al if am: del an, (ao,)
try:
    global ap
except* aq as ar:
    raise at from au
