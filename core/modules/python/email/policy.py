"""How messages are read and written."""

import re

__all__ = ['Compat32', 'compat32', 'Policy', 'EmailPolicy', 'default', 'strict', 'SMTP', 'HTTP', 'SMTPUTF8']


class Policy:
    raise_on_defect = False
    linesep = '\n'
    cte_type = '8bit'
    max_line_length = 78
    mangle_from_ = False
    message_factory = None

    def __init__(self, **kw):
        for name, value in kw.items():
            if not hasattr(type(self), name):
                raise TypeError('{!r} is an invalid keyword argument for {}'.format(name, self.__class__.__name__))
            object.__setattr__(self, name, value)

    def __setattr__(self, name, value):
        if hasattr(self, name):
            raise AttributeError('{!r} object attribute {!r} is read-only'.format(self.__class__.__name__, name))
        raise AttributeError('{!r} object has no attribute {!r}'.format(self.__class__.__name__, name))

    def __repr__(self):
        return '{}({})'.format(self.__class__.__name__, ', '.join('{}={!r}'.format(*one) for one in self.__dict__.items()))

    def clone(self, **kw):
        return type(self)(**{**self.__dict__, **kw})

    def __add__(self, other):
        return self.clone(**other.__dict__)

    def handle_defect(self, obj, defect):
        if self.raise_on_defect:
            raise defect
        self.register_defect(obj, defect)

    def register_defect(self, obj, defect):
        obj.defects.append(defect)

    def header_max_count(self, name):
        return None

    def header_source_parse(self, sourcelines):
        name, value = sourcelines[0].split(':', 1)
        value = value.lstrip(' \t') + ''.join(sourcelines[1:])
        return name, value.rstrip('\r\n')


class Compat32(Policy):
    """Headers are what they are set to."""

    mangle_from_ = True

    def header_store_parse(self, name, value):
        return name, value

    def header_fetch_parse(self, name, value):
        return value

    def fold(self, name, value):
        from email.header import Header
        if isinstance(value, str):
            value = Header(value, header_name=name)
        most = 0 if self.max_line_length is None else self.max_line_length
        return '%s: %s%s' % (name, value.encode(linesep=self.linesep, maxlinelen=most), self.linesep)


compat32 = Compat32()

_once = {'date', 'from', 'sender', 'reply-to', 'to', 'cc', 'bcc', 'message-id', 'in-reply-to', 'references', 'subject',
         'mime-version', 'content-type', 'content-transfer-encoding', 'content-disposition'}
_of_addresses = {'from', 'sender', 'reply-to', 'to', 'cc', 'bcc', 'resent-to', 'resent-from', 'resent-cc', 'resent-bcc'}


class EmailPolicy(Policy):
    """Headers know what they mean."""

    utf8 = False
    refold_source = 'long'
    header_factory = None
    content_manager = None

    def header_max_count(self, name):
        return 1 if name.lower() in _once else None

    def header_store_parse(self, name, value):
        if hasattr(value, 'name') and value.name.lower() == name.lower() and hasattr(value, 'defects'):
            return name, value
        if isinstance(value, str) and len(value.splitlines()) > 1:
            raise ValueError('Header values may not contain linefeed or carriage return characters')
        from email.headerregistry import make
        return name, make(name, value)

    def header_fetch_parse(self, name, value):
        if hasattr(value, 'name'):
            return value
        from email.headerregistry import make
        return make(name, ''.join(re.split(r'\r\n|\r|\n', value)))

    def fold(self, name, value):
        from email.headerregistry import fold, make
        if not hasattr(value, 'name'):
            lines = value.splitlines()
            if self.refold_source == 'none' or self.refold_source == 'long' and all(
                    len(line) + (len(name) + 2 if not at else 0) <= (self.max_line_length or 10 ** 6)
                    for at, line in enumerate(lines)) and value.isascii():
                return name + ': ' + self.linesep.join(lines) + self.linesep
            value = make(name, ''.join(lines))
        return fold(value, name, self)


default = EmailPolicy()
strict = default.clone(raise_on_defect=True)
SMTP = default.clone(linesep='\r\n')
HTTP = default.clone(linesep='\r\n', max_line_length=None)
SMTPUTF8 = SMTP.clone(utf8=True)
