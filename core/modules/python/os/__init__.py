"""The system around the program, as far as the host has one: names, folders, the environment."""

import abc
import sys
import _files
from _collections_abc import Mapping as _Mapping, MutableMapping as _MutableMapping
from _structseq import make as _make
from . import path

__tracebackhide__ = ('fspath', 'putenv', 'unsetenv', 'getcwd', 'chdir', 'listdir', 'DirEntry', '_Scan', 'scandir',
                     'mkdir', 'remove', 'rmdir', 'open', 'close', 'read', 'write', 'lseek', 'isatty', 'rename',
                     'stat', 'lstat', 'access', 'kill', 'getpid', 'urandom', 'strerror', 'get_terminal_size',
                     'uname', 'system', '_exit')

__all__ = ["altsep", "curdir", "pardir", "sep", "pathsep", "linesep", "defpath", "name", "path", "devnull", "extsep",
           "environ", "environb", "getenv", "getenvb", "supports_bytes_environ", "getcwd", "listdir", "mkdir", "makedirs",
           "remove", "unlink", "rmdir", "rename", "stat", "walk", "getpid", "urandom", "fspath", "fsencode", "fsdecode",
           "error", "PathLike", "cpu_count", "scandir"]

name = 'posix'
curdir, pardir, sep, extsep, altsep, pathsep, linesep, defpath, devnull = (
    '.', '..', '/', '.', None, ':', '\n', '/bin:/usr/bin', '/dev/null')
error = OSError
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
F_OK, X_OK, W_OK, R_OK = 0, 1, 2, 4
O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC, O_APPEND = 0, 1, 2, 64, 128, 512, 1024
sys.modules['os.path'] = path
del __path__

stat_result, _stat_result = _make(
    'os', 'stat_result', ('st_mode', 'st_ino', 'st_dev', 'st_nlink', 'st_uid', 'st_gid', 'st_size', 'st_atime', 'st_mtime',
                          'st_ctime'), extra=('st_atime_ns', 'st_mtime_ns', 'st_ctime_ns'), can_make=True)
terminal_size, _terminal_size = _make('os', 'terminal_size', ('columns', 'lines'), can_make=True)
uname_result, _uname_result = _make('posix', 'uname_result', ('sysname', 'nodename', 'release', 'version', 'machine'))


class PathLike(abc.ABC):
    """Whatever has __fspath__."""

    @abc.abstractmethod
    def __fspath__(self):
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        return hasattr(subclass, '__fspath__') if cls is PathLike else NotImplemented


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    method = getattr(type(path), '__fspath__', None)
    if method is None:
        raise TypeError('expected str, bytes or os.PathLike object, not ' + type(path).__name__)
    found = method(path)
    if isinstance(found, (str, bytes)):
        return found
    raise TypeError('expected %s.__fspath__() to return str or bytes, not %s' % (type(path).__name__, type(found).__name__))


def fsencode(filename):
    filename = fspath(filename)
    return filename.encode('utf-8', 'surrogateescape') if isinstance(filename, str) else filename


def fsdecode(filename):
    filename = fspath(filename)
    return filename.decode('utf-8', 'surrogateescape') if isinstance(filename, bytes) else filename


class _Environ(_MutableMapping):
    """Variables of the environment, kept as bytes; a change is seen by this program alone."""

    def __init__(self, data, encodekey, decodekey, encodevalue, decodevalue):
        self.encodekey = encodekey
        self.decodekey = decodekey
        self.encodevalue = encodevalue
        self.decodevalue = decodevalue
        self._data = data

    def __getitem__(self, key):
        try:
            value = self._data[self.encodekey(key)]
        except KeyError:
            raise KeyError(key) from None
        return self.decodevalue(value)

    def __setitem__(self, key, value):
        key = self.encodekey(key)
        value = self.encodevalue(value)
        putenv(key, value)
        self._data[key] = value

    def __delitem__(self, key):
        encoded = self.encodekey(key)
        unsetenv(encoded)
        try:
            del self._data[encoded]
        except KeyError:
            raise KeyError(key) from None

    def __iter__(self):
        for key in list(self._data):
            yield self.decodekey(key)

    def __len__(self):
        return len(self._data)

    def __repr__(self):
        return 'environ({%s})' % ', '.join(
            f'{self.decodekey(key)!r}: {self.decodevalue(value)!r}' for key, value in self._data.items())

    def copy(self):
        return dict(self)

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        return {**self, **other} if isinstance(other, _Mapping) else NotImplemented

    def __ror__(self, other):
        return {**other, **self} if isinstance(other, _Mapping) else NotImplemented


