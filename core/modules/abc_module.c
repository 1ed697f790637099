/* The module _abc: what abc.ABCMeta is made of. A class has an object with three sets of weak references: the classes
 * registered with it, those known to be derived from it, and those known not to be. The last one holds as long as
 * nothing is registered anywhere. CPython: Modules/_abc.c. */

#include "modules/module_support.h"
#include "object/protocol.h"
#include "types/abstract.h"
#include "types/builtin_slots.h"
#include "types/call.h"
#include "types/call/builtin_function.h"
#include "types/class/type.h"
#include "types/class/weakref.h"
#include "types/container/dict.h"
#include "types/container/list.h"
#include "types/container/set.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/fields_object.h"
#include "types/names.h"
#include "types/none.h"
#include "types/number/bool.h"
#include "types/number/int.h"
#include "types/text/intern.h"
#include "types/text/str.h"

#define COLLECTION_FLAGS (TYPE_FLAG_SEQUENCE | TYPE_FLAG_MAPPING)

static Object *abc_data_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    (void)arguments;
    Object *self = fields_object_new(rt, type);
    if (self != NULL)
        ((AbcDataObject *)self)->negative_version = rt->evaluation.abstract_version;
    return self;
}

/* ---- sets of weak references that lose their dead members */

/* The callback of a member: self is a weak reference to the set. */
static Object *forget_member(Runtime *rt, Object *self, const Arguments *arguments)
{
    if (self == NULL || !type_is_subtype(object_type(self), runtime_type(rt, TYPE_WEAKREF)))
        return none_new(rt);
    Object *set = object_incref(weakref_get(rt, self));
    int status = 0;
    if (object_is_exact(rt, set, TYPE_SET))
        status = set_discard(rt, set, argument_at(arguments, 0));
    object_decref(rt, set);
    return status < 0 ? NULL : none_new(rt);
}

/* 1, 0, or -1 and an error; what cannot be referred to weakly is no member. */
static int is_member(Runtime *rt, const Ref *set, Object *object)
{
    if (*set == NO_REF || set_size(ref_pointer(*set)) == 0)
        return 0;
    Object *reference = weakref_new(rt, object, NULL);
    if (reference == NULL) {
        if (!error_matches(rt, ERROR_TYPE))
            return -1;
        error_clear(rt);
        return 0;
    }
    int result = set_contains(rt, ref_pointer(*set), reference);
    object_decref(rt, reference);
    return result;
}

static int add_member(Runtime *rt, Ref *set, Object *object)
{
    if (*set == NO_REF) {
        *set = ref_of(set_new(rt, TYPE_SET));
        if (*set == NO_REF)
            return -1;
    }
    Object *to_set = weakref_new(rt, ref_pointer(*set), NULL);
    if (to_set == NULL)
        return -1;
    Object *callback = builtin_function_new(rt, function_number(TYPE_ABC_DATA, 0), to_set, NULL);
    object_decref(rt, to_set);
    Object *reference = callback == NULL ? NULL : weakref_new(rt, object, callback);
    object_xdecref(rt, callback);
    int status = reference == NULL ? -1 : set_add(rt, ref_pointer(*set), reference);
    object_xdecref(rt, reference);
    return status;
}

static void clear_members(Runtime *rt, const Ref *set)
{
    if (*set != NO_REF)
        set_clear(rt, ref_pointer(*set));
}

static const MethodDefinition data_methods[] = {
    {"_destroy", forget_member, 1, 1, METHOD_O, NULL},
    {0},
};

const TypeDefinition abc_data_definition = {
    .slots = {.dealloc = fields_object_dealloc,
              .clear = fields_object_clear,
              .traverse = true,
              .new = abc_data_new},
    .methods = data_methods,
    .doc = "Internal state held by ABC machinery.",
};

/* ---- what a class has */

