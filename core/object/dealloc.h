/* Deallocation in bounded C stack: CPython's trashcan, with its observable order.
 *
 * A container's dealloc releases what it holds, which may deallocate further containers. Up to
 * PROFILE_TRASHCAN_LEVEL of them nest on the C stack; a deeper one is put aside (its gc_prev names the one
 * before) and torn down when the outermost returns. CPython 3.11: Objects/object.c,
 * _PyTrash_begin/_PyTrash_end. */
#ifndef OURO_OBJECT_DEALLOC_H
#define OURO_OBJECT_DEALLOC_H

#include "object/c_stack.h"

void trashcan_deposit(Runtime *rt, Object *object);
void trashcan_empty(Runtime *rt);
void dealloc_defer(Runtime *rt, Object *object);
void dealloc_deferred(Runtime *rt);

/* Begins a container's dealloc; the object is untracked already. False: it was put aside, return at once. */
ALWAYS_INLINE bool trashcan_begin(Runtime *rt, Object *object)
{
    if (UNLIKELY(rt->trashcan.nesting >= PROFILE_TRASHCAN_LEVEL)) {
        trashcan_deposit(rt, object);
        return false;
    }
    rt->trashcan.nesting++;
    return true;
}

ALWAYS_INLINE void trashcan_end(Runtime *rt)
{
    rt->trashcan.nesting--;
    if (UNLIKELY(rt->trashcan.delete_later != NO_REF && rt->trashcan.nesting <= 0))
        trashcan_empty(rt);
}

/* For what has a finalizer: where the C stack is short it waits for what it is inside of. Not the outermost, and not
 * what trashcan_empty tears down at level 1. */
ALWAYS_INLINE bool trashcan_begin_finalizer(Runtime *rt, Object *object)
{
    if (UNLIKELY(rt->trashcan.nesting > 1 && stack_is_short(rt))) {
        trashcan_deposit(rt, object);
        return false;
    }
    return trashcan_begin(rt, object);
}

/* For a dealloc that CPython lets nest as deep as it comes, which a JavaScript engine's stack does not: so many nest.
 * The object is untracked already; false: it was put aside until the outermost has returned, return at once. */
#define DEALLOC_LEVEL 100

ALWAYS_INLINE bool dealloc_begin(Runtime *rt, Object *object)
{
    Trashcan *trashcan = &rt->trashcan;
    if (UNLIKELY(trashcan->depth >= DEALLOC_LEVEL || (trashcan->depth > 0 && stack_is_short(rt)))) {
        dealloc_defer(rt, object);
        return false;
    }
    trashcan->depth++;
    stack_take(rt, STACK_OF_DEALLOC);
    return true;
}

ALWAYS_INLINE void dealloc_end(Runtime *rt)
{
    Trashcan *trashcan = &rt->trashcan;
    stack_give_back(rt, STACK_OF_DEALLOC);
    if (UNLIKELY(--trashcan->depth == 0 && trashcan->deferred != NO_REF && !trashcan->emptying))
        dealloc_deferred(rt);
}

#endif
