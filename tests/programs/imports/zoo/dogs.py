print("dogs", __name__, __package__)
from . import keeper
from .cats import lion
from .cats.lion import roar as lion_roar
def bark(): return "wau", keeper, lion_roar()
