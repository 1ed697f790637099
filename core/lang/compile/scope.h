/* Scopes: where each name of a program lives. Owns the symbol table: one Scope for a module, class, function,
 * lambda or comprehension, and in it what is done with each name and what follows from that. CPython:
 * Python/symtable.c
 *
 * Built in two steps: scope_build walks the tree and notes what each scope does with its names; then each
 * name is resolved (scope_resolve.c). */
#ifndef OURO_LANG_SCOPE_H
#define OURO_LANG_SCOPE_H

#include "lang/compile/compile_names.h"
#include "lang/parse/source.h"

enum ScopeType { SCOPE_FUNCTION, SCOPE_CLASS, SCOPE_MODULE, SCOPE_ANNOTATION };

enum ScopeComprehension {
    COMPREHENSION_NONE,
    COMPREHENSION_LIST,
    COMPREHENSION_DICT,
    COMPREHENSION_SET,
    COMPREHENSION_GENERATOR,
};

/* What a scope does with a name: the low bits of a NameEntry's value in Scope.symbols. */
enum {
    SYMBOL_GLOBAL = 1, /* global statement */
    SYMBOL_LOCAL = 2,  /* bound */
    SYMBOL_PARAMETER = 4,
    SYMBOL_NONLOCAL = 8, /* nonlocal statement */
    SYMBOL_USED = 16,
    SYMBOL_FREE_IN_CLASS = 64, /* bound in the class, and free in a function within */
    SYMBOL_IMPORTED = 128,
    SYMBOL_ANNOTATED = 256,
    SYMBOL_ITERATOR = 512, /* target of a comprehension's for */
    SYMBOL_BOUND = SYMBOL_LOCAL | SYMBOL_PARAMETER | SYMBOL_IMPORTED,
};

/* Where a name lives: the high bits of the value. */
#define SYMBOL_PLACE_SHIFT 16
enum SymbolPlace {
    PLACE_UNKNOWN,
    PLACE_LOCAL,
    PLACE_GLOBAL_EXPLICIT,
    PLACE_GLOBAL_IMPLICIT,
    PLACE_FREE,
    PLACE_CELL,
};

/* A global or nonlocal statement's name, for error messages. */
typedef struct ScopeDirective {
    ALIGNED_POINTER(struct ScopeDirective) next;
    ALIGNED_POINTER(Object) name;
    AstPosition position;
} ScopeDirective;

typedef struct Scope {
    ALIGNED_POINTER(struct Scope) parent;
    ALIGNED_POINTER(struct Scope) first_child;
    ALIGNED_POINTER(struct Scope) last_child;
    ALIGNED_POINTER(struct Scope) sibling; /* the parent's next child */
    ALIGNED_POINTER(struct Scope) cursor;  /* where scope_child looks first */
    ALIGNED_POINTER(const void) node;
    ALIGNED_POINTER(ScopeDirective) directives; /* in order */
    ALIGNED_POINTER(ScopeDirective) last_directive;
    NameTable symbols;
    NameTable parameters;
    uint8_t type;          /* enum ScopeType */
    uint8_t comprehension; /* enum ScopeComprehension */
    uint8_t is_nested;     /* within a function */
    uint8_t is_generator;
    uint8_t is_coroutine;
    uint8_t has_varargs;
    uint8_t has_varkeywords;
    uint8_t returns_value;
    uint8_t needs_class_cell;    /* a function within refers to __class__ */
    uint8_t in_iteration_target; /* while it is built */
    uint8_t in_iterable;         /* while it is built: nested iterables of comprehensions */
    uint8_t padding[5];
    AstPosition position;
} Scope;

_Static_assert(sizeof(Scope) == 144 && sizeof(ScopeDirective) == 32, "the same in every build");

/* What a compilation is about. */
typedef struct ScopeBuilder {
    Runtime *rt;
    CompileArena *arena;
    SyntaxProblem *problem;
    Scope *module;
    Scope *current;
    Object *class_name; /* of the innermost class, for private names; or NULL */
    uint32_t future;    /* CODE_FUTURE_ flags in force */
    int32_t depth;      /* of the recursion */
} ScopeBuilder;

#define COMPILE_DEPTH_MOST 3000

/* Builds and resolves the scopes of a module: its Scope, or NULL and *problem says why. */
Scope *scope_build(Runtime *rt, CompileArena *arena, const AstModule *module, uint32_t future,
                   SyntaxProblem *problem);

/* The scope of a node within `scope`. */
Scope *scope_child(Scope *scope, const void *node);

/* Where the (mangled) name lives; PLACE_UNKNOWN when the scope does not mention it. */
enum SymbolPlace scope_place(Runtime *rt, const Scope *scope, Object *name);

/* The name as it is within a class: __x becomes _Class__x. `class_name` may be NULL. Borrowed from the arena
 * or from the caller; NULL and MemoryError. */
Object *scope_mangle(Runtime *rt, CompileArena *arena, Object *class_name, Object *name);

/* The interned str of an ASCII text, kept by the arena; NULL and MemoryError. */
Object *scope_intern(Runtime *rt, CompileArena *arena, const char *text);

/* Reports a SyntaxError at a node: false. `name` may be NULL; else the format has one %s for it. */
bool scope_error(Runtime *rt, SyntaxProblem *problem, AstPosition position, const char *format, Object *name);

bool scope_error_text(Runtime *rt, SyntaxProblem *problem, AstPosition position, const char *format,
                      const char *text);

/* RecursionError, as *problem; false. */
bool scope_too_deep(Runtime *rt, SyntaxProblem *problem);

/* ---- between the parts */

bool scope_visit_stmts(ScopeBuilder *b, const AstStmts *stmts);
bool scope_visit_expr(ScopeBuilder *b, const AstExpr *expr);
bool scope_visit_exprs(ScopeBuilder *b, const AstExprs *exprs); /* items may be NULL */
bool scope_visit_arguments(ScopeBuilder *b, const AstArguments *arguments);
bool scope_define(ScopeBuilder *b, Object *name, int64_t flags, AstPosition position);
bool scope_enter(ScopeBuilder *b, enum ScopeType type, const void *node, AstPosition position);
void scope_leave(ScopeBuilder *b);
bool scope_note_directive(ScopeBuilder *b, Object *name, AstPosition position);
int64_t scope_flags(ScopeBuilder *b, const Scope *scope, Object *name); /* 0: unknown; -1: MemoryError */
bool scope_resolve(ScopeBuilder *b);

#endif
