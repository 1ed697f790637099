/* collections.deque and its iterators as Python sees them; see deque.h. */
#include "modules/deque.h"

#include <stdio.h>

#include "gc/gc.h"
#include "object/dealloc.h"
#include "object/definition.h"
#include "object/error.h"
#include "object/protocol.h"
#include "object/weakref.h"
#include "types/abstract.h"
#include "types/call.h"
#include "types/container/iterator.h"
#include "types/container/slice.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/fields_object.h"
#include "types/none.h"
#include "types/number/bool.h"
#include "types/number/int.h"
#include "types/repr.h"
#include "types/text/str.h"
#include "types/text/text_builder.h"

static Object *none_or_error(Runtime *rt, int status) { return status < 0 ? NULL : none_new(rt); }

static Object *item_at(Object *deque, int64_t index) { return ref_pointer(*deque_slot(deque, index)); }

static bool is_deque(const Runtime *rt, const Object *object)
{
    return type_is_subtype(object_type(object), runtime_type(rt, TYPE_DEQUE));
}

/* ---- making and ending */

static Object *deque_tp_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    (void)arguments;
    return deque_new(rt, type);
}

static int deque_tp_init(Runtime *rt, Object *self, const Arguments *arguments)
{
    static const char *const names[] = {"iterable", "maxlen", NULL};
    static const Parameters parameters = {"deque", names, 0, -1};
    Object *values[2];
    int64_t maxlen = -1;
    if (arguments_parse(rt, arguments, &parameters, values) < 0)
        return -1;
    if (values[1] != NULL && values[1] != runtime_none(rt)) {
        if (!object_is_int(values[1])) {
            error_set(rt, ERROR_TYPE, "an integer is required");
            return -1;
        }
        if (argument_ssize(rt, values[1], &maxlen) < 0)
            return -1;
        if (maxlen < 0) {
            error_set(rt, ERROR_VALUE, "maxlen must be non-negative");
            return -1;
        }
    }
    as_deque(self)->maxlen = maxlen;
    if (deque_size(self) > 0)
        deque_clear(rt, self);
    return values[0] == NULL ? 0 : deque_extend(rt, self, values[0], false);
}

static void deque_dealloc(Runtime *rt, Object *object)
{
    bool guarded = object_type(object)->tp_dealloc != TYPE_INSTANCE;
    DequeObject *deque = as_deque(object);
    gc_untrack(rt, object);
    if (guarded && !trashcan_begin(rt, object))
        return;
    if (deque->weakreflist != NO_REF)
        weakref_clear_all(rt, object);
    if (deque->leftblock != NO_REF) {
        deque_clear(rt, object);
        memory_free(&rt->memory, ref_pointer(deque->leftblock));
        deque->leftblock = deque->rightblock = NO_REF;
    }
    while (deque->numfreeblocks > 0)
        memory_free(&rt->memory, ref_pointer(deque->freeblocks[--deque->numfreeblocks]));
    gc_free(rt, object);
    if (guarded)
        trashcan_end(rt);
}

static int64_t deque_sizeof(Runtime *rt, Object *object)
{
    const DequeObject *deque = as_deque(object);
    (void)rt;
    int64_t blocks = (deque->leftindex + deque->ob_base.ob_size + DEQUE_BLOCK_ITEMS - 1) / DEQUE_BLOCK_ITEMS;
    return object_type(object)->tp_basicsize + blocks * (int64_t)sizeof(DequeBlock);
}

/* A deque of the same class with this maxlen, filled from the iterable. */
static Object *deque_like(Runtime *rt, Object *self, Object *iterable)
{
    int64_t maxlen = as_deque(self)->maxlen;
    if (object_is_exact(rt, self, TYPE_DEQUE)) {
        Object *copy = deque_new(rt, runtime_type(rt, TYPE_DEQUE));
        if (copy == NULL)
            return NULL;
        as_deque(copy)->maxlen = maxlen;
        if (deque_extend(rt, copy, iterable, false) == 0)
            return copy;
        object_decref(rt, copy);
        return NULL;
    }
    Object *type = &object_type(self)->ob_base.ob_base;
    Object *copy;
    if (maxlen < 0) {
        copy = object_call_one(rt, type, iterable);
    } else {
        Object *limit = int_from_int64(rt, maxlen);
        copy = limit == NULL ? NULL : object_call_two(rt, type, iterable, limit);
        object_xdecref(rt, limit);
    }
    if (copy == NULL || is_deque(rt, copy))
        return copy;
    error_format(rt, ERROR_TYPE, "%.200s() must return a deque, not %.200T",
                 (const char *)ref_pointer(object_type(self)->tp_name), copy);
    object_decref(rt, copy);
    return NULL;
}

