def t(f,*a,**k):
    try: 
        r=f(*a,**k)
        print(repr(r), str(r) if isinstance(r,BaseException) else '')
    except BaseException as e: print(type(e).__name__, e.args, e)
t(OSError); t(OSError,1); t(OSError,2,'x'); t(OSError,2,'x','f'); t(OSError,2,'x','f',None,'g'); t(OSError,2,'x',None,None,'g');t(OSError,1,2,3,4,5,6)
t(OSError,'a','b'); t(OSError,2,'x',5); t(BlockingIOError,11,'x',5); t(lambda: BlockingIOError(11,'x',5).characters_written); t(lambda: BlockingIOError(11,'x').characters_written)
t(lambda: BlockingIOError(11,'x','a').characters_written)
t(OSError,2,'x',foo=1); t(ValueError,x=1); t(FileNotFoundError,13,'x'); 
t(lambda: (OSError(2,'x','f').args, OSError(2,'x','f').filename, OSError(2,'x','f').__reduce__()))
t(lambda: OSError(2,'x','f',None,'g').__reduce__())
class E(OSError):
    def __init__(self,a): self.a=a
t(E,3); t(lambda:(E(3).args,E(3).errno))
class E(OSError):
    def __new__(cls,a): return OSError.__new__(cls,a,'b')
t(E,3); t(lambda:(E(3).args,E(3).errno))
for n in (32,103,111,104,4,10,11,17,2,3,20,21,13,1,110,108,114,115): print(n, type(OSError(n,'x')).__name__)
t(StopIteration,1,2); t(lambda:StopIteration(1,2).value); t(lambda:StopIteration().value); t(lambda:SystemExit().code); t(lambda:SystemExit(1).code); t(lambda:SystemExit(1,2).code)
t(ImportError,'a',name='n',path='p'); t(lambda:(ImportError('a',name='n').name,ImportError('a','b').msg)); t(ImportError,'a',foo=1); t(lambda: ImportError('a',name='n').__reduce__()); t(ImportError,1)
t(AttributeError,'a',name='n',obj=1); t(lambda: AttributeError('a',name='n',obj=1).obj); t(AttributeError,foo=1); t(NameError,'a',name='n'); t(NameError,'a',foo='n'); t(NameError, 'a', name='a', nme='b'); t(ImportError, 'a', name='a', nme='b',x=1)
t(KeyError,'a'); t(KeyError,1,2); t(KeyError); t(KeyError,'')
t(SyntaxError); t(SyntaxError,'a'); t(SyntaxError,'a',('f',1,2,'t')); t(SyntaxError,'a',('f',1,2)); t(SyntaxError,'a',('f',1,2,'t',3)); t(SyntaxError,'a',('f',1,2,'t',3,4)); t(SyntaxError,'a',(None,1,2,'t',3,4)); t(SyntaxError,'a',('/x/f',None,2,'t',3,4)); t(SyntaxError,'a',1); t(SyntaxError,'a',2,3); t(SyntaxError,'a',('f',1,2,'t',3,4,5))
t(SyntaxError,'a',('f',1.5,2,'t'));t(SyntaxError,'a',('f',1<<70,2,'t'))
t(lambda: vars(SyntaxError('a',('f',1,2,'t')))); t(lambda: SyntaxError('a',('f',1,2,'t')).print_file_and_line)
t(UnicodeDecodeError,'utf8',b'abc\xff',3,4,'bad'); t(UnicodeDecodeError,'utf8',b'abc\xff',1,3,'bad'); t(UnicodeEncodeError,'utf8','abc\u1234',3,4,'bad'); t(UnicodeEncodeError,'utf8','abc\U00011234',3,4,'bad'); t(UnicodeEncodeError,'utf8','abc\xe9',3,4,'bad');t(UnicodeEncodeError,'utf8','abc\xe9',0,4,'bad'); t(UnicodeTranslateError,'abc',1,2,'bad'); t(UnicodeTranslateError,'abc',1,3,'bad');t(UnicodeDecodeError,1); t(UnicodeDecodeError,'utf8','abc',1,2,'x'); t(UnicodeDecodeError,'utf8',b'abc',1,2,3); t(UnicodeEncodeError,'utf8',b'abc',1,2,'a');t(UnicodeDecodeError,'utf8',b'abc',-5,200,'r'); t(UnicodeTranslateError,1,2); t(UnicodeDecodeError, 1,b'abc',1,2,'r'); t(UnicodeDecodeError, 'a',b'abc',1.0,2,'r')
def f():
    e=UnicodeDecodeError('utf8',b'abc\xff',3,4,'bad'); e.start='a'
t(f)
def f():
    e=UnicodeDecodeError('utf8',b'abc\xff',3,4,'bad'); e.start=-7; e.end=100; return e.start,e.end,str(e)
t(f)
def f():
    e=UnicodeDecodeError('utf8',b'abc\xff',3,4,'bad'); del e.object; return e.object
t(f)
def f():
    e=UnicodeDecodeError('utf8',b'abc\xff',3,4,'bad'); del e.object; e.object
t(f)
def f():
    e=UnicodeDecodeError('utf8',b'abc\xff',3,4,'bad'); e.object=1;return e.object
t(f); t(lambda: str(UnicodeDecodeError.__new__(UnicodeDecodeError)))
def f():
    e=ValueError(); del e.args
t(f)
def f():
    e=ValueError(); e.args=5
t(f)
def f():
    e=ValueError(); e.__traceback__=5
t(f)
def f():
    e=ValueError(); del e.__traceback__
t(f)
def f():
    e=ValueError(); e.__cause__=5
t(f)
def f():
    e=ValueError(); e.__context__=5
t(f)
def f():
    e=ValueError(); del e.__context__
t(f)
def f():
    e=ValueError(); e.__suppress_context__=5
t(f)
def f():
    e=ValueError(); del e.__suppress_context__
t(f)
def f():
    e=ValueError(); del e.__dict__
t(f)
def f():
    e=ValueError(); e.__dict__=1
t(f)
def f():
    e=ValueError(); e.add_note(1)
t(f)
def f():
    e=ValueError(); e.add_note('a'); e.add_note('b'); return e.__notes__, e.__dict__, e.__reduce__()
t(f)
def f():
    e=ValueError(); e.__notes__=1; e.add_note('a')
t(f)
def f(): raise 1
t(f)
def f(): raise int
t(f)
def f(): raise ValueError from 1
t(f)
def f(): raise ValueError from int
t(f)
class M(Exception):
    def __new__(cls): return 5
def f(): raise M
t(f)
def f(): raise ValueError from M
t(f)
t(lambda: ValueError(1,2).__setstate__(5)); t(lambda: ValueError('x').with_traceback(5)); t(lambda: ValueError('x').with_traceback())
for bad in (1.5, "a", None, 1 << 70, True):
    def f():
        e = UnicodeEncodeError("utf8", "abc", 0, 1, "bad"); e.end = bad; return e.end
    t(f)
class Odd(Exception):
    def __new__(cls): return 5
raise ValueError from Odd
