/* The table of references that C code holds; see held.h. Open addressing, linear probing; at most two thirds
 * full. used <= fill;  3 * fill <= 2 * (mask + 1) */
#include "object/held.h"

#include "object/error.h"

#define HELD_MINSIZE 16

static uint64_t start_of(Ref object) { return (object >> 4) * UINT64_C(0x9E3779B97F4A7C15) >> 20; }

/* The entry of `object`, or the free one where it would be put. The table has a free entry. */
static HeldEntry *find(HeldEntry *table, int64_t mask, Ref object)
{
    uint64_t i = start_of(object) & (uint64_t)mask;
    while (table[i].object != NO_REF && table[i].object != object)
        i = (i + 1) & (uint64_t)mask;
    return &table[i];
}

/* A table with room for one more; entries without a count are left behind. */
static int rebuild(Runtime *rt)
{
    Held *held = &rt->held;
    int64_t size = HELD_MINSIZE;
    while (size < 4 * (held->used + 1))
        size *= 2;
    HeldEntry *table = raw_calloc(&rt->memory, (uint64_t)size * sizeof(HeldEntry));
    if (table == NULL) {
        error_no_memory(rt);
        return -1;
    }
    HeldEntry *old = ref_pointer(held->table);
    for (int64_t i = 0; old != NULL && i <= held->mask; i++) {
        if (old[i].count != 0)
            *find(table, size - 1, old[i].object) = old[i];
    }
    raw_free(&rt->memory, old);
    held->table = ref_of(table);
    held->mask = size - 1;
    held->fill = held->used;
    return 0;
}

int held_add(Runtime *rt, Object *object)
{
    Held *held = &rt->held;
    bool full = held->table == NO_REF || 3 * (held->fill + 1) > 2 * (held->mask + 1);
    if (full && rebuild(rt) < 0)
        return -1;
    HeldEntry *entry = find(ref_pointer(held->table), held->mask, ref_of(object));
    if (entry->object == NO_REF) {
        entry->object = ref_of(object);
        held->fill++;
    }
    if (entry->count++ == 0)
        held->used++;
    return 0;
}

/* The object's entry, NULL when it has none or holds nothing. */
static HeldEntry *entry_of(const Runtime *rt, const Object *object)
{
    const Held *held = &rt->held;
    if (held->table == NO_REF)
        return NULL;
    HeldEntry *entry = find(ref_pointer(held->table), held->mask, ref_of(object));
    return entry->object != NO_REF && entry->count != 0 ? entry : NULL;
}

bool held_remove(Runtime *rt, Object *object)
{
    HeldEntry *entry = entry_of(rt, object);
    if (entry == NULL)
        return false;
    if (--entry->count == 0)
        rt->held.used--;
    return true;
}

int64_t held_count(const Runtime *rt, const Object *object)
{
    const HeldEntry *entry = entry_of(rt, object);
    return entry == NULL ? 0 : entry->count;
}

int64_t held_total(const Runtime *rt)
{
    const HeldEntry *table = ref_pointer(rt->held.table);
    int64_t total = 0;
    for (int64_t i = 0; table != NULL && i <= rt->held.mask; i++)
        total += table[i].count;
    return total;
}

void held_free(Runtime *rt)
{
    raw_free(&rt->memory, ref_pointer(rt->held.table));
    rt->held = (Held){0};
}
