/* The methods that str, bytes and bytearray share, as their tables have them: taking arguments apart; see str_view.h.
 * */
#include "types/text/str_view.h"

#include "object/error.h"
#include "types/abstract.h"
#include "types/class/type.h"
#include "types/container/slice.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/number/bool.h"
#include "types/number/int.h"

int arguments_check_tuple(Runtime *rt, const char *function, const Arguments *arguments, int least, int most)
{
    if (arguments->count >= least && arguments->count <= most)
        return 0;
    bool is_few = arguments->count < least;
    int wanted = is_few ? least : most;
    error_set(rt, ERROR_TYPE, "%s() takes %s %d argument%s (%lld given)", function,
              least == most ? "exactly"
              : is_few      ? "at least"
                            : "at most",
              wanted, wanted == 1 ? "" : "s", (long long)arguments->count);
    return -1;
}

const char *argument_word(const Runtime *rt, const Object *argument)
{
    return argument == runtime_none(rt) ? "None" : type_name_of(object_type(argument));
}

/* ---- find, index, count */

typedef enum Search { SEARCH_FIND, SEARCH_RFIND, SEARCH_COUNT } Search;

/* What was found, or -2 and an error. */
static int64_t search(Runtime *rt, Object *self, const Arguments *arguments, const char *name, Search what)
{
    int64_t start = 0, end = INT64_MAX;
    if (arguments_check_tuple(rt, name, arguments, 1, 3) < 0)
        return -2;
    if ((arguments->count > 1 && argument_slice_bound(rt, argument_at(arguments, 1), &start) < 0) ||
        (arguments->count > 2 && argument_slice_bound(rt, argument_at(arguments, 2), &end) < 0))
        return -2;
    TextView text = view_of(self);
    TextOperand needle;
    if (operand_open_or_byte(rt, &text, argument_at(arguments, 0), &needle) < 0)
        return -2;
    int64_t result;
    view_clamp(text.length, &start, &end);
    if (what == SEARCH_FIND)
        result = view_find(&text, &needle.view, start, end);
    else if (what == SEARCH_RFIND)
        result = view_find_last(&text, &needle.view, start, end);
    else
        result = view_count(&text, &needle.view, start, end, INT64_MAX);
    operand_close(rt, &needle);
    return result;
}

static Object *searched(Runtime *rt, Object *self, const Arguments *arguments, const char *name, Search what)
{
    int64_t result = search(rt, self, arguments, name, what);
    return result == -2 ? NULL : int_from_int64(rt, result);
}

static Object *indexed(Runtime *rt, Object *self, const Arguments *arguments, const char *name, Search what)
{
    int64_t result = search(rt, self, arguments, name, what);
    if (result == -1)
        error_set(rt, ERROR_VALUE, object_is_str(self) ? "substring not found" : "subsection not found");
    return result < 0 ? NULL : int_from_int64(rt, result);
}

Object *view_method_find(Runtime *rt, Object *self, const Arguments *arguments)
{
    return searched(rt, self, arguments, "find", SEARCH_FIND);
}

Object *view_method_rfind(Runtime *rt, Object *self, const Arguments *arguments)
{
    return searched(rt, self, arguments, "rfind", SEARCH_RFIND);
}

Object *view_method_count(Runtime *rt, Object *self, const Arguments *arguments)
{
    return searched(rt, self, arguments, "count", SEARCH_COUNT);
}

Object *view_method_index(Runtime *rt, Object *self, const Arguments *arguments)
{
    return indexed(rt, self, arguments, "index", SEARCH_FIND);
}

Object *view_method_rindex(Runtime *rt, Object *self, const Arguments *arguments)
{
    return indexed(rt, self, arguments, "rindex", SEARCH_RFIND);
}

/* ---- startswith, endswith */

typedef struct Affix {
    const char *name;
    int64_t start, end;
    bool is_end;
} Affix;

/* 1, 0, or -1 and an error. */
static int has_affix(Runtime *rt, const TextView *text, Object *object, const Affix *affix)
{
    TextOperand operand;
    if (operand_open(rt, text, object, &operand) < 0)
        return -1;
    int64_t start = affix->start, end = affix->end;
    view_clamp(text->length, &start, &end);
    int64_t length = operand.view.length;
    bool holds = end - start >= length && operand.view.kind <= text->kind;
    if (length == 0)
        holds = start <= end;
    else if (holds)
        holds = view_matches(text, affix->is_end ? end - length : start, &operand.view);
    operand_close(rt, &operand);
    return holds;
}