/* ---- methods */

static Object *deque_method_append(Runtime *rt, Object *self, const Arguments *arguments)
{
    return none_or_error(rt, deque_push_right(rt, self, object_incref(argument_at(arguments, 0))));
}

static Object *deque_method_appendleft(Runtime *rt, Object *self, const Arguments *arguments)
{
    return none_or_error(rt, deque_push_left(rt, self, object_incref(argument_at(arguments, 0))));
}

static Object *deque_method_extend(Runtime *rt, Object *self, const Arguments *arguments)
{
    return none_or_error(rt, deque_extend(rt, self, argument_at(arguments, 0), false));
}

static Object *deque_method_extendleft(Runtime *rt, Object *self, const Arguments *arguments)
{
    return none_or_error(rt, deque_extend(rt, self, argument_at(arguments, 0), true));
}

static Object *deque_method_pop(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return deque_pull_right(rt, self);
}

static Object *deque_method_popleft(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return deque_pull_left(rt, self);
}

static Object *deque_method_clear(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    deque_clear(rt, self);
    return none_new(rt);
}

static Object *deque_method_copy(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return deque_like(rt, self, self);
}

static Object *deque_method_rotate(Runtime *rt, Object *self, const Arguments *arguments)
{
    int64_t steps = 1;
    if (arguments->count > 0 && argument_ssize(rt, argument_at(arguments, 0), &steps) < 0)
        return NULL;
    return none_or_error(rt, deque_rotate(rt, self, steps));
}

static Object *deque_method_reverse(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    for (int64_t low = 0, high = deque_size(self) - 1; low < high; low++, high--) {
        Ref *left = deque_slot(self, low), *right = deque_slot(self, high);
        Ref swapped = *left;
        *left = *right;
        *right = swapped;
    }
    return none_new(rt);
}

/* Whether the item there is equal; -1 and an error, also when comparing has changed the deque. */
static int is_equal_at(Runtime *rt, Object *self, int64_t index, Object *value, bool checks_match)
{
    uint64_t state = as_deque(self)->state;
    Object *item = object_incref(item_at(self, index));
    int equal = object_compare(rt, item, value, COMPARE_EQ);
    object_decref(rt, item);
    if (equal < 0 || state == as_deque(self)->state || (equal > 0 && !checks_match))
        return equal;
    error_set(rt, ERROR_RUNTIME, "deque mutated during iteration");
    return -1;
}

/* The first index in [low, high) of an equal item, -1 none, -2 and an error. */
static int64_t find(Runtime *rt, Object *self, Object *value, int64_t low, int64_t high)
{
    for (int64_t i = low; i < high; i++) {
        int equal = is_equal_at(rt, self, i, value, false);
        if (equal != 0)
            return equal < 0 ? -2 : i;
    }
    return -1;
}

static Object *deque_method_count(Runtime *rt, Object *self, const Arguments *arguments)
{
    int64_t count = 0;
    for (int64_t i = 0, size = deque_size(self); i < size; i++) {
        int equal = is_equal_at(rt, self, i, argument_at(arguments, 0), true);
        if (equal < 0)
            return NULL;
        count += equal;
    }
    return int_from_int64(rt, count);
}

static int deque_contains(Runtime *rt, Object *self, Object *value)
{
    int64_t found = find(rt, self, value, 0, deque_size(self));
    return found == -2 ? -1 : found >= 0;
}

static int search_bound(Runtime *rt, const Arguments *arguments, int64_t place, int64_t size, int64_t *bound)
{
    if (place < arguments->count &&
        argument_slice_bound_not_none(rt, argument_at(arguments, place), bound) < 0)
        return -1;
    if (*bound < 0)
        *bound = *bound + size < 0 ? 0 : *bound + size;
    if (*bound > size)
        *bound = size;
    return 0;
}

