/* Small heaps for the collector's tests: lists in cycles, classes whose instances note what happens to them,
 * and a hook that keeps the events. */
#ifndef OURO_TESTS_GC_SCENE_H
#define OURO_TESTS_GC_SCENE_H

#include <stdio.h>
#include <string.h>

#include "object/function.h"
#include "object/protocol.h"
#include "runtime_fixture.h"
#include "types/call/builtin_function.h"
#include "types/call/method_descriptor.h"
#include "types/class/instance.h"
#include "types/class/type.h"
#include "types/class/weakref.h"
#include "types/container/dict.h"
#include "types/container/list.h"
#include "types/container/tuple.h"
#include "types/number/int.h"
#include "types/text/str.h"

/* ---- events */

enum { RECORDED_EVENTS = 4096 };

typedef struct Recording {
    int count;
    ouro_Event events[RECORDED_EVENTS];
} Recording;

static inline void record_event(void *user, ouro_Runtime *runtime, const ouro_Event *event)
{
    Recording *recording = user;
    (void)runtime;
    if (recording->count < RECORDED_EVENTS)
        recording->events[recording->count++] = *event;
}

static inline void scene_record(Runtime *rt, Recording *recording, uint64_t mask)
{
    Host *host = host_of(rt);
    recording->count = 0;
    host->hook = record_event;
    host->hook_user = recording;
    host->event_mask = mask;
    host->attention |= ATTENTION_HOOK;
}

static inline void scene_stop_recording(Runtime *rt) { host_of(rt)->attention &= ~(uint32_t)ATTENTION_HOOK; }

/* How often the object got the verdict. */
static inline int scene_verdicts(const Recording *recording, const Object *object, ouro_Verdict verdict)
{
    int count = 0;
    for (int i = 0; i < recording->count; i++) {
        const ouro_Event *event = &recording->events[i];
        bool is_it = event->kind == OURO_EVENT_DECISION && event->value == (int64_t)verdict;
        if (is_it && (object == NULL || event->subject == ref_of(object)))
            count++;
    }
    return count;
}

/* ---- objects */

static inline uint64_t scene_function(Runtime *rt, CFunction function)
{
    Host *host = host_of(rt);
    assert_true(host->function_count < HOST_FUNCTIONS);
    host->functions[host->function_count].function = (void (*)(void))function;
    return HOST_FUNCTION_FIRST + host->function_count++;
}

/* A callable of the C function. New reference. */
static inline Object *scene_callable(Runtime *rt, CFunction function)
{
    Object *name = str_from_cstring(rt, "callback");
    Object *callable = builtin_function_new(rt, scene_function(rt, function), NULL, name);
    object_decref(rt, name);
    assert_non_null(callable);
    return callable;
}

static inline void scene_set(Runtime *rt, Object *object, const char *name, Object *value)
{
    Object *key = str_intern_cstring(rt, name);
    assert_int_equal(object_setattr(rt, object, key, value), 0);
    object_decref(rt, key);
}

/* class name: __del__ = finalizer (when there is one). New reference. */
static inline TypeObject *scene_class(Runtime *rt, const char *name, CFunction finalizer)
{
    Object *namespace = dict_new(rt);
    TypeObject *class = (TypeObject *)type_new_class(rt, name, NULL, namespace);
    assert_non_null(class);
    if (finalizer != NULL) {
        Object *key = str_intern_cstring(rt, "__del__");
        Object *method = method_descriptor_new(rt, class, key, scene_function(rt, finalizer));
        assert_int_equal(object_setattr(rt, (Object *)class, key, method), 0);
        object_decref(rt, method);
        object_decref(rt, key);
    }
    object_decref(rt, namespace);
    return class;
}

/* a = []; b = [a]; a.append(b); nothing else refers to them. Their addresses are given for comparison alone.
 */
static inline void scene_list_pair(Runtime *rt, Object **a, Object **b)
{
    *a = list_new(rt, 0);
    *b = list_new(rt, 0);
    assert_int_equal(list_append(rt, *a, *b), 0);
    assert_int_equal(list_append(rt, *b, *a), 0);
    object_decref(rt, *a);
    object_decref(rt, *b);
}

/* An instance that refers to itself, with `tag` as an attribute. Nothing else refers to it. */
static inline Object *scene_selfish(Runtime *rt, TypeObject *class, int64_t tag)
{
    Object *object = instance_new(rt, class);
    Object *number = int_from_int64(rt, tag);
    scene_set(rt, object, "tag", number);
    scene_set(rt, object, "me", object);
    object_decref(rt, number);
    object_decref(rt, object);
    return object;
}

/* The int attribute `tag` of an object. */
static inline int64_t scene_tag(Runtime *rt, Object *object)
{
    bool overflow = false;
    Object *key = str_intern_cstring(rt, "tag");
    Object *value = object_getattr(rt, object, key);
    int64_t tag = value == NULL ? -1 : int_as_int64(rt, value, &overflow);
    object_xdecref(rt, value);
    object_decref(rt, key);
    return tag;
}

#endif
