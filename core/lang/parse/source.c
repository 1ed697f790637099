/* Decoding of a text (PEP 263), and the description of what is wrong with it. */
#include "lang/parse/source_private.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "lang/parse/unicode.h"
#include "object/error.h"
#include "types/text/str_utf8.h"

/* ---- problems */

void syntax_problem_init(SyntaxProblem *problem) { memset(problem, 0, sizeof(*problem)); }

void syntax_problem_clear(Runtime *rt, SyntaxProblem *problem)
{
    object_xdecref(rt, problem->text);
    problem->text = NULL;
    problem->kind = SYNTAX_NONE;
}

/* Cuts a text that did not fit before the character that is incomplete. */
static void cut_at_character(char *text, int written, size_t capacity)
{
    if ((size_t)written < capacity)
        return;
    size_t end = capacity - 1;
    while (end > 0 && ((uint8_t)text[end - 1] & 0xc0) == 0x80)
        end--;
    if (end > 0 && (uint8_t)text[end - 1] >= 0xc0)
        end--;
    text[end] = 0;
}

void syntax_problem_set(Runtime *rt, SyntaxProblem *problem, SyntaxKind kind, const char *format, ...)
{
    syntax_problem_clear(rt, problem);
    problem->kind = kind;
    problem->lineno = problem->offset = problem->end_lineno = problem->end_offset = 0;
    va_list arguments;
    va_start(arguments, format);
    int written = vsnprintf(problem->message, sizeof(problem->message), format, arguments);
    va_end(arguments);
    cut_at_character(problem->message, written, sizeof(problem->message));
}

const char *syntax_kind_name(SyntaxKind kind)
{
#define KIND_NAME(KIND, name) name,
    static const char *const names[] = {SYNTAX_KINDS(KIND_NAME)};
    return names[kind];
}

/* ---- encodings */

enum Encoding { ENCODING_UTF8, ENCODING_LATIN1, ENCODING_ASCII, ENCODING_UNKNOWN };

typedef struct Declared {
    enum Encoding encoding;
    char name[64];
} Declared;

static bool is_coding_character(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.';
}

static bool begins(const char *name, const char *prefix)
{
    size_t length = strlen(prefix);
    return strncmp(name, prefix, length) == 0 && (name[length] == 0 || name[length] == '-');
}

static enum Encoding encoding_named(const char *name)
{
    char normal[13];
    size_t i = 0;
    for (; i < sizeof(normal) - 1 && name[i] != 0; i++) {
        char c = name[i] == '_' ? '-' : name[i];
        normal[i] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
    }
    normal[i] = 0;
    if (begins(normal, "utf-8") || strcmp(normal, "utf8") == 0)
        return ENCODING_UTF8;
    if (begins(normal, "latin-1") || begins(normal, "iso-8859-1") || begins(normal, "iso-latin-1") ||
        strcmp(normal, "latin1") == 0)
        return ENCODING_LATIN1;
    if (strcmp(normal, "ascii") == 0 || strcmp(normal, "us-ascii") == 0)
        return ENCODING_ASCII;
    return ENCODING_UNKNOWN;
}

/* Looks for `coding: name` in a comment. 1 found; 0 none, but the next line may have it; -1 none. */
static int coding_of_line(const char *line, const char *end, Declared *declared)
{
    const char *c = line;
    while (c < end && (*c == ' ' || *c == '\t' || *c == '\f'))
        c++;
    if (c == end || *c == '\n' || *c == '\r')
        return 0;
    if (*c != '#')
        return -1;
    for (; c + 7 <= end; c++) {
        if (memcmp(c, "coding", 6) != 0 || (c[6] != ':' && c[6] != '='))
            continue;
        const char *name = c + 7;
        while (name < end && (*name == ' ' || *name == '\t'))
            name++;
        size_t length = 0;
        while (name + length < end && is_coding_character(name[length]) &&
               length + 1 < sizeof(declared->name))
            length++;
        if (length == 0)
            continue;
        memcpy(declared->name, name, length);
        declared->name[length] = 0;
        declared->encoding = encoding_named(declared->name);
        return 1;
    }
    return 0;
}

static const char *line_end(const char *text, const char *end)
{
    while (text < end && *text != '\n' && *text != '\r')
        text++;
    return text;
}

/* What one of the first two lines declares; utf-8 if none does. Returns whether one does. */
static bool find_declared(const char *text, const char *end, Declared *declared)
{
    declared->encoding = ENCODING_UTF8;
    declared->name[0] = 0;
    for (int line = 0; line < 2 && text < end; line++) {
        const char *behind = line_end(text, end);
        int found = coding_of_line(text, behind, declared);
        if (found != 0)
            return found > 0;
        text = behind + 1;
        if (behind + 1 < end && behind[0] == '\r' && behind[1] == '\n')
            text++;
    }
    return false;
}

