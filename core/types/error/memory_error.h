/* MemoryError, which must be there when nothing can be made. Owns those that every runtime keeps ready, and the last
 * resort when all of them are in use. CPython: MEMERRORS_SAVE in Objects/exceptions.c */
#ifndef OURO_TYPES_MEMORY_ERROR_H
#define OURO_TYPES_MEMORY_ERROR_H

#include "object/runtime.h"

/* A MemoryError without arguments: a ready one while there are any, then a new one, then the last resort, which many
 * may share: it takes up no traceback and no context. New reference, never NULL; no error is set. */
Object *memory_error_new(Runtime *rt);

ALWAYS_INLINE bool is_last_memory_error(const Runtime *rt, const Object *exception)
{
    return ref_of(exception) == rt->memory_error;
}

/* Makes the ready ones and the last resort. 0, or -1 and MemoryError. */
int memory_error_init(Runtime *rt);

/* Lets go of what the program has put into the last resort. */
void memory_error_settle(Runtime *rt);

/* Frees them; none may be in use. */
void memory_error_finalize(Runtime *rt);

#endif
