/* The compiler: match. See compile_private.h.
 *
 * A pattern consumes the subject on top of the stack. What it captures stays on the stack, below what is
 * still needed, until the whole pattern has matched; a failure must drop just as much as is there at that
 * point. For each number of values to drop there is a block that drops one and goes on to the next. */
#include "lang/compile/compile_private.h"

#include "types/container/tuple.h"
#include "types/number/int.h"
#include "types/text/str.h"

typedef struct PatternState {
    NameTable captures;                              /* in the order in which they lie on the stack */
    ALIGNED_POINTER(AstIdentifiersSlot) fail_blocks; /* FlowBlocks, by how many values they drop */
    int64_t fail_count;
    int64_t fail_capacity;
    int64_t on_top; /* values above the captures */
    bool allows_irrefutable;
} PatternState;

static bool compile_pattern(Compiler *c, const AstPattern *pattern, PatternState *p);

/* ---- failing */

static FlowBlock *fail_block(const PatternState *p, int64_t index)
{
    return (FlowBlock *)p->fail_blocks[index].item;
}

static bool reserve_fail_blocks(Compiler *c, PatternState *p, int64_t count)
{
    if (count <= p->fail_capacity)
        return true;
    AstIdentifiersSlot *blocks = ast_items_new(c->rt, c->arena, 2 * count);
    if (blocks == NULL)
        return false;
    for (int64_t i = 0; i < p->fail_count; i++)
        blocks[i] = p->fail_blocks[i];
    p->fail_blocks = blocks;
    p->fail_capacity = 2 * count;
    return true;
}

/* Makes the blocks that drop up to `pops` values. */
static bool ensure_fail_blocks(Compiler *c, PatternState *p, int64_t pops)
{
    if (!reserve_fail_blocks(c, p, pops + 1))
        return false;
    while (p->fail_count <= pops) {
        FlowBlock *block = compile_block(c);
        if (block == NULL)
            return false;
        p->fail_blocks[p->fail_count++].item = (Object *)block;
    }
    return true;
}

static bool fail_by(Compiler *c, PatternState *p, int32_t jump)
{
    int64_t pops = p->on_top + p->captures.count;
    return ensure_fail_blocks(c, p, pops) && emit_jump(c, jump, fail_block(p, pops));
}

/* Where what has failed arrives; nothing is left of the pattern then. */
static bool use_fail_blocks(Compiler *c, PatternState *p)
{
    if (p->fail_count == 0)
        return true;
    for (int64_t i = p->fail_count - 1; i > 0; i--) {
        compile_use(c, fail_block(p, i));
        if (!emit(c, OP_POP_TOP))
            return false;
    }
    compile_use(c, fail_block(p, 0));
    p->fail_count = 0;
    return true;
}

/* ---- capturing */

static bool is_wildcard(const AstPattern *pattern)
{
    return pattern->kind == AST_MatchAs && pattern->MatchAs.name == NULL;
}

static bool is_star_wildcard(const AstPattern *pattern)
{
    return pattern->kind == AST_MatchStar && pattern->MatchStar.name == NULL;
}

/* Moves the topmost value down to the place `count`, from 1. */
static bool rotate(Compiler *c, int64_t count)
{
    for (; count > 1; count--) {
        if (!emit_with(c, OP_SWAP, count))
            return false;
    }
    return true;
}

static bool add_capture(Compiler *c, Object *name, PatternState *p)
{
    if (names_find(c->rt, &p->captures, name) != NULL)
        return compile_error(c, "multiple assignments to name '%s' in pattern", name);
    return names_add(c->rt, c->arena, &p->captures, name, 0) != NULL;
}

static bool capture(Compiler *c, Object *name, PatternState *p)
{
    if (name == NULL)
        return emit(c, OP_POP_TOP);
    return compile_check_name(c, name, AST_Store) && rotate(c, p->on_top + p->captures.count + 1) &&
           add_capture(c, name, p);
}