def putenv(name, value, /):
    """Changes what programs would inherit that this one starts, which it cannot."""
    name, value = fsencode(name), fsencode(value)
    if b'=' in name:
        raise ValueError("illegal environment variable name")
    if b'\0' in name or b'\0' in value:
        raise ValueError('embedded null byte')
    if not name:
        raise OSError(22, 'Invalid argument')


def unsetenv(name, /):
    name = fsencode(name)
    if b'\0' in name:
        raise ValueError('embedded null byte')
    if not name or b'=' in name:
        raise OSError(22, 'Invalid argument')


def _make_environs():
    def encode(value):
        if not isinstance(value, str):
            raise TypeError('str expected, not %s' % type(value).__name__)
        return value.encode('utf-8', 'surrogateescape')

    def decode(value):
        return value.decode('utf-8', 'surrogateescape')

    def check_bytes(value):
        if not isinstance(value, bytes):
            raise TypeError('bytes expected, not %s' % type(value).__name__)
        return value

    data = {}
    for line in _files.environment():
        key, equals, value = line.partition('=')
        if equals:
            data.setdefault(encode(key), encode(value))
    return (_Environ(data, encode, decode, encode, decode),
            _Environ(data, check_bytes, bytes, check_bytes, bytes))


supports_bytes_environ = True
environ, environb = _make_environs()


def getenv(key, default=None):
    return environ.get(key, default)


def getenvb(key, default=None):
    return environb.get(key, default)


def getcwd():
    try:
        return _files.directory()
    except FileNotFoundError:
        return '/'


def chdir(path):
    _files.chdir(fsdecode(path))


def listdir(path='.'):
    return _files.names(fsdecode(path)).split('\0')[:-1]


class DirEntry:
    """One name of a folder."""

    __slots__ = ('name', 'path')

    def __init__(self, folder, name):
        self.name = name
        self.path = path.join(folder, name)

    def __fspath__(self):
        return self.path

    def is_dir(self, *, follow_symlinks=True):
        return path.isdir(self.path) and (follow_symlinks or not path.islink(self.path))

    def is_file(self, *, follow_symlinks=True):
        return path.isfile(self.path) and (follow_symlinks or not path.islink(self.path))

    def is_symlink(self):
        return path.islink(self.path)

    def stat(self, *, follow_symlinks=True):
        return stat(self.path, follow_symlinks=follow_symlinks)

    def __repr__(self):
        return f'<DirEntry {self.name!r}>'


class _Scan:
    def __init__(self, entries):
        self._entries = entries

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def close(self):
        self._entries = iter(())


def scandir(path='.'):
    folder = fsdecode(path)
    return _Scan(iter([DirEntry(folder, name) for name in listdir(folder)]))


def mkdir(path, mode=0o777):
    _files.mkdir(fsdecode(path))


def makedirs(name, mode=0o777, exist_ok=False):
    name = fsdecode(name)
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        makedirs(head, exist_ok=True)
    try:
        mkdir(name)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def remove(path):
    _files.remove(fsdecode(path))


unlink = remove


def rmdir(path):
    _files.rmdir(fsdecode(path))


def removedirs(name):
    rmdir(name)
    head, _ = path.split(fsdecode(name))
    while head:
        try:
            rmdir(head)
        except OSError:
            break
        head, _ = path.split(head)


