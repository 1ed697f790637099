/* The assembler: offsets of jumps, and the units themselves. See assemble.h. */
#include "lang/compile/assemble.h"

#include <string.h>

#define FIRST_CAPACITY 64

bool assemble_byte(Runtime *rt, CompileArena *arena, AssembleBytes *bytes, uint8_t byte)
{
    if (bytes->length == bytes->capacity) {
        int64_t capacity = bytes->capacity == 0 ? FIRST_CAPACITY : 2 * bytes->capacity;
        uint8_t *data = compile_arena_alloc(rt, arena, capacity);
        if (data == NULL)
            return false;
        if (bytes->length > 0)
            memcpy(data, bytes->data, (size_t)bytes->length);
        bytes->data = data;
        bytes->capacity = capacity;
    }
    bytes->data[bytes->length++] = byte;
    return true;
}

/* ---- sizes and offsets */

static uint32_t written_argument(const FlowInstruction *instruction)
{
    return instruction->opcode >= OPCODE_HAVE_ARGUMENT ? (uint32_t)instruction->argument : 0;
}

static int32_t extended_arguments(uint32_t argument)
{
    return (argument > 0xff) + (argument > 0xffff) + (argument > 0xffffff);
}

int32_t assemble_size(const FlowInstruction *instruction)
{
    return extended_arguments(written_argument(instruction)) + 1 + opcode_caches(instruction->opcode);
}

static void set_offsets(FlowGraph *graph)
{
    int32_t offset = 0;
    for (FlowBlock *block = graph->entry; block != NULL; block = block->next) {
        block->offset = offset;
        for (int32_t i = 0; i < block->count; i++)
            offset += assemble_size(&block->instructions[i]);
    }
}

/* Sets the argument of each jump by the blocks' offsets; true when one needs another number of units now. */
static bool set_distances(FlowGraph *graph)
{
    bool changed = false;
    for (FlowBlock *block = graph->entry; block != NULL; block = block->next) {
        int32_t end = block->offset;
        for (int32_t i = 0; i < block->count; i++) {
            FlowInstruction *instruction = &block->instructions[i];
            int32_t size = assemble_size(instruction);
            end += size;
            if (!flow_is_jump(instruction->opcode))
                continue;
            int32_t distance = instruction->target->offset - end;
            instruction->argument = distance < 0 ? -distance : distance;
            changed |= assemble_size(instruction) != size;
        }
    }
    return changed;
}

/* ---- units */

static bool put_unit(Runtime *rt, CompileArena *arena, AssembleBytes *code, int32_t opcode, uint32_t argument)
{
    return assemble_byte(rt, arena, code, (uint8_t)opcode) &&
           assemble_byte(rt, arena, code, (uint8_t)(argument & 0xff));
}

static bool put_instruction(Runtime *rt, CompileArena *arena, AssembleBytes *code,
                            const FlowInstruction *instruction)
{
    uint32_t argument = written_argument(instruction);
    for (int32_t i = extended_arguments(argument); i > 0; i--) {
        if (!put_unit(rt, arena, code, OP_EXTENDED_ARG, argument >> (8 * i)))
            return false;
    }
    if (!put_unit(rt, arena, code, instruction->opcode, argument))
        return false;
    for (int32_t i = opcode_caches(instruction->opcode); i > 0; i--) {
        if (!put_unit(rt, arena, code, OP_CACHE, 0))
            return false;
    }
    return true;
}

static bool put_code(Runtime *rt, CompileArena *arena, const FlowGraph *graph, AssembleBytes *code)
{
    for (const FlowBlock *block = graph->entry; block != NULL; block = block->next) {
        for (int32_t i = 0; i < block->count; i++) {
            if (!put_instruction(rt, arena, code, &block->instructions[i]))
                return false;
        }
    }
    return true;
}

bool assemble(Runtime *rt, CompileArena *arena, FlowGraph *graph, int32_t first_line, Assembly *assembly)
{
    do {
        set_offsets(graph);
    } while (set_distances(graph));
    return put_code(rt, arena, graph, &assembly->code) &&
           assemble_positions(rt, arena, graph, first_line, &assembly->positions) &&
           assemble_exceptions(rt, arena, graph, &assembly->exceptions);
}
