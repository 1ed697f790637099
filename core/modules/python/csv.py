"""Tables as text: rows of fields between separators, quoted where needed."""

from io import StringIO

__tracebackhide__ = ('reader', 'writer', 'register_dialect', 'unregister_dialect', 'get_dialect',
                     'field_size_limit', '_made')

__all__ = ['QUOTE_MINIMAL', 'QUOTE_ALL', 'QUOTE_NONNUMERIC', 'QUOTE_NONE', 'Error', 'Dialect', 'excel', 'excel_tab',
           'field_size_limit', 'reader', 'writer', 'register_dialect', 'get_dialect', 'list_dialects',
           'unregister_dialect', 'DictReader', 'DictWriter', 'unix_dialect', 'Sniffer']

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = range(4)


class Error(Exception):
    __module__ = '_csv'


class Dialect:
    delimiter = ','
    quotechar = '"'
    escapechar = None
    doublequote = True
    skipinitialspace = False
    lineterminator = '\r\n'
    quoting = QUOTE_MINIMAL
    strict = False


class excel(Dialect):
    pass


class excel_tab(excel):
    delimiter = '\t'


class unix_dialect(Dialect):
    quoting = QUOTE_ALL
    lineterminator = '\n'


_dialects = {'excel': excel, 'excel-tab': excel_tab, 'unix': unix_dialect}
_settings = ('delimiter', 'quotechar', 'escapechar', 'doublequote', 'skipinitialspace', 'lineterminator', 'quoting',
             'strict')
_limit = 131072


def _made(dialect, options):
    """A dialect with these settings changed."""
    if isinstance(dialect, str):
        dialect = get_dialect(dialect)
    made = Dialect()
    for name in _settings:
        value = options.pop(name) if name in options else getattr(dialect, name, getattr(Dialect, name))
        setattr(made, name, value)
    if options:
        raise TypeError(f'{next(iter(options))!r} is an invalid keyword argument for this function')
    if not isinstance(made.delimiter, str):
        raise TypeError(f'"delimiter" must be string, not {type(made.delimiter).__name__}')
    for name in ('delimiter', 'quotechar', 'escapechar'):
        value = getattr(made, name)
        if value is None and name != 'delimiter':
            continue
        if not isinstance(value, str):
            raise TypeError(f'"{name}" must be string or None, not {type(value).__name__}')
        if len(value) != 1:
            raise TypeError(f'"{name}" must be a 1-character string')
    if made.quoting not in (0, 1, 2, 3):
        raise TypeError('bad "quoting" value')
    if made.quotechar is None and made.quoting != QUOTE_NONE:
        if 'quoting' not in options and made.quoting == QUOTE_MINIMAL:
            made.quoting = QUOTE_NONE
        else:
            raise TypeError('quotechar must be set if quoting enabled')
    return made


def register_dialect(name, dialect=excel, /, **fmtparams):
    if not isinstance(name, str):
        raise TypeError('dialect name must be a string')
    _dialects[name] = _made(dialect, fmtparams)


def unregister_dialect(name, /):
    if name not in _dialects:
        raise Error('unknown dialect')
    del _dialects[name]


def get_dialect(name, /):
    if name not in _dialects:
        raise Error('unknown dialect')
    return _dialects[name]


def list_dialects():
    return list(_dialects)


def field_size_limit(new_limit=None, /):
    global _limit
    old = _limit
    if new_limit is not None:
        _limit = new_limit
    return old


class reader:
    """Rows of the lines of an iterable."""

    __module__ = '_csv'

    def __init__(self, csvfile, dialect='excel', **fmtparams):
        self._lines = iter(csvfile)
        self.dialect = _made(dialect, fmtparams)
        self.line_num = 0

    def __iter__(self):
        return self

    def __next__(self):
        row = []
        state = 'start'
        field = []
        quoted = False
        dialect = self.dialect

        def end_field():
            nonlocal quoted
            text = ''.join(field)
            row.append(float(text) if dialect.quoting == QUOTE_NONNUMERIC and not quoted else text)
            field.clear()
            quoted = False

        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if state in ('quoted', 'escape in quotes', 'escape') or field:
                    if dialect.strict:
                        raise Error('unexpected end of data') from None
                    end_field()
                    return row
                raise
            if not isinstance(line, str):
                raise Error(f'iterator should return strings, not {type(line).__name__} '
                            '(the file should be opened in text mode)')
            self.line_num += 1
            for letter in line + '\n' if not line.endswith(('\n', '\r')) else line:
                at_end = letter in '\r\n'
                if state == 'ended':
                    if not at_end:
                        raise Error('new-line character seen in unquoted field - do you need to open the file with '
                                    "newline=''?")
                elif state == 'escape':
                    field.append(letter)
                    state = 'field'
                elif state == 'escape in quotes':
                    field.append(letter)
                    state = 'quoted'
                elif state == 'quoted':
                    if letter == dialect.escapechar:
                        state = 'escape in quotes'
                    elif letter == dialect.quotechar and dialect.quoting != QUOTE_NONE:
                        state = 'quote in quotes' if dialect.doublequote else 'field'
                    elif not at_end or line.endswith(('\n', '\r')):
                        field.append(letter)
                elif state == 'quote in quotes' and letter == dialect.quotechar:
                    field.append(letter)
                    state = 'quoted'
                elif at_end:
                    if state != 'start' or row:
                        end_field()
                    state = 'ended'
                elif state == 'quote in quotes' and letter != dialect.delimiter:
                    if dialect.strict:
                        raise Error(f"'{dialect.delimiter}' expected after '{dialect.quotechar}'")
                    field.append(letter)
                    state = 'field'
                elif letter == dialect.delimiter:
                    end_field()
                    state = 'next'
                elif state in ('start', 'next') and letter == dialect.quotechar and dialect.quoting != QUOTE_NONE:
                    quoted = True
                    state = 'quoted'
                elif letter == dialect.escapechar:
                    state = 'escape'
                elif state in ('start', 'next') and letter == ' ' and dialect.skipinitialspace:
                    pass
                else:
                    field.append(letter)
                    state = 'field'
                    if len(field) > _limit:
                        raise Error(f'field larger than field limit ({_limit})')
            if state == 'ended':
                return row


