import code, codeop, sys, io, posixpath, os
def t(f, *a):
    try: r = f(*a); print('None' if r is None else 'code')
    except Exception as e: print(type(e).__name__, e)
for s in ['x = 1', 'if x:', 'if x:\n    y', 'if x:\n    y\n', 'def f():', '(1,', '[1,\n2]', '"""a', 'x = ', 'x +', 'print(', 'a b', '# only', '', 'for i in x:\n  pass\nelse:', 'try:\n  x', 'try:\n  x\nexcept E:\n  y\n', '@d', 'class A: pass', 'if 1: pass\n', 'x = 1\\', '1 2', "'abc", 'def f(:', 'return', 'x = 1\n', 'lambda', 'while 1:\n  break\n\n', 'f(a for', '{', '}', 'with a as b:', 'match x:', 'x = """\n']:
    print(repr(s), end=' '); t(codeop.compile_command, s)
i = code.InteractiveInterpreter({'x': 5}); print(i.runsource('x + 1'), i.runsource('if x:'), i.runsource('y = 7'), i.locals['y'])
sys.stderr = sys.stdout
i.runsource('1/0'); i.runsource('a b')
c = code.InteractiveConsole(); print([c.push(l) for l in ['def f(a):', '    return a * 2', '', 'f(21)', 'for i in range(2): print(i)', '']])
lines = iter(['a = 3', 'a', 'if a:', '  print("yes")', '', 'undefined'])
def read(prompt):
    try: return next(lines)
    except StopIteration: raise EOFError
code.interact('hello', read, {}, 'bye')
print(posixpath.join('a', 'b'), posixpath.join is os.path.join, posixpath.sep)
