/* Region: spans of pages from one contiguous range. Owns the top and the list of free spans; what is in a
 * span is the business of whoever took it. */
#include "memory/region.h"

#include <string.h>

#include "memory/host.h"
#include "memory/memory.h"
#include "memory/platform.h"

static FreeSpan *span_at(Ref span) { return ref_pointer(span); }

static Ref top_of(const Memory *m) { return m->base + m->size; }

uint64_t region_limit(const Memory *m) { return host_of(m)->mapped_size; }

/* ---- The top */

static bool raise_top(Memory *m, uint64_t bytes)
{
    uint64_t left = region_limit(m) - m->size;
    if (bytes > left)
        return false;
    if (m->size + bytes > host_of(m)->committed && !platform_commit(m, m->size + bytes))
        return false;
    m->size += bytes;
    return true;
}

/* ---- Free spans */

/* The last free span below `address`, or NO_REF. */
static Ref span_before(const Memory *m, Ref address)
{
    Ref before = NO_REF;
    Ref span = m->free_spans;
    while (span != NO_REF && span < address) {
        before = span;
        span = span_at(span)->next;
    }
    return before;
}

static void set_next(Memory *m, Ref span, Ref next)
{
    if (span == NO_REF) {
        m->free_spans = next;
    } else {
        span_at(span)->next = next;
    }
}

static Ref next_of(const Memory *m, Ref span) { return span == NO_REF ? m->free_spans : span_at(span)->next; }

/* Takes the free span that follows `before` out of the list and wipes its header: all its bytes are zero. */
static void unlink_after(Memory *m, Ref before)
{
    Ref span = next_of(m, before);
    set_next(m, before, span_at(span)->next);
    m->free_span_bytes -= span_at(span)->size;
    memset(ref_pointer(span), 0, sizeof(FreeSpan));
}

/* Puts [start, start + size), all zero, into the list right after `before`. */
static void link_after(Memory *m, Ref before, Ref start, uint64_t size)
{
    if (size == 0)
        return;
    *span_at(start) = (FreeSpan){.size = size, .next = next_of(m, before)};
    set_next(m, before, start);
    m->free_span_bytes += size;
}

/* Makes one span of `span` and the one after it if they touch. */
static void join_with_next(Memory *m, Ref span)
{
    Ref next = span_at(span)->next;
    if (next == NO_REF || span + span_at(span)->size != next)
        return;
    uint64_t size = span_at(next)->size;
    unlink_after(m, span);
    span_at(span)->size += size;
    m->free_span_bytes += size;
}

/* A free span that ends at the top becomes part of what is above it. */
static void lower_top(Memory *m)
{
    Ref before = NO_REF;
    Ref span = m->free_spans;
    while (span != NO_REF && span_at(span)->next != NO_REF) {
        before = span;
        span = span_at(span)->next;
    }
    if (span != NO_REF && span + span_at(span)->size == top_of(m)) {
        unlink_after(m, before);
        m->size = span - m->base;
    }
}

/* ---- Allocation */

/* Cuts [start, start + size) out of the free span that follows `before`. */
static void *cut(Memory *m, Ref before, Ref start, uint64_t size)
{
    Ref span = next_of(m, before);
    Ref end = span + span_at(span)->size;
    unlink_after(m, before);
    link_after(m, before, span, start - span);
    link_after(m, start == span ? before : span, start + size, end - (start + size));
    return ref_pointer(start);
}

static void *alloc_from_free_spans(Memory *m, uint64_t size, uint64_t alignment)
{
    Ref before = NO_REF;
    for (Ref span = m->free_spans; span != NO_REF; span = span_at(span)->next) {
        Ref start = round_up(span, alignment);
        uint64_t gap = start - span;
        if (gap <= span_at(span)->size && size <= span_at(span)->size - gap)
            return cut(m, before, start, size);
        before = span;
    }
    return NULL;
}

void *region_alloc(Memory *m, uint64_t size, uint64_t alignment)
{
    assert_internal(size % SPAN_ALIGNMENT == 0 && size != 0 && alignment % SPAN_ALIGNMENT == 0);
    void *span = alloc_from_free_spans(m, size, alignment);
    if (span != NULL)
        return span;
    Ref top = top_of(m);
    Ref start = round_up(top, alignment);
    if (size > region_limit(m) || !raise_top(m, start - top + size))
        return NULL;
    link_after(m, span_before(m, top), top, start - top);
    return ref_pointer(start);
}

void region_free(Memory *m, void *pointer, uint64_t size)
{
    Ref start = ref_of(pointer);
    assert_internal(size % SPAN_ALIGNMENT == 0 && start % SPAN_ALIGNMENT == 0 && start + size <= top_of(m));
    if (size == 0)
        return;
    platform_decommit(pointer, size);
    Ref before = span_before(m, start);
    link_after(m, before, start, size);
    join_with_next(m, start);
    if (before != NO_REF)
        join_with_next(m, before);
    if (m->base + m->size == start + size)
        lower_top(m);
}

bool region_extend(Memory *m, void *span, uint64_t size, uint64_t new_size)
{
    Ref end = ref_of(span) + size;
    uint64_t more = new_size - size;
    assert_internal(new_size >= size && more % SPAN_ALIGNMENT == 0);
    if (end == top_of(m))
        return raise_top(m, more);
    Ref before = span_before(m, end);
    if (next_of(m, before) != end || span_at(end)->size < more)
        return false;
    cut(m, before, end, more);
    return true;
}
