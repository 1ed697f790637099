# What has been printed is no larger for it; what cannot be encoded is refused as a whole.
import sys
texts = ["\xe9", "a\xe9", "\u4e2d\u6587", "x\U0001F40D" * 700]
before = [sys.getsizeof(t) for t in texts]
for t in texts:
    print(t)
    print(sys.stdout.write(t + "\n"))
print(before == [sys.getsizeof(t) for t in texts], before)
try:
    print("fine, then \ud801\ud800 not")
except UnicodeEncodeError as error:
    print(error, error.start, error.end)
print("\udc80 goes to stderr", file=sys.stderr)
