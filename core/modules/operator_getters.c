/* operator.itemgetter, attrgetter and methodcaller. CPython: Modules/_operator.c. */
#include "object/definition.h"

#include <string.h>

#include "gc/gc.h"
#include "object/error.h"
#include "object/function.h"
#include "object/protocol.h"
#include "types/abstract.h"
#include "types/call.h"
#include "types/container/dict.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/fields_object.h"
#include "types/repr.h"
#include "types/text/intern.h"
#include "types/text/str.h"
#include "types/text/text_builder.h"

/* What a getter is called with: one object. NULL and TypeError. */
static Object *only_argument(Runtime *rt, const char *name, const Arguments *arguments)
{
    if (arguments_no_keywords(rt, name, arguments) < 0 ||
        arguments_check_count(rt, name, arguments, 1, 1) < 0)
        return NULL;
    return argument_at(arguments, 0);
}

static Object *reduced(Runtime *rt, Object *self, Object *call)
{
    if (call == NULL)
        return NULL;
    Object *items[] = {&object_type(self)->ob_base.ob_base, call};
    Object *result = tuple_pack(rt, 2, items);
    object_decref(rt, call);
    return result;
}

/* ---- itemgetter */

static ItemGetterObject *as_items(Object *object) { return (ItemGetterObject *)object; }

static Object *itemgetter_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    if (arguments_no_keywords(rt, "itemgetter", arguments) < 0)
        return NULL;
    if (arguments->count < 1)
        return arguments_check_count(rt, "itemgetter", arguments, 1, 1), NULL;
    Object *item = arguments->count == 1 ? object_incref(argument_at(arguments, 0))
                                         : tuple_from_refs(rt, arguments->items, arguments->count);
    Object *self = item == NULL ? NULL : fields_object_new(rt, type);
    if (self == NULL) {
        object_xdecref(rt, item);
        return NULL;
    }
    as_items(self)->count = arguments->count;
    as_items(self)->item = ref_of(item);
    as_items(self)->index = -1;
    return self;
}

static Object *itemgetter_call(Runtime *rt, Object *object, const Arguments *arguments)
{
    const ItemGetterObject *self = as_items(object);
    Object *from = only_argument(rt, "itemgetter", arguments);
    Object *item = ref_pointer(self->item);
    if (from == NULL)
        return NULL;
    if (self->count == 1)
        return object_get_item(rt, from, item);
    Object *result = tuple_new(rt, self->count);
    for (int64_t i = 0; result != NULL && i < self->count; i++) {
        Object *value = object_get_item(rt, from, tuple_get(item, i));
        if (value == NULL) {
            object_decref(rt, result);
            return NULL;
        }
        tuple_set(result, i, value);
    }
    return result;
}

/* "operator.itemgetter(1)" */
static Object *repr_of(Runtime *rt, Object *self, Object *items, int64_t count)
{
    int running = repr_enter(rt, self);
    if (running < 0)
        return NULL;
    TextBuilder text = text_begin(rt);
    text_add_type_name(&text, object_type(self));
    text_add_character(&text, '(');
    if (running > 0)
        text_add(&text, "...");
    for (int64_t i = 0; running == 0 && i < count; i++) {
        if (i > 0)
            text_add(&text, ", ");
        text_add_repr(&text, items == NULL                                              ? NULL
                             : object_has(items, TYPE_FLAG_TUPLE_SUBCLASS) && count > 1 ? tuple_get(items, i)
                                                                                        : items);
    }
    text_add_character(&text, ')');
    if (running == 0)
        repr_leave(rt, self);
    return text_finish(&text);
}

static Object *itemgetter_repr(Runtime *rt, Object *self)
{
    return repr_of(rt, self, ref_pointer(as_items(self)->item), as_items(self)->count);
}

static Object *itemgetter_reduce(Runtime *rt, Object *self, const Arguments *arguments)
{
    Object *item = ref_pointer(as_items(self)->item);
    (void)arguments;
    return reduced(rt, self, as_items(self)->count == 1 ? tuple_pack(rt, 1, &item) : object_incref(item));
}

static const MethodDefinition itemgetter_methods[] = {{"__reduce__", itemgetter_reduce, 0, 0, 0, NULL}, {0}};

const TypeDefinition itemgetter_definition = {
    .slots = {.dealloc = fields_object_dealloc,
              .clear = fields_object_clear,
              .traverse = true,
              .repr = itemgetter_repr,
              .call = itemgetter_call,
              .new = itemgetter_new},
    .methods = itemgetter_methods,
    .doc =
        "itemgetter(item, ...) --> itemgetter object\n\nReturn a callable object that fetches the given item(s) "
        "from its operand.\nAfter f = itemgetter(2), the call f(r) returns r[2].\nAfter g = itemgetter(2, 5, 3), "
        "the call g(r) returns (r[2], r[5], r[3])",
};

