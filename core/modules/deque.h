/* collections.deque: a chain of blocks, cheap at both ends. Owns DequeObject, its blocks and those kept for reuse.
 * CPython: Modules/_collectionsmodule.c. */
#ifndef OURO_MODULES_DEQUE_H
#define OURO_MODULES_DEQUE_H

#include "object/runtime.h"

ALWAYS_INLINE DequeObject *as_deque(Object *object) { return (DequeObject *)object; }
ALWAYS_INLINE int64_t deque_size(const Object *deque) { return ((const VarObject *)deque)->ob_size; }

/* An empty one. New reference. */
Object *deque_new(Runtime *rt, TypeObject *type);

/* At the right or left end; the item is stolen. With maxlen, one falls out at the other end. 0, or -1 and MemoryError.
 */
int deque_push_right(Runtime *rt, Object *deque, Object *item);
int deque_push_left(Runtime *rt, Object *deque, Object *item);

/* From there; new reference. NULL (and IndexError) when it is empty. */
Object *deque_pull_right(Runtime *rt, Object *deque);
Object *deque_pull_left(Runtime *rt, Object *deque);

/* The slot of an item, 0 <= index < size. */
Ref *deque_slot(Object *deque, int64_t index);

/* Moves items from the right end to the left one (or, `steps` negative, back). 0, or -1 and MemoryError. */
int deque_rotate(Runtime *rt, Object *deque, int64_t steps);

/* Puts every item of the iterable at an end. 0, or -1 and an error. */
int deque_extend(Runtime *rt, Object *deque, Object *iterable, bool at_left);

void deque_clear(Runtime *rt, Object *deque);

#endif
