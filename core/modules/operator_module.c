/* The module _operator: the operators as functions. itemgetter and its like are in operator_getters.c. CPython:
 * Modules/_operator.c. */

#include "modules/module_support.h"
#include "object/error.h"
#include "object/function.h"
#include "object/protocol.h"
#include "types/abstract.h"
#include "types/container/slice.h"
#include "types/error/exception.h"
#include "types/none.h"
#include "types/number/bool.h"
#include "types/number/int.h"

#define BINARY(name, op) \
    static Object *operator_##name(Runtime *rt, Object *self, const Arguments *arguments) \
    { \
        (void)self; \
        return number_binary(rt, argument_at(arguments, 0), argument_at(arguments, 1), op); \
    } \
    static Object *operator_i##name(Runtime *rt, Object *self, const Arguments *arguments) \
    { \
        (void)self; \
        return number_binary(rt, argument_at(arguments, 0), argument_at(arguments, 1), BINARY_COUNT + (op)); \
    }
BINARY(add, BINARY_ADD)
BINARY(sub, BINARY_SUBTRACT)
BINARY(mul, BINARY_MULTIPLY)
BINARY(matmul, BINARY_MATRIX_MULTIPLY)
BINARY(floordiv, BINARY_FLOOR_DIVIDE)
BINARY(truediv, BINARY_TRUE_DIVIDE)
BINARY(mod, BINARY_REMAINDER)
BINARY(pow, BINARY_POWER)
BINARY(lshift, BINARY_LSHIFT)
BINARY(rshift, BINARY_RSHIFT)
BINARY(and, BINARY_AND)
BINARY(xor, BINARY_XOR)
BINARY(or, BINARY_OR)
#undef BINARY

#define UNARY(name, function) \
    static Object *operator_##name(Runtime *rt, Object *self, const Arguments *arguments) \
    { \
        (void)self; \
        return function(rt, argument_at(arguments, 0)); \
    }
UNARY(neg, number_negative)
UNARY(pos, number_positive)
UNARY(abs, number_absolute)
UNARY(inv, number_invert)
UNARY(index, number_index)
#undef UNARY

#define COMPARISON(name, op) \
    static Object *operator_##name(Runtime *rt, Object *self, const Arguments *arguments) \
    { \
        (void)self; \
        return object_richcompare(rt, argument_at(arguments, 0), argument_at(arguments, 1), op); \
    }
COMPARISON(lt, COMPARE_LT)
COMPARISON(le, COMPARE_LE)
COMPARISON(eq, COMPARE_EQ)
COMPARISON(ne, COMPARE_NE)
COMPARISON(gt, COMPARE_GT)
COMPARISON(ge, COMPARE_GE)
#undef COMPARISON

static Object *operator_truth(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    int truth = object_is_true(rt, argument_at(arguments, 0));
    return truth < 0 ? NULL : bool_from(rt, truth != 0);
}

static Object *operator_not(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    int truth = object_is_true(rt, argument_at(arguments, 0));
    return truth < 0 ? NULL : bool_from(rt, truth == 0);
}

static Object *operator_is(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    return bool_from(rt, argument_at(arguments, 0) == argument_at(arguments, 1));
}

static Object *operator_is_not(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    return bool_from(rt, argument_at(arguments, 0) != argument_at(arguments, 1));
}

static Object *operator_contains(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    int found = object_contains(rt, argument_at(arguments, 0), argument_at(arguments, 1));
    return found < 0 ? NULL : bool_from(rt, found != 0);
}

/* How many items are equal, or, `first`, the index of the first: -1 none, -2 and an error. */
static int64_t search(Runtime *rt, const Arguments *arguments, bool first)
{
    Object *iterator = object_iter(rt, argument_at(arguments, 0));
    int64_t count = 0, index = 0;
    if (iterator == NULL) {
        if (error_matches(rt, ERROR_TYPE))
            error_format(rt, ERROR_TYPE, "argument of type '%.200T' is not iterable",
                         argument_at(arguments, 0));
        return -2;
    }
    for (;; index++) {
        Object *item = iterator_next(rt, iterator);
        if (item == NULL)
            break;
        int equal = object_compare(rt, item, argument_at(arguments, 1), COMPARE_EQ);
        object_decref(rt, item);
        if (equal < 0 || (equal > 0 && first)) {
            object_decref(rt, iterator);
            return equal < 0 ? -2 : index;
        }
        count += equal;
    }
    object_decref(rt, iterator);
    if (error_occurred(rt))
        return -2;
    return first ? -1 : count;
}

static Object *operator_indexOf(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    int64_t index = search(rt, arguments, true);
    if (index >= 0)
        return int_from_int64(rt, index);
    if (index == -1)
        error_set(rt, ERROR_VALUE, "sequence.index(x): x not in sequence");
    return NULL;
}

static Object *operator_countOf(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    int64_t count = search(rt, arguments, false);
    return count < 0 ? NULL : int_from_int64(rt, count);
}

static Object *operator_concat(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    return sequence_concat(rt, argument_at(arguments, 0), argument_at(arguments, 1));
}

