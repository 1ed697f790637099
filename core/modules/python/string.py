"""Sets of characters, templates with $names, and str.format as a class."""

__all__ = ["ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits", "hexdigits", "octdigits",
           "printable", "punctuation", "whitespace", "Formatter", "Template"]

digits = '0123456789'
octdigits, hexdigits = digits[:8], digits + 'abcdefABCDEF'
ascii_lowercase, ascii_uppercase = 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'
whitespace = ' \t\n\r\v\f'
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Each word with a capital first: words are parted at sep, or at whitespace that becomes one space."""
    return (sep or ' ').join(map(str.capitalize, s.split(sep)))


class _LazyPattern:
    """Template's own pattern: made, and re imported, when it is first asked for."""

    def __get__(self, instance, cls):
        Template._compile()
        return Template.pattern


class _Both(dict):
    """Keywords first, then the mapping that was given."""

    def __init__(self, keywords, mapping):
        super().__init__(keywords)
        self.mapping = mapping

    def __missing__(self, key):
        return self.mapping[key]


class Template:
    """A string with $name and ${name} in it."""

    delimiter = '$'
    idpattern = r'(?a:[_a-z][_a-z0-9]*)'
    braceidpattern = None
    flags = 2  # re.IGNORECASE
    pattern = _LazyPattern()

    def __init_subclass__(cls):
        super().__init_subclass__()
        cls._compile()

    @classmethod
    def _compile(cls):
        import re
        if 'pattern' in cls.__dict__ and not isinstance(cls.__dict__['pattern'], _LazyPattern):
            pattern = cls.pattern
        else:
            mark = re.escape(cls.delimiter)
            braced = cls.braceidpattern or cls.idpattern
            pattern = (rf'{mark}(?:(?P<escaped>{mark})|(?P<named>{cls.idpattern})|{{(?P<braced>{braced})}}|'
                       rf'(?P<invalid>))')
        if cls.flags == 2:
            cls.flags = re.IGNORECASE
        cls.pattern = re.compile(pattern, cls.flags | re.VERBOSE)

    def __init__(self, template):
        self.template = template

    def _invalid(self, match):
        at = match.start('invalid')
        lines = self.template[:at].splitlines(keepends=True)
        if lines:
            column, line = at - len(''.join(lines[:-1])), len(lines)
        else:
            column = line = 1
        raise ValueError('Invalid placeholder in string: line %d, col %d' % (line, column))

    @staticmethod
    def _names(mapping, keywords):
        if mapping is None:
            return keywords
        return _Both(keywords, mapping) if keywords else mapping

    def substitute(self, mapping=None, /, **kws):
        mapping = self._names(mapping, kws)

        def convert(match):
            name = match.group('named') or match.group('braced')
            if name is not None:
                return str(mapping[name])
            if match.group('escaped') is not None:
                return self.delimiter
            if match.group('invalid') is not None:
                self._invalid(match)
            raise ValueError('Unrecognized named group in pattern', self.pattern)
        return self.pattern.sub(convert, self.template)

    def safe_substitute(self, mapping=None, /, **kws):
        mapping = self._names(mapping, kws)

        def convert(match):
            name = match.group('named') or match.group('braced')
            if name is not None:
                try:
                    return str(mapping[name])
                except KeyError:
                    return match.group()
            if match.group('escaped') is not None:
                return self.delimiter
            if match.group('invalid') is not None:
                return match.group()
            raise ValueError('Unrecognized named group in pattern', self.pattern)
        return self.pattern.sub(convert, self.template)

    def is_valid(self):
        for match in self.pattern.finditer(self.template):
            if match.group('invalid') is not None:
                return False
            if match.group('named') is None and match.group('braced') is None and match.group('escaped') is None:
                raise ValueError('Unrecognized named group in pattern', self.pattern)
        return True

    def get_identifiers(self):
        names = []
        for match in self.pattern.finditer(self.template):
            name = match.group('named') or match.group('braced')
            if name is not None:
                if name not in names:
                    names.append(name)
            elif name is None and match.group('invalid') is None and match.group('escaped') is None:
                raise ValueError('Unrecognized named group in pattern', self.pattern)
        return names


