/* Numerals of every script as ASCII; see int_numeral.h. */
#include "types/number/int_numeral.h"

#include "object/error.h"
#include "types/text/str.h"

/* The zeros of Unicode 14's decimal digits; their nine fellows follow each. */
static const uint32_t zeros[] = {
    0x660,   0x6f0,   0x7c0,   0x966,   0x9e6,   0xa66,   0xae6,   0xb66,   0xbe6,   0xc66,   0xce6,
    0xd66,   0xde6,   0xe50,   0xed0,   0xf20,   0x1040,  0x1090,  0x17e0,  0x1810,  0x1946,  0x19d0,
    0x1a80,  0x1a90,  0x1b50,  0x1bb0,  0x1c40,  0x1c50,  0xa620,  0xa8d0,  0xa900,  0xa9d0,  0xa9f0,
    0xaa50,  0xabf0,  0xff10,  0x104a0, 0x10d30, 0x11066, 0x110f0, 0x11136, 0x111d0, 0x112f0, 0x11450,
    0x114d0, 0x11650, 0x116c0, 0x11730, 0x118e0, 0x11950, 0x11c50, 0x11d50, 0x11da0, 0x16a60, 0x16ac0,
    0x16b50, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6, 0x1e140, 0x1e2f0, 0x1e950, 0x1fbf0,
};

static bool is_wide_blank(uint32_t character)
{
    switch (character) {
    case 0x85:
    case 0xa0:
    case 0x1680:
    case 0x2028:
    case 0x2029:
    case 0x202f:
    case 0x205f:
    case 0x3000:
        return true;
    default:
        return character >= 0x2000 && character <= 0x200a;
    }
}

static char as_ascii(uint32_t character)
{
    if (character < 0x7f)
        return (char)character;
    if (is_wide_blank(character))
        return ' ';
    for (uint64_t i = 0; i < sizeof zeros / sizeof *zeros; i++) {
        if (character - zeros[i] < 10)
            return (char)('0' + (character - zeros[i]));
    }
    return '?';
}

int numeral_init(Runtime *rt, Numeral *numeral, Object *string)
{
    int64_t length = str_length(string);
    *numeral = (Numeral){str_data(string), length, NULL};
    if (str_is_ascii(string))
        return 0;
    char *text = memory_alloc(&rt->memory, (uint64_t)length + 1);
    if (text == NULL) {
        error_no_memory(rt);
        return -1;
    }
    for (int64_t i = 0; i < length; i++)
        text[i] = as_ascii(str_character(string, i));
    text[length] = '\0';
    numeral->text = numeral->allocated = text;
    return 0;
}

void numeral_free(Runtime *rt, Numeral *numeral) { memory_free(&rt->memory, numeral->allocated); }
