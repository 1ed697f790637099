/* Optimising the flow graph: what can be known of a block's instructions, jumps to jumps, blocks that nobody
 * reaches, instructions that do nothing. See flow.h. */
#include "lang/compile/flow.h"
#include "object/protocol.h"
#include "types/container/list.h"
#include "types/container/tuple.h"

#define SMALL_EXIT 4 /* instructions */

static FlowBlock *first_with_instructions(FlowBlock *block)
{
    while (block->count == 0)
        block = block->next;
    return block;
}

static void make_nop(FlowInstruction *instruction)
{
    instruction->opcode = OP_NOP;
    instruction->argument = 0;
}

/* ---- before all else */

static void normalize_block(FlowBlock *block)
{
    for (int32_t i = 0; i < block->count; i++) {
        FlowInstruction *instruction = &block->instructions[i];
        if (flow_is_scope_exit(instruction->opcode)) {
            block->is_exit = 1;
            block->no_fallthrough = 1;
        } else if (flow_is_jump(instruction->opcode)) {
            block->no_fallthrough |= flow_is_unconditional(instruction->opcode);
            instruction->target = first_with_instructions(instruction->target);
        }
    }
}

void flow_normalize(FlowGraph *graph)
{
    for (FlowBlock *block = graph->newest; block != NULL; block = block->older)
        normalize_block(block);
}

static bool inline_exit(Runtime *rt, CompileArena *arena, FlowBlock *block)
{
    FlowInstruction *last = flow_last(block);
    if (last == NULL || last->opcode != OP_JUMP)
        return true;
    const FlowBlock *target = last->target;
    if (!flow_is_exit_without_line(target) || target->count > SMALL_EXIT)
        return true;
    make_nop(last);
    for (int32_t i = 0; i < target->count; i++) {
        if (!flow_block_append(rt, arena, block, &target->instructions[i]))
            return false;
    }
    block->is_exit = 1;
    return true;
}

bool flow_inline_small_exits(Runtime *rt, CompileArena *arena, FlowGraph *graph)
{
    for (FlowBlock *block = graph->newest; block != NULL; block = block->older) {
        if (!inline_exit(rt, arena, block))
            return false;
    }
    return true;
}

/* ---- one block */

typedef struct Optimizer {
    FlowConstants *constants;
    FlowBlock *block;
    int32_t index; /* of the instruction that is looked at */
} Optimizer;

static int32_t opcode_at(const FlowBlock *block, int32_t index)
{
    return index < block->count ? block->instructions[index].opcode : OP_CACHE;
}

static Object *constant_of(const Optimizer *o, const FlowInstruction *instruction)
{
    return list_get(o->constants->list, instruction->argument);
}

/* A conditional jump whose test is a constant jumps always or never. The constant stays where the jump would
 * leave it on the stack. */
static bool decide_jump(Optimizer *o, bool jumps_if_true, bool keeps_value)
{
    FlowInstruction *load = &o->block->instructions[o->index];
    FlowInstruction *jump = load + 1;
    int truth = object_is_true(o->constants->rt, constant_of(o, load));
    if (truth < 0)
        return false;
    bool jumps = (truth != 0) == jumps_if_true;
    if (!jumps || !keeps_value)
        make_nop(load);
    if (jumps) {
        jump->opcode = OP_JUMP;
        o->block->no_fallthrough = 1;
    } else {
        make_nop(jump);
    }
    return true;
}

/* `x is None` and a jump are one jump. */
static void test_for_none(Optimizer *o)
{
    FlowInstruction *load = &o->block->instructions[o->index];
    int32_t jump = opcode_at(o->block, o->index + 2);
    if (constant_of(o, load) != runtime_none(o->constants->rt) ||
        (jump != OP_POP_JUMP_IF_FALSE && jump != OP_POP_JUMP_IF_TRUE))
        return;
    bool negated = load[1].argument == 1;
    bool if_not_none = negated != (jump == OP_POP_JUMP_IF_FALSE);
    make_nop(load);
    make_nop(load + 1);
    load[2].opcode = if_not_none ? OP_POP_JUMP_IF_NOT_NONE : OP_POP_JUMP_IF_NONE;
}

