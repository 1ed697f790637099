/* Dead objects in the free lists, as many of each kind as wanted. */
#ifndef OURO_LANG_DEAD_H
#define OURO_LANG_DEAD_H

#include "object/runtime.h"

typedef struct DeadCounts {
    int64_t floats;
    int64_t lists;
    int64_t dicts;
    int64_t tuples[PROFILE_TUPLE_FREE_LIST_LENGTHS]; /* by length - 1 */
} DeadCounts;

void dead_count(const Runtime *rt, DeadCounts *counts);

/* What the lists have goes; then there are as many as `counts` says. The collector counts it; 0, or -1 and
 * MemoryError. */
int dead_leave(Runtime *rt, const DeadCounts *counts);

#endif
