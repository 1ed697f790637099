/* Raw: a general allocator with boundary tags and bins by size, for what is too large for a pool. The chunks
 * of a segment can be walked one by one. The functions here count no injected failure and post no event;
 * raw_alloc and its kin in memory.h do. */
#ifndef OURO_MEMORY_RAW_H
#define OURO_MEMORY_RAW_H

#include "memory/layout.h"

/* `size` bytes (0 counts as 1), or NULL. */
void *raw_take(Memory *m, uint64_t size);

/* Resizes in place where the chunk behind allows, else moves. NULL, with `block` as it was, when there is no
 * memory. */
void *raw_resize(Memory *m, void *block, uint64_t size);

void raw_give_back(Memory *m, void *block);

ALWAYS_INLINE RawChunk *raw_chunk_of(const void *block) { return (RawChunk *)(uintptr_t)block - 1; }
ALWAYS_INLINE uint64_t raw_chunk_size(const RawChunk *chunk) { return chunk->size & ~(uint64_t)RAW_IN_USE; }
ALWAYS_INLINE bool raw_chunk_is_in_use(const RawChunk *chunk) { return (chunk->size & RAW_IN_USE) != 0; }

ALWAYS_INLINE RawChunk *raw_chunk_after(const RawChunk *chunk)
{
    return (RawChunk *)((char *)(uintptr_t)chunk + raw_chunk_size(chunk));
}

/* How many bytes `block` can hold. */
ALWAYS_INLINE uint64_t raw_usable_size(const void *block)
{
    return raw_chunk_size(raw_chunk_of(block)) - sizeof(RawChunk);
}

/* The bin of a chunk of `size` bytes with its tag: exact below 1 KiB, then eight to each power of two. */
ALWAYS_INLINE uint32_t raw_bin_of(uint64_t size)
{
    if (size < UINT64_C(1) << RAW_EXACT_LIMIT_LOG)
        return (uint32_t)(size / RAW_ALIGNMENT);
    uint32_t log = 63 - (uint32_t)__builtin_clzll(size);
    return RAW_EXACT_BINS + (log - RAW_EXACT_LIMIT_LOG) * 8 + ((uint32_t)(size >> (log - 3)) & 7);
}

#endif
