/* Scratch memory: a chain of the platform's buffers. */
#include "memory/scratch.h"

#include "base/ref.h"
#include "memory/platform.h"

typedef struct Piece {
    struct Piece *older;
    uint64_t padding; /* keeps what follows aligned to 16 */
} Piece;

_Static_assert(sizeof(Piece) == 16, "what follows a piece is aligned");

/* Only WebAssembly asks for a region, and there it has but one place. */
static void *region_place(void) { return (void *)(uintptr_t)REGION_BASE; }

void scratch_begin(Scratch *scratch) { scratch->newest = NULL; }

void *scratch_alloc(Scratch *scratch, uint64_t size)
{
    if (size > UINTPTR_MAX / 2)
        return NULL;
    Piece *piece = platform_buffer_alloc(region_place(), sizeof(Piece) + size);
    if (piece == NULL)
        return NULL;
    piece->older = scratch->newest;
    scratch->newest = piece;
    return piece + 1;
}

void scratch_end(Scratch *scratch)
{
    for (Piece *piece = scratch->newest; piece != NULL;) {
        Piece *older = piece->older;
        platform_buffer_free(region_place(), piece);
        piece = older;
    }
    scratch->newest = NULL;
}