static bool optimize_constant(Optimizer *o)
{
    switch (opcode_at(o->block, o->index + 1)) {
    case OP_POP_JUMP_IF_FALSE:
        return decide_jump(o, false, false);
    case OP_POP_JUMP_IF_TRUE:
        return decide_jump(o, true, false);
    case OP_JUMP_IF_FALSE_OR_POP:
        return decide_jump(o, false, true);
    case OP_JUMP_IF_TRUE_OR_POP:
        return decide_jump(o, true, true);
    case OP_IS_OP:
        test_for_none(o);
        return true;
    default:
        return true;
    }
}

static int64_t index_of_constant(FlowConstants *constants, Object *value)
{
    int64_t count = list_size(constants->list);
    for (int64_t i = 0; i < count; i++) {
        if (list_get(constants->list, i) == value)
            return i;
    }
    return list_append(constants->rt, constants->list, value) < 0 ? -1 : count;
}

/* A tuple of constants is a constant. */
static bool fold_tuple(Optimizer *o, int32_t size)
{
    if (size > o->index)
        return true;
    FlowInstruction *build = &o->block->instructions[o->index];
    for (int32_t i = 1; i <= size; i++) {
        if (build[-i].opcode != OP_LOAD_CONST)
            return true;
    }
    FlowConstants *constants = o->constants;
    Object *tuple = tuple_new(constants->rt, size);
    if (tuple == NULL)
        return false;
    for (int32_t i = 0; i < size; i++)
        tuple_set(tuple, i, object_incref(constant_of(o, build - size + i)));
    tuple = constants->unify(constants->user, tuple);
    int64_t index = tuple == NULL ? -1 : index_of_constant(constants, tuple);
    if (index < 0)
        return false;
    for (int32_t i = 1; i <= size; i++)
        make_nop(build - i);
    build->opcode = OP_LOAD_CONST;
    build->argument = (int32_t)index;
    return true;
}

static bool optimize_build_tuple(Optimizer *o)
{
    FlowInstruction *build = &o->block->instructions[o->index];
    int32_t size = build->argument;
    if (opcode_at(o->block, o->index + 1) == OP_UNPACK_SEQUENCE && build[1].argument == size) {
        if (size == 1) {
            make_nop(build);
            make_nop(build + 1);
            return true;
        }
        if (size == 2 || size == 3) {
            make_nop(build);
            build[1].opcode = OP_SWAP;
            return true;
        }
    }
    return fold_tuple(o, size);
}

/* Aims the jump where its target, a jump too, would go on to; looked at again if that changed anything. */
static void thread_jump(Optimizer *o, FlowInstruction *jump, const FlowInstruction *target, int32_t opcode)
{
    if (jump->position.lineno != target->position.lineno || jump->target == target->target)
        return;
    jump->target = target->target;
    jump->opcode = opcode;
    o->index--;
}

/* The target tests the value that was just tested, and will not jump: go on behind it. */
static void skip_opposite_test(Optimizer *o, FlowInstruction *jump, const FlowInstruction *target,
                               int32_t opcode)
{
    if (jump->position.lineno != target->position.lineno)
        return;
    jump->opcode = opcode;
    jump->target = jump->target->next;
    o->index--;
}

