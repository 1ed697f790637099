/* Length, subscripts, membership: what sequences and mappings have in common. CPython: Objects/abstract.c */
#include "types/abstract.h"

#include "object/error.h"
#include "object/protocol.h"
#include "types/call.h"
#include "types/class/generic_alias.h"
#include "types/class/type.h"
#include "types/container/list.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/names.h"
#include "types/none.h"
#include "types/number/int.h"

/* ---- length */

int64_t object_length(Runtime *rt, Object *object)
{
    const TypeObject *type = object_type(object);
    LengthFunction length = type_sq_length(type);
    if (length == NULL)
        length = type_mp_length(type);
    if (length != NULL)
        return length(rt, object);
    error_format(rt, ERROR_TYPE, "object of type '%.200T' has no len()", object);
    return -1;
}

static bool has_length(const TypeObject *type)
{
    return type_sq_length(type) != NULL || type_mp_length(type) != NULL;
}

/* What __length_hint__ gave. Takes over the reference. -1 and an error. */
static int64_t checked_hint(Runtime *rt, Object *result, int64_t fallback)
{
    bool overflow = false;
    int64_t hint = -1;
    if (result == runtime_not_implemented(rt))
        hint = fallback;
    else if (!object_is_int(result))
        error_format(rt, ERROR_TYPE, "__length_hint__ must be an integer, not %.100T", result);
    else if ((hint = int_as_int64(rt, result, &overflow)) < 0 && !overflow)
        error_set(rt, ERROR_VALUE, "__length_hint__() should return >= 0");
    else if (overflow)
        error_set(rt, ERROR_OVERFLOW, "Python int too large to convert to C ssize_t");
    object_decref(rt, result);
    return error_occurred(rt) ? -1 : hint;
}

/* TypeError from __len__ or __length_hint__ says that there is none; any other stays. */
static bool forgive_type_error(Runtime *rt)
{
    if (!error_matches(rt, ERROR_TYPE))
        return false;
    error_clear(rt);
    return true;
}

int64_t object_length_hint(Runtime *rt, Object *object, int64_t fallback)
{
    if (has_length(object_type(object))) {
        int64_t length = object_length(rt, object);
        if (length >= 0 || !forgive_type_error(rt))
            return length;
    }
    Object *hint = object_lookup_special(rt, object, name_object(rt, NAME_length_hint));
    if (hint == NULL)
        return error_occurred(rt) ? -1 : fallback;
    Object *result = object_call_no_arguments(rt, hint);
    object_decref(rt, hint);
    if (result == NULL)
        return forgive_type_error(rt) ? fallback : -1;
    return checked_hint(rt, result, fallback);
}

/* ---- items by index */

/* A negative index counts from the end, where the sequence has one. 0, or -1 and an error. */
static int count_from_end(Runtime *rt, Object *sequence, int64_t *index)
{
    LengthFunction length = type_sq_length(object_type(sequence));
    if (*index >= 0 || length == NULL)
        return 0;
    int64_t size = length(rt, sequence);
    if (size < 0)
        return -1;
    *index += size;
    return 0;
}

static Object *no_sequence(Runtime *rt, Object *object, bool is_mapping, const char *problem)
{
    if (is_mapping)
        return error_format(rt, ERROR_TYPE, "%.200T is not a sequence", object);
    return error_format(rt, ERROR_TYPE, "'%.200T' object %s", object, problem);
}

Object *sequence_item(Runtime *rt, Object *sequence, int64_t index)
{
    ItemFunction item = type_sq_item(object_type(sequence));
    if (item == NULL)
        return no_sequence(rt, sequence, type_mp_subscript(object_type(sequence)) != NULL,
                           "does not support indexing");
    return count_from_end(rt, sequence, &index) < 0 ? NULL : item(rt, sequence, index);
}

int sequence_set_item(Runtime *rt, Object *sequence, int64_t index, Object *value)
{
    SetItemFunction set = type_sq_ass_item(object_type(sequence));
    if (set == NULL) {
        no_sequence(rt, sequence, type_mp_ass_subscript(object_type(sequence)) != NULL,
                    value == NULL ? "doesn't support item deletion" : "does not support item assignment");
        return -1;
    }
    return count_from_end(rt, sequence, &index) < 0 ? -1 : set(rt, sequence, index, value);
}

/* ---- subscripts */

static bool is_index(const Object *key)
{
    return object_is_int(key) || type_nb_index(object_type(key)) != NULL;
}

