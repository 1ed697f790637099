"""Messages in the user's language, from catalogues that have been compiled."""

import os
import re
import sys

__all__ = ['NullTranslations', 'GNUTranslations', 'Catalog', 'bindtextdomain', 'find', 'translation', 'install', 'textdomain',
           'dgettext', 'dngettext', 'gettext', 'ngettext', 'pgettext', 'dpgettext', 'npgettext', 'dnpgettext']

_default_localedir = os.path.join(sys.base_prefix, 'share', 'locale')

_tokens = re.compile(r'\s*(?:(\d+)|(n)\b|(\|\||&&|[=!<>]=|[-+*/%<>?:()!])|(\w+|.))')
_levels = (('||',), ('&&',), ('==', '!='), ('<', '>', '<=', '>='), ('+', '-'), ('*', '/', '%'))
_words = {'||': 'or', '&&': 'and', '/': '//'}


def c2py(plural):
    """A function of the expression in C that says which plural a number has."""
    if len(plural) > 1000:
        raise ValueError('plural form expression is too long')
    found = [match for match in _tokens.finditer(plural.rstrip())]
    words = []
    for match in found:
        if match.group(4):
            raise ValueError('invalid token in plural form: %s' % match.group(4))
        words.append(match.group(match.lastindex))
    words.append('')
    at = 0

    def fail():
        if words[at]:
            raise ValueError('unexpected token in plural form: %s' % words[at])
        raise ValueError('unexpected end of plural form')

    def operand():
        nonlocal at
        word = words[at]
        if word == '!':
            at += 1
            return 'not (%s)' % operand()
        if word == '(':
            at += 1
            inner = whole()
            if words[at] != ')':
                raise ValueError('unbalanced parenthesis in plural form')
            at += 1
            return '(%s)' % inner
        if word == 'n' or word.isdigit():
            at += 1
            return word
        fail()

    def binary(level):
        nonlocal at
        if level == len(_levels):
            return operand()
        left = binary(level + 1)
        while words[at] in _levels[level] and words[at]:
            word = words[at]
            at += 1
            left = '(%s %s %s)' % (left, _words.get(word, word), binary(level + 1))
        return left

    def whole():
        nonlocal at
        test = binary(0)
        if words[at] != '?':
            return test
        at += 1
        yes = whole()
        if words[at] != ':':
            fail()
        at += 1
        return '(%s if %s else %s)' % (yes, test, whole())

    text = whole()
    if words[at]:
        fail()
    names = {}
    exec('def choose(n):\n    return int(%s)\n' % text, names)
    choose = names['choose']

    def func(n):
        if not isinstance(n, int):
            n = _as_int(n)
        return choose(n)
    return func


def _as_int(n):
    try:
        whole = round(n)
    except TypeError:
        raise TypeError('Plural value must be an integer, got %s' % (n.__class__.__name__,)) from None
    import warnings
    warnings.warn('Plural value must be an integer, got %s' % (n.__class__.__name__,), DeprecationWarning, 4)
    return n


_may_be_installed = frozenset(['gettext', 'ngettext', 'npgettext', 'pgettext'])


class NullTranslations:
    """Gives every message back as it is, or asks another."""

    def __init__(self, fp=None):
        self._info, self._charset, self._fallback = {}, None, None
        if fp is not None:
            self._parse(fp)

    def _parse(self, fp):
        pass

    def info(self):
        return self._info

    def charset(self):
        return self._charset

    def add_fallback(self, fallback):
        if not self._fallback:
            self._fallback = fallback
        else:
            self._fallback.add_fallback(fallback)

    def gettext(self, message):
        return self._fallback.gettext(message) if self._fallback else message

    def ngettext(self, msgid1, msgid2, n):
        if self._fallback:
            return self._fallback.ngettext(msgid1, msgid2, n)
        return msgid1 if n == 1 else msgid2

    def pgettext(self, context, message):
        return self._fallback.pgettext(context, message) if self._fallback else message

    def npgettext(self, context, msgid1, msgid2, n):
        if self._fallback:
            return self._fallback.npgettext(context, msgid1, msgid2, n)
        return msgid1 if n == 1 else msgid2

    def install(self, names=None):
        import builtins
        seen = vars(builtins)
        seen['_'] = self.gettext
        seen.update((name, getattr(self, name)) for name in names or () if name in _may_be_installed)


