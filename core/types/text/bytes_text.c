/* See bytes_text.h. CPython: Objects/bytes_methods.c, Python/pystrhex.c */
#include "types/text/bytes_text.h"

#include "object/error.h"
#include "object/function.h"
#include "types/abstract.h"
#include "types/container/slice.h"
#include "types/error/exception.h"
#include "types/number/bool.h"
#include "types/text/bytearray.h"
#include "types/text/bytes.h"
#include "types/text/codec.h"
#include "types/text/str_view.h"

static bool is_lower(uint8_t byte) { return (uint8_t)(byte - 'a') < 26; }
static bool is_upper(uint8_t byte) { return (uint8_t)(byte - 'A') < 26; }
static bool is_alpha(uint8_t byte) { return is_lower(byte) || is_upper(byte); }
static bool is_digit(uint8_t byte) { return (uint8_t)(byte - '0') < 10; }
static bool is_alnum(uint8_t byte) { return is_alpha(byte) || is_digit(byte); }
static bool is_space(uint8_t byte) { return byte == ' ' || (uint8_t)(byte - '\t') < 5; }
static uint8_t to_lower(uint8_t byte) { return is_upper(byte) ? (uint8_t)(byte + 32) : byte; }
static uint8_t to_upper(uint8_t byte) { return is_lower(byte) ? (uint8_t)(byte - 32) : byte; }

/* ---- case; `first`: at the beginning, `in_word`: behind a letter */

typedef uint8_t (*ChangeByte)(uint8_t byte, bool is_first, bool in_word);

static uint8_t lowered(uint8_t byte, bool is_first, bool in_word)
{
    (void)is_first;
    (void)in_word;
    return to_lower(byte);
}

static uint8_t uppered(uint8_t byte, bool is_first, bool in_word)
{
    (void)is_first;
    (void)in_word;
    return to_upper(byte);
}

static uint8_t swapped(uint8_t byte, bool is_first, bool in_word)
{
    (void)is_first;
    (void)in_word;
    return is_lower(byte) ? to_upper(byte) : to_lower(byte);
}

static uint8_t capitalized(uint8_t byte, bool is_first, bool in_word)
{
    (void)in_word;
    return is_first ? to_upper(byte) : to_lower(byte);
}

static uint8_t titled(uint8_t byte, bool is_first, bool in_word)
{
    (void)is_first;
    return in_word ? to_lower(byte) : to_upper(byte);
}

static Object *change(Runtime *rt, Object *self, ChangeByte function)
{
    TextView text = view_of(self);
    TextView target;
    Object *result = view_new(rt, text.family, text.length, 0x7f, &target);
    if (result == NULL)
        return NULL;
    const uint8_t *from = text.data;
    uint8_t *to = (uint8_t *)(uintptr_t)target.data;
    for (int64_t i = 0; i < text.length; i++)
        to[i] = function(from[i], i == 0, i > 0 && is_alpha(from[i - 1]));
    return result;
}

#define CHANGE_METHOD(name, function) \
    Object *bytes_method_##name(Runtime *rt, Object *self, const Arguments *arguments) \
    { \
        (void)arguments; \
        return change(rt, self, function); \
    }
CHANGE_METHOD(lower, lowered)
CHANGE_METHOD(upper, uppered)
CHANGE_METHOD(swapcase, swapped)
CHANGE_METHOD(capitalize, capitalized)
CHANGE_METHOD(title, titled)
#undef CHANGE_METHOD

/* ---- questions */

static bool all_are(const TextView *text, bool (*question)(uint8_t byte))
{
    const uint8_t *data = text->data;
    for (int64_t i = 0; i < text->length; i++) {
        if (!question(data[i]))
            return false;
    }
    return true;
}

#define ALL_ARE(name, question) \
    Object *bytes_method_##name(Runtime *rt, Object *self, const Arguments *arguments) \
    { \
        TextView text = view_of(self); \
        (void)arguments; \
        return bool_from(rt, text.length > 0 && all_are(&text, question)); \
    }
ALL_ARE(isalnum, is_alnum)
ALL_ARE(isalpha, is_alpha)
ALL_ARE(isdigit, is_digit)
ALL_ARE(isspace, is_space)
#undef ALL_ARE

