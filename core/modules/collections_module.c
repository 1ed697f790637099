/* The module _collections: defaultdict, and what counting needs. deque is in deque.h. CPython:
 * Modules/_collectionsmodule.c. */

#include "gc/gc.h"
#include "modules/module_support.h"
#include "object/dealloc.h"
#include "object/error.h"
#include "object/function.h"
#include "object/protocol.h"
#include "types/abstract.h"
#include "types/call.h"
#include "types/class/type.h"
#include "types/container/dict.h"
#include "types/container/dict_insert.h"
#include "types/container/dict_lookup.h"
#include "types/container/dict_views.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/fields_object.h"
#include "types/none.h"
#include "types/number/int.h"
#include "types/repr.h"
#include "types/text/str.h"
#include "types/text/text_builder.h"

static DefaultDictObject *as_default(Object *object) { return (DefaultDictObject *)object; }

static const TypeSlots *dict_slots(void) { return type_slots(TYPE_DICT); }

static bool is_default(const Runtime *rt, const Object *object)
{
    return type_is_subtype(object_type(object), runtime_type(rt, TYPE_DEFAULTDICT));
}

/* ---- making and ending */

static Object *defaultdict_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    return dict_slots()->new (rt, type, arguments);
}

static int defaultdict_init(Runtime *rt, Object *self, const Arguments *arguments)
{
    Object *factory = argument_at(arguments, 0);
    Arguments rest = *arguments;
    if (factory != NULL) {
        if (type_call_slot(object_type(factory)) == NULL && factory != runtime_none(rt)) {
            error_set(rt, ERROR_TYPE, "first argument must be callable or None");
            return -1;
        }
        rest.items++;
        rest.count--;
    }
    bool has_factory = factory != NULL && factory != runtime_none(rt);
    object_replace_ref(rt, &as_default(self)->default_factory, has_factory ? object_incref(factory) : NULL);
    return dict_slots()->init(rt, self, &rest);
}

static void defaultdict_dealloc(Runtime *rt, Object *object)
{
    bool guarded = object_type(object)->tp_dealloc != TYPE_INSTANCE;
    gc_untrack(rt, object);
    if (guarded && !trashcan_begin(rt, object))
        return;
    object_clear_ref(rt, &as_default(object)->default_factory);
    dict_dealloc(rt, object);
    if (guarded)
        trashcan_end(rt);
}

static void defaultdict_clear(Runtime *rt, Object *object)
{
    object_clear_ref(rt, &as_default(object)->default_factory);
    dict_clear(rt, object);
}

/* ---- methods */

static Object *defaultdict_missing(Runtime *rt, Object *self, const Arguments *arguments)
{
    Object *key = argument_at(arguments, 0);
    Object *factory = ref_pointer(as_default(self)->default_factory);
    if (factory == NULL || factory == runtime_none(rt)) {
        error_set_value(rt, ERROR_KEY, key);
        return NULL;
    }
    Object *value = object_call_no_arguments(rt, factory);
    if (value != NULL && object_set_item(rt, self, key, value) < 0) {
        object_decref(rt, value);
        return NULL;
    }
    return value;
}

static Object *copy_from(Runtime *rt, Object *like, Object *source)
{
    Object *factory = ref_pointer(as_default(like)->default_factory);
    return object_call_two(rt, &object_type(like)->ob_base.ob_base,
                           factory == NULL ? runtime_none(rt) : factory, source);
}

static Object *defaultdict_copy(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return copy_from(rt, self, self);
}

static Object *defaultdict_reduce(Runtime *rt, Object *self, const Arguments *arguments)
{
    Object *factory = ref_pointer(as_default(self)->default_factory);
    bool has_factory = factory != NULL && factory != runtime_none(rt);
    (void)arguments;
    Object *call = tuple_pack(rt, has_factory ? 1 : 0, &factory);
    Object *view = call == NULL ? NULL : dict_view_new(rt, TYPE_DICT_ITEMS, self);
    Object *iterator = view == NULL ? NULL : object_iter(rt, view);
    Object *result = NULL;
    if (iterator != NULL) {
        Object *none = runtime_none(rt);
        Object *items[] = {&object_type(self)->ob_base.ob_base, call, none, none, iterator};
        result = tuple_pack(rt, 5, items);
    }
    object_xdecref(rt, iterator);
    object_xdecref(rt, view);
    object_xdecref(rt, call);
    return result;
}

/* ---- slots */

/* repr(factory), "..." inside itself. */
static Object *factory_repr(Runtime *rt, Object *self)
{
    Object *factory = ref_pointer(as_default(self)->default_factory);
    if (factory == NULL)
        return str_from_cstring(rt, "None");
    int running = repr_enter(rt, factory);
    if (running != 0)
        return running < 0 ? NULL : str_from_cstring(rt, "...");
    Object *result = object_repr(rt, factory);
    repr_leave(rt, factory);
    return result;
}

