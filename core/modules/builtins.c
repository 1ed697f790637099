/* The functions of the module builtins that work on objects: len, sorted, print … What looks at code and calls (exec,
 * globals, __build_class__) is in builtins_code.c. CPython: Python/bltinmodule.c. */
#include "modules/builtins.h"

#include <string.h>

#include "lang/eval/build_class.h"
#include "lang/import.h"
#include "modules/module_support.h"
#include "object/error.h"
#include "object/protocol.h"
#include "types/abstract.h"
#include "types/call.h"
#include "types/call/builtin_function.h"
#include "types/call/held_arguments.h"
#include "types/call/module.h"
#include "types/container/dict.h"
#include "types/container/iterator.h"
#include "types/container/list.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/names.h"
#include "types/none.h"
#include "types/number/bool.h"
#include "types/number/float.h"
#include "types/number/int.h"
#include "types/text/format.h"
#include "types/text/str.h"
#include "types/text/str_new.h"
#include "types/text/str_view.h"

static void drop(Runtime *rt, Object **object)
{
    object_xdecref(rt, *object);
    *object = NULL;
}

/* ---- of one object */

static Object *builtin_abs(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    return number_absolute(rt, argument_at(arguments, 0));
}

static Object *builtin_ascii(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    return object_ascii(rt, argument_at(arguments, 0));
}

static Object *builtin_callable(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    return bool_from(rt, object_type(argument_at(arguments, 0))->tp_call != TYPE_NO_SLOT);
}

static Object *builtin_hash(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    int64_t hash = object_hash(rt, argument_at(arguments, 0));
    return hash == -1 ? NULL : int_from_int64(rt, hash);
}

static Object *builtin_id(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    return int_from_uint64(rt, arguments->items[0]);
}

static Object *builtin_len(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    int64_t length = object_length(rt, argument_at(arguments, 0));
    return length < 0 ? NULL : int_from_int64(rt, length);
}

static Object *builtin_repr(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    return object_repr(rt, argument_at(arguments, 0));
}

static Object *builtin_format(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    Object *specification = argument_at(arguments, 1);
    if (specification != NULL && !object_has(specification, TYPE_FLAG_STR_SUBCLASS))
        return error_format(rt, ERROR_TYPE, "format() argument 2 must be str, not %s",
                            argument_word(rt, specification));
    return object_format(rt, argument_at(arguments, 0), specification);
}

static Object *builtin_divmod(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    return number_divmod(rt, argument_at(arguments, 0), argument_at(arguments, 1));
}

static Object *builtin_pow(Runtime *rt, Object *self, const Arguments *arguments)
{
    static const char *const names[] = {"base", "exp", "mod", NULL};
    static const Parameters parameters = {"pow", names, 2, -1};
    Object *values[3];
    (void)self;
    if (arguments_parse(rt, arguments, &parameters, values) < 0)
        return NULL;
    return number_power(rt, values[0], values[1], values[2] == NULL ? runtime_none(rt) : values[2]);
}

static Object *builtin_round(Runtime *rt, Object *self, const Arguments *arguments)
{
    static const char *const names[] = {"number", "ndigits", NULL};
    static const Parameters parameters = {"round", names, 1, -1};
    Object *values[2];
    (void)self;
    if (arguments_parse(rt, arguments, &parameters, values) < 0)
        return NULL;
    Object *round = object_lookup_special(rt, values[0], name_object(rt, NAME_round));
    if (round == NULL) {
        if (!error_occurred(rt))
            error_format(rt, ERROR_TYPE, "type %.100T doesn't define __round__ method", values[0]);
        return NULL;
    }
    bool has_digits = values[1] != NULL && values[1] != runtime_none(rt);
    Object *result = has_digits ? object_call_one(rt, round, values[1]) : object_call_no_arguments(rt, round);
    object_decref(rt, round);
    return result;
}

/* ---- numbers as text */

