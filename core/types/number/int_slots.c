/* int's slots: operators between ints, and which C functions make up the type. A slot gets both operands as they
 * stand; where either is no int the other's type is to be asked. */
#include "types/number/int_slots.h"

#include "object/error.h"
#include "types/abstract.h"
#include "types/builtin_slots.h"
#include "types/container/tuple.h"
#include "types/none.h"
#include "types/number/float.h"
#include "types/number/int.h"
#include "types/number/int_arithmetic.h"
#include "types/number/int_bits.h"
#include "types/number/int_divide.h"
#include "types/number/int_methods.h"
#include "types/number/int_power.h"
#include "types/number/int_text.h"

/* int_slot_add … */
#define BINARY_INT_SLOT(name, function) \
    Object *int_slot_##name(Runtime *rt, Object *left, Object *right) \
    { \
        if (UNLIKELY(!object_is_int(left) || !object_is_int(right))) \
            return not_implemented_new(rt); \
        return function(rt, left, right); \
    }
BINARY_INT_SLOT(add, int_add)
BINARY_INT_SLOT(subtract, int_subtract)
BINARY_INT_SLOT(multiply, int_multiply)
BINARY_INT_SLOT(remainder, int_modulo)
BINARY_INT_SLOT(floor_divide, int_floor_divide)
BINARY_INT_SLOT(lshift, int_left_shift)
BINARY_INT_SLOT(rshift, int_right_shift)
BINARY_INT_SLOT(and, int_and)
BINARY_INT_SLOT(or, int_or)
BINARY_INT_SLOT(xor, int_xor)
#undef BINARY_INT_SLOT

static Object *true_divide(Runtime *rt, Object *left, Object *right)
{
    double quotient;
    return int_true_divide(rt, left, right, &quotient) < 0 ? NULL : float_from_double(rt, quotient);
}

Object *int_slot_true_divide(Runtime *rt, Object *left, Object *right)
{
    if (!object_is_int(left) || !object_is_int(right))
        return not_implemented_new(rt);
    return true_divide(rt, left, right);
}

/* New reference to a tuple of both (stolen). */
static Object *pair(Runtime *rt, Object *first, Object *second)
{
    Object *tuple = tuple_new(rt, 2);
    if (tuple == NULL) {
        object_decref(rt, first);
        object_decref(rt, second);
        return NULL;
    }
    tuple_set(tuple, 0, first);
    tuple_set(tuple, 1, second);
    return tuple;
}

Object *int_slot_divmod(Runtime *rt, Object *left, Object *right)
{
    if (!object_is_int(left) || !object_is_int(right))
        return not_implemented_new(rt);
    Object *quotient;
    Object *remainder;
    if (int_divmod(rt, left, right, &quotient, &remainder) < 0)
        return NULL;
    return pair(rt, quotient, remainder);
}

/* An exponent below 0 makes floats of both. */
static Object *power_of_floats(Runtime *rt, Object *base, Object *exponent)
{
    double base_value = int_as_double(rt, base);
    if (base_value == -1.0 && error_occurred(rt))
        return NULL;
    double exponent_value = int_as_double(rt, exponent);
    if (exponent_value == -1.0 && error_occurred(rt))
        return NULL;
    return float_power(rt, base_value, exponent_value);
}

Object *int_slot_power(Runtime *rt, Object *base, Object *exponent, Object *modulus)
{
    if (!object_is_int(base) || !object_is_int(exponent))
        return not_implemented_new(rt);
    if (object_is_int(modulus))
        return int_power_modulo(rt, base, exponent, modulus);
    if (modulus != runtime_none(rt))
        return not_implemented_new(rt);
    if (int_sign(exponent) < 0)
        return power_of_floats(rt, base, exponent);
    return int_power(rt, base, exponent);
}

static int is_nonzero(Runtime *rt, Object *number)
{
    (void)rt;
    return int_sign(number) != 0;
}

static Object *as_float(Runtime *rt, Object *number)
{
    double value = int_as_double(rt, number);
    return value == -1.0 && error_occurred(rt) ? NULL : float_from_double(rt, value);
}

const TypeDefinition int_definition = {
    .slots = {.dealloc = int_dealloc,
              .getsizeof = int_sizeof,
              .new = int_type_new,
              .repr = int_repr,
              .hash = int_hash,
              .richcompare = int_richcompare,
              INT_ARITHMETIC_SLOTS,
              .nb_and = int_slot_and,
              .nb_xor = int_slot_xor,
              .nb_or = int_slot_or,
              .nb_negative = int_negate,
              .nb_positive = int_as_exact,
              .nb_absolute = int_absolute,
              .nb_bool = is_nonzero,
              .nb_invert = int_invert,
              .nb_int = int_as_exact,
              .nb_float = as_float,
              .nb_index = int_as_exact},
    .methods = int_methods,
    .getsets = int_getsets,
    .doc = "int([x]) -> integer\n"
           "int(x, base=10) -> integer\n"
           "\n"
           "Convert a number or string to an integer.  x must be a real number, or a str, bytes or bytearray "
           "literal in the given base (2-36; 0: as the literal's prefix says).",
    .generic_attributes = GENERIC_GETATTR,
};

/* ---- bool: int's, but for making one, its text, and & ^ | between bools */

static Object *bool_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    (void)type;
    if (arguments_no_keywords(rt, "bool", arguments) < 0 ||
        arguments_check_count(rt, "bool", arguments, 0, 1) < 0)
        return NULL;
    if (arguments->count == 0)
        return bool_from(rt, false);
    int truth = object_is_true(rt, argument_at(arguments, 0));
    return truth < 0 ? NULL : bool_from(rt, truth != 0);
}

static Object *bool_repr(Runtime *rt, Object *object)
{
    return str_intern_cstring(rt, int_sign(object) != 0 ? "True" : "False");
}

static bool both_bools(const Runtime *rt, const Object *left, const Object *right)
{
    return object_is_exact(rt, left, TYPE_BOOL) && object_is_exact(rt, right, TYPE_BOOL);
}

static Object *bool_and(Runtime *rt, Object *left, Object *right)
{
    if (both_bools(rt, left, right))
        return bool_from(rt, int_sign(left) != 0 && int_sign(right) != 0);
    return int_slot_and(rt, left, right);
}

static Object *bool_or(Runtime *rt, Object *left, Object *right)
{
    if (both_bools(rt, left, right))
        return bool_from(rt, int_sign(left) != 0 || int_sign(right) != 0);
    return int_slot_or(rt, left, right);
}

static Object *bool_xor(Runtime *rt, Object *left, Object *right)
{
    if (both_bools(rt, left, right))
        return bool_from(rt, int_sign(left) != int_sign(right));
    return int_slot_xor(rt, left, right);
}

const TypeDefinition bool_definition = {
    .slots = {.dealloc = int_dealloc,
              .getsizeof = int_sizeof,
              .new = bool_new,
              .repr = bool_repr,
              INT_ARITHMETIC_SLOTS,
              .nb_and = bool_and,
              .nb_xor = bool_xor,
              .nb_or = bool_or,
              .nb_negative = int_negate,
              .nb_positive = int_as_exact,
              .nb_absolute = int_absolute,
              .nb_bool = is_nonzero,
              .nb_invert = int_invert,
              .nb_int = int_as_exact,
              .nb_float = as_float,
              .nb_index = int_as_exact},
    .doc = "bool(x) -> bool\n\nTrue when x is true, False otherwise.",
};
