/* How many tuples, lists and dicts CPython's compiler has at once while it compiles a program. It keeps its tables in
 * such objects, ours in an arena (lang/arena.h); afterwards they lie in the free lists, and the collector has counted
 * them: a program sees both in gc.get_count. Owns counting them, and leaving as many behind. */
#ifndef OURO_LANG_COMPILE_TALLY_H
#define OURO_LANG_COMPILE_TALLY_H

#include "lang/compile/scope.h"

/* By length - 1; most >= now, each */
typedef struct CompileTally {
    int32_t tuples_now[PROFILE_TUPLE_FREE_LIST_LENGTHS];
    int32_t tuples_most[PROFILE_TUPLE_FREE_LIST_LENGTHS];
    int32_t scopes;
    int32_t lists_of_directives;
    int32_t nesting_most;
    int32_t alternatives;      /* patterns with alternatives around the current one, and it */
    int32_t lists_of_patterns; /* at most */
} CompileTally;

/* A constant is looked up in the table of all of a compilation; `is_new`: it stays there.
 * CPython: _PyCode_ConstantKey makes the tuples that the table has for keys. */
void compile_tally_constant(Runtime *rt, CompileTally *tally, Object *value, bool is_new);

/* The same for what has been made and goes again, unless it is new. */
void compile_tally_made(Runtime *rt, CompileTally *tally, Object *value, bool is_new);

/* The symbol table is there, and stays to the end. */
void compile_tally_scopes(CompileTally *tally, const Scope *module);

void compile_tally_nesting(CompileTally *tally, int32_t nesting);

/* Before and after a pattern. A case has a list of the names it captures; one with alternatives another, and one more
 * for the alternative that is tried. */
void compile_tally_pattern(CompileTally *tally, bool has_alternatives);
void compile_tally_pattern_end(CompileTally *tally, bool has_alternatives);

/* Makes as many objects, which go with the arena. Leaves no error; an error that is set stays. */
void compile_tally_leave(Runtime *rt, CompileArena *arena, const CompileTally *tally);

#endif
