/* Scratch: memory outside every region, taken piece by piece for looking at one and given back at once. Owns
 * the chain of pieces; where they lie is the platform's (in WebAssembly above the region, which can hardly
 * grow while one is open: looking and running do not overlap). */
#ifndef OURO_MEMORY_SCRATCH_H
#define OURO_MEMORY_SCRATCH_H

#include "base/compiler.h"

typedef struct Scratch {
    void *newest; /* the piece taken last; each begins with a pointer to the one before */
} Scratch;

void scratch_begin(Scratch *scratch);

/* `size` bytes, zero, aligned to 16; NULL when there is no memory. */
void *scratch_alloc(Scratch *scratch, uint64_t size);

/* Gives everything back. */
void scratch_end(Scratch *scratch);

#endif
