/* set and frozenset: whole sets, their hash and comparison; see set.h. The order in which keys are visited
 * and how a result is built decide its table, and so the order of its keys: they are CPython's. */
#include "types/number/bool.h"

#include "object/error.h"
#include "object/protocol.h"
#include "types/container/dict.h"
#include "types/container/list.h"
#include "types/container/set.h"
#include "types/container/tuple.h"
#include "types/none.h"

static SetObject *as_set(Object *object) { return (SetObject *)object; }

static bool is_frozen(const Runtime *rt, const Object *set)
{
    return type_is_subtype(object_type(set), runtime_type(rt, TYPE_FROZENSET));
}

/* An empty set or frozenset, as `set` or its built-in base is. */
static Object *new_of_base(Runtime *rt, const Object *set)
{
    return set_new(rt, is_frozen(rt, set) ? TYPE_FROZENSET : TYPE_SET);
}

/* Releases `set` when filling it has failed. */
static Object *filled(Runtime *rt, Object *set, int status)
{
    if (status == 0)
        return set;
    object_decref(rt, set);
    return NULL;
}

/* ---- filling */

/* Makes room for `more` keys at once, as if none were there already. */
static int make_room(Runtime *rt, Object *set, int64_t more)
{
    const SetObject *to = as_set(set);
    if (!profile_set_is_full(to->fill + more, to->mask))
        return 0;
    return set_resize(rt, set, (to->used + more) * 2);
}

static int add_each(Runtime *rt, Object *set, Object *other)
{
    int64_t position = 0;
    int64_t hash;
    Object *key;
    while (set_next(other, &position, &key, &hash)) {
        if (set_add_known_hash(rt, set, key, hash) < 0)
            return -1;
    }
    return 0;
}

/* CPython: set_merge */
static int merge(Runtime *rt, Object *set, Object *other)
{
    if (set == other || set_size(other) == 0)
        return 0;
    if (make_room(rt, set, set_size(other)) < 0)
        return -1;
    if (as_set(set)->fill != 0)
        return add_each(rt, set, other);
    set_fill_empty(set, other);
    return 0;
}

static int add_keys_of_dict(Runtime *rt, Object *set, Object *dict)
{
    if (make_room(rt, set, dict_size(dict)) < 0)
        return -1;
    int64_t position = 0;
    int64_t hash;
    Object *key;
    while (dict_next(dict, &position, &key, NULL, &hash)) {
        if (set_add_known_hash(rt, set, key, hash) < 0)
            return -1;
    }
    return 0;
}

/* The item is held, as its hash is asked for: that may change the source. */
static int add_item(Runtime *rt, Object *set, Object *item)
{
    object_incref(item);
    int status = set_add(rt, set, item);
    object_decref(rt, item);
    return status;
}

static int add_items(Runtime *rt, Object *set, Object *sequence)
{
    bool is_list = object_is_list(sequence);
    int64_t position = 0;
    Object *item;
    while (is_list ? list_next(sequence, &position, &item) : tuple_next(sequence, &position, &item)) {
        if (add_item(rt, set, item) < 0)
            return -1;
    }
    return 0;
}

int set_update(Runtime *rt, Object *set, Object *source)
{
    if (object_is_any_set(rt, source))
        return merge(rt, set, source);
    if (object_is_exact(rt, source, TYPE_DICT))
        return add_keys_of_dict(rt, set, source);
    if (object_is_list(source) || object_is_tuple(source))
        return add_items(rt, set, source);
    error_set(rt, ERROR_TYPE, "'%s' object is not iterable",
              (const char *)ref_pointer(object_type(source)->tp_name));
    return -1;
}

Object *set_from(Runtime *rt, TypeId id, Object *source)
{
    if (id == TYPE_FROZENSET && object_is_exact(rt, source, TYPE_FROZENSET))
        return object_incref(source);
    Object *set = set_new(rt, id);
    return set == NULL ? NULL : filled(rt, set, set_update(rt, set, source));
}

/* A copy that can be changed, also of a frozenset. */
static Object *copy(Runtime *rt, Object *set)
{
    Object *result = new_of_base(rt, set);
    return result == NULL ? NULL : filled(rt, result, merge(rt, result, set));
}

Object *set_copy(Runtime *rt, Object *set)
{
    return object_is_exact(rt, set, TYPE_FROZENSET) ? object_incref(set) : copy(rt, set);
}

