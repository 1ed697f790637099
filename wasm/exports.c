/* Exports: what the module offers to JavaScript, each function named in exports.h. Converts between what
 * WebAssembly can pass and what core offers, and answers wrong arguments (arguments.h); decides nothing else. */
#include "wasm/exports.h"

#include <string.h>

#include "memory/memory.h"
#include "memory/platform.h"
#include "ouro/inspect.h"
#include "ouro/ouro.h"
#include "wasm/arguments.h"
#include "wasm/imports.h"

text export_ouro_exports(void)
{
#define ROW(result, name, parameters, documentation) #result " " #name #parameters "\n"
    return WASM_EXPORTS(ROW);
#undef ROW
}

text export_ouro_profile(void) { return PROFILE_NAME; }

boolean export_ouro_is_verifying(void) { return OURO_VERIFY; }

/* ---- The heap */

/* Where *why is stored; NULL when it is nowhere. */
static const char **why_given(address why) { return place_given(why, sizeof(const char *)); }

address export_heap_create(size limit, address why)
{
    uint64_t whole = limit != 0 && limit < SPAN_ALIGNMENT ? SPAN_ALIGNMENT : limit - limit % SPAN_ALIGNMENT;
    MemoryOptions options = {.limit = whole, .slot = MEMORY_ANY_SLOT};
    return memory_create(&options, sizeof(Memory), why_given(why));
}

boolean export_heap_destroy(address heap)
{
    Memory *m = bare_heap_given(heap);
    memory_destroy(m);
    return m != NULL;
}

size export_heap_bytes(address heap)
{
    const Memory *m = heap_given(heap);
    return m == NULL ? 0 : m->size;
}

address export_heap_alloc(address heap, size bytes)
{
    Memory *m = bare_heap_given(heap);
    return m == NULL ? NULL : memory_alloc(m, bytes);
}

address export_heap_realloc(address heap, address block, size bytes)
{
    Memory *m = bare_heap_given(heap);
    if (m == NULL || (block != NULL && !is_block(m, block)))
        return NULL;
    return memory_realloc(m, block, bytes);
}

i64 export_heap_fingerprint(address heap)
{
    const Memory *m = heap_given(heap);
    return m == NULL ? 0 : (i64)memory_fingerprint(m);
}

boolean export_heap_free(address heap, address block)
{
    Memory *m = bare_heap_given(heap);
    if (m == NULL || !is_block(m, block))
        return 0;
    memory_free(m, block);
    return 1;
}

text export_heap_check(address heap)
{
    const char *why = "unknown";
    const Memory *m = heap_given(heap);
    if (m == NULL)
        return "there is no such heap";
    return memory_check(m, &why, NULL) ? NULL : why;
}

/* The counts that are shown, of those in MemoryStatistics. */
#define COUNTS(C) \
    C(allocated_blocks) \
    C(pool_blocks) \
    C(pool_bytes) \
    C(arenas) \
    C(arenas_total) \
    C(arenas_highwater) \
    C(arena_bytes) \
    C(raw_chunks) \
    C(raw_bytes) \
    C(raw_segment_bytes) \
    C(region_bytes) \
    C(free_span_bytes)

text export_heap_statistic_names(void)
{
#define NAME(field) #field " "
    return COUNTS(NAME);
#undef NAME
}

boolean export_heap_statistics(address heap, address out)
{
#define ONE(field) +1
    enum { BYTES = sizeof(i64) * (0 COUNTS(ONE)) };
#undef ONE
    const Memory *m = heap_given(heap);
    i64 *next = place_given(out, BYTES);
    if (m == NULL || next == NULL)
        return 0;
    MemoryStatistics statistics = memory_statistics(m);
#define STORE(field) *next++ = statistics.field;
    COUNTS(STORE)
#undef STORE
    return 1;
}

typedef struct SizeClassRow {
    u32 block_size;
    u32 pools;
    u32 blocks_in_use;
    u32 blocks_free;
} SizeClassRow;

_Static_assert(sizeof(SizeClassRow) == SIZE_CLASS_ROW_BYTES, "the loader reads rows of this size");

static void add_pool(SizeClassRow *rows, u32 row_count, const PoolHeader *pool)
{
    if (pool->ref.count == 0 || pool->szidx >= row_count)
        return;
    SizeClassRow *row = &rows[pool->szidx];
    row->pools++;
    row->blocks_in_use += pool->ref.count;
    row->blocks_free += (POOL_BYTES - POOL_OVERHEAD) / row->block_size - pool->ref.count;
}

static void add_arena(SizeClassRow *rows, u32 row_count, const ArenaObject *arena)
{
    if (arena->address == NO_REF)
        return;
    Ref pool = round_up(arena->address, POOL_BYTES);
    for (; pool < arena->pool_address; pool += POOL_BYTES)
        add_pool(rows, row_count, ref_pointer(pool));
}

u32 export_heap_size_classes(address heap, address out, u32 rows)
{
    const Memory *m = heap_given(heap);
    u32 stored = rows < SIZE_CLASSES ? rows : SIZE_CLASSES;
    SizeClassRow *table = place_given(out, stored * sizeof(SizeClassRow));
    if (m == NULL || table == NULL)
        return 0;
    const ArenaObject *arenas = ref_pointer(m->arenas);
    for (u32 i = 0; i < stored; i++)
        table[i] = (SizeClassRow){.block_size = (i + 1) * PROFILE_ALIGNMENT};
    for (u32 i = 0; i < m->maxarenas; i++)
        add_arena(table, stored, &arenas[i]);
    return SIZE_CLASSES;
}

