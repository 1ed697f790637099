/* Tracebacks: which calls an exception came through, as objects and as text. Owns TracebackObject, the text of
 * programs that tracebacks show lines of, and CPython's layout of an exception that nobody caught. CPython:
 * Python/traceback.c, Python/pythonrun.c */
#ifndef OURO_TYPES_TRACEBACK_H
#define OURO_TYPES_TRACEBACK_H

#include "object/definition.h"
#include "object/error.h"
#include "object/runtime.h"

/* Puts the frame in front of the traceback of the error on its way, which becomes an exception object. `lasti` in
 * bytes. Without memory for it, or for the frame's object (`frame` is NULL then), a MemoryError takes its place. */
void traceback_add(Runtime *rt, FrameObject *frame, int32_t lasti, int32_t line);

/* New tracked traceback; `next` may be NULL; both are borrowed. NULL and MemoryError. */
Object *traceback_new(Runtime *rt, Object *next, FrameObject *frame, int32_t lasti, int32_t line);

/* ---- the text of programs */

/* Keeps the text of a file (both str, borrowed) for tracebacks. 0, or -1 and MemoryError. */
int source_register(Runtime *rt, Object *filename, Object *text);

/* Line `number` (from 1) of a file, with or without its end: new reference; NULL without an error when it is not known,
 * NULL with MemoryError. A file whose text nobody has registered is read. */
Object *source_line(Runtime *rt, Object *filename, int64_t number, bool with_end);

/* ---- text of exceptions */

/* What sys.excepthook prints, with the exceptions that it came of: new reference to a str; NULL and an error. */
Object *exception_text(Runtime *rt, Object *exception);

/* The same with another traceback (NULL or None: none) for the outermost one; `chain` false: without causes;
 * `suggests` false: without "Did you mean", as the module traceback words it. */
Object *exception_text_with(Runtime *rt, Object *exception, Object *traceback, bool chain, bool suggests);

/* "  File "x.py", line 1, in f" and so on: a traceback's first entry, without those that follow. */
Object *traceback_entry_text(Runtime *rt, const Object *traceback);

/* Writes `exception_text` to sys.stderr (standard_error.h). Leaves no error. */
void exception_print(Runtime *rt, Object *exception);

/* A SystemExit's end: the exit status, its message written to sys.stderr where it is none. */
int exception_exit_status(Runtime *rt, Object *exception);

/* ", Did you mean: 'x'?" for the exception: the name alone, a new reference; NULL without an error when there is none.
 * CPython: Python/suggestions.c */
Object *exception_suggestion(Runtime *rt, Object *exception);

#endif
