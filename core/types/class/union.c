/* int | str; see union.h. */
#include "types/class/union.h"

#include "gc/gc.h"
#include "object/error.h"
#include "object/protocol.h"
#include "types/abstract.h"
#include "types/builtin_slots.h"
#include "types/class/attribute.h"
#include "types/class/generic_alias.h"
#include "types/class/type.h"
#include "types/container/list.h"
#include "types/container/set.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/fields_object.h"
#include "types/none.h"
#include "types/number/bool.h"
#include "types/text/str.h"
#include "types/text/text_builder.h"

static UnionObject *union_of(Object *object) { return (UnionObject *)object; }
static Object *args_of(Object *object) { return ref_pointer(union_of(object)->args); }

/* ---- making */

static bool can_be_joined(const Runtime *rt, const Object *object)
{
    return object == runtime_none(rt) || object_is_type(object) ||
           type_is_subtype(object_type(object), runtime_type(rt, TYPE_GENERIC_ALIAS)) ||
           object_is_exact(rt, object, TYPE_UNION);
}

/* 1, 0, -1: types are the same when they are identical, aliases when they are equal. */
static int is_in(Runtime *rt, Object *list, Object *type)
{
    bool is_alias = object_is_exact(rt, type, TYPE_GENERIC_ALIAS);
    int found = 0;
    for (int64_t i = 0; found == 0 && i < list_size(list); i++) {
        Object *other = list_get(list, i);
        found = other == type;
        if (!found && is_alias && object_is_exact(rt, other, TYPE_GENERIC_ALIAS))
            found = object_compare(rt, other, type, COMPARE_EQ);
    }
    return found;
}

static int add_type(Runtime *rt, Object *list, Object *type)
{
    if (type == runtime_none(rt))
        type = type_as_object(runtime_type(rt, TYPE_NONE));
    int found = is_in(rt, list, type);
    return found != 0 ? (found < 0 ? -1 : 0) : list_append(rt, list, type);
}

static int add_side(Runtime *rt, Object *list, Object *side)
{
    if (!object_is_exact(rt, side, TYPE_UNION))
        return add_type(rt, list, side);
    Object *args = args_of(side);
    int status = 0;
    for (int64_t i = 0; status == 0 && i < tuple_size(args); i++)
        status = add_type(rt, list, tuple_get(args, i));
    return status;
}

static Object *make_union(Runtime *rt, Object *args)
{
    Object *self = fields_object_new(rt, runtime_type(rt, TYPE_UNION));
    if (self != NULL)
        union_of(self)->args = ref_of(object_incref(args));
    return self;
}

Object *type_union(Runtime *rt, Object *left, Object *right)
{
    if (!can_be_joined(rt, left) || !can_be_joined(rt, right))
        return not_implemented_new(rt);
    Object *list = list_new(rt, 0);
    Object *result = NULL;
    if (list != NULL && add_side(rt, list, left) == 0 && add_side(rt, list, right) == 0) {
        Object *args = list_size(list) == 1 ? NULL : list_to_tuple(rt, list);
        if (args != NULL)
            result = make_union(rt, args);
        else if (!error_occurred(rt))
            result = object_incref(list_get(list, 0));
        object_xdecref(rt, args);
    }
    object_xdecref(rt, list);
    return result;
}

/* ---- text, comparing */

static Object *union_repr(Runtime *rt, Object *self)
{
    Object *args = args_of(self);
    TextBuilder text = text_begin(rt);
    bool fine = true;
    for (int64_t i = 0; fine && i < tuple_size(args); i++) {
        if (i > 0)
            text_add(&text, " | ");
        if (tuple_get(args, i) == type_as_object(runtime_type(rt, TYPE_NONE)))
            text_add(&text, "None");
        else
            fine = type_argument_repr(&text, tuple_get(args, i));
    }
    return fine ? text_finish(&text) : text_abandon(&text);
}

static int64_t union_hash(Runtime *rt, Object *self)
{
    Object *set = set_from(rt, TYPE_FROZENSET, args_of(self));
    int64_t hash = set == NULL ? -1 : object_hash(rt, set);
    object_xdecref(rt, set);
    return hash;
}

