"""Strings and dicts that grow."""
counts = {}
for i in range(60_000):
    word = "w" + str(i * 7919 % 5_003)
    counts[word] = counts.get(word, 0) + 1
print(len(counts), max(counts.values()), sorted(counts)[:3])
