/* Arguments: whether what JavaScript passed is what it should be. In WebAssembly there is one region, at one
 * place, and every byte of linear memory can be read, so a handle or an address can be proved before it is
 * used: a wrong one is an answer of the export, never a trap nor a damaged heap. Owns these checks; exports.c
 * says what a wrong argument is answered with. */
#ifndef OURO_WASM_ARGUMENTS_H
#define OURO_WASM_ARGUMENTS_H

#include "memory/memory.h"
#include "wasm/exports.h"

/* Where the region is, or would be. */
static inline Memory *region_place(void) { return (Memory *)(uintptr_t)(REGION_BASE & UINT32_MAX); }

/* ---- Handles */

/* The heap, be it a runtime's or not; NULL when it is none: not made yet, ended, or another number. The host page
 * below the region can be read even while there is no region. */
static inline Memory *heap_given(address heap)
{
    bool is_there = heap == region_place() && host_of(heap)->mapped_size != 0;
    return is_there && ((const Memory *)heap)->magic == REGION_MAGIC ? heap : NULL;
}

/* A heap that heap_create made: its state is Memory alone. A runtime's begins with one and goes on. */
static inline Memory *bare_heap_given(address heap)
{
    Memory *m = heap_given(heap);
    return m != NULL && m->state_size == sizeof(Memory) ? m : NULL;
}

static inline ouro_Runtime *runtime_given(address runtime)
{
    const Memory *m = heap_given(runtime);
    return m != NULL && m->state_size != sizeof(Memory) ? runtime : NULL;
}

/* A runtime that may run on: nobody is looking at it, and it is not running already (an import calls). Else NULL, with
 * which the library does nothing. */
static inline ouro_Runtime *free_runtime_given(address runtime)
{
    ouro_Runtime *rt = runtime_given(runtime);
    return ouro_user(rt) == NULL && !host_of(region_place())->is_running ? rt : NULL;
}

/* ---- Where results go */

/* The C stack lies at the bottom of linear memory: --stack-first, and TOTAL_STACK in core/cmake/wasm.cmake. */
enum { C_STACK_BYTES = 1 << 20 };

static inline bool lies_within(address start, uint64_t bytes, uint64_t from, uint64_t to)
{
    uint64_t at = (uintptr_t)start;
    return at >= from && at <= to && bytes <= to - at;
}

/* `start` if `bytes` bytes there may be written to: they are withBytes' or withBuffer's, that is, on the C stack
 * above the frames of this call, or in a buffer. Else NULL. */
static inline address place_given(address start, uint64_t bytes)
{
    const Host *host = host_of(region_place());
    uint64_t frame = (uintptr_t)__builtin_frame_address(0);
    bool is_on_stack = lies_within(start, bytes, frame, C_STACK_BYTES);
    bool is_in_buffer =
        host->buffer_count != 0 && lies_within(start, bytes, host->buffer_start, host->buffer_end);
    return is_on_stack || is_in_buffer ? start : NULL;
}

/* The NUL-ended text there; NULL when there is none, or nothing ends it. */
static inline text text_given(address start)
{
    const Host *host = host_of(region_place());
    if (place_given(start, 1) == NULL)
        return NULL;
    uint64_t end = (uintptr_t)start < C_STACK_BYTES ? C_STACK_BYTES : host->buffer_end;
    for (text at = start; (uintptr_t)at < end; at++) {
        if (*at == 0)
            return start;
    }
    return NULL;
}

/* ---- Buffers */

/* What lies before a buffer of JavaScript's, so that it is known when it comes back; the library has buffers of
 * its own beside these. */
typedef struct BufferTag {
    uint64_t magic;
    uint64_t address;
} BufferTag;

_Static_assert(sizeof(BufferTag) == 16, "a buffer is aligned");

#define BUFFER_MAGIC UINT64_C(0x52454646554255f4)

/* The tag of what heap_buffer_alloc gave and that was not given back; else NULL. */
static inline BufferTag *buffer_given(address buffer)
{
    BufferTag *tag = place_given((BufferTag *)buffer - 1, sizeof(BufferTag));
    bool is_place = tag != NULL && (uintptr_t)tag % 16 == 0;
    return is_place && tag->magic == BUFFER_MAGIC && tag->address == (uintptr_t)tag ? tag : NULL;
}

/* ---- Blocks */

static inline bool is_in_free_chain(const PoolHeader *pool, Ref block)
{
    for (Ref at = pool->freeblock; at != NO_REF; at = *block_link(at)) {
        if (at == block)
            return true;
    }
    return false;
}

/* Whether `block`, in this arena, is a block in use of one of its pools. */
static inline bool is_pool_block(const ArenaObject *arena, Ref block)
{
    Ref at = block / POOL_BYTES * POOL_BYTES;
    if (at < arena->address || at >= arena->pool_address)
        return false;
    const PoolHeader *pool = pool_at(at);
    uint64_t offset = block - at;
    bool is_begun = pool->ref.count != 0 && offset >= POOL_OVERHEAD && offset < pool->nextoffset &&
                    (offset - POOL_OVERHEAD) % profile_block_size(pool->szidx) == 0;
    return is_begun && !is_in_free_chain(pool, block);
}

/* Whether a chunk in use of this segment begins with `block`. */
static inline bool is_chunk_of(const RawSegment *segment, Ref block)
{
    const RawChunk *chunk = (const RawChunk *)(segment + 1);
    for (; raw_chunk_size(chunk) != 0; chunk = raw_chunk_after(chunk)) {
        if (ref_of(chunk + 1) == block)
            return raw_chunk_is_in_use(chunk);
    }
    return false;
}

/* Whether the allocator keeps its own tables in this chunk. */
static inline bool is_allocators_own(const Memory *m, Ref block)
{
    if (block == m->arenas)
        return true;
    for (int i = 0; i < 1 << MAP_TOP_BITS; i++) {
        const ArenaMapMid *mid = ref_pointer(m->arena_map_root.ptrs[i]);
        if (mid == NULL)
            continue;
        if (ref_of(mid) == block)
            return true;
        for (int j = 0; j < 1 << MAP_MID_BITS; j++) {
            if (mid->ptrs[j] == block)
                return true;
        }
    }
    return false;
}

/* Whether it is a block that heap_alloc or heap_realloc gave and that was not given back. Looks for it, in time in
 * proportion to the arenas and to the chunks of one segment. */
static inline bool is_block(const Memory *m, address pointer)
{
    Ref block = ref_of(pointer);
    const ArenaObject *arenas = arena_at(m->arenas);
    if (block == NO_REF)
        return false;
    for (uint32_t i = 0; i < m->maxarenas; i++) {
        if (arenas[i].address != NO_REF && block - arenas[i].address < ARENA_BYTES)
            return is_pool_block(&arenas[i], block);
    }
    for (Ref at = m->raw_segments; at != NO_REF; at = ((const RawSegment *)ref_pointer(at))->next) {
        const RawSegment *segment = ref_pointer(at);
        if (block - at < segment->size)
            return is_chunk_of(segment, block) && !is_allocators_own(m, block);
    }
    return false;
}

#endif