/* New reference to the class's data; NULL and an error. */
static AbcDataObject *data_of(Runtime *rt, Object *class)
{
    Object *data = object_getattr(rt, class, name_object(rt, NAME_plain__abc_impl));
    if (data == NULL || object_is_exact(rt, data, TYPE_ABC_DATA))
        return (AbcDataObject *)data;
    object_decref(rt, data);
    error_set(rt, ERROR_TYPE, "_abc_impl is set to a wrong type");
    return NULL;
}

/* ---- __abstractmethods__ */

/* 1, 0, or -1 and an error. */
static int is_abstract(Runtime *rt, Object *object)
{
    Object *mark;
    int found = object_lookup_attribute(rt, object, name_object(rt, NAME_isabstractmethod), &mark);
    if (found <= 0)
        return found;
    int truth = object_is_true(rt, mark);
    object_decref(rt, mark);
    return truth;
}

static int add_own_names(Runtime *rt, Object *class, Object *names)
{
    Object *dict = ref_pointer(((TypeObject *)class)->tp_dict);
    Object *keys = dict_key_list(rt, dict);
    int status = keys == NULL ? -1 : 0;
    for (int64_t i = 0; status == 0 && i < list_size(keys); i++) {
        Object *key = list_get(keys, i);
        Object *value = object_xincref(dict_get(rt, dict, key));
        int abstract = value == NULL ? (error_occurred(rt) ? -1 : 0) : is_abstract(rt, value);
        object_xdecref(rt, value);
        status = abstract > 0 ? set_add(rt, names, key) : abstract;
    }
    object_xdecref(rt, keys);
    return status;
}

/* Of a base's names, those that are still abstract in the class. */
static int add_name_of_base(Runtime *rt, Object *class, Object *name, Object *names)
{
    Object *value;
    int found = object_lookup_attribute(rt, class, name, &value);
    if (found <= 0)
        return found;
    int abstract = is_abstract(rt, value);
    object_decref(rt, value);
    return abstract > 0 ? set_add(rt, names, name) : abstract;
}

static int add_names_of_base(Runtime *rt, Object *class, Object *base, Object *names)
{
    Object *abstract;
    int found = object_lookup_attribute(rt, base, name_object(rt, NAME_abstractmethods), &abstract);
    if (found <= 0)
        return found;
    Object *iterator = object_iter(rt, abstract);
    object_decref(rt, abstract);
    if (iterator == NULL)
        return -1;
    int status = 0;
    Object *name;
    while (status == 0 && (name = iterator_next(rt, iterator)) != NULL) {
        status = add_name_of_base(rt, class, name, names);
        object_decref(rt, name);
    }
    object_decref(rt, iterator);
    return status < 0 || error_occurred(rt) ? -1 : 0;
}

static int set_abstract_methods(Runtime *rt, Object *class)
{
    Object *names = set_new(rt, TYPE_FROZENSET);
    int status = names == NULL ? -1 : add_own_names(rt, class, names);
    Object *bases = status < 0 ? NULL : object_getattr(rt, class, name_object(rt, NAME_bases));
    if (bases == NULL)
        status = -1;
    for (int64_t i = 0; status == 0 && i < tuple_size(bases); i++)
        status = add_names_of_base(rt, class, tuple_get(bases, i), names);
    if (status == 0)
        status = object_setattr(rt, class, name_object(rt, NAME_abstractmethods), names);
    object_xdecref(rt, bases);
    object_xdecref(rt, names);
    return status;
}

/* ---- classes that patterns take for sequences or mappings */

/* Takes __abc_tpflags__ out of the class, and does what it says. */
static int take_collection_flags(Runtime *rt, TypeObject *class)
{
    Object *key = str_intern_cstring(rt, "__abc_tpflags__");
    if (key == NULL)
        return -1;
    Object *dict = ref_pointer(class->tp_dict);
    Object *value = dict_get(rt, dict, key);
    int status = value == NULL && error_occurred(rt) ? -1 : 0;
    if (value != NULL && object_is_exact(rt, value, TYPE_INT)) {
        int64_t flags;
        status = number_as_index(rt, value, &flags, ERROR_OVERFLOW);
        if (status == 0 && ((uint64_t)flags & COLLECTION_FLAGS) == COLLECTION_FLAGS) {
            error_set(rt, ERROR_TYPE,
                      "__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING");
            status = -1;
        }
        if (status == 0) {
            class->tp_flags |= (uint64_t)flags & COLLECTION_FLAGS;
            status = dict_delete(rt, dict, key);
            type_modified(rt, class);
        }
    }
    object_decref(rt, key);
    return status;
}

