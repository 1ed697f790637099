"""Addresses, networks and interfaces of IPv4 and IPv6."""

import functools

__version__ = '1.0'

IPV4LENGTH, IPV6LENGTH = 32, 128
_digits = frozenset('0123456789')
_hexadecimal = frozenset('0123456789ABCDEFabcdef')


class AddressValueError(ValueError):
    """The text of an address is wrong."""


class NetmaskValueError(ValueError):
    """The text of a netmask is wrong."""


def _first_of(kinds, what, address, *rest):
    for kind in kinds:
        try:
            return kind(address, *rest)
        except (AddressValueError, NetmaskValueError):
            pass
    raise ValueError(f'{address!r} does not appear to be an IPv4 or IPv6 {what}')


def ip_address(address):
    return _first_of((IPv4Address, IPv6Address), 'address', address)


def ip_network(address, strict=True):
    return _first_of((IPv4Network, IPv6Network), 'network', address, strict)


def ip_interface(address):
    return _first_of((IPv4Interface, IPv6Interface), 'interface', address)


def v4_int_to_packed(address):
    try:
        return address.to_bytes(4, 'big')
    except OverflowError:
        raise ValueError('Address negative or too large for IPv4')


def v6_int_to_packed(address):
    try:
        return address.to_bytes(16, 'big')
    except OverflowError:
        raise ValueError('Address negative or too large for IPv6')


# ---- one version's text

class _Version4:
    __slots__ = ()
    version, max_prefixlen = _version, _max_prefixlen = 4, IPV4LENGTH
    _ALL_ONES = (1 << IPV4LENGTH) - 1

    @classmethod
    def _int_of(cls, text):
        if not text:
            raise AddressValueError('Address cannot be empty')
        octets = text.split('.')
        if len(octets) != 4:
            raise AddressValueError(f'Expected 4 octets in {text!r}')
        value = 0
        for octet in octets:
            try:
                value = value << 8 | cls._octet(octet)
            except ValueError as error:
                raise AddressValueError(f'{error} in {text!r}') from None
        return value

    @staticmethod
    def _octet(text):
        if not text:
            raise ValueError('Empty octet not permitted')
        if not _digits.issuperset(text):
            raise ValueError(f'Only decimal digits permitted in {text!r}')
        if len(text) > 3:
            raise ValueError(f'At most 3 characters permitted in {text!r}')
        if text != '0' and text[0] == '0':
            raise ValueError(f'Leading zeros are not permitted in {text!r}')
        value = int(text)
        if value > 255:
            raise ValueError(f'Octet {value} (> 255) not permitted')
        return value

    @staticmethod
    def _text_of(value):
        return '.'.join(map(str, value.to_bytes(4, 'big')))

    def _explode(self):
        return str(self)

    def _pointer(self, value):
        return '.'.join(reversed(self._text_of(value).split('.'))) + '.in-addr.arpa'


class _Version6:
    __slots__ = ()
    version, max_prefixlen = _version, _max_prefixlen = 6, IPV6LENGTH
    _ALL_ONES = (1 << IPV6LENGTH) - 1

    @classmethod
    def _int_of(cls, text):
        if not text:
            raise AddressValueError('Address cannot be empty')
        parts = text.split(':')
        if len(parts) < 3:
            raise AddressValueError(f'At least 3 parts expected in {text!r}')
        if '.' in parts[-1]:
            try:
                low = IPv4Address(parts.pop())._ip
            except AddressValueError as error:
                raise AddressValueError(f'{error} in {text!r}') from None
            parts += ['%x' % (low >> 16), '%x' % (low & 0xffff)]
        if len(parts) > 9:
            raise AddressValueError(f'At most 8 colons permitted in {text!r}')
        gaps = [i for i in range(1, len(parts) - 1) if not parts[i]]
        if len(gaps) > 1:
            raise AddressValueError(f"At most one '::' permitted in {text!r}")
        if gaps:
            before, after = gaps[0], len(parts) - gaps[0] - 1
            if not parts[0]:
                before -= 1
                if before:
                    raise AddressValueError(f"Leading ':' only permitted as part of '::' in {text!r}")
            if not parts[-1]:
                after -= 1
                if after:
                    raise AddressValueError(f"Trailing ':' only permitted as part of '::' in {text!r}")
            if before + after > 7:
                raise AddressValueError(f"Expected at most 7 other parts with '::' in {text!r}")
        else:
            if len(parts) != 8:
                raise AddressValueError(f"Exactly 8 parts expected without '::' in {text!r}")
            if not parts[0]:
                raise AddressValueError(f"Leading ':' only permitted as part of '::' in {text!r}")
            if not parts[-1]:
                raise AddressValueError(f"Trailing ':' only permitted as part of '::' in {text!r}")
            before, after = 8, 0
        try:
            words = [cls._word(part) for part in parts[:before]] + [0] * (8 - before - after)
            words += [cls._word(part) for part in (parts[-after:] if after else ())]
        except ValueError as error:
            raise AddressValueError(f'{error} in {text!r}') from None
        return functools.reduce(lambda value, word: value << 16 | word, words, 0)

    @staticmethod
    def _word(text):
        if not _hexadecimal.issuperset(text):
            raise ValueError(f'Only hex digits permitted in {text!r}')
        if len(text) > 4:
            raise ValueError(f'At most 4 characters permitted in {text!r}')
        return int(text, 16)

    @staticmethod
    def _text_of(value):
        """The longest run of at least two zero words, the first of equals, is left out."""
        words = ['%x' % (value >> shift & 0xffff) for shift in range(112, -16, -16)]
        best, start = (0, 0), 0
        while start < 8:
            end = start
            while end < 8 and words[end] == '0':
                end += 1
            best = max(best, (end - start, -start))
            start = end + 1
        length, start = best[0], -best[1]
        if length < 2:
            return ':'.join(words)
        return ':'.join(words[:start]) + '::' + ':'.join(words[start + length:])

    def _long(self, value):
        text = '%032x' % value
        return ':'.join(text[i:i + 4] for i in range(0, 32, 4))

    def _pointer(self, value):
        return '.'.join(reversed('%032x' % value)) + '.ip6.arpa'


