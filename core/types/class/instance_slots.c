/* The slots of classes made at run time that call Python methods: TYPE_INSTANCE's code, with instance.c, where objects
 * are made and end. CPython: typeobject.c, slot_tp_repr to slot_sq_contains. */
#include "types/class/instance.h"

#include "object/definition.h"
#include "object/error.h"
#include "object/protocol.h"
#include "types/abstract.h"
#include "types/builtin_slots.h"
#include "types/call.h"
#include "types/call/method.h"
#include "types/class/attribute.h"
#include "types/class/attribute_text.h"
#include "types/class/descriptor.h"
#include "types/class/type.h"
#include "types/class/type_rows.h"
#include "types/error/exception.h"
#include "types/names.h"
#include "types/none.h"
#include "types/number/int.h"

/* ---- calling a special method */

/* Borrowed; NULL when the class has none. */
static Object *method_of(Runtime *rt, const Object *self, NameId name)
{
    return type_lookup(rt, object_type(self), name_object(rt, name));
}

/* CPython: vectorcall_method */
static Object *call_method(Runtime *rt, Object *self, NameId name, const Ref *arguments, int64_t count)
{
    Object *found = method_of(rt, self, name);
    if (found != NULL)
        return method_call_found(rt, found, self, &(Arguments){arguments, count, NULL});
    error_set(rt, ERROR_ATTRIBUTE, "%s", text_of(rt, name_object(rt, name)));
    return NULL;
}

static Object *call_method_one(Runtime *rt, Object *self, NameId name, Object *argument)
{
    const Ref items[] = {ref_of(argument)};
    return call_method(rt, self, name, items, 1);
}

/* For what gives no result: 0, or -1 and an error. */
static int status_of(Runtime *rt, Object *result)
{
    object_xdecref(rt, result);
    return result == NULL ? -1 : 0;
}

/* value NULL: the method that deletes. */
static int call_store(Runtime *rt, Object *self, NameId set, NameId delete, Object *key, Object *value)
{
    const Ref items[] = {ref_of(key), ref_of(value)};
    return status_of(rt, call_method(rt, self, value == NULL ? delete : set, items, value == NULL ? 1 : 2));
}

/* ---- as any object */

static Object *slot_repr(Runtime *rt, Object *self)
{
    if (method_of(rt, self, NAME_repr) != NULL)
        return call_method(rt, self, NAME_repr, NULL, 0);
    return text_format(rt, "<%s object at 0x%llx>", type_name_of(object_type(self)),
                       (unsigned long long)ref_of(self));
}

static Object *slot_str(Runtime *rt, Object *self) { return call_method(rt, self, NAME_str, NULL, 0); }

static int64_t hash_of_result(Runtime *rt, Object *result)
{
    if (!object_is_int(result)) {
        error_set(rt, ERROR_TYPE, "__hash__ method should return an integer");
        return -1;
    }
    bool overflow = false;
    int64_t hash = int_as_int64(rt, result, &overflow);
    return hash_not_minus_one(overflow ? int_hash(rt, result) : hash);
}

static int64_t slot_hash(Runtime *rt, Object *self)
{
    Object *found = method_of(rt, self, NAME_hash);
    if (found == NULL || found == runtime_none(rt)) {
        error_set(rt, ERROR_TYPE, "unhashable type: '%s'", type_name_of(object_type(self)));
        return -1;
    }
    Object *result = call_method(rt, self, NAME_hash, NULL, 0);
    if (result == NULL)
        return -1;
    int64_t hash = hash_of_result(rt, result);
    object_decref(rt, result);
    return hash;
}

static Object *slot_call(Runtime *rt, Object *self, const Arguments *arguments)
{
    Object *found = method_of(rt, self, NAME_call);
    if (found != NULL)
        return method_call_found(rt, found, self, arguments);
    error_set(rt, ERROR_TYPE, "'%.200s' object is not callable", type_name_of(object_type(self)));
    return NULL;
}

static bool is_generic_getattribute(const Runtime *rt, const Object *found)
{
    if (!object_is_exact(rt, found, TYPE_WRAPPER_DESCRIPTOR))
        return false;
    const WrapperDescriptorObject *wrapper = (const WrapperDescriptorObject *)found;
    return slot_rows[wrapper->d_base].name == NAME_getattribute &&
           type_slots(wrapper->d_wrapped)->getattro == generic_getattro;
}