static Object *in_base(Runtime *rt, Object *number, int base)
{
    Object *index = number_index(rt, number);
    if (index == NULL)
        return NULL;
    Object *text = int_to_base(rt, index, base);
    object_decref(rt, index);
    return text;
}

static Object *builtin_bin(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    return in_base(rt, argument_at(arguments, 0), 2);
}

static Object *builtin_oct(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    return in_base(rt, argument_at(arguments, 0), 8);
}

static Object *builtin_hex(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    return in_base(rt, argument_at(arguments, 0), 16);
}

/* ---- characters */

static Object *builtin_chr(Runtime *rt, Object *self, const Arguments *arguments)
{
    int64_t code;
    (void)self;
    if (number_as_index(rt, argument_at(arguments, 0), &code, 0) < 0)
        return NULL;
    if (code > INT32_MAX || code < INT32_MIN) {
        error_set(rt, ERROR_OVERFLOW, "Python int too large to convert to C int");
        return NULL;
    }
    if (code < 0 || code > 0x10FFFF) {
        error_set(rt, ERROR_VALUE, "chr() arg not in range(0x110000)");
        return NULL;
    }
    return str_from_character(rt, (uint32_t)code);
}

static Object *builtin_ord(Runtime *rt, Object *self, const Arguments *arguments)
{
    Object *object = argument_at(arguments, 0);
    int64_t length;
    (void)self;
    if (object_has(object, TYPE_FLAG_STR_SUBCLASS)) {
        length = str_length(object);
        if (length == 1)
            return int_from_int64(rt, str_character(object, 0));
    } else if (object_has(object, TYPE_FLAG_BYTES_SUBCLASS)) {
        length = ((const VarObject *)object)->ob_size;
        if (length == 1)
            return int_from_int64(rt, ((const BytesObject *)object)->ob_sval[0]);
    } else if (type_is_subtype(object_type(object), runtime_type(rt, TYPE_BYTEARRAY))) {
        length = ((const VarObject *)object)->ob_size;
        if (length == 1)
            return int_from_int64(rt,
                                  *(const uint8_t *)ref_pointer(((const ByteArrayObject *)object)->ob_start));
    } else {
        return error_format(rt, ERROR_TYPE, "ord() expected string of length 1, but %.200T found", object);
    }
    return error_format(rt, ERROR_TYPE, "ord() expected a character, but string of length %lld found",
                        (long long)length);
}

/* ---- attributes */

static int check_attribute_name(Runtime *rt, Object *name, const char *function)
{
    if (object_has(name, TYPE_FLAG_STR_SUBCLASS))
        return 0;
    if (function == NULL)
        error_format(rt, ERROR_TYPE, "attribute name must be string, not '%.200T'", name);
    else
        error_format(rt, ERROR_TYPE, "%s(): attribute name must be string", function);
    return -1;
}

static Object *builtin_getattr(Runtime *rt, Object *self, const Arguments *arguments)
{
    Object *object = argument_at(arguments, 0);
    Object *name = argument_at(arguments, 1);
    Object *fallback = argument_at(arguments, 2);
    (void)self;
    if (check_attribute_name(rt, name, NULL) < 0)
        return NULL;
    if (fallback == NULL)
        return object_getattr(rt, object, name);
    Object *value = NULL;
    int found = object_lookup_attribute(rt, object, name, &value);
    if (found < 0)
        return NULL;
    return found ? value : object_incref(fallback);
}

static Object *builtin_hasattr(Runtime *rt, Object *self, const Arguments *arguments)
{
    Object *value = NULL;
    (void)self;
    if (check_attribute_name(rt, argument_at(arguments, 1), NULL) < 0)
        return NULL;
    int found = object_lookup_attribute(rt, argument_at(arguments, 0), argument_at(arguments, 1), &value);
    if (found < 0)
        return NULL;
    object_xdecref(rt, value);
    return bool_from(rt, found);
}

