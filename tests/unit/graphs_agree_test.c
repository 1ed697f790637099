/* The collector and the tracing agree. Random graphs of containers, instances, weak references with
 * callbacks, finalizers that bring objects back: before each collection the objects that no root reaches are
 * found by tracing; the collector must judge the same ones unreachable, by its counts alone. The heap is
 * verified, and at the end nothing is left.
 *
 *     graphs_agree_test [graphs [first seed]]      how many graphs; a failure names its seed */
#include "api_fixture.h"

#include <stdio.h>
#include <stdlib.h>

#include "gc/gc.h"
#include "gc/list.h"

#define MOST_NODES 60
#define MOST_FOUND 4096
#define GRAPHS_A_RUNTIME 500

#define NODE_KINDS(X) \
    X(LIST) \
    X(DICT) \
    X(SET) \
    X(FROZENSET) \
    X(TUPLE) \
    X(CELL) \
    X(METHOD) \
    X(WEAKREF) \
    X(PLAIN) \
    X(SLOTTED) \
    X(FINALIZED) \
    X(SUBLIST) \
    X(SUBDICT)

enum NodeKind {
#define KIND_MEMBER(KIND) NODE_##KIND,
    NODE_KINDS(KIND_MEMBER)
#undef KIND_MEMBER
        NODE_KIND_COUNT
};

/* A set of addresses, in the order in which they came. */
typedef struct Addresses {
    uint64_t items[MOST_FOUND];
    int64_t count;
} Addresses;

typedef struct Play {
    ouro_Runtime *rt;
    uint64_t seed;
    uint64_t random;
    ouro_Object *classes[NODE_KIND_COUNT]; /* of the kinds that are instances */
    ouro_Object *callback;
    ouro_Object *live;    /* a list that a global names, too */
    ouro_Object *revived; /* likewise */
    ouro_Object *nodes[MOST_NODES];
    int64_t node_count;
    Addresses expected; /* by tracing */
    Addresses found;    /* by the collector */
    bool is_deduced;    /* the collector has finished judging */
    uint64_t garbage;   /* objects judged unreachable in all graphs */
    uint64_t finalized;
    uint64_t called_back;
} Play;

static uint64_t pick(Play *play, uint64_t below)
{
    play->random = play->random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (play->random >> 33) % below;
}

/* ---- what the program does of itself */

static void new_garbage(Play *play)
{
    ouro_Runtime *rt = play->rt;
    ouro_Object *list = ouro_list_new(rt);
    assert_int_equal(ouro_list_append(rt, list, list), 0);
    ouro_release(rt, list);
}

/* What finalizers and callbacks do: mostly harm to the graph around them. */
static ouro_Object *act(Play *play, ouro_Object *object)
{
    ouro_Runtime *rt = play->rt;
    switch (pick(play, 6)) {
    case 0:
        assert_int_equal(ouro_list_append(rt, play->revived, object), 0);
        break;
    case 1:
        new_garbage(play);
        break;
    case 2:
        if (ouro_length(rt, play->live) > 0)
            assert_int_equal(ouro_list_delete(rt, play->live, -1), 0);
        break;
    case 3:
        return ouro_raise(rt, OURO_ERROR_VALUE, "nobody can receive this");
    default:
        break;
    }
    return ouro_none(rt);
}

static ouro_Object *finalize(ouro_Runtime *rt, void *user, ouro_Object *self, ouro_Object *const *arguments,
                             int64_t count)
{
    (void)arguments;
    (void)count;
    Play *play = user;
    play->finalized++;
    if (pick(play, 4) == 0) {
        if (ouro_set_attribute(rt, self, "a", play->live) < 0)
            ouro_error_clear(rt);
    }
    return act(play, self);
}

static ouro_Object *call_back(ouro_Runtime *rt, void *user, ouro_Object *self, ouro_Object *const *arguments,
                              int64_t count)
{
    (void)self;
    Play *play = user;
    assert_int_equal(count, 1);
    play->called_back++;
    ouro_Object *referent = ouro_weakref_get(rt, arguments[0]);
    assert_true(ouro_is_none(rt, referent));
    ouro_release(rt, referent);
    return act(play, arguments[0]);
}

/* ---- graphs */

static ouro_Object *random_node(Play *play) { return play->nodes[pick(play, (uint64_t)play->node_count)]; }

static ouro_Object *new_weakref(Play *play)
{
    ouro_Runtime *rt = play->rt;
    for (int i = 0; play->node_count > 0 && i < 5; i++) {
        ouro_Object *weakref =
            ouro_weakref_new(rt, random_node(play), pick(play, 2) == 0 ? play->callback : NULL);
        if (weakref != NULL)
            return weakref;
        ouro_error_clear(rt);
    }
    return ouro_list_new(rt);
}

