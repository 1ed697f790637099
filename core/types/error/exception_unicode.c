/* UnicodeDecodeError, UnicodeEncodeError, UnicodeTranslateError. CPython: Objects/exceptions.c */
#include "types/error/exception.h"

#include "object/protocol.h"
#include "types/abstract.h"
#include "types/builtin_slots.h"
#include "types/class/type.h"
#include "types/fields_object.h"
#include "types/number/int.h"
#include "types/text/bytes.h"
#include "types/text/str.h"
#include "types/text/str_view.h"

static UnicodeErrorObject *unicode_error_of(Object *self) { return (UnicodeErrorObject *)self; }

static bool check_str(Runtime *rt, const Arguments *arguments, int64_t index)
{
    Object *value = argument_at(arguments, index);
    if (object_is_str(value))
        return true;
    error_format(rt, ERROR_TYPE, "argument %d must be str, not %.50s", (int)index + 1,
                 argument_word(rt, value));
    return false;
}

static int take_position(Runtime *rt, Object *value, int64_t *position)
{
    Object *index = number_index(rt, value);
    if (index == NULL)
        return -1;
    bool overflow = false;
    *position = int_as_int64(rt, index, &overflow);
    object_decref(rt, index);
    if (!overflow)
        return 0;
    error_set(rt, ERROR_OVERFLOW, "Python int too large to convert to C ssize_t");
    return -1;
}

static void set_field(Runtime *rt, Ref *field, Object *value)
{
    object_replace_ref(rt, field, object_incref(value));
}

/* What cannot be decoded is bytes: a copy of any other buffer. Takes the place of the field. */
static int set_bytes(Runtime *rt, UnicodeErrorObject *error, Object *object)
{
    BufferView view;
    if (object_is_bytes(object)) {
        set_field(rt, &error->object, object);
        return 0;
    }
    if (object_get_buffer(rt, object, &view, false) < 0)
        return -1;
    Object *copy = bytes_from_data(rt, view.bytes, view.length);
    buffer_release(rt, &view);
    if (copy == NULL)
        return -1;
    object_replace_ref(rt, &error->object, copy);
    return 0;
}

/* (encoding, object, start, end, reason), for translating without encoding. */
static int init(Runtime *rt, Object *self, const Arguments *arguments, bool has_encoding, bool is_decoding)
{
    UnicodeErrorObject *error = unicode_error_of(self);
    int64_t first = has_encoding ? 1 : 0;
    if (base_exception_init(rt, self, arguments) < 0)
        return -1;
    if (arguments->count != first + 4) {
        error_set(rt, ERROR_TYPE, "function takes exactly %d arguments (%lld given)", (int)first + 4,
                  (long long)arguments->count);
        return -1;
    }
    int64_t start, end;
    if ((has_encoding && !check_str(rt, arguments, 0)) ||
        (!is_decoding && !check_str(rt, arguments, first)) ||
        take_position(rt, argument_at(arguments, first + 1), &start) < 0 ||
        take_position(rt, argument_at(arguments, first + 2), &end) < 0 ||
        !check_str(rt, arguments, first + 3))
        return -1;
    if (has_encoding)
        set_field(rt, &error->encoding, argument_at(arguments, 0));
    error->start = start;
    error->end = end;
    set_field(rt, &error->reason, argument_at(arguments, first + 3));
    if (is_decoding)
        return set_bytes(rt, error, argument_at(arguments, first));
    set_field(rt, &error->object, argument_at(arguments, first));
    return 0;
}

static int decode_init(Runtime *rt, Object *self, const Arguments *arguments)
{
    return init(rt, self, arguments, true, true);
}

static int encode_init(Runtime *rt, Object *self, const Arguments *arguments)
{
    return init(rt, self, arguments, true, false);
}

static int translate_init(Runtime *rt, Object *self, const Arguments *arguments)
{
    return init(rt, self, arguments, false, false);
}