address export_heap_buffer_alloc(address heap, size bytes)
{
    if (heap != region_place() || bytes > UINT32_MAX)
        return NULL;
    BufferTag *tag = platform_buffer_alloc(heap, bytes + sizeof(BufferTag));
    if (tag == NULL)
        return NULL;
    *tag = (BufferTag){BUFFER_MAGIC, (uintptr_t)tag};
    return tag + 1;
}

boolean export_heap_buffer_free(address heap, address buffer)
{
    BufferTag *tag = buffer_given(buffer);
    if (heap != region_place() || tag == NULL)
        return 0;
    *tag = (BufferTag){0, 0};
    platform_buffer_free(heap, tag);
    return 1;
}

/* Requests as programs make them: mostly small, a few large; every third block dies young. */
boolean export_heap_demo(address heap, u32 rounds)
{
    uint64_t state = UINT64_C(0x9e3779b97f4a7c15);
    Memory *m = bare_heap_given(heap);
    if (m == NULL)
        return 0;
    for (u32 i = 0; i < rounds; i++) {
        state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        uint64_t bits = state >> 33;
        uint64_t bytes = bits % 64 == 0 ? 600 + bits % 5000 : 16 + (bits >> 6) % (1 + (bits >> 12) % 496);
        void *block = memory_alloc(m, bytes);
        if (block == NULL)
            return 0;
        if (i % 3 == 0)
            memory_free(m, block);
    }
    return 1;
}

/* ---- The runtime. The pointer that goes with it is the inspection that is open. */

static void write_to_host(void *user, int stream, const char *bytes, uint64_t count)
{
    (void)user;
    host_write((u32)stream, (address)bytes, (u32)count);
}

address export_runtime_create(size limit, address why)
{
    ouro_Options options = ouro_options_default();
    options.heap_limit = limit;
    options.write = write_to_host;
    return ouro_create(&options, why_given(why));
}

boolean export_runtime_destroy(address runtime, address leaks)
{
    ouro_Runtime *rt = runtime_given(runtime);
    ouro_Leaks *place = place_given(leaks, sizeof(ouro_Leaks));
    if (rt == NULL || host_of(rt)->is_running)
        return 0;
    ouro_inspection_close(ouro_user(rt));
    ouro_Leaks left = ouro_destroy(rt);
    if (place != NULL)
        *place = left;
    return left.references == 0 && left.blocks == 0;
}

boolean export_runtime_check(address runtime, address why, u32 bytes)
{
    return ouro_check(runtime_given(runtime), place_given(why, bytes), bytes);
}

i32 export_runtime_collect(address runtime, u32 generation)
{
    ouro_Runtime *rt = free_runtime_given(runtime);
    if (generation >= OURO_GENERATIONS)
        return -1;
    return (i32)ouro_collect(rt, (int)generation);
}

/* Names `object`, of which the reference is taken over. */
static boolean name_object(ouro_Runtime *rt, const char *name, ouro_Object *object)
{
    boolean is_done = object != NULL && ouro_set_global(rt, name, object) == 0;
    ouro_release(rt, object);
    return is_done;
}

/* a = []; b = {'a': a}; a.append(b), and the same once more without names */
static boolean make_cycle(ouro_Runtime *rt, boolean is_named)
{
    ouro_Object *a = ouro_list_new(rt);
    ouro_Object *b = a == NULL ? NULL : ouro_dict_new(rt);
    ouro_Object *key = b == NULL ? NULL : ouro_str_intern(rt, "a");
    boolean is_done = key != NULL && ouro_dict_set(rt, b, key, a) == 0 && ouro_list_append(rt, a, b) == 0;
    if (is_done && is_named)
        is_done = ouro_set_global(rt, "a", a) == 0 && ouro_set_global(rt, "b", b) == 0;
    ouro_release(rt, key);
    ouro_release(rt, b);
    ouro_release(rt, a);
    return is_done;
}

/* class Node: pass; node = Node(); node.next = node */
static boolean make_instance(ouro_Runtime *rt)
{
    ouro_ClassDefinition definition = {.name = "Node"};
    ouro_Object *class = ouro_class_new(rt, &definition);
    ouro_Object *node = class == NULL ? NULL : ouro_instance_new(rt, class);
    boolean is_done = node != NULL && ouro_set_attribute(rt, node, "next", node) == 0 &&
                      ouro_set_global(rt, "Node", class) == 0 && ouro_set_global(rt, "node", node) == 0;
    ouro_release(rt, node);
    ouro_release(rt, class);
    return is_done;
}

boolean export_runtime_demo(address runtime)
{
    ouro_Runtime *rt = free_runtime_given(runtime);
    boolean is_done = make_cycle(rt, 1) && make_cycle(rt, 0) && make_instance(rt) &&
                      name_object(rt, "number", ouro_int_new(rt, 1000)) &&
                      name_object(rt, "word", ouro_str_new(rt, "ouroboros"));
    ouro_error_clear(rt);
    return is_done;
}
