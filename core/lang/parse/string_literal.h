/* Escapes in string and bytes literals. Owns what \n, \x41, \N{name} and their like stand for. */
#ifndef OURO_LANG_STRING_LITERAL_H
#define OURO_LANG_STRING_LITERAL_H

#include "object/runtime.h"

typedef struct LiteralFault {
    char message[160]; /* what is wrong; empty when it is the runtime's error */
    const char *
        invalid_escape; /* what is behind the first backslash that means nothing or is above 0o377, or NULL */
} LiteralFault;

/* New reference to the str or bytes that [start, end) stands for; NULL and *fault or the runtime's error. */
Object *literal_decode_text(Runtime *rt, const char *start, const char *end, LiteralFault *fault);
Object *literal_decode_bytes(Runtime *rt, const char *start, const char *end, LiteralFault *fault);

#endif
