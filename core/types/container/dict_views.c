/* dict.keys(), dict.values() and dict.items() as objects; see dict_views.h. */
#include "types/container/dict_views.h"

#include "gc/gc.h"
#include "object/protocol.h"
#include "types/abstract.h"
#include "types/call.h"
#include "types/container/dict.h"
#include "types/container/iterator.h"
#include "types/container/set.h"
#include "types/container/set_methods.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/fields_object.h"
#include "types/none.h"
#include "types/number/bool.h"
#include "types/number/int.h"
#include "types/repr.h"
#include "types/text/str.h"
#include "types/text/text_builder.h"

Object *dict_view_new(Runtime *rt, TypeId id, Object *dict)
{
    Object *view = fields_object_allocate(rt, runtime_type(rt, id));
    if (view == NULL)
        return NULL;
    ((DictViewObject *)view)->dict = ref_of(object_incref(dict));
    gc_track(rt, view);
    return view;
}

static Object *dict_of(const Object *view) { return ref_pointer(((const DictViewObject *)view)->dict); }

static bool is_keys(const Runtime *rt, const Object *object)
{
    return type_is_subtype(object_type(object), runtime_type(rt, TYPE_DICT_KEYS));
}
static bool is_items(const Runtime *rt, const Object *object)
{
    return type_is_subtype(object_type(object), runtime_type(rt, TYPE_DICT_ITEMS));
}
static bool is_set_view(const Runtime *rt, const Object *object)
{
    return is_keys(rt, object) || is_items(rt, object);
}

static int64_t view_length(Runtime *rt, Object *view)
{
    (void)rt;
    return dict_size(dict_of(view));
}

static int keys_contains(Runtime *rt, Object *view, Object *key)
{
    return dict_contains(rt, dict_of(view), key);
}

static int items_contains(Runtime *rt, Object *view, Object *item)
{
    if (!object_is_tuple(item) || tuple_size(item) != 2)
        return 0;
    Object *found = dict_get(rt, dict_of(view), tuple_get(item, 0));
    if (found == NULL)
        return error_occurred(rt) ? -1 : 0;
    object_incref(found);
    int equal = object_compare(rt, found, tuple_get(item, 1), COMPARE_EQ);
    object_decref(rt, found);
    return equal;
}

static Object *keys_iter(Runtime *rt, Object *view)
{
    return dict_iterator_new(rt, TYPE_DICT_KEY_ITERATOR, dict_of(view));
}
static Object *values_iter(Runtime *rt, Object *view)
{
    return dict_iterator_new(rt, TYPE_DICT_VALUE_ITERATOR, dict_of(view));
}
static Object *items_iter(Runtime *rt, Object *view)
{
    return dict_iterator_new(rt, TYPE_DICT_ITEM_ITERATOR, dict_of(view));
}

static Object *keys_reversed(Runtime *rt, Object *view, const Arguments *arguments)
{
    (void)arguments;
    return dict_iterator_new(rt, TYPE_DICT_REVERSE_KEY_ITERATOR, dict_of(view));
}
static Object *values_reversed(Runtime *rt, Object *view, const Arguments *arguments)
{
    (void)arguments;
    return dict_iterator_new(rt, TYPE_DICT_REVERSE_VALUE_ITERATOR, dict_of(view));
}
static Object *items_reversed(Runtime *rt, Object *view, const Arguments *arguments)
{
    (void)arguments;
    return dict_iterator_new(rt, TYPE_DICT_REVERSE_ITEM_ITERATOR, dict_of(view));
}

static Object *repr_of_view(Runtime *rt, Object *view)
{
    Object *list = sequence_list(rt, view);
    if (list == NULL)
        return NULL;
    TextBuilder text = text_begin(rt);
    text_add(&text, ref_pointer(object_type(view)->tp_name));
    text_add_character(&text, '(');
    text_add_repr(&text, list);
    text_add_character(&text, ')');
    object_decref(rt, list);
    return text_finish(&text);
}

static Object *view_repr(Runtime *rt, Object *view)
{
    int running = repr_enter(rt, view);
    if (running != 0)
        return running < 0 ? NULL : str_from_cstring(rt, "...");
    Object *result = repr_of_view(rt, view);
    repr_leave(rt, view);
    return result;
}

/* ---- as sets */

/* Whether all that `left` gives is in `right`: 1, 0, -1 and an error. */
static int all_contained(Runtime *rt, Object *left, Object *right)
{
    Object *iterator = object_iter(rt, left);
    if (iterator == NULL)
        return -1;
    int contained = 1;
    while (contained > 0) {
        Object *item = iterator_next(rt, iterator);
        if (item == NULL) {
            if (error_occurred(rt))
                contained = -1;
            break;
        }
        contained = object_contains(rt, right, item);
        object_decref(rt, item);
    }
    object_decref(rt, iterator);
    return contained;
}