/* ---- decoding */

static void problem_at_line(SyntaxProblem *problem, int32_t lineno)
{
    problem->lineno = problem->end_lineno = lineno;
    problem->offset = problem->end_offset = 0;
}

static int32_t line_at(const char *text, int64_t place)
{
    int32_t lineno = 1;
    for (int64_t i = 0; i < place; i++)
        lineno += text[i] == '\n';
    return lineno;
}

static bool check_utf8(Runtime *rt, const char *text, int64_t length, enum Encoding encoding,
                       SyntaxProblem *problem)
{
    int64_t characters;
    uint32_t widest;
    Utf8Error error;
    if (encoding == ENCODING_ASCII) {
        for (int64_t i = 0; i < length; i++) {
            if ((uint8_t)text[i] < 0x80)
                continue;
            syntax_problem_set(rt, problem, SYNTAX_SYNTAX_ERROR,
                               "'ascii' codec can't decode byte 0x%02x in position %lld: ordinal not in "
                               "range(128)",
                               (uint8_t)text[i], (long long)i);
            return false;
        }
        return true;
    }
    if (utf8_measure(text, length, &characters, &widest, &error))
        return true;
    syntax_problem_set(rt, problem, SYNTAX_SYNTAX_ERROR,
                       "(unicode error) 'utf-8' codec can't decode byte 0x%02x in position %lld: %s",
                       (uint8_t)text[error.start], (long long)error.start, error.reason);
    problem_at_line(problem, line_at(text, error.start));
    return false;
}

const char *source_strange_byte(const char *text, int64_t length, int32_t *lineno)
{
    Declared declared;
    int64_t characters;
    uint32_t widest;
    Utf8Error error;
    bool has_mark = length >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0;
    if (has_mark || find_declared(text, text + length, &declared) ||
        utf8_measure(text, length, &characters, &widest, &error))
        return NULL;
    *lineno = line_at(text, error.start);
    return text + error.start;
}

/* Copies, making every \r\n and \r a \n; with `is_latin1` each byte is a character. Returns the bytes. */
static int64_t copy_text(const char *text, int64_t length, bool is_latin1, char *copy)
{
    int64_t written = 0;
    for (int64_t i = 0; i < length; i++) {
        char c = text[i];
        if (c == '\r') {
            if (i + 1 < length && text[i + 1] == '\n')
                continue;
            c = '\n';
        }
        if (is_latin1 && (uint8_t)c >= 0x80)
            written += utf8_write(copy + written, (uint8_t)c);
        else
            copy[written++] = c;
    }
    return written;
}

bool source_decode(Runtime *rt, const char *text, int64_t length, bool is_file, bool add_newline,
                   SyntaxProblem *problem, SourceText *source)
{
    Declared declared = {ENCODING_UTF8, ""};
    source->is_encoded = true;
    if (is_file) {
        bool has_mark = length >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0;
        text += has_mark ? 3 : 0;
        length -= has_mark ? 3 : 0;
        source->is_encoded = find_declared(text, text + length, &declared) || has_mark;
        if (declared.encoding == ENCODING_UNKNOWN || (has_mark && declared.encoding != ENCODING_UTF8)) {
            syntax_problem_set(rt, problem, SYNTAX_SYNTAX_ERROR, "encoding problem: %s%s", declared.name,
                               has_mark ? " with BOM" : "");
            return false;
        }
    }
    if (memchr(text, 0, (size_t)length) != NULL) {
        error_set(rt, ERROR_VALUE, "source code string cannot contain null bytes");
        problem->kind = SYNTAX_RUNTIME_ERROR;
        return false;
    }
    bool is_latin1 = declared.encoding == ENCODING_LATIN1;
    if (!is_latin1 && !check_utf8(rt, text, length, declared.encoding, problem))
        return false;
    int64_t capacity = (is_latin1 ? 2 * length : length) + 2;
    source->text = capacity > INT32_MAX ? NULL : memory_calloc(&rt->memory, (uint64_t)capacity);
    if (source->text == NULL) {
        error_no_memory(rt);
        problem->kind = SYNTAX_RUNTIME_ERROR;
        return false;
    }
    int64_t written = copy_text(text, length, is_latin1, source->text);
    if (add_newline && (written == 0 || source->text[written - 1] != '\n') && written > 0)
        source->text[written++] = '\n';
    source->length = (int32_t)written;
    return true;
}

void source_free(Runtime *rt, SourceText *source)
{
    memset(source->text, 0, (size_t)source->length);
    memory_free(&rt->memory, source->text);
    source->text = NULL;
}
