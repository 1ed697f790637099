/* One collection from beginning to end, and the choice of the generation to collect. The steps are in
 * deduce.c and garbage.c; every list they pass on lies in the runtime, so that an inspector can decode any
 * instant in between.
 *
 *   young        the generation collected, with all younger ones merged into it; then what of it survives
 *   unreachable  what nothing outside refers to; then what of it is garbage
 *   old          the next older generation (young itself in a full collection)
 *
 * CPython: Modules/gcmodule.c, gc_collect_main. */
#include "gc/phases.h"

/* Counts this collection, and lets the younger generations join. */
static GcHead *merge_younger(Runtime *rt, int generation)
{
    Generation *generations = rt->collector.generations;
    gc_enter_phase(rt, OURO_PHASE_MERGE);
    if (generation + 1 < GC_GENERATIONS)
        generations[generation + 1].count++;
    for (int i = 0; i <= generation; i++)
        generations[i].count = 0;
    for (int i = 0; i < generation; i++)
        gc_list_merge(&generations[i].head, &generations[generation].head);
    return &generations[generation].head;
}

/* Moves the survivors on, and keeps the numbers by which a full collection is put off. */
static void move_survivors(Runtime *rt, GcHead *young, GcHead *old, const Deduction *deduction)
{
    Collector *collector = &rt->collector;
    int64_t count = deduction->survivors;
    if (young == old) {
        if (deduction->dicts_in_doubt)
            count -= gc_untrack_dicts(rt, young);
        collector->long_lived_pending = 0;
        collector->long_lived_total = count + collector->start_objects;
    } else {
        if (collector->generation == GC_GENERATIONS - 2)
            collector->long_lived_pending += count;
        gc_list_merge(young, old);
    }
    gc_enter_phase(rt, OURO_PHASE_MOVE_SURVIVORS);
}

/* Finalizes and frees what is in the collector's `unreachable`, `count` objects; returns how many were freed
 * or, more exactly, found to be garbage. Weak references and finalizers are looked for only where there are
 * some, and only where any code ran need the garbage be judged again: without it, the judgement and the order
 * of the list would come out the same. */
static int64_t dispose_of_unreachable(Runtime *rt, GcHead *old, GarbageTraits traits, int64_t count)
{
    Collector *collector = &rt->collector;
    GcHead *garbage = &collector->unreachable;
    int64_t freed = 0;
    bool callbacks = false;
    bool finalizers = false;
    if (traits.has_weakrefs)
        freed = gc_handle_weakrefs(rt, garbage, old, &callbacks);
    if (traits.has_finalizers)
        finalizers = gc_finalize_garbage(rt, garbage);
    if (callbacks || finalizers) {
        garbage = &collector->still_unreachable;
        count = gc_handle_resurrected(rt, &collector->unreachable, garbage, old);
    }
    gc_delete_garbage(rt, garbage, old);
    return freed + count;
}

static unsigned deduce_options(const Collector *collector, bool is_full)
{
    if (!is_full)
        return DEDUCE_UNTRACK_TUPLES;
    unsigned options = DEDUCE_UNTRACK_TUPLES | DEDUCE_UNTRACK_DICTS;
    return gc_list_is_empty(&collector->permanent.head) ? options | DEDUCE_EVERYTHING : options;
}

/* Returns the number of unreachable objects, of which `*uncollectable` are not freed. The caller has set
 * `collecting`. */
static int64_t collect(Runtime *rt, int generation, int64_t *uncollectable)
{
    Collector *collector = &rt->collector;
    bool is_full = generation == GC_GENERATIONS - 1;
    collector->generation = generation;
    if (collector->debug & GC_DEBUG_STATS)
        gc_debug_start(rt, generation);

    GcHead *young = merge_younger(rt, generation);
    GcHead *old = is_full ? young : &collector->generations[generation + 1].head;
    Deduction deduction =
        gc_deduce_unreachable(rt, young, &collector->unreachable, deduce_options(collector, is_full));
    move_survivors(rt, young, old, &deduction);

    GarbageTraits traits = {false, false};
    gc_list_init(&collector->finalizers);
    if (deduction.has_special) {
        traits = gc_examine_unreachable(rt, &collector->unreachable, &collector->finalizers);
        gc_move_reachable_from_finalizers(rt, &collector->finalizers);
    }
    *uncollectable = gc_list_size(&collector->finalizers);
    if (collector->debug & GC_DEBUG_COLLECTABLE)
        gc_debug_objects(rt, "collectable", &collector->unreachable);
    int64_t collected = dispose_of_unreachable(rt, old, traits, deduction.unreachable - *uncollectable);

    if (collector->debug & GC_DEBUG_UNCOLLECTABLE)
        gc_debug_objects(rt, "uncollectable", &collector->finalizers);
    if (collector->debug & GC_DEBUG_STATS)
        gc_debug_stop(rt, collected, *uncollectable);
    gc_keep_uncollectable(rt, &collector->finalizers, old);
    if (is_full) {
        gc_enter_phase(rt, OURO_PHASE_CLEAR_FREE_LISTS);
        collector_upcalls.clear_free_lists(rt);
    }
    if (error_occurred(rt))
        error_write_unraisable(rt, NULL);

    GenerationStatistics *statistics = &collector->statistics[generation];
    statistics->collections++;
    statistics->collected += collected;
    statistics->uncollectable += *uncollectable;
    collector->generation = -1;
    gc_enter_phase(rt, OURO_PHASE_IDLE);
    return collected;
}

/* CPython: gc_collect_with_callback */
static int64_t collect_and_tell(Runtime *rt, int generation, bool with_callbacks)
{
    int64_t uncollectable = 0;
    if (with_callbacks)
        collector_upcalls.run_callbacks(rt, "start", generation, 0, 0);
    event_post(&rt->memory, OURO_EVENT_COLLECTION_START, NO_REF, NO_REF, generation);
    int64_t collected = collect(rt, generation, &uncollectable);
    event_post(&rt->memory, OURO_EVENT_COLLECTION_STOP, NO_REF, (Ref)uncollectable, collected);
    if (with_callbacks)
        collector_upcalls.run_callbacks(rt, "stop", generation, collected, uncollectable);
    assert_expensive(gc_is_valid(rt, NULL));
    return collected + uncollectable;
}

int64_t gc_collect(Runtime *rt, int generation)
{
    assert_api(generation >= 0 && generation < GC_GENERATIONS);
    if (rt->collector.collecting)
        return 0;
    rt->collector.collecting = 1;
    ErrorState saved;
    error_fetch(rt, &saved);
    int64_t found = collect_and_tell(rt, generation, true);
    error_restore(rt, &saved);
    rt->collector.collecting = 0;
    return found;
}

int64_t gc_collect_generations(Runtime *rt)
{
    Collector *collector = &rt->collector;
    for (int i = GC_GENERATIONS - 1; i >= 0; i--) {
        if (collector->generations[i].count <= collector->generations[i].threshold)
            continue;
        /* Full collections cost as much as there are objects; put off until enough new ones wait, their cost
         * for each new object stays constant. */
        if (i == GC_GENERATIONS - 1 && collector->long_lived_pending < collector->long_lived_total / 4)
            continue;
        return collect_and_tell(rt, i, true);
    }
    return 0;
}

int64_t gc_collect_final(Runtime *rt)
{
    if (rt->collector.collecting)
        return 0;
    rt->collector.collecting = 1;
    int64_t found = collect_and_tell(rt, GC_GENERATIONS - 1, false);
    rt->collector.collecting = 0;
    return found;
}
