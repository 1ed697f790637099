# sys.unraisablehook, sys.excepthook, and what is written to a sys.stderr of the program's own.
import sys
class Sink:
    def __init__(self): self.parts = []
    def write(self, text): self.parts.append(text); return len(text)
    def flush(self): pass
class Fails:
    def __del__(self):
        return 1 / 0
seen = []
def note(told):
    seen.append((told.exc_type, str(told.exc_value), told.exc_traceback is not None, told.err_msg, told.object.__qualname__,
                 len(told), type(told).__name__, told[0] is told.exc_type))
before = sys.unraisablehook
sys.unraisablehook = note
Fails()
print(seen)
sys.unraisablehook = before
print(sys.unraisablehook is sys.__unraisablehook__)
sys.stderr = sink = Sink()
Fails()
def bad(told):
    raise ValueError("in the hook")
sys.unraisablehook = bad
Fails()
sys.unraisablehook = None
Fails()
sys.stderr = sys.__stderr__
for line in "".join(sink.parts).splitlines():
    print("|", line.split(" at 0x")[0].replace(__file__, "here"))
class Shown(Sink):
    def write(self, text): return sys.stdout.write(text.replace(__file__, "here"))
sys.stderr = Shown()
sys.unraisablehook = before
Fails.__del__.__qualname__ = "shown on stdout"
import warnings
def old():
    warnings.warn("going away", UserWarning)
old()
eval("1 is 1")
sys.stderr = sys.__stderr__
for f, a in (("%.*d", (sys.maxsize, 1)), ("%*d", (sys.maxsize, 1)), ("%.*d", (2**31, 1)), ("%.*d", (2**31 - 1, 1)),
             ("%.2147483648d", (1,)), ("%.2147483647d", (1,)), ("%99999999999999999999d", (1,)), ("%*d", (2**70, 1)),
             ("%.*s", (sys.maxsize, "ab")), ("%.*f", (sys.maxsize, 1.0)), ("%.*d", (-5, 1))):
    for form in (f, f.encode()):
        try:
            print(form % a)
        except Exception as error:
            print(form, type(error).__name__, error)
def final(kind, value, trace):
    print("finally", kind, value, trace is not None)
sys.excepthook = final
def outer():
    raise LookupError("nobody catches this")
outer()
