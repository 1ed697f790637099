/* The memory of one compilation. See arena.h. */
#include "lang/arena.h"

#include <string.h>

#include "object/error.h"
#include "types/container/list.h"

#define FIRST_CHUNK UINT64_C(8192)
#define LARGEST_CHUNK UINT64_C(262144)

static CompileArenaChunk *chunk_new(Runtime *rt, uint64_t size, Ref previous)
{
    CompileArenaChunk *chunk = memory_calloc(&rt->memory, size);
    if (chunk == NULL) {
        error_no_memory(rt);
        return NULL;
    }
    chunk->previous = previous;
    chunk->size = size;
    return chunk;
}

CompileArena *compile_arena_new(Runtime *rt)
{
    Object *objects = list_new(rt, 0);
    if (objects == NULL)
        return NULL;
    CompileArenaChunk *chunk = chunk_new(rt, FIRST_CHUNK, NO_REF);
    if (chunk == NULL) {
        object_decref(rt, objects);
        return NULL;
    }
    CompileArena *arena = (CompileArena *)(chunk + 1);
    arena->chunk = ref_of(chunk);
    arena->objects = ref_of(objects);
    arena->used = sizeof(CompileArenaChunk) + sizeof(CompileArena);
    return arena;
}

void compile_arena_free(Runtime *rt, CompileArena *arena)
{
    if (arena == NULL)
        return;
    object_clear_ref(rt, &arena->objects);
    CompileArenaChunk *chunk = ref_pointer(arena->chunk);
    while (chunk != NULL) {
        CompileArenaChunk *previous = ref_pointer(chunk->previous);
        memset(chunk, 0, (size_t)chunk->size);
        memory_free(&rt->memory, chunk);
        chunk = previous;
    }
}

Object *compile_arena_release(Runtime *rt, CompileArena *arena)
{
    Object *objects = object_incref(ref_pointer(arena->objects));
    compile_arena_free(rt, arena);
    return objects;
}

void compile_arena_wipe(CompileArena *arena)
{
    for (CompileArenaChunk *chunk = ref_pointer(arena->chunk); chunk != NULL;
         chunk = ref_pointer(chunk->previous)) {
        bool is_first = (void *)(chunk + 1) == (void *)arena;
        char *start = is_first ? (char *)(arena + 1) : (char *)(chunk + 1);
        memset(start, 0, (size_t)(chunk->size - (uint64_t)(start - (char *)chunk)));
    }
}

/* A request that would waste most of a chunk gets a chunk of its own size. */
static bool arena_grow(Runtime *rt, CompileArena *arena, uint64_t size)
{
    const CompileArenaChunk *newest = ref_pointer(arena->chunk);
    uint64_t chunk_size = newest->size < LARGEST_CHUNK ? newest->size * 2 : LARGEST_CHUNK;
    if (chunk_size < size + sizeof(CompileArenaChunk))
        chunk_size = size + sizeof(CompileArenaChunk);
    CompileArenaChunk *chunk = chunk_new(rt, chunk_size, arena->chunk);
    if (chunk == NULL)
        return false;
    arena->chunk = ref_of(chunk);
    arena->used = sizeof(CompileArenaChunk);
    return true;
}

void *compile_arena_alloc(Runtime *rt, CompileArena *arena, int64_t size)
{
    uint64_t needed = ((uint64_t)size + 7) & ~UINT64_C(7);
    const CompileArenaChunk *chunk = ref_pointer(arena->chunk);
    if (UNLIKELY(needed > chunk->size - arena->used) && !arena_grow(rt, arena, needed))
        return NULL;
    void *memory = (char *)ref_pointer(arena->chunk) + arena->used;
    arena->used += needed;
    return memory;
}

Object *compile_arena_keep(Runtime *rt, CompileArena *arena, Object *object)
{
    if (object == NULL)
        return NULL;
    int result = list_append(rt, ref_pointer(arena->objects), object);
    object_decref(rt, object);
    return result < 0 ? NULL : object;
}
