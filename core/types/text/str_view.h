/* What str, bytes and bytearray do alike: searching, splitting, stripping, padding, replacing, joining, each written
 * once for characters of 1, 2 or 4 bytes. Owns no object. CPython: Objects/stringlib */
#ifndef OURO_TYPES_STR_VIEW_H
#define OURO_TYPES_STR_VIEW_H

#include "object/definition.h"
#include "types/text/str.h"

typedef enum TextFamily { FAMILY_STR, FAMILY_BYTES, FAMILY_BYTEARRAY } TextFamily;

/* The characters of an object, or of a buffer. Valid as long as the object is neither changed nor gone. */
typedef struct TextView {
    Object *object; /* borrowed */
    const void *data;
    int64_t length;
    int kind; /* bytes a character */
    TextFamily family;
} TextView;

/* `object`: a str, bytes or bytearray. */
TextView view_of(Object *object);

ALWAYS_INLINE TextView view_of_str(Object *object)
{
    return (TextView){object, str_data(object), str_length(object), str_kind(object), FAMILY_STR};
}

ALWAYS_INLINE TextView view_of_data(const void *data, int64_t length)
{
    return (TextView){NULL, data, length, 1, FAMILY_BYTES};
}

ALWAYS_INLINE uint32_t view_at(const TextView *view, int64_t index)
{
    return str_read(view->kind, view->data, index);
}

/* An argument that belongs to `self`: a str for a str, anything with a buffer for bytes. */
typedef struct TextOperand {
    TextView view;
    BufferView buffer;
    uint8_t byte;
} TextOperand;

/* TypeError "must be str, not int", "a bytes-like object is required, not 'str'". 0, or -1 and an error. */
int operand_open(Runtime *rt, const TextView *self, Object *argument, TextOperand *operand);
/* The same where a single byte may be given as an int. */
int operand_open_or_byte(Runtime *rt, const TextView *self, Object *argument, TextOperand *operand);
void operand_close(Runtime *rt, TextOperand *operand);

bool view_is_space(const TextView *view, uint32_t character);

/* ---- making; new references, or NULL and an error */

/* Characters start … end - 1, of the same family; the object itself when that is all of an exact str or bytes. */
Object *view_piece(Runtime *rt, const TextView *view, int64_t start, int64_t end);

/* The object itself if it is an exact str or bytes, else a copy. */
Object *view_unchanged(Runtime *rt, const TextView *view);

/* An object of the family whose `length` characters, none greater than `widest`, the caller writes to `target`. As in
 * CPython it is a new one also where it comes to be one character. */
Object *view_new(Runtime *rt, TextFamily family, int64_t length, uint32_t widest, TextView *target);

/* The shared str if `object` (taken over) is one Latin-1 character. */
Object *view_shared(Runtime *rt, Object *object);

/* The greatest character that its kind allows. PyUnicode_MAX_CHAR_VALUE */
uint32_t view_widest(const TextView *view);

/* Writes the characters of `from` to `to`, which has its kind or a wider one, at `position`. */
void view_write(const TextView *to, int64_t position, const TextView *from);
void view_fill(const TextView *to, int64_t position, int64_t count, uint32_t character);

/* ---- searching */

/* Bounds as Python gives them, made those of a text of `length`. `*start` may stay greater than `*end`. */
void view_clamp(int64_t length, int64_t *start, int64_t *end);

/* The index of the first or last place within clamped bounds; -1: none. */
int64_t view_find(const TextView *text, const TextView *needle, int64_t start, int64_t end);
int64_t view_find_last(const TextView *text, const TextView *needle, int64_t start, int64_t end);
int64_t view_count(const TextView *text, const TextView *needle, int64_t start, int64_t end, int64_t most);
bool view_matches(const TextView *text, int64_t position, const TextView *needle);

/* ---- what methods do; `most` below 0: no limit */

Object *view_split(Runtime *rt, const TextView *text, const TextView *separator, int64_t most);
Object *view_split_right(Runtime *rt, const TextView *text, const TextView *separator, int64_t most);
Object *view_split_space(Runtime *rt, const TextView *text, int64_t most);
Object *view_split_space_right(Runtime *rt, const TextView *text, int64_t most);
Object *view_split_lines(Runtime *rt, const TextView *text, bool keep_ends);
/* `separator` (borrowed) becomes the item in the middle. */
Object *view_partition(Runtime *rt, const TextView *text, const TextView *separator, bool from_right);

enum { STRIP_LEFT = 1, STRIP_RIGHT = 2, STRIP_BOTH = 3 };
Object *view_strip(Runtime *rt, const TextView *text, const TextView *characters,
                   int sides); /* NULL: blanks */
