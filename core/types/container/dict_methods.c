/* dict: its methods and slots as Python sees them; see dict.h. Views are in dict_views.c, iterators in
 * dict_iterators.c. */
#include "types/call/held_arguments.h"
#include "types/container/dict.h"

#include "object/error.h"
#include "object/protocol.h"
#include "types/abstract.h"
#include "types/call.h"
#include "types/container/dict_insert.h"
#include "types/container/dict_lookup.h"
#include "types/container/dict_views.h"
#include "types/container/set.h"
#include "types/container/slice.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/fields_object.h"
#include "types/names.h"
#include "types/none.h"
#include "types/number/bool.h"
#include "types/number/int.h"
#include "types/repr.h"
#include "types/text/str.h"
#include "types/text/text_builder.h"

static bool is_dict(const Object *object) { return object_has(object, TYPE_FLAG_DICT_SUBCLASS); }
static Object *none_or_error(Runtime *rt, int status) { return status < 0 ? NULL : none_new(rt); }

/* ---- updating from anything */

static int set_from_key(Runtime *rt, Object *dict, Object *source, Object *key, bool override)
{
    if (!override) {
        int found = dict_contains(rt, dict, key);
        if (found != 0)
            return found < 0 ? -1 : 0;
    }
    Object *value = object_get_item(rt, source, key);
    if (value == NULL)
        return -1;
    int status = dict_set(rt, dict, key, value);
    object_decref(rt, value);
    return status;
}

Object *mapping_keys(Runtime *rt, Object *mapping)
{
    if (object_is_exact(rt, mapping, TYPE_DICT))
        return sequence_list(rt, mapping);
    Object *given = object_call_method(rt, mapping, name_object(rt, NAME_plain_keys), NULL, 0);
    if (given == NULL)
        return NULL;
    Object *iterator = object_iter(rt, given);
    if (iterator == NULL && error_matches(rt, ERROR_TYPE))
        error_format(rt, ERROR_TYPE, "%.200T.keys() returned a non-iterable (type %.200T)", mapping, given);
    object_decref(rt, given);
    Object *keys = iterator == NULL ? NULL : sequence_list(rt, iterator);
    object_xdecref(rt, iterator);
    return keys;
}

/* From what has keys() and []. */
static int merge_mapping(Runtime *rt, Object *dict, Object *source, bool override)
{
    Object *keys = mapping_keys(rt, source);
    Object *iterator = keys == NULL ? NULL : object_iter(rt, keys);
    object_xdecref(rt, keys);
    if (iterator == NULL)
        return -1;
    int status = 0;
    Object *key;
    while (status == 0 && (key = iterator_next(rt, iterator)) != NULL) {
        status = set_from_key(rt, dict, source, key, override);
        object_decref(rt, key);
    }
    object_decref(rt, iterator);
    return status < 0 || error_occurred(rt) ? -1 : 0;
}

static int set_from_pair(Runtime *rt, Object *dict, Object *item, int64_t index)
{
    Object *pair = sequence_fast(rt, item, "");
    if (pair == NULL) {
        if (error_matches(rt, ERROR_TYPE))
            error_set(rt, ERROR_TYPE, "cannot convert dictionary update sequence element #%lld to a sequence",
                      (long long)index);
        return -1;
    }
    int status = -1;
    int64_t length = ((VarObject *)pair)->ob_size;
    if (length != 2) {
        error_set(rt, ERROR_VALUE, "dictionary update sequence element #%lld has length %lld; 2 is required",
                  (long long)index, (long long)length);
    } else {
        Object *key = object_incref(sequence_fast_item(pair, 0));
        Object *value = object_incref(sequence_fast_item(pair, 1));
        status = dict_set(rt, dict, key, value);
        object_decref(rt, value);
        object_decref(rt, key);
    }
    object_decref(rt, pair);
    return status;
}

int dict_merge_pairs(Runtime *rt, Object *dict, Object *pairs)
{
    Object *iterator = object_iter(rt, pairs);
    if (iterator == NULL)
        return -1;
    int status = 0;
    for (int64_t i = 0; status == 0; i++) {
        Object *item = iterator_next(rt, iterator);
        if (item == NULL)
            break;
        status = set_from_pair(rt, dict, item, i);
        object_decref(rt, item);
    }
    object_decref(rt, iterator);
    return status < 0 || error_occurred(rt) ? -1 : 0;
}

/* Whether a dict's class goes through it in a way of its own. */
static bool iterates_as_dict(const Object *object)
{
    return type_iter_slot(object_type(object)) == dict_iter;
}

