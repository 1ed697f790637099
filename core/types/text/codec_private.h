/* One encoding: how a character is written and read. For codec*.c alone. */
#ifndef OURO_TYPES_CODEC_PRIVATE_H
#define OURO_TYPES_CODEC_PRIVATE_H

#include "types/text/str_view.h"

/* Bytes so far. A failure is remembered; its error is set. */
typedef struct ByteBuilder {
    Runtime *rt;
    uint8_t *data;
    int64_t length, room;
    bool failed;
} ByteBuilder;

void bytes_add(ByteBuilder *builder, const void *data, int64_t length);

/* What is wrong with bytes start … end - 1. */
typedef struct DecodeError {
    int64_t start, end;
    const char *reason;
} DecodeError;

typedef struct Codec {
    const char *name;    /* as errors have it */
    const char *refusal; /* why a character cannot be encoded */
    /* Whether the character can be encoded. */
    bool (*accepts)(uint32_t character);
    /* Writes a character, also one that it does not accept where that has a form (surrogatepass). */
    void (*put)(ByteBuilder *bytes, uint32_t character);
    /* Reads from *place on: what the character takes is added to it. False with *error filled. A character of
     * NO_CHARACTER is none. */
    bool (*get)(const uint8_t *bytes, int64_t *place, int64_t length, uint32_t *character,
                DecodeError *error);
    uint8_t unit; /* bytes of the smallest piece */
} Codec;

#define NO_CHARACTER UINT32_MAX

typedef enum CodecId {
    CODEC_UTF_8,
    CODEC_ASCII,
    CODEC_LATIN_1,
    CODEC_UTF_16_LE,
    CODEC_UTF_16_BE,
    CODEC_UTF_32_LE,
    CODEC_UTF_32_BE,
    CODEC_UNICODE_ESCAPE,
    CODEC_RAW_UNICODE_ESCAPE,
    CODEC_COUNT,
    CODEC_UTF_16 = CODEC_COUNT, /* by the mark at its beginning */
    CODEC_UTF_32,
    CODEC_UTF_8_SIG,
    CODEC_NONE
} CodecId;

extern const Codec codecs[CODEC_COUNT];

#endif
