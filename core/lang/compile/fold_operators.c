/* Folding: operators on constants. See fold.h. A result that would be large is left to the run. */
#include "lang/compile/fold.h"
#include "object/error.h"
#include "types/abstract.h"
#include "types/container/set.h"
#include "types/container/tuple.h"
#include "types/number/bool.h"
#include "types/number/int.h"
#include "types/text/bytes.h"
#include "types/text/str.h"

#define INT_BITS_MOST 128
#define ITEMS_MOST 256        /* of a repeated tuple */
#define CHARACTERS_MOST 4096  /* of a repeated text */
#define TOTAL_ITEMS_MOST 1024 /* of a repeated tuple and the tuples in it */

/* ---- unary */

/* `not x in y` and its like have operators of their own: the comparison takes the place of the negation. */
static void fold_negated_test(AstExpr **place)
{
    static const uint8_t opposites[] = {
        [AST_Is] = AST_IsNot, [AST_IsNot] = AST_Is, [AST_In] = AST_NotIn, [AST_NotIn] = AST_In};
    AstExpr *operand = (*place)->UnaryOp.operand;
    if (operand->kind != AST_Compare || operand->Compare.ops.count != 1 ||
        operand->Compare.ops.items[0] < AST_Is)
        return;
    operand->Compare.ops.items[0] = opposites[operand->Compare.ops.items[0]];
    *place = operand;
}

static Object *negate_truth(Runtime *rt, Object *value)
{
    int truth = object_is_true(rt, value);
    return truth < 0 ? NULL : bool_from(rt, truth == 0);
}

static Object *unary(Runtime *rt, int64_t op, Object *value)
{
    switch ((enum AstUnaryOp)op) {
    case AST_Invert:
        return number_invert(rt, value);
    case AST_Not:
        return negate_truth(rt, value);
    case AST_UAdd:
        return number_positive(rt, value);
    case AST_USub:
        return number_negative(rt, value);
    }
    return NULL;
}

bool fold_unary(Folder *f, AstExpr **place)
{
    AstExpr *expr = *place;
    const AstExpr *operand = expr->UnaryOp.operand;
    if (fold_is_constant(operand))
        return fold_to_constant(f, expr, unary(f->rt, expr->UnaryOp.op, operand->Constant.value));
    if (expr->UnaryOp.op == AST_Not)
        fold_negated_test(place);
    return true;
}

/* ---- what a result may be */

static bool is_text(const Object *value) { return object_is_str(value) || object_is_bytes(value); }

static int64_t text_length(const Object *value)
{
    return object_is_str(value) ? str_length(value) : bytes_length(value);
}

/* Takes the items of a tuple, and of the tuples in it, off `budget`; negative: there are more. */
static int64_t spend_items(const Runtime *rt, const Object *tuple, int64_t budget)
{
    budget -= tuple_size(tuple);
    for (int64_t i = 0; budget >= 0 && i < tuple_size(tuple); i++) {
        const Object *item = tuple_get(tuple, i);
        if (object_is_exact(rt, item, TYPE_TUPLE))
            budget = spend_items(rt, item, budget);
        else if (object_is_exact(rt, item, TYPE_FROZENSET))
            budget -= set_size(item);
    }
    return budget;
}

static bool repetition_is_small(Runtime *rt, const Object *sequence, Object *times)
{
    bool is_tuple = object_is_exact(rt, sequence, TYPE_TUPLE);
    int64_t size = is_tuple ? tuple_size(sequence) : text_length(sequence);
    if (size == 0)
        return true;
    bool overflow = false;
    int64_t count = int_as_int64(rt, times, &overflow);
    if (overflow || count < 0 || count > (is_tuple ? ITEMS_MOST : CHARACTERS_MOST) / size)
        return false;
    return !is_tuple || count == 0 || spend_items(rt, sequence, TOTAL_ITEMS_MOST / count) >= 0;
}

static bool is_sequence(const Runtime *rt, const Object *value)
{
    return object_is_exact(rt, value, TYPE_TUPLE) || is_text(value);
}

