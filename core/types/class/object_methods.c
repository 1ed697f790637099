/* object's own slots and methods; see object_methods.h. */
#include "types/class/object_methods.h"
#include "types/call/held_arguments.h"

#include <stdio.h>

#include "gc/gc.h"
#include "object/error.h"
#include "object/protocol.h"
#include "types/abstract.h"
#include "types/builtin_slots.h"
#include "types/class/attribute.h"
#include "types/class/attribute_text.h"
#include "types/class/instance.h"
#include "types/class/type.h"
#include "types/class/type_bases.h"
#include "types/container/dict.h"
#include "types/container/list.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/free.h"
#include "types/names.h"
#include "types/none.h"
#include "types/number/bool.h"
#include "types/number/int.h"
#include "types/static_hash.h"
#include "types/text/str.h"
#include "types/text/str_view.h"

/* ---- T.__new__ of every built-in type. CPython: tp_new_wrapper */

static Object *new_wrapper(Runtime *rt, Object *self, const Arguments *arguments)
{
    TypeObject *type = (TypeObject *)self;
    const char *name = type_name_of(type);
    Object *first = argument_at(arguments, 0);
    if (first == NULL) {
        error_set(rt, ERROR_TYPE, "%s.__new__(): not enough arguments", name);
        return NULL;
    }
    if (!object_is_type(first)) {
        error_set(rt, ERROR_TYPE, "%s.__new__(X): X is not a type object (%s)", name,
                  type_name_of(object_type(first)));
        return NULL;
    }
    TypeObject *derived = (TypeObject *)first;
    const char *derived_name = type_name_of(derived);
    if (!type_is_subtype(derived, type)) {
        error_set(rt, ERROR_TYPE, "%s.__new__(%s): %s is not a subtype of %s", name, derived_name,
                  derived_name, name);
        return NULL;
    }
    const TypeObject *maker = derived;
    while (maker != NULL && maker->tp_new == TYPE_INSTANCE)
        maker = ref_pointer(maker->tp_base);
    if (maker != NULL && type_new_slot(maker) != type_new_slot(type)) {
        error_set(rt, ERROR_TYPE, "%s.__new__(%s) is not safe, use %s.__new__()", name, derived_name,
                  type_name_of(maker));
        return NULL;
    }
    const Arguments rest = {arguments->items + 1, arguments->count - 1, arguments->names};
    const Arguments positional = {rest.items, rest.count, NULL};
    HeldArguments held;
    if (held_arguments_begin(rt, &positional, &held) < 0)
        return NULL;
    Object *object = type_new_slot(type)(rt, derived, &rest);
    held_arguments_end(rt, &held);
    return object;
}

/* ---- making an object */

/* Names in their order, joined by ", ": new reference. */
static Object *joined_names(Runtime *rt, Object *list)
{
    Object *joined = NULL;
    for (int64_t i = 0; i < list_size(list); i++) {
        Object *name = list_get(list, i);
        Object *longer = joined == NULL ? text_format(rt, "%s", text_of(rt, name))
                                        : text_format(rt, "%s, %s", text_of(rt, joined), text_of(rt, name));
        object_xdecref(rt, joined);
        joined = longer;
        if (joined == NULL)
            return NULL;
    }
    return joined;
}

static void sort_names(Object *list)
{
    Ref *names = list_items(list);
    for (int64_t i = 1; i < list_size(list); i++) {
        Ref name = names[i];
        int64_t at = i;
        for (; at > 0 && str_compare(ref_pointer(names[at - 1]), ref_pointer(name)) > 0; at--)
            names[at] = names[at - 1];
        names[at] = name;
    }
}

static bool are_names(const Object *list)
{
    for (int64_t i = 0; i < list_size(list); i++) {
        if (!object_is_str(list_get(list, i)))
            return false;
    }
    return list_size(list) > 0;
}

static COLD void refuse_abstract(Runtime *rt, TypeObject *type)
{
    Object *methods = object_getattr(rt, type_as_object(type), name_object(rt, NAME_abstractmethods));
    Object *list = methods == NULL ? NULL : sequence_list(rt, methods);
    object_xdecref(rt, methods);
    if (list == NULL)
        return;
    Object *joined = NULL;
    if (are_names(list)) {
        sort_names(list);
        joined = joined_names(rt, list);
    } else if (!error_occurred(rt)) {
        error_set(rt, ERROR_TYPE, "sequence item 0: expected str instance");
    }
    if (joined != NULL)
        error_format(rt, ERROR_TYPE, "Can't instantiate abstract class %s with abstract method%s %U",
                     type_name_of(type), list_size(list) > 1 ? "s" : "", joined);
    object_xdecref(rt, joined);
    object_decref(rt, list);
}

