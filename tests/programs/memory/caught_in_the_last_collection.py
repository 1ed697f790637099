# A finalizer handles an error in the very last collection, when what only the runtime held has gone.
import sys


class Late:
    def __call__(self, generator):
        pass

    def __del__(self):
        try:
            self.missing
        except:
            ()


late = Late()
late.itself = late
sys.set_asyncgen_hooks(firstiter=late)
