/* Tables describe the heap as it is: every object with the size that it has, every block with its use, every
 * byte of an object with a name; and looking changes no byte. */
#include "inspect_scene.h"

#include <math.h>
#include <string.h>

#include "object/protocol.h"
#include "types/number/complex.h"

static ouro_Inspection *inspect(const Runtime *rt)
{
    ouro_View view = ouro_view((const ouro_Runtime *)rt);
    ouro_Problem problem;
    ouro_Inspection *inspection = ouro_inspect(&view, &problem);
    if (inspection == NULL)
        fail_msg("no inspection: %s", problem.text);
    return inspection;
}

static const ouro_ObjectRecord *record_of(ouro_Inspection *inspection, const Object *object)
{
    const ouro_ObjectRecord *records;
    uint32_t index = ouro_object_index(inspection, ref_of(object));
    ouro_objects(inspection, &records);
    assert_int_not_equal(index, OURO_NO_INDEX);
    return &records[index];
}

static void each_object_has_its_size_type_and_count(void **state)
{
    (void)state;
    Runtime *rt = fixture_new();
    scene_build(rt);
    ouro_Inspection *inspection = inspect(rt);
    const ouro_ObjectRecord *records;
    uint64_t count = ouro_objects(inspection, &records);
    for (uint64_t i = 0; i < count; i++) {
        Object *object = ref_pointer(records[i].address);
        if (i > 0)
            assert_true(records[i - 1].address < records[i].address);
        assert_int_equal(records[i].refcount, object->ob_refcnt);
        if (records[i].flags & OURO_OBJECT_IN_FREE_LIST)
            continue;
        assert_int_equal(records[i].type, object->ob_type);
        assert_int_equal(records[i].size, object_getsizeof(rt, object));
        assert_int_equal((records[i].flags & OURO_OBJECT_TRACKED) != 0, object_is_tracked(object));
    }
    ouro_inspection_close(inspection);
    fixture_free(rt);
}

static void looking_changes_no_byte(void **state)
{
    (void)state;
    Runtime *rt = fixture_new();
    scene_build(rt);
    uint64_t size = rt->memory.size;
    uint8_t *before = test_malloc(size);
    memcpy(before, rt, size);
    ouro_Inspection *inspection = inspect(rt);
    const ouro_EdgeRecord *edges;
    const ouro_BlockRecord *blocks;
    const ouro_FieldRecord *fields;
    const ouro_FrameRecord *frames;
    const ouro_StateRecord *now;
    const uint32_t *indices;
    char text[200];
    Ref node = ref_of(scene_global(rt, "n"));
    memcpy(before, rt, size); /* looking up the name may hash it */
    ouro_labels(inspection);
    ouro_edges(inspection, &edges);
    ouro_blocks(inspection, &blocks);
    ouro_frames(inspection, &frames);
    ouro_state(inspection, &now);
    ouro_fields(inspection, node, &fields);
    ouro_retainers(inspection, node, &indices);
    ouro_path_text(inspection, node, text, sizeof text);
    ouro_inspection_close(inspection);
    ouro_View view = ouro_view((const ouro_Runtime *)rt);
    ouro_verify(&view, OURO_VERIFY_STRICT, NULL, NULL);
    assert_int_equal(rt->memory.size, size);
    assert_memory_equal(before, rt, size);
    test_free(before);
    fixture_free(rt);
}

static void labels_read_like_repr(void **state)
{
    (void)state;
    Runtime *rt = fixture_new();
    scene_build(rt);
    ouro_Inspection *inspection = inspect(rt);
    char text[200];
    Object *list = scene_global(rt, "a");
    static const char *const expected[] = {"7", "1.5", "'text'", "'größe'", "b'bytes'", "(…2 items)"};
    for (int i = 0; i < 6; i++) {
        ouro_describe(inspection, ref_of(list_get(list, i)), text, sizeof text);
        assert_string_equal(text, expected[i]);
    }
    ouro_describe(inspection, ref_of(list), text, sizeof text);
    assert_string_equal(text, "[…8 items]");
    ouro_describe(inspection, ref_of(scene_global(rt, "n")), text, sizeof text);
    assert_string_equal(text, "<Node object>");
    ouro_describe(inspection, ref_of(scene_global(rt, "Node")), text, sizeof text);
    assert_string_equal(text, "class Node");
    ouro_describe(inspection, ref_of(scene_global(rt, "big")), text, sizeof text);
    assert_string_equal(text, "10000000000000000000000000000000000000000");
    ouro_describe(inspection, ref_of(scene_global(rt, "r")), text, sizeof text);
    assert_string_equal(text, "<weakref to Node>");
    ouro_describe(inspection, ref_of(scene_global(rt, "a")), text, 5);
    assert_string_equal(text, "[…");
    ouro_inspection_close(inspection);
    fixture_free(rt);
}

