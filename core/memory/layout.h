/* Layout: every struct of this room that lies in the region, with its invariant beside it. Nothing but
 * layout: another process can decode a region from its bytes with this file alone.
 *
 * How to walk a region from its bytes (all addresses are Refs; subtract Memory.base for an offset in the
 * image):
 *
 *   region        [base, base + size) is in use as: the state (state_size bytes, Memory first), then spans,
 *                 each a multiple of SPAN_ALIGNMENT: arenas, raw segments and free spans, without gaps.
 *   free spans    Memory.free_spans → FreeSpan.next …, in ascending order of address.
 *   arenas        arenas[0 … maxarenas): those with address != 0. An arena is ARENA_BYTES from `address`.
 *   pools         from the first multiple of POOL_BYTES not below `address`, one each POOL_BYTES, up to
 *                 `pool_address`; from there on no pool was ever carved. A pool with ref.count == 0 is empty
 *                 (in `freepools`).
 *   blocks        of pool P with szidx s: size (s + 1) * PROFILE_ALIGNMENT, from P + POOL_OVERHEAD, one after
 *                 the other, as many as lie wholly below nextoffset (from there on never handed out) and
 *                 POOL_BYTES. A block is free if it is in the chain freeblock → first word of the block → …,
 *                 else it is in use.
 *   raw segments  Memory.raw_segments → RawSegment.next …; chunks begin right behind the segment's header,
 *                 each raw_chunk_size() long, until the one whose size is 0, which ends the segment. Bit 0 of
 *                 size: in use. */
#ifndef OURO_MEMORY_LAYOUT_H
#define OURO_MEMORY_LAYOUT_H

#include "base/ref.h"
#include "base/round.h"
#include "memory/tuning.h"

/* ---- Region */

#define REGION_MAGIC UINT64_C(0x474552534f52554f) /* "OUROSREG" as its bytes lie in memory */

enum { REGION_FORMAT_VERSION = 1 };

/* The first bytes of a span that nobody uses; all its other bytes are zero.
 * sorted:   span < next, and span + size < next (touching spans are one span)
 * inside:   span + size < base + size of the region (a free span at the top lowers the top instead)
 * region_is_valid, moreover:
 *   Memory.size == state_size rounded up + arenas * ARENA_BYTES + raw_bytes + free_span_bytes */
typedef struct FreeSpan {
    uint64_t size; /* bytes, a multiple of SPAN_ALIGNMENT */
    Ref next;      /* the free span next higher up, or NO_REF */
} FreeSpan;

/* ---- Pools: pymalloc, the object and mem domains */

enum {
    POOL_BYTES = PROFILE_POOL_SIZE,
    ARENA_BYTES = 1 << ARENA_SIZE_BITS,
    POOLS_IN_ARENA = ARENA_BYTES / POOL_BYTES,
    SMALL_REQUEST_MOST = PROFILE_SMALL_REQUEST_THRESHOLD,
    SIZE_CLASSES = PROFILE_SIZE_CLASSES,
    POOL_OVERHEAD = PROFILE_POOL_HEADER_SIZE,
    POOL_CLASS_UNSET = 0xffff, /* szidx of a pool that was carved but never held blocks */
};

/* The start of each pool, and of each list of used pools. A pool is in one of three states:
 *   used   some blocks in use, some free:  in the list usedpools[szidx];  freeblock != NO_REF
 *   full   all blocks in use:              in no list;                    freeblock == NO_REF
 *   empty  no block in use:                in its arena's freepools (linked through nextpool alone)
 * pool_is_valid:
 *   ref.count + length of the chain from freeblock == (nextoffset − POOL_OVERHEAD) / block size
 *   maxnextoffset == POOL_BYTES − block size */
typedef struct PoolHeader {
    struct {
        uint32_t count; /* blocks in use */
        uint32_t padding;
    } ref;
    Ref freeblock; /* first free block; its first word is the next one */
    Ref nextpool;
    Ref prevpool;
    uint32_t arenaindex;    /* index into arenas of the arena it lies in */
    uint32_t szidx;         /* size class: blocks of (szidx + 1) * PROFILE_ALIGNMENT bytes */
    uint32_t nextoffset;    /* from the pool to the first block never handed out */
    uint32_t maxnextoffset; /* the greatest nextoffset that still leaves room for a block */
} PoolHeader;

/* One arena, or an unused entry (address == NO_REF; linked through nextarena from unused_arena_objects).
 * arena_is_valid:
 *   nfreepools == length of freepools + pools not carved yet
 *   ntotalpools == POOLS_IN_ARENA, less one if address is no multiple of POOL_BYTES
 *   0 < nfreepools  ⇔  it is in usable_arenas, which ascends by nfreepools */