def _parse_format(text):
    """(literal text, field name, format spec, conversion) for each field, as str.format takes a text apart."""
    at = 0
    literal = ''
    while at < len(text):
        sign = text[at]
        at += 1
        if sign not in '{}':
            literal += sign
        elif text[at:at + 1] == sign:
            yield literal + sign, None, None, None
            literal = ''
            at += 1
        elif sign == '}' or at == len(text):
            raise ValueError("Single '%s' encountered in format string" % sign)
        else:
            name, spec, conversion, at = _parse_field(text, at)
            yield literal, name, spec, conversion
            literal = ''
    if literal:
        yield literal, None, None, None


def _parse_field(text, start):
    """(name, format spec, conversion, the index behind) of the field whose inside begins at `start`."""
    at = start
    in_brackets = False
    while at < len(text):
        sign = text[at]
        if sign == '{':
            raise ValueError("unexpected '{' in field name")
        if sign == '[':
            in_brackets = True
        elif sign == ']':
            in_brackets = False
        elif sign in '}:!' and not in_brackets:
            break
        at += 1
    else:
        raise ValueError("expected '}' before end of string")
    name = text[start:at]
    at += 1
    if sign == '}':
        return name, '', None, at
    conversion = None
    if sign == '!':
        if at == len(text):
            raise ValueError("end of string while looking for conversion specifier")
        conversion = text[at]
        sign = text[at + 1:at + 2]
        at += 2
        if sign == '}':
            return name, '', conversion, at
        if sign not in ('', ':'):
            raise ValueError("expected ':' after conversion specifier")
    start = at
    depth = 1
    while at < len(text):
        if text[at] == '{':
            depth += 1
        elif text[at] == '}':
            depth -= 1
            if depth == 0:
                return name, text[start:at], conversion, at + 1
        at += 1
    raise ValueError("unmatched '{' in format spec")


def _split_field_name(name):
    """'a.b[0]' → ('a', [(True, 'b'), (False, 0)])"""
    end = 0
    while end < len(name) and name[end] not in '.[':
        end += 1
    first = name[:end]
    steps = []
    while end < len(name):
        if name[end] == '.':
            start = end = end + 1
            while end < len(name) and name[end] not in '.[':
                end += 1
            part = name[start:end]
            steps.append((True, part))
        elif name[end] == '[':
            close = name.find(']', end)
            if close < 0:
                raise ValueError("Missing ']' in format string")
            part = name[end + 1:close]
            steps.append((False, int(part) if part.isdecimal() else part))
            end = close + 1
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        if part == '':
            raise ValueError('Empty attribute in format string')
    return (int(first) if first.isdecimal() else first), steps


_conversions = (('s', str), ('r', repr), ('a', ascii))


class Formatter:
    """What str.format does, each step a method."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        result, _ = self._vformat(format_string, args, kwargs, used, 2)
        self.check_unused_args(used, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
        if recursion_depth < 0:
            raise ValueError('Max string recursion exceeded')
        pieces = []
        for literal, name, spec, conversion in self.parse(format_string):
            if literal:
                pieces.append(literal)
            if name is None:
                continue
            if name == '':
                if auto_arg_index is False:
                    raise ValueError('cannot switch from manual field specification to automatic field numbering')
                name = str(auto_arg_index)
                auto_arg_index += 1
            elif name.isdigit():
                if auto_arg_index:
                    raise ValueError('cannot switch from manual field specification to automatic field numbering')
                auto_arg_index = False
            value, key = self.get_field(name, args, kwargs)
            used_args.add(key)
            value = self.convert_field(value, conversion)
            spec, auto_arg_index = self._vformat(spec, args, kwargs, used_args, recursion_depth - 1, auto_arg_index)
            pieces.append(self.format_field(value, spec))
        return ''.join(pieces), auto_arg_index

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        for sign, convert in _conversions:
            if conversion == sign:
                return convert(value)
        raise ValueError('Unknown conversion specifier {0!s}'.format(conversion))

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def parse(self, format_string):
        return _parse_format(format_string)

    def get_field(self, field_name, args, kwargs):
        first, steps = _split_field_name(field_name)
        value = self.get_value(first, args, kwargs)
        for is_attribute, step in steps:
            value = getattr(value, step) if is_attribute else value[step]
        return value, first
