/* Arena map: the radix tree from an address to whether an arena covers it, as CPython has it from 3.10 on.
 * Nodes come from the raw allocator and stay for good. */
#include "memory/pool.h"

#include <string.h>

#include "memory/clock.h"
#include "memory/raw.h"

/* How far `address` lies above the start of its leaf. */
static int32_t tail_of(Ref address) { return (int32_t)(address & (ARENA_BYTES - 1)); }

/* The node in *slot; made if there is none. NULL when there is no memory. */
static void *node_in(Memory *m, Ref *slot, uint64_t size, int64_t *count)
{
    if (*slot == NO_REF) {
        void *node = failure_is_due(m) ? NULL : raw_take(m, size);
        if (node == NULL)
            return NULL;
        memset(node, 0, size);
        *slot = ref_of(node);
        *count += 1;
    }
    return ref_pointer(*slot);
}

static ArenaCoverage *leaf_made(Memory *m, Ref address)
{
    Ref *slot = &m->arena_map_root.ptrs[arena_map_top(address)];
    ArenaMapMid *mid = node_in(m, slot, sizeof(ArenaMapMid), &m->arena_map_mid_count);
    if (mid == NULL)
        return NULL;
    slot = &mid->ptrs[arena_map_mid(address)];
    ArenaMapBot *bot = node_in(m, slot, sizeof(ArenaMapBot), &m->arena_map_bot_count);
    return bot == NULL ? NULL : &bot->arenas[arena_map_bot(address)];
}

static const ArenaCoverage *leaf_found(const Memory *m, Ref address)
{
    const ArenaMapMid *mid = ref_pointer(m->arena_map_root.ptrs[arena_map_top(address)]);
    if (mid == NULL)
        return NULL;
    const ArenaMapBot *bot = ref_pointer(mid->ptrs[arena_map_mid(address)]);
    return bot == NULL ? NULL : &bot->arenas[arena_map_bot(address)];
}

bool arena_map_mark(Memory *m, Ref address, bool used)
{
    ArenaCoverage *lower = leaf_made(m, address);
    if (lower == NULL)
        return false;
    int32_t tail = tail_of(address);
    if (tail == 0) {
        lower->tail_hi = used ? -1 : 0;
        return true;
    }
    ArenaCoverage *upper = leaf_made(m, address + ARENA_BYTES);
    if (upper == NULL)
        return false;
    lower->tail_hi = used ? tail : 0;
    upper->tail_lo = used ? tail : 0;
    return true;
}

bool arena_map_covers(const Memory *m, Ref address)
{
    const ArenaCoverage *leaf = leaf_found(m, address);
    if (leaf == NULL)
        return false;
    int32_t tail = tail_of(address);
    return tail < leaf->tail_lo || (leaf->tail_hi != 0 && tail >= leaf->tail_hi);
}
