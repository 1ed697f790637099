/* What can be asked of an int by name, and int(). CPython: Objects/longobject.c, Objects/clinic/longobject.c.h */
#include "types/number/int_methods.h"

#include <string.h>

#include "object/error.h"
#include "types/abstract.h"
#include "types/call.h"
#include "types/class/instance.h"
#include "types/class/type.h"
#include "types/container/slice.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/names.h"
#include "types/number/int.h"
#include "types/number/int_bits.h"
#include "types/number/int_divide.h"
#include "types/number/int_octets.h"
#include "types/number/int_text.h"
#include "types/text/bytes.h"
#include "types/text/format.h"
#include "types/text/str.h"

/* ---- int() */

static Object *from_text(Runtime *rt, Object *text, int base)
{
    if (object_is_str(text))
        return int_from_str(rt, text, base);
    if (!object_is_bytes(text) && !type_is_subtype(object_type(text), runtime_type(rt, TYPE_BYTEARRAY))) {
        error_set(rt, ERROR_TYPE, "int() can't convert non-string with explicit base");
        return NULL;
    }
    BufferView view;
    if (object_get_buffer(rt, text, &view, false) < 0)
        return NULL;
    Object *number = int_from_bytes_text(rt, view.bytes, view.length, base);
    buffer_release(rt, &view);
    return number;
}

static Object *from_text_in_base(Runtime *rt, Object *text, Object *base)
{
    int64_t value;
    if (number_as_index(rt, base, &value, 0) < 0)
        return NULL;
    if ((value != 0 && value < 2) || value > 36) {
        error_set(rt, ERROR_VALUE, "int() base must be >= 2 and <= 36, or 0");
        return NULL;
    }
    return from_text(rt, text, (int)value);
}

static Object *make_exact(Runtime *rt, Object *value, Object *base)
{
    if (value == NULL && base != NULL) {
        error_set(rt, ERROR_TYPE, "int() missing string argument");
        return NULL;
    }
    if (value == NULL)
        return int_from_int64(rt, 0);
    if (base != NULL)
        return from_text_in_base(rt, value, base);
    return str_is_exact(rt, value) ? int_from_str(rt, value, 10) : number_int(rt, value);
}

/* An instance of a class derived from int, with the value of `number`. */
static Object *make_derived(Runtime *rt, TypeObject *type, Object *number)
{
    int64_t digits = int_digit_count(number);
    Object *instance = instance_new_variable(rt, type, digits == 0 ? 1 : digits);
    if (instance == NULL)
        return NULL;
    memcpy(((IntObject *)instance)->ob_digit, ((IntObject *)number)->ob_digit,
           (size_t)digits * sizeof(uint32_t));
    ((VarObject *)instance)->ob_size = ((VarObject *)number)->ob_size;
    return instance;
}

Object *int_type_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    static const char *const names[] = {"", "base", NULL};
    static const Parameters parameters = {"int", names, 0, -1};
    Object *values[2] = {NULL, NULL};
    if (arguments->names == NULL && arguments->count <= 1) {
        values[0] = argument_at(arguments, 0);
    } else if (arguments_parse(rt, arguments, &parameters, values) < 0) {
        return NULL;
    }
    Object *number = make_exact(rt, values[0], values[1]);
    if (number == NULL || type == runtime_type(rt, TYPE_INT))
        return number;
    Object *instance = make_derived(rt, type, number);
    object_decref(rt, number);
    return instance;
}

/* ---- methods */

static Object *int_method_conjugate(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return int_as_exact(rt, self);
}

static Object *int_method_bit_length(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return int_from_int64(rt, int_bit_length(self));
}

static Object *int_method_bit_count(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return int_from_int64(rt, int_bit_count(self));
}

