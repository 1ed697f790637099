def t(f,*a,**k):
    try: 
        r=f(*a,**k)
        print(repr(r))
    except BaseException as e: print(type(e).__name__, e.args, e)
t(lambda: type(None)()); t(lambda: type(None)(1)); t(lambda: type(...)()); t(lambda: type(NotImplemented)()); t(lambda: type(None)(a=1)); t(lambda: bool(None)); t(lambda: (None).__bool__()); t(lambda: (...).__reduce__()); t(lambda: NotImplemented.__reduce__()); t(lambda: bool(NotImplemented)); t(lambda: None.x); t(lambda: setattr(None,'x',1)); t(lambda: hash(None)==hash(None)); t(lambda: None==None); t(lambda: None<None); t(lambda: type(...)(1)); t(lambda: type(NotImplemented)(a=1))