static Object *defaultdict_repr(Runtime *rt, Object *self)
{
    Object *dict = dict_slots()->repr(rt, self);
    Object *factory = dict == NULL ? NULL : factory_repr(rt, self);
    Object *name = factory == NULL ? NULL : type_short_name(rt, object_type(self));
    Object *result = NULL;
    if (name != NULL) {
        TextBuilder text = text_begin(rt);
        text_add_str(&text, name);
        text_add_character(&text, '(');
        text_add_str(&text, factory);
        text_add(&text, ", ");
        text_add_str(&text, dict);
        text_add_character(&text, ')');
        result = text_finish(&text);
    }
    object_xdecref(rt, name);
    object_xdecref(rt, factory);
    object_xdecref(rt, dict);
    return result;
}

static bool is_dict(const Object *object) { return object_has(object, TYPE_FLAG_DICT_SUBCLASS); }

static Object *defaultdict_or(Runtime *rt, Object *left, Object *right)
{
    bool left_is_default = is_default(rt, left);
    if (!is_dict(left_is_default ? right : left))
        return not_implemented_new(rt);
    Object *result = left_is_default ? copy_from(rt, left, left) : copy_from(rt, right, left);
    if (result == NULL || dict_update_from(rt, result, right, true) == 0)
        return result;
    object_decref(rt, result);
    return NULL;
}

static Object *defaultdict_inplace_or(Runtime *rt, Object *self, Object *other)
{
    return dict_update_from(rt, self, other, true) < 0 ? NULL : object_incref(self);
}

static const MethodDefinition defaultdict_methods[] = {
    {"__missing__", defaultdict_missing, 1, 1, METHOD_O, NULL},
    {"copy", defaultdict_copy, 0, 0, 0, NULL},
    {"__copy__", defaultdict_copy, 0, 0, 0, NULL},
    {"__reduce__", defaultdict_reduce, 0, 0, 0, NULL},
    {"__class_getitem__", class_getitem_method, 1, 1, METHOD_O | METHOD_CLASS, NULL},
    {0},
};

static const FieldMember defaultdict_members[] = {
    {"default_factory", offsetof(DefaultDictObject, default_factory), FIELD_MEMBER_OBJECT, false},
    {0},
};

const TypeDefinition defaultdict_definition = {
    .slots = {.dealloc = defaultdict_dealloc,
              .clear = defaultdict_clear,
              .traverse = true,
              .getsizeof = dict_sizeof,
              .repr = defaultdict_repr,
              .init = defaultdict_init,
              .new = defaultdict_new,
              .nb_or = defaultdict_or,
              .nb_inplace_or = defaultdict_inplace_or},
    .methods = defaultdict_methods,
    .members = defaultdict_members,
    .doc =
        "defaultdict(default_factory=None, /, [...]) --> dict with default factory\n\nThe default factory is "
        "called without arguments to produce\na new value when a key is not present, in __getitem__ only.\nA "
        "defaultdict compares equal to a dict with the same items.\nAll remaining arguments are treated the same "
        "as if they were\npassed to the dict constructor, including keyword arguments.",
};

/* ---- _count_elements */

static int count_into_dict(Runtime *rt, Object *dict, Object *key, Object *one)
{
    int64_t hash = object_hash(rt, key);
    if (hash == -1)
        return -1;
    Object *old = dict_get_known_hash(rt, dict, key, hash);
    if (old == NULL)
        return error_occurred(rt) ? -1 : dict_set_known_hash(rt, dict, key, one, hash);
    Object *sum = number_binary(rt, old, one, BINARY_ADD);
    if (sum == NULL)
        return -1;
    int status = dict_set_known_hash(rt, dict, key, sum, hash);
    object_decref(rt, sum);
    return status;
}

static int count_into_mapping(Runtime *rt, Object *mapping, Object *get, Object *key, Object *one)
{
    Object *zero = int_from_int64(rt, 0);
    Object *old = object_call_two(rt, get, key, zero);
    object_decref(rt, zero);
    if (old == NULL)
        return -1;
    Object *sum = number_binary(rt, old, one, BINARY_ADD);
    object_decref(rt, old);
    if (sum == NULL)
        return -1;
    int status = object_set_item(rt, mapping, key, sum);
    object_decref(rt, sum);
    return status;
}

/* Whether the class reads and writes as dict does. */
static int acts_as_dict(Runtime *rt, Object *mapping)
{
    static const char *const names[] = {"get", "__setitem__"};
    if (!is_dict(mapping))
        return 0;
    for (int i = 0; i < 2; i++) {
        Object *name = str_intern_cstring(rt, names[i]);
        if (name == NULL)
            return -1;
        Object *own = type_lookup(rt, object_type(mapping), name);
        Object *plain = type_lookup(rt, runtime_type(rt, TYPE_DICT), name);
        object_decref(rt, name);
        if (own != plain)
            return 0;
    }
    return 1;
}

