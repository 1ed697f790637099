"""A million objects that stay."""
rows = [[i, str(i)] for i in range(330_000)]
index = {row[1]: row for row in rows[:10_000]}
total = 0
for row in rows:
    total += row[0]
print(total, len(index))
