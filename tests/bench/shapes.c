#include "shapes.h"

#include "gc/gc.h"
#include "object/protocol.h"
#include "types/builtin.h"
#include "types/class/instance.h"
#include "types/class/type.h"
#include "types/container/dict.h"
#include "types/container/list.h"
#include "types/container/tuple.h"
#include "types/number/int.h"
#include "types/text/str.h"

bool scene_begin(Scene *scene)
{
    Runtime *rt = (Runtime *)memory_create(NULL, sizeof(Runtime), NULL);
    if (rt == NULL || types_init(rt) < 0)
        return false;
    rt->collector.enabled = 0;
    Object *namespace = dict_new(rt);
    *scene = (Scene){
        .rt = rt,
        .key = str_intern_cstring(rt, "k"),
        .a = str_intern_cstring(rt, "a"),
        .b = str_intern_cstring(rt, "b"),
        .other = str_intern_cstring(rt, "other"),
        .shared = list_new(rt, 0),
        .node = (TypeObject *)type_new_class(rt, "Node", NULL, namespace),
    };
    object_decref(rt, namespace);
    return scene->node != NULL;
}

void scene_end(Scene *scene)
{
    Object *const held[] = {scene->key,   scene->a,      scene->b,
                            scene->other, scene->shared, (Object *)scene->node};
    for (size_t i = 0; i < sizeof held / sizeof held[0]; i++)
        object_decref(scene->rt, held[i]);
    types_finalize(scene->rt);
    memory_destroy(&scene->rt->memory);
}

static Object *new_element(const Scene *scene, Shape shape, int64_t i)
{
    Runtime *rt = scene->rt;
    Object *element = NULL;
    Object *pair[2] = {scene->shared, scene->shared};
    switch (shape) {
    case SHAPE_wide_instances: {
        Object *number = int_from_int64(rt, i);
        element = instance_new(rt, scene->node);
        object_setattr(rt, element, scene->a, scene->shared);
        object_setattr(rt, element, scene->b, number);
        object_decref(rt, number);
        break;
    }
    case SHAPE_wide_tuples:
        element = tuple_pack(rt, 2, pair);
        break;
    case SHAPE_wide_dicts:
        element = dict_new(rt);
        dict_set(rt, element, scene->key, scene->shared);
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

static Object *build_live(const Scene *scene, Shape shape, int64_t count)
{
    Runtime *rt = scene->rt;
    Object *live = list_new(rt, count);
    if (live == NULL)
        return NULL;
    for (int64_t i = 0; i < count; i++)
        list_set_item(rt, live, i, new_element(scene, shape, i));
    if (shape == SHAPE_random_lists)
        add_random_edges(rt, live);
    return live;
}

static void link(const Scene *scene, Shape shape, Object *from, Object *to)
{
    Runtime *rt = scene->rt;
    switch (shape) {
    case SHAPE_list_pairs:
        list_append(rt, from, to);
        break;
    case SHAPE_dict_pairs:
        dict_set(rt, from, scene->key, to);
        break;
    default:
        object_setattr(rt, from, scene->other, to);
        break;
    }
}

static void build_garbage(const Scene *scene, Shape shape, int64_t count)
{
    Runtime *rt = scene->rt;
    for (int64_t i = 0; i < count; i++) {
        Object *pair[2];
        for (int k = 0; k < 2; k++) {
            pair[k] = shape == SHAPE_list_pairs   ? list_new(rt, 0)
                      : shape == SHAPE_dict_pairs ? dict_new(rt)
                                                  : instance_new(rt, scene->node);
        }
        link(scene, shape, pair[1], pair[0]);
        link(scene, shape, pair[0], pair[1]);
        object_decref(rt, pair[0]);
        object_decref(rt, pair[1]);
    }
}

Object *shape_build(const Scene *scene, Shape shape, int64_t count)
{
    if (shape < SHAPE_list_pairs)
        return build_live(scene, shape, count);
    build_garbage(scene, shape, count);
    return none_new(scene->rt);
}

void shape_drop(const Scene *scene, Shape shape, Object *live)
{
    Runtime *rt = scene->rt;
    if (shape == SHAPE_random_lists) {
        for (int64_t i = 0; i < list_size(live); i++)
            list_clear(rt, list_get(live, i));
    }
    object_decref(rt, live);
}
