# Texts of errors, subclasses of str, bytes and bytearray, case with several characters.
def t(f):
  try: print(f())
  except Exception as e: print(type(e).__name__, e)
t(lambda:b'a'.center(5,None));t(lambda:'a'.center(5,None));t(lambda:'a'.encode(None));t(lambda:str.maketrans('a',None));t(lambda:bytes.fromhex(None));t(lambda:str(b'a',None));t(lambda:memoryview(b'a').cast(None));t(lambda:'a'.zfill('x'));t(lambda:'a'.find());t(lambda:'a'.find(1,2,3,4));t(lambda:'a'.split(1,2,3));t(lambda:'a'.split(x=1));t(lambda:'a'.strip(1,2));t(lambda:'a'.center());t(lambda:'a'.replace('b'));t(lambda:'a'.join());t(lambda:'a'.upper(1));t(lambda:'a'.upper(x=1));t(lambda:'a'.find(x=1));t(lambda:'a'.encode(foo=1));t(lambda:'a'.expandtabs('x'));t(lambda:'a'.splitlines(1.5));t(lambda:'a'.splitlines('x'));t(lambda:b'a'.find('x'));t(lambda:b'a'.find(300));t(lambda:b'a'.count('a'));t(lambda:'x' in b'a');t(lambda:300 in b'a');t(lambda:b'a'.join(['x']));t(lambda:''.join(5));t(lambda:b'a'.startswith('a'));t(lambda:b'a'.startswith((b'b','a')));t(lambda:b'a'.split('x'));t(lambda:b'a'<'a');t(lambda:'a'<5);t(lambda:'a'-5);t(lambda:'a'*1.5);t(lambda:'a'[5]);t(lambda:b'a'[5]);t(lambda:bytearray(b'a')[5]);t(lambda:'a'%5);t(lambda:'%d'%'x');t(lambda:hash(bytearray()));t(lambda:5 in 'a');t(lambda:'a'+5);t(lambda:5+'a');t(lambda:None+'a');t(lambda:b'a'+'a');t(lambda:'a'.__add__(5));t(lambda:'a'.index('b'));t(lambda:b'a'.index(b'b'));t(lambda:'a'.translate(5));t(lambda:'a'.format_map());t(lambda:'{a}'.format_map(5));t(lambda:'a'.isidentifier());t(lambda:str.maketrans(5));t(lambda:str.maketrans('a','bc'));t(lambda:str.maketrans({'ab':1}));t(lambda:str.maketrans({1.5:1}));t(lambda:'a'*(2**62)*4);t(lambda:'ab'*(2**62));t(lambda:b'ab'*(2**63));t(lambda:'a'*(2**64))
class S(str):
  def __new__(c,x,y=1): s=str.__new__(c,x); s.y=y; return s
  def __eq__(s,o): return True
  __hash__=str.__hash__
s=S('héllo',5); print(s,s.y,s.upper(),type(s+'x'),s=='z',len(s),s[1],s.__class__.__name__, repr(s), '%s|%r|%5.2s'%(s,s,s), f'{s:>8}', hash(s)==hash('héllo'))
class B(bytes): pass
b=B(b'abc'); b.q=1; print(b,b.q,type(b+b'x'),b[0],b[::2],B([1,2]),B(3),B('é','utf-8'),hash(b)==hash(b'abc'),b==b'abc',{b:1}[b'abc'])
class A(bytearray): pass
a=A(b'abc'); a.q=2; a+=b'x'; print(a,a.q,type(a),a[1:],bytes(a),A(3),a==b'abcx',a>b'abc',b'abc'<a)
it=iter('abé'); print(next(it),it.__length_hint__(),list(it),list(it)); it=iter(b'ab'); print(list(it), it.__reduce__()); print(iter('abc').__reduce__(), iter(bytearray(b'xy')).__reduce__())
x='a'; 
for i in range(5): x+=str(i)
print(x); import sys
d={'a':1}; print('%(a)s %%'%d, '%s %s'%('a',('b',)), '%s'%[1,2], '%s'%d, '%r'%('x',), '%.3s|%-5s|%5s'%('abcdef','x','é'))
print("{0:{1}.{2}f} {x[a]} {y.real}".format(3.14159,8,2,x={'a':'A'},y=3j), "{:>{w}}".format('a',w=5), '{!r:^10}'.format('é'))
print('ǅ'.istitle(), 'ǆ'.title(), 'İ'.lower(), len('İ'.lower()), 'ΑΣ'.lower(), 'ΑΣΑ'.lower(), 'Σ'.lower(), 'ß'.casefold(), 'ﬁ'.upper(), "they're".title(), "x'y".capitalize())
