"""Other programs. None can be started from here, but Python: what runs in a process of its own there runs in this one,
to its end: before Popen returns, or, if its input is a pipe, when its output or its end is first asked for."""

import errno
import io
import os
import sys
import time

__all__ = ['Popen', 'PIPE', 'STDOUT', 'call', 'check_call', 'getstatusoutput', 'getoutput', 'check_output', 'run',
           'CalledProcessError', 'DEVNULL', 'SubprocessError', 'TimeoutExpired', 'CompletedProcess']

PIPE, STDOUT, DEVNULL = -1, -2, -3
_USE_POSIX_SPAWN = _USE_VFORK = False


class SubprocessError(Exception):
    pass


# Both errors have two names for what the program has written.
_same_as_output = property(lambda self: self.output, lambda self, value: setattr(self, 'output', value))


class CalledProcessError(SubprocessError):
    stdout = _same_as_output

    def __init__(self, returncode, cmd, output=None, stderr=None):
        self.returncode, self.cmd = returncode, cmd
        self.output, self.stderr = output, stderr

    def __str__(self):
        return "Command '%s' %s." % (self.cmd, _how_it_ended(self.returncode))


class TimeoutExpired(SubprocessError):
    stdout = _same_as_output

    def __init__(self, cmd, timeout, output=None, stderr=None):
        self.cmd, self.timeout = cmd, timeout
        self.output, self.stderr = output, stderr

    def __str__(self):
        return "Command '%s' timed out after %s seconds" % (self.cmd, self.timeout)


def _how_it_ended(code):
    if not code or code > 0:
        return 'returned non-zero exit status %d' % code
    import signal
    try:
        return 'died with %r' % signal.Signals(-code)
    except ValueError:
        return 'died with unknown signal %d' % -code


class CompletedProcess:
    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args, self.returncode = args, returncode
        self.stdout, self.stderr = stdout, stderr

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)

    def __repr__(self):
        known = {'args': self.args, 'returncode': self.returncode}
        written = {'stdout': self.stdout, 'stderr': self.stderr}
        known.update((name, data) for name, data in written.items() if data is not None)
        return '%s(%s)' % (type(self).__name__, ', '.join('%s=%r' % pair for pair in known.items()))

    def check_returncode(self):
        if self.returncode:
            raise CalledProcessError(self.returncode, self.args, self.stdout, self.stderr)


def list2cmdline(seq):
    """One line, quoted as Windows wants it."""
    words = []
    for word in map(os.fsdecode, seq):
        quoted = ' ' in word or '\t' in word or not word
        text = ''
        strokes = 0
        for letter in word:
            if letter == '\\':
                strokes += 1
                continue
            if letter == '"':
                text += '\\' * (2 * strokes + 1) + '"'
            else:
                text += '\\' * strokes + letter
            strokes = 0
        text += '\\' * (2 * strokes if quoted else strokes)
        words.append('"' + text + '"' if quoted else text)
    return ' '.join(words)


def _is_python(name):
    name = os.path.basename(name)
    return name in ('', os.path.basename(sys.executable or 'python'), 'python', 'python3', 'python3.11')


class _Input(io.BytesIO):
    """What is written for a program; it is kept when the pipe is closed."""

    data = b''

    def close(self):
        if not self.closed:
            self.data = self.getvalue()
        super().close()


class _Stream(io.TextIOWrapper):
    """A standard stream of the program that runs within."""

    def __init__(self, data=b''):
        super().__init__(io.BytesIO(data), encoding='utf-8')

    def taken(self):
        self.flush()
        return self.buffer.getvalue()


def _run_python(words, given, out, err, cwd, env):
    """Runs `python words…` here; the exit status."""
    kept = (sys.argv, sys.stdin, sys.stdout, sys.stderr, sys.modules.get('__main__'), sys.path[:], os.getcwd(),
            dict(os.environ))
    words = list(words)
    while words and words[0] in ('-u', '-B', '-E', '-s', '-S', '-I', '-O', '-q'):
        words.pop(0)
    module = type(sys)('__main__')
    try:
        if cwd is not None:
            os.chdir(cwd)
        if env is not None:
            os.environ.clear()
            os.environ.update(env)
        sys.stdin = _Stream(given or b'')
        sys.stdout, sys.stderr = out, err
        sys.modules['__main__'] = module
        return _execute(words, module, given)
    finally:
        for stream in (out, err):
            stream.flush()
        sys.argv, sys.stdin, sys.stdout, sys.stderr = kept[:4]
        sys.modules['__main__'] = kept[4]
        sys.path[:] = kept[5]
        os.chdir(kept[6])
        if dict(os.environ) != kept[7]:
            os.environ.clear()
            os.environ.update(kept[7])


