/* Classes and instances for tests, named by C strings; and a log of what finalizers and callbacks did. */
#ifndef OURO_TESTS_TYPES_CLASS_SUPPORT_H
#define OURO_TESTS_TYPES_CLASS_SUPPORT_H

#include <stdio.h>
#include <string.h>

#include "object/function.h"
#include "object/protocol.h"
#include "runtime_fixture.h"
#include "types/call/builtin_function.h"
#include "types/call/method.h"
#include "types/call/method_descriptor.h"
#include "types/class/instance.h"
#include "types/class/type.h"
#include "types/class/weakref.h"
#include "types/container/dict.h"
#include "types/container/list.h"
#include "types/container/tuple.h"
#include "types/number/bool.h"
#include "types/number/int.h"
#include "types/text/str.h"

static inline int class_set_up(void **state)
{
    *state = fixture_new();
    return 0;
}

static inline int class_set_up_unstressed(void **state)
{
    *state = fixture_new_unstressed();
    return 0;
}

static inline int class_tear_down(void **state)
{
    fixture_free(*state);
    return 0;
}

static inline uint64_t number_of(Runtime *rt, CFunction function)
{
    Host *host = host_of(rt);
    assert_true(host->function_count < HOST_FUNCTIONS);
    host->functions[host->function_count].function = (void (*)(void))function;
    return HOST_FUNCTION_FIRST + host->function_count++;
}

static inline int set_attribute(Runtime *rt, void *object, const char *name, void *value)
{
    Object *key = str_intern_cstring(rt, name);
    assert_non_null(key);
    int status = object_setattr(rt, object, key, value);
    object_decref(rt, key);
    return status;
}

/* New reference, or NULL and an error. */
static inline Object *get_attribute(Runtime *rt, void *object, const char *name)
{
    Object *key = str_intern_cstring(rt, name);
    assert_non_null(key);
    Object *value = object_getattr(rt, object, key);
    object_decref(rt, key);
    return value;
}

static inline void set_number(Runtime *rt, void *object, const char *name, int64_t value)
{
    Object *number = int_from_int64(rt, value);
    assert_int_equal(set_attribute(rt, object, name, number), 0);
    object_decref(rt, number);
}

static inline int64_t get_number(Runtime *rt, void *object, const char *name)
{
    bool overflow = false;
    Object *value = get_attribute(rt, object, name);
    assert_non_null(value);
    int64_t number = int_as_int64(rt, value, &overflow);
    object_decref(rt, value);
    return number;
}

/* The last error's message; clears it. */
static inline const char *take_error(Runtime *rt, ErrorKind kind)
{
    static char message[sizeof rt->error.message];
    assert_int_equal(rt->error.kind, kind);
    memcpy(message, rt->error.message, sizeof message);
    error_clear(rt);
    return message;
}

/* class name(first, second), either base NULL: not there. */
static inline TypeObject *class_new(Runtime *rt, const char *name, TypeObject *first, TypeObject *second)
{
    Object *items[2] = {(Object *)first, (Object *)second};
    Object *bases = tuple_pack(rt, (first != NULL) + (second != NULL), items);
    Object *class = type_new_class(rt, name, bases, NULL);
    object_decref(rt, bases);
    return (TypeObject *)class;
}

/* class name(base): __slots__ = names, which end with NULL. */
static inline TypeObject *slotted_class_new(Runtime *rt, const char *name, TypeObject *base,
                                            const char *const *names)
{
    Object *list = list_new(rt, 0);
    for (; *names != NULL; names++) {
        Object *text = str_intern_cstring(rt, *names);
        assert_int_equal(list_append(rt, list, text), 0);
        object_decref(rt, text);
    }
    Object *slots = list_to_tuple(rt, list);
    Object *namespace = dict_new(rt);
    Object *bases = tuple_pack(rt, base != NULL, (Object **)&base);
    assert_int_equal(dict_set(rt, namespace, ref_pointer(rt->attribute_slots), slots), 0);
    Object *class = type_new_class(rt, name, bases, namespace);
    object_decref(rt, bases);
    object_decref(rt, namespace);
    object_decref(rt, slots);
    object_decref(rt, list);
    return (TypeObject *)class;
}

/* class.name = function(self, ...) */
static inline void add_method(Runtime *rt, TypeObject *class, const char *name, CFunction function)
{
    Object *key = str_intern_cstring(rt, name);
    Object *method = method_descriptor_new(rt, class, key, number_of(rt, function));
    assert_int_equal(object_setattr(rt, (Object *)class, key, method), 0);
    object_decref(rt, method);
    object_decref(rt, key);
}

static inline TypeObject *builtin(Runtime *rt, TypeId id) { return runtime_type(rt, id); }

/* Drops a class, which is in a cycle with itself. */
static inline void drop_class(Runtime *rt, TypeObject *class)
{
    object_decref(rt, type_as_object(class));
    gc_collect(rt, 2);
}

#endif
