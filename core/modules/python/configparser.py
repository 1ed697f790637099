"""Settings in sections: files with [names] and key = value."""

import os
import re
from collections import ChainMap as _ChainMap
from collections.abc import MutableMapping

__all__ = ["NoSectionError", "DuplicateOptionError", "DuplicateSectionError", "NoOptionError", "InterpolationError",
           "InterpolationDepthError", "InterpolationMissingOptionError", "InterpolationSyntaxError", "ParsingError",
           "MissingSectionHeaderError", "ConfigParser", "SafeConfigParser", "RawConfigParser", "Interpolation",
           "BasicInterpolation", "ExtendedInterpolation", "LegacyInterpolation", "SectionProxy", "ConverterMapping",
           "DEFAULTSECT", "MAX_INTERPOLATION_DEPTH"]

DEFAULTSECT = 'DEFAULT'
MAX_INTERPOLATION_DEPTH = 10


class Error(Exception):
    def __repr__(self):
        return self.message

    __str__ = __repr__

    def __init__(self, msg=''):
        super().__init__(msg)
        self.message = msg


class NoSectionError(Error):
    def __init__(self, section):
        Error.__init__(self, 'No section: %r' % (section,))
        self.section = section
        self.args = (section,)


def _place(source, lineno):
    text = ['While reading from ', repr(source)]
    if lineno is not None:
        text.append(' [line {0:2d}]'.format(lineno))
    return ''.join(text) + ': '


class DuplicateSectionError(Error):
    def __init__(self, section, source=None, lineno=None):
        text = repr(section) + ' already exists'
        text = 'Section ' + text if source is None else _place(source, lineno) + 'section ' + text
        Error.__init__(self, text)
        self.section, self.source, self.lineno = section, source, lineno
        self.args = (section, source, lineno)


class DuplicateOptionError(Error):
    def __init__(self, section, option, source=None, lineno=None):
        text = '%r in section %r already exists' % (option, section)
        text = 'Option ' + text if source is None else _place(source, lineno) + 'option ' + text
        Error.__init__(self, text)
        self.section, self.option, self.source, self.lineno = section, option, source, lineno
        self.args = (section, option, source, lineno)


class NoOptionError(Error):
    def __init__(self, option, section):
        Error.__init__(self, 'No option %r in section: %r' % (option, section))
        self.option, self.section = option, section
        self.args = (option, section)


class InterpolationError(Error):
    def __init__(self, option, section, msg):
        Error.__init__(self, msg)
        self.option, self.section = option, section
        self.args = (option, section, msg)


class InterpolationMissingOptionError(InterpolationError):
    def __init__(self, option, section, rawval, reference):
        InterpolationError.__init__(self, option, section, (
            'Bad value substitution: option {!r} in section {!r} contains an interpolation key {!r} which is not a valid '
            'option name. Raw value: {!r}').format(option, section, reference, rawval))
        self.reference = reference
        self.args = (option, section, rawval, reference)


class InterpolationSyntaxError(InterpolationError):
    pass


class InterpolationDepthError(InterpolationError):
    def __init__(self, option, section, rawval):
        InterpolationError.__init__(self, option, section, (
            'Recursion limit exceeded in value substitution: option {!r} in section {!r} contains an interpolation key '
            'which cannot be substituted in {} steps. Raw value: {!r}').format(
                option, section, MAX_INTERPOLATION_DEPTH, rawval))
        self.args = (option, section, rawval)


class ParsingError(Error):
    def __init__(self, source=None, filename=None):
        source = filename if source is None else source
        if not source:
            raise ValueError("Required argument `source' not given.")
        Error.__init__(self, 'Source contains parsing errors: %r' % source)
        self.source = source
        self.errors = []
        self.args = (source,)

    def append(self, lineno, line):
        self.errors.append((lineno, line))
        self.message += '\n\t[line %2d]: %s' % (lineno, line)


class MissingSectionHeaderError(ParsingError):
    def __init__(self, filename, lineno, line):
        Error.__init__(self, 'File contains no section headers.\nfile: %r, line: %d\n%r' % (filename, lineno, line))
        self.source, self.lineno, self.line = filename, lineno, line
        self.args = (filename, lineno, line)


_UNSET = object()


class Interpolation:
    """Leaves values as they are."""

    def before_write(self, parser, section, option, value):
        return value

    def before_read(self, parser, section, option, value):
        return value

    def before_set(self, parser, section, option, value):
        return value

    def before_get(self, parser, section, option, value, defaults):
        return value


