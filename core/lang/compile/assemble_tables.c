/* The assembler: the table of positions and that of exception handlers. See assemble.h.
 *
 * A position's entry covers one instruction, or eight units of it: a byte with bit 7 set, the form in bits
 * 3-6 and the units less one in bits 0-2; then what the form says. Numbers of any size are written six bits
 * at a time, lowest first, bit 6 saying that more follow; signed ones with the sign in bit 0. */
#include "lang/compile/assemble.h"

enum {
    FORM_ONE_LINE_LEAST = 10, /* and 11, 12: lines further on */
    FORM_NO_COLUMNS = 13,
    FORM_LONG = 14,
    FORM_NONE = 15,
};
#define ENTRY_UNITS_MOST 8

typedef struct TableWriter {
    Runtime *rt;
    CompileArena *arena;
    AssembleBytes *bytes;
    int32_t line; /* of the entry before */
} TableWriter;

static bool put(TableWriter *w, uint32_t byte)
{
    return assemble_byte(w->rt, w->arena, w->bytes, (uint8_t)byte);
}

static bool put_number(TableWriter *w, uint32_t number)
{
    while (number >= 64) {
        if (!put(w, 64 | (number & 63)))
            return false;
        number >>= 6;
    }
    return put(w, number);
}

static bool put_signed(TableWriter *w, int32_t number)
{
    return put_number(w, number < 0 ? ((uint32_t)-number << 1) | 1 : (uint32_t)number << 1);
}

/* ---- positions */

static bool put_head(TableWriter *w, int32_t form, int32_t units)
{
    return put(w, 0x80 | (uint32_t)form << 3 | (uint32_t)(units - 1));
}

static bool put_no_columns(TableWriter *w, AstPosition at, int32_t units)
{
    return put_head(w, FORM_NO_COLUMNS, units) && put_signed(w, at.lineno - w->line);
}

static bool put_short(TableWriter *w, AstPosition at, int32_t units)
{
    int32_t width = at.end_col_offset - at.col_offset;
    return put_head(w, at.col_offset >> 3, units) && put(w, (uint32_t)((at.col_offset & 7) << 4 | width));
}

static bool put_one_line(TableWriter *w, AstPosition at, int32_t units)
{
    return put_head(w, FORM_ONE_LINE_LEAST + at.lineno - w->line, units) && put(w, (uint32_t)at.col_offset) &&
           put(w, (uint32_t)at.end_col_offset);
}

static bool put_long(TableWriter *w, AstPosition at, int32_t units)
{
    return put_head(w, FORM_LONG, units) && put_signed(w, at.lineno - w->line) &&
           put_number(w, (uint32_t)(at.end_lineno - at.lineno)) &&
           put_number(w, (uint32_t)(at.col_offset + 1)) && put_number(w, (uint32_t)(at.end_col_offset + 1));
}

static bool put_entry(TableWriter *w, AstPosition at, int32_t units)
{
    int32_t lines = at.lineno - w->line;
    int32_t width = at.end_col_offset - at.col_offset;
    if (at.col_offset < 0 || at.end_col_offset < 0) {
        if (at.end_lineno == at.lineno || at.end_lineno == -1)
            return put_no_columns(w, at, units);
        return put_long(w, at, units);
    }
    if (at.end_lineno != at.lineno)
        return put_long(w, at, units);
    if (lines == 0 && at.col_offset < 80 && width < 16 && width >= 0)
        return put_short(w, at, units);
    if (lines >= 0 && lines < 3 && at.col_offset < 128 && at.end_col_offset < 128)
        return put_one_line(w, at, units);
    return put_long(w, at, units);
}

static bool put_units(TableWriter *w, AstPosition at, int32_t units)
{
    if (at.lineno < 0)
        return put_head(w, FORM_NONE, units);
    bool good = put_entry(w, at, units);
    w->line = at.lineno;
    return good;
}

static bool put_position(TableWriter *w, const FlowInstruction *instruction)
{
    int32_t units = assemble_size(instruction);
    for (; units > ENTRY_UNITS_MOST; units -= ENTRY_UNITS_MOST) {
        if (!put_units(w, instruction->position, ENTRY_UNITS_MOST))
            return false;
    }
    return put_units(w, instruction->position, units);
}

bool assemble_positions(Runtime *rt, CompileArena *arena, const FlowGraph *graph, int32_t first_line,
                        AssembleBytes *bytes)
{
    TableWriter w = {rt, arena, bytes, first_line};
    for (const FlowBlock *block = graph->entry; block != NULL; block = block->next) {
        for (int32_t i = 0; i < block->count; i++) {
            if (!put_position(&w, &block->instructions[i]))
                return false;
        }
    }
    return true;
}

/* ---- exception handlers */

/* Six bits at a time, highest first; `first` is or'ed to the first byte. */
static bool put_high_first(TableWriter *w, uint32_t number, uint32_t first)
{
    for (int32_t shift = 30; shift > 0; shift -= 6) {
        if (number >> shift == 0)
            continue;
        if (!put(w, 64 | first | (number >> shift & 63)))
            return false;
        first = 0;
    }
    return put(w, first | (number & 63));
}

/* Where an entry begins is marked by bit 7. The stack's depth there is that before the exception was pushed.
 */
static bool put_range(TableWriter *w, int32_t start, int32_t end, const FlowBlock *handler)
{
    if (handler == NULL || start == end)
        return true;
    uint32_t lasti = handler->preserves_lasti;
    uint32_t depth = (uint32_t)handler->start_depth - 1 - lasti;
    return put_high_first(w, (uint32_t)start, 0x80) && put_high_first(w, (uint32_t)(end - start), 0) &&
           put_high_first(w, (uint32_t)handler->offset, 0) && put_high_first(w, depth << 1 | lasti, 0);
}

bool assemble_exceptions(Runtime *rt, CompileArena *arena, const FlowGraph *graph, AssembleBytes *bytes)
{
    TableWriter w = {rt, arena, bytes, 0};
    int32_t offset = 0;
    int32_t start = 0;
    const FlowBlock *handler = NULL;
    for (const FlowBlock *block = graph->entry; block != NULL; block = block->next) {
        for (int32_t i = 0; i < block->count; i++) {
            const FlowInstruction *instruction = &block->instructions[i];
            if (instruction->handler != handler) {
                if (!put_range(&w, start, offset, handler))
                    return false;
                start = offset;
                handler = instruction->handler;
            }
            offset += assemble_size(instruction);
        }
    }
    return put_range(&w, start, offset, handler);
}
