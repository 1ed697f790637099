/* How an object says what it is made of, for copy and pickle. CPython: typeobject.c, object___reduce_ex__,
 * reduce_newobj, object_getstate. */
#include "types/class/object_methods.h"

#include "object/error.h"
#include "object/protocol.h"
#include "types/abstract.h"
#include "types/call.h"
#include "types/class/descriptor.h"
#include "types/class/instance.h"
#include "types/class/type.h"
#include "types/container/dict.h"
#include "types/container/dict_values.h"
#include "types/container/list.h"
#include "types/container/slice.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/names.h"
#include "types/number/int.h"
#include "types/text/str.h"

/* ---- copyreg */

/* copyreg.name: new reference; NULL and an error. */
static Object *copyreg_function(Runtime *rt, Object *name)
{
    Object *builtins = ref_pointer(rt->evaluation.builtins);
    Object *import = builtins == NULL ? NULL : dict_get(rt, builtins, name_object(rt, NAME_import));
    if (import == NULL) {
        if (!error_occurred(rt))
            error_set(rt, ERROR_IMPORT, "__import__ not found");
        return NULL;
    }
    Object *module = object_call_one(rt, import, name_object(rt, NAME_plain_copyreg));
    Object *function = module == NULL ? NULL : object_getattr(rt, module, name);
    object_xdecref(rt, module);
    return function;
}

/* ---- state */

static Object *list_or_none(Runtime *rt, Object *names, const char *message, const TypeObject *type)
{
    if (names == NULL || names == runtime_none(rt) || object_is_list(names))
        return names;
    error_format(rt, ERROR_TYPE, message, type_name_of(type), names);
    object_decref(rt, names);
    return NULL;
}

/* The members that the class and its bases have by __slots__, which copyreg finds, and keeps in the class: a new
 * reference to a list of str, or to None. */
static Object *slot_names(Runtime *rt, const TypeObject *type)
{
    Object *kept = dict_get(rt, ref_pointer(type->tp_dict), name_object(rt, NAME_slotnames));
    if (kept != NULL)
        return list_or_none(rt, object_incref(kept),
                            "%.200s.__slotnames__ should be a list or None, not %.200T", type);
    if (error_occurred(rt))
        return NULL;
    Object *function = copyreg_function(rt, name_object(rt, NAME_plain__slotnames));
    Object *names = function == NULL ? NULL : object_call_one(rt, function, type_as_object(type));
    object_xdecref(rt, function);
    return list_or_none(rt, names, "copyreg._slotnames didn't return a list or None", type);
}

static int64_t count_of(const Runtime *rt, const Object *names)
{
    return names == runtime_none(rt) ? 0 : list_size(names);
}

static int check_can_be_pickled(Runtime *rt, const TypeObject *type, int64_t slots)
{
    int64_t size = (int64_t)sizeof(Object) + slots * (int64_t)sizeof(Ref);
    if (type->tp_dictoffset != 0 && !type_has(type, TYPE_FLAG_MANAGED_DICT))
        size += (int64_t)sizeof(Ref);
    if (type->tp_weaklistoffset > 0)
        size += (int64_t)sizeof(Ref);
    if (type->tp_basicsize <= size)
        return 0;
    error_set(rt, ERROR_TYPE, "cannot pickle '%.200s' object", type_name_of(type));
    return -1;
}

/* {name: value} of the members that have one: a new dict. */
static Object *slot_values(Runtime *rt, Object *self, const Object *names)
{
    Object *values = dict_new(rt);
    for (int64_t i = 0; values != NULL && i < list_size(names); i++) {
        Object *value = NULL;
        int found = object_lookup_attribute(rt, self, list_get(names, i), &value);
        int status = found > 0 ? dict_set(rt, values, list_get(names, i), value) : found;
        object_xdecref(rt, value);
        if (status == 0)
            continue;
        object_decref(rt, values);
        values = NULL;
    }
    return values;
}

/* The object's dict, or None where there is nothing in it: new reference. */
static Object *dict_state(Runtime *rt, Object *self)
{
    bool is_managed = object_has(self, TYPE_FLAG_MANAGED_DICT);
    Ref *slot = object_unmanaged_dict(self);
    if (!is_managed && (slot == NULL || *slot == NO_REF))
        return none_new(rt);
    if (is_managed && *object_managed_values(self) == NO_REF && *object_managed_dict(self) == NO_REF)
        return none_new(rt);
    Ref *values = is_managed ? ref_pointer(*object_managed_values(self)) : NULL;
    if (values != NULL && *values_used(values) == 0)
        return none_new(rt);
    if (values == NULL && dict_size(ref_pointer(is_managed ? *object_managed_dict(self) : *slot)) == 0)
        return none_new(rt);
    return instance_get_dict(rt, self);
}

