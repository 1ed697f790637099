/* Operations on any object through its type's slots: numbers, sequences, mappings, iteration, text. Owns the
 * dispatch (who is asked first, what NotImplemented means, CPython's TypeErrors) and nothing of what a type does.
 * CPython: Objects/abstract.c, Objects/object.c. All give new references, or NULL / -1 and an error. */
#ifndef OURO_TYPES_ABSTRACT_H
#define OURO_TYPES_ABSTRACT_H

#include "object/c_stack.h"
#include "object/definition.h"

/* In the order of BINARY_OP's argument (opcode.h: NB_ADD …); the in-place ones follow at + BINARY_COUNT. */
typedef enum BinaryOperator {
    BINARY_ADD,
    BINARY_AND,
    BINARY_FLOOR_DIVIDE,
    BINARY_LSHIFT,
    BINARY_MATRIX_MULTIPLY,
    BINARY_MULTIPLY,
    BINARY_REMAINDER,
    BINARY_OR,
    BINARY_POWER,
    BINARY_RSHIFT,
    BINARY_SUBTRACT,
    BINARY_TRUE_DIVIDE,
    BINARY_XOR,
    BINARY_COUNT,
} BinaryOperator;

/* left op right / left op= right; "unsupported operand type(s) for +: 'int' and 'str'". */
Object *number_binary(Runtime *rt, Object *left, Object *right, int op);
Object *number_divmod(Runtime *rt, Object *left, Object *right);
/* pow(base, exponent, modulus); modulus None for none. */
Object *number_power(Runtime *rt, Object *base, Object *exponent, Object *modulus);
Object *number_negative(Runtime *rt, Object *object);
Object *number_positive(Runtime *rt, Object *object);
Object *number_invert(Runtime *rt, Object *object);
Object *number_absolute(Runtime *rt, Object *object);
Object *number_index(Runtime *rt, Object *object); /* an exact int, as operator.index */
Object *number_int(Runtime *rt, Object *object);   /* int(object) of one argument */
Object *number_float(Runtime *rt, Object *object); /* float(object) of one argument */

/* As an index: *value cut to int64 where `overflow` is 0, else that error (an ErrorKind) is raised. 0 or -1.
 * "'str' object cannot be interpreted as an integer" */
int number_as_index(Runtime *rt, Object *object, int64_t *value, int overflow);

int64_t object_length(Runtime *rt, Object *object); /* len(object) */
/* object.__length_hint__; `fallback` when it has none. PEP 424 */
int64_t object_length_hint(Runtime *rt, Object *object, int64_t fallback);

Object *object_get_item(Runtime *rt, Object *object, Object *key); /* object[key], with __class_getitem__ */
int object_set_item(Runtime *rt, Object *object, Object *key, Object *value);
int object_delete_item(Runtime *rt, Object *object, Object *key);
Object *sequence_item(Runtime *rt, Object *sequence, int64_t index); /* negative: from the end */
int sequence_set_item(Runtime *rt, Object *sequence, int64_t index, Object *value);
Object *sequence_concat(Runtime *rt, Object *left, Object *right);
int object_contains(Runtime *rt, Object *container, Object *item); /* item in container: 1, 0, -1 */

Object *object_iter(Runtime *rt, Object *object); /* iter(object), also by __getitem__ */
/* NULL without an error at the end (StopIteration is taken away). */
Object *iterator_next(Runtime *rt, Object *iterator);

/* TypeError: what was an iterator has lost its __next__. Returns NULL. */
COLD void *iterator_lost(Runtime *rt, const Object *iterator);

/* The next item by the type's slot: NULL with an error (StopIteration too), or without one at the end. */
ALWAYS_INLINE Object *iterator_step(Runtime *rt, Object *iterator)
{
    NextFunction next = type_iternext_slot(object_type(iterator));
    if (UNLIKELY(next == NULL || stack_ends(rt)))
        return iterator_lost(rt, iterator);
    stack_take(rt, STACK_OF_STEP);
    Object *item = next(rt, iterator);
    stack_give_back(rt, STACK_OF_STEP);
    return item;
}

Object *sequence_list(Runtime *rt, Object *iterable);  /* list(iterable) */
Object *sequence_tuple(Runtime *rt, Object *iterable); /* tuple(iterable); an exact tuple is itself */
/* `iterable` itself if an exact list or tuple, else a new list; TypeError with `message` if it cannot be. */
Object *sequence_fast(Runtime *rt, Object *iterable, const char *message);

Object *object_repr(Runtime *rt, Object *object);                          /* a str; recursion is bounded */
Object *object_str(Runtime *rt, Object *object);                           /* a str; itself if an exact str */
Object *object_ascii(Runtime *rt, Object *object);                         /* ascii(object) */
Object *object_format(Runtime *rt, Object *object, Object *specification); /* NULL: "" */
Object *object_dir(Runtime *rt, Object *object);

/* isinstance, issubclass with tuples, unions, __instancecheck__ … : 1, 0, -1. */
int object_is_instance(Runtime *rt, Object *object, Object *classes);
int object_is_subclass(Runtime *rt, Object *derived, Object *classes);

/* The same for one class, without asking it: type.__instancecheck__, type.__subclasscheck__. */
int object_is_real_instance(Runtime *rt, Object *object, Object *class);
int object_is_real_subclass(Runtime *rt, Object *derived, Object *class);

/* getattr(object, name, None) without an error where AttributeError is raised: 1 found, 0 not, -1 another error. */
int object_lookup_attribute(Runtime *rt, Object *object, Object *name, Object **value);
/* What the object's type has under `name`, bound to the object; NULL without an error: none. _PyObject_LookupSpecial */
Object *object_lookup_special(Runtime *rt, Object *object, Object *name);

/* Fills the view; TypeError "a bytes-like object is required, not 'str'". Release what was got. */
int object_get_buffer(Runtime *rt, Object *object, BufferView *buffer, bool writable);
void buffer_release(Runtime *rt, BufferView *buffer);

#endif
