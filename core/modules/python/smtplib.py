"""Sending mail, for which there is no network."""

import socket
from email.base64mime import body_encode as encode_base64

__all__ = ['SMTPException', 'SMTPNotSupportedError', 'SMTPServerDisconnected', 'SMTPResponseException', 'SMTPSenderRefused',
           'SMTPRecipientsRefused', 'SMTPDataError', 'SMTPConnectError', 'SMTPHeloError', 'SMTPAuthenticationError',
           'quoteaddr', 'quotedata', 'SMTP', 'SMTP_SSL']

SMTP_PORT = 25
SMTP_SSL_PORT = 465
CRLF = '\r\n'


class SMTPException(OSError):
    pass


class SMTPNotSupportedError(SMTPException):
    pass


class SMTPServerDisconnected(SMTPException):
    pass


class SMTPResponseException(SMTPException):
    def __init__(self, code, msg):
        self.smtp_code = code
        self.smtp_error = msg
        self.args = (code, msg)


class SMTPSenderRefused(SMTPResponseException):
    def __init__(self, code, msg, sender):
        super().__init__(code, msg)
        self.sender = sender
        self.args = (code, msg, sender)


class SMTPRecipientsRefused(SMTPException):
    def __init__(self, recipients):
        self.recipients = recipients
        self.args = (recipients,)


class SMTPDataError(SMTPResponseException):
    pass


class SMTPConnectError(SMTPResponseException):
    pass


class SMTPHeloError(SMTPResponseException):
    pass


class SMTPAuthenticationError(SMTPResponseException):
    pass


def quoteaddr(addrstring):
    from email.utils import parseaddr
    name, address = parseaddr(addrstring)
    if (name, address) == ('', ''):
        return addrstring if addrstring.strip().startswith('<') else '<%s>' % addrstring
    return '<%s>' % address


def quotedata(data):
    import re
    return re.sub(r'(?m)^\.', '..', re.sub(r'(?:\r\n|\n|\r(?!\n))', CRLF, data))


class SMTP:
    default_port = SMTP_PORT

    def __init__(self, host='', port=0, local_hostname=None, timeout=None, source_address=None):
        self.sock = None
        if host:
            self.connect(host, port)

    def connect(self, host='localhost', port=0, source_address=None):
        name, colon, number = host.partition(':')
        if colon:
            host, port = name, int(number)
        self.sock = socket.create_connection((host, port or self.default_port))
        raise SMTPServerDisconnected('Connection unexpectedly closed')

    def _closed(self, *args, **kwargs):
        raise SMTPServerDisconnected('please run connect() first')

    sendmail = send_message = login = starttls = ehlo = helo = noop = docmd = mail = rcpt = data = quit = _closed

    def set_debuglevel(self, debuglevel):
        pass

    def close(self):
        self.sock = None

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


class SMTP_SSL(SMTP):
    default_port = SMTP_SSL_PORT


class LMTP(SMTP):
    pass
