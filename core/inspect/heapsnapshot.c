/* The heap as browsers' developer tools read it: a `.heapsnapshot` file, JSON of flat arrays of numbers whose
 * meaning its own "meta" gives.
 *
 * Nodes: 0 the root without a name, 1 "(GC roots)", then the objects; ids are odd, as V8's are for objects.
 * Edges stand grouped by source in the order of the nodes; a `to_node` is an index into the array of numbers,
 * not of nodes. Strings are written once each where that is cheap: names of edges and types by their place
 * among the inspection's strings. */
#include "inspect/edges.h"

#include "inspect/labels.h"
#include "inspect/writer.h"

enum { NODE_FIELDS = 7, FIRST_OBJECT = 2 };
enum {
    NODE_HIDDEN,
    NODE_ARRAY,
    NODE_STRING,
    NODE_OBJECT,
    NODE_CODE,
    NODE_CLOSURE,
    NODE_REGEXP,
    NODE_NUMBER,
    NODE_NATIVE,
    NODE_SYNTHETIC
};
enum { EDGE_CONTEXT, EDGE_ELEMENT, EDGE_PROPERTY, EDGE_INTERNAL, EDGE_HIDDEN, EDGE_SHORTCUT, EDGE_WEAK };
enum { STRING_EMPTY, STRING_ROOTS, STRINGS_FIXED };

static const char meta[] =
    "{\"snapshot\":{\"meta\":{"
    "\"node_fields\":[\"type\",\"name\",\"id\",\"self_size\",\"edge_count\",\"trace_node_id\",\"detachedness\"],"
    "\"node_types\":[[\"hidden\",\"array\",\"string\",\"object\",\"code\",\"closure\",\"regexp\",\"number\",\"native\","
    "\"synthetic\",\"concatenated string\",\"sliced string\",\"symbol\",\"bigint\",\"object shape\"],"
    "\"string\",\"number\",\"number\",\"number\",\"number\",\"number\"],"
    "\"edge_fields\":[\"type\",\"name_or_index\",\"to_node\"],"
    "\"edge_types\":[[\"context\",\"element\",\"property\",\"internal\",\"hidden\",\"shortcut\",\"weak\"],"
    "\"string_or_number\",\"node\"],"
    "\"trace_function_info_fields\":[\"function_id\",\"name\",\"script_name\",\"script_id\",\"line\",\"column\"],"
    "\"trace_node_fields\":[\"id\",\"function_info_index\",\"count\",\"size\",\"children\"],"
    "\"sample_fields\":[\"timestamp_us\",\"last_assigned_id\"],"
    "\"location_fields\":[\"object_index\",\"script_id\",\"line\",\"column\"]},";

typedef struct Snapshot {
    Heap *heap;
    Writer writer;
    uint64_t object_edges; /* that are written: into known objects */
    uint64_t root_edges;
    /* For each place among the inspection's strings where an edge's name begins: its number in the file, or
     * 0. */
    uint32_t *string_numbers;
    uint32_t edge_names;
} Snapshot;

static bool is_written(const ouro_EdgeRecord *edge)
{
    return edge->target_index != OURO_NO_INDEX && edge->kind != OURO_EDGE_BORROWED;
}

/* ---- strings: the fixed ones, a name for each node, names of edges */

static uint32_t node_string(uint32_t index) { return STRINGS_FIXED + index; }

static bool number_edge_names(Snapshot *snapshot)
{
    Heap *heap = snapshot->heap;
    uint32_t next = STRINGS_FIXED + heap->record_count;
    snapshot->string_numbers = heap_alloc(heap, heap->strings.length + 1, sizeof(uint32_t));
    if (snapshot->string_numbers == NULL)
        return false;
    for (uint64_t i = 0; i < heap->edge_count; i++) {
        uint32_t *number = &snapshot->string_numbers[heap->edges[i].name_offset];
        if (is_written(&heap->edges[i]) && *number == 0)
            *number = next++;
    }
    snapshot->edge_names = next;
    return true;
}

static void write_strings(Snapshot *snapshot)
{
    const Heap *heap = snapshot->heap;
    uint32_t next = STRINGS_FIXED + heap->record_count;
    writer_text(&snapshot->writer, "\"\",\n\"(GC roots)\"");
    for (uint32_t i = 0; i < heap->record_count; i++) {
        char bytes[LABEL_MOST];
        Line line = {bytes, 0, sizeof bytes};
        label_object(heap, i, &line);
        writer_text(&snapshot->writer, ",\n");
        writer_quoted(&snapshot->writer, bytes, line.length);
    }
    for (uint64_t i = 0; i < heap->edge_count; i++) {
        const ouro_EdgeRecord *edge = &heap->edges[i];
        if (!is_written(edge) || snapshot->string_numbers[edge->name_offset] != next)
            continue;
        next++;
        writer_text(&snapshot->writer, ",\n");
        writer_quoted(&snapshot->writer, heap->strings.bytes + edge->name_offset, edge->name_length);
    }
}

/* ---- nodes */

static uint64_t written_edges(const Heap *heap, uint64_t first, uint64_t end)
{
    uint64_t count = 0;
    for (uint64_t i = first; i < end; i++)
        count += is_written(&heap->edges[i]);
    return count;
}

static void write_numbers(Writer *writer, const uint64_t *numbers, int count, bool is_first)
{
    if (!is_first)
        writer_text(writer, ",");
    for (int i = 0; i < count; i++) {
        if (i != 0)
            writer_text(writer, ",");
        writer_number(writer, (int64_t)numbers[i]);
    }
    writer_text(writer, "\n");
}

