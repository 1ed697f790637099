/* The table of edges: roots first, then by source. Counted first and filled then, so that it is one array. */
#include "inspect/edges.h"

#include <string.h>

static void count_edge(Heap *heap, void *argument, const Edge *edge)
{
    (void)heap;
    (void)edge;
    ++*(uint64_t *)argument;
}

typedef struct EdgeFill {
    ouro_EdgeRecord *at;
    uint32_t source_index;
    Ref source;
} EdgeFill;

static void fill_edge(Heap *heap, void *argument, const Edge *edge)
{
    EdgeFill *fill = argument;
    ouro_EdgeRecord *record = fill->at++;
    *record = (ouro_EdgeRecord){
        .source = fill->source,
        .slot = view_ref(&heap->view, edge->slot),
        .target = edge->target,
        .source_index = fill->source_index,
        .target_index = heap_object_index(heap, edge->target),
        .kind = edge->kind,
        .count = edge->count,
    };
    heap_name(heap, edge->name_kind, edge->name, &record->name_offset, &record->name_length);
}

static uint64_t count_edges(Heap *heap)
{
    uint64_t count = 0;
    each_root_edge(heap, count_edge, &count);
    heap->root_edge_count = count;
    for (uint32_t i = 0; i < heap->record_count; i++) {
        heap->edges_from[i] = count;
        each_edge(heap, i, count_edge, &count);
    }
    heap->edges_from[heap->record_count] = count;
    return count;
}

static void fill_edges(Heap *heap)
{
    EdgeFill fill = {heap->edges, OURO_NO_INDEX, NO_REF};
    each_root_edge(heap, fill_edge, &fill);
    for (uint32_t i = 0; i < heap->record_count; i++) {
        fill.source_index = i;
        fill.source = heap->records[i].address;
        each_edge(heap, i, fill_edge, &fill);
    }
}

bool heap_find_edges(Heap *heap)
{
    if (heap->has_edges)
        return true;
    heap->edges_from = heap_alloc(heap, (uint64_t)heap->record_count + 1, sizeof(uint64_t));
    if (heap->edges_from == NULL)
        return false;
    heap->edge_count = count_edges(heap);
    if (heap->edge_count >= OURO_NO_INDEX)
        return heap_problem(heap, NO_REF, "there are more references than 32 bits count");
    heap->edges = heap_alloc(heap, heap->edge_count + 1, sizeof(ouro_EdgeRecord));
    if (heap->edges == NULL)
        return false;
    fill_edges(heap);
    if (heap->strings.failed)
        return heap_no_memory(heap);
    heap->has_edges = true;
    return true;
}

uint64_t ouro_edges(ouro_Inspection *inspection, const ouro_EdgeRecord **records)
{
    if (inspection == NULL || records == NULL || !heap_find_edges(inspection))
        return OURO_FAILED;
    *records = inspection->edges;
    return inspection->edge_count;
}
