# What messages say of None, and of ints too large for an index.
import sys


class Huge:
    def __sizeof__(self):
        return 2 ** 63


for action in (
    lambda: 'x'.__format__(None), lambda: (1).__format__(None), lambda: [].__format__(None), lambda: 1.5.__format__(None),
    lambda: object().__format__(5), lambda: format(None, None), lambda: sys.getsizeof(Huge()), lambda: sys.getsizeof(Huge(), 5),
    lambda: (5).to_bytes(2 ** 100, 'big'), lambda: (5).to_bytes(2.5, 'big'), lambda: (5).to_bytes(-1, 'big'),
    lambda: (5).__round__(1, **{}), lambda: (5).__round__(1, **{'a': 1}), lambda: (5).__round__(a=1), lambda: int.__round__(5, 1, 2),
):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
