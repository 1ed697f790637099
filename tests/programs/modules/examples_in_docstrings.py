"""Module doc.

>>> 1 + 1
2
>>> square(3)
10
"""
import doctest, sys
def square(x):
    """Squares.

    >>> square(2)
    4
    >>> square('a')
    Traceback (most recent call last):
        ...
    TypeError: can't multiply sequence by non-int of type 'str'
    >>> for i in range(2):
    ...     print(i)
    ...
    0
    1
    >>> print('a\\n\\nb')
    a
    <BLANKLINE>
    b
    >>> square(2.0) # doctest: +ELLIPSIS
    4...
    >>> print([1,   2]) # doctest: +NORMALIZE_WHITESPACE
    [1,
     2]
    >>> 1 / 0 # doctest: +SKIP
    """
    return x * x
class C:
    """
    >>> C().m()
    'm'
    """
    def m(self):
        """
        >>> C().m() == 'n'
        True
        >>> undefined_name
        1
        >>> print('x')
        """
        return 'm'
    @property
    def p(self):
        """
        >>> C().p
        5
        """
        return 5
    @staticmethod
    def s():
        """
        >>> C.s()
        Traceback (most recent call last):
        ValueError: wrong
        """
        raise ValueError('right')
def run(f, *a, **k):
    import io
    old, sys.stdout = sys.stdout, io.StringIO()
    try: r = f(*a, **k)
    finally: text, sys.stdout = sys.stdout.getvalue(), old
    lines = [l for l in text.split('\n') if '/usr/lib' not in l and '<frozen' not in l and 'exec(compile' not in l and 'compileflags' not in l and '^^^' not in l]
    print('\n'.join(l.replace(__file__, 'FILE') for l in lines), r)
if __name__ == '__main__':
    run(doctest.testmod); run(doctest.testmod, verbose=True); run(doctest.run_docstring_examples, square, globals()); run(doctest.run_docstring_examples, C.m, globals(), name='cm')
    p = doctest.DocTestParser(); print([(e.source, e.want, e.lineno, e.indent, e.exc_msg, e.options) for e in p.get_examples(square.__doc__)])
    print(doctest.DocTestFinder().find(square), doctest.script_from_examples('text\n>>> 1\n1\n>>> x = 2\nmore'))
    try: p.get_examples('>>>x\n1')
    except ValueError as e: print(e)