/* __getattribute__, and where that finds nothing __getattr__. CPython: slot_tp_getattr_hook */
static Object *slot_getattro(Runtime *rt, Object *self, Object *name)
{
    Object *getattr = method_of(rt, self, NAME_getattr);
    Object *getattribute = method_of(rt, self, NAME_getattribute);
    if (getattr == NULL)
        return call_method_one(rt, self, NAME_getattribute, name);
    object_incref(getattr);
    Object *result;
    if (getattribute == NULL || is_generic_getattribute(rt, getattribute)) {
        result = generic_find(rt, self, name);
    } else {
        result = call_method_one(rt, self, NAME_getattribute, name);
        if (result == NULL && error_matches(rt, ERROR_ATTRIBUTE))
            error_clear(rt);
    }
    if (result == NULL && !error_occurred(rt)) {
        const Ref items[] = {ref_of(name)};
        /* It is called as a method, which holds the object. */
        object_incref(self);
        result = method_call_found(rt, getattr, self, &(Arguments){items, 1, NULL});
        object_decref(rt, self);
    }
    object_decref(rt, getattr);
    return result;
}

static int slot_setattro(Runtime *rt, Object *self, Object *name, Object *value)
{
    return call_store(rt, self, NAME_setattr, NAME_delattr, name, value);
}

static Object *slot_richcompare(Runtime *rt, Object *left, Object *right, enum CompareOperator op)
{
    static const uint16_t names[] = {NAME_lt, NAME_le, NAME_eq, NAME_ne, NAME_gt, NAME_ge};
    Object *found = method_of(rt, left, (NameId)names[op]);
    if (found == NULL)
        return not_implemented_new(rt);
    const Ref items[] = {ref_of(right)};
    const Arguments arguments = {items, 1, NULL};
    if (object_has(found, TYPE_FLAG_METHOD_DESCRIPTOR))
        return method_call_found(rt, found, left, &arguments);
    /* What cannot even be read compares as if it were not there. */
    Object *bound = descriptor_get(rt, found, left, object_type(left));
    if (bound == NULL) {
        error_clear(rt);
        return not_implemented_new(rt);
    }
    Object *result = object_call_one(rt, bound, right);
    object_decref(rt, bound);
    return result;
}

static Object *slot_iter(Runtime *rt, Object *self)
{
    Object *found = method_of(rt, self, NAME_iter);
    if (found != NULL && found != runtime_none(rt))
        return call_method(rt, self, NAME_iter, NULL, 0);
    error_set(rt, ERROR_TYPE, "'%.200s' object is not iterable", type_name_of(object_type(self)));
    return NULL;
}

static Object *slot_iternext(Runtime *rt, Object *self) { return call_method(rt, self, NAME_next, NULL, 0); }

static Object *slot_descr_get(Runtime *rt, Object *self, Object *object, TypeObject *type)
{
    if (method_of(rt, self, NAME_get) == NULL)
        return object_incref(self);
    Object *none = runtime_none(rt);
    const Ref items[] = {ref_of(object == NULL ? none : object),
                         ref_of(type == NULL ? none : type_as_object(type))};
    return call_method(rt, self, NAME_get, items, 2);
}

static int slot_descr_set(Runtime *rt, Object *self, Object *object, Object *value)
{
    return call_store(rt, self, NAME_set, NAME_delete, object, value);
}

static int slot_init(Runtime *rt, Object *self, const Arguments *arguments)
{
    Object *found = method_of(rt, self, NAME_init);
    if (found == NULL) {
        error_set(rt, ERROR_ATTRIBUTE, "__init__");
        return -1;
    }
    Object *result = method_call_found(rt, found, self, arguments);
    if (result != NULL && result != runtime_none(rt)) {
        error_set(rt, ERROR_TYPE, "__init__() should return None, not '%.200s'",
                  type_name_of(object_type(result)));
        object_decref(rt, result);
        return -1;
    }
    return status_of(rt, result);
}

static Object *slot_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    Object *function = object_getattr(rt, type_as_object(type), name_object(rt, NAME_new));
    if (function == NULL)
        return NULL;
    Object *object = call_with_first(rt, function, type_as_object(type), arguments);
    object_decref(rt, function);
    return object;
}

