/* Making text out of text: padding, replacing, repeating, joining; see str_view.h. */
#include "types/text/str_view.h"

#include "object/error.h"
#include "types/abstract.h"
#include "types/container/slice.h"
#include "types/error/exception.h"
#include "types/text/bytearray.h"
#include "types/text/bytes.h"

static Object *too_long(Runtime *rt, ErrorKind kind, const char *message)
{
    error_set(rt, kind, "%s", message);
    return NULL;
}

/* ---- padding */

static Object *padded(Runtime *rt, const TextView *text, int64_t left, int64_t right, uint32_t fill)
{
    if (left > INT64_MAX - text->length || right > INT64_MAX - (left + text->length))
        return too_long(rt, ERROR_OVERFLOW, "padded string is too long");
    TextView target;
    uint32_t widest = view_widest(text);
    Object *result =
        view_new(rt, text->family, left + text->length + right, widest > fill ? widest : fill, &target);
    if (result == NULL)
        return NULL;
    view_fill(&target, 0, left, fill);
    view_write(&target, left, text);
    view_fill(&target, left + text->length, right, fill);
    return result;
}

Object *view_pad(Runtime *rt, const TextView *text, int64_t left, int64_t right, uint32_t fill)
{
    if (left <= 0 && right <= 0)
        return view_unchanged(rt, text);
    return padded(rt, text, left < 0 ? 0 : left, right < 0 ? 0 : right, fill);
}

Object *view_zfill(Runtime *rt, const TextView *text, int64_t width)
{
    if (text->length >= width)
        return view_unchanged(rt, text);
    int64_t zeros = width - text->length;
    Object *result = padded(rt, text, zeros, 0, '0');
    if (result == NULL)
        return NULL;
    TextView target = view_of(result);
    uint32_t sign = text->length == 0 ? 0 : view_at(text, 0);
    if (sign == '+' || sign == '-') {
        view_fill(&target, 0, 1, sign);
        view_fill(&target, zeros, 1, '0');
    }
    return result;
}

/* The length with tabs as blanks, -1: too long; with a target the characters are written, too. */
static int64_t expand(const TextView *text, int64_t tab_size, const TextView *target)
{
    int64_t length = 0;
    int64_t column = 0;
    for (int64_t i = 0; i < text->length; i++) {
        uint32_t character = view_at(text, i);
        int64_t blanks = 1;
        if (character == '\t') {
            blanks = tab_size > 0 ? tab_size - column % tab_size : 0;
            column += blanks;
            character = ' ';
        } else {
            column = character == '\n' || character == '\r' ? 0 : column + 1;
        }
        if (blanks > INT64_MAX - length)
            return -1;
        if (target != NULL)
            view_fill(target, length, blanks, character);
        length += blanks;
    }
    return length;
}

Object *view_expand_tabs(Runtime *rt, const TextView *text, int64_t tab_size)
{
    TextView tab = view_of_data("\t", 1);
    if (text->family == FAMILY_STR && view_find(text, &tab, 0, text->length) < 0)
        return view_unchanged(rt, text);
    int64_t length = expand(text, tab_size, NULL);
    if (length < 0)
        return too_long(rt, ERROR_OVERFLOW,
                        text->family == FAMILY_STR ? "new string is too long" : "result too long");
    TextView target;
    Object *result = view_new(rt, text->family, length, view_widest(text), &target);
    if (result == NULL)
        return NULL;
    expand(text, tab_size, &target);
    return view_shared(rt, result);
}

/* ---- replace */

static void write_replaced(const TextView *target, const TextView *text, const TextView *old,
                           const TextView *new, int64_t count)
{
    int64_t from = 0;
    int64_t to = 0;
    for (; count > 0; count--) {
        int64_t found = view_find(text, old, from, text->length);
        TextView part = *text;
        part.data = (const char *)text->data + from * text->kind;
        part.length = found - from;
        view_write(target, to, &part);
        to += part.length;
        view_write(target, to, new);
        to += new->length;
        from = found + old->length;
    }
    TextView rest = *text;
    rest.data = (const char *)text->data + from * text->kind;
    rest.length = text->length - from;
    view_write(target, to, &rest);
}

/* `new` before the first `count` characters, or behind the last. */
static void write_between(const TextView *target, const TextView *text, const TextView *new, int64_t count)
{
    int64_t to = 0;
    for (int64_t i = 0; i <= text->length; i++) {
        if (i < count) {
            view_write(target, to, new);
            to += new->length;
        }
        if (i < text->length)
            view_fill(target, to++, 1, view_at(text, i));
    }
}

/* The result may have lost its widest characters. */
static Object *narrowed(Runtime *rt, Object *object)
{
    TextView text = view_of_str(object);
    TextView target;
    uint32_t all = 0;
    for (int64_t i = 0; i < text.length; i++)
        all |= view_at(&text, i);
    Object *result = view_new(rt, FAMILY_STR, text.length, all > 0x10ffff ? 0x10ffff : all, &target);
    for (int64_t i = 0; result != NULL && i < text.length; i++)
        view_fill(&target, i, 1, view_at(&text, i));
    object_decref(rt, object);
    return result;
}

