import gc
gc.collect()
counts=[]
keep=[]
prev=gc.get_count()
for i in range(3000):
    keep.append([])
    c=gc.get_count()
    if c[1]!=prev[1] or c[2]!=prev[2]: counts.append((i,c[1],c[2]))
    prev=c
print(counts)
