/* Python text on a runtime of ouro.h: statements, expressions, modules.
 *
 *     ouro_Runtime *rt = ouro_create(NULL, NULL);
 *     if (ouro_run(rt, "a = []\na.append(a)\n", "<example>") < 0)
 *         ouro_print_error(rt);                            a traceback, where ouro_Options.write sends it
 *     ouro_Object *a = ouro_get_global(rt, "a");           names are shared with C
 *
 * The first of these functions that is called makes what a program finds: builtins, sys, and the module __main__, whose
 * names are the runtime's global names, those included that C code had set before. ouro_destroy then ends the program
 * as CPython ends: functions of atexit, modules, a last collection.
 *
 * THREADS. From the first call on the runtime stays with the thread that made it: how deep calls may go is measured on
 * that thread's stack. Only ouro_interrupt may be called from elsewhere. */
#ifndef OURO_PYTHON_H
#define OURO_PYTHON_H

#include <ouro/ouro.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Runs statements in __main__. `filename` is for tracebacks; NULL: "<string>". 0; -1 and an error: SyntaxError, or what
 * the program raised, with all that ran before it done. [runs] */
OURO_API int ouro_run(ouro_Runtime *rt, const char *text, const char *filename);

/* The value of an expression, with the names of __main__. New reference; NULL and an error. [runs] */
OURO_API ouro_Object *ouro_eval(ouro_Runtime *rt, const char *expression);

/* The module of this full name ("collections.abc"), imported if it was not yet. New reference; NULL and an error.
 * [runs] */
OURO_API ouro_Object *ouro_import(ouro_Runtime *rt, const char *name);

/* Reports the error that is set as CPython does at a program's end, in words on stream 2 of ouro_Options.write, and
 * drops it. Returns the exit code that a command should end with: 1; what SystemExit asks for, of which nothing is
 * written; 130 for KeyboardInterrupt. 0 when no error is set. [runs] */
OURO_API int ouro_print_error(ouro_Runtime *rt);

/* ---- So far and no further
 *
 * A step is a backward jump or a call of Python code. A run stops only where no C function waits for Python code that
 * it has called (a sort's key, a __repr__): until that has ended it goes on. */

/* What ouro_run_steps and ouro_run_on return when the run has stopped. */
#define OURO_STOPPED 1

/* As ouro_run, for at most `steps` steps; 0: without a limit. 0: it has ended; -1 and an error; OURO_STOPPED:
 * ouro_run_on goes on with it. Meanwhile the heap can be looked at and functions be called, but no other text runs,
 * and the runtime does not end (ouro_destroy). [runs] */
OURO_API int ouro_run_steps(ouro_Runtime *rt, const char *text, const char *filename, uint64_t steps);

/* Goes on where a run has stopped, for at most `steps` steps more; the result is that of ouro_run_steps. [runs] */
OURO_API int ouro_run_on(ouro_Runtime *rt, uint64_t steps);

/* Gives a stopped run up: its calls are left without a look at except, finally and with. What dies with them runs its
 * finalizers. Does nothing when none is stopped. [runs] */
OURO_API void ouro_run_abandon(ouro_Runtime *rt);

/* Raises KeyboardInterrupt in the Python code that runs, at its next backward jump or call; without any, in that which
 * runs next. May be called from a signal handler and from any thread. */
OURO_API void ouro_interrupt(ouro_Runtime *rt);

#ifdef __cplusplus
}
#endif

#endif
