"""What a debugger stands on: where to stop, breakpoints, and the calls that are on."""

import fnmatch
import os
import sys
from inspect import CO_ASYNC_GENERATOR, CO_COROUTINE, CO_GENERATOR

__all__ = ['BdbQuit', 'Bdb', 'Breakpoint']

GENERATOR_AND_COROUTINE_FLAGS = CO_GENERATOR | CO_COROUTINE | CO_ASYNC_GENERATOR


class BdbQuit(Exception):
    """The debugger is to be left, and the program with it."""


def _namespaces(globals, locals):
    """The names to run something with: those of the program itself where none are given."""
    if globals is None:
        import __main__
        globals = __main__.__dict__
    return globals, globals if locals is None else locals


class Bdb:
    """Is told of what happens (sys.settrace), and calls user_call, user_line, user_return and user_exception where it
    shall stop.

    It stops in stopframe from the line stoplineno on (-1: not at all), or anywhere where stopframe is None; and when
    returnframe returns."""

    def __init__(self, skip=None):
        self.frame_returning = None
        self.skip = set(skip) if skip else None
        self.fncache, self.breaks = {}, {}
        self._load_breaks()

    def canonic(self, filename):
        if filename == '<' + filename[1:-1] + '>':
            return filename
        known = self.fncache.get(filename)
        if known is None:
            known = self.fncache[filename] = os.path.normcase(os.path.abspath(filename))
        return known

    def reset(self):
        import linecache
        linecache.checkcache()
        self.botframe = None
        self._set_stopinfo(None, None)

    # ---- what happens

    def trace_dispatch(self, frame, event, arg):
        if self.quitting:
            return None
        if event == 'line':
            return self.dispatch_line(frame)
        dispatch = (self.dispatch_call if event == 'call' else self.dispatch_return if event == 'return' else
                    self.dispatch_exception if event == 'exception' else None)
        if dispatch is not None:
            return dispatch(frame, arg)
        if event not in ('c_call', 'c_exception', 'c_return'):
            print('bdb.Bdb.dispatch: unknown debugging event:', repr(event))
        return self.trace_dispatch

    def _go_on(self):
        if self.quitting:
            raise BdbQuit
        return self.trace_dispatch

    def dispatch_line(self, frame):
        if self.stop_here(frame) or self.break_here(frame):
            self.user_line(frame)
            return self._go_on()
        return self.trace_dispatch

    def dispatch_call(self, frame, arg):
        if self.botframe is None:
            self.botframe = frame.f_back
            return self.trace_dispatch
        if not (self.stop_here(frame) or self.break_anywhere(frame)):
            return None
        if self.stopframe and frame.f_code.co_flags & GENERATOR_AND_COROUTINE_FLAGS:
            return self.trace_dispatch      # a generator that goes on is no call to stop at
        self.user_call(frame, arg)
        return self._go_on()

    def dispatch_return(self, frame, arg):
        if not self.stop_here(frame) and frame != self.returnframe:
            return self.trace_dispatch
        if self.stopframe and frame.f_code.co_flags & GENERATOR_AND_COROUTINE_FLAGS:
            return self.trace_dispatch      # it only waits
        self.frame_returning = frame        # set_step() goes on in its caller then
        try:
            self.user_return(frame, arg)
        finally:
            self.frame_returning = None
        if self.quitting:
            raise BdbQuit
        if self.stoplineno != -1 and self.stopframe is frame:
            self._set_stopinfo(None, None)      # what was waited for is over: the caller is next
        return self.trace_dispatch

    def dispatch_exception(self, frame, arg):
        is_generator = frame.f_code.co_flags & GENERATOR_AND_COROUTINE_FLAGS
        if self.stop_here(frame):
            # The end of a generator that is being iterated over is nothing to stop at.
            if not (is_generator and arg[0] is StopIteration and arg[2] is None):
                self.user_exception(frame, arg)
                return self._go_on()
        elif (self.stopframe and frame is not self.stopframe and
              self.stopframe.f_code.co_flags & GENERATOR_AND_COROUTINE_FLAGS and
              arg[0] in (StopIteration, GeneratorExit)):
            self.user_exception(frame, arg)
            return self._go_on()
        return self.trace_dispatch

    # ---- whether to stop

    def is_skipped_module(self, module_name):
        return module_name is not None and any(fnmatch.fnmatch(module_name, pattern) for pattern in self.skip)

    def stop_here(self, frame):
        if self.skip and self.is_skipped_module(frame.f_globals.get('__name__')):
            return False
        if frame is self.stopframe:
            return self.stoplineno != -1 and frame.f_lineno >= self.stoplineno
        return not self.stopframe

    def break_here(self, frame):
        filename = self.canonic(frame.f_code.co_filename)
        if filename not in self.breaks:
            return False
        line = frame.f_lineno
        if line not in self.breaks[filename]:
            line = frame.f_code.co_firstlineno      # the breakpoint of a whole function
            if line not in self.breaks[filename]:
                return False
        found, is_temporary = effective(filename, line, frame)
        if not found:
            return False
        self.currentbp = found.number
        if is_temporary and found.temporary:
            self.do_clear(str(found.number))
        return True

    def do_clear(self, arg):
        raise NotImplementedError('subclass of bdb must implement do_clear()')

    def break_anywhere(self, frame):
        return self.canonic(frame.f_code.co_filename) in self.breaks

    # ---- for those who derive

    def user_call(self, frame, argument_list):
        pass

    def user_line(self, frame):
        pass

    def user_return(self, frame, return_value):
        pass

    def user_exception(self, frame, exc_info):
        pass

    def _set_stopinfo(self, stopframe, returnframe, stoplineno=0):
        self.stopframe = stopframe
        self.returnframe = returnframe
        self.quitting = False
        self.stoplineno = stoplineno

    def set_until(self, frame, lineno=None):
        self._set_stopinfo(frame, frame, frame.f_lineno + 1 if lineno is None else lineno)

    def set_step(self):
        if self.frame_returning:
            caller = self.frame_returning.f_back
            if caller and not caller.f_trace:
                caller.f_trace = self.trace_dispatch
        self._set_stopinfo(None, None)

    def set_next(self, frame):
        self._set_stopinfo(frame, None)

    def set_return(self, frame):
        if frame.f_code.co_flags & GENERATOR_AND_COROUTINE_FLAGS:
            self._set_stopinfo(frame, None, -1)
        else:
            self._set_stopinfo(frame.f_back, frame)

    def set_trace(self, frame=None):
        called = sys._getframe().f_back if frame is None else frame
        self.reset()
        while called:
            self.botframe = called
            called.f_trace = self.trace_dispatch
            called = called.f_back
        self.set_step()
        sys.settrace(self.trace_dispatch)

    def set_continue(self):
        self._set_stopinfo(self.botframe, None, -1)
        if self.breaks:
            return
        sys.settrace(None)      # nothing can stop it any more: it runs at full speed
        called = sys._getframe().f_back
        while called is not self.botframe and called is not None:
            del called.f_trace
            called = called.f_back

    def set_quit(self):
        self.stopframe = self.botframe
        self.returnframe = None
        self.quitting = True
        sys.settrace(None)

    # ---- breakpoints: each function gives what is wrong, or None

    def _add_to_breaks(self, filename, lineno):
        lines = self.breaks.setdefault(filename, [])
        if lineno not in lines:
            lines.append(lineno)

    def set_break(self, filename, lineno, temporary=False, cond=None, funcname=None):
        import linecache
        filename = self.canonic(filename)
        if not linecache.getline(filename, lineno):
            return 'Line %s:%d does not exist' % (filename, lineno)
        self._add_to_breaks(filename, lineno)
        Breakpoint(filename, lineno, temporary, cond, funcname)
        return None

    def _load_breaks(self):
        for filename, lineno in Breakpoint.bplist:
            self._add_to_breaks(filename, lineno)

    def _prune_breaks(self, filename, lineno):
        if (filename, lineno) not in Breakpoint.bplist:
            self.breaks[filename].remove(lineno)
        if not self.breaks[filename]:
            del self.breaks[filename]

    def clear_break(self, filename, lineno):
        filename = self.canonic(filename)
        if filename not in self.breaks:
            return 'There are no breakpoints in %s' % filename
        if lineno not in self.breaks[filename]:
            return 'There is no breakpoint at %s:%d' % (filename, lineno)
        for one in Breakpoint.bplist[filename, lineno][:]:
            one.deleteMe()
        self._prune_breaks(filename, lineno)
        return None

    def clear_bpbynumber(self, arg):
        try:
            one = self.get_bpbynumber(arg)
        except ValueError as wrong:
            return str(wrong)
        one.deleteMe()
        self._prune_breaks(one.file, one.line)
        return None

    def clear_all_file_breaks(self, filename):
        filename = self.canonic(filename)
        if filename not in self.breaks:
            return 'There are no breakpoints in %s' % filename
        for line in self.breaks[filename]:
            for one in Breakpoint.bplist[filename, line][:]:
                one.deleteMe()
        del self.breaks[filename]
        return None

    def clear_all_breaks(self):
        if not self.breaks:
            return 'There are no breakpoints'
        for one in Breakpoint.bpbynumber:
            if one:
                one.deleteMe()
        self.breaks = {}
        return None

    def get_bpbynumber(self, arg):
        if not arg:
            raise ValueError('Breakpoint number expected')
        try:
            number = int(arg)
        except ValueError:
            raise ValueError('Non-numeric breakpoint number %s' % arg) from None
        try:
            one = Breakpoint.bpbynumber[number]
        except IndexError:
            raise ValueError('Breakpoint number %d out of range' % number) from None
        if one is None:
            raise ValueError('Breakpoint %d already deleted' % number)
        return one

    def get_break(self, filename, lineno):
        filename = self.canonic(filename)
        return filename in self.breaks and lineno in self.breaks[filename]

    def get_breaks(self, filename, lineno):
        filename = self.canonic(filename)
        return self.get_break(filename, lineno) and Breakpoint.bplist[filename, lineno] or []

    def get_file_breaks(self, filename):
        return self.breaks.get(self.canonic(filename), [])

    def get_all_breaks(self):
        return self.breaks

    # ---- the calls

    def get_stack(self, f, t):
        """(frame, line) of each call, outermost first, then of those of the traceback; the index of the frame."""
        frames = [f]
        while frames[-1] is not None and frames[-1] is not self.botframe:
            frames.append(frames[-1].f_back)
        is_running = frames[-1] is not None     # under the debugger; else the traceback's end is what counts
        stack = [(frame, frame.f_lineno) for frame in reversed(frames) if frame is not None]
        count = len(stack)
        raised = t.tb_next if t and t.tb_frame is f else t
        while raised is not None:
            stack.append((raised.tb_frame, raised.tb_lineno))
            raised = raised.tb_next
        return stack, max(0, (count if is_running else len(stack)) - 1)

    def format_stack_entry(self, frame_lineno, lprefix=': '):
        import linecache
        import reprlib
        frame, lineno = frame_lineno
        filename = self.canonic(frame.f_code.co_filename)
        text = '%s(%r)%s()' % (filename, lineno, frame.f_code.co_name or '<lambda>')
        names = frame.f_locals
        if '__return__' in names:
            text += '->' + reprlib.repr(names['__return__'])
        if lineno is None:
            return text + lprefix + 'Warning: lineno is None'
        line = linecache.getline(filename, lineno, frame.f_globals)
        if line:
            text += lprefix + line.strip()
        return text

    # ---- running something

    # Each of them sets the trace function itself: its own call is the outermost that the debugger shows.

    def run(self, cmd, globals=None, locals=None):
        globals, locals = _namespaces(globals, locals)
        self.reset()
        cmd = compile(cmd, '<string>', 'exec') if isinstance(cmd, str) else cmd
        sys.settrace(self.trace_dispatch)
        try:
            exec(cmd, globals, locals)
        except BdbQuit:
            pass
        finally:
            self.quitting = True
            sys.settrace(None)

    def runctx(self, cmd, globals, locals):
        self.run(cmd, globals, locals)

    def runeval(self, expr, globals=None, locals=None):
        globals, locals = _namespaces(globals, locals)
        self.reset()
        sys.settrace(self.trace_dispatch)
        try:
            return eval(expr, globals, locals)
        except BdbQuit:
            return None
        finally:
            self.quitting = True
            sys.settrace(None)

    def runcall(self, func, /, *args, **kwds):
        self.reset()
        sys.settrace(self.trace_dispatch)
        result = None
        try:
            result = func(*args, **kwds)
        except BdbQuit:
            pass
        finally:
            self.quitting = True
            sys.settrace(None)
        return result


