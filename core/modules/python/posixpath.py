"""os.path by its own name."""

from os.path import *
from os.path import __all__
