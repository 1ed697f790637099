/* What happens to the objects that nothing reaches, from the first look at them to their end. What each step
 * finds and leaves behind stands in phases.h.
 *
 * Nothing here runs code of the program before every weak reference to the garbage is cleared, and nothing is
 * cleared (made useless) before every finalizer has run: so the program never sees a half-dismantled object.
 * (PEP 442) */
#include "gc/phases.h"

#include "object/definition.h"
#include "object/function.h"
#include "object/traverse.h"
#include "object/weakref.h"

/* ---- the first look */

GarbageTraits gc_examine_unreachable(Runtime *rt, GcHead *unreachable, GcHead *finalizers)
{
    gc_enter_phase(rt, OURO_PHASE_LEGACY_FINALIZERS);
    GarbageTraits traits = {false, false};
    for (GcHead *head = gc_next(unreachable), *next; head != unreachable; head = next) {
        Object *object = gc_head_object(head);
        const TypeObject *type = object_type(object);
        head->gc_next &= ~GC_NEXT_UNREACHABLE;
        next = gc_next(head);
        if (UNLIKELY(type->tp_del != TYPE_NO_SLOT)) {
            gc_clear_collecting(head);
            gc_list_move(head, finalizers);
            gc_decide(rt, head, NULL, OURO_VERDICT_UNCOLLECTABLE);
            continue;
        }
        if (type->tp_finalize != TYPE_NO_SLOT && !(head->gc_prev & GC_PREV_FINALIZED))
            traits.has_finalizers = true;
        const Ref *weakrefs = object_weakref_list(object);
        if ((weakrefs != NULL && *weakrefs != NO_REF) || gc_is_weakref(object))
            traits.has_weakrefs = true;
    }
    return traits;
}

typedef struct Reaching {
    Runtime *rt;
    GcHead *finalizers;
    Object *source;
} Reaching;

static void visit_move_to_finalizers(Object *target, void *argument)
{
    Reaching *reaching = argument;
    if (!object_is_gc(target))
        return;
    GcHead *head = gc_head_of(target);
    if (!gc_is_collecting(head))
        return;
    gc_list_move(head, reaching->finalizers);
    gc_clear_collecting(head);
    gc_decide(reaching->rt, head, reaching->source, OURO_VERDICT_UNCOLLECTABLE);
}

/* The list grows while it is gone through. */
void gc_move_reachable_from_finalizers(Runtime *rt, GcHead *finalizers)
{
    Reaching reaching = {rt, finalizers, NULL};
    for (GcHead *head = gc_next(finalizers); head != finalizers; head = gc_next(head)) {
        reaching.source = gc_head_object(head);
        object_traverse(reaching.source, visit_move_to_finalizers, &reaching);
    }
}

/* ---- weak references */

/* Clears all weak references to `object`. Those that are not garbage themselves and have a callback are put
 * into `callbacks`, held by one reference each. */
static void clear_weakrefs_to(Runtime *rt, Object *object, GcHead *callbacks)
{
    Ref *list = object_weakref_list(object);
    if (list == NULL)
        return;
    while (*list != NO_REF) {
        WeakrefObject *reference = ref_pointer(*list);
        GcHead *head = gc_head_of(&reference->ob_base);
        weakref_clear(rt, reference);
        if (reference->wr_callback == NO_REF || gc_is_collecting(head))
            continue;
        object_incref(&reference->ob_base);
        gc_list_move(head, callbacks);
    }
}

int64_t gc_handle_weakrefs(Runtime *rt, GcHead *unreachable, GcHead *old, bool *called)
{
    gc_enter_phase(rt, OURO_PHASE_HANDLE_WEAKREFS);
    GcHead *callbacks = &rt->collector.weakref_callbacks;
    gc_list_init(callbacks);
    for (GcHead *head = gc_next(unreachable); head != unreachable; head = gc_next(head)) {
        Object *object = gc_head_object(head);
        /* A weak reference that is garbage must not call back into a structure that is being taken apart. */
        if (gc_is_weakref(object))
            weakref_clear(rt, (WeakrefObject *)object);
        clear_weakrefs_to(rt, object, callbacks);
    }
    int64_t freed = 0;
    *called = !gc_list_is_empty(callbacks);
    while (!gc_list_is_empty(callbacks)) {
        GcHead *head = gc_next(callbacks);
        WeakrefObject *reference = (WeakrefObject *)gc_head_object(head);
        Object *callback = object_incref(ref_pointer(reference->wr_callback));
        weakref_run_callback(rt, reference, callback);
        object_decref(rt, callback);
        object_decref(rt, &reference->ob_base);
        if (gc_next(callbacks) == head) {
            gc_list_move(head, old);
        } else {
            freed++;
        }
    }
    return freed;
}