static bool may_be_affix(const TextView *text, const Object *object)
{
    return text->family != FAMILY_STR || object_is_str(object);
}

static int has_some_affix(Runtime *rt, Object *self, Object *affixes, const Affix *affix)
{
    for (int64_t i = 0; i < tuple_size(affixes); i++) {
        TextView text = view_of(self);
        Object *item = tuple_get(affixes, i);
        if (!may_be_affix(&text, item)) {
            error_format(rt, ERROR_TYPE, "tuple for %s must only contain str, not %.100T", affix->name, item);
            return -1;
        }
        int holds = has_affix(rt, &text, item, affix);
        if (holds != 0)
            return holds;
    }
    return 0;
}

static Object *affix_found(Runtime *rt, Object *self, const Arguments *arguments, bool is_end)
{
    Affix affix = {is_end ? "endswith" : "startswith", 0, INT64_MAX, is_end};
    if (arguments_check_tuple(rt, affix.name, arguments, 1, 3) < 0)
        return NULL;
    if ((arguments->count > 1 && argument_slice_bound(rt, argument_at(arguments, 1), &affix.start) < 0) ||
        (arguments->count > 2 && argument_slice_bound(rt, argument_at(arguments, 2), &affix.end) < 0))
        return NULL;
    TextView text = view_of(self);
    Object *object = argument_at(arguments, 0);
    int holds;
    if (object_is_tuple(object)) {
        holds = has_some_affix(rt, self, object, &affix);
    } else if (!may_be_affix(&text, object)) {
        return error_format(rt, ERROR_TYPE, "%s first arg must be str or a tuple of str, not %.100T",
                            affix.name, object);
    } else if (text.family != FAMILY_STR && type_bf_getbuffer(object_type(object)) == NULL) {
        return error_format(rt, ERROR_TYPE, "%s first arg must be bytes or a tuple of bytes, not %.100T",
                            affix.name, object);
    } else {
        holds = has_affix(rt, &text, object, &affix);
    }
    return holds < 0 ? NULL : bool_from(rt, holds != 0);
}

Object *view_method_startswith(Runtime *rt, Object *self, const Arguments *arguments)
{
    return affix_found(rt, self, arguments, false);
}

Object *view_method_endswith(Runtime *rt, Object *self, const Arguments *arguments)
{
    return affix_found(rt, self, arguments, true);
}

/* ---- split */

static Object *split(Runtime *rt, Object *self, const Arguments *arguments, const char *name, bool from_right)
{
    static const char *const names[] = {"sep", "maxsplit", NULL};
    Object *values[2];
    const Parameters parameters = {name, names, 0, -1};
    int64_t most = -1;
    if (arguments_parse(rt, arguments, &parameters, values) < 0)
        return NULL;
    if (values[1] != NULL && argument_ssize(rt, values[1], &most) < 0)
        return NULL;
    TextView text = view_of(self);
    if (values[0] == NULL || values[0] == runtime_none(rt))
        return from_right ? view_split_space_right(rt, &text, most) : view_split_space(rt, &text, most);
    if (text.family == FAMILY_STR && !object_is_str(values[0]))
        return error_format(rt, ERROR_TYPE, "must be str or None, not %.100T", values[0]);
    TextOperand separator;
    if (operand_open(rt, &text, values[0], &separator) < 0)
        return NULL;
    Object *result = from_right ? view_split_right(rt, &text, &separator.view, most)
                                : view_split(rt, &text, &separator.view, most);
    operand_close(rt, &separator);
    return result;
}

Object *view_method_split(Runtime *rt, Object *self, const Arguments *arguments)
{
    return split(rt, self, arguments, "split", false);
}

Object *view_method_rsplit(Runtime *rt, Object *self, const Arguments *arguments)
{
    return split(rt, self, arguments, "rsplit", true);
}

