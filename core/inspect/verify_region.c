/* Proves of the region and the raw allocator:
 *   state, arenas, raw segments and free spans, by address, tile the region
 *   free_span_bytes, raw_bytes, raw_bytes_in_use, raw_chunks_in_use are the sums that their names say
 *   chunk.previous_size == size of the chunk before; no two free chunks touch; a segment ends with its mark
 *   free chunks == chunks in the bins, each in the bin of its size; a bit of the map is set
 *     <=>  its bin is not empty */
#include "inspect/verify.h"

static uint64_t round_to_span(uint64_t size)
{
    return (size + SPAN_ALIGNMENT - 1) / SPAN_ALIGNMENT * SPAN_ALIGNMENT;
}

/* Spans in use and free ones, both ascending, are merged; each must begin where the one before ended. */
static void verify_tiling(Verifier *verifier)
{
    const Heap *heap = verifier->heap;
    const Memory *m = &heap->rt->memory;
    Ref end = m->base + m->size;
    Ref at = m->base + round_to_span(m->state_size);
    Ref free_at = m->free_spans;
    uint64_t free_bytes = 0;
    bool last_was_free = false;
    for (uint64_t i = 0; at != end;) {
        if (free_at == at) {
            const FreeSpan *span = view_at(&heap->view, at, sizeof(FreeSpan));
            if (span == NULL || span->size == 0 || span->size % SPAN_ALIGNMENT != 0 ||
                span->size > end - at) {
                verify_found(verifier, at, "a free span is whole pages inside the region");
                return;
            }
            verify_that(verifier, !last_was_free, at, "free spans that touch are one");
            free_bytes += span->size;
            at += span->size;
            free_at = span->next;
            last_was_free = true;
        } else if (i < heap->span_count && heap->spans[i].address == at) {
            at += heap->spans[i++].size;
            last_was_free = false;
        } else {
            verify_found(verifier, at, "state, arenas, raw segments and free spans make up the region");
            return;
        }
    }
    verify_that(verifier, free_at == NO_REF, free_at, "the list of free spans ends");
    verify_that(verifier, !last_was_free, at, "no free span lies at the top");
    verify_equal(verifier, NO_REF, "free_span_bytes", (int64_t)m->free_span_bytes, (int64_t)free_bytes);
}

typedef struct RawSums {
    uint64_t segment_bytes;
    uint64_t bytes_in_use;
    int64_t chunks_in_use;
    int64_t free_chunks;
} RawSums;

static void verify_segment(Verifier *verifier, const ouro_SpanRecord *span, RawSums *sums)
{
    const Heap *heap = verifier->heap;
    uint64_t previous_size = 0;
    bool previous_is_free = false;
    Ref at = span->address + sizeof(RawSegment);
    for (;;) {
        const RawChunk *chunk = view_at(&heap->view, at, sizeof(RawChunk));
        uint64_t size = raw_chunk_size(chunk);
        bool is_free = !raw_chunk_is_in_use(chunk);
        verify_that(verifier, chunk->previous_size == previous_size, at,
                    "previous_size is the size of the chunk before");
        if (size == 0)
            break;
        verify_that(verifier, !(is_free && previous_is_free), at, "no two free chunks touch");
        verify_that(verifier, size >= RAW_CHUNK_LEAST, at, "a chunk has room for a free chunk's links");
        sums->free_chunks += is_free;
        sums->bytes_in_use += is_free ? 0 : size;
        sums->chunks_in_use += !is_free;
        previous_size = size;
        previous_is_free = is_free;
        at += size;
    }
    bool is_mark = at == span->address + span->size - sizeof(RawChunk);
    verify_that(verifier, is_mark, at, "a segment ends with its mark");
    sums->segment_bytes += span->size;
}

static void verify_segment_links(Verifier *verifier)
{
    const Heap *heap = verifier->heap;
    Ref previous = NO_REF;
    for (Ref at = heap->rt->memory.raw_segments; at != NO_REF;) {
        const RawSegment *segment = view_at(&heap->view, at, sizeof(RawSegment));
        verify_that(verifier, segment->previous == previous, at, "raw segments are linked both ways");
        previous = at;
        at = segment->next;
    }
}

/* Returns the chunks in the bin. */
static int64_t verify_bin(Verifier *verifier, uint32_t bin, int64_t most)
{
    const Heap *heap = verifier->heap;
    const Memory *m = &heap->rt->memory;
    Ref previous = NO_REF;
    int64_t count = 0;
    for (Ref at = m->raw_bins[bin]; at != NO_REF; count++) {
        const RawFreeChunk *entry = view_at(&heap->view, at, sizeof(RawFreeChunk));
        if (!verify_that(verifier, entry != NULL && count < most, at,
                         "a bin's list stays in the region and ends"))
            return count;
        uint64_t size = raw_chunk_size(&entry->chunk);
        bool fits = !raw_chunk_is_in_use(&entry->chunk) && size >= RAW_CHUNK_LEAST && raw_bin_of(size) == bin;
        verify_that(verifier, fits, at, "a bin holds free chunks of its size");
        verify_that(verifier, entry->previous == previous, at, "the chunks of a bin are linked both ways");
        previous = at;
        at = entry->next;
    }
    bool is_marked = m->raw_bin_map[bin / 64] >> (bin % 64) & 1;
    verify_that(verifier, is_marked == (count != 0), NO_REF, "raw_bin_map says which bins hold chunks");
    return count;
}

static void verify_raw(Verifier *verifier)
{
    const Heap *heap = verifier->heap;
    const Memory *m = &heap->rt->memory;
    RawSums sums = {0};
    for (uint64_t i = 0; i < heap->span_count && !verify_is_over(verifier); i++) {
        if (heap->spans[i].kind == OURO_SPAN_RAW_SEGMENT)
            verify_segment(verifier, &heap->spans[i], &sums);
    }
    verify_segment_links(verifier);
    int64_t binned = 0;
    for (uint32_t bin = 0; bin < RAW_BINS; bin++)
        binned += verify_bin(verifier, bin, sums.free_chunks - binned);
    verify_equal(verifier, NO_REF, "free chunks in bins", binned, sums.free_chunks);
    verify_equal(verifier, NO_REF, "raw_bytes", (int64_t)m->raw_bytes, (int64_t)sums.segment_bytes);
    verify_equal(verifier, NO_REF, "raw_bytes_in_use", (int64_t)m->raw_bytes_in_use,
                 (int64_t)sums.bytes_in_use);
    verify_equal(verifier, NO_REF, "raw_chunks_in_use", m->raw_chunks_in_use, sums.chunks_in_use);
}

void verify_region(Verifier *verifier)
{
    verify_tiling(verifier);
    verify_raw(verifier);
}
