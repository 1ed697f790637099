/* The garbage collector, as the public API shows it. */
#include "api/handle.h"
#include "gc/gc.h"

_Static_assert(OURO_GC_DEBUG_STATS == GC_DEBUG_STATS && OURO_GC_DEBUG_COLLECTABLE == GC_DEBUG_COLLECTABLE &&
                   OURO_GC_DEBUG_UNCOLLECTABLE == GC_DEBUG_UNCOLLECTABLE &&
                   OURO_GC_DEBUG_SAVEALL == GC_DEBUG_SAVEALL && OURO_GC_DEBUG_LEAK == GC_DEBUG_LEAK,
               "the public debug flags");

static bool is_generation(ouro_Runtime *rt, int generation)
{
    if (generation >= 0 && generation < OURO_GENERATIONS)
        return rt != NULL;
    ouro_raise(rt, OURO_ERROR_VALUE, "invalid generation");
    return false;
}

int64_t ouro_collect(ouro_Runtime *rt, int generation)
{
    return is_generation(rt, generation) ? gc_collect(runtime_of(rt), generation) : -1;
}

void ouro_gc_enable(ouro_Runtime *rt, bool enabled)
{
    if (rt != NULL)
        runtime_of(rt)->collector.enabled = enabled;
}

bool ouro_gc_is_enabled(const ouro_Runtime *rt)
{
    return rt != NULL && runtime_of(rt)->collector.enabled != 0;
}

void ouro_gc_set_thresholds(ouro_Runtime *rt, const int64_t thresholds[OURO_GENERATIONS])
{
    if (rt == NULL || thresholds == NULL)
        return;
    for (int i = 0; i < OURO_GENERATIONS; i++)
        runtime_of(rt)->collector.generations[i].threshold = thresholds[i];
}

void ouro_gc_thresholds(const ouro_Runtime *rt, int64_t thresholds[OURO_GENERATIONS])
{
    for (int i = 0; thresholds != NULL && i < OURO_GENERATIONS; i++)
        thresholds[i] = rt == NULL ? 0 : runtime_of(rt)->collector.generations[i].threshold;
}

void ouro_gc_counts(const ouro_Runtime *rt, int64_t counts[OURO_GENERATIONS])
{
    for (int i = 0; counts != NULL && i < OURO_GENERATIONS; i++)
        counts[i] = rt == NULL ? 0 : runtime_of(rt)->collector.generations[i].count;
}

int ouro_gc_statistics(ouro_Runtime *rt, int generation, ouro_CollectorStatistics *statistics)
{
    if (!is_generation(rt, generation) || !handle_is_pointer(rt, statistics))
        return -1;
    const GenerationStatistics *row = &runtime_of(rt)->collector.statistics[generation];
    *statistics = (ouro_CollectorStatistics){
        .collections = row->collections, .collected = row->collected, .uncollectable = row->uncollectable};
    return 0;
}

int64_t ouro_gc_generation_size(ouro_Runtime *rt, int generation)
{
    return is_generation(rt, generation) ? gc_generation_size(runtime_of(rt), generation) : -1;
}

bool ouro_gc_is_tracked(const ouro_Object *object)
{
    return object != NULL && object_is_tracked(object_of(object));
}

bool ouro_gc_is_finalized(const ouro_Object *object)
{
    return object != NULL && gc_is_finalized(object_of(object));
}

void ouro_gc_freeze(ouro_Runtime *rt)
{
    if (rt != NULL)
        gc_freeze(runtime_of(rt));
}

void ouro_gc_unfreeze(ouro_Runtime *rt)
{
    if (rt != NULL)
        gc_unfreeze(runtime_of(rt));
}

int64_t ouro_gc_frozen_count(const ouro_Runtime *rt)
{
    return rt == NULL ? 0 : gc_frozen_count(runtime_of(rt));
}

void ouro_gc_set_debug(ouro_Runtime *rt, uint32_t flags)
{
    if (rt != NULL)
        runtime_of(rt)->collector.debug = flags;
}

uint32_t ouro_gc_debug(const ouro_Runtime *rt) { return rt == NULL ? 0 : runtime_of(rt)->collector.debug; }

/* Gone when the runtime is ending. */
static ouro_Object *list_of_collector(ouro_Runtime *rt, Ref list)
{
    if (list == NO_REF)
        return ouro_raise(rt, OURO_ERROR_RUNTIME, "the runtime is ending, the collector's lists are gone");
    return handle_give_borrowed(rt, ref_pointer(list));
}

ouro_Object *ouro_gc_garbage(ouro_Runtime *rt)
{
    return rt == NULL ? NULL : list_of_collector(rt, runtime_of(rt)->collector.garbage);
}

ouro_Object *ouro_gc_callbacks(ouro_Runtime *rt)
{
    return rt == NULL ? NULL : list_of_collector(rt, runtime_of(rt)->collector.callbacks);
}
