/* function: Python functions. Owns FunctionObject; what calling one does is the language's, which these types reach
 * through evaluation_upcalls. CPython: Objects/funcobject.c. */
#ifndef OURO_TYPES_FUNCTION_H
#define OURO_TYPES_FUNCTION_H

#include "object/definition.h"
#include "object/protocol.h"

/* What functions and generators ask of the language; filled by lang/eval/. */
typedef struct EvaluationUpcalls {
    /* Calls the function. New reference, or NULL and an error. */
    Object *(*call)(Runtime *rt, FunctionObject *function, const Arguments *arguments);
    /* Runs the generator's frame, on which what is sent was pushed already; `throwing`: the error on its way is
     * raised where it stands. What it yields or returns (its frame state tells which), or NULL and an error. */
    Object *(*resume)(Runtime *rt, GeneratorObject *generator, bool throwing);
    /* lang/hooks.h: hook_report_unraisable */
    int (*report_unraisable)(Runtime *rt, Object *exception, Object *where, Object **hook);
    /* Subclasses of a built-in error that CPython makes at its start: new reference to a list, or NULL and an error. */
    Object *(*startup_subclasses)(Runtime *rt, Object *kind);
} EvaluationUpcalls;

extern const EvaluationUpcalls evaluation_upcalls;

ALWAYS_INLINE bool object_is_function(const Runtime *rt, const Object *object)
{
    return object_is_exact(rt, object, TYPE_FUNCTION);
}

/* New tracked reference to a function of `code` with these globals; `qualname` NULL: the code's. All borrowed. NULL
 * and an error. CPython: PyFunction_NewWithQualName */
Object *function_new(Runtime *rt, CodeObject *code, Object *globals, Object *qualname);

/* The dict in which code with these globals finds built-in names: borrowed; NULL and an error.
 * CPython: _PyEval_BuiltinsFromGlobals */
Object *builtins_of_globals(Runtime *rt, Object *globals);

/* A number that changes with everything that decides how it is called; 0: it has none yet. */
ALWAYS_INLINE void function_changed(FunctionObject *function) { function->func_version = 0; }

/* ---- the type's slots */

void function_dealloc(Runtime *rt, Object *object);
void function_clear(Runtime *rt, Object *object);

#endif
