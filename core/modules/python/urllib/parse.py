"""Addresses of the web: their parts, and text as it may stand in them."""

import re
from collections import namedtuple

__all__ = ["urlparse", "urlunparse", "urljoin", "urldefrag", "urlsplit", "urlunsplit", "urlencode", "parse_qs", "parse_qsl",
           "quote", "quote_plus", "quote_from_bytes", "unquote", "unquote_plus", "unquote_to_bytes", "DefragResult",
           "ParseResult", "SplitResult", "DefragResultBytes", "ParseResultBytes", "SplitResultBytes"]

uses_relative = ['', 'ftp', 'http', 'gopher', 'nntp', 'imap', 'wais', 'file', 'https', 'shttp', 'mms', 'prospero', 'rtsp',
                 'rtspu', 'sftp', 'svn', 'svn+ssh', 'ws', 'wss']
uses_netloc = ['', 'ftp', 'http', 'gopher', 'nntp', 'telnet', 'imap', 'wais', 'file', 'mms', 'https', 'shttp', 'snews',
               'prospero', 'rtsp', 'rtspu', 'rsync', 'svn', 'svn+ssh', 'sftp', 'nfs', 'git', 'git+ssh', 'ws', 'wss']
uses_params = ['', 'ftp', 'hdl', 'prospero', 'http', 'imap', 'https', 'shttp', 'rtsp', 'rtspu', 'sip', 'sips', 'mms', 'sftp',
               'tel']
scheme_chars = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.'
MAX_CACHE_SIZE = 20


def clear_cache():
    pass


class _Parts:
    """What results of text and of bytes have in common."""

    __slots__ = ()

    def _signs(self):
        return (b'@', b':', b'[', b']', b'%') if isinstance(self.netloc, bytes) else ('@', ':', '[', ']', '%')

    def _user(self):
        at, colon, *_ = self._signs()
        user, found, _ = self.netloc.rpartition(at)
        if not found:
            return None, None
        name, found, password = user.partition(colon)
        return name, password if found else None

    def _host(self):
        at, colon, opening, closing, _ = self._signs()
        host = self.netloc.rpartition(at)[2]
        _, found, bracketed = host.partition(opening)
        if found:
            name, _, port = bracketed.partition(closing)
            _, _, port = port.partition(colon)
        else:
            name, _, port = host.partition(colon)
        return name, port or None

    username = property(lambda self: self._user()[0])
    password = property(lambda self: self._user()[1])

    @property
    def hostname(self):
        name = self._host()[0]
        if not name:
            return None
        name, percent, zone = name.partition(self._signs()[4])
        return name.lower() + percent + zone

    @property
    def port(self):
        port = self._host()[1]
        if port is None:
            return None
        if not (port.isdigit() and port.isascii()):
            raise ValueError(f'Port could not be cast to integer value as {port!r}')
        port = int(port)
        if not 0 <= port <= 65535:
            raise ValueError('Port out of range 0-65535')
        return port


class _Encode:
    __slots__ = ()

    def encode(self, encoding='ascii', errors='strict'):
        return self._other(*(part.encode(encoding, errors) for part in self))


class _Decode:
    __slots__ = ()

    def decode(self, encoding='ascii', errors='strict'):
        return self._other(*(part.decode(encoding, errors) for part in self))


class DefragResult(namedtuple('_DefragResultBase', 'url fragment'), _Encode):
    __slots__ = ()

    def geturl(self):
        return self.url + ('#' + self.fragment if self.fragment else '')


class SplitResult(namedtuple('_SplitResultBase', 'scheme netloc path query fragment'), _Parts, _Encode):
    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class ParseResult(namedtuple('_ParseResultBase', 'scheme netloc path params query fragment'), _Parts, _Encode):
    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


class DefragResultBytes(DefragResult.__base__, _Decode):
    __slots__ = ()

    def geturl(self):
        return self.url + (b'#' + self.fragment if self.fragment else b'')


class SplitResultBytes(SplitResult.__base__, _Parts, _Decode):
    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class ParseResultBytes(ParseResult.__base__, _Parts, _Decode):
    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


for _text, _bytes in ((DefragResult, DefragResultBytes), (SplitResult, SplitResultBytes), (ParseResult, ParseResultBytes)):
    _text._other, _bytes._other = _bytes, _text
