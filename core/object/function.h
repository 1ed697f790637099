/* C functions that Python objects call. The region holds a function's number in the host's table, which the
 * embedder fills; a heap that is opened where that function is not known raises an error when it is called.
 */
#ifndef OURO_OBJECT_FUNCTION_H
#define OURO_OBJECT_FUNCTION_H

#include "object/runtime.h"

/* New reference, or NULL and an error. `self` (NULL: none) and `arguments` are borrowed. */
typedef Object *(*CFunction)(Runtime *rt, Object *self, const Ref *arguments, int64_t count);

/* Calls entry->function, which takes its arguments in another form: what an embedder's function is called
 * through. */
typedef Object *(*FunctionAdapter)(Runtime *rt, const HostFunction *entry, Object *self, const Ref *arguments,
                                   int64_t count);

/* Calls number `function`: one of the library's own (object/definition.h), whose arguments are checked first, or an
 * embedder's, which takes no keywords. SystemError when there is no such function here. */
Object *function_call(Runtime *rt, uint64_t function, Object *self, const Arguments *arguments);

/* Calls any object, through its type's tp_call. TypeError when it cannot be called. New reference, or NULL
 * and an error. CPython: PyObject_Vectorcall */
Object *object_vectorcall(Runtime *rt, Object *callable, const Arguments *arguments);

/* The same with positional arguments alone. */
ALWAYS_INLINE Object *object_call(Runtime *rt, Object *callable, const Ref *arguments, int64_t count)
{
    return object_vectorcall(rt, callable, &(Arguments){arguments, count, NULL});
}

#endif
