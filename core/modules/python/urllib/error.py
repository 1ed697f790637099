"""What can go wrong with an address."""

import io
import urllib.response

__all__ = ['URLError', 'HTTPError', 'ContentTooShortError']


class URLError(OSError):
    def __init__(self, reason, filename=None):
        self.args, self.reason = (reason,), reason
        if filename is not None:
            self.filename = filename

    def __str__(self):
        return '<urlopen error %s>' % self.reason


class ContentTooShortError(URLError):
    def __init__(self, message, content):
        super().__init__(message)
        self.content = content


class HTTPError(URLError, urllib.response.addinfourl):
    """An answer that says no; it can be read as an answer, too."""

    def __init__(self, url, code, msg, hdrs, fp):
        self.code, self.msg, self.hdrs, self.fp, self.filename = code, msg, hdrs, fp, url
        body = io.BytesIO() if fp is None else fp
        urllib.response.addinfourl.__init__(self, body, hdrs, url, code)

    reason = property(lambda self: self.msg)
    headers = property(lambda self: self.hdrs, lambda self, headers: setattr(self, 'hdrs', headers))

    def __repr__(self):
        return '<HTTPError %s: %r>' % (self.code, self.msg)

    def __str__(self):
        return 'HTTP Error %s: %s' % (self.code, self.msg)