del _text, _bytes


def _as_text(*args):
    """The arguments as texts, and what makes the answer of the kind that they are."""
    is_text = isinstance(args[0], str)
    for arg in args[1:]:
        if arg and isinstance(arg, str) != is_text:
            raise TypeError('Cannot mix str and non-str arguments')
    if is_text:
        return args + (lambda answer: answer,)
    return tuple(arg.decode('ascii', 'strict') if arg else '' for arg in args) + (
        lambda answer: answer.encode('ascii', 'strict'),)


def urlparse(url, scheme='', allow_fragments=True):
    url, scheme, back = _as_text(url, scheme)
    scheme, netloc, url, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ''
    if scheme in uses_params and ';' in url:
        at = url.find(';', url.rfind('/')) if '/' in url else url.find(';')
        if at >= 0:
            url, params = url[:at], url[at + 1:]
    return back(ParseResult(scheme, netloc, url, params, query, fragment))


def urlsplit(url, scheme='', allow_fragments=True):
    url, scheme, back = _as_text(url, scheme)
    for sign in '\t\r\n':
        url, scheme = url.replace(sign, ''), scheme.replace(sign, '')
    netloc = query = fragment = ''
    at = url.find(':')
    if at > 0 and url[0].isascii() and url[0].isalpha() and all(sign in scheme_chars for sign in url[:at]):
        scheme, url = url[:at].lower(), url[at + 1:]
    if url[:2] == '//':
        end = min([place for place in (url.find(sign, 2) for sign in '/?#') if place >= 0], default=len(url))
        netloc, url = url[2:end], url[end:]
        if ('[' in netloc) != (']' in netloc):
            raise ValueError('Invalid IPv6 URL')
    if allow_fragments and '#' in url:
        url, fragment = url.split('#', 1)
    if '?' in url:
        url, query = url.split('?', 1)
    return back(SplitResult(scheme, netloc, url, query, fragment))


def urlunparse(components):
    scheme, netloc, url, params, query, fragment, back = _as_text(*components)
    if params:
        url = '%s;%s' % (url, params)
    return back(urlunsplit((scheme, netloc, url, query, fragment)))


def urlunsplit(components):
    scheme, netloc, url, query, fragment, back = _as_text(*components)
    before = scheme + ':' if scheme else ''
    if netloc or scheme and scheme in uses_netloc and url[:2] != '//':
        before += '//' + (netloc or '')
        if url and url[0] != '/':
            before += '/'
    behind = '?' + query if query else ''
    if fragment:
        behind += '#' + fragment
    return back(before + url + behind if before or behind else url)


def urljoin(base, url, allow_fragments=True):
    if not base:
        return url
    if not url:
        return base
    base, url, back = _as_text(base, url)
    old = urlparse(base, '', allow_fragments)
    scheme, netloc, path, params, query, fragment = urlparse(url, old.scheme, allow_fragments)
    if scheme != old.scheme or scheme not in uses_relative:
        return back(url)
    if scheme in uses_netloc:
        if netloc:
            return back(urlunparse((scheme, netloc, path, params, query, fragment)))
        netloc = old.netloc
    if not path and not params:
        return back(urlunparse((scheme, netloc, old.path, old.params, query or old.query, fragment)))
    parts = old.path.split('/')
    if parts[-1] != '':
        del parts[-1]
    if path[:1] == '/':
        segments = path.split('/')
    else:
        segments = parts + path.split('/')
        segments[1:-1] = filter(None, segments[1:-1])
    resolved = []
    for segment in segments:
        if segment == '..':
            if resolved:
                resolved.pop()
        elif segment != '.':
            resolved.append(segment)
    if segments[-1] in ('.', '..'):
        resolved.append('')
    return back(urlunparse((scheme, netloc, '/'.join(resolved) or '/', params, query, fragment)))


def urldefrag(url):
    url, back = _as_text(url)
    if '#' in url:
        scheme, netloc, path, params, query, fragment = urlparse(url)
        url = urlunparse((scheme, netloc, path, params, query, ''))
    else:
        fragment = ''
    return back(DefragResult(url, fragment))