/* sequence[key] by index alone; NULL and an error. */
static Object *get_by_index(Runtime *rt, Object *sequence, Object *key)
{
    int64_t index;
    if (!is_index(key))
        return error_format(rt, ERROR_TYPE, "sequence index must be integer, not '%.200T'", key);
    if (number_as_index(rt, key, &index, ERROR_INDEX) < 0)
        return NULL;
    return sequence_item(rt, sequence, index);
}

static Object *get_from_class(Runtime *rt, Object *class, Object *key)
{
    Object *method = NULL;
    if (class == type_as_object(runtime_type(rt, TYPE_TYPE)))
        return generic_alias_new(rt, class, key);
    if (object_lookup_attribute(rt, class, name_object(rt, NAME_class_getitem), &method) < 0)
        return NULL;
    if (method == NULL || method == runtime_none(rt)) {
        object_xdecref(rt, method);
        return error_format(rt, ERROR_TYPE, "type '%.200N' is not subscriptable", class);
    }
    Object *result = object_call_one(rt, method, key);
    object_decref(rt, method);
    return result;
}

Object *object_get_item(Runtime *rt, Object *object, Object *key)
{
    const TypeObject *type = object_type(object);
    BinaryFunction subscript = type_mp_subscript(type);
    if (subscript != NULL)
        return subscript(rt, object, key);
    if (type_sq_item(type) != NULL)
        return get_by_index(rt, object, key);
    if (object_is_type(object))
        return get_from_class(rt, object, key);
    return error_format(rt, ERROR_TYPE, "'%.200T' object is not subscriptable", object);
}

/* Whether CPython gives the type a table of sequence slots, whatever is in it. */
static bool is_some_sequence(const TypeObject *type)
{
    return type_has(type, TYPE_FLAG_HEAP_TYPE) || type_sq_length(type) != NULL ||
           type_sq_item(type) != NULL || type_sq_contains(type) != NULL || type_sq_concat(type) != NULL;
}

/* `value` NULL: delete. */
static int store(Runtime *rt, Object *object, Object *key, Object *value)
{
    const TypeObject *type = object_type(object);
    SetSubscriptFunction set = type_mp_ass_subscript(type);
    if (set != NULL)
        return set(rt, object, key, value);
    if (is_index(key) && is_some_sequence(type)) {
        int64_t index;
        if (number_as_index(rt, key, &index, ERROR_INDEX) < 0)
            return -1;
        return sequence_set_item(rt, object, index, value);
    }
    if (type_sq_ass_item(type) != NULL)
        error_format(rt, ERROR_TYPE, "sequence index must be integer, not '%.200T'", key);
    else
        error_format(rt, ERROR_TYPE, "'%.200T' object does not support item %s", object,
                     value == NULL ? "deletion" : "assignment");
    return -1;
}

int object_set_item(Runtime *rt, Object *object, Object *key, Object *value)
{
    return store(rt, object, key, value);
}

int object_delete_item(Runtime *rt, Object *object, Object *key) { return store(rt, object, key, NULL); }

/* ---- concatenation and repetition */

Object *sequence_concat(Runtime *rt, Object *left, Object *right)
{
    BinaryFunction concat = type_sq_concat(object_type(left));
    if (concat != NULL)
        return concat(rt, left, right);
    if (type_sq_item(object_type(left)) != NULL && type_sq_item(object_type(right)) != NULL) {
        BinaryFunction add = type_nb_add(object_type(left));
        Object *result = add == NULL ? not_implemented_new(rt) : add(rt, left, right);
        if (result != runtime_not_implemented(rt))
            return result;
        object_decref(rt, result);
    }
    return error_format(rt, ERROR_TYPE, "'%.200T' object can't be concatenated", left);
}

/* ---- membership */

/* By going through it. CPython: _PySequence_IterSearch */
static int search(Runtime *rt, Object *container, Object *item)
{
    Object *iterator = object_iter(rt, container);
    if (iterator == NULL) {
        if (error_matches(rt, ERROR_TYPE))
            error_format(rt, ERROR_TYPE, "argument of type '%.200T' is not iterable", container);
        return -1;
    }
    int found = 0;
    while (found == 0) {
        Object *candidate = iterator_next(rt, iterator);
        if (candidate == NULL) {
            found = error_occurred(rt) ? -1 : 0;
            break;
        }
        found = object_compare(rt, candidate, item, COMPARE_EQ);
        object_decref(rt, candidate);
    }
    object_decref(rt, iterator);
    return found;
}

int object_contains(Runtime *rt, Object *container, Object *item)
{
    ContainsFunction contains = type_sq_contains(object_type(container));
    return contains != NULL ? contains(rt, container, item) : search(rt, container, item);
}
