/* Encodings: text to bytes and back, and what is done about characters or bytes that do not fit. Owns the names of the
 * encodings and of the error handlers. CPython: Objects/unicodeobject.c, Python/codecs.c, encodings/aliases.py */
#ifndef OURO_TYPES_CODEC_H
#define OURO_TYPES_CODEC_H

#include "object/definition.h"

/* New reference to bytes; `encoding` NULL: utf-8, `errors` NULL: strict. NULL and LookupError (no such encoding, or
 * handler where one is needed), UnicodeEncodeError or MemoryError. */
Object *codec_encode(Runtime *rt, Object *string, const char *encoding, const char *errors);

/* New reference to a str; UnicodeDecodeError. */
Object *codec_decode(Runtime *rt, const uint8_t *bytes, int64_t length, const char *encoding,
                     const char *errors);

/* The same of an object with a buffer. TypeError "decoding to str: need a bytes-like object, int found". */
Object *codec_decode_object(Runtime *rt, Object *object, const char *encoding, const char *errors);

/* An argument that names an encoding or a handler: its text (borrowed), NULL where it was not given. 0, or -1 and
 * TypeError "encode() argument 'encoding' must be str, not int". */
int argument_text(Runtime *rt, Object *argument, const char *function, const char *name, const char **text);

#endif
