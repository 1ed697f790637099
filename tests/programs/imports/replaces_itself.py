import sys
class Other:
    value = "another object"
sys.modules[__name__] = Other()
