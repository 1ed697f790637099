/* Script: a program's text, from compiling it to its last instruction. Owns its code and what the compilation keeps
 * beside it, both of which the runtime notes, so that a run that was stopped can go on in a copy of its region.
 * Beginning and end of everything around it are run.h's. */
#ifndef OURO_LANG_SCRIPT_H
#define OURO_LANG_SCRIPT_H

#include "object/runtime.h"

/* sys.path = [folder]; sys.argv = []. 0, or -1 and an error. */
int script_set_folder(Runtime *rt, const char *folder);
/* sys.argv.append(text). 0, or -1 and an error. */
int script_add_argument(Runtime *rt, const char *text);

/* The place in the region for a text of that many bytes, which script_load gives back; NULL and MemoryError. The
 * text is put there so that the region grows alike wherever the program comes from. */
char *script_text_alloc(Runtime *rt, int64_t length);
void script_text_free(Runtime *rt, char *text);

/* Compiles the text, which is given back. `filename`: as tracebacks show it; `is_file`: they show its lines, too,
 * and it is __file__. 0, or -1 and an error. */
int script_load(Runtime *rt, char *text, int64_t length, const char *filename, bool is_file);

/* The same for the code object, which is stolen; what compiled it is noted (code_of_script). */
int script_load_code(Runtime *rt, Object *code);

typedef enum ScriptEnd {
    SCRIPT_FAILED,  /* an error is on its way: run_report_error */
    SCRIPT_ENDED,   /* the last statement has run */
    SCRIPT_STOPPED, /* that many steps have been made: script_run goes on */
} ScriptEnd;

/* Runs what was loaded as __main__, or goes on where it was stopped; for at most `steps` backward jumps and calls,
 * 0: to its end. */
ScriptEnd script_run(Runtime *rt, uint64_t steps);

/* How far what runs next may go: `steps` backward jumps and calls, 0: to the end. Then none is limited any more. */
void script_begin_limits(Runtime *rt, uint64_t steps);
void script_end_limits(Runtime *rt);

/* Whether script_run would go on. */
bool script_is_stopped(const Runtime *rt);

/* The code object, borrowed; NULL when nothing is loaded. */
Object *script_code(const Runtime *rt);

/* Lets go of the code, and of the run where it was stopped (eval_abandon). To be called before run_end. */
void script_unload(Runtime *rt);

#endif
