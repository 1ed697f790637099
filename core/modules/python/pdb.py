"""The debugger: breakpoint() stops a program, and commands look at it and let it go on."""

import cmd
import bdb
import code
import linecache
import os
import sys
import traceback

__all__ = ['run', 'pm', 'Pdb', 'runeval', 'runctx', 'runcall', 'set_trace', 'post_mortem', 'help']

line_prefix = '\n-> '


class Restart(Exception):
    """The program is to begin anew."""


def find_function(funcname, filename):
    import re
    pattern = re.compile(r'def\s+%s\s*[(]' % re.escape(funcname))
    for number, line in enumerate(linecache.getlines(filename), 1):
        if pattern.match(line):
            return funcname, filename, number
    return None


def getsourcelines(obj):
    import inspect
    lines, lineno = inspect.findsource(obj)
    if inspect.isframe(obj) and obj.f_globals is obj.f_locals:
        return lines, 1
    if inspect.ismodule(obj):
        return lines, 1
    return inspect.getblock(lines[lineno:]), lineno + 1


def lasti2lineno(code, lasti):
    import dis
    line = 0
    for at, number in dis.findlinestarts(code):
        if at > lasti:
            break
        line = number
    return line


class _rstr(str):
    """A text that is shown as it is."""

    def __repr__(self):
        return self


