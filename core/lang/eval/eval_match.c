/* Patterns: mappings and classes; see eval_private.h. CPython: Python/ceval.c, match_keys, match_class. */
#include "lang/eval/eval_private.h"

#include "object/error.h"
#include "types/call.h"
#include "types/class/type.h"
#include "types/container/list.h"
#include "types/container/set.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/names.h"
#include "types/none.h"
#include "types/text/str.h"

/* ---- {key: …} */

/* subject.get(key, dummy): new reference, or NULL and an error; the dummy itself where it has no such key. */
static Object *get_value(Runtime *rt, Object *get, Object *key, Object *dummy)
{
    return object_call_two(rt, get, key, dummy);
}

/* 0, 1: a key is missing, -1. */
static int match_each_key(Runtime *rt, Object *get, Object *keys, Object *seen, Object *dummy, Object *values)
{
    for (int64_t i = 0; i < tuple_size(keys); i++) {
        Object *key = tuple_get(keys, i);
        int present = set_contains(rt, seen, key);
        if (present > 0)
            error_format(rt, ERROR_VALUE, "mapping pattern checks duplicate key (%R)", key);
        if (present != 0 || set_add(rt, seen, key) < 0)
            return -1;
        Object *value = get_value(rt, get, key, dummy);
        if (value == NULL)
            return -1;
        if (value == dummy) {
            object_decref(rt, value);
            return 1;
        }
        tuple_set(values, i, value);
    }
    return 0;
}

static Object *match_keys_with(Runtime *rt, Object *get, Object *keys)
{
    Object *seen = set_new(rt, TYPE_SET);
    TypeObject *plain = runtime_type(rt, TYPE_OBJECT);
    Object *dummy = seen == NULL ? NULL : object_new(rt, plain, plain->tp_basicsize);
    Object *values = dummy == NULL ? NULL : tuple_new(rt, tuple_size(keys));
    int status = values == NULL ? -1 : match_each_key(rt, get, keys, seen, dummy, values);
    object_xdecref(rt, dummy);
    object_xdecref(rt, seen);
    if (status == 0)
        return values;
    object_xdecref(rt, values);
    return status < 0 ? NULL : none_new(rt);
}

Object *match_keys(Runtime *rt, Object *subject, Object *keys)
{
    if (tuple_size(keys) == 0)
        return tuple_new(rt, 0);
    Object *name = str_intern_cstring(rt, "get");
    Object *get = name == NULL ? NULL : object_getattr(rt, subject, name);
    object_xdecref(rt, name);
    if (get == NULL)
        return NULL;
    Object *values = match_keys_with(rt, get, keys);
    object_decref(rt, get);
    return values;
}

/* ---- Class(…) */

typedef struct ClassMatch {
    Runtime *rt;
    Object *subject;
    Object *type;
    Object *seen; /* set of names used so far, or NULL */
    Object *values;
} ClassMatch;

/* 1: it has the attribute, and its value is in the list; 0; -1. */
static int match_attribute(ClassMatch *m, Object *name)
{
    Runtime *rt = m->rt;
    if (m->seen != NULL) {
        int present = set_contains(rt, m->seen, name);
        if (present > 0)
            error_format(rt, ERROR_TYPE, "%s() got multiple sub-patterns for attribute %R",
                         type_name_of((const TypeObject *)m->type), name);
        if (present != 0 || set_add(rt, m->seen, name) < 0)
            return -1;
    }
    Object *value;
    int found = object_lookup_attribute(rt, m->subject, name, &value);
    if (found <= 0)
        return found;
    int status = list_append(rt, m->values, value);
    object_decref(rt, value);
    return status < 0 ? -1 : 1;
}

static int too_many(ClassMatch *m, int64_t allowed, int32_t given)
{
    error_format(m->rt, ERROR_TYPE, "%s() accepts %lld positional sub-pattern%s (%d given)",
                 type_name_of((const TypeObject *)m->type), (long long)allowed, allowed == 1 ? "" : "s",
                 given);
    return -1;
}

/* By __match_args__. 1, 0, -1. */
static int match_by_names(ClassMatch *m, Object *names, int32_t positional)
{
    Runtime *rt = m->rt;
    if (!object_is_exact(rt, names, TYPE_TUPLE)) {
        error_format(rt, ERROR_TYPE, "%s.__match_args__ must be a tuple (got %s)",
                     type_name_of((const TypeObject *)m->type), type_name_of(object_type(names)));
        return -1;
    }
    if (tuple_size(names) < positional)
        return too_many(m, tuple_size(names), positional);
    for (int32_t i = 0; i < positional; i++) {
        Object *name = tuple_get(names, i);
        if (!str_is_exact(rt, name)) {
            error_format(rt, ERROR_TYPE, "__match_args__ elements must be strings (got %s)",
                         type_name_of(object_type(name)));
            return -1;
        }
        int status = match_attribute(m, name);
        if (status <= 0)
            return status;
    }
    return 1;
}

static int match_positional(ClassMatch *m, int32_t positional)
{
    Runtime *rt = m->rt;
    Object *names;
    int found = object_lookup_attribute(rt, m->type, name_object(rt, NAME_match_args), &names);
    if (found < 0)
        return -1;
    if (found > 0) {
        int status = match_by_names(m, names, positional);
        object_decref(rt, names);
        return status;
    }
    bool matches_self = type_has((const TypeObject *)m->type, TYPE_FLAG_MATCH_SELF);
    if (positional > matches_self)
        return too_many(m, matches_self, positional);
    return list_append(rt, m->values, m->subject) < 0 ? -1 : 1;
}

static int match_all(ClassMatch *m, int32_t positional, Object *names)
{
    Runtime *rt = m->rt;
    if (positional + tuple_size(names) > 1) {
        m->seen = set_new(rt, TYPE_SET);
        if (m->seen == NULL)
            return -1;
    }
    int status = positional > 0 ? match_positional(m, positional) : 1;
    for (int64_t i = 0; status > 0 && i < tuple_size(names); i++)
        status = match_attribute(m, tuple_get(names, i));
    return status;
}

Object *match_class(Runtime *rt, Object *subject, Object *type, int32_t positional, Object *names)
{
    if (!object_is_type(type)) {
        error_set(rt, ERROR_TYPE, "called match pattern must be a type");
        return NULL;
    }
    int is_instance = object_is_instance(rt, subject, type);
    if (is_instance <= 0)
        return is_instance < 0 ? NULL : none_new(rt);
    ClassMatch match = {rt, subject, type, NULL, list_new(rt, 0)};
    if (match.values == NULL)
        return NULL;
    int status = match_all(&match, positional, names);
    Object *result = status < 0 ? NULL : status == 0 ? none_new(rt) : list_to_tuple(rt, match.values);
    object_xdecref(rt, match.seen);
    object_decref(rt, match.values);
    return result;
}
