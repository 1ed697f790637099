/* Values made by one instruction out of several, taken apart into several, or printed; see eval_private.h. */
#include "lang/eval/eval_private.h"

#include "object/error.h"
#include "types/call.h"
#include "types/call/function.h"
#include "types/class/type.h"
#include "types/container/dict.h"
#include "types/container/dict_views.h"
#include "types/container/list.h"
#include "types/container/set.h"
#include "types/container/slice.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/names.h"
#include "types/none.h"
#include "types/text/str.h"

/* ---- unpacking: what has been stored already is dropped again when it fails */

static int drop_stored(Runtime *rt, Ref *top, int32_t stored)
{
    for (int32_t i = 0; i < stored; i++, top++)
        object_decref(rt, ref_pointer(*top));
    return -1;
}

static Object *unpack_iter(Runtime *rt, Object *iterable)
{
    Object *iterator = object_iter(rt, iterable);
    const TypeObject *type = object_type(iterable);
    if (iterator == NULL && error_matches(rt, ERROR_TYPE) && type_iter_slot(type) == NULL &&
        type_sq_item(type) == NULL)
        error_format(rt, ERROR_TYPE, "cannot unpack non-iterable %.200T object", iterable);
    return iterator;
}

static void too_few(Runtime *rt, int32_t count, int32_t after, int32_t got)
{
    if (after < 0)
        error_set(rt, ERROR_VALUE, "not enough values to unpack (expected %d, got %d)", count, got);
    else
        error_set(rt, ERROR_VALUE, "not enough values to unpack (expected at least %d, got %d)",
                  count + after, got);
}

/* No item is left: 0; -1 when there is one, or an error. */
static int expect_end(Runtime *rt, Object *iterator, int32_t count)
{
    Object *more = iterator_next(rt, iterator);
    if (more == NULL)
        return error_occurred(rt) ? -1 : 0;
    object_decref(rt, more);
    error_set(rt, ERROR_VALUE, "too many values to unpack (expected %d)", count);
    return -1;
}

/* The starred variable's list, and the variables behind it. 0, or -1; *top is below what was stored. */
static int unpack_rest(Runtime *rt, Object *iterator, int32_t count, int32_t after, Ref **top)
{
    Object *list = sequence_list(rt, iterator);
    if (list == NULL)
        return -1;
    *--*top = live(list);
    int64_t size = list_size(list);
    if (size < after) {
        error_set(rt, ERROR_VALUE, "not enough values to unpack (expected at least %d, got %lld)",
                  count + after, (long long)(count + size));
        return -1;
    }
    for (int32_t i = 0; i < after; i++)
        *--*top = list_items(list)[size - after + i];
    ((VarObject *)list)->ob_size = size - after;
    return 0;
}

int unpack_iterable(Runtime *rt, Object *iterable, int32_t count, int32_t after, Ref *stack_top)
{
    Ref *top = stack_top;
    Object *iterator = unpack_iter(rt, iterable);
    if (iterator == NULL)
        return -1;
    int status = 0;
    int32_t i;
    for (i = 0; i < count; i++) {
        Object *item = iterator_next(rt, iterator);
        if (item == NULL)
            break;
        *--top = live(item);
    }
    if (i < count) {
        if (!error_occurred(rt))
            too_few(rt, count, after, i);
        status = -1;
    } else {
        status = after < 0 ? expect_end(rt, iterator, count) : unpack_rest(rt, iterator, count, after, &top);
    }
    if (status < 0)
        drop_stored(rt, top, (int32_t)(stack_top - top));
    object_decref(rt, iterator);
    return status;
}

/* ---- displays */

static bool keys_are_str(const Runtime *rt, const Ref *keys, int64_t key_step, int64_t count)
{
    for (int64_t i = 0; i < count; i++) {
        if (!str_is_exact(rt, ref_pointer(keys[i * key_step])))
            return false;
    }
    return true;
}

Object *build_dict(Runtime *rt, const Ref *keys, int64_t key_step, const Ref *values, int64_t value_step,
                   int64_t count)
{
    Object *dict = dict_new_presized(rt, count, keys_are_str(rt, keys, key_step, count));
    for (int64_t i = 0; dict != NULL && i < count; i++) {
        if (dict_set(rt, dict, ref_pointer(keys[i * key_step]), ref_pointer(values[i * value_step])) < 0) {
            object_decref(rt, dict);
            return NULL;
        }
    }
    return dict;
}

