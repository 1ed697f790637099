print("lion", __name__)
from ..cats import who
def roar(): return "roar " + who
def far():
    from .... import nothing
