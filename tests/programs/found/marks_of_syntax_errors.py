# Which part of a line a syntax error marks.
import contextlib
import sys
with contextlib.redirect_stderr(sys.stdout):
    for t in SyntaxError,IndentationError,TabError:
        for a in (('f',1,1,'yyyy=1',1,5),('f',1,2,'yyyy=1',1,5),('f',1,1,'yyyy=1',1,3),('f',1,1,'yyyy=1\n',1,7),('f',2,1,'yyyy=1\n',2,5),('f',2,1,'yy=1\nxx\n',2,9)):
            e=t('m',a)
            sys.excepthook(type(e),e,None)
