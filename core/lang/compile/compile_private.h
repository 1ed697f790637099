/* What the compiler's files share: the state of a compilation, one Unit for each code object that is being
 * made, and the emitting of instructions. Not for other rooms or subjects.
 *
 * Every function that returns bool returns false when it failed; then the problem, or the runtime's error,
 * says why, and all is given up. Instructions get the unit's current position, which a node's code sets
 * first. */
#ifndef OURO_LANG_COMPILE_PRIVATE_H
#define OURO_LANG_COMPILE_PRIVATE_H

#include "lang/compile/compile.h"
#include "lang/compile/compile_tally.h"
#include "lang/compile/flow.h"
#include "lang/compile/scope.h"
#include "object/error.h"
#include "types/abstract.h"
#include "types/call/code.h"

#define BLOCKS_MOST 20 /* nested loops, try and with statements */

/* More values than this are not put on the stack at once for one object. */
#define STACK_USE_MOST 30

enum UnitKind {
    UNIT_MODULE,
    UNIT_CLASS,
    UNIT_FUNCTION,
    UNIT_ASYNC_FUNCTION,
    UNIT_LAMBDA,
    UNIT_COMPREHENSION,
};

/* What a jump out of a statement must undo. */
enum FrameBlockKind {
    BLOCK_WHILE,
    BLOCK_FOR,
    BLOCK_TRY,
    BLOCK_FINALLY_TRY,
    BLOCK_FINALLY_END,
    BLOCK_WITH,
    BLOCK_ASYNC_WITH,
    BLOCK_HANDLER_CLEANUP,
    BLOCK_POP_VALUE,
    BLOCK_EXCEPTION_HANDLER,
    BLOCK_GROUP_HANDLER,
    BLOCK_ASYNC_COMPREHENSION,
};

typedef struct FrameBlock {
    int32_t kind; /* enum FrameBlockKind */
    uint32_t reserved;
    ALIGNED_POINTER(FlowBlock) block; /* where a loop goes on */
    ALIGNED_POINTER(FlowBlock) exit;  /* where it ends */
    ALIGNED_POINTER(const void)
    datum; /* a finally body (AstStmts), a with (AstStmt), a handler's name (Object) */
} FrameBlock;

/* From an object, by its identity, to its index among a unit's constants; or, by value, to itself. */
typedef struct ConstantSlot {
    ALIGNED_POINTER(Object) value;
    int64_t hash;
    int64_t index;
} ConstantSlot;

typedef struct ConstantTable {
    ALIGNED_POINTER(ConstantSlot) slots; /* a power of 2 of them, or none */
    int64_t capacity;
    int64_t count;
} ConstantTable;

typedef struct Unit {
    ALIGNED_POINTER(struct Unit) outer;
    ALIGNED_POINTER(Scope) scope;
    ALIGNED_POINTER(Object) name;
    ALIGNED_POINTER(Object) qualname;
    ALIGNED_POINTER(Object) class_name; /* for private names, or NULL */
    ALIGNED_POINTER(Object) constants;  /* list, owned by the arena */
    ConstantTable constant_indices;
    NameTable names;
    NameTable variables;
    NameTable cells;
    NameTable frees;
    FlowGraph graph;
    AstPosition position;
    int32_t kind; /* enum UnitKind */
    int32_t first_line;
    int32_t argcount;
    int32_t posonlyargcount;
    int32_t kwonlyargcount;
    int32_t block_count;
    FrameBlock blocks[BLOCKS_MOST];
} Unit;

_Static_assert(sizeof(Unit) == 872 && sizeof(FrameBlock) == 32, "the same in every build");

typedef struct Compiler {
    Runtime *rt;
    CompileArena *arena; /* of this step; gone when the code is made */
    SyntaxProblem *problem;
    Unit *unit;
    const Scope *module_scope;
    Object *filename;
    ConstantTable constants; /* of the whole compilation, by value */
    uint32_t future;
    int32_t future_line; /* of the last `from __future__ import` */
    int32_t optimize;
    int32_t depth;   /* of the recursion */
    int32_t nesting; /* units around the current one, and it */
    bool interactive;
    bool allows_top_level_await;
    bool leaves_tables;
    CompileTally tally; /* where it leaves them */
} Compiler;

/* ---- emitting. compile_emit.c */

FlowBlock *compile_block(Compiler *c); /* NULL and MemoryError */
ALWAYS_INLINE void compile_use(Compiler *c, FlowBlock *block) { flow_use(&c->unit->graph, block); }

bool emit(Compiler *c, int32_t opcode);
bool emit_with(Compiler *c, int32_t opcode, int64_t argument);
bool emit_jump(Compiler *c, int32_t opcode, FlowBlock *target);
bool emit_call(Compiler *c, int64_t arguments); /* PRECALL, CALL */

/* The same without a position. */
bool emit_artificial(Compiler *c, int32_t opcode, int64_t argument);
bool emit_jump_artificial(Compiler *c, int32_t opcode, FlowBlock *target);

/* With the index of the (mangled) name in co_names. */
bool emit_name(Compiler *c, int32_t opcode, Object *name);

bool emit_constant(Compiler *c, Object *value);     /* borrowed */
bool emit_new_constant(Compiler *c, Object *value); /* stolen; NULL is a failure */
bool emit_none(Compiler *c);
bool emit_int(Compiler *c, int64_t value);

/* Loading, storing or deleting a variable, wherever it lives. */
bool emit_variable(Compiler *c, Object *name, enum AstContext context);