static void optimize_test_or_pop(Optimizer *o, FlowInstruction *jump, const FlowInstruction *target)
{
    bool if_false = jump->opcode == OP_JUMP_IF_FALSE_OR_POP;
    int32_t same_pop = if_false ? OP_POP_JUMP_IF_FALSE : OP_POP_JUMP_IF_TRUE;
    int32_t opposite_pop = if_false ? OP_POP_JUMP_IF_TRUE : OP_POP_JUMP_IF_FALSE;
    int32_t opposite = if_false ? OP_JUMP_IF_TRUE_OR_POP : OP_JUMP_IF_FALSE_OR_POP;
    if (target->opcode == same_pop)
        thread_jump(o, jump, target, same_pop);
    else if (target->opcode == OP_JUMP || target->opcode == jump->opcode)
        thread_jump(o, jump, target, jump->opcode);
    else if (target->opcode == opposite || target->opcode == opposite_pop)
        skip_opposite_test(o, jump, target, same_pop);
}

static void optimize_jump(Optimizer *o, FlowInstruction *jump)
{
    jump->target = first_with_instructions(jump->target);
    const FlowInstruction *target = &jump->target->instructions[0];
    switch (jump->opcode) {
    case OP_JUMP_IF_FALSE_OR_POP:
    case OP_JUMP_IF_TRUE_OR_POP:
        optimize_test_or_pop(o, jump, target);
        break;
    case OP_POP_JUMP_IF_NONE:
    case OP_POP_JUMP_IF_NOT_NONE:
    case OP_POP_JUMP_IF_FALSE:
    case OP_POP_JUMP_IF_TRUE:
        if (target->opcode == OP_JUMP)
            thread_jump(o, jump, target, jump->opcode);
        break;
    case OP_JUMP:
        if (target->opcode == OP_JUMP || target->opcode == OP_JUMP_NO_INTERRUPT)
            thread_jump(o, jump, target, OP_JUMP);
        break;
    case OP_JUMP_NO_INTERRUPT:
        if (target->opcode == OP_JUMP || target->opcode == OP_JUMP_NO_INTERRUPT)
            thread_jump(o, jump, target, target->opcode);
        break;
    default:
        break;
    }
}

static bool optimize_swap(Optimizer *o)
{
    FlowInstruction *swap = &o->block->instructions[o->index];
    if (swap->argument == 1) {
        make_nop(swap);
        return true;
    }
    if (!flow_simplify_swaps(o->constants->rt, o->constants->arena, o->block, &o->index))
        return false;
    flow_apply_swaps(o->block, o->index);
    return true;
}

/* A global that is going to be called brings its NULL along. */
static void optimize_push_null(Optimizer *o)
{
    FlowInstruction *push = &o->block->instructions[o->index];
    if (opcode_at(o->block, o->index + 1) != OP_LOAD_GLOBAL || (push[1].argument & 1) != 0)
        return;
    make_nop(push);
    push[1].argument |= 1;
}

static bool optimize_instruction(Optimizer *o)
{
    FlowInstruction *instruction = &o->block->instructions[o->index];
    if (flow_has_target(instruction->opcode)) {
        optimize_jump(o, instruction);
        return true;
    }
    switch (instruction->opcode) {
    case OP_LOAD_CONST:
        return optimize_constant(o);
    case OP_BUILD_TUPLE:
        return optimize_build_tuple(o);
    case OP_SWAP:
        return optimize_swap(o);
    case OP_PUSH_NULL:
        optimize_push_null(o);
        return true;
    default:
        return true;
    }
}

static bool optimize_block(FlowConstants *constants, FlowBlock *block)
{
    Optimizer o = {constants, block, 0};
    for (; o.index < block->count; o.index++) {
        if (!optimize_instruction(&o))
            return false;
    }
    return true;
}

/* ---- NOPs */

/* Whether the line that the NOP at `index` shows is shown by what comes next in the block, which takes the
 * position over if it has none. */
static bool next_shows_line(FlowBlock *block, int32_t index)
{
    const FlowInstruction *nop = &block->instructions[index];
    FlowInstruction *next = &block->instructions[index + 1];
    if (next->position.lineno < 0) {
        next->position = nop->position;
        return true;
    }
    return next->position.lineno == nop->position.lineno;
}