/* ---- attrgetter */

static AttrGetterObject *as_attributes(Object *object) { return (AttrGetterObject *)object; }

/* The names between the dots, interned: a tuple, or the name itself where there is no dot. New reference. */
static Object *split_name(Runtime *rt, Object *name)
{
    int64_t length = str_length(name), parts = 1;
    for (int64_t i = 0; i < length; i++)
        parts += str_character(name, i) == '.';
    if (parts == 1) {
        object_incref(name);
        str_intern(rt, &name);
        return name;
    }
    Object *tuple = tuple_new(rt, parts);
    int64_t start = 0;
    for (int64_t part = 0; tuple != NULL && part < parts; part++) {
        int64_t end = start;
        while (end < length && str_character(name, end) != '.')
            end++;
        Object *piece = str_slice(rt, name, start, end);
        if (piece == NULL) {
            object_decref(rt, tuple);
            return NULL;
        }
        str_intern(rt, &piece);
        tuple_set(tuple, part, piece);
        start = end + 1;
    }
    return tuple;
}

static Object *attrgetter_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    if (arguments_no_keywords(rt, "attrgetter", arguments) < 0)
        return NULL;
    if (arguments->count < 1)
        return arguments_check_count(rt, "attrgetter", arguments, 1, 1), NULL;
    Object *names = tuple_new(rt, arguments->count);
    for (int64_t i = 0; names != NULL && i < arguments->count; i++) {
        Object *name = argument_at(arguments, i);
        Object *split = NULL;
        if (!object_is_str(name))
            error_set(rt, ERROR_TYPE, "attribute name must be a string");
        else
            split = split_name(rt, name);
        if (split == NULL) {
            object_decref(rt, names);
            return NULL;
        }
        tuple_set(names, i, split);
    }
    Object *self = names == NULL ? NULL : fields_object_new(rt, type);
    if (self == NULL) {
        object_xdecref(rt, names);
        return NULL;
    }
    as_attributes(self)->count = arguments->count;
    as_attributes(self)->attributes = ref_of(names);
    return self;
}

static Object *get_dotted(Runtime *rt, Object *from, Object *name)
{
    if (!object_is_tuple(name))
        return object_getattr(rt, from, name);
    Object *value = object_incref(from);
    for (int64_t i = 0; value != NULL && i < tuple_size(name); i++) {
        Object *next = object_getattr(rt, value, tuple_get(name, i));
        object_decref(rt, value);
        value = next;
    }
    return value;
}

static Object *attrgetter_call(Runtime *rt, Object *object, const Arguments *arguments)
{
    const AttrGetterObject *self = as_attributes(object);
    Object *from = only_argument(rt, "attrgetter", arguments);
    Object *names = ref_pointer(self->attributes);
    if (from == NULL)
        return NULL;
    if (self->count == 1)
        return get_dotted(rt, from, tuple_get(names, 0));
    Object *result = tuple_new(rt, self->count);
    for (int64_t i = 0; result != NULL && i < self->count; i++) {
        Object *value = get_dotted(rt, from, tuple_get(names, i));
        if (value == NULL) {
            object_decref(rt, result);
            return NULL;
        }
        tuple_set(result, i, value);
    }
    return result;
}

static Object *joined(Runtime *rt, Object *name)
{
    if (!object_is_tuple(name))
        return object_incref(name);
    TextBuilder text = text_begin(rt);
    for (int64_t i = 0; i < tuple_size(name); i++) {
        if (i > 0)
            text_add_character(&text, '.');
        text_add_str(&text, tuple_get(name, i));
    }
    return text_finish(&text);
}

/* The names as they were given: new tuple. */
static Object *given_names(Runtime *rt, const AttrGetterObject *self)
{
    Object *names = tuple_new(rt, self->count);
    for (int64_t i = 0; names != NULL && i < self->count; i++) {
        Object *name = joined(rt, tuple_get(ref_pointer(self->attributes), i));
        if (name == NULL) {
            object_decref(rt, names);
            return NULL;
        }
        tuple_set(names, i, name);
    }
    return names;
}

static Object *attrgetter_repr(Runtime *rt, Object *object)
{
    const AttrGetterObject *self = as_attributes(object);
    Object *names = given_names(rt, self);
    if (names == NULL)
        return NULL;
    Object *result = repr_of(rt, object, self->count == 1 ? tuple_get(names, 0) : names, self->count);
    object_decref(rt, names);
    return result;
}

