/* set and frozenset: the table and single keys; see set.h.
 *
 * Open addressing. A search goes through a few neighbouring slots, then jumps, and ends at a slot never used;
 * so a deleted key leaves the dummy in its slot. hash says of what kind a slot is without a look at the key:
 *   unused: key == 0, hash == 0;   deleted: key == dummy, hash == -1;   active: hash != -1 */
#include "types/container/set.h"

#include <string.h>

#include "object/dealloc.h"
#include "object/error.h"
#include "object/protocol.h"
#include "object/weakref.h"
#include "types/text/str.h"

enum { LINEAR_PROBES = 9, PERTURB_SHIFT = 5 };

#define SLOTS_MOST (INT64_MAX / (int64_t)sizeof(SetEntry))

static SetObject *as_set(Object *object) { return (SetObject *)object; }
static SetEntry *table_of(const SetObject *set) { return ref_pointer(set->table); }

static bool has_small_table(const SetObject *set) { return set->table == ref_of(set->smalltable); }

static bool is_unused(const SetEntry *entry) { return entry->key == NO_REF; }
static bool is_deleted(const SetEntry *entry) { return entry->hash == -1; }
static bool is_active(const SetEntry *entry) { return entry->key != NO_REF && entry->hash != -1; }

static void mark_deleted(Runtime *rt, SetEntry *entry)
{
    entry->key = ref_of(&rt->statics.set_dummy);
    entry->hash = -1;
}

/* ---- probing */

/* Where a search for a hash is. A run is a slot and the neighbours looked at before the next jump. */
typedef struct Probe {
    uint64_t slot;
    uint64_t perturb;
} Probe;

static Probe probe_begin(int64_t hash, uint64_t mask)
{
    return (Probe){(uint64_t)hash & mask, (uint64_t)hash};
}

/* The last slot of the run: the neighbours are left out near the table's end. */
static uint64_t probe_run_end(const Probe *probe, uint64_t mask)
{
    return probe->slot + LINEAR_PROBES <= mask ? probe->slot + LINEAR_PROBES : probe->slot;
}

static void probe_jump(Probe *probe, uint64_t mask)
{
    probe->perturb >>= PERTURB_SHIFT;
    probe->slot = (probe->slot * 5 + 1 + probe->perturb) & mask;
}

typedef enum Match { MATCH_NO, MATCH_YES, MATCH_ERROR, MATCH_STALE } Match;

/* Whether an active entry of the right hash has this key. MATCH_STALE: comparing changed the set, search
 * again. `equal_is_enough`: not if they were equal. */
static Match match(Runtime *rt, const SetObject *set, const SetEntry *entry, Object *key,
                   bool equal_is_enough)
{
    Object *candidate = ref_pointer(entry->key);
    if (candidate == key)
        return MATCH_YES;
    if (str_is_exact(rt, candidate) && str_is_exact(rt, key))
        return str_equal(candidate, key) ? MATCH_YES : MATCH_NO;
    Ref table = set->table;
    object_incref(candidate);
    int equal = object_compare(rt, candidate, key, COMPARE_EQ);
    object_decref(rt, candidate);
    if (equal < 0)
        return MATCH_ERROR;
    if (equal > 0 && equal_is_enough)
        return MATCH_YES;
    if (set->table != table || entry->key != ref_of(candidate))
        return MATCH_STALE;
    return equal > 0 ? MATCH_YES : MATCH_NO;
}

/* Searches once. MATCH_YES: *found has the key; MATCH_NO: *found is the unused slot at which the search
 * ended, and *deleted (if asked for) the last deleted one passed, or NULL. */
ALWAYS_INLINE Match search(Runtime *rt, SetObject *set, Object *key, int64_t hash, SetEntry **found,
                           SetEntry **deleted)
{
    Probe probe = probe_begin(hash, (uint64_t)set->mask);
    for (;; probe_jump(&probe, (uint64_t)set->mask)) {
        SetEntry *entry = table_of(set) + probe.slot;
        SetEntry *last = table_of(set) + probe_run_end(&probe, (uint64_t)set->mask);
        for (; entry <= last; entry++) {
            if (is_unused(entry)) {
                *found = entry;
                return MATCH_NO;
            }
            if (entry->hash == hash) {
                Match result = match(rt, set, entry, key, deleted != NULL);
                if (result == MATCH_NO)
                    continue;
                *found = entry;
                return result;
            }
            if (deleted != NULL && is_deleted(entry))
                *deleted = entry;
        }
    }
}

