/* A class with its type arguments; see generic_alias.h. */
#include "types/class/generic_alias.h"

#include "gc/gc.h"
#include "object/error.h"
#include "object/function.h"
#include "object/protocol.h"
#include "types/abstract.h"
#include "types/builtin_slots.h"
#include "types/call.h"
#include "types/class/attribute.h"
#include "types/class/type.h"
#include "types/class/union.h"
#include "types/container/iterator.h"
#include "types/container/list.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/fields_object.h"
#include "types/names.h"
#include "types/none.h"
#include "types/number/bool.h"
#include "types/text/str.h"
#include "types/text/text_builder.h"

static GenericAliasObject *alias_of(Object *object) { return (GenericAliasObject *)object; }

/* ---- making */

static Object *alias_of_type(Runtime *rt, TypeObject *type, Object *origin, Object *args)
{
    args = object_is_tuple(args) ? object_incref(args) : tuple_pack(rt, 1, &args);
    if (args == NULL)
        return NULL;
    Object *self = fields_object_new(rt, type);
    if (self == NULL) {
        object_decref(rt, args);
        return NULL;
    }
    alias_of(self)->origin = ref_of(object_incref(origin));
    alias_of(self)->args = ref_of(args);
    return self;
}

Object *generic_alias_new(Runtime *rt, Object *origin, Object *args)
{
    return alias_of_type(rt, runtime_type(rt, TYPE_GENERIC_ALIAS), origin, args);
}

static Object *alias_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    if (arguments_no_keywords(rt, "GenericAlias", arguments) < 0 ||
        arguments_check_count(rt, "GenericAlias", arguments, 2, 2) < 0)
        return NULL;
    return alias_of_type(rt, type, argument_at(arguments, 0), argument_at(arguments, 1));
}

/* ---- text */

static int has_attribute(Runtime *rt, Object *object, NameId name)
{
    Object *value;
    int status = object_lookup_attribute(rt, object, name_object(rt, name), &value);
    object_xdecref(rt, value);
    return status;
}

/* "int" of builtins, "__main__.A" of any other module. 1: added; 0: it has no such names; -1. */
static int add_qualified_name(TextBuilder *text, Object *argument)
{
    Runtime *rt = text->rt;
    Object *qualname = NULL, *module = NULL;
    int status = object_lookup_attribute(rt, argument, ref_pointer(rt->attribute_qualname), &qualname);
    if (status > 0)
        status = object_lookup_attribute(rt, argument, name_object(rt, NAME_module), &module);
    if (status > 0 && module == runtime_none(rt))
        status = 0;
    if (status > 0) {
        Object *whole = object_is_str(module) && str_equal_ascii(module, "builtins")
                            ? object_str(rt, qualname)
                            : text_from_format(rt, "%S.%S", module, qualname);
        if (whole != NULL)
            text_add_str(text, whole);
        status = whole == NULL ? -1 : 1;
        object_xdecref(rt, whole);
    }
    object_xdecref(rt, qualname);
    object_xdecref(rt, module);
    return status;
}

bool type_argument_repr(TextBuilder *text, Object *argument)
{
    Runtime *rt = text->rt;
    if (argument == runtime_ellipsis(rt)) {
        text_add(text, "...");
        return true;
    }
    int status = has_attribute(rt, argument, NAME_origin);
    if (status > 0)
        status = has_attribute(rt, argument, NAME_args);
    if (status < 0)
        return false;
    if (status == 0) {
        status = add_qualified_name(text, argument);
        if (status != 0)
            return status > 0;
    }
    return text_add_repr(text, argument);
}

static Object *alias_repr(Runtime *rt, Object *self)
{
    Object *args = ref_pointer(alias_of(self)->args);
    TextBuilder text = text_begin(rt);
    if (alias_of(self)->starred)
        text_add(&text, "*");
    bool fine = type_argument_repr(&text, ref_pointer(alias_of(self)->origin));
    text_add(&text, "[");
    for (int64_t i = 0; fine && i < tuple_size(args); i++) {
        if (i > 0)
            text_add(&text, ", ");
        fine = type_argument_repr(&text, tuple_get(args, i));
    }
    if (!fine)
        return text_abandon(&text);
    text_add(&text, tuple_size(args) == 0 ? "()]" : "]");
    return text_finish(&text);
}

/* ---- comparing */

