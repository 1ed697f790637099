/* set and frozenset: their methods, slots and iterator as Python sees them; see set.h, set_methods.h. */
#include "types/container/set_methods.h"

#include "object/definition.h"
#include "object/error.h"
#include "object/protocol.h"
#include "types/abstract.h"
#include "types/call.h"
#include "types/class/type.h"
#include "types/container/dict.h"
#include "types/container/iterator.h"
#include "types/container/list.h"
#include "types/container/set.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/fields_object.h"
#include "types/none.h"
#include "types/number/bool.h"
#include "types/number/int.h"
#include "types/repr.h"
#include "types/text/str.h"
#include "types/text/text_builder.h"

static bool is_frozen(const Runtime *rt, const Object *set)
{
    return type_is_subtype(object_type(set), runtime_type(rt, TYPE_FROZENSET));
}

/* Of the set's built-in base. */
static Object *new_like(Runtime *rt, const Object *set)
{
    return set_new(rt, is_frozen(rt, set) ? TYPE_FROZENSET : TYPE_SET);
}

static Object *finished(Runtime *rt, Object *set, int status)
{
    if (status == 0)
        return set;
    object_decref(rt, set);
    return NULL;
}

static Object *none_or_error(Runtime *rt, int status) { return status < 0 ? NULL : none_new(rt); }

/* Always another object. */
static Object *copy_of(Runtime *rt, Object *set)
{
    Object *result = new_like(rt, set);
    return result == NULL ? NULL : finished(rt, result, set_update(rt, result, set));
}

/* ---- with any iterable */

/* Does `step` with each item: 0 goes on, 1 ends, -1 and an error. Gives the last one's answer. */
typedef int (*ItemStep)(Runtime *rt, Object *item, Object *first, Object *second);

static int each_item(Runtime *rt, Object *iterable, ItemStep step, Object *first, Object *second)
{
    Object *iterator = object_iter(rt, iterable);
    if (iterator == NULL)
        return -1;
    int answer = 0;
    while (answer == 0) {
        Object *item = iterator_next(rt, iterator);
        if (item == NULL)
            break;
        answer = step(rt, item, first, second);
        object_decref(rt, item);
    }
    object_decref(rt, iterator);
    return answer == 0 && error_occurred(rt) ? -1 : answer;
}

static int step_add(Runtime *rt, Object *item, Object *set, Object *unused)
{
    (void)unused;
    return set_add(rt, set, item);
}

int set_update_from(Runtime *rt, Object *set, Object *iterable)
{
    if (object_is_any_set(rt, iterable) || object_is_exact(rt, iterable, TYPE_DICT))
        return set_update(rt, set, iterable);
    return each_item(rt, iterable, step_add, set, NULL);
}

Object *set_new_of(Runtime *rt, TypeObject *type, Object *iterable)
{
    Object *set;
    if (type == runtime_type(rt, TYPE_SET) || type == runtime_type(rt, TYPE_FROZENSET)) {
        set = set_new(rt, type == runtime_type(rt, TYPE_SET) ? TYPE_SET : TYPE_FROZENSET);
    } else {
        set = fields_object_allocate(rt, type);
        if (set != NULL) {
            set_init_body(set);
            gc_track(rt, set);
        }
    }
    if (set == NULL || iterable == NULL)
        return set;
    return finished(rt, set, set_update_from(rt, set, iterable));
}

static int step_keep_common(Runtime *rt, Object *item, Object *set, Object *result)
{
    int64_t hash = object_hash(rt, item);
    int found = hash == -1 ? -1 : set_contains_known_hash(rt, set, item, hash);
    if (found <= 0)
        return found;
    /* With all of the set found the rest is not asked for. */
    return set_add_known_hash(rt, result, item, hash) < 0 ? -1 : set_size(result) >= set_size(set);
}

Object *set_common(Runtime *rt, Object *set, Object *iterable)
{
    if (object_is_any_set(rt, iterable))
        return set_intersection(rt, set, iterable);
    Object *result = new_like(rt, set);
    return result == NULL
               ? NULL
               : finished(rt, result, each_item(rt, iterable, step_keep_common, set, result) < 0 ? -1 : 0);
}