static Object *builtin_setattr(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    if (check_attribute_name(rt, argument_at(arguments, 1), NULL) < 0)
        return NULL;
    Object *name = object_incref(argument_at(arguments, 1));
    str_intern(rt, &name);
    int status = object_setattr(rt, argument_at(arguments, 0), name, argument_at(arguments, 2));
    object_decref(rt, name);
    return status < 0 ? NULL : none_new(rt);
}

static Object *builtin_delattr(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    if (check_attribute_name(rt, argument_at(arguments, 1), NULL) < 0)
        return NULL;
    int status = object_setattr(rt, argument_at(arguments, 0), argument_at(arguments, 1), NULL);
    return status < 0 ? NULL : none_new(rt);
}

static Object *builtin_isinstance(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    int answer = object_is_instance(rt, argument_at(arguments, 0), argument_at(arguments, 1));
    return answer < 0 ? NULL : bool_from(rt, answer);
}

static Object *builtin_issubclass(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    int answer = object_is_subclass(rt, argument_at(arguments, 0), argument_at(arguments, 1));
    return answer < 0 ? NULL : bool_from(rt, answer);
}

/* ---- iterating */

static Object *builtin_iter(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    Object *object = argument_at(arguments, 0);
    if (arguments->count == 1)
        return object_iter(rt, object);
    if (object_type(object)->tp_call == TYPE_NO_SLOT) {
        error_set(rt, ERROR_TYPE, "iter(v, w): v must be callable");
        return NULL;
    }
    return callable_iterator_new(rt, object, argument_at(arguments, 1));
}

static Object *builtin_next(Runtime *rt, Object *self, const Arguments *arguments)
{
    Object *iterator = argument_at(arguments, 0);
    Object *fallback = argument_at(arguments, 1);
    NextFunction next = type_iternext_slot(object_type(iterator));
    (void)self;
    if (next == NULL)
        return error_format(rt, ERROR_TYPE, "'%.200T' object is not an iterator", iterator);
    Object *item = next(rt, iterator);
    if (item != NULL)
        return item;
    if (fallback != NULL) {
        if (error_occurred(rt)) {
            if (!error_matches(rt, ERROR_STOP_ITERATION))
                return NULL;
            error_clear(rt);
        }
        return object_incref(fallback);
    }
    if (!error_occurred(rt))
        error_set(rt, ERROR_STOP_ITERATION, "%s", "");
    return NULL;
}

/* any and all: whether an item's truth is `sought`. */
static Object *search_truth(Runtime *rt, Object *iterable, int sought)
{
    Object *iterator = object_iter(rt, iterable);
    if (iterator == NULL)
        return NULL;
    int found = 0;
    Object *item;
    while (found == 0 && (item = iterator_next(rt, iterator)) != NULL) {
        int truth = object_is_true(rt, item);
        object_decref(rt, item);
        found = truth < 0 ? -1 : truth == sought;
    }
    object_decref(rt, iterator);
    if (found < 0 || error_occurred(rt))
        return NULL;
    return bool_from(rt, found ? sought : !sought);
}

static Object *builtin_all(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    return search_truth(rt, argument_at(arguments, 0), 0);
}

static Object *builtin_any(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    return search_truth(rt, argument_at(arguments, 0), 1);
}

static Object *builtin_sorted(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    if (arguments_check_count(rt, "sorted", arguments, 1, 1) < 0)
        return NULL;
    Object *list = sequence_list(rt, argument_at(arguments, 0));
    if (list == NULL)
        return NULL;
    Object *sort = object_getattr(rt, list, name_object(rt, NAME_plain_sort));
    const Arguments options = {arguments->items + 1, 0, arguments->names};
    Object *result = sort == NULL ? NULL : object_vectorcall(rt, sort, &options);
    object_xdecref(rt, sort);
    if (result == NULL) {
        object_decref(rt, list);
        return NULL;
    }
    object_decref(rt, result);
    return list;
}

/* ---- sum */

