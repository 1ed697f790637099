/* Edges are complete and named: what the collector visits is there and seen, what it does not visit is there
 * and hidden, and every object of a program can be traced back to a name. */
#include "inspect_scene.h"

#include <string.h>

#include "object/traverse.h"

typedef struct Scene {
    Runtime *rt;
    ouro_Inspection *inspection;
    const ouro_EdgeRecord *edges;
    uint64_t count;
    const char *strings;
} Scene;

static Scene open_scene(void)
{
    Scene scene = {.rt = fixture_new()};
    scene_build(scene.rt);
    ouro_View view = ouro_view((const ouro_Runtime *)scene.rt);
    ouro_Problem problem;
    uint64_t length;
    scene.inspection = ouro_inspect(&view, &problem);
    if (scene.inspection == NULL)
        fail_msg("no inspection: %s", problem.text);
    scene.count = ouro_edges(scene.inspection, &scene.edges);
    assert_int_not_equal(scene.count, OURO_FAILED);
    scene.strings = ouro_strings(scene.inspection, &length);
    return scene;
}

static void close_scene(Scene *scene)
{
    ouro_inspection_close(scene->inspection);
    fixture_free(scene->rt);
}

static bool is_named(const Scene *scene, const ouro_EdgeRecord *edge, const char *name)
{
    return edge->name_length == strlen(name) &&
           memcmp(scene->strings + edge->name_offset, name, edge->name_length) == 0;
}

static const ouro_EdgeRecord *find_edge(const Scene *scene, const Object *source, const char *name)
{
    for (uint64_t i = 0; i < scene->count; i++) {
        if (scene->edges[i].source == ref_of(source) && is_named(scene, &scene->edges[i], name))
            return &scene->edges[i];
    }
    fail_msg("no edge %s", name);
    return NULL;
}

typedef struct Tally {
    Scene *scene;
    Ref source;
    uint64_t visits;
} Tally;

static void visit_child(Object *child, void *argument)
{
    Tally *tally = argument;
    tally->visits++;
    for (uint64_t i = 0; i < tally->scene->count; i++) {
        const ouro_EdgeRecord *edge = &tally->scene->edges[i];
        if (edge->source == tally->source && edge->target == ref_of(child) && edge->kind == OURO_EDGE_VISIBLE)
            return;
    }
    fail_msg("the collector visits a reference that is no edge");
}

static void what_the_collector_visits_is_an_edge_it_sees(void **state)
{
    (void)state;
    Scene scene = open_scene();
    const ouro_ObjectRecord *records;
    uint64_t count = ouro_objects(scene.inspection, &records);
    for (uint64_t i = 0; i < count; i++) {
        if ((records[i].flags & OURO_OBJECT_TRACKED) == 0)
            continue;
        Tally tally = {&scene, records[i].address, 0};
        object_traverse(ref_pointer(records[i].address), visit_child, &tally);
        uint64_t visible = 0;
        for (uint64_t e = 0; e < scene.count; e++)
            visible += scene.edges[e].source_index == i && scene.edges[e].kind == OURO_EDGE_VISIBLE;
        assert_int_equal(tally.visits, visible);
    }
    close_scene(&scene);
}

static void edges_have_names_slots_and_kinds(void **state)
{
    (void)state;
    Scene scene = open_scene();
    Runtime *rt = scene.rt;
    Object *list = scene_global(rt, "a");
    Object *node = scene_global(rt, "n");
    Object *dict = scene_global(rt, "d");
    const ouro_EdgeRecord *edge = find_edge(&scene, list, "[7]");
    assert_int_equal(edge->target, ref_of(list));
    assert_int_equal(*(Ref *)ref_pointer(edge->slot), ref_of(list));
    assert_int_equal(find_edge(&scene, node, ".other")->target, ref_of(list));
    assert_int_equal(find_edge(&scene, node, "__class__")->target, ref_of(scene_global(rt, "Node")));
    assert_int_equal(find_edge(&scene, node, "weak references")->kind, OURO_EDGE_WEAK_LIST);
    assert_int_equal(find_edge(&scene, dict, "['key']")->target, ref_of(list));
    assert_int_equal(find_edge(&scene, dict, "[1]")->kind, OURO_EDGE_VISIBLE);
    assert_int_equal(find_edge(&scene, ref_pointer(rt->globals), "key 'a'")->kind, OURO_EDGE_HIDDEN);
    assert_int_equal(find_edge(&scene, scene_global(rt, "c"), "cell_contents")->target, ref_of(list));
    edge = find_edge(&scene, scene_global(rt, "r"), "referent");
    assert_int_equal(edge->kind, OURO_EDGE_WEAK);
    assert_int_equal(edge->count, 0);
    assert_int_equal(find_edge(&scene, scene_global(rt, "Node"), "__name__")->kind, OURO_EDGE_HIDDEN);
    edge = find_edge(&scene, ref_pointer(rt->interned), "['a']");
    assert_int_equal(edge->kind, OURO_EDGE_BORROWED);
    close_scene(&scene);
}

