"""Warnings: what is shown, what is an error, what is left out."""

import sys

__tracebackhide__ = ('warn', 'warn_explicit')

__all__ = ['warn', 'warn_explicit', 'showwarning', 'formatwarning', 'filterwarnings', 'simplefilter', 'resetwarnings',
           'catch_warnings']

_defaultaction = 'default'
_onceregistry = onceregistry = {}
defaultaction = 'default'
_filters_version = 0

filters = [
    ('default', None, DeprecationWarning, '__main__', 0),
    ('ignore', None, DeprecationWarning, None, 0),
    ('ignore', None, PendingDeprecationWarning, None, 0),
    ('ignore', None, ImportWarning, None, 0),
    ('ignore', None, ResourceWarning, None, 0),
]


def _filters_mutated():
    global _filters_version
    _filters_version += 1


def _processoptions(options):
    for option in options:
        try:
            _setoption(option)
        except _OptionError as error:
            print('Invalid -W option ignored:', error, file=sys.stderr)


class _OptionError(Exception):
    pass


def _setoption(option):
    parts = option.split(':')
    if len(parts) > 5:
        raise _OptionError('too many fields (max 5): %r' % (option,))
    action, message, category, module, lineno = [part.strip() for part in parts + [''] * (5 - len(parts))]
    action = _getaction(action)
    category = _getcategory(category)
    if message or module:
        import re
        message = re.escape(message)
        module = module and re.escape(module) + r'\Z'
    try:
        number = int(lineno or 0)
        if number < 0:
            raise ValueError
    except (ValueError, OverflowError):
        raise _OptionError('invalid lineno %r' % (lineno,)) from None
    filterwarnings(action, message, category, module, number)


def _getaction(action):
    if not action:
        return 'default'
    if action == 'all':
        return 'always'
    for whole in ('default', 'always', 'ignore', 'module', 'once', 'error'):
        if whole.startswith(action):
            return whole
    raise _OptionError('invalid action: %r' % (action,))


def _getcategory(category):
    if not category:
        return Warning
    module, dot, name = category.rpartition('.')
    try:
        found = getattr(__import__(module or 'builtins', None, None, [name]), name)
    except ImportError:
        raise _OptionError('invalid module name: %r' % (module,)) from None
    except AttributeError:
        raise _OptionError('unknown warning category: %r' % (category,)) from None
    if not issubclass(found, Warning):
        raise _OptionError('invalid warning category: %r' % (category,))
    return found


class WarningMessage:
    _WARNING_DETAILS = ('message', 'category', 'filename', 'lineno', 'file', 'line', 'source')

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        # In the order of _WARNING_DETAILS.
        self.message, self.category = message, category
        self.filename, self.lineno = filename, lineno
        self.file, self.line, self.source = file, line, source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return '{message : %r, category : %r, filename : %r, lineno : %s, line : %r}' % (
            self.message, self._category_name, self.filename, self.lineno, self.line)


def formatwarning(message, category, filename, lineno, line=None):
    return _formatwarnmsg(WarningMessage(message, category, filename, lineno, None, line))


_formatwarning_original = formatwarning


def _formatwarnmsg(msg):
    if formatwarning is not _formatwarning_original:
        return formatwarning(msg.message, msg.category, msg.filename, msg.lineno, msg.line)
    text = '%s:%s: %s: %s\n' % (msg.filename, msg.lineno, msg.category.__name__, msg.message)
    line = msg.line
    if line is None:
        import linecache
        line = linecache.getline(msg.filename, msg.lineno)
    if line:
        text += '  %s\n' % line.strip()
    return text if msg.source is None else text + _where_made(msg)


def _where_made(msg):
    import tracemalloc
    if not tracemalloc.is_tracing():
        return '%s: Enable tracemalloc to get the object allocation traceback\n' % msg.category.__name__
    traceback = tracemalloc.get_object_traceback(msg.source)
    if traceback is None:
        return ''
    import linecache
    text = 'Object allocated at (most recent call last):\n'
    for frame in traceback:
        text += '  File "%s", lineno %s\n' % (frame.filename, frame.lineno)
        line = linecache.getline(frame.filename, frame.lineno).strip()
        if line:
            text += '    %s\n' % line
    return text


def showwarning(message, category, filename, lineno, file=None, line=None):
    _show(WarningMessage(message, category, filename, lineno, file, line))


_showwarning_original = showwarning


def _show(msg):
    file = msg.file
    if file is None:
        file = sys.stderr
        if file is None:
            return
    file.write(_formatwarnmsg(msg))


def _showwarnmsg(msg):
    if showwarning is not _showwarning_original:
        if not callable(showwarning):
            raise TypeError('warnings.showwarning() must be set to a function or method')
        showwarning(msg.message, msg.category, msg.filename, msg.lineno, msg.file, msg.line)
    else:
        _showwarnmsg_impl(msg)


_showwarnmsg_impl = _show


# ---- filters

def _pattern(text, ignore_case):
    import re
    return re.compile(text, re.IGNORECASE) if ignore_case else re.compile(text)


def filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False):
    assert action in ('error', 'ignore', 'always', 'default', 'module', 'once'), 'invalid action: %r' % (action,)
    assert isinstance(message, str), 'message must be a string'
    assert isinstance(category, type), 'category must be a class'
    assert issubclass(category, Warning), 'category must be a Warning subclass'
    assert isinstance(module, str), 'module must be a string'
    assert isinstance(lineno, int) and lineno >= 0, 'lineno must be an int >= 0'
    _add_filter(action, _pattern(message, True) if message else None, category,
                _pattern(module, False) if module else None, lineno, append=append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    assert action in ('error', 'ignore', 'always', 'default', 'module', 'once'), 'invalid action: %r' % (action,)
    assert isinstance(lineno, int) and lineno >= 0, 'lineno must be an int >= 0'
    _add_filter(action, None, category, None, lineno, append=append)


def _add_filter(*item, append):
    known = item in filters
    if append and not known:
        filters.append(item)
    elif not append:
        if known:
            filters.remove(item)
        filters.insert(0, item)
    _filters_mutated()


def resetwarnings():
    filters[:] = []
    _filters_mutated()


def _matches(pattern, text):
    if pattern is None:
        return True
    return pattern == text if isinstance(pattern, str) else pattern.match(text) is not None


def _action_for(text, category, module, lineno):
    for item in filters:
        action, message, kind, where, line = item
        if (_matches(message, text) and issubclass(category, kind) and _matches(where, module)
                and (line == 0 or lineno == line)):
            return action, item
    return defaultaction, None


# ---- warning

def warn(message, category=None, stacklevel=1, source=None):
    if isinstance(message, Warning):
        category = message.__class__
    if category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError('category must be a Warning subclass, not \'%s\'' % type(category).__name__)
    try:
        frame = sys._getframe(1)
        for _ in range(stacklevel - 1):
            frame = frame.f_back
            if frame is None:
                raise ValueError
    except ValueError:
        names, filename, lineno = sys.__dict__, 'sys', 1
    else:
        names, filename, lineno = frame.f_globals, frame.f_code.co_filename, frame.f_lineno
    module = names.get('__name__', '<string>')
    registry = names.setdefault('__warningregistry__', {})
    warn_explicit(message, category, filename, lineno, module, registry, names, source)


def _was_shown(registry, key):
    if registry.get('version') != _filters_version:
        registry.clear()
        registry['version'] = _filters_version
    return registry.get(key)


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    lineno = int(lineno)
    if module is None:
        module = filename or '<unknown>'
        if module[-3:].lower() == '.py':
            module = module[:-3]
    once = onceregistry if registry is None else registry
    if registry is None:
        registry = {}
    elif not isinstance(registry, dict):
        raise TypeError("'registry' must be a dict or None")
    if isinstance(message, Warning):
        text = str(message)
        category = message.__class__
    else:
        text = message
        message = category(message)
    key = text, category, lineno
    if _was_shown(registry, key):
        return
    action, item = _action_for(text, category, module, lineno)
    if action == 'ignore':
        return
    if action == 'error':
        raise message
    if action != 'always':
        registry[key] = True
    if action == 'once' or action == 'module':
        shown, other = registry if action == 'module' else once, (text, category)
        if _was_shown(shown, other):
            return
        shown[other] = True
    elif action != 'default' and action != 'always':
        raise RuntimeError('Unrecognized action (%r) in warnings.filters:\n %s' % (action, item))
    _showwarnmsg(WarningMessage(message, category, filename, lineno, source=source))


class catch_warnings:
    """Filters and showwarning as they were, once the block has ended; with record=True a list of what was warned of."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._module = sys.modules['warnings'] if module is None else module
        self._entered = False
        self._filter = None if action is None else (action, category, lineno, append)

    def __repr__(self):
        args = []
        if self._record:
            args.append('record=True')
        if self._module is not sys.modules['warnings']:
            args.append('module=%r' % self._module)
        return '%s(%s)' % (type(self).__name__, ', '.join(args))

    def __enter__(self):
        if self._entered:
            raise RuntimeError('Cannot enter %r twice' % self)
        self._entered = True
        module = self._module
        self._filters = module.filters
        module.filters = self._filters[:]
        module._filters_mutated()
        self._showwarning = module.showwarning
        self._showwarnmsg_impl = module._showwarnmsg_impl
        if self._filter is not None:
            simplefilter(*self._filter)
        if self._record:
            log = []
            module._showwarnmsg_impl = log.append
            module.showwarning = module._showwarning_original
            return log
        return None

    def __exit__(self, *exc_info):
        if not self._entered:
            raise RuntimeError('Cannot exit %r without entering first' % self)
        module = self._module
        module.filters = self._filters
        module._filters_mutated()
        module.showwarning = self._showwarning
        module._showwarnmsg_impl = self._showwarnmsg_impl


def _deprecated(name, message='{name!r} is deprecated and slated for removal in Python {remove}', *, remove):
    warn(message.format(name=name, remove='%d.%d' % remove), DeprecationWarning, stacklevel=3)


_processoptions(sys.warnoptions)