static bool product_is_small(Runtime *rt, Object *left, Object *right)
{
    if (object_is_int(left) && object_is_int(right)) {
        return int_sign(left) == 0 || int_sign(right) == 0 ||
               int_bit_length(left) + int_bit_length(right) <= INT_BITS_MOST;
    }
    if (object_is_int(left) && is_sequence(rt, right))
        return repetition_is_small(rt, right, left);
    if (object_is_int(right) && is_sequence(rt, left))
        return repetition_is_small(rt, left, right);
    return true;
}

static bool power_is_small(Runtime *rt, Object *left, Object *right)
{
    if (!object_is_int(left) || !object_is_int(right) || int_sign(left) == 0 || int_sign(right) <= 0)
        return true;
    bool overflow = false;
    int64_t exponent = int_as_int64(rt, right, &overflow);
    return !overflow && int_bit_length(left) <= INT_BITS_MOST / exponent;
}

static bool shift_is_small(Runtime *rt, Object *left, Object *right)
{
    if (!object_is_int(left) || !object_is_int(right) || int_sign(left) == 0 || int_sign(right) == 0)
        return true;
    bool overflow = false;
    int64_t bits = int_as_int64(rt, right, &overflow);
    return !overflow && bits >= 0 && bits <= INT_BITS_MOST && int_bit_length(left) <= INT_BITS_MOST - bits;
}

static bool result_is_small(Runtime *rt, int64_t op, Object *left, Object *right)
{
    switch ((enum AstOperator)op) {
    case AST_Mult:
        return product_is_small(rt, left, right);
    case AST_Pow:
        return power_is_small(rt, left, right);
    case AST_LShift:
        return shift_is_small(rt, left, right);
    case AST_Mod:
        return !is_text(left);
    case AST_MatMult:
        return false;
    default:
        return true;
    }
}

/* ---- binary */

int32_t fold_binary_operator(enum AstOperator op)
{
    static const uint8_t operators[] = {
        [AST_Add] = BINARY_ADD,
        [AST_Sub] = BINARY_SUBTRACT,
        [AST_Mult] = BINARY_MULTIPLY,
        [AST_Div] = BINARY_TRUE_DIVIDE,
        [AST_Mod] = BINARY_REMAINDER,
        [AST_Pow] = BINARY_POWER,
        [AST_LShift] = BINARY_LSHIFT,
        [AST_RShift] = BINARY_RSHIFT,
        [AST_BitOr] = BINARY_OR,
        [AST_BitXor] = BINARY_XOR,
        [AST_BitAnd] = BINARY_AND,
        [AST_FloorDiv] = BINARY_FLOOR_DIVIDE,
        [AST_MatMult] = BINARY_MATRIX_MULTIPLY,
    };
    return operators[op];
}

static bool is_format(const AstExpr *expr)
{
    const AstExpr *left = expr->BinOp.left;
    const AstExpr *right = expr->BinOp.right;
    return expr->BinOp.op == AST_Mod && fold_is_constant(left) && object_is_str(left->Constant.value) &&
           right->kind == AST_Tuple && !fold_has_starred(&right->Tuple.elts);
}

bool fold_binary(Folder *f, AstExpr *expr)
{
    const AstExpr *left = expr->BinOp.left;
    const AstExpr *right = expr->BinOp.right;
    if (is_format(expr))
        return fold_format(f, expr);
    if (!fold_is_constant(left) || !fold_is_constant(right) ||
        !result_is_small(f->rt, expr->BinOp.op, left->Constant.value, right->Constant.value))
        return true;
    Object *value = number_binary(f->rt, left->Constant.value, right->Constant.value,
                                  fold_binary_operator((enum AstOperator)expr->BinOp.op));
    return fold_to_constant(f, expr, value);
}

bool fold_subscript(Folder *f, AstExpr *expr)
{
    const AstExpr *value = expr->Subscript.value;
    const AstExpr *index = expr->Subscript.slice;
    if (expr->Subscript.ctx != AST_Load || !fold_is_constant(value) || !fold_is_constant(index))
        return true;
    return fold_to_constant(f, expr, object_get_item(f->rt, value->Constant.value, index->Constant.value));
}
