/* The steps of one collection, in their order; collect.c runs them. Not for other rooms. */
#ifndef OURO_GC_PHASES_H
#define OURO_GC_PHASES_H

#include "gc/gc.h"
#include "gc/list.h"

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

/* What the examination of the unreachable found, so that later steps can be left out. */
typedef struct GarbageTraits {
    bool has_weakrefs;   /* some object is a weak reference or is referred to by one */
    bool has_finalizers; /* some object's type has a finalizer that has not run for it */
} GarbageTraits;

/* deduce.c */

/* What survivors of a collection were found to be, in passing. */
typedef struct SurvivorTraits {
    int64_t count;       /* objects left in the list */
    bool dicts_in_doubt; /* a dict may become untrackable once tuples after it were untracked */
} SurvivorTraits;

SurvivorTraits gc_deduce_unreachable(Runtime *rt, GcHead *base, GcHead *unreachable, bool untrack,
                                     bool untrack_dicts);
int64_t gc_untrack_dicts(Runtime *rt, GcHead *list);

/* garbage.c */

GarbageTraits gc_examine_unreachable(Runtime *rt, GcHead *unreachable, GcHead *finalizers);
void gc_move_reachable_from_finalizers(Runtime *rt, GcHead *finalizers);
int64_t gc_handle_weakrefs(Runtime *rt, GcHead *unreachable, GcHead *old);
bool gc_finalize_garbage(Runtime *rt, GcHead *unreachable);
void gc_handle_resurrected(Runtime *rt, GcHead *unreachable, GcHead *still_unreachable, GcHead *old);
int64_t gc_delete_garbage(Runtime *rt, GcHead *garbage, GcHead *old);
void gc_keep_uncollectable(Runtime *rt, GcHead *finalizers, GcHead *old);

/* debug.c: gc.set_debug's output, on the host's stream 2 */

void gc_debug_start(Runtime *rt, int generation);
void gc_debug_stop(Runtime *rt, int64_t collected, int64_t uncollectable);
void gc_debug_objects(Runtime *rt, const char *word, const GcHead *list);

#endif
