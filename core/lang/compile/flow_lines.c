/* The flow graph, once optimised: lines for what has none, handlers, the stack's depth, real jumps. See
 * flow.h. */
#include <string.h>

#include "lang/compile/flow.h"

/* ---- exits without a line */

static FlowBlock *copy_exit(Runtime *rt, CompileArena *arena, FlowGraph *graph, FlowBlock *block)
{
    FlowBlock *copy = flow_block_new(rt, arena, graph);
    if (copy == NULL)
        return NULL;
    for (int32_t i = 0; i < block->count; i++) {
        if (!flow_block_append(rt, arena, copy, &block->instructions[i]))
            return NULL;
    }
    copy->is_exit = 1;
    copy->no_fallthrough = 1;
    copy->predecessors = 1;
    copy->next = block->next;
    block->next = copy;
    return copy;
}

static bool duplicate_target(Runtime *rt, CompileArena *arena, FlowGraph *graph, FlowBlock *block)
{
    FlowInstruction *last = flow_last(block);
    if (last == NULL || !flow_is_jump(last->opcode) || !flow_is_exit_without_line(last->target) ||
        last->target->predecessors <= 1)
        return true;
    FlowBlock *copy = copy_exit(rt, arena, graph, last->target);
    if (copy == NULL)
        return false;
    copy->instructions[0].position = last->position;
    last->target->predecessors--;
    last->target = copy;
    return true;
}

static bool falls_through(const FlowBlock *block)
{
    return block->count > 0 && block->next != NULL && !block->no_fallthrough && block->next->count > 0;
}

bool flow_duplicate_exits(Runtime *rt, CompileArena *arena, FlowGraph *graph)
{
    for (FlowBlock *block = graph->newest; block != NULL; block = block->older) {
        if (!duplicate_target(rt, arena, graph, block))
            return false;
    }
    /* What is left of them is reached by falling through alone. */
    for (FlowBlock *block = graph->newest; block != NULL; block = block->older) {
        if (falls_through(block) && flow_is_exit_without_line(block->next))
            block->next->instructions[0].position = flow_last(block)->position;
    }
    return true;
}

/* ---- lines */

static void give_position(FlowBlock *block, AstPosition position)
{
    if (block->predecessors == 1 && block->count > 0 && block->instructions[0].position.lineno < 0)
        block->instructions[0].position = position;
}

static void propagate_from(FlowBlock *block)
{
    AstPosition position = FLOW_NO_POSITION;
    for (int32_t i = 0; i < block->count; i++) {
        FlowInstruction *instruction = &block->instructions[i];
        if (instruction->position.lineno < 0)
            instruction->position = position;
        else
            position = instruction->position;
    }
    if (!block->no_fallthrough && block->next != NULL)
        give_position(block->next, position);
    FlowInstruction *last = flow_last(block);
    if (last != NULL && flow_is_jump(last->opcode))
        give_position(last->target, position);
}

static void give_line(FlowBlock *block, int32_t line)
{
    for (int32_t i = 0; i < block->count; i++)
        block->instructions[i].position.lineno = line;
}

/* A return that has no line still gets that of the last block before it which has one. */
static void guarantee_return_lines(FlowGraph *graph, int32_t first_line)
{
    int32_t line = first_line;
    for (FlowBlock *block = graph->entry; block != NULL; block = block->next) {
        const FlowInstruction *last = flow_last(block);
        if (last == NULL)
            continue;
        if (last->position.lineno >= 0)
            line = last->position.lineno;
        else if (last->opcode == OP_RETURN_VALUE)
            give_line(block, line);
    }
}

void flow_propagate_lines(FlowGraph *graph, int32_t first_line)
{
    for (FlowBlock *block = graph->entry; block != NULL; block = block->next) {
        if (block->count > 0)
            propagate_from(block);
    }
    guarantee_return_lines(graph, first_line);
}

/* ---- constants */

int64_t flow_constants_used(const FlowGraph *graph)
{
    int64_t greatest = 0;
    for (const FlowBlock *block = graph->entry; block != NULL; block = block->next) {
        for (int32_t i = 0; i < block->count; i++) {
            const FlowInstruction *instruction = &block->instructions[i];
            bool is_constant = instruction->opcode == OP_LOAD_CONST || instruction->opcode == OP_KW_NAMES;
            if (is_constant && instruction->argument > greatest)
                greatest = instruction->argument;
        }
    }
    return greatest + 1;
}

/* ---- depth */

static void enter_at(FlowBlock *block, int32_t depth, FlowBlock **work)
{
    if (block->start_depth >= 0)
        return;
    block->start_depth = depth;
    block->work = *work;
    *work = block;
}

static int32_t greater(int32_t left, int32_t right) { return left > right ? left : right; }

static bool goes_on(int32_t opcode) { return !flow_is_unconditional(opcode) && !flow_is_scope_exit(opcode); }

static int32_t depth_in(FlowBlock *block, FlowBlock **work)
{
    int32_t depth = block->start_depth;
    int32_t deepest = depth;
    for (int32_t i = 0; i < block->count; i++) {
        const FlowInstruction *instruction = &block->instructions[i];
        if (flow_has_target(instruction->opcode)) {
            int32_t there = depth + flow_stack_effect(instruction->opcode, instruction->argument, true);
            deepest = greater(deepest, there);
            enter_at(instruction->target, there, work);
        }
        depth += flow_stack_effect(instruction->opcode, instruction->argument, false);
        deepest = greater(deepest, depth);
        if (!goes_on(instruction->opcode))
            return deepest;
    }
    if (block->next != NULL)
        enter_at(block->next, depth, work);
    return deepest;
}

