"""A message: its headers, in order, and what it says, a text or further messages."""

import base64
import binascii
import io
import re

from email import errors, utils
from email.policy import compat32

__all__ = ['Message', 'EmailMessage', 'MIMEPart']


def _split_parameters(text):
    """The pieces between semicolons that are not in quotes."""
    pieces, piece, quoted, escaped = [], '', False, False
    for one in text:
        if one == ';' and not quoted:
            pieces.append(piece)
            piece = ''
            continue
        if one == '"' and not escaped:
            quoted = not quoted
        escaped = one == '\\' and not escaped
        piece += one
    return pieces + [piece]


def _parameters(text, unquote=True):
    """[(value, ''), (name, value), …]; what is split or encoded (RFC 2231) is put together."""
    first, *rest = _split_parameters(str(text))
    rows = [(first.strip(), '')]
    parts = {}
    for piece in rest:
        name, equals, value = piece.partition('=')
        name = name.strip()
        if not name:
            continue
        value = value.strip()
        match = re.fullmatch(r'(\w[\w-]*)(?:\*(\d+))?(\*)?', name)
        if match and (match.group(2) or match.group(3)):
            parts.setdefault(match.group(1), []).append((int(match.group(2) or 0), bool(match.group(3)), utils.unquote(value)))
            if len(parts[match.group(1)]) == 1:
                rows.append((match.group(1), parts[match.group(1)]))
        else:
            rows.append((name, utils.unquote(value) if unquote else value))
    for at, (name, value) in enumerate(rows):
        if isinstance(value, list):
            from urllib.parse import unquote_to_bytes
            value.sort(key=lambda part: part[0])
            text = ''.join(part[2] for part in value)
            if value[0][1]:
                charset, language, text = utils.decode_rfc2231(text)
                text = unquote_to_bytes(text).decode(charset or 'us-ascii', 'replace')
            rows[at] = name, text
    return rows


def _one_parameter(param, value=None, quote=True):
    if not value:
        return param
    if isinstance(value, tuple):
        return '%s*=%s' % (param, utils.encode_rfc2231(value[2], value[0], value[1]))
    try:
        value.encode('ascii')
    except UnicodeEncodeError:
        return '%s*=%s' % (param, utils.encode_rfc2231(value, 'utf-8', ''))
    if quote or re.search(r'[ \(\)<>@,;:\\"/\[\]\?=]', value):
        return '%s="%s"' % (param, utils.quote(value))
    return '%s=%s' % (param, value)


def _default_policy():
    from email.policy import default
    return default


