/* The module _functools: partial, reduce, cmp_to_key. lru_cache is in functools_cache.c. CPython:
 * Modules/_functoolsmodule.c. */

#include "gc/gc.h"
#include "modules/module_support.h"
#include "object/error.h"
#include "object/function.h"
#include "object/protocol.h"
#include "types/abstract.h"
#include "types/call.h"
#include "types/container/dict.h"
#include "types/container/iterator.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/fields_object.h"
#include "types/number/int.h"
#include "types/repr.h"
#include "types/text/str.h"
#include "types/text/text_builder.h"

enum { ARGUMENTS_NEAR = 8 };

/* ---- partial */

static PartialObject *as_partial(Object *object) { return (PartialObject *)object; }

/* The keywords of a call as a new dict. */
static Object *keywords_dict(Runtime *rt, Object *first, const Arguments *arguments)
{
    Object *dict = first == NULL ? dict_new(rt) : dict_copy(rt, first);
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

static bool is_partial(const Object *object) { return object_type(object)->tp_call == TYPE_PARTIAL; }

/* A partial of a partial is one of the function inside, unless the inner one has attributes of its own. */
static int fill_partial(Runtime *rt, PartialObject *self, const Arguments *arguments)
{
    Object *function = argument_at(arguments, 0);
    Object *first_arguments = NULL, *first_keywords = NULL;
    if (is_partial(function) && as_partial(function)->dict == NO_REF) {
        first_arguments = ref_pointer(as_partial(function)->arguments);
        first_keywords = ref_pointer(as_partial(function)->keywords);
        function = ref_pointer(as_partial(function)->function);
    }
    self->function = ref_of(object_incref(function));
    Object *rest = tuple_from_refs(rt, arguments->items + 1, arguments->count - 1);
    if (rest == NULL)
        return -1;
    self->arguments =
        ref_of(first_arguments == NULL ? object_incref(rest) : tuple_concat(rt, first_arguments, rest));
    object_decref(rt, rest);
    if (self->arguments == NO_REF)
        return -1;
    self->keywords = ref_of(keywords_dict(rt, first_keywords, arguments));
    return self->keywords == NO_REF ? -1 : 0;
}

static Object *partial_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    if (arguments->count < 1) {
        error_set(rt, ERROR_TYPE, "type 'partial' takes at least one argument");
        return NULL;
    }
    if (type_call_slot(object_type(argument_at(arguments, 0))) == NULL) {
        error_set(rt, ERROR_TYPE, "the first argument must be callable");
        return NULL;
    }
    Object *self = fields_object_new(rt, type);
    if (self == NULL || fill_partial(rt, as_partial(self), arguments) == 0)
        return self;
    object_decref(rt, self);
    return NULL;
}

/* With keywords of its own: tuple and dict. */
static Object *call_with_keywords(Runtime *rt, const PartialObject *self, const Arguments *arguments)
{
    Object *rest = tuple_from_refs(rt, arguments->items, arguments->count);
    Object *all = rest == NULL ? NULL : tuple_concat(rt, ref_pointer(self->arguments), rest);
    object_xdecref(rt, rest);
    Object *keywords = all == NULL ? NULL : keywords_dict(rt, ref_pointer(self->keywords), arguments);
    Object *result = NULL;
    if (keywords != NULL)
        result = object_call_spread(rt, ref_pointer(self->function), all, keywords);
    object_xdecref(rt, keywords);
    object_xdecref(rt, all);
    return result;
}

static Object *call_with(Runtime *rt, const PartialObject *self, const Arguments *arguments, Ref *items)
{
    Object *first = ref_pointer(self->arguments);
    int64_t own = tuple_size(first), given = arguments_total(arguments);
    for (int64_t i = 0; i < own; i++)
        items[i] = tuple_items(first)[i];
    for (int64_t i = 0; i < given; i++)
        items[own + i] = arguments->items[i];
    const Arguments all = {items, own + arguments->count, arguments->names};
    return object_vectorcall(rt, ref_pointer(self->function), &all);
}

static Object *partial_call(Runtime *rt, Object *object, const Arguments *arguments)
{
    const PartialObject *self = as_partial(object);
    if (dict_size(ref_pointer(self->keywords)) > 0)
        return call_with_keywords(rt, self, arguments);
    int64_t total = tuple_size(ref_pointer(self->arguments)) + arguments_total(arguments);
    Ref near[ARGUMENTS_NEAR];
    if (total <= ARGUMENTS_NEAR)
        return call_with(rt, self, arguments, near);
    Ref *items = memory_alloc(&rt->memory, (uint64_t)total * sizeof(Ref));
    if (items == NULL) {
        error_no_memory(rt);
        return NULL;
    }
    Object *result = call_with(rt, self, arguments, items);
    memory_free(&rt->memory, items);
    return result;
}