typedef struct ArenaObject {
    Ref address;
    Ref pool_address;     /* the next pool to carve */
    uint32_t nfreepools;  /* empty pools and pools not carved yet */
    uint32_t ntotalpools; /* whole pools that fit */
    Ref freepools;
    Ref nextarena;
    Ref prevarena;
} ArenaObject;

/* The radix tree from an address to whether an arena covers it (3.10 on); its bits follow from the size of an
 * arena, which the verify build shrinks. An arena that is not aligned to its
 * own size lies under two leaves: in the lower one, addresses with a tail of at least tail_hi are covered; in
 * the upper one, those with a tail below tail_lo. An aligned arena is tail_hi == −1: all. */
enum {
    MAP_ADDRESS_BITS = PROFILE_RADIX_ADDRESS_BITS,
    MAP_INTERIOR_BITS = PROFILE_RADIX_INTERIOR_BITS(ARENA_SIZE_BITS),
    MAP_TOP_BITS = MAP_INTERIOR_BITS,
    MAP_MID_BITS = MAP_INTERIOR_BITS,
    MAP_BOT_BITS = MAP_ADDRESS_BITS - ARENA_SIZE_BITS - 2 * MAP_INTERIOR_BITS,
    MAP_BOT_SHIFT = ARENA_SIZE_BITS,
    MAP_MID_SHIFT = MAP_BOT_SHIFT + MAP_BOT_BITS,
    MAP_TOP_SHIFT = MAP_MID_SHIFT + MAP_MID_BITS,
};

typedef struct ArenaCoverage {
    int32_t tail_hi;
    int32_t tail_lo;
} ArenaCoverage;

typedef struct ArenaMapBot {
    ArenaCoverage arenas[1 << MAP_BOT_BITS];
} ArenaMapBot;

typedef struct ArenaMapMid {
    Ref ptrs[1 << MAP_MID_BITS];
} ArenaMapMid;

typedef struct ArenaMapTop {
    Ref ptrs[1 << MAP_TOP_BITS];
} ArenaMapTop;

/* ---- Raw: what is larger than a small request */

enum {
    RAW_IN_USE = 1,           /* bit 0 of RawChunk.size */
    RAW_ALIGNMENT = 16,       /* of chunks, and so of what is handed out */
    RAW_CHUNK_LEAST = 32,     /* header and the two links of a free chunk */
    RAW_EXACT_BINS = 64,      /* bins 0 … 63 hold chunks of 16 * bin bytes */
    RAW_EXACT_LIMIT_LOG = 10, /* chunks of 1 << 10 bytes and more lie in eight bins per power of two */
    RAW_BINS = 320,
    RAW_BIN_WORDS = RAW_BINS / 64,
};

/* A boundary tag. Chunks of a segment tile it: chunk + size == next chunk.
 * raw_is_valid:
 *   next.previous_size == size;  the first chunk's previous_size == 0
 *   a free chunk is at least RAW_CHUNK_LEAST long, no two free chunks touch
 *   free chunks == chunks in the bins, each in the bin of its size
 *   raw_bytes_in_use == sum of the sizes of chunks in use;  raw_chunks_in_use == their number */
typedef struct RawChunk {
    uint64_t size; /* bytes with this header, a multiple of RAW_ALIGNMENT; bit 0: in use. 0 | RAW_IN_USE ends
                      a segment */
    uint64_t previous_size; /* bytes of the chunk right before, 0 if there is none */
} RawChunk;

/* What a free chunk holds behind its tag: its place in the list of its bin. */
typedef struct RawFreeChunk {
    RawChunk chunk;
    Ref next;
    Ref previous;
} RawFreeChunk;

/* The start of a span that holds chunks.
 * size == sizeof(RawSegment) + sum of its chunks + sizeof(RawChunk), the end mark
 * Only the newest segment, the first in the list, may have no chunk in use; others go back to the region
 * then. */
typedef struct RawSegment {
    uint64_t size; /* bytes of the span */
    uint64_t reserved;
    Ref next;
    Ref previous;
} RawSegment;

/* ---- Traces: which blocks were handed out where, while that is kept (traces.h) */

/* A block in use; 0: an unused entry. */
typedef struct Trace {
    Ref block;
    uint64_t size;  /* bytes asked for */
    uint32_t place; /* of the program; a room above knows what it is */
    uint32_t reserved;
} Trace;

/* used == entries of the table in use, at most two thirds;  bytes == sum of their sizes <= peak */
typedef struct Traces {
    Ref table; /* owned raw memory: Trace[mask + 1], or 0 */
    uint64_t mask;
    uint64_t used;
    uint64_t bytes;
    uint64_t peak;      /* the most that bytes has been */
    uint32_t is_on;     /* 1 while it is kept */
    uint32_t is_paused; /* 1 while blocks are handed out for whoever looks at it */
} Traces;

