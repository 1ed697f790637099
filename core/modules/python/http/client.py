"""Asking servers, which takes a network that there is not."""

import http
import io
import socket

__all__ = ['HTTPResponse', 'HTTPConnection', 'HTTPException', 'NotConnected', 'UnknownProtocol', 'UnknownTransferEncoding',
           'UnimplementedFileMode', 'IncompleteRead', 'InvalidURL', 'ImproperConnectionState', 'CannotSendRequest',
           'CannotSendHeader', 'ResponseNotReady', 'BadStatusLine', 'LineTooLong', 'RemoteDisconnected', 'error', 'responses',
           'HTTPSConnection']

HTTP_PORT, HTTPS_PORT = 80, 443
globals().update({status.name: status for status in http.HTTPStatus})
responses = {status: status.phrase for status in http.HTTPStatus}


class HTTPException(Exception):
    pass


# ---- what is asked for

class InvalidURL(HTTPException):
    pass


class UnimplementedFileMode(HTTPException):
    pass


class NotConnected(HTTPException):
    pass


# ---- asked at the wrong moment

class ImproperConnectionState(HTTPException):
    pass


class ResponseNotReady(ImproperConnectionState):
    pass


class CannotSendHeader(ImproperConnectionState):
    pass


class CannotSendRequest(ImproperConnectionState):
    pass


# ---- what comes back

class BadStatusLine(HTTPException):
    def __init__(self, line):
        shown = line or repr(line)
        self.args, self.line = (shown,), shown


class RemoteDisconnected(ConnectionResetError, BadStatusLine):
    def __init__(self, *pos, **kw):
        BadStatusLine.__init__(self, '')
        ConnectionResetError.__init__(self, *pos, **kw)


class UnknownProtocol(HTTPException):
    pass


class UnknownTransferEncoding(HTTPException):
    pass


class LineTooLong(HTTPException):
    pass


class IncompleteRead(HTTPException):
    __str__ = object.__str__

    def __init__(self, partial, expected=None):
        self.args, self.partial, self.expected = (partial,), partial, expected

    def __repr__(self):
        missing = '' if self.expected is None else ', %i more expected' % self.expected
        return '%s(%i bytes read%s)' % (self.__class__.__name__, len(self.partial), missing)


error = HTTPException


class HTTPResponse(io.BufferedIOBase):
    def __init__(self, sock, debuglevel=0, method=None, url=None):
        self.fp = sock.makefile('rb')
        self.status = self.reason = self.headers = self.msg = None

    def begin(self):
        from email.parser import BytesParser
        line = self.fp.readline().decode('iso-8859-1')
        if not line:
            raise RemoteDisconnected('Remote end closed connection without response')
        parts = line.split(None, 2)
        if not parts[0].startswith('HTTP/'):
            raise BadStatusLine(line)
        self.version = 11 if parts[0] == 'HTTP/1.1' else 10
        self.status = self.code = int(parts[1])
        self.reason = parts[2].strip() if len(parts) > 2 else ''
        rows = []
        while (row := self.fp.readline()) not in (b'\r\n', b'\n', b''):
            rows.append(row)
        self.headers = self.msg = BytesParser().parsebytes(b''.join(rows))

    def read(self, amt=None):
        size = self.headers.get('content-length')
        if amt is None:
            return self.fp.read() if size is None else self.fp.read(int(size))
        return self.fp.read(amt)

    def readable(self):
        return True

    def getheader(self, name, default=None):
        return self.headers.get(name, default)

    def getheaders(self):
        return list(self.headers.items())

    def info(self):
        return self.headers

    def getcode(self):
        return self.status


class HTTPConnection:
    default_port = HTTP_PORT
    debuglevel = 0

    def __init__(self, host, port=None, timeout=None, source_address=None, blocksize=8192):
        name, colon, number = host.partition(':')
        if colon and port is None:
            if not number.isdigit():
                raise InvalidURL("nonnumeric port: '%s'" % number)
            host, port = name, int(number)
        self.host = host
        self.port = self.default_port if port is None else port
        self.timeout = timeout
        self.sock = None

    def set_debuglevel(self, level):
        self.debuglevel = level

    def connect(self):
        self.sock = socket.create_connection((self.host, self.port), self.timeout)

    def request(self, method, url, body=None, headers={}, *, encode_chunked=False):
        if self.sock is None:
            self.connect()
        lines = ['%s %s HTTP/1.1' % (method, url), 'Host: ' + self.host, 'Accept-Encoding: identity']
        lines += ['%s: %s' % row for row in headers.items()]
        body = body.encode('iso-8859-1') if isinstance(body, str) else body or b''
        if body:
            lines.append('Content-Length: %d' % len(body))
        self.sock.sendall('\r\n'.join(lines + ['', '']).encode('iso-8859-1') + body)
        self._asked = method, url

    def getresponse(self):
        if self.sock is None:
            raise ResponseNotReady('Idle')
        response = HTTPResponse(self.sock, method=self._asked[0], url=self._asked[1])
        response.begin()
        return response

    def close(self):
        if self.sock is not None:
            self.sock.close()
            self.sock = None


class HTTPSConnection(HTTPConnection):
    default_port = HTTPS_PORT

    def __init__(self, host, port=None, *, timeout=None, context=None, **more):
        super().__init__(host, port, timeout)
