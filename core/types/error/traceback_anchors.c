/* The operator to blame; see traceback_anchors.h.
 *
 * Nodes of CPython's syntax tree do not have the parentheses around them, so a mark may begin at a closing one. */
#include "types/error/traceback_anchors.h"

#include <string.h>

#include "types/text/str.h"

typedef struct Scanner {
    const Object *line;
    int64_t position;
    int64_t end;
} Scanner;

static uint32_t character_at(const Scanner *scanner, int64_t position)
{
    return position < scanner->end ? str_character(scanner->line, position) : 0;
}

static bool is_space(uint32_t character)
{
    return character == ' ' || character == '\t' || character == '\f';
}
static bool is_digit(uint32_t character) { return character >= '0' && character <= '9'; }
static bool is_name(uint32_t character)
{
    return is_digit(character) || (character >= 'a' && character <= 'z') ||
           (character >= 'A' && character <= 'Z') || character == '_' || character >= 0x80;
}
static bool is_quote(uint32_t character) { return character == '"' || character == '\''; }

/* Behind a string whose opening quote is at the scanner's position. */
static void skip_string(Scanner *scanner)
{
    uint32_t quote = character_at(scanner, scanner->position);
    bool is_long = character_at(scanner, scanner->position + 1) == quote &&
                   character_at(scanner, scanner->position + 2) == quote;
    scanner->position += is_long ? 3 : 1;
    while (scanner->position < scanner->end) {
        uint32_t character = character_at(scanner, scanner->position++);
        if (character == '\\')
            scanner->position++;
        else if (character == quote && !is_long)
            return;
        else if (character == quote && character_at(scanner, scanner->position) == quote &&
                 character_at(scanner, scanner->position + 1) == quote) {
            scanner->position += 2;
            return;
        }
    }
}

/* Behind the bracket that closes the one at the scanner's position. False: there is none. */
static bool skip_brackets(Scanner *scanner)
{
    int64_t depth = 0;
    while (scanner->position < scanner->end) {
        uint32_t character = character_at(scanner, scanner->position);
        if (is_quote(character)) {
            skip_string(scanner);
            continue;
        }
        scanner->position++;
        if (character == '(' || character == '[' || character == '{')
            depth++;
        else if (character == ')' || character == ']' || character == '}')
            depth--;
        if (depth == 0)
            return true;
    }
    return false;
}

static void skip_number(Scanner *scanner)
{
    uint32_t before = 0;
    bool is_hexadecimal = character_at(scanner, scanner->position + 1) == 'x';
    for (;; scanner->position++) {
        uint32_t character = character_at(scanner, scanner->position);
        bool is_sign =
            (character == '+' || character == '-') && (before == 'e' || before == 'E') && !is_hexadecimal;
        if (!is_name(character) && character != '.' && !is_sign)
            return;
        before = character;
    }
}

static bool word_is(const Scanner *scanner, int64_t start, const char *word)
{
    int64_t length = (int64_t)strlen(word);
    if (scanner->position - start != length)
        return false;
    for (int64_t i = 0; i < length; i++) {
        if (character_at(scanner, start + i) != (uint8_t)word[i])
            return false;
    }
    return true;
}

/* Words that make what they stand in no arithmetic. */
static bool is_other_word(const Scanner *scanner, int64_t start)
{
    static const char *const words[] = {"not",    "and",    "or",       "if",     "else", "in",     "is",
                                        "lambda", "for",    "yield",    "async",  "from", "import", "raise",
                                        "assert", "return", "del",      "while",  "with", "pass",   "global",
                                        "class",  "def",    "nonlocal", "except", "try",  "finally"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (word_is(scanner, start, words[i]))
            return true;
    }
    return false;
}

/* ---- operands without the parentheses around them */

static void trim(const Scanner *scanner, int64_t *start, int64_t *end)
{
    while (*start < *end && is_space(character_at(scanner, *start)))
        ++*start;
    while (*end > *start && is_space(character_at(scanner, *end - 1)))
        --*end;
}