static int compare(Runtime *rt, Object *left, Object *right, enum CompareOperator op)
{
    int64_t left_size = view_length(rt, left);
    int64_t right_size = object_length(rt, right);
    int equal;
    if (right_size < 0)
        return -1;
    switch (op) {
    case COMPARE_LT:
        return left_size < right_size ? all_contained(rt, left, right) : 0;
    case COMPARE_LE:
        return left_size <= right_size ? all_contained(rt, left, right) : 0;
    case COMPARE_GT:
        return left_size > right_size ? all_contained(rt, right, left) : 0;
    case COMPARE_GE:
        return left_size >= right_size ? all_contained(rt, right, left) : 0;
    default:
        equal = left_size == right_size ? all_contained(rt, left, right) : 0;
        return equal < 0 ? -1 : (equal != 0) == (op == COMPARE_EQ);
    }
}

static Object *view_richcompare(Runtime *rt, Object *left, Object *right, enum CompareOperator op)
{
    if (!object_is_any_set(rt, right) && !is_set_view(rt, right))
        return not_implemented_new(rt);
    int result = compare(rt, left, right, op);
    return result < 0 ? NULL : bool_from(rt, result != 0);
}

/* set(view); of an exact dict's keys their hashes need not be asked for. */
static Object *to_set(Runtime *rt, Object *object)
{
    Object *source = object;
    if (is_keys(rt, object) && object_is_exact(rt, dict_of(object), TYPE_DICT))
        source = dict_of(object);
    Object *set = set_new(rt, TYPE_SET);
    if (set == NULL || set_update_from(rt, set, source) == 0)
        return set;
    object_decref(rt, set);
    return NULL;
}

static Object *finished(Runtime *rt, Object *set, int status)
{
    if (status == 0)
        return set;
    object_decref(rt, set);
    return NULL;
}

static Object *view_subtract(Runtime *rt, Object *left, Object *right)
{
    Object *result = to_set(rt, left);
    return result == NULL ? NULL : finished(rt, result, set_remove_all(rt, result, right));
}

static Object *view_or(Runtime *rt, Object *left, Object *right)
{
    Object *result = to_set(rt, left);
    return result == NULL ? NULL : finished(rt, result, set_update_from(rt, result, right));
}

static void swap(Object **left, Object **right)
{
    Object *swapped = *left;
    *left = *right;
    *right = swapped;
}

/* Adds to `result` what of `other` is in the view. */
static int add_common(Runtime *rt, Object *result, Object *view, Object *other)
{
    Object *iterator = object_iter(rt, other);
    if (iterator == NULL)
        return -1;
    int status = 0;
    Object *key;
    while (status == 0 && (key = iterator_next(rt, iterator)) != NULL) {
        int found = is_keys(rt, view) ? keys_contains(rt, view, key) : items_contains(rt, view, key);
        status = found <= 0 ? found : set_add(rt, result, key);
        object_decref(rt, key);
    }
    object_decref(rt, iterator);
    return status < 0 || error_occurred(rt) ? -1 : 0;
}

/* The smaller side is gone through where both can be looked into. */
static Object *view_and(Runtime *rt, Object *left, Object *right)
{
    if (!is_set_view(rt, left))
        swap(&left, &right);
    if (object_is_exact(rt, right, TYPE_SET) && view_length(rt, left) <= set_size(right))
        return set_common(rt, right, left);
    if (is_set_view(rt, right) && view_length(rt, right) > view_length(rt, left))
        swap(&left, &right);
    Object *result = set_new(rt, TYPE_SET);
    return result == NULL ? NULL : finished(rt, result, add_common(rt, result, left, right));
}

/* One entry of the larger dict: out of `rest` when that has it, else a pair of the result. */
static int xor_entry(Runtime *rt, Object *result, Object *rest, Object *key, Object *value, int64_t hash)
{
    Object *other = dict_get_known_hash(rt, rest, key, hash);
    if (other == NULL && error_occurred(rt))
        return -1;
    int equal = 0;
    if (other != NULL) {
        object_incref(other);
        equal = object_compare(rt, other, value, COMPARE_EQ);
        object_decref(rt, other);
    }
    if (equal != 0)
        return equal < 0 ? -1 : dict_delete_known_hash(rt, rest, key, hash);
    Object *items[] = {key, value};
    Object *pair = tuple_pack(rt, 2, items);
    if (pair == NULL)
        return -1;
    int status = set_add(rt, result, pair);
    object_decref(rt, pair);
    return status;
}

