/* The compiler: displays (lists, tuples, sets, dicts), unpacking, f-strings. See compile_private.h. */
#include "lang/compile/compile_private.h"
#include "types/container/set.h"
#include "types/container/tuple.h"
#include "types/text/str.h"

const DisplayOpcodes display_list = {OP_BUILD_LIST, OP_LIST_APPEND, OP_LIST_EXTEND, false};
const DisplayOpcodes display_tuple = {OP_BUILD_LIST, OP_LIST_APPEND, OP_LIST_EXTEND, true};
const DisplayOpcodes display_set = {OP_BUILD_SET, OP_SET_ADD, OP_SET_UPDATE, false};

/* Fewer constants than this are loaded one by one. */
#define FOLDED_LEAST 3

static bool all_constant(const AstExprs *exprs, int64_t begin, int64_t end)
{
    for (int64_t i = begin; i < end; i++) {
        const AstExpr *expr = ast_expr_at(exprs, i);
        if (expr == NULL || expr->kind != AST_Constant)
            return false;
    }
    return true;
}

/* A tuple of constant expressions' values: new reference; NULL and MemoryError. */
static Object *constant_tuple(Compiler *c, const AstExprs *exprs, int64_t begin, int64_t end)
{
    Object *tuple = tuple_new(c->rt, end - begin);
    if (tuple == NULL)
        return NULL;
    for (int64_t i = begin; i < end; i++)
        tuple_set(tuple, i - begin, object_incref(ast_expr_at(exprs, i)->Constant.value));
    return tuple;
}

/* ---- sequences and sets */

static bool compile_folded(Compiler *c, const AstExprs *elements, int64_t pushed, DisplayOpcodes opcodes)
{
    Object *folded = compile_keep(c, constant_tuple(c, elements, 0, elements->count));
    if (folded == NULL)
        return false;
    if (opcodes.tuple && pushed == 0)
        return emit_constant(c, folded);
    if (opcodes.add == OP_SET_ADD) {
        folded = compile_keep(c, set_from(c->rt, TYPE_FROZENSET, folded));
        if (folded == NULL)
            return false;
    }
    return emit_with(c, opcodes.build, pushed) && emit_constant(c, folded) &&
           emit_with(c, opcodes.extend, 1) && (!opcodes.tuple || emit(c, OP_LIST_TO_TUPLE));
}

static bool has_starred(const AstExprs *elements)
{
    for (int64_t i = 0; i < elements->count; i++) {
        if (ast_expr_at(elements, i)->kind == AST_Starred)
            return true;
    }
    return false;
}

/* Element after element into a list or set that is there from the start, or from the first starred one on. */
static bool compile_piecemeal(Compiler *c, const AstExprs *elements, int64_t pushed, DisplayOpcodes opcodes,
                              bool built)
{
    if (built && !emit_with(c, opcodes.build, pushed))
        return false;
    for (int64_t i = 0; i < elements->count; i++) {
        const AstExpr *element = ast_expr_at(elements, i);
        if (element->kind == AST_Starred) {
            if (!built && !emit_with(c, opcodes.build, i + pushed))
                return false;
            built = true;
            if (!compile_expr(c, element->Starred.value) || !emit_with(c, opcodes.extend, 1))
                return false;
        } else if (!compile_expr(c, element) || (built && !emit_with(c, opcodes.add, 1))) {
            return false;
        }
    }
    return !opcodes.tuple || emit(c, OP_LIST_TO_TUPLE);
}

bool compile_display(Compiler *c, const AstExprs *elements, int64_t pushed, DisplayOpcodes opcodes)
{
    int64_t count = elements->count;
    if (count >= FOLDED_LEAST && all_constant(elements, 0, count))
        return compile_folded(c, elements, pushed, opcodes);
    bool is_large = count + pushed > STACK_USE_MOST;
    if (is_large || has_starred(elements))
        return compile_piecemeal(c, elements, pushed, opcodes, is_large);
    return compile_exprs(c, elements) &&
           emit_with(c, opcodes.tuple ? OP_BUILD_TUPLE : opcodes.build, count + pushed);
}

/* ---- dicts */

/* The items from `begin` to before `end` as a dict. */
static bool compile_items(Compiler *c, const AstExpr *expr, int64_t begin, int64_t end)
{
    const AstExprs *keys = &expr->Dict.keys;
    const AstExprs *values = &expr->Dict.values;
    int64_t count = end - begin;
    bool is_large = count * 2 > STACK_USE_MOST;
    if (count > 1 && !is_large && all_constant(keys, begin, end)) {
        for (int64_t i = begin; i < end; i++) {
            if (!compile_expr(c, ast_expr_at(values, i)))
                return false;
        }
        return emit_new_constant(c, constant_tuple(c, keys, begin, end)) &&
               emit_with(c, OP_BUILD_CONST_KEY_MAP, count);
    }
    if (is_large && !emit_with(c, OP_BUILD_MAP, 0))
        return false;
    for (int64_t i = begin; i < end; i++) {
        if (!compile_expr(c, ast_expr_at(keys, i)) || !compile_expr(c, ast_expr_at(values, i)) ||
            (is_large && !emit_with(c, OP_MAP_ADD, 1)))
            return false;
    }
    return is_large || emit_with(c, OP_BUILD_MAP, count);
}

