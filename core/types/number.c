/* Operators on numbers and what behaves like them: which side is asked first, and what NotImplemented means.
 * CPython: Objects/abstract.c, binary_op1 and its like. */
#include "types/abstract.h"

#include <string.h>

#include "object/error.h"
#include "object/protocol.h"
#include "types/call.h"
#include "types/error/exception.h"
#include "types/error/warning.h"
#include "types/names.h"
#include "types/number/float.h"
#include "types/number/float_read.h"
#include "types/number/int.h"
#include "types/number/int_text.h"
#include "types/text/bytes.h"
#include "types/text/str.h"

static bool is_not_implemented(const Runtime *rt, const Object *object)
{
    return object == &rt->statics.not_implemented;
}

/* ---- the operators: their slots and how messages name them */

typedef struct Operator {
    BinaryFunction (*slot)(const TypeObject *type);
    BinaryFunction (*inplace)(const TypeObject *type);
    const char *symbol;
    const char *inplace_symbol;
} Operator;

/* Powers have three operands and a way of their own. */
static BinaryFunction no_slot(const TypeObject *type)
{
    (void)type;
    return NULL;
}

/* The accessors are inlined everywhere else; here their addresses are taken. */
#define OPERATOR(NAME, name, symbol) \
    [BINARY_##NAME] = {type_nb_##name, type_nb_inplace_##name, symbol, symbol "="}

static const Operator operators[BINARY_COUNT] = {
    OPERATOR(ADD, add, "+"),
    OPERATOR(AND, and, "&"),
    OPERATOR(FLOOR_DIVIDE, floor_divide, "//"),
    OPERATOR(LSHIFT, lshift, "<<"),
    OPERATOR(MATRIX_MULTIPLY, matrix_multiply, "@"),
    OPERATOR(MULTIPLY, multiply, "*"),
    OPERATOR(REMAINDER, remainder, "%"),
    OPERATOR(OR, or, "|"),
    [BINARY_POWER] = {no_slot, no_slot, "** or pow()", "**="},
    OPERATOR(RSHIFT, rshift, ">>"),
    OPERATOR(SUBTRACT, subtract, "-"),
    OPERATOR(TRUE_DIVIDE, true_divide, "/"),
    OPERATOR(XOR, xor, "^"),
};

/* ---- two operands */

/* New reference, perhaps to NotImplemented; NULL and an error. The right side goes first where its type is derived
 * from the left one's and does it otherwise. */
static Object *ask_both(Runtime *rt, Object *left, Object *right,
                        BinaryFunction (*slot_of)(const TypeObject *))
{
    const TypeObject *left_type = object_type(left);
    const TypeObject *right_type = object_type(right);
    BinaryFunction left_slot = slot_of(left_type);
    BinaryFunction right_slot = left_type == right_type ? NULL : slot_of(right_type);
    if (right_slot == left_slot)
        right_slot = NULL;
    if (left_slot != NULL) {
        if (right_slot != NULL && type_is_subtype(right_type, left_type)) {
            Object *result = right_slot(rt, left, right);
            if (!is_not_implemented(rt, result))
                return result;
            object_decref(rt, result);
            right_slot = NULL;
        }
        Object *result = left_slot(rt, left, right);
        if (!is_not_implemented(rt, result))
            return result;
        object_decref(rt, result);
    }
    if (right_slot != NULL)
        return right_slot(rt, left, right);
    return object_incref(&rt->statics.not_implemented);
}

static Object *unsupported(Runtime *rt, Object *left, Object *right, const char *symbol)
{
    return error_format(rt, ERROR_TYPE, "unsupported operand type(s) for %s: '%.100T' and '%.100T'", symbol,
                        left, right);
}

static bool is_print(const Runtime *rt, Object *object)
{
    if (!object_is_exact(rt, object, TYPE_BUILTIN_FUNCTION))
        return false;
    const MethodDefinition *definition = definition_method(((BuiltinFunctionObject *)object)->m_ml);
    return definition != NULL && strcmp(definition->name, "print") == 0;
}

static Object *repeat(Runtime *rt, ItemFunction function, Object *sequence, Object *count)
{
    if (type_nb_index(object_type(count)) == NULL && !object_is_int(count))
        return error_format(rt, ERROR_TYPE, "can't multiply sequence by non-int of type '%.200T'", count);
    int64_t times;
    if (number_as_index(rt, count, &times, ERROR_OVERFLOW) < 0)
        return NULL;
    return function(rt, sequence, times);
}

/* Has CPython's tp_as_sequence: every class of Python has, whatever it can do. */
static bool is_kind_of_sequence(const TypeObject *type)
{
    return type_has(type, TYPE_FLAG_HEAP_TYPE) || type_sq_length(type) != NULL ||
           type_sq_item(type) != NULL || type_sq_contains(type) != NULL;
}

/* What + and * mean for sequences that are no numbers; NULL without an error: nothing. */
static Object *sequence_operator(Runtime *rt, Object *left, Object *right, int op, bool inplace)
{
    const TypeObject *left_type = object_type(left);
    if (op == BINARY_ADD) {
        BinaryFunction concat = inplace ? type_sq_inplace_concat(left_type) : NULL;
        if (concat == NULL)
            concat = type_sq_concat(left_type);
        return concat == NULL ? NULL : concat(rt, left, right);
    }
    if (op == BINARY_MULTIPLY) {
        ItemFunction function = inplace ? type_sq_inplace_repeat(left_type) : NULL;
        if (function == NULL)
            function = type_sq_repeat(left_type);
        if (function != NULL)
            return repeat(rt, function, left, right);
        if (inplace && is_kind_of_sequence(left_type))
            return NULL;
        function = type_sq_repeat(object_type(right));
        if (function != NULL)
            return repeat(rt, function, right, left);
    }
    return NULL;
}

static Object *power(Runtime *rt, Object *base, Object *exponent, Object *modulus, const char *symbol);

/* What the left side does in place: new reference, perhaps to NotImplemented; NULL and an error. */
static Object *ask_in_place(Runtime *rt, Object *left, Object *right, const Operator *operator)
{
    const TypeObject *type = object_type(left);
    BinaryFunction function = operator->inplace(type);
    /* A sequence's __iadd__ is the number's, too, in the classes derived from it: it goes before their __add__. */
    if (function == NULL && operator== & operators[BINARY_ADD] && type_has(type, TYPE_FLAG_HEAP_TYPE))
        function = type_sq_inplace_concat(type);
    return function == NULL ? object_incref(&rt->statics.not_implemented) : function(rt, left, right);
}

static Object *binary(Runtime *rt, Object *left, Object *right, int op, bool inplace)
{
    const Operator *operator= & operators[op];
    Object *result;
    if (inplace) {
        result = ask_in_place(rt, left, right, operator);
        if (!is_not_implemented(rt, result))
            return result;
        object_decref(rt, result);
    }
    result = ask_both(rt, left, right, operator->slot);
    if (!is_not_implemented(rt, result))
        return result;
    object_decref(rt, result);
    result = sequence_operator(rt, left, right, op, inplace);
    if (result != NULL || error_occurred(rt))
        return result;
    if (op == BINARY_RSHIFT && !inplace && is_print(rt, left))
        return error_format(rt, ERROR_TYPE,
                            "unsupported operand type(s) for >>: '%.100T' and '%.100T'. Did you mean "
                            "\"print(<message>, file=<output_stream>)\"?",
                            left, right);
    return unsupported(rt, left, right, inplace ? operator->inplace_symbol : operator->symbol);
}

static Object *power_in_place(Runtime *rt, Object *base, Object *exponent)
{
    TernaryFunction function = type_nb_inplace_power(object_type(base));
    if (function != NULL) {
        Object *result = function(rt, base, exponent, runtime_none(rt));
        if (!is_not_implemented(rt, result))
            return result;
        object_decref(rt, result);
    }
    return power(rt, base, exponent, runtime_none(rt), operators[BINARY_POWER].inplace_symbol);
}

Object *number_binary(Runtime *rt, Object *left, Object *right, int op)
{
    if (op == BINARY_POWER)
        return power(rt, left, right, runtime_none(rt), operators[BINARY_POWER].symbol);
    if (op == BINARY_POWER + BINARY_COUNT)
        return power_in_place(rt, left, right);
    bool inplace = op >= BINARY_COUNT;
    return binary(rt, left, right, inplace ? op - BINARY_COUNT : op, inplace);
}

Object *number_divmod(Runtime *rt, Object *left, Object *right)
{
    Object *result = ask_both(rt, left, right, type_nb_divmod);
    if (!is_not_implemented(rt, result))
        return result;
    object_decref(rt, result);
    return unsupported(rt, left, right, "divmod()");
}

/* ---- power: three operands, each of which may know how. CPython: ternary_op */

static Object *power(Runtime *rt, Object *base, Object *exponent, Object *modulus, const char *symbol)
{
    const TypeObject *base_type = object_type(base);
    const TypeObject *exponent_type = object_type(exponent);
    TernaryFunction base_slot = type_nb_power(base_type);
    TernaryFunction exponent_slot = exponent_type == base_type ? NULL : type_nb_power(exponent_type);
    TernaryFunction modulus_slot = type_nb_power(object_type(modulus));
    if (exponent_slot == base_slot)
        exponent_slot = NULL;
    TernaryFunction order[3] = {base_slot, exponent_slot, NULL};
    if (exponent_slot != NULL && base_slot != NULL && type_is_subtype(exponent_type, base_type)) {
        order[0] = exponent_slot;
        order[1] = base_slot;
    }
    if (modulus_slot != base_slot && modulus_slot != exponent_slot)
        order[2] = modulus_slot;
    for (int i = 0; i < 3; i++) {
        if (order[i] == NULL)
            continue;
        Object *result = order[i](rt, base, exponent, modulus);
        if (!is_not_implemented(rt, result))
            return result;
        object_decref(rt, result);
    }
    if (modulus == runtime_none(rt))
        return unsupported(rt, base, exponent, symbol);
    return error_format(rt, ERROR_TYPE, "unsupported operand type(s) for %s: '%.100T', '%.100T', '%.100T'",
                        symbol, base, exponent, modulus);
}

Object *number_power(Runtime *rt, Object *base, Object *exponent, Object *modulus)
{
    return power(rt, base, exponent, modulus, "** or pow()");
}

/* ---- one operand */

static Object *unary(Runtime *rt, Object *object, UnaryFunction function, const char *operator)
{
    if (function != NULL)
        return function(rt, object);
    return error_format(rt, ERROR_TYPE, "bad operand type for %s: '%.200T'", operator, object);
}

Object *number_negative(Runtime *rt, Object *object)
{
    return unary(rt, object, type_nb_negative(object_type(object)), "unary -");
}

Object *number_positive(Runtime *rt, Object *object)
{
    return unary(rt, object, type_nb_positive(object_type(object)), "unary +");
}

Object *number_invert(Runtime *rt, Object *object)
{
    return unary(rt, object, type_nb_invert(object_type(object)), "unary ~");
}

Object *number_absolute(Runtime *rt, Object *object)
{
    return unary(rt, object, type_nb_absolute(object_type(object)), "abs()");
}

/* ---- as an index, as an int, as a float */

/* Takes over the reference to an int that a special method gave. */
static Object *made_exact(Runtime *rt, Object *number)
{
    if (number == NULL || object_is_exact(rt, number, TYPE_INT))
        return number;
    Object *exact = int_as_exact(rt, number);
    object_decref(rt, number);
    return exact;
}

/* What __index__ or __int__ gave must be an int; one of a subclass is deprecated. Takes over the reference and gives
 * it back; NULL and an error. */
static Object *checked_int(Runtime *rt, Object *result, const char *method)
{
    if (result == NULL || object_is_exact(rt, result, TYPE_INT))
        return result;
    int status = -1;
    if (!object_is_int(result))
        error_format(rt, ERROR_TYPE, "%s returned non-int (type %.200T)", method, result);
    else
        status = warning_format(
            rt, ERROR_DEPRECATION_WARNING, 1,
            "%s returned non-int (type %.200T).  The ability to return an instance of a strict "
            "subclass of int is deprecated, and may be removed in a future version of Python.",
            method, result);
    if (status == 0)
        return result;
    object_decref(rt, result);
    return NULL;
}

/* An int, which may be of a subclass. CPython: _PyNumber_Index */
static Object *index_of(Runtime *rt, Object *object)
{
    if (object_is_int(object))
        return object_incref(object);
    UnaryFunction function = type_nb_index(object_type(object));
    if (function == NULL)
        return error_format(rt, ERROR_TYPE, "'%.200T' object cannot be interpreted as an integer", object);
    return checked_int(rt, function(rt, object), "__index__");
}

Object *number_index(Runtime *rt, Object *object) { return made_exact(rt, index_of(rt, object)); }

int number_as_index(Runtime *rt, Object *object, int64_t *value, int overflow)
{
    if (object_is_exact(rt, object, TYPE_INT) && int_is_medium(object)) {
        *value = int_medium_value(object);
        return 0;
    }
    Object *index = index_of(rt, object);
    if (index == NULL)
        return -1;
    bool out_of_range = false;
    int status = 0;
    *value = int_as_int64(rt, index, &out_of_range);
    if (out_of_range && overflow != 0) {
        error_format(rt, (ErrorKind)overflow, "cannot fit '%.200T' into an index-sized integer", object);
        status = -1;
    } else if (out_of_range) {
        *value = int_sign(index) < 0 ? INT64_MIN : INT64_MAX;
    }
    object_decref(rt, index);
    return status;
}

/* What __trunc__ gives, as int() takes it. Takes over the reference. */
static Object *int_of_truncated(Runtime *rt, Object *truncated)
{
    if (truncated == NULL || object_is_int(truncated))
        return made_exact(rt, truncated);
    Object *index = NULL;
    if (type_nb_index(object_type(truncated)) == NULL)
        error_format(rt, ERROR_TYPE, "__trunc__ returned non-Integral (type %.200T)", truncated);
    else
        index = number_index(rt, truncated);
    object_decref(rt, truncated);
    return index;
}

static Object *int_of_text(Runtime *rt, Object *object)
{
    if (object_is_str(object))
        return int_from_str(rt, object, 10);
    if (type_bf_getbuffer(object_type(object)) == NULL)
        return error_format(
            rt, ERROR_TYPE,
            "int() argument must be a string, a bytes-like object or a real number, not '%.200T'", object);
    BufferView view;
    if (object_get_buffer(rt, object, &view, false) < 0)
        return NULL;
    Object *result = int_from_bytes_text(rt, view.bytes, view.length, 10);
    buffer_release(rt, &view);
    return result;
}

static Object *float_of_text(Runtime *rt, Object *object)
{
    if (object_is_str(object))
        return float_from_str(rt, object);
    if (type_bf_getbuffer(object_type(object)) == NULL)
        return error_format(rt, ERROR_TYPE,
                            "float() argument must be a string or a real number, not '%.200T'", object);
    BufferView view;
    if (object_get_buffer(rt, object, &view, false) < 0)
        return NULL;
    Object *result = float_from_bytes_text(rt, object, view.bytes, view.length);
    buffer_release(rt, &view);
    return result;
}

/* CPython: PyNumber_Long */
Object *number_int(Runtime *rt, Object *object)
{
    const TypeObject *type = object_type(object);
    if (object_is_exact(rt, object, TYPE_INT))
        return object_incref(object);
    UnaryFunction function = type_nb_int(type);
    if (function != NULL)
        return made_exact(rt, checked_int(rt, function(rt, object), "__int__"));
    if (type_nb_index(type) != NULL)
        return number_index(rt, object);
    Object *truncate = object_lookup_special(rt, object, name_object(rt, NAME_trunc));
    if (truncate == NULL)
        return error_occurred(rt) ? NULL : int_of_text(rt, object);
    Object *truncated = NULL;
    if (warning_format(rt, ERROR_DEPRECATION_WARNING, 1,
                       "The delegation of int() to __trunc__ is deprecated.") == 0)
        truncated = object_call_no_arguments(rt, truncate);
    object_decref(rt, truncate);
    return int_of_truncated(rt, truncated);
}

/* What __float__ gave, as an exact float. Takes over the reference. */
static Object *checked_float(Runtime *rt, Object *object, Object *result)
{
    if (result == NULL || object_is_exact(rt, result, TYPE_FLOAT))
        return result;
    int status = -1;
    if (!type_is_subtype(object_type(result), runtime_type(rt, TYPE_FLOAT)))
        error_format(rt, ERROR_TYPE, "%.50T.__float__ returned non-float (type %.50T)", object, result);
    else
        status = warning_format(
            rt, ERROR_DEPRECATION_WARNING, 1,
            "%.50T.__float__ returned non-float (type %.50T).  The ability to return an instance "
            "of a strict subclass of float is deprecated, and may be removed in a future version of Python.",
            object, result);
    Object *exact = status < 0 ? NULL : float_from_double(rt, float_value(result));
    object_decref(rt, result);
    return exact;
}

/* CPython: PyNumber_Float */
Object *number_float(Runtime *rt, Object *object)
{
    const TypeObject *type = object_type(object);
    if (object_is_exact(rt, object, TYPE_FLOAT))
        return object_incref(object);
    UnaryFunction function = type_nb_float(type);
    if (function != NULL)
        return checked_float(rt, object, function(rt, object));
    if (type_nb_index(type) != NULL) {
        Object *index = number_index(rt, object);
        if (index == NULL)
            return NULL;
        double value = int_as_double(rt, index);
        object_decref(rt, index);
        return error_occurred(rt) ? NULL : float_from_double(rt, value);
    }
    if (type_is_subtype(type, runtime_type(rt, TYPE_FLOAT)))
        return float_from_double(rt, float_value(object));
    return float_of_text(rt, object);
}