static bool is_ascii(uint8_t byte) { return byte < 0x80; }

Object *bytes_method_isascii(Runtime *rt, Object *self, const Arguments *arguments)
{
    TextView text = view_of(self);
    (void)arguments;
    return bool_from(rt, all_are(&text, is_ascii));
}

static Object *is_all_of_case(Runtime *rt, Object *self, bool (*wanted)(uint8_t), bool (*other)(uint8_t))
{
    TextView text = view_of(self);
    const uint8_t *data = text.data;
    bool found = false;
    for (int64_t i = 0; i < text.length; i++) {
        if (other(data[i]))
            return bool_from(rt, false);
        found = found || wanted(data[i]);
    }
    return bool_from(rt, found);
}

Object *bytes_method_islower(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return is_all_of_case(rt, self, is_lower, is_upper);
}

Object *bytes_method_isupper(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return is_all_of_case(rt, self, is_upper, is_lower);
}

Object *bytes_method_istitle(Runtime *rt, Object *self, const Arguments *arguments)
{
    TextView text = view_of(self);
    const uint8_t *data = text.data;
    bool found = false;
    bool in_word = false;
    (void)arguments;
    for (int64_t i = 0; i < text.length; i++) {
        if ((is_upper(data[i]) && in_word) || (is_lower(data[i]) && !in_word))
            return bool_from(rt, false);
        in_word = is_alpha(data[i]);
        found = found || in_word;
    }
    return bool_from(rt, found);
}

/* ---- decode */

Object *bytes_method_decode(Runtime *rt, Object *self, const Arguments *arguments)
{
    static const char *const names[] = {"encoding", "errors", NULL};
    static const Parameters parameters = {"decode", names, 0, -1};
    Object *values[2];
    const char *encoding, *errors;
    if (arguments_parse(rt, arguments, &parameters, values) < 0 ||
        argument_text(rt, values[0], "decode", "encoding", &encoding) < 0 ||
        argument_text(rt, values[1], "decode", "errors", &errors) < 0)
        return NULL;
    return codec_decode_object(rt, self, encoding, errors);
}

/* ---- hex */

static const char hex_digits[] = "0123456789abcdef";

/* The separator: its character, 0: none; -1 and an error. */
static int separator_of(Runtime *rt, Object *argument)
{
    if (argument == NULL)
        return 0;
    int64_t length = object_length(rt, argument);
    if (length < 0)
        return -1;
    if (length != 1) {
        error_set(rt, ERROR_VALUE, "sep must be length 1.");
        return -1;
    }
    if (!object_is_str(argument) && !object_is_bytes(argument)) {
        error_set(rt, ERROR_TYPE, "sep must be str or bytes.");
        return -1;
    }
    TextView text = view_of(argument);
    uint32_t character = view_at(&text, 0);
    if (character < 0x80)
        return (int)character;
    error_set(rt, ERROR_VALUE, "sep must be ASCII.");
    return -1;
}

Object *bytes_to_hex(Runtime *rt, const uint8_t *data, int64_t length, const Arguments *arguments)
{
    static const char *const names[] = {"sep", "bytes_per_sep", NULL};
    static const Parameters parameters = {"hex", names, 0, -1};
    Object *values[2];
    int64_t group = 1;
    if (arguments_parse(rt, arguments, &parameters, values) < 0 ||
        (values[1] != NULL && argument_c_int(rt, values[1], &group) < 0))
        return NULL;
    int separator = separator_of(rt, values[0]);
    if (separator < 0)
        return NULL;
    bool from_left = group < 0;
    group = from_left ? -group : group;
    bool separates = values[0] != NULL && group != 0 && length > 0;
    int64_t separators = separates ? (length - 1) / group : 0;
    TextView target;
    Object *result = view_new(rt, FAMILY_STR, 2 * length + separators, 0x7f, &target);
    if (result == NULL)
        return NULL;
    char *to = (char *)(uintptr_t)target.data;
    for (int64_t i = 0; i < length; i++) {
        if (separates && i > 0 && (from_left ? i : length - i) % group == 0)
            *to++ = (char)separator;
        *to++ = hex_digits[data[i] >> 4];
        *to++ = hex_digits[data[i] & 15];
    }
    return result;
}

