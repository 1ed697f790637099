/* The read-only view of a mapping; see mappingproxy.h. */
#include "types/class/mappingproxy.h"

#include "gc/gc.h"
#include "object/definition.h"
#include "object/error.h"
#include "object/protocol.h"
#include "types/abstract.h"
#include "types/builtin_slots.h"
#include "types/call.h"
#include "types/class/attribute_text.h"
#include "types/class/generic_alias.h"
#include "types/class/type.h"
#include "types/container/dict.h"
#include "types/fields_object.h"
#include "types/names.h"
#include "types/none.h"
#include "types/text/intern.h"

static Object *mapping_of(Object *proxy) { return ref_pointer(((MappingProxyObject *)proxy)->mapping); }
static bool is_proxy(const Runtime *rt, const Object *object)
{
    return object_is_exact(rt, object, TYPE_MAPPING_PROXY);
}

Object *mappingproxy_new(Runtime *rt, Object *mapping)
{
    Object *proxy = fields_object_new(rt, runtime_type(rt, TYPE_MAPPING_PROXY));
    if (proxy != NULL)
        ((MappingProxyObject *)proxy)->mapping = ref_of(object_incref(mapping));
    return proxy;
}

static Object *new_proxy(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    static const char *const names[] = {"mapping", NULL};
    static const Parameters parameters = {"mappingproxy", names, 1, -1};
    Object *values[1] = {NULL};
    (void)type;
    if (arguments_parse(rt, arguments, &parameters, values) < 0)
        return NULL;
    const TypeObject *class = object_type(values[0]);
    bool is_mapping = type_mp_subscript(class) != NULL &&
                      !type_has(class, TYPE_FLAG_LIST_SUBCLASS | TYPE_FLAG_TUPLE_SUBCLASS);
    if (is_mapping)
        return mappingproxy_new(rt, values[0]);
    error_set(rt, ERROR_TYPE, "mappingproxy() argument must be a mapping, not %s", type_name_of(class));
    return NULL;
}

/* ---- slots */

static Object *repr(Runtime *rt, Object *self)
{
    Object *inner = object_repr(rt, mapping_of(self));
    if (inner == NULL)
        return NULL;
    Object *result = text_format(rt, "mappingproxy(%s)", text_of(rt, inner));
    object_decref(rt, inner);
    return result;
}

static Object *str(Runtime *rt, Object *self) { return object_str(rt, mapping_of(self)); }

/* What follows may lead from proxy to proxy. */

static Object *iter(Runtime *rt, Object *self)
{
    if (!stack_enter(rt))
        return NULL;
    Object *iterator = object_iter(rt, mapping_of(self));
    stack_leave(rt);
    return iterator;
}

static int64_t length(Runtime *rt, Object *self)
{
    if (!stack_enter(rt))
        return -1;
    int64_t size = object_length(rt, mapping_of(self));
    stack_leave(rt);
    return size;
}

static Object *subscript(Runtime *rt, Object *self, Object *key)
{
    if (!stack_enter(rt))
        return NULL;
    Object *value = object_get_item(rt, mapping_of(self), key);
    stack_leave(rt);
    return value;
}

static int contains(Runtime *rt, Object *self, Object *key)
{
    if (!stack_enter(rt))
        return -1;
    int found = object_contains(rt, mapping_of(self), key);
    stack_leave(rt);
    return found;
}

static Object *richcompare(Runtime *rt, Object *left, Object *right, enum CompareOperator op)
{
    return object_richcompare(rt, mapping_of(left), right, op);
}

static Object *either(Runtime *rt, Object *left, Object *right)
{
    left = is_proxy(rt, left) ? mapping_of(left) : left;
    right = is_proxy(rt, right) ? mapping_of(right) : right;
    if (!stack_enter(rt))
        return NULL;
    Object *result = number_binary(rt, left, right, BINARY_OR);
    stack_leave(rt);
    return result;
}

static Object *either_in_place(Runtime *rt, Object *left, Object *right)
{
    (void)right;
    error_set(rt, ERROR_TYPE, "'|=' is not supported by %s; use '|' instead",
              type_name_of(object_type(left)));
    return NULL;
}

/* ---- methods: those of the mapping */

static Object *forward(Runtime *rt, Object *self, const char *name, const Arguments *arguments)
{
    Object *text = str_intern_cstring(rt, name);
    if (text == NULL)
        return NULL;
    Object *result = NULL;
    if (stack_enter(rt)) {
        result = object_call_method(rt, mapping_of(self), text, arguments->items, arguments->count);
        stack_leave(rt);
    }
    object_decref(rt, text);
    return result;
}

static Object *method_get(Runtime *rt, Object *self, const Arguments *arguments)
{
    Ref items[2] = {arguments->items[0], ref_of(runtime_none(rt))};
    if (arguments->count == 2)
        items[1] = arguments->items[1];
    return forward(rt, self, "get", &(Arguments){items, 2, NULL});
}
static Object *method_keys(Runtime *rt, Object *self, const Arguments *arguments)
{
    return forward(rt, self, "keys", arguments);
}
static Object *method_values(Runtime *rt, Object *self, const Arguments *arguments)
{
    return forward(rt, self, "values", arguments);
}
static Object *method_items(Runtime *rt, Object *self, const Arguments *arguments)
{
    return forward(rt, self, "items", arguments);
}
static Object *method_copy(Runtime *rt, Object *self, const Arguments *arguments)
{
    return forward(rt, self, "copy", arguments);
}
static Object *method_reversed(Runtime *rt, Object *self, const Arguments *arguments)
{
    return forward(rt, self, "__reversed__", arguments);
}

static Object *method_class_getitem(Runtime *rt, Object *self, const Arguments *arguments)
{
    return generic_alias_new(rt, self, argument_at(arguments, 0));
}

static const MethodDefinition methods[] = {
    {"__class_getitem__", method_class_getitem, 1, 1, METHOD_O | METHOD_CLASS, NULL},
    {"get", method_get, 1, 2, 0, NULL},
    {"keys", method_keys, 0, 0, 0, NULL},
    {"values", method_values, 0, 0, 0, NULL},
    {"items", method_items, 0, 0, 0, NULL},
    {"copy", method_copy, 0, 0, 0, NULL},
    {"__reversed__", method_reversed, 0, 0, 0, NULL},
    {NULL, NULL, 0, 0, 0, NULL},
};

const TypeDefinition mapping_proxy_definition = {
    .slots = {.dealloc = fields_object_dealloc,
              .traverse = true,
              .repr = repr,
              .str = str,
              .richcompare = richcompare,
              .iter = iter,
              .new = new_proxy,
              .nb_or = either,
              .nb_inplace_or = either_in_place,
              .mp_length = length,
              .mp_subscript = subscript,
              .sq_contains = contains},
    .methods = methods,
};