/* ---- finalizers */

/* Whatever a finalizer does, each object stays in one of the two lists until its turn has come; what it frees
 * leaves them by itself. */
bool gc_finalize_garbage(Runtime *rt, GcHead *unreachable)
{
    gc_enter_phase(rt, OURO_PHASE_FINALIZE);
    GcHead *seen = &rt->collector.seen;
    bool called = false;
    gc_list_init(seen);
    while (!gc_list_is_empty(unreachable)) {
        GcHead *head = gc_next(unreachable);
        Object *object = gc_head_object(head);
        uint64_t slot = object_type(object)->tp_finalize;
        gc_list_move(head, seen);
        if (slot == TYPE_NO_SLOT || (head->gc_prev & GC_PREV_FINALIZED))
            continue;
        head->gc_prev |= GC_PREV_FINALIZED;
        called = true;
        object_incref(object);
        event_post(&rt->memory, OURO_EVENT_FINALIZER, ref_of(object), NO_REF, 0);
        type_slots(slot)->finalize(rt, object);
        object_decref(rt, object);
    }
    gc_list_merge(seen, unreachable);
    return called;
}

int64_t gc_handle_resurrected(Runtime *rt, GcHead *unreachable, GcHead *still_unreachable, GcHead *old)
{
    gc_enter_phase(rt, OURO_PHASE_HANDLE_RESURRECTED);
    for (GcHead *head = gc_next(unreachable); head != unreachable; head = gc_next(head))
        gc_clear_collecting(head);
    Deduction deduction = gc_deduce_unreachable(rt, unreachable, still_unreachable, 0);
    for (GcHead *head = gc_next(unreachable); head != unreachable; head = gc_next(head)) {
        event_post(&rt->memory, OURO_EVENT_RESURRECTION, ref_of(gc_head_object(head)), NO_REF, 0);
        gc_decide(rt, head, NULL, OURO_VERDICT_RESURRECTED);
    }
    gc_list_merge(unreachable, old);
    return deduction.unreachable;
}

/* ---- the end */

void gc_delete_garbage(Runtime *rt, GcHead *garbage, GcHead *old)
{
    gc_enter_phase(rt, OURO_PHASE_DELETE);
    if (gc_is_watched(rt)) {
        for (const GcHead *head = gc_next(garbage); head != garbage; head = gc_next(head))
            gc_decide(rt, head, NULL, OURO_VERDICT_GARBAGE);
    }
    while (!gc_list_is_empty(garbage)) {
        GcHead *head = gc_next(garbage);
        Object *object = gc_head_object(head);
        uint64_t clear = object_type(object)->tp_clear;
        if (rt->collector.debug & GC_DEBUG_SAVEALL) {
            if (collector_upcalls.append_garbage(rt, object) < 0)
                error_clear(rt);
        } else if (clear != TYPE_NO_SLOT) {
            object_incref(object);
            type_slots(clear)->clear(rt, object);
            if (error_occurred(rt))
                error_write_unraisable(rt, NULL);
            object_decref(rt, object);
        }
        if (gc_next(garbage) == head) {
            gc_clear_collecting(head);
            gc_list_move(head, old);
        }
    }
}

void gc_keep_uncollectable(Runtime *rt, GcHead *finalizers, GcHead *old)
{
    for (GcHead *head = gc_next(finalizers); head != finalizers; head = gc_next(head)) {
        Object *object = gc_head_object(head);
        bool is_kept =
            (rt->collector.debug & GC_DEBUG_SAVEALL) || object_type(object)->tp_del != TYPE_NO_SLOT;
        if (is_kept && collector_upcalls.append_garbage(rt, object) < 0) {
            error_clear(rt);
            break;
        }
    }
    gc_list_merge(finalizers, old);
}
