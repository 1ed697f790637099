/* The verifier accepts what a program leaves and finds each kind of damage. */
#include "inspect_scene.h"

#include <string.h>

#include "gc/list.h"
#include "object/traverse.h"
#include "types/text/str_new.h"

static void a_fresh_runtime_and_a_scene_are_consistent(void **state)
{
    (void)state;
    Runtime *rt = fixture_new();
    assert_verifies(rt, true);
    scene_build(rt);
    assert_verifies(rt, true);
    gc_collect(rt, 2);
    assert_verifies(rt, true);
    fixture_free(rt);
}

static void a_reference_that_c_has_not_noted_is_accepted_unless_strict(void **state)
{
    (void)state;
    Runtime *rt = fixture_new();
    char why[256];
    Object *list = list_new(rt, 0);
    assert_verifies(rt, false);
    assert_false(verify_runtime(rt, true, why, sizeof why));
    assert_non_null(strstr(why, "more references are counted than found"));
    object_decref(rt, list);
    fixture_free(rt);
}

/* Damages a word, expects `words` in the problem, and repairs it. */
static void expect_found(Runtime *rt, void *at, uint64_t value, size_t size, const char *words)
{
    uint64_t before = 0;
    char why[256];
    memcpy(&before, at, size);
    memcpy(at, &value, size);
    bool holds = verify_runtime(rt, true, why, sizeof why);
    memcpy(at, &before, size);
    if (holds)
        fail_msg("not found: %s", words);
    if (strstr(why, words) == NULL)
        fail_msg("expected \"%s\", found \"%s\"", words, why);
    assert_verifies(rt, true);
}

#define EXPECT_FOUND(rt, field, value, words) \
    expect_found(rt, &(field), (uint64_t)(value), sizeof(field), words)

static void damaged_counts_are_found(void **state)
{
    (void)state;
    Runtime *rt = fixture_new();
    scene_build(rt);
    Object *list = scene_global(rt, "a");
    EXPECT_FOUND(rt, list->ob_refcnt, list->ob_refcnt - 1, "fewer references");
    EXPECT_FOUND(rt, list->ob_refcnt, list->ob_refcnt + 1, "more references");
    EXPECT_FOUND(rt, runtime_none(rt)->ob_refcnt, runtime_none(rt)->ob_refcnt - 1, "fewer references");
    DictKeys *keys = ref_pointer(((DictObject *)scene_global(rt, "d"))->ma_keys);
    EXPECT_FOUND(rt, keys->dk_refcnt, 2, "dk_refcnt");
    EXPECT_FOUND(rt, rt->statics.empty_dict_keys.keys.dk_refcnt, 99, "empty keys table");
    fixture_free(rt);
}

static void damaged_collector_lists_are_found(void **state)
{
    (void)state;
    Runtime *rt = fixture_new();
    scene_build(rt);
    GcHead *head = gc_head_of(scene_global(rt, "a"));
    GcHead *next = gc_next(head);
    EXPECT_FOUND(rt, head->gc_next, next->gc_next, "gc_prev names the object before");
    EXPECT_FOUND(rt, head->gc_next, ref_of(head), "gc_prev names the object before");
    EXPECT_FOUND(rt, head->gc_next, 0, "each once");
    EXPECT_FOUND(rt, head->gc_next, head->gc_next | GC_NEXT_UNREACHABLE, "gc_next is marked");
    EXPECT_FOUND(rt, head->gc_prev, head->gc_prev | GC_PREV_COLLECTING, "COLLECTING");
    EXPECT_FOUND(rt, next->gc_prev, ref_of(next), "gc_prev names the object before");
    EXPECT_FOUND(rt, rt->collector.generations[0].count, -1, "count is not negative");
    fixture_free(rt);
}