/* A registered class, and all below it. Those to be done are kept in a list. */
static int spread_collection_flags(Runtime *rt, TypeObject *class, uint64_t flags)
{
    Object *rest = list_new(rt, 0);
    int status = rest == NULL ? -1 : list_append(rt, rest, type_as_object(class));
    while (status == 0 && list_size(rest) > 0) {
        TypeObject *next = (TypeObject *)object_incref(list_get(rest, list_size(rest) - 1));
        status = list_delete_slice(rt, rest, list_size(rest) - 1, list_size(rest));
        if (status == 0 && !type_has(next, TYPE_FLAG_IMMUTABLE) &&
            (next->tp_flags & COLLECTION_FLAGS) != flags) {
            next->tp_flags = (next->tp_flags & ~(uint64_t)COLLECTION_FLAGS) | flags;
            status = type_append_subclasses(rt, rest, next);
        }
        object_decref(rt, type_as_object(next));
    }
    object_xdecref(rt, rest);
    return status;
}

/* ---- the module's functions */

static Object *abc_init(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    Object *class = argument_at(arguments, 0);
    if (!object_is_type(class)) {
        error_set(rt, ERROR_TYPE, "_abc_init() argument must be a class");
        return NULL;
    }
    if (set_abstract_methods(rt, class) < 0)
        return NULL;
    Object *data = abc_data_new(rt, runtime_type(rt, TYPE_ABC_DATA), NULL);
    int status = data == NULL ? -1 : object_setattr(rt, class, name_object(rt, NAME_plain__abc_impl), data);
    object_xdecref(rt, data);
    return status < 0 || take_collection_flags(rt, (TypeObject *)class) < 0 ? NULL : none_new(rt);
}

static Object *abc_register(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    Object *class = argument_at(arguments, 0);
    Object *derived = argument_at(arguments, 1);
    if (!object_is_type(derived)) {
        error_set(rt, ERROR_TYPE, "Can only register classes");
        return NULL;
    }
    int known = object_is_subclass(rt, derived, class);
    if (known != 0)
        return known < 0 ? NULL : object_incref(derived);
    int reverse = object_is_subclass(rt, class, derived);
    if (reverse > 0)
        error_set(rt, ERROR_RUNTIME, "Refusing to create an inheritance cycle");
    if (reverse != 0)
        return NULL;
    AbcDataObject *data = data_of(rt, class);
    if (data == NULL)
        return NULL;
    int status = add_member(rt, &data->registry, derived);
    object_decref(rt, &data->ob_base);
    if (status < 0)
        return NULL;
    rt->evaluation.abstract_version++;
    uint64_t flags = object_is_type(class) ? ((TypeObject *)class)->tp_flags & COLLECTION_FLAGS : 0;
    if (flags != 0 && spread_collection_flags(rt, (TypeObject *)derived, flags) < 0)
        return NULL;
    return object_incref(derived);
}

/* class.__subclasscheck__(derived): 1, 0, or -1 and an error. */
static int ask_subclass(Runtime *rt, Object *class, Object *derived)
{
    Ref argument = ref_of(derived);
    Object *result = object_call_method(rt, class, name_object(rt, NAME_subclasscheck), &argument, 1);
    int truth = result == NULL ? -1 : object_is_true(rt, result);
    object_xdecref(rt, result);
    return truth;
}

