/* Where a program is; see position.h. */
#include "cli/position.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "cli/event_text.h"
#include "ouro/ouro.h"

enum {
    TEXT_MOST = 1024,
    LINES_AROUND = 2,     /* of the source, before and behind the one that runs */
    CALLS_INNERMOST = 20, /* shown; then the outermost one */
    VARIABLES_MOST = 30,
};

typedef struct Position {
    const Runtime *rt;
    Sources *sources;
    ouro_Inspection *inspection;
    const ouro_EdgeRecord *edges;
    uint64_t edge_count;
    FILE *file;
} Position;

/* ---- texts */

/* Bytes [offset, offset + length) of the inspection's strings, NUL-ended; cut to fit. */
static const char *copy_string(const Position *position, uint32_t offset, uint32_t length, char *place)
{
    uint64_t bytes;
    const char *strings = ouro_strings(position->inspection, &bytes);
    uint64_t taken = length < TEXT_MOST ? length : TEXT_MOST - 1;
    memcpy(place, strings + offset, taken);
    place[taken] = 0;
    return place;
}

/* ---- variables */

/* Of a cell, what it holds. */
static void put_variable(const Position *position, const char *name, int name_length, uint64_t address)
{
    char label[TEXT_MOST];
    const Object *object = ref_pointer(address);
    if (object_is_exact(position->rt, object, TYPE_CELL) && ((const CellObject *)object)->ob_ref != NO_REF)
        address = ((const CellObject *)object)->ob_ref;
    ouro_describe(position->inspection, address, label, sizeof label);
    fprintf(position->file, "      %.*s = %s  at 0x%" PRIx64 "\n", name_length, name, label, address);
}

/* Those that lie in the frame; what one holds is where an edge begins. */
static int put_fast_variables(const Position *position, const ouro_FrameRecord *frame)
{
    const CodeObject *code = ref_pointer(frame->code);
    const TupleObject *names = ref_pointer(code->co_localsplusnames);
    int count = 0;
    for (uint64_t i = 0; i < position->edge_count && count < VARIABLES_MOST; i++) {
        const ouro_EdgeRecord *edge = &position->edges[i];
        uint64_t index = (edge->slot - frame->variables) / sizeof(Ref);
        if (edge->slot < frame->variables || index >= frame->variable_count)
            continue;
        char name[TEXT_MOST];
        Line line = {name, 0, sizeof name};
        event_put_str(names->ob_item[index], &line);
        put_variable(position, name, (int)line.length, edge->target);
        count++;
    }
    return count;
}

/* "['name']", not "['__name__']", which every module and class has. */
static bool is_name_of_variable(const char *name)
{
    size_t length = strlen(name);
    return length > 4 && strncmp(name, "['", 2) == 0 && strncmp(name, "['__", 4) != 0;
}

/* A module's and a class body's, in a dict of their own. */
static void put_names(const Position *position, Ref dict)
{
    int count = 0;
    for (uint64_t i = 0; i < position->edge_count; i++) {
        const ouro_EdgeRecord *edge = &position->edges[i];
        char name[TEXT_MOST];
        if (edge->source != dict ||
            !is_name_of_variable(copy_string(position, edge->name_offset, edge->name_length, name)))
            continue;
        if (count++ < VARIABLES_MOST)
            put_variable(position, name + 2, (int)strlen(name) - 4, edge->target);
    }
    if (count > VARIABLES_MOST)
        fprintf(position->file, "      … and %d more\n", count - VARIABLES_MOST);
}

/* ---- calls */

static void put_call(const Position *position, const ouro_FrameRecord *frame)
{
    char name[TEXT_MOST], filename[TEXT_MOST];
    const InterpreterFrame *live = ref_pointer(frame->address);
    fprintf(
        position->file, "  %s  %s:%d\n", copy_string(position, frame->name_offset, frame->name_length, name),
        sources_short_name(copy_string(position, frame->filename_offset, frame->filename_length, filename)),
        frame->line);
    int count = put_fast_variables(position, frame);
    if (count == 0 && live->f_locals != NO_REF)
        put_names(position, live->f_locals);
}

static void put_calls(const Position *position, const ouro_FrameRecord *frames, uint64_t count)
{
    fputs("\ncalls, the innermost first:\n", position->file);
    for (uint64_t i = 0; i < count; i++) {
        if (i == CALLS_INNERMOST && count > CALLS_INNERMOST + 1) {
            fprintf(position->file, "  … %" PRIu64 " more …\n", count - 1 - i);
            i = count - 1;
        }
        put_call(position, &frames[i]);
    }
}

/* ---- the source */

static void put_source(const Position *position, const char *filename, int line)
{
    int length;
    if (sources_line(position->sources, filename, line, &length) == NULL)
        return;
    fputs("\n", position->file);
    for (int number = line - LINES_AROUND; number <= line + LINES_AROUND; number++) {
        const char *text = sources_line(position->sources, filename, number, &length);
        if (text != NULL)
            fprintf(position->file, "%s %5d  %.*s\n", number == line ? "  >" : "   ", number, length, text);
    }
}

static void put_event(const Position *position, const ouro_Event *event, const char *output)
{
    char text[TEXT_MOST];
    Line line = {text, 0, sizeof text};
    if (event == NULL) {
        fputs("instant 0: before the first event\n", position->file);
        return;
    }
    event_text(position->rt, position->sources, event, output, &line);
    fprintf(position->file, "instant %" PRIu64 ": %s  %.*s\n", event->clock,
            ouro_event_name((ouro_EventKind)event->kind), (int)line.length, text);
    if (event->phase != OURO_PHASE_IDLE)
        fprintf(position->file, "the collector is in its phase %s\n",
                ouro_phase_name((ouro_Phase)event->phase));
}

/* How many of the frames are calls that are on: they come first. */
static uint64_t calls_on(const ouro_FrameRecord *frames, uint64_t count)
{
    uint64_t calls = 0;
    while (count != OURO_FAILED && calls < count && frames[calls].kind == OURO_FRAME_CALL)
        calls++;
    return calls;
}

bool position_write(const Runtime *rt, Sources *sources, const ouro_Event *event, const char *output,
                    FILE *file)
{
    ouro_View view = ouro_view((const ouro_Runtime *)rt);
    ouro_Problem problem;
    Position position = {
        .rt = rt, .sources = sources, .inspection = ouro_inspect(&view, &problem), .file = file};
    put_event(&position, event, output);
    if (position.inspection == NULL) {
        fprintf(stderr, "ouro: the heap cannot be looked at: %s\n", problem.text);
        return false;
    }
    const ouro_FrameRecord *frames;
    uint64_t count = ouro_frames(position.inspection, &frames);
    uint64_t calls = calls_on(frames, count);
    position.edge_count = ouro_edges(position.inspection, &position.edges);
    if (position.edge_count == OURO_FAILED)
        position.edge_count = 0;
    if (calls > 0) {
        char filename[TEXT_MOST];
        put_source(&position,
                   copy_string(&position, frames[0].filename_offset, frames[0].filename_length, filename),
                   frames[0].line);
        put_calls(&position, frames, calls);
    }
    fputs("\n", file);
    ouro_inspection_close(position.inspection);
    return true;
}

void position_write_output(const char *tail, FILE *file)
{
    fputs("written so far, the end of it: ", file);
    for (; *tail != 0; tail++) {
        if (*tail == '\n')
            fputs("\\n", file);
        else
            fputc(*tail, file);
    }
    fputs("\n\n", file);
}
