/* Where instructions come from, and code without its caches; see code_object.h. */
#include "types/call/code_object.h"

#include <string.h>

#include "types/text/bytes.h"

/* ---- positions: each entry of the table says how many units it covers and how its position differs from the one
 * before */

static uint32_t read_number(CodeWalk *walk)
{
    uint32_t value = 0;
    for (int shift = 0; walk->next < walk->end; shift += 6) {
        uint8_t byte = *walk->next++;
        value |= shift < 32 ? (uint32_t)(byte & 63) << shift : 0;
        if (!(byte & 64))
            break;
    }
    return value;
}

static int32_t read_signed(CodeWalk *walk)
{
    uint32_t value = read_number(walk);
    return value & 1 ? -(int32_t)(value >> 1) : (int32_t)(value >> 1);
}

/* A program can make tables of any bytes: numbers in them go round. */
static int32_t moved(int32_t line, int32_t by) { return (int32_t)((uint32_t)line + (uint32_t)by); }

static int32_t read_byte(CodeWalk *walk) { return walk->next < walk->end ? *walk->next++ : 0; }

enum { FORM_ONE_LINE_FIRST = 10, FORM_NO_COLUMNS = 13, FORM_LONG = 14, FORM_NONE = 15 };

static void read_position(CodeWalk *walk, int form)
{
    CodePosition *position = &walk->position;
    *position = (CodePosition){-1, -1, -1, -1};
    if (form == FORM_NONE)
        return;
    if (form == FORM_LONG || form == FORM_NO_COLUMNS)
        walk->computed_line = moved(walk->computed_line, read_signed(walk));
    else if (form >= FORM_ONE_LINE_FIRST)
        walk->computed_line = moved(walk->computed_line, form - FORM_ONE_LINE_FIRST);
    position->line = walk->computed_line;
    position->end_line = walk->computed_line;
    if (form == FORM_LONG) {
        position->end_line = moved(position->end_line, (int32_t)read_number(walk));
        position->column = (int32_t)(read_number(walk) - 1);
        position->end_column = (int32_t)(read_number(walk) - 1);
    } else if (form < FORM_ONE_LINE_FIRST) {
        int32_t columns = read_byte(walk);
        position->column = form * 8 + (columns >> 4 & 7);
        position->end_column = position->column + (columns & 15);
    } else if (form != FORM_NO_COLUMNS) {
        position->column = read_byte(walk);
        position->end_column = read_byte(walk);
    }
}

void code_walk_begin(const CodeObject *code, CodeWalk *walk)
{
    const Object *table = ref_pointer(code->co_linetable);
    memset(walk, 0, sizeof *walk);
    walk->next = bytes_data(table);
    walk->end = walk->next + bytes_length(table);
    walk->computed_line = code->co_firstlineno;
}

bool code_walk_next(CodeWalk *walk)
{
    if (walk->next >= walk->end)
        return false;
    uint8_t head = *walk->next++;
    walk->start_unit = walk->end_unit;
    walk->end_unit += (head & 7) + 1;
    read_position(walk, head >> 3 & 15);
    return true;
}

CodePosition code_position(const CodeObject *code, int64_t unit)
{
    CodeWalk walk;
    code_walk_begin(code, &walk);
    while (code_walk_next(&walk)) {
        if (unit < walk.end_unit)
            return walk.position;
    }
    return (CodePosition){-1, -1, -1, -1};
}

/* Passes over an entry's columns: every entry begins with a byte that has the highest bit. Gives its line. */
static int32_t skip_columns(CodeWalk *walk, int form)
{
    if (form == FORM_LONG || form == FORM_NO_COLUMNS)
        walk->computed_line = moved(walk->computed_line, read_signed(walk));
    else if (form >= FORM_ONE_LINE_FIRST && form != FORM_NONE)
        walk->computed_line = moved(walk->computed_line, form - FORM_ONE_LINE_FIRST);
    while (walk->next < walk->end && (*walk->next & 0x80) == 0)
        walk->next++;
    return form == FORM_NONE ? -1 : walk->computed_line;
}

int32_t code_line(const CodeObject *code, int64_t unit)
{
    if (unit < 0)
        return code->co_firstlineno;
    CodeWalk walk;
    code_walk_begin(code, &walk);
    while (walk.next < walk.end) {
        uint8_t head = *walk.next++;
        walk.end_unit += (head & 7) + 1;
        int32_t line = skip_columns(&walk, head >> 3 & 15);
        if (unit < walk.end_unit)
            return line;
    }
    return -1;
}

CodeLineRun code_line_run(const CodeObject *code, int64_t unit)
{
    CodeLineRun run = {0, 0, -1};
    CodeWalk walk;
    code_walk_begin(code, &walk);
    while (code_walk_next(&walk)) {
        if (walk.position.line != run.line) {
            if (unit < walk.start_unit)
                break;
            run.first = walk.start_unit;
            run.line = walk.position.line;
        }
        run.end = walk.end_unit;
    }
    return run;
}
