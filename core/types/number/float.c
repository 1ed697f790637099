/* Making, comparing, hashing and freeing floats. */
#include "types/number/float.h"

#include <string.h>

#include "object/error.h"
#include "types/free.h"
#include "types/hash.h"
#include "types/none.h"
#include "types/number/bool.h"
#include "types/number/int.h"

/* ---- the free list: linked through ob_type, the only word of a dead float that is of no use */

static Object *take_free(Runtime *rt)
{
    Object *object = ref_pointer(rt->free_lists.float_first);
    if (object == NULL)
        return NULL;
    rt->free_lists.float_first = object->ob_type;
    rt->free_lists.float_count--;
    object->ob_type = ref_of(runtime_type(rt, TYPE_FLOAT));
    object_revive(rt, object);
    return object;
}

int64_t float_clear_free_list(Runtime *rt)
{
    int64_t count = rt->free_lists.float_count;
    while (rt->free_lists.float_first != NO_REF) {
        Object *object = ref_pointer(rt->free_lists.float_first);
        rt->free_lists.float_first = object->ob_type;
        rt->free_lists.float_count--;
        memory_free(&rt->memory, object);
    }
    return count;
}

void float_dealloc(Runtime *rt, Object *object)
{
    if (!object_is_exact_float(rt, object) || rt->free_lists.float_count >= PROFILE_FLOAT_FREE_LIST) {
        object_free(rt, object);
        return;
    }
    object->ob_type = rt->free_lists.float_first;
    rt->free_lists.float_first = ref_of(object);
    rt->free_lists.float_count++;
    event_post(&rt->memory, OURO_EVENT_FREE_LIST_PUT, ref_of(object), NO_REF, 0);
}

Object *float_from_double(Runtime *rt, double value)
{
    Object *object = take_free(rt);
    if (object == NULL)
        object = object_new(rt, runtime_type(rt, TYPE_FLOAT), (int64_t)sizeof(FloatObject));
    if (object == NULL)
        return NULL;
    ((FloatObject *)object)->ob_fval = value;
    return object;
}

/* ---- comparing */

/* Compares fraction * 2**shift with |number|; 2**63 <= fraction, and |number| has 64 + shift bits. */
static int compare_magnitude(uint64_t fraction, int shift, const Object *number)
{
    const uint32_t *digits = ((const IntObject *)number)->ob_digit;
    for (int64_t i = int_digit_count(number) - 1; i >= 0; i--) {
        int64_t position = i * INT_DIGIT_BITS - shift; /* of the digit's lowest bit in fraction */
        uint64_t own = 0;
        if (position >= 64) {
            own = 0;
        } else if (position >= 0) {
            own = fraction >> position & INT_DIGIT_MASK;
        } else if (position > -INT_DIGIT_BITS) {
            own = fraction << -position & INT_DIGIT_MASK;
        }
        if (own != digits[i])
            return own < digits[i] ? -1 : 1;
    }
    /* What of the double lies below the point. */
    if (shift >= 0)
        return 0;
    return (fraction & ((UINT64_C(1) << -shift) - 1)) != 0 ? 1 : 0;
}

int float_compare_int(double value, const Object *number)
{
    int sign = (value > 0) - (value < 0);
    int number_sign = int_sign(number);
    if (sign != number_sign)
        return sign < number_sign ? -1 : 1;
    if (sign == 0)
        return 0;
    uint64_t bits;
    memcpy(&bits, &value, 8);
    int exponent = (int)(bits >> 52 & 0x7ff);
    if (exponent == 0x7ff)
        return sign;
    int64_t length = exponent - 1022; /* bits before the point; subnormals have none anyhow */
    int64_t number_length = int_bit_length(number);
    if (length != number_length)
        return (length < number_length) == (sign > 0) ? -1 : 1;
    uint64_t fraction = bits << 11 | UINT64_C(1) << 63;
    return sign * compare_magnitude(fraction, (int)length - 64, number);
}

static Object *compare_doubles(Runtime *rt, double left, double right, enum CompareOperator operator)
{
    if (left != left || right != right)
        return bool_from(rt, operator== COMPARE_NE);
    return bool_from_order(rt, (left > right) - (left < right), operator);
}

Object *float_richcompare(Runtime *rt, Object *left, Object *right, enum CompareOperator operator)
{
    double value = float_value(left);
    if (type_is_subtype(object_type(right), runtime_type(rt, TYPE_FLOAT)))
        return compare_doubles(rt, value, float_value(right), operator);
    if (!object_is_int(right))
        return not_implemented_new(rt);
    if (value != value)
        return bool_from(rt, operator== COMPARE_NE);
    return bool_from_order(rt, float_compare_int(value, right), operator);
}

int64_t float_hash(Runtime *rt, Object *object)
{
    (void)rt;
    double value = float_value(object);
    return value != value ? object_hash_address(object) : hash_double(value);
}