def set_trace():
    Bdb().set_trace()


class Breakpoint:
    """A line where the program stops; bplist has those of each (file, line), bpbynumber all of them."""

    bpbynumber, bplist, next = [None], {}, 1

    def __init__(self, file, line, temporary=False, cond=None, funcname=None):
        self.number = Breakpoint.next
        self.file, self.line = file, line
        self.funcname, self.func_first_executable_line = funcname, None
        self.cond, self.temporary = cond, temporary
        self.hits = self.ignore = 0
        self.enabled = True
        Breakpoint.next = self.number + 1
        self.bplist.setdefault((file, line), []).append(self)
        self.bpbynumber.append(self)

    @staticmethod
    def clearBreakpoints():
        Breakpoint.bpbynumber, Breakpoint.bplist, Breakpoint.next = [None], {}, 1

    def deleteMe(self):
        place = self.file, self.line
        self.bpbynumber[self.number] = None
        self.bplist[place].remove(self)
        if not self.bplist[place]:
            del self.bplist[place]

    def enable(self):
        self.enabled = True

    def disable(self):
        self.enabled = False

    def bpprint(self, out=None):
        print(self.bpformat(), file=sys.stdout if out is None else out)

    def bpformat(self):
        text = '%-4dbreakpoint   %s%s at %s:%d' % (self.number, 'del  ' if self.temporary else 'keep ',
                                                   'yes  ' if self.enabled else 'no   ', self.file, self.line)
        if self.cond:
            text += '\n\tstop only if %s' % (self.cond,)
        if self.ignore:
            text += '\n\tignore next %d hits' % (self.ignore,)
        if self.hits:
            text += '\n\tbreakpoint already hit %d time%s' % (self.hits, 's' if self.hits > 1 else '')
        return text

    def __str__(self):
        return 'breakpoint %s at %s:%s' % (self.number, self.file, self.line)


