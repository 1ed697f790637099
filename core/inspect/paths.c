/* Who holds an object, and by which chain from a root. Owns the edges sorted by target and the search from
 * the roots, each made once; both are linear in the number of edges. */
#include "inspect/edges.h"

#include <string.h>

#define IS_START (OURO_NO_INDEX - 1) /* reached without an edge: it exists as long as the runtime */

/* ---- edges by target */

static bool make_incoming(Heap *heap)
{
    if (heap->incoming != NULL)
        return true;
    if (!heap_find_edges(heap))
        return false;
    heap->incoming_start = heap_alloc(heap, (uint64_t)heap->record_count + 2, sizeof(uint64_t));
    uint32_t *incoming = heap_alloc(heap, heap->edge_count + 1, sizeof(uint32_t));
    if (heap->incoming_start == NULL || incoming == NULL)
        return false;
    /* Counted one place further on, so that filling moves each start to where it belongs. */
    uint64_t *start = heap->incoming_start + 1;
    for (uint64_t i = 0; i < heap->edge_count; i++) {
        if (heap->edges[i].target_index != OURO_NO_INDEX)
            start[heap->edges[i].target_index]++;
    }
    uint64_t sum = 0;
    for (uint32_t i = 0; i < heap->record_count; i++) {
        uint64_t count = start[i];
        start[i] = sum;
        sum += count;
    }
    for (uint64_t i = 0; i < heap->edge_count; i++) {
        if (heap->edges[i].target_index != OURO_NO_INDEX)
            incoming[start[heap->edges[i].target_index]++] = (uint32_t)i;
    }
    heap->incoming = incoming;
    return true;
}

uint64_t ouro_retainers(ouro_Inspection *inspection, uint64_t address, const uint32_t **edges)
{
    if (edges == NULL || inspection == NULL)
        return OURO_FAILED;
    uint32_t index = heap_object_index(inspection, address);
    *edges = NULL;
    if (!make_incoming(inspection))
        return OURO_FAILED;
    if (index == OURO_NO_INDEX)
        return 0;
    *edges = inspection->incoming + inspection->incoming_start[index];
    return inspection->incoming_start[index + 1] - inspection->incoming_start[index];
}

/* ---- the search */

typedef struct Search {
    Heap *heap;
    uint32_t *queue;
    uint64_t first;
    uint64_t end;
} Search;

static void reach(Search *search, uint32_t object, uint32_t edge)
{
    if (search->heap->reached_by[object] != OURO_NO_INDEX)
        return;
    search->heap->reached_by[object] = edge;
    search->queue[search->end++] = object;
}

/* Whoever counts keeps alive. */
static void reach_by_edge(Search *search, uint64_t edge)
{
    const ouro_EdgeRecord *record = &search->heap->edges[edge];
    if (record->count != 0 && record->target_index != OURO_NO_INDEX)
        reach(search, record->target_index, (uint32_t)edge);
}

static void finish(Search *search)
{
    const Heap *heap = search->heap;
    while (search->first < search->end) {
        uint32_t object = search->queue[search->first++];
        for (uint64_t i = heap->edges_from[object]; i < heap->edges_from[object + 1]; i++)
            reach_by_edge(search, i);
    }
}

/* Names of the program explain more than anything else, so all that they reach is reached by them. */
static void search_from_globals(Search *search)
{
    const Heap *heap = search->heap;
    for (uint64_t i = 0; i < heap->root_edge_count; i++) {
        if (heap->edges[i].target == heap->rt->globals)
            reach_by_edge(search, i);
    }
    finish(search);
}

static void search_from_roots(Search *search)
{
    Heap *heap = search->heap;
    search_from_globals(search);
    for (uint64_t i = 0; i < heap->root_edge_count; i++)
        reach_by_edge(search, i);
    finish(search);
    for (uint32_t i = 0; i < heap->record_count; i++) {
        if (heap->records[i].flags & OURO_OBJECT_STATIC)
            reach(search, i, IS_START);
    }
    finish(search);
}

bool heap_find_paths(Heap *heap)
{
    if (heap->has_paths)
        return true;
    if (!heap_find_edges(heap))
        return false;
    heap->reached_by = heap_alloc(heap, heap->record_count, sizeof(uint32_t));
    heap->path = heap_alloc(heap, heap->record_count, sizeof(uint32_t));
    /* The path is as long as the queue may be, and they are not needed at the same time. */
    Search search = {heap, heap->path, 0, 0};
    if (heap->reached_by == NULL || heap->path == NULL)
        return false;
    memset(heap->reached_by, 0xff, heap->record_count * sizeof(uint32_t));
    search_from_roots(&search);
    heap->has_paths = true;
    return true;
}

uint64_t ouro_path(ouro_Inspection *inspection, uint64_t address, const uint32_t **edges)
{
    Heap *heap = inspection;
    if (edges == NULL || inspection == NULL)
        return OURO_FAILED;
    uint32_t object = heap_object_index(heap, address);
    *edges = NULL;
    if (!heap_find_paths(heap))
        return OURO_FAILED;
    if (object == OURO_NO_INDEX)
        return 0;
    uint64_t start = heap->record_count;
    for (uint32_t edge; (edge = heap->reached_by[object]) != OURO_NO_INDEX && edge != IS_START;) {
        heap->path[--start] = edge;
        object = heap->edges[edge].source_index;
        if (object == OURO_NO_INDEX)
            break;
    }
    *edges = heap->path + start;
    return heap->record_count - start;
}

/* ---- in words */

static bool is_static(const Heap *heap, Ref address)
{
    uint32_t index = heap_object_index(heap, address);
    return index != OURO_NO_INDEX && heap->records[index].flags & OURO_OBJECT_STATIC;
}

static void write_step(const Heap *heap, const ouro_EdgeRecord *edge, bool is_first, Line *line)
{
    const char *name = heap->strings.bytes + edge->name_offset;
    bool is_joined = is_first || name[0] == '[' || name[0] == '.';
    if (!is_joined)
        line_text(line, ".");
    line_put(line, name, edge->name_length);
}

uint64_t ouro_path_text(ouro_Inspection *inspection, uint64_t address, char *buffer, uint64_t size)
{
    const uint32_t *edges;
    if (buffer == NULL || size == 0)
        return 0;
    buffer[0] = 0;
    uint64_t count = ouro_path(inspection, address, &edges);
    if (count == OURO_FAILED)
        return 0;
    Line line = {buffer, 0, size - 1};
    if (count == 0)
        line_text(&line, is_static(inspection, address) ? "built in" : "unreachable");
    if (count != 0 && inspection->edges[edges[0]].source_index != OURO_NO_INDEX)
        line_text(&line, "built in.");
    for (uint64_t i = 0; i < count; i++)
        write_step(inspection, &inspection->edges[edges[i]], i == 0, &line);
    buffer[line.length] = 0;
    return line.length;
}
