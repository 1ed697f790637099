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

/* update_refs, subtract_refs, move_unreachable: finds what nothing outside `base` reaches.
 * Before: `base` is well formed, none of its objects COLLECTING; `unreachable` is anything.
 * After: `base` holds what is reachable, well formed, in the order in which it was found to be; `unreachable`
 * holds the rest, linked both ways, each COLLECTING and its gc_next marked UNREACHABLE.
 * In between gc_prev holds counts (deduce.c). CPython: deduce_unreachable */
Deduction gc_deduce_unreachable(Runtime *rt, GcHead *base, GcHead *unreachable, unsigned options);

/* Untracks the dicts of a well-formed list that can be in no cycle; returns how many. */
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

/* The first look at the garbage.
 * Before: gc_next of each in `unreachable` is marked UNREACHABLE; `finalizers` is empty.
 * After: it is not; objects with a legacy finalizer are in `finalizers`, not COLLECTING; what the later steps
 * will find is known, so that they need not look for what is not there. CPython: move_legacy_finalizers */
GarbageTraits gc_examine_unreachable(Runtime *rt, GcHead *unreachable, GcHead *finalizers);

/* What an uncollectable object reaches is uncollectable too.
 * Before: what may be moved is COLLECTING, `finalizers` is not. After: `finalizers` holds all that it reaches,
 * not COLLECTING. CPython: move_legacy_finalizer_reachable */
void gc_move_reachable_from_finalizers(Runtime *rt, GcHead *finalizers);

/* Clears all weak references to the garbage, and then runs the callbacks of those that are not garbage.
 * Before: all of `unreachable` COLLECTING, nothing of the program has run. After: no weak reference leads to
 * it; the weak references with callbacks are in `old`. Returns how many of these their own callbacks freed;
 * *called: whether any callback ran. Runs code of the program. CPython: handle_weakrefs */
int64_t gc_handle_weakrefs(Runtime *rt, GcHead *unreachable, GcHead *old, bool *called);

/* Calls the finalizer of each object for which it has not run before; true when any was called.
 * Before: no weak reference leads to the garbage, nothing of it is cleared. After: the same objects in the
 * same order, less what the finalizers freed, each finalized once. In between those whose turn has come are in
 * the collector's `seen`. Runs code of the program. CPython: finalize_garbage */
bool gc_finalize_garbage(Runtime *rt, GcHead *unreachable);

/* After finalizers and callbacks ran, some of the garbage may be reachable again: it is judged once more.
 * Before: all of `unreachable` COLLECTING. After: `still_unreachable` holds what is garbage for good,
 * COLLECTING; the rest is in `old`. Returns how many are garbage. CPython: handle_resurrected_objects */
int64_t gc_handle_resurrected(Runtime *rt, GcHead *unreachable, GcHead *still_unreachable, GcHead *old);

/* Clears each object, which drops the references that make up the cycles: most die of that, others before
 * their turn.
 * Before: all of `garbage` COLLECTING. After: it is empty; what outlived its own clearing is in `old`, not
 * COLLECTING. Runs code of the program (deallocation). CPython: delete_garbage */
void gc_delete_garbage(Runtime *rt, GcHead *garbage, GcHead *old);

/* Objects with legacy finalizers go to gc.garbage.
 * Before: `finalizers` is what they and all they reach are in. After: it is empty, they are in `old`. CPython:
 * handle_legacy_finalizers */
void gc_keep_uncollectable(Runtime *rt, GcHead *finalizers, GcHead *old);

/* debug.c: gc.set_debug's output, to sys.stderr, in CPython's words */

/* "gc: collecting generation …", before the younger generations are merged. */
void gc_debug_start(Runtime *rt, int generation);
/* "gc: done, …" */
void gc_debug_stop(Runtime *rt, int64_t collected, int64_t uncollectable);
/* "gc: `word` <type address>" for each object of the list. */
void gc_debug_objects(Runtime *rt, const char *word, const GcHead *list);

#endif
