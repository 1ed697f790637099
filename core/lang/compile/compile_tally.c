/* What CPython's compiler leaves behind; see compile_tally.h. */
#include "lang/compile/compile_tally.h"

#include <math.h>

#include "object/error.h"
#include "types/container/dict.h"
#include "types/container/list.h"
#include "types/container/set.h"
#include "types/container/tuple.h"
#include "types/none.h"
#include "types/number/complex.h"
#include "types/number/float.h"
#include "types/text/bytes.h"

enum { LISTS_OF_ALL = 2 };

/* ---- keys of constants */

/* Counts a tuple that is made while those of `now` are there. */
static void add_tuple(int32_t now[PROFILE_TUPLE_FREE_LIST_LENGTHS], int64_t length)
{
    if (length >= 1 && length <= PROFILE_TUPLE_FREE_LIST_LENGTHS)
        now[length - 1]++;
}

static void add_key(Runtime *rt, int32_t now[PROFILE_TUPLE_FREE_LIST_LENGTHS], const Object *value);

static void add_keys_of_tuple(Runtime *rt, int32_t now[PROFILE_TUPLE_FREE_LIST_LENGTHS], const Object *tuple)
{
    add_tuple(now, tuple_size(tuple));
    for (int64_t i = 0; i < tuple_size(tuple); i++)
        add_key(rt, now, tuple_get(tuple, i));
}

static void add_keys_of_set(Runtime *rt, int32_t now[PROFILE_TUPLE_FREE_LIST_LENGTHS], const Object *set)
{
    int64_t position = 0;
    Object *key = NULL;
    while (set_next(set, &position, &key, NULL))
        add_key(rt, now, key);
}

static bool is_negative_zero(double value) { return value == 0 && signbit(value); }

/* Where the type alone does not tell two equal constants apart, their sign does: a third item. */
static int64_t key_length(Runtime *rt, const Object *value)
{
    if (object_is_exact(rt, value, TYPE_FLOAT))
        return is_negative_zero(float_value(value)) ? 3 : 2;
    if (object_is_exact(rt, value, TYPE_COMPLEX))
        return is_negative_zero(complex_value(value).real) || is_negative_zero(complex_value(value).imag) ? 3
                                                                                                          : 2;
    return object_is_exact(rt, value, TYPE_BOOL) || object_is_bytes(value) ? 2 : 0;
}

/* As deep as constants nest in the source. */
static void add_key(Runtime *rt, int32_t now[PROFILE_TUPLE_FREE_LIST_LENGTHS], const Object *value)
{
    if (object_is_exact(rt, value, TYPE_TUPLE))
        add_keys_of_tuple(rt, now, value);
    else if (object_is_exact(rt, value, TYPE_FROZENSET))
        add_keys_of_set(rt, now, value);
    else {
        add_tuple(now, key_length(rt, value));
        return;
    }
    add_tuple(now, 2);
}

/* `is_extra`: the value itself is a tuple too many, which goes at once. */
static void note_key(Runtime *rt, CompileTally *tally, const Object *value, bool is_new, bool is_extra)
{
    int32_t now[PROFILE_TUPLE_FREE_LIST_LENGTHS];
    for (int32_t i = 0; i < PROFILE_TUPLE_FREE_LIST_LENGTHS; i++)
        now[i] = tally->tuples_now[i];
    add_key(rt, now, value);
    if (is_extra && object_is_exact(rt, value, TYPE_TUPLE))
        add_tuple(now, tuple_size(value));
    for (int32_t i = 0; i < PROFILE_TUPLE_FREE_LIST_LENGTHS; i++) {
        if (now[i] > tally->tuples_most[i])
            tally->tuples_most[i] = now[i];
        if (is_new)
            tally->tuples_now[i] = now[i];
    }
}

void compile_tally_constant(Runtime *rt, CompileTally *tally, Object *value, bool is_new)
{
    note_key(rt, tally, value, is_new, false);
}