class Pdb(bdb.Bdb, cmd.Cmd):
    def __init__(self, completekey='tab', stdin=None, stdout=None, skip=None, nosigint=False, readrc=True):
        bdb.Bdb.__init__(self, skip=skip)
        cmd.Cmd.__init__(self, completekey, stdin, stdout)
        self.prompt = '(Pdb) '
        if stdout:
            self.use_rawinput = 0
        # The program that is to be debugged, which does not stop before it is reached.
        self.mainpyfile, self._wait_for_mainpyfile = '', False
        self._user_requested_quit = False
        # By breakpoint's number: what to do there, whether to ask then, whether to leave out where it is.
        self.commands, self.commands_doprompt, self.commands_silent = {}, {}, {}
        self.commands_bnum, self.commands_defining = None, False
        self.displaying, self.aliases, self.rcLines = {}, {}, []
        self.tb_lineno = {}
        self.forget()

    # ---- where it stands

    def forget(self):
        last = getattr(self, 'curframe', None)
        if last:
            last.f_globals.pop('__pdb_convenience_variables', None)
        self.curframe = self.lineno = None
        self.stack, self.curindex = [], 0
        self.tb_lineno.clear()

    def reset(self):
        bdb.Bdb.reset(self)
        self.forget()

    def setup(self, f, tb):
        self.forget()
        self.stack, self.curindex = self.get_stack(f, tb)
        entry = tb
        while entry:
            self.tb_lineno[entry.tb_frame] = lasti2lineno(entry.tb_frame.f_code, entry.tb_lasti)
            entry = entry.tb_next
        self.curframe = self.stack[self.curindex][0]
        self.curframe_locals = self.curframe.f_locals

    def user_call(self, frame, argument_list):
        if self._wait_for_mainpyfile:
            return
        if self.stop_here(frame):
            self.message('--Call--')
            self.interaction(frame, None)

    def user_line(self, frame):
        if self._wait_for_mainpyfile:
            if self.mainpyfile != self.canonic(frame.f_code.co_filename):
                return
            self._wait_for_mainpyfile = False
        if self.bp_commands(frame):
            self.interaction(frame, None)

    def bp_commands(self, frame):
        """Carries out what the breakpoint's commands say; whether to ask for others."""
        number = getattr(self, 'currentbp', False)
        if not number or number not in self.commands:
            return 1
        self.currentbp = 0
        last = self.lastcmd
        self.setup(frame, None)
        for line in self.commands[number]:
            self.onecmd(line)
        self.lastcmd = last
        if not self.commands_silent[number]:
            self.print_stack_entry(self.stack[self.curindex])
        if self.commands_doprompt[number]:
            self._cmdloop()
        self.forget()
        return None

    def user_return(self, frame, return_value):
        if self._wait_for_mainpyfile:
            return
        frame.f_locals['__return__'] = return_value
        self.message('--Return--')
        self.interaction(frame, None)

    def user_exception(self, frame, exc_info):
        if self._wait_for_mainpyfile:
            return
        kind, value, tb = exc_info
        frame.f_locals['__exception__'] = kind, value
        prefix = 'Internal ' if not tb and kind is StopIteration else ''
        self.message('%s%s' % (prefix, traceback.format_exception_only(kind, value)[-1].strip()))
        self.interaction(frame, tb)

    def interaction(self, frame, tb):
        self.setup(frame, tb)
        self.print_stack_entry(self.stack[self.curindex])
        self._cmdloop()
        self.forget()

    def _cmdloop(self):
        while True:
            try:
                self.allow_kbdint = True
                self.cmdloop()
                self.allow_kbdint = False
            except KeyboardInterrupt:
                self.message('--KeyboardInterrupt--')
            else:
                return

    def preloop(self):
        shown = self.displaying.get(self.curframe)
        if shown:
            for text, old in shown.items():
                new = self._getval_except(text)
                if new is not old and new != old:
                    shown[text] = new
                    self.message('display %s: %r  [old: %r]' % (text, new, old))

    # ---- commands

    def message(self, msg):
        print(msg, file=self.stdout)

    def error(self, msg):
        print('***', msg, file=self.stdout)

    def _error_exc(self):
        self.error(traceback.format_exception_only(*sys.exc_info()[:2])[-1].strip())

    def displayhook(self, obj):
        if obj is not None:
            self.message(repr(obj))

    def default(self, line):
        if line[:1] == '!':
            line = line[1:].strip()
        names = self.curframe_locals
        try:
            kept = sys.stdout, sys.stdin, sys.displayhook
            code = compile(line + '\n', '<stdin>', 'single')
            try:
                sys.stdin, sys.stdout, sys.displayhook = self.stdin, self.stdout, self.displayhook
                exec(code, self.curframe.f_globals, names)
            finally:
                sys.stdout, sys.stdin, sys.displayhook = kept
        except:
            self._error_exc()

    def precmd(self, line):
        if not line.strip():
            return line
        words = line.split()
        while words[0] in self.aliases:
            line = self.aliases[words[0]]
            for number, word in enumerate(words[1:], 1):
                line = line.replace('%' + str(number), word)
            line = line.replace('%*', ' '.join(words[1:]))
            words = line.split()
        if words[0] != 'alias':
            marker = line.find(';;')
            if marker >= 0:
                self.cmdqueue.append(line[marker + 2:].lstrip())
                line = line[:marker].rstrip()
        return line

    def onecmd(self, line):
        if self.commands_defining:
            return self.handle_command_def(line)
        return cmd.Cmd.onecmd(self, line)

    def handle_command_def(self, line):
        command, arg, line = self.parseline(line)
        if not command:
            return None
        if command == 'silent':
            self.commands_silent[self.commands_bnum] = True
            return None
        if command == 'end':
            self.cmdqueue = []
            return 1
        lines = self.commands[self.commands_bnum]
        lines.append(command + ' ' + arg if arg else command)
        function = getattr(self, 'do_' + command, None)
        if function is not None and function.__name__ in self.commands_resuming:
            self.commands_doprompt[self.commands_bnum] = False
            self.cmdqueue = []
            return 1
        return None

    commands_resuming = ['do_continue', 'do_step', 'do_next', 'do_return', 'do_quit', 'do_jump']

    def do_commands(self, arg):
        """commands [number]
        Lines up to "end" are carried out when the breakpoint (the last one) is reached; "silent" among them
        leaves out where that is, and a command that lets the program go on ends them."""
        if not arg:
            number = len(bdb.Breakpoint.bpbynumber) - 1
        else:
            try:
                number = int(arg)
            except:
                self.error('Usage: commands [bnum]\n        ...\n        end')
                return
        try:
            self.get_bpbynumber(number)
        except ValueError as wrong:
            self.error('cannot set commands: %s' % wrong)
            return
        self.commands_bnum = number
        kept = (self.commands.get(number), self.commands_doprompt.get(number), self.commands_silent.get(number))
        self.commands[number] = []
        self.commands_doprompt[number] = True
        self.commands_silent[number] = False
        prompt = self.prompt
        self.prompt = '(com) '
        self.commands_defining = True
        try:
            self.cmdloop()
        except KeyboardInterrupt:
            for where, what in zip((self.commands, self.commands_doprompt, self.commands_silent), kept):
                if what is None:
                    del where[number]
                else:
                    where[number] = what
            self.error('command definition aborted, old commands restored')
        finally:
            self.commands_defining = False
            self.prompt = prompt

    # ---- breakpoints

    def do_break(self, arg, temporary=0):
        """b(reak) [[file:]line | function] [, condition]
        The program stops there; without words, lists where it stops."""
        if not arg:
            if self.breaks:
                self.message('Num Type         Disp Enb   Where')
                for one in bdb.Breakpoint.bpbynumber:
                    if one:
                        self.message(one.bpformat())
            return
        filename = lineno = cond = funcname = None
        comma = arg.find(',')
        if comma > 0:
            cond = arg[comma + 1:].lstrip()
            arg = arg[:comma].rstrip()
        colon = arg.rfind(':')
        if colon >= 0:
            wanted = arg[:colon].rstrip()
            filename = self.lookupmodule(wanted)
            if not filename:
                self.error('%r not found from sys.path' % wanted)
                return
            arg = arg[colon + 1:].lstrip()
            try:
                lineno = int(arg)
            except ValueError:
                self.error('Bad lineno: %s' % arg)
                return
        else:
            try:
                lineno = int(arg)
            except ValueError:
                try:
                    function = eval(arg, self.curframe.f_globals, self.curframe_locals)
                except:
                    function = arg
                function = getattr(function, '__func__', function)
                if hasattr(function, '__code__'):
                    funcname = function.__code__.co_name
                    lineno = function.__code__.co_firstlineno
                    filename = function.__code__.co_filename
                else:
                    found, filename, line = self.lineinfo(arg)
                    if not filename:
                        self.error('The specified object %r is not a function or was not found along sys.path.' % arg)
                        return
                    funcname = found
                    lineno = int(line)
        filename = filename or self.defaultFile()
        line = self.checkline(filename, lineno)
        if line:
            wrong = self.set_break(filename, line, temporary, cond, funcname)
            if wrong:
                self.error(wrong)
            else:
                one = self.get_breaks(filename, line)[-1]
                self.message('Breakpoint %d at %s:%d' % (one.number, one.file, one.line))

    def defaultFile(self):
        filename = self.curframe.f_code.co_filename
        return self.mainpyfile if filename == '<string>' and self.mainpyfile else filename

    do_b = do_break

    def do_tbreak(self, arg):
        """tbreak [as for break]
        A breakpoint that is gone once it has been reached."""
        self.do_break(arg, 1)

    def lineinfo(self, identifier):
        nothing = None, None, None
        words = identifier.split("'")
        word = words[0].strip() if len(words) == 1 else words[1].strip() if len(words) == 3 else ''
        parts = word.split('.')
        if not word:
            return nothing
        if parts[0] == 'self':
            del parts[0]
            if not parts:
                return nothing
        filename = self.defaultFile()
        if len(parts) > 1:
            found = self.lookupmodule(parts[0])
            if found:
                filename = found
        return find_function(parts[-1], filename) or nothing

    def checkline(self, filename, lineno):
        names = self.curframe.f_globals if getattr(self, 'curframe', None) else None
        line = linecache.getline(filename, lineno, names)
        if not line:
            self.message('End of file')
            return 0
        line = line.strip()
        if not line or line[0] == '#' or line[:3] in ('"""', "'''"):
            self.error('Blank or comment')
            return 0
        return lineno

    def _each_breakpoint(self, arg, act):
        for word in arg.split():
            try:
                one = self.get_bpbynumber(word)
            except ValueError as wrong:
                self.error(wrong)
            else:
                act(one)

    def do_enable(self, arg):
        """enable number …
        Breakpoints stop the program again."""
        def act(one):
            one.enable()
            self.message('Enabled %s' % one)
        self._each_breakpoint(arg, act)

    def do_disable(self, arg):
        """disable number …
        Breakpoints stay, and do not stop the program."""
        def act(one):
            one.disable()
            self.message('Disabled %s' % one)
        self._each_breakpoint(arg, act)

    def do_condition(self, arg):
        """condition number [expression]
        The breakpoint stops only where the expression is true."""
        words = arg.split(' ', 1)
        try:
            one = self.get_bpbynumber(words[0].strip())
        except IndexError:
            self.error('Breakpoint number expected')
        except ValueError as wrong:
            self.error(wrong)
        else:
            one.cond = words[1] if len(words) > 1 else None
            if one.cond:
                self.message('New condition set for breakpoint %d.' % one.number)
            else:
                self.message('Breakpoint %d is now unconditional.' % one.number)

    def do_ignore(self, arg):
        """ignore number [count]
        The breakpoint does not stop the next times it is reached."""
        words = arg.split()
        try:
            count = int(words[1].strip())
        except:
            count = 0
        try:
            one = self.get_bpbynumber(words[0].strip())
        except IndexError:
            self.error('Breakpoint number expected')
        except ValueError as wrong:
            self.error(wrong)
        else:
            one.ignore = count
            if count > 0:
                self.message('Will ignore next %s of breakpoint %d.' % (
                    '%d crossings' % count if count > 1 else '1 crossing', one.number))
            else:
                self.message('Will stop next time breakpoint %d is reached.' % one.number)

    def do_clear(self, arg):
        """cl(ear) [file:line | number …]
        Breakpoints are deleted; without words, all of them, after a question."""
        if not arg:
            try:
                reply = input('Clear all breaks? ')
            except EOFError:
                reply = 'no'
            if reply.strip().lower() in ('y', 'yes'):
                gone = [one for one in bdb.Breakpoint.bpbynumber if one]
                self.clear_all_breaks()
                for one in gone:
                    self.message('Deleted %s' % one)
            return
        if ':' in arg:
            filename, _, line = arg.rpartition(':')
            try:
                lineno = int(line)
            except ValueError:
                wrong = 'Invalid line number (%s)' % line
            else:
                gone = self.get_breaks(filename, lineno)[:]
                wrong = self.clear_break(filename, lineno)
            if wrong:
                self.error(wrong)
            else:
                for one in gone:
                    self.message('Deleted %s' % one)
            return

        def act(one):
            self.clear_bpbynumber(one.number)
            self.message('Deleted %s' % one)
        self._each_breakpoint(arg, act)
    do_cl = do_clear

    # ---- the calls

    def do_where(self, arg):
        """w(here)
        Prints the calls that are on, the innermost last."""
        self.print_stack_trace()
    do_w = do_bt = do_where

    def _select_frame(self, number):
        self.curindex = number
        self.curframe = self.stack[number][0]
        self.curframe_locals = self.curframe.f_locals
        self.print_stack_entry(self.stack[number])
        self.lineno = None

    def _count(self, arg):
        try:
            return int(arg or 1)
        except ValueError:
            self.error('Invalid frame count (%s)' % arg)
            return None

    def do_up(self, arg):
        """u(p) [count]
        Looks at the call that has called this one."""
        if self.curindex == 0:
            self.error('Oldest frame')
            return
        count = self._count(arg)
        if count is not None:
            self._select_frame(0 if count < 0 else max(0, self.curindex - count))
    do_u = do_up

    def do_down(self, arg):
        """d(own) [count]
        Looks at the call that this one has made."""
        last = len(self.stack) - 1
        if self.curindex == last:
            self.error('Newest frame')
            return
        count = self._count(arg)
        if count is not None:
            self._select_frame(last if count < 0 else min(last, self.curindex + count))
    do_d = do_down

    # ---- going on

    def do_until(self, arg):
        """unt(il) [line]
        Goes on to a line behind this one (or to the given one), or to the end of the function."""
        lineno = None
        if arg:
            try:
                lineno = int(arg)
            except ValueError:
                self.error('Error in argument: %r' % arg)
                return None
            if lineno <= self.curframe.f_lineno:
                self.error('"until" line number is smaller than current line number')
                return None
        self.set_until(self.curframe, lineno)
        return 1
    do_unt = do_until

    def do_step(self, arg):
        """s(tep)
        Goes to the next line, or into a function that is called."""
        self.set_step()
        return 1
    do_s = do_step

    def do_next(self, arg):
        """n(ext)
        Goes to the next line of this function, or to its end."""
        self.set_next(self.curframe)
        return 1
    do_n = do_next

    def do_run(self, arg):
        """run [word …]
        Begins the program anew, with these words in sys.argv."""
        if arg:
            import shlex
            first = sys.argv[0:1]
            try:
                sys.argv = shlex.split(arg)
            except ValueError as wrong:
                self.error('Cannot run %s: %s' % (arg, wrong))
                return
            sys.argv[:0] = first
        raise Restart
    do_restart = do_run

    def do_return(self, arg):
        """r(eturn)
        Goes to the end of this function."""
        self.set_return(self.curframe)
        return 1
    do_r = do_return

    def do_continue(self, arg):
        """c(ont(inue))
        Goes on to the next breakpoint."""
        self.set_continue()
        return 1
    do_c = do_cont = do_continue

    def do_jump(self, arg):
        """j(ump) line
        The line that comes next."""
        if self.curindex + 1 != len(self.stack):
            self.error('You can only jump within the bottom frame')
            return
        try:
            arg = int(arg)
        except ValueError:
            self.error("The 'jump' command requires a line number")
            return
        try:
            self.curframe.f_lineno = arg
        except ValueError as wrong:
            self.error('Jump failed: %s' % wrong)
        else:
            self.stack[self.curindex] = self.stack[self.curindex][0], arg
            self.print_stack_entry(self.stack[self.curindex])
    do_j = do_jump

    def do_debug(self, arg):
        """debug statement
        Runs the statement in a debugger of its own."""
        sys.settrace(None)
        inner = Pdb(self.completekey, self.stdin, self.stdout)
        inner.prompt = '(%s) ' % self.prompt.strip()
        inner.use_rawinput = self.use_rawinput
        self.message('ENTERING RECURSIVE DEBUGGER')
        try:
            sys.call_tracing(inner.run, (arg, self.curframe.f_globals, self.curframe_locals))
        except Exception:
            self._error_exc()
        self.message('LEAVING RECURSIVE DEBUGGER')
        sys.settrace(self.trace_dispatch)
        self.lastcmd = inner.lastcmd

    def _leave(self):
        self._user_requested_quit = True
        self.set_quit()
        return 1

    def do_quit(self, arg):
        """q(uit) | exit
        Leaves the debugger, and the program with it."""
        return self._leave()
    do_q = do_exit = do_quit

    def do_EOF(self, arg):
        """EOF
        The end of the input leaves as quit does."""
        self.message('')
        return self._leave()

    # ---- looking

    def do_args(self, arg):
        """a(rgs)
        Prints the function's arguments."""
        code = self.curframe.f_code
        names = self.curframe_locals
        count = code.co_argcount + code.co_kwonlyargcount + bool(code.co_flags & 4) + bool(code.co_flags & 8)
        for name in code.co_varnames[:count]:
            self.message('%s = %r' % (name, names[name] if name in names else _rstr('*** undefined ***')))
    do_a = do_args

    def do_retval(self, arg):
        """retval
        Prints what the function has last returned."""
        names = self.curframe_locals
        if '__return__' not in names:
            self.error('Not yet returned!')
        else:
            self.message(repr(names['__return__']))
    do_rv = do_retval

    def _getval_except(self, arg, frame=None):
        try:
            names = self.curframe_locals if frame is None else frame.f_locals
            return eval(arg, (frame or self.curframe).f_globals, names)
        except:
            wrong = traceback.format_exception_only(*sys.exc_info()[:2])[-1].strip()
            return _rstr('** raised %s **' % wrong)

    def _getval(self, arg):
        try:
            return eval(arg, self.curframe.f_globals, self.curframe_locals)
        except:
            self._error_exc()
            raise

    def _print_value(self, arg, text_of):
        try:
            value = self._getval(arg)
        except:
            return
        try:
            self.message(text_of(value))
        except:
            self._error_exc()

    def do_p(self, arg):
        """p expression
        Prints its value."""
        self._print_value(arg, repr)

    def do_pp(self, arg):
        """pp expression
        Prints its value over as many lines as it needs."""
        from pprint import pformat
        self._print_value(arg, pformat)

    def _lines_to_list(self, arg):
        """(first, last) of what list shall print; ValueError where the argument is none."""
        if ',' in arg:
            first, last = map(int, arg.split(','))
            return first, first + last if last < first else last     # a smaller last is an amount
        if arg not in ('', '.'):
            first = max(1, int(arg) - 5)
        elif arg or self.lineno is None:
            first = max(1, self.curframe.f_lineno - 5)
        else:
            first = self.lineno + 1
        return first, first + 10

    def do_list(self, arg):
        """l(ist) [first [, last] | .]
        Eleven lines of the program, around this one or after those before; "." means here."""
        self.lastcmd = 'list'
        try:
            first, last = self._lines_to_list(arg or '')
        except ValueError:
            self.error('Error in argument: %r' % arg)
            return
        frame = self.curframe
        filename = frame.f_code.co_filename
        try:
            lines = linecache.getlines(filename, frame.f_globals)
            self._print_lines(lines[first - 1:last], first, self.get_file_breaks(filename), frame)
            self.lineno = min(last, len(lines))
            if self.lineno < last:
                self.message('[EOF]')
        except KeyboardInterrupt:
            pass        # enough of it
    do_l = do_list

    def do_longlist(self, arg):
        """longlist | ll
        All lines of the function."""
        try:
            lines, lineno = getsourcelines(self.curframe)
        except OSError as wrong:
            self.error(wrong)
            return
        self._print_lines(lines, lineno, self.get_file_breaks(self.curframe.f_code.co_filename), self.curframe)
    do_ll = do_longlist

    def do_source(self, arg):
        """source expression
        The lines of a function or a class."""
        try:
            value = self._getval(arg)
        except:
            return
        try:
            lines, lineno = getsourcelines(value)
        except (OSError, TypeError) as wrong:
            self.error(wrong)
            return
        self._print_lines(lines, lineno)

    def _print_lines(self, lines, start, breaks=(), frame=None):
        here = there = -1
        if frame:
            here = frame.f_lineno
            there = self.tb_lineno.get(frame, -1)
        for lineno, line in enumerate(lines, start):
            text = str(lineno).rjust(3)
            if len(text) < 4:
                text += ' '
            text += 'B' if lineno in breaks else ' '
            if lineno == here:
                text += '->'
            elif lineno == there:
                text += '>>'
            self.message(text + '\t' + line.rstrip())

    def do_whatis(self, arg):
        """whatis expression
        What its value is: a class, a function, a type."""
        try:
            value = self._getval(arg)
        except:
            return
        method = getattr(value, '__func__', None)
        if hasattr(method, '__code__'):
            self.message('Method %s' % method.__code__.co_name)
        elif hasattr(value, '__code__'):
            self.message('Function %s' % value.__code__.co_name)
        elif value.__class__ is type:
            self.message('Class %s.%s' % (value.__module__, value.__qualname__))
        else:
            self.message(type(value))

    def do_display(self, arg):
        """display [expression]
        Shows its value each time it has changed in this function; without one, lists all."""
        if not arg:
            self.message('Currently displaying:')
            for text, value in self.displaying.get(self.curframe, {}).items():
                self.message('%s: %r' % (text, value))
        else:
            value = self._getval_except(arg)
            self.displaying.setdefault(self.curframe, {})[arg] = value
            self.message('display %s: %r' % (arg, value))

    def do_undisplay(self, arg):
        """undisplay [expression]
        Shows it no more; without one, none."""
        if arg:
            try:
                del self.displaying.get(self.curframe, {})[arg]
            except KeyError:
                self.error('not displaying %s' % arg)
        else:
            self.displaying.pop(self.curframe, None)

    def do_interact(self, arg):
        """interact
        A prompt with the names of this call."""
        code.interact('*interactive*', local={**self.curframe.f_globals, **self.curframe_locals})

    def do_alias(self, arg):
        """alias [name [command]]
        Another name for a command, in which %1, %2 … and %* are the words behind it."""
        words = arg.split()
        if not words:
            for name in sorted(self.aliases):
                self.message('%s = %s' % (name, self.aliases[name]))
            return
        if words[0] in self.aliases and len(words) == 1:
            self.message('%s = %s' % (words[0], self.aliases[words[0]]))
        else:
            self.aliases[words[0]] = ' '.join(words[1:])

    def do_unalias(self, arg):
        """unalias name
        Forgets it."""
        words = arg.split()
        if words and words[0] in self.aliases:
            del self.aliases[words[0]]

    def print_stack_trace(self):
        try:
            for entry in self.stack:
                self.print_stack_entry(entry)
        except KeyboardInterrupt:
            pass

    def print_stack_entry(self, frame_lineno, prompt_prefix=line_prefix):
        prefix = '> ' if frame_lineno[0] is self.curframe else '  '
        self.message(prefix + self.format_stack_entry(frame_lineno, prompt_prefix))

    def do_help(self, arg):
        """h(elp) [command]
        All commands, or what one does."""
        if not arg:
            cmd.Cmd.do_help(self, arg)
            return
        try:
            try:
                getattr(self, 'help_' + arg)()
            except AttributeError:
                command = getattr(self, 'do_' + arg)
                self.message('\n'.join(line.strip() for line in (command.__doc__ or '').splitlines()))
        except AttributeError:
            self.error('No help for %r' % arg)
    do_h = do_help

    def help_exec(self):
        self.message('(!) statement\nRuns the statement with the names of this call.')

    def help_pdb(self):
        help()

    def sigint_handler(self, signum, frame):
        if self.allow_kbdint:
            raise KeyboardInterrupt
        self.message("\nProgram interrupted. (Use 'cont' to resume).")
        self.set_step()
        self.set_trace(frame)

    def lookupmodule(self, filename):
        if os.path.isabs(filename) and os.path.exists(filename):
            return filename
        if self.canonic(filename) == self.canonic(self.mainpyfile or self.curframe.f_code.co_filename):
            return self.mainpyfile or self.curframe.f_code.co_filename
        if os.path.basename(self.curframe.f_code.co_filename) == filename:
            return self.curframe.f_code.co_filename
        if not os.path.splitext(filename)[1]:
            filename += '.py'
        for folder in sys.path:
            found = os.path.join(folder, filename)
            if os.path.exists(found):
                return found
        return None


