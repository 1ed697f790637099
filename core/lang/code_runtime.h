/* From text to code while a program runs: compile, exec, eval, modules written in Python, the program itself. Owns
 * making exceptions and warnings of what the parser and the compiler report. CPython: Python/pythonrun.c. */
#ifndef OURO_LANG_CODE_RUNTIME_H
#define OURO_LANG_CODE_RUNTIME_H

#include "object/runtime.h"

typedef enum CodeMode { CODE_MODE_EXEC, CODE_MODE_EVAL, CODE_MODE_SINGLE } CodeMode;

/* Compiles the text; `is_str`: it is a str's, where a coding line means nothing. The filename (str) is borrowed.
 * `flags`: bits of co_flags from `from __future__`. New reference to a code object; NULL and SyntaxError or another
 * error. */
Object *code_from_text(Runtime *rt, const char *text, int64_t length, bool is_str, Object *filename,
                       CodeMode mode, int32_t flags);

/* The text's tree, as lang/tree_list.h says. New reference, or NULL and an error. */
Object *tree_from_text(Runtime *rt, const char *text, int64_t length, bool is_str, Object *filename,
                       CodeMode mode);

/* Compiles the text and runs it: eval_code's result. What the compilation made of constants lives until the end of
 * the run, as in CPython, where it adds a reference to each. *flags: as code_from_text's; the code's own afterwards. */
Object *code_run_text(Runtime *rt, const char *text, int64_t length, bool is_str, Object *filename,
                      CodeMode mode, int32_t *flags, Object *globals, Object *locals);

/* code_from_text for a script: what the compilation made of constants lives until code_script_end, as in CPython,
 * where it adds a reference to each. A runtime has one at a time. `is_file`: tracebacks show lines of it. */
Object *code_of_script(Runtime *rt, const char *text, int64_t length, Object *filename, bool is_file);
/* The same for a statement typed at a prompt, a str's text; `flags`: as code_from_text's. */
Object *code_of_statement(Runtime *rt, const char *text, int64_t length, Object *filename, int32_t flags);
void code_script_end(Runtime *rt);

/* Bits of co_flags that `from __future__` sets, and that what is compiled in their reach inherits. */
#define FUTURE_FLAGS 0x1ff0000

/* Beside them in `flags`: a module that CPython does not compile, but reads. */
#define CODE_OF_LIBRARY 0x2000000

/* The future flags of the code that runs. */
int32_t code_inherited_flags(Runtime *rt);

#endif
