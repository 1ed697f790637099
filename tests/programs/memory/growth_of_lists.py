import sys
l=[];last=None
for i in range(200):
    s=sys.getsizeof(l)
    if s!=last: print(len(l),s); last=s
    l.append(i)
print('pop')
while l:
    l.pop(); s=sys.getsizeof(l)
    if s!=last: print(len(l),s); last=s
for k in range(0,20): print(k, sys.getsizeof([0]*k), sys.getsizeof(list(range(k))), sys.getsizeof([x for x in range(k)]), sys.getsizeof(list(x for x in range(k))), sys.getsizeof(list(tuple(range(k)))), sys.getsizeof([*range(k)]), sys.getsizeof(list('a'*k)), sys.getsizeof(list(range(k))[:]), sys.getsizeof(list(range(k)).copy()), sys.getsizeof(list(range(k))+[]), sys.getsizeof(sorted(range(k))), sys.getsizeof(list(map(str,range(k)))), sys.getsizeof(list({*range(k)})), sys.getsizeof('a '*k), sys.getsizeof(('a '*k).split()))