def _execute(words, module, given):
    import traceback
    names = module.__dict__
    try:
        if words and words[0] in ('--version', '-V'):
            print('Python', sys.version.split()[0])
            return 0
        if words and words[0] == '-m':
            import runpy
            sys.argv = words[1:]
            runpy.run_module(words[1], run_name='__main__', alter_sys=True)
            return 0
        if words and words[0] == '-c':
            sys.argv = ['-c', *words[2:]]
            text, filename = words[1], '<string>'
        elif words and words[0] != '-':
            sys.argv = words
            filename = names['__file__'] = words[0]
            sys.path.insert(0, os.path.dirname(os.path.abspath(filename)))
            try:
                with open(filename, 'rb') as file:
                    text = file.read()
            except OSError as wrong:
                sys.stderr.write("%s: can't open file %r: [Errno %d] %s\n" % (
                    sys.executable or 'python', os.path.abspath(filename), wrong.errno, wrong.strerror))
                return 2
        else:
            sys.argv = words or ['']
            text, filename = given or b'', '<stdin>'
        exec(compile(text, filename, 'exec', dont_inherit=True), names)
        return 0
    except SystemExit as left:
        code = left.code
        if code is None:
            return 0
        if isinstance(code, int):
            return code & 255
        print(code, file=sys.stderr)
        return 1
    except BaseException as wrong:
        at = wrong.__traceback__
        while at is not None and at.tb_frame.f_globals is not names:
            at = at.tb_next
        traceback.print_exception(type(wrong), wrong, at)
        return 1


class Popen:
    def __init__(self, args, bufsize=-1, executable=None, stdin=None, stdout=None, stderr=None, preexec_fn=None,
                 close_fds=True, shell=False, cwd=None, env=None, universal_newlines=None, startupinfo=None,
                 creationflags=0, restore_signals=True, start_new_session=False, pass_fds=(), *, user=None, group=None,
                 extra_groups=None, encoding=None, errors=None, text=None, umask=-1, pipesize=-1, process_group=None):
        if not isinstance(bufsize, int):
            raise TypeError('bufsize must be an integer')
        if startupinfo is not None:
            raise ValueError('startupinfo is only supported on Windows platforms')
        if creationflags != 0:
            raise ValueError('creationflags is only supported on Windows platforms')
        if text is not None and universal_newlines is not None and bool(universal_newlines) != bool(text):
            raise SubprocessError('Cannot disambiguate when both text and universal_newlines are supplied but '
                                  'different. Pass one or the other.')
        self.args = args
        self.pid = None
        self.returncode = None
        self.encoding = encoding
        self.errors = errors
        self.text_mode = bool(encoding or errors or text or universal_newlines)
        self.stdin = self.stdout = self.stderr = None
        self._started = self._has_communicated = False
        words = [args] if isinstance(args, (str, bytes, os.PathLike)) else list(args)
        words = [os.fsdecode(word) for word in words]
        if shell:
            import shlex
            try:
                inner = shlex.split(words[0])
            except ValueError:
                inner = []
            self._words = inner if inner and _is_python(inner[0]) and not set('|&;<>`$') & set(words[0]) else None
            self._missing = inner[0] if inner else words[0]
        else:
            name = os.fsdecode(executable or words[0])
            self._words = words if _is_python(name) else None
        if self._words is None and not shell:
            self._refuse(name, cwd)
        self._targets = stdin, stdout, stderr
        self._where = cwd, env
        self.pid = os.getpid() + 1
        if stdin == PIPE:
            self._input = _Input()
            self.stdin = self._wrap(self._input)
            if stdout == PIPE:
                self.stdout = _Later(self, 'stdout')
            if stderr == PIPE:
                self.stderr = _Later(self, 'stderr')
        else:
            self._go(stdin.read() if hasattr(stdin, 'read') else b'')
            if stdout == PIPE:
                self.stdout = self._wrap(io.BytesIO(self._out))
            if stderr == PIPE:
                self.stderr = self._wrap(io.BytesIO(self._err))

    def _refuse(self, name, cwd):
        import shutil
        if cwd is not None and not os.path.isdir(cwd):
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), os.fspath(cwd))
        if shutil.which(name) is None:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), name)
        raise OSError(errno.ENOSYS, 'Only Python can be started here', name)

    def _wrap(self, stream):
        return io.TextIOWrapper(stream, encoding=self.encoding, errors=self.errors) if self.text_mode else stream

    def _go(self, given):
        self._started = True
        if isinstance(given, str):
            given = given.encode(self.encoding or 'utf-8', self.errors or 'strict')
        _, stdout, stderr = self._targets
        begun = time.monotonic()
        streams = []
        for target, own in ((stdout, sys.stdout), (stderr, sys.stderr)):
            streams.append(streams[0] if target == STDOUT else own if target is None else _Stream())
        if self._words is None:
            # There is a shell that knows no program, not even this one.
            streams[1].write('/bin/sh: 1: %s: not found\n' % self._missing)
            streams[1].flush()
            code = 127
        else:
            code = _run_python(self._words[1:], given, *streams, *self._where)
        taken = []
        for target, stream in zip((stdout, stderr), streams):
            data = stream.taken() if target not in (None, STDOUT) else b''
            taken.append(data)
            if target not in (None, STDOUT, PIPE, DEVNULL):
                if isinstance(target, int):
                    os.write(target, data)
                else:
                    target.flush()
                    (getattr(target, 'buffer', None) or target).write(data)
                    target.flush()
        self._out, self._err = taken
        self._code = code
        # Nothing else has gone on meanwhile: what asks from now on is told as if it had only begun.
        ended = time.monotonic()
        self._until = ended + (ended - begun)

    def __repr__(self):
        text = '<%s: returncode: %s args: %r>' % (self.__class__.__name__, self.returncode, self.args)
        return text[:76] + '...>' if len(text) > 80 else text

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)

    universal_newlines = property(lambda self: self.text_mode,
                                  lambda self, value: setattr(self, 'text_mode', bool(value)))

    def _begin(self):
        if not self._started:
            self.stdin.close()
            self._go(self._input.data)

    def _finish(self, timeout=None):
        if self.returncode is not None:
            return
        self._begin()
        if timeout is not None and time.monotonic() + timeout < self._until:
            self._until -= max(timeout, 0)
            raise TimeoutExpired(self.args, timeout)
        self.returncode = self._code

    def communicate(self, input=None, timeout=None):
        if self._has_communicated and input:
            raise ValueError('Cannot send input after starting communication')
        if input is not None and not self._started:
            self.stdin.write(input)
        self._has_communicated = True
        self._finish(timeout)
        found = []
        for target, data in zip(self._targets[1:], (self._out, self._err)):
            if target != PIPE:
                found.append(None)
                continue
            if self.text_mode:
                data = data.decode(self.encoding or 'utf-8', self.errors or 'strict').replace('\r\n', '\n')
            found.append(data)
        return tuple(found)

    def poll(self):
        self._finish()
        return self.returncode

    def wait(self, timeout=None):
        self._finish(timeout)
        return self.returncode

    def send_signal(self, sig):
        if self.returncode is not None or sig == 0:
            return
        if not self._started:
            self.stdin.close()
            self._started = True
            self._out = self._err = b''
        elif time.monotonic() >= self._until:
            return
        self._code, self._until = -sig, 0

    def terminate(self):
        self.send_signal(15)

    def kill(self):
        self.send_signal(9)

    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        self._finish()
        for stream in (self.stdout, self.stderr, self.stdin):
            if stream is not None:
                stream.close()