/* The entry with the key, or an unused one; NULL and an error. */
static SetEntry *look_up(Runtime *rt, SetObject *set, Object *key, int64_t hash)
{
    SetEntry *entry;
    Match result;
    do {
        result = search(rt, set, key, hash, &entry, NULL);
    } while (result == MATCH_STALE);
    return result == MATCH_ERROR ? NULL : entry;
}

/* Puts a key that is not in a table without deleted slots into it; takes no reference. */
static void insert_clean(SetEntry *table, uint64_t mask, Ref key, int64_t hash)
{
    Probe probe = probe_begin(hash, mask);
    for (;; probe_jump(&probe, mask)) {
        uint64_t end = probe_run_end(&probe, mask);
        for (uint64_t slot = probe.slot; slot <= end; slot++) {
            if (!is_unused(&table[slot]))
                continue;
            table[slot] = (SetEntry){key, hash};
            return;
        }
    }
}

/* ---- the table */

static void use_empty_small_table(SetObject *set)
{
    memset(set->smalltable, 0, sizeof set->smalltable);
    set->fill = 0;
    set->used = 0;
    set->mask = PROFILE_SET_MINSIZE - 1;
    set->table = ref_of(set->smalltable);
    set->hash = -1;
}

static SetEntry *new_table(Runtime *rt, int64_t slots)
{
    SetEntry *table =
        slots > SLOTS_MOST ? NULL : memory_alloc(&rt->memory, (uint64_t)slots * sizeof(SetEntry));
    if (table == NULL)
        error_no_memory(rt);
    return table;
}

int set_resize(Runtime *rt, Object *object, int64_t least)
{
    SetObject *set = as_set(object);
    SetEntry copy[PROFILE_SET_MINSIZE];
    SetEntry *old = table_of(set);
    SetEntry *old_heap_table = has_small_table(set) ? NULL : old;
    int64_t old_mask = set->mask;
    int64_t slots = profile_set_table_for(least);
    SetEntry *table = set->smalltable;
    if (slots != PROFILE_SET_MINSIZE) {
        table = new_table(rt, slots);
        if (table == NULL)
            return -1;
    } else if (old == table) {
        if (set->fill == set->used)
            return 0;
        memcpy(copy, old, sizeof copy);
        old = copy;
    }
    memset(table, 0, (size_t)slots * sizeof(SetEntry));
    set->mask = slots - 1;
    set->table = ref_of(table);
    set->fill = set->used;
    for (int64_t i = 0; i <= old_mask; i++) {
        if (is_active(&old[i]))
            insert_clean(table, (uint64_t)slots - 1, old[i].key, old[i].hash);
    }
    memory_free(&rt->memory, old_heap_table);
    return 0;
}

void set_fill_empty(Object *object, const Object *other)
{
    SetObject *set = as_set(object);
    const SetObject *source = (const SetObject *)other;
    SetEntry *table = table_of(set);
    const SetEntry *from = table_of(source);
    bool has_same_shape = set->mask == source->mask && source->fill == source->used;
    assert_internal(set->fill == 0);
    for (int64_t i = 0; i <= source->mask; i++) {
        if (!is_active(&from[i]))
            continue;
        object_incref(ref_pointer(from[i].key));
        if (has_same_shape) {
            table[i] = from[i];
        } else {
            insert_clean(table, (uint64_t)set->mask, from[i].key, from[i].hash);
        }
    }
    set->fill = source->used;
    set->used = source->used;
}

/* Puts a key into an unused slot, and makes room when the table is full enough. When there is none CPython
 * keeps the key and reports the error; a table that fills up so would never end a search. */
static int fill_unused(Runtime *rt, SetObject *set, SetEntry *entry, Object *key, int64_t hash)
{
    *entry = (SetEntry){ref_of(key), hash};
    set->fill++;
    set->used++;
    if (!profile_set_is_full(set->fill, set->mask))
        return 0;
    if (set_resize(rt, &set->ob_base, profile_set_growth(set->used)) == 0)
        return 0;
    *entry = (SetEntry){NO_REF, 0};
    set->fill--;
    set->used--;
    return -1;
}

