/* itertools: groupby and tee; see itertools.h. */
#include "modules/itertools.h"

#include "gc/gc.h"
#include "object/dealloc.h"
#include "object/error.h"
#include "object/function.h"
#include "object/protocol.h"
#include "object/weakref.h"
#include "types/abstract.h"
#include "types/call.h"
#include "types/container/iterator.h"
#include "types/container/slice.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/fields_object.h"
#include "types/number/int.h"
#include "types/text/str.h"

/* ---- groupby */

static GroupByObject *as_groupby(Object *object) { return (GroupByObject *)object; }

static Object *groupby_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    static const char *const names[] = {"iterable", "key", NULL};
    static const Parameters parameters = {"groupby", names, 1, -1};
    Object *values[2];
    if (arguments_parse(rt, arguments, &parameters, values) < 0)
        return NULL;
    Object *iterator = object_iter(rt, values[0]);
    if (iterator == NULL)
        return NULL;
    Object *function = object_incref(values[1] == NULL ? runtime_none(rt) : values[1]);
    return new_with_two(rt, type, offsetof(GroupByObject, iterator), iterator,
                        offsetof(GroupByObject, key_function), function);
}

/* The next value and its key become the current ones. -1: at the end, or with an error. */
static int groupby_step(Runtime *rt, GroupByObject *self)
{
    Object *function = ref_pointer(self->key_function);
    Object *value = iterator_next(rt, ref_pointer(self->iterator));
    if (value == NULL)
        return -1;
    Object *key = function == runtime_none(rt) ? object_incref(value) : object_call_one(rt, function, value);
    if (key == NULL) {
        object_decref(rt, value);
        return -1;
    }
    object_replace_ref(rt, &self->current_value, value);
    object_replace_ref(rt, &self->current_key, key);
    return 0;
}

/* Comparing may run code that drops either key. */
static int keys_equal(Runtime *rt, Ref left, Ref right)
{
    Object *first = object_incref(ref_pointer(left));
    Object *second = object_incref(ref_pointer(right));
    int equal = object_compare(rt, first, second, COMPARE_EQ);
    object_decref(rt, second);
    object_decref(rt, first);
    return equal;
}

static Object *grouper_of(Runtime *rt, GroupByObject *self)
{
    Object *grouper = fields_object_allocate(rt, runtime_type(rt, TYPE_GROUPER));
    if (grouper == NULL)
        return NULL;
    ((GrouperObject *)grouper)->parent = ref_of(object_incref(&self->ob_base));
    ((GrouperObject *)grouper)->target_key = ref_of(object_incref(ref_pointer(self->target_key)));
    self->current_grouper = ref_of(grouper);
    gc_track(rt, grouper);
    return grouper;
}

static Object *groupby_next(Runtime *rt, Object *object)
{
    GroupByObject *self = as_groupby(object);
    self->current_grouper = NO_REF;
    /* What is left of the last group is passed over. */
    for (;;) {
        if (self->current_key != NO_REF) {
            if (self->target_key == NO_REF)
                break;
            int equal = keys_equal(rt, self->target_key, self->current_key);
            if (equal < 0)
                return NULL;
            if (equal == 0)
                break;
        }
        if (groupby_step(rt, self) < 0)
            return NULL;
    }
    object_replace_ref(rt, &self->target_key, object_incref(ref_pointer(self->current_key)));
    Object *grouper = grouper_of(rt, self);
    if (grouper == NULL)
        return NULL;
    Object *items[] = {ref_pointer(self->current_key), grouper};
    Object *pair = tuple_pack(rt, 2, items);
    object_decref(rt, grouper);
    return pair;
}

const TypeDefinition groupby_definition = {
    .slots = {.dealloc = fields_object_dealloc,
              .traverse = true,
              .iter = iterator_self,
              .iternext = groupby_next,
              .new = groupby_new},
    .doc =
        "make an iterator that returns consecutive keys and groups from the iterable\n\n  iterable\n    Elements "
        "to divide into groups according to the key function.\n  key\n    A function for computing the group "
        "category for each element.\n    If the key function is not specified or is None, the element itself\n   "
        " is used for grouping.",
};

