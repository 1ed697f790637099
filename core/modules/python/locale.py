"""Customs of a place; here there are the plain ones alone, the locales C and C.UTF-8."""

__all__ = ['getlocale', 'getdefaultlocale', 'getpreferredencoding', 'Error', 'setlocale', 'resetlocale', 'localeconv',
           'strcoll', 'strxfrm', 'str', 'atof', 'atoi', 'format', 'format_string', 'currency', 'normalize', 'LC_CTYPE',
           'LC_COLLATE', 'LC_TIME', 'LC_MONETARY', 'LC_NUMERIC', 'LC_ALL', 'CHAR_MAX', 'getencoding', 'LC_MESSAGES']

LC_CTYPE, LC_NUMERIC, LC_TIME, LC_COLLATE, LC_MONETARY, LC_MESSAGES, LC_ALL = range(7)
CHAR_MAX = 127
CODESET, RADIXCHAR, THOUSEP, YESEXPR, NOEXPR, CRNCYSTR = 14, 65536, 65537, 327680, 327681, 262159
_words = dict(enumerate('Sun Mon Tue Wed Thu Fri Sat Sunday Monday Tuesday Wednesday Thursday Friday Saturday Jan Feb Mar Apr May '
                        'Jun Jul Aug Sep Oct Nov Dec January February March April May June July August September October '
                        'November December AM PM'.split(), 131072))
_words.update({131112: '%a %b %e %H:%M:%S %Y', 131113: '%m/%d/%y', 131114: '%H:%M:%S', 131115: '%I:%M:%S %p', YESEXPR: '^[yY]',
               NOEXPR: '^[nN]', CRNCYSTR: '-'})
for _number in range(1, 13):
    if _number < 8:
        globals()['ABDAY_%d' % _number], globals()['DAY_%d' % _number] = 131071 + _number, 131078 + _number
    globals()['ABMON_%d' % _number], globals()['MON_%d' % _number] = 131085 + _number, 131097 + _number
del _number
AM_STR, PM_STR, D_T_FMT, D_FMT, T_FMT, T_FMT_AMPM = range(131110, 131116)
Error = type('Error', (Exception,), {'__module__': __name__})

_names = ('CTYPE', 'NUMERIC', 'TIME', 'COLLATE', 'MONETARY', 'MESSAGES', 'PAPER', 'NAME', 'ADDRESS', 'TELEPHONE',
          'MEASUREMENT', 'IDENTIFICATION')
_now = ['C.UTF-8'] + ['C'] * 11
_str = str


def setlocale(category, locale=None):
    if not 0 <= category <= 12:
        raise Error('invalid locale category')
    if locale is not None:
        if not isinstance(locale, _str):
            locale = normalize('%s.%s' % tuple(locale) if locale[1] else locale[0] or 'C')
        name = {'': 'C.UTF-8', 'C': 'C', 'POSIX': 'C', 'C.UTF-8': 'C.UTF-8', 'C.utf8': 'C.UTF-8'}.get(locale)
        if name is None:
            raise Error('unsupported locale setting')
        if category == LC_ALL:
            _now[:] = [name] * 12
        else:
            _now[category - (category > LC_ALL)] = name
    if category != LC_ALL:
        return _now[category - (category > LC_ALL)]
    if len(set(_now)) == 1:
        return _now[0]
    return ';'.join('LC_%s=%s' % pair for pair in zip(_names, _now))


def resetlocale(category=LC_ALL):
    setlocale(category, '')


def getlocale(category=LC_CTYPE):
    name = setlocale(category)
    if category == LC_ALL and ';' in name:
        raise TypeError('category LC_ALL is not supported')
    return ('en_US', 'UTF-8') if name == 'C.UTF-8' else (None, None)


def getdefaultlocale(envvars=('LC_ALL', 'LC_CTYPE', 'LANG', 'LANGUAGE')):
    return 'en_US', 'UTF-8'


def getpreferredencoding(do_setlocale=True):
    return 'utf-8'


def getencoding():
    return 'UTF-8'


def normalize(localename):
    return localename


def localeconv():
    result = dict.fromkeys(('int_curr_symbol', 'currency_symbol', 'mon_decimal_point', 'mon_thousands_sep'), '')
    result.update(mon_grouping=[], positive_sign='', negative_sign='')
    for name in ('int_frac_digits', 'frac_digits', 'p_cs_precedes', 'p_sep_by_space', 'n_cs_precedes', 'n_sep_by_space',
                 'p_sign_posn', 'n_sign_posn'):
        result[name] = CHAR_MAX
    result.update(decimal_point='.', thousands_sep='', grouping=[])
    return result


def nl_langinfo(item, /):
    texts = {CODESET: 'UTF-8', RADIXCHAR: '.', THOUSEP: '', **_words}
    if item not in texts:
        raise ValueError('unsupported langinfo constant')
    return texts[item]


def strcoll(os1, os2, /):
    return (os1 > os2) - (os1 < os2)


def strxfrm(string, /):
    return string


def format_string(f, val, grouping=False, monetary=False):
    return f % val


def format(percent, value, grouping=False, monetary=False, *additional):
    import warnings
    warnings.warn("This method will be removed in a future version of Python. Use 'locale.format_string()' instead.",
                  DeprecationWarning, stacklevel=2)
    return percent % ((value,) + additional) if additional else percent % value


def currency(val, symbol=True, grouping=False, international=False):
    raise ValueError("Currency formatting is not possible using the 'C' locale.")


def str(val):
    return '%.12g' % val


def delocalize(string):
    return string


def localize(string, grouping=False, monetary=False):
    return string


def atof(string, func=float):
    return func(delocalize(string))


def atoi(string):
    return int(delocalize(string))
