/* list: storage and changing; see list.h. */
#include "types/container/list.h"

#include <string.h>

#include "object/dealloc.h"
#include "object/error.h"
#include "object/protocol.h"
#include "types/container/tuple.h"

#define ITEMS_MOST (INT64_MAX / (int64_t)sizeof(Ref))

enum { REPLACED_ON_STACK = 8 };

static ListObject *as_list(Object *object) { return (ListObject *)object; }

static void set_length(Object *list, int64_t size) { as_list(list)->ob_base.ob_size = size; }

static void move_items(Ref *target, const Ref *source, int64_t count)
{
    if (count > 0)
        memmove(target, source, (size_t)count * sizeof(Ref));
}

/* ---- making */

static Object *take_or_alloc(Runtime *rt)
{
    FreeLists *lists = &rt->free_lists;
    if (lists->list_count > 0) {
        Object *list = ref_pointer(lists->list[--lists->list_count]);
        lists->list[lists->list_count] = NO_REF;
        object_revive(rt, list);
        return list;
    }
    TypeObject *type = runtime_type(rt, TYPE_LIST);
    Object *list = gc_alloc(rt, type, sizeof(ListObject));
    if (list != NULL)
        object_init(rt, list, type);
    return list;
}

/* An untracked, empty list. */
static Object *new_untracked(Runtime *rt)
{
    Object *list = take_or_alloc(rt);
    if (list == NULL)
        return NULL;
    as_list(list)->ob_item = NO_REF;
    as_list(list)->allocated = 0;
    set_length(list, 0);
    return list;
}

/* Gives an empty list without storage room for exactly `size` items. */
static int allocate_items(Runtime *rt, Object *list, int64_t size)
{
    Ref *items = size > ITEMS_MOST ? NULL : memory_alloc(&rt->memory, (uint64_t)size * sizeof(Ref));
    if (items == NULL) {
        error_no_memory(rt);
        return -1;
    }
    as_list(list)->ob_item = ref_of(items);
    as_list(list)->allocated = size;
    return 0;
}

Object *list_new(Runtime *rt, int64_t size)
{
    assert_api(size >= 0);
    Object *list = new_untracked(rt);
    if (list == NULL)
        return NULL;
    if (size > 0) {
        if (allocate_items(rt, list, size) < 0) {
            object_decref(rt, list);
            return NULL;
        }
        memset(list_items(list), 0, (size_t)size * sizeof(Ref));
        set_length(list, size);
    }
    gc_track(rt, list);
    return list;
}

Object *list_new_prealloc(Runtime *rt, int64_t size)
{
    assert_api(size >= 0);
    Object *list = list_new(rt, 0);
    if (list == NULL || size == 0)
        return list;
    if (allocate_items(rt, list, size) < 0) {
        object_decref(rt, list);
        return NULL;
    }
    return list;
}

/* ---- growing and shrinking */

int list_resize(Runtime *rt, Object *object, int64_t size)
{
    ListObject *list = as_list(object);
    if (profile_list_capacity_serves(list->allocated, size)) {
        set_length(object, size);
        return 0;
    }
    int64_t room = size > ITEMS_MOST / 2 ? INT64_MAX : profile_list_growth(list_size(object), size);
    Ref *items = NULL;
    if (room <= ITEMS_MOST)
        items = memory_realloc(&rt->memory, ref_pointer(list->ob_item), (uint64_t)room * sizeof(Ref));
    if (items != NULL) {
        list->ob_item = ref_of(items);
        list->allocated = room;
    } else if (size > list->allocated) {
        error_no_memory(rt);
        return -1;
    }
    set_length(object, size);
    return 0;
}

int list_append(Runtime *rt, Object *list, Object *item)
{
    int64_t size = list_size(list);
    if (size < as_list(list)->allocated) {
        set_length(list, size + 1);
    } else if (list_resize(rt, list, size + 1) < 0) {
        return -1;
    }
    list_items(list)[size] = ref_of(object_incref(item));
    return 0;
}

int list_insert(Runtime *rt, Object *list, int64_t index, Object *item)
{
    int64_t size = list_size(list);
    if (list_resize(rt, list, size + 1) < 0)
        return -1;
    if (index < 0)
        index = index + size < 0 ? 0 : index + size;
    if (index > size)
        index = size;
    Ref *items = list_items(list);
    move_items(items + index + 1, items + index, size - index);
    items[index] = ref_of(object_incref(item));
    return 0;
}