static Object *operator_iconcat(Runtime *rt, Object *self, const Arguments *arguments)
{
    Object *left = argument_at(arguments, 0), *right = argument_at(arguments, 1);
    const TypeObject *type = object_type(left);
    BinaryFunction in_place = type_sq_inplace_concat(type);
    (void)self;
    if (in_place != NULL)
        return in_place(rt, left, right);
    /* Sequences written in Python have += in the place of it. */
    BinaryFunction add = type_nb_inplace_add(type);
    if (type_sq_concat(type) == NULL && add != NULL && type_sq_item(type) != NULL &&
        type_sq_item(object_type(right)) != NULL) {
        Object *result = add(rt, left, right);
        if (result != runtime_not_implemented(rt))
            return result;
        object_decref(rt, result);
    }
    return sequence_concat(rt, left, right);
}

static Object *operator_getitem(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    return object_get_item(rt, argument_at(arguments, 0), argument_at(arguments, 1));
}

static Object *operator_setitem(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    return object_set_item(rt, argument_at(arguments, 0), argument_at(arguments, 1),
                           argument_at(arguments, 2)) < 0
               ? NULL
               : none_new(rt);
}

static Object *operator_delitem(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    return object_delete_item(rt, argument_at(arguments, 0), argument_at(arguments, 1)) < 0 ? NULL
                                                                                            : none_new(rt);
}

static Object *operator_length_hint(Runtime *rt, Object *self, const Arguments *arguments)
{
    int64_t fallback = 0;
    (void)self;
    if (arguments->count > 1) {
        Object *given = argument_at(arguments, 1);
        if (!object_is_int(given))
            return error_format(rt, ERROR_TYPE, "'%.200T' object cannot be interpreted as an integer", given);
        if (argument_ssize(rt, given, &fallback) < 0)
            return NULL;
    }
    int64_t hint = object_length_hint(rt, argument_at(arguments, 0), fallback);
    return hint < 0 ? NULL : int_from_int64(rt, hint);
}

static Object *operator_call(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    if (arguments->count < 1) {
        error_set(rt, ERROR_TYPE, "call expected at least 1 argument, got 0");
        return NULL;
    }
    const Arguments rest = {arguments->items + 1, arguments->count - 1, arguments->names};
    return object_vectorcall(rt, argument_at(arguments, 0), &rest);
}

#define TWO(name) \
    {#name, operator_##name, 2, 2, 0, "($module, a, b, /)"}, \
    { \
        "i" #name, operator_i##name, 2, 2, 0, "($module, a, b, /)" \
    }
#define ROW(name, function, count) \
    { \
        name, function, count, count, count == 1 ? METHOD_O : 0, NULL \
    }

static const MethodDefinition functions[] = {
    TWO(add),
    TWO(sub),
    TWO(mul),
    TWO(matmul),
    TWO(floordiv),
    TWO(truediv),
    TWO(mod),
    TWO(pow),
    TWO(lshift),
    TWO(rshift),
    TWO(xor),
    ROW("and_", operator_and, 2),
    ROW("iand", operator_iand, 2),
    ROW("or_", operator_or, 2),
    ROW("ior", operator_ior, 2),
    ROW("neg", operator_neg, 1),
    ROW("pos", operator_pos, 1),
    ROW("abs", operator_abs, 1),
    ROW("inv", operator_inv, 1),
    ROW("invert", operator_inv, 1),
    ROW("index", operator_index, 1),
    ROW("lt", operator_lt, 2),
    ROW("le", operator_le, 2),
    ROW("eq", operator_eq, 2),
    ROW("ne", operator_ne, 2),
    ROW("gt", operator_gt, 2),
    ROW("ge", operator_ge, 2),
    ROW("truth", operator_truth, 1),
    ROW("not_", operator_not, 1),
    ROW("is_", operator_is, 2),
    ROW("is_not", operator_is_not, 2),
    ROW("contains", operator_contains, 2),
    ROW("indexOf", operator_indexOf, 2),
    ROW("countOf", operator_countOf, 2),
    ROW("concat", operator_concat, 2),
    ROW("iconcat", operator_iconcat, 2),
    ROW("getitem", operator_getitem, 2),
    ROW("setitem", operator_setitem, 3),
    ROW("delitem", operator_delitem, 2),
    {"length_hint", operator_length_hint, 1, 2, 0, "($module, obj, default=0, /)"},
    {"call", operator_call, 1, ARGUMENTS_ANY, METHOD_KEYWORDS, "($module, obj, /, *args, **kwargs)"},
    {0},
};

static int exec(Runtime *rt, Object *module)
{
    static const uint8_t types[] = {TYPE_ITEMGETTER, TYPE_ATTRGETTER, TYPE_METHODCALLER};
    for (unsigned i = 0; i < sizeof types; i++) {
        if (module_add_type(rt, module, (TypeId)types[i]) < 0)
            return -1;
    }
    return 0;
}

const ModuleDefinition operator_module = {
    .name = "_operator",
    .methods = functions,
    .exec = exec,
    .doc =
        "Operator interface.\n\nThis module exports a set of functions implemented in C corresponding\nto the intrinsic "
        "operators of Python.  For example, operator.add(x, y)\nis equivalent to the expression x+y."};
