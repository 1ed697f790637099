/* Memory: the room's whole interface. Creates and ends a region, and hands out memory in CPython's two
 * domains:
 *
 *   object   memory_alloc …: small requests from pools (pymalloc), larger ones from the raw allocator
 *   raw      raw_alloc …:    always the raw allocator
 *
 * Everything in the region is reached through the Memory at its base; see layout.h for what lies where. It
 * knows nothing of objects. */
#ifndef OURO_MEMORY_MEMORY_H
#define OURO_MEMORY_MEMORY_H

#include "memory/clock.h"
#include "memory/host.h"
#include "memory/layout.h"
#include "memory/pool.h"
#include "memory/raw.h"
#include "memory/region.h"

#define MEMORY_ANY_SLOT UINT64_MAX

typedef struct MemoryOptions {
    uint64_t limit; /* most bytes the region may have; 0: the platform's default */
    uint64_t slot;  /* the region is to lie at REGION_BASE + slot * REGION_STRIDE; MEMORY_ANY_SLOT: the first
                       free one.  In WebAssembly there is but one, and this is ignored */
} MemoryOptions;

/* Maps a new region whose first `state_size` bytes are the caller's state: zero, but for the Memory that they
 * begin with. NULL with a sentence in *why (a constant; `why` may be NULL) when there is no address space or
 * memory, or, in WebAssembly, when the module instance has a region already. `options` may be NULL. */
Memory *memory_create(const MemoryOptions *options, uint64_t state_size, const char **why);

/* Gives all memory of the region back to the system. NULL is ignored. */
void memory_destroy(Memory *m);

/* A number that is equal in two builds exactly if their Memory structs and constants are. */
uint64_t memory_layout_fingerprint(void);

/* ---- The object domain: PyObject_Malloc and its kin */

/* Out of line: everything but the common case of the functions below. */
void *memory_alloc_slowly(Memory *m, uint64_t size);
void memory_free_slowly(Memory *m, void *block);

/* `size` bytes, aligned to PROFILE_ALIGNMENT, of no particular content; NULL when there is no memory. A
 * request for 0 bytes gives a block of its own too. */
ALWAYS_INLINE void *memory_alloc(Memory *m, uint64_t size)
{
    if (LIKELY(host_of(m)->attention == 0 && size - 1 < SMALL_REQUEST_MOST && !OURO_VERIFY)) {
        void *block = pool_alloc_used(m, size);
        if (LIKELY(block != NULL))
            return block;
    }
    return memory_alloc_slowly(m, size);
}

/* The same, zeroed. */
void *memory_calloc(Memory *m, uint64_t size);

/* Resizes `block` (NULL: a new one), keeping min(old, new) bytes; it may move. NULL when there is no memory:
 * `block` is then as it was. Moves when pymalloc does: see pool_realloc_stays. */
void *memory_realloc(Memory *m, void *block, uint64_t size);

/* Gives back what memory_alloc, memory_calloc or memory_realloc gave. NULL is ignored. */
ALWAYS_INLINE void memory_free(Memory *m, void *block)
{
    if (LIKELY(host_of(m)->attention == 0 && block != NULL && !OURO_VERIFY) && pool_free_used(m, block))
        return;
    memory_free_slowly(m, block);
}

/* How many bytes `block` of the object domain can hold. */
uint64_t memory_usable_size(Memory *m, const void *block);

/* ---- The raw domain: PyMem_RawMalloc and its kin */

/* As above, always from the raw allocator, aligned to RAW_ALIGNMENT. Never mix the domains. */
void *raw_alloc(Memory *m, uint64_t size);
void *raw_calloc(Memory *m, uint64_t size);
void *raw_realloc(Memory *m, void *block, uint64_t size);
void raw_free(Memory *m, void *block);

/* ---- Looking */

typedef struct MemoryStatistics {
    int64_t allocated_blocks; /* sys.getallocatedblocks(): object-domain blocks in use, small and large */
    int64_t pool_blocks;      /* of which in pools */
    int64_t pool_bytes;       /* bytes of those blocks, their size class's */
    int64_t arenas;           /* allocated now */
    int64_t arenas_total;     /* allocated ever */
    int64_t arenas_highwater; /* the most at one time */
    int64_t arena_bytes;      /* in arenas allocated now */
    int64_t raw_chunks;       /* raw chunks in use, of both domains and of the allocator's own tables */
    int64_t raw_bytes;        /* bytes of those chunks, with their tags */
    int64_t raw_segment_bytes;
    int64_t region_bytes;    /* the region's size */
    int64_t free_span_bytes; /* bytes in it that nobody has */
} MemoryStatistics;

MemoryStatistics memory_statistics(const Memory *m);

/* A number made of every byte of the region: two that differ have different ones, for all practical purposes. */
uint64_t memory_fingerprint(const Memory *m);

/* Proves every invariant in layout.h. On failure false, with the name of the broken one in *why (may be NULL)
 * and, in *where (may be NULL), the address at which it broke. Allocates nothing and changes nothing. */
bool memory_check(const Memory *m, const char **why, Ref *where);

/* A region's bytes, wherever they lie: a live one's, or those of a file. */
typedef struct MemoryImage {
    const uint8_t *bytes; /* aligned to 8 */
    Ref base;             /* where the region was */
    uint64_t size;
} MemoryImage;

/* The same for an image. Its Memory must have been found whole, with this `base` and `size`, a `state_size`
 * below `size`, and arenas that do not overlap; nothing else is believed, and nothing outside it is read. */
bool memory_image_check(const MemoryImage *image, const char **why, Ref *where);

#endif
