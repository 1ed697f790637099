/* A heap with one of everything, for the tests of inspection. */
#ifndef OURO_TESTS_INSPECT_SCENE_H
#define OURO_TESTS_INSPECT_SCENE_H

#include "inspect/verify.h"
#include "runtime_fixture.h"
#include "types/call/cell.h"
#include "types/call/method.h"
#include "types/class/instance.h"
#include "types/class/type.h"
#include "types/class/weakref.h"
#include "types/container/dict.h"
#include "types/container/list.h"
#include "types/container/set.h"
#include "types/container/tuple.h"
#include "types/number/float.h"
#include "types/number/int.h"
#include "types/number/int_text.h"
#include "types/text/bytes.h"
#include "types/text/str.h"

/* globals[name] = object, which is stolen. */
static inline void scene_bind(Runtime *rt, const char *name, Object *object)
{
    assert_non_null(object);
    Object *key = str_intern_cstring(rt, name);
    assert_non_null(key);
    assert_int_equal(dict_set(rt, ref_pointer(rt->globals), key, object), 0);
    object_decref(rt, key);
    object_decref(rt, object);
}

static inline Object *scene_global(Runtime *rt, const char *name)
{
    Object *key = str_intern_cstring(rt, name);
    Object *object = dict_get(rt, ref_pointer(rt->globals), key);
    object_decref(rt, key);
    assert_non_null(object);
    return object;
}

static inline void scene_set_attribute(Runtime *rt, Object *object, const char *name, Object *value)
{
    Object *key = str_intern_cstring(rt, name);
    assert_int_equal(object_setattr(rt, object, key, value), 0);
    object_decref(rt, key);
}

static inline void scene_append(Runtime *rt, Object *list, Object *stolen)
{
    assert_non_null(stolen);
    assert_int_equal(list_append(rt, list, stolen), 0);
    object_decref(rt, stolen);
}

static inline Object *scene_class(Runtime *rt, const char *name)
{
    Object *namespace = dict_new(rt);
    Object *class = type_new_class(rt, name, NULL, namespace);
    assert_non_null(class);
    object_decref(rt, namespace);
    return class;
}

/* a = [7, 1.5, 'text', 'größe', b'bytes', (1.25, None), {…}, {…set}, a]; Node; n = Node(); n.other = a;
 * n.value = 3.5; r = weakref(n); big = 10 ** 40; d = {1: 'x', 'k': a} */
static inline void scene_build(Runtime *rt)
{
    Object *list = list_new(rt, 0);
    scene_bind(rt, "a", list);
    scene_append(rt, list, int_from_int64(rt, 7));
    scene_append(rt, list, float_from_double(rt, 1.5));
    scene_append(rt, list, str_from_cstring(rt, "text"));
    scene_append(rt, list,
                 str_from_cstring(rt, "gr\xC3\xB6\xC3\x9F"
                                      "e"));
    scene_append(rt, list, bytes_from_data(rt, "bytes", 5));
    Object *items[2] = {float_from_double(rt, 1.25), none_new(rt)};
    scene_append(rt, list, tuple_pack(rt, 2, items));
    object_decref(rt, items[0]);
    object_decref(rt, items[1]);
    Object *set = set_new(rt, TYPE_SET);
    for (int i = 0; i < 10; i++) {
        Object *number = int_from_int64(rt, 1000 + i);
        assert_int_equal(set_add(rt, set, number), 0);
        object_decref(rt, number);
    }
    scene_append(rt, list, set);
    scene_append(rt, list, object_incref(list));
    Object *dict = dict_new(rt);
    Object *one = int_from_int64(rt, 1);
    Object *x = str_from_cstring(rt, "x");
    Object *k = str_from_cstring(rt, "key");
    assert_int_equal(dict_set(rt, dict, one, x), 0);
    assert_int_equal(dict_set(rt, dict, k, list), 0);
    object_decref(rt, one);
    object_decref(rt, x);
    object_decref(rt, k);
    scene_bind(rt, "d", dict);
    scene_bind(rt, "Node", scene_class(rt, "Node"));
    Object *node = instance_new(rt, (TypeObject *)scene_global(rt, "Node"));
    scene_bind(rt, "n", node);
    scene_set_attribute(rt, node, "other", list);
    Object *value = float_from_double(rt, 3.5);
    scene_set_attribute(rt, node, "value", value);
    object_decref(rt, value);
    scene_bind(rt, "r", weakref_new(rt, node, NULL));
    scene_bind(rt, "c", cell_new(rt, list));
    scene_bind(rt, "big", int_from_text(rt, "10000000000000000000000000000000000000000", 41, 10));
}

static inline void assert_verifies(const Runtime *rt, bool strict)
{
    char why[256];
    if (!verify_runtime(rt, strict, why, sizeof why))
        fail_msg("the heap is inconsistent: %s", why);
}

#endif
