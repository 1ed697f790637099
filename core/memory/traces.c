/* The table of traced blocks; see traces.h. Open addressing, linear probing, no marks for what is gone: what stands
 * behind moves up. */
#include "memory/traces.h"

#include "memory/memory.h"

enum { TRACES_LEAST = 256 };

static Trace *table_of(const Memory *m) { return ref_pointer(m->traces.table); }

static uint64_t start_of(Ref block) { return (block >> 4) * UINT64_C(0x9E3779B97F4A7C15) >> 20; }

/* The entry of `block`, or the free one where it would be put. */
static Trace *find(Trace *table, uint64_t mask, Ref block)
{
    uint64_t i = start_of(block) & mask;
    while (table[i].block != NO_REF && table[i].block != block)
        i = (i + 1) & mask;
    return &table[i];
}

void traces_start(Memory *m, uint32_t (*place)(Memory *m))
{
    Host *host = host_of(m);
    m->traces.is_on = 1;
    host->place_of_allocation = place;
    host->attention |= ATTENTION_TRACES;
    host->evaluation_request |= EVALUATION_ATTEND;
}

void traces_clear(Memory *m)
{
    raw_free(m, table_of(m));
    m->traces = (Traces){.is_on = m->traces.is_on};
}

void traces_stop(Memory *m)
{
    Host *host = host_of(m);
    host->attention &= ~(uint32_t)ATTENTION_TRACES;
    host->evaluation_request |= EVALUATION_ATTEND;
    m->traces.is_on = 0;
    traces_clear(m);
}

bool traces_reserve(Memory *m)
{
    Traces *traces = &m->traces;
    if (traces->table != NO_REF && 3 * (traces->used + 1) <= 2 * (traces->mask + 1))
        return true;
    uint64_t size = traces->table == NO_REF ? TRACES_LEAST : 2 * (traces->mask + 1);
    Trace *table = raw_calloc(m, size * sizeof(Trace));
    if (table == NULL)
        return false;
    Trace *old = table_of(m);
    for (uint64_t i = 0; old != NULL && i <= traces->mask; i++) {
        if (old[i].block != NO_REF)
            *find(table, size - 1, old[i].block) = old[i];
    }
    raw_free(m, old);
    traces->table = ref_of(table);
    traces->mask = size - 1;
    return true;
}

static void put(Memory *m, const void *block, uint64_t size, uint32_t place)
{
    Traces *traces = &m->traces;
    Trace *entry = find(table_of(m), traces->mask, ref_of(block));
    if (entry->block == NO_REF) {
        traces->used++;
    } else {
        traces->bytes -= entry->size;
    }
    *entry = (Trace){ref_of(block), size, place, 0};
    traces->bytes += size;
    if (traces->peak < traces->bytes)
        traces->peak = traces->bytes;
}

bool traces_add(Memory *m, const void *block, uint64_t size)
{
    if (m->traces.is_paused)
        return true;
    uint32_t place = host_of(m)->place_of_allocation(m);
    if (place == TRACES_NO_PLACE || !traces_reserve(m))
        return false;
    put(m, block, size, place);
    return true;
}

/* Whether an entry that stands at `at` and belongs at `home` would no longer be found if `gap` were empty. */
static bool reaches_over(uint64_t home, uint64_t gap, uint64_t at, uint64_t mask)
{
    return ((at - home) & mask) >= ((at - gap) & mask);
}

void traces_remove(Memory *m, const void *block)
{
    Traces *traces = &m->traces;
    Trace *table = table_of(m);
    if (table == NULL)
        return;
    uint64_t gap = (uint64_t)(find(table, traces->mask, ref_of(block)) - table);
    if (table[gap].block == NO_REF)
        return;
    traces->bytes -= table[gap].size;
    traces->used--;
    for (uint64_t i = (gap + 1) & traces->mask; table[i].block != NO_REF; i = (i + 1) & traces->mask) {
        if (!reaches_over(start_of(table[i].block) & traces->mask, gap, i, traces->mask))
            continue;
        table[gap] = table[i];
        gap = i;
    }
    table[gap] = (Trace){NO_REF, 0, 0, 0};
}

void traces_move(Memory *m, const void *before, const void *block, uint64_t size)
{
    if (m->traces.is_paused) {
        traces_remove(m, before);
        return;
    }
    uint32_t place = host_of(m)->place_of_allocation(m);
    if (before != block)
        traces_remove(m, before);
    put(m, block, size, place == TRACES_NO_PLACE ? 0 : place);
}

void traces_renew(Memory *m, const void *block)
{
    if (m->traces.is_paused || m->traces.table == NO_REF)
        return;
    Trace *entry = find(table_of(m), m->traces.mask, ref_of(block));
    if (entry->block == NO_REF)
        return;
    uint32_t place = host_of(m)->place_of_allocation(m);
    if (place != TRACES_NO_PLACE)
        find(table_of(m), m->traces.mask, ref_of(block))->place = place;
}

const Trace *traces_find(const Memory *m, const void *block)
{
    if (m->traces.table == NO_REF)
        return NULL;
    const Trace *entry = find(table_of(m), m->traces.mask, ref_of(block));
    return entry->block == NO_REF ? NULL : entry;
}
