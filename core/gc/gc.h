/* The cyclic garbage collector: which containers it watches, when it runs, and what it decides.
 *
 * Three generations; the algorithm that CPython calls gc_refs, phase by phase (collect.c). Observable results
 * (counts, order of finalizers and callbacks, what is in which generation) are those of CPython 3.11's
 * Modules/gcmodule.c. */
#ifndef OURO_GC_GC_H
#define OURO_GC_GC_H

#include "memory/clock.h"
#include "memory/scratch.h"
#include "object/error.h"
#include "object/runtime.h"

/* gc.DEBUG_… */
enum {
    GC_DEBUG_STATS = 1,
    GC_DEBUG_COLLECTABLE = 2,
    GC_DEBUG_UNCOLLECTABLE = 4,
    GC_DEBUG_SAVEALL = 32,
    GC_DEBUG_LEAK = GC_DEBUG_COLLECTABLE | GC_DEBUG_UNCOLLECTABLE | GC_DEBUG_SAVEALL,
};

/* Makes the lists empty and sets the thresholds of the profile. gc.garbage and gc.callbacks are the caller's.
 */
void gc_init(Runtime *rt);

/* ---- containers come and go */

/* Memory for a container of `size` bytes, with its head (untracked) and, for a type with a managed dict, the
 * words before it, all zero; the object itself is not initialised. Counts in generation 0 and may run a
 * collection first. NULL and MemoryError. CPython: gc_alloc, _PyObject_GC_Link */
Object *gc_alloc(Runtime *rt, const TypeObject *type, int64_t size);

/* Gives a container's memory back; untracks it if need be. CPython: PyObject_GC_Del */
void gc_free(Runtime *rt, Object *object);

/* The container's memory with room for `size` bytes; it must be untracked and may move. NULL and MemoryError
 * leave it as it was. CPython: _PyObject_GC_Resize */
Object *gc_resize(Runtime *rt, Object *object, int64_t size);

/* Appends to generation 0's list. The object must be valid for traversal and untracked. */
ALWAYS_INLINE void gc_track(Runtime *rt, Object *object)
{
    GcHead *head = gc_head_of(object);
    GcHead *generation0 = &rt->collector.generations[0].head;
    assert_internal(head->gc_next == NO_REF);
    Ref last = generation0->gc_prev;
    ((GcHead *)ref_pointer(last))->gc_next = ref_of(head);
    head->gc_prev = (head->gc_prev & GC_PREV_FINALIZED) | last;
    head->gc_next = ref_of(generation0);
    generation0->gc_prev = ref_of(head);
    event_post(&rt->memory, OURO_EVENT_TRACK, ref_of(object), NO_REF, 0);
}

/* Removes a tracked object from its list. */
ALWAYS_INLINE void gc_untrack_tracked(Runtime *rt, Object *object)
{
    GcHead *head = gc_head_of(object);
    assert_internal(head->gc_next != NO_REF);
    Ref previous = head->gc_prev & GC_PREV_MASK;
    Ref next = head->gc_next;
    ((GcHead *)ref_pointer(previous))->gc_next = next;
    GcHead *after = ref_pointer(next & ~GC_NEXT_UNREACHABLE);
    after->gc_prev = (after->gc_prev & ~GC_PREV_MASK) | previous;
    head->gc_next = NO_REF;
    head->gc_prev &= GC_PREV_FINALIZED;
    event_post(&rt->memory, OURO_EVENT_UNTRACK, ref_of(object), NO_REF, 0);
}

ALWAYS_INLINE void gc_untrack(Runtime *rt, Object *object)
{
    if (gc_head_of(object)->gc_next != NO_REF)
        gc_untrack_tracked(rt, object);
}

/* ---- collecting */

/* gc.collect(generation): returns the number of unreachable objects found (collected and uncollectable), 0
 * when a collection is on already. Runs callbacks, finalizers, weak reference callbacks. */
int64_t gc_collect(Runtime *rt, int generation);

/* What an allocation runs when generation 0 is over its threshold: collects the oldest generation whose count
 * is over its own. CPython: gc_collect_generations */
int64_t gc_collect_generations(Runtime *rt);

/* A full collection for the end of a runtime: gc.callbacks are not called, gc.set_debug's output is written as
 * ever. Returns what gc_collect does. CPython: _PyGC_CollectNoFail */
int64_t gc_collect_final(Runtime *rt);

/* gc.freeze / gc.unfreeze: moves all tracked objects to the permanent generation / from it to the oldest. */
void gc_freeze(Runtime *rt);
void gc_unfreeze(Runtime *rt);
int64_t gc_frozen_count(const Runtime *rt);

/* Objects in a generation's list. */
int64_t gc_generation_size(const Runtime *rt, int generation);

/* gc.is_finalized */
bool gc_is_finalized(const Object *object);

/* Whether an object can be in a cycle as it now is: it is a container and, for a tuple, tracked. CPython:
 * _PyObject_GC_MAY_BE_TRACKED */
ALWAYS_INLINE bool gc_may_be_tracked(const Runtime *rt, const Object *object)
{
    return object_is_gc(object) &&
           (!object_is_exact(rt, object, TYPE_TUPLE) || gc_head_of(object)->gc_next != NO_REF);
}

/* ---- what the collector asks of the rooms above: filled by types/collector.c */

typedef struct CollectorUpcalls {
    /* Calls each of gc.callbacks with `phase` ("start", "stop") and the info dict; errors are unraisable. */
    void (*run_callbacks)(Runtime *rt, const char *phase, int generation, int64_t collected,
                          int64_t uncollectable);
    /* Appends to gc.garbage; -1 and an error when there is no memory. */
    int (*append_garbage)(Runtime *rt, Object *object);
    /* Empties every type's free list, in CPython's order (gcmodule.c, clear_freelists). */
    void (*clear_free_lists)(Runtime *rt);
    /* Whether sys.stderr is the program's own object, so that writing to it runs code of the program. */
    bool (*message_runs_code)(Runtime *rt);
    /* Writes to sys.stderr. */
    void (*write_message)(Runtime *rt, const char *message, uint64_t length);
} CollectorUpcalls;

extern const CollectorUpcalls collector_upcalls;

/* ---- the second opinion: mark and sweep from the roots */

/* What tracing found. */
typedef struct GcTrace {
    bool complete;        /* false: there was no host memory for it, and the rest means nothing */
    uint64_t roots;       /* references that the tracing started from */
    uint64_t reached;     /* tracked objects reached */
    uint64_t unreachable; /* tracked objects not reached */
    uint8_t
        *marks; /* scratch memory: one bit for 16 bytes of the region, set where a reached object begins */
} GcTrace;

/* Traces from the runtime's roots (globals, what C code holds, intern caches, static types, the error)
 * through every owned reference, also those that the collector does not see. Frees nothing and leaves the
 * region as it was. */
GcTrace gc_trace(Runtime *rt, Scratch *scratch);

/* Whether a root reaches the object, by a complete trace of the heap as it is. */
bool gc_trace_reached(const Runtime *rt, const GcTrace *trace, const Object *object);

/* ---- checks, for assertions and tests: true, or false with what is broken in `why` */

bool gc_list_is_valid(const Runtime *rt, const GcHead *list, bool collecting, const char **why);
bool gc_is_valid(const Runtime *rt, const char **why);

#endif
