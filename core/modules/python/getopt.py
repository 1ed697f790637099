"""Words of a command, the way of C's getopt."""

import os

__all__ = ["GetoptError", "error", "getopt", "gnu_getopt"]


class GetoptError(Exception):
    msg = opt = ''

    def __init__(self, msg, opt=''):
        super().__init__(msg, opt)
        self.msg, self.opt = msg, opt

    def __str__(self):
        return self.msg


error = GetoptError


def getopt(args, shortopts, longopts=[]):
    return _parse(args, shortopts, longopts, False, False)


def gnu_getopt(args, shortopts, longopts=[]):
    first_ends = False
    if shortopts.startswith('+'):
        shortopts = shortopts[1:]
        first_ends = True
    elif os.environ.get('POSIXLY_CORRECT'):
        first_ends = True
    return _parse(args, shortopts, longopts, not first_ends, True)


def _parse(args, shortopts, longopts, goes_on, is_gnu):
    options, others = [], []
    longopts = [longopts] if type(longopts) is str else list(longopts)
    while args:
        word = args[0]
        if word == '--':
            args = args[1:]
            break
        if word.startswith('--'):
            options, args = do_longs(options, word[2:], longopts, args[1:])
        elif word.startswith('-') and word != '-':
            options, args = do_shorts(options, word[1:], shortopts, args[1:])
        elif goes_on:
            others.append(word)
            args = args[1:]
        else:
            break
    return options, others + args if is_gnu else args


def do_longs(opts, opt, longopts, args):
    opt, equals, value = opt.partition('=')
    if not equals:
        value = None
    takes_value, opt = long_has_args(opt, longopts)
    if takes_value:
        if value is None:
            if not args:
                raise GetoptError('option --%s requires argument' % opt, opt)
            value, args = args[0], args[1:]
    elif value is not None:
        raise GetoptError('option --%s must not have an argument' % opt, opt)
    opts.append(('--' + opt, value or ''))
    return opts, args


def long_has_args(opt, longopts):
    possible = [name for name in longopts if name.startswith(opt)]
    if not possible:
        raise GetoptError('option --%s not recognized' % opt, opt)
    if opt in possible:
        return False, opt
    if opt + '=' in possible:
        return True, opt
    if len(possible) > 1:
        raise GetoptError('option --%s not a unique prefix' % opt, opt)
    name = possible[0]
    return (True, name[:-1]) if name.endswith('=') else (False, name)


def do_shorts(opts, optstring, shortopts, args):
    while optstring != '':
        opt, optstring = optstring[0], optstring[1:]
        value = ''
        if short_has_arg(opt, shortopts):
            if optstring == '':
                if not args:
                    raise GetoptError('option -%s requires argument' % opt, opt)
                optstring, args = args[0], args[1:]
            value, optstring = optstring, ''
        opts.append(('-' + opt, value))
    return opts, args


def short_has_arg(opt, shortopts):
    for at, name in enumerate(shortopts):
        if opt == name != ':':
            return shortopts.startswith(':', at + 1)
    raise GetoptError('option -%s not recognized' % opt, opt)