static int instance_check(Runtime *rt, AbcDataObject *data, Object *class, Object *instance, Object *claimed)
{
    int cached = is_member(rt, &data->cache, claimed);
    if (cached != 0)
        return cached;
    Object *real = type_as_object(object_type(instance));
    if (real == claimed && data->negative_version == rt->evaluation.abstract_version) {
        int refused = is_member(rt, &data->negative_cache, claimed);
        if (refused != 0)
            return refused < 0 ? -1 : 0;
    }
    int derived = ask_subclass(rt, class, claimed);
    return derived != 0 || real == claimed ? derived : ask_subclass(rt, class, real);
}

static Object *abc_instancecheck(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    Object *class = argument_at(arguments, 0);
    Object *instance = argument_at(arguments, 1);
    AbcDataObject *data = data_of(rt, class);
    if (data == NULL)
        return NULL;
    Object *claimed = object_getattr(rt, instance, ref_pointer(rt->attribute_class));
    int result = claimed == NULL ? -1 : instance_check(rt, data, class, instance, claimed);
    object_xdecref(rt, claimed);
    object_decref(rt, &data->ob_base);
    return result < 0 ? NULL : bool_from(rt, result);
}

/* What __subclasshook__ says: 1, 0, -1 and an error, 2 for NotImplemented. */
static int ask_hook(Runtime *rt, Object *class, Object *derived)
{
    Ref argument = ref_of(derived);
    Object *answer = object_call_method(rt, class, name_object(rt, NAME_subclasshook), &argument, 1);
    if (answer == NULL)
        return -1;
    int result = answer == runtime_bool(rt, true) ? 1 : answer == runtime_bool(rt, false) ? 0 : 2;
    if (result == 2 && answer != runtime_not_implemented(rt)) {
        error_set(rt, ERROR_ASSERTION, "__subclasshook__ must return either False, True, or NotImplemented");
        result = -1;
    }
    object_decref(rt, answer);
    return result;
}

/* Whether `derived` is below one of those registered. Asking may register more. */
static int is_below_registered(Runtime *rt, AbcDataObject *data, Object *derived)
{
    int member = is_member(rt, &data->registry, derived);
    if (member != 0 || data->registry == NO_REF)
        return member;
    Object *references = sequence_tuple(rt, ref_pointer(data->registry));
    if (references == NULL)
        return -1;
    int result = 0;
    for (int64_t i = 0; result == 0 && i < tuple_size(references); i++) {
        Object *registered = object_incref(weakref_get(rt, tuple_get(references, i)));
        if (registered != runtime_none(rt))
            result = object_is_subclass(rt, derived, registered);
        object_decref(rt, registered);
    }
    object_decref(rt, references);
    return result;
}

static int is_below_subclass(Runtime *rt, Object *class, Object *derived)
{
    Object *subclasses = object_call_method(rt, class, name_object(rt, NAME_subclasses), NULL, 0);
    if (subclasses == NULL)
        return -1;
    int result = 0;
    if (!object_has(subclasses, TYPE_FLAG_LIST_SUBCLASS)) {
        error_set(rt, ERROR_TYPE, "__subclasses__() must return a list");
        result = -1;
    }
    for (int64_t i = 0; result == 0 && i < list_size(subclasses); i++) {
        Object *subclass = object_incref(list_get(subclasses, i));
        result = object_is_subclass(rt, derived, subclass);
        object_decref(rt, subclass);
    }
    object_decref(rt, subclasses);
    return result;
}

/* The answer, and in *keep whether it is to be kept. */
static int find_subclass(Runtime *rt, AbcDataObject *data, Object *class, Object *derived, bool *keep)
{
    *keep = true;
    int result = ask_hook(rt, class, derived);
    if (result != 2)
        return result;
    if (type_is_subtype((TypeObject *)derived, (TypeObject *)class))
        return 1;
    result = is_below_registered(rt, data, derived);
    if (result != 0) {
        *keep = is_member(rt, &data->registry, derived) == 0;
        return result;
    }
    return is_below_subclass(rt, class, derived);
}

