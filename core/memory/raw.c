/* Raw: boundary tags and bins. Owns the segments and their chunks; spans come from the region. */
#include "memory/raw.h"

#include <string.h>

#include "memory/region.h"

/* More than any region holds; keeps sums of sizes far from overflow. */
#define RAW_REQUEST_MOST (UINT64_C(1) << 41)

static RawFreeChunk *free_chunk_at(Ref chunk) { return ref_pointer(chunk); }
static RawSegment *segment_at(Ref segment) { return ref_pointer(segment); }

static void *payload_of(RawChunk *chunk) { return chunk + 1; }

/* Bytes of the chunk that serves a request for `size`. */
static uint64_t chunk_bytes_for(uint64_t size)
{
    uint64_t bytes = round_up(size, RAW_ALIGNMENT) + sizeof(RawChunk);
    return bytes < RAW_CHUNK_LEAST ? RAW_CHUNK_LEAST : bytes;
}

static bool ends_segment(const RawChunk *chunk) { return raw_chunk_size(chunk) == 0; }

static RawChunk *first_chunk(RawSegment *segment) { return (RawChunk *)(segment + 1); }

/* The mark behind the last chunk. */
static RawChunk *end_mark(RawSegment *segment) { return (RawChunk *)((char *)segment + segment->size) - 1; }

static bool segment_is_empty(RawSegment *segment)
{
    RawChunk *first = first_chunk(segment);
    return !raw_chunk_is_in_use(first) && ends_segment(raw_chunk_after(first));
}

/* ---- Bins */

static void bin_insert(Memory *m, RawChunk *chunk)
{
    uint32_t bin = raw_bin_of(raw_chunk_size(chunk));
    RawFreeChunk *entry = (RawFreeChunk *)chunk;
    entry->next = m->raw_bins[bin];
    entry->previous = NO_REF;
    if (entry->next != NO_REF)
        free_chunk_at(entry->next)->previous = ref_of(entry);
    m->raw_bins[bin] = ref_of(entry);
    m->raw_bin_map[bin / 64] |= UINT64_C(1) << (bin % 64);
}

static void bin_remove(Memory *m, RawChunk *chunk)
{
    uint32_t bin = raw_bin_of(raw_chunk_size(chunk));
    RawFreeChunk *entry = (RawFreeChunk *)chunk;
    if (entry->next != NO_REF)
        free_chunk_at(entry->next)->previous = entry->previous;
    if (entry->previous != NO_REF) {
        free_chunk_at(entry->previous)->next = entry->next;
        return;
    }
    m->raw_bins[bin] = entry->next;
    if (entry->next == NO_REF)
        m->raw_bin_map[bin / 64] &= ~(UINT64_C(1) << (bin % 64));
}

/* The first bin from `bin` on that holds a chunk; RAW_BINS if none does. */
static uint32_t bin_not_empty(const Memory *m, uint32_t bin)
{
    if (bin >= RAW_BINS)
        return RAW_BINS;
    uint32_t word = bin / 64;
    uint64_t bits = m->raw_bin_map[word] & (~UINT64_C(0) << (bin % 64));
    while (bits == 0) {
        if (++word == RAW_BIN_WORDS)
            return RAW_BINS;
        bits = m->raw_bin_map[word];
    }
    return word * 64 + (uint32_t)__builtin_ctzll(bits);
}

/* The best of the first `most` chunks of a bin whose chunks may be too small. */
static RawChunk *best_in_bin(const Memory *m, uint32_t bin, uint64_t bytes, uint64_t most)
{
    RawChunk *best = NULL;
    Ref entry = m->raw_bins[bin];
    for (uint64_t looked = 0; entry != NO_REF && looked < most; looked++) {
        RawChunk *chunk = &free_chunk_at(entry)->chunk;
        if (chunk->size >= bytes && (best == NULL || chunk->size < best->size))
            best = chunk;
        entry = free_chunk_at(entry)->next;
    }
    return best;
}

static RawChunk *find_free_chunk(const Memory *m, uint64_t bytes)
{
    uint32_t bin = raw_bin_of(bytes);
    RawChunk *chunk = best_in_bin(m, bin, bytes, RAW_BIN_SEARCH);
    if (chunk != NULL)
        return chunk;
    bin = bin_not_empty(m, bin + 1);
    return bin == RAW_BINS ? NULL : &free_chunk_at(m->raw_bins[bin])->chunk;
}

/* ---- Chunks */

static void set_free(RawChunk *chunk, uint64_t size)
{
    chunk->size = size;
    raw_chunk_after(chunk)->previous_size = size;
}

static void set_in_use(RawChunk *chunk, uint64_t size)
{
    chunk->size = size | RAW_IN_USE;
    raw_chunk_after(chunk)->previous_size = size;
}

/* [chunk, chunk + size), in no bin, becomes free and one with its free neighbours; returns the whole, in no
 * bin. */