static void damaged_objects_are_found(void **state)
{
    (void)state;
    Runtime *rt = fixture_new();
    scene_build(rt);
    ListObject *list = (ListObject *)scene_global(rt, "a");
    DictObject *dict = (DictObject *)scene_global(rt, "d");
    DictKeys *keys = ref_pointer(dict->ma_keys);
    StrObject *string = (StrObject *)list_get(&list->ob_base.ob_base, 2);
    WeakrefObject *reference = (WeakrefObject *)scene_global(rt, "r");
    TypeObject *class = (TypeObject *)scene_global(rt, "Node");
    IntObject *big = (IntObject *)scene_global(rt, "big");
    EXPECT_FOUND(rt, list->allocated, 3, "ob_size <= allocated");
    EXPECT_FOUND(rt, list->allocated, 1000, "owns its items");
    EXPECT_FOUND(rt, dict->ma_used, 1, "ma_used");
    EXPECT_FOUND(rt, keys->dk_usable, 100, "dk_usable");
    EXPECT_FOUND(rt, keys->dk_nentries, 1, "every index names an entry");
    EXPECT_FOUND(rt, dict_keys_entries(keys)[0].me_hash, 2, "search by its hash");
    EXPECT_FOUND(rt, keys->dk_indices[1], 0xFF, "search by its hash");
    EXPECT_FOUND(rt, string->state, string->state & ~STR_STATE_READY, "ready");
    EXPECT_FOUND(rt, ((uint8_t *)(string + 1))[0], 0xC0, "ASCII");
    EXPECT_FOUND(rt, ((uint8_t *)(string + 1))[4], 'x', "followed by a 0");
    EXPECT_FOUND(rt, string->state, string->state | STR_INTERNED_MORTAL, "interned strings");
    EXPECT_FOUND(rt, reference->wr_object, ref_of(list), "weak reference");
    EXPECT_FOUND(rt, reference->wr_prev, ref_of(list), "weak references are linked");
    EXPECT_FOUND(rt, class->tp_mro, class->tp_bases, "mro begins");
    EXPECT_FOUND(rt, big->ob_digit[0], UINT32_MAX, "30 bits");
    EXPECT_FOUND(rt, *(Ref *)ref_pointer(list->ob_item), 0, "items are objects");
    EXPECT_FOUND(rt, *(Ref *)ref_pointer(list->ob_item), rt->memory.base + 16, "leads to no object");
    fixture_free(rt);
}

/* Of three neighbours the middle one is freed. */
static PoolHeader *pool_with_free_block(Runtime *rt)
{
    Object *row = list_new(rt, 0);
    scene_bind(rt, "row", row);
    for (int i = 0; i < 3; i++)
        scene_append(rt, row, str_from_cstring(rt, "a str of its own"));
    PoolHeader *pool = pool_of(list_get(row, 1));
    assert_int_equal(list_set_item(rt, row, 1, none_new(rt)), 0);
    assert_int_not_equal(pool->freeblock, NO_REF);
    return pool;
}

/* Grown, it reaches into what comes behind it. */
static RawSegment *segment_before_another_span(const Memory *m)
{
    RawSegment *segment = ref_pointer(m->raw_segments);
    while (ref_of(segment) + segment->size == m->base + m->size)
        segment = ref_pointer(segment->next);
    return segment;
}