def unquote_to_bytes(string):
    if not string:
        return b''
    if isinstance(string, str):
        string = string.encode('utf-8')
    return re.sub(rb'%([0-9a-fA-F]{2})', lambda found: bytes((int(found.group(1), 16),)), string)


def unquote(string, encoding='utf-8', errors='replace'):
    if isinstance(string, bytes):
        return unquote_to_bytes(string).decode('utf-8' if encoding is None else encoding, errors or 'replace')
    if '%' not in string:
        return string
    # Only ASCII can be what bytes were quoted to.
    return re.sub('[\x00-\x7f]+', lambda found: unquote_to_bytes(found.group()).decode(encoding or 'utf-8', errors or 'replace'),
                  string)


def unquote_plus(string, encoding='utf-8', errors='replace'):
    return unquote(string.replace('+', ' '), encoding, errors)


_always_safe = frozenset(b'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~')


def quote(string, safe='/', encoding=None, errors=None):
    if not isinstance(string, str):
        for name, given in (('encoding', encoding), ('errors', errors)):
            if given is not None:
                raise TypeError(f"quote() doesn't support '{name}' for bytes")
        return quote_from_bytes(string, safe)
    return quote_from_bytes(string.encode(encoding or 'utf-8', errors or 'strict'), safe) if string else string


def quote_plus(string, safe='', encoding=None, errors=None):
    space = ' ' if isinstance(string, str) else b' '
    if space not in string:
        return quote(string, safe, encoding, errors)
    return quote(string, safe + (' ' if isinstance(safe, str) else b' '), encoding, errors).replace(' ', '+')


def quote_from_bytes(bs, safe='/'):
    if not isinstance(bs, (bytes, bytearray)):
        raise TypeError('quote_from_bytes() expected bytes')
    if not bs:
        return ''
    safe = safe.encode('ascii', 'ignore') if isinstance(safe, str) else bytes(c for c in safe if c < 128)
    return ''.join(chr(byte) if byte in _always_safe or byte in safe else '%%%02X' % byte for byte in bs)


def urlencode(query, doseq=False, safe='', encoding=None, errors=None, quote_via=quote_plus):
    if hasattr(query, 'items'):
        query = query.items()
    else:
        try:
            if len(query) and not isinstance(query[0], tuple):
                raise TypeError
        except TypeError as e:
            raise TypeError('not a valid non-string sequence or mapping object').with_traceback(e.__traceback__)

    def quoted(value):
        if isinstance(value, bytes):
            return quote_via(value, safe)
        return quote_via(str(value), safe, encoding, errors)
    pairs = []
    for key, value in query:
        key = quoted(key)
        if doseq and not isinstance(value, (bytes, str)):
            try:
                len(value)
            except TypeError:
                pass
            else:
                pairs += [key + '=' + quoted(one) for one in value]
                continue
        pairs.append(key + '=' + quoted(value))
    return '&'.join(pairs)


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8', errors='replace', max_num_fields=None,
             separator='&'):
    found = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding, errors, max_num_fields, separator):
        found.setdefault(name, []).append(value)
    return found


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8', errors='replace', max_num_fields=None,
              separator='&'):
    qs, back = _as_text(qs)
    if not separator or not isinstance(separator, (str, bytes)):
        raise ValueError('Separator must be of type string or bytes.')
    if isinstance(separator, bytes):
        separator = separator.decode()
    if max_num_fields is not None and max_num_fields < 1 + qs.count(separator):
        raise ValueError('Max number of fields exceeded')
    pairs = []
    for pair in qs.split(separator) if qs else []:
        if not pair and not strict_parsing:
            continue
        name, equals, value = pair.partition('=')
        if not equals:
            if strict_parsing:
                raise ValueError('bad query field: %r' % (pair,))
            if not keep_blank_values:
                continue
        if value or keep_blank_values:
            pairs.append((back(unquote(name.replace('+', ' '), encoding, errors)),
                          back(unquote(value.replace('+', ' '), encoding, errors))))
    return pairs


def unwrap(url):
    url = str(url).strip()
    if url[:1] == '<' and url[-1:] == '>':
        url = url[1:-1].strip()
    return url[4:].strip() if url[:4] == 'URL:' else url
