/* The steps of one collection, in their order; collect.c runs them. Not for other rooms. */
#ifndef OURO_GC_PHASES_H
#define OURO_GC_PHASES_H

#include "gc/gc.h"
#include "gc/list.h"
#include "object/weakref.h"

/* Enters a phase: notes it where an inspector finds it, and tells the hook. */
ALWAYS_INLINE void gc_enter_phase(Runtime *rt, ouro_Phase phase)
{
    rt->memory.gc_phase = phase;
    event_post(&rt->memory, OURO_EVENT_PHASE, NO_REF, NO_REF, phase);
}

ALWAYS_INLINE bool gc_is_watched(const Runtime *rt)
{
    return OURO_HOOKS && UNLIKELY((host_of(rt)->attention & ATTENTION_HOOK) != 0);
}

ALWAYS_INLINE void gc_decide(Runtime *rt, const GcHead *head, const void *because, ouro_Verdict verdict)
{
    event_post(&rt->memory, OURO_EVENT_DECISION, ref_of(gc_head_object(head)), ref_of(because), verdict);
}

/* deduce.c */

/* What a deduction found, and what it saw in passing. */
typedef struct Deduction {
    int64_t survivors;   /* objects left in the list */
    int64_t unreachable; /* objects in the other */
    bool dicts_in_doubt; /* a dict may become untrackable once tuples after it were untracked */
    bool has_special;    /* something unreachable may have a finalizer or a weak reference */
} Deduction;

/* How to deduce; to be combined. */
typedef enum DeduceOption {
    DEDUCE_UNTRACK_TUPLES = 1, /* tuples that can be in no cycle leave the list */
    DEDUCE_UNTRACK_DICTS = 2,  /* and dicts */
    DEDUCE_EVERYTHING = 4,     /* nothing is tracked but what is in the list */
} DeduceOption;

/* Moves what nothing outside `base` reaches into `unreachable`. Its objects stay COLLECTING, and each gc_next
 * marked UNREACHABLE. */
Deduction gc_deduce_unreachable(Runtime *rt, GcHead *base, GcHead *unreachable, unsigned options);
int64_t gc_untrack_dicts(Runtime *rt, GcHead *list);

/* garbage.c */

/* What the examination of the unreachable found, so that later steps can be left out. */
typedef struct GarbageTraits {
    bool has_weakrefs;   /* some object is a weak reference or is referred to by one */
    bool has_finalizers; /* some object's type has a finalizer that has not run for it */
} GarbageTraits;

ALWAYS_INLINE bool gc_is_weakref(const Object *object)
{
    uint64_t traverse = object_type(object)->tp_traverse;
    return traverse == TYPE_WEAKREF || traverse == TYPE_WEAK_PROXY || traverse == TYPE_WEAK_CALLABLE_PROXY;
}

/* Whether an examination could find anything in this object. */
ALWAYS_INLINE bool gc_is_special(const Object *object)
{
    const TypeObject *type = object_type(object);
    if (type->tp_del != TYPE_NO_SLOT || type->tp_finalize != TYPE_NO_SLOT || gc_is_weakref(object))
        return true;
    const Ref *weakrefs = object_weakref_list(object);
    return weakrefs != NULL && *weakrefs != NO_REF;
}

GarbageTraits gc_examine_unreachable(Runtime *rt, GcHead *unreachable, GcHead *finalizers);
void gc_move_reachable_from_finalizers(Runtime *rt, GcHead *finalizers);
int64_t gc_handle_weakrefs(Runtime *rt, GcHead *unreachable, GcHead *old, bool *called);
bool gc_finalize_garbage(Runtime *rt, GcHead *unreachable);
int64_t gc_handle_resurrected(Runtime *rt, GcHead *unreachable, GcHead *still_unreachable, GcHead *old);
void gc_delete_garbage(Runtime *rt, GcHead *garbage, GcHead *old);
void gc_keep_uncollectable(Runtime *rt, GcHead *finalizers, GcHead *old);

/* debug.c: gc.set_debug's output, on the host's stream 2 */

void gc_debug_start(Runtime *rt, int generation);
void gc_debug_stop(Runtime *rt, int64_t collected, int64_t uncollectable);
void gc_debug_objects(Runtime *rt, const char *word, const GcHead *list);

#endif
