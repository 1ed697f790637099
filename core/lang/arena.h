/* The memory of one compilation: the tree, scopes, instructions before they are assembled. Owns chunks of
 * object-domain memory in the region, handed out bit by bit and given back all at once, wiped; and, through
 * one list, the constants and identifiers that the tree names. Knows nothing of what lies in it.
 *
 * Whatever lies in an arena has the same size and offsets in every build: pointers are declared with
 * ALIGNED_POINTER, and no member is a long, a size_t or an enum. */
#ifndef OURO_LANG_ARENA_H
#define OURO_LANG_ARENA_H

#include "object/runtime.h"

/* Declares a struct's member as a pointer that takes 8 bytes in every build. */
#define ALIGNED_POINTER(type) _Alignas(8) type *

/* It lies at the beginning of its own first chunk. */
typedef struct CompileArena {
    Ref chunk;     /* the newest ArenaChunk; they are linked newest to oldest */
    Ref objects;   /* owned: list of what compile_arena_keep was given */
    uint64_t used; /* bytes of the newest chunk handed out, its header included */
} CompileArena;

typedef struct CompileArenaChunk {
    Ref previous;  /* CompileArenaChunk, or 0 */
    uint64_t size; /* bytes, this header included */
} CompileArenaChunk;

_Static_assert(sizeof(CompileArena) == 24 && sizeof(CompileArenaChunk) == 16, "arena");

/* NULL and MemoryError. */
CompileArena *compile_arena_new(Runtime *rt);

/* Releases the objects, then wipes the chunks and gives them back. NULL is ignored. */
void compile_arena_free(Runtime *rt, CompileArena *arena);

/* Wipes all that was handed out, which nobody may use any more: pointers are this build's. The objects and the memory
 * stay, as in CPython, until compile_arena_free. */
void compile_arena_wipe(CompileArena *arena);

/* Frees the arena; what it owns goes to the caller: new reference to the list of compile_arena_keep. */
Object *compile_arena_release(Runtime *rt, CompileArena *arena);

/* `size` bytes, zeroed and aligned to 8, that live as long as the arena; NULL and MemoryError. */
void *compile_arena_alloc(Runtime *rt, CompileArena *arena, int64_t size);

/* Makes the arena own `object` (stolen, also when it fails; NULL: a failure that has its error already).
 * Returns it, borrowed from the arena, or NULL and an error. */
Object *compile_arena_keep(Runtime *rt, CompileArena *arena, Object *object);

#endif