int32_t flow_stack_depth(FlowGraph *graph, int32_t initial)
{
    int32_t deepest = 0;
    FlowBlock *work = NULL;
    enter_at(graph->entry, initial, &work);
    while (work != NULL) {
        FlowBlock *block = work;
        work = block->work;
        deepest = greater(deepest, depth_in(block, &work));
    }
    return deepest;
}

/* ---- handlers */

static void enter_with(FlowBlock *block, FlowHandlers *handlers, FlowBlock **work)
{
    if (block->visited)
        return;
    block->visited = 1;
    block->handlers = handlers;
    block->work = *work;
    *work = block;
}

static FlowHandlers *push_handler(Runtime *rt, CompileArena *arena, FlowHandlers *outer,
                                  const FlowInstruction *setup)
{
    FlowHandlers *handlers = compile_arena_alloc(rt, arena, sizeof(FlowHandlers));
    if (handlers == NULL)
        return NULL;
    handlers->block = setup->target;
    handlers->outer = outer;
    if (setup->opcode == OP_SETUP_WITH || setup->opcode == OP_SETUP_CLEANUP)
        setup->target->preserves_lasti = 1;
    return handlers;
}

static bool set_handlers_in(Runtime *rt, CompileArena *arena, FlowBlock *block, FlowBlock **work)
{
    FlowHandlers *handlers = block->handlers;
    for (int32_t i = 0; i < block->count; i++) {
        FlowInstruction *instruction = &block->instructions[i];
        instruction->handler = NULL; /* what changes the handlers raises nothing */
        if (flow_is_setup(instruction->opcode)) {
            enter_with(instruction->target, handlers, work);
            handlers = push_handler(rt, arena, handlers, instruction);
            if (handlers == NULL)
                return false;
        } else if (instruction->opcode == OP_POP_BLOCK) {
            handlers = handlers->outer;
        } else {
            instruction->handler = handlers == NULL ? NULL : handlers->block;
            if (flow_is_jump(instruction->opcode))
                enter_with(instruction->target, handlers, work);
        }
    }
    if (block->next != NULL && !block->no_fallthrough)
        enter_with(block->next, handlers, work);
    return true;
}

static void remove_setups(FlowBlock *block)
{
    for (int32_t i = 0; i < block->count; i++) {
        FlowInstruction *instruction = &block->instructions[i];
        if (flow_is_setup(instruction->opcode) || instruction->opcode == OP_POP_BLOCK) {
            instruction->opcode = OP_NOP;
            instruction->argument = 0;
        }
    }
}

bool flow_set_handlers(Runtime *rt, CompileArena *arena, FlowGraph *graph)
{
    FlowBlock *work = NULL;
    enter_with(graph->entry, NULL, &work);
    while (work != NULL) {
        FlowBlock *block = work;
        work = block->work;
        if (!set_handlers_in(rt, arena, block, &work))
            return false;
    }
    for (FlowBlock *block = graph->entry; block != NULL; block = block->next) {
        block->visited = 0;
        remove_setups(block);
    }
    for (FlowBlock *block = graph->entry; block != NULL; block = block->next)
        flow_clean_block(block);
    return true;
}

/* ---- jumps */

/* X(pseudo, forward, backward) */
#define REAL_JUMPS(X) \
    X(JUMP, JUMP_FORWARD, JUMP_BACKWARD) \
    X(JUMP_NO_INTERRUPT, JUMP_FORWARD, JUMP_BACKWARD_NO_INTERRUPT) \
    X(POP_JUMP_IF_FALSE, POP_JUMP_FORWARD_IF_FALSE, POP_JUMP_BACKWARD_IF_FALSE) \
    X(POP_JUMP_IF_TRUE, POP_JUMP_FORWARD_IF_TRUE, POP_JUMP_BACKWARD_IF_TRUE) \
    X(POP_JUMP_IF_NONE, POP_JUMP_FORWARD_IF_NONE, POP_JUMP_BACKWARD_IF_NONE) \
    X(POP_JUMP_IF_NOT_NONE, POP_JUMP_FORWARD_IF_NOT_NONE, POP_JUMP_BACKWARD_IF_NOT_NONE)

static int32_t real_jump(int32_t opcode, bool forward)
{
    switch (opcode) {
#define REAL_JUMP(PSEUDO, FORWARD, BACKWARD) \
    case OP_##PSEUDO: \
        return forward ? OP_##FORWARD : OP_##BACKWARD;
        REAL_JUMPS(REAL_JUMP)
#undef REAL_JUMP
    default:
        return opcode;
    }
}

void flow_resolve_jumps(FlowGraph *graph)
{
    for (FlowBlock *block = graph->entry; block != NULL; block = block->next) {
        block->visited = 1;
        FlowInstruction *last = flow_last(block);
        if (last != NULL && flow_is_jump(last->opcode))
            last->opcode = real_jump(last->opcode, !last->target->visited);
    }
}