class Message:
    def __init__(self, policy=compat32):
        self.policy, self._headers = policy, []
        self._unixfrom = self._payload = self._charset = self.preamble = self.epilogue = None
        self.defects, self._default_type = [], 'text/plain'

    # ---- all of it, written out

    def as_string(self, unixfrom=False, maxheaderlen=0, policy=None):
        from email.generator import Generator
        out = io.StringIO()
        policy = self.policy if policy is None else policy
        Generator(out, mangle_from_=False, maxheaderlen=maxheaderlen, policy=policy).flatten(self, unixfrom=unixfrom)
        return out.getvalue()

    def as_bytes(self, unixfrom=False, policy=None):
        from email.generator import BytesGenerator
        out = io.BytesIO()
        policy = self.policy if policy is None else policy
        BytesGenerator(out, mangle_from_=False, policy=policy).flatten(self, unixfrom=unixfrom)
        return out.getvalue()

    def __str__(self):
        return self.as_string()

    def __bytes__(self):
        return self.as_bytes()

    def get_unixfrom(self):
        return self._unixfrom

    def set_unixfrom(self, unixfrom):
        self._unixfrom = unixfrom

    # ---- what it says

    def is_multipart(self):
        return isinstance(self._payload, list)

    def attach(self, payload):
        if self._payload is None:
            self._payload = []
        try:
            append = self._payload.append
        except AttributeError:
            raise TypeError('Attach is not valid on a message with a non-multipart payload') from None
        append(payload)

    def get_payload(self, i=None, decode=False):
        if self.is_multipart():
            if decode:
                return None
            return self._payload if i is None else self._payload[i]
        if i is not None and not isinstance(self._payload, list):
            raise TypeError('Expected list, got %s' % type(self._payload))
        payload = self._payload
        how = str(self.get('content-transfer-encoding', '')).strip().lower()
        if isinstance(payload, str):
            if any('\udc80' <= one <= '\udcff' for one in payload):
                data = payload.encode('ascii', 'surrogateescape')
                if not decode:
                    try:
                        return data.decode(self.get_content_charset('ascii'), 'replace')
                    except LookupError:
                        return data.decode('ascii', 'replace')
            elif decode:
                try:
                    data = payload.encode('ascii')
                except UnicodeEncodeError:
                    data = payload.encode('raw-unicode-escape')
        if not decode:
            return payload
        if not isinstance(payload, str):
            return payload
        if how == 'quoted-printable':
            import quopri
            return quopri.decodestring(data)
        if how == 'base64':
            try:
                return base64.b64decode(b''.join(data.splitlines()))
            except binascii.Error:
                self.policy.handle_defect(self, errors.InvalidBase64PaddingDefect())
                text = b''.join(data.splitlines())
                return base64.b64decode(text + b'=' * (-len(text) % 4))
        if how in ('x-uuencode', 'uuencode', 'uue', 'x-uue'):
            lines = data.splitlines()
            return b''.join(binascii.a2b_uu(line) for line in lines[1:] if line and line != b'end' and line != b'`')
        return data

    def set_payload(self, payload, charset=None):
        from email.charset import Charset
        if hasattr(payload, 'encode'):
            if isinstance(charset, Charset):
                charset_name = charset.output_charset
            else:
                charset_name = charset
            if charset:
                payload = payload.encode(charset_name, 'surrogateescape').decode('ascii', 'surrogateescape')
            else:
                payload = payload
        elif hasattr(payload, 'decode'):
            payload = payload.decode('ascii', 'surrogateescape')
        self._payload = payload
        if charset is not None:
            self.set_charset(charset)

    def set_charset(self, charset):
        from email.charset import Charset
        if charset is None:
            self.del_param('charset')
            self._charset = None
        else:
            self._charset = charset if isinstance(charset, Charset) else Charset(charset)
            self._declare_charset(self._charset)

    def _declare_charset(self, charset):
        written = charset.get_output_charset()
        if 'mime-version' not in self:
            self.add_header('MIME-Version', '1.0')
        if 'content-type' in self:
            self.set_param('charset', written)
        else:
            self.add_header('Content-Type', 'text/plain', charset=written)
        if 'content-transfer-encoding' in self:
            return
        how = charset.get_body_encoding()
        if callable(how):
            how(self)
            return
        text = self._payload
        if text:
            data = text.encode('ascii', 'surrogateescape')
            self._payload = charset.body_encode(data.decode(charset.output_codec) if charset.output_codec else text)
        self.add_header('Content-Transfer-Encoding', how)

    def get_charset(self):
        return self._charset

    # ---- headers

    def __len__(self):
        return len(self._headers)

    def __getitem__(self, name):
        return self.get(name)

    def __setitem__(self, name, val):
        most = self.policy.header_max_count(name)
        if most:
            low = name.lower()
            if sum(one.lower() == low for one, _ in self._headers) >= most:
                raise ValueError('There may be at most {} {} headers in a message'.format(most, name))
        self._headers.append(self.policy.header_store_parse(name, val))

    def __delitem__(self, name):
        low = name.lower()
        self._headers = [row for row in self._headers if row[0].lower() != low]

    def __contains__(self, name):
        low = name.lower()
        return any(one.lower() == low for one, _ in self._headers)

    def __iter__(self):
        for name, _ in self._headers:
            yield name

    def keys(self):
        return [name for name, _ in self._headers]

    def values(self):
        return [self.policy.header_fetch_parse(name, value) for name, value in self._headers]

    def items(self):
        return [(name, self.policy.header_fetch_parse(name, value)) for name, value in self._headers]

    def get(self, name, failobj=None):
        low = name.lower()
        for one, value in self._headers:
            if one.lower() == low:
                return self.policy.header_fetch_parse(one, value)
        return failobj

    def set_raw(self, name, value):
        self._headers.append((name, value))

    def raw_items(self):
        return iter(self._headers.copy())

    def get_all(self, name, failobj=None):
        low = name.lower()
        return [self.policy.header_fetch_parse(one, value) for one, value in self._headers if one.lower() == low] or failobj

    def add_header(self, _name, _value, **_params):
        parts = [] if _value is None else [_value]
        for name, value in _params.items():
            name = name.replace('_', '-')
            parts.append(name if value is None else _one_parameter(name, value))
        self[_name] = '; '.join(parts)

    def replace_header(self, _name, _value):
        low = _name.lower()
        for at, (name, _) in enumerate(self._headers):
            if name.lower() == low:
                self._headers[at] = self.policy.header_store_parse(name, _value)
                return
        raise KeyError(low)

    # ---- its kind

    def get_content_type(self):
        value = self.get('content-type')
        if value is None:
            return self.get_default_type()
        kind = _split_parameters(str(value))[0].strip().lower()
        return kind if kind.count('/') == 1 else 'text/plain'

    def get_content_maintype(self):
        return self.get_content_type().split('/')[0]

    def get_content_subtype(self):
        return self.get_content_type().split('/')[1]

    def get_default_type(self):
        return self._default_type

    def set_default_type(self, ctype):
        self._default_type = ctype

    def get_params(self, failobj=None, header='content-type', unquote=True):
        value = self.get(header)
        return failobj if value is None else _parameters(value, unquote)

    def get_param(self, param, failobj=None, header='content-type', unquote=True):
        if header not in self:
            return failobj
        for name, value in _parameters(self[header], unquote):
            if name.lower() == param.lower():
                return value
        return failobj

    def set_param(self, param, value, header='Content-Type', requote=True, charset=None, language='', replace=False):
        if not isinstance(value, tuple) and charset:
            value = charset, language, value
        if header not in self and header.lower() == 'content-type':
            rows = [('text/plain', '')]
        else:
            rows = _parameters(self.get(header), False)
        text = rows[0][0]
        done = False
        for name, old in rows[1:]:
            if name.lower() == param.lower():
                text += '; ' + _one_parameter(param, value, requote)
                done = True
            else:
                text += '; ' + (_one_parameter(name, utils.unquote(old), requote) if old else name)
        if not done:
            text += '; ' + _one_parameter(param, value, requote)
        if text != self.get(header):
            if replace and header in self:
                self.replace_header(header, text)
            else:
                del self[header]
                self[header] = text

    def del_param(self, param, header='content-type', requote=True):
        if header not in self:
            return
        rows = _parameters(self[header])
        text = '; '.join([rows[0][0]] + [_one_parameter(name, value, requote) for name, value in rows[1:]
                                         if name.lower() != param.lower()])
        if text != self.get(header):
            del self[header]
            self[header] = text

    def set_type(self, type, header='Content-Type', requote=True):
        if type.count('/') != 1:
            raise ValueError
        rows = _parameters(self[header])[1:] if header in self else []
        if header.lower() == 'content-type':
            del self['mime-version']
            self['MIME-Version'] = '1.0'
        del self[header]
        self[header] = type
        for name, value in rows:
            self.set_param(name, value, header, requote)

    def get_filename(self, failobj=None):
        name = self.get_param('filename', None, 'content-disposition')
        if name is None:
            name = self.get_param('name', None, 'content-type')
        return failobj if name is None else utils.collapse_rfc2231_value(name).strip()

    def get_boundary(self, failobj=None):
        boundary = self.get_param('boundary')
        return failobj if boundary is None else utils.collapse_rfc2231_value(boundary).rstrip()

    def set_boundary(self, boundary):
        if 'content-type' not in self:
            raise errors.HeaderParseError('No Content-Type header found')
        self.set_param('boundary', boundary, replace=True)

    def get_content_charset(self, failobj=None):
        charset = self.get_param('charset')
        return failobj if charset is None else str(charset).lower()

    def get_charsets(self, failobj=None):
        return [part.get_content_charset(failobj) for part in self.walk()]

    def get_content_disposition(self):
        value = self.get('content-disposition')
        return None if value is None else _split_parameters(str(value))[0].strip().lower()

    def walk(self):
        todo = [self]
        while todo:
            one = todo.pop()
            yield one
            if one.is_multipart():
                todo += reversed(one.get_payload())