/* The key is held from the start: comparing could release the last reference to it elsewhere. */
int set_add_known_hash(Runtime *rt, Object *object, Object *key, int64_t hash)
{
    SetObject *set = as_set(object);
    SetEntry *entry;
    SetEntry *deleted;
    Match result;
    object_incref(key);
    do {
        deleted = NULL;
        result = search(rt, set, key, hash, &entry, &deleted);
        /* Comparing may have put something else there. */
        if (result == MATCH_NO && deleted != NULL && !is_deleted(deleted))
            result = MATCH_STALE;
    } while (result == MATCH_STALE);
    if (result == MATCH_NO && deleted != NULL) {
        *deleted = (SetEntry){ref_of(key), hash};
        set->used++;
        return 0;
    }
    if (result == MATCH_NO && fill_unused(rt, set, entry, key, hash) == 0)
        return 0;
    object_decref(rt, key);
    return result == MATCH_YES ? 0 : -1;
}

int set_contains_known_hash(Runtime *rt, Object *set, Object *key, int64_t hash)
{
    const SetEntry *entry = look_up(rt, as_set(set), key, hash);
    return entry == NULL ? -1 : !is_unused(entry);
}

int set_discard_known_hash(Runtime *rt, Object *set, Object *key, int64_t hash)
{
    SetEntry *entry = look_up(rt, as_set(set), key, hash);
    if (entry == NULL)
        return -1;
    if (is_unused(entry))
        return 0;
    Object *old = ref_pointer(entry->key);
    mark_deleted(rt, entry);
    as_set(set)->used--;
    object_decref(rt, old);
    return 1;
}

bool set_next(const Object *object, int64_t *position, Object **key, int64_t *hash)
{
    const SetObject *set = (const SetObject *)object;
    while (*position <= set->mask) {
        const SetEntry *entry = table_of(set) + (*position)++;
        if (!is_active(entry))
            continue;
        *key = ref_pointer(entry->key);
        if (hash != NULL)
            *hash = entry->hash;
        return true;
    }
    return false;
}

/* ---- making */

void set_init_body(Object *object)
{
    SetObject *set = as_set(object);
    use_empty_small_table(set);
    set->finger = 0;
    set->weakreflist = NO_REF;
}

Object *set_new(Runtime *rt, TypeId id)
{
    assert_api(id == TYPE_SET || id == TYPE_FROZENSET);
    TypeObject *type = runtime_type(rt, id);
    Object *set = gc_alloc(rt, type, sizeof(SetObject));
    if (set == NULL)
        return NULL;
    object_init(rt, set, type);
    set_init_body(set);
    gc_track(rt, set);
    return set;
}

/* ---- single keys, as Python code gives them */

/* New reference to what is to be looked for instead of `key`, and its hash; NULL and an error. */
static Object *searchable(Runtime *rt, Object *key, int64_t *hash)
{
    *hash = object_hash(rt, key);
    if (*hash != -1)
        return object_incref(key);
    if (rt->error.kind != ERROR_TYPE || !type_is_subtype(object_type(key), runtime_type(rt, TYPE_SET)))
        return NULL;
    error_clear(rt);
    Object *frozen = set_from(rt, TYPE_FROZENSET, key);
    if (frozen != NULL)
        *hash = object_hash(rt, frozen);
    return frozen;
}

int set_add(Runtime *rt, Object *set, Object *key)
{
    int64_t hash = object_hash(rt, key);
    return hash == -1 ? -1 : set_add_known_hash(rt, set, key, hash);
}

int set_contains(Runtime *rt, Object *set, Object *key)
{
    int64_t hash;
    Object *sought = searchable(rt, key, &hash);
    if (sought == NULL)
        return -1;
    int found = set_contains_known_hash(rt, set, sought, hash);
    object_decref(rt, sought);
    return found;
}

int set_discard(Runtime *rt, Object *set, Object *key)
{
    int64_t hash;
    Object *sought = searchable(rt, key, &hash);
    if (sought == NULL)
        return -1;
    int found = set_discard_known_hash(rt, set, sought, hash);
    object_decref(rt, sought);
    return found;
}

