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
    """What a dialect of one's own is derived from: it sets the attributes."""

    _name = ''
    _valid = False
    delimiter = quotechar = escapechar = doublequote = skipinitialspace = lineterminator = quoting = None

    def __init__(self):
        if self.__class__ != Dialect:
            self._valid = True
        try:
            _made(self, {})
        except TypeError as error:
            raise Error(str(error)) from None


class excel(Dialect):
    delimiter, lineterminator, skipinitialspace = ',', '\r\n', False
    quoting, quotechar, doublequote = QUOTE_MINIMAL, '"', True


class excel_tab(excel):
    delimiter = '\t'


class unix_dialect(excel):
    quoting = QUOTE_ALL
    lineterminator = '\n'


class _Settings:
    """A dialect as it is used: checked, and no longer changed."""

    __module__ = '_csv'

    def __setattr__(self, name, value=None):
        if name in _defaults:
            raise AttributeError(f"attribute '{name}' of '_csv.Dialect' objects is not writable")
        raise AttributeError(f"'_csv.Dialect' object has no attribute '{name}'")

    __delattr__ = __setattr__

    def __reduce_ex__(self, protocol):
        raise TypeError("cannot pickle 'Dialect' instances")


_Settings.__name__ = _Settings.__qualname__ = 'Dialect'
_defaults = {'delimiter': ',', 'quotechar': '"', 'escapechar': None, 'doublequote': True, 'skipinitialspace': False,
             'lineterminator': '\r\n', 'quoting': QUOTE_MINIMAL, 'strict': False}
_limit = 131072


def _needs_no_quotes(value):
    kind = type(value)
    return isinstance(value, complex) or any(hasattr(kind, name) for name in ('__index__', '__int__', '__float__'))


def _character(name, value):
    if not isinstance(value, str):
        choice = 'string' if name == 'delimiter' else 'string or None'
        raise TypeError(f'"{name}" must be {choice}, not {type(value).__name__}')
    if len(value) != 1:
        raise TypeError(f'"{name}" must be a 1-character string')


def _made(dialect, options):
    """A dialect with these settings changed."""
    if isinstance(dialect, str):
        dialect = get_dialect(dialect)
    values = {name: options.pop(name) if name in options else getattr(dialect, name, default)
              for name, default in _defaults.items()}
    if options:
        raise TypeError(f'{next(iter(options))!r} is an invalid keyword argument for this function')
    for name in ('delimiter', 'escapechar', 'lineterminator', 'quotechar'):
        value = values[name]
        if name == 'lineterminator':
            if value is not None and not isinstance(value, str):
                raise TypeError('"lineterminator" must be a string')
        elif value is not None or name == 'delimiter':
            _character(name, value)
    quoting = values['quoting']
    if type(quoting) is not int:
        raise TypeError('"quoting" must be an integer')
    if not 0 <= quoting <= 3:
        raise TypeError('bad "quoting" value')
    if values['quotechar'] is None and quoting == QUOTE_MINIMAL:
        quoting = values['quoting'] = QUOTE_NONE
    if values['quotechar'] is None and quoting != QUOTE_NONE:
        raise TypeError('quotechar must be set if quoting enabled')
    if values['lineterminator'] is None:
        raise TypeError('lineterminator must be set')
    for name in ('doublequote', 'skipinitialspace', 'strict'):
        values[name] = bool(values[name])
    made = _Settings()
    made.__dict__.update(values)
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


_nothing = object()


def field_size_limit(new_limit=_nothing, /):
    global _limit
    old = _limit
    if new_limit is not _nothing:
        if not isinstance(new_limit, int):
            raise TypeError('limit must be an integer')
        _limit = new_limit
    return old


_dialects = {'excel': _made(excel, {}), 'excel-tab': _made(excel_tab, {}), 'unix': _made(unix_dialect, {})}


