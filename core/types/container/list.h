/* list: a sequence that grows and shrinks. Owns ListObject, its array of items and how that grows, and the
 * dead lists kept for reuse. New lists made out of old ones, searching and comparing are in
 * list_operations.c, the rest in list.c. CPython: Objects/listobject.c.
 *
 * Releasing or comparing an item may run Python code that changes the list. */
#ifndef OURO_TYPES_LIST_H
#define OURO_TYPES_LIST_H

#include "gc/gc.h"

ALWAYS_INLINE bool object_is_list(const Object *object)
{
    return object_has(object, TYPE_FLAG_LIST_SUBCLASS);
}

/* len(list) */
ALWAYS_INLINE int64_t list_size(const Object *list) { return ((const VarObject *)list)->ob_size; }

ALWAYS_INLINE Ref *list_items(const Object *list) { return ref_pointer(((const ListObject *)list)->ob_item); }

/* Borrowed; NULL where nothing was stored yet. */
ALWAYS_INLINE Object *list_get(const Object *list, int64_t index)
{
    assert_internal(index >= 0 && index < list_size(list));
    return ref_pointer(list_items(list)[index]);
}

/* Goes through the items as a list iterator does: *position is 0 at first; *item is borrowed; false at the
 * end. The list may change meanwhile. */
ALWAYS_INLINE bool list_next(const Object *list, int64_t *position, Object **item)
{
    if (*position >= list_size(list))
        return false;
    *item = list_get(list, (*position)++);
    return true;
}

/* ---- making; each gives a new reference to a tracked list, or NULL and MemoryError */

/* `size` empty slots, to be filled with list_set_item. */
Object *list_new(Runtime *rt, int64_t size);

/* Length 0, with room for exactly `size` items. */
Object *list_new_prealloc(Runtime *rt, int64_t size);

/* list(sequence) of a list or tuple: an even number of slots. */
Object *list_from_sequence(Runtime *rt, Object *sequence);

/* list[low:high], with the bounds clamped: exactly as many slots as items. */
Object *list_slice(Runtime *rt, Object *list, int64_t low, int64_t high);
ALWAYS_INLINE Object *list_copy(Runtime *rt, Object *list)
{
    return list_slice(rt, list, 0, list_size(list));
}

/* left + right, of two lists. */
Object *list_concat(Runtime *rt, Object *left, Object *right);

/* list * times */
Object *list_repeat(Runtime *rt, Object *list, int64_t times);

/* tuple(list) */
Object *list_to_tuple(Runtime *rt, Object *list);

/* ---- changing; 0, or -1 and an error with the list as it was. Items are borrowed unless said otherwise */

int list_append(Runtime *rt, Object *list, Object *item);

/* list.insert: a negative index counts from the end; one outside is the nearer end. */
int list_insert(Runtime *rt, Object *list, int64_t index, Object *item);

/* list[index] = item; `item` is stolen also when it fails. IndexError. */
int list_set_item(Runtime *rt, Object *list, int64_t index, Object *item);

/* del list[index]; IndexError. */
int list_delete_item(Runtime *rt, Object *list, int64_t index);

/* list.pop(index): new reference to what is taken out; -1 is the last. NULL and IndexError or MemoryError. */
Object *list_pop(Runtime *rt, Object *list, int64_t index);

/* list[low:high] = source, a list (this one too) or tuple; the bounds are clamped. What it replaces is
 * released last to first. */
int list_assign_slice(Runtime *rt, Object *list, int64_t low, int64_t high, Object *source);

/* del list[low:high] */
int list_delete_slice(Runtime *rt, Object *list, int64_t low, int64_t high);

/* list.extend(iterable), growing as CPython does from the iterable's length hint. */
int list_extend(Runtime *rt, Object *list, Object *iterable);

/* list.sort(key=key, reverse=reverse); key NULL: none. list_sort.c */
int list_sort(Runtime *rt, Object *list, Object *key, bool reverse);

/* list[key], list[key] = value (NULL: del list[key]) for an int or a slice. list_subscript.c */
Object *list_subscript(Runtime *rt, Object *list, Object *key);
int list_ass_subscript(Runtime *rt, Object *list, Object *key, Object *value);

/* iter(list), reversed(list). list_iterator.c */
Object *list_iter(Runtime *rt, Object *list);
Object *list_reversed(Runtime *rt, Object *list);

/* list.extend of a list (this one too) or tuple. */
int list_extend_sequence(Runtime *rt, Object *list, Object *source);

/* list *= times */
int list_repeat_in_place(Runtime *rt, Object *list, int64_t times);

/* list.remove: ValueError when no item is equal to `item`. */
int list_remove(Runtime *rt, Object *list, Object *item);

void list_reverse(Object *list);

/* Empties the list; its items are released last to first. Also the type's clear slot. */
void list_clear(Runtime *rt, Object *list);

/* Sets the length, making room for it as CPython grows and shrinks lists; slots beyond the old length hold
 * nothing valid and are the caller's to fill before anything else runs. A shorter list for which there is no
 * smaller room keeps its own, and that is no error: what empties lists often tidies up after an error. */
int list_resize(Runtime *rt, Object *list, int64_t size);

/* ---- searching; comparing may run Python code */

/* 1, 0, or -1 and an error. */
int list_contains(Runtime *rt, Object *list, Object *item);

/* The first index in [low, high) whose item is equal; -1 and ValueError, or another error. */
int64_t list_index(Runtime *rt, Object *list, Object *item, int64_t low, int64_t high);

/* -1 and an error. */
int64_t list_count(Runtime *rt, Object *list, Object *item);

/* ---- the type's slots, with list_clear; hash has none: a list is unhashable */

void list_dealloc(Runtime *rt, Object *object);
Object *list_richcompare(Runtime *rt, Object *left, Object *right, enum CompareOperator op);
int64_t list_sizeof(Runtime *rt, Object *object);

/* ---- the runtime's */

/* Gives back the dead lists that are kept for reuse. A full collection does it. */
void list_clear_free_list(Runtime *rt);

/* Keeps `most` dead lists at most; the collector hears of nothing. */
void list_trim_free_list(Runtime *rt, int64_t most);

#endif
