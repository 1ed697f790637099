# The exception itself is printed then, and the exit status is 1.
class Secret(SystemExit):
    @property
    def code(self):
        raise AttributeError('not told')


class Failing(SystemExit):
    @property
    def code(self):
        raise ValueError('not known')


for each in Secret(3), Failing(4):
    try:
        raise each
    except SystemExit as error:
        print(type(error).__name__, error.args)
raise Secret(3)