/* What is below on the stack, if `*have_dict`, takes the new dict in. */
static bool join_items(Compiler *c, const AstExpr *expr, int64_t begin, int64_t end, bool *have_dict)
{
    if (!compile_items(c, expr, begin, end) || (*have_dict && !emit_with(c, OP_DICT_UPDATE, 1)))
        return false;
    *have_dict = true;
    return true;
}

static bool unpack_mapping(Compiler *c, const AstExpr *mapping, bool *have_dict)
{
    if (!*have_dict && !emit_with(c, OP_BUILD_MAP, 0))
        return false;
    *have_dict = true;
    return compile_expr(c, mapping) && emit_with(c, OP_DICT_UPDATE, 1);
}

bool compile_dict(Compiler *c, const AstExpr *expr)
{
    int64_t count = expr->Dict.values.count;
    int64_t waiting = 0; /* items before this one that are not compiled yet */
    bool have_dict = false;
    for (int64_t i = 0; i < count; i++) {
        bool unpacks = ast_expr_at(&expr->Dict.keys, i) == NULL;
        if (unpacks) {
            if (waiting > 0 && !join_items(c, expr, i - waiting, i, &have_dict))
                return false;
            waiting = 0;
            if (!unpack_mapping(c, ast_expr_at(&expr->Dict.values, i), &have_dict))
                return false;
        } else if (waiting * 2 > STACK_USE_MOST) {
            if (!join_items(c, expr, i - waiting, i + 1, &have_dict))
                return false;
            waiting = 0;
        } else {
            waiting++;
        }
    }
    if (waiting > 0 && !join_items(c, expr, count - waiting, count, &have_dict))
        return false;
    return have_dict || emit_with(c, OP_BUILD_MAP, 0);
}

/* ---- unpacking into targets */

static bool emit_unpack(Compiler *c, const AstExprs *targets)
{
    int64_t count = targets->count;
    int64_t star = -1;
    for (int64_t i = 0; i < count; i++) {
        if (ast_expr_at(targets, i)->kind != AST_Starred)
            continue;
        if (star >= 0)
            return compile_error(c, "multiple starred expressions in assignment", NULL);
        star = i;
        if (i >= 1 << 8 || count - i - 1 >= INT32_MAX >> 8)
            return compile_error(c, "too many expressions in star-unpacking assignment", NULL);
        if (!emit_with(c, OP_UNPACK_EX, i + ((count - i - 1) << 8)))
            return false;
    }
    return star >= 0 || emit_with(c, OP_UNPACK_SEQUENCE, count);
}

bool compile_unpack(Compiler *c, const AstExprs *targets)
{
    if (!emit_unpack(c, targets))
        return false;
    for (int64_t i = 0; i < targets->count; i++) {
        const AstExpr *target = ast_expr_at(targets, i);
        if (!compile_expr(c, target->kind == AST_Starred ? target->Starred.value : target))
            return false;
    }
    return true;
}

/* ---- f-strings */

static bool compile_long_joined(Compiler *c, const AstExprs *values)
{
    Object *empty = scope_intern(c->rt, c->arena, "");
    Object *join = scope_intern(c->rt, c->arena, "join");
    if (empty == NULL || join == NULL || !emit_constant(c, empty) || !emit_name(c, OP_LOAD_METHOD, join) ||
        !emit_with(c, OP_BUILD_LIST, 0))
        return false;
    for (int64_t i = 0; i < values->count; i++) {
        if (!compile_expr(c, ast_expr_at(values, i)) || !emit_with(c, OP_LIST_APPEND, 1))
            return false;
    }
    return emit_call(c, 1);
}

bool compile_joined(Compiler *c, const AstExpr *expr)
{
    const AstExprs *values = &expr->JoinedStr.values;
    if (values->count > STACK_USE_MOST)
        return compile_long_joined(c, values);
    return compile_exprs(c, values) && (values->count == 1 || emit_with(c, OP_BUILD_STRING, values->count));
}

bool compile_formatted(Compiler *c, const AstExpr *expr)
{
    int64_t conversion = expr->FormattedValue.conversion;
    int64_t flags = conversion == 's' ? 1 : conversion == 'r' ? 2 : conversion == 'a' ? 3 : 0;
    if (!compile_expr(c, expr->FormattedValue.value))
        return false;
    if (expr->FormattedValue.format_spec != NULL) {
        if (!compile_expr(c, expr->FormattedValue.format_spec))
            return false;
        flags |= 4;
    }
    return emit_with(c, OP_FORMAT_VALUE, flags);
}
