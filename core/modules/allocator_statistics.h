/* What sys._debugmallocstats() writes. */
#ifndef OURO_MODULES_ALLOCATOR_STATISTICS_H
#define OURO_MODULES_ALLOCATOR_STATISTICS_H

#include "object/runtime.h"

/* Writes the allocator's statistics to the host's stderr (stream 2) as CPython 3.11 does. Allocates nothing. */
void allocator_statistics_print(Runtime *rt);

#endif
