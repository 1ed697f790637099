"""Loggers, handlers and formatters as a dict or a file says."""

import io
import logging
import re

DEFAULT_LOGGING_CONFIG_PORT = 9030
_name = re.compile('^[a-z_][a-z0-9_]*$', re.I)


def _resolve(name):
    """What a dotted name stands for."""
    parts = name.split('.')
    used = parts.pop(0)
    found = __import__(used)
    for part in parts:
        used += '.' + part
        try:
            found = getattr(found, part)
        except AttributeError:
            __import__(used)
            found = getattr(found, part)
    return found


def _clear():
    """No handlers by name, and none that shutdown would close twice."""
    logging._handlers.clear()
    logging.shutdown(logging._handlerList[:])
    del logging._handlerList[:]


class BaseConfigurator:
    """Finds what texts in a configuration stand for: ext://sys.stdout, cfg://handlers.file."""

    def __init__(self, config):
        self.config = config

    def resolve(self, s):
        try:
            return _resolve(s)
        except ImportError as error:
            raise ValueError('Cannot resolve %r: %s' % (s, error)) from error

    def ext_convert(self, value):
        return self.resolve(value)

    def cfg_convert(self, value):
        found = re.match(r'^\s*(\w+)\s*', value)
        if found is None:
            raise ValueError('Unable to convert %r' % value)
        rest = value[found.end():]
        result = self.config[found[1]]
        while rest:
            found = re.match(r'^\.\s*(\w+)\s*', rest)
            if found:
                result = result[found[1]]
            else:
                found = re.match(r'^\[\s*([^\]]+?)\s*\]\s*', rest)
                if not found:
                    raise ValueError('Unable to convert %r at %r' % (value, rest))
                key = found[1]
                try:
                    result = result[int(key)] if key.isdecimal() else result[key]
                except TypeError:
                    result = result[key]
            rest = rest[found.end():]
        return result

    def convert(self, value):
        if isinstance(value, dict):
            return {key: self.convert(one) for key, one in value.items()}
        if isinstance(value, list):
            return [self.convert(one) for one in value]
        if isinstance(value, tuple) and not hasattr(value, '_fields'):
            return tuple(self.convert(one) for one in value)
        if isinstance(value, str):
            found = re.match(r'^(?P<prefix>[a-z]+)://(?P<suffix>.*)$', value)
            if found and found['prefix'] in ('ext', 'cfg'):
                return getattr(self, found['prefix'] + '_convert')(found['suffix'])
        return value

    def configure_custom(self, config):
        make = config.pop('()')
        if not callable(make):
            make = self.resolve(make)
        extra = config.pop('.', None)
        made = make(**{key: self.convert(value) for key, value in config.items() if _name.match(key)})
        for key, value in (extra or {}).items():
            setattr(made, key, value)
        return made