static Object *count_elements(Runtime *rt, Object *self, const Arguments *arguments)
{
    Object *mapping = argument_at(arguments, 0);
    (void)self;
    int is_plain = acts_as_dict(rt, mapping);
    Object *get = NULL;
    if (is_plain == 0) {
        Object *name = str_intern_cstring(rt, "get");
        get = name == NULL ? NULL : object_getattr(rt, mapping, name);
        object_xdecref(rt, name);
    }
    Object *iterator =
        is_plain < 0 || (!is_plain && get == NULL) ? NULL : object_iter(rt, argument_at(arguments, 1));
    Object *one = int_from_int64(rt, 1);
    int status = iterator == NULL ? -1 : 0;
    Object *key;
    while (status == 0 && (key = iterator_next(rt, iterator)) != NULL) {
        status = is_plain ? count_into_dict(rt, mapping, key, one)
                          : count_into_mapping(rt, mapping, get, key, one);
        object_decref(rt, key);
    }
    object_xdecref(rt, one);
    object_xdecref(rt, iterator);
    object_xdecref(rt, get);
    return status < 0 || error_occurred(rt) ? NULL : none_new(rt);
}

/* What OrderedDict's keys (0), values (1) and items (2) give. */
static Object *odict_view(Runtime *rt, Object *self, const Arguments *arguments)
{
    static const TypeId types[] = {TYPE_ODICT_KEYS, TYPE_ODICT_VALUES, TYPE_ODICT_ITEMS};
    Object *dict = argument_at(arguments, 0);
    int64_t kind;
    (void)self;
    if (number_as_index(rt, argument_at(arguments, 1), &kind, ERROR_OVERFLOW) < 0)
        return NULL;
    if (!object_has(dict, TYPE_FLAG_DICT_SUBCLASS) || kind < 0 || kind > 2)
        return error_format(rt, ERROR_TYPE, "there is no such view of %.200T", dict);
    return dict_view_new(rt, types[kind], dict);
}

static bool is_dict_argument(Runtime *rt, const Object *object)
{
    if (is_dict(object))
        return true;
    error_format(rt, ERROR_TYPE, "a dict is required, not %.200T", object);
    return false;
}

/* _odict_first(dict): the first key. */
static Object *odict_first(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    Object *key = NULL, *value;
    if (!is_dict_argument(rt, argument_at(arguments, 0)))
        return NULL;
    int there = dict_first(rt, argument_at(arguments, 0), &key, &value, NULL);
    if (there == 0)
        error_set(rt, ERROR_KEY, "dictionary is empty");
    return there > 0 ? object_incref(key) : NULL;
}

/* _odict_to_end(dict, key): moves the entry behind all others, under the key that it has already. */
static Object *odict_to_end(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    Object *dict = argument_at(arguments, 0), *key = argument_at(arguments, 1), *value;
    if (!is_dict_argument(rt, dict))
        return NULL;
    int64_t hash = object_hash(rt, key);
    int64_t index = hash == -1 ? DICT_LOOKUP_ERROR : dict_lookup(rt, (DictObject *)dict, key, hash, &value);
    if (index == DICT_LOOKUP_ERROR)
        return NULL;
    if (index < 0 || value == NULL) {
        error_set_value(rt, ERROR_KEY, key);
        return NULL;
    }
    Object *own = object_incref(dict_keys_item(dict_keys_of((DictObject *)dict), index).key);
    object_incref(value);
    dict_remove(rt, (DictObject *)dict, hash, index, value);
    int status = dict_set_known_hash(rt, dict, own, value, hash);
    object_decref(rt, own);
    object_decref(rt, value);
    return status < 0 ? NULL : none_new(rt);
}

static const MethodDefinition functions[] = {
    {"_count_elements", count_elements, 2, 2, 0, "($module, mapping, iterable, /)"},
    {"_odict_view", odict_view, 2, 2, 0, NULL},
    {"_odict_first", odict_first, 1, 1, METHOD_O, NULL},
    {"_odict_to_end", odict_to_end, 2, 2, 0, NULL},
    {0},
};

static int exec(Runtime *rt, Object *module)
{
    static const uint8_t types[] = {TYPE_DEQUE, TYPE_DEFAULTDICT, TYPE_DEQUE_ITERATOR,
                                    TYPE_DEQUE_REVERSE_ITERATOR, TYPE_TUPLE_GETTER};
    for (unsigned i = 0; i < sizeof types; i++) {
        if (module_add_type(rt, module, (TypeId)types[i]) < 0)
            return -1;
    }
    return 0;
}

const ModuleDefinition collections_module = {
    .name = "_collections",
    .methods = functions,
    .exec = exec,
    .doc =
        "High performance data structures.\n- deque:        ordered collection accessible from endpoints only\n- "
        "defaultdict:  dict subclass with a default value factory\n"};