/* Whether what is between parentheses needs them: a tuple, a generator, nothing. */
static bool needs_parentheses(const Scanner *outer, int64_t start, int64_t end)
{
    Scanner scanner = {outer->line, start, end};
    bool is_empty = true;
    while (scanner.position < end) {
        int64_t begin = scanner.position;
        uint32_t character = character_at(&scanner, begin);
        is_empty = is_empty && is_space(character);
        if (is_quote(character)) {
            skip_string(&scanner);
        } else if (character == '(' || character == '[' || character == '{') {
            if (!skip_brackets(&scanner))
                return true;
        } else if (is_name(character)) {
            while (is_name(character_at(&scanner, scanner.position)))
                scanner.position++;
            if (word_is(&scanner, begin, "for") || word_is(&scanner, begin, "async"))
                return true;
        } else {
            scanner.position++;
            if (character == ',')
                return true;
        }
    }
    return is_empty;
}

/* Narrows an operand to its node: the blanks and the parentheses around it go. */
static void narrow(const Scanner *outer, int64_t *start, int64_t *end)
{
    for (;;) {
        trim(outer, start, end);
        Scanner scanner = {outer->line, *start, *end};
        if (character_at(&scanner, *start) != '(' || !skip_brackets(&scanner) || scanner.position != *end ||
            needs_parentheses(outer, *start + 1, *end - 1))
            return;
        ++*start;
        --*end;
    }
}

/* ---- the node's own operator */

enum { PRECEDENCE_UNARY = 7, PRECEDENCE_POWER = 8, PRECEDENCE_NONE = 9 };

/* What has been seen of an expression. */
typedef struct Expression {
    int lowest; /* precedence of the operator that binds least */
    int64_t operator_start, operator_end;
    int64_t bracket; /* where the last trailer begins if that is [ … ], else -1 */
    bool begins_unary;
    bool wants_operand;
} Expression;

/* Length of the operator at the position and its precedence; 0: none that makes a BinOp. */
static int read_operator(const Scanner *scanner, int *precedence)
{
    uint32_t first = character_at(scanner, scanner->position);
    uint32_t second = character_at(scanner, scanner->position + 1);
    int length = second == first && (first == '*' || first == '/' || first == '<' || first == '>') ? 2 : 1;
    if (character_at(scanner, scanner->position + length) == '=')
        return 0;
    switch (first) {
    case '|':
        *precedence = 1;
        return 1;
    case '^':
        *precedence = 2;
        return 1;
    case '&':
        *precedence = 3;
        return 1;
    case '<':
    case '>':
        *precedence = 4;
        return length == 2 ? 2 : 0;
    case '+':
    case '-':
        *precedence = second == '>' ? 0 : 5;
        return second == '>' ? 0 : 1;
    case '*':
        *precedence = length == 2 ? PRECEDENCE_POWER : 6;
        return length;
    case '/':
    case '%':
    case '@':
        *precedence = 6;
        return length;
    default:
        return 0;
    }
}

static void note_operator(Expression *expression, const Scanner *scanner, int length, int precedence)
{
    bool binds_less = precedence < expression->lowest ||
                      (precedence == expression->lowest && precedence != PRECEDENCE_POWER);
    if (binds_less) {
        expression->lowest = precedence;
        expression->operator_start = scanner->position;
        expression->operator_end = scanner->position + length;
    }
    expression->bracket = -1;
    expression->wants_operand = true;
}

