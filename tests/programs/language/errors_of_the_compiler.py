# What the parser finds has its line; what is found later has it only if there is such a file. Errors about scopes have
# args of one item. And: what is one statement.
import traceback

WRONG = ['return 1', 'def f(x, x): pass', 'a b', 'nonlocal q', 'yield 3', '"abc', '(1', 'x = 5\nbreak\n', 'f() = 1',
         'def f():\n  nonlocal z\n', 'class A:\n  return 3', 'del f()', 'from __future__ import q', '*a',
         'x: int = 3; global x', 'async def f():\n [await x for x in y]\n yield from 3', 'return = 1',
         'def f():\n  global x\n  x = 1\n  nonlocal x\n', 'pass\nfrom __future__ import division', 'f(a=1, a=2)',
         'def f():\n  import_ = [(yield) for i in x]', 'x = 1\n\n\n   y', 'lambda x, x: 1', 'continue', 'try: pass\n']

for text in WRONG:
    for name in ('<string>', 'no such file.py'):
        for mode in ('exec', 'single', 'eval'):
            try:
                compile(text, name, mode)
            except SyntaxError as error:
                print(repr(text), name, mode, error.args, error.text, error.lineno, error.offset)
                print(''.join(traceback.format_exception_only(error)))
    for function in exec, eval:
        try:
            function(text)
        except SyntaxError as error:
            print(repr(text), function.__name__, error.args)

SINGLE = ['class A:\n  x = 3', 'class A:\n  x = 3\n', 'class A:\n  x = 3\n\n', 'if 1:\n  if 2:\n    x', 'if 1: x',
          'for a in b:\n  c\n  d', 'if 1:\n  x\nelse:\n  y', 'if 1:\n  x #c', 'x', 'x #c', '\n\nx', 'x\n\n\n', 'x\n#c', 'x\ny',
          'def f():\n  a\n  b\nf()', 'while 1:\n  if 2:\n    break', 'try:\n  x\nfinally:\n  y', '@d\ndef f():\n  pass']
for text in SINGLE:
    try:
        compile(text, 'f', 'single')
        print(repr(text), 'is one statement')
    except SyntaxError as error:
        print(repr(text), error.args)

# a file that is there: its own text is shown, whatever was compiled
try:
    compile('\n\n\n\nreturn 1', __file__, 'exec')
except SyntaxError as error:
    print(error.text)
try:
    exec(compile('\n\n1/0', __file__, 'exec'))
except ZeroDivisionError as error:
    print(traceback.format_exc().splitlines()[-3:])

for level in -1, 0, 1, 2:
    names = {}
    exec(compile('def f():\n  "text"\n  assert 0\nd = __debug__', 'f', 'exec', optimize=level), names)
    try:
        names['f']()
        print(level, names['f'].__doc__, names['d'])
    except AssertionError:
        print(level, names['f'].__doc__, names['d'], 'asserted')
try:
    compile('1', 'f', 'exec', optimize=3)
except ValueError as error:
    print(error)