class MIMEPart(Message):
    def __init__(self, policy=None):
        super().__init__(_default_policy() if policy is None else policy)

    def __str__(self):
        return self.as_string(policy=self.policy.clone(utf8=True))

    def as_string(self, unixfrom=False, maxheaderlen=None, policy=None):
        rules = self.policy if policy is None else policy
        widest = rules.max_line_length if maxheaderlen is None else maxheaderlen
        return super().as_string(unixfrom, widest, rules)

    def is_attachment(self):
        shown = self.get('content-disposition')
        return shown is not None and shown.content_disposition == 'attachment'

    def _bodies(self, part, wanted):
        if part.is_attachment():
            return
        main, sub = part.get_content_type().split('/')
        if main == 'text':
            if sub in wanted:
                yield wanted.index(sub), part
            return
        if main != 'multipart' or not part.is_multipart():
            return
        if sub != 'related':
            for one in part.iter_parts():
                yield from self._bodies(one, wanted)
            return
        if 'related' in wanted:
            yield wanted.index('related'), part
        parts = part.get_payload()
        if parts:
            yield from self._bodies(parts[0], wanted)

    def get_body(self, preferencelist=('related', 'html', 'plain')):
        best, body = len(preferencelist), None
        for number, part in self._bodies(self, preferencelist):
            if number < best:
                best, body = number, part
                if number == 0:
                    break
        return body

    def iter_attachments(self):
        main, sub = self.get_content_type().split('/')
        if main != 'multipart' or sub == 'alternative':
            return
        parts = list(self.get_payload()) if self.is_multipart() else []
        if sub == 'related' and parts:
            yield from parts[1:]
            return
        seen = []
        for part in parts:
            kind = part.get_content_type()
            if kind in ('text/plain', 'text/html', 'multipart/related', 'multipart/alternative') and not (
                    part.is_attachment() or kind in seen):
                seen.append(kind)
                continue
            yield part

    def iter_parts(self):
        if self.is_multipart():
            yield from self.get_payload()

    def get_content(self, *args, content_manager=None, **kw):
        kind = self.get_content_maintype()
        if kind == 'text':
            return self.get_payload(decode=True).decode(self.get_param('charset', 'ASCII'), kw.get('errors', 'replace'))
        if kind == 'multipart':
            raise KeyError(self.get_content_type())
        if kind == 'message':
            return self.get_payload(0)
        return self.get_payload(decode=True)

    def clear(self):
        self._headers = []
        self._payload = None

    def clear_content(self):
        self._headers = [row for row in self._headers if not row[0].lower().startswith('content-')]
        self._payload = None

    def set_content(self, msg, *args, content_manager=None, **kw):
        self.clear_content()
        if isinstance(msg, str):
            self._set_text(msg, *args, **kw)
        elif isinstance(msg, (bytes, bytearray, memoryview)):
            self._set_bytes(bytes(msg), *args, **kw)
        elif isinstance(msg, Message):
            self['Content-Type'] = 'message/' + kw.pop('subtype', 'rfc822')
            self['Content-Transfer-Encoding'] = kw.pop('cte', None) or '8bit'
            self._payload = [msg]
            self._finish(**kw)
        else:
            raise KeyError(type(msg))

    def _finish(self, disposition=None, filename=None, cid=None, params=None, headers=None):
        if disposition is None and filename is not None:
            disposition = 'attachment'
        if disposition is not None:
            self['Content-Disposition'] = disposition
        if filename is not None:
            self.set_param('filename', filename, header='Content-Disposition', replace=True)
        if cid is not None:
            self['Content-ID'] = cid
        for name, value in (params or {}).items():
            self.set_param(name, value)
        for one in headers or ():
            self[one.name] = one

    def _set_text(self, text, subtype='plain', charset='utf-8', cte=None, **more):
        self['Content-Type'] = 'text/%s; charset="%s"' % (subtype, charset)
        data = '\n'.join(text.splitlines()).encode(charset) + (b'\n' if text else b'')
        widest = max((len(line) for line in data.split(b'\n')), default=0)
        if cte is None:
            if data.isascii() and widest <= self.policy.max_line_length:
                cte = '7bit'
            elif self.policy.cte_type == '8bit' and widest <= self.policy.max_line_length:
                cte = '8bit'
            else:
                import quopri
                sample = data[:130]
                cte = 'base64' if len(base64.b64encode(sample)) < len(quopri.encodestring(sample)) else 'quoted-printable'
        if cte == 'base64':
            payload = base64.encodebytes(data).decode('ascii')
        elif cte == 'quoted-printable':
            from email.quoprimime import body_encode
            payload = body_encode(data.decode('latin-1'))
        else:
            payload = data.decode('ascii', 'surrogateescape')
        self._payload = payload
        self['Content-Transfer-Encoding'] = cte
        self._finish(**more)

    def _set_bytes(self, data, maintype, subtype, cte='base64', **more):
        self['Content-Type'] = '/'.join((maintype, subtype))
        if cte == 'base64':
            self._payload = base64.encodebytes(data).decode('ascii')
        else:
            self._payload = data.decode('ascii', 'surrogateescape')
        self['Content-Transfer-Encoding'] = cte
        self._finish(**more)

    def _make_multipart(self, subtype, disallowed, boundary):
        if self.get_content_maintype() == 'multipart' and self.get_content_subtype() in disallowed + (subtype,):
            raise ValueError('Cannot convert {} to {}'.format(self.get_content_subtype(), subtype))
        kept = [row for row in self._headers if not row[0].lower().startswith('content-')]
        moved = [row for row in self._headers if row[0].lower().startswith('content-')]
        if moved:
            part = type(self)(policy=self.policy)
            part._headers = moved
            part._payload = self._payload
            self._payload = [part]
        else:
            self._payload = []
        self._headers = kept
        self['Content-Type'] = 'multipart/' + subtype
        if boundary is not None:
            self.set_param('boundary', boundary)

    def _add_part(self, kind, shown, args, kw):
        """One more part of a message of that kind, which it becomes when it is not; `shown` is its disposition."""
        if self.get_content_type() != 'multipart/' + kind:
            getattr(self, 'make_' + kind)()
        part = type(self)(policy=self.policy)
        part.set_content(*args, **kw)
        if shown and 'content-disposition' not in part:
            part['Content-Disposition'] = shown
        self.attach(part)

    # A message of one kind can become one of those that hold it, never the other way round.

    def make_mixed(self, boundary=None):
        self._make_multipart('mixed', (), boundary)

    def add_attachment(self, *args, **kw):
        self._add_part('mixed', 'attachment', args, kw)

    def make_alternative(self, boundary=None):
        self._make_multipart('alternative', ('mixed',), boundary)

    def add_alternative(self, *args, **kw):
        self._add_part('alternative', None, args, kw)

    def make_related(self, boundary=None):
        self._make_multipart('related', ('alternative', 'mixed'), boundary)

    def add_related(self, *args, **kw):
        self._add_part('related', 'inline', args, kw)


class EmailMessage(MIMEPart):
    def set_content(self, *args, **kw):
        super().set_content(*args, **kw)
        if 'MIME-Version' not in self:
            self['MIME-Version'] = '1.0'
