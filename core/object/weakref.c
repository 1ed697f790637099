/* The list of weak references that an object keeps, and its end; see weakref.h. */
#include "object/weakref.h"

#include "memory/clock.h"
#include "object/error.h"
#include "object/function.h"

void weakref_clear(Runtime *rt, WeakrefObject *reference)
{
    Object *none = runtime_none(rt);
    if (reference->wr_object == ref_of(none))
        return;
    Object *referent = ref_pointer(reference->wr_object);
    Ref *list = object_weakref_list(referent);
    WeakrefObject *previous = ref_pointer(reference->wr_prev);
    WeakrefObject *next = ref_pointer(reference->wr_next);
    if (*list == ref_of(reference))
        *list = ref_of(next);
    if (previous != NULL)
        previous->wr_next = ref_of(next);
    if (next != NULL)
        next->wr_prev = ref_of(previous);
    reference->wr_object = ref_of(none);
    reference->wr_prev = NO_REF;
    reference->wr_next = NO_REF;
    event_post(&rt->memory, OURO_EVENT_WEAKREF_CLEARED, ref_of(reference), ref_of(referent), 0);
}

void weakref_run_callback(Runtime *rt, WeakrefObject *reference, Object *callback)
{
    event_post(&rt->memory, OURO_EVENT_WEAKREF_CALLBACK, ref_of(reference), ref_of(callback), 0);
    Ref argument = ref_of(reference);
    Object *result = object_call(rt, callback, &argument, 1);
    if (result == NULL) {
        error_write_unraisable(rt, callback);
    } else {
        object_decref(rt, result);
    }
}

/* Clears every weak reference in the list. Those whose callbacks must run are chained, in order, through
 * wr_next, which a cleared weak reference does not use; the chain owns a reference to each, so that they
 * outlive one another. */
static WeakrefObject *clear_and_chain(Runtime *rt, Ref *list)
{
    WeakrefObject *first = NULL;
    WeakrefObject *last = NULL;
    while (*list != NO_REF) {
        WeakrefObject *reference = ref_pointer(*list);
        weakref_clear(rt, reference);
        if (reference->wr_callback == NO_REF || reference->ob_base.ob_refcnt == 0)
            continue;
        object_incref(&reference->ob_base);
        if (first == NULL) {
            first = reference;
        } else {
            last->wr_next = ref_of(reference);
        }
        last = reference;
    }
    return first;
}

void weakref_clear_all(Runtime *rt, Object *object)
{
    Ref *list = object_weakref_list(object);
    if (list == NULL || *list == NO_REF)
        return;
    WeakrefObject *pending = clear_and_chain(rt, list);
    if (pending == NULL)
        return;
    ErrorState saved;
    error_fetch(rt, &saved);
    while (pending != NULL) {
        WeakrefObject *reference = pending;
        pending = ref_pointer(reference->wr_next);
        reference->wr_next = NO_REF;
        Object *callback = ref_pointer(reference->wr_callback);
        reference->wr_callback = NO_REF;
        weakref_run_callback(rt, reference, callback);
        object_decref(rt, callback);
        object_decref(rt, &reference->ob_base);
    }
    error_restore(rt, &saved);
}

int64_t weakref_count(const Object *object)
{
    const Ref *list = object_weakref_list(object);
    int64_t count = 0;
    for (Ref ref = list == NULL ? NO_REF : *list; ref != NO_REF;
         ref = ((const WeakrefObject *)ref_pointer(ref))->wr_next) {
        count++;
    }
    return count;
}