static int64_t alias_hash(Runtime *rt, Object *self)
{
    int64_t origin = object_hash(rt, ref_pointer(alias_of(self)->origin));
    int64_t args = origin == -1 ? -1 : object_hash(rt, ref_pointer(alias_of(self)->args));
    return args == -1 ? -1 : hash_not_minus_one(origin ^ args);
}

static int alias_equal(Runtime *rt, GenericAliasObject *left, GenericAliasObject *right)
{
    if (left->starred != right->starred)
        return 0;
    int equal = object_compare(rt, ref_pointer(left->origin), ref_pointer(right->origin), COMPARE_EQ);
    return equal <= 0 ? equal
                      : object_compare(rt, ref_pointer(left->args), ref_pointer(right->args), COMPARE_EQ);
}

static bool is_alias(const Runtime *rt, const Object *object)
{
    return type_is_subtype(object_type(object), runtime_type(rt, TYPE_GENERIC_ALIAS));
}

static Object *alias_richcompare(Runtime *rt, Object *left, Object *right, enum CompareOperator op)
{
    if ((op != COMPARE_EQ && op != COMPARE_NE) || !is_alias(rt, left) || !is_alias(rt, right))
        return not_implemented_new(rt);
    int equal = alias_equal(rt, alias_of(left), alias_of(right));
    return equal < 0 ? NULL : bool_from(rt, (equal != 0) == (op == COMPARE_EQ));
}

/* ---- type variables */

static bool is_in(const Object *list, const Object *item)
{
    for (int64_t i = 0; i < list_size(list); i++) {
        if (list_get(list, i) == item)
            return true;
    }
    return false;
}

static int add_once(Runtime *rt, Object *list, Object *item)
{
    return is_in(list, item) ? 0 : list_append(rt, list, item);
}

/* What one argument adds to the parameters. */
static int add_parameters(Runtime *rt, Object *list, Object *argument)
{
    if (object_is_type(argument))
        return 0;
    int is_variable = has_attribute(rt, argument, NAME_typing_subst);
    if (is_variable != 0)
        return is_variable < 0 ? -1 : add_once(rt, list, argument);
    Object *inner;
    if (!stack_enter(rt))
        return -1;
    int status = object_lookup_attribute(rt, argument, name_object(rt, NAME_parameters), &inner);
    stack_leave(rt);
    if (status <= 0)
        return status;
    status = 0;
    for (int64_t i = 0; object_is_tuple(inner) && status == 0 && i < tuple_size(inner); i++)
        status = add_once(rt, list, tuple_get(inner, i));
    object_decref(rt, inner);
    return status;
}

Object *type_parameters(Runtime *rt, Object *args)
{
    Object *list = list_new(rt, 0);
    int status = list == NULL ? -1 : 0;
    for (int64_t i = 0; status == 0 && i < tuple_size(args); i++)
        status = add_parameters(rt, list, tuple_get(args, i));
    Object *parameters = status < 0 ? NULL : list_to_tuple(rt, list);
    object_xdecref(rt, list);
    return parameters;
}

static int64_t index_in(const Object *tuple, const Object *item)
{
    for (int64_t i = 0; i < tuple_size(tuple); i++) {
        if (tuple_get(tuple, i) == item)
            return i;
    }
    return -1;
}

/* The substituted form of an argument that has parameters itself: list[T] of dict[str, list[T]]. New reference. */
static Object *substitute_inner(Runtime *rt, Object *argument, Object *parameters, Object *items)
{
    Object *inner;
    int status = object_lookup_attribute(rt, argument, name_object(rt, NAME_parameters), &inner);
    if (status < 0)
        return NULL;
    if (status == 0 || !object_is_tuple(inner) || tuple_size(inner) == 0) {
        object_xdecref(rt, inner);
        return object_incref(argument);
    }
    Object *list = list_new(rt, 0);
    status = list == NULL ? -1 : 0;
    for (int64_t i = 0; status == 0 && i < tuple_size(inner); i++) {
        Object *parameter = tuple_get(inner, i);
        int64_t index = index_in(parameters, parameter);
        Object *item = index < 0 ? parameter : tuple_get(items, index);
        /* A variable for several types gets a tuple of them. */
        bool is_several =
            index >= 0 && object_is_tuple(item) && type_iter_slot(object_type(parameter)) != NULL;
        status = is_several ? list_extend(rt, list, item) : list_append(rt, list, item);
    }
    Object *key = status < 0 ? NULL : list_to_tuple(rt, list);
    Object *result = key == NULL ? NULL : object_get_item(rt, argument, key);
    object_xdecref(rt, key);
    object_xdecref(rt, list);
    object_decref(rt, inner);
    return result;
}