static void write_node(Snapshot *snapshot, uint64_t type, uint64_t name, uint64_t node, uint64_t size,
                       uint64_t edges)
{
    uint64_t numbers[NODE_FIELDS] = {type, name, 2 * node + 1, size, edges, 0, 0};
    write_numbers(&snapshot->writer, numbers, NODE_FIELDS, node == 0);
}

static uint64_t node_type(uint32_t layout)
{
    switch (layout) {
    case TYPE_STR:
    case TYPE_BYTES:
        return NODE_STRING;
    case TYPE_INT:
    case TYPE_BOOL:
    case TYPE_FLOAT:
        return NODE_NUMBER;
    case TYPE_LIST:
    case TYPE_TUPLE:
        return NODE_ARRAY;
    case TYPE_BUILTIN_FUNCTION:
    case TYPE_METHOD:
    case TYPE_METHOD_DESCRIPTOR:
        return NODE_CLOSURE;
    case TYPE_TYPE:
        return NODE_CODE;
    default:
        return NODE_OBJECT;
    }
}

static void write_nodes(Snapshot *snapshot)
{
    const Heap *heap = snapshot->heap;
    uint64_t statics = 0;
    for (uint32_t i = 0; i < heap->record_count; i++)
        statics += (heap->records[i].flags & OURO_OBJECT_STATIC) != 0;
    snapshot->root_edges = written_edges(heap, 0, heap->root_edge_count) + statics;
    write_node(snapshot, NODE_SYNTHETIC, STRING_EMPTY, 0, 0, 1);
    write_node(snapshot, NODE_SYNTHETIC, STRING_ROOTS, 1, 0, snapshot->root_edges);
    for (uint32_t i = 0; i < heap->record_count && !snapshot->writer.failed; i++) {
        const ouro_ObjectRecord *record = &heap->records[i];
        uint64_t edges = written_edges(heap, heap->edges_from[i], heap->edges_from[i + 1]);
        uint64_t size = record->size > 0 ? (uint64_t)record->size : 0;
        write_node(snapshot, node_type(record->layout), node_string(i), i + UINT64_C(2), size, edges);
    }
}

/* ---- edges */

static void write_edge(Snapshot *snapshot, uint64_t type, uint64_t name, uint64_t node, bool is_first)
{
    uint64_t numbers[3] = {type, name, node * NODE_FIELDS};
    write_numbers(&snapshot->writer, numbers, 3, is_first);
}

static uint64_t edge_type(const ouro_EdgeRecord *edge)
{
    switch (edge->kind) {
    case OURO_EDGE_VISIBLE:
        return EDGE_PROPERTY;
    case OURO_EDGE_HIDDEN:
        return EDGE_INTERNAL;
    default:
        return EDGE_WEAK;
    }
}

static void write_found_edges(Snapshot *snapshot, uint64_t first, uint64_t end)
{
    const Heap *heap = snapshot->heap;
    for (uint64_t i = first; i < end && !snapshot->writer.failed; i++) {
        const ouro_EdgeRecord *edge = &heap->edges[i];
        if (!is_written(edge))
            continue;
        uint64_t name = snapshot->string_numbers[edge->name_offset];
        write_edge(snapshot, edge_type(edge), name, edge->target_index + UINT64_C(2), false);
    }
}

static void write_edges(Snapshot *snapshot)
{
    const Heap *heap = snapshot->heap;
    uint64_t element = 1;
    write_edge(snapshot, EDGE_ELEMENT, element, 1, true);
    write_found_edges(snapshot, 0, heap->root_edge_count);
    for (uint32_t i = 0; i < heap->record_count; i++) {
        if ((heap->records[i].flags & OURO_OBJECT_STATIC) == 0)
            continue;
        write_edge(snapshot, EDGE_ELEMENT, element++, i + UINT64_C(2), false);
    }
    write_found_edges(snapshot, heap->root_edge_count, heap->edge_count);
}

static void write_counts(Snapshot *snapshot)
{
    const Heap *heap = snapshot->heap;
    uint64_t statics = 0;
    for (uint32_t i = 0; i < heap->record_count; i++)
        statics += (heap->records[i].flags & OURO_OBJECT_STATIC) != 0;
    writer_text(&snapshot->writer, "\"node_count\":");
    writer_number(&snapshot->writer, (int64_t)heap->record_count + FIRST_OBJECT);
    writer_text(&snapshot->writer, ",\"edge_count\":");
    writer_number(&snapshot->writer, (int64_t)(written_edges(heap, 0, heap->edge_count) + statics + 1));
    writer_text(&snapshot->writer, ",\"trace_function_count\":0},\n");
}

bool ouro_write_heapsnapshot(ouro_Inspection *inspection, ouro_Write write, void *user)
{
    Snapshot snapshot = {.heap = inspection};
    if (inspection == NULL || write == NULL)
        return false;
    if (!heap_find_edges(inspection) || !number_edge_names(&snapshot))
        return false;
    writer_begin(&snapshot.writer, write, user);
    writer_text(&snapshot.writer, meta);
    write_counts(&snapshot);
    writer_text(&snapshot.writer, "\"nodes\":[");
    write_nodes(&snapshot);
    writer_text(&snapshot.writer, "],\n\"edges\":[");
    write_edges(&snapshot);
    writer_text(
        &snapshot.writer,
        "],\n\"trace_function_infos\":[],\n\"trace_tree\":[],\n\"samples\":[],\n\"locations\":[],\n\"strings\":[");
    write_strings(&snapshot);
    writer_text(&snapshot.writer, "]}\n");
    return writer_end(&snapshot.writer);
}
