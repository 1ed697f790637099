/* The heap in a few lines, for people at a terminal. */
#include "inspect/heap.h"

#include <string.h>

#include "inspect/writer.h"

enum { TYPES_SHOWN = 12 };

static void write_totals(const Heap *heap, Writer *writer)
{
    int64_t objects = 0;
    int64_t bytes = 0;
    for (uint32_t i = 0; i < heap->type_count; i++) {
        objects += heap->types[i].objects;
        bytes += heap->types[i].bytes;
    }
    writer_number(writer, objects);
    writer_text(writer, " objects, ");
    writer_number(writer, bytes);
    writer_text(writer, " bytes; region ");
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
static uint32_t next_common(const Heap *heap, int64_t below, uint32_t behind)
{
    uint32_t best = OURO_NO_INDEX;
    for (uint32_t i = 0; i < heap->type_count; i++) {
        int64_t objects = heap->types[i].objects;
        bool is_next = objects < below || (objects == below && i > behind);
        if (objects != 0 && is_next && (best == OURO_NO_INDEX || objects > heap->types[best].objects))
            best = i;
    }
    return best;
}

static void write_types(const Heap *heap, Writer *writer)
{
    writer_text(writer, "\n     objects       bytes  type\n");
    uint32_t type = next_common(heap, INT64_MAX, 0);
    for (int i = 0; i < TYPES_SHOWN && type != OURO_NO_INDEX; i++) {
        writer_column(writer, heap->types[type].objects, 12);
        writer_column(writer, heap->types[type].bytes, 12);
        writer_text(writer, "  ");
        writer_put(writer, heap->strings.bytes + heap->types[type].name_offset,
                   heap->types[type].name_length);
        writer_text(writer, "\n");
        type = next_common(heap, heap->types[type].objects, type);
    }
}

bool ouro_write_summary(ouro_Inspection *inspection, ouro_Write write, void *user)
{
    Writer writer;
    if (inspection == NULL || write == NULL)
        return false;
    writer_begin(&writer, write, user);
    write_totals(inspection, &writer);
    write_generations(inspection, &writer);
    write_pools(inspection, &writer);
    write_types(inspection, &writer);
    return writer_end(&writer);
}
