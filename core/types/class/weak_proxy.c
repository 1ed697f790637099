/* Weak proxies: every operation is done on what they refer to. Owns their operators; making them is weakref.h's.
 * CPython: Objects/weakrefobject.c. */
#include "object/function.h"
#include "object/protocol.h"
#include "types/abstract.h"
#include "types/builtin_slots.h"
#include "types/call.h"
#include "types/class/type.h"
#include "types/class/weakref.h"
#include "types/error/exception.h"
#include "types/names.h"

/* New reference to the referent, or to the object itself when it is no proxy; NULL and ReferenceError. */
static Object *unwrap(Runtime *rt, Object *object)
{
    if (!object_is_proxy(rt, object))
        return object_incref(object);
    Object *referent = weakref_get(rt, object);
    if (referent != runtime_none(rt))
        return object_incref(referent);
    error_set(rt, ERROR_REFERENCE, "weakly-referenced object no longer exists");
    return NULL;
}

/* ---- slots that weakref.h declares */

Object *weak_proxy_richcompare(Runtime *rt, Object *left, Object *right, enum CompareOperator op)
{
    Object *left_object = unwrap(rt, left);
    if (left_object == NULL)
        return NULL;
    Object *right_object = unwrap(rt, right);
    Object *result = right_object == NULL ? NULL : object_richcompare(rt, left_object, right_object, op);
    object_xdecref(rt, right_object);
    object_decref(rt, left_object);
    return result;
}

Object *weak_proxy_call(Runtime *rt, Object *callable, const Arguments *arguments)
{
    Object *object = unwrap(rt, callable);
    if (object == NULL)
        return NULL;
    Object *result = object_vectorcall(rt, object, arguments);
    object_decref(rt, object);
    return result;
}

Object *weak_proxy_getattro(Runtime *rt, Object *proxy, Object *name)
{
    Object *object = unwrap(rt, proxy);
    if (object == NULL)
        return NULL;
    Object *value = object_getattr(rt, object, name);
    object_decref(rt, object);
    return value;
}

int weak_proxy_setattro(Runtime *rt, Object *proxy, Object *name, Object *value)
{
    Object *object = unwrap(rt, proxy);
    if (object == NULL)
        return -1;
    int status = object_setattr(rt, object, name, value);
    object_decref(rt, object);
    return status;
}

/* ---- of one operand */

static Object *on_one(Runtime *rt, Object *proxy, UnaryFunction function)
{
    Object *object = unwrap(rt, proxy);
    Object *result = object == NULL ? NULL : function(rt, object);
    object_xdecref(rt, object);
    return result;
}

/* X(slot, what does it) */
#define PROXY_UNARY(X) \
    X(negative, number_negative) \
    X(positive, number_positive) \
    X(absolute, number_absolute) \
    X(invert, number_invert) \
    X(int, number_int) \
    X(float, number_float) \
    X(index, number_index) \
    X(str, object_str) \
    X(iter, object_iter)

#define UNARY_FUNCTION(slot, function) \
    static Object *proxy_##slot(Runtime *rt, Object *proxy) { return on_one(rt, proxy, function); }
PROXY_UNARY(UNARY_FUNCTION)
#undef UNARY_FUNCTION

static int proxy_bool(Runtime *rt, Object *proxy)
{
    Object *object = unwrap(rt, proxy);
    int result = object == NULL ? -1 : object_is_true(rt, object);
    object_xdecref(rt, object);
    return result;
}

static Object *step(Runtime *rt, Object *object)
{
    if (type_iternext_slot(object_type(object)) != NULL)
        return iterator_next(rt, object);
    return error_format(rt, ERROR_TYPE, "Weakref proxy referenced a non-iterator '%.200T' object", object);
}

static Object *proxy_next(Runtime *rt, Object *proxy) { return on_one(rt, proxy, step); }

static Object *proxy_repr(Runtime *rt, Object *proxy)
{
    Object *referent = weakref_get(rt, proxy);
    return text_from_format(rt, "<weakproxy at %p to %s at %p>", (void *)proxy,
                            type_name_of(object_type(referent)), (void *)referent);
}

/* ---- of two, either of which may be the proxy */

static Object *on_two(Runtime *rt, Object *left, Object *right, int operation)
{
    Object *first = unwrap(rt, left);
    Object *second = first == NULL ? NULL : unwrap(rt, right);
    Object *result = second == NULL ? NULL : number_binary(rt, first, second, operation);
    object_xdecref(rt, second);
    object_xdecref(rt, first);
    return result;
}

/* X(slot's name behind nb_, operator) */
#define PROXY_BINARY(X) \
    X(add, BINARY_ADD) \
    X(subtract, BINARY_SUBTRACT) \
    X(multiply, BINARY_MULTIPLY) \
    X(remainder, BINARY_REMAINDER) \
    X(lshift, BINARY_LSHIFT) \
    X(rshift, BINARY_RSHIFT) \
    X(and, BINARY_AND) \
    X(xor, BINARY_XOR) \
    X(or, BINARY_OR) \
    X(floor_divide, BINARY_FLOOR_DIVIDE) \
    X(true_divide, BINARY_TRUE_DIVIDE) \
    X(matrix_multiply, BINARY_MATRIX_MULTIPLY)

