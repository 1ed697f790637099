/* The compiler: warnings of expressions that cannot work, as CPython 3.11 words them. See compile_private.h.
 */
#include "lang/compile/compile_private.h"
#include "types/class/type.h"
#include "types/none.h"

static bool is_singleton(const Compiler *c, const Object *value)
{
    return value == runtime_none(c->rt) || value == runtime_ellipsis(c->rt) ||
           object_is_exact(c->rt, value, TYPE_BOOL);
}

static bool is_literal(const Compiler *c, const AstExpr *expr)
{
    return expr->kind == AST_Constant && !is_singleton(c, expr->Constant.value);
}

bool check_compare(Compiler *c, const AstExpr *expr)
{
    bool left_is_literal = is_literal(c, expr->Compare.left);
    for (int64_t i = 0; i < expr->Compare.ops.count; i++) {
        bool right_is_literal = is_literal(c, ast_expr_at(&expr->Compare.comparators, i));
        enum AstCmpOp op = expr->Compare.ops.items[i];
        if ((op == AST_Is || op == AST_IsNot) && (left_is_literal || right_is_literal)) {
            return compile_warning(c,
                                   op == AST_Is ? "\"is\" with a literal. Did you mean \"==\"?"
                                                : "\"is not\" with a literal. Did you mean \"!=\"?",
                                   NULL, NULL);
        }
        left_is_literal = right_is_literal;
    }
    return true;
}

/* The name of the type that the expression has for sure; NULL: not known. */
static const char *known_type(const AstExpr *expr)
{
    switch (expr->kind) {
    case AST_Tuple:
        return "tuple";
    case AST_List:
    case AST_ListComp:
        return "list";
    case AST_Dict:
    case AST_DictComp:
        return "dict";
    case AST_Set:
    case AST_SetComp:
        return "set";
    case AST_GeneratorExp:
        return "generator";
    case AST_Lambda:
        return "function";
    case AST_JoinedStr:
    case AST_FormattedValue:
        return "str";
    case AST_Constant:
        return type_name_of(object_type(expr->Constant.value));
    default:
        return NULL;
    }
}

bool check_callee(Compiler *c, const AstExpr *callee)
{
    const char *name = callee->kind == AST_Lambda ? NULL : known_type(callee);
    return name == NULL ||
           compile_warning(c, "'%s' object is not callable; perhaps you missed a comma?", name, NULL);
}

static bool has_no_items(const Compiler *c, const Object *value)
{
    return is_singleton(c, value) || object_has(value, TYPE_FLAG_INT_SUBCLASS) ||
           object_is_exact(c->rt, value, TYPE_FLOAT) || object_is_exact(c->rt, value, TYPE_COMPLEX) ||
           object_is_exact(c->rt, value, TYPE_FROZENSET);
}

bool check_subscripted(Compiler *c, const AstExpr *value)
{
    switch (value->kind) {
    case AST_Constant:
        if (!has_no_items(c, value->Constant.value))
            return true;
        break;
    case AST_Set:
    case AST_SetComp:
    case AST_GeneratorExp:
    case AST_Lambda:
        break;
    default:
        return true;
    }
    return compile_warning(c, "'%s' object is not subscriptable; perhaps you missed a comma?",
                           known_type(value), NULL);
}

static bool is_indexed_by_numbers(const Compiler *c, const AstExpr *value)
{
    switch (value->kind) {
    case AST_Constant:
        return object_has(value->Constant.value, TYPE_FLAG_STR_SUBCLASS | TYPE_FLAG_BYTES_SUBCLASS) ||
               object_is_exact(c->rt, value->Constant.value, TYPE_TUPLE);
    case AST_Tuple:
    case AST_List:
    case AST_ListComp:
    case AST_JoinedStr:
    case AST_FormattedValue:
        return true;
    default:
        return false;
    }
}

bool check_index(Compiler *c, const AstExpr *value, const AstExpr *index)
{
    const char *name = known_type(index);
    bool is_int = index->kind == AST_Constant && object_has(index->Constant.value, TYPE_FLAG_INT_SUBCLASS);
    if (name == NULL || is_int || !is_indexed_by_numbers(c, value))
        return true;
    return compile_warning(c, "%s indices must be integers or slices, not %s; perhaps you missed a comma?",
                           known_type(value), name);
}
