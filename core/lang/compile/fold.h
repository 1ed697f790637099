/* Folding: what of a tree can be computed before it runs. Owns the changes to the tree that CPython 3.11
 * makes between parsing and compiling (Python/ast_opt.c): operations on constants, tuples of constants,
 * constant sets and lists that are only looked through, `%` with a tuple to an f-string, __debug__. */
#ifndef OURO_LANG_FOLD_H
#define OURO_LANG_FOLD_H

#include "lang/parse/source.h"

typedef struct Folder {
    Runtime *rt;
    CompileArena *arena; /* owns what is made: nodes and constants */
    SyntaxProblem *problem;
    uint32_t future; /* CODE_FUTURE_ flags in force */
    int32_t optimize;
    int32_t depth;
} Folder;

/* Changes the tree. False: MemoryError or RecursionError, as *problem. */
bool fold_module(Folder *folder, AstModule *module);

/* ---- between the parts; false: an error */

/* An expression whose operands are folded. Nothing changes where the operation would raise an error, or make
 * something too large. */
bool fold_unary(Folder *folder, AstExpr **place); /* may put another node there */
bool fold_binary(Folder *folder, AstExpr *expr);
bool fold_subscript(Folder *folder, AstExpr *expr);

/* The enum BinaryOperator of an operator. */
int32_t fold_binary_operator(enum AstOperator op);

/* `"text" % (a, b)` becomes an f-string where it means the same. */
bool fold_format(Folder *folder, AstExpr *expr);

/* Makes the node a constant; `value` is stolen. NULL: an error that only says that it is none, unless it is a
 * MemoryError. */
bool fold_to_constant(Folder *folder, AstExpr *expr, Object *value);

ALWAYS_INLINE bool fold_is_constant(const AstExpr *expr) { return expr->kind == AST_Constant; }

bool fold_has_starred(const AstExprs *elements);

#endif