static Object *int_method_as_integer_ratio(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    Object *exact = int_as_exact(rt, self);
    Object *tuple = exact == NULL ? NULL : tuple_new(rt, 2);
    if (tuple == NULL) {
        object_xdecref(rt, exact);
        return NULL;
    }
    tuple_set(tuple, 0, exact);
    tuple_set(tuple, 1, int_from_int64(rt, 1));
    return tuple;
}

/* "little" or "big", the default: 0, or -1 and an error. */
static int read_byte_order(Runtime *rt, const char *function, Object *order, bool *is_little)
{
    *is_little = false;
    if (order == NULL)
        return 0;
    if (!object_is_str(order)) {
        error_format(rt, ERROR_TYPE, "%s() argument 'byteorder' must be str, not %.50s", function,
                     order == runtime_none(rt) ? "None" : type_name_of(object_type(order)));
        return -1;
    }
    *is_little = str_equal_ascii(order, "little");
    if (*is_little || str_equal_ascii(order, "big"))
        return 0;
    error_set(rt, ERROR_VALUE, "byteorder must be either 'little' or 'big'");
    return -1;
}

static int read_truth(Runtime *rt, Object *object, bool *truth)
{
    int answer = object == NULL ? 0 : object_is_true(rt, object);
    *truth = answer > 0;
    return answer < 0 ? -1 : 0;
}

/* New bytes of `length` zeros or so, to be written. */
static Object *bytes_blank(Runtime *rt, int64_t length)
{
    void *blank = memory_calloc(&rt->memory, (uint64_t)length + 1);
    if (blank == NULL) {
        error_no_memory(rt);
        return NULL;
    }
    Object *bytes = bytes_from_data(rt, blank, length);
    memory_free(&rt->memory, blank);
    return bytes;
}

static Object *to_short_bytes(Runtime *rt, Object *self, int64_t length, bool is_little, bool is_signed)
{
    uint8_t octets[64];
    if (int_to_octets(rt, self, octets, length, is_little, is_signed) < 0)
        return NULL;
    return bytes_from_data(rt, octets, length);
}

static Object *int_method_to_bytes(Runtime *rt, Object *self, const Arguments *arguments)
{
    static const char *const names[] = {"length", "byteorder", "signed", NULL};
    static const Parameters parameters = {"to_bytes", names, 0, 2};
    Object *values[3];
    int64_t length = 1;
    bool is_little, is_signed;
    if (arguments_parse(rt, arguments, &parameters, values) < 0 ||
        (values[0] != NULL && argument_ssize(rt, values[0], &length) < 0) ||
        read_byte_order(rt, "to_bytes", values[1], &is_little) < 0 ||
        read_truth(rt, values[2], &is_signed) < 0)
        return NULL;
    if (length < 0) {
        error_set(rt, ERROR_VALUE, "length argument must be non-negative");
        return NULL;
    }
    if (length <= 64)
        return to_short_bytes(rt, self, length, is_little, is_signed);
    Object *bytes = bytes_blank(rt, length);
    if (bytes == NULL)
        return NULL;
    if (int_to_octets(rt, self, ((BytesObject *)bytes)->ob_sval, length, is_little, is_signed) == 0)
        return bytes;
    object_decref(rt, bytes);
    return NULL;
}

/* bytes(object), as from_bytes takes it: not of an int or a str. */
static Object *bytes_of(Runtime *rt, Object *object)
{
    if (object_is_exact(rt, object, TYPE_BYTES))
        return object_incref(object);
    bool is_source = type_bf_getbuffer(object_type(object)) != NULL ||
                     type_iter_slot(object_type(object)) != NULL || type_sq_item(object_type(object)) != NULL;
    Object *method = object_lookup_special(rt, object, name_object(rt, NAME_bytes));
    if (method == NULL && error_occurred(rt))
        return NULL;
    bool has_method = method != NULL;
    object_xdecref(rt, method);
    if (!has_method && (!is_source || object_is_str(object)))
        return error_format(rt, ERROR_TYPE, "cannot convert '%.200T' object to bytes", object);
    return object_call_one(rt, (Object *)runtime_type(rt, TYPE_BYTES), object);
}

