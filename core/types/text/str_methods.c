/* str as Python sees it: its constructor, slots and method table; see str.h. */
#include "types/text/str.h"

#include "gc/gc.h"
#include "object/error.h"
#include "types/abstract.h"
#include "types/class/instance.h"
#include "types/container/slice.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/none.h"
#include "types/number/int.h"
#include "types/text/codec.h"
#include "types/text/format.h"
#include "types/text/str_case.h"
#include "types/text/str_format.h"
#include "types/text/str_iterator.h"
#include "types/text/str_repr.h"
#include "types/text/str_translate.h"
#include "types/text/str_view.h"

/* ---- making */

int argument_text(Runtime *rt, Object *argument, const char *function, const char *name, const char **text)
{
    *text = NULL;
    if (argument == NULL)
        return 0;
    if (!object_is_str(argument)) {
        error_format(rt, ERROR_TYPE, "%s() argument '%s' must be str, not %.50s", function, name,
                     argument_word(rt, argument));
        return -1;
    }
    int64_t length;
    *text = str_as_utf8(rt, argument, &length);
    if (*text == NULL)
        return -1;
    if ((int64_t)strlen(*text) == length)
        return 0;
    error_set(rt, ERROR_VALUE, "embedded null character");
    return -1;
}

static Object *value_of_arguments(Runtime *rt, const Arguments *arguments)
{
    static const char *const names[] = {"object", "encoding", "errors", NULL};
    static const Parameters parameters = {"str", names, 0, -1};
    Object *values[3];
    const char *encoding, *errors;
    if (arguments_parse(rt, arguments, &parameters, values) < 0 ||
        argument_text(rt, values[1], "str", "encoding", &encoding) < 0 ||
        argument_text(rt, values[2], "str", "errors", &errors) < 0)
        return NULL;
    if (values[0] == NULL)
        return str_new(rt, 0, 0);
    if (encoding == NULL && errors == NULL)
        return object_str(rt, values[0]);
    return codec_decode_object(rt, values[0], encoding, errors);
}

/* An instance of a class derived from str: the str is made first, then copied. */
static Object *new_of_class(Runtime *rt, TypeObject *type, Object *value)
{
    Object *instance = instance_allocate(rt, type, 0);
    if (instance != NULL && str_init_instance(rt, instance, value) < 0) {
        object_decref(rt, instance);
        instance = NULL;
    }
    if (instance != NULL)
        gc_track(rt, instance);
    return instance;
}

static Object *str_tp_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    Object *value = value_of_arguments(rt, arguments);
    if (value == NULL || type == runtime_type(rt, TYPE_STR))
        return value;
    Object *instance = new_of_class(rt, type, value);
    object_decref(rt, value);
    return instance;
}

/* ---- slots */

static int64_t str_sq_length(Runtime *rt, Object *self)
{
    (void)rt;
    return str_length(self);
}

static Object *str_str(Runtime *rt, Object *self) { return str_as_exact(rt, self); }

static Object *str_sq_concat(Runtime *rt, Object *left, Object *right)
{
    if (object_is_str(right))
        return str_concat(rt, left, right);
    return error_format(rt, ERROR_TYPE, "can only concatenate str (not \"%.200T\") to str", right);
}

static Object *str_sq_repeat(Runtime *rt, Object *self, int64_t times)
{
    TextView text = view_of_str(self);
    return view_repeat(rt, &text, times);
}

static Object *str_sq_item(Runtime *rt, Object *self, int64_t index)
{
    if (index >= 0 && index < str_length(self))
        return str_from_character(rt, str_character(self, index));
    error_set(rt, ERROR_INDEX, "string index out of range");
    return NULL;
}

static Object *slice_of(Runtime *rt, Object *self, Object *slice)
{
    int64_t start, stop, step;
    int64_t count = slice_resolve(rt, slice, str_length(self), &start, &stop, &step);
    if (count < 0 || error_occurred(rt))
        return NULL;
    if (count == 0)
        return str_new(rt, 0, 0);
    if (step == 1)
        return str_slice(rt, self, start, stop);
    TextView text = view_of_str(self);
    return view_stepped(rt, &text, start, step, count);
}