class BasicInterpolation(Interpolation):
    """%(name)s stands for another value."""

    _KEYCRE = re.compile(r'%\(([^)]+)\)s')
    _sign = '%'

    def before_get(self, parser, section, option, value, defaults):
        parts = []
        self._expand(parser, option, parts, value, section, defaults, 1)
        return ''.join(parts)

    def before_set(self, parser, section, option, value):
        rest = self._KEYCRE.sub('', value.replace(self._sign * 2, ''))
        if self._sign in rest:
            raise ValueError('invalid interpolation syntax in %r at position %d' % (value, rest.find(self._sign)))
        return value

    def _value(self, parser, option, section, rest, raw, names, found):
        name = parser.optionxform(found.group(1))
        try:
            return names[name], section, names
        except KeyError:
            raise InterpolationMissingOptionError(option, section, raw, name) from None

    def _wrong(self, option, section, rest):
        if rest[1:2] == '(':
            raise InterpolationSyntaxError(option, section, 'bad interpolation variable reference %r' % rest)
        raise InterpolationSyntaxError(option, section, "'%%' must be followed by '%%' or '(', found: %r" % (rest,))

    def _expand(self, parser, option, parts, rest, section, names, depth):
        sign = self._sign
        raw = parser.get(section, option, raw=True, fallback=rest)
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, raw)
        while rest:
            before, found, _ = rest.partition(sign)
            parts.append(before)
            if not found:
                return
            rest = rest[len(before):]
            if rest[1:2] == sign:
                parts.append(sign)
                rest = rest[2:]
                continue
            match = self._KEYCRE.match(rest)
            if match is None:
                self._wrong(option, section, rest)
            value, inner, inner_names = self._value(parser, option, section, rest, raw, names, match)
            rest = rest[match.end():]
            if sign in value:
                self._expand(parser, option, parts, value, inner, inner_names, depth + 1)
            else:
                parts.append(value)


class ExtendedInterpolation(BasicInterpolation):
    """${name} and ${section:name} stand for other values."""

    _KEYCRE = re.compile(r'\$\{([^}]+)\}')
    _sign = '$'

    def _value(self, parser, option, section, rest, raw, names, found):
        path = found.group(1).split(':')
        inner, inner_names = section, names
        try:
            if len(path) == 1:
                return names[parser.optionxform(path[0])], section, names
            if len(path) == 2:
                inner = path[0]
                name = parser.optionxform(path[1])
                return parser.get(inner, name, raw=True), inner, dict(parser.items(inner, raw=True))
        except (KeyError, NoSectionError, NoOptionError):
            raise InterpolationMissingOptionError(option, section, raw, ':'.join(path)) from None
        raise InterpolationSyntaxError(option, section, 'More than one \':\' found: %r' % (rest,))

    def _wrong(self, option, section, rest):
        if rest[1:2] == '{':
            raise InterpolationSyntaxError(option, section, 'bad interpolation variable reference %r' % rest)
        raise InterpolationSyntaxError(option, section, "'$' must be followed by '$' or '{', found: %r" % (rest,))


class LegacyInterpolation(BasicInterpolation):
    """As it was in old times."""