static int step_discard(Runtime *rt, Object *item, Object *set, Object *unused)
{
    (void)unused;
    int64_t hash = object_hash(rt, item);
    return hash == -1 || set_discard_known_hash(rt, set, item, hash) < 0 ? -1 : 0;
}

int set_remove_all(Runtime *rt, Object *object, Object *iterable)
{
    if (object_is_any_set(rt, iterable))
        return set_difference_update(rt, object, iterable);
    if (each_item(rt, iterable, step_discard, object, NULL) < 0)
        return -1;
    const SetObject *set = (const SetObject *)object;
    if (set->fill - set->used <= set->mask / 4)
        return 0;
    return set_resize(rt, object, profile_set_growth(set->used));
}

static Object *copy_without(Runtime *rt, Object *set, Object *iterable)
{
    Object *result = copy_of(rt, set);
    return result == NULL ? NULL : finished(rt, result, set_remove_all(rt, result, iterable));
}

/* Those keys that are not in the dict. */
static Object *without_dict(Runtime *rt, Object *set, Object *dict)
{
    Object *result = new_like(rt, set);
    int64_t position = 0, hash;
    Object *key;
    int status = result == NULL ? -1 : 0;
    while (status == 0 && set_next(set, &position, &key, &hash)) {
        object_incref(key);
        int found = dict_contains_known_hash(rt, dict, key, hash);
        status = found != 0 ? (found < 0 ? -1 : 0) : set_add_known_hash(rt, result, key, hash);
        object_decref(rt, key);
    }
    return result == NULL ? NULL : finished(rt, result, status);
}

static Object *difference(Runtime *rt, Object *set, Object *iterable)
{
    if (object_is_any_set(rt, iterable))
        return set_difference(rt, set, iterable);
    if (!object_is_exact(rt, iterable, TYPE_DICT) || set_size(set) >> 2 > dict_size(iterable))
        return copy_without(rt, set, iterable);
    return without_dict(rt, set, iterable);
}

static int toggle(Runtime *rt, Object *set, Object *key, int64_t hash)
{
    object_incref(key);
    int found = set_discard_known_hash(rt, set, key, hash);
    int status = found == 0 ? set_add_known_hash(rt, set, key, hash) : found < 0 ? -1 : 0;
    object_decref(rt, key);
    return status;
}

static int toggle_dict(Runtime *rt, Object *set, Object *dict)
{
    int64_t position = 0, hash;
    Object *key;
    while (dict_next(dict, &position, &key, NULL, &hash)) {
        if (toggle(rt, set, key, hash) < 0)
            return -1;
    }
    return 0;
}

int set_toggle_all(Runtime *rt, Object *set, Object *iterable)
{
    if (object_is_any_set(rt, iterable))
        return set_symmetric_difference_update(rt, set, iterable);
    if (object_is_exact(rt, iterable, TYPE_DICT))
        return toggle_dict(rt, set, iterable);
    /* Each key once, however often it comes. */
    Object *other =
        set_new_of(rt, runtime_type(rt, is_frozen(rt, set) ? TYPE_FROZENSET : TYPE_SET), iterable);
    if (other == NULL)
        return -1;
    int status = set_symmetric_difference_update(rt, set, other);
    object_decref(rt, other);
    return status;
}

/* ---- methods */

static Object *set_method_add(Runtime *rt, Object *self, const Arguments *arguments)
{
    return none_or_error(rt, set_add(rt, self, argument_at(arguments, 0)));
}

static Object *set_method_clear(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    set_clear(rt, self);
    return none_new(rt);
}

static Object *set_method_contains(Runtime *rt, Object *self, const Arguments *arguments)
{
    int found = set_contains(rt, self, argument_at(arguments, 0));
    return found < 0 ? NULL : bool_from(rt, found != 0);
}

static Object *set_method_copy(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return set_copy(rt, self);
}

static Object *set_method_discard(Runtime *rt, Object *self, const Arguments *arguments)
{
    return none_or_error(rt, set_discard(rt, self, argument_at(arguments, 0)));
}

static Object *set_method_remove(Runtime *rt, Object *self, const Arguments *arguments)
{
    return none_or_error(rt, set_remove(rt, self, argument_at(arguments, 0)));
}

