/* Encoding and decoding, one loop each, and the error handlers; see codec.h. */
#include "types/text/codec.h"

#include <stdio.h>
#include <string.h>

#include "object/error.h"
#include "types/abstract.h"
#include "types/call.h"
#include "types/error/exception.h"
#include "types/text/bytes.h"
#include "types/text/codec_private.h"
#include "types/text/text_builder.h"

/* ---- names */

typedef struct Alias {
    const char *name;
    CodecId codec;
} Alias;

/* Letters and digits alone count; what is between them is "_". */
static const Alias aliases[] = {
    {"utf_8", CODEC_UTF_8},
    {"utf8", CODEC_UTF_8},
    {"u8", CODEC_UTF_8},
    {"utf", CODEC_UTF_8},
    {"utf8_ucs2", CODEC_UTF_8},
    {"utf8_ucs4", CODEC_UTF_8},
    {"cp65001", CODEC_UTF_8},
    {"ascii", CODEC_ASCII},
    {"us_ascii", CODEC_ASCII},
    {"us", CODEC_ASCII},
    {"646", CODEC_ASCII},
    {"ansi_x3_4_1968", CODEC_ASCII},
    {"iso646_us", CODEC_ASCII},
    {"latin_1", CODEC_LATIN_1},
    {"latin1", CODEC_LATIN_1},
    {"latin", CODEC_LATIN_1},
    {"l1", CODEC_LATIN_1},
    {"8859", CODEC_LATIN_1},
    {"cp819", CODEC_LATIN_1},
    {"iso8859", CODEC_LATIN_1},
    {"iso8859_1", CODEC_LATIN_1},
    {"iso_8859_1", CODEC_LATIN_1},
    {"utf_16", CODEC_UTF_16},
    {"utf16", CODEC_UTF_16},
    {"u16", CODEC_UTF_16},
    {"utf_16_le", CODEC_UTF_16_LE},
    {"utf_16le", CODEC_UTF_16_LE},
    {"utf_16_be", CODEC_UTF_16_BE},
    {"utf_16be", CODEC_UTF_16_BE},
    {"utf_32", CODEC_UTF_32},
    {"utf32", CODEC_UTF_32},
    {"u32", CODEC_UTF_32},
    {"utf_32_le", CODEC_UTF_32_LE},
    {"utf_32le", CODEC_UTF_32_LE},
    {"utf_32_be", CODEC_UTF_32_BE},
    {"utf_32be", CODEC_UTF_32_BE},
    {"utf_8_sig", CODEC_UTF_8_SIG},
    {"unicode_escape", CODEC_UNICODE_ESCAPE},
    {"raw_unicode_escape", CODEC_RAW_UNICODE_ESCAPE},
};

static bool is_alnum(char c) { return (unsigned)(c - '0') < 10 || (unsigned)((c | 0x20) - 'a') < 26; }

/* CODEC_NONE: another one, which the module codecs may know. */
static CodecId find_codec(const char *name)
{
    char plain[32];
    size_t length = 0;
    if (name == NULL)
        return CODEC_UTF_8;
    for (const char *c = name; *c != 0 && length < sizeof plain - 1; c++) {
        if (is_alnum(*c))
            plain[length++] = (char)((unsigned)(*c - 'A') < 26 ? *c + 32 : *c);
        else if (length > 0 && plain[length - 1] != '_')
            plain[length++] = '_';
    }
    plain[length] = 0;
    for (size_t i = 0; i < sizeof aliases / sizeof aliases[0]; i++) {
        if (strcmp(aliases[i].name, plain) == 0)
            return aliases[i].codec;
    }
    return CODEC_NONE;
}

/* Whether CPython knows the name without asking its registry of codecs, which speaks of itself in errors. */
static bool is_known_directly(const char *name)
{
    static const char *const names[] = {"utf-8",     "utf8",  "latin-1",  "latin1", "iso-8859-1",
                                        "iso8859-1", "ascii", "us-ascii", "utf-16", "utf-32"};
    char plain[16];
    size_t length = 0;
    if (name == NULL)
        return true;
    for (; *name != 0 && length < sizeof plain - 1; name++)
        plain[length++] = (char)(*name == '_' ? '-' : (unsigned)(*name - 'A') < 26 ? *name + 32 : *name);
    plain[length] = 0;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (strcmp(names[i], plain) == 0)
            return true;
    }
    return false;
}