static Object *object_new_slot(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    if (arguments_total(arguments) > 0) {
        if (!type_has_objects_new(type)) {
            error_set(rt, ERROR_TYPE,
                      "object.__new__() takes exactly one argument (the type to instantiate)");
            return NULL;
        }
        if (type_has_objects_init(type)) {
            error_set(rt, ERROR_TYPE, "%.200s() takes no arguments", type_name_of(type));
            return NULL;
        }
    }
    if (type_has(type, TYPE_FLAG_ABSTRACT)) {
        refuse_abstract(rt, type);
        return NULL;
    }
    return instance_new(rt, type);
}

static int object_init_slot(Runtime *rt, Object *self, const Arguments *arguments)
{
    const TypeObject *type = object_type(self);
    if (arguments_total(arguments) == 0)
        return 0;
    if (!type_has_objects_init(type)) {
        error_set(rt, ERROR_TYPE,
                  "object.__init__() takes exactly one argument (the instance to initialize)");
        return -1;
    }
    if (!type_has_objects_new(type))
        return 0;
    error_set(rt, ERROR_TYPE, "%.200s.__init__() takes exactly one argument (the instance to initialize)",
              type_name_of(type));
    return -1;
}

/* ---- slots */

static void plain_dealloc(Runtime *rt, Object *object) { object_free(rt, object); }

static Object *repr(Runtime *rt, Object *self)
{
    const TypeObject *type = object_type(self);
    Object *module = type_module(rt, type);
    if (module == NULL) {
        error_clear(rt);
    } else if (!object_is_str(module)) {
        object_decref(rt, module);
        module = NULL;
    }
    Object *qualname = type_qualname(rt, type);
    unsigned long long address = ref_of(self);
    Object *result = NULL;
    if (qualname != NULL && module != NULL && !str_equal_ascii(module, "builtins"))
        result =
            text_format(rt, "<%s.%s object at 0x%llx>", text_of(rt, module), text_of(rt, qualname), address);
    else if (qualname != NULL)
        result = text_format(rt, "<%s object at 0x%llx>", type_name_of(type), address);
    object_xdecref(rt, qualname);
    object_xdecref(rt, module);
    return result;
}

static Object *str(Runtime *rt, Object *self)
{
    UnaryFunction function = type_repr_slot(object_type(self));
    return function == NULL ? repr(rt, self) : function(rt, self);
}

static int64_t plain_hash(Runtime *rt, Object *object)
{
    int64_t hash = static_hash(rt, object);
    return hash != 0 ? hash : object_hash_address(object);
}

/* Unless a class says otherwise, an object is equal to itself alone, and not equal where it is not equal. */
static Object *plain_richcompare(Runtime *rt, Object *left, Object *right, enum CompareOperator op)
{
    if (op == COMPARE_EQ)
        return left == right ? bool_from(rt, true) : not_implemented_new(rt);
    RichCompareFunction compare = type_richcompare_slot(object_type(left));
    if (op != COMPARE_NE || compare == NULL)
        return not_implemented_new(rt);
    Object *equal = compare(rt, left, right, COMPARE_EQ);
    if (equal == NULL || equal == runtime_not_implemented(rt))
        return equal;
    int truth = object_is_true(rt, equal);
    object_decref(rt, equal);
    return truth < 0 ? NULL : bool_from(rt, truth == 0);
}

/* ---- methods */

static Object *method_format(Runtime *rt, Object *self, const Arguments *arguments)
{
    Object *specification = argument_at(arguments, 0);
    if (!object_is_str(specification)) {
        error_set(rt, ERROR_TYPE, "__format__() argument must be str, not %.50s",
                  argument_word(rt, specification));
        return NULL;
    }
    if (str_length(specification) == 0)
        return object_str(rt, self);
    error_set(rt, ERROR_TYPE, "unsupported format string passed to %.200s.__format__",
              type_name_of(object_type(self)));
    return NULL;
}

/* Without the collector's head: that is what sys.getsizeof adds. */
static Object *method_sizeof(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    const TypeObject *type = object_type(self);
    int64_t size = type->tp_basicsize;
    if (type->tp_itemsize != 0) {
        int64_t items = ((const VarObject *)self)->ob_size;
        size += type->tp_itemsize * (items < 0 ? -items : items);
    }
    return int_from_int64(rt, size);
}

