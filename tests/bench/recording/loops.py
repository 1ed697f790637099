"""A loop that makes lists and ints."""
total = 0
for i in range(300_000):
    total += i % 7
    pair = [i, total]
    if total > 100:
        total = 0
print(total, pair)