Object *set_union(Runtime *rt, Object *set, Object *source)
{
    Object *result = copy(rt, set);
    if (result == NULL || set == source)
        return result;
    return filled(rt, result, set_update(rt, result, source));
}

/* ---- going through one set with a look at another. A key is held while it is compared. */

/* Adds to `result` those keys of `source` that are (or are not) in `filter`. */
static int add_filtered(Runtime *rt, Object *result, Object *source, Object *filter, bool wanted)
{
    int64_t position = 0;
    int64_t hash;
    Object *key;
    while (set_next(source, &position, &key, &hash)) {
        object_incref(key);
        int found = set_contains_known_hash(rt, filter, key, hash);
        int status = found < 0 ? -1 : found == wanted ? set_add_known_hash(rt, result, key, hash) : 0;
        object_decref(rt, key);
        if (status < 0)
            return -1;
    }
    return 0;
}

/* 1 when every key of `source` is (or is not) in `other`, else 0, or -1 and an error. */
static int all_found(Runtime *rt, Object *source, Object *other, bool wanted)
{
    int64_t position = 0;
    int64_t hash;
    Object *key;
    while (set_next(source, &position, &key, &hash)) {
        object_incref(key);
        int found = set_contains_known_hash(rt, other, key, hash);
        object_decref(rt, key);
        if (found < 0)
            return -1;
        if (found != wanted)
            return 0;
    }
    return 1;
}

static int discard_each(Runtime *rt, Object *set, Object *other)
{
    int64_t position = 0;
    int64_t hash;
    Object *key;
    while (set_next(other, &position, &key, &hash)) {
        object_incref(key);
        int found = set_discard_known_hash(rt, set, key, hash);
        object_decref(rt, key);
        if (found < 0)
            return -1;
    }
    return 0;
}

/* ---- intersection */

/* The smaller one is gone through. */
Object *set_intersection(Runtime *rt, Object *set, Object *other)
{
    if (set == other)
        return copy(rt, set);
    Object *result = new_of_base(rt, set);
    if (result == NULL)
        return NULL;
    bool swapped = set_size(other) > set_size(set);
    return filled(rt, result, add_filtered(rt, result, swapped ? set : other, swapped ? other : set, true));
}

/* Exchanges what two sets hold. */
static void swap_bodies(SetObject *left, SetObject *right)
{
    SetObject old = *left;
    bool left_small = left->table == ref_of(left->smalltable);
    bool right_small = right->table == ref_of(right->smalltable);
    left->fill = right->fill;
    left->used = right->used;
    left->mask = right->mask;
    left->table = right_small ? ref_of(left->smalltable) : right->table;
    right->fill = old.fill;
    right->used = old.used;
    right->mask = old.mask;
    right->table = left_small ? ref_of(right->smalltable) : old.table;
    for (int i = 0; i < PROFILE_SET_MINSIZE; i++) {
        left->smalltable[i] = right->smalltable[i];
        right->smalltable[i] = old.smalltable[i];
    }
    left->hash = -1;
    right->hash = -1;
}

void set_swap_bodies(Object *left, Object *right) { swap_bodies(as_set(left), as_set(right)); }

int set_intersection_update(Runtime *rt, Object *set, Object *other)
{
    Object *result = set_intersection(rt, set, other);
    if (result == NULL)
        return -1;
    swap_bodies(as_set(set), as_set(result));
    object_decref(rt, result);
    return 0;
}

int set_is_disjoint(Runtime *rt, Object *set, Object *other)
{
    if (set == other)
        return set_size(set) == 0;
    bool swapped = set_size(other) > set_size(set);
    return all_found(rt, swapped ? set : other, swapped ? other : set, false);
}

/* ---- difference */

/* Of a much larger set only what both have is discarded. */
int set_difference_update(Runtime *rt, Object *object, Object *other)
{
    SetObject *set = as_set(object);
    if (object == other) {
        set_clear(rt, object);
        return 0;
    }
    bool other_is_much_larger = set_size(other) >> 3 > set_size(object);
    Object *unwanted = other_is_much_larger ? set_intersection(rt, object, other) : object_incref(other);
    if (unwanted == NULL)
        return -1;
    int status = discard_each(rt, object, unwanted);
    object_decref(rt, unwanted);
    if (status < 0)
        return -1;
    if (set->fill - set->used <= set->mask / 4)
        return 0;
    return set_resize(rt, object, profile_set_growth(set->used));
}

