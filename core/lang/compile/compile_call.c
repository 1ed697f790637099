/* The compiler: calls. See compile_private.h. */
#include "lang/compile/compile_private.h"
#include "types/container/tuple.h"
#include "types/text/str.h"

/* ---- keywords */

static bool check_keyword(Compiler *c, const AstKeywords *keywords, int64_t index)
{
    const AstKeyword *keyword = ast_keyword_at(keywords, index);
    if (keyword->arg == NULL)
        return true;
    if (!compile_check_name(c, keyword->arg, AST_Store))
        return false;
    for (int64_t i = index + 1; i < keywords->count; i++) {
        const AstKeyword *other = ast_keyword_at(keywords, i);
        if (other->arg != NULL && str_equal(other->arg, keyword->arg)) {
            compile_at(c, other->position);
            return compile_error(c, "keyword argument repeated: %s", keyword->arg);
        }
    }
    return true;
}

static bool check_keywords(Compiler *c, const AstKeywords *keywords)
{
    for (int64_t i = 0; i < keywords->count; i++) {
        if (!check_keyword(c, keywords, i))
            return false;
    }
    return true;
}

static Object *keyword_names(Compiler *c, const AstKeywords *keywords, int64_t begin, int64_t end)
{
    Object *names = tuple_new(c->rt, end - begin);
    if (names == NULL)
        return NULL;
    for (int64_t i = begin; i < end; i++)
        tuple_set(names, i - begin, object_incref(ast_keyword_at(keywords, i)->arg));
    return names;
}

static bool compile_keyword_values(Compiler *c, const AstKeywords *keywords, int64_t begin, int64_t end)
{
    for (int64_t i = begin; i < end; i++) {
        if (!compile_expr(c, ast_keyword_at(keywords, i)->value))
            return false;
    }
    return true;
}

/* Values on the stack, their names as a constant for the call. */
static bool compile_keywords(Compiler *c, const AstKeywords *keywords)
{
    if (keywords->count == 0)
        return true;
    if (!compile_keyword_values(c, keywords, 0, keywords->count))
        return false;
    Object *names = compile_keep(c, keyword_names(c, keywords, 0, keywords->count));
    int64_t index = names == NULL ? -1 : constants_add(c, names);
    return index >= 0 && emit_with(c, OP_KW_NAMES, index);
}

/* ---- arguments as a tuple and a dict */

static bool compile_large_keyword_dict(Compiler *c, const AstKeywords *keywords, int64_t begin, int64_t end)
{
    if (!emit_artificial(c, OP_BUILD_MAP, 0))
        return false;
    for (int64_t i = begin; i < end; i++) {
        const AstKeyword *keyword = ast_keyword_at(keywords, i);
        if (!emit_constant(c, keyword->arg) || !compile_expr(c, keyword->value) ||
            !emit_artificial(c, OP_MAP_ADD, 1))
            return false;
    }
    return true;
}

static bool compile_keyword_dict(Compiler *c, const AstKeywords *keywords, int64_t begin, int64_t end)
{
    int64_t count = end - begin;
    if (count * 2 > STACK_USE_MOST)
        return compile_large_keyword_dict(c, keywords, begin, end);
    if (count > 1)
        return compile_keyword_values(c, keywords, begin, end) &&
               emit_new_constant(c, keyword_names(c, keywords, begin, end)) &&
               emit_with(c, OP_BUILD_CONST_KEY_MAP, count);
    const AstKeyword *keyword = ast_keyword_at(keywords, begin);
    return emit_constant(c, keyword->arg) && compile_expr(c, keyword->value) && emit_with(c, OP_BUILD_MAP, 1);
}

static bool merge_keywords(Compiler *c, const AstKeywords *keywords, int64_t begin, int64_t end,
                           bool *have_dict)
{
    if (!compile_keyword_dict(c, keywords, begin, end) || (*have_dict && !emit_with(c, OP_DICT_MERGE, 1)))
        return false;
    *have_dict = true;
    return true;
}

static bool merge_mapping(Compiler *c, const AstExpr *mapping, bool *have_dict)
{
    if (!*have_dict && !emit_with(c, OP_BUILD_MAP, 0))
        return false;
    *have_dict = true;
    return compile_expr(c, mapping) && emit_with(c, OP_DICT_MERGE, 1);
}