static ouro_Object *new_immutable(Play *play, enum NodeKind kind)
{
    ouro_Runtime *rt = play->rt;
    ouro_Object *items[4];
    int64_t count = play->node_count == 0 ? 0 : (int64_t)pick(play, 4);
    for (int64_t i = 0; i < count; i++)
        items[i] = random_node(play);
    ouro_Object *node =
        kind == NODE_TUPLE ? ouro_tuple_new(rt, items, count) : ouro_frozenset_new(rt, items, count);
    if (node != NULL)
        return node;
    ouro_error_clear(rt); /* not all can be hashed */
    return ouro_frozenset_new(rt, NULL, 0);
}

static ouro_Object *new_node(Play *play)
{
    ouro_Runtime *rt = play->rt;
    enum NodeKind kind = (enum NodeKind)pick(play, NODE_KIND_COUNT);
    switch (kind) {
    case NODE_LIST:
        return ouro_list_new(rt);
    case NODE_DICT:
        return ouro_dict_new(rt);
    case NODE_SET:
        return ouro_set_new(rt);
    case NODE_FROZENSET:
    case NODE_TUPLE:
        return new_immutable(play, kind);
    case NODE_CELL:
        return ouro_cell_new(rt, play->node_count > 0 ? random_node(play) : NULL);
    case NODE_METHOD:
        return ouro_method_new(rt, play->callback, play->node_count > 0 ? random_node(play) : play->callback);
    case NODE_WEAKREF:
        return new_weakref(play);
    default:
        return ouro_instance_new(rt, play->classes[kind]);
    }
}

static void put_in_dict(Play *play, ouro_Object *dict, ouro_Object *target)
{
    ouro_Runtime *rt = play->rt;
    static const char *const names[] = {"k0", "k1", "k2", "k3"};
    ouro_Object *key =
        pick(play, 4) == 0 ? ouro_hold(rt, random_node(play)) : ouro_str_intern(rt, names[pick(play, 4)]);
    if (ouro_dict_set(rt, dict, key, target) < 0)
        ouro_error_clear(rt);
    ouro_release(rt, key);
}

/* Makes `source` refer to `target`, if it can. */
static void link_nodes(Play *play, ouro_Object *source, ouro_Object *target)
{
    ouro_Runtime *rt = play->rt;
    static const char *const names[] = {"a", "b", "c"};
    int status = 0;
    if (ouro_is(rt, source, OURO_TYPE_LIST)) {
        status = ouro_list_append(rt, source, target);
    } else if (ouro_is(rt, source, OURO_TYPE_DICT)) {
        put_in_dict(play, source, target);
    } else if (ouro_is(rt, source, OURO_TYPE_SET)) {
        status = ouro_set_add(rt, source, target);
    } else if (ouro_is(rt, source, OURO_TYPE_CELL)) {
        status = ouro_cell_set(rt, source, target);
    } else {
        status = ouro_set_attribute(rt, source, names[pick(play, 3)], target);
    }
    if (status < 0)
        ouro_error_clear(rt);
}

static void let_go(Play *play)
{
    for (int64_t i = 0; i < play->node_count; i++) {
        ouro_Object *node = play->nodes[i];
        play->nodes[i] = NULL;
        ouro_release(play->rt, node);
    }
    play->node_count = 0;
}

/* Leaves a graph of which a part is in the list `live`; whether C still holds a node as well. */
static ouro_Object *make_graph(Play *play)
{
    ouro_Runtime *rt = play->rt;
    int64_t count = 5 + (int64_t)pick(play, MOST_NODES - 4);
    for (play->node_count = 0; play->node_count < count;) {
        ouro_Object *node = new_node(play);
        assert_non_null(node);
        play->nodes[play->node_count++] = node;
    }
    int64_t links = count / 2 + (int64_t)pick(play, (uint64_t)(2 * count));
    for (int64_t i = 0; i < links; i++)
        link_nodes(play, random_node(play), random_node(play));
    int64_t live = (int64_t)pick(play, 5);
    for (int64_t i = 0; i < live; i++)
        assert_int_equal(ouro_list_append(rt, play->live, random_node(play)), 0);
    if (pick(play, 4) == 0)
        ouro_collect(rt, (int)pick(play, 2));
    ouro_Object *held = pick(play, 8) == 0 ? ouro_hold(rt, random_node(play)) : NULL;
    let_go(play);
    return held;
}

/* ---- agreement */

static void add_address(Addresses *addresses, uint64_t address)
{
    assert_true(addresses->count < MOST_FOUND);
    addresses->items[addresses->count++] = address;
}

