/* The compiler: from a tree to a code object, byte for byte CPython 3.11's. Owns the order of the steps: what
 * is folded (fold.h), scopes (scope.h), instructions (compile_*.c), the flow graph (flow.h), the bytes
 * (assemble.h). */
#ifndef OURO_LANG_COMPILE_H
#define OURO_LANG_COMPILE_H

#include "lang/parse/source.h"

typedef struct CompileFlags {
    uint32_t future;  /* CODE_FUTURE_ flags that the caller's code has in force */
    int32_t optimize; /* 0; 1: no assert, __debug__ is False; 2: no docstrings either */
    bool allows_top_level_await;
    bool leaves_tables; /* as CPython's compiler does; compile_tally.h */
} CompileFlags;

/* New reference to the code of a module. The tree is changed, and its arena gains what folding makes; both
 * may go afterwards. NULL when it is no program: *problem says why, and gets warnings on the way. */
Object *compile_module(Runtime *rt, AstModule *module, const char *filename, ParseMode mode,
                       CompileFlags flags, SyntaxProblem *problem);

/* The text of an expression, as an annotation has it under `from __future__ import annotations`: new
 * reference, or NULL and an error. */
Object *compile_unparse(Runtime *rt, const AstExpr *expr);

#endif
