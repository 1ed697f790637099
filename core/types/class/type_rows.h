/* Which special method stands for which slot of a type, as one table: "__add__" and nb_add. The table drives what a
 * class made at run time has in its slots (type_slots.c) and which wrappers stand in the dicts of built-in types
 * (type_dict.c, wrapper.h). Owns the rows and where a slot's number lies. CPython: typeobject.c, slotdefs. */
#ifndef OURO_TYPES_TYPE_ROWS_H
#define OURO_TYPES_TYPE_ROWS_H

#include "object/definition.h"
#include "types/names.h"

/* How a wrapper turns Python's arguments into those of the slot's function, and its result into an object. */
typedef enum WrapperKind {
    WRAPPER_NONE, /* no wrapper: the slot is never found in a built-in type's dict */
    WRAPPER_UNARY,
    WRAPPER_HASH,
    WRAPPER_CALL,
    WRAPPER_BINARY,
    WRAPPER_BINARY_LEFT,
    WRAPPER_BINARY_RIGHT,
    WRAPPER_SET_ATTRIBUTE,
    WRAPPER_DELETE_ATTRIBUTE,
    WRAPPER_COMPARE_LT, /* in the order of CompareOperator */
    WRAPPER_COMPARE_LE,
    WRAPPER_COMPARE_EQ,
    WRAPPER_COMPARE_NE,
    WRAPPER_COMPARE_GT,
    WRAPPER_COMPARE_GE,
    WRAPPER_NEXT,
    WRAPPER_GET,
    WRAPPER_SET,
    WRAPPER_DELETE,
    WRAPPER_INIT,
    WRAPPER_FINALIZE,
    WRAPPER_TERNARY,
    WRAPPER_TERNARY_RIGHT,
    WRAPPER_INQUIRY,
    WRAPPER_LENGTH,
    WRAPPER_SET_ITEM,
    WRAPPER_DELETE_ITEM,
    WRAPPER_REPEAT,
    WRAPPER_ITEM,
    WRAPPER_SET_INDEX,
    WRAPPER_DELETE_INDEX,
    WRAPPER_CONTAINS,
} WrapperKind;

/* X(name without underscores, slot, wrapper, __text_signature__, __doc__). Rows of one slot follow one another; a name
 * may stand for several slots. */