static Object *deque_method_index(Runtime *rt, Object *self, const Arguments *arguments)
{
    int64_t size = deque_size(self);
    int64_t low = 0, high = size;
    if (search_bound(rt, arguments, 1, size, &low) < 0 || search_bound(rt, arguments, 2, size, &high) < 0)
        return NULL;
    int64_t found = find(rt, self, argument_at(arguments, 0), low, high);
    if (found >= 0)
        return int_from_int64(rt, found);
    return found == -2 ? NULL
                       : error_format(rt, ERROR_VALUE, "%R is not in deque", argument_at(arguments, 0));
}

static int delete_at(Runtime *rt, Object *self, int64_t index)
{
    if (deque_rotate(rt, self, -index) < 0)
        return -1;
    Object *item = deque_pull_left(rt, self);
    int status = deque_rotate(rt, self, index);
    object_decref(rt, item);
    return status;
}

static Object *deque_method_remove(Runtime *rt, Object *self, const Arguments *arguments)
{
    int64_t size = deque_size(self);
    Object *value = argument_at(arguments, 0);
    for (int64_t i = 0; i < size; i++) {
        Object *item = object_incref(item_at(self, i));
        int equal = object_compare(rt, item, value, COMPARE_EQ);
        object_decref(rt, item);
        if (equal < 0)
            return NULL;
        if (size != deque_size(self)) {
            error_set(rt, ERROR_INDEX, "deque mutated during iteration");
            return NULL;
        }
        if (equal > 0)
            return none_or_error(rt, delete_at(rt, self, i));
    }
    return error_format(rt, ERROR_VALUE, "%R is not in deque", value);
}

static Object *deque_method_insert(Runtime *rt, Object *self, const Arguments *arguments)
{
    int64_t index, size = deque_size(self);
    Object *value = argument_at(arguments, 1);
    if (argument_ssize(rt, argument_at(arguments, 0), &index) < 0)
        return NULL;
    if (as_deque(self)->maxlen == size) {
        error_set(rt, ERROR_INDEX, "deque already at its maximum size");
        return NULL;
    }
    if (index >= size)
        return none_or_error(rt, deque_push_right(rt, self, object_incref(value)));
    if (index <= -size || index == 0)
        return none_or_error(rt, deque_push_left(rt, self, object_incref(value)));
    if (deque_rotate(rt, self, -index) < 0)
        return NULL;
    int status = index < 0 ? deque_push_right(rt, self, object_incref(value))
                           : deque_push_left(rt, self, object_incref(value));
    if (status < 0)
        return NULL;
    return none_or_error(rt, deque_rotate(rt, self, index));
}

static Object *deque_method_sizeof(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return int_from_int64(rt, deque_sizeof(rt, self));
}

static Object *deque_method_reduce(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    Object *name = str_intern_cstring(rt, "__getstate__");
    Object *state = name == NULL ? NULL : object_call_method(rt, self, name, NULL, 0);
    Object *iterator = state == NULL ? NULL : object_iter(rt, self);
    Object *empty = tuple_new(rt, 0);
    Object *limit = as_deque(self)->maxlen < 0 ? NULL : int_from_int64(rt, as_deque(self)->maxlen);
    Object *parts[] = {empty, limit};
    Object *call = limit == NULL ? tuple_new(rt, 0) : tuple_pack(rt, 2, parts);
    Object *result = NULL;
    if (iterator != NULL && call != NULL) {
        Object *items[] = {&object_type(self)->ob_base.ob_base, call, state, iterator};
        result = tuple_pack(rt, 4, items);
    }
    object_xdecref(rt, call);
    object_xdecref(rt, limit);
    object_xdecref(rt, empty);
    object_xdecref(rt, iterator);
    object_xdecref(rt, state);
    object_xdecref(rt, name);
    return result;
}

/* ---- slots */

static int64_t deque_length(Runtime *rt, Object *self)
{
    (void)rt;
    return deque_size(self);
}

static int deque_bool(Runtime *rt, Object *self)
{
    (void)rt;
    return deque_size(self) != 0;
}

static Object *deque_item(Runtime *rt, Object *self, int64_t index)
{
    if (index >= 0 && index < deque_size(self))
        return object_incref(item_at(self, index));
    error_set(rt, ERROR_INDEX, "deque index out of range");
    return NULL;
}

static int deque_ass_item(Runtime *rt, Object *self, int64_t index, Object *value)
{
    if (index < 0 || index >= deque_size(self)) {
        error_set(rt, ERROR_INDEX, "deque index out of range");
        return -1;
    }
    if (value == NULL)
        return delete_at(rt, self, index);
    object_replace_ref(rt, deque_slot(self, index), object_incref(value));
    return 0;
}

