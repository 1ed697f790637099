def t(f,*a,**k):
    try: 
        r=f(*a,**k)
        print(repr(r), str(r) if isinstance(r,BaseException) else '')
    except BaseException as e: print(type(e).__name__, e.args, e)
t(ExceptionGroup); t(ExceptionGroup,1,2); t(ExceptionGroup,'a',2); t(ExceptionGroup,'a',[]); t(ExceptionGroup,'a',[1]); t(ExceptionGroup,'a',[ValueError(1)]); t(BaseExceptionGroup,'a',[ValueError(1)]); t(BaseExceptionGroup,'a',[KeyboardInterrupt(1)]);t(ExceptionGroup,'a',[KeyboardInterrupt(1)]); t(ExceptionGroup,'a',[ValueError(1),TypeError(2)]); t(ExceptionGroup,'a',(ValueError(i) for i in range(1))); t(ExceptionGroup,'a',{1:2}); t(ExceptionGroup,'a',[1],3); t(ExceptionGroup,'a',x=3)
class EG(ExceptionGroup): pass
class BG(BaseExceptionGroup): pass
class EB(BaseExceptionGroup, ValueError): pass
t(EG,'a',[ValueError(1)]); t(BG,'a',[ValueError(1)]); t(EB,'a',[ValueError(1)]); t(EB,'a',[KeyboardInterrupt(1)]); t(EG,'a',[KeyboardInterrupt(1)])
g=ExceptionGroup('g',[ValueError(1),TypeError(2),ExceptionGroup('h',[ValueError(3),KeyError(4)])])
t(g.split,ValueError); t(g.subgroup,ValueError); t(g.split,(ValueError,TypeError)); t(g.split,lambda e:False); t(g.split,lambda e:True); t(g.split,1); t(g.split,int); t(g.split); t(g.subgroup,lambda e: isinstance(e,KeyError)); t(lambda:g.message); t(lambda:g.exceptions); t(g.derive,[ValueError(5)]); t(g.derive,[]); t(g.derive,[KeyboardInterrupt()])
t(lambda:g.split(ExceptionGroup)); t(lambda: ExceptionGroup[int]); t(lambda: g.__reduce__())
e=EG('x',[ValueError(1),TypeError(1)]); e.add_note('n'); e.__cause__=ValueError('c')
a,b=e.split(ValueError); print(type(a),a.__notes__,a.__cause__,a.__notes__ is e.__notes__, b)
class ED(ExceptionGroup):
    def derive(self,excs): return ED(self.message+'!',excs)
t(ED('x',[ValueError(1),TypeError(1)]).split,ValueError)
class ED(ExceptionGroup):
    def derive(self,excs): return 5
t(ED('x',[ValueError(1),TypeError(1)]).split,ValueError)