static RawChunk *coalesce(Memory *m, RawChunk *chunk, uint64_t size)
{
    RawChunk *next = (RawChunk *)((char *)chunk + size);
    if (!raw_chunk_is_in_use(next)) {
        bin_remove(m, next);
        size += raw_chunk_size(next);
    }
    if (chunk->previous_size != 0) {
        RawChunk *previous = (RawChunk *)((char *)chunk - chunk->previous_size);
        if (!raw_chunk_is_in_use(previous)) {
            bin_remove(m, previous);
            size += raw_chunk_size(previous);
            chunk = previous;
        }
    }
    set_free(chunk, size);
    return chunk;
}

/* ---- Segments */

static void segment_release(Memory *m, RawSegment *segment)
{
    if (segment->next != NO_REF)
        segment_at(segment->next)->previous = segment->previous;
    if (segment->previous != NO_REF) {
        segment_at(segment->previous)->next = segment->next;
    } else {
        m->raw_segments = segment->next;
    }
    m->raw_bytes -= segment->size;
    region_free(m, segment, segment->size);
}

/* How much a segment should grow by: in proportion to what there is, so that there are few segments. */
static uint64_t growth_wished(const Memory *m)
{
    uint64_t growth = round_up(m->raw_bytes / 4, SPAN_ALIGNMENT);
    growth = growth < RAW_GROWTH_LEAST ? RAW_GROWTH_LEAST : growth;
    return growth > RAW_GROWTH_MOST ? RAW_GROWTH_MOST : growth;
}

/* A new segment of `size` bytes; returns its one free chunk, in no bin. */
static RawChunk *segment_new(Memory *m, uint64_t size)
{
    RawSegment *segment = region_alloc(m, size, SPAN_ALIGNMENT);
    if (segment == NULL)
        return NULL;
    RawSegment *newest = segment_at(m->raw_segments);
    if (newest != NULL && segment_is_empty(newest)) {
        bin_remove(m, first_chunk(newest));
        segment_release(m, newest);
    }
    *segment = (RawSegment){.size = size, .next = m->raw_segments};
    if (m->raw_segments != NO_REF)
        segment_at(m->raw_segments)->previous = ref_of(segment);
    m->raw_segments = ref_of(segment);
    m->raw_bytes += size;
    end_mark(segment)->size = RAW_IN_USE;
    RawChunk *chunk = first_chunk(segment);
    chunk->previous_size = 0;
    set_free(chunk, size - sizeof(RawSegment) - sizeof(RawChunk));
    return chunk;
}

/* Makes a segment longer; returns the free chunk at its end, in no bin, or NULL if it cannot grow where it
 * is. */
static RawChunk *segment_extend(Memory *m, RawSegment *segment, uint64_t more)
{
    if (!region_extend(m, segment, segment->size, segment->size + more))
        return NULL;
    RawChunk *chunk = end_mark(segment);
    segment->size += more;
    m->raw_bytes += more;
    end_mark(segment)->size = RAW_IN_USE;
    return coalesce(m, chunk, more);
}

/* Bytes of the free chunk at the end of `segment`, 0 if its last chunk is in use. */
static uint64_t free_bytes_at_end(RawSegment *segment)
{
    RawChunk *end = end_mark(segment);
    RawChunk *last = (RawChunk *)((char *)end - end->previous_size);
    return raw_chunk_is_in_use(last) ? 0 : raw_chunk_size(last);
}

/* A free chunk of at least `bytes`, in no bin, from the region: the newest segment grows by `growth` or there
 * is a new one of that size, where that suffices. */
static RawChunk *chunk_from_region(Memory *m, uint64_t bytes, uint64_t growth)
{
    RawSegment *newest = segment_at(m->raw_segments);
    if (newest != NULL) {
        uint64_t there = free_bytes_at_end(newest);
        uint64_t least = there < bytes ? round_up(bytes - there, SPAN_ALIGNMENT) : SPAN_ALIGNMENT;
        RawChunk *chunk = segment_extend(m, newest, least > growth ? least : growth);
        if (chunk != NULL)
            return chunk;
    }
    uint64_t least = round_up(bytes + sizeof(RawSegment) + sizeof(RawChunk), SPAN_ALIGNMENT);
    return segment_new(m, least > growth ? least : growth);
}

/* The segment whose end mark is `mark`. */
static RawSegment *segment_ending_at(const Memory *m, const RawChunk *mark)
{
    RawSegment *segment = segment_at(m->raw_segments);
    while (segment != NULL && end_mark(segment) != mark)
        segment = segment_at(segment->next);
    return segment;
}

/* The free chunk at the end of a segment, in no bin, becomes shorter by whole pages that go back to the
 * region. */
static void trim(Memory *m, RawChunk *chunk)
{
    RawSegment *segment = segment_ending_at(m, raw_chunk_after(chunk));
    uint64_t size = raw_chunk_size(chunk);
    uint64_t less = (size - RAW_GROWTH_LEAST) / SPAN_ALIGNMENT * SPAN_ALIGNMENT;
    segment->size -= less;
    m->raw_bytes -= less;
    end_mark(segment)->size = RAW_IN_USE;
    set_free(chunk, size - less);
    region_free(m, (char *)segment + segment->size, less);
}

