/* set and frozenset: a hash table of keys. Owns SetObject and its table (set.c) and the algebra on whole sets
 * (set_operations.c). CPython: Objects/setobject.c.
 *
 * Wherever a key is hashed or compared, Python code may run and change the set. */
#ifndef OURO_TYPES_SET_H
#define OURO_TYPES_SET_H

#include "gc/gc.h"

/* A set or a frozenset, subclasses among them. */
ALWAYS_INLINE bool object_is_any_set(const Runtime *rt, const Object *object)
{
    const TypeObject *type = object_type(object);
    const TypeObject *set = runtime_type(rt, TYPE_SET);
    const TypeObject *frozenset = runtime_type(rt, TYPE_FROZENSET);
    return type == set || type == frozenset || type_is_subtype(type, set) || type_is_subtype(type, frozenset);
}

/* len(set) */
ALWAYS_INLINE int64_t set_size(const Object *set) { return ((const SetObject *)set)->used; }

/* Goes through the keys in the table's order: *position is 0 at first and private to this function; false at
 * the end. The key is borrowed; `hash` may be NULL. Safe when the set changes meanwhile, but keys may then be
 * missed or come twice. */
bool set_next(const Object *set, int64_t *position, Object **key, int64_t *hash);

/* ---- making; each gives a new reference to a tracked set, or NULL and an error */

/* Empty; `id` is TYPE_SET or TYPE_FROZENSET. */
Object *set_new(Runtime *rt, TypeId id);

/* Makes the body of an instance of a subclass, all zero so far, an empty set. */
void set_init_body(Object *set);

/* set(source) or frozenset(source), of what set_update takes; an exact frozenset is its own
 * frozenset(source). */
Object *set_from(Runtime *rt, TypeId id, Object *source);

/* set.copy(): a set or frozenset, packed anew; an exact frozenset is its own copy. */
Object *set_copy(Runtime *rt, Object *set);

/* ---- single keys */

/* 0, or -1 and an error with the set as it was. The key is borrowed. A frozenset may be added to by its maker
 * only. */
int set_add(Runtime *rt, Object *set, Object *key);
int set_add_known_hash(Runtime *rt, Object *set, Object *key, int64_t hash);

/* 1, 0, or -1 and an error. A set, which has no hash, is looked for as the frozenset of the same keys. */
int set_contains(Runtime *rt, Object *set, Object *key);
int set_contains_known_hash(Runtime *rt, Object *set, Object *key, int64_t hash);

/* 1 when it was there, 0 when not, or -1 and an error. */
int set_discard(Runtime *rt, Object *set, Object *key);
int set_discard_known_hash(Runtime *rt, Object *set, Object *key, int64_t hash);

/* 0, or -1 and KeyError or another error. */
int set_remove(Runtime *rt, Object *set, Object *key);

/* New reference to a key that is taken out; the search goes on where the last one ended. NULL and KeyError.
 */
Object *set_pop(Runtime *rt, Object *set);

/* Empties the set; its keys are released in the table's order. Also the types' clear slot. */
void set_clear(Runtime *rt, Object *set);

/* Makes the table anew with more than `least` slots, the deleted ones gone; may get smaller. Calls nothing.
 * -1 and MemoryError with the set as it was. CPython: set_table_resize */
int set_resize(Runtime *rt, Object *set, int64_t least);

/* Puts the keys of `other` into a set that never had one since its table was made, and has room for them.
 * Compares none; a table of the same size without deleted slots is taken over slot by slot. */
void set_fill_empty(Object *set, const Object *other);

/* ---- whole sets: `other` is a set or frozenset unless said otherwise */

/* 0, or -1 and an error; the set may have changed in part then. */

/* `source` is a set, frozenset, exact dict (its keys), list or tuple. */
int set_update(Runtime *rt, Object *set, Object *source);
int set_intersection_update(Runtime *rt, Object *set, Object *other);
int set_difference_update(Runtime *rt, Object *set, Object *other);
int set_symmetric_difference_update(Runtime *rt, Object *set, Object *other);

/* New reference to a set or frozenset as `set` is, or NULL and an error. */

/* `source` as for set_update. */
Object *set_union(Runtime *rt, Object *set, Object *source);
Object *set_intersection(Runtime *rt, Object *set, Object *other);
Object *set_difference(Runtime *rt, Object *set, Object *other);
Object *set_symmetric_difference(Runtime *rt, Object *set, Object *other);

/* 1, 0, or -1 and an error. */

int set_is_subset(Runtime *rt, Object *set, Object *other);
int set_is_disjoint(Runtime *rt, Object *set, Object *other);

/* Exchanges what two sets hold. */
void set_swap_bodies(Object *left, Object *right);

/* ---- the types' slots, with set_clear; both types have the same but for the hash, of which set has none */

void set_dealloc(Runtime *rt, Object *object);
int64_t frozenset_hash(Runtime *rt, Object *object);
Object *set_richcompare(Runtime *rt, Object *left, Object *right, enum CompareOperator op);
int64_t set_sizeof(Runtime *rt, Object *object);

/* ---- checks, for assertions and tests: true, or false with the name of what is broken in `why` (may be
 * NULL) */

bool set_is_valid(const Runtime *rt, const Object *set, const char **why);

#endif