Object *build_set(Runtime *rt, const Ref *items, int64_t count)
{
    Object *set = set_new(rt, TYPE_SET);
    for (int64_t i = 0; set != NULL && i < count; i++) {
        if (set_add(rt, set, ref_pointer(items[i])) < 0) {
            object_decref(rt, set);
            return NULL;
        }
    }
    return set;
}

static uint32_t widest_of(const Object *text)
{
    if (str_is_ascii(text))
        return 0x7F;
    int kind = str_kind(text);
    return kind == 1 ? 0xFF : kind == 2 ? 0xFFFF : 0x10FFFF;
}

Object *build_string(Runtime *rt, const Ref *items, int64_t count)
{
    int64_t length = 0;
    uint32_t widest = 0x7F;
    for (int64_t i = 0; i < count; i++) {
        Object *item = ref_pointer(items[i]);
        length += str_length(item);
        widest = widest_of(item) > widest ? widest_of(item) : widest;
    }
    if (count == 1 && str_is_exact(rt, ref_pointer(items[0])))
        return object_incref(ref_pointer(items[0]));
    Object *result = str_new(rt, length, widest);
    if (result == NULL || length == 0)
        return result;
    int kind = str_kind(result);
    int64_t at = 0;
    for (int64_t i = 0; i < count; i++) {
        const Object *item = ref_pointer(items[i]);
        if (str_kind(item) == kind)
            memcpy((char *)str_data(result) + at * kind, str_data(item), (size_t)(str_length(item) * kind));
        else
            for (int64_t j = 0; j < str_length(item); j++)
                str_write(kind, str_data(result), at + j, str_character(item, j));
        at += str_length(item);
    }
    return result;
}

Object *build_slice(Runtime *rt, Object *start, Object *stop, Object *step)
{
    return slice_new(rt, start, stop, step);
}

int list_extend_from(Runtime *rt, Object *list, Object *iterable)
{
    if (list_extend(rt, list, iterable) == 0)
        return 0;
    const TypeObject *type = object_type(iterable);
    if (error_matches(rt, ERROR_TYPE) && type_iter_slot(type) == NULL && type_sq_item(type) == NULL)
        error_format(rt, ERROR_TYPE, "Value after * must be an iterable, not %.200T", iterable);
    return -1;
}

int update_display(Runtime *rt, Object *dict, Object *other)
{
    if (dict_update_mapping(rt, dict, other) == 0)
        return 0;
    if (error_matches(rt, ERROR_ATTRIBUTE))
        error_format(rt, ERROR_TYPE, "'%.200T' object is not a mapping", other);
    return -1;
}

/* ---- f(**other) */

/* "A.f()", as messages name what is called. CPython: _PyObject_FunctionStr */
Object *callable_name(Runtime *rt, Object *callable)
{
    Object *qualname;
    Object *module = NULL;
    if (object_lookup_attribute(rt, callable, name_object(rt, NAME_qualname), &qualname) < 0)
        return NULL;
    if (qualname == NULL)
        return object_str(rt, callable);
    Object *text = NULL;
    if (object_lookup_attribute(rt, callable, name_object(rt, NAME_module), &module) >= 0) {
        bool is_named = module != NULL && module != runtime_none(rt) &&
                        !(object_is_str(module) && str_equal_ascii(module, "builtins"));
        text = is_named ? text_from_format(rt, "%S.%S()", module, qualname)
                        : text_from_format(rt, "%S()", qualname);
    }
    object_xdecref(rt, module);
    object_decref(rt, qualname);
    return text;
}

static void complain_no_mapping(Runtime *rt, Object *callable, Object *other)
{
    Object *name = callable_name(rt, callable);
    if (name != NULL)
        error_format(rt, ERROR_TYPE, "%U argument after ** must be a mapping, not %.200T", name, other);
    object_xdecref(rt, name);
}

static void complain_about_key(Runtime *rt, Object *callable, Object *key)
{
    Object *name = callable_name(rt, callable);
    if (name == NULL)
        return;
    if (object_is_str(key))
        error_format(rt, ERROR_TYPE, "%U got multiple values for keyword argument '%S'", name, key);
    else
        error_format(rt, ERROR_TYPE, "%U keywords must be strings", name);
    object_decref(rt, name);
}