static Object *grouper_next(Runtime *rt, Object *object)
{
    const GrouperObject *self = (const GrouperObject *)object;
    GroupByObject *parent = ref_pointer(self->parent);
    if (parent->current_grouper != ref_of(object))
        return NULL;
    if (parent->current_value == NO_REF && groupby_step(rt, parent) < 0)
        return NULL;
    if (keys_equal(rt, self->target_key, parent->current_key) <= 0)
        return NULL;
    Object *value = ref_pointer(parent->current_value);
    parent->current_value = NO_REF;
    object_clear_ref(rt, &parent->current_key);
    return value;
}

static Object *grouper_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    (void)type;
    if (arguments_check_count(rt, "_grouper", arguments, 2, 2) < 0)
        return NULL;
    Object *parent = argument_at(arguments, 0);
    if (!object_is_exact(rt, parent, TYPE_GROUPBY))
        return error_format(rt, ERROR_TYPE, "argument 1 must be itertools.groupby, not %.50T", parent);
    object_replace_ref(rt, &as_groupby(parent)->target_key, object_incref(argument_at(arguments, 1)));
    return grouper_of(rt, as_groupby(parent));
}

const TypeDefinition grouper_definition = {
    .slots = {.dealloc = fields_object_dealloc,
              .traverse = true,
              .iter = iterator_self,
              .iternext = grouper_next,
              .new = grouper_new},
};

/* ---- tee: its iterators go along a chain of pieces; whoever is first fills it, whoever is last lets it go */

static TeeDataObject *as_data(Object *object) { return (TeeDataObject *)object; }
static TeeObject *as_tee(Object *object) { return (TeeObject *)object; }

/* `iterator` is borrowed. */
static Object *tee_data_over(Runtime *rt, Object *iterator)
{
    Object *data = fields_object_allocate(rt, runtime_type(rt, TYPE_TEE_DATA));
    if (data == NULL)
        return NULL;
    as_data(data)->iterator = ref_of(object_incref(iterator));
    gc_track(rt, data);
    return data;
}

/* The next piece, made when there is none yet. New reference. */
static Object *tee_data_next_piece(Runtime *rt, TeeDataObject *data)
{
    if (data->next == NO_REF)
        data->next = ref_of(tee_data_over(rt, ref_pointer(data->iterator)));
    return object_xincref(ref_pointer(data->next));
}

static Object *tee_data_item(Runtime *rt, TeeDataObject *data, int32_t index)
{
    if (index < data->read)
        return object_incref(ref_pointer(data->values[index]));
    if (data->running) {
        error_set(rt, ERROR_RUNTIME, "cannot re-enter the tee iterator");
        return NULL;
    }
    data->running = 1;
    Object *item = iterator_next(rt, ref_pointer(data->iterator));
    data->running = 0;
    if (item == NULL)
        return NULL;
    data->values[data->read++] = ref_of(object_incref(item));
    return item;
}

static void tee_data_release(Runtime *rt, TeeDataObject *data)
{
    object_clear_ref(rt, &data->iterator);
    for (int32_t i = 0; i < data->read; i++)
        object_clear_ref(rt, &data->values[i]);
    /* A long chain of which nobody holds the pieces goes one by one. */
    Object *next = ref_pointer(data->next);
    data->next = NO_REF;
    while (next != NULL && object_is_exact(rt, next, TYPE_TEE_DATA) && next->ob_refcnt == 1) {
        Object *after = ref_pointer(as_data(next)->next);
        as_data(next)->next = NO_REF;
        object_decref(rt, next);
        next = after;
    }
    object_xdecref(rt, next);
}

static void tee_data_clear(Runtime *rt, Object *object) { tee_data_release(rt, as_data(object)); }

static void tee_data_dealloc(Runtime *rt, Object *object)
{
    gc_untrack(rt, object);
    if (!trashcan_begin(rt, object))
        return;
    tee_data_release(rt, as_data(object));
    gc_free(rt, object);
    trashcan_end(rt);
}

static Object *tee_data_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    (void)type;
    if (arguments_check_count(rt, "_tee_dataobject", arguments, 1, 3) < 0)
        return NULL;
    return tee_data_over(rt, argument_at(arguments, 0));
}

const TypeDefinition tee_data_definition = {
    .slots = {.dealloc = tee_data_dealloc, .traverse = true, .clear = tee_data_clear, .new = tee_data_new},
    .doc = "teedataobject(iterable, values, next, /)\n--\n\nData container common to multiple tee objects.",
};