/* One character of one byte by another: the first `count` places, of which there are so many. */
static void exchange(TextView *target, const TextView *text, const TextView *old, const TextView *new,
                     int64_t count)
{
    const uint8_t from = (uint8_t)view_at(old, 0);
    const uint8_t to = (uint8_t)view_at(new, 0);
    const uint8_t *data = text->data;
    uint8_t *written = (uint8_t *)(uintptr_t)target->data;
    for (int64_t i = 0; i < text->length; i++) {
        const bool is_place = data[i] == from && count > 0;
        written[i] = is_place ? to : data[i];
        count -= is_place;
    }
}

Object *view_replace(Runtime *rt, const TextView *text, const TextView *old, const TextView *new,
                     int64_t most)
{
    if (most < 0)
        most = INT64_MAX;
    bool is_same = text->family == FAMILY_STR && old->object == new->object;
    int64_t count = most == 0 || is_same ? 0 : view_count(text, old, 0, text->length, most);
    if (count == 0)
        return view_unchanged(rt, text);
    int64_t growth = new->length - old->length;
    if (growth > 0 && count > (INT64_MAX - text->length) / growth)
        return too_long(rt, ERROR_OVERFLOW,
                        text->family == FAMILY_STR ? "replace string is too long"
                                                   : "replace bytes is too long");
    TextView target;
    uint32_t widest = view_widest(text);
    uint32_t added = view_widest(new);
    Object *result =
        view_new(rt, text->family, text->length + count * growth, widest > added ? widest : added, &target);
    if (result == NULL)
        return NULL;
    if (old->length == 0)
        write_between(&target, text, new, count);
    else if (old->length == 1 && new->length == 1 && text->kind == 1 && target.kind == 1)
        exchange(&target, text, old, new, count);
    else
        write_replaced(&target, text, old, new, count);
    bool may_shrink = text->family == FAMILY_STR && added < view_widest(old) && widest == view_widest(old);
    return may_shrink && target.length > 0 ? narrowed(rt, result) : result;
}

/* ---- repeat */

static Object *empty_of(Runtime *rt, TextFamily family)
{
    TextView target;
    return view_new(rt, family, 0, 0, &target);
}

enum { REPEAT_NEAR = 64 };

Object *view_repeat(Runtime *rt, const TextView *text, int64_t times)
{
    if (times <= 0)
        return empty_of(rt, text->family);
    if (times == 1 && (text->family == FAMILY_STR || object_is_exact(rt, text->object, TYPE_BYTES)))
        return view_unchanged(rt, text);
    if (text->length > 0 && times > INT64_MAX / text->length) {
        if (text->family == FAMILY_BYTEARRAY) {
            error_no_memory(rt);
            return NULL;
        }
        return too_long(rt, ERROR_OVERFLOW,
                        text->family == FAMILY_STR ? "repeated string is too long"
                                                   : "repeated bytes are too long");
    }
    TextView target;
    Object *result = view_new(rt, text->family, text->length * times, view_widest(text), &target);
    if (result == NULL)
        return NULL;
    if (text->length == 1) {
        view_fill(&target, 0, times, view_at(text, 0));
        return result;
    }
    char *data = (char *)(uintptr_t)target.data;
    const int64_t once = text->length * text->kind;
    const int64_t all = once * times;
    int64_t done = 0;
    /* Reading what was written a moment ago is slow: the first copies are not made of each other. */
    for (; done < all && done < REPEAT_NEAR; done += once)
        memcpy(data + done, text->data, (size_t)once);
    for (int64_t part; done < all; done += part) {
        part = done < all - done ? done : all - done;
        memcpy(data + done, data, (size_t)part);
    }
    return result;
}

/* Of text in bytes, all of whose characters are as wide as the widest needs to be. */
static Object *stepped_bytes(Runtime *rt, const TextView *text, int64_t start, int64_t step, int64_t count)
{
    TextView target;
    Object *result = view_new(rt, text->family, count < 0 ? 0 : count, 0x7f, &target);
    if (result == NULL)
        return NULL;
    const uint8_t *from = (const uint8_t *)text->data + start;
    uint8_t *to = (uint8_t *)(uintptr_t)target.data;
    for (int64_t i = 0; i < count; i++, from += step)
        to[i] = *from;
    return result;
}

Object *view_stepped(Runtime *rt, const TextView *text, int64_t start, int64_t step, int64_t count)
{
    TextView target;
    uint32_t all = 0;
    if (text->family != FAMILY_STR || str_is_ascii(text->object))
        return stepped_bytes(rt, text, start, step, count);
    for (int64_t i = 0; i < count && text->family == FAMILY_STR; i++)
        all |= view_at(text, start + i * step);
    Object *result =
        view_new(rt, text->family, count < 0 ? 0 : count, all > 0x10ffff ? 0x10ffff : all, &target);
    if (result == NULL)
        return NULL;
    for (int64_t i = 0; i < count; i++)
        view_fill(&target, i, 1, view_at(text, start + i * step));
    return result;
}

