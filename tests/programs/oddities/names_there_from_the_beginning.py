# exit, help and the like are attributes of builtins although nobody has used them; sys has all of its names.
print(__annotations__, sorted(name for name in dir() if name != '__cached__'))
import builtins
import sys

print(sorted(dir(builtins)))
print(sorted(dir(sys)))
print(hasattr(builtins, 'exit'), builtins.quit, getattr(builtins, 'help'))
from builtins import exit
print(exit)
for look in (lambda: __getattr__, lambda: builtins.nope, lambda: sys.nope, lambda: sys.__file__):
    try:
        look()
    except (NameError, AttributeError) as error:
        print(type(error).__name__, error)
print(hasattr(sys, '__getattr__'), sys.__displayhook__ is sys.displayhook, sys.__excepthook__ is sys.excepthook)

sys.breakpointhook = lambda *words, **named: (words, named)
print(breakpoint(1, x=2), callable(sys.__breakpointhook__))
del sys.breakpointhook

x: int = 3
print(__annotations__)


class Plain:
    try:
        print(__annotations__)
    except NameError as error:
        print(error)


class Annotated:
    print(__annotations__)
    y: str


print(Annotated.__annotations__, Plain.__dict__.get('__annotations__'))