static bool compile_as(Compiler *c, const AstPattern *pattern, PatternState *p)
{
    Object *name = pattern->MatchAs.name;
    if (pattern->MatchAs.pattern == NULL) {
        if (p->allows_irrefutable)
            return capture(c, name, p);
        return name != NULL ? compile_error(c, "name capture '%s' makes remaining patterns unreachable", name)
                            : compile_error(c, "wildcard makes remaining patterns unreachable", NULL);
    }
    p->on_top++;
    if (!emit_with(c, OP_COPY, 1) || !compile_pattern(c, pattern->MatchAs.pattern, p))
        return false;
    p->on_top--;
    return capture(c, name, p);
}

/* ---- sub-patterns: those may always be irrefutable */

static bool compile_subpattern(Compiler *c, const AstPattern *pattern, PatternState *p)
{
    bool allowed = p->allows_irrefutable;
    p->allows_irrefutable = true;
    bool good = compile_pattern(c, pattern, p);
    p->allows_irrefutable = allowed;
    return good;
}

/* Jumps if the length of the subject, which stays, does not compare so with `size`. */
static bool check_length(Compiler *c, int64_t size, enum AstCmpOp op, PatternState *p)
{
    return emit(c, OP_GET_LEN) && emit_int(c, size) && compile_comparison(c, op) &&
           fail_by(c, p, OP_POP_JUMP_IF_FALSE);
}

static bool emit_unpack_patterns(Compiler *c, const AstPatterns *patterns)
{
    int64_t count = patterns->count;
    bool has_star = false;
    for (int64_t i = 0; i < count; i++) {
        if (ast_pattern_at(patterns, i)->kind != AST_MatchStar)
            continue;
        if (has_star)
            return compile_error(c, "multiple starred names in sequence pattern", NULL);
        if (i >= 1 << 8 || count - i - 1 >= INT32_MAX >> 8)
            return compile_error(c, "too many expressions in star-unpacking sequence pattern", NULL);
        if (!emit_with(c, OP_UNPACK_EX, i + ((count - i - 1) << 8)))
            return false;
        has_star = true;
    }
    return has_star || emit_with(c, OP_UNPACK_SEQUENCE, count);
}

static bool match_unpacked(Compiler *c, const AstPatterns *patterns, PatternState *p)
{
    if (!emit_unpack_patterns(c, patterns))
        return false;
    p->on_top += patterns->count;
    for (int64_t i = 0; i < patterns->count; i++) {
        p->on_top--;
        if (!compile_subpattern(c, ast_pattern_at(patterns, i), p))
            return false;
    }
    return true;
}

/* Items behind a star are counted from the end. */
static bool load_item(Compiler *c, int64_t index, int64_t star, int64_t count)
{
    if (!emit_with(c, OP_COPY, 1))
        return false;
    if (index < star) {
        if (!emit_int(c, index))
            return false;
    } else if (!emit(c, OP_GET_LEN) || !emit_int(c, count - index) ||
               !emit_with(c, OP_BINARY_OP, BINARY_SUBTRACT)) {
        return false;
    }
    return emit(c, OP_BINARY_SUBSCR);
}

/* With `*_` the sequence need not be unpacked: its items are taken one by one. */
static bool match_items(Compiler *c, const AstPatterns *patterns, int64_t star, PatternState *p)
{
    p->on_top++;
    for (int64_t i = 0; i < patterns->count; i++) {
        const AstPattern *pattern = ast_pattern_at(patterns, i);
        if (i == star || is_wildcard(pattern))
            continue;
        if (!load_item(c, i, star, patterns->count) || !compile_subpattern(c, pattern, p))
            return false;
    }
    p->on_top--;
    return emit(c, OP_POP_TOP);
}

typedef struct SequenceShape {
    int64_t star; /* -1: none */
    bool only_wildcards;
    bool star_is_wildcard;
} SequenceShape;