static Object *state_with_slots(Runtime *rt, Object *self, Object *state, const Object *names)
{
    if (count_of(rt, names) == 0)
        return state;
    Object *values = slot_values(rt, self, names);
    Object *result = NULL;
    if (values != NULL && dict_size(values) == 0)
        result = object_incref(state);
    else if (values != NULL)
        result = tuple_pack(rt, 2, (Object *const[]){state, values});
    object_xdecref(rt, values);
    object_decref(rt, state);
    return result;
}

static Object *default_state(Runtime *rt, Object *self, bool required)
{
    const TypeObject *type = object_type(self);
    if (required && type->tp_itemsize != 0) {
        error_set(rt, ERROR_TYPE, "cannot pickle %.200s objects", type_name_of(type));
        return NULL;
    }
    Object *state = dict_state(rt, self);
    Object *names = state == NULL ? NULL : slot_names(rt, type);
    if (names == NULL || (required && check_can_be_pickled(rt, type, count_of(rt, names)) < 0)) {
        object_xdecref(rt, state);
        object_xdecref(rt, names);
        return NULL;
    }
    state = state_with_slots(rt, self, state, names);
    object_decref(rt, names);
    return state;
}

Object *object_getstate(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return default_state(rt, self, false);
}

Object *object_state(Runtime *rt, Object *self) { return default_state(rt, self, false); }

/* What object.__dict__ has under the name: borrowed. */
static Object *of_object(Runtime *rt, NameId name)
{
    return type_lookup(rt, runtime_type(rt, TYPE_OBJECT), name_object(rt, name));
}

static Object *state_of(Runtime *rt, Object *self, bool required)
{
    Object *found = type_lookup(rt, object_type(self), name_object(rt, NAME_getstate));
    if (found == of_object(rt, NAME_getstate))
        return default_state(rt, self, required);
    Object *method = object_getattr(rt, self, name_object(rt, NAME_getstate));
    Object *state = method == NULL ? NULL : object_call_no_arguments(rt, method);
    object_xdecref(rt, method);
    return state;
}

/* ---- what __new__ is called with */

typedef struct NewArguments {
    Object *items;    /* owned tuple, or NULL */
    Object *keywords; /* owned dict, or NULL */
} NewArguments;

static int take_pair(Runtime *rt, Object *pair, NewArguments *arguments)
{
    if (!object_is_tuple(pair)) {
        error_set(rt, ERROR_TYPE, "__getnewargs_ex__ should return a tuple, not '%.200s'",
                  type_name_of(object_type(pair)));
        return -1;
    }
    if (tuple_size(pair) != 2) {
        error_set(rt, ERROR_VALUE, "__getnewargs_ex__ should return a tuple of length 2, not %lld",
                  (long long)tuple_size(pair));
        return -1;
    }
    Object *items = tuple_get(pair, 0);
    Object *keywords = tuple_get(pair, 1);
    if (!object_is_tuple(items)) {
        error_set(rt, ERROR_TYPE,
                  "first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '%.200s'",
                  type_name_of(object_type(items)));
        return -1;
    }
    if (!object_has(keywords, TYPE_FLAG_DICT_SUBCLASS)) {
        error_set(rt, ERROR_TYPE,
                  "second item of the tuple returned by __getnewargs_ex__ must be a dict, not '%.200s'",
                  type_name_of(object_type(keywords)));
        return -1;
    }
    arguments->items = object_incref(items);
    arguments->keywords = object_incref(keywords);
    return 0;
}

/* What the object's method gives; NULL without an error: it has none. */
static Object *call_if_there(Runtime *rt, Object *self, NameId name)
{
    Object *method = object_lookup_special(rt, self, name_object(rt, name));
    if (method == NULL)
        return NULL;
    Object *result = object_call_no_arguments(rt, method);
    object_decref(rt, method);
    return result;
}

static int ask_new_arguments(Runtime *rt, Object *self, NewArguments *arguments)
{
    Object *pair = call_if_there(rt, self, NAME_getnewargs_ex);
    if (pair != NULL) {
        int status = take_pair(rt, pair, arguments);
        object_decref(rt, pair);
        return status;
    }
    if (error_occurred(rt))
        return -1;
    Object *items = call_if_there(rt, self, NAME_getnewargs);
    if (items == NULL)
        return error_occurred(rt) ? -1 : 0;
    if (object_is_tuple(items)) {
        arguments->items = items;
        return 0;
    }
    error_set(rt, ERROR_TYPE, "__getnewargs__ should return a tuple, not '%.200s'",
              type_name_of(object_type(items)));
    object_decref(rt, items);
    return -1;
}

/* (class, *items), or (class, items, keywords) */
static Object *constructor_arguments(Runtime *rt, Object *class, const NewArguments *arguments)
{
    if (arguments->keywords != NULL && dict_size(arguments->keywords) > 0)
        return tuple_pack(rt, 3, (Object *const[]){class, arguments->items, arguments->keywords});
    Object *first = tuple_pack(rt, 1, &class);
    if (first == NULL || arguments->items == NULL)
        return first;
    Object *all = tuple_concat(rt, first, arguments->items);
    object_decref(rt, first);
    return all;
}

