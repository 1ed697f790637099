/* Folding: `"%s and %r" % (a, b)` to the f-string that means the same. Only conversions without a type of
 * number: those are the same in both. See fold.h. */
#include "lang/compile/fold.h"
#include "types/text/str.h"

#define DIGITS_MOST 2

/* What is read of the text so far. */
typedef struct Format {
    Folder *folder;
    Object *text;
    int64_t position;
    int64_t length;
} Format;

static uint32_t peek(const Format *t)
{
    return t->position < t->length ? str_character(t->text, t->position) : 0;
}

static AstExpr *text_node(Folder *f, Object *text)
{
    text = compile_arena_keep(f->rt, f->arena, text);
    AstExpr *node =
        text == NULL ? NULL : ast_expr_new(f->rt, f->arena, AST_Constant, (AstPosition){-1, -1, -1, -1});
    if (node != NULL)
        node->Constant.value = text;
    return node;
}

/* ---- literal text */

/* Whether the text up to the next conversion has a %%; *end is that conversion's place, or the end. */
static bool find_conversion(const Format *t, int64_t *end)
{
    bool has_percents = false;
    int64_t i = t->position;
    for (; i < t->length; i++) {
        if (str_character(t->text, i) != '%')
            continue;
        if (i + 1 >= t->length || str_character(t->text, i + 1) != '%')
            break;
        has_percents = true;
        i++;
    }
    *end = i;
    return has_percents;
}

/* text[start:end] with %% as %: new reference, or NULL and an error. */
static Object *without_doubled(Format *t, int64_t start, int64_t end)
{
    Runtime *rt = t->folder->rt;
    Object *result = str_from_cstring(rt, "");
    while (result != NULL && start < end) {
        int64_t stop = start;
        while (stop < end && str_character(t->text, stop) != '%')
            stop++;
        if (stop < end)
            stop++;
        Object *part = str_slice(rt, t->text, start, stop);
        if (part == NULL) {
            object_decref(rt, result);
            return NULL;
        }
        (void)str_append(rt, &result, part);
        object_decref(rt, part);
        start = stop + (stop < end);
    }
    return result;
}

/* *node is NULL where there is no text before the next conversion. False: an error. */
static bool read_literal(Format *t, AstExpr **node)
{
    int64_t start = t->position;
    int64_t end = start;
    bool has_percents = find_conversion(t, &end);
    *node = NULL;
    t->position = end;
    if (end == start)
        return true;
    Object *text =
        has_percents ? without_doubled(t, start, end) : str_slice(t->folder->rt, t->text, start, end);
    *node = text == NULL ? NULL : text_node(t->folder, text);
    return *node != NULL;
}

/* ---- conversions */

typedef struct Conversion {
    uint32_t letter;
    int32_t width;     /* -1: none */
    int32_t precision; /* -1: none */
    bool left;
} Conversion;

static bool is_digit(uint32_t character) { return character >= '0' && character <= '9'; }

/* -1: too many digits. */
static int32_t read_number(Format *t)
{
    int32_t number = 0;
    for (int32_t digits = 0; is_digit(peek(t)); digits++) {
        if (digits >= DIGITS_MOST)
            return -1;
        number = number * 10 + (int32_t)(peek(t) - '0');
        t->position++;
    }
    return number;
}

static void read_flags(Format *t, Conversion *conversion)
{
    for (;; t->position++) {
        uint32_t character = peek(t);
        if (character == '-')
            conversion->left = true;
        else if (character != '+' && character != ' ' && character != '#' && character != '0')
            return;
    }
}

static bool read_conversion(Format *t, Conversion *conversion)
{
    *conversion = (Conversion){0, -1, -1, false};
    t->position++;
    read_flags(t, conversion);
    if (is_digit(peek(t)) && (conversion->width = read_number(t)) < 0)
        return false;
    if (peek(t) == '.') {
        t->position++;
        if ((conversion->precision = read_number(t)) < 0)
            return false;
    }
    conversion->letter = peek(t);
    t->position++;
    return conversion->letter == 's' || conversion->letter == 'r' || conversion->letter == 'a';
}

static char *put_number(char *end, int32_t number)
{
    char digits[DIGITS_MOST + 1];
    int count = 0;
    do {
        digits[count++] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    while (count > 0)
        *end++ = digits[--count];
    return end;
}

/* The format specification, NULL where there is none. False: an error. */
static bool specification(Folder *f, const Conversion *conversion, AstExpr **node)
{
    char text[2 * DIGITS_MOST + 3];
    char *end = text;
    *node = NULL;
    if (!conversion->left && conversion->width > 0)
        *end++ = '>';
    if (conversion->width >= 0)
        end = put_number(end, conversion->width);
    if (conversion->precision >= 0) {
        *end++ = '.';
        end = put_number(end, conversion->precision);
    }
    if (end == text)
        return true;
    Object *string = str_from_utf8(f->rt, text, end - text);
    *node = string == NULL ? NULL : text_node(f, string);
    return *node != NULL;
}

/* ---- the whole */

typedef struct Parts {
    AstExprsSlot *items;
    int64_t count;
} Parts;

/* 1: appended; 0: not a conversion that folds; -1: an error. */
static int append_conversion(Format *t, AstExpr *argument, Parts *parts)
{
    Folder *f = t->folder;
    Conversion conversion;
    if (!read_conversion(t, &conversion))
        return 0;
    AstExpr *node = ast_expr_new(f->rt, f->arena, AST_FormattedValue, argument->position);
    AstExpr *format = NULL;
    if (node == NULL || !specification(f, &conversion, &format))
        return -1;
    node->FormattedValue.value = argument;
    node->FormattedValue.conversion = conversion.letter;
    node->FormattedValue.format_spec = format;
    parts->items[parts->count++].item = node;
    return 1;
}

static int collect(Format *t, const AstExprs *arguments, Parts *parts)
{
    int64_t used = 0;
    for (;;) {
        AstExpr *literal = NULL;
        if (!read_literal(t, &literal))
            return -1;
        if (literal != NULL)
            parts->items[parts->count++].item = literal;
        if (t->position >= t->length)
            return used == arguments->count;
        if (used >= arguments->count)
            return 0;
        int appended = append_conversion(t, ast_expr_at(arguments, used++), parts);
        if (appended <= 0)
            return appended;
    }
}

bool fold_format(Folder *f, AstExpr *expr)
{
    const AstExprs *arguments = &expr->BinOp.right->Tuple.elts;
    Object *text = expr->BinOp.left->Constant.value;
    Format t = {f, text, 0, str_length(text)};
    Parts parts = {ast_items_new(f->rt, f->arena, 2 * arguments->count + 1), 0};
    int folded = parts.items == NULL ? -1 : collect(&t, arguments, &parts);
    if (folded <= 0)
        return folded == 0;
    expr->kind = AST_JoinedStr;
    expr->JoinedStr.values.count = parts.count;
    expr->JoinedStr.values.items = parts.items;
    return true;
}
