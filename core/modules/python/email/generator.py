"""Writing messages."""

import re

__all__ = ['Generator', 'DecodedGenerator', 'BytesGenerator']

_from = re.compile(r'^From ', re.MULTILINE)


class Generator:
    def __init__(self, outfp, mangle_from_=None, maxheaderlen=None, *, policy=None):
        self._fp = outfp
        self._mangle_from_ = mangle_from_
        self.maxheaderlen = maxheaderlen
        self.policy = policy

    def _write(self, text):
        self._fp.write(text)

    def write(self, s):
        self._write(s)

    def flatten(self, msg, unixfrom=False, linesep=None):
        policy = msg.policy if self.policy is None else self.policy
        for name, value in (('linesep', linesep), ('max_line_length', self.maxheaderlen)):
            if value is not None:
                policy = policy.clone(**{name: value})
        if unixfrom:
            import time
            self._write((msg.get_unixfrom() or 'From nobody ' + time.ctime(time.time())) + policy.linesep)
        self._flatten(msg, policy)

    def _text(self, text, policy):
        if self._mangle_from_ or self._mangle_from_ is None and policy.mangle_from_:
            text = _from.sub('>From ', text)
        self._write(policy.linesep.join(re.split(r'\r\n|\r|\n', text)))

    def _flatten(self, msg, policy):
        payload = msg._payload
        main = msg.get_content_maintype()
        body = None
        if isinstance(payload, list) and main == 'multipart' or main == 'multipart' and payload is None:
            body = self._parts(msg, policy)
        how = None
        if isinstance(payload, str):
            payload, how = self._sendable(msg, payload)
        for name, value in msg.raw_items():
            if how is not None and name.lower() == 'content-transfer-encoding':
                value = how
            self._write(policy.fold(name, value))
        self._write(policy.linesep)
        if body is not None:
            self._write(body)
        elif isinstance(payload, list):
            self._write(self._inner(payload[0], policy) if payload else '')
        elif payload is not None:
            if not isinstance(payload, str):
                raise TypeError('string payload expected: %s' % type(payload))
            self._text(payload, policy)

    def _sendable(self, msg, payload):
        """Bytes that are no ASCII cannot stand in a text: they are sent in another way."""
        if not any('\udc80' <= one <= '\udcff' for one in payload):
            return payload, None
        from email.charset import Charset
        charset = Charset(msg.get_param('charset', None) or 'us-ascii')
        how = charset.get_body_encoding()
        data = payload.encode('ascii', 'surrogateescape')
        if callable(how):
            return data.decode('ascii', 'replace'), None
        return charset.body_encode(data), how

    def _inner(self, msg, policy):
        from io import StringIO
        out = StringIO()
        self.__class__._nested(self, out)._flatten(msg, policy)
        return out.getvalue()

    def _nested(self, out):
        return Generator(out, self._mangle_from_, None, policy=self.policy)

    def _parts(self, msg, policy):
        parts = [self._inner(part, policy) for part in msg._payload or []]
        boundary = msg.get_boundary()
        if not boundary:
            boundary = self._make_boundary('\n'.join(parts))
            msg.set_boundary(boundary)
        end = policy.linesep
        text = ''
        if msg.preamble is not None:
            text += end.join(msg.preamble.splitlines()) + (end if msg.preamble.endswith('\n') else '') + end
        text += '--' + boundary + end
        if parts:
            text += parts[0]
        for part in parts[1:]:
            text += end + '--' + boundary + end + part
        text += end + '--' + boundary + '--' + end
        if msg.epilogue is not None:
            text += msg.epilogue
        return text

    @classmethod
    def _make_boundary(cls, text=None):
        import random
        import sys
        token = random.randrange(sys.maxsize)
        boundary = '=' * 15 + '%0*d' % (len(repr(sys.maxsize - 1)), token) + '=='
        tried, count = boundary, 0
        while text is not None and '--' + tried in text:
            tried = boundary + '.' + str(count)
            count += 1
        return tried


class BytesGenerator(Generator):
    def _write(self, text):
        self._fp.write(text.encode('ascii', 'surrogateescape'))

    def _sendable(self, msg, payload):
        return payload, None


class DecodedGenerator(Generator):
    def __init__(self, outfp, mangle_from_=None, maxheaderlen=None, fmt=None, *, policy=None):
        Generator.__init__(self, outfp, mangle_from_, maxheaderlen, policy=policy)
        self._fmt = fmt or ('[Non-text (%(type)s) part of message omitted, filename %(filename)s]')

    def _flatten(self, msg, policy):
        for name, value in msg.raw_items():
            self._write(policy.fold(name, value))
        self._write(policy.linesep)
        for part in msg.walk():
            if part.get_content_maintype() == 'text':
                print(part.get_payload(decode=False), file=self)
            elif part.get_content_maintype() != 'multipart':
                print(self._fmt % {'type': part.get_content_type(), 'filename': part.get_filename('[no filename]')}, file=self)
