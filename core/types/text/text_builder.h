/* Text made piece by piece. CPython: _PyUnicodeWriter */
#ifndef OURO_TYPES_TEXT_BUILDER_H
#define OURO_TYPES_TEXT_BUILDER_H

#include "object/definition.h"
#include "object/runtime.h"

/* Characters so far, of `kind` bytes each, in memory of its own. A failure is remembered until text_finish. */
typedef struct TextBuilder {
    Runtime *rt;
    uint8_t *data;
    int64_t length, room; /* characters */
    int kind;
    bool failed; /* the error is set */
} TextBuilder;

ALWAYS_INLINE TextBuilder text_begin(Runtime *rt) { return (TextBuilder){.rt = rt, .kind = 1}; }

/* ASCII text. */
void text_add(TextBuilder *text, const char *ascii);
void text_add_character(TextBuilder *text, uint32_t character);
/* The character so many times, in one step: what does not fit fails at once. */
void text_add_fill(TextBuilder *text, int64_t count, uint32_t character);
void text_add_str(TextBuilder *text, Object *str);
/* UTF-8 text. */
void text_add_utf8(TextBuilder *text, const char *utf8);
/* tp_name: a built-in type's with its module. */
void text_add_type_name(TextBuilder *text, const TypeObject *type);
/* repr(object). False: it failed. */
bool text_add_repr(TextBuilder *text, Object *object);

/* New reference, or NULL and the error. The builder is spent either way. */
Object *text_finish(TextBuilder *text);
/* Gives up; the error is set already. NULL. */
Object *text_abandon(TextBuilder *text);

#endif
