/* The few operations that the loop does without asking a type's slot: numbers of one digit, floats, items of exact
 * lists, tuples and dicts. Owns only the shortcuts; whatever they do not cover goes the ordinary way, with the same
 * result. Each gives NULL without an error where it does not apply. */
#ifndef OURO_LANG_EVAL_FAST_H
#define OURO_LANG_EVAL_FAST_H

#include "lang/eval/eval_private.h"
#include "types/container/dict.h"
#include "types/container/list.h"
#include "types/container/tuple.h"
#include "types/number/bool.h"
#include "types/number/float.h"
#include "types/number/int.h"
#include "types/text/str.h"

/* One digit at most, and no subclass. */
ALWAYS_INLINE bool is_medium_int(const Runtime *rt, const Object *object)
{
    return object_is_exact(rt, object, TYPE_INT) && int_is_medium(object);
}

/* Two digits at most, and no subclass: the value fits 60 bits. */
ALWAYS_INLINE bool is_short_int(const Runtime *rt, const Object *object)
{
    return object_is_exact(rt, object, TYPE_INT) && (uint64_t)((const VarObject *)object)->ob_size + 2 < 5;
}

ALWAYS_INLINE int64_t short_int_value(const Object *object)
{
    const IntObject *number = (const IntObject *)object;
    int64_t size = number->ob_base.ob_size;
    if (LIKELY((uint64_t)size + 1 < 3))
        return size * (int64_t)number->ob_digit[0];
    int64_t magnitude = (int64_t)number->ob_digit[1] << INT_DIGIT_BITS | number->ob_digit[0];
    return size < 0 ? -magnitude : magnitude;
}

/* For |value| < 2 ** 61. NULL and MemoryError. */
ALWAYS_INLINE Object *fast_int(Runtime *rt, int64_t value)
{
    if (int_value_is_small(value))
        return object_incref(
            (Object *)(uintptr_t)&rt->statics.small_ints[value + PROFILE_SMALL_INT_NEGATIVE].ob_base.ob_base);
    uint64_t magnitude = value < 0 ? (uint64_t)-value : (uint64_t)value;
    if (UNLIKELY(magnitude >> 2 * INT_DIGIT_BITS != 0))
        return int_from_int64(rt, value);
    int64_t digits = magnitude > INT_DIGIT_MASK ? 2 : 1;
    /* CPython asks for one digit's padding, too. */
    IntObject *number = memory_alloc(&rt->memory, sizeof(IntObject) + 2 * sizeof(uint32_t));
    if (UNLIKELY(number == NULL)) {
        error_no_memory(rt);
        return NULL;
    }
    TypeObject *type = runtime_type(rt, TYPE_INT);
    number->ob_base.ob_base.ob_refcnt = 1;
    number->ob_base.ob_base.ob_type = live(type);
    event_post(&rt->memory, OURO_EVENT_OBJECT_NEW, live(number), live(type), 0);
    number->ob_base.ob_size = value < 0 ? -digits : digits;
    number->ob_digit[0] = (uint32_t)magnitude & INT_DIGIT_MASK;
    if (digits > 1)
        number->ob_digit[1] = (uint32_t)(magnitude >> INT_DIGIT_BITS);
    return &number->ob_base.ob_base;
}

/* An int whose count is 0 and whose pool becomes another's business, or that somebody watches. */
static NEVER_INLINE void free_int(Runtime *rt, Object *number)
{
    if (host_of(rt)->attention != 0)
        object_dealloc(rt, number);
    else
        memory_free_slowly(&rt->memory, number);
}

/* The same as object_decref, without the way through its type. */
ALWAYS_INLINE void fast_decref_int(Runtime *rt, Object *number)
{
    if (--number->ob_refcnt != 0)
        return;
    if (UNLIKELY(host_of(rt)->attention != 0 || OURO_VERIFY || !pool_free_used(&rt->memory, number)))
        free_int(rt, number);
}

/* The same as float_from_double and object_decref, without a call where a dead float is at hand, or there is room to
 * keep this one. */
ALWAYS_INLINE Object *fast_float(Runtime *rt, double value)
{
    FreeLists *lists = &rt->free_lists;
    FloatObject *number = ref_pointer(lists->float_first);
    if (UNLIKELY(number == NULL || host_of(rt)->attention != 0))
        return float_from_double(rt, value);
    lists->float_first = number->ob_base.ob_type;
    lists->float_count--;
    number->ob_base.ob_refcnt = 1;
    number->ob_base.ob_type = live(runtime_type(rt, TYPE_FLOAT));
    number->ob_fval = value;
    return &number->ob_base;
}

