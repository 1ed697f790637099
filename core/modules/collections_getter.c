/* collections._tuplegetter: reads one item of a tuple as an attribute. CPython: Modules/_collectionsmodule.c. */
#include "object/definition.h"

#include <stdio.h>

#include "gc/gc.h"
#include "object/error.h"
#include "types/container/slice.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/fields_object.h"
#include "types/number/int.h"
#include "types/text/text_builder.h"

static TupleGetterObject *as_getter(Object *object) { return (TupleGetterObject *)object; }

static Object *tuple_getter_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    int64_t index;
    if (arguments_no_keywords(rt, "_tuplegetter", arguments) < 0 ||
        arguments_check_count(rt, "_tuplegetter", arguments, 2, 2) < 0 ||
        argument_ssize(rt, argument_at(arguments, 0), &index) < 0)
        return NULL;
    Object *self = fields_object_new(rt, type);
    if (self == NULL)
        return NULL;
    as_getter(self)->index = index;
    as_getter(self)->doc = ref_of(object_incref(argument_at(arguments, 1)));
    return self;
}

static Object *tuple_getter_get(Runtime *rt, Object *self, Object *object, TypeObject *type)
{
    int64_t index = as_getter(self)->index;
    (void)type;
    if (object == NULL || (object == runtime_none(rt) && !object_is_tuple(object)))
        return object_incref(self);
    if (!object_is_tuple(object))
        return error_format(rt, ERROR_TYPE,
                            "descriptor for index '%lld' for tuple subclasses doesn't apply to '%s' object",
                            (long long)index, (const char *)ref_pointer(object_type(object)->tp_name));
    if (index >= 0 && index < tuple_size(object))
        return object_incref(tuple_get(object, index));
    error_set(rt, ERROR_INDEX, "tuple index out of range");
    return NULL;
}

static int tuple_getter_set(Runtime *rt, Object *self, Object *object, Object *value)
{
    (void)self;
    (void)object;
    error_set(rt, ERROR_ATTRIBUTE, "%s", value == NULL ? "can't delete attribute" : "can't set attribute");
    return -1;
}

static Object *tuple_getter_repr(Runtime *rt, Object *self)
{
    char number[32];
    snprintf(number, sizeof number, "%lld, ", (long long)as_getter(self)->index);
    TextBuilder text = text_begin(rt);
    text_add(&text, "_tuplegetter(");
    text_add(&text, number);
    text_add_repr(&text, ref_pointer(as_getter(self)->doc));
    text_add_character(&text, ')');
    return text_finish(&text);
}

static Object *tuple_getter_reduce(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    Object *index = int_from_int64(rt, as_getter(self)->index);
    if (index == NULL)
        return NULL;
    Object *parts[] = {index, ref_pointer(as_getter(self)->doc)};
    Object *call = tuple_pack(rt, 2, parts);
    object_decref(rt, index);
    if (call == NULL)
        return NULL;
    Object *items[] = {&object_type(self)->ob_base.ob_base, call};
    Object *result = tuple_pack(rt, 2, items);
    object_decref(rt, call);
    return result;
}

static const MethodDefinition methods[] = {{"__reduce__", tuple_getter_reduce, 0, 0, 0, NULL}, {0}};

static const FieldMember members[] = {
    {"__doc__", offsetof(TupleGetterObject, doc), FIELD_MEMBER_OBJECT, false},
    {0},
};

const TypeDefinition tuple_getter_definition = {
    .slots = {.dealloc = fields_object_dealloc,
              .clear = fields_object_clear,
              .traverse = true,
              .repr = tuple_getter_repr,
              .descr_get = tuple_getter_get,
              .descr_set = tuple_getter_set,
              .new = tuple_getter_new},
    .methods = methods,
    .members = members,
};