static bool find_shape(Compiler *c, const AstPatterns *patterns, SequenceShape *shape)
{
    *shape = (SequenceShape){-1, true, false};
    for (int64_t i = 0; i < patterns->count; i++) {
        const AstPattern *pattern = ast_pattern_at(patterns, i);
        if (pattern->kind != AST_MatchStar) {
            shape->only_wildcards &= is_wildcard(pattern);
            continue;
        }
        if (shape->star >= 0)
            return compile_error(c, "multiple starred names in sequence pattern", NULL);
        shape->star_is_wildcard = is_star_wildcard(pattern);
        shape->only_wildcards &= shape->star_is_wildcard;
        shape->star = i;
    }
    return true;
}

static bool compile_sequence(Compiler *c, const AstPattern *pattern, PatternState *p)
{
    const AstPatterns *patterns = &pattern->MatchSequence.patterns;
    int64_t count = patterns->count;
    SequenceShape shape;
    if (!find_shape(c, patterns, &shape))
        return false;
    p->on_top++;
    if (!emit(c, OP_MATCH_SEQUENCE) || !fail_by(c, p, OP_POP_JUMP_IF_FALSE))
        return false;
    if (shape.star < 0) {
        if (!check_length(c, count, AST_Eq, p))
            return false;
    } else if (count > 1 && !check_length(c, count - 1, AST_GtE, p)) {
        return false;
    }
    p->on_top--;
    if (shape.only_wildcards)
        return emit(c, OP_POP_TOP);
    return shape.star_is_wildcard ? match_items(c, patterns, shape.star, p) : match_unpacked(c, patterns, p);
}

/* ---- mappings */

static bool same_key(Compiler *c, const AstExpr *left, const AstExpr *right)
{
    int equal = object_compare(c->rt, left->Constant.value, right->Constant.value, COMPARE_EQ);
    if (equal < 0)
        error_clear(c->rt);
    return equal > 0;
}

static bool refuse_duplicate_key(Compiler *c, const AstExpr *key)
{
    Object *text = compile_keep(c, compile_unparse(c->rt, key));
    return text != NULL && compile_error(c, "mapping pattern checks duplicate key (%s)", text);
}

static bool check_key(Compiler *c, const AstExprs *keys, int64_t index)
{
    const AstExpr *key = ast_expr_at(keys, index);
    if (key->kind == AST_Attribute)
        return true;
    if (key->kind != AST_Constant)
        return compile_error(c, "mapping pattern keys may only match literals and attribute lookups", NULL);
    for (int64_t i = 0; i < index; i++) {
        const AstExpr *other = ast_expr_at(keys, i);
        if (other->kind == AST_Constant && same_key(c, other, key))
            return refuse_duplicate_key(c, key);
    }
    return true;
}

/* A tuple of the keys, and one of their values above it. */
static bool match_keys(Compiler *c, const AstExprs *keys, PatternState *p)
{
    for (int64_t i = 0; i < keys->count; i++) {
        if (!check_key(c, keys, i) || !compile_expr(c, ast_expr_at(keys, i)))
            return false;
    }
    if (!emit_with(c, OP_BUILD_TUPLE, keys->count) || !emit(c, OP_MATCH_KEYS))
        return false;
    p->on_top += 2;
    return emit_with(c, OP_COPY, 1) && emit_none(c) && emit_with(c, OP_IS_OP, 1) &&
           fail_by(c, p, OP_POP_JUMP_IF_FALSE);
}

/* subject, keys -> a dict of what is left: a copy, out of which the keys are deleted. */
static bool make_rest(Compiler *c, int64_t keys)
{
    if (!emit_with(c, OP_BUILD_MAP, 0) || !emit_with(c, OP_SWAP, 3) || !emit_with(c, OP_DICT_UPDATE, 2) ||
        !emit_with(c, OP_UNPACK_SEQUENCE, keys))
        return false;
    for (; keys > 0; keys--) {
        if (!emit_with(c, OP_COPY, 1 + keys) || !emit_with(c, OP_SWAP, 2) || !emit(c, OP_DELETE_SUBSCR))
            return false;
    }
    return true;
}