static Object *set_method_pop(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return set_pop(rt, self);
}

static Object *set_method_union(Runtime *rt, Object *self, const Arguments *arguments)
{
    Object *result = copy_of(rt, self);
    for (int64_t i = 0; result != NULL && i < arguments->count; i++) {
        Object *other = argument_at(arguments, i);
        if (other != self)
            result = finished(rt, result, set_update_from(rt, result, other));
    }
    return result;
}

static Object *set_method_update(Runtime *rt, Object *self, const Arguments *arguments)
{
    for (int64_t i = 0; i < arguments->count; i++) {
        if (set_update_from(rt, self, argument_at(arguments, i)) < 0)
            return NULL;
    }
    return none_new(rt);
}

static Object *set_method_intersection(Runtime *rt, Object *self, const Arguments *arguments)
{
    if (arguments->count == 0)
        return copy_of(rt, self);
    Object *result = object_incref(self);
    for (int64_t i = 0; result != NULL && i < arguments->count; i++) {
        Object *next = set_common(rt, result, argument_at(arguments, i));
        object_decref(rt, result);
        result = next;
    }
    return result;
}

static Object *set_method_intersection_update(Runtime *rt, Object *self, const Arguments *arguments)
{
    Object *result = set_method_intersection(rt, self, arguments);
    if (result == NULL)
        return NULL;
    set_swap_bodies(self, result);
    object_decref(rt, result);
    return none_new(rt);
}

static Object *set_method_difference(Runtime *rt, Object *self, const Arguments *arguments)
{
    if (arguments->count == 0)
        return copy_of(rt, self);
    Object *result = difference(rt, self, argument_at(arguments, 0));
    for (int64_t i = 1; result != NULL && i < arguments->count; i++)
        result = finished(rt, result, set_remove_all(rt, result, argument_at(arguments, i)));
    return result;
}

static Object *set_method_difference_update(Runtime *rt, Object *self, const Arguments *arguments)
{
    for (int64_t i = 0; i < arguments->count; i++) {
        if (set_remove_all(rt, self, argument_at(arguments, i)) < 0)
            return NULL;
    }
    return none_new(rt);
}

static Object *set_method_symmetric_difference(Runtime *rt, Object *self, const Arguments *arguments)
{
    TypeObject *type = runtime_type(rt, is_frozen(rt, self) ? TYPE_FROZENSET : TYPE_SET);
    Object *result = set_new_of(rt, type, argument_at(arguments, 0));
    return result == NULL ? NULL : finished(rt, result, set_symmetric_difference_update(rt, result, self));
}

static Object *set_method_symmetric_difference_update(Runtime *rt, Object *self, const Arguments *arguments)
{
    return none_or_error(rt, set_toggle_all(rt, self, argument_at(arguments, 0)));
}

/* A set is not hashed as a frozenset here, as `in` would have it. */
static int step_find(Runtime *rt, Object *item, Object *set, Object *unused)
{
    (void)unused;
    int64_t hash = object_hash(rt, item);
    return hash == -1 ? -1 : set_contains_known_hash(rt, set, item, hash);
}

static int step_miss(Runtime *rt, Object *item, Object *set, Object *unused)
{
    int found = step_find(rt, item, set, unused);
    return found < 0 ? -1 : !found;
}

static Object *bool_or_error(Runtime *rt, int answer, bool wanted)
{
    return answer < 0 ? NULL : bool_from(rt, (answer != 0) == wanted);
}

static Object *set_method_isdisjoint(Runtime *rt, Object *self, const Arguments *arguments)
{
    Object *other = argument_at(arguments, 0);
    if (object_is_any_set(rt, other))
        return bool_or_error(rt, set_is_disjoint(rt, self, other), true);
    return bool_or_error(rt, each_item(rt, other, step_find, self, NULL), false);
}

static Object *set_method_issubset(Runtime *rt, Object *self, const Arguments *arguments)
{
    Object *other = argument_at(arguments, 0);
    if (object_is_any_set(rt, other))
        return bool_or_error(rt, set_is_subset(rt, self, other), true);
    Object *all = set_new(rt, TYPE_SET);
    if (all == NULL)
        return NULL;
    int answer = set_update_from(rt, all, other) < 0 ? -1 : set_is_subset(rt, self, all);
    object_decref(rt, all);
    return bool_or_error(rt, answer, true);
}

