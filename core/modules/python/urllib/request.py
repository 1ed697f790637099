"""Addresses that are read. There is no network: file: and data: alone can be opened."""

import io
import os
import sys
from urllib.error import ContentTooShortError, HTTPError, URLError
from urllib.parse import quote, unquote, unquote_to_bytes, urljoin, urlparse, urlsplit
from urllib.response import addclosehook, addinfourl

__all__ = ['Request', 'OpenerDirector', 'BaseHandler', 'HTTPDefaultErrorHandler', 'HTTPRedirectHandler', 'HTTPHandler',
           'HTTPSHandler', 'FileHandler', 'DataHandler', 'ProxyHandler', 'HTTPCookieProcessor', 'UnknownHandler',
           'HTTPErrorProcessor', 'urlopen', 'install_opener', 'build_opener', 'pathname2url', 'url2pathname', 'getproxies',
           'urlretrieve', 'urlcleanup']


def pathname2url(pathname):
    return quote(pathname)


def url2pathname(pathname):
    return unquote(pathname)


def getproxies():
    return {name[:-6].lower(): value for name, value in os.environ.items() if name.lower().endswith('_proxy') and value}


class Request:
    def __init__(self, url, data=None, headers={}, origin_req_host=None, unverifiable=False, method=None):
        self.full_url = url
        self.headers = {}
        self.unredirected_hdrs = {}
        self.data = data
        for name, value in headers.items():
            self.add_header(name, value)
        self.origin_req_host = self.host if origin_req_host is None else origin_req_host
        self.unverifiable = unverifiable
        self.timeout = None
        if method:
            self.method = method

    @property
    def full_url(self):
        return self._full_url + '#' + self.fragment if self.fragment else self._full_url

    @full_url.setter
    def full_url(self, url):
        import re
        self._full_url, _, self.fragment = url.strip('<>').removeprefix('URL:').partition('#')
        self.fragment = self.fragment or None
        match = re.match('([^/:]+):(.*)', self._full_url, re.DOTALL)
        if match is None:
            raise ValueError('unknown url type: %r' % self.full_url)
        self.type = match.group(1).lower()
        rest = match.group(2)
        self.host = None
        self.selector = rest
        if rest[:2] == '//':
            host, slash, path = rest[2:].partition('/')
            host, mark, query = host.partition('?')
            self.host = unquote(host)
            self.selector = (mark + query) + slash + path or ''
            if not self.selector.startswith('/'):
                self.selector = '/' + self.selector if self.selector else ''

    def get_method(self):
        return getattr(self, 'method', 'POST' if self.data is not None else 'GET')

    def get_full_url(self):
        return self.full_url

    def add_header(self, key, val):
        self.headers[key.capitalize()] = val

    def add_unredirected_header(self, key, val):
        self.unredirected_hdrs[key.capitalize()] = val

    def has_header(self, header_name):
        return header_name in self.headers or header_name in self.unredirected_hdrs

    def get_header(self, header_name, default=None):
        return self.headers.get(header_name, self.unredirected_hdrs.get(header_name, default))

    def remove_header(self, header_name):
        self.headers.pop(header_name, None)
        self.unredirected_hdrs.pop(header_name, None)

    def header_items(self):
        return list({**self.unredirected_hdrs, **self.headers}.items())

    def has_proxy(self):
        return False

    def set_proxy(self, host, type):
        self.host, self.type = host, type


class BaseHandler:
    # The smaller it is, the earlier a handler is asked.
    handler_order = 500

    def __lt__(self, other):
        return not hasattr(other, 'handler_order') or self.handler_order < other.handler_order

    def add_parent(self, parent):
        self.parent = parent

    def close(self):
        pass


class _Network(BaseHandler):
    def _refuse(self, request):
        if not request.host:
            raise URLError('no host given')
        if request.host.partition(':')[0] in ('localhost', '127.0.0.1'):
            raise URLError(ConnectionRefusedError(111, 'Connection refused'))
        import socket
        raise URLError(socket.gaierror(-3, 'Temporary failure in name resolution'))


class HTTPHandler(_Network):
    http_open = _Network._refuse


class HTTPSHandler(_Network):
    https_open = _Network._refuse

    def __init__(self, debuglevel=0, context=None, check_hostname=None):
        pass


class FTPHandler(_Network):
    ftp_open = _Network._refuse


