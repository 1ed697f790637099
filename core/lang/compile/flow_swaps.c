/* SWAP instructions: the fewest for a rearrangement, and none where stores can be exchanged instead. What a
 * pattern with captures leaves is mostly this. See flow.h. */
#include "lang/compile/flow.h"

enum { PLACE_DONE = -1 };

/* How many instructions from `first` on are SWAP or NOP; *deepest is the deepest place they reach, and *swaps
 * how many they are. */
static int32_t run_of_swaps(const FlowBlock *block, int32_t first, int32_t *deepest, int32_t *swaps)
{
    int32_t length = 0;
    *deepest = 0;
    *swaps = 0;
    for (; first + length < block->count; length++) {
        const FlowInstruction *instruction = &block->instructions[first + length];
        if (instruction->opcode == OP_SWAP) {
            ++*swaps;
            if (instruction->argument > *deepest)
                *deepest = instruction->argument;
        } else if (instruction->opcode != OP_NOP) {
            break;
        }
    }
    return length;
}

/* places[i] becomes the place, from the top, that what ends up at i comes from. */
static void simulate(const FlowInstruction *run, int32_t length, int32_t *places, int32_t depth)
{
    for (int32_t i = 0; i < depth; i++)
        places[i] = i;
    for (int32_t i = 0; i < length; i++) {
        if (run[i].opcode != OP_SWAP)
            continue;
        int32_t top = places[0];
        places[0] = places[run[i].argument - 1];
        places[run[i].argument - 1] = top;
    }
}

/* Writes the rearrangement again, from the run's end towards its beginning: each cycle of places is undone by
 * exchanging its members with the top, one after the other. */
static void write_swaps(FlowInstruction *run, int32_t length, int32_t *places, int32_t depth)
{
    int32_t unused = length - 1;
    for (int32_t start = 0; start < depth; start++) {
        if (places[start] == PLACE_DONE || places[start] == start)
            continue;
        int32_t place = start;
        for (;;) {
            if (place != 0) {
                run[unused].opcode = OP_SWAP;
                run[unused--].argument = place + 1;
            }
            if (places[place] == PLACE_DONE)
                break;
            int32_t following = places[place];
            places[place] = PLACE_DONE;
            place = following;
        }
    }
    for (; unused >= 0; unused--) {
        run[unused].opcode = OP_NOP;
        run[unused].argument = 0;
    }
}

bool flow_simplify_swaps(Runtime *rt, CompileArena *arena, FlowBlock *block, int32_t *index)
{
    int32_t deepest = 0;
    int32_t swaps = 0;
    int32_t length = run_of_swaps(block, *index, &deepest, &swaps);
    if (swaps < 2)
        return true;
    int32_t *places = compile_arena_alloc(rt, arena, deepest * (int64_t)sizeof(int32_t));
    if (places == NULL)
        return false;
    FlowInstruction *run = &block->instructions[*index];
    simulate(run, length, places, deepest);
    write_swaps(run, length, places, deepest);
    *index += length - 1;
    return true;
}

static bool can_exchange(int32_t opcode) { return opcode == OP_STORE_FAST || opcode == OP_POP_TOP; }

/* The next store behind `index`, on line `line` (-1: any); -1: there is none before something else comes. */
static int32_t next_store(const FlowBlock *block, int32_t index, int32_t line)
{
    while (++index < block->count) {
        const FlowInstruction *instruction = &block->instructions[index];
        if (line >= 0 && instruction->position.lineno != line)
            return -1;
        if (instruction->opcode == OP_NOP)
            continue;
        return can_exchange(instruction->opcode) ? index : -1;
    }
    return -1;
}

/* Whether the SWAP at `index` could be replaced by exchanging two of the stores behind it. */
static bool exchange_stores(FlowBlock *block, int32_t index)
{
    FlowInstruction *swap = &block->instructions[index];
    int32_t first = next_store(block, index, -1);
    if (first < 0)
        return false;
    int32_t line = block->instructions[first].position.lineno;
    int32_t last = first;
    for (int32_t i = 1; i < swap->argument; i++) {
        last = next_store(block, last, line);
        if (last < 0)
            return false;
    }
    swap->opcode = OP_NOP;
    swap->argument = 0;
    FlowInstruction exchanged = block->instructions[first];
    block->instructions[first] = block->instructions[last];
    block->instructions[last] = exchanged;
    return true;
}

void flow_apply_swaps(FlowBlock *block, int32_t index)
{
    for (; index >= 0; index--) {
        int32_t opcode = block->instructions[index].opcode;
        if (opcode == OP_SWAP) {
            if (!exchange_stores(block, index))
                return;
        } else if (opcode != OP_NOP && !can_exchange(opcode)) {
            return;
        }
    }
}
