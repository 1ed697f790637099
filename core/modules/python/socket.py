"""Sockets, of which each can reach others of this program alone: there is no network."""

import io as _io
import os
import threading as _threading
from collections import deque as _deque
from enum import IntEnum as _IntEnum

__all__ = ['AF_INET', 'AF_INET6', 'AF_UNIX', 'AF_UNSPEC', 'SOCK_STREAM', 'SOCK_DGRAM', 'SOL_SOCKET', 'SO_REUSEADDR',
           'SHUT_RD', 'SHUT_WR', 'SHUT_RDWR', 'INADDR_ANY', 'SOMAXCONN', 'AddressFamily', 'SocketKind', 'socket',
           'error', 'herror', 'gaierror', 'timeout', 'create_connection', 'create_server', 'socketpair', 'has_ipv6',
           'getdefaulttimeout', 'setdefaulttimeout', 'gethostname', 'gethostbyname', 'getaddrinfo', 'getfqdn', 'htons',
           'htonl', 'ntohs', 'ntohl', 'inet_aton', 'inet_ntoa', 'inet_pton', 'inet_ntop', 'getservbyname', 'SocketType']


class AddressFamily(_IntEnum):
    AF_UNSPEC = 0
    AF_UNIX = 1
    AF_INET = 2
    AF_INET6 = 10


class SocketKind(_IntEnum):
    SOCK_STREAM = 1
    SOCK_DGRAM = 2
    SOCK_RAW = 3


globals().update(AddressFamily.__members__)
globals().update(SocketKind.__members__)
SOL_SOCKET, SO_REUSEADDR, SO_BROADCAST, SO_KEEPALIVE = 1, 2, 6, 9
SO_SNDBUF, SO_RCVBUF, SO_ERROR, SO_REUSEPORT = 7, 8, 4, 15
SHUT_RD, SHUT_WR, SHUT_RDWR = 0, 1, 2
INADDR_ANY, INADDR_BROADCAST, INADDR_LOOPBACK, INADDR_NONE = 0, 0xffffffff, 0x7f000001, 0xffffffff
SOMAXCONN = 4096
IPPROTO_IP, IPPROTO_ICMP, IPPROTO_TCP, IPPROTO_UDP, IPPROTO_IPV6 = 0, 1, 6, 17, 41
TCP_NODELAY = 1
AI_PASSIVE, NI_NUMERICHOST = 1, 1
MSG_PEEK, MSG_DONTWAIT, MSG_WAITALL, MSG_OOB = 2, 64, 256, 1
EAI_NONAME, EAI_AGAIN = -2, -3
has_ipv6 = True

error = OSError
timeout = TimeoutError


class herror(OSError):
    pass


class gaierror(OSError):
    pass


_default_timeout = None
_GLOBAL_DEFAULT_TIMEOUT = object()
_bound = {}             # (kind, port): socket
_ports = [49151]


def getdefaulttimeout():
    return _default_timeout


def setdefaulttimeout(timeout):
    global _default_timeout
    _default_timeout = None if timeout is None else float(timeout)