/* Puts a free chunk into its bin, unless so much is free here that it goes back to the region. */
static void settle(Memory *m, RawChunk *chunk)
{
    bool at_end = ends_segment(raw_chunk_after(chunk));
    if (at_end && chunk->previous_size == 0) {
        RawSegment *segment = (RawSegment *)chunk - 1;
        if (m->raw_segments != ref_of(segment) || segment->size >= RAW_TRIM_SIZE) {
            segment_release(m, segment);
            return;
        }
    } else if (at_end && chunk->size >= RAW_TRIM_SIZE) {
        trim(m, chunk);
    }
    bin_insert(m, chunk);
}

/* Gives [chunk, chunk + whole), in no bin, to a request of `bytes`; what is left behind it becomes free. */
static void *use_chunk(Memory *m, RawChunk *chunk, uint64_t whole, uint64_t bytes)
{
    uint64_t rest = whole - bytes;
    if (rest < RAW_CHUNK_LEAST) {
        bytes = whole;
        rest = 0;
    }
    set_in_use(chunk, bytes);
    m->raw_bytes_in_use += bytes;
    if (rest != 0) {
        RawChunk *remainder = raw_chunk_after(chunk);
        settle(m, coalesce(m, remainder, rest));
    }
    return payload_of(chunk);
}

/* ---- The interface */

/* A free chunk of at least `bytes`, in no bin; NULL when there is none to be had. */
static RawChunk *take_free_chunk(Memory *m, uint64_t bytes)
{
    RawChunk *chunk = find_free_chunk(m, bytes);
    if (chunk != NULL) {
        bin_remove(m, chunk);
        return chunk;
    }
    chunk = chunk_from_region(m, bytes, growth_wished(m));
    if (chunk == NULL)
        chunk = chunk_from_region(m, bytes, SPAN_ALIGNMENT);
    if (chunk == NULL) {
        /* The last resort: a chunk that the short search passed over. */
        chunk = best_in_bin(m, raw_bin_of(bytes), bytes, UINT64_MAX);
        if (chunk != NULL)
            bin_remove(m, chunk);
    }
    return chunk;
}

void *raw_take(Memory *m, uint64_t size)
{
    if (size > RAW_REQUEST_MOST)
        return NULL;
    uint64_t bytes = chunk_bytes_for(size);
    RawChunk *chunk = take_free_chunk(m, bytes);
    if (chunk == NULL)
        return NULL;
    m->raw_chunks_in_use++;
    return use_chunk(m, chunk, raw_chunk_size(chunk), bytes);
}

void raw_give_back(Memory *m, void *block)
{
    RawChunk *chunk = raw_chunk_of(block);
    uint64_t size = raw_chunk_size(chunk);
    assert_internal(raw_chunk_is_in_use(chunk) && raw_chunk_after(chunk)->previous_size == size);
    m->raw_chunks_in_use--;
    m->raw_bytes_in_use -= size;
    settle(m, coalesce(m, chunk, size));
}

/* Bytes that `chunk` can have where it is, once what is behind it is free or can be had from the region; 0 if
 * fewer than `bytes`. On success what is behind it is in no bin. */
static uint64_t extend_in_place(Memory *m, RawChunk *chunk, uint64_t bytes)
{
    uint64_t size = raw_chunk_size(chunk);
    RawChunk *next = raw_chunk_after(chunk);
    uint64_t behind = raw_chunk_is_in_use(next) ? 0 : raw_chunk_size(next);
    if (size + behind >= bytes) {
        bin_remove(m, next);
        return size + behind;
    }
    RawChunk *mark = (RawChunk *)((char *)next + behind);
    RawSegment *segment = ends_segment(mark) ? segment_ending_at(m, mark) : NULL;
    if (segment == NULL)
        return 0;
    uint64_t least = round_up(bytes - size - behind, SPAN_ALIGNMENT);
    uint64_t growth = growth_wished(m);
    RawChunk *got = segment_extend(m, segment, least > growth ? least : growth);
    if (got == NULL)
        got = segment_extend(m, segment, least);
    return got == NULL ? 0 : size + raw_chunk_size(got);
}

void *raw_resize(Memory *m, void *block, uint64_t size)
{
    if (size > RAW_REQUEST_MOST)
        return NULL;
    RawChunk *chunk = raw_chunk_of(block);
    uint64_t bytes = chunk_bytes_for(size);
    uint64_t old = raw_chunk_size(chunk);
    uint64_t whole = bytes <= old ? old : extend_in_place(m, chunk, bytes);
    if (whole != 0) {
        m->raw_bytes_in_use -= old;
        return use_chunk(m, chunk, whole, bytes);
    }
    void *moved = raw_take(m, size);
    if (moved != NULL) {
        memcpy(moved, block, old - sizeof(RawChunk));
        raw_give_back(m, block);
    }
    return moved;
}