static int subclass_check(Runtime *rt, AbcDataObject *data, Object *class, Object *derived)
{
    int cached = is_member(rt, &data->cache, derived);
    if (cached != 0)
        return cached;
    if (data->negative_version < rt->evaluation.abstract_version) {
        clear_members(rt, &data->negative_cache);
        data->negative_version = rt->evaluation.abstract_version;
    } else {
        int refused = is_member(rt, &data->negative_cache, derived);
        if (refused != 0)
            return refused < 0 ? -1 : 0;
    }
    bool keep;
    int result = find_subclass(rt, data, class, derived, &keep);
    if (result < 0 || !keep)
        return error_occurred(rt) ? -1 : result;
    int status = add_member(rt, result > 0 ? &data->cache : &data->negative_cache, derived);
    return status < 0 ? -1 : result;
}

static Object *abc_subclasscheck(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    Object *class = argument_at(arguments, 0);
    Object *derived = argument_at(arguments, 1);
    if (!object_is_type(derived)) {
        error_set(rt, ERROR_TYPE, "issubclass() arg 1 must be a class");
        return NULL;
    }
    AbcDataObject *data = data_of(rt, class);
    if (data == NULL)
        return NULL;
    int result = -1;
    if (object_is_type(class))
        result = subclass_check(rt, data, class, derived);
    else
        error_set(rt, ERROR_TYPE, "_abc_subclasscheck() argument 1 must be a class");
    object_decref(rt, &data->ob_base);
    return result < 0 ? NULL : bool_from(rt, result);
}

static Object *abc_get_cache_token(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    (void)arguments;
    return int_from_int64(rt, (int64_t)rt->evaluation.abstract_version);
}

static Object *members_copy(Runtime *rt, Ref set)
{
    return set == NO_REF ? set_new(rt, TYPE_SET) : set_copy(rt, ref_pointer(set));
}

static Object *abc_get_dump(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    AbcDataObject *data = data_of(rt, argument_at(arguments, 0));
    if (data == NULL)
        return NULL;
    Object *parts[4] = {members_copy(rt, data->registry), members_copy(rt, data->cache),
                        members_copy(rt, data->negative_cache),
                        int_from_int64(rt, (int64_t)data->negative_version)};
    object_decref(rt, &data->ob_base);
    bool is_complete = parts[0] != NULL && parts[1] != NULL && parts[2] != NULL && parts[3] != NULL;
    Object *dump = is_complete ? tuple_pack(rt, 4, parts) : NULL;
    for (int i = 0; i < 4; i++)
        object_xdecref(rt, parts[i]);
    return dump;
}

static Object *abc_reset_registry(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    AbcDataObject *data = data_of(rt, argument_at(arguments, 0));
    if (data == NULL)
        return NULL;
    clear_members(rt, &data->registry);
    object_decref(rt, &data->ob_base);
    return none_new(rt);
}

static Object *abc_reset_caches(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    AbcDataObject *data = data_of(rt, argument_at(arguments, 0));
    if (data == NULL)
        return NULL;
    clear_members(rt, &data->cache);
    clear_members(rt, &data->negative_cache);
    object_decref(rt, &data->ob_base);
    return none_new(rt);
}

static const MethodDefinition functions[] = {
    {"get_cache_token", abc_get_cache_token, 0, 0, 0, "($module, /)"},
    {"_abc_init", abc_init, 1, 1, METHOD_O, "($module, self, /)"},
    {"_reset_registry", abc_reset_registry, 1, 1, METHOD_O, "($module, self, /)"},
    {"_reset_caches", abc_reset_caches, 1, 1, METHOD_O, "($module, self, /)"},
    {"_get_dump", abc_get_dump, 1, 1, METHOD_O, "($module, self, /)"},
    {"_abc_register", abc_register, 2, 2, 0, "($module, self, subclass, /)"},
    {"_abc_instancecheck", abc_instancecheck, 2, 2, 0, "($module, self, instance, /)"},
    {"_abc_subclasscheck", abc_subclasscheck, 2, 2, 0, "($module, self, subclass, /)"},
    {0},
};

const ModuleDefinition abc_module = {
    .name = "_abc", .methods = functions, .doc = "Module contains faster C implementation of abc.ABCMeta"};
