/* tuple: a fixed sequence of references. Owns TupleObject, the dead tuples kept for reuse, and the empty
 * tuple, of which there is but one. CPython: Objects/tupleobject.c.
 *
 * A new tuple is tracked at once; a collection untracks it when nothing in it can be in a cycle. */
#ifndef OURO_TYPES_TUPLE_H
#define OURO_TYPES_TUPLE_H

#include "gc/gc.h"

ALWAYS_INLINE bool object_is_tuple(const Object *object)
{
    return object_has(object, TYPE_FLAG_TUPLE_SUBCLASS);
}

ALWAYS_INLINE int64_t tuple_size(const Object *tuple) { return ((const VarObject *)tuple)->ob_size; }

ALWAYS_INLINE Ref *tuple_items(const Object *tuple) { return ((TupleObject *)(uintptr_t)tuple)->ob_item; }

/* Borrowed; NULL where nothing was stored yet. */
ALWAYS_INLINE Object *tuple_get(const Object *tuple, int64_t index)
{
    assert_internal(index >= 0 && index < tuple_size(tuple));
    return ref_pointer(tuple_items(tuple)[index]);
}

/* Fills a slot of a tuple that nobody else has seen yet; `item` is stolen. What was there is not released. */
ALWAYS_INLINE void tuple_set(Object *tuple, int64_t index, Object *item)
{
    assert_internal(index >= 0 && index < tuple_size(tuple));
    tuple_items(tuple)[index] = ref_of(item);
}

/* Goes through the items: *position is 0 at first; *item is borrowed; false at the end. */
ALWAYS_INLINE bool tuple_next(const Object *tuple, int64_t *position, Object **item)
{
    if (*position >= tuple_size(tuple))
        return false;
    *item = tuple_get(tuple, (*position)++);
    return true;
}

/* ---- making; each gives a new reference, or NULL and MemoryError */

/* `size` empty slots, tracked. The one empty tuple when size is 0. */
Object *tuple_new(Runtime *rt, int64_t size);

/* The items are borrowed. */
Object *tuple_pack(Runtime *rt, int64_t count, Object *const *items);
Object *tuple_from_refs(Runtime *rt, const Ref *items, int64_t count);

/* tuple[low:high], with the bounds clamped; the tuple itself when that is all of an exact tuple. */
Object *tuple_slice(Runtime *rt, Object *tuple, int64_t low, int64_t high);

/* left + right, of two tuples. */
Object *tuple_concat(Runtime *rt, Object *left, Object *right);

/* tuple * times */
Object *tuple_repeat(Runtime *rt, Object *tuple, int64_t times);

/* Makes *tuple (an owned reference, the only one unless it is empty) longer, with empty slots, or shorter; it
 * may move. -1 and an error: *tuple is NULL then and the tuple released. _PyTuple_Resize */
int tuple_resize(Runtime *rt, Object **tuple, int64_t size);

/* The first `size` of items of a tuple or list stand there, each with its reference; the rest become the same ones
 * again, so that they are there `times` times. */
void items_repeat(Ref *items, int64_t size, int64_t times);

/* ---- searching: 1, 0, or -1 and an error; comparing may run Python code */

int tuple_contains(Runtime *rt, Object *tuple, Object *item);

/* ---- the type's slots. No clear: a tuple is in a cycle only together with something that has one. No size:
 * basicsize and items are all. */

void tuple_dealloc(Runtime *rt, Object *object);
int64_t tuple_hash(Runtime *rt, Object *object);
Object *tuple_richcompare(Runtime *rt, Object *left, Object *right, enum CompareOperator op);

/* ---- the runtime's */

/* Fills rt->statics.empty_tuple; before the first tuple is made. */
void statics_init_tuple(Runtime *rt);

/* Gives back the dead tuples that are kept for reuse. A full collection does it. */
void tuple_clear_free_lists(Runtime *rt);

#endif
