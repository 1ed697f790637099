/* The flow graph: making blocks and instructions, and what kinds there are. See flow.h. */
#include "lang/compile/flow.h"

#include <string.h>

#define FIRST_CAPACITY 8

FlowBlock *flow_block_new(Runtime *rt, CompileArena *arena, FlowGraph *graph)
{
    FlowBlock *block = compile_arena_alloc(rt, arena, sizeof(FlowBlock));
    if (block == NULL)
        return NULL;
    block->start_depth = -1;
    block->older = graph->newest;
    graph->newest = block;
    return block;
}

void flow_use(FlowGraph *graph, FlowBlock *block)
{
    if (graph->current != NULL)
        graph->current->next = block;
    else
        graph->entry = block;
    graph->current = block;
}

static bool grow(Runtime *rt, CompileArena *arena, FlowBlock *block)
{
    int32_t capacity = block->capacity == 0 ? FIRST_CAPACITY : 2 * block->capacity;
    FlowInstruction *instructions =
        compile_arena_alloc(rt, arena, capacity * (int64_t)sizeof(FlowInstruction));
    if (instructions == NULL)
        return false;
    if (block->count > 0)
        memcpy(instructions, block->instructions, (size_t)block->count * sizeof(FlowInstruction));
    block->instructions = instructions;
    block->capacity = capacity;
    return true;
}

bool flow_block_append(Runtime *rt, CompileArena *arena, FlowBlock *block, const FlowInstruction *instruction)
{
    if (block->count == block->capacity && !grow(rt, arena, block))
        return false;
    block->instructions[block->count++] = *instruction;
    return true;
}

bool flow_block_insert(Runtime *rt, CompileArena *arena, FlowBlock *block, int32_t index,
                       const FlowInstruction *instruction)
{
    if (!flow_block_append(rt, arena, block, instruction))
        return false;
    FlowInstruction *at = &block->instructions[index];
    memmove(at + 1, at, (size_t)(block->count - 1 - index) * sizeof(FlowInstruction));
    *at = *instruction;
    return true;
}

static bool ends_block(const FlowInstruction *instruction)
{
    return instruction != NULL &&
           (flow_is_jump(instruction->opcode) || flow_is_scope_exit(instruction->opcode));
}

bool flow_add(Runtime *rt, CompileArena *arena, FlowGraph *graph, const FlowInstruction *instruction)
{
    if (ends_block(flow_last(graph->current))) {
        FlowBlock *block = flow_block_new(rt, arena, graph);
        if (block == NULL)
            return false;
        flow_use(graph, block);
    }
    return flow_block_append(rt, arena, graph->current, instruction);
}

bool flow_is_jump(int32_t opcode)
{
    if (opcode >= OP_JUMP)
        return true;
    switch (opcode) {
    case OP_FOR_ITER:
    case OP_SEND:
    case OP_JUMP_FORWARD:
    case OP_JUMP_BACKWARD:
    case OP_JUMP_BACKWARD_NO_INTERRUPT:
    case OP_JUMP_IF_FALSE_OR_POP:
    case OP_JUMP_IF_TRUE_OR_POP:
    case OP_POP_JUMP_FORWARD_IF_FALSE:
    case OP_POP_JUMP_FORWARD_IF_TRUE:
    case OP_POP_JUMP_FORWARD_IF_NONE:
    case OP_POP_JUMP_FORWARD_IF_NOT_NONE:
    case OP_POP_JUMP_BACKWARD_IF_FALSE:
    case OP_POP_JUMP_BACKWARD_IF_TRUE:
    case OP_POP_JUMP_BACKWARD_IF_NONE:
    case OP_POP_JUMP_BACKWARD_IF_NOT_NONE:
        return true;
    default:
        return false;
    }
}

bool flow_is_exit_without_line(const FlowBlock *block)
{
    if (!block->is_exit)
        return false;
    for (int32_t i = 0; i < block->count; i++) {
        if (block->instructions[i].position.lineno >= 0)
            return false;
    }
    return true;
}

int32_t flow_stack_effect(int32_t opcode, int32_t argument, bool jump)
{
    switch (opcode) {
#define EFFECT(NAME, number, caches, effect, jump_effect, kind, text) \
    case number: \
        return jump ? (jump_effect) : (effect);
        OPCODES(EFFECT)
        PSEUDO_OPCODES(EFFECT)
#undef EFFECT
    default:
        return 0;
    }
}