static int refuse_to_sum(Runtime *rt, const Object *start)
{
    const char *message = NULL;
    if (object_has(start, TYPE_FLAG_STR_SUBCLASS))
        message = "sum() can't sum strings [use ''.join(seq) instead]";
    else if (object_has(start, TYPE_FLAG_BYTES_SUBCLASS))
        message = "sum() can't sum bytes [use b''.join(seq) instead]";
    else if (type_is_subtype(object_type(start), runtime_type(rt, TYPE_BYTEARRAY)))
        message = "sum() can't sum bytearray [use b''.join(seq) instead]";
    if (message == NULL)
        return 0;
    error_set(rt, ERROR_TYPE, "%s", message);
    return -1;
}

/* The item's value, if it is an int or a bool (or, with `any`, of a subclass) and not too large. */
static bool int_item(Runtime *rt, Object *item, bool any, int64_t *value)
{
    if (!object_is_exact(rt, item, TYPE_INT) && !object_is_exact(rt, item, TYPE_BOOL) &&
        !(any && object_is_int(item)))
        return false;
    bool overflow = false;
    *value = int_as_int64(rt, item, &overflow);
    return !overflow;
}

/* The sum with what is left, by the operator; takes total and item over. */
static Object *add_item(Runtime *rt, Object *total, Object *item)
{
    Object *sum = total == NULL ? NULL : number_binary(rt, total, item, BINARY_ADD);
    object_decref(rt, item);
    object_xdecref(rt, total);
    return sum;
}

/* Adds ints to `start` while that is one. New reference: the sum so far, not ended if *item is there. */
static Object *sum_of_ints(Runtime *rt, Object *iterator, int64_t sum, Object **item)
{
    int64_t value;
    while ((*item = iterator_next(rt, iterator)) != NULL) {
        if (!int_item(rt, *item, false, &value) || __builtin_add_overflow(sum, value, &value))
            break;
        sum = value;
        object_decref(rt, *item);
    }
    return *item == NULL && error_occurred(rt) ? NULL : int_from_int64(rt, sum);
}

static Object *sum_of_floats(Runtime *rt, Object *iterator, double sum, Object **item)
{
    int64_t value;
    while ((*item = iterator_next(rt, iterator)) != NULL) {
        if (object_is_exact(rt, *item, TYPE_FLOAT))
            sum += float_value(*item);
        else if (int_item(rt, *item, true, &value))
            sum += (double)value;
        else
            break;
        object_decref(rt, *item);
    }
    return *item == NULL && error_occurred(rt) ? NULL : float_from_double(rt, sum);
}

/* What the iterator gives added to total, which is taken over. Numbers are added without an object for each sum, as
 * CPython's are. */
static Object *sum_of(Runtime *rt, Object *iterator, Object *total)
{
    int64_t start;
    Object *item = NULL;
    if (object_is_exact(rt, total, TYPE_INT) && int_item(rt, total, false, &start)) {
        object_decref(rt, total);
        total = sum_of_ints(rt, iterator, start, &item);
        if (item == NULL)
            return total;
        total = add_item(rt, total, item);
    }
    if (total != NULL && object_is_exact(rt, total, TYPE_FLOAT)) {
        double value = float_value(total);
        object_decref(rt, total);
        total = sum_of_floats(rt, iterator, value, &item);
        if (item == NULL)
            return total;
        total = add_item(rt, total, item);
    }
    while (total != NULL && (item = iterator_next(rt, iterator)) != NULL)
        total = add_item(rt, total, item);
    return total;
}

static Object *builtin_sum(Runtime *rt, Object *self, const Arguments *arguments)
{
    static const char *const names[] = {"", "start", NULL};
    static const Parameters parameters = {"sum", names, 1, -1};
    Object *values[2];
    (void)self;
    if (arguments_parse(rt, arguments, &parameters, values) < 0)
        return NULL;
    Object *iterator = object_iter(rt, values[0]);
    if (iterator == NULL)
        return NULL;
    Object *total = values[1] == NULL ? int_from_int64(rt, 0) : object_incref(values[1]);
    if (values[1] != NULL && refuse_to_sum(rt, values[1]) < 0)
        drop(rt, &total);
    if (total != NULL)
        total = sum_of(rt, iterator, total);
    object_decref(rt, iterator);
    if (total != NULL && error_occurred(rt))
        drop(rt, &total);
    return total;
}