/* New reference to what stands for one argument. */
static Object *substitute_one(Runtime *rt, Object *argument, Object *parameters, Object *items)
{
    if (object_is_type(argument))
        return object_incref(argument);
    Object *method;
    int status = object_lookup_attribute(rt, argument, name_object(rt, NAME_typing_subst), &method);
    if (status < 0)
        return NULL;
    if (status == 0)
        return substitute_inner(rt, argument, parameters, items);
    Object *result = object_call_one(rt, method, tuple_get(items, index_in(parameters, argument)));
    object_decref(rt, method);
    return result;
}

/* Whether it is *Ts, whose substitute is a tuple of arguments. */
static int is_unpacked_variable(Runtime *rt, Object *argument)
{
    Object *flag;
    if (object_is_type(argument))
        return 0;
    int status =
        object_lookup_attribute(rt, argument, name_object(rt, NAME_typing_is_unpacked_typevartuple), &flag);
    if (status <= 0)
        return status;
    status = object_is_true(rt, flag);
    object_decref(rt, flag);
    return status;
}

static Object *substitute_all(Runtime *rt, Object *args, Object *parameters, Object *items)
{
    Object *list = list_new(rt, 0);
    int status = list == NULL ? -1 : 0;
    for (int64_t i = 0; status == 0 && i < tuple_size(args); i++) {
        int unpack = is_unpacked_variable(rt, tuple_get(args, i));
        Object *argument = unpack < 0 ? NULL : substitute_one(rt, tuple_get(args, i), parameters, items);
        if (argument == NULL)
            status = -1;
        else if (unpack && object_is_tuple(argument))
            status = list_extend(rt, list, argument);
        else
            status = list_append(rt, list, argument);
        object_xdecref(rt, argument);
    }
    Object *result = status < 0 ? NULL : list_to_tuple(rt, list);
    object_xdecref(rt, list);
    return result;
}

/* The items as a tuple, *tuple[int, str] unpacked. New reference. */
static Object *unpack_items(Runtime *rt, Object *item)
{
    Object *list = list_new(rt, 0);
    int status = list == NULL ? -1 : 0;
    bool is_tuple = object_is_tuple(item);
    int64_t count = is_tuple ? tuple_size(item) : 1;
    for (int64_t i = 0; status == 0 && i < count; i++) {
        Object *one = is_tuple ? tuple_get(item, i) : item;
        Object *inner = NULL;
        if (!object_is_type(one))
            status =
                object_lookup_attribute(rt, one, name_object(rt, NAME_typing_unpacked_tuple_args), &inner);
        bool ends_open = inner != NULL && object_is_tuple(inner) && tuple_size(inner) > 0 &&
                         tuple_get(inner, tuple_size(inner) - 1) == runtime_ellipsis(rt);
        if (status >= 0)
            status = inner != NULL && object_is_tuple(inner) && !ends_open ? list_extend(rt, list, inner)
                                                                           : list_append(rt, list, one);
        object_xdecref(rt, inner);
    }
    Object *items = status < 0 ? NULL : list_to_tuple(rt, list);
    object_xdecref(rt, list);
    return items;
}

/* Each parameter may rearrange the items. Takes over `items`; new reference. */
static Object *prepare_items(Runtime *rt, Object *self, Object *parameters, Object *items)
{
    for (int64_t i = 0; items != NULL && i < tuple_size(parameters); i++) {
        Object *prepare;
        int status = object_lookup_attribute(rt, tuple_get(parameters, i),
                                             name_object(rt, NAME_typing_prepare_subst), &prepare);
        Object *prepared = NULL;
        if (status > 0 && prepare != runtime_none(rt))
            prepared = object_call_two(rt, prepare, self, items);
        else if (status >= 0)
            prepared = object_incref(items);
        object_xdecref(rt, prepare);
        object_decref(rt, items);
        items = prepared;
    }
    if (items == NULL || object_is_tuple(items))
        return items;
    Object *tuple = tuple_pack(rt, 1, &items);
    object_decref(rt, items);
    return tuple;
}