static Object *attrgetter_reduce(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return reduced(rt, self, given_names(rt, as_attributes(self)));
}

static const MethodDefinition attrgetter_methods[] = {{"__reduce__", attrgetter_reduce, 0, 0, 0, NULL}, {0}};

const TypeDefinition attrgetter_definition = {
    .slots = {.dealloc = fields_object_dealloc,
              .clear = fields_object_clear,
              .traverse = true,
              .repr = attrgetter_repr,
              .call = attrgetter_call,
              .new = attrgetter_new},
    .methods = attrgetter_methods,
    .doc = "attrgetter(attr, ...) --> attrgetter object\n\nReturn a callable object that fetches the given "
           "attribute(s) from its operand.\nAfter f = attrgetter('name'), the call f(r) returns r.name.",
};

/* ---- methodcaller */

static MethodCallerObject *as_caller(Object *object) { return (MethodCallerObject *)object; }

static Object *keywords_of(Runtime *rt, const Arguments *arguments)
{
    Object *dict = dict_new(rt);
    int64_t count = arguments->names == NULL ? 0 : tuple_size(arguments->names);
    for (int64_t i = 0; dict != NULL && i < count; i++) {
        Object *value = ref_pointer(arguments->items[arguments->count + i]);
        if (dict_set(rt, dict, tuple_get(arguments->names, i), value) < 0) {
            object_decref(rt, dict);
            dict = NULL;
        }
    }
    return dict;
}

static Object *methodcaller_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    if (arguments->count < 1) {
        error_set(rt, ERROR_TYPE, "methodcaller needs at least one argument, the method name");
        return NULL;
    }
    if (!object_is_str(argument_at(arguments, 0))) {
        error_set(rt, ERROR_TYPE, "method name must be a string");
        return NULL;
    }
    Object *rest = tuple_from_refs(rt, arguments->items + 1, arguments->count - 1);
    Object *keywords = rest == NULL ? NULL : keywords_of(rt, arguments);
    Object *self = keywords == NULL ? NULL : fields_object_new(rt, type);
    if (self == NULL) {
        object_xdecref(rt, keywords);
        object_xdecref(rt, rest);
        return NULL;
    }
    Object *name = object_incref(argument_at(arguments, 0));
    str_intern(rt, &name);
    as_caller(self)->name = ref_of(name);
    as_caller(self)->arguments = ref_of(rest);
    as_caller(self)->keywords = ref_of(keywords);
    return self;
}

static Object *methodcaller_call(Runtime *rt, Object *object, const Arguments *arguments)
{
    const MethodCallerObject *self = as_caller(object);
    Object *on = only_argument(rt, "methodcaller", arguments);
    if (on == NULL)
        return NULL;
    Object *method = object_getattr(rt, on, ref_pointer(self->name));
    if (method == NULL)
        return NULL;
    Object *result =
        object_call_spread(rt, method, ref_pointer(self->arguments), ref_pointer(self->keywords));
    object_decref(rt, method);
    return result;
}

static Object *repr_of_caller(Runtime *rt, Object *object)
{
    const MethodCallerObject *self = as_caller(object);
    Object *arguments = ref_pointer(self->arguments);
    TextBuilder text = text_begin(rt);
    text_add_type_name(&text, object_type(object));
    text_add_character(&text, '(');
    text_add_repr(&text, ref_pointer(self->name));
    for (int64_t i = 0; i < tuple_size(arguments); i++) {
        text_add(&text, ", ");
        text_add_repr(&text, tuple_get(arguments, i));
    }
    int64_t position = 0;
    Object *key, *value;
    while (dict_next(ref_pointer(self->keywords), &position, &key, &value, NULL)) {
        text_add(&text, ", ");
        text_add_str(&text, key);
        text_add_character(&text, '=');
        text_add_repr(&text, value);
    }
    text_add_character(&text, ')');
    return text_finish(&text);
}

static Object *methodcaller_repr(Runtime *rt, Object *self)
{
    int running = repr_enter(rt, self);
    if (running != 0)
        return running < 0 ? NULL : str_from_cstring(rt, "operator.methodcaller(...)");
    Object *result = repr_of_caller(rt, self);
    repr_leave(rt, self);
    return result;
}

const TypeDefinition methodcaller_definition = {
    .slots = {.dealloc = fields_object_dealloc,
              .clear = fields_object_clear,
              .traverse = true,
              .repr = methodcaller_repr,
              .call = methodcaller_call,
              .new = methodcaller_new},
    .doc =
        "methodcaller(name, ...) --> methodcaller object\n\nReturn a callable object that calls the given method "
        "on its operand.\nAfter f = methodcaller('name'), the call f(r) returns r.name().",
};
