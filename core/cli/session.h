/* One run of a program: a runtime, the program's text and arguments, its end. Owns the order of these. */
#ifndef OURO_CLI_SESSION_H
#define OURO_CLI_SESSION_H

#include "cli/options.h"
#include "cli/output.h"
#include "cli/watch.h"
#include "object/runtime.h"

/* What a run ends with beside an exit status: the process ends itself by SIGINT, as CPython does. */
#define STATUS_INTERRUPTED 130

typedef struct Session {
    const Options *options;
    Runtime *rt;
    Console console;
    Watch watch;
    bool was_interrupted; /* KeyboardInterrupt ended the program */
} Session;

/* Makes the runtime and the modules that are there from the beginning. False with the reason on standard error. */
bool session_begin(Session *session, const Options *options);

/* Sets sys.argv and sys.path[0] (NULL: ""). 0, or -1 and an error. */
int session_set_arguments(Session *session, const char *program, const char *folder);

/* Runs the text as __main__ and reports what went wrong: the exit status. `filename`: as tracebacks show it;
 * `is_file`: they show its lines, too, and it is __file__. */
int session_run_text(Session *session, const char *text, int64_t length, const char *filename, bool is_file);

/* Whether a module of that name comes with the library; runs it as __main__: the exit status. */
bool session_has_module(const char *name);
int session_run_module(Session *session, const char *name);

/* __main__.__package__ = the first `length` bytes of `name`; a package of that name is imported. 0, or -1 and an
 * error. */
int session_set_package(Session *session, const char *name, int64_t length);

/* Reports the error on its way; notes whether it was KeyboardInterrupt. */
int session_report(Session *session);

/* Writes the size of the region and the number that its bytes make (memory_fingerprint) to standard error. */
void session_show_fingerprint(const Session *session);

/* The end of everything. The status, 120 if standard output could not be written. */
int session_end(Session *session, int status);

#endif
