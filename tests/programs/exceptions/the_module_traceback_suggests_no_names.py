# Only the interpreter's own report of an exception says "Did you mean"; the module traceback does not.
import io
import sys
import traceback


class Field:
    def __init__(self):
        self.length = 1

    def area(self):
        return self.lenght


def misspelt():
    value_one = 1
    return valu_one


for function in (Field().area, misspelt, lambda: lenn("a"), lambda: sys.maxsiz):
    try:
        function()
    except (AttributeError, NameError) as error:
        traceback.print_exc(file=sys.stdout)
        print(traceback.format_exception_only(error))
        print("".join(traceback.TracebackException.from_exception(error).format())[-60:])

own, sys.stderr = sys.stderr, io.StringIO()
try:
    Field().area()
except AttributeError as error:
    sys.__excepthook__(type(error), error, None)
print(sys.stderr.getvalue())
sys.stderr = own