#define SLOT_ROWS(X) \
    X(repr, repr, UNARY, "($self, /)", "Return repr(self).") \
    X(hash, hash, HASH, "($self, /)", "Return hash(self).") \
    X(call, call, CALL, "($self, /, *args, **kwargs)", "Call self as a function.") \
    X(str, str, UNARY, "($self, /)", "Return str(self).") \
    X(getattribute, getattro, BINARY, "($self, name, /)", "Return getattr(self, name).") \
    X(getattr, getattro, NONE, NULL, NULL) \
    X(setattr, setattro, SET_ATTRIBUTE, "($self, name, value, /)", "Implement setattr(self, name, value).") \
    X(delattr, setattro, DELETE_ATTRIBUTE, "($self, name, /)", "Implement delattr(self, name).") \
    X(lt, richcompare, COMPARE_LT, "($self, value, /)", "Return self<value.") \
    X(le, richcompare, COMPARE_LE, "($self, value, /)", "Return self<=value.") \
    X(eq, richcompare, COMPARE_EQ, "($self, value, /)", "Return self==value.") \
    X(ne, richcompare, COMPARE_NE, "($self, value, /)", "Return self!=value.") \
    X(gt, richcompare, COMPARE_GT, "($self, value, /)", "Return self>value.") \
    X(ge, richcompare, COMPARE_GE, "($self, value, /)", "Return self>=value.") \
    X(iter, iter, UNARY, "($self, /)", "Implement iter(self).") \
    X(next, iternext, NEXT, "($self, /)", "Implement next(self).") \
    X(get, descr_get, GET, "($self, instance, owner=None, /)", \
      "Return an attribute of instance, which is of type owner.") \
    X(set, descr_set, SET, "($self, instance, value, /)", "Set an attribute of instance to value.") \
    X(delete, descr_set, DELETE, "($self, instance, /)", "Delete an attribute of instance.") \
    X(init, init, INIT, "($self, /, *args, **kwargs)", \
      "Initialize self.  See help(type(self)) for accurate signature.") \
    X(new, new, NONE, NULL, NULL) \
    X(del, finalize, FINALIZE, NULL, NULL) \
    X(await, am_await, UNARY, "($self, /)", "Return an iterator to be used in await expression.") \
    X(aiter, am_aiter, UNARY, "($self, /)", "Return an awaitable, that resolves in asynchronous iterator.") \
    X(anext, am_anext, UNARY, "($self, /)", "Return a value or raise StopAsyncIteration.") \
    X(add, nb_add, BINARY_LEFT, "($self, value, /)", "Return self+value.") \
    X(radd, nb_add, BINARY_RIGHT, "($self, value, /)", "Return value+self.") \
    X(sub, nb_subtract, BINARY_LEFT, "($self, value, /)", "Return self-value.") \
    X(rsub, nb_subtract, BINARY_RIGHT, "($self, value, /)", "Return value-self.") \
    X(mul, nb_multiply, BINARY_LEFT, "($self, value, /)", "Return self*value.") \
    X(rmul, nb_multiply, BINARY_RIGHT, "($self, value, /)", "Return value*self.") \
    X(mod, nb_remainder, BINARY_LEFT, "($self, value, /)", "Return self%value.") \
    X(rmod, nb_remainder, BINARY_RIGHT, "($self, value, /)", "Return value%self.") \
    X(divmod, nb_divmod, BINARY_LEFT, "($self, value, /)", "Return divmod(self, value).") \
    X(rdivmod, nb_divmod, BINARY_RIGHT, "($self, value, /)", "Return divmod(value, self).") \
    X(pow, nb_power, TERNARY, "($self, value, mod=None, /)", "Return pow(self, value, mod).") \
    X(rpow, nb_power, TERNARY_RIGHT, "($self, value, mod=None, /)", "Return pow(value, self, mod).") \
    X(neg, nb_negative, UNARY, "($self, /)", "-self") \
    X(pos, nb_positive, UNARY, "($self, /)", "+self") \
    X(abs, nb_absolute, UNARY, "($self, /)", "abs(self)") \
    X(bool, nb_bool, INQUIRY, "($self, /)", "True if self else False") \
    X(invert, nb_invert, UNARY, "($self, /)", "~self") \
    X(lshift, nb_lshift, BINARY_LEFT, "($self, value, /)", "Return self<<value.") \
    X(rlshift, nb_lshift, BINARY_RIGHT, "($self, value, /)", "Return value<<self.") \
    X(rshift, nb_rshift, BINARY_LEFT, "($self, value, /)", "Return self>>value.") \
    X(rrshift, nb_rshift, BINARY_RIGHT, "($self, value, /)", "Return value>>self.") \
    X(and, nb_and, BINARY_LEFT, "($self, value, /)", "Return self&value.") \
    X(rand, nb_and, BINARY_RIGHT, "($self, value, /)", "Return value&self.") \
    X(xor, nb_xor, BINARY_LEFT, "($self, value, /)", "Return self^value.") \
    X(rxor, nb_xor, BINARY_RIGHT, "($self, value, /)", "Return value^self.") \
    X(or, nb_or, BINARY_LEFT, "($self, value, /)", "Return self|value.") \
    X(ror, nb_or, BINARY_RIGHT, "($self, value, /)", "Return value|self.") \
    X(int, nb_int, UNARY, "($self, /)", "int(self)") \
    X(float, nb_float, UNARY, "($self, /)", "float(self)") \
    X(iadd, nb_inplace_add, BINARY, "($self, value, /)", "Return self+=value.") \
    X(isub, nb_inplace_subtract, BINARY, "($self, value, /)", "Return self-=value.") \
    X(imul, nb_inplace_multiply, BINARY, "($self, value, /)", "Return self*=value.") \
    X(imod, nb_inplace_remainder, BINARY, "($self, value, /)", "Return self%=value.") \
    X(ipow, nb_inplace_power, TERNARY, "($self, value, /)", "Return self**=value.") \
    X(ilshift, nb_inplace_lshift, BINARY, "($self, value, /)", "Return self<<=value.") \
    X(irshift, nb_inplace_rshift, BINARY, "($self, value, /)", "Return self>>=value.") \
    X(iand, nb_inplace_and, BINARY, "($self, value, /)", "Return self&=value.") \
    X(ixor, nb_inplace_xor, BINARY, "($self, value, /)", "Return self^=value.") \
    X(ior, nb_inplace_or, BINARY, "($self, value, /)", "Return self|=value.") \
    X(floordiv, nb_floor_divide, BINARY_LEFT, "($self, value, /)", "Return self//value.") \
    X(rfloordiv, nb_floor_divide, BINARY_RIGHT, "($self, value, /)", "Return value//self.") \
    X(truediv, nb_true_divide, BINARY_LEFT, "($self, value, /)", "Return self/value.") \
    X(rtruediv, nb_true_divide, BINARY_RIGHT, "($self, value, /)", "Return value/self.") \
    X(ifloordiv, nb_inplace_floor_divide, BINARY, "($self, value, /)", "Return self//=value.") \
    X(itruediv, nb_inplace_true_divide, BINARY, "($self, value, /)", "Return self/=value.") \
    X(index, nb_index, UNARY, "($self, /)", \
      "Return self converted to an integer, if self is suitable for use as an index into a list.") \
    X(matmul, nb_matrix_multiply, BINARY_LEFT, "($self, value, /)", "Return self@value.") \
    X(rmatmul, nb_matrix_multiply, BINARY_RIGHT, "($self, value, /)", "Return value@self.") \
    X(imatmul, nb_inplace_matrix_multiply, BINARY, "($self, value, /)", "Return self@=value.") \
    X(len, mp_length, LENGTH, "($self, /)", "Return len(self).") \
    X(getitem, mp_subscript, BINARY, "($self, key, /)", "Return self[key].") \
    X(setitem, mp_ass_subscript, SET_ITEM, "($self, key, value, /)", "Set self[key] to value.") \
    X(delitem, mp_ass_subscript, DELETE_ITEM, "($self, key, /)", "Delete self[key].") \
    X(len, sq_length, LENGTH, "($self, /)", "Return len(self).") \
    X(add, sq_concat, BINARY, "($self, value, /)", "Return self+value.") \
    X(mul, sq_repeat, REPEAT, "($self, value, /)", "Return self*value.") \
    X(rmul, sq_repeat, REPEAT, "($self, value, /)", "Return value*self.") \
    X(getitem, sq_item, ITEM, "($self, key, /)", "Return self[key].") \
    X(setitem, sq_ass_item, SET_INDEX, "($self, key, value, /)", "Set self[key] to value.") \
    X(delitem, sq_ass_item, DELETE_INDEX, "($self, key, /)", "Delete self[key].") \
    X(contains, sq_contains, CONTAINS, "($self, key, /)", "Return key in self.") \
    X(iadd, sq_inplace_concat, BINARY, "($self, value, /)", "Return self+=value.") \
    X(imul, sq_inplace_repeat, REPEAT, "($self, value, /)", "Return self*=value.")