/* Steals the data. */
static Object *tee_at(Runtime *rt, Object *data, int32_t index)
{
    Object *tee = data == NULL ? NULL : fields_object_allocate(rt, runtime_type(rt, TYPE_TEE));
    if (tee == NULL) {
        object_xdecref(rt, data);
        return NULL;
    }
    as_tee(tee)->data = ref_of(data);
    as_tee(tee)->index = index;
    gc_track(rt, tee);
    return tee;
}

static Object *tee_next(Runtime *rt, Object *object)
{
    TeeObject *self = as_tee(object);
    if (self->index >= TEE_LINK_ITEMS) {
        Object *piece = tee_data_next_piece(rt, ref_pointer(self->data));
        if (piece == NULL)
            return NULL;
        object_replace_ref(rt, &self->data, piece);
        self->index = 0;
    }
    Object *item = tee_data_item(rt, ref_pointer(self->data), self->index);
    if (item != NULL)
        self->index++;
    return item;
}

static Object *tee_copy(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return tee_at(rt, object_incref(ref_pointer(as_tee(self)->data)), as_tee(self)->index);
}

/* A tee over the iterable; of a tee, a copy. */
static Object *tee_over(Runtime *rt, Object *iterable)
{
    Object *iterator = object_iter(rt, iterable);
    if (iterator == NULL)
        return NULL;
    Object *tee = object_is_exact(rt, iterator, TYPE_TEE) ? tee_copy(rt, iterator, NULL)
                                                          : tee_at(rt, tee_data_over(rt, iterator), 0);
    object_decref(rt, iterator);
    return tee;
}

static Object *tee_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    (void)type;
    if (arguments_check_count(rt, "_tee", arguments, 1, 1) < 0)
        return NULL;
    return tee_over(rt, argument_at(arguments, 0));
}

static const MethodDefinition tee_methods[] = {
    {"__copy__", tee_copy, 0, 0, 0, NULL},
    {0},
};

const TypeDefinition tee_definition = {
    .slots = {.dealloc = fields_object_dealloc,
              .traverse = true,
              .clear = fields_object_clear,
              .iter = iterator_self,
              .iternext = tee_next,
              .new = tee_new},
    .methods = tee_methods,
    .doc = "Iterator wrapped to make it copyable.",
};

/* The first of them: itself if it can be copied. */
static Object *copyable_over(Runtime *rt, Object *iterator, Object **copy_method)
{
    Object *name = str_intern_cstring(rt, "__copy__");
    if (name == NULL)
        return NULL;
    int found = object_lookup_attribute(rt, iterator, name, copy_method);
    Object *first = NULL;
    if (found > 0) {
        first = object_incref(iterator);
    } else if (found == 0) {
        first = tee_over(rt, iterator);
        if (first != NULL && object_lookup_attribute(rt, first, name, copy_method) <= 0) {
            object_decref(rt, first);
            first = NULL;
        }
    }
    object_decref(rt, name);
    return first;
}

Object *itertools_tee(Runtime *rt, Object *self, const Arguments *arguments)
{
    int64_t count = 2;
    (void)self;
    if (arguments->count > 1 && argument_ssize(rt, argument_at(arguments, 1), &count) < 0)
        return NULL;
    if (count < 0) {
        error_set(rt, ERROR_VALUE, "n must be >= 0");
        return NULL;
    }
    Object *result = tuple_new(rt, count);
    if (result == NULL || count == 0)
        return result;
    Object *copy = NULL;
    Object *iterator = object_iter(rt, argument_at(arguments, 0));
    Object *first = iterator == NULL ? NULL : copyable_over(rt, iterator, &copy);
    object_xdecref(rt, iterator);
    if (first == NULL) {
        object_decref(rt, result);
        return NULL;
    }
    tuple_set(result, 0, first);
    for (int64_t i = 1; result != NULL && i < count; i++) {
        Object *next = object_call_no_arguments(rt, copy);
        if (next == NULL) {
            object_decref(rt, result);
            result = NULL;
        } else {
            tuple_set(result, i, next);
        }
    }
    object_decref(rt, copy);
    return result;
}