static bool next_block_shows_line(const FlowBlock *block, int32_t line)
{
    const FlowBlock *next = block->next;
    while (next != NULL && next->count == 0)
        next = next->next;
    return next != NULL && next->instructions[0].position.lineno == line;
}

static bool is_needless_nop(FlowBlock *block, int32_t index, int32_t line_before)
{
    const FlowInstruction *instruction = &block->instructions[index];
    int32_t line = instruction->position.lineno;
    if (instruction->opcode != OP_NOP)
        return false;
    if (line < 0 || line == line_before)
        return true;
    return index < block->count - 1 ? next_shows_line(block, index) : next_block_shows_line(block, line);
}

void flow_clean_block(FlowBlock *block)
{
    int32_t kept = 0;
    int32_t line_before = -1;
    for (int32_t i = 0; i < block->count; i++) {
        if (is_needless_nop(block, i, line_before))
            continue;
        block->instructions[kept++] = block->instructions[i];
        line_before = block->instructions[i].position.lineno;
    }
    block->count = kept;
}

static void clean_blocks(FlowGraph *graph)
{
    for (FlowBlock *block = graph->entry; block != NULL; block = block->next)
        flow_clean_block(block);
}

/* ---- blocks that nobody reaches, or that are empty */

static void reach(FlowBlock *block, FlowBlock **work)
{
    block->predecessors++;
    if (block->visited)
        return;
    block->visited = 1;
    block->work = *work;
    *work = block;
}

static void reach_from(FlowBlock *block, FlowBlock **work)
{
    if (block->next != NULL && !block->no_fallthrough)
        reach(block->next, work);
    for (int32_t i = 0; i < block->count; i++) {
        if (flow_has_target(block->instructions[i].opcode))
            reach(block->instructions[i].target, work);
    }
}

static void count_predecessors(FlowGraph *graph)
{
    FlowBlock *work = NULL;
    reach(graph->entry, &work);
    while (work != NULL) {
        FlowBlock *block = work;
        work = block->work;
        reach_from(block, &work);
    }
    for (FlowBlock *block = graph->newest; block != NULL; block = block->older)
        block->visited = 0;
}

static void remove_unreachable(FlowGraph *graph)
{
    count_predecessors(graph);
    for (FlowBlock *block = graph->entry; block != NULL; block = block->next) {
        if (block->predecessors == 0) {
            block->count = 0;
            block->no_fallthrough = 0;
        }
    }
}

static void remove_empty_blocks(FlowGraph *graph)
{
    for (FlowBlock *block = graph->entry; block != NULL; block = block->next) {
        while (block->next != NULL && block->next->count == 0 && block->next->next != NULL)
            block->next = block->next->next;
    }
    for (FlowBlock *block = graph->entry; block != NULL; block = block->next) {
        for (int32_t i = 0; i < block->count; i++) {
            FlowInstruction *instruction = &block->instructions[i];
            if (flow_has_target(instruction->opcode))
                instruction->target = first_with_instructions(instruction->target);
        }
    }
}

/* A jump to the block that follows is none. Its position is still passed on to what has none. */
static void remove_needless_jumps(FlowGraph *graph)
{
    for (FlowBlock *block = graph->entry; block != NULL; block = block->next) {
        FlowInstruction *last = flow_last(block);
        if (last == NULL || (last->opcode != OP_JUMP && last->opcode != OP_JUMP_NO_INTERRUPT) ||
            last->target != block->next)
            continue;
        block->no_fallthrough = 0;
        make_nop(last);
    }
}

bool flow_optimize(FlowGraph *graph, FlowConstants *constants)
{
    for (FlowBlock *block = graph->entry; block != NULL; block = block->next) {
        if (!optimize_block(constants, block))
            return false;
        flow_clean_block(block);
    }
    if (!flow_inline_small_exits(constants->rt, constants->arena, graph))
        return false;
    remove_unreachable(graph);
    remove_empty_blocks(graph);
    clean_blocks(graph);
    remove_needless_jumps(graph);
    return true;
}