/* One entry. 0, or -1. */
static int merge_keyword(Runtime *rt, Object *callable, Object *dict, Object *key, Object *value)
{
    int present = dict_contains(rt, dict, key);
    if (present > 0)
        complain_about_key(rt, callable, key);
    return present != 0 ? -1 : dict_set(rt, dict, key, value);
}

static int merge_dict(Runtime *rt, Object *callable, Object *dict, Object *other)
{
    int64_t position = 0;
    Object *key;
    Object *value;
    int status = 0;
    while (status == 0 && dict_next(other, &position, &key, &value, NULL)) {
        object_incref(key);
        object_incref(value);
        status = merge_keyword(rt, callable, dict, key, value);
        object_decref(rt, key);
        object_decref(rt, value);
    }
    return status;
}

static int merge_mapping(Runtime *rt, Object *callable, Object *dict, Object *other)
{
    Object *keys = mapping_keys(rt, other);
    if (keys == NULL) {
        if (error_matches(rt, ERROR_ATTRIBUTE)) {
            error_clear(rt);
            complain_no_mapping(rt, callable, other);
        }
        return -1;
    }
    Object *iterator = object_iter(rt, keys);
    object_decref(rt, keys);
    int status = iterator == NULL ? -1 : 0;
    while (status == 0) {
        Object *key = iterator_next(rt, iterator);
        if (key == NULL) {
            status = error_occurred(rt) ? -1 : 0;
            break;
        }
        Object *value = object_get_item(rt, other, key);
        status = value == NULL ? -1 : merge_keyword(rt, callable, dict, key, value);
        object_xdecref(rt, value);
        object_decref(rt, key);
    }
    object_xdecref(rt, iterator);
    return status;
}

int dict_merge_keywords(Runtime *rt, Object *callable, Object *dict, Object *other)
{
    if (object_has(other, TYPE_FLAG_DICT_SUBCLASS) &&
        type_iter_slot(object_type(other)) == type_iter_slot(runtime_type(rt, TYPE_DICT)))
        return merge_dict(rt, callable, dict, other);
    return merge_mapping(rt, callable, dict, other);
}

/* ---- the rest */

/* What !s, !r and !a ask for. */
static Object *convert(Runtime *rt, Object *value, int32_t how)
{
    switch (how) {
    case 1:
        return object_str(rt, value);
    case 2:
        return object_repr(rt, value);
    default:
        return object_ascii(rt, value);
    }
}

Object *format_value(Runtime *rt, Object *value, int32_t flags, Object *specification)
{
    bool converts = (flags & 3) != 0;
    if (!converts && (specification != NULL || !str_is_exact(rt, value)))
        return object_format(rt, value, specification);
    Object *converted = converts ? convert(rt, value, flags & 3) : object_incref(value);
    if (converted == NULL || (specification == NULL && str_is_exact(rt, converted)))
        return converted;
    Object *text = object_format(rt, converted, specification);
    object_decref(rt, converted);
    return text;
}

Object *make_function(Runtime *rt, Object *code, Object *globals, int32_t flags, Ref **stack_top)
{
    FunctionObject *function = (FunctionObject *)function_new(rt, (CodeObject *)code, globals, NULL);
    if (function == NULL)
        return NULL;
    Ref *top = *stack_top;
    if (flags & 8)
        function->func_closure = *--top;
    if (flags & 4)
        function->func_annotations = *--top;
    if (flags & 2)
        function->func_kwdefaults = *--top;
    if (flags & 1)
        function->func_defaults = *--top;
    *stack_top = top;
    return &function->ob_base;
}

/* The prompt's way with a value: sys.displayhook(value). */
int print_expression(Runtime *rt, Object *value)
{
    Object *hook = rt->evaluation.sys_dict == NO_REF ? NULL
                                                     : dict_get(rt, ref_pointer(rt->evaluation.sys_dict),
                                                                name_object(rt, NAME_plain_displayhook));
    if (hook == NULL) {
        error_set(rt, ERROR_RUNTIME, "lost sys.displayhook");
        return -1;
    }
    object_incref(hook);
    Object *result = object_call_one(rt, hook, value);
    object_decref(rt, hook);
    object_xdecref(rt, result);
    return result == NULL ? -1 : 0;
}