#define BINARY_FUNCTIONS(name, operation) \
    static Object *proxy_##name(Runtime *rt, Object *left, Object *right) \
    { \
        return on_two(rt, left, right, operation); \
    } \
    static Object *proxy_inplace_##name(Runtime *rt, Object *left, Object *right) \
    { \
        return on_two(rt, left, right, operation + BINARY_COUNT); \
    }
PROXY_BINARY(BINARY_FUNCTIONS)
#undef BINARY_FUNCTIONS

static Object *proxy_divmod(Runtime *rt, Object *left, Object *right)
{
    Object *first = unwrap(rt, left);
    Object *second = first == NULL ? NULL : unwrap(rt, right);
    Object *result = second == NULL ? NULL : number_divmod(rt, first, second);
    object_xdecref(rt, second);
    object_xdecref(rt, first);
    return result;
}

static Object *power(Runtime *rt, Object *base, Object *exponent, Object *modulus, bool in_place)
{
    Object *first = unwrap(rt, base);
    Object *second = first == NULL ? NULL : unwrap(rt, exponent);
    Object *third = second == NULL ? NULL : unwrap(rt, modulus);
    Object *result = NULL;
    if (third != NULL && in_place)
        result = number_binary(rt, first, second, BINARY_POWER + BINARY_COUNT);
    else if (third != NULL)
        result = number_power(rt, first, second, third);
    object_xdecref(rt, third);
    object_xdecref(rt, second);
    object_xdecref(rt, first);
    return result;
}

static Object *proxy_power(Runtime *rt, Object *base, Object *exponent, Object *modulus)
{
    return power(rt, base, exponent, modulus, false);
}

static Object *proxy_inplace_power(Runtime *rt, Object *base, Object *exponent, Object *modulus)
{
    return power(rt, base, exponent, modulus, true);
}

/* ---- as a container */

static int64_t proxy_length(Runtime *rt, Object *proxy)
{
    Object *object = unwrap(rt, proxy);
    int64_t length = object == NULL ? -1 : object_length(rt, object);
    object_xdecref(rt, object);
    return length;
}

static Object *proxy_get_item(Runtime *rt, Object *proxy, Object *key)
{
    Object *object = unwrap(rt, proxy);
    Object *index = object == NULL ? NULL : unwrap(rt, key);
    Object *item = index == NULL ? NULL : object_get_item(rt, object, index);
    object_xdecref(rt, index);
    object_xdecref(rt, object);
    return item;
}

static int proxy_set_item(Runtime *rt, Object *proxy, Object *key, Object *value)
{
    Object *object = unwrap(rt, proxy);
    if (object == NULL)
        return -1;
    int status =
        value == NULL ? object_delete_item(rt, object, key) : object_set_item(rt, object, key, value);
    object_decref(rt, object);
    return status;
}

static int proxy_contains(Runtime *rt, Object *proxy, Object *item)
{
    Object *object = unwrap(rt, proxy);
    int result = object == NULL ? -1 : object_contains(rt, object, item);
    object_xdecref(rt, object);
    return result;
}

/* ---- methods that have no slot */

static Object *call_named(Runtime *rt, Object *proxy, NameId name)
{
    Object *object = unwrap(rt, proxy);
    Object *result = object == NULL ? NULL : object_call_method(rt, object, name_object(rt, name), NULL, 0);
    object_xdecref(rt, object);
    return result;
}

static Object *method_bytes(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return call_named(rt, self, NAME_bytes);
}

static Object *method_reversed(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return call_named(rt, self, NAME_reversed);
}

static const MethodDefinition methods[] = {
    {"__bytes__", method_bytes, 0, 0, 0, NULL},
    {"__reversed__", method_reversed, 0, 0, 0, NULL},
    {0},
};

/* A proxy has a comparison and no hash. */
#define BINARY_SLOTS(name, operation) .nb_##name = proxy_##name, .nb_inplace_##name = proxy_inplace_##name,
#define PROXY_SLOTS \
    .dealloc = weakref_dealloc, .traverse = true, .clear = weakref_object_clear, .repr = proxy_repr, \
    .str = proxy_str, .richcompare = weak_proxy_richcompare, .getattro = weak_proxy_getattro, \
    .setattro = weak_proxy_setattro, .iternext = proxy_next, .iter = proxy_iter, \
    PROXY_BINARY(BINARY_SLOTS).nb_divmod = proxy_divmod, .nb_power = proxy_power, \
    .nb_inplace_power = proxy_inplace_power, .nb_negative = proxy_negative, .nb_positive = proxy_positive, \
    .nb_absolute = proxy_absolute, .nb_invert = proxy_invert, .nb_bool = proxy_bool, .nb_int = proxy_int, \
    .nb_float = proxy_float, .nb_index = proxy_index, .mp_length = proxy_length, \
    .mp_subscript = proxy_get_item, .mp_ass_subscript = proxy_set_item, .sq_length = proxy_length, \
    .sq_contains = proxy_contains

const TypeDefinition weak_proxy_definition = {.slots = {PROXY_SLOTS}, .methods = methods};
/* CPython gives this one no methods: bytes() iterates. */
const TypeDefinition weak_callable_proxy_definition = {.slots = {PROXY_SLOTS, .call = weak_proxy_call}};
