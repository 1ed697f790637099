"""Reading messages."""

import io
import re

from email import errors
from email.policy import compat32

__all__ = ['Parser', 'HeaderParser', 'BytesParser', 'BytesHeaderParser', 'FeedParser', 'BytesFeedParser']

_header = re.compile(r'^(From |[\041-\071\073-\176]*:|[\t ])')
_line = re.compile(r'[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+')


class Parser:
    def __init__(self, _class=None, *, policy=compat32):
        self._class = _class
        self.policy = policy

    def parse(self, fp, headersonly=False):
        return self.parsestr(fp.read(), headersonly)

    def parsestr(self, text, headersonly=False):
        return self._message(_line.findall(text), headersonly, None)

    def _make(self):
        if self._class is not None:
            try:
                return self._class(policy=self.policy)
            except TypeError:
                return self._class()
        if self.policy.message_factory is not None:
            return self.policy.message_factory(policy=self.policy)
        from email.message import EmailMessage, Message
        from email.policy import EmailPolicy
        return (EmailMessage if isinstance(self.policy, EmailPolicy) else Message)(policy=self.policy)

    def _message(self, lines, headersonly, above):
        msg = self._make()
        if above is not None and above.get_content_type() == 'multipart/digest':
            msg.set_default_type('message/rfc822')
        at = self._headers(msg, lines)
        body = lines[at:]
        if headersonly:
            msg.set_payload(''.join(body))
        elif msg.get_content_maintype() == 'message' and msg.get_content_type() != 'message/delivery-status':
            msg.attach(self._message(body, False, msg))
        elif msg.get_content_maintype() == 'multipart':
            self._multipart(msg, body)
        else:
            msg.set_payload(''.join(body))
        return msg

    def _headers(self, msg, lines):
        """Reads them; the number of the line behind them."""
        at = 0
        found = []
        while at < len(lines):
            line = lines[at]
            if line in ('\n', '\r\n', '\r'):
                at += 1
                break
            if not _header.match(line):
                msg.policy.handle_defect(msg, errors.MissingHeaderBodySeparatorDefect())
                break
            at += 1
            if line[0] in ' \t':
                if found:
                    found[-1].append(line)
                else:
                    msg.policy.handle_defect(msg, errors.FirstHeaderLineIsContinuationDefect(line))
            elif line.startswith('From '):
                if at == 1:
                    msg.set_unixfrom(line.rstrip('\r\n'))
            elif line.startswith(':'):
                msg.policy.handle_defect(msg, errors.InvalidHeaderDefect('Missing header name.'))
            else:
                found.append([line])
        for rows in found:
            msg.set_raw(*self.policy.header_source_parse(rows))
        return at

    def _multipart(self, msg, lines):
        boundary = msg.get_boundary()
        if boundary is None:
            msg.policy.handle_defect(msg, errors.NoBoundaryInMultipartDefect())
            msg.set_payload(''.join(lines))
            return
        parts, part, before, after = [], None, [], None
        for line in lines:
            plain = line.rstrip('\r\n').rstrip(' \t')
            if after is not None:
                after.append(line)
            elif plain == '--' + boundary or plain == '--' + boundary + '--':
                if part is not None:
                    parts.append(part)
                elif before:
                    before[-1] = before[-1].rstrip('\r\n') if before[-1].rstrip('\r\n') else ''
                part = []
                if plain.endswith('--') and plain != '--' + boundary:
                    after = []
            elif part is None:
                before.append(line)
            else:
                part.append(line)
        if part is None:
            msg.policy.handle_defect(msg, errors.StartBoundaryNotFoundDefect())
            msg.set_payload(''.join(lines))
            return
        if after is None:
            msg.policy.handle_defect(msg, errors.CloseBoundaryNotFoundDefect())
            parts.append(part)
        if before:
            msg.preamble = ''.join(before)
        for rows in parts:
            if rows:
                rows[-1] = re.sub(r'(\r\n|\r|\n)\Z', '', rows[-1])
                if not rows[-1]:
                    del rows[-1]
            msg.attach(self._message(rows, False, msg))
        msg.epilogue = ''.join(after) if after is not None else None
        if not msg.is_multipart():
            msg.set_payload([])


class HeaderParser(Parser):
    def parsestr(self, text, headersonly=True):
        return super().parsestr(text, True)

    def parse(self, fp, headersonly=True):
        return super().parse(fp, True)


class BytesParser:
    def __init__(self, *args, **kw):
        self.parser = Parser(*args, **kw)

    def parse(self, fp, headersonly=False):
        return self.parsebytes(fp.read(), headersonly)

    def parsebytes(self, text, headersonly=False):
        return self.parser.parsestr(bytes(text).decode('ascii', 'surrogateescape'), headersonly)


class BytesHeaderParser(BytesParser):
    def parse(self, fp, headersonly=True):
        return BytesParser.parse(self, fp, True)

    def parsebytes(self, text, headersonly=True):
        return BytesParser.parsebytes(self, text, True)


class FeedParser:
    """Is given the text piece by piece."""

    def __init__(self, _factory=None, *, policy=compat32):
        self._parser = Parser(_factory, policy=policy)
        self._pieces = []

    def feed(self, data):
        self._pieces.append(data)

    def close(self):
        return self._parser.parsestr(''.join(self._pieces))


class BytesFeedParser(FeedParser):
    def feed(self, data):
        super().feed(data.decode('ascii', 'surrogateescape'))
