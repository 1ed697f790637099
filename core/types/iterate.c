/* Going through any object, and lists and tuples made of what comes. CPython: Objects/abstract.c */
#include "types/abstract.h"

#include "object/error.h"
#include "object/protocol.h"
#include "types/class/type.h"
#include "types/container/iterator.h"
#include "types/container/list.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"

/* Of the old protocol: has __getitem__ and is no dict. */
static bool is_sequence(const Object *object)
{
    return !object_has(object, TYPE_FLAG_DICT_SUBCLASS) && type_sq_item(object_type(object)) != NULL;
}

Object *object_iter(Runtime *rt, Object *object)
{
    UnaryFunction iter = type_iter_slot(object_type(object));
    if (iter == NULL) {
        if (is_sequence(object))
            return sequence_iterator_new(rt, object);
        return error_format(rt, ERROR_TYPE, "'%.200T' object is not iterable", object);
    }
    Object *iterator = iter(rt, object);
    if (iterator == NULL || type_iternext_slot(object_type(iterator)) != NULL)
        return iterator;
    error_format(rt, ERROR_TYPE, "iter() returned non-iterator of type '%.100T'", iterator);
    object_decref(rt, iterator);
    return NULL;
}

void *iterator_lost(Runtime *rt, const Object *iterator)
{
    if (type_iternext_slot(object_type(iterator)) != NULL && recursion_enter(rt, ""))
        recursion_leave(rt);
    if (error_occurred(rt))
        return NULL;
    return error_format(rt, ERROR_TYPE, "'%.200T' object is not iterable", iterator);
}

Object *iterator_next(Runtime *rt, Object *iterator)
{
    Object *item = iterator_step(rt, iterator);
    if (item == NULL && error_occurred(rt) && error_matches(rt, ERROR_STOP_ITERATION))
        error_clear(rt);
    return item;
}

Object *sequence_list(Runtime *rt, Object *iterable)
{
    Object *list = list_new(rt, 0);
    if (list == NULL || list_extend(rt, list, iterable) == 0)
        return list;
    object_decref(rt, list);
    return NULL;
}

/* ---- tuple(iterable) */

/* Of a guess the tuple may be too short; it then grows as CPython's does: by a quarter and ten more. */
static int64_t longer(int64_t size) { return size + 10 + (size + 10) / 4; }

/* Fills *tuple (owned; NULL when it fails) with what the iterator gives. */
static int fill_tuple(Runtime *rt, Object *iterator, Object **tuple)
{
    int64_t count = 0;
    for (;; count++) {
        Object *item = iterator_next(rt, iterator);
        if (item == NULL)
            break;
        if (count >= tuple_size(*tuple) && tuple_resize(rt, tuple, longer(count)) < 0) {
            object_decref(rt, item);
            return -1;
        }
        tuple_set(*tuple, count, item);
    }
    if (error_occurred(rt)) {
        object_decref(rt, *tuple);
        *tuple = NULL;
        return -1;
    }
    return count < tuple_size(*tuple) ? tuple_resize(rt, tuple, count) : 0;
}

static Object *tuple_of_iterable(Runtime *rt, Object *iterable)
{
    Object *iterator = object_iter(rt, iterable);
    if (iterator == NULL)
        return NULL;
    int64_t hint = object_length_hint(rt, iterable, 10);
    Object *tuple = hint < 0 ? NULL : tuple_new(rt, hint);
    if (tuple != NULL)
        fill_tuple(rt, iterator, &tuple);
    object_decref(rt, iterator);
    return tuple;
}

Object *sequence_tuple(Runtime *rt, Object *iterable)
{
    if (object_is_exact(rt, iterable, TYPE_TUPLE))
        return object_incref(iterable);
    if (object_is_exact(rt, iterable, TYPE_LIST))
        return list_to_tuple(rt, iterable);
    return tuple_of_iterable(rt, iterable);
}

Object *sequence_fast(Runtime *rt, Object *iterable, const char *message)
{
    if (object_is_exact(rt, iterable, TYPE_LIST) || object_is_exact(rt, iterable, TYPE_TUPLE))
        return object_incref(iterable);
    Object *iterator = object_iter(rt, iterable);
    if (iterator == NULL) {
        if (error_matches(rt, ERROR_TYPE))
            error_set(rt, ERROR_TYPE, "%s", message);
        return NULL;
    }
    Object *list = sequence_list(rt, iterator);
    object_decref(rt, iterator);
    return list;
}
