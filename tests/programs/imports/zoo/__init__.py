"""A package of the tests."""
print("zoo begins", __name__, __package__, __spec__ is not None)
__all__ = ["dogs", "keeper"]
keeper = "Ann"
_hidden = 1
print("zoo ends")
