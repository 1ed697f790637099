/* What the inspection says when it cannot answer, and the numbers and names of its tables. */
#include "api_fixture.h"

#include <string.h>

static bool write_nothing(void *user, const void *bytes, uint64_t size)
{
    (void)user;
    (void)bytes;
    (void)size;
    return true;
}

static void a_failure_leaves_its_reason(void **state)
{
    (void)state;
    ouro_Runtime *rt = api_new();
    ouro_View view = ouro_view(rt);
    ouro_Inspection *inspection = ouro_inspect(&view, NULL);
    const uint32_t *indices;
    assert_string_equal(ouro_inspection_problem(inspection), "");
    assert_true(ouro_gc_list_members(inspection, (ouro_GcList)99, &indices) == OURO_FAILED);
    assert_string_equal(ouro_inspection_problem(inspection), "there is no such list");
    assert_true(ouro_gc_list_members(inspection, OURO_GC_LIST_NONE, &indices) == OURO_FAILED);
    ouro_inspection_close(inspection);
    api_free(rt);
}

static void built_in_types_have_numbers_and_names(void **state)
{
    (void)state;
    ouro_Runtime *rt = api_new();
    assert_string_equal(ouro_type_id_name(ouro_type_id(OURO_TYPE_DICT)), "dict");
    assert_string_equal(ouro_type_id_name(0), "?");
    assert_string_equal(ouro_type_id_name(UINT32_MAX), "?");
    ouro_Object *list = ouro_list_new(rt);
    ouro_View view = ouro_view(rt);
    ouro_Inspection *inspection = ouro_inspect(&view, NULL);
    const ouro_ObjectRecord *objects;
    assert_true(ouro_objects(inspection, &objects) != OURO_FAILED);
    const ouro_ObjectRecord *record = &objects[ouro_object_index(inspection, ouro_id(list))];
    assert_int_equal(record->layout, ouro_type_id(OURO_TYPE_LIST));
    ouro_inspection_close(inspection);
    ouro_release(rt, list);
    api_free(rt);
}

static void records_are_described_in_the_order_of_their_numbers(void **state)
{
    (void)state;
    const ouro_RecordType *types;
    assert_int_equal(ouro_record_types(&types), OURO_RECORD_KIND_COUNT);
    assert_int_equal(ouro_record_types(NULL), OURO_RECORD_KIND_COUNT);
    assert_string_equal(types[OURO_RECORD_OBJECT].name, "Object");
    assert_string_equal(types[OURO_RECORD_GC_LIST].name, "GcList");
    assert_string_equal(types[OURO_RECORD_FIELD].name, "Field");
    assert_int_equal(types[OURO_RECORD_HELD].bytes, sizeof(ouro_HeldRecord));
    assert_string_equal(types[OURO_RECORD_HELD].fields[1].name, "count");
}

/* One record of each table, and NULL where the result should go. */
static void expect_failures(ouro_Inspection *inspection, bool has_place)
{
    const void *any;
    const void **place = has_place ? &any : NULL;
    uint64_t address = inspection == NULL ? 8 : 0;
#define FAILS(function) assert_true(function(inspection, (void *)place) == OURO_FAILED)
    FAILS(ouro_objects);
    FAILS(ouro_types);
    FAILS(ouro_edges);
    FAILS(ouro_spans);
    FAILS(ouro_arenas);
    FAILS(ouro_pools);
    FAILS(ouro_blocks);
    FAILS(ouro_free_lists);
    FAILS(ouro_gc_lists);
    FAILS(ouro_held);
    FAILS(ouro_frames);
    FAILS(ouro_state);
    FAILS(ouro_interned);
    assert_true(ouro_gc_list_members(inspection, OURO_GC_LIST_GENERATION_0, (void *)place) == OURO_FAILED);
    assert_true(ouro_fields(inspection, address, (void *)place) == OURO_FAILED);
    assert_true(ouro_retainers(inspection, address, (void *)place) == OURO_FAILED);
    assert_true(ouro_path(inspection, address, (void *)place) == OURO_FAILED);
}

static void NULL_fails_everywhere(void **state)
{
    (void)state;
    ouro_Runtime *rt = api_new();
    ouro_View view = ouro_view(rt);
    ouro_Inspection *inspection = ouro_inspect(&view, NULL);
    expect_failures(NULL, true);
    expect_failures(inspection, false);
    char text[8] = "before";
    uint64_t length = 7;
    assert_string_equal(ouro_inspection_problem(NULL), "there is no inspection");
    assert_string_equal(ouro_strings(NULL, &length), "");
    assert_int_equal(length, 0);
    assert_non_null(ouro_strings(inspection, NULL));
    assert_true(ouro_object_index(NULL, view.base) == OURO_NO_INDEX);
    assert_false(ouro_labels(NULL));
    assert_int_equal(ouro_describe(NULL, view.base, text, sizeof text), 0);
    assert_string_equal(text, "");
    strcpy(text, "before");
    assert_int_equal(ouro_path_text(NULL, view.base, text, sizeof text), 0);
    assert_string_equal(text, "");
    assert_int_equal(ouro_describe(inspection, view.base, NULL, 8), 0);
    assert_int_equal(ouro_path_text(inspection, view.base, NULL, 8), 0);
    assert_false(ouro_write_dot(NULL, 0, write_nothing, NULL) || ouro_write_dot(inspection, 0, NULL, NULL));
    assert_false(ouro_write_heapsnapshot(NULL, write_nothing, NULL));
    assert_false(ouro_write_heapsnapshot(inspection, NULL, NULL));
    assert_false(ouro_write_summary(NULL, write_nothing, NULL) || ouro_write_summary(inspection, NULL, NULL));
    ouro_inspection_close(inspection);
    ouro_inspection_close(NULL);
    api_free(rt);
}

static void nothing_to_look_at_is_a_problem(void **state)
{
    (void)state;
    ouro_Problem problem;
    ouro_View empty = ouro_view(NULL);
    assert_null(empty.memory);
    assert_int_equal(ouro_snapshot_view(NULL).size, 0);
    assert_null(ouro_inspect(&empty, &problem));
    assert_string_equal(problem.text, "too short to be a region");
    assert_null(ouro_inspect(NULL, &problem));
    assert_int_equal(ouro_verify(NULL, 0, NULL, NULL), 1);
    assert_int_equal(ouro_verify(&empty, OURO_VERIFY_STRICT, NULL, NULL), 1);
    assert_false(ouro_snapshot_write(NULL, write_nothing, NULL) || ouro_snapshot_write(&empty, NULL, NULL));
    assert_null(ouro_snapshot_open(NULL, 1000, &problem));
    assert_string_equal(problem.text, "not an ouro file");
    ouro_snapshot_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_failure_leaves_its_reason),
        cmocka_unit_test(built_in_types_have_numbers_and_names),
        cmocka_unit_test(records_are_described_in_the_order_of_their_numbers),
        cmocka_unit_test(NULL_fails_everywhere),
        cmocka_unit_test(nothing_to_look_at_is_a_problem),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