int list_extend_sequence(Runtime *rt, Object *list, Object *source)
{
    assert_api(object_is_list(source) || object_is_tuple(source));
    int64_t size = list_size(list);
    int64_t count = ((VarObject *)source)->ob_size;
    if (count == 0)
        return 0;
    if (as_list(list)->ob_item == NO_REF) {
        if (allocate_items(rt, list, profile_list_exact(count)) < 0)
            return -1;
        set_length(list, count);
    } else if (count > ITEMS_MOST - size) {
        error_no_memory(rt);
        return -1;
    } else if (list_resize(rt, list, size + count) < 0) {
        return -1;
    }
    const Ref *from = object_is_list(source) ? list_items(source) : tuple_items(source);
    Ref *to = list_items(list) + size;
    for (int64_t i = 0; i < count; i++)
        to[i] = ref_of(object_incref(ref_pointer(from[i])));
    return 0;
}

int list_repeat_in_place(Runtime *rt, Object *list, int64_t times)
{
    int64_t size = list_size(list);
    if (size == 0 || times == 1)
        return 0;
    if (times < 1) {
        list_clear(rt, list);
        return 0;
    }
    if (times > ITEMS_MOST / size) {
        error_no_memory(rt);
        return -1;
    }
    if (list_resize(rt, list, size * times) < 0)
        return -1;
    items_repeat(list_items(list), size, times);
    return 0;
}

void list_clear(Runtime *rt, Object *list)
{
    Ref *items = list_items(list);
    if (items == NULL)
        return;
    int64_t size = list_size(list);
    set_length(list, 0);
    as_list(list)->ob_item = NO_REF;
    as_list(list)->allocated = 0;
    while (--size >= 0)
        object_xdecref(rt, ref_pointer(items[size]));
    memory_free(&rt->memory, items);
}

/* ---- replacing */

static int index_error(Runtime *rt, const char *message)
{
    error_set(rt, ERROR_INDEX, "%s", message);
    return -1;
}

int list_set_item(Runtime *rt, Object *list, int64_t index, Object *item)
{
    if (index < 0 || index >= list_size(list)) {
        object_xdecref(rt, item);
        return index_error(rt, "list assignment index out of range");
    }
    object_replace_ref(rt, &list_items(list)[index], item);
    return 0;
}

int list_delete_item(Runtime *rt, Object *list, int64_t index)
{
    if (index < 0 || index >= list_size(list))
        return index_error(rt, "list assignment index out of range");
    return list_delete_slice(rt, list, index, index + 1);
}

Object *list_pop(Runtime *rt, Object *list, int64_t index)
{
    int64_t size = list_size(list);
    if (index < 0)
        index += size;
    if (index < 0 || index >= size) {
        index_error(rt, size == 0 ? "pop from empty list" : "pop index out of range");
        return NULL;
    }
    Object *item = list_get(list, index);
    if (index == size - 1)
        return list_resize(rt, list, index) < 0 ? NULL : item;
    object_incref(item);
    if (list_delete_slice(rt, list, index, index + 1) == 0)
        return item;
    object_decref(rt, item);
    return NULL;
}

/* Makes the gap [low, high) `change` slots wider (or narrower), moving what follows. -1 and MemoryError: as
 * it was, what was in the gap too if the caller puts it back. */
static int widen_gap(Runtime *rt, Object *list, int64_t high, int64_t change)
{
    int64_t size = list_size(list);
    int64_t tail = size - high;
    if (change > 0) {
        if (list_resize(rt, list, size + change) < 0)
            return -1;
        Ref *items = list_items(list);
        move_items(items + high + change, items + high, tail);
        return 0;
    }
    if (change == 0)
        return 0;
    Ref *items = list_items(list);
    move_items(items + high + change, items + high, tail);
    if (list_resize(rt, list, size + change) == 0)
        return 0;
    move_items(items + high, items + high + change, tail);
    return -1;
}

/* Replaces [low, high) by `count` items; `replaced` has room for what was there, which is released at the
 * end, when the list is whole again. */
