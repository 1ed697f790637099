/* The allocator's structures, read from a view: which spans are arenas and raw segments, which pools they
 * hold. Proves what later reading relies on (everything inside the view, nothing overlapping, chunks that
 * tile their segment); the equations beside the structs are verify_memory.c's. */
#include "inspect/heap.h"

static bool is_page(Ref ref) { return ref % SPAN_ALIGNMENT == 0; }

/* ---- spans */

static bool add_span(Heap *heap, Ref address, uint64_t size, ouro_SpanKind kind, uint32_t index)
{
    bool is_inside = view_holds(&heap->view, address, size) && address >= heap->view.base + sizeof(Runtime);
    if (!is_inside || !is_page(address) || !is_page(size) || size == 0)
        return heap_problem(heap, address, "an arena or raw segment does not lie in the region");
    if (heap->span_count >= heap->view.size / SPAN_ALIGNMENT)
        return heap_problem(heap, address, "there are more arenas and raw segments than room for them");
    heap->spans[heap->span_count++] = (ouro_SpanRecord){address, size, kind, index};
    return true;
}

/* Arena objects; NULL with a problem unless there are none. */
static const ArenaObject *arena_objects(Heap *heap)
{
    const Memory *m = &heap->rt->memory;
    if (m->maxarenas == 0)
        return NULL;
    const ArenaObject *arenas = view_array(&heap->view, m->arenas, m->maxarenas, sizeof(ArenaObject));
    if (arenas == NULL)
        heap_problem(heap, m->arenas, "the array of arenas does not lie in the region");
    return arenas;
}

static bool read_arenas(Heap *heap)
{
    const ArenaObject *arenas = arena_objects(heap);
    for (uint32_t i = 0; arenas != NULL && i < heap->rt->memory.maxarenas; i++) {
        if (arenas[i].address == NO_REF)
            continue;
        if (!add_span(heap, arenas[i].address, ARENA_BYTES, OURO_SPAN_ARENA, i))
            return false;
    }
    return heap->problem.text[0] == 0;
}

static bool read_segments(Heap *heap, uint64_t most)
{
    Ref at = heap->rt->memory.raw_segments;
    for (uint64_t steps = 0; at != NO_REF; steps++) {
        const RawSegment *segment = view_at(&heap->view, at, sizeof(RawSegment));
        if (segment == NULL || steps > most)
            return heap_problem(heap, at, "the list of raw segments is broken");
        if (!add_span(heap, at, segment->size, OURO_SPAN_RAW_SEGMENT, OURO_NO_INDEX))
            return false;
        at = segment->next;
    }
    return true;
}

static void sift_down(ouro_SpanRecord *spans, uint64_t root, uint64_t count)
{
    for (uint64_t child; (child = 2 * root + 1) < count; root = child) {
        if (child + 1 < count && spans[child].address < spans[child + 1].address)
            child++;
        if (spans[root].address >= spans[child].address)
            return;
        ouro_SpanRecord moved = spans[root];
        spans[root] = spans[child];
        spans[child] = moved;
    }
}

/* By ascending address; a heap sort. */
static void sort_spans(ouro_SpanRecord *spans, uint64_t count)
{
    for (uint64_t i = count / 2; i-- > 0;)
        sift_down(spans, i, count);
    for (uint64_t end = count; end-- > 1;) {
        ouro_SpanRecord moved = spans[0];
        spans[0] = spans[end];
        spans[end] = moved;
        sift_down(spans, 0, end);
    }
}

static bool read_spans(Heap *heap)
{
    /* Each is a page at least. */
    uint64_t most = heap->view.size / SPAN_ALIGNMENT;
    heap->spans = heap_alloc(heap, most, sizeof(ouro_SpanRecord));
    return heap->spans != NULL && read_arenas(heap) && read_segments(heap, most);
}

static bool spans_are_disjoint(Heap *heap)
{
    for (uint64_t i = 1; i < heap->span_count; i++) {
        if (heap->spans[i - 1].address + heap->spans[i - 1].size > heap->spans[i].address)
            return heap_problem(heap, heap->spans[i].address, "two spans overlap");
    }
    return true;
}

/* ---- pools */

