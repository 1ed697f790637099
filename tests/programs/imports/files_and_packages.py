# Modules that are files beside the program: packages, relative names, rings, failures, folders without __init__.py.
import sys
import zoo
print(zoo.__doc__, zoo.__file__.endswith("zoo/__init__.py"), [p.rsplit("/", 1)[1] for p in zoo.__path__])
print(zoo.__cached__.rsplit("/", 1)[1], zoo.__spec__.name, zoo.__spec__.parent, zoo.__loader__.name)
print(hasattr(zoo, "dogs"), "zoo.dogs" in sys.modules)
from zoo import dogs
print(dogs.bark(), zoo.dogs is dogs, zoo.cats.lion.roar(), dogs.__spec__.parent)
import zoo.cats.lion as lion
print(lion is sys.modules["zoo.cats.lion"], repr(lion).split(" from ")[0])
from zoo import *
print(keeper, dogs, "_hidden" in globals()) if False else print(keeper, "_hidden" in globals(), "cats" in globals())
for text in ("import zoo.birds", "from zoo import birds", "import zoo.dogs.puppy", "import nowhere", "from . import x",
             "from zoo.cats import tiger", "from .a import b", "import fails_midway", "import sys.path"):
    try:
        exec(text)
    except Exception as error:
        print(text, "|", type(error).__name__, str(error).split(" (/")[0], getattr(error, "name", None))
print("fails_midway" in sys.modules)
try:
    lion.far()
except ImportError as error:
    print(error)
import ring_one
print(ring_one.here, ring_one.ring_two.ring_one is ring_one)
import replaces_itself
print(replaces_itself.value)
import folder_alone, folder_alone.inside
print(folder_alone.inside.value, folder_alone.__file__ if hasattr(folder_alone, "__file__") else "no file",
      len(list(folder_alone.__path__)))
import lazy_names
print(lazy_names.number, dir(lazy_names))
from lazy_names import num
try:
    lazy_names.other
except AttributeError as error:
    print(error)
try:
    from lazy_names import other
except ImportError as error:
    print(str(error).split(" (/")[0])
again = __import__("zoo.cats")
print(again is zoo, __import__("zoo.cats", fromlist=["lion"]) is zoo.cats, __import__("zoo", fromlist=["cats"]) is zoo)
print(__import__("cats", {"__package__": "zoo", "__name__": "zoo"}, None, ["lion"], 1) is zoo.cats)
for bad in ((1,), ("",), ("x", None, None, None, -1), ("x", "globals", None, None, 1), ("x", {}, {}, (), 1)):
    try:
        __import__(*bad)
    except Exception as error:
        print(type(error).__name__, error)
import importlib
print(importlib.import_module("zoo.cats.lion") is lion, importlib.import_module(".lion", "zoo.cats") is lion,
      importlib.import_module("..dogs", "zoo.cats") is dogs)
try:
    importlib.import_module(".lion")
except TypeError as error:
    print(error)
sys.modules["blocked"] = None
try:
    import blocked
except ModuleNotFoundError as error:
    print(error)
sys.path.append(zoo.__path__[0])
import dogs as same_text
