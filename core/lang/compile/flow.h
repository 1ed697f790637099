/* The flow graph: instructions in basic blocks, between the compiler that emits them and the assembler. Owns
 * the graph and what is done to it: optimising, giving lines to what has none, the stack's depth, which
 * handler is in force where, the choice of forward and backward jumps.
 *
 * The passes and their order are CPython 3.11's (Python/compile.c, the part after code generation), since the
 * bytes that come out must be.
 *
 * A block is entered at its beginning alone; a jump is its last instruction. What has no position (its lineno
 * is -1) is artificial: it gets that of what comes before it. */
#ifndef OURO_LANG_FLOW_H
#define OURO_LANG_FLOW_H

#include <string.h>

#include "lang/parse/ast.h"
#include "types/call/opcode.h"

typedef struct FlowBlock FlowBlock;

typedef struct FlowInstruction {
    int32_t opcode;
    int32_t argument;
    AstPosition position;
    ALIGNED_POINTER(FlowBlock) target;  /* of a jump or a SETUP_ instruction */
    ALIGNED_POINTER(FlowBlock) handler; /* of an exception raised here, or NULL; flow_set_handlers */
} FlowInstruction;

/* The handlers in force, innermost first. */
typedef struct FlowHandlers {
    ALIGNED_POINTER(FlowBlock) block;
    ALIGNED_POINTER(struct FlowHandlers) outer;
} FlowHandlers;

struct FlowBlock {
    ALIGNED_POINTER(FlowBlock) older; /* all blocks of the graph, newest first */
    ALIGNED_POINTER(FlowBlock) next;  /* in the order of the code */
    ALIGNED_POINTER(FlowInstruction) instructions;
    ALIGNED_POINTER(FlowHandlers) handlers; /* on entry */
    ALIGNED_POINTER(FlowBlock) work;        /* of a pass: the next one to be looked at */
    int32_t count;
    int32_t capacity;
    int32_t predecessors;
    int32_t start_depth; /* of the stack; -1: unknown */
    int32_t offset;      /* in units */
    uint8_t visited;     /* of a pass */
    uint8_t is_exit;     /* leaves the function at its end */
    uint8_t no_fallthrough;
    uint8_t preserves_lasti; /* a handler that gets the place of the instruction, too */
};

typedef struct FlowGraph {
    ALIGNED_POINTER(FlowBlock) newest;
    ALIGNED_POINTER(FlowBlock) entry;
    ALIGNED_POINTER(FlowBlock) current;
} FlowGraph;

_Static_assert(sizeof(FlowInstruction) == 40 && sizeof(FlowBlock) == 64 && sizeof(FlowHandlers) == 16,
               "the same in every build");

/* An instruction whose every byte is known, those that lie between the pointers of a smaller machine too: it is copied
 * into the region, which is the same in every run. */
ALWAYS_INLINE void flow_instruction_begin(FlowInstruction *instruction, int32_t opcode, int32_t argument,
                                          AstPosition position)
{
    memset(instruction, 0, sizeof *instruction);
    instruction->opcode = opcode;
    instruction->argument = argument;
    instruction->position = position;
}

#define FLOW_NO_POSITION ((AstPosition){-1, -1, -1, -1})

/* The constants of one code object, and how a new one is made equal to those that the compilation has. */
typedef struct FlowConstants {
    Runtime *rt;
    CompileArena *arena;
    Object *list; /* owned by the arena: list of the constants in order */
    /* The constant that stands for this value: borrowed from `user`; NULL and an error. `value` is stolen. */
    Object *(*unify)(void *user, Object *value);
    void *user;
} FlowConstants;

/* ---- making; NULL or false: MemoryError */

/* A block that is not in the order of the code yet. */
FlowBlock *flow_block_new(Runtime *rt, CompileArena *arena, FlowGraph *graph);

/* Continues with `block`, which comes behind the current one. */
void flow_use(FlowGraph *graph, FlowBlock *block);

/* Appends to the current block, or to a new one behind it when that ends with a jump or an exit. */
bool flow_add(Runtime *rt, CompileArena *arena, FlowGraph *graph, const FlowInstruction *instruction);

bool flow_block_append(Runtime *rt, CompileArena *arena, FlowBlock *block,
                       const FlowInstruction *instruction);
bool flow_block_insert(Runtime *rt, CompileArena *arena, FlowBlock *block, int32_t index,
                       const FlowInstruction *instruction);

ALWAYS_INLINE FlowInstruction *flow_last(const FlowBlock *block)
{
    return block->count == 0 ? NULL : &block->instructions[block->count - 1];
}

/* ---- what kind of instruction it is */

ALWAYS_INLINE bool flow_is_setup(int32_t opcode)
{
    return opcode == OP_SETUP_FINALLY || opcode == OP_SETUP_CLEANUP || opcode == OP_SETUP_WITH;
}

ALWAYS_INLINE bool flow_is_scope_exit(int32_t opcode)
{
    return opcode == OP_RETURN_VALUE || opcode == OP_RAISE_VARARGS || opcode == OP_RERAISE;
}

ALWAYS_INLINE bool flow_is_unconditional(int32_t opcode)
{
    return opcode == OP_JUMP || opcode == OP_JUMP_NO_INTERRUPT || opcode == OP_JUMP_FORWARD ||
           opcode == OP_JUMP_BACKWARD || opcode == OP_JUMP_BACKWARD_NO_INTERRUPT;
}

bool flow_is_jump(int32_t opcode); /* SETUP_ is none */

ALWAYS_INLINE bool flow_has_target(int32_t opcode) { return flow_is_jump(opcode) || flow_is_setup(opcode); }

/* Change of the stack's depth; `jump`: at the target. */
int32_t flow_stack_effect(int32_t opcode, int32_t argument, bool jump);

/* ---- the passes, in this order; false or -1: an error */

/* Marks exits, and makes jumps aim at blocks that are not empty. */
void flow_normalize(FlowGraph *graph);

/* Copies small exit blocks without positions to where they are jumped to. */
bool flow_inline_small_exits(Runtime *rt, CompileArena *arena, FlowGraph *graph);

bool flow_optimize(FlowGraph *graph, FlowConstants *constants);

/* Gives every exit without a position one of its own, so that each has the line it is left from. */
bool flow_duplicate_exits(Runtime *rt, CompileArena *arena, FlowGraph *graph);

void flow_propagate_lines(FlowGraph *graph, int32_t first_line);

/* How many of the constants are needed: all behind the last that is used are not; the first always is. */
int64_t flow_constants_used(const FlowGraph *graph);

/* The depth that the stack needs. `initial`: on entry. */
int32_t flow_stack_depth(FlowGraph *graph, int32_t initial);

/* Sets each instruction's handler; then nothing is left of SETUP_ and POP_BLOCK. */
bool flow_set_handlers(Runtime *rt, CompileArena *arena, FlowGraph *graph);

/* Pseudo jumps become real ones. */
void flow_resolve_jumps(FlowGraph *graph);

/* ---- for the passes themselves */

bool flow_is_exit_without_line(const FlowBlock *block);

/* Removes NOPs that show no line of their own. */
void flow_clean_block(FlowBlock *block);

/* Simplifies the SWAPs at `*index` and behind it; may move *index on to the last of them. flow_swaps.c */
bool flow_simplify_swaps(Runtime *rt, CompileArena *arena, FlowBlock *block, int32_t *index);

/* Exchanges stores in place of a SWAP at or before `index` where they follow it. */
void flow_apply_swaps(FlowBlock *block, int32_t index);

#endif