def run(statement, globals=None, locals=None):
    Pdb().run(statement, globals, locals)


def runctx(statement, globals, locals):
    run(statement, globals, locals)


def runcall(*args, **kwds):
    return Pdb().runcall(*args, **kwds)


def runeval(expression, globals=None, locals=None):
    return Pdb().runeval(expression, globals, locals)


def set_trace(*, header=None):
    debugger = Pdb()
    if header is not None:
        debugger.message(header)
    frame = sys._getframe().f_back
    while frame.f_globals.get('__name__') == '_sys' and frame.f_back is not None:
        frame = frame.f_back
    debugger.set_trace(frame)


def post_mortem(t=None):
    if t is None:
        wrong = sys.exc_info()[1]
        t = wrong.__traceback__ if wrong is not None else None
    if t is None:
        raise ValueError('A valid traceback must be passed if no exception is being handled')
    debugger = Pdb()
    debugger.reset()
    debugger.interaction(None, t)


def pm():
    if not hasattr(sys, 'last_traceback'):
        raise AttributeError("module 'sys' has no attribute 'last_traceback'")
    post_mortem(sys.last_traceback)


def help():
    print('Commands at the prompt (Pdb); "help" lists them, "help NAME" tells of one.')
    for name in ('where', 'up', 'down', 'break', 'step', 'next', 'return', 'continue', 'list', 'p', 'quit'):
        print()
        print('\n'.join(line.strip() for line in getattr(Pdb, 'do_' + name).__doc__.splitlines()))