static Object *repr_of_partial(Runtime *rt, Object *object)
{
    const PartialObject *self = as_partial(object);
    Object *arguments = ref_pointer(self->arguments), *keywords = ref_pointer(self->keywords);
    TextBuilder text = text_begin(rt);
    text_add_type_name(&text, object_type(object));
    text_add_character(&text, '(');
    text_add_repr(&text, ref_pointer(self->function));
    for (int64_t i = 0; i < tuple_size(arguments); i++) {
        text_add(&text, ", ");
        text_add_repr(&text, tuple_get(arguments, i));
    }
    int64_t position = 0;
    Object *key, *value;
    while (!text.failed && dict_next(keywords, &position, &key, &value, NULL)) {
        object_incref(value);
        text_add(&text, ", ");
        Object *name = object_str(rt, key);
        if (name == NULL)
            text.failed = true;
        else
            text_add_str(&text, name);
        object_xdecref(rt, name);
        text_add_character(&text, '=');
        text_add_repr(&text, value);
        object_decref(rt, value);
    }
    text_add_character(&text, ')');
    return text_finish(&text);
}

static Object *partial_repr(Runtime *rt, Object *self)
{
    int running = repr_enter(rt, self);
    if (running != 0)
        return running < 0 ? NULL : str_from_cstring(rt, "...");
    Object *result = repr_of_partial(rt, self);
    repr_leave(rt, self);
    return result;
}

static Object *partial_reduce(Runtime *rt, Object *object, const Arguments *arguments)
{
    const PartialObject *self = as_partial(object);
    Object *function = ref_pointer(self->function);
    (void)arguments;
    Object *call = tuple_pack(rt, 1, &function);
    Object *dict = self->dict == NO_REF ? runtime_none(rt) : ref_pointer(self->dict);
    Object *parts[] = {function, ref_pointer(self->arguments), ref_pointer(self->keywords), dict};
    Object *state = call == NULL ? NULL : tuple_pack(rt, 4, parts);
    Object *result = NULL;
    if (state != NULL) {
        Object *items[] = {&object_type(object)->ob_base.ob_base, call, state};
        result = tuple_pack(rt, 3, items);
    }
    object_xdecref(rt, state);
    object_xdecref(rt, call);
    return result;
}

static Object *partial_setstate(Runtime *rt, Object *object, const Arguments *arguments)
{
    PartialObject *self = as_partial(object);
    Object *state = argument_at(arguments, 0);
    bool is_valid =
        object_is_tuple(state) && tuple_size(state) == 4 &&
        type_call_slot(object_type(tuple_get(state, 0))) != NULL && object_is_tuple(tuple_get(state, 1)) &&
        (tuple_get(state, 2) == runtime_none(rt) ||
         object_has(tuple_get(state, 2), TYPE_FLAG_DICT_SUBCLASS)) &&
        (tuple_get(state, 3) == runtime_none(rt) || object_has(tuple_get(state, 3), TYPE_FLAG_DICT_SUBCLASS));
    if (!is_valid) {
        error_set(rt, ERROR_TYPE, "invalid partial state");
        return NULL;
    }
    Object *given = tuple_get(state, 2);
    Object *keywords = given == runtime_none(rt)               ? dict_new(rt)
                       : object_is_exact(rt, given, TYPE_DICT) ? object_incref(given)
                                                               : dict_copy(rt, given);
    Object *positional = keywords == NULL ? NULL : sequence_tuple(rt, tuple_get(state, 1));
    if (positional == NULL) {
        object_xdecref(rt, keywords);
        return NULL;
    }
    Object *dict = tuple_get(state, 3) == runtime_none(rt) ? NULL : object_incref(tuple_get(state, 3));
    object_replace_ref(rt, &self->function, object_incref(tuple_get(state, 0)));
    object_replace_ref(rt, &self->arguments, positional);
    object_replace_ref(rt, &self->keywords, keywords);
    object_replace_ref(rt, &self->dict, dict);
    return none_new(rt);
}

/* __dict__ of an object whose dict lies at a fixed place. */
static Object *get_dict(Runtime *rt, Object *self)
{
    Ref *slot = object_unmanaged_dict(self);
    if (*slot == NO_REF)
        *slot = ref_of(dict_new(rt));
    return object_xincref(ref_pointer(*slot));
}

static int set_dict(Runtime *rt, Object *self, Object *value)
{
    if (value == NULL) {
        error_set(rt, ERROR_TYPE, "cannot delete __dict__");
        return -1;
    }
    if (!object_has(value, TYPE_FLAG_DICT_SUBCLASS)) {
        error_format(rt, ERROR_TYPE, "__dict__ must be set to a dictionary, not a '%.200T'", value);
        return -1;
    }
    object_replace_ref(rt, object_unmanaged_dict(self), object_incref(value));
    return 0;
}

static const MethodDefinition partial_methods[] = {
    {"__reduce__", partial_reduce, 0, 0, 0, NULL},
    {"__setstate__", partial_setstate, 1, 1, METHOD_O, NULL},
    {"__class_getitem__", class_getitem_method, 1, 1, METHOD_O | METHOD_CLASS, NULL},
    {0},
};

static const GetSetDefinition partial_getsets[] = {{"__dict__", get_dict, set_dict}, {0}};

