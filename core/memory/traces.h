/* Traces: which blocks of the object domain are in use, how large they were asked for and at which place of the
 * program. Owns the table, which lies in raw memory of the region; what a place is, and which one is the present one,
 * is the business of a room above. Nothing is kept, and nothing costs more than the branch on Host.attention, until
 * it is asked for. CPython: Modules/_tracemalloc.c */
#ifndef OURO_MEMORY_TRACES_H
#define OURO_MEMORY_TRACES_H

#include "memory/host.h"
#include "memory/layout.h"

/* What a place is when there was no memory to note it. */
#define TRACES_NO_PLACE UINT32_MAX

ALWAYS_INLINE bool traces_are_kept(const Memory *m)
{
    return UNLIKELY((host_of(m)->attention & ATTENTION_TRACES) != 0);
}

/* From now on every block handed out is noted, with what `place` says: it may allocate raw memory alone. To be called
 * again when a region is run on elsewhere: the host does not come along. */
void traces_start(Memory *m, uint32_t (*place)(Memory *m));

/* Nothing is noted any more; what was noted is forgotten. */
void traces_stop(Memory *m);

/* What was noted is forgotten. */
void traces_clear(Memory *m);

/* A block was handed out. False: there is no room to note it; the caller gives it back. */
bool traces_add(Memory *m, const void *block, uint64_t size);

/* A block is given back. */
void traces_remove(Memory *m, const void *block);

/* Before a block is resized: room for what it will become. False: there is none. */
bool traces_reserve(Memory *m);

/* A block has become another, or another size. After traces_reserve. */
void traces_move(Memory *m, const void *before, const void *block, uint64_t size);

/* A block that has lain ready is used anew: it is of the present place, if it is noted at all. */
void traces_renew(Memory *m, const void *block);

/* What is noted of the block; NULL: nothing. */
const Trace *traces_find(const Memory *m, const void *block);

#endif
