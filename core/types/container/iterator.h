/* Iterators: what those over sequences have in common, the one for the old protocol (__getitem__), and
 * iter(callable, sentinel). CPython: Objects/iterobject.c. */
#ifndef OURO_TYPES_ITERATOR_H
#define OURO_TYPES_ITERATOR_H

#include "object/definition.h"
#include "object/runtime.h"

/* The slot tp_iter of every iterator. */
Object *iterator_self(Runtime *rt, Object *iterator);

/* An iterator of the type `id`, whose object is a SequenceIteratorObject, tracked. `sequence` is borrowed. */
Object *sequence_iterator_of(Runtime *rt, TypeId id, Object *sequence, int64_t index);

/* iter(sequence) by __getitem__. */
Object *sequence_iterator_new(Runtime *rt, Object *sequence);

/* iter(callable, sentinel) */
Object *callable_iterator_new(Runtime *rt, Object *callable, Object *sentinel);

/* (builtins.<function>, (sequence,), index), which __reduce__ gives; `sequence` is borrowed. An index below 0 is left
 * out where it is ITERATOR_NO_STATE. */
#define ITERATOR_NO_STATE INT64_MIN
Object *iterator_reduce(Runtime *rt, const char *function, Object *sequence, int64_t index);
Object *iterator_reduce_empty_list(Runtime *rt);  /* (iter, ([],)) */
Object *iterator_reduce_empty_tuple(Runtime *rt); /* (iter, ((),)) */

/* What builtins has under this name. New reference, or NULL and AttributeError. */
Object *builtin_function_named(Runtime *rt, const char *name);

/* Whether the error on its way says that an iterator has ended; it is taken away then. */
bool iterator_ended(Runtime *rt);

#endif
