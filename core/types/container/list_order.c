/* How list.sort compares keys: the cheapest way that their types allow; see list_order.h. */
#include "types/container/list_order.h"

#include <string.h>

#include "object/protocol.h"
#include "types/container/tuple.h"
#include "types/number/int.h"
#include "types/text/str.h"

static int less_of_any(KeyOrder *order, Object *left, Object *right)
{
    return object_compare(order->rt, left, right, COMPARE_LT);
}

/* All keys have one type; it is asked directly, and in the ordinary way when it has no answer. */
static int less_of_one_type(KeyOrder *order, Object *left, Object *right)
{
    Runtime *rt = order->rt;
    if (type_richcompare_slot(object_type(left)) != order->compare)
        return object_compare(rt, left, right, COMPARE_LT);
    Object *result = order->compare(rt, left, right, COMPARE_LT);
    if (result == &rt->statics.not_implemented) {
        object_decref(rt, result);
        return object_compare(rt, left, right, COMPARE_LT);
    }
    if (result == NULL)
        return -1;
    int truth = object_is_true(rt, result);
    object_decref(rt, result);
    return truth;
}

static int less_of_latin1(KeyOrder *order, Object *left, Object *right)
{
    (void)order;
    int64_t shorter = str_length(left) < str_length(right) ? str_length(left) : str_length(right);
    const uint8_t *a = str_data(left);
    const uint8_t *b = str_data(right);
    if (*a != *b) /* the 0 behind the last character is below them all */
        return *a < *b;
    int difference = memcmp(a, b, (size_t)shorter);
    return difference != 0 ? difference < 0 : str_length(left) < str_length(right);
}

static int less_of_digits(KeyOrder *order, Object *left, Object *right)
{
    (void)order;
    return int_medium_value(left) < int_medium_value(right);
}

static int less_of_ints(KeyOrder *order, Object *left, Object *right)
{
    (void)order;
    int64_t left_size = ((const VarObject *)left)->ob_size;
    int64_t right_size = ((const VarObject *)right)->ob_size;
    return left_size != right_size ? left_size < right_size : int_compare(left, right) < 0;
}

static int less_of_floats(KeyOrder *order, Object *left, Object *right)
{
    (void)order;
    return ((const FloatObject *)left)->ob_fval < ((const FloatObject *)right)->ob_fval;
}

static int less_of_tuples(KeyOrder *order, Object *left, Object *right)
{
    int64_t i = 0;
    for (; i < tuple_size(left) && i < tuple_size(right); i++) {
        int equal = object_compare(order->rt, tuple_get(left, i), tuple_get(right, i), COMPARE_EQ);
        if (equal < 0)
            return -1;
        if (equal == 0)
            break;
    }
    if (i >= tuple_size(left) || i >= tuple_size(right))
        return tuple_size(left) < tuple_size(right);
    if (i == 0)
        return order->less_first(order, tuple_get(left, 0), tuple_get(right, 0));
    return object_compare(order->rt, tuple_get(left, i), tuple_get(right, i), COMPARE_LT);
}

static bool is_short(const Object *key, TypeId id)
{
    if (id == TYPE_STR)
        return str_kind(key) == 1;
    return id != TYPE_INT || int_is_medium(key);
}

typedef struct KeyKinds {
    const TypeObject *type; /* that all have; NULL: several */
    bool are_short;         /* Latin-1, or of one digit */
    bool are_tuples;        /* of one item at least; `type` is then that of the first items */
} KeyKinds;

static TypeId special_type(const Runtime *rt, const TypeObject *type)
{
    static const uint8_t special[] = {TYPE_STR, TYPE_INT, TYPE_FLOAT};
    for (unsigned i = 0; i < sizeof special; i++) {
        if (type == runtime_type(rt, (TypeId)special[i]))
            return (TypeId)special[i];
    }
    return TYPE_NO_SLOT;
}

static bool is_filled_tuple(const Runtime *rt, const Object *object)
{
    return object_is_exact(rt, object, TYPE_TUPLE) && tuple_size(object) > 0;
}

static KeyKinds look_at_keys(const Runtime *rt, const Ref *keys, int64_t count)
{
    const Object *first = ref_pointer(keys[0]);
    bool are_tuples = is_filled_tuple(rt, first);
    KeyKinds kinds = {object_type(are_tuples ? tuple_get(first, 0) : first), true, are_tuples};
    TypeId special = special_type(rt, kinds.type);
    for (int64_t i = 0; i < count; i++) {
        const Object *key = ref_pointer(keys[i]);
        if (kinds.are_tuples && !is_filled_tuple(rt, key))
            return (KeyKinds){NULL, false, false};
        if (kinds.are_tuples)
            key = tuple_get(key, 0);
        if (kinds.type != NULL && object_type(key) != kinds.type) {
            kinds.type = NULL;
            if (!kinds.are_tuples)
                break;
        }
        if (kinds.type != NULL && kinds.are_short)
            kinds.are_short = is_short(key, special);
    }
    return kinds;
}

static Less less_for(KeyOrder *order, const KeyKinds *kinds)
{
    if (kinds->type == NULL)
        return less_of_any;
    TypeId special = special_type(order->rt, kinds->type);
    if (special == TYPE_STR && kinds->are_short)
        return less_of_latin1;
    if (special == TYPE_INT)
        return kinds->are_short ? less_of_digits : less_of_ints;
    if (special == TYPE_FLOAT)
        return less_of_floats;
    order->compare = type_richcompare_slot(kinds->type);
    return order->compare != NULL ? less_of_one_type : less_of_any;
}

void key_order_choose(KeyOrder *order, const Ref *keys, int64_t count)
{
    KeyKinds kinds = look_at_keys(order->rt, keys, count);
    order->less = less_for(order, &kinds);
    if (!kinds.are_tuples)
        return;
    bool nested = kinds.type == runtime_type(order->rt, TYPE_TUPLE);
    order->less_first = nested ? less_of_any : order->less;
    order->less = less_of_tuples;
}