def open(path, flags, mode=0o777, *, dir_fd=None):
    if flags & O_APPEND:
        kind = 'a'
    elif flags & O_CREAT:
        kind = 'x' if flags & O_EXCL else 'w' if flags & O_TRUNC or not _exists(path) else 'r'
    else:
        kind = 'w' if flags & O_TRUNC else 'r'
    return _files.open(fsdecode(path), kind + '+' if flags & O_RDWR or kind == 'r' and flags & O_WRONLY else kind)


def _exists(name):
    return path.exists(name)


def close(fd):
    _files.close(fd)


def read(fd, length):
    return _files.read(fd, length)


def write(fd, data):
    return _files.write(fd, data)


def lseek(fd, position, how):
    return _files.seek(fd, position, how)


def fdopen(fd, mode='r', buffering=-1, encoding=None, *args, **kwargs):
    import io
    return io.open(fd, mode, buffering, encoding, *args, **kwargs)


def isatty(fd):
    return False


def rename(src, dst):
    _files.rename(fsdecode(src), fsdecode(dst))


replace = rename


def stat(path, *, dir_fd=None, follow_symlinks=True):
    fields = _files.status(fsdecode(path), follow_symlinks)
    return _stat_result(*fields[:7], *(time / 1e9 for time in fields[7:]), *fields[7:])


def lstat(path):
    return stat(path, follow_symlinks=False)


def access(path, mode):
    try:
        stat(path)
    except OSError:
        return False
    return True


def walk(top, topdown=True, onerror=None, followlinks=False):
    top = fspath(top)
    try:
        names = listdir(top)
    except OSError as wrong:
        if onerror is not None:
            onerror(wrong)
        return
    folders, files = [], []
    for entry in names:
        (folders if path.isdir(path.join(top, entry)) else files).append(entry)
    if topdown:
        yield top, folders, files
    for folder in folders:
        inner = path.join(top, folder)
        if followlinks or not path.islink(inner):
            yield from walk(inner, topdown, onerror, followlinks)
    if not topdown:
        yield top, folders, files


def kill(pid, signal, /):
    if pid != getpid():
        raise PermissionError(1, 'Operation not permitted')
    if signal:
        from signal import raise_signal
        raise_signal(signal)


def getpid():
    return _files.process()


def cpu_count():
    return 1


def urandom(size):
    import random
    return random.Random().randbytes(size)


def strerror(code):
    if not isinstance(code, int):
        raise TypeError("'%s' object cannot be interpreted as an integer" % type(code).__name__)
    return _files.error_text(code)


def get_terminal_size(fd=1):
    raise OSError(25, 'Inappropriate ioctl for device')


def uname():
    return _uname_result('Linux', 'localhost', '', '', 'x86_64')


def system(command):
    command = fsdecode(command)
    if command.strip() in ('', 'clear', 'cls'):
        return 0
    from subprocess import call
    return call(command, shell=True) << 8


class _Output:
    """What a command prints."""

    def __init__(self, process, stream):
        self._process = process
        self._stream = stream

    def close(self):
        self._stream.close()
        code = self._process.wait()
        return code << 8 if code else None

    def __enter__(self):
        return self

    def __exit__(self, *what):
        self.close()

    def __getattr__(self, name):
        return getattr(self._stream, name)

    def __iter__(self):
        return iter(self._stream)


def popen(cmd, mode='r', buffering=-1):
    if not isinstance(cmd, str):
        raise TypeError('invalid cmd type (%s, expected string)' % type(cmd))
    if mode not in ('r', 'w'):
        raise ValueError('invalid mode %r' % mode)
    if buffering == 0 or buffering is None:
        raise ValueError('popen() does not support unbuffered streams')
    from subprocess import PIPE, Popen
    if mode == 'r':
        process = Popen(cmd, shell=True, text=True, stdout=PIPE)
        return _Output(process, process.stdout)
    process = Popen(cmd, shell=True, text=True, stdin=PIPE)
    return _Output(process, process.stdin)


def _exit(status):
    end = SystemExit(status)
    # What runs while the heap is taken down is not heard of.
    if 'atexit' in sys.modules:
        sys.modules['atexit']._clear()
    sys.stdout = sys.stderr = None
    raise end


