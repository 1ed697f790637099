/* list: new lists made out of old ones, searching and comparing; see list.h. Changes no list that existed,
 * but by list_remove and list_reverse. */
#include "types/number/bool.h"

#include "object/error.h"
#include "object/protocol.h"
#include "types/container/list.h"
#include "types/container/tuple.h"
#include "types/none.h"

/* ---- new ones. Making one may run a collection, and with it code that makes the list it is made of shorter.
 */

/* Appends to a list that has the room. */
static void append_refs(Object *list, const Ref *source, int64_t count)
{
    if (count == 0)
        return;
    int64_t size = list_size(list);
    Ref *items = list_items(list) + size;
    for (int64_t i = 0; i < count; i++)
        items[i] = ref_of(object_incref(ref_pointer(source[i])));
    ((VarObject *)list)->ob_size = size + count;
}

Object *list_from_sequence(Runtime *rt, Object *sequence)
{
    Object *list = list_new(rt, 0);
    if (list == NULL)
        return NULL;
    if (list_extend_sequence(rt, list, sequence) == 0)
        return list;
    object_decref(rt, list);
    return NULL;
}

Object *list_slice(Runtime *rt, Object *list, int64_t low, int64_t high)
{
    int64_t size = list_size(list);
    if (low < 0)
        low = 0;
    if (high > size)
        high = size;
    if (high <= low)
        return list_new(rt, 0);
    Object *result = list_new_prealloc(rt, high - low);
    if (result == NULL)
        return NULL;
    size = list_size(list);
    if (high > size)
        high = size;
    if (high > low)
        append_refs(result, list_items(list) + low, high - low);
    return result;
}

Object *list_concat(Runtime *rt, Object *left, Object *right)
{
    int64_t left_size = list_size(left);
    int64_t right_size = list_size(right);
    Object *result = list_new_prealloc(rt, left_size + right_size);
    if (result == NULL)
        return NULL;
    if (list_size(left) < left_size)
        left_size = list_size(left);
    append_refs(result, list_items(left), left_size);
    if (list_size(right) < right_size)
        right_size = list_size(right);
    append_refs(result, list_items(right), right_size);
    return result;
}

Object *list_repeat(Runtime *rt, Object *list, int64_t times)
{
    int64_t size = list_size(list);
    if (times <= 0 || size == 0)
        return list_new(rt, 0);
    if (times > INT64_MAX / (int64_t)sizeof(Ref) / size) {
        error_no_memory(rt);
        return NULL;
    }
    Object *result = list_new_prealloc(rt, size * times);
    if (result == NULL)
        return NULL;
    if (list_size(list) < size)
        size = list_size(list);
    append_refs(result, list_items(list), size);
    if (size > 0)
        items_repeat(list_items(result), size, times);
    ((VarObject *)result)->ob_size = size * times;
    return result;
}

Object *list_to_tuple(Runtime *rt, Object *list)
{
    int64_t size = list_size(list);
    Object *tuple = tuple_new(rt, size);
    if (tuple == NULL)
        return NULL;
    if (list_size(list) < size) {
        size = list_size(list);
        if (tuple_resize(rt, &tuple, size) < 0)
            return NULL;
    }
    for (int64_t i = 0; i < size; i++)
        tuple_set(tuple, i, object_incref(list_get(list, i)));
    return tuple;
}

void list_reverse(Object *list)
{
    Ref *items = list_items(list);
    for (int64_t low = 0, high = list_size(list) - 1; low < high; low++, high--) {
        Ref item = items[low];
        items[low] = items[high];
        items[high] = item;
    }
}

/* ---- searching */

/* Whether item `index` is equal to `value`; it is held while its code runs. */
static int item_equals(Runtime *rt, Object *list, int64_t index, Object *value)
{
    Object *item = list_get(list, index);
    if (item == value)
        return 1;
    object_incref(item);
    int equal = object_compare(rt, item, value, COMPARE_EQ);
    object_decref(rt, item);
    return equal;
}