static bool compile_mapping(Compiler *c, const AstPattern *pattern, PatternState *p)
{
    const AstExprs *keys = &pattern->MatchMapping.keys;
    const AstPatterns *patterns = &pattern->MatchMapping.patterns;
    Object *rest = pattern->MatchMapping.rest;
    p->on_top++;
    if (!emit(c, OP_MATCH_MAPPING) || !fail_by(c, p, OP_POP_JUMP_IF_FALSE))
        return false;
    if (keys->count == 0 && rest == NULL) {
        p->on_top--;
        return emit(c, OP_POP_TOP);
    }
    if (keys->count > 0 && !check_length(c, keys->count, AST_GtE, p))
        return false;
    if (!match_keys(c, keys, p) || !emit_with(c, OP_UNPACK_SEQUENCE, keys->count))
        return false;
    p->on_top += keys->count - 1;
    for (int64_t i = 0; i < patterns->count; i++) {
        p->on_top--;
        if (!compile_subpattern(c, ast_pattern_at(patterns, i), p))
            return false;
    }
    p->on_top -= 2;
    if (rest == NULL)
        return emit(c, OP_POP_TOP) && emit(c, OP_POP_TOP);
    return make_rest(c, keys->count) && capture(c, rest, p);
}

/* ---- classes */

static bool check_attributes(Compiler *c, const AstPattern *pattern)
{
    const AstIdentifiers *names = &pattern->MatchClass.kwd_attrs;
    for (int64_t i = 0; i < names->count; i++) {
        Object *name = ast_identifier_at(names, i);
        compile_at(c, ast_pattern_at(&pattern->MatchClass.kwd_patterns, i)->position);
        if (!compile_check_name(c, name, AST_Store))
            return false;
        for (int64_t j = i + 1; j < names->count; j++) {
            if (!str_equal(name, ast_identifier_at(names, j)))
                continue;
            compile_at(c, ast_pattern_at(&pattern->MatchClass.kwd_patterns, j)->position);
            return compile_error(c, "attribute name repeated in class pattern: %s", name);
        }
    }
    compile_at(c, pattern->position);
    return true;
}

static Object *attribute_names(Compiler *c, const AstIdentifiers *names)
{
    Object *tuple = tuple_new(c->rt, names->count);
    if (tuple == NULL)
        return NULL;
    for (int64_t i = 0; i < names->count; i++)
        tuple_set(tuple, i, object_incref(ast_identifier_at(names, i)));
    return tuple;
}

static const AstPattern *class_subpattern(const AstPattern *pattern, int64_t index)
{
    int64_t positional = pattern->MatchClass.patterns.count;
    return index < positional ? ast_pattern_at(&pattern->MatchClass.patterns, index)
                              : ast_pattern_at(&pattern->MatchClass.kwd_patterns, index - positional);
}

static bool compile_class_pattern(Compiler *c, const AstPattern *pattern, PatternState *p)
{
    int64_t positional = pattern->MatchClass.patterns.count;
    int64_t count = positional + pattern->MatchClass.kwd_attrs.count;
    if (!check_attributes(c, pattern) || !compile_expr(c, pattern->MatchClass.cls) ||
        !emit_new_constant(c, attribute_names(c, &pattern->MatchClass.kwd_attrs)) ||
        !emit_with(c, OP_MATCH_CLASS, positional) || !emit_with(c, OP_COPY, 1) || !emit_none(c) ||
        !emit_with(c, OP_IS_OP, 1))
        return false;
    p->on_top++;
    if (!fail_by(c, p, OP_POP_JUMP_IF_FALSE) || !emit_with(c, OP_UNPACK_SEQUENCE, count))
        return false;
    p->on_top += count - 1;
    for (int64_t i = 0; i < count; i++) {
        const AstPattern *subpattern = class_subpattern(pattern, i);
        p->on_top--;
        if (is_wildcard(subpattern) ? !emit(c, OP_POP_TOP) : !compile_subpattern(c, subpattern, p))
            return false;
    }
    return true;
}