static bool has_address(const Addresses *addresses, uint64_t address)
{
    for (int64_t i = 0; i < addresses->count; i++) {
        if (addresses->items[i] == address)
            return true;
    }
    return false;
}

static void remove_address(Addresses *addresses, uint64_t address)
{
    for (int64_t i = 0; i < addresses->count; i++) {
        if (addresses->items[i] != address)
            continue;
        addresses->items[i] = addresses->items[--addresses->count];
        return;
    }
}

/* Follows what the collector decides until it has judged all objects. */
static void note_decision(void *user, ouro_Runtime *rt, const ouro_Event *event)
{
    (void)rt;
    Play *play = user;
    if (play->is_deduced)
        return;
    if (event->kind == OURO_EVENT_PHASE) {
        play->is_deduced = event->value == OURO_PHASE_MOVE_SURVIVORS;
    } else if (event->value == OURO_VERDICT_TENTATIVELY_UNREACHABLE) {
        add_address(&play->found, event->subject);
    } else if (event->value == OURO_VERDICT_RESCUED) {
        remove_address(&play->found, event->subject);
    }
}

static void trace(Play *play)
{
    Runtime *rt = (Runtime *)play->rt;
    Scratch scratch;
    scratch_begin(&scratch);
    GcTrace result = gc_trace(rt, &scratch);
    assert_true(result.complete);
    play->expected.count = 0;
    for (int i = 0; i < GC_GENERATIONS; i++) {
        const GcHead *list = &rt->collector.generations[i].head;
        for (const GcHead *head = gc_next(list); head != list; head = gc_next(head)) {
            const Object *object = gc_head_object(head);
            if (!gc_trace_reached(rt, &result, object))
                add_address(&play->expected, ref_of(object));
        }
    }
    assert_int_equal(result.unreachable, play->expected.count);
    scratch_end(&scratch);
}

static void compare(const Play *play)
{
    for (int64_t i = 0; i < play->expected.count; i++) {
        if (!has_address(&play->found, play->expected.items[i])) {
            fail_msg("seed %llu: the collector keeps %s, which no root reaches",
                     (unsigned long long)play->seed,
                     ouro_type_name((ouro_Object *)ref_pointer(play->expected.items[i])));
        }
    }
    if (play->found.count != play->expected.count) {
        fail_msg("seed %llu: the collector judges %lld objects unreachable, tracing %lld",
                 (unsigned long long)play->seed, (long long)play->found.count,
                 (long long)play->expected.count);
    }
}

/* Collects everything, and compares. Objects that died are no longer looked at: their judgement was noted
 * before. */
static void agree(Play *play)
{
    const uint64_t mask = OURO_EVENT_BIT(OURO_EVENT_PHASE) | OURO_EVENT_BIT(OURO_EVENT_DECISION);
    trace(play);
    play->found.count = 0;
    play->is_deduced = false;
    ouro_set_hook(play->rt, note_decision, play, mask);
    ouro_collect(play->rt, 2);
    ouro_set_hook(play->rt, NULL, NULL, 0);
    assert_true(play->is_deduced);
    compare(play);
    play->garbage += (uint64_t)play->found.count;
}

static void verify(Play *play)
{
    char why[256];
    if (!ouro_check(play->rt, why, sizeof why))
        fail_msg("seed %llu: %s", (unsigned long long)play->seed, why);
}

/* ---- one graph from beginning to end */

static int64_t blocks(Play *play)
{
    ouro_MemoryStatistics statistics;
    ouro_memory_statistics(play->rt, &statistics);
    return statistics.allocated_blocks;
}

/* Until finalizers and callbacks have brought back the last object. */
static void clear_away(Play *play)
{
    ouro_Runtime *rt = play->rt;
    do {
        ouro_list_clear(rt, play->live);
        ouro_list_clear(rt, play->revived);
        agree(play);
    } while (play->found.count != 0 || ouro_length(rt, play->revived) != 0);
}

static void play_graph(Play *play, uint64_t seed, int64_t blocks_before)
{
    play->seed = seed;
    play->random = seed * UINT64_C(0x9e3779b97f4a7c15) + 1;
    ouro_Object *held = make_graph(play);
    agree(play);
    if (seed % (OURO_VERIFY ? 16 : 8) == 0)
        verify(play);
    ouro_release(play->rt, held);
    if (ouro_length(play->rt, play->live) > 1)
        ouro_list_delete(play->rt, play->live, 0);
    agree(play);
    clear_away(play);
    assert_int_equal(ouro_error_kind(play->rt), OURO_ERROR_NONE);
    if (blocks(play) != blocks_before) {
        fail_msg("seed %llu: %lld blocks before, %lld after", (unsigned long long)seed,
                 (long long)blocks_before, (long long)blocks(play));
    }
}