class socket:
    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        self.family = AddressFamily(2 if family == -1 else family)
        self.type = SocketKind((1 if type == -1 else type) & 15)
        self.proto = 0 if proto == -1 else proto
        self._timeout = _default_timeout
        self._name = ('', 0) if self.family == 1 else ('0.0.0.0', 0)
        self._peer = None
        self._waiting = None
        self._data = _deque()
        self._ended = False
        self._closed = False
        self._options = {}

    def __enter__(self):
        return self

    def __exit__(self, *what):
        if not self._closed:
            self.close()

    def __repr__(self):
        text = '<%s.%s%s fd=%i, family=%s, type=%s, proto=%i' % (
            self.__class__.__module__, self.__class__.__qualname__, ' [closed]' if self._closed else '', self.fileno(),
            self.family, self.type, self.proto)
        if not self._closed:
            text += ', laddr=%s' % (self._name,)
            if self._peer is not None and self._peer is not self:
                text += ', raddr=%s' % (self._peer._name,)
        return text + '>'

    def _check(self):
        if self._closed:
            raise OSError(9, 'Bad file descriptor')

    def _await(self, ready):
        if ready():
            return
        if self._timeout == 0:
            raise BlockingIOError(11, 'Resource temporarily unavailable')
        if not _threading._wait(ready, self._timeout):
            raise TimeoutError('timed out')

    def fileno(self):
        return -1 if self._closed else 3 + id(self) % 509

    def bind(self, address):
        self._check()
        host, port = address[:2] if isinstance(address, tuple) else (address, address)
        if isinstance(port, int):
            if not 0 <= port <= 65535:
                raise OverflowError('bind(): port must be 0-65535.')
            if port == 0:
                _ports[0] += 1
                port = _ports[0]
        if (self.type, port) in _bound:
            raise OSError(98, 'Address already in use')
        _bound[self.type, port] = self
        self._name = address if isinstance(address, str) else (_numeric(host or '0.0.0.0'), port)
        self._port = port

    def listen(self, backlog=128):
        self._check()
        self._waiting = _deque()

    def accept(self):
        self._check()
        if self._waiting is None:
            raise OSError(22, 'Invalid argument')
        self._await(lambda: self._waiting or self._closed)
        self._check()
        one = self._waiting.popleft()
        return one, one._peer._name

    def connect(self, address):
        self._check()
        host, port = address[:2] if isinstance(address, tuple) else ('localhost', address)
        if isinstance(address, tuple):
            host = _numeric(host)
        there = _bound.get((self.type, port))
        if self.type == SOCK_DGRAM:
            self._peer = there
            return
        if there is None or there._waiting is None:
            raise ConnectionRefusedError(111, 'Connection refused')
        other = socket(self.family, self.type, self.proto)
        _ports[0] += 1
        if not isinstance(address, str):
            self._name = ('127.0.0.1', _ports[0])
        other._name = there._name if isinstance(address, str) else ('127.0.0.1', port)
        self._peer, other._peer = other, self
        there._waiting.append(other)

    def connect_ex(self, address):
        try:
            self.connect(address)
        except OSError as wrong:
            return wrong.errno
        return 0

    def send(self, data, flags=0):
        self._check()
        if self._peer is None:
            is_stream = self.type == SOCK_STREAM
            raise OSError(32, 'Broken pipe') if is_stream else OSError(89, 'Destination address required')
        if self._peer._closed or self._ended:
            raise BrokenPipeError(32, 'Broken pipe')
        data = bytes(data)
        if data:
            self._peer._data.append(data if self.type == SOCK_STREAM else (data, self._name))
        return len(data)

    def sendall(self, data, flags=0):
        self.send(data, flags)

    def sendto(self, data, *address):
        self._check()
        host, port = address[-1][:2]
        _numeric(host)
        if self._name[1] == 0:
            self.bind(('', 0))
        there = _bound.get((self.type, port))
        if there is not None:
            there._data.append((bytes(data), ('127.0.0.1', self._name[1])))
        return len(data)

    def _take(self, size):
        data = self._data.popleft()
        if len(data) > size:
            self._data.appendleft(data[size:])
            data = data[:size]
        return data

    def recv(self, bufsize, flags=0):
        self._check()
        if self.type == SOCK_DGRAM:
            return self.recvfrom(bufsize)[0]
        if self._peer is None:
            raise OSError(107, 'Transport endpoint is not connected')
        self._await(lambda: self._data or self._peer._closed or self._peer._ended)
        if not self._data:
            return b''
        if flags & MSG_PEEK:
            return self._data[0][:bufsize]
        return self._take(bufsize)

    def recvfrom(self, bufsize, flags=0):
        self._check()
        if self.type == SOCK_STREAM:
            return self.recv(bufsize, flags), None
        self._await(lambda: self._data)
        data, sender = self._data.popleft()
        return data[:bufsize], sender

    def recv_into(self, buffer, nbytes=0, flags=0):
        data = self.recv(nbytes or len(buffer), flags)
        buffer[:len(data)] = data
        return len(data)

    def shutdown(self, how):
        self._check()
        if self._peer is None:
            raise OSError(107, 'Transport endpoint is not connected')
        if how != SHUT_RD:
            self._ended = True

    def close(self):
        if not self._closed:
            self._closed = True
            if _bound.get((self.type, getattr(self, '_port', None))) is self:
                del _bound[self.type, self._port]

    def detach(self):
        number = self.fileno()
        self._closed = True
        return number

    def getsockname(self):
        self._check()
        return self._name

    def getpeername(self):
        self._check()
        if self._peer is None:
            raise OSError(107, 'Transport endpoint is not connected')
        return self._peer._name

    def setsockopt(self, level, optname, value, optlen=None):
        self._options[level, optname] = value

    def getsockopt(self, level, optname, buflen=0):
        return self._options.get((level, optname), 0)

    def settimeout(self, value):
        if value is not None and value < 0:
            raise ValueError('Timeout value out of range')
        self._timeout = None if value is None else float(value)

    def gettimeout(self):
        return self._timeout

    timeout = property(gettimeout)

    def setblocking(self, flag):
        self._timeout = None if flag else 0.0

    def getblocking(self):
        return self._timeout != 0

    def get_inheritable(self):
        return False

    def makefile(self, mode='r', buffering=None, *, encoding=None, errors=None, newline=None):
        if not set(mode) <= {'r', 'w', 'b'}:
            raise ValueError('invalid mode %r (only r, w, b allowed)' % (mode,))
        raw = SocketIO(self, 'r' if 'w' not in mode else 'rw' if 'r' in mode else 'w')
        if buffering == 0:
            return raw
        stream = (_io.BufferedRWPair(raw, raw) if raw._mode == 'rw' else
                  _io.BufferedReader(raw) if raw._mode == 'r' else _io.BufferedWriter(raw))
        return stream if 'b' in mode else _io.TextIOWrapper(stream, encoding, errors, newline)


SocketType = socket


