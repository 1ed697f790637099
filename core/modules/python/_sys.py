"""Names of the module sys that need no C; sys takes them from here when they are asked for."""

from _structseq import make as _make

__tracebackhide__ = True


def _one(name, pairs, items=None):
    made, build = _make('sys', name, [key for key, value in pairs][:items])
    return build(*[value for key, value in pairs][:items])


version_info = _one('version_info', [
    ('major', 3), ('minor', 11), ('micro', 2), ('releaselevel', 'final'), ('serial', 0)])

_flags = {
    'debug': 0, 'inspect': 0, 'interactive': 0, 'optimize': 0, 'dont_write_bytecode': 1, 'no_user_site': 0, 'no_site': 0,
    'ignore_environment': 0, 'verbose': 0, 'bytes_warning': 0, 'quiet': 0, 'hash_randomization': 0, 'isolated': 0,
    'dev_mode': False, 'utf8_mode': 0, 'warn_default_encoding': 0, 'safe_path': False, 'int_max_str_digits': -1}
flags = _one('flags', list(_flags.items()))


def _set_flag(name, value):
    """What the command line has set: before the program begins."""
    global flags
    _flags[name] = value
    flags = _one('flags', list(_flags.items()))


float_info = _one('float_info', [
    ('max', 1.7976931348623157e+308), ('max_exp', 1024), ('max_10_exp', 308), ('min', 2.2250738585072014e-308),
    ('min_exp', -1021), ('min_10_exp', -307), ('dig', 15), ('mant_dig', 53), ('epsilon', 2.220446049250313e-16),
    ('radix', 2), ('rounds', 1)])

int_info = _one('int_info', [
    ('bits_per_digit', 30), ('sizeof_digit', 4), ('default_max_str_digits', 4300), ('str_digits_check_threshold', 640)])

hash_info = _one('hash_info', [
    ('width', 64), ('modulus', (1 << 61) - 1), ('inf', 314159), ('nan', 0), ('imag', 1000003),
    ('algorithm', 'siphash13'), ('hash_bits', 64), ('seed_bits', 128), ('cutoff', 0)])

thread_info = _one('thread_info', [('name', 'pthread'), ('lock', 'semaphore'), ('version', 'NPTL 2.36')])

orig_argv = []
abiflags = ''
pycache_prefix = None
_git = ('CPython', '', '')
_xoptions = {}
_framework = ''
builtin_module_names = (
    '_abc', '_ast', '_codecs', '_collections', '_functools', '_imp', '_io', '_locale', '_operator', '_signal', '_sre',
    '_stat', '_string', '_symtable', '_thread', '_tracemalloc', '_warnings', '_weakref', 'atexit', 'builtins', 'errno',
    'faulthandler', 'gc', 'itertools', 'marshal', 'posix', 'pwd', 'sys', 'time', 'xxsubtype')


def _switching():
    """The interval is in no name that a program sees."""
    kept = 0.005

    def getswitchinterval():
        return kept

    def setswitchinterval(interval, /):
        nonlocal kept
        interval = float(interval)
        if interval <= 0:
            raise ValueError('switch interval must be strictly positive')
        kept = interval

    for function in getswitchinterval, setswitchinterval:
        function.__qualname__ = function.__name__
    return getswitchinterval, setswitchinterval


getswitchinterval, setswitchinterval = _switching()
del _switching


def getfilesystemencodeerrors():
    return 'surrogateescape'


def excepthook(exctype, value, traceback, /):
    from _traceback import report
    import sys
    stream = getattr(sys, 'stderr', None)
    if stream is not None:
        stream.write(report(value, getattr(value, '__traceback__', None) or traceback))


__excepthook__ = excepthook


def unraisablehook(unraisable, /):
    from _traceback import format_exception
    import sys
    stream = getattr(sys, 'stderr', None)
    if stream is None:
        return
    where = '' if unraisable.object is None else ': %r' % (unraisable.object,)
    message = unraisable.err_msg or 'Exception ignored in'
    stream.write(message + where + '\n')
    if unraisable.exc_value is not None:
        stream.write(format_exception(unraisable.exc_value, unraisable.exc_traceback, False))


__unraisablehook__ = unraisablehook


def _unraisable(exception, where):
    made, build = _make('sys', 'UnraisableHookArgs', ('exc_type', 'exc_value', 'exc_traceback', 'err_msg', 'object'))
    made.__module__ = 'sys'
    return build(type(exception), exception, exception.__traceback__, None, where)


def _asyncgen_hooks(*hooks):
    made, build = _make('', 'asyncgen_hooks', ('firstiter', 'finalizer'))
    made.__module__ = 'sys'
    return build(*hooks)


def get_coroutine_origin_tracking_depth():
    return 0


def set_coroutine_origin_tracking_depth(depth):
    if not hasattr(depth, '__index__'):
        raise TypeError(f"'{type(depth).__name__}' object cannot be interpreted as an integer")
    if depth < 0:
        raise ValueError('depth must be >= 0')


_audit_hooks = []