Object *bytes_method_hex(Runtime *rt, Object *self, const Arguments *arguments)
{
    TextView text = view_of(self);
    return bytes_to_hex(rt, text.data, text.length, arguments);
}

static int hex_value(uint32_t character)
{
    if (character - '0' < 10)
        return (int)(character - '0');
    character |= 0x20;
    return character - 'a' < 6 ? (int)(character - 'a') + 10 : -1;
}

/* Reads pairs of digits; returns how many, or -1 with *bad set to where there is none. */
static int64_t read_hex(const TextView *text, uint8_t *to, int64_t *bad)
{
    int64_t count = 0;
    for (int64_t i = 0; i < text->length; i++) {
        if (view_at(text, i) >= 0x80) {
            *bad = i;
            return -1;
        }
    }
    for (int64_t i = 0; i < text->length; i += 2) {
        while (i < text->length && view_at(text, i) < 0x80 && is_space((uint8_t)view_at(text, i)))
            i++;
        if (i == text->length)
            break;
        int high = hex_value(view_at(text, i));
        int low = high < 0 || i + 1 >= text->length ? -1 : hex_value(view_at(text, i + 1));
        if (low < 0) {
            *bad = high < 0 ? i : i + 1;
            return -1;
        }
        to[count++] = (uint8_t)(high << 4 | low);
    }
    return count;
}

Object *bytes_method_fromhex(Runtime *rt, Object *self, const Arguments *arguments)
{
    Object *string = argument_at(arguments, 0);
    const TypeObject *type = (const TypeObject *)self;
    if (!object_is_str(string))
        return error_format(rt, ERROR_TYPE, "fromhex() argument must be str, not %.50s",
                            argument_word(rt, string));
    TextView text = view_of_str(string);
    uint8_t *buffer = memory_alloc(&rt->memory, (uint64_t)text.length / 2 + 1);
    if (buffer == NULL) {
        error_no_memory(rt);
        return NULL;
    }
    int64_t bad = 0;
    int64_t count = read_hex(&text, buffer, &bad);
    bool is_array = type_bf_releasebuffer(type) != NULL;
    Object *result = NULL;
    if (count < 0)
        error_set(rt, ERROR_VALUE, "non-hexadecimal number found in fromhex() arg at position %lld",
                  (long long)bad);
    else
        result = is_array ? bytearray_from_data(rt, count == 0 ? (void *)"" : buffer, count)
                          : bytes_from_data(rt, buffer, count);
    memory_free(&rt->memory, buffer);
    if (result == NULL || !type_has(type, TYPE_FLAG_HEAP_TYPE))
        return result;
    Ref argument = ref_of(result);
    Object *instance = object_call(rt, self, &argument, 1);
    object_decref(rt, result);
    return instance;
}

/* ---- translate */

Object *bytes_method_maketrans(Runtime *rt, Object *none, const Arguments *arguments)
{
    BufferView from, to;
    (void)none;
    if (object_get_buffer(rt, argument_at(arguments, 0), &from, false) < 0)
        return NULL;
    if (object_get_buffer(rt, argument_at(arguments, 1), &to, false) < 0) {
        buffer_release(rt, &from);
        return NULL;
    }
    Object *result = NULL;
    if (from.length != to.length) {
        error_set(rt, ERROR_VALUE, "maketrans arguments must have same length");
    } else {
        result = bytes_new(rt, 256);
        uint8_t *table = result == NULL ? NULL : (uint8_t *)(uintptr_t)bytes_data(result);
        for (int i = 0; table != NULL && i < 256; i++)
            table[i] = (uint8_t)i;
        for (int64_t i = 0; table != NULL && i < from.length; i++)
            table[from.bytes[i]] = to.bytes[i];
    }
    buffer_release(rt, &from);
    buffer_release(rt, &to);
    return result;
}

