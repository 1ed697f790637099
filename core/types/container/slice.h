/* slice: start, stop and step as they stand between brackets, and what they mean for a sequence of a given length.
 * Also how indices come out of arguments. CPython: Objects/sliceobject.c. */
#ifndef OURO_TYPES_SLICE_H
#define OURO_TYPES_SLICE_H

#include "object/definition.h"
#include "object/runtime.h"

ALWAYS_INLINE bool object_is_slice(const Runtime *rt, const Object *object)
{
    return object_is_exact(rt, object, TYPE_SLICE);
}

/* New reference; the parts are borrowed, NULL is None. NULL and MemoryError. */
Object *slice_new(Runtime *rt, Object *start, Object *stop, Object *step);

/* The parts as numbers, those left out filled in, cut to what 64 bits hold. Runs their __index__. 0, or -1 and
 * TypeError, or ValueError "slice step cannot be zero". PySlice_Unpack */
int slice_unpack(Runtime *rt, Object *slice, int64_t *start, int64_t *stop, int64_t *step);

/* Clamps start and stop to a sequence of `length` items; gives the number of items selected. PySlice_AdjustIndices */
int64_t slice_adjust(int64_t length, int64_t *start, int64_t *stop, int64_t step);

/* Both at once: the count of items, or -1 and an error. */
int64_t slice_resolve(Runtime *rt, Object *slice, int64_t length, int64_t *start, int64_t *stop,
                      int64_t *step);

/* slice.indices for a length that is an int: three new references. 0, or -1 and an error. _PySlice_GetLongIndices */
int slice_long_indices(Runtime *rt, Object *slice, Object *length, Object **start, Object **stop,
                       Object **step);

/* Gives back the dead slice that is kept for reuse. */
void slice_clear_free_list(Runtime *rt);

/* An item of what sequence_fast gave, a list or tuple. Borrowed. */
ALWAYS_INLINE Object *sequence_fast_item(const Object *sequence, int64_t index)
{
    const Ref *items = object_has(sequence, TYPE_FLAG_LIST_SUBCLASS)
                           ? (const Ref *)ref_pointer(((const ListObject *)sequence)->ob_item)
                           : ((const TupleObject *)sequence)->ob_item;
    return ref_pointer(items[index]);
}

/* ---- indices among arguments */

/* An optional bound, cut to 64 bits; None leaves *value as it was. _PyEval_SliceIndex: 0, or -1 and an error. */
int argument_slice_bound(Runtime *rt, Object *argument, int64_t *value);
/* The same, None refused. */
int argument_slice_bound_not_none(Runtime *rt, Object *argument, int64_t *value);

/* A Py_ssize_t: OverflowError "Python int too large to convert to C ssize_t". */
int argument_ssize(Runtime *rt, Object *argument, int64_t *value);

/* A C int: OverflowError "Python int too large to convert to C int". */
int argument_c_int(Runtime *rt, Object *argument, int64_t *value);

#endif