ALWAYS_INLINE void fast_decref_float(Runtime *rt, Object *number)
{
    FreeLists *lists = &rt->free_lists;
    if (--number->ob_refcnt != 0)
        return;
    if (UNLIKELY(host_of(rt)->attention != 0 || lists->float_count >= PROFILE_FLOAT_FREE_LIST)) {
        object_dealloc(rt, number);
        return;
    }
    number->ob_type = lists->float_first;
    lists->float_first = live(number);
    lists->float_count++;
}

/* object_dealloc of what mostly dies in a loop. */
static NEVER_INLINE void fast_dealloc(Runtime *rt, Object *object)
{
    const TypeObject *type = object_type(object);
    FreeLists *lists = &rt->free_lists;
    if (UNLIKELY(host_of(rt)->attention != 0)) {
        object_dealloc(rt, object);
    } else if (type == runtime_type(rt, TYPE_INT)) {
        memory_free(&rt->memory, object);
    } else if (type == runtime_type(rt, TYPE_FLOAT) && lists->float_count < PROFILE_FLOAT_FREE_LIST) {
        object->ob_type = lists->float_first;
        lists->float_first = live(object);
        lists->float_count++;
    } else {
        object_dealloc(rt, object);
    }
}

ALWAYS_INLINE Object *fast_ascii_character(const Runtime *rt, const Object *text, int64_t index)
{
    uint8_t character = ((const uint8_t *)str_data(text))[index];
    return object_incref((Object *)(uintptr_t)&rt->statics.ascii[character].base.ob_base);
}

/* left op right, for the operators that it pays for; NULL also without memory, with its error. */
ALWAYS_INLINE Object *fast_binary(Runtime *rt, const Object *left, const Object *right, int op)
{
    if (is_short_int(rt, left) && is_short_int(rt, right)) {
        int64_t a = short_int_value(left);
        int64_t b = short_int_value(right);
        switch (op) {
        case BINARY_ADD:
        case BINARY_ADD + BINARY_COUNT:
            return fast_int(rt, a + b);
        case BINARY_SUBTRACT:
        case BINARY_SUBTRACT + BINARY_COUNT:
            return fast_int(rt, a - b);
        case BINARY_MULTIPLY:
        case BINARY_MULTIPLY + BINARY_COUNT:
            if (is_medium_int(rt, left) && is_medium_int(rt, right))
                return fast_int(rt, a * b);
            return NULL;
        case BINARY_AND:
        case BINARY_AND + BINARY_COUNT:
            return fast_int(rt, a & b);
        case BINARY_OR:
        case BINARY_OR + BINARY_COUNT:
            return fast_int(rt, a | b);
        case BINARY_XOR:
        case BINARY_XOR + BINARY_COUNT:
            return fast_int(rt, a ^ b);
        case BINARY_REMAINDER:
        case BINARY_REMAINDER + BINARY_COUNT:
            if (a >= 0 && b > 0)
                return fast_int(rt, a % b);
            return NULL;
        case BINARY_FLOOR_DIVIDE:
        case BINARY_FLOOR_DIVIDE + BINARY_COUNT:
            if (a >= 0 && b > 0)
                return fast_int(rt, a / b);
            return NULL;
        case BINARY_RSHIFT:
        case BINARY_RSHIFT + BINARY_COUNT:
            if (b >= 0 && b < 63)
                return fast_int(rt, a >> b);
            return NULL;
        default:
            return NULL;
        }
    }
    if (object_is_exact(rt, left, TYPE_FLOAT) && object_is_exact(rt, right, TYPE_FLOAT)) {
        double a = float_value(left);
        double b = float_value(right);
        switch (op) {
        case BINARY_ADD:
        case BINARY_ADD + BINARY_COUNT:
            return float_from_double(rt, a + b);
        case BINARY_SUBTRACT:
        case BINARY_SUBTRACT + BINARY_COUNT:
            return float_from_double(rt, a - b);
        case BINARY_MULTIPLY:
        case BINARY_MULTIPLY + BINARY_COUNT:
            return float_from_double(rt, a * b);
        case BINARY_TRUE_DIVIDE:
        case BINARY_TRUE_DIVIDE + BINARY_COUNT:
            if (b != 0)
                return float_from_double(rt, a / b);
            return NULL;
        default:
            return NULL;
        }
    }
    return NULL;
}

/* ---- without an error: NULL says that it cannot be done in a moment, whatever the reason */