/* ---- text */

static Object *none_if_missing(Runtime *rt, Ref value)
{
    return value == NO_REF ? runtime_none(rt) : ref_pointer(value);
}

static Object *nothing(Runtime *rt) { return object_incref(&rt->statics.empty_str.base.ob_base); }

static Object *decode_str(Runtime *rt, Object *self)
{
    const UnicodeErrorObject *error = unicode_error_of(self);
    Object *object = ref_pointer(error->object);
    if (object == NULL)
        return nothing(rt);
    Object *encoding = none_if_missing(rt, error->encoding);
    Object *reason = none_if_missing(rt, error->reason);
    bool is_one = error->end == error->start + 1 && object_is_bytes(object) && error->start >= 0 &&
                  error->start < bytes_length(object);
    if (is_one)
        return text_from_format(rt, "'%S' codec can't decode byte 0x%02x in position %lld: %S", encoding,
                                (int)bytes_data(object)[error->start], (long long)error->start, reason);
    return text_from_format(rt, "'%S' codec can't decode bytes in position %lld-%lld: %S", encoding,
                            (long long)error->start, (long long)error->end - 1, reason);
}

/* "'ascii' codec can't encode" with its encoding, or "can't translate". */
static Object *characters_str(Runtime *rt, Object *self, bool is_encoding)
{
    const UnicodeErrorObject *error = unicode_error_of(self);
    Object *object = ref_pointer(error->object);
    if (object == NULL)
        return nothing(rt);
    Object *reason = none_if_missing(rt, error->reason);
    Object *what = is_encoding
                       ? text_from_format(rt, "'%S' codec can't encode", none_if_missing(rt, error->encoding))
                       : text_from_format(rt, "can't translate");
    if (what == NULL)
        return NULL;
    Object *result;
    bool is_one = error->end == error->start + 1 && object_is_str(object) && error->start >= 0 &&
                  error->start < str_length(object);
    if (is_one) {
        uint32_t character = str_character(object, error->start);
        const char *format = character < 0x100     ? "%U character '\\x%02x' in position %lld: %S"
                             : character < 0x10000 ? "%U character '\\u%04x' in position %lld: %S"
                                                   : "%U character '\\U%08x' in position %lld: %S";
        result = text_from_format(rt, format, what, (int)character, (long long)error->start, reason);
    } else {
        result = text_from_format(rt, "%U characters in position %lld-%lld: %S", what,
                                  (long long)error->start, (long long)error->end - 1, reason);
    }
    object_decref(rt, what);
    return result;
}

static Object *encode_str(Runtime *rt, Object *self) { return characters_str(rt, self, true); }

static Object *translate_str(Runtime *rt, Object *self) { return characters_str(rt, self, false); }

static const FieldMember members[] = {
    {"encoding", offsetof(UnicodeErrorObject, encoding), FIELD_MEMBER_OBJECT, false},
    {"object", offsetof(UnicodeErrorObject, object), FIELD_MEMBER_OBJECT, false},
    {"start", offsetof(UnicodeErrorObject, start), FIELD_MEMBER_INT64, false},
    {"end", offsetof(UnicodeErrorObject, end), FIELD_MEMBER_INT64, false},
    {"reason", offsetof(UnicodeErrorObject, reason), FIELD_MEMBER_OBJECT, false},
    {0},
};

#define UNICODE_ERROR_DEFINITION(name) \
    const TypeDefinition unicode_##name##_error_definition = { \
        .slots = {.dealloc = fields_object_dealloc, \
                  .clear = fields_object_clear, \
                  .traverse = true, \
                  .str = name##_str, \
                  .init = name##_init, \
                  .new = base_exception_new}, \
        .members = members, \
    }

UNICODE_ERROR_DEFINITION(decode);
UNICODE_ERROR_DEFINITION(encode);
UNICODE_ERROR_DEFINITION(translate);