static const FieldMember partial_members[] = {
    {"func", offsetof(PartialObject, function), FIELD_MEMBER_OBJECT, true},
    {"args", offsetof(PartialObject, arguments), FIELD_MEMBER_OBJECT, true},
    {"keywords", offsetof(PartialObject, keywords), FIELD_MEMBER_OBJECT, true},
    {0},
};

const TypeDefinition partial_definition = {
    .slots = {.dealloc = fields_object_dealloc,
              .clear = fields_object_clear,
              .traverse = true,
              .repr = partial_repr,
              .call = partial_call,
              .new = partial_new},
    .methods = partial_methods,
    .getsets = partial_getsets,
    .members = partial_members,
    .doc =
        "partial(func, *args, **keywords) - new function with partial application\n    of the given arguments "
        "and keywords.\n",
};

/* ---- cmp_to_key */

static CompareKeyObject *as_key(Object *object) { return (CompareKeyObject *)object; }

static Object *compare_key_of(Runtime *rt, Object *compare, Object *object)
{
    Object *key = fields_object_allocate(rt, runtime_type(rt, TYPE_COMPARE_KEY));
    if (key == NULL)
        return NULL;
    as_key(key)->compare = ref_of(object_incref(compare));
    as_key(key)->object = ref_of(object_xincref(object));
    gc_track(rt, key);
    return key;
}

static Object *compare_key_call(Runtime *rt, Object *self, const Arguments *arguments)
{
    static const char *const names[] = {"obj", NULL};
    static const Parameters parameters = {"K", names, 1, -1};
    Object *value;
    if (arguments_parse(rt, arguments, &parameters, &value) < 0)
        return NULL;
    return compare_key_of(rt, ref_pointer(as_key(self)->compare), value);
}

static Object *compare_key_richcompare(Runtime *rt, Object *left, Object *right, enum CompareOperator op)
{
    if (object_type(left) != object_type(right)) {
        error_set(rt, ERROR_TYPE, "other argument must be K instance");
        return NULL;
    }
    Object *first = ref_pointer(as_key(left)->object), *second = ref_pointer(as_key(right)->object);
    if (first == NULL || second == NULL) {
        error_set(rt, ERROR_ATTRIBUTE, "object");
        return NULL;
    }
    Object *order = object_call_two(rt, ref_pointer(as_key(left)->compare), first, second);
    if (order == NULL)
        return NULL;
    Object *zero = int_from_int64(rt, 0);
    Object *result = object_richcompare(rt, order, zero, op);
    object_decref(rt, zero);
    object_decref(rt, order);
    return result;
}

static const FieldMember compare_key_members[] = {
    {"obj", offsetof(CompareKeyObject, object), FIELD_MEMBER_OBJECT, false},
    {0},
};

const TypeDefinition compare_key_definition = {
    .slots = {.dealloc = fields_object_dealloc,
              .clear = fields_object_clear,
              .traverse = true,
              .call = compare_key_call,
              .richcompare = compare_key_richcompare},
    .members = compare_key_members,
};

static Object *cmp_to_key(Runtime *rt, Object *self, const Arguments *arguments)
{
    static const char *const names[] = {"mycmp", NULL};
    static const Parameters parameters = {"cmp_to_key", names, 1, -1};
    Object *compare;
    (void)self;
    if (arguments_parse(rt, arguments, &parameters, &compare) < 0)
        return NULL;
    return compare_key_of(rt, compare, NULL);
}

/* ---- reduce */

static Object *reduce(Runtime *rt, Object *self, const Arguments *arguments)
{
    Object *function = argument_at(arguments, 0);
    (void)self;
    Object *iterator = object_iter(rt, argument_at(arguments, 1));
    if (iterator == NULL) {
        if (error_matches(rt, ERROR_TYPE))
            error_set(rt, ERROR_TYPE, "reduce() arg 2 must support iteration");
        return NULL;
    }
    Object *result = object_xincref(argument_at(arguments, 2));
    for (;;) {
        Object *item = iterator_next(rt, iterator);
        if (item == NULL)
            break;
        Object *next = result == NULL ? object_incref(item) : object_call_two(rt, function, result, item);
        object_xdecref(rt, result);
        object_decref(rt, item);
        result = next;
        if (result == NULL) {
            object_decref(rt, iterator);
            return NULL;
        }
    }
    object_decref(rt, iterator);
    if (error_occurred(rt)) {
        object_xdecref(rt, result);
        return NULL;
    }
    if (result == NULL)
        error_set(rt, ERROR_TYPE, "reduce() of empty iterable with no initial value");
    return result;
}

static const MethodDefinition functions[] = {
    {"reduce", reduce, 2, 3, METHOD_TUPLE, NULL},
    {"cmp_to_key", cmp_to_key, 0, ARGUMENTS_ANY, METHOD_KEYWORDS | METHOD_TUPLE, "($module, /, mycmp)"},
    {0},
};

static int exec(Runtime *rt, Object *module)
{
    return module_add_type(rt, module, TYPE_PARTIAL) < 0 ? -1 : module_add_type(rt, module, TYPE_LRU_CACHE);
}

const ModuleDefinition functools_module = {
    .name = "_functools", .methods = functions, .exec = exec, .doc = "Tools that operate on functions."};
