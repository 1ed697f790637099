"""Text in which = begins the number of a byte."""

__all__ = ['body_decode', 'body_encode', 'decode', 'header_decode', 'header_encode', 'quote', 'unquote']


def quote(c):
    return '=%02X' % ord(c)


def unquote(s):
    return chr(int(s[1:3], 16))


def header_encode(header_bytes, charset='iso-8859-1'):
    from email.charset import _quoted
    return '=?%s?q?%s?=' % (charset, _quoted(header_bytes)) if header_bytes else ''


def body_encode(body, maxlinelen=76, eol='\n'):
    if maxlinelen < 4:
        raise ValueError('maxlinelen must be at least 4')
    lines = []
    for line in body.splitlines():
        pieces = ['=%02X' % ord(one) if ord(one) > 126 or one == '=' or ord(one) < 32 and one != '\t' else one for one in line]
        if pieces and pieces[-1] in (' ', '\t'):
            pieces[-1] = '=%02X' % ord(pieces[-1])
        row = ''
        for at, piece in enumerate(pieces):
            is_last = at == len(pieces) - 1
            if len(row) + len(piece) > maxlinelen - (0 if is_last else 1):
                lines.append(row + '=')
                row = ''
            row += piece
        lines.append(row)
    text = eol.join(lines)
    return text + eol if body and body[-1] in '\r\n' else text


def decode(encoded, eol='\n'):
    import quopri
    return quopri.decodestring(encoded.encode('latin-1')).decode('latin-1')


body_decode = decodestring = decode


def header_decode(s):
    import re
    return re.sub(r'=[a-fA-F0-9]{2}', lambda match: unquote(match.group(0)), s.replace('_', ' '), flags=re.ASCII)