/* ---- asynchronous */

static Object *async_method(Runtime *rt, Object *self, NameId name)
{
    Object *found = method_of(rt, self, name);
    if (found != NULL)
        return method_call_found(rt, found, self, &(Arguments){NULL, 0, NULL});
    error_set(rt, ERROR_ATTRIBUTE, "object %.50s does not have %s method", type_name_of(object_type(self)),
              text_of(rt, name_object(rt, name)));
    return NULL;
}

static Object *slot_am_await(Runtime *rt, Object *self) { return async_method(rt, self, NAME_await); }
static Object *slot_am_aiter(Runtime *rt, Object *self) { return async_method(rt, self, NAME_aiter); }
static Object *slot_am_anext(Runtime *rt, Object *self) { return async_method(rt, self, NAME_anext); }

/* ---- as a number */

/* Whether the right operand's class has a method of its own where the left one's has another, or none. -1 and an
 * error. CPython: method_is_overloaded */
static int is_overloaded(Runtime *rt, Object *left, Object *right, NameId name)
{
    Object *theirs = NULL;
    Object *ours = NULL;
    int found =
        object_lookup_attribute(rt, type_as_object(object_type(right)), name_object(rt, name), &theirs);
    if (found <= 0)
        return found;
    found = object_lookup_attribute(rt, type_as_object(object_type(left)), name_object(rt, name), &ours);
    int differs = found < 0 ? -1 : found == 0 ? 1 : object_compare(rt, ours, theirs, COMPARE_NE);
    object_xdecref(rt, ours);
    object_decref(rt, theirs);
    return differs;
}

/* NotImplemented where there is no such method. CPython: vectorcall_maybe */
static Object *call_maybe(Runtime *rt, Object *self, NameId name, Object *argument)
{
    if (method_of(rt, self, name) == NULL)
        return not_implemented_new(rt);
    return call_method_one(rt, self, name, argument);
}

/* Which of the operands has its methods called by this slot, and by which names. */
typedef struct BinaryMethods {
    bool left;
    bool right;
    uint16_t name;
    uint16_t reflected;
} BinaryMethods;

/* CPython: SLOT1BINFULL */
static Object *binary(Runtime *rt, Object *left, Object *right, BinaryMethods methods)
{
    bool ask_right = object_type(left) != object_type(right) && methods.right;
    Object *result;
    if (methods.left) {
        if (ask_right && type_is_subtype(object_type(right), object_type(left))) {
            int overloaded = is_overloaded(rt, left, right, (NameId)methods.reflected);
            if (overloaded < 0)
                return NULL;
            if (overloaded) {
                result = call_maybe(rt, right, (NameId)methods.reflected, left);
                if (result != runtime_not_implemented(rt))
                    return result;
                object_decref(rt, result);
                ask_right = false;
            }
        }
        result = call_maybe(rt, left, (NameId)methods.name, right);
        if (result != runtime_not_implemented(rt) || object_type(left) == object_type(right))
            return result;
        object_decref(rt, result);
    }
    if (ask_right)
        return call_maybe(rt, right, (NameId)methods.reflected, left);
    return not_implemented_new(rt);
}

