/* The tree that the parser makes of a text and the compiler reads: Python 3.11's, with its names. Owns the
 * structs, which are made of the tables in ast_fields.h, and the making of nodes; everything lies in a
 * CompileArena.
 *
 * An expression is read as `expr->kind` (AST_BinOp) and `expr->BinOp.left`. A sequence is a member of its
 * node, never NULL: `expr->List.elts.count`, and its items by ast_expr_at(&expr->List.elts, i). Fields that
 * may be NULL are OPTIONAL_ in the tables. Identifiers are interned strs. Objects are borrowed from the
 * arena. */
#ifndef OURO_LANG_AST_H
#define OURO_LANG_AST_H

#include "lang/arena.h"
#include "lang/parse/ast_fields.h"

typedef struct AstExpr AstExpr;
typedef struct AstStmt AstStmt;
typedef struct AstPattern AstPattern;
typedef struct AstArguments AstArguments;
typedef struct AstArg AstArg;
typedef struct AstKeyword AstKeyword;
typedef struct AstComprehension AstComprehension;
typedef struct AstExceptHandler AstExceptHandler;
typedef struct AstAlias AstAlias;
typedef struct AstWithItem AstWithItem;
typedef struct AstMatchCase AstMatchCase;

#define AST_ENUM_MEMBER(name) AST_##name,
#define AST_KIND_MEMBER(name, fields) AST_##name,
enum AstContext { AST_CONTEXTS(AST_ENUM_MEMBER) };
enum AstBoolOp { AST_BOOLOPS(AST_ENUM_MEMBER) };
enum AstOperator { AST_OPERATORS(AST_ENUM_MEMBER) };
enum AstUnaryOp { AST_UNARYOPS(AST_ENUM_MEMBER) };
enum AstCmpOp { AST_CMPOPS(AST_ENUM_MEMBER) };
enum AstStmtKind { AST_STMTS(AST_KIND_MEMBER) AST_STMT_KINDS };
enum AstExprKind { AST_EXPRS(AST_KIND_MEMBER) AST_EXPR_KINDS };
enum AstPatternKind { AST_PATTERNS(AST_KIND_MEMBER) AST_PATTERN_KINDS };
#undef AST_ENUM_MEMBER
#undef AST_KIND_MEMBER

/* Sequences: X(sequence type, item type, accessor). Items may be NULL where the tables say so. */
#define AST_SEQUENCES(X) \
    X(AstExprs, AstExpr, ast_expr_at) \
    X(AstStmts, AstStmt, ast_stmt_at) \
    X(AstPatterns, AstPattern, ast_pattern_at) \
    X(AstArgs, AstArg, ast_arg_at) \
    X(AstKeywords, AstKeyword, ast_keyword_at) \
    X(AstComprehensions, AstComprehension, ast_comprehension_at) \
    X(AstExceptHandlers, AstExceptHandler, ast_excepthandler_at) \
    X(AstAliases, AstAlias, ast_alias_at) \
    X(AstWithItems, AstWithItem, ast_withitem_at) \
    X(AstMatchCases, AstMatchCase, ast_match_case_at) \
    X(AstIdentifiers, Object, ast_identifier_at)

/* `items` points to `count` slots of 8 bytes, whatever a pointer's size is. A sequence that begins as {0} has no byte
 * that is not determined, also where a pointer has four: it is copied to nodes, which are seen. */
#define AST_SEQUENCE(Sequence, Item, at) \
    typedef struct Sequence { \
        int64_t count; \
        union { \
            uint64_t word; \
            ALIGNED_POINTER(struct Sequence##Slot) items; \
        }; \
    } Sequence; \
    typedef struct Sequence##Slot { \
        ALIGNED_POINTER(Item) item; \
    } Sequence##Slot; \
    ALWAYS_INLINE Item *at(const Sequence *sequence, int64_t index) \
    { \
        assert_internal(index >= 0 && index < sequence->count); \
        return sequence->items[index].item; \
    }
AST_SEQUENCES(AST_SEQUENCE)
#undef AST_SEQUENCE

/* Compare's operators: enum AstCmpOp. */
typedef struct AstCmpOps {
    int64_t count;
    ALIGNED_POINTER(uint8_t) items;
} AstCmpOps;

/* Lines from 1; columns in bytes of the line's UTF-8, from 0; the end is behind the last byte. */
typedef struct AstPosition {
    int32_t lineno;
    int32_t col_offset;
    int32_t end_lineno;
    int32_t end_col_offset;
} AstPosition;

/* What the tables' KINDs are in C. */
#define AST_TYPE_EXPR ALIGNED_POINTER(AstExpr)
#define AST_TYPE_OPTIONAL_EXPR ALIGNED_POINTER(AstExpr)
#define AST_TYPE_PATTERN ALIGNED_POINTER(AstPattern)
#define AST_TYPE_OPTIONAL_PATTERN ALIGNED_POINTER(AstPattern)
#define AST_TYPE_IDENTIFIER ALIGNED_POINTER(Object)
#define AST_TYPE_OPTIONAL_IDENTIFIER ALIGNED_POINTER(Object)
#define AST_TYPE_OPTIONAL_STRING ALIGNED_POINTER(Object)
#define AST_TYPE_CONSTANT ALIGNED_POINTER(Object)
#define AST_TYPE_ARGUMENTS ALIGNED_POINTER(AstArguments)
#define AST_TYPE_OPTIONAL_ARG ALIGNED_POINTER(AstArg)
#define AST_TYPE_INT int64_t
#define AST_TYPE_HIDDEN_INT int64_t
#define AST_TYPE_BOOLOP int64_t
#define AST_TYPE_OPERATOR int64_t
#define AST_TYPE_UNARYOP int64_t
#define AST_TYPE_CONTEXT int64_t
#define AST_TYPE_CMPOPS AstCmpOps
#define AST_TYPE_EXPRS AstExprs
#define AST_TYPE_STMTS AstStmts
#define AST_TYPE_PATTERNS AstPatterns
#define AST_TYPE_ARGS AstArgs
#define AST_TYPE_KEYWORDS AstKeywords
#define AST_TYPE_COMPREHENSIONS AstComprehensions
#define AST_TYPE_EXCEPTHANDLERS AstExceptHandlers
#define AST_TYPE_ALIASES AstAliases
#define AST_TYPE_WITHITEMS AstWithItems
#define AST_TYPE_MATCH_CASES AstMatchCases
#define AST_TYPE_IDENTIFIERS AstIdentifiers