/* An error that says nothing about the text: "encoding with 'L1' codec failed (LookupError: …)". */
static void name_codec(Runtime *rt, const char *doing, const char *encoding)
{
    ErrorKind kind = (ErrorKind)rt->error.kind;
    if (is_known_directly(encoding) || (kind != ERROR_LOOKUP && kind != ERROR_TYPE))
        return;
    Object *cause = error_take(rt);
    error_format(rt, kind, "%s with '%s' codec failed (%s: %S)", doing, encoding, error_name(kind), cause);
    exception_set_cause(rt, error_normalize(rt), cause);
}

/* What is not known here the module codecs is asked for: function(subject, encoding, errors). New reference; NULL and
 * an error. The room of the language is reached by the function that an import statement calls. */
static Object *ask_codecs(Runtime *rt, const char *function, Object *subject, const char *encoding,
                          const char *errors)
{
    Object *module_name = str_from_cstring(rt, "codecs");
    Object *importer = ref_pointer(rt->evaluation.import_function);
    Object *module =
        module_name == NULL || importer == NULL ? NULL : object_call_one(rt, importer, module_name);
    Object *name = module == NULL ? NULL : str_from_cstring(rt, function);
    Object *encoding_text = name == NULL ? NULL : str_from_cstring(rt, encoding);
    Object *errors_text = encoding_text == NULL ? NULL
                          : errors == NULL      ? object_incref(runtime_none(rt))
                                                : str_from_cstring(rt, errors);
    const Ref arguments[] = {ref_of(subject), ref_of(encoding_text), ref_of(errors_text)};
    Object *result = errors_text == NULL ? NULL : object_call_method(rt, module, name, arguments, 3);
    object_xdecref(rt, errors_text);
    object_xdecref(rt, encoding_text);
    object_xdecref(rt, name);
    object_xdecref(rt, module);
    object_xdecref(rt, module_name);
    if (importer == NULL && !error_occurred(rt))
        error_format(rt, ERROR_LOOKUP, "unknown encoding: %s", encoding);
    return result;
}

static Object *ask_codecs_to_decode(Runtime *rt, const char *function, const uint8_t *bytes, int64_t length,
                                    const char *encoding, const char *errors)
{
    Object *data = bytes_from_data(rt, bytes, length);
    Object *result = data == NULL ? NULL : ask_codecs(rt, function, data, encoding, errors);
    object_xdecref(rt, data);
    return result;
}

/* ---- handlers */

typedef enum Handler {
    HANDLER_STRICT,
    HANDLER_IGNORE,
    HANDLER_REPLACE,
    HANDLER_BACKSLASH,
    HANDLER_XML,
    HANDLER_SURROGATE_ESCAPE,
    HANDLER_SURROGATE_PASS,
    HANDLER_UNKNOWN
} Handler;

static Handler handler_named(const char *name)
{
    static const char *const names[] = {
        "strict",          "ignore",       "replace", "backslashreplace", "xmlcharrefreplace",
        "surrogateescape", "surrogatepass"};
    if (name == NULL)
        return HANDLER_STRICT;
    for (int i = 0; i < HANDLER_UNKNOWN; i++) {
        if (strcmp(name, names[i]) == 0)
            return (Handler)i;
    }
    return HANDLER_UNKNOWN;
}

void bytes_add(ByteBuilder *builder, const void *data, int64_t length)
{
    if (builder->failed)
        return;
    if (builder->length + length > builder->room) {
        int64_t room = (builder->length + length) * 3 / 2 + 16;
        uint8_t *grown = memory_realloc(&builder->rt->memory, builder->data, (uint64_t)room);
        if (grown == NULL) {
            error_no_memory(builder->rt);
            builder->failed = true;
            return;
        }
        builder->data = grown;
        builder->room = room;
    }
    memcpy(builder->data + builder->length, data, (size_t)length);
    builder->length += length;
}

