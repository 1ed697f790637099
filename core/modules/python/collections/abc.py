# The abstract classes of containers, under the name that programs import.

from _collections_abc import *
from _collections_abc import __all__, _CallableGenericAlias