/* GET_AWAITABLE and all that awaits; or what yields from the iterator on the stack. */
bool emit_await(Compiler *c, int64_t kind);
bool emit_yield_from(Compiler *c, bool awaits);
bool emit_yield(Compiler *c);

ALWAYS_INLINE void compile_at(Compiler *c, AstPosition position) { c->unit->position = position; }
ALWAYS_INLINE void compile_artificial(Compiler *c) { c->unit->position = FLOW_NO_POSITION; }

/* Where an attribute goes over several lines: what is done with it begins at its name. */
void compile_at_attribute(Compiler *c, const AstExpr *attribute);

/* A SyntaxError at the current position: false. */
bool compile_error(Compiler *c, const char *format, Object *name);
bool compile_warning(Compiler *c, const char *format, const char *first, const char *second);

/* Refuses __debug__. */
bool compile_check_name(Compiler *c, Object *name, enum AstContext context);

Object *compile_mangle(Compiler *c, Object *name); /* borrowed; NULL and MemoryError */
Object *compile_keep(Compiler *c, Object *object); /* stolen by the arena; borrowed, or NULL and an error */

/* ---- constants. compile_constants.c */

/* The constant equal to this one that the compilation has, or itself: borrowed; NULL and an error. */
Object *constants_unify(Compiler *c, Object *value);        /* borrowed */
Object *constants_unify_new(void *compiler, Object *value); /* stolen */

/* The index of the constant (borrowed) in the unit, added if need be; -1: an error. */
int64_t constants_add(Compiler *c, Object *value);

/* Whether two constants are the same: of one type, with parts that are the same, 0.0 not -0.0. */
bool constants_same(Runtime *rt, const Object *left, const Object *right);

/* ---- units. compile_unit.c */

bool unit_enter(Compiler *c, Object *name, enum UnitKind kind, const void *node, int32_t first_line);

/* Ends the current unit: its code (borrowed from the arena); NULL and an error. `adds_none`: it returns None
 * where it ends without having returned. */
Object *unit_leave(Compiler *c, bool adds_none);

/* ---- statements */

bool compile_stmt(Compiler *c, const AstStmt *stmt);
bool compile_stmts(Compiler *c, const AstStmts *stmts);
bool compile_body(Compiler *c, const AstStmts *stmts);               /* of a module or class */
Object *compile_docstring(const Compiler *c, const AstStmts *stmts); /* borrowed, or NULL */

bool compile_function(Compiler *c, const AstStmt *stmt);
bool compile_class(Compiler *c, const AstStmt *stmt);
bool compile_lambda(Compiler *c, const AstExpr *expr);
bool compile_closure(Compiler *c, Object *code, int64_t flags);
bool compile_annotation(Compiler *c, const AstExpr *annotation); /* its value, or its text */

bool compile_for(Compiler *c, const AstStmt *stmt);
bool compile_async_for(Compiler *c, const AstStmt *stmt);
bool compile_while(Compiler *c, const AstStmt *stmt);
bool compile_if(Compiler *c, const AstStmt *stmt);
bool compile_return(Compiler *c, const AstStmt *stmt);
bool compile_break(Compiler *c);
bool compile_continue(Compiler *c);
bool compile_try(Compiler *c, const AstStmt *stmt);
bool compile_with(Compiler *c, const AstStmt *stmt);
bool compile_match(Compiler *c, const AstStmt *stmt);
bool compile_exit_with_nones(Compiler *c);

bool block_push(Compiler *c, enum FrameBlockKind kind, FlowBlock *block, FlowBlock *exit, const void *datum);
void block_pop(Compiler *c);

/* ---- expressions */

bool compile_expr(Compiler *c, const AstExpr *expr);
bool compile_exprs(Compiler *c, const AstExprs *exprs);
bool compile_jump_if(Compiler *c, const AstExpr *expr, FlowBlock *target, bool condition);
bool compile_comparison(Compiler *c, enum AstCmpOp op); /* the operator alone */
bool compile_call(Compiler *c, const AstExpr *expr);
bool compile_call_arguments(Compiler *c, int64_t pushed, const AstExprs *arguments,
                            const AstKeywords *keywords);
bool compile_comprehension(Compiler *c, const AstExpr *expr);
bool compile_await(Compiler *c, const AstExpr *expr);

/* Builds a list, set or tuple out of `elements` and what is `pushed` already. compile_display.c */
typedef struct DisplayOpcodes {
    int32_t build;
    int32_t add;
    int32_t extend;
    bool tuple;
} DisplayOpcodes;

extern const DisplayOpcodes display_list, display_set, display_tuple;

bool compile_display(Compiler *c, const AstExprs *elements, int64_t pushed, DisplayOpcodes opcodes);
bool compile_dict(Compiler *c, const AstExpr *expr);
bool compile_unpack(Compiler *c, const AstExprs *targets);
bool compile_joined(Compiler *c, const AstExpr *expr);
bool compile_formatted(Compiler *c, const AstExpr *expr);

/* Warnings of what cannot work. compile_checks.c */
bool check_compare(Compiler *c, const AstExpr *expr);
bool check_callee(Compiler *c, const AstExpr *callee);
bool check_subscripted(Compiler *c, const AstExpr *value);
bool check_index(Compiler *c, const AstExpr *value, const AstExpr *index);

/* Counts the recursion: false and an error when it is too deep; every success ends with compile_leave. */
bool compile_enter(Compiler *c);
ALWAYS_INLINE void compile_leave(Compiler *c) { c->depth--; }

#endif