/* ---- min and max */

/* key(item), or the item itself; new reference. */
static Object *key_of(Runtime *rt, Object *key, Object *item)
{
    return key == NULL ? object_incref(item) : object_call_one(rt, key, item);
}

/* The best of an iterator; NULL without an error: it was empty. */
static Object *best_of(Runtime *rt, Object *iterator, Object *key, enum CompareOperator op)
{
    Object *best = NULL;
    Object *best_key = NULL;
    Object *item;
    while ((item = iterator_next(rt, iterator)) != NULL) {
        Object *item_key = key_of(rt, key, item);
        int better = item_key == NULL ? -1 : best == NULL ? 1 : object_compare(rt, item_key, best_key, op);
        if (better > 0) {
            object_xdecref(rt, best);
            object_xdecref(rt, best_key);
            best = item;
            best_key = item_key;
            continue;
        }
        object_decref(rt, item);
        object_xdecref(rt, item_key);
        if (better < 0)
            break;
    }
    object_xdecref(rt, best_key);
    if (error_occurred(rt))
        drop(rt, &best);
    return best;
}

static Object *min_max(Runtime *rt, const Arguments *arguments, const char *name, enum CompareOperator op)
{
    static const char *const names[] = {"key", "default", NULL};
    const Parameters parameters = {name, names, 0, 0};
    Object *values[2];
    const Arguments options = {arguments->items + arguments->count, 0, arguments->names};
    if (arguments->count == 0)
        return error_format(rt, ERROR_TYPE, "%s expected at least 1 argument, got 0", name);
    if (arguments_parse(rt, &options, &parameters, values) < 0)
        return NULL;
    Object *key = values[0] == runtime_none(rt) ? NULL : values[0];
    if (arguments->count > 1 && values[1] != NULL)
        return error_format(rt, ERROR_TYPE,
                            "Cannot specify a default for %s() with multiple positional arguments", name);
    HeldArguments held;
    if (held_arguments_begin(rt, arguments, &held) < 0)
        return NULL;
    Object *iterator = object_iter(rt, arguments->count > 1 ? held.tuple : argument_at(arguments, 0));
    Object *best = iterator == NULL ? NULL : best_of(rt, iterator, key, op);
    object_xdecref(rt, iterator);
    held_arguments_end(rt, &held);
    if (best != NULL || error_occurred(rt))
        return best;
    if (values[1] != NULL)
        return object_incref(values[1]);
    return error_format(rt, ERROR_VALUE, "%s() arg is an empty sequence", name);
}

static Object *builtin_min(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    return min_max(rt, arguments, "min", COMPARE_LT);
}

static Object *builtin_max(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    return min_max(rt, arguments, "max", COMPARE_GT);
}

#define ROW(name, least, most, flags, signature) \
    { \
#name, builtin_##name, least, most, flags, signature \
    }
#define ROW_O(name, signature) ROW(name, 1, 1, METHOD_O, signature)