#define BINARY_SLOT(slot, name, reflected) \
    static Object *slot_##slot(Runtime *rt, Object *left, Object *right) \
    { \
        return binary(rt, left, right, \
                      (BinaryMethods){type_##slot(object_type(left)) == slot_##slot, \
                                      type_##slot(object_type(right)) == slot_##slot, NAME_##name, \
                                      NAME_##reflected}); \
    }

BINARY_SLOT(nb_add, add, radd)
BINARY_SLOT(nb_subtract, sub, rsub)
BINARY_SLOT(nb_multiply, mul, rmul)
BINARY_SLOT(nb_remainder, mod, rmod)
BINARY_SLOT(nb_divmod, divmod, rdivmod)
BINARY_SLOT(nb_lshift, lshift, rlshift)
BINARY_SLOT(nb_rshift, rshift, rrshift)
BINARY_SLOT(nb_and, and, rand)
BINARY_SLOT(nb_xor, xor, rxor)
BINARY_SLOT(nb_or, or, ror)
BINARY_SLOT(nb_floor_divide, floordiv, rfloordiv)
BINARY_SLOT(nb_true_divide, truediv, rtruediv)
BINARY_SLOT(nb_matrix_multiply, matmul, rmatmul)
#undef BINARY_SLOT

static Object *slot_nb_power(Runtime *rt, Object *left, Object *right, Object *modulus)
{
    bool is_left = type_nb_power(object_type(left)) == slot_nb_power;
    bool is_right = type_nb_power(object_type(right)) == slot_nb_power;
    if (modulus == runtime_none(rt))
        return binary(rt, left, right, (BinaryMethods){is_left, is_right, NAME_pow, NAME_rpow});
    if (!is_left)
        return not_implemented_new(rt);
    const Ref items[] = {ref_of(right), ref_of(modulus)};
    return call_method(rt, left, NAME_pow, items, 2);
}

static Object *slot_nb_inplace_power(Runtime *rt, Object *left, Object *right, Object *modulus)
{
    (void)modulus;
    return call_method_one(rt, left, NAME_ipow, right);
}

static int slot_nb_bool(Runtime *rt, Object *self)
{
    Object *result = call_method(rt, self, NAME_bool, NULL, 0);
    if (result == NULL)
        return -1;
    int truth = object_is_exact(rt, result, TYPE_BOOL) ? object_is_true(rt, result) : -1;
    if (truth < 0)
        error_set(rt, ERROR_TYPE, "__bool__ should return bool, returned %s",
                  type_name_of(object_type(result)));
    object_decref(rt, result);
    return truth;
}

#define UNARY_SLOT(slot, name) \
    static Object *slot_##slot(Runtime *rt, Object *self) \
    { \
        return call_method(rt, self, NAME_##name, NULL, 0); \
    }
UNARY_SLOT(nb_negative, neg)
UNARY_SLOT(nb_positive, pos)
UNARY_SLOT(nb_absolute, abs)
UNARY_SLOT(nb_invert, invert)
UNARY_SLOT(nb_int, int)
UNARY_SLOT(nb_float, float)
UNARY_SLOT(nb_index, index)
#undef UNARY_SLOT

#define INPLACE_SLOT(slot, name) \
    static Object *slot_##slot(Runtime *rt, Object *left, Object *right) \
    { \
        return call_method_one(rt, left, NAME_##name, right); \
    }
INPLACE_SLOT(nb_inplace_add, iadd)
INPLACE_SLOT(nb_inplace_subtract, isub)
INPLACE_SLOT(nb_inplace_multiply, imul)
INPLACE_SLOT(nb_inplace_remainder, imod)
INPLACE_SLOT(nb_inplace_lshift, ilshift)
INPLACE_SLOT(nb_inplace_rshift, irshift)
INPLACE_SLOT(nb_inplace_and, iand)
INPLACE_SLOT(nb_inplace_xor, ixor)
INPLACE_SLOT(nb_inplace_or, ior)
INPLACE_SLOT(nb_inplace_floor_divide, ifloordiv)
INPLACE_SLOT(nb_inplace_true_divide, itruediv)
INPLACE_SLOT(nb_inplace_matrix_multiply, imatmul)
#undef INPLACE_SLOT

/* ---- as a container */

static int64_t length_of_result(Runtime *rt, Object *result)
{
    Object *index = number_index(rt, result);
    if (index == NULL)
        return -1;
    int64_t length = -1;
    if (int_sign(index) < 0) {
        error_set(rt, ERROR_VALUE, "__len__() should return >= 0");
    } else if (number_as_index(rt, index, &length, ERROR_OVERFLOW) < 0) {
        length = -1;
    }
    object_decref(rt, index);
    return length;
}

static int64_t slot_length(Runtime *rt, Object *self)
{
    Object *result = call_method(rt, self, NAME_len, NULL, 0);
    if (result == NULL)
        return -1;
    int64_t length = length_of_result(rt, result);
    object_decref(rt, result);
    return length;
}

static Object *slot_mp_subscript(Runtime *rt, Object *self, Object *key)
{
    return call_method_one(rt, self, NAME_getitem, key);
}

static int slot_mp_ass_subscript(Runtime *rt, Object *self, Object *key, Object *value)
{
    return call_store(rt, self, NAME_setitem, NAME_delitem, key, value);
}

static Object *slot_sq_item(Runtime *rt, Object *self, int64_t index)
{
    Object *key = int_from_int64(rt, index);
    if (key == NULL)
        return NULL;
    Object *item = call_method_one(rt, self, NAME_getitem, key);
    object_decref(rt, key);
    return item;
}

static int slot_sq_ass_item(Runtime *rt, Object *self, int64_t index, Object *value)
{
    Object *key = int_from_int64(rt, index);
    if (key == NULL)
        return -1;
    int status = call_store(rt, self, NAME_setitem, NAME_delitem, key, value);
    object_decref(rt, key);
    return status;
}

static int slot_sq_contains(Runtime *rt, Object *self, Object *item)
{
    Object *found = method_of(rt, self, NAME_contains);
    if (found == NULL || found == runtime_none(rt)) {
        error_set(rt, ERROR_TYPE, "'%.200s' object is not a container", type_name_of(object_type(self)));
        return -1;
    }
    Object *result = call_method_one(rt, self, NAME_contains, item);
    if (result == NULL)
        return -1;
    int truth = object_is_true(rt, result);
    object_decref(rt, result);
    return truth;
}

const TypeDefinition instance_definition = {
    .slots = {.dealloc = instance_dealloc,
              .clear = instance_clear,
              .finalize = instance_finalize,
              .repr = slot_repr,
              .hash = slot_hash,
              .call = slot_call,
              .str = slot_str,
              .getattro = slot_getattro,
              .setattro = slot_setattro,
              .richcompare = slot_richcompare,
              .iter = slot_iter,
              .iternext = slot_iternext,
              .descr_get = slot_descr_get,
              .descr_set = slot_descr_set,
              .init = slot_init,
              .new = slot_new,
              .am_await = slot_am_await,
              .am_aiter = slot_am_aiter,
              .am_anext = slot_am_anext,
              .nb_add = slot_nb_add,
              .nb_subtract = slot_nb_subtract,
              .nb_multiply = slot_nb_multiply,
              .nb_remainder = slot_nb_remainder,
              .nb_divmod = slot_nb_divmod,
              .nb_lshift = slot_nb_lshift,
              .nb_rshift = slot_nb_rshift,
              .nb_and = slot_nb_and,
              .nb_xor = slot_nb_xor,
              .nb_or = slot_nb_or,
              .nb_floor_divide = slot_nb_floor_divide,
              .nb_true_divide = slot_nb_true_divide,
              .nb_matrix_multiply = slot_nb_matrix_multiply,
              .nb_power = slot_nb_power,
              .nb_inplace_power = slot_nb_inplace_power,
              .nb_bool = slot_nb_bool,
              .nb_negative = slot_nb_negative,
              .nb_positive = slot_nb_positive,
              .nb_absolute = slot_nb_absolute,
              .nb_invert = slot_nb_invert,
              .nb_int = slot_nb_int,
              .nb_float = slot_nb_float,
              .nb_index = slot_nb_index,
              .nb_inplace_add = slot_nb_inplace_add,
              .nb_inplace_subtract = slot_nb_inplace_subtract,
              .nb_inplace_multiply = slot_nb_inplace_multiply,
              .nb_inplace_remainder = slot_nb_inplace_remainder,
              .nb_inplace_lshift = slot_nb_inplace_lshift,
              .nb_inplace_rshift = slot_nb_inplace_rshift,
              .nb_inplace_and = slot_nb_inplace_and,
              .nb_inplace_xor = slot_nb_inplace_xor,
              .nb_inplace_or = slot_nb_inplace_or,
              .nb_inplace_floor_divide = slot_nb_inplace_floor_divide,
              .nb_inplace_true_divide = slot_nb_inplace_true_divide,
              .nb_inplace_matrix_multiply = slot_nb_inplace_matrix_multiply,
              .mp_length = slot_length,
              .mp_subscript = slot_mp_subscript,
              .mp_ass_subscript = slot_mp_ass_subscript,
              .sq_length = slot_length,
              .sq_item = slot_sq_item,
              .sq_ass_item = slot_sq_ass_item,
              .sq_contains = slot_sq_contains},
    .getsets = instance_getsets,
};