/* For |value| < 2 ** 60. */
ALWAYS_INLINE Object *quick_int(Runtime *rt, int64_t value)
{
    if (int_value_is_small(value))
        return object_incref(
            (Object *)(uintptr_t)&rt->statics.small_ints[value + PROFILE_SMALL_INT_NEGATIVE].ob_base.ob_base);
    if (UNLIKELY(host_of(rt)->attention != 0))
        return NULL;
    uint64_t magnitude = value < 0 ? (uint64_t)-value : (uint64_t)value;
    int64_t digits = magnitude > INT_DIGIT_MASK ? 2 : 1;
    /* One digit or two: the block is of the same size. */
    IntObject *number = memory_alloc(&rt->memory, sizeof(IntObject) + 2 * sizeof(uint32_t));
    if (UNLIKELY(number == NULL))
        return NULL;
    number->ob_base.ob_base.ob_refcnt = 1;
    number->ob_base.ob_base.ob_type = live(runtime_type(rt, TYPE_INT));
    number->ob_base.ob_size = value < 0 ? -digits : digits;
    number->ob_digit[0] = (uint32_t)magnitude & INT_DIGIT_MASK;
    if (digits > 1)
        number->ob_digit[1] = (uint32_t)(magnitude >> INT_DIGIT_BITS);
    return &number->ob_base.ob_base;
}

_Static_assert(sizeof(IntObject) + 2 * sizeof(uint32_t) <= 2 * PROFILE_ALIGNMENT &&
                   sizeof(IntObject) + sizeof(uint32_t) > PROFILE_ALIGNMENT,
               "ints of one digit and of two are in one size class");

ALWAYS_INLINE Object *quick_float(Runtime *rt, double value)
{
    FreeLists *lists = &rt->free_lists;
    FloatObject *number = ref_pointer(lists->float_first);
    if (UNLIKELY(number == NULL || host_of(rt)->attention != 0))
        return NULL;
    lists->float_first = number->ob_base.ob_type;
    lists->float_count--;
    number->ob_base.ob_refcnt = 1;
    number->ob_base.ob_type = live(runtime_type(rt, TYPE_FLOAT));
    number->ob_fval = value;
    return &number->ob_base;
}

/* Of ints of one digit. */
ALWAYS_INLINE Object *quick_int_operation(Runtime *rt, int64_t a, int64_t b, int op)
{
    switch (op) {
    case BINARY_ADD:
        return quick_int(rt, a + b);
    case BINARY_SUBTRACT:
        return quick_int(rt, a - b);
    case BINARY_MULTIPLY:
        return quick_int(rt, a * b);
    case BINARY_REMAINDER:
        return a >= 0 && b > 0 ? quick_int(rt, (uint32_t)a % (uint32_t)b) : NULL;
    case BINARY_FLOOR_DIVIDE:
        return a >= 0 && b > 0 ? quick_int(rt, (uint32_t)a / (uint32_t)b) : NULL;
    case BINARY_AND:
        return quick_int(rt, a & b);
    case BINARY_OR:
        return quick_int(rt, a | b);
    case BINARY_XOR:
        return quick_int(rt, a ^ b);
    case BINARY_RSHIFT:
        return b >= 0 && b < 63 ? quick_int(rt, a >> b) : NULL;
    case BINARY_LSHIFT:
        return b >= 0 && b < 30 ? quick_int(rt, a * (INT64_C(1) << b)) : NULL;
    case BINARY_TRUE_DIVIDE:
        return b != 0 ? quick_float(rt, (double)a / (double)b) : NULL;
    default:
        return NULL;
    }
}

ALWAYS_INLINE Object *quick_float_operation(Runtime *rt, double a, double b, int op)
{
    switch (op) {
    case BINARY_ADD:
        return quick_float(rt, a + b);
    case BINARY_SUBTRACT:
        return quick_float(rt, a - b);
    case BINARY_MULTIPLY:
        return quick_float(rt, a * b);
    case BINARY_TRUE_DIVIDE:
        return b != 0 ? quick_float(rt, a / b) : NULL;
    default:
        return NULL;
    }
}

/* left op right, both borrowed, of ints of one digit and floats. */
ALWAYS_INLINE Object *quick_operation(Runtime *rt, const Object *left, const Object *right, int op)
{
    op -= op >= BINARY_COUNT ? BINARY_COUNT : 0;
    if (is_medium_int(rt, left)) {
        if (is_medium_int(rt, right))
            return quick_int_operation(rt, int_medium_value(left), int_medium_value(right), op);
        if (object_is_exact(rt, right, TYPE_FLOAT))
            return quick_float_operation(rt, (double)int_medium_value(left), float_value(right), op);
        return NULL;
    }
    if (!object_is_exact(rt, left, TYPE_FLOAT))
        return NULL;
    if (object_is_exact(rt, right, TYPE_FLOAT))
        return quick_float_operation(rt, float_value(left), float_value(right), op);
    if (is_medium_int(rt, right))
        return quick_float_operation(rt, float_value(left), (double)int_medium_value(right), op);
    return NULL;
}

/* ---- one operator each: NULL where it does not apply, or there is no memory (with its error) */

ALWAYS_INLINE bool are_medium_ints(const Runtime *rt, const Object *left, const Object *right)
{
    return is_medium_int(rt, left) && is_medium_int(rt, right);
}