static Object *set_method_issuperset(Runtime *rt, Object *self, const Arguments *arguments)
{
    Object *other = argument_at(arguments, 0);
    if (object_is_any_set(rt, other))
        return bool_or_error(rt, set_is_subset(rt, other, self), true);
    return bool_or_error(rt, each_item(rt, other, step_miss, self, NULL), false);
}

static Object *set_method_reduce(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    Object *name = str_intern_cstring(rt, "__getstate__");
    Object *keys = name == NULL ? NULL : sequence_list(rt, self);
    Object *wrapped = keys == NULL ? NULL : tuple_pack(rt, 1, &keys);
    Object *state = wrapped == NULL ? NULL : object_call_method(rt, self, name, NULL, 0);
    Object *result = NULL;
    if (state != NULL) {
        Object *items[] = {&object_type(self)->ob_base.ob_base, wrapped, state};
        result = tuple_pack(rt, 3, items);
    }
    object_xdecref(rt, state);
    object_xdecref(rt, wrapped);
    object_xdecref(rt, keys);
    object_xdecref(rt, name);
    return result;
}

static Object *set_method_sizeof(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return int_from_int64(rt, set_sizeof(rt, self));
}

/* ---- slots */

static Object *set_tp_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    (void)arguments;
    return set_new_of(rt, type, NULL);
}

static int set_tp_init(Runtime *rt, Object *self, const Arguments *arguments)
{
    if (arguments_no_keywords(rt, "set", arguments) < 0)
        return -1;
    if (arguments_check_count(rt, type_name_of(object_type(self)), arguments, 0, 1) < 0)
        return -1;
    if (((SetObject *)self)->fill != 0)
        set_clear(rt, self);
    ((SetObject *)self)->hash = -1;
    return arguments->count == 0 ? 0 : set_update_from(rt, self, argument_at(arguments, 0));
}

static Object *frozenset_tp_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    bool is_exact = type == runtime_type(rt, TYPE_FROZENSET);
    if ((is_exact || type->tp_init == runtime_type(rt, TYPE_FROZENSET)->tp_init) &&
        arguments_no_keywords(rt, "frozenset", arguments) < 0)
        return NULL;
    if (arguments_check_count(rt, type_name_of(type), arguments, 0, 1) < 0)
        return NULL;
    Object *iterable = argument_at(arguments, 0);
    if (is_exact && iterable != NULL && object_is_exact(rt, iterable, TYPE_FROZENSET))
        return object_incref(iterable);
    return set_new_of(rt, type, iterable);
}

static int64_t set_length(Runtime *rt, Object *self)
{
    (void)rt;
    return set_size(self);
}

static bool are_sets(const Runtime *rt, const Object *left, const Object *right)
{
    return object_is_any_set(rt, left) && object_is_any_set(rt, right);
}

static Object *set_or(Runtime *rt, Object *left, Object *right)
{
    if (!are_sets(rt, left, right))
        return not_implemented_new(rt);
    Object *result = copy_of(rt, left);
    if (result == NULL || left == right)
        return result;
    return finished(rt, result, set_update(rt, result, right));
}

static Object *set_and(Runtime *rt, Object *left, Object *right)
{
    return are_sets(rt, left, right) ? set_intersection(rt, left, right) : not_implemented_new(rt);
}

static Object *set_subtract(Runtime *rt, Object *left, Object *right)
{
    return are_sets(rt, left, right) ? set_difference(rt, left, right) : not_implemented_new(rt);
}

static Object *set_xor(Runtime *rt, Object *left, Object *right)
{
    return are_sets(rt, left, right) ? set_symmetric_difference(rt, left, right) : not_implemented_new(rt);
}

typedef int (*InPlace)(Runtime *rt, Object *set, Object *other);

static Object *in_place(Runtime *rt, Object *self, Object *other, InPlace operation)
{
    if (!object_is_any_set(rt, other))
        return not_implemented_new(rt);
    return operation(rt, self, other) < 0 ? NULL : object_incref(self);
}