static bool read_carved_pool(Heap *heap, const PoolHeader *header, ouro_PoolRecord *pool)
{
    if (header->szidx == POOL_CLASS_UNSET && header->ref.count == 0) {
        pool->state = OURO_POOL_EMPTY;
        return true;
    }
    if (header->szidx >= SIZE_CLASSES)
        return heap_problem(heap, pool->address, "a pool has no such size class");
    uint32_t size = (header->szidx + 1) * PROFILE_ALIGNMENT;
    uint32_t touched = (header->nextoffset - POOL_OVERHEAD) / size;
    pool->block_size = size;
    pool->capacity = (POOL_BYTES - POOL_OVERHEAD) / size;
    if (header->nextoffset != POOL_OVERHEAD + touched * size || touched > pool->capacity ||
        header->ref.count > touched) {
        return heap_problem(heap, pool->address, "a pool's header counts more than the pool has");
    }
    pool->blocks_in_use = header->ref.count;
    pool->blocks_freed = touched - header->ref.count;
    pool->blocks_untouched = pool->capacity - touched;
    pool->state = header->ref.count == 0        ? OURO_POOL_EMPTY
                  : header->freeblock == NO_REF ? OURO_POOL_FULL
                                                : OURO_POOL_USED;
    heap->blocks_in_use += header->ref.count;
    return true;
}

static bool read_pools_of(Heap *heap, const ouro_SpanRecord *span)
{
    const ArenaObject *arena = arena_objects(heap) + span->index;
    Ref first = round_up(span->address, POOL_BYTES);
    Ref end = first + (span->address + span->size - first) / POOL_BYTES * POOL_BYTES;
    if (arena->pool_address < first || arena->pool_address > end || arena->pool_address % POOL_BYTES != 0)
        return heap_problem(heap, view_ref(&heap->view, arena), "an arena's pool_address does not lie in it");
    for (Ref at = first; at < end; at += POOL_BYTES) {
        ouro_PoolRecord *pool = &heap->pools[heap->pool_count++];
        *pool = (ouro_PoolRecord){
            .address = at, .arena = span->index, .state = OURO_POOL_UNTOUCHED, .list_rank = OURO_NO_INDEX};
        heap->pool_map[at / POOL_BYTES - heap->pool_map_start] = (uint32_t)heap->pool_count;
        if (at >= arena->pool_address)
            continue;
        if (!read_carved_pool(heap, view_at(&heap->view, at, POOL_BYTES), pool))
            return false;
    }
    return true;
}

static bool read_pools(Heap *heap)
{
    heap->pool_map_start = heap->view.base / POOL_BYTES;
    heap->pool_map_count = (heap->view.base + heap->view.size) / POOL_BYTES + 1 - heap->pool_map_start;
    heap->pool_map = heap_alloc(heap, heap->pool_map_count, sizeof(uint32_t));
    heap->pools = heap_alloc(heap, heap->pool_map_count, sizeof(ouro_PoolRecord));
    if (heap->pool_map == NULL || heap->pools == NULL)
        return false;
    for (uint64_t i = 0; i < heap->span_count; i++) {
        if (heap->spans[i].kind == OURO_SPAN_ARENA && !read_pools_of(heap, &heap->spans[i]))
            return false;
    }
    return true;
}

/* ---- raw chunks */

static bool read_chunks_of(Heap *heap, const ouro_SpanRecord *segment)
{
    Ref end = segment->address + segment->size;
    for (Ref at = segment->address + sizeof(RawSegment); end - at >= sizeof(RawChunk);) {
        const RawChunk *chunk = view_at(&heap->view, at, sizeof(RawChunk));
        uint64_t size = raw_chunk_size(chunk);
        if (size == 0)
            return true;
        if (size % RAW_ALIGNMENT != 0 || size < RAW_ALIGNMENT || size > end - at)
            return heap_problem(heap, at, "a raw chunk does not fit its segment");
        heap->blocks_in_use += raw_chunk_is_in_use(chunk);
        at += size;
    }
    return heap_problem(heap, segment->address, "a raw segment does not end with its closing chunk");
}

static bool read_chunks(Heap *heap)
{
    for (uint64_t i = 0; i < heap->span_count; i++) {
        if (heap->spans[i].kind == OURO_SPAN_RAW_SEGMENT && !read_chunks_of(heap, &heap->spans[i]))
            return false;
    }
    return true;
}

bool heap_read_structure(Heap *heap)
{
    if (!read_spans(heap))
        return false;
    sort_spans(heap->spans, heap->span_count);
    return spans_are_disjoint(heap) && read_pools(heap) && read_chunks(heap);
}

uint64_t heap_block_size(const Heap *heap, Ref block)
{
    if (!address_set_has(&heap->blocks, block))
        return 0;
    uint32_t pool = heap->pool_map[block / POOL_BYTES - heap->pool_map_start];
    if (pool != 0)
        return heap->pools[pool - 1].block_size;
    return raw_chunk_size(view_at(&heap->view, block - sizeof(RawChunk), sizeof(RawChunk))) -
           sizeof(RawChunk);
}