/* ---- values */

static bool compile_value(Compiler *c, const AstPattern *pattern, PatternState *p)
{
    const AstExpr *value = pattern->MatchValue.value;
    if (value->kind != AST_Constant && value->kind != AST_Attribute)
        return compile_error(c, "patterns may only match literals and attribute lookups", NULL);
    return compile_expr(c, value) && compile_comparison(c, AST_Eq) && fail_by(c, p, OP_POP_JUMP_IF_FALSE);
}

static bool compile_singleton(Compiler *c, const AstPattern *pattern, PatternState *p)
{
    return emit_constant(c, pattern->MatchSingleton.value) && compile_comparison(c, AST_Is) &&
           fail_by(c, p, OP_POP_JUMP_IF_FALSE);
}

/* ---- alternatives: all capture the same names, in the order of the first */

static void move_names(NameEntry *entries, int64_t count, int64_t steps)
{
    for (; steps > 0; steps--) {
        NameEntry first = entries[0];
        for (int64_t i = 1; i < count; i++)
            entries[i - 1] = entries[i];
        entries[count - 1] = first;
    }
}

static int64_t position_of(const NameEntry *entries, int64_t count, const Object *name)
{
    for (int64_t i = 0; i < count; i++) {
        if (str_equal(entries[i].name, name))
            return i;
    }
    return -1;
}

/* Brings what this alternative captured into the order of `wanted`, from the last name to the first. */
static bool reorder(Compiler *c, PatternState *p, const NameTable *wanted)
{
    NameEntry *entries = p->captures.entries;
    for (int64_t i = wanted->count - 1; i >= 0; i--) {
        int64_t at = position_of(entries, p->captures.count, wanted->entries[i].name);
        if (at < 0)
            return compile_error(c, "alternative patterns bind different names", NULL);
        if (at == i)
            continue;
        int64_t rotations = at + 1;
        move_names(entries, i + 1, rotations);
        for (; rotations > 0; rotations--) {
            if (!rotate(c, i + 1))
                return false;
        }
    }
    return true;
}

static bool compile_alternative(Compiler *c, const AstPattern *alternative, PatternState *p,
                                NameTable *control, bool is_first)
{
    if (!emit_with(c, OP_COPY, 1) || !compile_pattern(c, alternative, p))
        return false;
    if (is_first) {
        *control = p->captures;
        return true;
    }
    if (p->captures.count != control->count)
        return compile_error(c, "alternative patterns bind different names", NULL);
    return reorder(c, p, control);
}

/* The captures of the alternatives move below what else is on the stack. */
static bool keep_captures(Compiler *c, const NameTable *control, PatternState *p)
{
    int64_t rotations = control->count + 1 + p->on_top + p->captures.count;
    for (int32_t i = 0; i < control->count; i++) {
        if (!rotate(c, rotations) || !add_capture(c, control->entries[i].name, p))
            return false;
    }
    return true;
}

static bool compile_or(Compiler *c, const AstPattern *pattern, PatternState *p)
{
    const AstPatterns *patterns = &pattern->MatchOr.patterns;
    NameTable control = {0};
    FlowBlock *end = compile_block(c);
    if (end == NULL)
        return false;
    for (int64_t i = 0; i < patterns->count; i++) {
        const AstPattern *alternative = ast_pattern_at(patterns, i);
        PatternState state = {.allows_irrefutable = i == patterns->count - 1 && p->allows_irrefutable};
        compile_at(c, alternative->position);
        if (!compile_alternative(c, alternative, &state, &control, i == 0) || !emit_jump(c, OP_JUMP, end) ||
            !use_fail_blocks(c, &state))
            return false;
    }
    if (!emit(c, OP_POP_TOP) || !fail_by(c, p, OP_JUMP))
        return false;
    compile_use(c, end);
    return keep_captures(c, &control, p) && emit(c, OP_POP_TOP);
}

