/* The heap as a Graphviz graph: nodes with label, type and count; strong references solid, weak ones dashed,
 * those that the collector does not see dotted. */
#include "inspect/edges.h"

#include "inspect/labels.h"
#include "inspect/writer.h"

/* What is not the program's would crowd out everything else. */
static bool is_shown(const Heap *heap, uint32_t index)
{
    return index != OURO_NO_INDEX && heap->records[index].flags & OURO_OBJECT_OF_PROGRAM;
}

static void write_node(const Heap *heap, uint32_t index, Writer *writer)
{
    const ouro_ObjectRecord *record = &heap->records[index];
    const TypeInfo *type = &heap->types[record->type_index];
    char bytes[512];
    Line line = {bytes, 0, sizeof bytes};
    label_object(heap, index, &line);
    line_text(&line, " : ");
    line_put(&line, heap->strings.bytes + type->name_offset, type->name_length);
    line_text(&line, " ×");
    line_number(&line, record->refcount);
    writer_text(writer, "  o");
    writer_number(writer, index);
    writer_text(writer, " [label=");
    writer_quoted(writer, bytes, line.length);
    if (record->flags & OURO_OBJECT_UNREACHABLE)
        writer_text(writer, ", style=dashed");
    writer_text(writer, "];\n");
}

static void write_end(uint32_t index, Writer *writer)
{
    writer_text(writer, "o");
    writer_number(writer, index);
}

static const char *style_of(uint32_t kind)
{
    switch (kind) {
    case OURO_EDGE_VISIBLE:
        return "solid";
    case OURO_EDGE_HIDDEN:
        return "dotted";
    default:
        return "dashed";
    }
}

/* Which objects a bounded graph holds: the first so many. */
static uint32_t last_shown(const Heap *heap, uint64_t limit)
{
    uint64_t count = 0;
    for (uint32_t i = 0; i < heap->record_count; i++) {
        count += is_shown(heap, i);
        if (limit != 0 && count > limit)
            return i;
    }
    return heap->record_count;
}

static void write_edge(const Heap *heap, const ouro_EdgeRecord *edge, uint32_t end, Writer *writer)
{
    bool is_root = edge->source_index == OURO_NO_INDEX;
    if (!is_shown(heap, edge->target_index) || edge->target_index >= end)
        return;
    if (is_root && !heap_is_root_of_program(heap, edge))
        return;
    if (!is_root && (!is_shown(heap, edge->source_index) || edge->source_index >= end))
        return;
    writer_text(writer, "  ");
    if (is_root) {
        writer_text(writer, "roots");
    } else {
        write_end(edge->source_index, writer);
    }
    writer_text(writer, " -> ");
    write_end(edge->target_index, writer);
    writer_text(writer, " [label=");
    writer_quoted(writer, heap->strings.bytes + edge->name_offset, edge->name_length);
    writer_text(writer, ", style=");
    writer_text(writer, style_of(edge->kind));
    writer_text(writer, "];\n");
}

bool ouro_write_dot(ouro_Inspection *inspection, uint64_t limit, ouro_Write write, void *user)
{
    const Heap *heap = inspection;
    Writer writer;
    if (inspection == NULL || write == NULL || !ouro_mark_program(inspection))
        return false;
    writer_begin(&writer, write, user);
    writer_text(&writer, "digraph heap {\n  rankdir=LR;\n  node [shape=box];\n  roots [shape=plaintext];\n");
    uint32_t end = last_shown(heap, limit);
    for (uint32_t i = 0; i < end && !writer.failed; i++) {
        if (is_shown(heap, i))
            write_node(heap, i, &writer);
    }
    for (uint64_t i = 0; i < heap->edge_count && !writer.failed; i++)
        write_edge(heap, &heap->edges[i], end, &writer);
    writer_text(&writer, "}\n");
    return writer_end(&writer);
}