/* ---- a runtime for many graphs */

static ouro_Object *new_named_list(ouro_Runtime *rt, const char *name)
{
    ouro_Object *list = ouro_list_new(rt);
    assert_int_equal(ouro_set_global(rt, name, list), 0);
    return list;
}

static void make_class(Play *play, enum NodeKind kind, const char *name, ouro_TypeKind base_kind)
{
    static const char *const slots[] = {"a", "b", "c", "__weakref__"};
    ouro_Runtime *rt = play->rt;
    const ouro_Method methods[] = {{"__del__", finalize, play}};
    ouro_Object *base = ouro_builtin_type(rt, base_kind);
    play->classes[kind] =
        ouro_class_new(rt, &(ouro_ClassDefinition){.name = name,
                                                   .bases = &base,
                                                   .base_count = 1,
                                                   .methods = methods,
                                                   .method_count = kind == NODE_FINALIZED,
                                                   .slots = kind == NODE_SLOTTED ? slots : NULL,
                                                   .slot_count = kind == NODE_SLOTTED ? 4 : 0});
    ouro_release(rt, base);
    assert_int_equal(ouro_set_global(rt, name, play->classes[kind]), 0);
}

/* The attributes that instances of a class will have are noted in it with the first ones. */
static void warm_up(Play *play, ouro_Object *class)
{
    ouro_Object *instance = ouro_instance_new(play->rt, class);
    ouro_Object *none = ouro_none(play->rt);
    assert_int_equal(ouro_set_attribute(play->rt, instance, "a", none), 0);
    assert_int_equal(ouro_set_attribute(play->rt, instance, "b", none), 0);
    assert_int_equal(ouro_set_attribute(play->rt, instance, "c", none), 0);
    ouro_release(play->rt, none);
    ouro_release(play->rt, instance);
}

static void begin(Play *play)
{
    ouro_Runtime *rt = play->rt = api_new_unstressed();
    play->live = new_named_list(rt, "live");
    play->revived = new_named_list(rt, "revived");
    play->callback = ouro_function_new(rt, "call_back", call_back, play);
    make_class(play, NODE_PLAIN, "Plain", OURO_TYPE_OBJECT);
    make_class(play, NODE_SLOTTED, "Slotted", OURO_TYPE_OBJECT);
    make_class(play, NODE_FINALIZED, "Finalized", OURO_TYPE_OBJECT);
    make_class(play, NODE_SUBLIST, "List", OURO_TYPE_LIST);
    make_class(play, NODE_SUBDICT, "Dict", OURO_TYPE_DICT);
    for (int kind = 0; kind < NODE_KIND_COUNT; kind++) {
        if (play->classes[kind] != NULL)
            warm_up(play, play->classes[kind]);
    }
    play->seed = 0;
    clear_away(play);
}

static void end(Play *play)
{
    for (int kind = 0; kind < NODE_KIND_COUNT; kind++) {
        ouro_release(play->rt, play->classes[kind]);
        play->classes[kind] = NULL;
    }
    ouro_release(play->rt, play->callback);
    ouro_release(play->rt, play->revived);
    ouro_release(play->rt, play->live);
    api_free(play->rt);
}

static uint64_t graphs = OURO_VERIFY ? 2000 : 100000;
static uint64_t first_seed = 1;

static void the_collector_and_the_tracing_agree(void **state)
{
    if (!OURO_HOOKS)
        skip();
    (void)state;
    Play *play = calloc(1, sizeof *play);
    assert_non_null(play);
    for (uint64_t done = 0; done < graphs; done++) {
        if (done % GRAPHS_A_RUNTIME == 0)
            begin(play);
        play_graph(play, first_seed + done, blocks(play));
        if (done % GRAPHS_A_RUNTIME == GRAPHS_A_RUNTIME - 1 || done == graphs - 1)
            end(play);
    }
    print_message("%llu graphs: %llu objects of garbage, %llu finalizers, %llu callbacks\n",
                  (unsigned long long)graphs, (unsigned long long)play->garbage,
                  (unsigned long long)play->finalized, (unsigned long long)play->called_back);
    assert_true(play->garbage > graphs && play->finalized > graphs / 10 && play->called_back > graphs / 10);
    free(play);
}

int main(int argument_count, char **arguments)
{
    if (argument_count > 1)
        graphs = strtoull(arguments[1], NULL, 10);
    if (argument_count > 2)
        first_seed = strtoull(arguments[2], NULL, 10);
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_collector_and_the_tracing_agree)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
