/* The heap in a few lines, for people at a terminal. */
#include "inspect/heap.h"

#include <string.h>

#include "inspect/writer.h"

enum { TYPES_SHOWN = 12 };

/* Objects of each type that are the program's, by index of the type; and their bytes. */
typedef struct OfProgram {
    int64_t *objects;
    int64_t *bytes;
} OfProgram;

static bool count_program(Heap *heap, OfProgram *counts)
{
    counts->objects = heap_alloc(heap, heap->type_count + 1, sizeof(int64_t));
    counts->bytes = heap_alloc(heap, heap->type_count + 1, sizeof(int64_t));
    if (counts->objects == NULL || counts->bytes == NULL || !ouro_mark_program(heap))
        return false;
    for (uint32_t i = 0; i < heap->record_count; i++) {
        const ouro_ObjectRecord *record = &heap->records[i];
        if (record->flags & OURO_OBJECT_OF_PROGRAM) {
            counts->objects[record->type_index]++;
            counts->bytes[record->type_index] += record->size;
        }
    }
    return true;
}

static void write_objects(Writer *writer, const char *who, int64_t objects, int64_t bytes)
{
    writer_text(writer, who);
    writer_number(writer, objects);
    writer_text(writer, " objects, ");
    writer_number(writer, bytes);
    writer_text(writer, " bytes");
}

static void write_totals(const Heap *heap, const OfProgram *counts, Writer *writer)
{
    int64_t all[2] = {0, 0};
    int64_t program[2] = {0, 0};
    for (uint32_t i = 0; i < heap->type_count; i++) {
        all[0] += heap->types[i].objects;
        all[1] += heap->types[i].bytes;
        program[0] += counts->objects[i];
        program[1] += counts->bytes[i];
    }
    write_objects(writer, "the program: ", program[0], program[1]);
    write_objects(writer, "; with the runtime: ", all[0], all[1]);
    writer_text(writer, "\nregion ");
    writer_number(writer, (int64_t)heap->view.size);
    writer_text(writer, " bytes at ");
    writer_hex(writer, heap->view.base);
    writer_text(writer, "\n");
}

static void write_generations(Heap *heap, Writer *writer)
{
    const ouro_GcListRecord *lists;
    if (ouro_gc_lists(heap, &lists) == OURO_FAILED)
        return;
    writer_text(writer, "\n  list             objects   count  threshold  collections\n");
    for (int i = OURO_GC_LIST_GENERATION_0; i <= OURO_GC_LIST_PERMANENT; i++) {
        const char *name = ouro_gc_list_name(i);
        writer_text(writer, "  ");
        writer_text(writer, name);
        writer_column(writer, lists[i].size, 22 - strlen(name));
        if (i != OURO_GC_LIST_PERMANENT) {
            writer_column(writer, lists[i].count, 8);
            writer_column(writer, lists[i].threshold, 11);
            writer_column(writer, lists[i].collections, 13);
        }
        writer_text(writer, "\n");
    }
}

static void write_pools(Heap *heap, Writer *writer)
{
    writer_text(writer, "\n  block size   pools  blocks in use       free\n");
    for (uint32_t size = PROFILE_ALIGNMENT; size <= SMALL_REQUEST_MOST; size += PROFILE_ALIGNMENT) {
        int64_t pools = 0;
        int64_t in_use = 0;
        int64_t capacity = 0;
        for (uint64_t i = 0; i < heap->pool_count; i++) {
            if (heap->pools[i].block_size != size || heap->pools[i].state == OURO_POOL_EMPTY)
                continue;
            pools++;
            in_use += heap->pools[i].blocks_in_use;
            capacity += heap->pools[i].capacity;
        }
        if (pools == 0)
            continue;
        writer_column(writer, size, 12);
        writer_column(writer, pools, 8);
        writer_column(writer, in_use, 15);
        writer_column(writer, capacity - in_use, 11);
        writer_text(writer, "\n");
    }
}

/* The type with the most objects among those with fewer than `below`, or with as many and a higher index. */
static uint32_t next_common(const Heap *heap, const int64_t *objects, int64_t below, uint32_t behind)
{
    uint32_t best = OURO_NO_INDEX;
    for (uint32_t i = 0; i < heap->type_count; i++) {
        bool is_next = objects[i] < below || (objects[i] == below && i > behind);
        if (objects[i] != 0 && is_next && (best == OURO_NO_INDEX || objects[i] > objects[best]))
            best = i;
    }
    return best;
}

static void write_types(const Heap *heap, const OfProgram *counts, Writer *writer)
{
    writer_text(writer, "\n the program       bytes  with the runtime       bytes  type\n");
    uint32_t type = next_common(heap, counts->objects, INT64_MAX, 0);
    for (int i = 0; i < TYPES_SHOWN && type != OURO_NO_INDEX; i++) {
        writer_column(writer, counts->objects[type], 12);
        writer_column(writer, counts->bytes[type], 12);
        writer_column(writer, heap->types[type].objects, 18);
        writer_column(writer, heap->types[type].bytes, 12);
        writer_text(writer, "  ");
        writer_put(writer, heap->strings.bytes + heap->types[type].name_offset,
                   heap->types[type].name_length);
        writer_text(writer, "\n");
        type = next_common(heap, counts->objects, counts->objects[type], type);
    }
}

bool ouro_write_summary(ouro_Inspection *inspection, ouro_Write write, void *user)
{
    Writer writer;
    OfProgram counts;
    if (inspection == NULL || write == NULL || !count_program(inspection, &counts))
        return false;
    writer_begin(&writer, write, user);
    write_totals(inspection, &counts, &writer);
    write_generations(inspection, &writer);
    write_pools(inspection, &writer);
    write_types(inspection, &counts, &writer);
    return writer_end(&writer);
}