class GNUTranslations(NullTranslations):
    """Messages of a .mo file."""

    LE_MAGIC = 0x950412de
    BE_MAGIC = 0xde120495
    CONTEXT = '%s\x04%s'
    VERSIONS = (0, 1)

    def _parse(self, fp):
        from struct import unpack
        filename = getattr(fp, 'name', '')
        self._catalog = catalog = {}
        self.plural = lambda n: int(n != 1)
        data = fp.read()
        magic = unpack('<I', data[:4])[0]
        order = {self.LE_MAGIC: '<', self.BE_MAGIC: '>'}.get(magic)
        if order is None:
            raise OSError(0, 'Bad magic number', filename)
        version, count, master, translated = unpack(order + '4I', data[4:20])
        if version >> 16 not in self.VERSIONS:
            raise OSError(0, 'Bad version number ' + str(version >> 16), filename)
        for number in range(count):
            size, at = unpack(order + 'II', data[master + 8 * number:master + 8 * number + 8])
            new_size, new_at = unpack(order + 'II', data[translated + 8 * number:translated + 8 * number + 8])
            if at + size >= len(data) or new_at + new_size >= len(data):
                raise OSError(0, 'File is corrupt', filename)
            message, new = data[at:at + size], data[new_at:new_at + new_size]
            if not size:
                self._head(new.decode())
            charset = self._charset or 'ascii'
            if b'\0' in message:
                first = message.split(b'\0')[0].decode(charset)
                for which, text in enumerate(new.split(b'\0')):
                    catalog[first, which] = text.decode(charset)
            else:
                catalog[message.decode(charset)] = new.decode(charset)

    def _head(self, text):
        last = None
        for line in text.split('\n'):
            line = line.strip()
            if not line or line.startswith('#-#-#-#-#') and line.endswith('#-#-#-#-#'):
                continue
            if ':' in line:
                name, value = line.split(':', 1)
                last = name.strip().lower()
                value = value.strip()
                self._info[last] = value
                if last == 'content-type':
                    self._charset = value.split('charset=')[1]
                elif last == 'plural-forms':
                    self.plural = c2py(value.split(';')[1].split('plural=')[1])
            elif last:
                self._info[last] += '\n' + line

    def _find(self, key, n=None):
        missing = object()
        if n is None:
            found = self._catalog.get(key, missing)
            if found is missing:
                found = self._catalog.get((key, self.plural(1)), missing)
        else:
            found = self._catalog.get((key, self.plural(n)), missing)
        return None if found is missing else found

    def gettext(self, message):
        found = self._find(message)
        return NullTranslations.gettext(self, message) if found is None else found

    def ngettext(self, msgid1, msgid2, n):
        found = self._find(msgid1, n)
        return NullTranslations.ngettext(self, msgid1, msgid2, n) if found is None else found

    def pgettext(self, context, message):
        found = self._find(self.CONTEXT % (context, message))
        return NullTranslations.pgettext(self, context, message) if found is None else found

    def npgettext(self, context, msgid1, msgid2, n):
        found = self._find(self.CONTEXT % (context, msgid1), n)
        return NullTranslations.npgettext(self, context, msgid1, msgid2, n) if found is None else found


def _expand_lang(loc):
    """The name of a language and the plainer ones that stand for it, the best first."""
    import locale
    loc = locale.normalize(loc)
    loc, at, modifier = loc.partition('@')
    loc, dot, codeset = loc.partition('.')
    language, low, territory = loc.partition('_')
    names = []
    for mask in range(7, -1, -1):
        if (mask & 4 and not at) or (mask & 1 and not dot) or (mask & 2 and not low):
            continue
        name = language + (low + territory if mask & 2 else '') + (dot + codeset if mask & 1 else '') + (
            at + modifier if mask & 4 else '')
        names.append(name)
    return names


def find(domain, localedir=None, languages=None, all=False):
    if localedir is None:
        localedir = _default_localedir
    if languages is None:
        languages = []
        for name in ('LANGUAGE', 'LC_ALL', 'LC_MESSAGES', 'LANG'):
            value = os.environ.get(name)
            if value:
                languages = value.split(':')
                break
        if 'C' not in languages:
            languages.append('C')
    names = []
    for language in languages:
        names += [name for name in _expand_lang(language) if name not in names]
    result = []
    for name in names:
        if name == 'C':
            break
        path = os.path.join(localedir, name, 'LC_MESSAGES', '%s.mo' % domain)
        if os.path.exists(path):
            if not all:
                return path
            result.append(path)
    return result if all else None


_translations = {}


def translation(domain, localedir=None, languages=None, class_=None, fallback=False):
    if class_ is None:
        class_ = GNUTranslations
    paths = find(domain, localedir, languages, all=True)
    if not paths:
        if fallback:
            return NullTranslations()
        raise FileNotFoundError(2, 'No translation file found for domain', domain)
    import copy
    result = None
    for path in paths:
        key = class_, os.path.abspath(path)
        if key not in _translations:
            with open(path, 'rb') as file:
                _translations[key] = class_(file)
        one = copy.copy(_translations[key])
        if result is None:
            result = one
        else:
            result.add_fallback(one)
    return result


def install(domain, localedir=None, *, names=None):
    translation(domain, localedir, fallback=True).install(names)


_current_domain = 'messages'
_localedirs = {}


def bindtextdomain(domain, localedir=None):
    if localedir is not None:
        _localedirs[domain] = localedir
    return _localedirs.get(domain, _default_localedir)


def textdomain(domain=None):
    global _current_domain
    if domain is not None:
        _current_domain = domain
    return _current_domain


# Each function of a domain, and behind it the one of the domain that is current.

def _of(domain):
    return translation(domain, _localedirs.get(domain, None), fallback=True)


def dgettext(domain, message):
    return _of(domain).gettext(message)


def gettext(message):
    return dgettext(_current_domain, message)


def dngettext(domain, msgid1, msgid2, n):
    return _of(domain).ngettext(msgid1, msgid2, n)


def ngettext(msgid1, msgid2, n):
    return dngettext(_current_domain, msgid1, msgid2, n)


def dpgettext(domain, context, message):
    return _of(domain).pgettext(context, message)


def pgettext(context, message):
    return dpgettext(_current_domain, context, message)


def dnpgettext(domain, context, msgid1, msgid2, n):
    return _of(domain).npgettext(context, msgid1, msgid2, n)


def npgettext(context, msgid1, msgid2, n):
    return dnpgettext(_current_domain, context, msgid1, msgid2, n)


Catalog = translation