class SocketIO(_io.RawIOBase):
    def __init__(self, sock, mode):
        self._sock = sock
        self._mode = mode

    def readinto(self, buffer):
        return self._sock.recv_into(buffer)

    def write(self, data):
        return self._sock.send(data)

    def readable(self):
        return 'r' in self._mode

    def writable(self):
        return 'w' in self._mode


def socketpair(family=AF_UNIX, type=SOCK_STREAM, proto=0):
    one, two = socket(family, type, proto), socket(family, type, proto)
    one._name = two._name = ''
    one._peer, two._peer = two, one
    return one, two


def create_connection(address, timeout=_GLOBAL_DEFAULT_TIMEOUT, source_address=None, *, all_errors=False):
    one = socket()
    try:
        if timeout is not _GLOBAL_DEFAULT_TIMEOUT:
            one.settimeout(timeout)
        if source_address:
            one.bind(source_address)
        one.connect(address)
    except BaseException:
        one.close()
        raise
    return one


def has_dualstack_ipv6():
    return False


def create_server(address, *, family=AF_INET, backlog=None, reuse_port=False, dualstack_ipv6=False):
    one = socket(family)
    one.bind(address)
    one.listen()
    return one


# ---- names and numbers

def inet_aton(text):
    parts = text.split('.')
    try:
        numbers = [int(part) for part in parts]
    except ValueError:
        raise OSError('illegal IP address string passed to inet_aton') from None
    if len(numbers) != 4 or not all(0 <= number <= 255 for number in numbers):
        raise OSError('illegal IP address string passed to inet_aton')
    return bytes(numbers)


def inet_ntoa(packed):
    if len(packed) != 4:
        raise OSError('packed IP wrong length')
    return '.'.join(map(str, packed))


def inet_pton(family, text):
    import ipaddress
    try:
        kind = {AF_INET: ipaddress.IPv4Address, AF_INET6: ipaddress.IPv6Address}[family]
    except KeyError:
        raise OSError(97, 'Address family not supported by protocol') from None
    try:
        return kind(text).packed
    except ValueError:
        raise OSError('illegal IP address string passed to inet_pton') from None


def inet_ntop(family, packed):
    import ipaddress
    kind = ipaddress.IPv4Address if family == AF_INET else ipaddress.IPv6Address
    try:
        return str(kind(bytes(packed)))
    except ValueError:
        raise ValueError('invalid length of packed IP address string') from None


def _numeric(host):
    if host in ('localhost', 'localhost.localdomain', gethostname()):
        return '127.0.0.1'
    if host in ('', '0.0.0.0'):
        return '0.0.0.0'
    try:
        return inet_ntoa(inet_aton(host))
    except OSError:
        if host == '::1':
            return host
        raise gaierror(EAI_AGAIN, 'Temporary failure in name resolution') from None


def gethostname():
    return os.uname().nodename


def gethostbyname(hostname):
    return _numeric(hostname)


def gethostbyname_ex(hostname):
    return hostname, [], [_numeric(hostname)]


def gethostbyaddr(ip_address):
    if _numeric(ip_address) == '127.0.0.1':
        return 'localhost', [], ['127.0.0.1']
    raise herror(1, 'Unknown host')


def getfqdn(name=''):
    return name.strip() or gethostname()


_services = {'http': 80, 'https': 443, 'ftp': 21, 'ssh': 22, 'smtp': 25, 'domain': 53, 'telnet': 23, 'pop3': 110,
             'imap2': 143, 'ntp': 123}


def getservbyname(servicename, protocolname=None):
    if servicename not in _services:
        raise OSError('service/proto not found')
    return _services[servicename]


def getservbyport(port, protocolname=None):
    for name, number in _services.items():
        if number == port:
            return name
    raise OSError('port/proto not found')


def getprotobyname(name):
    known = {'icmp': 1, 'tcp': 6, 'udp': 17}
    if name not in known:
        raise OSError('protocol not found')
    return known[name]


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    if isinstance(port, str):
        port = int(port) if port.isdigit() else getservbyname(port)
    address = '127.0.0.1' if host is None else _numeric(host)
    return [(AF_INET, kind, number, '', (address, port or 0))
            for kind, number in ((SOCK_STREAM, 6), (SOCK_DGRAM, 17)) if type in (0, kind)]


def _swapped(name, size):
    def swap(x, /):
        if x < 0:
            raise OverflowError("can't convert negative Python int to C %d-bit unsigned integer" % (8 * size)
                                if size == 2 else "can't convert negative value to unsigned int")
        if x >> 8 * size:
            raise OverflowError('%s: Python int too large to convert to C %d-bit unsigned integer' % (name, 8 * size))
        return int.from_bytes(x.to_bytes(size, 'little'), 'big')
    swap.__name__ = swap.__qualname__ = name
    return swap


htons, ntohs, htonl, ntohl = _swapped('htons', 2), _swapped('ntohs', 2), _swapped('htonl', 4), _swapped('ntohl', 4)


def if_nameindex():
    return [(1, 'lo')]