class reader:
    """Rows of the lines of an iterable."""

    __module__ = '_csv'

    def __init__(self, csvfile, /, dialect='excel', **fmtparams):
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
            row.append(float(text) if text and dialect.quoting == QUOTE_NONNUMERIC and not quoted else text)
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
            size = len(line)
            for at, letter in enumerate(line if line.endswith(('\n', '\r')) else line + '\n'):
                at_end = letter in '\r\n'
                if state == 'ended':
                    if not at_end:
                        raise Error('new-line character seen in unquoted field - do you need to open the file with '
                                    "newline=''?")
                elif state == 'escape':
                    field.append(letter)
                    state = 'escaped end' if at_end else 'field'
                elif state == 'escape in quotes':
                    field.append(letter)
                    state = 'quoted'
                elif state == 'quoted':
                    if letter == dialect.escapechar:
                        state = 'escape in quotes'
                    elif letter == dialect.quotechar and dialect.quoting != QUOTE_NONE:
                        state = 'quote in quotes' if dialect.doublequote else 'field'
                    elif at < size:
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

    def __init__(self, csvfile, /, dialect='excel', **fmtparams):
        try:
            self._write = csvfile.write
        except AttributeError:
            raise TypeError('argument 1 must have a "write" method') from None
        self.dialect = _made(dialect, fmtparams)

    def _field(self, value, is_only):
        dialect = self.dialect
        text = '' if value is None else value if isinstance(value, str) else str(value)
        quotes = dialect.quoting == QUOTE_ALL or dialect.quoting == QUOTE_NONNUMERIC and not _needs_no_quotes(value)
        quote, escape = dialect.quotechar, dialect.escapechar
        pieces = []
        for letter in text:
            if letter in (dialect.delimiter, escape, quote) or letter in dialect.lineterminator:
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
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect, self.line_num = dialect, 0
        self._fieldnames, self.restkey, self.restval = fieldnames, restkey, restval

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            self._fieldnames = next(self.reader, None)
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __iter__(self):
        return self

    def __next__(self):
        if not self.line_num:
            self.fieldnames
        row = next(self.reader)
        # Empty rows count only when one with fields follows, but for the first of them.
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
        self.fieldnames, self.restval = fieldnames, restval
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
    """Guesses a sample's dialect, and whether its first row is a header."""

    preferred = [',', '\t', ';', ' ', ':']

    def sniff(self, sample, delimiters=None):
        quotechar, doublequote, delimiter, skipinitialspace = self._of_quotes(sample, delimiters)
        if not delimiter:
            delimiter, skipinitialspace = self._of_counts(sample, delimiters)
        if not delimiter:
            raise Error('Could not determine delimiter')

        class dialect(Dialect):
            _name = 'sniffed'
            quoting, lineterminator = QUOTE_MINIMAL, '\r\n'
        guessed = {'delimiter': delimiter, 'quotechar': quotechar or '"', 'doublequote': doublequote,
                   'skipinitialspace': skipinitialspace}
        for name, value in guessed.items():
            setattr(dialect, name, value)
        return dialect

    def _of_quotes(self, sample, delimiters):
        """What stands between quoted fields: quotechar, doublequote, delimiter, skipinitialspace."""
        import re
        separator, field = r'(?P<delim>[^\w\n"\'])(?P<space> ?)', r'(?P<quote>["\']).*?(?P=quote)'
        for form in (separator + field + '(?P=delim)', r'(?:^|\n)' + field + separator, separator + field + r'(?:$|\n)',
                     r'(?:^|\n)' + field + r'(?:$|\n)'):
            found = list(re.finditer(form, sample, re.DOTALL | re.MULTILINE))
            if found:
                break
        else:
            return '', False, None, 0
        quotes, separators, spaces = {}, {}, 0
        for match in found:
            groups = match.groupdict()
            quotes[groups['quote']] = quotes.get(groups['quote'], 0) + 1
            if 'delim' in groups:
                key = groups['delim']
                if delimiters is None or key in delimiters:
                    separators[key] = separators.get(key, 0) + 1
                spaces += bool(groups['space'])
        quote = max(quotes, key=quotes.get)
        delimiter, skips = '', 0
        if separators:
            delimiter = max(separators, key=separators.get)
            skips = separators[delimiter] == spaces
        edge, other = re.escape(delimiter), '[^%s\\n]*' % re.escape(delimiter)
        doubled = re.search(r'((%s)|^)\W*%s\W*((%s)|$)' % (edge, other.join([quote] * 3), edge), sample, re.MULTILINE)
        return quote, doubled is not None, delimiter, skips

    def _of_counts(self, sample, delimiters):
        """The character that most lines have equally often. Ten lines at a time, until one stands out."""
        lines = [line for line in sample.split('\n') if line]
        letters = [chr(number) for number in range(127)]
        counts, modes, found = {letter: {} for letter in letters}, {}, {}
        step = min(10, len(lines))
        for start in range(0, len(lines), step or 1):
            for line in lines[start:start + step]:
                for letter in letters:
                    count = line.count(letter)
                    counts[letter][count] = counts[letter].get(count, 0) + 1
            for letter, seen in counts.items():
                if list(seen) != [0]:
                    mode = max(seen, key=seen.get)
                    modes[letter] = mode, 2 * seen[mode] - sum(seen.values())
            total = float(min(start + step, len(lines)))
            consistency = 1.0
            while not found and consistency >= 0.9:
                for letter, (mode, number) in modes.items():
                    if mode > 0 and number > 0 and number / total >= consistency and (
                            delimiters is None or letter in delimiters):
                        found[letter] = mode, number
                consistency -= 0.01
            if len(found) == 1:
                break
        if not found:
            return '', 0
        best = next(iter(found)) if len(found) == 1 else next(
            (letter for letter in self.preferred if letter in found),
            max(found, key=lambda letter: (found[letter], letter)))
        return best, lines[0].count(best) == lines[0].count(best + ' ')

    def has_header(self, sample):
        rows = reader(StringIO(sample), self.sniff(sample))
        header = next(rows)
        kinds = dict.fromkeys(range(len(header)))
        for number, row in enumerate(rows):
            if number > 20:
                break
            if len(row) != len(header):
                continue
            for column in list(kinds):
                kind = complex if _is_number(row[column]) else len(row[column])
                if kinds[column] is None:
                    kinds[column] = kind
                elif kinds[column] != kind:
                    del kinds[column]
        votes = 0
        for column, kind in kinds.items():
            differs = len(header[column]) != kind if isinstance(kind, int) else kind is None or not _is_number(header[column])
            votes += 1 if differs else -1
        return votes > 0


def _is_number(text):
    try:
        complex(text)
    except (ValueError, OverflowError):
        return False
    return True


from _types import _as_builtin
for _each in (
        'field_size_limit', 'get_dialect', 'list_dialects', 'register_dialect', 'unregister_dialect'):
    globals()[_each] = _as_builtin(globals()[_each])
del _as_builtin, _each

from _types import _name_fully
_name_fully(reader, '_csv.reader')
_name_fully(writer, '_csv.writer')
del _name_fully
