/* The table of references that C code holds; see roots.h. Open addressing, linear probing; at most two thirds
 * full. used <= fill;  3 * fill <= 2 * (mask + 1) */
#include "object/roots.h"

#include "object/error.h"

#define ROOTS_MINSIZE 16

static uint64_t roots_start(Ref object) { return (object >> 4) * UINT64_C(0x9E3779B97F4A7C15) >> 20; }

/* The entry of `object`, or the free one where it would be put. The table has a free entry. */
static RootEntry *roots_find(RootEntry *table, int64_t mask, Ref object)
{
    uint64_t i = roots_start(object) & (uint64_t)mask;
    while (table[i].object != NO_REF && table[i].object != object)
        i = (i + 1) & (uint64_t)mask;
    return &table[i];
}

/* A table with room for one more; entries without a count are left behind. */
static int roots_rebuild(Runtime *rt)
{
    Roots *roots = &rt->roots;
    int64_t size = ROOTS_MINSIZE;
    while (size < 4 * (roots->used + 1))
        size *= 2;
    RootEntry *table = raw_calloc(&rt->memory, (uint64_t)size * sizeof(RootEntry));
    if (table == NULL) {
        error_no_memory(rt);
        return -1;
    }
    RootEntry *old = ref_pointer(roots->table);
    for (int64_t i = 0; old != NULL && i <= roots->mask; i++) {
        if (old[i].count != 0)
            *roots_find(table, size - 1, old[i].object) = old[i];
    }
    raw_free(&rt->memory, old);
    roots->table = ref_of(table);
    roots->mask = size - 1;
    roots->fill = roots->used;
    return 0;
}

int roots_add(Runtime *rt, Object *object)
{
    Roots *roots = &rt->roots;
    bool full = roots->table == NO_REF || 3 * (roots->fill + 1) > 2 * (roots->mask + 1);
    if (full && roots_rebuild(rt) < 0)
        return -1;
    RootEntry *entry = roots_find(ref_pointer(roots->table), roots->mask, ref_of(object));
    if (entry->object == NO_REF) {
        entry->object = ref_of(object);
        roots->fill++;
    }
    if (entry->count++ == 0)
        roots->used++;
    return 0;
}

/* The object's entry, NULL when it has none or holds nothing. */
static RootEntry *roots_entry(const Runtime *rt, const Object *object)
{
    const Roots *roots = &rt->roots;
    if (roots->table == NO_REF)
        return NULL;
    RootEntry *entry = roots_find(ref_pointer(roots->table), roots->mask, ref_of(object));
    return entry->object != NO_REF && entry->count != 0 ? entry : NULL;
}

bool roots_remove(Runtime *rt, Object *object)
{
    RootEntry *entry = roots_entry(rt, object);
    if (entry == NULL)
        return false;
    if (--entry->count == 0)
        rt->roots.used--;
    return true;
}

int64_t roots_count(const Runtime *rt, const Object *object)
{
    const RootEntry *entry = roots_entry(rt, object);
    return entry == NULL ? 0 : entry->count;
}

int64_t roots_total(const Runtime *rt)
{
    const RootEntry *table = ref_pointer(rt->roots.table);
    int64_t total = 0;
    for (int64_t i = 0; table != NULL && i <= rt->roots.mask; i++)
        total += table[i].count;
    return total;
}

void roots_free(Runtime *rt)
{
    raw_free(&rt->memory, ref_pointer(rt->roots.table));
    rt->roots = (Roots){0};
}
