"""optparse: options of a command line."""
import sys
from optparse import OptionParser, OptionGroup, make_option, Option, OptionError, OptionValueError, TitledHelpFormatter, SUPPRESS_HELP
sys.stderr = sys.stdout
def made(**more):
    p = OptionParser(usage='usage: %prog [options] file', version='%prog 1.0', prog='tool', description='What it does, said in so many words that a line does not hold all of them at once.', epilog='The end.', **more)
    p.add_option('-f', '--file', dest='filename', help='write report to FILE', metavar='FILE')
    p.add_option('-q', '--quiet', action='store_false', dest='verbose', default=True, help="don't print status messages to stdout [default: %default]")
    p.add_option('-n', type='int', dest='num', default=3, help='a number, default %default')
    p.add_option('--ratio', type='float')
    p.add_option('-v', action='count', dest='v')
    p.add_option('--mode', choices=['a', 'b'], type='choice', default='a')
    p.add_option('-I', '--include', action='append', default=[])
    p.add_option('--pair', nargs=2, type=int)
    p.add_option('--const', action='store_const', const=42)
    p.add_option('--hidden', help=SUPPRESS_HELP)
    def cb(option, opt, value, parser, *args):
        print('callback', opt, value, args); parser.values.seen = value
    p.add_option('--cb', action='callback', callback=cb, type='string', callback_args=(1, 2), help='x ' * 50)
    g = OptionGroup(p, 'Dangerous Options', 'Caution: use them at your own risk.')
    g.add_option('-g', action='store_true', help='Group option.')
    g.add_option('--a-very-long-option-name-indeed', metavar='THING', help='what it is')
    p.add_option_group(g)
    return p
p = made()
p.print_help()
p.print_usage()
for args in (['-f', 'x', 'a', '-q', 'b'], ['-n5', '-vvv', '--ratio=1.5', '-Ia', '-I', 'b', '--pair', '1', '2', '--const'], ['--mode', 'b', '--', '-x'], ['--cb=zz', '-g'], ['--inc', 'c', '-n', '0x10'], ['--a-very', 'q'],
    ['-n', 'x'], ['--bad'], ['-f'], ['--mode=c'], ['--pair', '1'], ['-z'], ['--quiet=1'], ['--c', '1'], ['--version'], ['-h'], ['--ratio', 'abc']):
    try:
        options, rest = made().parse_args(args)
        print(options, rest, options.ensure_value('nothing', 5))
    except SystemExit as left:
        print('exit', left.code)
made(formatter=TitledHelpFormatter()).print_help()
for make in (lambda: Option('x'), lambda: Option('-'), lambda: Option('--x', action='zz'), lambda: Option('--x', type='zz'), lambda: Option('-x', bad=1), lambda: Option('-x', action='store_true', type='int'), lambda: Option('--x', choices='abc', type='choice'), lambda: made().add_option('-f'), lambda: Option(), lambda: Option('-x', action='callback', callback=3)):
    try:
        print(make())
    except (OptionError, TypeError) as e:
        print(type(e).__name__, e)
p = OptionParser(conflict_handler='resolve')
p.add_option('-n', '--dry-run', action='store_true'); p.add_option('-n', '--noisy', action='store_true')
p.disable_interspersed_args()
p.set_defaults(dry_run=7)
print([str(one) for one in p.parse_args(['-n', 'a', '--dry-run'])], p.has_option('-n'), p.get_option('--noisy'))