static Object *str_mp_subscript(Runtime *rt, Object *self, Object *key)
{
    if (type_nb_index(object_type(key)) != NULL) {
        int64_t index;
        if (number_as_index(rt, key, &index, ERROR_INDEX) < 0)
            return NULL;
        return str_sq_item(rt, self, index < 0 ? index + str_length(self) : index);
    }
    if (object_is_slice(rt, key))
        return slice_of(rt, self, key);
    return error_format(rt, ERROR_TYPE, "string indices must be integers, not '%.200T'", key);
}

static int str_sq_contains(Runtime *rt, Object *self, Object *item)
{
    if (!object_is_str(item)) {
        error_format(rt, ERROR_TYPE, "'in <string>' requires string as left operand, not %.100T", item);
        return -1;
    }
    TextView text = view_of_str(self);
    TextView needle = view_of_str(item);
    return view_find(&text, &needle, 0, text.length) >= 0;
}

static Object *str_nb_remainder(Runtime *rt, Object *left, Object *right)
{
    return object_is_str(left) ? str_percent(rt, left, right) : not_implemented_new(rt);
}

/* ---- methods */

static Object *str_method_encode(Runtime *rt, Object *self, const Arguments *arguments)
{
    static const char *const names[] = {"encoding", "errors", NULL};
    static const Parameters parameters = {"encode", names, 0, -1};
    Object *values[2];
    const char *encoding, *errors;
    if (arguments_parse(rt, arguments, &parameters, values) < 0 ||
        argument_text(rt, values[0], "encode", "encoding", &encoding) < 0 ||
        argument_text(rt, values[1], "encode", "errors", &errors) < 0)
        return NULL;
    return codec_encode(rt, self, encoding, errors);
}

static Object *str_method_format(Runtime *rt, Object *self, const Arguments *arguments)
{
    return str_format_fields(rt, self, arguments, NULL);
}

static Object *str_method_format_map(Runtime *rt, Object *self, const Arguments *arguments)
{
    const Arguments none = {NULL, 0, NULL};
    return str_format_fields(rt, self, &none, argument_at(arguments, 0));
}

static Object *str_method_dunder_format(Runtime *rt, Object *self, const Arguments *arguments)
{
    Object *specification = format_argument(rt, arguments);
    return specification == NULL ? NULL : str_format_spec(rt, self, specification);
}

static Object *str_method_getnewargs(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    Object *copy = str_from_characters(rt, str_kind(self), str_data(self), str_length(self));
    if (copy == NULL)
        return NULL;
    Object *result = tuple_pack(rt, 1, &copy);
    object_decref(rt, copy);
    return result;
}

static Object *str_method_sizeof(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return int_from_int64(rt, str_sizeof(rt, self));
}

#define CASE_ROW(name) {#name, str_method_##name, 0, 0, 0, "($self, /)"},

static const MethodDefinition methods[] = {
    VIEW_METHOD_ROWS,
    STR_CASE_METHODS(CASE_ROW){"encode", str_method_encode, 0, ARGUMENTS_ANY, METHOD_KEYWORDS,
                               "($self, /, encoding='utf-8', errors='strict')"},
    {"format", str_method_format, 0, ARGUMENTS_ANY, METHOD_KEYWORDS | METHOD_TUPLE, NULL},
    {"format_map", str_method_format_map, 1, 1, METHOD_O, NULL},
    {"translate", str_method_translate, 1, 1, METHOD_O, "($self, table, /)"},
    {"maketrans", str_method_maketrans, 1, 3, METHOD_STATIC, NULL},
    {"__format__", str_method_dunder_format, 1, 1, METHOD_O, "($self, format_spec, /)"},
    {"__getnewargs__", str_method_getnewargs, 0, 0, 0, NULL},
    {"__sizeof__", str_method_sizeof, 0, 0, 0, "($self, /)"},
    {0},
};

const TypeDefinition str_definition = {
    .slots = {.dealloc = str_dealloc,
              .getsizeof = str_sizeof,
              .repr = str_repr,
              .str = str_str,
              .hash = str_hash,
              .richcompare = str_richcompare,
              .iter = str_iter,
              .new = str_tp_new,
              .nb_remainder = str_nb_remainder,
              .sq_length = str_sq_length,
              .sq_concat = str_sq_concat,
              .sq_repeat = str_sq_repeat,
              .sq_item = str_sq_item,
              .sq_contains = str_sq_contains,
              .mp_length = str_sq_length,
              .mp_subscript = str_mp_subscript},
    .methods = methods,
    .generic_attributes = GENERIC_GETATTR,
};
