/* types.SimpleNamespace: attributes and nothing else. CPython: Objects/namespaceobject.c */
#include "types/class/namespace.h"
#include "gc/gc.h"
#include "object/error.h"
#include "object/protocol.h"
#include "types/abstract.h"
#include "types/builtin_slots.h"
#include "types/class/attribute.h"
#include "types/class/type.h"
#include "types/container/dict.h"
#include "types/container/list.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/fields_object.h"
#include "types/none.h"
#include "types/repr.h"
#include "types/text/str.h"
#include "types/text/text_builder.h"

static NamespaceObject *namespace_of(Object *object) { return (NamespaceObject *)object; }
static Object *dict_of(Object *object) { return ref_pointer(namespace_of(object)->ns_dict); }

static Object *make(Runtime *rt, TypeObject *type)
{
    Object *self = fields_object_new(rt, type);
    if (self == NULL)
        return NULL;
    namespace_of(self)->ns_dict = ref_of(dict_new(rt));
    if (namespace_of(self)->ns_dict != NO_REF)
        return self;
    object_decref(rt, self);
    return NULL;
}

static Object *namespace_type_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    (void)arguments;
    return make(rt, type);
}

static int namespace_init(Runtime *rt, Object *self, const Arguments *arguments)
{
    if (arguments->count > 0) {
        error_set(rt, ERROR_TYPE, "no positional arguments expected");
        return -1;
    }
    if (arguments_check_names(rt, arguments) < 0)
        return -1;
    int status = 0;
    for (int64_t i = 0; status == 0 && i < arguments_total(arguments); i++)
        status =
            dict_set(rt, dict_of(self), tuple_get(arguments->names, i), ref_pointer(arguments->items[i]));
    return status;
}

/* ---- text */

/* "name=value" of each name that is a str, in the order of the dict as it was at first. */
static bool add_items(TextBuilder *text, Object *self)
{
    Object *names = dict_key_list(text->rt, dict_of(self));
    bool fine = names != NULL;
    bool is_first = true;
    for (int64_t i = 0; fine && i < list_size(names); i++) {
        Object *name = list_get(names, i);
        if (!object_is_str(name) || str_length(name) == 0)
            continue;
        Object *value = dict_get(text->rt, dict_of(self), name);
        if (value == NULL)
            continue;
        object_incref(value);
        if (!is_first)
            text_add(text, ", ");
        is_first = false;
        text_add_str(text, name);
        text_add(text, "=");
        fine = text_add_repr(text, value);
        object_decref(text->rt, value);
    }
    object_xdecref(text->rt, names);
    return fine;
}

static Object *namespace_repr(Runtime *rt, Object *self)
{
    bool is_exact = object_is_exact(rt, self, TYPE_SIMPLE_NAMESPACE);
    const char *name = is_exact ? "namespace" : type_name_of(object_type(self));
    int status = repr_enter(rt, self);
    if (status != 0)
        return status > 0 ? text_from_format(rt, "%s(...)", name) : NULL;
    TextBuilder text = text_begin(rt);
    Object *opening = text_from_format(rt, "%s(", name);
    bool fine = opening != NULL;
    if (fine)
        text_add_str(&text, opening);
    object_xdecref(rt, opening);
    fine = fine && add_items(&text, self);
    text_add(&text, ")");
    repr_leave(rt, self);
    return fine ? text_finish(&text) : text_abandon(&text);
}

static bool is_namespace(const Runtime *rt, const Object *object)
{
    return type_is_subtype(object_type(object), runtime_type(rt, TYPE_SIMPLE_NAMESPACE));
}

static Object *namespace_richcompare(Runtime *rt, Object *left, Object *right, enum CompareOperator op)
{
    if (is_namespace(rt, left) && is_namespace(rt, right))
        return object_richcompare(rt, dict_of(left), dict_of(right), op);
    return not_implemented_new(rt);
}

static Object *method_reduce(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    Object *parts[3] = {type_as_object(object_type(self)), &rt->statics.empty_tuple.tuple.ob_base.ob_base,
                        dict_of(self)};
    return tuple_pack(rt, 3, parts);
}

static const MethodDefinition methods[] = {
    {"__reduce__", method_reduce, 0, 0, 0, NULL},
    {0},
};

static const FieldMember members[] = {
    {"__dict__", offsetof(NamespaceObject, ns_dict), FIELD_MEMBER_OBJECT, true},
    {0},
};

const TypeDefinition simple_namespace_definition = {
    .slots = {.dealloc = fields_object_dealloc,
              .clear = fields_object_clear,
              .traverse = true,
              .repr = namespace_repr,
              .getattro = generic_getattro,
              .setattro = generic_setattro,
              .richcompare = namespace_richcompare,
              .init = namespace_init,
              .new = namespace_type_new},
    .methods = methods,
    .members = members,
    .doc = "A simple attribute-based namespace.\n\nSimpleNamespace(**kwargs)",
};