Object *type_arguments_substitute(Runtime *rt, Object *self, Object *args, Object *parameters, Object *item)
{
    if (tuple_size(parameters) == 0)
        return error_format(rt, ERROR_TYPE, "%R is not a generic class", self);
    Object *items = unpack_items(rt, item);
    items = items == NULL ? NULL : prepare_items(rt, self, parameters, items);
    if (items == NULL)
        return NULL;
    Object *result = NULL;
    if (tuple_size(items) == tuple_size(parameters))
        result = substitute_all(rt, args, parameters, items);
    else
        error_format(rt, ERROR_TYPE, "Too %s arguments for %R; actual %lld, expected %lld",
                     tuple_size(items) > tuple_size(parameters) ? "many" : "few", self,
                     (long long)tuple_size(items), (long long)tuple_size(parameters));
    object_decref(rt, items);
    return result;
}

/* The alias's own, borrowed; made when they are first asked for. */
static Object *parameters_of(Runtime *rt, GenericAliasObject *alias)
{
    if (alias->parameters == NO_REF)
        alias->parameters = ref_of(type_parameters(rt, ref_pointer(alias->args)));
    return ref_pointer(alias->parameters);
}

static Object *alias_subscript(Runtime *rt, Object *self, Object *item)
{
    GenericAliasObject *alias = alias_of(self);
    Object *parameters = parameters_of(rt, alias);
    Object *args = parameters == NULL
                       ? NULL
                       : type_arguments_substitute(rt, self, ref_pointer(alias->args), parameters, item);
    if (args == NULL)
        return NULL;
    Object *result = generic_alias_new(rt, ref_pointer(alias->origin), args);
    object_decref(rt, args);
    if (result != NULL)
        alias_of(result)->starred = alias->starred;
    return result;
}

/* ---- calling, attributes, iteration */

/* The instance remembers what it was made as, where it can. */
static Object *alias_call(Runtime *rt, Object *self, const Arguments *arguments)
{
    if (!stack_enter(rt))
        return NULL;
    Object *object = object_vectorcall(rt, ref_pointer(alias_of(self)->origin), arguments);
    stack_leave(rt);
    if (object == NULL)
        return NULL;
    if (object_setattr(rt, object, name_object(rt, NAME_orig_class), self) == 0)
        return object;
    if (error_matches(rt, ERROR_ATTRIBUTE) || error_matches(rt, ERROR_TYPE)) {
        error_clear(rt);
        return object;
    }
    object_decref(rt, object);
    return NULL;
}

static const char *const own_names[] = {
    "__class__",       "__origin__",     "__args__",
    "__unpacked__",    "__parameters__", "__typing_unpacked_tuple_args__",
    "__mro_entries__", "__reduce_ex__",  "__reduce__",
    "__copy__",        "__deepcopy__",   NULL,
};

static Object *alias_getattro(Runtime *rt, Object *self, Object *name)
{
    if (!object_is_str(name))
        return generic_getattro(rt, self, name);
    for (const char *const *own = own_names; *own != NULL; own++) {
        if (str_equal_ascii(name, *own))
            return generic_getattro(rt, self, name);
    }
    if (!stack_enter(rt))
        return NULL;
    Object *value = object_getattr(rt, ref_pointer(alias_of(self)->origin), name);
    stack_leave(rt);
    return value;
}

/* One item: the alias with a star. */
static Object *alias_iter(Runtime *rt, Object *self)
{
    GenericAliasObject *alias = alias_of(self);
    Object *starred =
        alias_of_type(rt, object_type(self), ref_pointer(alias->origin), ref_pointer(alias->args));
    if (starred == NULL)
        return NULL;
    alias_of(starred)->starred = 1;
    Object *single = tuple_pack(rt, 1, &starred);
    object_decref(rt, starred);
    Object *iterator = single == NULL ? NULL : object_iter(rt, single);
    object_xdecref(rt, single);
    return iterator;
}

/* ---- methods */

static Object *method_mro_entries(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    Object *origin = ref_pointer(alias_of(self)->origin);
    return tuple_pack(rt, 1, &origin);
}

static Object *method_instancecheck(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self, (void)arguments;
    return error_format(rt, ERROR_TYPE, "isinstance() argument 2 cannot be a parameterized generic");
}

