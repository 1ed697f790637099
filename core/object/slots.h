/* The slots of a type: everything that an operation can ask of an object's type, as one table. Owns the names,
 * the signatures and where each slot's number lies in a type; what they do is in types/. CPython:
 * Include/cpython/object.h, Objects/typeobject.c (slotdefs).
 *
 * A slot in the region holds a number, the TypeId of the built-in type whose code it uses. A class made at run
 * time has all its numbers in itself. A built-in type has those of the TYPE group in itself; what it does as
 * number, sequence, mapping and buffer stands in its own constant TypeSlots, complete (a bool's has int's
 * functions, too), so tp_as_number and its like hold nothing but the type's own number or 0. */
#ifndef OURO_OBJECT_SLOTS_H
#define OURO_OBJECT_SLOTS_H

#include "object/layout.h"

enum CompareOperator { COMPARE_LT, COMPARE_LE, COMPARE_EQ, COMPARE_NE, COMPARE_GT, COMPARE_GE };

/* What a call passes: `count` positional arguments, then one for each name. All borrowed. PEP 590 */
typedef struct Arguments {
    const Ref *items;
    int64_t count;
    Object
        *names; /* tuple, or NULL: no keywords; of str, or what else f(**a) has where CPython passes a dict */
} Arguments;

/* The exporter's memory, as memoryview and struct see it. PEP 3118, one dimension and up. */
typedef struct BufferView {
    Object *exporter; /* owned while the buffer is held */
    uint8_t *bytes;
    int64_t length; /* bytes */
    int64_t itemsize;
    const char *format; /* struct syntax; constant */
    bool readonly;
} BufferView;

/* Signatures. A function that gives an Object gives a new reference, or NULL and an error; one that gives an
 * int gives -1 and an error, 0, or (where it answers a question) 1. Arguments are borrowed. */
typedef Object *(*UnaryFunction)(Runtime *rt, Object *object);
typedef Object *(*BinaryFunction)(Runtime *rt, Object *left,
                                  Object *right); /* NotImplemented: ask the other */
typedef Object *(*TernaryFunction)(Runtime *rt, Object *base, Object *exponent, Object *modulus);
typedef int (*Inquiry)(Runtime *rt, Object *object);
typedef int64_t (*LengthFunction)(Runtime *rt, Object *object);              /* -1 and an error */
typedef Object *(*ItemFunction)(Runtime *rt, Object *object, int64_t index); /* index as given, not wrapped */
typedef int (*SetItemFunction)(Runtime *rt, Object *object, int64_t index, Object *value); /* NULL: delete */
typedef int (*SetSubscriptFunction)(Runtime *rt, Object *object, Object *key, Object *value);
typedef int (*ContainsFunction)(Runtime *rt, Object *object, Object *item);
typedef int64_t (*HashFunction)(Runtime *rt, Object *object); /* -1 and an error, or a hash that is not -1 */
typedef Object *(*RichCompareFunction)(Runtime *rt, Object *left, Object *right, enum CompareOperator op);
typedef Object *(*CallFunction)(Runtime *rt, Object *callable, const Arguments *arguments);
typedef Object *(*GetAttributeFunction)(Runtime *rt, Object *object, Object *name);
typedef int (*SetAttributeFunction)(Runtime *rt, Object *object, Object *name,
                                    Object *value); /* NULL: delete */
/* Of a lookup on `object` (NULL: on the class itself) this value makes … */
typedef Object *(*DescriptorGetFunction)(Runtime *rt, Object *descriptor, Object *object, TypeObject *type);
typedef int (*InitFunction)(Runtime *rt, Object *self, const Arguments *arguments);
typedef Object *(*NewFunction)(Runtime *rt, TypeObject *type, const Arguments *arguments);
typedef int (*GetBufferFunction)(Runtime *rt, Object *object, BufferView *buffer, bool writable);
typedef void (*ReleaseBufferFunction)(Runtime *rt, Object *object, BufferView *buffer);
/* The next item, or NULL: with an error, or without one at the end. */
typedef Object *(*NextFunction)(Runtime *rt, Object *iterator);

/* X(member of TypeSlots, signature, where: TYPE's field tp_…, or a group and the index in CPython's struct) */
#define TYPE_GROUP_SLOTS(X) \
    X(repr, UnaryFunction) \
    X(hash, HashFunction) \
    X(call, CallFunction) \
    X(str, UnaryFunction) \
    X(getattro, GetAttributeFunction) \
    X(setattro, SetAttributeFunction) \
    X(richcompare, RichCompareFunction) \
    X(iter, UnaryFunction) \
    X(iternext, NextFunction) \
    X(descr_get, DescriptorGetFunction) \
    X(descr_set, SetSubscriptFunction) \
    X(init, InitFunction) \
    X(new, NewFunction)

