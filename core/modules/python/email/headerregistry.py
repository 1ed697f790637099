"""Headers that know what they mean: addresses, dates, kinds of content."""

from email import utils as _utils
from email.header import decode_header as _decode

__all__ = ['Address', 'Group', 'BaseHeader']

_atoms = set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-/=?^_`{|}~.")


class Address:
    def __init__(self, display_name='', username='', domain='', addr_spec=None):
        if '\r' in ''.join(filter(None, (display_name, username, domain, addr_spec))) or '\n' in ''.join(
                filter(None, (display_name, username, domain, addr_spec))):
            raise ValueError('invalid arguments; address parts cannot contain CR or LF')
        if addr_spec is not None:
            if username or domain:
                raise TypeError('addrspec specified when username and/or domain also specified')
            username, at, domain = addr_spec.rpartition('@')
            if not at:
                raise ValueError('Invalid address; only %r could be parsed from %r' % (addr_spec, addr_spec))
        self._display_name = display_name
        self._username = username
        self._domain = domain

    display_name = property(lambda self: self._display_name)
    username = property(lambda self: self._username)
    domain = property(lambda self: self._domain)

    @property
    def addr_spec(self):
        name = self.username
        if not set(name) <= _atoms or not name and not self.domain:
            name = '"%s"' % _utils.quote(name) if name else name
        if self.domain:
            return name + '@' + self.domain
        return name or '<>'

    def __repr__(self):
        return '{}(display_name={!r}, username={!r}, domain={!r})'.format(
            self.__class__.__name__, self.display_name, self.username, self.domain)

    def __str__(self):
        name = self.display_name
        if not set(name) <= _atoms - {'.'} | {' '} and name.isascii():
            name = '"%s"' % _utils.quote(name)
        if name:
            spec = '' if self.addr_spec == '<>' else self.addr_spec
            return '{} <{}>'.format(name, spec)
        return self.addr_spec

    def __eq__(self, other):
        if not isinstance(other, Address):
            return NotImplemented
        return (self.display_name, self.username, self.domain) == (other.display_name, other.username, other.domain)


class Group:
    def __init__(self, display_name=None, addresses=None):
        self._display_name = display_name
        self._addresses = tuple(addresses) if addresses else ()

    display_name = property(lambda self: self._display_name)
    addresses = property(lambda self: self._addresses)

    def __repr__(self):
        return '{}(display_name={!r}, addresses={!r}'.format(self.__class__.__name__, self.display_name, self.addresses)

    def __str__(self):
        if self.display_name is None and len(self.addresses) == 1:
            return str(self.addresses[0])
        inner = ', '.join(map(str, self.addresses))
        return '{}:{};'.format(self.display_name, ' ' + inner if inner else inner)


class BaseHeader(str):
    """The header's text, decoded."""

    max_count = None

    def __new__(cls, name, value, **more):
        one = str.__new__(cls, value)
        one._name = name
        one._defects = []
        one.__dict__.update(more)
        return one

    name = property(lambda self: self._name)
    defects = property(lambda self: tuple(self._defects))

    def fold(self, *, policy):
        return fold(self, self.name, policy)


class UnstructuredHeader(BaseHeader):
    pass


class AddressHeader(BaseHeader):
    pass


class DateHeader(BaseHeader):
    pass


class ContentHeader(BaseHeader):
    @property
    def maintype(self):
        return self.content_type.partition('/')[0]

    @property
    def subtype(self):
        return self.content_type.partition('/')[2]


def _text(value):
    found = _decode(value)
    if len(found) == 1 and found[0][1] is None:
        return value
    pieces = []
    for data, charset in found:
        pieces.append(data if isinstance(data, str) else data.decode(charset or 'ascii', 'replace'))
    return ''.join(pieces)


def _addresses(value):
    if isinstance(value, (Address, Group)):
        value = [value]
    if not isinstance(value, str):
        return list(value)
    return [Address(_text(name), *_halves(spec)) for name, spec in _utils.getaddresses([value])]


def _halves(spec):
    name, at, domain = spec.rpartition('@')
    return (name, domain) if at else (spec, '')


def make(name, value):
    from email.policy import _of_addresses
    low = name.lower()
    if low in _of_addresses:
        groups = _addresses(value)
        flat = [one for group in groups for one in (group.addresses if isinstance(group, Group) else [group])]
        more = {'addresses': tuple(flat), 'groups': tuple(one if isinstance(one, Group) else Group(None, [one]) for one in groups)}
        if low in ('from', 'to', 'sender') and len(flat) == 1:
            more['address'] = flat[0]
        return AddressHeader(name, ', '.join(map(str, groups)), **more)
    if low in ('date', 'resent-date', 'orig-date'):
        import datetime
        if isinstance(value, datetime.datetime):
            return DateHeader(name, _utils.format_datetime(value), datetime=value)
        try:
            when = _utils.parsedate_to_datetime(value) if value else None
        except ValueError:
            when = None
        return DateHeader(name, value if when is None else _utils.format_datetime(when), datetime=when)
    value = str(value)
    if low in ('content-type', 'content-disposition'):
        from email.message import _parameters
        rows = _parameters(value)
        kind = rows[0][0].lower()
        params = {key: text for key, text in rows[1:]}
        if low == 'content-type':
            if kind.count('/') != 1:
                kind = 'text/plain'
            return ContentHeader(name, value, content_type=kind, params=params)
        return BaseHeader(name, value, content_disposition=kind, params=params)
    if low == 'content-transfer-encoding':
        return BaseHeader(name, value, cte=value.strip().lower())
    if low == 'mime-version':
        return BaseHeader(name, value, version=value.strip())
    return UnstructuredHeader(name, _text(value))


def fold(value, name, policy):
    """The header's lines, encoded where that must be."""
    most = policy.max_line_length or 10 ** 6
    if isinstance(value, AddressHeader):
        words = []
        for one in value.addresses:
            text = str(one)
            if not text.isascii() and not policy.utf8:
                from email.charset import _readable_word
                text = '%s <%s>' % (_readable_word(one.display_name), one.addr_spec)
            words.append(text)
        lines = [name + ':']
        for at, word in enumerate(words):
            piece = ' ' + word + (',' if at < len(words) - 1 else '')
            if len(lines[-1]) + len(piece) > most and lines[-1].strip():
                for part in piece.split():
                    if len(lines[-1]) + 1 + len(part) > most:
                        lines.append('')
                    lines[-1] += ' ' + part
            else:
                lines[-1] += piece
        return policy.linesep.join(lines) + policy.linesep
    text = str(value)
    if not text.isascii() and not policy.utf8:
        return _fold_encoded(name, text, most, policy.linesep)
    import re
    lines = [name + ':']
    for piece in re.findall(r'\s*\S+', ' ' + text):
        if len(lines[-1]) + len(piece) > most and lines[-1].strip() != name + ':':
            lines.append('')
        lines[-1] += piece
    if text and text[-1:].isspace():
        lines[-1] += text[len(text.rstrip()):]
    return policy.linesep.join(lines) + policy.linesep


def _fold_encoded(name, text, most, linesep):
    """From the first word on that needs it, all is encoded, to the last such word."""
    from email.charset import _readable_word
    words = text.split(' ')
    bad = [at for at, word in enumerate(words) if not word.isascii()]
    before, middle, after = words[:bad[0]], ' '.join(words[bad[0]:bad[-1] + 1]), words[bad[-1] + 1:]
    lines = [name + ':']

    def add(piece):
        if len(lines[-1]) + 1 + len(piece) > most and lines[-1].strip() != name + ':':
            lines.append('')
        lines[-1] += ' ' + piece
    for word in before:
        add(word)
    at = 0
    while at < len(middle):
        end = len(middle)
        room = most - len(lines[-1]) - 1
        if room < 24:
            lines.append('')
            room = most - 1
        while end > at + 1 and len(_readable_word(middle[at:end])) > room:
            end -= 1
        lines[-1] += ' ' + _readable_word(middle[at:end])
        at = end
    for word in after:
        add(word)
    return linesep.join(lines) + linesep