Object *view_pad(Runtime *rt, const TextView *text, int64_t left, int64_t right, uint32_t fill);
Object *view_zfill(Runtime *rt, const TextView *text, int64_t width);
Object *view_expand_tabs(Runtime *rt, const TextView *text, int64_t tab_size);
Object *view_replace(Runtime *rt, const TextView *text, const TextView *old, const TextView *new,
                     int64_t most);
Object *view_repeat(Runtime *rt, const TextView *text, int64_t times);
Object *view_join(Runtime *rt, const TextView *separator, Object *iterable);
/* text[start:…:step], `count` characters. */
Object *view_stepped(Runtime *rt, const TextView *text, int64_t start, int64_t step, int64_t count);

/* ---- methods that the three types share, for their tables */

#define VIEW_METHODS(X) \
    X(find) \
    X(rfind) \
    X(index) \
    X(rindex) \
    X(count) \
    X(startswith) \
    X(endswith) \
    X(split) \
    X(rsplit) \
    X(splitlines) \
    X(partition) \
    X(rpartition) \
    X(strip) \
    X(lstrip) \
    X(rstrip) \
    X(center) \
    X(ljust) \
    X(rjust) \
    X(zfill) \
    X(expandtabs) \
    X(replace) \
    X(join) \
    X(removeprefix) \
    X(removesuffix)
#define VIEW_METHOD(name) Object *view_method_##name(Runtime *rt, Object *self, const Arguments *arguments);
VIEW_METHODS(VIEW_METHOD)
#undef VIEW_METHOD

/* Their rows. */
#define VIEW_METHOD_ROWS \
    {"find", view_method_find, 0, ARGUMENTS_ANY, METHOD_TUPLE, NULL}, \
        {"rfind", view_method_rfind, 0, ARGUMENTS_ANY, METHOD_TUPLE, NULL}, \
        {"index", view_method_index, 0, ARGUMENTS_ANY, METHOD_TUPLE, NULL}, \
        {"rindex", view_method_rindex, 0, ARGUMENTS_ANY, METHOD_TUPLE, NULL}, \
        {"count", view_method_count, 0, ARGUMENTS_ANY, METHOD_TUPLE, NULL}, \
        {"startswith", view_method_startswith, 0, ARGUMENTS_ANY, METHOD_TUPLE, NULL}, \
        {"endswith", view_method_endswith, 0, ARGUMENTS_ANY, METHOD_TUPLE, NULL}, \
        {"split", view_method_split, 0, ARGUMENTS_ANY, METHOD_KEYWORDS, "($self, /, sep=None, maxsplit=-1)"}, \
        {"rsplit",      view_method_rsplit, 0, \
         ARGUMENTS_ANY, METHOD_KEYWORDS,    "($self, /, sep=None, maxsplit=-1)"}, \
        {"splitlines",  view_method_splitlines, 0, \
         ARGUMENTS_ANY, METHOD_KEYWORDS,        "($self, /, keepends=False)"}, \
        {"partition", view_method_partition, 1, 1, METHOD_O, "($self, sep, /)"}, \
        {"rpartition", view_method_rpartition, 1, 1, METHOD_O, "($self, sep, /)"}, \
        {"strip", view_method_strip, 0, 1, 0, "($self, chars=None, /)"}, \
        {"lstrip", view_method_lstrip, 0, 1, 0, "($self, chars=None, /)"}, \
        {"rstrip", view_method_rstrip, 0, 1, 0, "($self, chars=None, /)"}, \
        {"center", view_method_center, 1, 2, 0, "($self, width, fillchar=' ', /)"}, \
        {"ljust", view_method_ljust, 1, 2, 0, "($self, width, fillchar=' ', /)"}, \
        {"rjust", view_method_rjust, 1, 2, 0, "($self, width, fillchar=' ', /)"}, \
        {"zfill", view_method_zfill, 1, 1, METHOD_O, "($self, width, /)"}, \
        {"expandtabs", view_method_expandtabs, 0, ARGUMENTS_ANY, METHOD_KEYWORDS, "($self, /, tabsize=8)"}, \
        {"replace", view_method_replace, 2, 3, 0, "($self, old, new, count=-1, /)"}, \
        {"join", view_method_join, 1, 1, METHOD_O, "($self, iterable, /)"}, \
        {"removeprefix", view_method_removeprefix, 1, 1, METHOD_O, "($self, prefix, /)"}, \
    { \
        "removesuffix", view_method_removesuffix, 1, 1, METHOD_O, "($self, suffix, /)" \
    }

/* "find() takes at least 1 argument (0 given)", as PyArg_ParseTuple says it. 0, or -1 and TypeError. */
int arguments_check_tuple(Runtime *rt, const char *function, const Arguments *arguments, int least, int most);

/* What a refusal says was given instead: "None", or the name of the type. _PyArg_BadArgument */
const char *argument_word(const Runtime *rt, const Object *argument);

#endif