class writer:
    """Writes rows to whatever has a method write."""

    __module__ = '_csv'

    def __init__(self, csvfile, dialect='excel', **fmtparams):
        if not hasattr(csvfile, 'write'):
            raise TypeError('argument 1 must have a "write" method')
        self._write = csvfile.write
        self.dialect = _made(dialect, fmtparams)

    def _field(self, value, is_only):
        dialect = self.dialect
        text = '' if value is None else value if isinstance(value, str) else str(value)
        quotes = dialect.quoting == QUOTE_ALL or dialect.quoting == QUOTE_NONNUMERIC and not isinstance(value, (int, float))
        quote, escape = dialect.quotechar, dialect.escapechar
        pieces = []
        for letter in text:
            if letter in (dialect.delimiter, escape, quote) or letter in '\r\n' or letter in dialect.lineterminator:
                if dialect.quoting == QUOTE_NONE:
                    wants_escape = True
                else:
                    wants_escape = False
                    if letter == quote:
                        if dialect.doublequote:
                            pieces.append(quote)
                        else:
                            wants_escape = True
                    elif letter == escape:
                        wants_escape = True
                    if not wants_escape:
                        quotes = True
                if wants_escape:
                    if escape is None:
                        raise Error('need to escape, but no escapechar set')
                    pieces.append(escape)
            pieces.append(letter)
        if is_only and not text and not quotes:
            if dialect.quoting == QUOTE_NONE:
                raise Error('single empty field record must be quoted')
            quotes = True
        text = ''.join(pieces)
        return quote + text + quote if quotes else text

    def writerow(self, row, /):
        try:
            row = list(row)
        except TypeError:
            raise Error(f'iterable expected, not {type(row).__name__}') from None
        fields = [self._field(value, len(row) == 1) for value in row]
        return self._write(self.dialect.delimiter.join(fields) + self.dialect.lineterminator)

    def writerows(self, rows, /):
        for row in rows:
            self.writerow(row)


class DictReader:
    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect='excel', *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self._fieldnames = fieldnames
        self.restkey, self.restval = restkey, restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            try:
                self._fieldnames = next(self.reader)
            except StopIteration:
                pass
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        if self.line_num == 0:
            self.fieldnames
        row = next(self.reader)
        self.line_num = self.reader.line_num
        while row == []:
            row = next(self.reader)
        names = self.fieldnames
        made = dict(zip(names, row))
        if len(row) > len(names):
            made[self.restkey] = row[len(names):]
        for name in names[len(row):]:
            made[name] = self.restval
        return made


class DictWriter:
    def __init__(self, f, fieldnames, restval='', extrasaction='raise', dialect='excel', *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self.fieldnames = fieldnames
        self.restval = restval
        if extrasaction.lower() not in ('raise', 'ignore'):
            raise ValueError("extrasaction (%s) must be 'raise' or 'ignore'" % extrasaction)
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _row(self, rowdict):
        if self.extrasaction == 'raise':
            wrong = rowdict.keys() - self.fieldnames
            if wrong:
                raise ValueError('dict contains fields not in fieldnames: ' + ', '.join([repr(x) for x in wrong]))
        return [rowdict.get(key, self.restval) for key in self.fieldnames]

    def writerow(self, rowdict):
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        return self.writer.writerows(map(self._row, rowdicts))


class Sniffer:
    preferred = [',', '\t', ';', ' ', ':']

    def sniff(self, sample, delimiters=None):
        lines = [line for line in sample.splitlines() if line]
        for delimiter in delimiters or self.preferred:
            counts = {line.count(delimiter) for line in lines}
            if len(counts) == 1 and counts != {0}:
                return type('dialect', (Dialect,), {'_name': 'sniffed', 'delimiter': delimiter})
        raise Error('Could not determine delimiter')

    def has_header(self, sample):
        rows = list(reader(StringIO(sample), self.sniff(sample)))

        def is_number(text):
            try:
                float(text)
            except ValueError:
                return False
            return True
        votes = 0
        for column, name in enumerate(rows[0]):
            below = [is_number(row[column]) for row in rows[1:] if len(row) == len(rows[0])]
            if below and all(below):
                votes += -1 if is_number(name) else 1
        return votes > 0


from _types import _as_builtin
for _each in (
        'field_size_limit', 'get_dialect', 'list_dialects', 'register_dialect', 'unregister_dialect'):
    globals()[_each] = _as_builtin(globals()[_each])
del _as_builtin, _each