static Object *method_subclasscheck(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self, (void)arguments;
    return error_format(rt, ERROR_TYPE, "issubclass() argument 2 cannot be a parameterized generic");
}

/* A starred one is next(iter(alias)). */
static Object *reduce_starred(Runtime *rt, GenericAliasObject *alias)
{
    Object *plain = generic_alias_new(rt, ref_pointer(alias->origin), ref_pointer(alias->args));
    Object *iterator = plain == NULL ? NULL : object_iter(rt, plain);
    Object *next = iterator == NULL ? NULL : builtin_function_named(rt, "next");
    Object *arguments = next == NULL ? NULL : tuple_pack(rt, 1, &iterator);
    Object *parts[2] = {next, arguments};
    Object *result = arguments == NULL ? NULL : tuple_pack(rt, 2, parts);
    object_xdecref(rt, arguments);
    object_xdecref(rt, next);
    object_xdecref(rt, iterator);
    object_xdecref(rt, plain);
    return result;
}

static Object *method_reduce(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    GenericAliasObject *alias = alias_of(self);
    if (alias->starred)
        return reduce_starred(rt, alias);
    Object *parts[2] = {ref_pointer(alias->origin), ref_pointer(alias->args)};
    Object *made_of = tuple_pack(rt, 2, parts);
    Object *whole[2] = {type_as_object(runtime_type(rt, TYPE_GENERIC_ALIAS)), made_of};
    Object *result = made_of == NULL ? NULL : tuple_pack(rt, 2, whole);
    object_xdecref(rt, made_of);
    return result;
}

static Object *method_dir(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    Object *names = object_dir(rt, ref_pointer(alias_of(self)->origin));
    int status = names == NULL ? -1 : 0;
    for (const char *const *own = own_names; status == 0 && *own != NULL; own++) {
        Object *name = str_intern_cstring(rt, *own);
        int found = name == NULL ? -1 : list_contains(rt, names, name);
        status = found == 0 ? list_append(rt, names, name) : found < 0 ? -1 : 0;
        object_xdecref(rt, name);
    }
    if (status == 0)
        return names;
    object_xdecref(rt, names);
    return NULL;
}

static const MethodDefinition methods[] = {
    {"__mro_entries__", method_mro_entries, 1, 1, METHOD_O, NULL},
    {"__instancecheck__", method_instancecheck, 1, 1, METHOD_O, NULL},
    {"__subclasscheck__", method_subclasscheck, 1, 1, METHOD_O, NULL},
    {"__reduce__", method_reduce, 0, 0, 0, NULL},
    {"__dir__", method_dir, 0, 0, 0, NULL},
    {0},
};

static Object *get_parameters(Runtime *rt, Object *self)
{
    return object_xincref(parameters_of(rt, alias_of(self)));
}

static Object *get_unpacked_tuple_args(Runtime *rt, Object *self)
{
    GenericAliasObject *alias = alias_of(self);
    bool is_tuple = ref_pointer(alias->origin) == type_as_object(runtime_type(rt, TYPE_TUPLE));
    return alias->starred && is_tuple ? object_incref(ref_pointer(alias->args)) : none_new(rt);
}

static const GetSetDefinition getsets[] = {
    {"__parameters__", get_parameters, NULL},
    {"__typing_unpacked_tuple_args__", get_unpacked_tuple_args, NULL},
    {0},
};

static const FieldMember members[] = {
    {"__origin__", offsetof(GenericAliasObject, origin), FIELD_MEMBER_OBJECT, true},
    {"__args__", offsetof(GenericAliasObject, args), FIELD_MEMBER_OBJECT, true},
    {"__unpacked__", offsetof(GenericAliasObject, starred), FIELD_MEMBER_BOOL, true},
    {0},
};

const TypeDefinition generic_alias_definition = {
    .slots = {.dealloc = fields_object_dealloc,
              .traverse = true,
              .repr = alias_repr,
              .hash = alias_hash,
              .call = alias_call,
              .getattro = alias_getattro,
              .setattro = generic_setattro,
              .richcompare = alias_richcompare,
              .iter = alias_iter,
              .new = alias_new,
              .mp_subscript = alias_subscript,
              .nb_or = type_union},
    .methods = methods,
    .getsets = getsets,
    .members = members,
    .doc =
        "Represent a PEP 585 generic type\n\nE.g. for t = list[int], t.__origin__ is list and t.__args__ is "
        "(int,).",
};