from _types import _as_builtin
for _each in (
        '_exit', 'access', 'chdir', 'close', 'cpu_count', 'fspath', 'get_terminal_size', 'getcwd', 'getpid',
        'isatty', 'kill', 'listdir', 'lseek', 'lstat', 'mkdir', 'open', 'putenv', 'read', 'remove',
        'rename', 'replace', 'rmdir', 'scandir', 'stat', 'strerror', 'system', 'uname', 'unlink',
        'unsetenv', 'urandom', 'write'):
    globals()[_each] = _as_builtin(globals()[_each])
del _as_builtin, _each


# ---- who runs, and on what

EX_OK, EX_USAGE, EX_DATAERR, EX_NOINPUT, EX_NOUSER, EX_NOHOST, EX_UNAVAILABLE, EX_SOFTWARE = 0, 64, 65, 66, 67, 68, 69, 70
EX_OSERR, EX_OSFILE, EX_CANTCREAT, EX_IOERR, EX_TEMPFAIL, EX_PROTOCOL, EX_NOPERM, EX_CONFIG = 71, 72, 73, 74, 75, 76, 77, 78
O_ACCMODE, O_NOCTTY, O_NONBLOCK, O_NDELAY, O_SYNC, O_CLOEXEC, O_DIRECTORY = 3, 256, 2048, 2048, 1052672, 524288, 65536
WNOHANG, WUNTRACED, WCONTINUED, P_NOWAIT, P_NOWAITO, P_WAIT = 1, 2, 8, 1, 1, 0


def _of_process(name, otherwise):
    """What the system says of this process, where it says anything."""
    try:
        return getattr(stat('/proc/self'), name)
    except OSError:
        return otherwise


def getuid():
    return _of_process('st_uid', 1000)


def getgid():
    return _of_process('st_gid', 1000)


geteuid, getegid = getuid, getgid


def getppid():
    try:
        with _plain_open('/proc/self/stat') as file:
            return int(file.read().rpartition(')')[2].split()[1])
    except OSError:
        return 1


def _plain_open(name):
    from io import open
    return open(name)


def getlogin():
    for name in ('LOGNAME', 'USER'):
        if environ.get(name):
            return environ[name]
    raise OSError(6, 'No such device or address')


def getloadavg():
    try:
        with _plain_open('/proc/loadavg') as file:
            return tuple(map(float, file.read().split()[:3]))
    except OSError:
        raise OSError('Load averages are unobtainable') from None


times_result, _times_result = _make('posix', 'times_result', ('user', 'system', 'children_user', 'children_system', 'elapsed'))


def times():
    from time import monotonic, process_time
    return _times_result(round(process_time(), 2), 0.0, 0.0, 0.0, round(monotonic(), 2))


def sched_getaffinity(pid, /):
    return set(range(cpu_count() or 1))


def sched_yield():
    pass


def getrandom(size, flags=0):
    return urandom(size)


def umask(mask, /):
    return 0o22


def fsync(fd):
    pass


fdatasync = fsync


def sync():
    pass


def truncate(path, length):
    from io import open
    with open(path, 'r+b') as file:
        file.truncate(length)


def renames(old, new):
    head = path.dirname(new)
    if head and not path.exists(head):
        makedirs(head)
    rename(old, new)
    head = path.dirname(old)
    if head:
        try:
            removedirs(head)
        except OSError:
            pass


def getcwdb():
    return fsencode(getcwd())


def get_exec_path(env=None):
    return (environ if env is None else env).get('PATH', defpath).split(pathsep)


def WIFEXITED(status):
    return status & 127 == 0


def WEXITSTATUS(status):
    return status >> 8 & 255


def WIFSIGNALED(status):
    return status & 127 not in (0, 127)


def WTERMSIG(status):
    return status & 127


def waitstatus_to_exitcode(status):
    return WEXITSTATUS(status) if WIFEXITED(status) else -WTERMSIG(status)


def major(device, /):
    return device >> 8 & 0xfff


def minor(device, /):
    return device & 0xff | device >> 12 & 0xfff00


def makedev(major, minor, /):
    return (major & 0xfff) << 8 | minor & 0xff | (minor & 0xfff00) << 12