int dict_update_from(Runtime *rt, Object *dict, Object *source, bool override)
{
    if (is_dict(source) && iterates_as_dict(source))
        return dict_merge(rt, dict, source, override);
    /* Whether there is one is asked first; the one that is called is looked up again. */
    Object *keys = NULL;
    int found = object_lookup_attribute(rt, source, name_object(rt, NAME_plain_keys), &keys);
    object_xdecref(rt, keys);
    if (found < 0)
        return -1;
    return found == 0 ? dict_merge_pairs(rt, dict, source) : merge_mapping(rt, dict, source, override);
}

int dict_update_mapping(Runtime *rt, Object *dict, Object *source)
{
    if (is_dict(source) && iterates_as_dict(source))
        return dict_merge(rt, dict, source, true);
    return merge_mapping(rt, dict, source, true);
}

static int set_keywords(Runtime *rt, Object *dict, const Arguments *arguments)
{
    int64_t count = arguments->names == NULL ? 0 : tuple_size(arguments->names);
    for (int64_t i = 0; i < count; i++) {
        Object *value = ref_pointer(arguments->items[arguments->count + i]);
        if (dict_set(rt, dict, tuple_get(arguments->names, i), value) < 0)
            return -1;
    }
    return 0;
}

/* The keywords as a dict of their own, which may become the table of an empty dict. */
static int merge_keywords(Runtime *rt, Object *dict, const Arguments *arguments)
{
    const Arguments named = {arguments->items + arguments->count, 0, arguments->names};
    HeldArguments held;
    if (held_arguments_begin(rt, &named, &held) < 0)
        return -1;
    int status = held.keywords == NULL ? 0 : dict_merge(rt, dict, held.keywords, true);
    held_arguments_end(rt, &held);
    return status;
}

static int update_common(Runtime *rt, Object *self, const Arguments *arguments, const char *function,
                         bool is_new)
{
    if (arguments_check_count(rt, function, arguments, 0, 1) < 0)
        return -1;
    Object *source = argument_at(arguments, 0);
    if ((source != NULL && dict_update_from(rt, self, source, true) < 0) ||
        arguments_check_names(rt, arguments) < 0)
        return -1;
    return is_new ? set_keywords(rt, self, arguments) : merge_keywords(rt, self, arguments);
}

/* ---- methods */

static Object *dict_method_get(Runtime *rt, Object *self, const Arguments *arguments)
{
    Object *value = dict_get(rt, self, argument_at(arguments, 0));
    if (value != NULL)
        return object_incref(value);
    if (error_occurred(rt))
        return NULL;
    Object *fallback = argument_at(arguments, 1);
    return object_incref(fallback == NULL ? runtime_none(rt) : fallback);
}

static Object *dict_method_contains(Runtime *rt, Object *self, const Arguments *arguments)
{
    int found = dict_contains(rt, self, argument_at(arguments, 0));
    return found < 0 ? NULL : bool_from(rt, found != 0);
}

static Object *dict_method_getitem(Runtime *rt, Object *self, const Arguments *arguments)
{
    return dict_subscript(rt, self, argument_at(arguments, 0));
}

static Object *dict_method_sizeof(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return int_from_int64(rt, dict_sizeof(rt, self));
}

static Object *dict_method_setdefault(Runtime *rt, Object *self, const Arguments *arguments)
{
    Object *fallback = argument_at(arguments, 1);
    Object *value =
        dict_setdefault(rt, self, argument_at(arguments, 0), fallback == NULL ? runtime_none(rt) : fallback);
    return object_xincref(value);
}

static Object *dict_method_pop(Runtime *rt, Object *self, const Arguments *arguments)
{
    return dict_pop(rt, self, argument_at(arguments, 0), argument_at(arguments, 1));
}

/* CPython makes the pair first, so that there is no error once the entry is out. */
static Object *dict_method_popitem(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    Object *key, *value;
    Object *pair = tuple_new(rt, 2);
    if (pair == NULL)
        return NULL;
    if (dict_popitem(rt, self, &key, &value) < 0) {
        object_decref(rt, pair);
        return NULL;
    }
    tuple_set(pair, 0, key);
    tuple_set(pair, 1, value);
    return pair;
}

static Object *dict_method_keys(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return dict_view_new(rt, TYPE_DICT_KEYS, self);
}

static Object *dict_method_values(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return dict_view_new(rt, TYPE_DICT_VALUES, self);
}

static Object *dict_method_items(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return dict_view_new(rt, TYPE_DICT_ITEMS, self);
}

static Object *dict_method_update(Runtime *rt, Object *self, const Arguments *arguments)
{
    const Arguments positional = {arguments->items, arguments->count, NULL};
    HeldArguments held;
    if (held_arguments_begin(rt, &positional, &held) < 0)
        return NULL;
    int status = update_common(rt, self, arguments, "update", false);
    held_arguments_end(rt, &held);
    return none_or_error(rt, status);
}

static Object *dict_method_clear(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    dict_clear(rt, self);
    return none_new(rt);
}

