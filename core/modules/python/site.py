"""Where more modules would be: nowhere but beside the program."""

ENABLE_USER_SITE = False
PREFIXES = []
USER_SITE = USER_BASE = None


def getsitepackages(prefixes=None):
    return []


def getusersitepackages():
    return USER_SITE


def getuserbase():
    return USER_BASE


def addsitedir(sitedir, known_paths=None):
    import sys
    if sitedir not in sys.path:
        sys.path.append(sitedir)


def main():
    pass