static const MethodDefinition functions[] = {
    {"__build_class__", build_class, 0, 0, METHOD_KEYWORDS, NULL},
    {"__import__", builtin_import, 0, 0, METHOD_KEYWORDS, NULL},
    ROW_O(abs, "($module, x, /)"),
    ROW_O(all, "($module, iterable, /)"),
    ROW_O(any, "($module, iterable, /)"),
    ROW_O(ascii, "($module, obj, /)"),
    ROW_O(bin, "($module, number, /)"),
    ROW_O(callable, "($module, obj, /)"),
    ROW_O(chr, "($module, i, /)"),
    ROW(compile, 0, 0, METHOD_KEYWORDS,
        "($module, /, source, filename, mode, flags=0,\n        dont_inherit=False, optimize=-1, *, _feature_version=-1)"),
    ROW(delattr, 2, 2, 0, "($module, obj, name, /)"),
    ROW(dir, 0, 1, METHOD_TUPLE, NULL),
    ROW(divmod, 2, 2, 0, "($module, x, y, /)"),
    ROW(eval, 1, 3, 0, "($module, source, globals=None, locals=None, /)"),
    ROW(exec, 0, 0, METHOD_KEYWORDS, "($module, source, globals=None, locals=None, /, *, closure=None)"),
    ROW(format, 1, 2, 0, "($module, value, format_spec='', /)"),
    ROW(getattr, 2, 3, 0, NULL),
    ROW(globals, 0, 0, 0, "($module, /)"),
    ROW(hasattr, 2, 2, 0, "($module, obj, name, /)"),
    ROW_O(hash, "($module, obj, /)"),
    ROW_O(hex, "($module, number, /)"),
    ROW_O(id, "($module, obj, /)"),
    ROW(input, 0, 1, 0, "($module, prompt=None, /)"),
    ROW(isinstance, 2, 2, 0, "($module, obj, class_or_tuple, /)"),
    ROW(issubclass, 2, 2, 0, "($module, cls, class_or_tuple, /)"),
    ROW(iter, 1, 2, 0, NULL),
    ROW(len, 1, 1, METHOD_O | METHOD_INLINED, "($module, obj, /)"),
    ROW(locals, 0, 0, 0, "($module, /)"),
    ROW(max, 0, 0, METHOD_KEYWORDS | METHOD_TUPLE | METHOD_HOLDS, NULL),
    ROW(min, 0, 0, METHOD_KEYWORDS | METHOD_TUPLE | METHOD_HOLDS, NULL),
    ROW(next, 1, 2, 0, NULL),
    ROW_O(oct, "($module, number, /)"),
    ROW_O(ord, "($module, c, /)"),
    ROW(print, 0, 0, METHOD_KEYWORDS, NULL),
    ROW(pow, 0, 0, METHOD_KEYWORDS, "($module, /, base, exp, mod=None)"),
    ROW_O(repr, "($module, obj, /)"),
    ROW(round, 0, 0, METHOD_KEYWORDS, "($module, /, number, ndigits=None)"),
    ROW(setattr, 3, 3, 0, "($module, obj, name, value, /)"),
    ROW(sorted, 0, 0, METHOD_KEYWORDS, "($module, iterable, /, *, key=None, reverse=False)"),
    ROW(sum, 0, 0, METHOD_KEYWORDS, "($module, iterable, /, start=0)"),
    ROW(vars, 0, 1, METHOD_TUPLE, NULL),
    {"aiter", builtin_aiter, 1, 1, METHOD_O, "($module, async_iterable, /)"},
    {"anext", builtin_anext, 1, 2, 0, NULL},
    ROW(open, 0, 0, METHOD_KEYWORDS,
        "($module, /, file, mode='r', buffering=-1, encoding=None,\n     errors=None, newline=None, closefd=True, opener=None)"),
    ROW(breakpoint, 0, 0, METHOD_KEYWORDS | METHOD_TUPLE, NULL),
    {NULL, NULL, 0, 0, 0, NULL},
};

/* ---- what is in the module besides: constants, types, exceptions, in CPython's order */

