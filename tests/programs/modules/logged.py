import logging, sys, io, os, warnings
class Placed:
    def write(self, text): return sys.__stdout__.write(text.replace(os.path.dirname(os.path.abspath(__file__)) + '/', ''))
    def flush(self): pass
out = io.StringIO()
logging.basicConfig(stream=Placed(), level=logging.DEBUG, format='%(levelname)s %(name)s %(funcName)s:%(lineno)d %(message)s')
log = logging.getLogger('a.b')
log.debug('hello %s', 'x'); log.info('%(k)d items', {'k': 3}); log.warning('w %d %d', 1, 2); log.error('bare')
log.critical('c'); log.log(35, 'between')
def f():
    try: {}['x']
    except KeyError: log.exception('boom')
    log.error('later', exc_info=ValueError('given'))
    log.info('stack', stack_info=True)
f()
print(log, logging.getLogger(), log.parent, log.getEffectiveLevel(), log.isEnabledFor(5), log.getChild('c').name)
print(logging.getLogger('a'), log.parent, log.hasHandlers())
h = logging.StreamHandler(out); h.setLevel('ERROR'); h.setFormatter(logging.Formatter('{name}|{levelname:>8}|{message}', style='{'))
log.addHandler(h); log.propagate = False
log.warning('no'); log.error('yes'); print(out.getvalue(), end='')
print(h, logging.Handler(), logging.NullHandler(), logging.StreamHandler(sys.stdout))
logging.addLevelName(25, 'NOTICE'); print(logging.getLevelName(25), logging.getLevelName('NOTICE'), logging.getLevelName(17), logging.getLevelName('zip'))
def t(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as e: print(type(e).__name__, e)
t(log.setLevel, 'NOPE'); t(log.setLevel, 3.5); t(logging.Formatter, 'nothing'); t(logging.Formatter, '{x!z}', style='{'); t(logging.Formatter,'x',style='?')
t(logging.Formatter,'{x:zz}',style='{'); t(logging.Formatter,'$',style='$'); t(logging.Formatter,'$message',style='$'.strip()) if False else None
t(logging.basicConfig, force=True, bad=1); t(logging.getLogger, 5); t(log.log, 'x', 'y')
t(log.error, 'x', extra={'message': 1}); t(log.error, 'x', extra={'name': 1})
class F(logging.Filter):
    def filter(self, r): return 'secret' not in r.getMessage()
log2 = logging.getLogger('z'); log2.propagate = False; h2 = logging.StreamHandler(sys.stdout); log2.addHandler(h2); log2.addFilter(F()); log2.setLevel(1)
log2.info('secret'); log2.info('plain'); log2.addFilter(lambda r: r.levelno > 20); log2.info('not'); log2.error('err')
a = logging.LoggerAdapter(log2, {'user': 'u'}); h2.setFormatter(logging.Formatter('%(user)s %(message)s', defaults={'user': 'nobody'})); a.error('x'); log2.error('y'); print(a)
logging.disable(logging.ERROR); log2.error('gone'); log2.critical('here'); logging.disable(logging.NOTSET)
r = logging.makeLogRecord({'name':'q','msg':'m %s','args':('1',), 'created':0.25, 'msecs':250.0}); print(r, r.getMessage()); 
fm = logging.Formatter('%(asctime)s %(message)s'); import time; fm.converter = time.gmtime; print(fm.format(r)); fm.datefmt='%H:%M'; print(fm.format(r))
print(sorted(k for k in r.__dict__))
log2.setLevel(logging.WARNING); print(log2.isEnabledFor(logging.INFO))
class L(logging.Handler):
    def __init__(s): super().__init__(); s.r=[]
    def emit(s, r): s.r.append(s.format(r))
l=L(); log2.addHandler(l); log2.error('to list'); print(l.r); log2.removeHandler(l)
class Placeless(logging.Formatter):
    def format(self, record): return super().format(record).partition('.py:')[2]
logging.captureWarnings(True); h3=logging.StreamHandler(sys.stdout); h3.setFormatter(Placeless())
py=logging.getLogger('py.warnings'); py.propagate=False; py.addHandler(h3); warnings.warn('careful'); logging.captureWarnings(False)
print(logging.Logger.manager.loggerDict.keys())
logging.getLogger('nohandler.x').warning('last resort?')
logging.root.handlers.clear(); logging.getLogger('nohandler.x').warning('last resort!'); logging.getLogger('nohandler.x').info('n')
logging.warning('root makes its own')
p=os.path.join(os.environ.get('TMPDIR', '/tmp'), 'ouro-logged-%d.log' % os.getpid())
if os.path.exists(p): os.remove(p)
fh=logging.FileHandler(p); fh.setFormatter(logging.Formatter('%(message)s')); log2.addHandler(fh); log2.error('in file'); print(type(fh).__name__, fh.baseFilename == p); fh.close(); print(open(p).read())
os.remove(p)
bf=logging.BufferingFormatter(); print(bf.format([r,r]))
import pickle, copy; print(copy.copy(log2) is log2, pickle.loads(pickle.dumps(log2)) is log2)
print(logging.getLevelNamesMapping())
