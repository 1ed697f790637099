/* Deallocation in bounded C stack: CPython's trashcan, with its observable order.
 *
 * A container's dealloc releases what it holds, which may deallocate further containers. Up to
 * PROFILE_TRASHCAN_LEVEL of them nest on the C stack; a deeper one is put aside (its gc_prev names the one
 * before) and torn down when the outermost returns. CPython 3.11: Objects/object.c,
 * _PyTrash_begin/_PyTrash_end. */
#ifndef OURO_OBJECT_DEALLOC_H
#define OURO_OBJECT_DEALLOC_H

#include "object/runtime.h"

void trashcan_deposit(Runtime *rt, Object *object);
void trashcan_empty(Runtime *rt);

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

/* For a dealloc that CPython lets nest as deep as it comes: only where the C stack ends the object, which is untracked
 * already, is put aside; false, return at once. */
ALWAYS_INLINE bool dealloc_begin(Runtime *rt, Object *object)
{
    if (LIKELY((uintptr_t)__builtin_frame_address(0) >= host_of(rt)->c_stack_lowest))
        return true;
    trashcan_deposit(rt, object);
    return false;
}

/* What was put aside is torn down as soon as there is room again for nesting. */
ALWAYS_INLINE void dealloc_end(Runtime *rt)
{
    if (UNLIKELY(rt->trashcan.delete_later != NO_REF && rt->trashcan.nesting <= 0))
        trashcan_empty(rt);
}

#endif