static int xor_entries(Runtime *rt, Object *result, Object *rest, Object *dict)
{
    int64_t position = 0, hash;
    Object *key, *value;
    while (dict_next(dict, &position, &key, &value, &hash)) {
        object_incref(key);
        object_incref(value);
        int status = xor_entry(rt, result, rest, key, value, hash);
        object_decref(rt, value);
        object_decref(rt, key);
        if (status < 0)
            return -1;
    }
    Object *left_over = dict_view_new(rt, TYPE_DICT_ITEMS, rest);
    if (left_over == NULL)
        return -1;
    int status = set_update_from(rt, result, left_over);
    object_decref(rt, left_over);
    return status;
}

static Object *xor_of_items(Runtime *rt, Object *left, Object *right)
{
    Object *small = dict_of(left), *large = dict_of(right);
    if (dict_size(small) > dict_size(large))
        swap(&small, &large);
    Object *rest = dict_copy(rt, small);
    if (rest == NULL)
        return NULL;
    Object *result = set_new(rt, TYPE_SET);
    if (result != NULL)
        result = finished(rt, result, xor_entries(rt, result, rest, large));
    object_decref(rt, rest);
    return result;
}

static Object *view_xor(Runtime *rt, Object *left, Object *right)
{
    if (is_items(rt, left) && is_items(rt, right))
        return xor_of_items(rt, left, right);
    Object *result = to_set(rt, left);
    return result == NULL ? NULL : finished(rt, result, set_toggle_all(rt, result, right));
}

static Object *view_isdisjoint(Runtime *rt, Object *self, const Arguments *arguments)
{
    Object *other = argument_at(arguments, 0);
    if (self == other)
        return bool_from(rt, view_length(rt, self) == 0);
    if (object_is_any_set(rt, other) || is_set_view(rt, other)) {
        int64_t other_size = object_length(rt, other);
        if (other_size < 0)
            return NULL;
        if (other_size > view_length(rt, self))
            swap(&self, &other);
    }
    Object *iterator = object_iter(rt, other);
    if (iterator == NULL)
        return NULL;
    int found = 0;
    Object *item;
    while (found == 0 && (item = iterator_next(rt, iterator)) != NULL) {
        found = object_contains(rt, self, item);
        object_decref(rt, item);
    }
    object_decref(rt, iterator);
    return found < 0 || error_occurred(rt) ? NULL : bool_from(rt, found == 0);
}

/* ---- definitions */

static Object *view_mapping(Runtime *rt, Object *self)
{
    Object *proxy = fields_object_allocate(rt, runtime_type(rt, TYPE_MAPPING_PROXY));
    if (proxy == NULL)
        return NULL;
    ((MappingProxyObject *)proxy)->mapping = ref_of(object_incref(dict_of(self)));
    gc_track(rt, proxy);
    return proxy;
}

static const GetSetDefinition getsets[] = {{"mapping", view_mapping, NULL}, {0}};

static const MethodDefinition keys_methods[] = {
    {"isdisjoint", view_isdisjoint, 1, 1, METHOD_O, NULL},
    {"__reversed__", keys_reversed, 0, 0, 0, NULL},
    {0},
};
static const MethodDefinition items_methods[] = {
    {"isdisjoint", view_isdisjoint, 1, 1, METHOD_O, NULL},
    {"__reversed__", items_reversed, 0, 0, 0, NULL},
    {0},
};
static const MethodDefinition values_methods[] = {
    {"__reversed__", values_reversed, 0, 0, 0, NULL},
    {0},
};

#define SET_VIEW(name, goes_through, contains, method_table) \
    const TypeDefinition name##_definition = { \
        .slots = {.dealloc = fields_object_dealloc, \
                  .traverse = true, \
                  .repr = view_repr, \
                  .richcompare = view_richcompare, \
                  .iter = goes_through, \
                  .nb_subtract = view_subtract, \
                  .nb_and = view_and, \
                  .nb_xor = view_xor, \
                  .nb_or = view_or, \
                  .sq_length = view_length, \
                  .sq_contains = contains}, \
        .methods = method_table, \
        .getsets = getsets, \
    }

SET_VIEW(dict_keys, keys_iter, keys_contains, keys_methods);
SET_VIEW(dict_items, items_iter, items_contains, items_methods);
SET_VIEW(odict_keys, keys_iter, keys_contains, keys_methods);
SET_VIEW(odict_items, items_iter, items_contains, items_methods);

#define VALUES_VIEW(name) \
    const TypeDefinition name##_definition = { \
        .slots = {.dealloc = fields_object_dealloc, \
                  .traverse = true, \
                  .repr = view_repr, \
                  .iter = values_iter, \
                  .sq_length = view_length}, \
        .methods = values_methods, \
        .getsets = getsets, \
    }

VALUES_VIEW(dict_values);
/* Those of collections.OrderedDict, which differ in their names alone. */
VALUES_VIEW(odict_values);