def main():
    if len(sys.argv) < 2:
        print('usage: pdb.py [-c command] ... [-m module | pyfile] [arg] ...')
        sys.exit(2)
    filename = sys.argv[1]
    sys.argv[:] = sys.argv[1:]
    sys.path[0] = os.path.dirname(os.path.abspath(filename))
    debugger = Pdb()
    while True:
        try:
            import __main__
            names = __main__.__dict__
            names.clear()
            names.update({'__name__': '__main__', '__file__': filename, '__builtins__': sys.modules['builtins']})
            debugger._wait_for_mainpyfile = True
            debugger.mainpyfile = debugger.canonic(filename)
            debugger._user_requested_quit = False
            with open(filename, 'rb') as file:
                program = compile(file.read(), filename, 'exec')
            debugger.run(program)
            if debugger._user_requested_quit:
                break
            print('The program finished and will be restarted')
        except Restart:
            print('Restarting', filename, 'with arguments:')
            print('\t' + ' '.join(sys.argv[1:]))
        except SystemExit as left:
            print('The program exited via sys.exit(). Exit status:', end=' ')
            print(left)
        except SyntaxError:
            traceback.print_exc()
            sys.exit(1)
        except BaseException as wrong:
            traceback.print_exc()
            print('Uncaught exception. Entering post mortem debugging')
            print("Running 'cont' or 'step' will restart the program")
            debugger.interaction(None, wrong.__traceback__)
            print('Post mortem debugger finished. The ' + filename + ' will be restarted')


if __name__ == '__main__':
    import pdb      # the program takes the place of what runs
    pdb.main()
