/* Containers come and go: their memory, the counts that trigger a collection, and freezing. */
#include "gc/gc.h"

#include "gc/list.h"

void gc_init(Runtime *rt)
{
    static const int64_t thresholds[GC_GENERATIONS] = {PROFILE_GC_THRESHOLD_0, PROFILE_GC_THRESHOLD_1,
                                                       PROFILE_GC_THRESHOLD_2};
    Collector *collector = &rt->collector;
    for (int i = 0; i < GC_GENERATIONS; i++) {
        gc_list_init(&collector->generations[i].head);
        collector->generations[i].threshold = thresholds[i];
    }
    gc_list_init(&collector->permanent.head);
    gc_list_init(&collector->unreachable);
    gc_list_init(&collector->finalizers);
    gc_list_init(&collector->still_unreachable);
    gc_list_init(&collector->weakref_callbacks);
    gc_list_init(&collector->seen);
    collector->generation = -1;
    collector->enabled = 1;
}

/* Whether an allocation is to run a collection now: too many containers since the last, or every time, where
 * the verify build asks for that. */
static bool collection_is_due(const Runtime *rt)
{
    const Collector *collector = &rt->collector;
    const Generation *youngest = &collector->generations[0];
    bool stressed = (host_of(rt)->attention & ATTENTION_STRESS) != 0;
    return (youngest->count > youngest->threshold || stressed) && collector->enabled &&
           youngest->threshold != 0 && !collector->collecting && !error_occurred(rt);
}

static NEVER_INLINE void collect_before_allocation(Runtime *rt)
{
    if ((host_of(rt)->attention & ATTENTION_STRESS) != 0) {
        gc_collect(rt, GC_GENERATIONS - 1);
        return;
    }
    rt->collector.collecting = 1;
    gc_collect_generations(rt);
    rt->collector.collecting = 0;
}

Object *gc_alloc(Runtime *rt, const TypeObject *type, int64_t size)
{
    int64_t before = type_pre_header(type);
    if (UNLIKELY(size > INT64_MAX - before)) {
        error_no_memory(rt);
        return NULL;
    }
    char *block = memory_alloc(&rt->memory, (uint64_t)(before + size));
    if (UNLIKELY(block == NULL)) {
        error_no_memory(rt);
        return NULL;
    }
    Object *object = (Object *)(block + before);
    if (before != PROFILE_GC_HEAD_SIZE) {
        *object_managed_values(object) = NO_REF;
        *object_managed_dict(object) = NO_REF;
    }
    *gc_head_of(object) = (GcHead){NO_REF, NO_REF};
    Generation *youngest = &rt->collector.generations[0];
    youngest->count++;
    if (UNLIKELY(youngest->count > youngest->threshold || host_of(rt)->attention != 0) &&
        collection_is_due(rt)) {
        collect_before_allocation(rt);
    }
    return object;
}

void gc_free(Runtime *rt, Object *object)
{
    Generation *youngest = &rt->collector.generations[0];
    gc_untrack(rt, object);
    if (youngest->count > 0)
        youngest->count--;
    memory_free(&rt->memory, (char *)object - type_pre_header(object_type(object)));
}

Object *gc_resize(Runtime *rt, Object *object, int64_t size)
{
    assert_internal(gc_head_of(object)->gc_next == NO_REF);
    int64_t before = type_pre_header(object_type(object));
    if (size > INT64_MAX - before) {
        error_no_memory(rt);
        return NULL;
    }
    char *block = memory_realloc(&rt->memory, (char *)object - before, (uint64_t)(before + size));
    if (block == NULL) {
        error_no_memory(rt);
        return NULL;
    }
    return (Object *)(block + before);
}

void gc_freeze(Runtime *rt)
{
    Collector *collector = &rt->collector;
    for (int i = 0; i < GC_GENERATIONS; i++) {
        gc_list_merge(&collector->generations[i].head, &collector->permanent.head);
        collector->generations[i].count = 0;
    }
    collector->start_frozen += collector->start_objects;
    collector->start_objects = 0;
}

void gc_unfreeze(Runtime *rt)
{
    Collector *collector = &rt->collector;
    collector->start_objects += collector->start_frozen;
    collector->start_frozen = 0;
    gc_list_merge(&rt->collector.permanent.head, &rt->collector.generations[GC_GENERATIONS - 1].head);
}

int64_t gc_frozen_count(const Runtime *rt) { return gc_list_size(&rt->collector.permanent.head); }

int64_t gc_generation_size(const Runtime *rt, int generation)
{
    return gc_list_size(&rt->collector.generations[generation].head);
}

bool gc_is_finalized(const Object *object)
{
    return object_is_gc(object) && (gc_head_of(object)->gc_prev & GC_PREV_FINALIZED) != 0;
}
