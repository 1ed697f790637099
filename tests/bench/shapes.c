#include "shapes.h"

#include "gc/gc.h"
#include "object/protocol.h"
#include "types/builtin.h"
#include "types/dict.h"
#include "types/instance.h"
#include "types/int.h"
#include "types/list.h"
#include "types/str.h"
#include "types/tuple.h"
#include "types/type.h"

Runtime *shapes_runtime(void)
{
    Memory *memory = memory_create(NULL, sizeof(Runtime), NULL);
    Runtime *rt = (Runtime *)memory;
    if (rt == NULL || types_init(rt) < 0)
        return NULL;
    rt->collector.enabled = 0;
    return rt;
}

void shapes_end(Runtime *rt)
{
    types_finalize(rt);
    memory_destroy(&rt->memory);
}

/* The names and the class that the builders use. */
typedef struct Vocabulary {
    Object *key;
    Object *a;
    Object *b;
    Object *other;
    Object *shared;
    TypeObject *node;
} Vocabulary;

static Object *new_element(Runtime *rt, Shape shape, const Vocabulary *words, int64_t i)
{
    Object *element = NULL;
    Object *pair[2] = {words->shared, words->shared};
    switch (shape) {
    case SHAPE_wide_instances: {
        Object *number = int_from_int64(rt, i);
        element = instance_new(rt, words->node);
        object_setattr(rt, element, words->a, words->shared);
        object_setattr(rt, element, words->b, number);
        object_decref(rt, number);
        break;
    }
    case SHAPE_wide_tuples:
        element = tuple_pack(rt, 2, pair);
        break;
    case SHAPE_wide_dicts:
        element = dict_new(rt);
        dict_set(rt, element, words->key, words->shared);
        break;
    default:
        element = list_new(rt, 0);
        break;
    }
    return element;
}

static void add_random_edges(Runtime *rt, Object *lists)
{
    int64_t count = list_size(lists);
    int64_t seed = 12345;
    for (int64_t i = 0; i < count; i++) {
        for (int edge = 0; edge < 2; edge++) {
            seed = (seed * 1103 + 12347) % 2097143;
            list_append(rt, list_get(lists, i), list_get(lists, seed % count));
        }
    }
}

static Object *build_live(Runtime *rt, Shape shape, const Vocabulary *words, int64_t count)
{
    Object *live = list_new(rt, count);
    if (live == NULL)
        return NULL;
    for (int64_t i = 0; i < count; i++)
        list_set_item(rt, live, i, new_element(rt, shape, words, i));
    if (shape == SHAPE_random_lists)
        add_random_edges(rt, live);
    return live;
}

static void link(Runtime *rt, Shape shape, const Vocabulary *words, Object *from, Object *to)
{
    switch (shape) {
    case SHAPE_list_pairs:
        list_append(rt, from, to);
        break;
    case SHAPE_dict_pairs:
        dict_set(rt, from, words->key, to);
        break;
    default:
        object_setattr(rt, from, words->other, to);
        break;
    }
}

static void build_garbage(Runtime *rt, Shape shape, const Vocabulary *words, int64_t count)
{
    for (int64_t i = 0; i < count; i++) {
        Object *pair[2];
        for (int k = 0; k < 2; k++) {
            pair[k] = shape == SHAPE_list_pairs   ? list_new(rt, 0)
                      : shape == SHAPE_dict_pairs ? dict_new(rt)
                                                  : instance_new(rt, words->node);
        }
        link(rt, shape, words, pair[1], pair[0]);
        link(rt, shape, words, pair[0], pair[1]);
        object_decref(rt, pair[0]);
        object_decref(rt, pair[1]);
    }
}

Object *shape_build(Runtime *rt, Shape shape, int64_t count)
{
    Object *namespace = dict_new(rt);
    Vocabulary words = {
        .key = str_intern_cstring(rt, "k"),
        .a = str_intern_cstring(rt, "a"),
        .b = str_intern_cstring(rt, "b"),
        .other = str_intern_cstring(rt, "other"),
        .shared = list_new(rt, 0),
        .node = (TypeObject *)type_new_class(rt, "Node", NULL, namespace),
    };
    Object *result;
    if (shape >= SHAPE_list_pairs) {
        build_garbage(rt, shape, &words, count);
        result = none_new(rt);
    } else {
        result = build_live(rt, shape, &words, count);
    }
    Object *const used[] = {words.key, words.a, words.b, words.other, words.shared, (Object *)words.node,
                            namespace};
    for (size_t i = 0; i < sizeof used / sizeof used[0]; i++)
        object_decref(rt, used[i]);
    return result;
}

void shape_drop(Runtime *rt, Shape shape, Object *live)
{
    if (shape == SHAPE_random_lists) {
        for (int64_t i = 0; i < list_size(live); i++)
            list_clear_items(rt, list_get(live, i));
    }
    object_decref(rt, live);
}