def _headers(rows):
    from email.message import Message
    headers = Message()
    for name, value in rows:
        headers[name] = value
    return headers


class FileHandler(BaseHandler):
    def file_open(self, request):
        import mimetypes
        if request.host and request.host != 'localhost':
            raise URLError('file not on local host')
        path = url2pathname(request.selector)
        try:
            size = os.stat(path).st_size
            file = open(path, 'rb')
        except OSError as wrong:
            raise URLError(wrong) from None
        kind = mimetypes.guess_type(path)[0]
        return addinfourl(file, _headers([('Content-type', kind or 'text/plain'), ('Content-length', str(size))]),
                          'file://' + request.selector)


class DataHandler(BaseHandler):
    def data_open(self, request):
        url = request.full_url
        _, data = url.split(':', 1)
        kind, data = data.split(',', 1)
        data = unquote_to_bytes(data)
        if kind.endswith(';base64'):
            import base64
            data = base64.decodebytes(data)
            kind = kind[:-7]
        kind = kind or 'text/plain;charset=US-ASCII'
        return addinfourl(io.BytesIO(data), _headers([('Content-type', kind), ('Content-length', str(len(data)))]), url)


class UnknownHandler(BaseHandler):
    def unknown_open(self, request):
        raise URLError('unknown url type: %s' % request.type)


class HTTPDefaultErrorHandler(BaseHandler):
    def http_error_default(self, req, fp, code, msg, hdrs):
        raise HTTPError(req.full_url, code, msg, hdrs, fp)


class HTTPRedirectHandler(BaseHandler):
    pass


class HTTPErrorProcessor(BaseHandler):
    pass


class HTTPCookieProcessor(BaseHandler):
    def __init__(self, cookiejar=None):
        self.cookiejar = cookiejar


class ProxyHandler(BaseHandler):
    def __init__(self, proxies=None):
        self.proxies = getproxies() if proxies is None else proxies


class OpenerDirector:
    def __init__(self):
        self.addheaders = [('User-agent', 'Python-urllib/3.11')]
        self.handlers = []

    def add_handler(self, handler):
        if not hasattr(handler, 'add_parent'):
            raise TypeError('expected BaseHandler instance, got %r' % type(handler))
        self.handlers.append(handler)
        self.handlers.sort()
        handler.add_parent(self)

    def close(self):
        pass

    def open(self, fullurl, data=None, timeout=None):
        if isinstance(fullurl, str):
            request = Request(fullurl, data)
        else:
            request = fullurl
            if data is not None:
                request.data = data
        request.timeout = timeout
        for name in (request.type + '_open', 'default_open', 'unknown_open'):
            for handler in self.handlers:
                method = getattr(handler, name.replace('-', '_'), None)
                if method is not None:
                    answer = method(request)
                    if answer is not None:
                        return answer
        return None


def build_opener(*handlers):
    opener = OpenerDirector()
    for kind in (ProxyHandler, UnknownHandler, HTTPHandler, HTTPDefaultErrorHandler, HTTPRedirectHandler, FTPHandler,
                 FileHandler, HTTPErrorProcessor, DataHandler, HTTPSHandler):
        if not any(isinstance(one, kind) or isinstance(one, type) and issubclass(one, kind) for one in handlers):
            opener.add_handler(kind())
    for one in handlers:
        opener.add_handler(one() if isinstance(one, type) else one)
    return opener


_opener = None


def install_opener(opener):
    global _opener
    _opener = opener


def urlopen(url, data=None, timeout=None, *, cafile=None, capath=None, cadefault=False, context=None):
    global _opener
    if _opener is None:
        _opener = build_opener()
    return _opener.open(url, data, timeout)


_url_tempfiles = []


def urlretrieve(url, filename=None, reporthook=None, data=None):
    import tempfile
    with urlopen(url, data) as source:
        content = source.read()
        headers = source.info()
    if filename is None:
        file = tempfile.NamedTemporaryFile(delete=False)
        filename = file.name
        _url_tempfiles.append(filename)
    else:
        file = open(filename, 'wb')
    with file:
        if reporthook:
            reporthook(0, 8192, len(content))
        file.write(content)
        if reporthook:
            reporthook(1, 8192, len(content))
    return filename, headers


def urlcleanup():
    global _opener
    for name in _url_tempfiles:
        try:
            os.unlink(name)
        except OSError:
            pass
    del _url_tempfiles[:]
    _opener = None