class RawConfigParser(MutableMapping):
    """Sections of settings."""

    _DEFAULT_INTERPOLATION = Interpolation()
    SECTCRE = re.compile(r'\[(?P<header>.+)\]')
    NONSPACECRE = re.compile(r'\S')
    BOOLEAN_STATES = {'1': True, 'yes': True, 'true': True, 'on': True, '0': False, 'no': False, 'false': False, 'off': False}

    def __init__(self, defaults=None, dict_type=dict, allow_no_value=False, *, delimiters=('=', ':'),
                 comment_prefixes=('#', ';'), inline_comment_prefixes=None, strict=True, empty_lines_in_values=True,
                 default_section=DEFAULTSECT, interpolation=_UNSET, converters=_UNSET):
        self._dict = dict_type
        self._sections = dict_type()
        self._defaults = dict_type()
        self._converters = ConverterMapping(self)
        self._proxies = dict_type()
        self._proxies[default_section] = SectionProxy(self, default_section)
        self._delimiters = tuple(delimiters)
        signs = '|'.join(re.escape(sign) for sign in delimiters)
        self.OPTCRE = re.compile(r'(?P<option>.*?)\s*(?:(?P<vi>%s)\s*(?P<value>.*))%s$' % (
            signs, '?' if allow_no_value else ''))
        self._optcre = self.OPTCRE
        self._comment_prefixes = tuple(comment_prefixes or ())
        self._inline_comment_prefixes = tuple(inline_comment_prefixes or ())
        self._strict = strict
        self._allow_no_value = allow_no_value
        self._empty_lines_in_values = empty_lines_in_values
        self.default_section = default_section
        self._interpolation = self._DEFAULT_INTERPOLATION if interpolation is _UNSET else interpolation
        if self._interpolation is None:
            self._interpolation = Interpolation()
        if converters is not _UNSET:
            self._converters.update(converters)
        if defaults:
            self._read_defaults(defaults)

    def _read_defaults(self, defaults):
        for key, value in defaults.items():
            self._defaults[self.optionxform(key)] = value

    def defaults(self):
        return self._defaults

    def sections(self):
        return list(self._sections.keys())

    def has_section(self, section):
        return section in self._sections

    def add_section(self, section):
        if section == self.default_section:
            raise ValueError('Invalid section name: %r' % section)
        if section in self._sections:
            raise DuplicateSectionError(section)
        self._open_section(section)

    def _open_section(self, section):
        """Begins a section; what is to be filled with its values."""
        names = self._sections[section] = self._dict()
        self._proxies[section] = SectionProxy(self, section)
        return names

    def _names_of(self, section):
        """The values that a section has itself: those of the default section when it has no name."""
        if not section or section == self.default_section:
            return self._defaults
        try:
            return self._sections[section]
        except KeyError:
            raise NoSectionError(section) from None

    def options(self, section):
        try:
            names = self._sections[section].copy()
        except KeyError:
            raise NoSectionError(section) from None
        names.update(self._defaults)
        return list(names.keys())

    def read(self, filenames, encoding=None):
        if isinstance(filenames, (str, bytes, os.PathLike)):
            filenames = [filenames]
        found = []
        for filename in filenames:
            try:
                with open(filename, encoding=encoding) as file:
                    self._read(file, filename)
            except OSError:
                continue
            found.append(os.fspath(filename) if isinstance(filename, os.PathLike) else filename)
        return found

    def read_file(self, f, source=None):
        if source is None:
            source = getattr(f, 'name', '<???>')
        self._read(f, source)

    def read_string(self, string, source='<string>'):
        import io
        self.read_file(io.StringIO(string), source)

    def read_dict(self, dictionary, source='<dict>'):
        known = set()
        for section, keys in dictionary.items():
            section = str(section)
            try:
                self.add_section(section)
            except (DuplicateSectionError, ValueError):
                if self._strict and section in known:
                    raise
            known.add(section)
            for key, value in keys.items():
                key = self.optionxform(str(key))
                if value is not None:
                    value = str(value)
                if self._strict and (section, key) in known:
                    raise DuplicateOptionError(section, key, source)
                known.add((section, key))
                self.set(section, key, value)

    def get(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        try:
            names = self._unify_values(section, vars)
        except NoSectionError:
            if fallback is _UNSET:
                raise
            return fallback
        option = self.optionxform(option)
        try:
            value = names[option]
        except KeyError:
            if fallback is _UNSET:
                raise NoOptionError(option, section)
            return fallback
        if raw or value is None:
            return value
        return self._interpolation.before_get(self, section, option, value, names)

    def _get_conv(self, section, option, conv, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        try:
            return conv(self.get(section, option, raw=raw, vars=vars, **kwargs))
        except (NoSectionError, NoOptionError):
            if fallback is _UNSET:
                raise
            return fallback

    def getint(self, section, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        return self._get_conv(section, option, int, raw=raw, vars=vars, fallback=fallback, **kwargs)

    def getfloat(self, section, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        return self._get_conv(section, option, float, raw=raw, vars=vars, fallback=fallback, **kwargs)

    def getboolean(self, section, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        return self._get_conv(section, option, self._convert_to_boolean, raw=raw, vars=vars, fallback=fallback, **kwargs)

    def items(self, section=_UNSET, raw=False, vars=None):
        if section is _UNSET:
            return super().items()
        names = self._defaults.copy()
        try:
            names.update(self._sections[section])
        except KeyError:
            if section != self.default_section:
                raise NoSectionError(section)
        own = list(names.keys())
        for key, value in (vars or {}).items():
            names[self.optionxform(key)] = value
        return [(option, names[option] if raw or names[option] is None else self._interpolation.before_get(
            self, section, option, names[option], names)) for option in own]

    def popitem(self):
        names = self.sections()
        if not names:
            raise KeyError
        first = names[0]
        proxy = self[first]
        del self[first]
        return first, proxy

    def has_option(self, section, option):
        is_default = not section or section == self.default_section
        if not is_default and section not in self._sections:
            return False
        name = self.optionxform(option)
        return name in self._defaults or not is_default and name in self._sections[section]

    def optionxform(self, optionstr):
        return optionstr.lower()

    def set(self, section, option, value=None):
        if value:
            value = self._interpolation.before_set(self, section, option, value)
        self._names_of(section)[self.optionxform(option)] = value

    def write(self, fp, space_around_delimiters=True):
        sign = ' {} '.format(self._delimiters[0]) if space_around_delimiters else self._delimiters[0]
        if self._defaults:
            self._write_section(fp, self.default_section, self._defaults.items(), sign)
        for section in self._sections:
            self._write_section(fp, section, self._sections[section].items(), sign)

    def _write_section(self, fp, section_name, section_items, delimiter):
        fp.write('[{}]\n'.format(section_name))
        for key, value in section_items:
            value = self._interpolation.before_write(self, section_name, key, value)
            if value is not None or not self._allow_no_value:
                value = delimiter + str(value).replace('\n', '\n\t')
            else:
                value = ''
            fp.write('{}{}\n'.format(key, value))
        fp.write('\n')

    def remove_option(self, section, option):
        names = self._names_of(section)
        name = self.optionxform(option)
        if name not in names:
            return False
        del names[name]
        return True

    def remove_section(self, section):
        if section not in self._sections:
            return False
        del self._sections[section], self._proxies[section]
        return True

    def __len__(self):
        return 1 + len(self._sections)

    def __iter__(self):
        return iter((self.default_section, *self._sections.keys()))

    def __contains__(self, key):
        return key == self.default_section or self.has_section(key)

    def __getitem__(self, key):
        if key == self.default_section or self.has_section(key):
            return self._proxies[key]
        raise KeyError(key)

    def __delitem__(self, key):
        if key == self.default_section:
            raise ValueError('Cannot remove the default section.')
        if self.has_section(key):
            self.remove_section(key)
        else:
            raise KeyError(key)

    def __setitem__(self, key, value):
        if key in self and self[key] is value:
            return
        known = self._defaults if key == self.default_section else self._sections.get(key)
        if known is not None:
            known.clear()
        self.read_dict({key: value})

    def _without_comment(self, line):
        """The line without its comments, and whether it had an inline one."""
        start = min((found.start() for sign in self._inline_comment_prefixes
                     for found in re.finditer(r'(?:^|(?<=\s))' + re.escape(sign), line)), default=None)
        if any(line.strip().startswith(sign) for sign in self._comment_prefixes):
            start = 0
        return line[:start].strip(), start

    def _read(self, fp, fpname):
        known = set()
        names = section = option = wrong = None
        indent = 0
        for lineno, line in enumerate(fp, start=1):
            value, comment = self._without_comment(line)
            if not value:
                if self._empty_lines_in_values:
                    if comment is None and names is not None and option and names[option] is not None:
                        names[option].append('')
                else:
                    indent = len(line) + 1
                continue
            first = self.NONSPACECRE.search(line)
            own_indent = first.start() if first else 0
            if names is not None and option and own_indent > indent:
                names[option].append(value)
                continue
            indent = own_indent
            header = self.SECTCRE.match(value)
            if header:
                section = header.group('header')
                if section in self._sections:
                    if self._strict and section in known:
                        raise DuplicateSectionError(section, fpname, lineno)
                    names = self._sections[section]
                elif section == self.default_section:
                    names = self._defaults
                else:
                    names = self._open_section(section)
                known.add(section)
                option = None
                continue
            if names is None:
                raise MissingSectionHeaderError(fpname, lineno, line)
            found = self._optcre.match(value)
            if not found:
                wrong = self._wrong(wrong, fpname, lineno, line)
                continue
            option, _, text = found.group('option', 'vi', 'value')
            if not option:
                wrong = self._wrong(wrong, fpname, lineno, line)
            option = self.optionxform(option.rstrip())
            if self._strict and (section, option) in known:
                raise DuplicateOptionError(section, option, fpname, lineno)
            known.add((section, option))
            names[option] = [text.strip()] if text is not None else None
        self._join_lines()
        if wrong:
            raise wrong

    def _wrong(self, wrong, fpname, lineno, line):
        wrong = wrong or ParsingError(fpname)
        wrong.append(lineno, repr(line))
        return wrong

    def _join_lines(self):
        for section, names in [(self.default_section, self._defaults), *self._sections.items()]:
            for name, value in names.items():
                if isinstance(value, list):
                    value = '\n'.join(value).rstrip()
                names[name] = self._interpolation.before_read(self, section, name, value)

    def _unify_values(self, section, vars):
        own = {}
        try:
            own = self._sections[section]
        except KeyError:
            if section != self.default_section:
                raise NoSectionError(section) from None
        given = {}
        for key, value in (vars or {}).items():
            given[self.optionxform(key)] = str(value) if value is not None else None
        return _ChainMap(given, own, self._defaults)

    def _convert_to_boolean(self, value):
        if value.lower() not in self.BOOLEAN_STATES:
            raise ValueError('Not a boolean: %s' % value)
        return self.BOOLEAN_STATES[value.lower()]

    def _validate_value_types(self, *, section='', option='', value=''):
        if not isinstance(section, str):
            raise TypeError('section names must be strings')
        if not isinstance(option, str):
            raise TypeError('option keys must be strings')
        if (not self._allow_no_value or value) and not isinstance(value, str):
            raise TypeError('option values must be strings')

    @property
    def converters(self):
        return self._converters


class ConfigParser(RawConfigParser):
    """The same with values that name others."""

    _DEFAULT_INTERPOLATION = BasicInterpolation()

    def set(self, section, option, value=None):
        self._validate_value_types(option=option, value=value)
        super().set(section, option, value)

    def add_section(self, section):
        self._validate_value_types(section=section)
        super().add_section(section)

    def _read_defaults(self, defaults):
        kept, self._interpolation = self._interpolation, Interpolation()
        try:
            self.read_dict({self.default_section: defaults})
        finally:
            self._interpolation = kept


class SafeConfigParser(ConfigParser):
    """An old name."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        import warnings
        warnings.warn('The SafeConfigParser class has been renamed to ConfigParser in Python 3.2. This alias will be removed in '
                      'Python 3.12. Use ConfigParser directly instead.', DeprecationWarning, stacklevel=2)


class SectionProxy(MutableMapping):
    """One section."""

    parser = property(lambda self: self._parser)
    name = property(lambda self: self._name)

    def __init__(self, parser, name):
        self._parser, self._name = parser, name
        for kind in parser.converters:
            self._add_getter(kind, getattr(parser, 'get' + kind))

    def _add_getter(self, kind, impl):
        def get_converted(option, fallback=None, **kwargs):
            return self.get(option, fallback, _impl=impl, **kwargs)
        setattr(self, 'get' + kind, get_converted)

    def __repr__(self):
        return '<Section: {}>'.format(self._name)

    def __contains__(self, key):
        return self._parser.has_option(self._name, key)

    def __getitem__(self, key):
        if self._parser.has_option(self._name, key):
            return self._parser.get(self._name, key)
        raise KeyError(key)

    def __delitem__(self, key):
        if not (self._parser.has_option(self._name, key) and self._parser.remove_option(self._name, key)):
            raise KeyError(key)

    def __setitem__(self, key, value):
        self._parser._validate_value_types(option=key, value=value)
        self._parser.set(self._name, key, value)

    def _options(self):
        if self._name != self._parser.default_section:
            return self._parser.options(self._name)
        return list(self._parser.defaults())

    def __len__(self):
        return len(self._options())

    def __iter__(self):
        return self._options().__iter__()

    def get(self, option, fallback=None, *, raw=False, vars=None, _impl=None, **kwargs):
        return (_impl or self._parser.get)(self._name, option, raw=raw, vars=vars, fallback=fallback, **kwargs)


class ConverterMapping(MutableMapping):
    """Which get…() a parser has, and what they convert with."""

    def __init__(self, parser):
        self._parser = parser
        self._data = {name[3:]: None for name in ('getint', 'getfloat', 'getboolean')}

    def __getitem__(self, key):
        return self._data[key]

    def __setitem__(self, key, value):
        self._data[key] = value
        parser = self._parser

        def get(section, option, **kwargs):
            return parser._get_conv(section, option, value, **kwargs)
        setattr(parser, 'get' + key, get)
        for proxy in parser._proxies.values():
            proxy._add_getter(key, get)

    def __delitem__(self, key):
        del self._data[key]
        delattr(self._parser, 'get' + key)

    def __iter__(self):
        return iter(self._data)

    def __len__(self):
        return len(self._data)