static Object *deque_concat(Runtime *rt, Object *left, Object *right)
{
    if (!is_deque(rt, right))
        return error_format(rt, ERROR_TYPE, "can only concatenate deque (not \"%.200T\") to deque", right);
    Object *result = deque_like(rt, left, left);
    if (result == NULL || deque_extend(rt, result, right, false) == 0)
        return result;
    object_decref(rt, result);
    return NULL;
}

static Object *deque_inplace_concat(Runtime *rt, Object *self, Object *other)
{
    return deque_extend(rt, self, other, false) < 0 ? NULL : object_incref(self);
}

static Object *deque_inplace_repeat(Runtime *rt, Object *self, int64_t times)
{
    int64_t size = deque_size(self);
    if (size == 0 || times == 1)
        return object_incref(self);
    if (times <= 0) {
        deque_clear(rt, self);
        return object_incref(self);
    }
    if (as_deque(self)->maxlen >= 0 && times > as_deque(self)->maxlen / size + 1)
        times = (as_deque(self)->maxlen + size - 1) / size;
    if (size > INT64_MAX / times / 16) {
        error_no_memory(rt);
        return NULL;
    }
    Object *items = sequence_list(rt, self);
    for (int64_t i = 1; items != NULL && i < times; i++) {
        if (deque_extend(rt, self, items, false) < 0) {
            object_decref(rt, items);
            return NULL;
        }
    }
    if (items == NULL)
        return NULL;
    object_decref(rt, items);
    return object_incref(self);
}

static Object *deque_repeat(Runtime *rt, Object *self, int64_t times)
{
    Object *copy = deque_like(rt, self, self);
    if (copy == NULL)
        return NULL;
    Object *result = deque_inplace_repeat(rt, copy, times);
    object_decref(rt, copy);
    return result;
}

static Object *repr_of_items(Runtime *rt, Object *self)
{
    Object *list = sequence_list(rt, self);
    if (list == NULL)
        return NULL;
    TextBuilder text = text_begin(rt);
    Object *name = type_short_name(rt, object_type(self));
    if (name != NULL)
        text_add_str(&text, name);
    object_xdecref(rt, name);
    text_add_character(&text, '(');
    text_add_repr(&text, list);
    if (as_deque(self)->maxlen >= 0) {
        char number[40];
        snprintf(number, sizeof number, ", maxlen=%lld", (long long)as_deque(self)->maxlen);
        text_add(&text, number);
    }
    text_add_character(&text, ')');
    object_decref(rt, list);
    return text_finish(&text);
}

static Object *deque_repr(Runtime *rt, Object *self)
{
    int running = repr_enter(rt, self);
    if (running != 0)
        return running < 0 ? NULL : str_from_cstring(rt, "[...]");
    Object *result = repr_of_items(rt, self);
    repr_leave(rt, self);
    return result;
}

/* As two lists of the items would be compared. */
static Object *deque_richcompare(Runtime *rt, Object *left, Object *right, enum CompareOperator op)
{
    if (!is_deque(rt, left) || !is_deque(rt, right))
        return not_implemented_new(rt);
    int64_t left_size = deque_size(left), right_size = deque_size(right);
    if (left == right)
        return bool_from_order(rt, 0, op);
    if (left_size != right_size && (op == COMPARE_EQ || op == COMPARE_NE))
        return bool_from(rt, op == COMPARE_NE);
    Object *first = object_iter(rt, left);
    Object *second = first == NULL ? NULL : object_iter(rt, right);
    Object *result = NULL;
    while (second != NULL && result == NULL) {
        Object *x = iterator_next(rt, first);
        Object *y = x == NULL && error_occurred(rt) ? NULL : iterator_next(rt, second);
        if (error_occurred(rt)) {
            object_xdecref(rt, x);
            object_xdecref(rt, y);
            break;
        }
        if (x == NULL || y == NULL) {
            result = bool_from_order(rt, (x != NULL) - (y != NULL), op);
        } else {
            int equal = object_compare(rt, x, y, COMPARE_EQ);
            if (equal == 0 && (op == COMPARE_EQ || op == COMPARE_NE))
                result = bool_from(rt, op == COMPARE_NE);
            else if (equal == 0)
                result = object_richcompare(rt, x, y, op);
            if (equal < 0 || (equal == 0 && result == NULL)) {
                object_decref(rt, x);
                object_decref(rt, y);
                break;
            }
        }
        object_xdecref(rt, x);
        object_xdecref(rt, y);
    }
    object_xdecref(rt, second);
    object_xdecref(rt, first);
    return result;
}

