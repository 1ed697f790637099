/* Going through every block of pools and every chunk of raw segments, by ascending address. Inline, so that
 * each use gets its own loop. heap_read_structure has proved that what is read here lies in the view. */
#ifndef OURO_INSPECT_BLOCKS_H
#define OURO_INSPECT_BLOCKS_H

#include <string.h>

#include "inspect/heap.h"

typedef struct Block {
    Ref address;
    uint64_t size; /* bytes that its user may use */
    uint32_t pool; /* index among the pools; OURO_NO_INDEX: a raw chunk */
    bool in_use;
} Block;

/* False ends the walk. */
typedef bool (*BlockVisit)(Heap *heap, const Block *block, void *argument);

enum { BLOCKS_IN_POOL_MOST = POOL_BYTES / PROFILE_ALIGNMENT };

/* One bit for each place where a block may begin in a pool. */
typedef struct FreeBlocks {
    uint64_t bits[BLOCKS_IN_POOL_MOST / 64];
} FreeBlocks;

/* Marks the pool's chain of free blocks. False when it leaves the pool, comes back, or has not the expected
 * length. */
ALWAYS_INLINE bool mark_free_blocks(const Heap *heap, const ouro_PoolRecord *pool, FreeBlocks *free_blocks)
{
    const uint8_t *bytes = heap->view.memory + (pool->address - heap->view.base);
    uint64_t end = POOL_OVERHEAD + (uint64_t)(pool->blocks_in_use + pool->blocks_freed) * pool->block_size;
    Ref block = ((const PoolHeader *)bytes)->freeblock;
    memset(free_blocks, 0, sizeof *free_blocks);
    for (uint32_t i = 0; i < pool->blocks_freed; i++) {
        uint64_t offset = block - pool->address;
        if (offset < POOL_OVERHEAD || offset >= end || offset % PROFILE_ALIGNMENT != 0)
            return false;
        uint64_t place = offset / PROFILE_ALIGNMENT;
        uint64_t bit = UINT64_C(1) << (place & 63);
        if (free_blocks->bits[place >> 6] & bit)
            return false;
        free_blocks->bits[place >> 6] |= bit;
        block = *(const Ref *)(const void *)(bytes + offset);
    }
    return block == NO_REF;
}

ALWAYS_INLINE bool each_pool_block(Heap *heap, uint32_t index, BlockVisit visit, void *argument)
{
    const ouro_PoolRecord *pool = &heap->pools[index];
    FreeBlocks free_blocks;
    if (pool->block_size == 0)
        return true;
    if (!mark_free_blocks(heap, pool, &free_blocks))
        return heap_problem(heap, pool->address, "a pool's chain of free blocks is broken");
    uint64_t offset = POOL_OVERHEAD;
    uint32_t touched = pool->blocks_in_use + pool->blocks_freed;
    for (uint32_t i = 0; i < touched; i++, offset += pool->block_size) {
        uint64_t place = offset / PROFILE_ALIGNMENT;
        bool is_free = free_blocks.bits[place >> 6] >> (place & 63) & 1;
        Block block = {pool->address + offset, pool->block_size, index, !is_free};
        if (!visit(heap, &block, argument))
            return false;
    }
    return true;
}

ALWAYS_INLINE bool each_chunk(Heap *heap, const ouro_SpanRecord *segment, BlockVisit visit, void *argument)
{
    Ref at = segment->address + sizeof(RawSegment);
    for (;;) {
        const RawChunk *chunk = (const RawChunk *)(const void *)(heap->view.memory + (at - heap->view.base));
        uint64_t size = raw_chunk_size(chunk);
        if (size == 0)
            return true;
        Block block = {at + sizeof(RawChunk), size - sizeof(RawChunk), OURO_NO_INDEX,
                       raw_chunk_is_in_use(chunk)};
        if (!visit(heap, &block, argument))
            return false;
        at += size;
    }
}

/* Blocks of pools are left out that are smaller than `least`. False when a visit returned it or a chain is broken. */
ALWAYS_INLINE bool each_block(Heap *heap, uint32_t least, BlockVisit visit, void *argument)
{
    uint32_t pool = 0;
    for (uint64_t i = 0; i < heap->span_count; i++) {
        const ouro_SpanRecord *span = &heap->spans[i];
        if (span->kind == OURO_SPAN_RAW_SEGMENT) {
            if (!each_chunk(heap, span, visit, argument))
                return false;
            continue;
        }
        for (; pool < heap->pool_count && heap->pools[pool].address - span->address < span->size; pool++) {
            if (heap->pools[pool].block_size >= least && !each_pool_block(heap, pool, visit, argument))
                return false;
        }
    }
    return true;
}

#endif