ALWAYS_INLINE Object *fast_int_sum(Runtime *rt, const Object *left, const Object *right)
{
    if (!is_short_int(rt, left) || !is_short_int(rt, right))
        return NULL;
    return fast_int(rt, short_int_value(left) + short_int_value(right));
}
ALWAYS_INLINE Object *fast_int_difference(Runtime *rt, const Object *left, const Object *right)
{
    if (!is_short_int(rt, left) || !is_short_int(rt, right))
        return NULL;
    return fast_int(rt, short_int_value(left) - short_int_value(right));
}
ALWAYS_INLINE Object *fast_int_product(Runtime *rt, const Object *left, const Object *right)
{
    if (!are_medium_ints(rt, left, right))
        return NULL;
    return fast_int(rt, int_medium_value(left) * int_medium_value(right));
}
ALWAYS_INLINE Object *fast_int_remainder(Runtime *rt, const Object *left, const Object *right)
{
    if (!are_medium_ints(rt, left, right) || int_sign(left) < 0 || int_sign(right) <= 0)
        return NULL;
    return fast_int(rt, (uint32_t)int_medium_value(left) % (uint32_t)int_medium_value(right));
}

ALWAYS_INLINE bool are_floats(const Runtime *rt, const Object *left, const Object *right)
{
    return object_is_exact(rt, left, TYPE_FLOAT) && object_is_exact(rt, right, TYPE_FLOAT);
}

ALWAYS_INLINE Object *fast_float_sum(Runtime *rt, const Object *left, const Object *right)
{
    return are_floats(rt, left, right) ? fast_float(rt, float_value(left) + float_value(right)) : NULL;
}
ALWAYS_INLINE Object *fast_float_difference(Runtime *rt, const Object *left, const Object *right)
{
    return are_floats(rt, left, right) ? fast_float(rt, float_value(left) - float_value(right)) : NULL;
}
ALWAYS_INLINE Object *fast_float_product(Runtime *rt, const Object *left, const Object *right)
{
    return are_floats(rt, left, right) ? fast_float(rt, float_value(left) * float_value(right)) : NULL;
}
ALWAYS_INLINE Object *fast_no_result(Runtime *rt, const Object *left, const Object *right)
{
    (void)rt, (void)left, (void)right;
    return NULL;
}

/* 1, 0, or -1: ask the slots. */
ALWAYS_INLINE int fast_compare(const Runtime *rt, const Object *left, const Object *right, int op)
{
    if (is_short_int(rt, left) && is_short_int(rt, right)) {
        int64_t a = short_int_value(left);
        int64_t b = short_int_value(right);
        /* For each operator, from the lowest four bits on: is it true of less, equal, greater? */
        const uint32_t truths = 0x645231;
        return truths >> (4 * op + (a > b) + (a >= b)) & 1;
    }
    if (object_is_exact(rt, left, TYPE_FLOAT) && object_is_exact(rt, right, TYPE_FLOAT)) {
        double a = float_value(left);
        double b = float_value(right);
        switch (op) {
        case COMPARE_LT:
            return a < b;
        case COMPARE_LE:
            return a <= b;
        case COMPARE_EQ:
            return a == b;
        case COMPARE_NE:
            return a != b;
        case COMPARE_GT:
            return a > b;
        default:
            return a >= b;
        }
    }
    if (op == COMPARE_EQ || op == COMPARE_NE) {
        if (str_is_exact(rt, left) && str_is_exact(rt, right))
            return (left == right || str_equal(left, right)) == (op == COMPARE_EQ);
    }
    return -1;
}

/* container[index] of an exact list, tuple or ASCII str, with an int of one digit that lies inside. */
ALWAYS_INLINE Object *fast_item(const Runtime *rt, const Object *container, const Object *index)
{
    if (!is_medium_int(rt, index))
        return NULL;
    int64_t i = int_medium_value(index);
    if (object_is_exact(rt, container, TYPE_LIST)) {
        int64_t size = list_size(container);
        i += i < 0 ? size : 0;
        return (uint64_t)i < (uint64_t)size ? object_incref(list_get(container, i)) : NULL;
    }
    if (object_is_exact(rt, container, TYPE_TUPLE)) {
        int64_t size = tuple_size(container);
        i += i < 0 ? size : 0;
        return (uint64_t)i < (uint64_t)size ? object_incref(tuple_get(container, i)) : NULL;
    }
    if (str_is_exact(rt, container) && str_is_ascii(container)) {
        int64_t length = str_length(container);
        i += i < 0 ? length : 0;
        return (uint64_t)i < (uint64_t)length ? fast_ascii_character(rt, container, i) : NULL;
    }
    return NULL;
}

#endif