/* ---- encoding */

typedef struct Encoding {
    const Codec *codec;
    Object *string;
    TextView text;
    Handler handler;
    bool asks; /* the handler is one that the module codecs knows */
    ByteBuilder bytes;
} Encoding;

static bool encode_refused(Encoding *e, int64_t start, int64_t end)
{
    error_unicode(e->bytes.rt, ERROR_UNICODE_ENCODE, e->codec->name, e->string, start, end,
                  e->codec->refusal);
    return false;
}

static void put_ascii(Encoding *e, const char *text)
{
    for (; *text != 0; text++)
        e->codec->put(&e->bytes, (uint8_t)*text);
}

/* Puts something in the place of one character; false: nothing can be. */
static bool put_instead(Encoding *e, uint32_t character)
{
    char text[24];
    switch (e->handler) {
    case HANDLER_IGNORE:
        return true;
    case HANDLER_REPLACE:
        put_ascii(e, "?");
        return true;
    case HANDLER_BACKSLASH:
        snprintf(text, sizeof text,
                 character < 0x100     ? "\\x%02x"
                 : character < 0x10000 ? "\\u%04x"
                                       : "\\U%08x",
                 (unsigned)character);
        put_ascii(e, text);
        return true;
    case HANDLER_XML:
        snprintf(text, sizeof text, "&#%u;", (unsigned)character);
        put_ascii(e, text);
        return true;
    case HANDLER_SURROGATE_ESCAPE: {
        uint8_t byte = (uint8_t)character;
        if (character - 0xdc80 >= 0x80 || e->codec->unit != 1)
            return false;
        bytes_add(&e->bytes, &byte, 1);
        return true;
    }
    case HANDLER_SURROGATE_PASS:
        if (character - 0xd800 >= 0x800 || e->codec == &codecs[CODEC_ASCII] ||
            e->codec == &codecs[CODEC_LATIN_1])
            return false;
        e->codec->put(&e->bytes, character);
        return true;
    default:
        return false;
    }
}

static bool encode_run(Encoding *e, int64_t start, int64_t end)
{
    e->asks = e->handler == HANDLER_UNKNOWN;
    if (e->asks)
        return false;
    for (int64_t i = start; i < end; i++) {
        if (!put_instead(e, view_at(&e->text, i)))
            return encode_refused(e, i, end);
    }
    return true;
}

static bool encode_all(Encoding *e)
{
    const Codec *codec = e->codec;
    for (int64_t i = 0; i < e->text.length && !e->bytes.failed; i++) {
        uint32_t character = view_at(&e->text, i);
        if (codec->accepts(character)) {
            codec->put(&e->bytes, character);
            continue;
        }
        int64_t end = i + 1;
        while (codec->unit == 1 && end < e->text.length && !codec->accepts(view_at(&e->text, end)))
            end++;
        if (!encode_run(e, i, end))
            return false;
        i = end - 1;
    }
    return !e->bytes.failed;
}

Object *codec_encode(Runtime *rt, Object *string, const char *encoding, const char *errors)
{
    CodecId id = find_codec(encoding);
    if (id == CODEC_NONE)
        return ask_codecs(rt, "_encode", string, encoding, errors);
    bool is_narrow = id == CODEC_UTF_8 || id == CODEC_ASCII || id == CODEC_LATIN_1;
    if (is_narrow && (str_is_ascii(string) || (id == CODEC_LATIN_1 && str_kind(string) == 1)))
        return bytes_from_data(rt, str_data(string), str_length(string));
    Encoding e = {NULL, string, view_of_str(string), handler_named(errors), false, {.rt = rt}};
    if (id == CODEC_UTF_8_SIG)
        bytes_add(&e.bytes, "\xef\xbb\xbf", 3);
    else if (id == CODEC_UTF_16)
        bytes_add(&e.bytes, "\xff\xfe", 2);
    else if (id == CODEC_UTF_32)
        bytes_add(&e.bytes, "\xff\xfe\0\0", 4);
    /* The mark stands for the order of this machine. */
    e.codec = &codecs[id == CODEC_UTF_8_SIG ? CODEC_UTF_8
                      : id == CODEC_UTF_16  ? CODEC_UTF_16_LE
                      : id == CODEC_UTF_32  ? CODEC_UTF_32_LE
                                            : id];
    Codec named = *e.codec;
    if (id == CODEC_UTF_16 || id == CODEC_UTF_32) {
        named.name = id == CODEC_UTF_16 ? "utf-16" : "utf-32";
        e.codec = &named;
    }
    Object *result = encode_all(&e) ? bytes_from_data(rt, e.bytes.data, e.bytes.length) : NULL;
    memory_free(&rt->memory, e.bytes.data);
    if (e.asks)
        result = ask_codecs(rt, "_encode_by_handler", string, encoding == NULL ? "utf-8" : encoding, errors);
    if (result == NULL)
        name_codec(rt, "encoding", encoding);
    return result;
}

