import gc
log=[]
def cb(p,i): log.append((p,i['generation'],i['collected'],i['uncollectable']))
gc.collect(); gc.callbacks.append(cb)
gc.set_threshold(50,3,2)
keep=[]
for i in range(1000): keep.append([i])
gc.callbacks.remove(cb)
print(len(log)); print([l[1] for l in log if l[0]=='start']); print(log[:6])