Object *view_method_splitlines(Runtime *rt, Object *self, const Arguments *arguments)
{
    static const char *const names[] = {"keepends", NULL};
    const Parameters parameters = {"splitlines", names, 0, -1};
    Object *keep;
    bool keep_ends = false;
    if (arguments_parse(rt, arguments, &parameters, &keep) < 0)
        return NULL;
    if (keep != NULL) {
        int64_t value;
        if (argument_c_int(rt, keep, &value) < 0)
            return NULL;
        keep_ends = value != 0;
    }
    TextView text = view_of(self);
    return view_split_lines(rt, &text, keep_ends);
}

static Object *partition(Runtime *rt, Object *self, const Arguments *arguments, bool from_right)
{
    TextView text = view_of(self);
    TextOperand separator;
    if (operand_open(rt, &text, argument_at(arguments, 0), &separator) < 0)
        return NULL;
    Object *result = view_partition(rt, &text, &separator.view, from_right);
    operand_close(rt, &separator);
    return result;
}

Object *view_method_partition(Runtime *rt, Object *self, const Arguments *arguments)
{
    return partition(rt, self, arguments, false);
}

Object *view_method_rpartition(Runtime *rt, Object *self, const Arguments *arguments)
{
    return partition(rt, self, arguments, true);
}

/* ---- strip, padding */

static Object *strip(Runtime *rt, Object *self, const Arguments *arguments, const char *name, int sides)
{
    TextView text = view_of(self);
    Object *characters = argument_at(arguments, 0);
    if (characters == NULL || characters == runtime_none(rt))
        return view_strip(rt, &text, NULL, sides);
    if (text.family == FAMILY_STR && !object_is_str(characters))
        return error_format(rt, ERROR_TYPE, "%s arg must be None or str", name);
    TextOperand operand;
    if (operand_open(rt, &text, characters, &operand) < 0)
        return NULL;
    Object *result = view_strip(rt, &text, &operand.view, sides);
    operand_close(rt, &operand);
    return result;
}

Object *view_method_strip(Runtime *rt, Object *self, const Arguments *arguments)
{
    return strip(rt, self, arguments, "strip", STRIP_BOTH);
}

Object *view_method_lstrip(Runtime *rt, Object *self, const Arguments *arguments)
{
    return strip(rt, self, arguments, "lstrip", STRIP_LEFT);
}

Object *view_method_rstrip(Runtime *rt, Object *self, const Arguments *arguments)
{
    return strip(rt, self, arguments, "rstrip", STRIP_RIGHT);
}

/* The fill character: 0, or -1 and an error. */
static int fill_of(Runtime *rt, const TextView *text, Object *argument, const char *name, uint32_t *fill)
{
    if (text->family == FAMILY_STR) {
        if (!object_is_str(argument)) {
            error_format(rt, ERROR_TYPE, "The fill character must be a unicode character, not %.100T",
                         argument);
            return -1;
        }
        if (str_length(argument) != 1) {
            error_set(rt, ERROR_TYPE, "The fill character must be exactly one character long");
            return -1;
        }
        *fill = str_character(argument, 0);
        return 0;
    }
    bool is_bytes = object_has(argument, TYPE_FLAG_BYTES_SUBCLASS) ||
                    object_type(argument) == runtime_type(rt, TYPE_BYTEARRAY);
    TextView one = is_bytes ? view_of(argument) : *text;
    if (!is_bytes || one.length != 1) {
        error_format(rt, ERROR_TYPE, "%s() argument 2 must be a byte string of length 1, not %.50s", name,
                     argument_word(rt, argument));
        return -1;
    }
    *fill = view_at(&one, 0);
    return 0;
}

typedef enum Side { PAD_LEFT, PAD_RIGHT, PAD_BOTH } Side;

static Object *pad(Runtime *rt, Object *self, const Arguments *arguments, const char *name, Side side)
{
    int64_t width;
    uint32_t fill = ' ';
    TextView text = view_of(self);
    if (argument_ssize(rt, argument_at(arguments, 0), &width) < 0)
        return NULL;
    if (arguments->count > 1 && fill_of(rt, &text, argument_at(arguments, 1), name, &fill) < 0)
        return NULL;
    text = view_of(self);
    if (width <= text.length)
        return view_unchanged(rt, &text);
    int64_t missing = width - text.length;
    if (side == PAD_LEFT)
        return view_pad(rt, &text, missing, 0, fill);
    if (side == PAD_RIGHT)
        return view_pad(rt, &text, 0, missing, fill);
    int64_t left = missing / 2 + (missing & width & 1);
    return view_pad(rt, &text, left, missing - left, fill);
}