/* The first index in [low, high) whose item is equal, -1 when none is, -2 and an error. */
static int64_t find(Runtime *rt, Object *list, Object *value, int64_t low, int64_t high)
{
    for (int64_t i = low; i < high && i < list_size(list); i++) {
        int equal = item_equals(rt, list, i, value);
        if (equal != 0)
            return equal < 0 ? -2 : i;
    }
    return -1;
}

int list_contains(Runtime *rt, Object *list, Object *item)
{
    int64_t index = find(rt, list, item, 0, INT64_MAX);
    return index == -2 ? -1 : index >= 0;
}

int64_t list_index(Runtime *rt, Object *list, Object *item, int64_t low, int64_t high)
{
    int64_t index = find(rt, list, item, low, high);
    if (index >= 0)
        return index;
    if (index == -1)
        error_set(rt, ERROR_VALUE, "item is not in list");
    return -1;
}

int64_t list_count(Runtime *rt, Object *list, Object *item)
{
    int64_t count = 0;
    for (int64_t i = 0; i < list_size(list); i++) {
        int equal = item_equals(rt, list, i, item);
        if (equal < 0)
            return -1;
        count += equal;
    }
    return count;
}

int list_remove(Runtime *rt, Object *list, Object *item)
{
    int64_t index = find(rt, list, item, 0, INT64_MAX);
    if (index >= 0)
        return list_delete_slice(rt, list, index, index + 1);
    if (index == -1)
        error_set(rt, ERROR_VALUE, "list.remove(x): x not in list");
    return -1;
}

/* ---- comparing */

/* The first index whose items differ, or the shorter length; -1 and an error. Lengths may change meanwhile.
 */
static int64_t first_difference(Runtime *rt, Object *left, Object *right)
{
    int64_t i = 0;
    for (; i < list_size(left) && i < list_size(right); i++) {
        Object *item = list_get(right, i);
        if (list_get(left, i) == item)
            continue;
        object_incref(item);
        int equal = item_equals(rt, left, i, item);
        object_decref(rt, item);
        if (equal < 0)
            return -1;
        if (equal == 0)
            break;
    }
    return i;
}

/* CPython holds neither item here, which a method of theirs can count; a method's frame holds its arguments.
 * Other comparisons are C code that does not, and cannot see the difference. */
static Object *compare_items(Runtime *rt, Object *left, Object *right, enum CompareOperator op)
{
    if (object_type(left)->tp_richcompare == TYPE_INSTANCE &&
        object_type(right)->tp_richcompare == TYPE_INSTANCE) {
        return object_richcompare(rt, left, right, op);
    }
    object_incref(left);
    object_incref(right);
    Object *result = object_richcompare(rt, left, right, op);
    object_decref(rt, right);
    object_decref(rt, left);
    return result;
}

static Object *compare(Runtime *rt, Object *left, Object *right, enum CompareOperator op)
{
    bool only_equality = op == COMPARE_EQ || op == COMPARE_NE;
    if (only_equality && list_size(left) != list_size(right))
        return bool_from(rt, op == COMPARE_NE);
    int64_t i = first_difference(rt, left, right);
    if (i < 0)
        return NULL;
    int64_t left_size = list_size(left);
    int64_t right_size = list_size(right);
    if (i >= left_size || i >= right_size)
        return bool_from_order(rt, (left_size > right_size) - (left_size < right_size), op);
    if (only_equality)
        return bool_from(rt, op == COMPARE_NE);
    return compare_items(rt, list_get(left, i), list_get(right, i), op);
}

Object *list_richcompare(Runtime *rt, Object *left, Object *right, enum CompareOperator op)
{
    if (!object_is_list(left) || !object_is_list(right))
        return not_implemented_new(rt);
    return compare(rt, left, right, op);
}
