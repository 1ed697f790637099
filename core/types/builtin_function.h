/* builtin_function_or_method: a C function, and the object it is bound to if any. Owns BuiltinFunctionObject.
 * CPython: Objects/methodobject.c. */
#ifndef OURO_TYPES_BUILTIN_FUNCTION_H
#define OURO_TYPES_BUILTIN_FUNCTION_H

#include "object/runtime.h"

/* `function` is a number as in object/function.h; `self` and `name` are borrowed and may be NULL. New tracked
 * reference; NULL and MemoryError. */
Object *builtin_function_new(Runtime *rt, uint64_t function, Object *self, Object *name);

/* ---- slots. It does not bind: as a class's attribute it is found as it is. */

void builtin_function_dealloc(Runtime *rt, Object *object);
int64_t builtin_function_hash(Runtime *rt, Object *object);
Object *builtin_function_richcompare(Runtime *rt, Object *left, Object *right, enum CompareOperator op);
Object *builtin_function_call(Runtime *rt, Object *callable, const Arguments *arguments);

#endif