/* ---- all */

static bool compile_pattern_by_kind(Compiler *c, const AstPattern *pattern, PatternState *p)
{
    switch ((enum AstPatternKind)pattern->kind) {
    case AST_MatchValue:
        return compile_value(c, pattern, p);
    case AST_MatchSingleton:
        return compile_singleton(c, pattern, p);
    case AST_MatchSequence:
        return compile_sequence(c, pattern, p);
    case AST_MatchMapping:
        return compile_mapping(c, pattern, p);
    case AST_MatchClass:
        return compile_class_pattern(c, pattern, p);
    case AST_MatchStar:
        return capture(c, pattern->MatchStar.name, p);
    case AST_MatchAs:
        return compile_as(c, pattern, p);
    case AST_MatchOr:
        return compile_or(c, pattern, p);
    case AST_PATTERN_KINDS:
        break;
    }
    return true;
}

static bool compile_pattern(Compiler *c, const AstPattern *pattern, PatternState *p)
{
    if (!compile_enter(c))
        return false;
    compile_at(c, pattern->position);
    compile_tally_pattern(&c->tally, pattern->kind == AST_MatchOr);
    bool good = compile_pattern_by_kind(c, pattern, p);
    compile_tally_pattern_end(&c->tally, pattern->kind == AST_MatchOr);
    compile_leave(c);
    return good;
}

static bool store_captures(Compiler *c, const PatternState *p)
{
    for (int32_t i = 0; i < p->captures.count; i++) {
        if (!emit_variable(c, p->captures.entries[i].name, AST_Store))
            return false;
    }
    return true;
}

/* The last case that is compiled this way takes the subject itself, not a copy. */
static bool compile_case(Compiler *c, const AstMatchCase *match_case, bool is_last, bool allows_irrefutable,
                         FlowBlock *end)
{
    PatternState p = {.allows_irrefutable = match_case->guard != NULL || allows_irrefutable};
    compile_at(c, match_case->pattern->position);
    if ((!is_last && !emit_with(c, OP_COPY, 1)) || !compile_pattern(c, match_case->pattern, &p) ||
        !store_captures(c, &p))
        return false;
    if (match_case->guard != NULL &&
        (!ensure_fail_blocks(c, &p, 0) || !compile_jump_if(c, match_case->guard, fail_block(&p, 0), false)))
        return false;
    if ((!is_last && !emit(c, OP_POP_TOP)) || !compile_stmts(c, &match_case->body) ||
        !emit_jump(c, OP_JUMP, end))
        return false;
    compile_at(c, match_case->pattern->position);
    return use_fail_blocks(c, &p);
}

/* `case _:` at the end matches all. */
static bool compile_default_case(Compiler *c, const AstMatchCase *match_case, FlowBlock *end)
{
    compile_at(c, match_case->pattern->position);
    return emit(c, OP_NOP) &&
           (match_case->guard == NULL || compile_jump_if(c, match_case->guard, end, false)) &&
           compile_stmts(c, &match_case->body);
}

bool compile_match(Compiler *c, const AstStmt *stmt)
{
    const AstMatchCases *cases = &stmt->Match.cases;
    int64_t count = cases->count;
    const AstMatchCase *last = ast_match_case_at(cases, count - 1);
    bool has_default = count > 1 && is_wildcard(last->pattern);
    FlowBlock *end = compile_block(c);
    if (end == NULL || !compile_expr(c, stmt->Match.subject))
        return false;
    int64_t compiled = count - has_default;
    for (int64_t i = 0; i < compiled; i++) {
        if (!compile_case(c, ast_match_case_at(cases, i), i == compiled - 1, i == count - 1, end))
            return false;
    }
    if (has_default && !compile_default_case(c, last, end))
        return false;
    compile_use(c, end);
    return true;
}