static Object *deque_maxlen(Runtime *rt, Object *self)
{
    return as_deque(self)->maxlen < 0 ? none_new(rt) : int_from_int64(rt, as_deque(self)->maxlen);
}

/* ---- iterators */

static DequeIteratorObject *as_iterator(Object *object) { return (DequeIteratorObject *)object; }

static Object *iterator_over(Runtime *rt, TypeId id, Object *self)
{
    Object *iterator = fields_object_allocate(rt, runtime_type(rt, id));
    if (iterator == NULL)
        return NULL;
    const DequeObject *deque = as_deque(self);
    bool forwards = id == TYPE_DEQUE_ITERATOR;
    as_iterator(iterator)->block = forwards ? deque->leftblock : deque->rightblock;
    as_iterator(iterator)->index = forwards ? deque->leftindex : deque->rightindex;
    as_iterator(iterator)->deque = ref_of(object_incref(self));
    as_iterator(iterator)->state = deque->state;
    as_iterator(iterator)->counter = deque_size(self);
    gc_track(rt, iterator);
    return iterator;
}

static Object *deque_iter(Runtime *rt, Object *self) { return iterator_over(rt, TYPE_DEQUE_ITERATOR, self); }

static Object *deque_method_reversed(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return iterator_over(rt, TYPE_DEQUE_REVERSE_ITERATOR, self);
}

static Object *iterator_item(Runtime *rt, DequeIteratorObject *iterator)
{
    if (iterator->state != as_deque(ref_pointer(iterator->deque))->state) {
        iterator->counter = 0;
        error_set(rt, ERROR_RUNTIME, "deque mutated during iteration");
        return NULL;
    }
    if (iterator->counter == 0)
        return NULL;
    iterator->counter--;
    DequeBlock *block = ref_pointer(iterator->block);
    return object_incref(ref_pointer(block->data[iterator->index]));
}

static Object *deque_iterator_next(Runtime *rt, Object *self)
{
    DequeIteratorObject *iterator = as_iterator(self);
    Object *item = iterator_item(rt, iterator);
    if (item != NULL && ++iterator->index == DEQUE_BLOCK_ITEMS && iterator->counter > 0) {
        iterator->block = ((DequeBlock *)ref_pointer(iterator->block))->right;
        iterator->index = 0;
    }
    return item;
}

static Object *deque_reverse_iterator_next(Runtime *rt, Object *self)
{
    DequeIteratorObject *iterator = as_iterator(self);
    Object *item = iterator_item(rt, iterator);
    if (item != NULL && --iterator->index < 0 && iterator->counter > 0) {
        iterator->block = ((DequeBlock *)ref_pointer(iterator->block))->left;
        iterator->index = DEQUE_BLOCK_ITEMS - 1;
    }
    return item;
}

static Object *deque_iterator_length_hint(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return int_from_int64(rt, as_iterator(self)->counter);
}

/* Begins behind as many items as `index` says. */
static Object *new_iterator(Runtime *rt, TypeObject *type, const Arguments *arguments, TypeId id)
{
    int64_t index = 0;
    (void)type;
    if (arguments_check_count(rt, "_deque_iterator", arguments, 1, 2) < 0)
        return NULL;
    if (!is_deque(rt, argument_at(arguments, 0)))
        return error_format(rt, ERROR_TYPE, "argument 1 must be collections.deque, not %.50T",
                            argument_at(arguments, 0));
    if (arguments->count > 1 && argument_ssize(rt, argument_at(arguments, 1), &index) < 0)
        return NULL;
    Object *iterator = iterator_over(rt, id, argument_at(arguments, 0));
    for (; iterator != NULL && index > 0; index--) {
        Object *item = id == TYPE_DEQUE_ITERATOR ? deque_iterator_next(rt, iterator)
                                                 : deque_reverse_iterator_next(rt, iterator);
        if (item == NULL)
            break;
        object_decref(rt, item);
    }
    return iterator;
}

static Object *deque_iterator_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    return new_iterator(rt, type, arguments, TYPE_DEQUE_ITERATOR);
}