# ---- addresses

class _IPAddressBase:
    __slots__ = ()

    @property
    def compressed(self):
        return str(self)

    @property
    def exploded(self):
        return str(self)


@functools.total_ordering
class _Address(_IPAddressBase):
    __slots__ = ()

    def __init__(self, address):
        if isinstance(address, int):
            kind = f'permitted as an IPv{self._version} address'
            if address < 0:
                raise AddressValueError(f'{address} (< 0) is not {kind}')
            if address > self._ALL_ONES:
                raise AddressValueError(f'{address} (>= 2**{self._max_prefixlen}) is not {kind}')
            self._ip = address
        elif isinstance(address, bytes):
            size = self._max_prefixlen // 8
            if len(address) != size:
                raise AddressValueError(f'{address!r} (len {len(address)} != {size}) is not permitted as an '
                                        f'IPv{self._version} address')
            self._ip = int.from_bytes(address, 'big')
        else:
            self._parse(str(address))

    def _parse(self, text):
        if '/' in text:
            raise AddressValueError(f"Unexpected '/' in {text!r}")
        self._ip = self._int_of(text)

    @property
    def packed(self):
        return self._ip.to_bytes(self._max_prefixlen // 8, 'big')

    @property
    def reverse_pointer(self):
        return self._pointer(self._ip)

    def __int__(self):
        return self._ip

    def __eq__(self, other):
        try:
            return self._ip == other._ip and self._version == other._version
        except AttributeError:
            return NotImplemented

    def __lt__(self, other):
        if not isinstance(other, _Address):
            return NotImplemented
        if self._version != other._version:
            raise TypeError(f'{self} and {other} are not of the same version')
        return self._ip < other._ip

    def __add__(self, other):
        return type(self)(self._ip + other) if isinstance(other, int) else NotImplemented

    def __sub__(self, other):
        return type(self)(self._ip - other) if isinstance(other, int) else NotImplemented

    def __repr__(self):
        return f'{type(self).__name__}({str(self)!r})'

    def __str__(self):
        return self._text_of(self._ip)

    def __hash__(self):
        return hash(hex(self._ip))

    def __reduce__(self):
        return type(self), (str(self),)

    def __format__(self, fmt):
        if not fmt or fmt[-1] == 's':
            return format(str(self), fmt)
        alternate, grouped, kind = '#' in fmt, '_' in fmt, fmt[-1]
        if fmt.strip('#_') not in ('b', 'n', 'x', 'X') or fmt.lstrip('#').lstrip('_') != kind:
            return object.__format__(self, fmt)
        if kind == 'n':
            kind = 'b' if self._version == 4 else 'x'
        width = self._max_prefixlen // (1 if kind == 'b' else 4)
        width += (width // 4 - 1 if grouped else 0) + (2 if alternate else 0)
        return format(self._ip, f"{'#' if alternate else ''}0{width}{'_' if grouped else ''}{kind}")

    def _is_in(self, *networks):
        return any(self._ip >> network._max_prefixlen - network._prefixlen ==
                   network.network_address._ip >> network._max_prefixlen - network._prefixlen
                   for network in map(_network_cached, networks))

    @property
    def is_private(self):
        return self._is_in(*self._private)

    @property
    def is_global(self):
        return not self.is_private and not self._is_in(*self._not_global)

    @property
    def is_multicast(self):
        return self._is_in(self._multicast)

    @property
    def is_reserved(self):
        return self._is_in(*self._reserved)

    @property
    def is_link_local(self):
        return self._is_in(self._link_local)

    @property
    def is_loopback(self):
        return self._is_in(self._loopback)

    @property
    def is_unspecified(self):
        return self._ip == 0


class IPv4Address(_Version4, _Address):
    __slots__ = ('_ip', '__weakref__')
    _private = ('0.0.0.0/8', '10.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/29',
                '192.0.0.170/31', '192.0.2.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24',
                '203.0.113.0/24', '240.0.0.0/4', '255.255.255.255/32')
    _not_global = ('100.64.0.0/10',)
    _multicast, _reserved, _link_local, _loopback = '224.0.0.0/4', ('240.0.0.0/4',), '169.254.0.0/16', '127.0.0.0/8'


class IPv6Address(_Version6, _Address):
    __slots__ = ('_ip', '_scope_id', '__weakref__')
    _private = ('::1/128', '::/128', '::ffff:0:0/96', '100::/64', '2001::/23', '2001:2::/48', '2001:db8::/32',
                '2001:10::/28', '2002::/16', 'fc00::/7', 'fe80::/10')
    _not_global = ()
    _multicast, _link_local, _loopback = 'ff00::/8', 'fe80::/10', '::1/128'
    _reserved = ('::/8', '100::/8', '200::/7', '400::/6', '800::/5', '1000::/4', '4000::/3', '6000::/3', '8000::/3',
                 'A000::/3', 'C000::/3', 'E000::/4', 'F000::/5', 'F800::/6', 'FE00::/9')

    def __init__(self, address):
        self._scope_id = None
        super().__init__(address)

    def _parse(self, text):
        if '/' in text:
            raise AddressValueError(f"Unexpected '/' in {text!r}")
        plain, percent, scope = text.partition('%')
        if percent:
            if not scope or '%' in scope:
                raise AddressValueError(f'Invalid IPv6 address: "{text!r}"')
            self._scope_id = scope
        self._ip = self._int_of(plain)

    scope_id = property(lambda self: self._scope_id)

    def __str__(self):
        text = super().__str__()
        return f'{text}%{self._scope_id}' if self._scope_id else text

    def __eq__(self, other):
        same = super().__eq__(other)
        return same if same is not True else self._scope_id == getattr(other, '_scope_id', None)

    def __hash__(self):
        return hash((self._ip, self._scope_id))

    @property
    def exploded(self):
        return self._long(self._ip)

    @property
    def ipv4_mapped(self):
        return IPv4Address(self._ip & 0xffffffff) if self._ip >> 32 == 0xffff else None

    @property
    def sixtofour(self):
        return IPv4Address(self._ip >> 80 & 0xffffffff) if self._ip >> 112 == 0x2002 else None

    @property
    def is_private(self):
        mapped = self.ipv4_mapped
        return mapped.is_private if mapped is not None else super().is_private

    @property
    def is_site_local(self):
        return self._is_in('fec0::/10')

    @property
    def is_loopback(self):
        return self._ip == 1


# ---- networks

def _parted(address):
    """Address and what stands behind its slash, or None."""
    if isinstance(address, tuple):
        return address if len(address) > 1 else (address[0], None)
    if isinstance(address, (int, bytes)):
        return address, None
    parts = str(address).split('/')
    if len(parts) > 2:
        raise AddressValueError(f"Only one '/' permitted in {address!r}")
    return parts[0], parts[1] if len(parts) > 1 else None


def _prefix_of(kind, mask):
    """The length of a prefix said by its length, by a netmask or, in IPv4, by a hostmask."""
    bits, wrong = kind._max_prefixlen, NetmaskValueError(f'{str(mask)!r} is not a valid netmask')
    if mask is None:
        return bits
    text = str(mask)
    if _digits.issuperset(text) and text:
        if int(text) > bits:
            raise wrong
        return int(text)
    if kind._version == 6:
        raise wrong
    try:
        value = kind._int_of(text)
    except AddressValueError:
        raise wrong from None
    for candidate in (value, value ^ kind._ALL_ONES):
        length = bin(candidate).count('1')
        if candidate == kind._ALL_ONES >> bits - length << bits - length:
            return length
    raise wrong


@functools.total_ordering
class _Network(_IPAddressBase):
    def __init__(self, address, strict=True):
        address, mask = _parted(address)
        self.network_address = self._address_class(address)
        self._prefixlen = _prefix_of(self._address_class, mask)
        self.netmask = self._address_class(self._ALL_ONES >> self._host_bits << self._host_bits)
        value = self.network_address._ip
        if value & self.netmask._ip != value:
            if strict:
                raise ValueError(f'{self} has host bits set')
            self.network_address = self._address_class(value & self.netmask._ip)

    @property
    def _host_bits(self):
        return self._max_prefixlen - self._prefixlen

    prefixlen = property(lambda self: self._prefixlen)
    hostmask = property(lambda self: self._address_class(self.netmask._ip ^ self._ALL_ONES))
    broadcast_address = property(lambda self: self._address_class(self.network_address._ip | self.hostmask._ip))
    num_addresses = property(lambda self: 1 << self._host_bits)
    with_prefixlen = property(lambda self: f'{self.network_address}/{self._prefixlen}')
    with_netmask = property(lambda self: f'{self.network_address}/{self.netmask}')
    with_hostmask = property(lambda self: f'{self.network_address}/{self.hostmask}')

    @property
    def exploded(self):
        return f'{self.network_address.exploded}/{self._prefixlen}'

    def __repr__(self):
        return f'{type(self).__name__}({str(self)!r})'

    def __str__(self):
        return self.with_prefixlen

    def __iter__(self):
        first = self.network_address._ip
        return map(self._address_class, range(first, first + self.num_addresses))

    def __getitem__(self, n):
        if not -self.num_addresses <= n < self.num_addresses:
            raise IndexError('address out of range')
        return self._address_class((self.network_address if n >= 0 else self.broadcast_address)._ip + n + (n < 0))

    def __len__(self):
        return self.num_addresses

    def __eq__(self, other):
        try:
            return (self._version == other._version and self.network_address == other.network_address and
                    self.netmask._ip == other.netmask._ip)
        except AttributeError:
            return NotImplemented

    def __lt__(self, other):
        if not isinstance(other, _Network):
            return NotImplemented
        self._same_version(other)
        return (self.network_address, self.netmask) < (other.network_address, other.netmask)

    def __hash__(self):
        return hash(self.network_address._ip ^ self.netmask._ip)

    def __reduce__(self):
        return type(self), (str(self),)

    def __contains__(self, other):
        if self._version != other._version or isinstance(other, _Network):
            return False
        return other._ip & self.netmask._ip == self.network_address._ip

    def _same_version(self, other):
        if self._version != other._version:
            raise TypeError(f'{self} and {other} are not of the same version')

    def hosts(self):
        first, last = self.network_address._ip, self.broadcast_address._ip
        if self._prefixlen == self._max_prefixlen:
            return [self._address_class(first)]
        if self._prefixlen == self._max_prefixlen - 1:
            return [self._address_class(first), self._address_class(last)]
        return map(self._address_class, range(first + 1, last + (self._version == 6)))

    def overlaps(self, other):
        return (self.network_address in other or self.broadcast_address in other or other.network_address in self or
                other.broadcast_address in self)

    def subnet_of(self, other):
        self._same_version(other)
        return other.network_address <= self.network_address and other.broadcast_address >= self.broadcast_address

    def supernet_of(self, other):
        return other.subnet_of(self)

    def _steps_to(self, new_prefix, steps, wrong, way):
        """By how much the prefix is to become longer or shorter."""
        if wrong:
            raise ValueError('new prefix must be ' + way)
        if steps != 1:
            raise ValueError('cannot set prefixlen_diff and new_prefix')
        return abs(new_prefix - self._prefixlen)

    def subnets(self, prefixlen_diff=1, new_prefix=None):
        if self._prefixlen == self._max_prefixlen:
            yield self
            return
        if new_prefix is not None:
            prefixlen_diff = self._steps_to(new_prefix, prefixlen_diff, new_prefix < self._prefixlen, 'longer')
        if prefixlen_diff < 0:
            raise ValueError('prefix length diff must be > 0')
        length = self._prefixlen + prefixlen_diff
        if length > self._max_prefixlen:
            raise ValueError(f'prefix length diff {length} is invalid for netblock {self}')
        first = self.network_address._ip
        for value in range(first, first + self.num_addresses, 1 << self._max_prefixlen - length):
            yield type(self)((value, length))

    def supernet(self, prefixlen_diff=1, new_prefix=None):
        if self._prefixlen == 0:
            return self
        if new_prefix is not None:
            prefixlen_diff = self._steps_to(new_prefix, prefixlen_diff, new_prefix > self._prefixlen, 'shorter')
        length = self._prefixlen - prefixlen_diff
        if length < 0:
            raise ValueError(f'current prefixlen is {self._prefixlen}, cannot have a prefixlen_diff of {prefixlen_diff}')
        return type(self)((self.network_address._ip & self.netmask._ip << prefixlen_diff, length))

    def address_exclude(self, other):
        self._same_version(other)
        if not isinstance(other, _Network):
            raise TypeError(f'{other} is not a network object')
        if not other.subnet_of(self):
            raise ValueError(f'{other} not contained in {self}')
        left = self
        while left != other:
            one, two = left.subnets()
            left, out = (one, two) if other.subnet_of(one) else (two, one)
            yield out

    def compare_networks(self, other):
        self._same_version(other)
        return (self > other) - (self < other)

    def _both(name):
        return property(lambda self: getattr(self.network_address, name) and getattr(self.broadcast_address, name))

    for _each in ('is_private', 'is_multicast', 'is_reserved', 'is_link_local', 'is_loopback', 'is_unspecified', 'is_global'):
        locals()[_each] = _both(_each)
    del _each, _both


class IPv4Network(_Version4, _Network):
    _address_class = IPv4Address


class IPv6Network(_Version6, _Network):
    _address_class = IPv6Address


@functools.lru_cache(None)
def _network_cached(text):
    return (IPv6Network if ':' in text else IPv4Network)(text)


# ---- interfaces

class _Interface:
    def __init__(self, address):
        address, mask = _parted(address)
        super().__init__(address)
        self.network = self._network_class((self._ip, _prefix_of(type(self), mask)), False)
        self.netmask, self._prefixlen = self.network.netmask, self.network._prefixlen

    hostmask = property(lambda self: self.network.hostmask)
    ip = property(lambda self: self._plain_class(self._ip))
    with_prefixlen = property(lambda self: f'{self.ip}/{self._prefixlen}')
    with_netmask = property(lambda self: f'{self.ip}/{self.netmask}')
    with_hostmask = property(lambda self: f'{self.ip}/{self.hostmask}')

    def __str__(self):
        return self.with_prefixlen

    def __eq__(self, other):
        same = super().__eq__(other)
        if same is not True:
            return same
        return getattr(other, 'network', None) == self.network

    def __lt__(self, other):
        less = super().__lt__(other)
        if less is NotImplemented or not isinstance(other, _Interface):
            return less
        return self.network < other.network or self.network == other.network and self._ip < other._ip

    def __hash__(self):
        return hash((self._ip, self._prefixlen, self.network.network_address._ip))


class IPv4Interface(_Interface, IPv4Address):
    _network_class, _plain_class = IPv4Network, IPv4Address


class IPv6Interface(_Interface, IPv6Address):
    _network_class, _plain_class = IPv6Network, IPv6Address


# ---- ranges

def summarize_address_range(first, last):
    if not (isinstance(first, _Address) and isinstance(last, _Address)):
        raise TypeError('first and last must be IP addresses, not networks')
    if first._version != last._version:
        raise TypeError(f'{first} and {last} are not of the same version')
    if first > last:
        raise ValueError('last IP address must be greater than first')
    kind = IPv4Network if first._version == 4 else IPv6Network
    at, end = first._ip, last._ip
    while at <= end:
        bits = min((at & -at).bit_length() - 1 if at else first._max_prefixlen, (end - at + 1).bit_length() - 1)
        yield kind((at, first._max_prefixlen - bits))
        at += 1 << bits


def collapse_addresses(addresses):
    ranges, version = [], None
    for each in addresses:
        if version is not None and each._version != version._version:
            raise TypeError(f'{each} and {version} are not of the same version')
        version = each
        if isinstance(each, _Network):
            ranges.append((each.network_address._ip, each.broadcast_address._ip))
        else:
            ranges.append((each._ip, each._ip))
    joined = []
    for first, last in sorted(ranges):
        if joined and first <= joined[-1][1] + 1:
            joined[-1][1] = max(joined[-1][1], last)
        else:
            joined.append([first, last])
    kind = IPv4Address if version is not None and version._version == 4 else IPv6Address
    return (network for first, last in joined for network in summarize_address_range(kind(first), kind(last)))


def get_mixed_type_key(obj):
    if isinstance(obj, _Network):
        return obj._version, obj.network_address, obj.netmask
    if isinstance(obj, _Address):
        return obj._version, obj
    return NotImplemented
