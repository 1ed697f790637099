/* Arena map: the radix tree from an address to whether an arena covers it, as CPython has it from 3.10 on.
 * Nodes come from the raw allocator and stay for good. */
#include "memory/clock.h"
#include "memory/pool.h"
#include "memory/raw.h"

#include <string.h>

static uint32_t bits_of(Ref address, uint32_t shift, uint32_t width)
{
    return (uint32_t)(address >> shift) & ((UINT32_C(1) << width) - 1);
}

static uint32_t top_index(Ref address) { return bits_of(address, MAP_TOP_SHIFT, MAP_TOP_BITS); }
static uint32_t mid_index(Ref address) { return bits_of(address, MAP_MID_SHIFT, MAP_MID_BITS); }
static uint32_t bot_index(Ref address) { return bits_of(address, MAP_BOT_SHIFT, MAP_BOT_BITS); }

/* How far `address` lies above the start of its leaf. */
static int32_t tail_of(Ref address) { return (int32_t)(address & (ARENA_BYTES - 1)); }

/* The node in *slot; made if there is none. NULL when there is no memory. */
static void *node_in(Memory *m, Ref *slot, uint64_t size, int64_t *count)
{
    if (*slot == NO_REF) {
        void *node = failure_is_due(m) ? NULL : raw_take(m, size);
        if (node == NULL) {
            return NULL;
        }
        memset(node, 0, size);
        *slot = ref_of(node);
        *count += 1;
    }
    return ref_pointer(*slot);
}

static ArenaCoverage *leaf_made(Memory *m, Ref address)
{
    Ref *slot = &m->arena_map_root.ptrs[top_index(address)];
    ArenaMapMid *mid = node_in(m, slot, sizeof(ArenaMapMid), &m->arena_map_mid_count);
    if (mid == NULL) {
        return NULL;
    }
    slot = &mid->ptrs[mid_index(address)];
    ArenaMapBot *bot = node_in(m, slot, sizeof(ArenaMapBot), &m->arena_map_bot_count);
    return bot == NULL ? NULL : &bot->arenas[bot_index(address)];
}

static const ArenaCoverage *leaf_found(const Memory *m, Ref address)
{
    const ArenaMapMid *mid = ref_pointer(m->arena_map_root.ptrs[top_index(address)]);
    if (mid == NULL) {
        return NULL;
    }
    const ArenaMapBot *bot = ref_pointer(mid->ptrs[mid_index(address)]);
    return bot == NULL ? NULL : &bot->arenas[bot_index(address)];
}

bool arena_map_mark(Memory *m, Ref address, bool used)
{
    ArenaCoverage *lower = leaf_made(m, address);
    if (lower == NULL) {
        return false;
    }
    int32_t tail = tail_of(address);
    if (tail == 0) {
        lower->tail_hi = used ? -1 : 0;
        return true;
    }
    ArenaCoverage *upper = leaf_made(m, address + ARENA_BYTES);
    if (upper == NULL) {
        return false;
    }
    lower->tail_hi = used ? tail : 0;
    upper->tail_lo = used ? tail : 0;
    return true;
}

bool arena_map_covers(const Memory *m, Ref address)
{
    const ArenaCoverage *leaf = leaf_found(m, address);
    if (leaf == NULL) {
        return false;
    }
    int32_t tail = tail_of(address);
    return tail < leaf->tail_lo || (leaf->tail_hi != 0 && tail >= leaf->tail_hi);
}
