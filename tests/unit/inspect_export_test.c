/* What leaves the process: Graphviz text, a browser's heap snapshot whose arrays have the lengths that it
 * says, a summary for people. */
#include "inspect_scene.h"

#include <stdlib.h>
#include <string.h>

typedef struct Bytes {
    char *bytes;
    uint64_t size;
    uint64_t capacity;
} Bytes;

static bool collect(void *user, const void *bytes, uint64_t size)
{
    Bytes *text = user;
    if (text->size + size + 1 > text->capacity) {
        text->capacity = 2 * (text->size + size + 1);
        text->bytes = test_realloc(text->bytes, text->capacity);
    }
    memcpy(text->bytes + text->size, bytes, size);
    text->size += size;
    text->bytes[text->size] = 0;
    return true;
}

static ouro_Inspection *inspect(const Runtime *rt)
{
    ouro_View view = ouro_view((const ouro_Runtime *)rt);
    ouro_Inspection *inspection = ouro_inspect(&view, NULL);
    assert_non_null(inspection);
    return inspection;
}

static void the_graph_names_objects_and_edges(void **state)
{
    (void)state;
    Runtime *rt = fixture_new();
    scene_build(rt);
    ouro_Inspection *inspection = inspect(rt);
    Bytes text = {0};
    assert_true(ouro_write_dot(inspection, 0, collect, &text));
    assert_non_null(strstr(text.bytes, "digraph heap {"));
    assert_non_null(strstr(text.bytes, "<Node object> : Node"));
    assert_non_null(strstr(text.bytes, "[label=\".other\", style=solid]"));
    assert_non_null(strstr(text.bytes, "[label=\"referent\", style=dashed]"));
    assert_string_equal(text.bytes + text.size - 2, "}\n");
    test_free(text.bytes);
    ouro_inspection_close(inspection);
    fixture_free(rt);
}

/* The number after `key`. */
static uint64_t number_after(const char *text, const char *key)
{
    const char *at = strstr(text, key);
    assert_non_null(at);
    return strtoull(at + strlen(key), NULL, 10);
}

/* How many numbers the array after `key` holds. */
static uint64_t numbers_in(const char *text, const char *key)
{
    const char *at = strstr(text, key);
    assert_non_null(at);
    uint64_t count = 1;
    for (at += strlen(key); *at != ']'; at++)
        count += *at == ',';
    return count;
}

static uint64_t strings_in(const char *text)
{
    const char *at = strstr(text, "\"strings\":[");
    assert_non_null(at);
    uint64_t count = 0;
    bool is_inside = false;
    for (at += strlen("\"strings\":["); is_inside || *at != ']'; at++) {
        if (is_inside && *at == '\\') {
            at++;
        } else if (*at == '"') {
            count += !is_inside;
            is_inside = !is_inside;
        }
    }
    return count;
}

static void the_browser_s_snapshot_has_the_lengths_it_says(void **state)
{
    (void)state;
    Runtime *rt = fixture_new();
    scene_build(rt);
    ouro_Inspection *inspection = inspect(rt);
    Bytes text = {0};
    assert_true(ouro_write_heapsnapshot(inspection, collect, &text));
    const ouro_ObjectRecord *records;
    uint64_t nodes = number_after(text.bytes, "\"node_count\":");
    uint64_t edges = number_after(text.bytes, "\"edge_count\":");
    assert_int_equal(nodes, ouro_objects(inspection, &records) + 2);
    assert_int_equal(numbers_in(text.bytes, "\"nodes\":["), 7 * nodes);
    assert_int_equal(numbers_in(text.bytes, "\"edges\":["), 3 * edges);
    /* Each node's edge_count is the fifth of its numbers; together they are all edges. */
    const char *at = strstr(text.bytes, "\"nodes\":[") + strlen("\"nodes\":[");
    uint64_t sum = 0;
    uint64_t highest_name = 0;
    for (uint64_t i = 0; i < 7 * nodes; i++) {
        char *end;
        uint64_t number = strtoull(at, &end, 10);
        if (i % 7 == 4)
            sum += number;
        if (i % 7 == 1 && number > highest_name)
            highest_name = number;
        at = *end == ',' ? end + 1 : strchr(end, ',') != NULL ? end + 2 : end;
    }
    assert_int_equal(sum, edges);
    assert_true(strings_in(text.bytes) > highest_name);
    test_free(text.bytes);
    ouro_inspection_close(inspection);
    fixture_free(rt);
}

static void the_summary_shows_generations_pools_and_types(void **state)
{
    (void)state;
    Runtime *rt = fixture_new();
    scene_build(rt);
    ouro_Inspection *inspection = inspect(rt);
    Bytes text = {0};
    assert_true(ouro_write_summary(inspection, collect, &text));
    assert_non_null(strstr(text.bytes, "generation 0"));
    assert_non_null(strstr(text.bytes, "block size"));
    assert_non_null(strstr(text.bytes, "  tuple\n"));
    test_free(text.bytes);
    ouro_inspection_close(inspection);
    fixture_free(rt);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_graph_names_objects_and_edges),
        cmocka_unit_test(the_browser_s_snapshot_has_the_lengths_it_says),
        cmocka_unit_test(the_summary_shows_generations_pools_and_types),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