class _Later:
    """The output of a program that begins when it is first asked for."""

    def __init__(self, process, name):
        self._process = process
        self._name = name

    def _stream(self):
        process = self._process
        process._begin()
        stream = process._wrap(io.BytesIO(process._out if self._name == 'stdout' else process._err))
        setattr(process, self._name, stream)
        self.__dict__['_made'] = stream
        return stream

    def __getattr__(self, name):
        made = self.__dict__.get('_made')
        return getattr(made or self._stream(), name)

    def __iter__(self):
        return iter(self.__dict__.get('_made') or self._stream())


def call(*popenargs, timeout=None, **kwargs):
    with Popen(*popenargs, **kwargs) as process:
        try:
            return process.wait(timeout=timeout)
        except BaseException:
            process.kill()
            raise


def check_call(*popenargs, **kwargs):
    code = call(*popenargs, **kwargs)
    if code:
        raise CalledProcessError(code, kwargs.get('args', popenargs[0] if popenargs else None))
    return 0


def check_output(*popenargs, timeout=None, **kwargs):
    for name in ('stdout', 'check'):
        if name in kwargs:
            raise ValueError(f'{name} argument not allowed, it will be overridden.')
    if 'input' in kwargs and kwargs['input'] is None:
        is_text = any(kwargs.get(name) for name in ('universal_newlines', 'text', 'encoding', 'errors'))
        kwargs['input'] = '' if is_text else b''
    return run(*popenargs, stdout=PIPE, timeout=timeout, check=True, **kwargs).stdout


def run(*popenargs, input=None, capture_output=False, timeout=None, check=False, **kwargs):
    given = {name for name in ('stdin', 'stdout', 'stderr') if kwargs.get(name) is not None}
    if input is not None:
        if 'stdin' in given:
            raise ValueError('stdin and input arguments may not both be used.')
        kwargs['stdin'] = PIPE
    if capture_output:
        if given & {'stdout', 'stderr'}:
            raise ValueError('stdout and stderr arguments may not be used with capture_output.')
        kwargs.update(stdout=PIPE, stderr=PIPE)
    with Popen(*popenargs, **kwargs) as process:
        try:
            out, err = process.communicate(input, timeout=timeout)
        except BaseException:
            process.kill()
            raise
        code = process.poll()
    if check and code:
        raise CalledProcessError(code, process.args, output=out, stderr=err)
    return CompletedProcess(process.args, code, out, err)


def getstatusoutput(cmd, *, encoding=None, errors=None):
    try:
        data = check_output(cmd, shell=True, text=True, stderr=STDOUT, encoding=encoding, errors=errors)
        code = 0
    except CalledProcessError as wrong:
        data = wrong.output
        code = wrong.returncode
    return code, data[:-1] if data[-1:] == '\n' else data


def getoutput(cmd, *, encoding=None, errors=None):
    return getstatusoutput(cmd, encoding=encoding, errors=errors)[1]
