print("cats", __name__, __package__)
from .. import keeper as who