static Object *union_richcompare(Runtime *rt, Object *left, Object *right, enum CompareOperator op)
{
    bool comparable = (op == COMPARE_EQ || op == COMPARE_NE) && object_is_exact(rt, left, TYPE_UNION) &&
                      object_is_exact(rt, right, TYPE_UNION);
    if (!comparable)
        return not_implemented_new(rt);
    Object *left_set = set_from(rt, TYPE_SET, args_of(left));
    Object *right_set = left_set == NULL ? NULL : set_from(rt, TYPE_SET, args_of(right));
    Object *result = right_set == NULL ? NULL : object_richcompare(rt, left_set, right_set, op);
    object_xdecref(rt, left_set);
    object_xdecref(rt, right_set);
    return result;
}

/* ---- isinstance, parameters */

typedef int (*Question)(Runtime *rt, Object *subject, Object *class);

static Object *ask_each(Runtime *rt, Object *self, Object *subject, Question question)
{
    Object *args = args_of(self);
    int answer = 0;
    for (int64_t i = 0; answer == 0 && i < tuple_size(args); i++)
        answer = question(rt, subject, tuple_get(args, i));
    return answer < 0 ? NULL : bool_from(rt, answer);
}

static Object *method_instancecheck(Runtime *rt, Object *self, const Arguments *arguments)
{
    return ask_each(rt, self, argument_at(arguments, 0), object_is_instance);
}

static Object *method_subclasscheck(Runtime *rt, Object *self, const Arguments *arguments)
{
    Object *class = argument_at(arguments, 0);
    if (!object_is_type(class))
        return error_format(rt, ERROR_TYPE, "issubclass() arg 1 must be a class");
    return ask_each(rt, self, class, object_is_subclass);
}

static Object *parameters_of(Runtime *rt, UnionObject *self)
{
    if (self->parameters == NO_REF)
        self->parameters = ref_of(type_parameters(rt, ref_pointer(self->args)));
    return ref_pointer(self->parameters);
}

static Object *get_parameters(Runtime *rt, Object *self)
{
    return object_xincref(parameters_of(rt, union_of(self)));
}

/* The union of what the arguments have become. */
static Object *union_subscript(Runtime *rt, Object *self, Object *item)
{
    Object *parameters = parameters_of(rt, union_of(self));
    Object *args =
        parameters == NULL ? NULL : type_arguments_substitute(rt, self, args_of(self), parameters, item);
    if (args == NULL)
        return NULL;
    Object *result = object_incref(tuple_get(args, 0));
    for (int64_t i = 1; result != NULL && i < tuple_size(args); i++) {
        Object *joined = number_binary(rt, result, tuple_get(args, i), BINARY_OR);
        object_decref(rt, result);
        result = joined;
    }
    object_decref(rt, args);
    return result;
}

static const MethodDefinition methods[] = {
    {"__instancecheck__", method_instancecheck, 1, 1, METHOD_O, NULL},
    {"__subclasscheck__", method_subclasscheck, 1, 1, METHOD_O, NULL},
    {0},
};

static const GetSetDefinition getsets[] = {
    {"__parameters__", get_parameters, NULL},
    {0},
};

static const FieldMember members[] = {
    {"__args__", offsetof(UnionObject, args), FIELD_MEMBER_OBJECT, true},
    {0},
};

/* The one attribute that a union has of its class, as what typing makes does. */
static Object *union_getattro(Runtime *rt, Object *self, Object *name)
{
    if (object_is_str(name) && str_equal_ascii(name, "__module__"))
        return object_getattr(rt, type_as_object(object_type(self)), name);
    return generic_getattro(rt, self, name);
}

const TypeDefinition union_definition = {
    .slots = {.dealloc = fields_object_dealloc,
              .traverse = true,
              .repr = union_repr,
              .hash = union_hash,
              .getattro = union_getattro,
              .richcompare = union_richcompare,
              .mp_subscript = union_subscript,
              .nb_or = type_union},
    .methods = methods,
    .getsets = getsets,
    .members = members,
    .doc = "Represent a PEP 604 union type\n\nE.g. for int | str",
};