#define AST_FIELD(KIND, field) AST_TYPE_##KIND field;

/* Nodes of one kind each. */
struct AstArguments {
    AST_FIELDS_arguments(AST_FIELD)
};
struct AstArg {
    AstPosition position;
    AST_FIELDS_arg(AST_FIELD)
};
struct AstKeyword {
    AstPosition position;
    AST_FIELDS_keyword(AST_FIELD)
};
struct AstComprehension {
    AST_FIELDS_comprehension(AST_FIELD)
};
struct AstExceptHandler {
    AstPosition position;
    AST_FIELDS_ExceptHandler(AST_FIELD)
};
struct AstAlias {
    AstPosition position;
    AST_FIELDS_alias(AST_FIELD)
};
struct AstWithItem {
    AST_FIELDS_withitem(AST_FIELD)
};
struct AstMatchCase {
    AST_FIELDS_match_case(AST_FIELD)
};

/* Nodes of several kinds: a head, then the fields of the kind. Only as much of the union is allocated as the
 * kind needs: a node is never copied as a whole, and its kind never changes to a larger one (ast_become). */
#define AST_MEMBER(name, fields) \
    struct { \
        fields(AST_FIELD) \
    } name;

struct AstStmt {
    int32_t kind; /* enum AstStmtKind */
    uint32_t reserved;
    AstPosition position;
    union {
        AST_STMTS(AST_MEMBER)
    };
};

struct AstExpr {
    int32_t kind; /* enum AstExprKind */
    uint32_t reserved;
    AstPosition position;
    union {
        AST_EXPRS(AST_MEMBER)
    };
};

struct AstPattern {
    int32_t kind; /* enum AstPatternKind */
    uint32_t reserved;
    AstPosition position;
    union {
        AST_PATTERNS(AST_MEMBER)
    };
};
#undef AST_MEMBER
#undef AST_FIELD

_Static_assert(sizeof(AstExprs) == 16 && sizeof(AstExprsSlot) == 8, "sequences are the same in every build");
_Static_assert(offsetof(AstExpr, BinOp) == 24 && offsetof(AstExpr, BinOp.right) == 40, "expressions");
_Static_assert(sizeof(AstExpr) == 64 && sizeof(AstPattern) == 80 && sizeof(AstStmt) == 96, "nodes");
_Static_assert(sizeof(AstArguments) == 96 && sizeof(AstArg) == 32 && sizeof(AstMatchCase) == 32, "nodes");

/* compile()'s modes; PARSE_PROMPT is PARSE_SINGLE of a text to which more may be typed (codeop): a block that
 * no empty line has ended, and an error that more text might mend, are SYNTAX_INCOMPLETE. */
typedef enum ParseMode { PARSE_EXEC, PARSE_EVAL, PARSE_SINGLE, PARSE_PROMPT } ParseMode;

/* What was parsed: PARSE_EXEC Module(body), PARSE_SINGLE Interactive(body), PARSE_EVAL Expression(value). */
typedef struct AstModule {
    int32_t mode; /* ParseMode */
    uint32_t reserved;
    AstStmts body;
    ALIGNED_POINTER(AstExpr) value; /* PARSE_EVAL alone */
    ALIGNED_POINTER(CompileArena) arena;
} AstModule;

_Static_assert(sizeof(AstModule) == 40, "module");

/* ---- making; NULL and MemoryError */

/* A node of its kind with that position; its fields are zero. Bytes are those that the kind needs. */
AstExpr *ast_expr_new(Runtime *rt, CompileArena *arena, enum AstExprKind kind, AstPosition position);
AstStmt *ast_stmt_new(Runtime *rt, CompileArena *arena, enum AstStmtKind kind, AstPosition position);
AstPattern *ast_pattern_new(Runtime *rt, CompileArena *arena, enum AstPatternKind kind, AstPosition position);

/* Room for `count` items of 8 bytes, for a sequence's `items`. NULL only without memory: count 0 gives room
 * for one. */
ALWAYS_INLINE void *ast_items_new(Runtime *rt, CompileArena *arena, int64_t count)
{
    return compile_arena_alloc(rt, arena, count == 0 ? 8 : count * 8);
}

/* Makes the node a Constant in place, whatever it was, for an optimiser: every expression node has room for
 * one. `value` is borrowed: the arena must own it. */
void ast_become_constant(AstExpr *expr, Object *value);

/* The class name in module ast. */
const char *ast_expr_name(const AstExpr *expr);
const char *ast_stmt_name(const AstStmt *stmt);
const char *ast_pattern_name(const AstPattern *pattern);

#endif