static Object *deque_reverse_iterator_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    return new_iterator(rt, type, arguments, TYPE_DEQUE_REVERSE_ITERATOR);
}

static Object *deque_iterator_reduce(Runtime *rt, Object *self, const Arguments *arguments)
{
    const DequeIteratorObject *iterator = as_iterator(self);
    Object *deque = ref_pointer(iterator->deque);
    (void)arguments;
    Object *index = int_from_int64(rt, deque_size(deque) - iterator->counter);
    if (index == NULL)
        return NULL;
    Object *parts[] = {deque, index};
    Object *call = tuple_pack(rt, 2, parts);
    object_decref(rt, index);
    if (call == NULL)
        return NULL;
    Object *items[] = {&object_type(self)->ob_base.ob_base, call};
    Object *result = tuple_pack(rt, 2, items);
    object_decref(rt, call);
    return result;
}

static const MethodDefinition iterator_methods[] = {
    {"__length_hint__", deque_iterator_length_hint, 0, 0, 0, NULL},
    {"__reduce__", deque_iterator_reduce, 0, 0, 0, NULL},
    {0},
};

const TypeDefinition deque_iterator_definition = {
    .slots = {.dealloc = fields_object_dealloc,
              .traverse = true,
              .iter = iterator_self,
              .iternext = deque_iterator_next,
              .new = deque_iterator_new},
    .methods = iterator_methods,
};

const TypeDefinition deque_reverse_iterator_definition = {
    .slots = {.dealloc = fields_object_dealloc,
              .traverse = true,
              .iter = iterator_self,
              .iternext = deque_reverse_iterator_next,
              .new = deque_reverse_iterator_new},
    .methods = iterator_methods,
};

/* ---- definition */

static const MethodDefinition methods[] = {
    {"append", deque_method_append, 1, 1, METHOD_O, NULL},
    {"appendleft", deque_method_appendleft, 1, 1, METHOD_O, NULL},
    {"clear", deque_method_clear, 0, 0, 0, NULL},
    {"__copy__", deque_method_copy, 0, 0, 0, NULL},
    {"copy", deque_method_copy, 0, 0, 0, NULL},
    {"count", deque_method_count, 1, 1, METHOD_O, NULL},
    {"extend", deque_method_extend, 1, 1, METHOD_O, NULL},
    {"extendleft", deque_method_extendleft, 1, 1, METHOD_O, NULL},
    {"index", deque_method_index, 1, 3, 0, NULL},
    {"insert", deque_method_insert, 2, 2, 0, NULL},
    {"pop", deque_method_pop, 0, 0, 0, NULL},
    {"popleft", deque_method_popleft, 0, 0, 0, NULL},
    {"__reduce__", deque_method_reduce, 0, 0, 0, NULL},
    {"remove", deque_method_remove, 1, 1, METHOD_O, NULL},
    {"__reversed__", deque_method_reversed, 0, 0, 0, NULL},
    {"reverse", deque_method_reverse, 0, 0, 0, NULL},
    {"rotate", deque_method_rotate, 0, 1, 0, NULL},
    {"__sizeof__", deque_method_sizeof, 0, 0, 0, NULL},
    {"__class_getitem__", class_getitem_method, 1, 1, METHOD_O | METHOD_CLASS, NULL},
    {0},
};

static const GetSetDefinition getsets[] = {{"maxlen", deque_maxlen, NULL}, {0}};

const TypeDefinition deque_definition = {
    .slots = {.dealloc = deque_dealloc,
              .traverse = true,
              .clear = deque_clear,
              .getsizeof = deque_sizeof,
              .repr = deque_repr,
              .richcompare = deque_richcompare,
              .iter = deque_iter,
              .init = deque_tp_init,
              .new = deque_tp_new,
              .nb_bool = deque_bool,
              .sq_length = deque_length,
              .sq_concat = deque_concat,
              .sq_repeat = deque_repeat,
              .sq_item = deque_item,
              .sq_ass_item = deque_ass_item,
              .sq_contains = deque_contains,
              .sq_inplace_concat = deque_inplace_concat,
              .sq_inplace_repeat = deque_inplace_repeat},
    .methods = methods,
    .getsets = getsets,
    .doc =
        "deque([iterable[, maxlen]]) --> deque object\n\nA list-like sequence optimized for data accesses near "
        "its endpoints.",
};
