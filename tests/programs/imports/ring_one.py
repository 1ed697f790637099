print("ring_one begins")
import ring_two
here = 1
print("ring_one ends")