/* `table` NULL: each byte stays. */
static Object *translated(Runtime *rt, const TextView *text, const uint8_t *table, const BufferView *deleted)
{
    uint8_t drops[256] = {0};
    const uint8_t *from = text->data;
    int64_t kept = 0;
    for (int64_t i = 0; i < deleted->length; i++)
        drops[deleted->bytes[i]] = 1;
    bool changes = false;
    for (int64_t i = 0; i < text->length; i++) {
        kept += !drops[from[i]];
        changes = changes || drops[from[i]] || (table != NULL && table[from[i]] != from[i]);
    }
    if (!changes && object_is_exact(rt, text->object, TYPE_BYTES))
        return object_incref(text->object);
    TextView target;
    Object *result = view_new(rt, text->family, kept, 0x7f, &target);
    uint8_t *to = result == NULL ? NULL : (uint8_t *)(uintptr_t)target.data;
    for (int64_t i = 0; to != NULL && i < text->length; i++) {
        if (!drops[from[i]])
            *to++ = table == NULL ? from[i] : table[from[i]];
    }
    return result;
}

Object *bytes_method_translate(Runtime *rt, Object *self, const Arguments *arguments)
{
    static const char *const names[] = {"", "delete", NULL};
    static const Parameters parameters = {"translate", names, 1, -1};
    Object *values[2];
    BufferView table = {.exporter = NULL}, deleted = {.exporter = NULL};
    if (arguments_parse(rt, arguments, &parameters, values) < 0)
        return NULL;
    bool has_table = values[0] != runtime_none(rt);
    if (has_table && object_get_buffer(rt, values[0], &table, false) < 0)
        return NULL;
    Object *result = NULL;
    if (has_table && table.length != 256) {
        error_set(rt, ERROR_VALUE, "translation table must be 256 characters long");
    } else if (values[1] == NULL || object_get_buffer(rt, values[1], &deleted, false) == 0) {
        TextView text = view_of(self);
        result = translated(rt, &text, has_table ? table.bytes : NULL, &deleted);
    }
    buffer_release(rt, &deleted);
    buffer_release(rt, &table);
    return result;
}

/* ---- what both have in brackets */

Object *bytes_subscript(Runtime *rt, Object *self, Object *key)
{
    bool is_array = !object_is_bytes(self);
    if (type_nb_index(object_type(key)) != NULL) {
        int64_t index;
        if (number_as_index(rt, key, &index, ERROR_INDEX) < 0)
            return NULL;
        const TextView text = view_of(self);
        if (index < 0)
            index += text.length;
        if (index >= 0 && index < text.length)
            return object_incref(
                &rt->statics.small_ints[PROFILE_SMALL_INT_NEGATIVE + view_at(&text, index)].ob_base.ob_base);
        error_set(rt, ERROR_INDEX, is_array ? "bytearray index out of range" : "index out of range");
        return NULL;
    }
    if (!object_is_slice(rt, key))
        return error_format(rt, ERROR_TYPE,
                            is_array ? "bytearray indices must be integers or slices, not %.200T"
                                     : "byte indices must be integers or slices, not %.200T",
                            key);
    int64_t start, stop, step;
    if (slice_unpack(rt, key, &start, &stop, &step) < 0)
        return NULL;
    const TextView text = view_of(self);
    int64_t count = slice_adjust(text.length, &start, &stop, step);
    if (count <= 0)
        return is_array ? bytearray_from_data(rt, "", 0) : bytes_new(rt, 0);
    return step == 1 ? view_piece(rt, &text, start, start + count)
                     : view_stepped(rt, &text, start, step, count);
}

int bytes_contains(Runtime *rt, Object *self, Object *item)
{
    int64_t value;
    TextView text;
    bool is_number = type_nb_index(object_type(item)) != NULL;
    /* What has no index after all, whatever it says, may have bytes. */
    if (is_number && number_as_index(rt, item, &value, 0) < 0) {
        error_clear(rt);
        is_number = false;
    }
    if (is_number) {
        if (value < 0 || value > 255) {
            error_set(rt, ERROR_VALUE, "byte must be in range(0, 256)");
            return -1;
        }
        uint8_t byte = (uint8_t)value;
        TextView needle = view_of_data(&byte, 1);
        text = view_of(self);
        return view_find(&text, &needle, 0, text.length) >= 0;
    }
    TextOperand needle;
    text = view_of(self);
    if (operand_open(rt, &text, item, &needle) < 0)
        return -1;
    int found = view_find(&text, &needle.view, 0, text.length) >= 0;
    operand_close(rt, &needle);
    return found;
}
