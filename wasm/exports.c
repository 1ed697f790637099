/* Exports: what the module offers to JavaScript, each function named in exports.h. Converts between what
 * WebAssembly can pass and what core offers; decides nothing. */
#include "wasm/exports.h"

#include "memory/memory.h"
#include "memory/platform.h"
#include "ouro/inspect.h"
#include "ouro/ouro.h"

text export_ouro_exports(void)
{
#define ROW(result, name, parameters, documentation) #result " " #name #parameters "\n"
    return WASM_EXPORTS(ROW);
#undef ROW
}

text export_ouro_profile(void) { return PROFILE_NAME; }

boolean export_ouro_is_verifying(void) { return OURO_VERIFY; }

address export_heap_create(size limit, address why)
{
    MemoryOptions options = {.limit = limit, .slot = MEMORY_ANY_SLOT};
    return memory_create(&options, sizeof(Memory), why);
}

void export_heap_destroy(address heap) { memory_destroy(heap); }

size export_heap_bytes(address heap) { return ((const Memory *)heap)->size; }

address export_heap_alloc(address heap, size bytes) { return memory_alloc(heap, bytes); }

address export_heap_realloc(address heap, address block, size bytes)
{
    return memory_realloc(heap, block, bytes);
}

void export_heap_free(address heap, address block) { memory_free(heap, block); }

text export_heap_check(address heap)
{
    const char *why = "unknown";
    return memory_check(heap, &why, NULL) ? NULL : why;
}

/* The counts that are shown, of those in MemoryStatistics. */
#define STATISTICS(S) \
    S(allocated_blocks) \
    S(pool_blocks) \
    S(pool_bytes) \
    S(arenas) \
    S(arenas_total) \
    S(arenas_highwater) \
    S(arena_bytes) \
    S(raw_chunks) \
    S(raw_bytes) \
    S(raw_segment_bytes) \
    S(region_bytes) \
    S(free_span_bytes)

text export_heap_statistic_names(void)
{
#define NAME(field) #field " "
    return STATISTICS(NAME);
#undef NAME
}

void export_heap_statistics(address heap, address out)
{
    MemoryStatistics statistics = memory_statistics(heap);
    i64 *next = out;
#define STORE(field) *next++ = statistics.field;
    STATISTICS(STORE)
#undef STORE
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
    if (pool->ref.count == 0 || pool->szidx >= row_count) {
        return;
    }
    SizeClassRow *row = &rows[pool->szidx];
    row->pools++;
    row->blocks_in_use += pool->ref.count;
    row->blocks_free += (POOL_BYTES - POOL_OVERHEAD) / row->block_size - pool->ref.count;
}

static void add_arena(SizeClassRow *rows, u32 row_count, const ArenaObject *arena)
{
    if (arena->address == NO_REF) {
        return;
    }
    Ref pool = (arena->address + POOL_BYTES - 1) / POOL_BYTES * POOL_BYTES;
    for (; pool < arena->pool_address; pool += POOL_BYTES) {
        add_pool(rows, row_count, ref_pointer(pool));
    }
}

u32 export_heap_size_classes(address heap, address out, u32 rows)
{
    const Memory *m = heap;
    SizeClassRow *table = out;
    const ArenaObject *arenas = ref_pointer(m->arenas);
    for (u32 i = 0; i < rows && i < SIZE_CLASSES; i++) {
        table[i] = (SizeClassRow){.block_size = (i + 1) * PROFILE_ALIGNMENT};
    }
    for (u32 i = 0; i < m->maxarenas; i++) {
        add_arena(table, rows, &arenas[i]);
    }
    return SIZE_CLASSES;
}

address export_heap_buffer_alloc(address heap, size bytes) { return platform_buffer_alloc(heap, bytes); }

void export_heap_buffer_free(address heap, address buffer) { platform_buffer_free(heap, buffer); }

/* Requests as programs make them: mostly small, a few large; every third block dies young. */
boolean export_heap_demo(address heap, u32 rounds)
{
    uint64_t state = UINT64_C(0x9e3779b97f4a7c15);
    for (u32 i = 0; i < rounds; i++) {
        state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        uint64_t bits = state >> 33;
        uint64_t bytes = bits % 64 == 0 ? 600 + bits % 5000 : 16 + (bits >> 6) % (1 + (bits >> 12) % 496);
        void *block = memory_alloc(heap, bytes);
        if (block == NULL) {
            return 0;
        }
        if (i % 3 == 0) {
            memory_free(heap, block);
        }
    }
    return 1;
}

address export_runtime_create(size limit, address why)
{
    ouro_Options options = ouro_options_default();
    options.heap_limit = limit;
    return ouro_create(&options, why);
}

boolean export_runtime_destroy(address runtime, address leaks)
{
    ouro_Leaks left = ouro_destroy(runtime);
    *(ouro_Leaks *)leaks = left;
    return left.references == 0 && left.blocks == 0;
}

boolean export_runtime_check(address runtime, address why, u32 bytes)
{
    return ouro_check(runtime, why, bytes);
}

size export_runtime_collect(address runtime, u32 generation)
{
    return (size)ouro_collect(runtime, (int)generation);
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
    if (is_done && is_named) {
        is_done = ouro_set_global(rt, "a", a) == 0 && ouro_set_global(rt, "b", b) == 0;
    }
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
    ouro_Runtime *rt = runtime;
    boolean is_done = make_cycle(rt, 1) && make_cycle(rt, 0) && make_instance(rt) &&
                      name_object(rt, "number", ouro_int_new(rt, 1000)) &&
                      name_object(rt, "word", ouro_str_new(rt, "ouroboros"));
    ouro_error_clear(rt);
    return is_done;
}

address export_inspection_open(address runtime, address problem)
{
    ouro_View view = ouro_view(runtime);
    return ouro_inspect(&view, problem);
}

void export_inspection_close(address inspection) { ouro_inspection_close(inspection); }

/* The tables by the number of their record type, as OURO_RECORDS numbers them. */
u32 export_inspection_table(address inspection, u32 record_type, address records)
{
    uint64_t count = OURO_FAILED;
    switch (record_type) {
    case 0:
        count = ouro_objects(inspection, records);
        break;
    case 1:
        count = ouro_types(inspection, records);
        break;
    case 2:
        count = ouro_edges(inspection, records);
        break;
    case 3:
        count = ouro_spans(inspection, records);
        break;
    case 4:
        count = ouro_arenas(inspection, records);
        break;
    case 5:
        count = ouro_pools(inspection, records);
        break;
    case 6:
        count = ouro_blocks(inspection, records);
        break;
    case 7:
        count = ouro_free_lists(inspection, records);
        break;
    case 8:
        count = ouro_gc_lists(inspection, records);
        break;
    case 9:
        count = ouro_held(inspection, records);
        break;
    default:
        break;
    }
    return (u32)count;
}

address export_inspection_strings(address inspection, address length)
{
    return (address)ouro_strings(inspection, length);
}

address export_record_types(address count)
{
    const ouro_RecordType *types;
    *(u32 *)count = ouro_record_types(&types);
    return (address)types;
}