static void paths_begin_at_a_name(void **state)
{
    (void)state;
    Scene scene = open_scene();
    char text[200];
    Object *list = scene_global(scene.rt, "a");
    ouro_path_text(scene.inspection, ref_of(list), text, sizeof text);
    assert_string_equal(text, "globals['a']");
    ouro_path_text(scene.inspection, ref_of(tuple_get(list_get(list, 5), 0)), text, sizeof text);
    assert_string_equal(text, "globals['a'][5][0]");
    ouro_path_text(scene.inspection, ref_of(runtime_none(scene.rt)), text, sizeof text);
    assert_string_equal(text, "globals['a'][5][1]");
    close_scene(&scene);
}

static void garbage_has_no_path_but_retainers(void **state)
{
    (void)state;
    Runtime *rt = fixture_new();
    Object *list = list_new(rt, 0);
    Ref address = ref_of(list);
    scene_append(rt, list, list);
    ouro_View view = ouro_view((const ouro_Runtime *)rt);
    ouro_Inspection *inspection = ouro_inspect(&view, NULL);
    const uint32_t *edges;
    const ouro_EdgeRecord *records;
    char text[200];
    assert_int_equal(ouro_path(inspection, address, &edges), 0);
    ouro_path_text(inspection, address, text, sizeof text);
    assert_string_equal(text, "unreachable");
    assert_int_equal(ouro_retainers(inspection, address, &edges), 1);
    ouro_edges(inspection, &records);
    assert_int_equal(records[edges[0]].source, address);
    ouro_inspection_close(inspection);
    assert_int_equal(gc_collect(rt, 2), 1);
    fixture_free(rt);
}

static void a_reference_held_from_c_is_a_root(void **state)
{
    (void)state;
    Runtime *rt = fixture_new();
    Object *list = list_new(rt, 0);
    assert_int_equal(held_add(rt, list), 0);
    scene_append(rt, list, list_new(rt, 0));
    ouro_View view = ouro_view((const ouro_Runtime *)rt);
    ouro_Inspection *inspection = ouro_inspect(&view, NULL);
    char text[200];
    ouro_path_text(inspection, ref_of(list_get(list, 0)), text, sizeof text);
    assert_string_equal(text, "held from C[0]");
    ouro_inspection_close(inspection);
    assert_verifies(rt, true);
    assert_true(held_remove(rt, list));
    object_decref(rt, list);
    fixture_free(rt);
}

static void retainers_are_the_edges_that_lead_there(void **state)
{
    (void)state;
    Scene scene = open_scene();
    const ouro_ObjectRecord *records;
    uint64_t count = ouro_objects(scene.inspection, &records);
    uint64_t total = 0;
    uint64_t known = 0;
    for (uint64_t i = 0; i < count; i++) {
        const uint32_t *edges;
        uint64_t retainers = ouro_retainers(scene.inspection, records[i].address, &edges);
        for (uint64_t e = 0; e < retainers; e++)
            assert_int_equal(scene.edges[edges[e]].target_index, i);
        total += retainers;
    }
    for (uint64_t e = 0; e < scene.count; e++)
        known += scene.edges[e].target_index != OURO_NO_INDEX;
    assert_int_equal(total, known);
    close_scene(&scene);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_the_collector_visits_is_an_edge_it_sees),
        cmocka_unit_test(edges_have_names_slots_and_kinds),
        cmocka_unit_test(paths_begin_at_a_name),
        cmocka_unit_test(garbage_has_no_path_but_retainers),
        cmocka_unit_test(a_reference_held_from_c_is_a_root),
        cmocka_unit_test(retainers_are_the_edges_that_lead_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