/* ---- decoding */

typedef struct Decoding {
    const Codec *codec;
    const uint8_t *bytes;
    int64_t length;
    Handler handler;
    bool asks;
    TextBuilder text;
} Decoding;

static bool decode_refused(Decoding *d, const DecodeError *error)
{
    Runtime *rt = d->text.rt;
    Object *bytes = bytes_from_data(rt, d->bytes, d->length);
    if (bytes == NULL)
        return false;
    error_unicode(rt, ERROR_UNICODE_DECODE, d->codec->name, bytes, error->start, error->end, error->reason);
    object_decref(rt, bytes);
    return false;
}

static void add_escapes(Decoding *d, const DecodeError *error)
{
    char text[8];
    for (int64_t i = error->start; i < error->end; i++) {
        snprintf(text, sizeof text, "\\x%02x", d->bytes[i]);
        text_add(&d->text, text);
    }
}

/* Bytes that are not ASCII as lone surrogates, until one is; *place is behind them. */
static bool escape_bytes(Decoding *d, const DecodeError *error, int64_t *place)
{
    int64_t i = error->start;
    for (; i < error->end && i < error->start + 4 && d->bytes[i] >= 0x80; i++)
        text_add_character(&d->text, 0xdc00u + d->bytes[i]);
    *place = i;
    return i > error->start || decode_refused(d, error);
}

static bool pass_surrogate(Decoding *d, const DecodeError *error, int64_t *place)
{
    const uint8_t *b = d->bytes + error->start;
    int64_t left = d->length - error->start;
    uint32_t character = 0;
    int taken = 0;
    if (d->codec == &codecs[CODEC_UTF_8] && left >= 3 && b[0] == 0xed && (b[1] & 0xe0) == 0xa0 &&
        (b[2] & 0xc0) == 0x80) {
        character = 0xd000u | (uint32_t)(b[1] & 0x3f) << 6 | (b[2] & 0x3fu);
        taken = 3;
    } else if (d->codec->unit == 2 && left >= 2) {
        bool is_big = d->codec == &codecs[CODEC_UTF_16_BE];
        character = (uint32_t)(is_big ? b[0] << 8 | b[1] : b[1] << 8 | b[0]);
        taken = 2;
    } else if (d->codec->unit == 4 && left >= 4) {
        bool is_big = d->codec == &codecs[CODEC_UTF_32_BE];
        bool is_wide = is_big ? b[0] != 0 || b[1] != 0 : b[3] != 0 || b[2] != 0;
        character = is_wide ? 0 : (uint32_t)(is_big ? b[2] << 8 | b[3] : b[1] << 8 | b[0]);
        taken = 4;
    }
    if (taken == 0 || character - 0xd800 >= 0x800)
        return decode_refused(d, error);
    text_add_character(&d->text, character);
    *place = error->start + taken;
    return true;
}