def audit(event, /, *args):
    if not isinstance(event, str):
        raise TypeError('expected str for argument \'event\', not %s' % type(event).__name__)
    for hook in _audit_hooks:
        hook(event, args)


def addaudithook(hook, /):
    try:
        audit('sys.addaudithook')
    except RuntimeError:
        return
    _audit_hooks.append(hook)


def _current_frames():
    import sys
    return {1: sys._getframe(1)}


def breakpointhook(*args, **kws):
    import os
    wanted = os.environ.get('PYTHONBREAKPOINT', '')
    if wanted == '0':
        return None
    module, dot, name = wanted.rpartition('.')
    if not name:
        module, name = 'pdb', 'set_trace'
    from importlib import import_module
    return getattr(import_module(module or 'builtins'), name)(*args, **kws)


__breakpointhook__ = breakpointhook
_base_executable = _home = _stdlib_dir = None


def __interactivehook__():
    pass


def _current_exceptions():
    import sys
    return {1: sys.exc_info()[1]}


def _getquickenedcount():
    return 0


def call_tracing(func, args, /):
    return func(*args)


def getdlopenflags():
    return 2


def setdlopenflags(flags, /):
    pass


_names = [name for name in globals() if name not in (
    '_make', '_one', '_flags', '_audit_hooks', '_library', '_set_flag', '_unraisable', '_asyncgen_hooks', '__name__', '__doc__', '__package__', '__loader__', '__spec__',
    '__builtins__', '__file__', '__cached__', '__tracebackhide__')] + ['implementation', 'stdlib_module_names']


# All of CPython's library, whether it is here or not.
_library = '''__future__ _abc _aix_support _ast _asyncio _bisect _blake2 _bootsubprocess _bz2 _codecs _codecs_cn _codecs_hk
_codecs_iso2022 _codecs_jp _codecs_kr _codecs_tw _collections _collections_abc _compat_pickle _compression
_contextvars _crypt _csv _ctypes _curses _curses_panel _datetime _dbm _decimal _elementtree _frozen_importlib
_frozen_importlib_external _functools _gdbm _hashlib _heapq _imp _io _json _locale _lsprof _lzma _markupbase _md5 _msi
_multibytecodec _multiprocessing _opcode _operator _osx_support _overlapped _pickle _posixshmem _posixsubprocess
_py_abc _pydecimal _pyio _queue _random _scproxy _sha1 _sha256 _sha3 _sha512 _signal _sitebuiltins _socket _sqlite3
_sre _ssl _stat _statistics _string _strptime _struct _symtable _thread _threading_local _tkinter _tokenize
_tracemalloc _typing _uuid _warnings _weakref _weakrefset _winapi _zoneinfo abc aifc antigravity argparse array ast
asynchat asyncio asyncore atexit audioop base64 bdb binascii bisect builtins bz2 cProfile calendar cgi cgitb chunk
cmath cmd code codecs codeop collections colorsys compileall concurrent configparser contextlib contextvars copy
copyreg crypt csv ctypes curses dataclasses datetime dbm decimal difflib dis distutils doctest email encodings
ensurepip enum errno faulthandler fcntl filecmp fileinput fnmatch fractions ftplib functools gc genericpath getopt
getpass gettext glob graphlib grp gzip hashlib heapq hmac html http idlelib imaplib imghdr imp importlib inspect io
ipaddress itertools json keyword lib2to3 linecache locale logging lzma mailbox mailcap marshal math mimetypes mmap
modulefinder msilib msvcrt multiprocessing netrc nis nntplib nt ntpath nturl2path numbers opcode operator optparse os
ossaudiodev pathlib pdb pickle pickletools pipes pkgutil platform plistlib poplib posix posixpath pprint profile
pstats pty pwd py_compile pyclbr pydoc pydoc_data pyexpat queue quopri random re readline reprlib resource rlcompleter
runpy sched secrets select selectors shelve shlex shutil signal site smtpd smtplib sndhdr socket socketserver spwd
sqlite3 sre_compile sre_constants sre_parse ssl stat statistics string stringprep struct subprocess sunau symtable sys
sysconfig syslog tabnanny tarfile telnetlib tempfile termios textwrap this threading time timeit tkinter token
tokenize tomllib trace traceback tracemalloc tty turtle turtledemo types typing unicodedata unittest urllib uu uuid
venv warnings wave weakref webbrowser winreg winsound wsgiref xdrlib xml xmlrpc zipapp zipfile zipimport zlib zoneinfo'''


def __getattr__(name):
    if name == 'implementation':
        from types import SimpleNamespace
        return SimpleNamespace(name='cpython', cache_tag='cpython-311', version=version_info, hexversion=0x030B02F0,
                               _multiarch='x86_64-linux-gnu')
    if name == 'stdlib_module_names':
        return frozenset(_library.split())
    raise AttributeError("module 'sys' has no attribute %r" % name)


for _function in (getswitchinterval, setswitchinterval, getfilesystemencodeerrors, excepthook, unraisablehook,
                   audit, addaudithook, _current_frames):
    _function.__module__ = 'sys'