static Object *dict_method_copy(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return dict_copy(rt, self);
}

static Object *dict_method_reversed(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return dict_iterator_new(rt, TYPE_DICT_REVERSE_KEY_ITERATOR, self);
}

/* ---- fromkeys */

/* Room for as many keys at once as the source has. */
static int presize(Runtime *rt, Object *dict, int64_t count, bool unicode)
{
    return dict_resize(rt, (DictObject *)dict, profile_dict_log2_for_entries(count), unicode);
}

static int fill_from_dict(Runtime *rt, Object *dict, Object *keys, Object *value)
{
    int64_t position = 0, hash;
    Object *key;
    bool unicode = dict_keys_are_unicode(dict_keys_of((DictObject *)keys));
    if (presize(rt, dict, dict_size(keys), unicode) < 0)
        return -1;
    while (dict_next(keys, &position, &key, NULL, &hash)) {
        if (dict_set_known_hash(rt, dict, key, value, hash) < 0)
            return -1;
    }
    return 0;
}

static int fill_from_set(Runtime *rt, Object *dict, Object *keys, Object *value)
{
    int64_t position = 0, hash;
    Object *key;
    if (presize(rt, dict, set_size(keys), false) < 0)
        return -1;
    while (set_next(keys, &position, &key, &hash)) {
        if (dict_set_known_hash(rt, dict, key, value, hash) < 0)
            return -1;
    }
    return 0;
}

static int fill_from_iterable(Runtime *rt, Object *dict, Object *keys, Object *value)
{
    Object *iterator = object_iter(rt, keys);
    if (iterator == NULL)
        return -1;
    bool is_exact = object_is_exact(rt, dict, TYPE_DICT);
    int status = 0;
    Object *key;
    while (status == 0 && (key = iterator_next(rt, iterator)) != NULL) {
        status = is_exact ? dict_set(rt, dict, key, value) : object_set_item(rt, dict, key, value);
        object_decref(rt, key);
    }
    object_decref(rt, iterator);
    return status < 0 || error_occurred(rt) ? -1 : 0;
}

static Object *dict_method_fromkeys(Runtime *rt, Object *self, const Arguments *arguments)
{
    Object *keys = argument_at(arguments, 0);
    Object *value = arguments->count > 1 ? argument_at(arguments, 1) : runtime_none(rt);
    Object *dict = object_call_no_arguments(rt, self);
    if (dict == NULL)
        return NULL;
    int status;
    bool is_fresh = object_is_exact(rt, dict, TYPE_DICT) && dict_size(dict) == 0;
    if (is_fresh && object_is_exact(rt, keys, TYPE_DICT))
        status = fill_from_dict(rt, dict, keys, value);
    else if (is_fresh && object_is_any_set(rt, keys))
        status = fill_from_set(rt, dict, keys, value);
    else
        status = fill_from_iterable(rt, dict, keys, value);
    if (status == 0)
        return dict;
    object_decref(rt, dict);
    return NULL;
}

/* ---- slots */

static Object *dict_tp_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    (void)arguments;
    if (type == runtime_type(rt, TYPE_DICT))
        return dict_new_fresh(rt);
    Object *self = fields_object_allocate(rt, type);
    if (self == NULL)
        return NULL;
    DictObject *dict = (DictObject *)self;
    dict->ma_keys = ref_of(dict_keys_incref(dict_empty_keys(rt)));
    dict->ma_version_tag = dict_next_version(rt);
    gc_track(rt, self);
    return self;
}

static int dict_tp_init(Runtime *rt, Object *self, const Arguments *arguments)
{
    return update_common(rt, self, arguments, "dict", true);
}

static int64_t dict_length(Runtime *rt, Object *self)
{
    (void)rt;
    return dict_size(self);
}

static Object *call_missing(Runtime *rt, Object *self, Object *key)
{
    Object *name = str_intern_cstring(rt, "__missing__");
    if (name == NULL)
        return NULL;
    Ref argument = ref_of(key);
    Object *missing = object_lookup_special(rt, self, name);
    object_decref(rt, name);
    if (missing == NULL)
        return NULL;
    Object *result = object_call(rt, missing, &argument, 1);
    object_decref(rt, missing);
    return result;
}

Object *dict_subscript(Runtime *rt, Object *self, Object *key)
{
    Object *value = dict_get(rt, self, key);
    if (value != NULL)
        return object_incref(value);
    if (error_occurred(rt))
        return NULL;
    if (!object_is_exact(rt, self, TYPE_DICT)) {
        value = call_missing(rt, self, key);
        if (value != NULL || error_occurred(rt))
            return value;
    }
    error_set_value(rt, ERROR_KEY, key);
    return NULL;
}