static void labels_of_complex_numbers_read_like_repr(void **state)
{
    (void)state;
    Runtime *rt = fixture_new();
    static const struct {
        ComplexValue value;
        const char *label;
    } cases[] = {
        {{0, 2}, "2j"},     {{1, -2.5}, "(1-2.5j)"},   {{-0.0, 1}, "(-0+1j)"},
        {{0, -0.0}, "-0j"}, {{1e16, 0}, "(1e+16+0j)"}, {{NAN, INFINITY}, "(nan+infj)"},
    };
    enum { CASES = sizeof cases / sizeof *cases };
    Object *numbers[CASES];
    for (int i = 0; i < CASES; i++)
        numbers[i] = complex_from_value(rt, cases[i].value);
    ouro_Inspection *inspection = inspect(rt);
    for (int i = 0; i < CASES; i++) {
        char text[200];
        ouro_describe(inspection, ref_of(numbers[i]), text, sizeof text);
        assert_string_equal(text, cases[i].label);
    }
    ouro_inspection_close(inspection);
    for (int i = 0; i < CASES; i++)
        object_decref(rt, numbers[i]);
    fixture_free(rt);
}

static void every_byte_of_an_object_is_in_one_field(void **state)
{
    (void)state;
    Runtime *rt = fixture_new();
    scene_build(rt);
    ouro_Inspection *inspection = inspect(rt);
    const ouro_ObjectRecord *records;
    uint64_t count = ouro_objects(inspection, &records);
    for (uint64_t i = 0; i < count; i++) {
        const ouro_FieldRecord *fields;
        if (records[i].block == 0)
            continue;
        uint64_t fields_count = ouro_fields(inspection, records[i].address, &fields);
        uint64_t at = records[i].block;
        for (uint64_t f = 0; f < fields_count; f++) {
            assert_int_equal(fields[f].address, at);
            at += fields[f].length;
        }
        assert_int_equal(at, records[i].block + records[i].block_size);
    }
    ouro_inspection_close(inspection);
    fixture_free(rt);
}

static void every_block_in_use_has_a_use(void **state)
{
    (void)state;
    Runtime *rt = fixture_new();
    scene_build(rt);
    ouro_Inspection *inspection = inspect(rt);
    const ouro_BlockRecord *blocks;
    uint64_t count = ouro_blocks(inspection, &blocks);
    int64_t in_use = 0;
    for (uint64_t i = 0; i < count; i++) {
        assert_int_not_equal(blocks[i].kind, OURO_BLOCK_OTHER);
        if (i > 0)
            assert_true(blocks[i - 1].address + blocks[i - 1].size <= blocks[i].address);
        in_use += blocks[i].kind != OURO_BLOCK_FREE;
    }
    MemoryStatistics statistics = memory_statistics(&rt->memory);
    assert_int_equal(in_use, statistics.pool_blocks + statistics.raw_chunks);
    ouro_inspection_close(inspection);
    fixture_free(rt);
}

static void spans_tile_the_region_and_pools_their_arenas(void **state)
{
    (void)state;
    Runtime *rt = fixture_new();
    scene_build(rt);
    ouro_Inspection *inspection = inspect(rt);
    const ouro_SpanRecord *spans;
    const ouro_ArenaRecord *arenas;
    const ouro_PoolRecord *pools;
    uint64_t span_count = ouro_spans(inspection, &spans);
    uint64_t at = rt->memory.base;
    for (uint64_t i = 0; i < span_count; i++) {
        assert_int_equal(spans[i].address, at);
        at += spans[i].size;
    }
    assert_int_equal(at, rt->memory.base + rt->memory.size);
    assert_int_equal(ouro_arenas(inspection, &arenas), rt->memory.narenas_currently_allocated);
    uint64_t pool_count = ouro_pools(inspection, &pools);
    int64_t blocks = 0;
    for (uint64_t i = 0; i < pool_count; i++) {
        blocks += pools[i].blocks_in_use;
        uint32_t sum = pools[i].blocks_in_use + pools[i].blocks_freed + pools[i].blocks_untouched;
        assert_int_equal(sum, pools[i].capacity);
        assert_int_equal(pools[i].list_rank != OURO_NO_INDEX, pools[i].state == OURO_POOL_USED);
    }
    assert_int_equal(blocks, memory_statistics(&rt->memory).pool_blocks);
    ouro_inspection_close(inspection);
    fixture_free(rt);
}