static Object *set_inplace_or(Runtime *rt, Object *self, Object *other)
{
    return in_place(rt, self, other, set_update);
}
static Object *set_inplace_and(Runtime *rt, Object *self, Object *other)
{
    return in_place(rt, self, other, set_intersection_update);
}
static Object *set_inplace_subtract(Runtime *rt, Object *self, Object *other)
{
    return in_place(rt, self, other, set_difference_update);
}
static Object *set_inplace_xor(Runtime *rt, Object *self, Object *other)
{
    return in_place(rt, self, other, set_symmetric_difference_update);
}

/* In CPython it is the repr of a list, one level deeper. */
static Object *repr_of_keys(Runtime *rt, Object *self)
{
    Object *keys = sequence_list(rt, self);
    if (keys == NULL)
        return NULL;
    if (!recursion_enter(rt, " while getting the repr of an object")) {
        object_decref(rt, keys);
        return NULL;
    }
    bool is_plain = object_is_exact(rt, self, TYPE_SET);
    TextBuilder text = text_begin(rt);
    if (!is_plain) {
        text_add_type_name(&text, object_type(self));
        text_add_character(&text, '(');
    }
    text_add_character(&text, '{');
    for (int64_t i = 0; i < list_size(keys); i++) {
        if (i > 0)
            text_add(&text, ", ");
        text_add_repr(&text, list_get(keys, i));
    }
    text_add(&text, is_plain ? "}" : "})");
    recursion_leave(rt);
    object_decref(rt, keys);
    return text_finish(&text);
}

static Object *repr_without_keys(Runtime *rt, const Object *self, const char *rest)
{
    TextBuilder text = text_begin(rt);
    text_add_type_name(&text, object_type(self));
    text_add(&text, rest);
    return text_finish(&text);
}

static Object *set_repr(Runtime *rt, Object *self)
{
    int running = repr_enter(rt, self);
    if (running != 0)
        return running < 0 ? NULL : repr_without_keys(rt, self, "(...)");
    Object *result = set_size(self) == 0 ? repr_without_keys(rt, self, "()") : repr_of_keys(rt, self);
    repr_leave(rt, self);
    return result;
}

static Object *set_iter(Runtime *rt, Object *self)
{
    Object *object = fields_object_allocate(rt, runtime_type(rt, TYPE_SET_ITERATOR));
    if (object == NULL)
        return NULL;
    SetIteratorObject *iterator = (SetIteratorObject *)object;
    iterator->set = ref_of(object_incref(self));
    iterator->used = iterator->length = set_size(self);
    gc_track(rt, object);
    return object;
}

#define SHARED_METHODS \
    {"__contains__", set_method_contains, 1, 1, METHOD_O | METHOD_COEXIST, NULL}, \
        {"copy", set_method_copy, 0, 0, 0, NULL}, \
        {"difference", set_method_difference, 0, ARGUMENTS_ANY, METHOD_TUPLE, NULL}, \
        {"intersection", set_method_intersection, 0, ARGUMENTS_ANY, METHOD_TUPLE, NULL}, \
        {"isdisjoint", set_method_isdisjoint, 1, 1, METHOD_O, NULL}, \
        {"issubset", set_method_issubset, 1, 1, METHOD_O, NULL}, \
        {"issuperset", set_method_issuperset, 1, 1, METHOD_O, NULL}, \
        {"__reduce__", set_method_reduce, 0, 0, 0, NULL}, {"__sizeof__", set_method_sizeof, 0, 0, 0, NULL}, \
        {"symmetric_difference", set_method_symmetric_difference, 1, 1, METHOD_O, NULL}, \
        {"union", set_method_union, 0, ARGUMENTS_ANY, METHOD_TUPLE, NULL}, \
    { \
        "__class_getitem__", class_getitem_method, 1, 1, METHOD_O | METHOD_CLASS, NULL \
    }