static Object *int_method_from_bytes(Runtime *rt, Object *self, const Arguments *arguments)
{
    static const char *const names[] = {"bytes", "byteorder", "signed", NULL};
    static const Parameters parameters = {"from_bytes", names, 1, 2};
    Object *values[3];
    bool is_little, is_signed;
    if (arguments_parse(rt, arguments, &parameters, values) < 0 ||
        read_byte_order(rt, "from_bytes", values[1], &is_little) < 0 ||
        read_truth(rt, values[2], &is_signed) < 0)
        return NULL;
    Object *bytes = bytes_of(rt, values[0]);
    if (bytes == NULL)
        return NULL;
    Object *number = int_from_octets(rt, bytes_data(bytes), bytes_length(bytes), is_little, is_signed);
    object_decref(rt, bytes);
    if (number == NULL || self == (Object *)runtime_type(rt, TYPE_INT))
        return number;
    Object *derived = object_call_one(rt, self, number);
    object_decref(rt, number);
    return derived;
}

static Object *int_method_round(Runtime *rt, Object *self, const Arguments *arguments)
{
    if (arguments->count == 0)
        return int_as_exact(rt, self);
    Object *digits = number_index(rt, argument_at(arguments, 0));
    if (digits == NULL)
        return NULL;
    Object *result = int_round(rt, self, digits);
    object_decref(rt, digits);
    return result;
}

static Object *int_method_format(Runtime *rt, Object *self, const Arguments *arguments)
{
    Object *specification = format_argument(rt, arguments);
    return specification == NULL ? NULL : int_format(rt, self, specification);
}

static Object *int_method_getnewargs(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    Object *exact = int_as_exact(rt, self);
    if (exact == NULL)
        return NULL;
    Object *tuple = tuple_pack(rt, 1, &exact);
    object_decref(rt, exact);
    return tuple;
}

static Object *int_method_sizeof(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return int_from_int64(rt, int_sizeof(rt, self));
}

const MethodDefinition int_methods[] = {
    {"conjugate", int_method_conjugate, 0, 0, 0, NULL},
    {"bit_length", int_method_bit_length, 0, 0, 0, "($self, /)"},
    {"bit_count", int_method_bit_count, 0, 0, 0, "($self, /)"},
    {"to_bytes", int_method_to_bytes, 0, 3, METHOD_KEYWORDS,
     "($self, /, length=1, byteorder='big', *, signed=False)"},
    {"from_bytes", int_method_from_bytes, 0, 3, METHOD_KEYWORDS | METHOD_CLASS,
     "($type, /, bytes, byteorder='big', *, signed=False)"},
    {"as_integer_ratio", int_method_as_integer_ratio, 0, 0, 0, "($self, /)"},
    {"__trunc__", int_method_conjugate, 0, 0, 0, NULL},
    {"__floor__", int_method_conjugate, 0, 0, 0, NULL},
    {"__ceil__", int_method_conjugate, 0, 0, 0, NULL},
    {"__round__", int_method_round, 0, 1, 0, NULL},
    {"__getnewargs__", int_method_getnewargs, 0, 0, 0, "($self, /)"},
    {"__format__", int_method_format, 1, 1, METHOD_O, "($self, format_spec, /)"},
    {"__sizeof__", int_method_sizeof, 0, 0, 0, "($self, /)"},
    {0},
};

/* ---- attributes */

static Object *get_zero(Runtime *rt, Object *self)
{
    (void)self;
    return int_from_int64(rt, 0);
}

static Object *get_one(Runtime *rt, Object *self)
{
    (void)self;
    return int_from_int64(rt, 1);
}

const GetSetDefinition int_getsets[] = {
    {"real", int_as_exact, NULL},
    {"imag", get_zero, NULL},
    {"numerator", int_as_exact, NULL},
    {"denominator", get_one, NULL},
    {0},
};
