/* Methods of bytes and bytearray that are not str's: case and kind of ASCII characters, hex, translate, decode. */
#ifndef OURO_TYPES_BYTES_TEXT_H
#define OURO_TYPES_BYTES_TEXT_H

#include "object/definition.h"

#define BYTES_CASE_METHODS(X) \
    X(capitalize) \
    X(lower) \
    X(swapcase) \
    X(title) \
    X(upper) \
    X(isalnum) \
    X(isalpha) \
    X(isascii) \
    X(isdigit) \
    X(islower) \
    X(isspace) \
    X(istitle) \
    X(isupper)
#define BYTES_METHOD(name) Object *bytes_method_##name(Runtime *rt, Object *self, const Arguments *arguments);
BYTES_CASE_METHODS(BYTES_METHOD)
BYTES_METHOD(decode)
BYTES_METHOD(fromhex)
BYTES_METHOD(hex)
BYTES_METHOD(maketrans)
BYTES_METHOD(translate)
#undef BYTES_METHOD

#define BYTES_CASE_ROW(name) {#name, bytes_method_##name, 0, 0, 0, "($self, /)"},
#define BYTES_TEXT_ROWS \
    BYTES_CASE_METHODS(BYTES_CASE_ROW){ \
        "decode",      bytes_method_decode, 0, \
        ARGUMENTS_ANY, METHOD_KEYWORDS,     "($self, /, encoding='utf-8', errors='strict')"}, \
        {"fromhex", bytes_method_fromhex, 1, 1, METHOD_O | METHOD_CLASS, "($type, string, /)"}, \
        {"hex",         bytes_method_hex, 0, \
         ARGUMENTS_ANY, METHOD_KEYWORDS,  "($self, /, sep=<unrepresentable>, bytes_per_sep=1)"}, \
        {"maketrans", bytes_method_maketrans, 2, 2, METHOD_STATIC, "(frm, to, /)"}, \
    { \
        "translate", bytes_method_translate, 0, ARGUMENTS_ANY, METHOD_KEYWORDS, \
            "($self, table, /, delete=b'')" \
    }

/* text[key] for bytes and bytearray: an int, or a piece. */
Object *bytes_subscript(Runtime *rt, Object *self, Object *key);
/* Whether a byte or a run of bytes is in it. */
int bytes_contains(Runtime *rt, Object *self, Object *item);

/* The hexadecimal digits of a buffer, as bytes.hex and memoryview.hex give them. */
Object *bytes_to_hex(Runtime *rt, const uint8_t *data, int64_t length, const Arguments *arguments);

#endif