static int dict_ass_subscript(Runtime *rt, Object *self, Object *key, Object *value)
{
    return value == NULL ? dict_delete(rt, self, key) : dict_set(rt, self, key, value);
}

static Object *dict_or(Runtime *rt, Object *left, Object *right)
{
    if (!is_dict(left) || !is_dict(right))
        return not_implemented_new(rt);
    Object *result = dict_copy(rt, left);
    if (result == NULL || dict_update_from(rt, result, right, true) == 0)
        return result;
    object_decref(rt, result);
    return NULL;
}

static Object *dict_inplace_or(Runtime *rt, Object *self, Object *other)
{
    return dict_update_from(rt, self, other, true) < 0 ? NULL : object_incref(self);
}

Object *dict_iter(Runtime *rt, Object *self) { return dict_iterator_new(rt, TYPE_DICT_KEY_ITERATOR, self); }

static bool add_entry(TextBuilder *text, Object *key, Object *value)
{
    object_incref(key);
    object_incref(value);
    bool made = text_add_repr(text, key);
    if (made) {
        text_add(text, ": ");
        made = text_add_repr(text, value);
    }
    object_decref(text->rt, value);
    object_decref(text->rt, key);
    return made;
}

static Object *repr_of_entries(Runtime *rt, Object *self)
{
    TextBuilder text = text_begin(rt);
    int64_t position = 0;
    Object *key, *value;
    text_add_character(&text, '{');
    for (bool first = true; dict_next(self, &position, &key, &value, NULL); first = false) {
        if (!first)
            text_add(&text, ", ");
        if (!add_entry(&text, key, value))
            return text_abandon(&text);
    }
    text_add_character(&text, '}');
    return text_finish(&text);
}

static Object *dict_repr(Runtime *rt, Object *self)
{
    int running = repr_enter(rt, self);
    if (running != 0)
        return running < 0 ? NULL : str_from_cstring(rt, "{...}");
    Object *result = dict_size(self) == 0 ? str_from_cstring(rt, "{}") : repr_of_entries(rt, self);
    repr_leave(rt, self);
    return result;
}

static const MethodDefinition methods[] = {
    {"__contains__", dict_method_contains, 1, 1, METHOD_O | METHOD_COEXIST, "($self, key, /)"},
    {"__getitem__", dict_method_getitem, 1, 1, METHOD_O | METHOD_COEXIST, NULL},
    {"__sizeof__", dict_method_sizeof, 0, 0, 0, NULL},
    {"get", dict_method_get, 1, 2, 0, "($self, key, default=None, /)"},
    {"setdefault", dict_method_setdefault, 1, 2, 0, "($self, key, default=None, /)"},
    {"pop", dict_method_pop, 1, 2, 0, NULL},
    {"popitem", dict_method_popitem, 0, 0, 0, "($self, /)"},
    {"keys", dict_method_keys, 0, 0, 0, NULL},
    {"items", dict_method_items, 0, 0, 0, NULL},
    {"values", dict_method_values, 0, 0, 0, NULL},
    {"update", dict_method_update, 0, ARGUMENTS_ANY, METHOD_KEYWORDS | METHOD_TUPLE | METHOD_HOLDS, NULL},
    {"fromkeys", dict_method_fromkeys, 1, 2, METHOD_CLASS, "($type, iterable, value=None, /)"},
    {"clear", dict_method_clear, 0, 0, 0, NULL},
    {"copy", dict_method_copy, 0, 0, 0, NULL},
    {"__reversed__", dict_method_reversed, 0, 0, 0, "($self, /)"},
    {"__class_getitem__", class_getitem_method, 1, 1, METHOD_O | METHOD_CLASS, NULL},
    {0},
};

const TypeDefinition dict_definition = {
    .slots = {.dealloc = dict_dealloc,
              .traverse = true,
              .clear = dict_clear,
              .getsizeof = dict_sizeof,
              .repr = dict_repr,
              .richcompare = dict_richcompare,
              .iter = dict_iter,
              .init = dict_tp_init,
              .new = dict_tp_new,
              .nb_or = dict_or,
              .nb_inplace_or = dict_inplace_or,
              .mp_length = dict_length,
              .mp_subscript = dict_subscript,
              .mp_ass_subscript = dict_ass_subscript,
              .sq_contains = dict_contains},
    .methods = methods,
    .doc = "dict() -> new empty dictionary\n"
           "dict(mapping) -> new dictionary initialized from a mapping object's\n"
           "    (key, value) pairs\n"
           "dict(iterable) -> new dictionary initialized as if via:\n"
           "    d = {}\n"
           "    for k, v in iterable:\n"
           "        d[k] = v\n"
           "dict(**kwargs) -> new dictionary initialized with the name=value pairs\n"
           "    in the keyword argument list.  For example:  dict(one=1, two=2)",
    .generic_attributes = GENERIC_GETATTR,
};
