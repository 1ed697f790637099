"""logging.config: dicts and files, and what is refused; folders compared."""
import logging, logging.config, sys, io, tempfile, os, filecmp
class F(logging.Filter):
    def __init__(self, word='x'): self.word = word
    def filter(self, r): return self.word not in r.getMessage()
config = {'version': 1, 'disable_existing_loggers': False,
 'formatters': {'brief': {'format': '%(levelname)s:%(name)s:%(message)s'}, 'b2': {'format': '{levelname} {message}', 'style': '{'}, 'cust': {'()': logging.Formatter, 'fmt': 'C %(message)s'}},
 'filters': {'f': {'()': F, 'word': 'secret'}, 'n': {'name': 'app'}},
 'handlers': {'con': {'class': 'logging.StreamHandler', 'formatter': 'brief', 'level': 'DEBUG', 'stream': 'ext://sys.stdout', 'filters': ['f']},
              'two': {'class': 'logging.StreamHandler', 'formatter': 'b2', 'stream': sys.stdout, 'level': 'ERROR'}, 'mem': {'class': 'logging.handlers.MemoryHandler', 'capacity': 2, 'target': 'con'}},
 'loggers': {'app': {'level': 'INFO', 'handlers': ['two'], 'propagate': True}, 'app.sub': {'level': 'DEBUG', 'handlers': ['mem'], 'propagate': False}},
 'root': {'level': 'WARNING', 'handlers': ['con']}}
import logging.handlers
old = logging.getLogger('old'); 
logging.config.dictConfig(config)
logging.getLogger('app').info('hello'); logging.getLogger('app').error('bad'); logging.getLogger('app').error('a secret'); logging.getLogger('other').info('no'); logging.getLogger('other').warning('w'); old.error('old still')
s = logging.getLogger('app.sub'); s.debug('1'); s.debug('2'); s.debug('3'); logging.shutdown()
config['disable_existing_loggers'] = True; logging.config.dictConfig(config); old.error('not shown'); print(old.disabled, logging.getLogger('app').disabled)
for bad in ({}, {'version': 2}, {'version': 1, 'handlers': {'h': {'class': 'no.such'}}}, {'version': 1, 'handlers': {'h': {'class': 'logging.StreamHandler', 'formatter': 'zz'}}}, {'version': 1, 'root': {'handlers': ['q']}}, {'version': 1, 'loggers': {'a': {'level': 'LOUD'}}}, {'version': 1, 'formatters': {'f': {'format': '{x}'}}}):
    try: logging.config.dictConfig(bad)
    except Exception as e: print(type(e).__name__, e, '|', repr(e.__cause__))
logging.config.fileConfig(io.StringIO('''[loggers]
keys=root,simple
[handlers]
keys=h
[formatters]
keys=f
[logger_root]
level=DEBUG
handlers=h
[logger_simple]
level=WARNING
handlers=h
qualname=simple
propagate=0
[handler_h]
class=StreamHandler
level=DEBUG
formatter=f
args=(sys.stdout,)
[formatter_f]
format=%(name)s - %(levelname)s - %(message)s
'''))
logging.getLogger('simple').warning('file'); logging.getLogger('simple').info('no'); logging.debug('root')
d = tempfile.mkdtemp(); a = os.path.join(d, 'a'); b = os.path.join(d, 'b')
for n in (a, b):
    os.mkdir(n); open(os.path.join(n, 'same'), 'w').write('s'); open(os.path.join(n, 'diff'), 'w').write(n[-1]); os.mkdir(os.path.join(n, 'sub')); open(os.path.join(n, 'sub', 'z'), 'w').write('z')
open(os.path.join(a, 'only'), 'w').close()
os.chdir(d); c = filecmp.dircmp('a', 'b'); c.report_full_closure(); print(c.common, c.left_only, c.right_only, c.same_files, c.diff_files, c.subdirs.keys())
print(filecmp.cmp('a/same', 'b/same', shallow=False), filecmp.cmp('a/diff', 'b/diff', False), filecmp.cmpfiles('a', 'b', ['same', 'diff', 'nope'], shallow=False))
import shutil; os.chdir('/'); shutil.rmtree(d)