/* ---- Memory */

/* All state of the room. The first member of the runtime's state, at the region's base. */
typedef struct Memory {
    /* The region's header: what is needed to tell whether bytes are a region that can be read. */
    uint64_t magic;
    uint32_t format_version;
    uint32_t profile;            /* OURO_PROFILE */
    uint64_t layout_fingerprint; /* memory_layout_fingerprint(), to which the layers above may add */
    Ref base;                    /* where the region begins: the address of this struct */
    uint64_t size;               /* bytes in use from base: the top */
    uint64_t limit;              /* the most that size may become, as asked for; 0: the platform's default */
    uint64_t state_size;         /* bytes of the caller's state, of which this struct is the start */

    uint64_t clock;    /* the number of the last event */
    uint32_t gc_phase; /* ouro_Phase the collector is in */
    uint32_t verify;   /* 1 if written by a verify build, whose constants are shrunken */

    Ref free_spans;
    uint64_t free_span_bytes;

    /* Raw */
    Ref raw_segments;   /* the newest first */
    uint64_t raw_bytes; /* in segments */
    uint64_t raw_bytes_in_use;
    int64_t raw_chunks_in_use;
    uint64_t raw_bin_map[RAW_BIN_WORDS]; /* bit b: raw_bins[b] is not empty */
    Ref raw_bins[RAW_BINS];

    /* Pools */
    PoolHeader usedpools[SIZE_CLASSES]; /* heads of circular lists; a head's freeblock is NO_REF for ever */
    Ref arenas;                         /* ArenaObject[maxarenas] */
    uint32_t maxarenas;
    uint32_t reserved;
    Ref unused_arena_objects;
    Ref usable_arenas;                 /* those with a free pool, the fullest first */
    Ref nfp2lasta[POOLS_IN_ARENA + 1]; /* by nfreepools: the last such arena in usable_arenas */
    int64_t raw_allocated_blocks;      /* object-domain requests that the raw allocator serves */
    int64_t narenas_currently_allocated;
    int64_t ntimes_arena_allocated;
    int64_t narenas_highwater;
    int64_t arena_map_mid_count;
    int64_t arena_map_bot_count;
    Traces traces;
    ArenaMapTop arena_map_root;
} Memory;

_Static_assert(sizeof(FreeSpan) == 16, "FreeSpan");
_Static_assert(sizeof(PoolHeader) == POOL_OVERHEAD, "PoolHeader has CPython's size");
_Static_assert(offsetof(PoolHeader, freeblock) == 8 && offsetof(PoolHeader, nextpool) == 16 &&
                   offsetof(PoolHeader, prevpool) == 24 && offsetof(PoolHeader, arenaindex) == 32 &&
                   offsetof(PoolHeader, szidx) == 36 && offsetof(PoolHeader, nextoffset) == 40 &&
                   offsetof(PoolHeader, maxnextoffset) == 44,
               "PoolHeader has CPython's offsets");
_Static_assert(POOL_OVERHEAD % PROFILE_ALIGNMENT == 0, "the first block of a pool is aligned");
_Static_assert(sizeof(ArenaObject) == 48 && offsetof(ArenaObject, pool_address) == 8 &&
                   offsetof(ArenaObject, nfreepools) == 16 && offsetof(ArenaObject, ntotalpools) == 20 &&
                   offsetof(ArenaObject, freepools) == 24 && offsetof(ArenaObject, nextarena) == 32 &&
                   offsetof(ArenaObject, prevarena) == 40,
               "ArenaObject has CPython's offsets");
_Static_assert(sizeof(ArenaCoverage) == 8, "ArenaCoverage");
_Static_assert(sizeof(RawChunk) == RAW_ALIGNMENT && sizeof(RawFreeChunk) == RAW_CHUNK_LEAST, "raw chunks");
_Static_assert(sizeof(Trace) == 24 && sizeof(Traces) == 48, "traces");
_Static_assert(sizeof(RawSegment) == 32, "chunks begin aligned");
_Static_assert(offsetof(Memory, base) == 24 && offsetof(Memory, size) == 32 &&
                   offsetof(Memory, limit) == 40 && offsetof(Memory, state_size) == 48 &&
                   offsetof(Memory, clock) == 56 && offsetof(Memory, gc_phase) == 64 &&
                   offsetof(Memory, free_spans) == 72 && offsetof(Memory, raw_segments) == 88,
               "the region's header is the same in all builds");
_Static_assert(sizeof(Memory) % 8 == 0, "no padding at the end of Memory");
_Static_assert(ARENA_BYTES % POOL_BYTES == 0 && ARENA_BYTES % SPAN_ALIGNMENT == 0,
               "whole pools and whole spans");

#endif