Object *set_difference(Runtime *rt, Object *set, Object *other)
{
    if (set_size(set) >> 2 > set_size(other)) {
        Object *result = copy(rt, set);
        return result == NULL ? NULL : filled(rt, result, set_difference_update(rt, result, other));
    }
    Object *result = new_of_base(rt, set);
    return result == NULL ? NULL : filled(rt, result, add_filtered(rt, result, set, other, false));
}

/* ---- symmetric difference */

int set_symmetric_difference_update(Runtime *rt, Object *set, Object *other)
{
    if (set == other) {
        set_clear(rt, set);
        return 0;
    }
    int64_t position = 0;
    int64_t hash;
    Object *key;
    while (set_next(other, &position, &key, &hash)) {
        object_incref(key);
        int found = set_discard_known_hash(rt, set, key, hash);
        int status = found == 0 ? set_add_known_hash(rt, set, key, hash) : found;
        object_decref(rt, key);
        if (status < 0)
            return -1;
    }
    return 0;
}

Object *set_symmetric_difference(Runtime *rt, Object *set, Object *other)
{
    Object *result = new_of_base(rt, set);
    if (result == NULL)
        return NULL;
    int status = merge(rt, result, other);
    if (status == 0)
        status = set_symmetric_difference_update(rt, result, set);
    return filled(rt, result, status);
}

/* ---- comparing */

int set_is_subset(Runtime *rt, Object *set, Object *other)
{
    return set_size(set) > set_size(other) ? 0 : all_found(rt, set, other, true);
}

/* 1, 0, or -1 and an error. */
static int is_equal(Runtime *rt, Object *left, Object *right)
{
    int64_t left_hash = as_set(left)->hash;
    int64_t right_hash = as_set(right)->hash;
    if (set_size(left) != set_size(right))
        return 0;
    if (left_hash != -1 && right_hash != -1 && left_hash != right_hash)
        return 0;
    return set_is_subset(rt, left, right);
}

static int compare(Runtime *rt, Object *left, Object *right, enum CompareOperator op)
{
    int equal;
    switch (op) {
    case COMPARE_LT:
        return set_size(left) >= set_size(right) ? 0 : set_is_subset(rt, left, right);
    case COMPARE_LE:
        return set_is_subset(rt, left, right);
    case COMPARE_GT:
        return set_size(left) <= set_size(right) ? 0 : set_is_subset(rt, right, left);
    case COMPARE_GE:
        return set_is_subset(rt, right, left);
    case COMPARE_NE:
        equal = is_equal(rt, left, right);
        return equal < 0 ? -1 : !equal;
    default:
        return is_equal(rt, left, right);
    }
}

Object *set_richcompare(Runtime *rt, Object *left, Object *right, enum CompareOperator op)
{
    if (!object_is_any_set(rt, left) || !object_is_any_set(rt, right))
        return not_implemented_new(rt);
    int result = compare(rt, left, right, op);
    return result < 0 ? NULL : bool_from(rt, result != 0);
}

/* ---- hashing */

static uint64_t scatter(uint64_t hash)
{
    return ((hash ^ UINT64_C(89869747)) ^ (hash << 16)) * UINT64_C(3644798167);
}

/* Independent of the keys' order, and of the table's size: what unused and deleted slots add is the same for
 * each and goes away in pairs. */
int64_t frozenset_hash(Runtime *rt, Object *object)
{
    SetObject *set = as_set(object);
    const SetEntry *table = ref_pointer(set->table);
    (void)rt;
    if (set->hash != -1)
        return set->hash;
    uint64_t hash = 0;
    for (int64_t i = 0; i <= set->mask; i++)
        hash ^= scatter((uint64_t)table[i].hash);
    if (((set->mask + 1 - set->fill) & 1) != 0)
        hash ^= scatter(0);
    if (((set->fill - set->used) & 1) != 0)
        hash ^= scatter(UINT64_MAX);
    hash ^= ((uint64_t)set->used + 1) * UINT64_C(1927868237);
    hash ^= (hash >> 11) ^ (hash >> 25);
    hash = hash * 69069 + UINT64_C(907133923);
    set->hash = hash == UINT64_MAX ? 590923713 : (int64_t)hash;
    return set->hash;
}
