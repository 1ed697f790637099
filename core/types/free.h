/* The end of most deallocs: giving an object's memory back to where it came from. CPython: tp_free. */
#ifndef OURO_TYPES_FREE_H
#define OURO_TYPES_FREE_H

#include "gc/gc.h"

/* Gives back the memory of an object that may be an instance of a subclass, and so may have a collector's
 * head. */
ALWAYS_INLINE void object_free(Runtime *rt, Object *object)
{
    if (object_is_gc(object)) {
        gc_free(rt, object);
    } else {
        memory_free(&rt->memory, object);
    }
}

#endif
