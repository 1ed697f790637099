def __getattr__(name):
    if name.startswith("num"):
        return len(name)
    raise AttributeError("no " + name)
def __dir__():
    return ["number", "num"]
