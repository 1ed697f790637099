# While the program ends no module warnings is brought by what nobody awaits.
import sys


async def nothing():
    pass


class Ending:
    def __del__(self):
        print('warnings' in sys.modules)
        nothing()
        print('warnings' in sys.modules)


left = nothing()
ending = Ending()