Object *view_method_center(Runtime *rt, Object *self, const Arguments *arguments)
{
    return pad(rt, self, arguments, "center", PAD_BOTH);
}

Object *view_method_ljust(Runtime *rt, Object *self, const Arguments *arguments)
{
    return pad(rt, self, arguments, "ljust", PAD_RIGHT);
}

Object *view_method_rjust(Runtime *rt, Object *self, const Arguments *arguments)
{
    return pad(rt, self, arguments, "rjust", PAD_LEFT);
}

Object *view_method_zfill(Runtime *rt, Object *self, const Arguments *arguments)
{
    int64_t width;
    if (argument_ssize(rt, argument_at(arguments, 0), &width) < 0)
        return NULL;
    TextView text = view_of(self);
    return view_zfill(rt, &text, width);
}

Object *view_method_expandtabs(Runtime *rt, Object *self, const Arguments *arguments)
{
    static const char *const names[] = {"tabsize", NULL};
    const Parameters parameters = {"expandtabs", names, 0, -1};
    Object *size;
    int64_t tab_size = 8;
    if (arguments_parse(rt, arguments, &parameters, &size) < 0)
        return NULL;
    if (size != NULL && argument_c_int(rt, size, &tab_size) < 0)
        return NULL;
    TextView text = view_of(self);
    return view_expand_tabs(rt, &text, tab_size);
}

/* ---- replace, join, prefixes */

/* A str argument that is named by the method and its place. */
static int open_named(Runtime *rt, const TextView *text, Object *argument, const char *what,
                      TextOperand *operand)
{
    if (text->family == FAMILY_STR && !object_is_str(argument)) {
        error_format(rt, ERROR_TYPE, "%s must be str, not %.50s", what, argument_word(rt, argument));
        return -1;
    }
    return operand_open(rt, text, argument, operand);
}

Object *view_method_replace(Runtime *rt, Object *self, const Arguments *arguments)
{
    TextView text = view_of(self);
    TextOperand old, new;
    int64_t most = -1;
    if (open_named(rt, &text, argument_at(arguments, 0), "replace() argument 1", &old) < 0)
        return NULL;
    Object *result = NULL;
    if (open_named(rt, &text, argument_at(arguments, 1), "replace() argument 2", &new) == 0) {
        if (arguments->count < 3 || argument_ssize(rt, argument_at(arguments, 2), &most) == 0) {
            const TextView whole = view_of(self);
            result = view_replace(rt, &whole, &old.view, &new.view, most);
        }
        operand_close(rt, &new);
    }
    operand_close(rt, &old);
    return result;
}

Object *view_method_join(Runtime *rt, Object *self, const Arguments *arguments)
{
    TextView separator = view_of(self);
    return view_join(rt, &separator, argument_at(arguments, 0));
}

static Object *remove_affix(Runtime *rt, Object *self, const Arguments *arguments, const char *what,
                            bool is_end)
{
    TextView text = view_of(self);
    TextOperand operand;
    if (open_named(rt, &text, argument_at(arguments, 0), what, &operand) < 0)
        return NULL;
    int64_t length = operand.view.length;
    bool holds = length > 0 && length <= text.length && operand.view.kind <= text.kind &&
                 view_matches(&text, is_end ? text.length - length : 0, &operand.view);
    operand_close(rt, &operand);
    if (!holds)
        return view_unchanged(rt, &text);
    return is_end ? view_piece(rt, &text, 0, text.length - length)
                  : view_piece(rt, &text, length, text.length);
}

Object *view_method_removeprefix(Runtime *rt, Object *self, const Arguments *arguments)
{
    return remove_affix(rt, self, arguments, "removeprefix() argument", false);
}

Object *view_method_removesuffix(Runtime *rt, Object *self, const Arguments *arguments)
{
    return remove_affix(rt, self, arguments, "removesuffix() argument", true);
}
