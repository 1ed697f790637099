/* What can be done with any object, whatever its type: make, hash, compare, look up attributes, measure.
 * Each goes through the type's slots. CPython: Objects/object.c, abstract.c. */
#ifndef OURO_OBJECT_PROTOCOL_H
#define OURO_OBJECT_PROTOCOL_H

#include "memory/clock.h"
#include "object/runtime.h"

/* Sets the header: one reference; a heap type gains one. CPython: _PyObject_Init */
ALWAYS_INLINE void object_init(Runtime *rt, Object *object, TypeObject *type)
{
    object->ob_refcnt = 1;
    object->ob_type = ref_of(type);
    if (type_has(type, TYPE_FLAG_HEAP_TYPE))
        object_incref(&type->ob_base.ob_base);
    event_post(&rt->memory, OURO_EVENT_OBJECT_NEW, ref_of(object), ref_of(type), 0);
}

/* A new object of `size` bytes without a collector's head, its header set, the rest as it was. NULL and
 * MemoryError. */
Object *object_new(Runtime *rt, TypeObject *type, int64_t size);

/* Out of line: somebody may want to hear of it. */
COLD void object_tell_revived(Runtime *rt, Object *object);

/* Revives a dead object from a free list: one reference, same type (which is not a heap type). */
ALWAYS_INLINE void object_revive(Runtime *rt, Object *object)
{
    object->ob_refcnt = 1;
    if (UNLIKELY(host_of(rt)->attention != 0))
        object_tell_revived(rt, object);
}

/* -1 says that there is no hash (yet), so a value that would hash to it hashes to -2. */
ALWAYS_INLINE int64_t hash_not_minus_one(int64_t hash) { return hash == -1 ? -2 : hash; }

/* -1 and an error (TypeError: unhashable type: 'list'), or the hash. */
int64_t object_hash(Runtime *rt, Object *object);

/* hash((address)): what an object without a hash of its own has. */
int64_t object_hash_address(const void *address);

/* New reference to the result of `left op right`, tried on both sides as CPython's do_richcompare does; NULL
 * and an error. */
Object *object_richcompare(Runtime *rt, Object *left, Object *right, enum CompareOperator op);

/* 1, 0, or -1 and an error. The same object is equal to itself without asking it. PyObject_RichCompareBool */
int object_compare(Runtime *rt, Object *left, Object *right, enum CompareOperator op);

/* 1, 0, or -1 and an error: PyObject_IsTrue */
int object_is_true(Runtime *rt, Object *object);

/* New reference; NULL and AttributeError. `name` is a str. */
Object *object_getattr(Runtime *rt, Object *object, Object *name);

/* 0, or -1 and an error. `value` (borrowed) NULL deletes. */
int object_setattr(Runtime *rt, Object *object, Object *name, Object *value);

/* sys.getsizeof: bytes of the object, what it owns by itself, and its pre-header. */
int64_t object_getsizeof(Runtime *rt, Object *object);

#endif
