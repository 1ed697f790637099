/* list: what stands between brackets, steps included; see list.h. */
#include "types/container/list.h"

#include <string.h>

#include "object/protocol.h"
#include "types/abstract.h"
#include "types/container/slice.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"

static bool is_index(const Object *key) { return type_nb_index(object_type(key)) != NULL; }

static void refuse(Runtime *rt, Object *key)
{
    error_format(rt, ERROR_TYPE, "list indices must be integers or slices, not %.200T", key);
}

/* Negative indices counted from the end; -1 and an error. */
static int resolve_index(Runtime *rt, Object *list, Object *key, int64_t *index)
{
    if (number_as_index(rt, key, index, ERROR_INDEX) < 0)
        return -1;
    if (*index < 0)
        *index += list_size(list);
    return 0;
}

static Object *stepped_slice(Runtime *rt, Object *list, int64_t start, int64_t step, int64_t count)
{
    Object *result = list_new_prealloc(rt, count);
    if (result == NULL)
        return NULL;
    Ref *target = list_items(result);
    for (int64_t i = 0; i < count && start < list_size(list); i++, start += step) {
        target[i] = ref_of(object_incref(list_get(list, start)));
        ((VarObject *)result)->ob_size = i + 1;
    }
    return result;
}

static Object *slice_of(Runtime *rt, Object *list, Object *slice)
{
    int64_t start, stop, step;
    if (slice_unpack(rt, slice, &start, &stop, &step) < 0)
        return NULL;
    int64_t count = slice_adjust(list_size(list), &start, &stop, step);
    if (count <= 0)
        return list_new(rt, 0);
    if (step == 1)
        return list_slice(rt, list, start, stop);
    return stepped_slice(rt, list, start, step, count);
}

Object *list_subscript(Runtime *rt, Object *list, Object *key)
{
    if (object_is_slice(rt, key))
        return slice_of(rt, list, key);
    if (!is_index(key)) {
        refuse(rt, key);
        return NULL;
    }
    int64_t index;
    if (resolve_index(rt, list, key, &index) < 0)
        return NULL;
    if (index >= 0 && index < list_size(list))
        return object_incref(list_get(list, index));
    error_set(rt, ERROR_INDEX, "list index out of range");
    return NULL;
}

/* ---- slices with a step, assigned or deleted. What is taken out is released when the list is whole again. */

static Ref *room_for(Runtime *rt, int64_t count)
{
    Ref *refs = memory_alloc(&rt->memory, (uint64_t)count * sizeof(Ref));
    if (refs == NULL)
        error_no_memory(rt);
    return refs;
}

static void release_all(Runtime *rt, Ref *refs, int64_t count)
{
    for (int64_t i = 0; i < count; i++)
        object_xdecref(rt, ref_pointer(refs[i]));
    memory_free(&rt->memory, refs);
}

static int delete_stepped(Runtime *rt, Object *list, int64_t start, int64_t step, int64_t count)
{
    int64_t size = list_size(list);
    if (step < 0) {
        start += step * (count - 1);
        step = -step;
    }
    Ref *removed = room_for(rt, count);
    if (removed == NULL)
        return -1;
    Ref *items = list_items(list);
    for (int64_t i = 0, from = start; i < count; i++, from += step) {
        int64_t run = i + 1 < count ? step - 1 : size - from - 1;
        removed[i] = items[from];
        memmove(items + from - i, items + from + 1, (size_t)run * sizeof(Ref));
    }
    ((VarObject *)list)->ob_size = size - count;
    int status = list_resize(rt, list, size - count);
    release_all(rt, removed, count);
    return status;
}

static int store_stepped(Runtime *rt, Object *list, int64_t start, int64_t step, int64_t count,
                         Object *source)
{
    Ref *removed = count == 0 ? NULL : room_for(rt, count);
    if (count != 0 && removed == NULL)
        return -1;
    const Ref *from = object_is_list(source) ? list_items(source) : tuple_items(source);
    Ref *items = list_items(list);
    for (int64_t i = 0; i < count; i++, start += step) {
        removed[i] = items[start];
        items[start] = ref_of(object_incref(ref_pointer(from[i])));
    }
    release_all(rt, removed, count);
    return 0;
}

/* What gives the items may have shortened the list, which CPython 3.11 then writes past: the slice is measured anew. */
static int assign_stepped(Runtime *rt, Object *list, int64_t start, int64_t stop, int64_t step, Object *value)
{
    int64_t first = start, end = stop;
    int64_t count = slice_adjust(list_size(list), &first, &end, step);
    Object *source = value == list ? list_copy(rt, list)
                                   : sequence_fast(rt, value, "must assign iterable to extended slice");
    if (source == NULL)
        return -1;
    int64_t given = ((VarObject *)source)->ob_size;
    int64_t last = first + (count - 1) * step;
    if (given == count && count > 0 && (first > last ? first : last) >= list_size(list)) {
        first = start;
        count = slice_adjust(list_size(list), &first, &stop, step);
    }
    int status = -1;
    if (given != count) {
        error_set(rt, ERROR_VALUE, "attempt to assign sequence of size %lld to extended slice of size %lld",
                  (long long)given, (long long)count);
    } else {
        status = store_stepped(rt, list, first, step, count, source);
    }
    object_decref(rt, source);
    return status;
}

/* list[low:high] = any iterable. */
static int assign_plain(Runtime *rt, Object *list, int64_t low, int64_t high, Object *value)
{
    if (value == NULL)
        return list_delete_slice(rt, list, low, high);
    if (value == list)
        return list_assign_slice(rt, list, low, high, list);
    Object *source = sequence_fast(rt, value, "can only assign an iterable");
    if (source == NULL)
        return -1;
    int status = list_assign_slice(rt, list, low, high, source);
    object_decref(rt, source);
    return status;
}

static int assign_slice(Runtime *rt, Object *list, Object *slice, Object *value)
{
    int64_t start, stop, step;
    if (slice_unpack(rt, slice, &start, &stop, &step) < 0)
        return -1;
    if (step != 1 && value != NULL)
        return assign_stepped(rt, list, start, stop, step, value);
    int64_t count = slice_adjust(list_size(list), &start, &stop, step);
    if (step == 1)
        return assign_plain(rt, list, start, stop, value);
    return count <= 0 ? 0 : delete_stepped(rt, list, start, step, count);
}

int list_ass_subscript(Runtime *rt, Object *list, Object *key, Object *value)
{
    if (object_is_slice(rt, key))
        return assign_slice(rt, list, key, value);
    if (!is_index(key)) {
        refuse(rt, key);
        return -1;
    }
    int64_t index;
    if (resolve_index(rt, list, key, &index) < 0)
        return -1;
    return value == NULL ? list_delete_item(rt, list, index)
                         : list_set_item(rt, list, index, object_incref(value));
}