/* ---- (constructor, arguments, state, items of a list, items of a dict) */

static Object *list_items_of(Runtime *rt, Object *self)
{
    return object_is_list(self) ? object_iter(rt, self) : none_new(rt);
}

static Object *dict_items_of(Runtime *rt, Object *self)
{
    if (!object_has(self, TYPE_FLAG_DICT_SUBCLASS))
        return none_new(rt);
    Object *items = object_call_method(rt, self, name_object(rt, NAME_plain_items), NULL, 0);
    Object *iterator = items == NULL ? NULL : object_iter(rt, items);
    object_xdecref(rt, items);
    return iterator;
}

/* All parts are taken over; one that is NULL says that an error is set. */
static Object *pack(Runtime *rt, Object *const *parts, int64_t count)
{
    bool complete = true;
    for (int64_t i = 0; i < count; i++)
        complete = complete && parts[i] != NULL;
    Object *result = complete ? tuple_pack(rt, count, parts) : NULL;
    for (int64_t i = 0; i < count; i++)
        object_xdecref(rt, parts[i]);
    return result;
}

static Object *reduce_with(Runtime *rt, Object *self, const NewArguments *arguments)
{
    bool has_keywords = arguments->keywords != NULL && dict_size(arguments->keywords) > 0;
    bool required =
        arguments->items == NULL && !object_is_list(self) && !object_has(self, TYPE_FLAG_DICT_SUBCLASS);
    Object *parts[5] = {NULL, NULL, NULL, NULL, NULL};
    parts[0] = copyreg_function(rt, name_object(rt, has_keywords ? NAME_newobj_ex : NAME_newobj));
    if (parts[0] != NULL)
        parts[1] = constructor_arguments(rt, type_as_object(object_type(self)), arguments);
    if (parts[1] != NULL)
        parts[2] = state_of(rt, self, required);
    if (parts[2] != NULL)
        parts[3] = list_items_of(rt, self);
    if (parts[3] != NULL)
        parts[4] = dict_items_of(rt, self);
    return pack(rt, parts, 5);
}

/* Whether the library says of a class in the mro that it is in C in CPython (_types._name_fully): its instances have
 * what no pickle could bring back, unless they say themselves what that is. */
static bool is_opaque(Runtime *rt, const TypeObject *type)
{
    const Object *mro = ref_pointer(type->tp_mro);
    bool is_of_library = false;
    for (int64_t i = 0; i < tuple_size(mro) && !is_of_library; i++) {
        const TypeObject *base = (const TypeObject *)tuple_get(mro, i);
        const Object *name = type_has(base, TYPE_FLAG_HEAP_TYPE)
                                 ? ref_pointer(((const HeapTypeObject *)base)->ht_module)
                                 : NULL;
        is_of_library = name != NULL && object_is_str(name);
    }
    return is_of_library &&
           type_lookup(rt, type, name_object(rt, NAME_getstate)) == of_object(rt, NAME_getstate);
}

static Object *common_reduce(Runtime *rt, Object *self, int64_t protocol)
{
    if (is_opaque(rt, object_type(self))) {
        error_set(rt, ERROR_TYPE, "cannot pickle '%.200s' object", type_name_of(object_type(self)));
        return NULL;
    }
    if (protocol < 2) {
        Object *function = copyreg_function(rt, name_object(rt, NAME_plain__reduce_ex));
        Object *number = function == NULL ? NULL : int_from_int64(rt, protocol);
        Object *result = number == NULL ? NULL : object_call_two(rt, function, self, number);
        object_xdecref(rt, number);
        object_xdecref(rt, function);
        return result;
    }
    if (object_type(self)->tp_new == TYPE_NO_SLOT) {
        error_set(rt, ERROR_TYPE, "cannot pickle '%.200s' object", type_name_of(object_type(self)));
        return NULL;
    }
    NewArguments arguments = {NULL, NULL};
    Object *result = NULL;
    if (ask_new_arguments(rt, self, &arguments) == 0)
        result = reduce_with(rt, self, &arguments);
    object_xdecref(rt, arguments.items);
    object_xdecref(rt, arguments.keywords);
    return result;
}

Object *object_reduce(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return common_reduce(rt, self, 0);
}

Object *object_reduce_ex(Runtime *rt, Object *self, const Arguments *arguments)
{
    int64_t protocol;
    if (argument_c_int(rt, argument_at(arguments, 0), &protocol) < 0)
        return NULL;
    Object *found = type_lookup(rt, object_type(self), name_object(rt, NAME_reduce));
    if (found == of_object(rt, NAME_reduce))
        return common_reduce(rt, self, protocol);
    Object *method = object_getattr(rt, self, name_object(rt, NAME_reduce));
    Object *result = method == NULL ? NULL : object_call_no_arguments(rt, method);
    object_xdecref(rt, method);
    return result;
}