def checkfuncname(b, frame):
    """Whether the program is where the breakpoint means: at its line, or at the first line of its function."""
    if not b.funcname:
        return b.line == frame.f_lineno
    if frame.f_code.co_name != b.funcname:
        return False
    if not b.func_first_executable_line:
        b.func_first_executable_line = frame.f_lineno
    return b.func_first_executable_line == frame.f_lineno


def effective(file, line, frame):
    """The breakpoint that stops here, and whether it may be deleted if it is temporary."""
    for one in Breakpoint.bplist[file, line]:
        if not one.enabled or not checkfuncname(one, frame):
            continue
        one.hits += 1
        is_certain = True
        if one.cond:
            try:
                if not eval(one.cond, frame.f_globals, frame.f_locals):
                    continue
            except:
                is_certain = False      # what cannot be decided stops, and stays
        if is_certain and one.ignore > 0:
            one.ignore -= 1
            continue
        return one, is_certain
    return None, None


class Tdb(Bdb):
    """Tells of everything."""

    def user_call(self, frame, args):
        print('+++ call', frame.f_code.co_name or '???', args)

    def user_line(self, frame):
        import linecache
        filename = self.canonic(frame.f_code.co_filename)
        line = linecache.getline(filename, frame.f_lineno, frame.f_globals)
        print('+++', filename, frame.f_lineno, frame.f_code.co_name or '???', ':', line.strip())

    def user_return(self, frame, retval):
        print('+++ return', retval)

    def user_exception(self, frame, exc_stuff):
        print('+++ exception', exc_stuff)
        self.set_continue()