/* A name, number or string. False: a word that makes it another kind of node. */
static bool read_atom(Scanner *scanner, Expression *expression, uint32_t character)
{
    int64_t start = scanner->position;
    if (is_digit(character) || (character == '.' && is_digit(character_at(scanner, start + 1)))) {
        skip_number(scanner);
    } else if (is_quote(character)) {
        skip_string(scanner);
    } else {
        while (is_name(character_at(scanner, scanner->position)))
            scanner->position++;
        if (is_quote(character_at(scanner, scanner->position)))
            skip_string(scanner);
        else if (is_other_word(scanner, start))
            return false;
        else if (word_is(scanner, start, "await")) {
            expression->begins_unary = expression->begins_unary || expression->lowest == PRECEDENCE_NONE;
            return true;
        }
    }
    expression->wants_operand = false;
    expression->bracket = -1;
    return true;
}

/* One token. False: this is no arithmetic, or no expression. */
static bool read_token(Scanner *scanner, Expression *expression)
{
    uint32_t character = character_at(scanner, scanner->position);
    if (is_space(character)) {
        scanner->position++;
        return true;
    }
    if (character == '(' || character == '[' || character == '{') {
        expression->bracket = character == '[' && !expression->wants_operand ? scanner->position : -1;
        expression->wants_operand = false;
        return skip_brackets(scanner);
    }
    if (is_name(character) || is_quote(character) ||
        (character == '.' && is_digit(character_at(scanner, scanner->position + 1)) &&
         expression->wants_operand))
        return read_atom(scanner, expression, character);
    if (character == '.') {
        scanner->position++;
        if (expression->wants_operand && character_at(scanner, scanner->position) == '.') {
            scanner->position += 2;
            expression->wants_operand = false;
        }
        return true;
    }
    if (expression->wants_operand && (character == '-' || character == '+' || character == '~')) {
        expression->begins_unary = expression->begins_unary || expression->lowest == PRECEDENCE_NONE;
        scanner->position++;
        return true;
    }
    int precedence;
    int length = expression->wants_operand ? 0 : read_operator(scanner, &precedence);
    if (length == 0)
        return false;
    note_operator(expression, scanner, length, precedence);
    scanner->position += length;
    return true;
}

/* The first character between the operands that is no blank, and one more if the operator has two (or seems to). */
static void mark_operator(const Scanner *scanner, int64_t start, const Expression *expression,
                          Anchors *anchors)
{
    int64_t left_start = start, left_end = expression->operator_start;
    int64_t right_start = expression->operator_end, right_end = scanner->end;
    narrow(scanner, &left_start, &left_end);
    narrow(scanner, &right_start, &right_end);
    int64_t mark = left_end;
    while (is_space(character_at(scanner, mark)))
        mark++;
    anchors->left = mark;
    anchors->right = mark + 1;
    if (mark + 1 < right_start && !is_space(character_at(scanner, mark + 1)))
        anchors->right++;
}

static void mark_brackets(const Scanner *scanner, int64_t start, int64_t bracket, Anchors *anchors)
{
    int64_t value_start = start, value_end = bracket;
    int64_t key_start = bracket + 1, key_end = scanner->end;
    trim(scanner, &key_start, &key_end);
    key_end--;
    narrow(scanner, &value_start, &value_end);
    narrow(scanner, &key_start, &key_end);
    anchors->left = value_end;
    anchors->right = key_end + 1;
}

bool traceback_anchors(const Object *line, int64_t start, int64_t end, Anchors *anchors)
{
    Scanner scanner = {line, start, end};
    Expression expression = {.lowest = PRECEDENCE_NONE, .bracket = -1, .wants_operand = true};
    while (scanner.position < end) {
        if (!read_token(&scanner, &expression))
            return false;
    }
    bool is_unary = expression.begins_unary && expression.lowest > PRECEDENCE_UNARY;
    if (expression.wants_operand || is_unary)
        return false;
    scanner.position = start;
    if (expression.lowest < PRECEDENCE_NONE) {
        mark_operator(&scanner, start, &expression, anchors);
        return true;
    }
    if (expression.bracket >= 0)
        mark_brackets(&scanner, start, expression.bracket, anchors);
    return expression.bracket >= 0;
}