typedef struct SlotRow {
    uint16_t name;     /* NameId */
    uint16_t place;    /* of the slot's number in a class made at run time, in bytes */
    uint16_t group;    /* of the number that a built-in type has for the whole group; 0: its own place */
    uint16_t function; /* of the function in TypeSlots */
    uint8_t wrapper;   /* WrapperKind */
    const char *signature;
    const char *doc;
} SlotRow;

enum {
#define COUNT_ROW(name, slot, wrapper, signature, doc) SLOT_ROW_##slot##_##name,
    SLOT_ROWS(COUNT_ROW)
#undef COUNT_ROW
        SLOT_ROW_COUNT
};

extern const SlotRow slot_rows[SLOT_ROW_COUNT];

typedef void (*AnyFunction)(void);

ALWAYS_INLINE AnyFunction slot_function(uint64_t number, const SlotRow *row)
{
    return *(const AnyFunction *)(const void *)((const char *)type_slots(number) + row->function);
}

ALWAYS_INLINE uint64_t *slot_place(TypeObject *type, const SlotRow *row)
{
    return (uint64_t *)(void *)((char *)type + row->place);
}

/* The number in the type's slot, or TYPE_NO_SLOT where the type does nothing for it. */
ALWAYS_INLINE uint64_t slot_number(const TypeObject *type, const SlotRow *row)
{
    bool in_place = row->group == 0 || type_has(type, TYPE_FLAG_HEAP_TYPE);
    uint64_t number =
        *(const uint64_t *)(const void *)((const char *)type + (in_place ? row->place : row->group));
    return slot_function(number, row) != NULL ? number : TYPE_NO_SLOT;
}

#endif
