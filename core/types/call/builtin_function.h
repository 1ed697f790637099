/* builtin_function_or_method: a C function, and the object it is bound to if any. Owns BuiltinFunctionObject.
 * CPython: Objects/methodobject.c. */
#ifndef OURO_TYPES_BUILTIN_FUNCTION_H
#define OURO_TYPES_BUILTIN_FUNCTION_H

#include "object/definition.h"
#include "object/runtime.h"

/* `function` is a number as in object/function.h; `self` and `name` are borrowed and may be NULL. New tracked
 * reference; NULL and MemoryError. */
Object *builtin_function_new(Runtime *rt, uint64_t function, Object *self, Object *name);

/* A function of the library that is Python here and C in CPython: bound to the Python function, whose name it has.
 * It is the first row of modules/types_module.c. */
#define LIBRARY_FUNCTION_TABLE (MODULE_TABLE_FIRST + 18)
#define LIBRARY_FUNCTION_NUMBER function_number(LIBRARY_FUNCTION_TABLE, 0)
#define LIBRARY_FUNCTION_NAME ""

/* Whether CPython's function takes a tuple (METH_VARARGS); whether calling it makes that tuple here; a call for which
 * there is one already. New reference, or NULL and an error. */
bool builtin_function_takes_tuple(const Runtime *rt, const Object *function);
bool builtin_function_is_held(const Runtime *rt, const Object *function);
Object *builtin_function_call_held(Runtime *rt, Object *function, const Arguments *arguments);

/* Its name: borrowed C string that lives as long as the function. */
const char *builtin_function_name(Runtime *rt, Object *function);

/* It does not bind: as a class's attribute it is found as it is. */

#endif