void compile_tally_made(Runtime *rt, CompileTally *tally, Object *value, bool is_new)
{
    note_key(rt, tally, value, is_new, !is_new);
}

/* ---- scopes and units */

static const Scope *next_scope(const Scope *scope)
{
    if (scope->first_child != NULL)
        return scope->first_child;
    while (scope != NULL && scope->sibling == NULL)
        scope = scope->parent;
    return scope == NULL ? NULL : scope->sibling;
}

void compile_tally_scopes(CompileTally *tally, const Scope *module)
{
    for (const Scope *scope = module; scope != NULL; scope = next_scope(scope)) {
        tally->scopes++;
        tally->lists_of_directives += scope->directives != NULL;
        for (const ScopeDirective *name = scope->directives; name != NULL; name = name->next) {
            tally->tuples_now[4]++; /* the name and its position */
            tally->tuples_most[4]++;
        }
    }
}

void compile_tally_nesting(CompileTally *tally, int32_t nesting)
{
    if (nesting > tally->nesting_most)
        tally->nesting_most = nesting;
}

void compile_tally_pattern(CompileTally *tally, bool has_alternatives)
{
    tally->alternatives += has_alternatives;
    int32_t lists = 1 + 2 * tally->alternatives;
    if (lists > tally->lists_of_patterns)
        tally->lists_of_patterns = lists;
}

void compile_tally_pattern_end(CompileTally *tally, bool has_alternatives)
{
    tally->alternatives -= has_alternatives;
}

/* ---- leaving */

static Object *tuple_of(Runtime *rt, int64_t length)
{
    Object *tuple = tuple_new(rt, length);
    for (int64_t i = 0; tuple != NULL && i < length; i++)
        tuple_set(tuple, i, none_new(rt));
    return tuple;
}

/* With a table of keys, as most of the compiler's have. */
static Object *dict_of_one(Runtime *rt)
{
    Object *dict = dict_new(rt);
    if (dict != NULL && dict_set(rt, dict, runtime_none(rt), runtime_none(rt)) < 0) {
        object_decref(rt, dict);
        return NULL;
    }
    return dict;
}

/* Makes `count` objects that live as long as the arena: tuples of that length; where it is 0, dicts; below, lists. */
static bool keep_more(Runtime *rt, CompileArena *arena, int64_t count, int64_t length)
{
    for (int64_t i = 0; i < count; i++) {
        Object *made = length == 0 ? dict_of_one(rt) : length < 0 ? list_new(rt, 0) : tuple_of(rt, length);
        if (compile_arena_keep(rt, arena, made) == NULL)
            return false;
    }
    return true;
}

/* CPython's: the arena's own (of the tree), the stacks of scopes and of units; two of each scope, one of what its
 * global and nonlocal statements name. Ours are the list of the compiler's arena, and one of each unit. */
static bool keep_lists(Runtime *rt, CompileArena *arena, const CompileTally *tally)
{
    int64_t lists =
        LISTS_OF_ALL + (int64_t)tally->scopes + tally->lists_of_directives + tally->lists_of_patterns;
    return keep_more(rt, arena, lists, -1);
}

/* The tables of all constants and of all scopes; one of each scope; five of each unit that is being made. */
static bool keep_dicts(Runtime *rt, CompileArena *arena, const CompileTally *tally)
{
    return keep_more(rt, arena, 2 + (int64_t)tally->scopes + 5 * (int64_t)tally->nesting_most, 0);
}

void compile_tally_leave(Runtime *rt, CompileArena *arena, const CompileTally *tally)
{
    ErrorState saved;
    error_fetch(rt, &saved);
    bool good = keep_lists(rt, arena, tally) && keep_dicts(rt, arena, tally);
    for (int64_t i = 0; good && i < PROFILE_TUPLE_FREE_LIST_LENGTHS; i++)
        good = keep_more(rt, arena, tally->tuples_most[i], i + 1);
    error_clear(rt);
    error_restore(rt, &saved);
}