static void damaged_memory_is_found(void **state)
{
    (void)state;
    Runtime *rt = fixture_new();
    scene_build(rt);
    Memory *m = &rt->memory;
    PoolHeader *pool = pool_with_free_block(rt);
    ArenaObject *arena = arena_at(m->arenas);
    RawSegment *segment = segment_before_another_span(m);
    RawChunk *chunk = (RawChunk *)(segment + 1);
    EXPECT_FOUND(rt, pool->ref.count, pool->ref.count - 1, "chain of free blocks");
    EXPECT_FOUND(rt, pool->ref.count, 100000, "counts more");
    EXPECT_FOUND(rt, pool->freeblock, 0, "chain of free blocks");
    EXPECT_FOUND(rt, pool->freeblock, pool->freeblock + 8, "chain of free blocks");
    EXPECT_FOUND(rt, pool->szidx, SIZE_CLASSES, "size class");
    EXPECT_FOUND(rt, pool->maxnextoffset, 48, "maxnextoffset");
    EXPECT_FOUND(rt, pool->arenaindex, 7, "arenaindex");
    EXPECT_FOUND(rt, pool->nextpool, ref_of(pool), "used pools are linked both ways");
    EXPECT_FOUND(rt, arena->nfreepools, arena->nfreepools - 1, "nfreepools");
    EXPECT_FOUND(rt, arena->ntotalpools, 1, "ntotalpools");
    EXPECT_FOUND(rt, arena->pool_address, m->base, "pool_address");
    scene_bind(rt, "filler", list_new(rt, 0));
    while (m->usable_arenas == NO_REF)
        scene_append(rt, scene_global(rt, "filler"), str_from_cstring(rt, "one more block"));
    EXPECT_FOUND(rt, m->usable_arenas, 0, "usable arenas");
    EXPECT_FOUND(rt, m->nfp2lasta[arena_at(m->usable_arenas)->nfreepools], 0, "nfp2lasta");
    EXPECT_FOUND(rt, m->narenas_currently_allocated, 5, "narenas");
    EXPECT_FOUND(rt, m->arena_map_bot_count, 0, "arena_map_bot_count");
    EXPECT_FOUND(rt, m->raw_bytes_in_use, 1, "raw_bytes_in_use");
    EXPECT_FOUND(rt, m->raw_chunks_in_use, 0, "raw_chunks_in_use");
    EXPECT_FOUND(rt, chunk->size, segment->size, "a raw chunk does not fit its segment");
    EXPECT_FOUND(rt, chunk->previous_size, 16, "previous_size");
    EXPECT_FOUND(rt, segment->size, segment->size + SPAN_ALIGNMENT, "two spans overlap");
    EXPECT_FOUND(rt, m->free_span_bytes, 12345, "free_span_bytes");
    EXPECT_FOUND(rt, m->size, m->size + SPAN_ALIGNMENT, "make up the region");
    fixture_free(rt);
}

static void damaged_free_lists_are_found(void **state)
{
    (void)state;
    Runtime *rt = fixture_new();
    object_decref(rt, list_new(rt, 0));
    object_decref(rt, float_from_double(rt, 2.5));
    FreeLists *lists = &rt->free_lists;
    EXPECT_FOUND(rt, lists->list[0], ref_of(runtime_none(rt)), "an object without references was not freed");
    EXPECT_FOUND(rt, lists->float_count, lists->float_count + 1, "free list's count");
    EXPECT_FOUND(rt, lists->list_count, PROFILE_LIST_FREE_LIST + 1, "within its limit");
    fixture_free(rt);
}

/* Each of the built-in types that vary in size or own memory, with attributes and weak references of its own.
 */
static void instances_of_extended_built_in_types_are_consistent(void **state)
{
    (void)state;
    static const TypeId ids[] = {TYPE_LIST,  TYPE_DICT, TYPE_TUPLE, TYPE_INT,
                                 TYPE_FLOAT, TYPE_SET,  TYPE_STR,   TYPE_BYTES};
    Runtime *rt = fixture_new();
    for (unsigned i = 0; i < sizeof ids / sizeof *ids; i++) {
        Object *base = &runtime_type(rt, ids[i])->ob_base.ob_base;
        Object *bases = tuple_pack(rt, 1, &base);
        Object *class = type_new_class(rt, "Extended", bases, NULL);
        object_decref(rt, bases);
        assert_non_null(class);
        Object *object = instance_new(rt, (TypeObject *)class);
        assert_non_null(object);
        scene_set_attribute(rt, object, "itself", object);
        scene_bind(rt, "class", class);
        scene_bind(rt, "object", object);
        assert_verifies(rt, true);
        ouro_View view = ouro_view((const ouro_Runtime *)rt);
        ouro_Inspection *inspection = ouro_inspect(&view, NULL);
        char text[200];
        const ouro_ObjectRecord *records;
        ouro_objects(inspection, &records);
        uint32_t index = ouro_object_index(inspection, ref_of(object));
        assert_int_equal(records[index].layout, ids[i]);
        assert_int_equal(records[index].size, object_getsizeof(rt, object));
        ouro_path_text(inspection, ref_of(object), text, sizeof text);
        assert_string_equal(text, "globals['object']");
        const ouro_FieldRecord *fields;
        uint64_t count = ouro_fields(inspection, ref_of(object), &fields);
        uint64_t at = records[index].block;
        for (uint64_t f = 0; f < count; at += fields[f++].length)
            assert_int_equal(fields[f].address, at);
        assert_int_equal(at, records[index].block + records[index].block_size);
        ouro_inspection_close(inspection);
    }
    fixture_free(rt);
}

