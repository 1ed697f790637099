print("ring_two begins")
import ring_one
try:
    ring_one.here
except AttributeError as error:
    print(error)
try:
    from ring_one import here
except ImportError as error:
    print(str(error).split(" (/")[0], error.name)
print("ring_two ends")