/* The class, its bases, and theirs. The C stack is safe: see type_modified. CPython: merge_class_dict */
static int merge_class(Runtime *rt, Object *names, Object *class)
{
    Object *dict = NULL;
    int found = object_lookup_attribute(rt, class, name_object(rt, NAME_dict), &dict);
    int status = found < 0 ? -1 : 0;
    if (found > 0) {
        Object *keys = sequence_list(rt, dict);
        object_decref(rt, dict);
        for (int64_t i = 0; keys != NULL && status == 0 && i < list_size(keys); i++)
            status = dict_set(rt, names, list_get(keys, i), runtime_none(rt));
        status = keys == NULL ? -1 : status;
        object_xdecref(rt, keys);
    }
    Object *bases = NULL;
    found = status < 0 ? 0 : object_lookup_attribute(rt, class, name_object(rt, NAME_bases), &bases);
    if (found < 0)
        return -1;
    for (int64_t i = 0; found > 0 && status == 0 && object_is_tuple(bases) && i < tuple_size(bases); i++)
        status = merge_class(rt, names, tuple_get(bases, i));
    object_xdecref(rt, bases);
    return status;
}

static Object *method_dir(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    Object *own = NULL;
    int found = object_lookup_attribute(rt, self, name_object(rt, NAME_dict), &own);
    if (found < 0)
        return NULL;
    bool has_dict = found > 0 && object_has(own, TYPE_FLAG_DICT_SUBCLASS);
    Object *names = has_dict ? dict_copy(rt, own) : dict_new(rt);
    object_xdecref(rt, own);
    Object *class = NULL;
    int status = names == NULL ? -1 : object_lookup_attribute(rt, self, name_object(rt, NAME_class), &class);
    if (status > 0)
        status = merge_class(rt, names, class);
    object_xdecref(rt, class);
    Object *result = status < 0 ? NULL : dict_key_list(rt, names);
    object_xdecref(rt, names);
    return result;
}

static Object *method_subclasshook(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self, (void)arguments;
    return not_implemented_new(rt);
}

static Object *refuse(Runtime *rt, Object *type, const char *problem)
{
    Object *name = type_qualname(rt, (TypeObject *)type);
    if (name != NULL)
        error_format(rt, ERROR_TYPE, "%U.__init_subclass__() %s", name, problem);
    object_xdecref(rt, name);
    return NULL;
}

static Object *method_init_subclass(Runtime *rt, Object *self, const Arguments *arguments)
{
    if (arguments->names != NULL && tuple_size(arguments->names) > 0)
        return refuse(rt, self, "takes no keyword arguments");
    if (arguments->count > 0) {
        char problem[64];
        snprintf(problem, sizeof problem, "takes no arguments (%lld given)", (long long)arguments->count);
        return refuse(rt, self, problem);
    }
    return none_new(rt);
}

static Object *get_class(Runtime *rt, Object *self)
{
    (void)rt;
    return object_incref(type_as_object(object_type(self)));
}

/* The first row is OBJECT_NEW_NUMBER's. */
static const MethodDefinition methods[] = {
    {"__new__", new_wrapper, 0, ARGUMENTS_ANY, METHOD_KEYWORDS | METHOD_TUPLE, "($type, *args, **kwargs)"},
    {"__reduce_ex__", object_reduce_ex, 1, 1, METHOD_O, "($self, protocol, /)"},
    {"__reduce__", object_reduce, 0, 0, 0, "($self, /)"},
    {"__getstate__", object_getstate, 0, 0, 0, "($self, /)"},
    {"__subclasshook__", method_subclasshook, 0, ARGUMENTS_ANY, METHOD_CLASS | METHOD_TUPLE, NULL},
    {"__init_subclass__", method_init_subclass, 0, ARGUMENTS_ANY, METHOD_CLASS | METHOD_KEYWORDS, NULL},
    {"__format__", method_format, 1, 1, METHOD_O, "($self, format_spec, /)"},
    {"__sizeof__", method_sizeof, 0, 0, 0, "($self, /)"},
    {"__dir__", method_dir, 0, 0, 0, "($self, /)"},
    {NULL, NULL, 0, 0, 0, NULL},
};

static const GetSetDefinition getsets[] = {
    {"__class__", get_class, object_set_class},
    {NULL, NULL, NULL},
};

const TypeDefinition object_definition = {
    .slots = {.dealloc = plain_dealloc,
              .repr = repr,
              .hash = plain_hash,
              .str = str,
              .getattro = generic_getattro,
              .setattro = generic_setattro,
              .richcompare = plain_richcompare,
              .init = object_init_slot,
              .new = object_new_slot},
    .methods = methods,
    .getsets = getsets,
    .doc =
        "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns a new featureless\n"
        "instance that has no instance attributes and cannot be given any.\n",
};
