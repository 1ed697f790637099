/* builtin_function_or_method: a C function, and the object it is bound to if any. Owns BuiltinFunctionObject.
 * CPython: Objects/methodobject.c. */
#ifndef OURO_TYPES_BUILTIN_FUNCTION_H
#define OURO_TYPES_BUILTIN_FUNCTION_H

#include "object/runtime.h"

/* `function` is a number as in object/function.h; `self` and `name` are borrowed and may be NULL. New tracked
 * reference; NULL and MemoryError. */
Object *builtin_function_new(Runtime *rt, uint64_t function, Object *self, Object *name);

/* Its name: borrowed C string that lives as long as the function. */
const char *builtin_function_name(Runtime *rt, Object *function);

/* It does not bind: as a class's attribute it is found as it is. */

#endif