static bool decode_instead(Decoding *d, const DecodeError *error, int64_t *place)
{
    Runtime *rt = d->text.rt;
    *place = error->end;
    switch (d->handler) {
    case HANDLER_IGNORE:
        return true;
    case HANDLER_REPLACE:
        text_add_character(&d->text, 0xfffd);
        return true;
    case HANDLER_BACKSLASH:
        add_escapes(d, error);
        return true;
    case HANDLER_XML:
        error_set(rt, ERROR_TYPE, "don't know how to handle UnicodeDecodeError in error callback");
        return false;
    case HANDLER_SURROGATE_ESCAPE:
        return escape_bytes(d, error, place);
    case HANDLER_SURROGATE_PASS:
        return pass_surrogate(d, error, place);
    case HANDLER_UNKNOWN:
        d->asks = true;
        return false;
    default:
        return decode_refused(d, error);
    }
}

static bool decode_all(Decoding *d, int64_t place)
{
    while (place < d->length && !d->text.failed) {
        uint32_t character;
        DecodeError error;
        if (d->codec->get(d->bytes, &place, d->length, &character, &error)) {
            if (character != NO_CHARACTER)
                text_add_character(&d->text, character);
        } else if (!decode_instead(d, &error, &place)) {
            return false;
        }
    }
    return !d->text.failed;
}

/* Which of the orders the mark at the beginning says, and how long it is. */
static CodecId by_mark(CodecId id, const uint8_t *bytes, int64_t length, int64_t *skip)
{
    *skip = 0;
    if (id == CODEC_UTF_8_SIG) {
        *skip = length >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
        return CODEC_UTF_8;
    }
    if (id == CODEC_UTF_16) {
        bool is_big = length >= 2 && bytes[0] == 0xfe && bytes[1] == 0xff;
        *skip = is_big || (length >= 2 && bytes[0] == 0xff && bytes[1] == 0xfe) ? 2 : 0;
        return is_big ? CODEC_UTF_16_BE : CODEC_UTF_16_LE;
    }
    if (id == CODEC_UTF_32) {
        bool is_big = length >= 4 && memcmp(bytes, "\0\0\xfe\xff", 4) == 0;
        *skip = is_big || (length >= 4 && memcmp(bytes, "\xff\xfe\0\0", 4) == 0) ? 4 : 0;
        return is_big ? CODEC_UTF_32_BE : CODEC_UTF_32_LE;
    }
    return id;
}

Object *codec_decode(Runtime *rt, const uint8_t *bytes, int64_t length, const char *encoding,
                     const char *errors)
{
    if (length == 0)
        return str_new(rt, 0, 0); /* whatever the encoding, even one that is not known */
    CodecId named = find_codec(encoding);
    if (named == CODEC_NONE)
        return ask_codecs_to_decode(rt, "_decode", bytes, length, encoding, errors);
    int64_t skip;
    CodecId id = by_mark(named, bytes, length, &skip);
    Handler handler = handler_named(errors);
    if (length == skip)
        return str_new(rt, 0, 0);
    if (id == CODEC_LATIN_1)
        return str_from_characters(rt, 1, bytes, length);
    if (named == CODEC_UTF_8 && handler == HANDLER_STRICT)
        return str_from_utf8(rt, (const char *)bytes, length);
    Decoding d = {&codecs[id], bytes, length, handler, false, text_begin(rt)};
    if (decode_all(&d, skip))
        return text_finish(&d.text);
    if (d.asks) {
        text_abandon(&d.text);
        Object *result = ask_codecs_to_decode(rt, "_decode_by_handler", bytes, length,
                                              encoding == NULL ? "utf-8" : encoding, errors);
        if (result == NULL)
            name_codec(rt, "decoding", encoding);
        return result;
    }
    name_codec(rt, "decoding", encoding);
    return text_abandon(&d.text);
}

Object *codec_decode_object(Runtime *rt, Object *object, const char *encoding, const char *errors)
{
    BufferView view;
    if (object_is_str(object)) {
        error_set(rt, ERROR_TYPE, "decoding str is not supported");
        return NULL;
    }
    if (type_bf_getbuffer(object_type(object)) == NULL)
        return error_format(rt, ERROR_TYPE, "decoding to str: need a bytes-like object, %.80T found", object);
    if (object_get_buffer(rt, object, &view, false) < 0)
        return NULL;
    Object *result = codec_decode(rt, view.bytes, view.length, encoding, errors);
    buffer_release(rt, &view);
    return result;
}