int set_remove(Runtime *rt, Object *set, Object *key)
{
    int found = set_discard(rt, set, key);
    if (found == 0)
        error_set_value(rt, ERROR_KEY, key);
    return found == 1 ? 0 : -1;
}

Object *set_pop(Runtime *rt, Object *object)
{
    SetObject *set = as_set(object);
    if (set->used == 0) {
        error_set(rt, ERROR_KEY, "pop from an empty set");
        return NULL;
    }
    SetEntry *table = table_of(set);
    int64_t slot = set->finger & set->mask;
    while (!is_active(&table[slot]))
        slot = slot == set->mask ? 0 : slot + 1;
    Object *key = ref_pointer(table[slot].key);
    mark_deleted(rt, &table[slot]);
    set->used--;
    set->finger = slot + 1;
    return key;
}

/* ---- ending */

/* Releases the `used` active keys of a table that no set has any more, or whose set is dying. */
static void release_keys(Runtime *rt, const SetEntry *entry, int64_t used)
{
    for (; used > 0; entry++) {
        if (!is_active(entry))
            continue;
        used--;
        object_decref(rt, ref_pointer(entry->key));
    }
}

/* Releasing a key may change the set, so it is empty before the first is released. */
void set_clear(Runtime *rt, Object *object)
{
    SetObject *set = as_set(object);
    SetEntry copy[PROFILE_SET_MINSIZE];
    SetEntry *table = table_of(set);
    SetEntry *heap_table = has_small_table(set) ? NULL : table;
    int64_t used = set->used;
    if (heap_table == NULL) {
        if (set->fill == 0)
            return;
        memcpy(copy, table, sizeof copy);
        table = copy;
    }
    use_empty_small_table(set);
    release_keys(rt, table, used);
    memory_free(&rt->memory, heap_table);
}

void set_dealloc(Runtime *rt, Object *object)
{
    /* An instance of a subclass was let in by that class's dealloc. */
    bool guarded = object_type(object)->tp_dealloc != TYPE_INSTANCE;
    SetObject *set = as_set(object);
    gc_untrack(rt, object);
    if (guarded && !trashcan_begin(rt, object))
        return;
    if (set->weakreflist != NO_REF)
        weakref_clear_all(rt, object);
    release_keys(rt, table_of(set), set->used);
    if (!has_small_table(set))
        memory_free(&rt->memory, table_of(set));
    gc_free(rt, object);
    if (guarded)
        trashcan_end(rt);
}

int64_t set_sizeof(Runtime *rt, Object *object)
{
    const SetObject *set = as_set(object);
    (void)rt;
    int64_t table = has_small_table(set) ? 0 : (set->mask + 1) * (int64_t)sizeof(SetEntry);
    return object_type(object)->tp_basicsize + table;
}

/* ---- checking */

static bool broken(const char **why, const char *what)
{
    if (why != NULL)
        *why = what;
    return false;
}

bool set_is_valid(const Runtime *rt, const Object *object, const char **why)
{
    const SetObject *set = (const SetObject *)object;
    int64_t slots = set->mask + 1;
    if (slots < PROFILE_SET_MINSIZE || (slots & set->mask) != 0)
        return broken(why, "set: mask + 1 is a power of two");
    if (has_small_table(set) != (slots == PROFILE_SET_MINSIZE))
        return broken(why, "set: smalltable exactly if 8 slots");
    if (set->used > set->fill || set->fill > set->mask)
        return broken(why, "set: used <= fill <= mask");
    int64_t fill = 0;
    int64_t used = 0;
    for (int64_t i = 0; i < slots; i++) {
        const SetEntry *entry = table_of(set) + i;
        if (is_unused(entry)) {
            if (entry->hash != 0)
                return broken(why, "set: an unused slot has hash 0");
            continue;
        }
        if (is_deleted(entry) != (entry->key == ref_of(&rt->statics.set_dummy)))
            return broken(why, "set: the dummy exactly if the hash is -1");
        fill++;
        used += is_active(entry);
    }
    if (fill != set->fill || used != set->used)
        return broken(why, "set: fill and used count the slots");
    return true;
}
