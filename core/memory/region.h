/* Region: hands out spans of whole pages from one contiguous range of memory, the lowest free span that fits
 * first, else from the top. Memory that is given back reads as zero when it is handed out again, in every
 * build. */
#ifndef OURO_MEMORY_REGION_H
#define OURO_MEMORY_REGION_H

#include "memory/layout.h"

/* `size` bytes, zeroed; both multiples of SPAN_ALIGNMENT, `alignment` a power of two. NULL at the limit. */
void *region_alloc(Memory *m, uint64_t size, uint64_t alignment);

/* Gives back [span, span + size), which may be a part of what region_alloc gave. */
void region_free(Memory *m, void *span, uint64_t size);

/* Makes `span` of `size` bytes longer without moving it; the new bytes are zero. False, with nothing changed,
 * if what lies behind it is neither free nor the top, or at the limit. */
bool region_extend(Memory *m, void *span, uint64_t size, uint64_t new_size);

/* The most bytes the region can have on this platform. */
uint64_t region_limit(const Memory *m);

#endif