static void lists_hold_the_tracked_objects_in_order(void **state)
{
    (void)state;
    Runtime *rt = fixture_new_unstressed();
    scene_build(rt);
    gc_collect(rt, 2);
    scene_bind(rt, "young", list_new(rt, 0));
    ouro_Inspection *inspection = inspect(rt);
    const ouro_GcListRecord *lists;
    const ouro_ObjectRecord *records;
    const uint32_t *members;
    assert_int_equal(ouro_gc_lists(inspection, &lists), OURO_GC_LIST_COUNT);
    ouro_objects(inspection, &records);
    for (int i = 0; i < GC_GENERATIONS; i++) {
        assert_int_equal(lists[i].size, gc_generation_size(rt, i));
        assert_int_equal(lists[i].count, rt->collector.generations[i].count);
        assert_int_equal(ouro_gc_list_members(inspection, i, &members), lists[i].size);
    }
    assert_int_equal(lists[OURO_GC_LIST_GENERATION_2].collections, 1);
    uint64_t size = ouro_gc_list_members(inspection, OURO_GC_LIST_GENERATION_0, &members);
    assert_int_equal(records[members[size - 1]].address, ref_of(scene_global(rt, "young")));
    assert_int_equal(record_of(inspection, scene_global(rt, "a"))->generation, OURO_GC_LIST_GENERATION_2);
    ouro_inspection_close(inspection);
    fixture_free(rt);
}

static void interned_strings_and_references_held_from_c_are_listed(void **state)
{
    (void)state;
    Runtime *rt = fixture_new();
    scene_build(rt);
    Object *list = scene_global(rt, "a");
    assert_int_equal(held_add(rt, object_incref(list)), 0);
    assert_int_equal(held_add(rt, object_incref(list)), 0);
    ouro_Inspection *inspection = inspect(rt);
    const ouro_HeldRecord *held;
    const uint32_t *interned;
    assert_int_equal(ouro_held(inspection, &held), 1);
    assert_int_equal(held[0].address, ref_of(list));
    assert_int_equal(held[0].count, 2);
    assert_true(record_of(inspection, list)->flags & OURO_OBJECT_HELD);
    assert_int_equal(ouro_interned(inspection, &interned), dict_size(ref_pointer(rt->interned)));
    ouro_inspection_close(inspection);
    assert_verifies(rt, true);
    for (int i = 0; i < 2; i++) {
        assert_true(held_remove(rt, list));
        object_decref(rt, list);
    }
    fixture_free(rt);
}

static void dead_objects_stay_in_their_free_lists(void **state)
{
    (void)state;
    Runtime *rt = fixture_new();
    gc_collect(rt, 2); /* empties the free lists */
    Object *number = float_from_double(rt, 2.5);
    Object *list = list_new(rt, 0);
    Ref dead_float = ref_of(number);
    Ref dead_list = ref_of(list);
    object_decref(rt, number);
    object_decref(rt, list);
    ouro_Inspection *inspection = inspect(rt);
    assert_true(record_of(inspection, ref_pointer(dead_float))->flags & OURO_OBJECT_IN_FREE_LIST);
    assert_true(record_of(inspection, ref_pointer(dead_list))->flags & OURO_OBJECT_IN_FREE_LIST);
    const ouro_FreeListRecord *lists;
    uint64_t count = ouro_free_lists(inspection, &lists);
    for (uint64_t i = 0; i < count; i++) {
        if (lists[i].layout == TYPE_FLOAT)
            assert_int_equal(lists[i].first, dead_float);
        if (lists[i].layout == TYPE_LIST)
            assert_int_equal(lists[i].first, dead_list);
    }
    ouro_inspection_close(inspection);
    assert_verifies(rt, true);
    fixture_free(rt);
}

static void records_are_described_without_gaps(void **state)
{
    (void)state;
    const ouro_RecordType *types;
    uint32_t count = ouro_record_types(&types);
    assert_int_equal(count, OURO_RECORD_KIND_COUNT);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t at = 0;
        for (uint32_t f = 0; f < types[i].field_count; f++) {
            assert_int_equal(types[i].fields[f].offset, at);
            at += types[i].fields[f].bytes;
        }
        assert_int_equal(at, types[i].bytes);
        assert_int_equal(at % 8, 0);
    }
    assert_string_equal(types[0].fields[4].name, "refcount");
    assert_int_equal(types[0].fields[4].is_signed, 1);
    assert_string_equal(ouro_gc_list_name(OURO_GC_LIST_GENERATION_1), "generation 1");
    assert_string_equal(ouro_gc_list_name(OURO_GC_LIST_NONE), "?");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_object_has_its_size_type_and_count),
        cmocka_unit_test(looking_changes_no_byte),
        cmocka_unit_test(labels_read_like_repr),
        cmocka_unit_test(labels_of_complex_numbers_read_like_repr),
        cmocka_unit_test(every_byte_of_an_object_is_in_one_field),
        cmocka_unit_test(every_block_in_use_has_a_use),
        cmocka_unit_test(spans_tile_the_region_and_pools_their_arenas),
        cmocka_unit_test(lists_hold_the_tracked_objects_in_order),
        cmocka_unit_test(interned_strings_and_references_held_from_c_are_listed),
        cmocka_unit_test(dead_objects_stay_in_their_free_lists),
        cmocka_unit_test(records_are_described_without_gaps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