static bool compile_all_keywords(Compiler *c, const AstKeywords *keywords)
{
    bool have_dict = false;
    int64_t waiting = 0;
    for (int64_t i = 0; i < keywords->count; i++) {
        const AstKeyword *keyword = ast_keyword_at(keywords, i);
        if (keyword->arg != NULL) {
            waiting++;
            continue;
        }
        if (waiting > 0 && !merge_keywords(c, keywords, i - waiting, i, &have_dict))
            return false;
        waiting = 0;
        if (!merge_mapping(c, keyword->value, &have_dict))
            return false;
    }
    return waiting == 0 ||
           merge_keywords(c, keywords, keywords->count - waiting, keywords->count, &have_dict);
}

static bool compile_unpacked_call(Compiler *c, int64_t pushed, const AstExprs *arguments,
                                  const AstKeywords *keywords)
{
    bool is_one_starred =
        pushed == 0 && arguments->count == 1 && ast_expr_at(arguments, 0)->kind == AST_Starred;
    bool good = is_one_starred ? compile_expr(c, ast_expr_at(arguments, 0)->Starred.value)
                               : compile_display(c, arguments, pushed, display_tuple);
    return good && compile_all_keywords(c, keywords) &&
           emit_with(c, OP_CALL_FUNCTION_EX, keywords->count > 0);
}

/* ---- calls */

static bool unpacks(const AstExprs *arguments, const AstKeywords *keywords)
{
    for (int64_t i = 0; i < arguments->count; i++) {
        if (ast_expr_at(arguments, i)->kind == AST_Starred)
            return true;
    }
    for (int64_t i = 0; i < keywords->count; i++) {
        if (ast_keyword_at(keywords, i)->arg == NULL)
            return true;
    }
    return false;
}

bool compile_call_arguments(Compiler *c, int64_t pushed, const AstExprs *arguments,
                            const AstKeywords *keywords)
{
    if (!check_keywords(c, keywords))
        return false;
    if (arguments->count + keywords->count * 2 > STACK_USE_MOST || unpacks(arguments, keywords))
        return compile_unpacked_call(c, pushed, arguments, keywords);
    return compile_exprs(c, arguments) && compile_keywords(c, keywords) &&
           emit_call(c, pushed + arguments->count + keywords->count);
}

/* Functions of modules are no methods: whether the name is imported in the module. */
static bool is_imported(Compiler *c, const AstExpr *expr)
{
    if (expr->kind != AST_Name)
        return false;
    const NameEntry *entry = names_find(c->rt, &c->module_scope->symbols, expr->Name.id);
    return entry != NULL && (entry->value & SYMBOL_IMPORTED) != 0;
}

static bool is_method_call(Compiler *c, const AstExpr *expr)
{
    const AstExprs *arguments = &expr->Call.args;
    const AstKeywords *keywords = &expr->Call.keywords;
    const AstExpr *callee = expr->Call.func;
    return callee->kind == AST_Attribute && callee->Attribute.ctx == AST_Load &&
           arguments->count + keywords->count + (keywords->count > 0) < STACK_USE_MOST &&
           !unpacks(arguments, keywords) && !is_imported(c, callee->Attribute.value);
}

/* A method that is called at once need not become an object. */
static bool compile_method_call(Compiler *c, const AstExpr *expr)
{
    const AstExpr *callee = expr->Call.func;
    if (!compile_expr(c, callee->Attribute.value))
        return false;
    compile_at(c, callee->position);
    compile_at_attribute(c, callee);
    if (!emit_name(c, OP_LOAD_METHOD, callee->Attribute.attr) || !compile_exprs(c, &expr->Call.args) ||
        !compile_keywords(c, &expr->Call.keywords))
        return false;
    compile_at(c, expr->position);
    compile_at_attribute(c, callee);
    return emit_call(c, expr->Call.args.count + expr->Call.keywords.count);
}

bool compile_call(Compiler *c, const AstExpr *expr)
{
    const AstExpr *callee = expr->Call.func;
    if (!check_keywords(c, &expr->Call.keywords))
        return false;
    if (is_method_call(c, expr))
        return compile_method_call(c, expr);
    if (!check_callee(c, callee))
        return false;
    compile_at(c, callee->position);
    if (!emit(c, OP_PUSH_NULL))
        return false;
    compile_at(c, expr->position);
    return compile_expr(c, callee) && compile_call_arguments(c, 0, &expr->Call.args, &expr->Call.keywords);
}