/* ---- join */

typedef struct Joining {
    int64_t length;
    uint32_t widest;
} Joining;

static int bad_item(Runtime *rt, const TextView *separator, int64_t index, Object *item)
{
    error_clear(rt);
    error_format(rt, ERROR_TYPE,
                 separator->family == FAMILY_STR
                     ? "sequence item %lld: expected str instance, %.80T found"
                     : "sequence item %lld: expected a bytes-like object, %.80T found",
                 (long long)index, item);
    return -1;
}

/* Opens one item and adds it up. */
static int measure_item(Runtime *rt, const TextView *separator, Object *sequence, int64_t index,
                        Joining *joining)
{
    Object *item = sequence_fast_item(sequence, index);
    TextOperand operand;
    bool fits =
        separator->family == FAMILY_STR ? object_is_str(item) : type_bf_getbuffer(object_type(item)) != NULL;
    if (!fits || operand_open(rt, separator, item, &operand) < 0)
        return bad_item(rt, separator, index, item);
    uint32_t widest = view_widest(&operand.view);
    int64_t added = operand.view.length + (index > 0 ? separator->length : 0);
    operand_close(rt, &operand);
    if (widest > joining->widest)
        joining->widest = widest;
    if (added > INT64_MAX - joining->length) {
        too_long(rt, ERROR_OVERFLOW, "join() result is too long for a Python string");
        return -1;
    }
    joining->length += added;
    return 0;
}

/* The same where all of it is ASCII strs; NULL without an error: it is not. */
static Object *join_ascii(Runtime *rt, const TextView *separator, Object *sequence, int64_t count)
{
    if (separator->family != FAMILY_STR || !str_is_ascii(separator->object))
        return NULL;
    int64_t length = separator->length * (count - 1);
    for (int64_t i = 0; i < count; i++) {
        const Object *item = sequence_fast_item(sequence, i);
        if (!object_is_str(item) || !str_is_ascii(item) || str_length(item) > INT64_MAX / 4 - length)
            return NULL;
        length += str_length(item);
    }
    Object *result = str_new(rt, length, 0x7f);
    char *to = result == NULL || length == 0 ? NULL : str_data(result);
    for (int64_t i = 0; to != NULL && i < count; i++) {
        const Object *item = sequence_fast_item(sequence, i);
        if (i > 0 && separator->length > 0)
            memcpy(to, separator->data, (size_t)separator->length);
        to += i > 0 ? separator->length : 0;
        memcpy(to, str_data(item), (size_t)str_length(item));
        to += str_length(item);
    }
    return result;
}

static Object *join_items(Runtime *rt, const TextView *separator, Object *sequence, int64_t count)
{
    Joining joining = {0, separator->length > 0 && count > 1 ? view_widest(separator) : 0};
    for (int64_t i = 0; i < count; i++) {
        if (measure_item(rt, separator, sequence, i, &joining) < 0)
            return NULL;
    }
    TextView target;
    Object *result = view_new(rt, separator->family, joining.length, joining.widest, &target);
    int64_t to = 0;
    for (int64_t i = 0; result != NULL && i < count; i++) {
        TextOperand operand;
        if (i > 0) {
            view_write(&target, to, separator);
            to += separator->length;
        }
        if (operand_open(rt, separator, sequence_fast_item(sequence, i), &operand) < 0) {
            object_decref(rt, result);
            return NULL;
        }
        view_write(&target, to, &operand.view);
        to += operand.view.length;
        operand_close(rt, &operand);
    }
    return result;
}

static bool is_exact_of(Runtime *rt, const TextView *separator, const Object *item)
{
    return (separator->family == FAMILY_STR && str_is_exact(rt, item)) ||
           (separator->family == FAMILY_BYTES && object_is_exact(rt, item, TYPE_BYTES));
}

Object *view_join(Runtime *rt, const TextView *separator, Object *iterable)
{
    Object *sequence = sequence_fast(rt, iterable, "can only join an iterable");
    if (sequence == NULL)
        return NULL;
    int64_t count = ((VarObject *)sequence)->ob_size;
    Object *result;
    if (count == 0) {
        result = empty_of(rt, separator->family);
    } else if (count == 1 && is_exact_of(rt, separator, sequence_fast_item(sequence, 0))) {
        result = object_incref(sequence_fast_item(sequence, 0));
    } else {
        result = join_ascii(rt, separator, sequence, count);
        if (result == NULL && !error_occurred(rt))
            result = join_items(rt, separator, sequence, count);
    }
    object_decref(rt, sequence);
    return result;
}