#define ASYNC_SLOTS(X) \
    X(am_await, UnaryFunction, 0) \
    X(am_aiter, UnaryFunction, 1) \
    X(am_anext, UnaryFunction, 2)

#define NUMBER_SLOTS(X) \
    X(nb_add, BinaryFunction, 0) \
    X(nb_subtract, BinaryFunction, 1) \
    X(nb_multiply, BinaryFunction, 2) \
    X(nb_remainder, BinaryFunction, 3) \
    X(nb_divmod, BinaryFunction, 4) \
    X(nb_power, TernaryFunction, 5) \
    X(nb_negative, UnaryFunction, 6) \
    X(nb_positive, UnaryFunction, 7) \
    X(nb_absolute, UnaryFunction, 8) \
    X(nb_bool, Inquiry, 9) \
    X(nb_invert, UnaryFunction, 10) \
    X(nb_lshift, BinaryFunction, 11) \
    X(nb_rshift, BinaryFunction, 12) \
    X(nb_and, BinaryFunction, 13) \
    X(nb_xor, BinaryFunction, 14) \
    X(nb_or, BinaryFunction, 15) \
    X(nb_int, UnaryFunction, 16) \
    X(nb_float, UnaryFunction, 18) \
    X(nb_inplace_add, BinaryFunction, 19) \
    X(nb_inplace_subtract, BinaryFunction, 20) \
    X(nb_inplace_multiply, BinaryFunction, 21) \
    X(nb_inplace_remainder, BinaryFunction, 22) \
    X(nb_inplace_power, TernaryFunction, 23) \
    X(nb_inplace_lshift, BinaryFunction, 24) \
    X(nb_inplace_rshift, BinaryFunction, 25) \
    X(nb_inplace_and, BinaryFunction, 26) \
    X(nb_inplace_xor, BinaryFunction, 27) \
    X(nb_inplace_or, BinaryFunction, 28) \
    X(nb_floor_divide, BinaryFunction, 29) \
    X(nb_true_divide, BinaryFunction, 30) \
    X(nb_inplace_floor_divide, BinaryFunction, 31) \
    X(nb_inplace_true_divide, BinaryFunction, 32) \
    X(nb_index, UnaryFunction, 33) \
    X(nb_matrix_multiply, BinaryFunction, 34) \
    X(nb_inplace_matrix_multiply, BinaryFunction, 35)

#define MAPPING_SLOTS(X) \
    X(mp_length, LengthFunction, 0) \
    X(mp_subscript, BinaryFunction, 1) \
    X(mp_ass_subscript, SetSubscriptFunction, 2)

#define SEQUENCE_SLOTS(X) \
    X(sq_length, LengthFunction, 0) \
    X(sq_concat, BinaryFunction, 1) \
    X(sq_repeat, ItemFunction, 2) \
    X(sq_item, ItemFunction, 3) \
    X(sq_ass_item, SetItemFunction, 5) \
    X(sq_contains, ContainsFunction, 7) \
    X(sq_inplace_concat, BinaryFunction, 8) \
    X(sq_inplace_repeat, ItemFunction, 9)

#define BUFFER_SLOTS(X) \
    X(bf_getbuffer, GetBufferFunction, 0) \
    X(bf_releasebuffer, ReleaseBufferFunction, 1)

/* What the C code of one built-in type does. A member may be NULL where no type's slot names it. */
typedef struct TypeSlots {
    /* Releases what the object holds and its memory. The object's count is 0. */
    void (*dealloc)(Runtime *rt, Object *object);
    /* Drops the references that can be part of a cycle; the object stays valid. */
    void (*clear)(Runtime *rt, Object *object);
    /* PEP 442: runs once; the object is alive, and may be brought back. Leaves no error set. */
    void (*finalize)(Runtime *rt, Object *object);
    /* Bytes of the object as its __sizeof__ gives them, in a subclass too; NULL: basicsize + items. */
    int64_t (*getsizeof)(Runtime *rt, Object *object);
    /* Whether object/traverse.h knows how to go through it. */
    bool traverse;
#define SLOT_MEMBER(name, Signature) Signature name;
    TYPE_GROUP_SLOTS(SLOT_MEMBER)
#undef SLOT_MEMBER
#define SLOT_MEMBER(name, Signature, index) Signature name;
    ASYNC_SLOTS(SLOT_MEMBER)
    NUMBER_SLOTS(SLOT_MEMBER)
    MAPPING_SLOTS(SLOT_MEMBER)
    SEQUENCE_SLOTS(SLOT_MEMBER)
    BUFFER_SLOTS(SLOT_MEMBER)
#undef SLOT_MEMBER
} TypeSlots;

#endif