static int add_types(Runtime *rt, Object *module)
{
    static const struct {
        const char *name;
        TypeId id;
    } types[] = {
        {"bool", TYPE_BOOL},
        {"memoryview", TYPE_MEMORYVIEW},
        {"bytearray", TYPE_BYTEARRAY},
        {"bytes", TYPE_BYTES},
        {"classmethod", TYPE_CLASSMETHOD},
        {"complex", TYPE_COMPLEX},
        {"dict", TYPE_DICT},
        {"enumerate", TYPE_ENUMERATE},
        {"filter", TYPE_FILTER},
        {"float", TYPE_FLOAT},
        {"frozenset", TYPE_FROZENSET},
        {"property", TYPE_PROPERTY},
        {"int", TYPE_INT},
        {"list", TYPE_LIST},
        {"map", TYPE_MAP},
        {"object", TYPE_OBJECT},
        {"range", TYPE_RANGE},
        {"reversed", TYPE_REVERSED},
        {"set", TYPE_SET},
        {"slice", TYPE_SLICE},
        {"staticmethod", TYPE_STATICMETHOD},
        {"str", TYPE_STR},
        {"super", TYPE_SUPER},
        {"tuple", TYPE_TUPLE},
        {"type", TYPE_TYPE},
        {"zip", TYPE_ZIP},
    };
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
        if (module_add(rt, module, types[i].name, (Object *)runtime_type(rt, types[i].id)) < 0)
            return -1;
    }
    return 0;
}

static int add_exceptions(Runtime *rt, Object *module)
{
#define ADD_EXCEPTION(KIND, name, base, layout) \
    if (module_add(rt, module, name, (Object *)runtime_type(rt, TYPE_ERROR_##KIND)) < 0) \
        return -1;
    EXCEPTION_TYPES(ADD_EXCEPTION)
#undef ADD_EXCEPTION
    Object *os_error = (Object *)runtime_type(rt, TYPE_ERROR_OS);
    if (module_add(rt, module, "EnvironmentError", os_error) < 0 ||
        module_add(rt, module, "IOError", os_error) < 0)
        return -1;
    return module_add(rt, module, "ExceptionGroup", ref_pointer(rt->exception_group));
}

/* CPython's open is a function of io's, which is what its __module__ says. */
static int name_module_of_open(Runtime *rt, Object *module)
{
    Object *name = str_intern_cstring(rt, "open");
    Object *open = name == NULL ? NULL : dict_get(rt, module_dict(module), name);
    Object *owner = open == NULL ? NULL : str_intern_cstring(rt, "io");
    object_xdecref(rt, name);
    if (owner == NULL)
        return -1;
    Ref *place = &((BuiltinFunctionObject *)open)->m_module;
    object_xdecref(rt, ref_pointer(*place));
    *place = ref_of(owner);
    return 0;
}

static int fill(Runtime *rt, Object *module)
{
    StaticObjects *statics = &rt->statics;
    if (module_add(rt, module, "None", &statics->none) < 0 ||
        module_add(rt, module, "Ellipsis", &statics->ellipsis) < 0 ||
        module_add(rt, module, "NotImplemented", &statics->not_implemented) < 0 ||
        module_add(rt, module, "False", &statics->false_object.ob_base.ob_base) < 0 ||
        module_add(rt, module, "True", &statics->true_object.ob_base.ob_base) < 0 ||
        add_types(rt, module) < 0 ||
        module_add(rt, module, "__debug__", &statics->true_object.ob_base.ob_base) < 0 ||
        name_module_of_open(rt, module) < 0)
        return -1;
    return add_exceptions(rt, module);
}

/* The names that CPython's module site adds. */
static const char *const late_names[] = {"exit", "quit", "help", "copyright", "credits", "license", NULL};

static int late(Runtime *rt, Object *name, Object **value)
{
    if (name == NULL)
        return module_list_names(rt, late_names, value);
    if (!module_has_name(late_names, name))
        return 0;
    Object *module = import_module(rt, "_sitebuiltins");
    if (module == NULL)
        return -1;
    object_decref(rt, module);
    *value = object_xincref(dict_get(rt, ref_pointer(rt->evaluation.builtins), name));
    return error_occurred(rt) ? -1 : *value != NULL;
}

const ModuleDefinition builtins_module = {
    .name = "builtins",
    .methods = functions,
    .exec = fill,
    .doc = "Built-in functions, exceptions, and other objects.",
    .late = late,
};