class DictConfigurator(BaseConfigurator):
    def configure(self):
        config = dict(self.config)
        if 'version' not in config:
            raise ValueError("dictionary doesn't specify a version")
        if config['version'] != 1:
            raise ValueError('Unsupported version: %s' % config['version'])
        if config.pop('incremental', False):
            self._change(config)
            return
        _clear()
        keeps = not config.pop('disable_existing_loggers', True)
        self.formatters = self._each('formatter', self.configure_formatter)
        self.filters = self._each('filter', self.configure_filter)
        self.handlers = {}
        self._make_handlers()
        self._loggers(keeps)
        if config.get('root'):
            try:
                self.configure_root(config['root'])
            except Exception as error:
                raise ValueError('Unable to configure root logger') from error

    def _each(self, kind, make):
        made = {}
        for name, one in self.config.get(kind + 's', {}).items():
            try:
                made[name] = make(dict(one))
            except Exception as error:
                raise ValueError('Unable to configure %s %r' % (kind, name)) from error
        return made

    def _change(self, config):
        for name, one in config.get('handlers', {}).items():
            if name not in logging._handlers:
                raise ValueError('No handler found with name %r' % name)
            if one.get('level'):
                logging._handlers[name].setLevel(one['level'])
        for name, one in config.get('loggers', {}).items():
            self.configure_logger(name, one, True)
        if config.get('root'):
            self.configure_root(config['root'], True)

    def _make_handlers(self):
        waiting = sorted(self.config.get('handlers', {}))
        for is_last in (False, True):
            for name in list(waiting):
                try:
                    handler = self.configure_handler(dict(self.config['handlers'][name]))
                except Exception as error:
                    if not is_last and 'target not configured yet' in str(error.__cause__ or error):
                        continue
                    raise ValueError('Unable to configure handler %r' % name) from error
                handler.name = name
                self.handlers[name] = handler
                waiting.remove(name)

    def _loggers(self, keeps):
        root = logging.root
        existing = sorted(root.manager.loggerDict)
        below = []
        for name, one in self.config.get('loggers', {}).items():
            if name in existing:
                below += [other for other in existing if other.startswith(name + '.')]
                existing.remove(name)
            try:
                self.configure_logger(name, one)
            except Exception as error:
                raise ValueError('Unable to configure logger %r' % name) from error
        for name in existing:
            logger = root.manager.loggerDict[name]
            if name in below:
                if isinstance(logger, logging.Logger):
                    logger.setLevel(logging.NOTSET)
                    logger.handlers = []
                    logger.propagate = True
            elif isinstance(logger, logging.Logger):
                logger.disabled = not keeps

    def configure_formatter(self, config):
        if '()' in config:
            make = config['()']
            try:
                return self.configure_custom(config)
            except TypeError as error:
                if "'format'" not in str(error):
                    raise
                config['fmt'] = config.pop('format')
                config['()'] = make
                return self.configure_custom(config)
        kind = config.get('class')
        make = logging.Formatter if not kind else _resolve(kind)
        arguments = [config.get('format', None), config.get('datefmt', None), config.get('style', '%')]
        if 'validate' in config:
            arguments.append(config['validate'])
        return make(*arguments)

    def configure_filter(self, config):
        if '()' in config:
            return self.configure_custom(config)
        return logging.Filter(config.get('name', ''))

    def add_filters(self, filterer, filters):
        for one in filters:
            try:
                filterer.addFilter(one if callable(one) or callable(getattr(one, 'filter', None)) else self.filters[one])
            except Exception as error:
                raise ValueError('Unable to add filter %r' % (one,)) from error

    def configure_handler(self, config):
        formatter = config.pop('formatter', None)
        if formatter:
            try:
                formatter = self.formatters[formatter]
            except Exception as error:
                raise ValueError('Unable to set formatter %r' % formatter) from error
        level, filters = config.pop('level', None), config.pop('filters', None)
        if '()' in config:
            made = self.configure_custom(config)
        else:
            kind = config.pop('class')
            kind = kind if callable(kind) else self.resolve(kind)
            if config.get('target') and not callable(config['target']) and hasattr(kind, 'setTarget'):
                if config['target'] not in self.handlers:
                    raise TypeError('target not configured yet')
                config['target'] = self.handlers[config['target']]
            extra = config.pop('.', None)
            arguments = {key: self.convert(value) for key, value in config.items() if _name.match(key)}
            try:
                made = kind(**arguments)
            except TypeError as error:
                if "'stream'" not in str(error):
                    raise
                arguments['strm'] = arguments.pop('stream')
                made = kind(**arguments)
            for key, value in (extra or {}).items():
                setattr(made, key, value)
        if formatter:
            made.setFormatter(formatter)
        if level is not None:
            made.setLevel(logging._checkLevel(level))
        if filters:
            self.add_filters(made, filters)
        return made

    def common_logger_config(self, logger, config, incremental=False):
        if config.get('level') is not None:
            logger.setLevel(logging._checkLevel(config['level']))
        if incremental:
            return
        for handler in logger.handlers[:]:
            logger.removeHandler(handler)
        for name in config.get('handlers') or ():
            try:
                logger.addHandler(self.handlers[name])
            except Exception as error:
                raise ValueError('Unable to add handler %r' % name) from error
        if config.get('filters'):
            self.add_filters(logger, config['filters'])

    def configure_logger(self, name, config, incremental=False):
        logger = logging.getLogger(name)
        self.common_logger_config(logger, config, incremental)
        logger.disabled = False
        if config.get('propagate') is not None:
            logger.propagate = config['propagate']

    def configure_root(self, config, incremental=False):
        self.common_logger_config(logging.getLogger(), config, incremental)


dictConfigClass = DictConfigurator


def dictConfig(config):
    dictConfigClass(config).configure()


def fileConfig(fname, defaults=None, disable_existing_loggers=True, encoding=None):
    """The same from a file of sections, in the words of configparser."""
    import configparser
    parser = fname
    if not isinstance(fname, configparser.RawConfigParser):
        parser = configparser.ConfigParser(defaults)
        if hasattr(fname, 'readline'):
            parser.read_file(fname)
        else:
            parser.read(fname, encoding=io.text_encoding(encoding))

    def names(section):
        return [name.strip() for name in parser[section]['keys'].split(',') if name.strip()]

    space = vars(logging)
    formatters = {}
    for name in names('formatters'):
        section = parser['formatter_' + name]
        kind = _resolve(section['class']) if section.get('class') else logging.Formatter
        formatters[name] = kind(section.get('format', raw=True, fallback=None), section.get('datefmt', raw=True, fallback=None),
                                section.get('style', raw=True, fallback='%'))
    _clear()
    handlers, targets = {}, {}
    for name in names('handlers'):
        section = parser['handler_' + name]
        try:
            kind = eval(section['class'], space)
        except (AttributeError, NameError):
            kind = _resolve(section['class'])
        handler = kind(*eval(section.get('args', '()'), space), **eval(section.get('kwargs', '{}'), space))
        handler.name = name
        if section.get('level'):
            handler.setLevel(section['level'])
        if section.get('formatter'):
            handler.setFormatter(formatters[section['formatter']])
        if section.get('target'):
            targets[handler] = section['target']
        handlers[name] = handler
    for handler, target in targets.items():
        handler.setTarget(handlers[target])
    root = logging.root
    existing = sorted(root.manager.loggerDict)
    for name in ['root'] + [name for name in names('loggers') if name != 'root']:
        section = parser['logger_' + name]
        logger = root if name == 'root' else logging.getLogger(section['qualname'])
        if logger.name in existing:
            existing.remove(logger.name)
        if section.get('level'):
            logger.setLevel(section['level'])
        for handler in logger.handlers[:]:
            logger.removeHandler(handler)
        if name != 'root':
            logger.propagate = section.getint('propagate', fallback=1)
            logger.disabled = False
        for one in section.get('handlers', '').split(','):
            if one.strip():
                logger.addHandler(handlers[one.strip()])
    for name in existing:
        logger = root.manager.loggerDict[name]
        if isinstance(logger, logging.Logger):
            logger.disabled = disable_existing_loggers