static const MethodDefinition set_methods[] = {
    SHARED_METHODS,
    {"add", set_method_add, 1, 1, METHOD_O, NULL},
    {"clear", set_method_clear, 0, 0, 0, NULL},
    {"discard", set_method_discard, 1, 1, METHOD_O, NULL},
    {"difference_update", set_method_difference_update, 0, ARGUMENTS_ANY, METHOD_TUPLE, NULL},
    {"intersection_update", set_method_intersection_update, 0, ARGUMENTS_ANY, METHOD_TUPLE, NULL},
    {"pop", set_method_pop, 0, 0, 0, NULL},
    {"remove", set_method_remove, 1, 1, METHOD_O, NULL},
    {"symmetric_difference_update", set_method_symmetric_difference_update, 1, 1, METHOD_O, NULL},
    {"update", set_method_update, 0, ARGUMENTS_ANY, METHOD_TUPLE, NULL},
    {0},
};

static const MethodDefinition frozenset_methods[] = {SHARED_METHODS, {0}};

#define SHARED_SLOTS \
    .dealloc = set_dealloc, .traverse = true, .clear = set_clear, .getsizeof = set_sizeof, .repr = set_repr, \
    .richcompare = set_richcompare, .iter = set_iter, .nb_subtract = set_subtract, .nb_and = set_and, \
    .nb_xor = set_xor, .nb_or = set_or, .sq_length = set_length, .sq_contains = set_contains

const TypeDefinition set_definition = {
    .slots = {SHARED_SLOTS, .init = set_tp_init, .new = set_tp_new,
              .nb_inplace_subtract = set_inplace_subtract, .nb_inplace_and = set_inplace_and,
              .nb_inplace_xor = set_inplace_xor, .nb_inplace_or = set_inplace_or},
    .methods = set_methods,
    .doc =
        "set() -> new empty set object\nset(iterable) -> new set object\n\nBuild an unordered collection of "
        "unique elements.",
    .generic_attributes = GENERIC_GETATTR,
};

const TypeDefinition frozenset_definition = {
    .slots = {SHARED_SLOTS, .hash = frozenset_hash, .new = frozenset_tp_new},
    .methods = frozenset_methods,
    .doc =
        "frozenset() -> empty frozenset object\nfrozenset(iterable) -> frozenset object\n\nBuild an immutable "
        "unordered collection of unique elements.",
    .generic_attributes = GENERIC_GETATTR,
};

/* ---- set_iterator */

static Object *set_iterator_next(Runtime *rt, Object *self)
{
    SetIteratorObject *iterator = (SetIteratorObject *)self;
    Object *set = ref_pointer(iterator->set);
    Object *key;
    if (set == NULL)
        return NULL;
    if (iterator->used != set_size(set)) {
        error_set(rt, ERROR_RUNTIME, "Set changed size during iteration");
        iterator->used = -1;
        return NULL;
    }
    if (!set_next(set, &iterator->position, &key, NULL)) {
        object_clear_ref(rt, &iterator->set);
        return NULL;
    }
    iterator->length--;
    return object_incref(key);
}

static Object *set_iterator_length_hint(Runtime *rt, Object *self, const Arguments *arguments)
{
    const SetIteratorObject *iterator = (const SetIteratorObject *)self;
    const Object *set = ref_pointer(iterator->set);
    (void)arguments;
    return int_from_int64(rt, set != NULL && iterator->used == set_size(set) ? iterator->length : 0);
}

static Object *set_iterator_reduce(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    Object *copy = fields_object_allocate(rt, object_type(self));
    if (copy == NULL)
        return NULL;
    SetIteratorObject *to = (SetIteratorObject *)copy;
    const SetIteratorObject *from = (const SetIteratorObject *)self;
    to->used = from->used;
    to->position = from->position;
    to->length = from->length;
    to->set = ref_of(object_xincref(ref_pointer(from->set)));
    gc_track(rt, copy);
    Object *list = sequence_list(rt, copy);
    object_decref(rt, copy);
    if (list == NULL)
        return NULL;
    Object *result = iterator_reduce(rt, "iter", list, ITERATOR_NO_STATE);
    object_decref(rt, list);
    return result;
}

static const MethodDefinition iterator_methods[] = {
    {"__length_hint__", set_iterator_length_hint, 0, 0, 0, NULL},
    {"__reduce__", set_iterator_reduce, 0, 0, 0, NULL},
    {0},
};

const TypeDefinition set_iterator_definition = {
    .slots = {.dealloc = fields_object_dealloc,
              .traverse = true,
              .iter = iterator_self,
              .iternext = set_iterator_next},
    .methods = iterator_methods,
};