static int replace(Runtime *rt, Object *list, int64_t low, int64_t high, const Ref *source, int64_t count,
                   Ref *replaced)
{
    int64_t old_count = high - low;
    if (old_count > 0)
        move_items(replaced, list_items(list) + low, old_count);
    if (widen_gap(rt, list, high, count - old_count) < 0) {
        if (old_count > 0)
            move_items(list_items(list) + low, replaced, old_count);
        return -1;
    }
    Ref *items = list_items(list);
    for (int64_t i = 0; i < count; i++)
        items[low + i] = ref_of(object_xincref(ref_pointer(source[i])));
    while (--old_count >= 0)
        object_xdecref(rt, ref_pointer(replaced[old_count]));
    return 0;
}

static int assign_slice(Runtime *rt, Object *list, int64_t low, int64_t high, const Ref *source,
                        int64_t count)
{
    Ref near[REPLACED_ON_STACK];
    int64_t size = list_size(list);
    low = low < 0 ? 0 : low > size ? size : low;
    high = high < low ? low : high > size ? size : high;
    int64_t old_count = high - low;
    if (size + count == old_count) {
        list_clear(rt, list);
        return 0;
    }
    Ref *replaced = near;
    if (old_count > REPLACED_ON_STACK) {
        replaced = memory_alloc(&rt->memory, (uint64_t)old_count * sizeof(Ref));
        if (replaced == NULL) {
            error_no_memory(rt);
            return -1;
        }
    }
    int status = replace(rt, list, low, high, source, count, replaced);
    if (replaced != near)
        memory_free(&rt->memory, replaced);
    return status;
}

/* The source is held, as releasing what is replaced may end it. */
int list_assign_slice(Runtime *rt, Object *list, int64_t low, int64_t high, Object *source)
{
    assert_api(object_is_list(source) || object_is_tuple(source));
    Object *items = source == list ? list_copy(rt, list) : object_incref(source);
    if (items == NULL)
        return -1;
    const Ref *from = object_is_list(items) ? list_items(items) : tuple_items(items);
    int status = assign_slice(rt, list, low, high, from, ((VarObject *)items)->ob_size);
    object_decref(rt, items);
    return status;
}

int list_delete_slice(Runtime *rt, Object *list, int64_t low, int64_t high)
{
    return assign_slice(rt, list, low, high, NULL, 0);
}

/* ---- ending */

void list_dealloc(Runtime *rt, Object *object)
{
    /* An instance of a subclass was let in by that class's dealloc. */
    bool guarded = object_type(object)->tp_dealloc != TYPE_INSTANCE;
    FreeLists *lists = &rt->free_lists;
    gc_untrack(rt, object);
    if (guarded && !trashcan_begin(rt, object))
        return;
    Ref *items = list_items(object);
    if (items != NULL) {
        for (int64_t i = list_size(object) - 1; i >= 0; i--)
            object_xdecref(rt, ref_pointer(items[i]));
        memory_free(&rt->memory, items);
    }
    if (lists->list_count < PROFILE_LIST_FREE_LIST && object_is_exact(rt, object, TYPE_LIST)) {
        lists->list[lists->list_count++] = ref_of(object);
        event_post(&rt->memory, OURO_EVENT_FREE_LIST_PUT, ref_of(object), NO_REF, 0);
    } else {
        gc_free(rt, object);
    }
    if (guarded)
        trashcan_end(rt);
}

void list_clear_free_list(Runtime *rt)
{
    FreeLists *lists = &rt->free_lists;
    while (lists->list_count > 0) {
        Object *list = ref_pointer(lists->list[--lists->list_count]);
        lists->list[lists->list_count] = NO_REF;
        gc_free(rt, list);
    }
}

void list_trim_free_list(Runtime *rt, int64_t most)
{
    FreeLists *lists = &rt->free_lists;
    while (lists->list_count > most) {
        Object *list = ref_pointer(lists->list[--lists->list_count]);
        lists->list[lists->list_count] = NO_REF;
        memory_free(&rt->memory, gc_head_of(list));
    }
}

int64_t list_sizeof(Runtime *rt, Object *object)
{
    (void)rt;
    return object_type(object)->tp_basicsize + as_list(object)->allocated * (int64_t)sizeof(Ref);
}
