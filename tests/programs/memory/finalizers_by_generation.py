import gc, time
gc.disable()
class T:
    cnt=0
    def __init__(self): T.cnt+=1; self.s=self
    def __del__(self): T.cnt-=1
for i in range(1000): T()
print(T.cnt); print(gc.collect(0)); print(T.cnt); 
t=[T() for _ in range(10)]; gc.collect(0); del t; print(gc.collect(0), gc.collect(1), T.cnt)
t=[T() for _ in range(10)]; gc.collect(1); del t; print(gc.collect(0), gc.collect(1), gc.collect(2), T.cnt)