static void a_lost_block_is_found(void **state)
{
    (void)state;
    Runtime *rt = fixture_new();
    char why[256];
    uint64_t *block = memory_alloc(&rt->memory, 40);
    memset(block, 0xFF, 40);
    assert_false(verify_runtime(rt, false, why, sizeof why));
    assert_non_null(strstr(why, "is no object and belongs to none"));
    memory_free(&rt->memory, block);
    assert_verifies(rt, true);
    fixture_free(rt);
}

static void a_deep_chain_is_verified(void **state)
{
    (void)state;
    Runtime *rt = fixture_new_unstressed();
    Object *list = list_new(rt, 0);
    for (int i = 0; i < 300000; i++) {
        Object *outer = list_new(rt, 0);
        assert_int_equal(list_append(rt, outer, list), 0);
        object_decref(rt, list);
        list = outer;
    }
    scene_bind(rt, "deep", list);
    assert_verifies(rt, true);
    fixture_free(rt);
}

/* At every event of a collection the memory is sound and the lists decode: each object is in one of them. */
static void check_instant(void *user, ouro_Runtime *runtime, const ouro_Event *event)
{
    ouro_View view = ouro_view(runtime);
    ouro_Problem problem;
    (void)user;
    if (event->phase == OURO_PHASE_IDLE)
        return;
    ouro_Inspection *inspection = ouro_inspect(&view, &problem);
    if (inspection == NULL)
        fail_msg("no inspection in phase %u: %s", event->phase, problem.text);
    const ouro_ObjectRecord *records;
    uint64_t count = ouro_objects(inspection, &records);
    for (uint64_t i = 0; i < count; i++) {
        bool is_tracked = records[i].flags & OURO_OBJECT_TRACKED;
        assert_int_equal(is_tracked, records[i].generation != OURO_GC_LIST_NONE);
    }
    ouro_inspection_close(inspection);
}

static void every_instant_of_a_collection_decodes(void **state)
{
    if (!OURO_HOOKS)
        skip();
    (void)state;
    Runtime *rt = fixture_new();
    scene_build(rt);
    Object *list = list_new(rt, 0);
    scene_append(rt, list, object_incref(list));
    object_decref(rt, list);
    ouro_set_hook((ouro_Runtime *)rt, check_instant, NULL, OURO_ALL_EVENTS);
    assert_int_equal(gc_collect(rt, 2), 1);
    ouro_set_hook((ouro_Runtime *)rt, NULL, NULL, 0);
    assert_verifies(rt, true);
    fixture_free(rt);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_fresh_runtime_and_a_scene_are_consistent),
        cmocka_unit_test(a_reference_that_c_has_not_noted_is_accepted_unless_strict),
        cmocka_unit_test(damaged_counts_are_found),
        cmocka_unit_test(damaged_collector_lists_are_found),
        cmocka_unit_test(damaged_objects_are_found),
        cmocka_unit_test(damaged_memory_is_found),
        cmocka_unit_test(damaged_free_lists_are_found),
        cmocka_unit_test(instances_of_extended_built_in_types_are_consistent),
        cmocka_unit_test(a_lost_block_is_found),
        cmocka_unit_test(a_deep_chain_is_verified),
        cmocka_unit_test(every_instant_of_a_collection_decodes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
