/* Platform: address space and pages, one implementation a platform (platform_posix.c, platform_wasm.c). Knows
 * nothing of what lies in a region but that HOST_BYTES below its base belong to Host. */
#ifndef OURO_MEMORY_PLATFORM_H
#define OURO_MEMORY_PLATFORM_H

#include "memory/host.h"

/* Reserves address space for a region of `limit` bytes (0: the default) and for its Host below, which is
 * zeroed. Returns the region's base with Host.mapped_size set and nothing committed, or NULL with the reason
 * in *why. */
void *platform_reserve(uint64_t slot, uint64_t limit, const char **why);

/* Makes at least the first `size` bytes of the region usable and sets Host.committed; new bytes are zero.
 * False when the system has no memory; `size` is at most Host.mapped_size. */
bool platform_commit(void *region, uint64_t size);

/* [start, start + size) reads as zero from now on; the pages may go back to the system. Multiples of
 * SPAN_ALIGNMENT. */
void platform_decommit(void *start, uint64_t size);

/* Ends the region. Its first `used` bytes may have been written to. */
void platform_release(void *region, uint64_t used);

/* Memory outside the region for whoever looks at it: tables, images; it is zero. Nothing of it is part
 * of a snapshot. NULL when there is none. Give it back before the program runs on: in WebAssembly it lies
 * above the region's top, and a region that grows into a buffer in use is out of memory. */
void *platform_buffer_alloc(void *region, uint64_t size);
void platform_buffer_free(void *region, void *buffer);

/* Says in Host how far the C stack may grow from `here` (c_stack_lowest, loops_most, stack_most), with room to spare
 * for what does not ask. */
void platform_measure_stack(Host *host, const void *here);

#endif
