/* Prints what int, float, str and bytes do with values from a fixed random sequence; scalars.py
 * prints the same with CPython. One line a fact. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "object/error.h"
#include "types/builtin.h"
#include "types/error/exception.h"
#include "types/hash.h"
#include "types/number/float.h"
#include "types/number/float_text.h"
#include "types/number/int.h"
#include "types/number/int_arithmetic.h"
#include "types/number/int_text.h"
#include "types/text/bytes.h"
#include "types/text/str.h"

typedef struct Random {
    uint64_t state;
} Random;

static uint32_t next(Random *random)
{
    random->state = random->state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(random->state >> 33);
}

static Object *must(Object *object)
{
    if (object != NULL)
        return object;
    fprintf(stderr, "unexpected error\n");
    exit(1);
}

/* ---- ints */

static Object *random_int(Runtime *rt, Random *random, uint32_t most)
{
    char text[4096];
    int length = 0;
    if (next(random) % 2 == 1)
        text[length++] = '-';
    uint32_t digits = 1 + next(random) % most;
    uint32_t style = next(random) % 4; /* 0: mostly f, 1: mostly 0, else random */
    for (uint32_t i = 0; i < digits; i++) {
        uint32_t value = next(random) % 16;
        if (style == 0 && value != 3)
            value = 15;
        if (style == 1 && value != 3)
            value = 0;
        text[length++] = "0123456789abcdef"[value];
    }
    return must(int_from_text(rt, text, length, 16));
}

static void print_int(Runtime *rt, const char *name, Object *number, int base)
{
    char *buffer = malloc((size_t)int_text_capacity(number, base));
    int_to_text(number, base, buffer);
    printf("%s %s %" PRId64 " %" PRId64 "\n", name, buffer, int_hash(rt, number), int_sizeof(rt, number));
    free(buffer);
}

static void print_and_drop(Runtime *rt, const char *name, Object *number, int base)
{
    print_int(rt, name, must(number), base);
    object_decref(rt, number);
}

static void probe_division(Runtime *rt, Object *left, Object *right)
{
    if (int_sign(right) == 0)
        return;
    Object *quotient, *remainder;
    if (int_divmod(rt, left, right, &quotient, &remainder) < 0)
        must(NULL);
    print_and_drop(rt, "divmod", quotient, 16);
    print_and_drop(rt, "divmod", remainder, 16);
    print_and_drop(rt, "//", int_floor_divide(rt, left, right), 16);
    print_and_drop(rt, "%", int_modulo(rt, left, right), 16);
}

static void print_double(double value)
{
    char text[FLOAT_TEXT_CAPACITY];
    float_to_text(value, text);
    printf("%s\n", text);
}

static void probe_int_as_double(Runtime *rt, Object *number)
{
    double value = int_as_double(rt, number);
    if (error_occurred(rt)) {
        printf("%s\n", error_message(rt));
        error_clear(rt);
        return;
    }
    print_double(value);
    printf("%d\n", float_compare_int(value, number));
    print_and_drop(rt, "from float", int_from_double(rt, value), 16);
}

static void probe_ints(Runtime *rt, Random *random, int count, uint32_t most)
{
    for (int i = 0; i < count; i++) {
        Object *left = random_int(rt, random, most);
        Object *right = random_int(rt, random, next(random) % 2 == 0 ? most : most / 2 + 1);
        print_int(rt, "left", left, 10);
        print_int(rt, "right", right, 8);
        print_int(rt, "right", right, 2);
        print_and_drop(rt, "neg", int_negate(rt, left), 10);
        print_and_drop(rt, "abs", int_absolute(rt, left), 16);
        print_and_drop(rt, "+", int_add(rt, left, right), 16);
        print_and_drop(rt, "-", int_subtract(rt, left, right), 16);
        print_and_drop(rt, "*", int_multiply(rt, left, right), 16);
        print_and_drop(rt, "square", int_multiply(rt, left, left), 16);
        probe_division(rt, left, right);
        probe_int_as_double(rt, left);
        printf("%d %" PRId64 "\n", int_compare(left, right), int_bit_length(left));
        object_decref(rt, left);
        object_decref(rt, right);
    }
}

static void probe_bases(Runtime *rt, Random *random)
{
    for (int base = 2; base <= 36; base++) {
        for (uint32_t length = 1; length < 80; length += 3) {
            char text[128];
            for (uint32_t i = 0; i < length; i++)
                text[i] = "0123456789abcdefghijklmnopqrstuvwxyz"[next(random) % (uint32_t)base];
            print_and_drop(rt, "base", int_from_text(rt, text, length, base), 10);
        }
    }
}

static void probe_literals(Runtime *rt)
{
    static const char *const literals[] = {
        "12",    " 12\t\n", "+7",
        "-0",    "--1",     "",
        " ",     "1_000",   "1__0",
        "_1",    "1_",      "0x1f",
        "0X_1f", "0x",      "0b101",
        "0o17",  "010",     "00",
        "0_0",   "0_1",     "1 2",
        "a",     "12x\n",   "it's",
        "\"",    "0b2",     "0x_",
        "-0x10", "1e5",     "1.0",
        "\x01",  "\x7f\\",  "99999999999999999999999",
        "-",     "+ 1",     "0b_1",
        "'\"",
    };
    static const int bases[] = {10, 0, 16, 2, 36};
    for (size_t i = 0; i < sizeof literals / sizeof *literals; i++) {
        for (size_t j = 0; j < sizeof bases / sizeof *bases; j++) {
            Object *number = int_from_text(rt, literals[i], (int64_t)strlen(literals[i]), bases[j]);
            if (number != NULL) {
                print_and_drop(rt, "literal", number, 10);
            } else {
                printf("%s\n", error_message(rt));
                error_clear(rt);
            }
        }
    }
}

/* ---- floats */

static void probe_float(Runtime *rt, double value)
{
    print_double(value);
    if (value == value)
        printf("%" PRId64 "\n", hash_double(value));
    if (value == value && value - value == 0)
        print_and_drop(rt, "int", int_from_double(rt, value), 16);
}

static void probe_floats(Runtime *rt, Random *random)
{
    for (int i = 0; i < 20000; i++) {
        uint64_t bits = (uint64_t)next(random) << 33;
        bits ^= (uint64_t)next(random) << 16;
        bits ^= next(random);
        if (i % 4 == 1)
            bits = (bits & UINT64_C(0xfff)) << 52 | (bits >> 60); /* few fraction bits */
        if (i % 4 == 2)
            bits = (bits & UINT64_C(0x003fffffffffffff)) | UINT64_C(0x3f) << 56; /* near 1 */
        if (i % 16 == 3)
            bits &= UINT64_C(0x800fffffffffffff); /* subnormal */
        double value;
        memcpy(&value, &bits, 8);
        probe_float(rt, value);
        probe_float(rt, (double)(next(random) % 100000) / 1000.0);
        probe_float(rt, (double)next(random) * 1e10);
    }
}

/* ---- text */

static Object *random_str(Runtime *rt, Random *random, uint32_t length)
{
    uint32_t characters[256];
    static const uint32_t mosts[] = {0x80, 0x100, 0xd800, 0x110000};
    uint32_t most = mosts[next(random) % 4];
    for (uint32_t i = 0; i < length; i++) {
        characters[i] = next(random) % (i % 8 == 0 ? most : 0x80);
        if (characters[i] >= 0xd800 && characters[i] < 0xe000)
            characters[i] = 0x10000;
    }
    return must(str_from_characters(rt, 4, characters, length));
}

static void print_str(Runtime *rt, const char *name, Object *object)
{
    printf("%s %" PRId64 " %d %" PRId64 " %" PRId64 " ", name, str_length(object), str_kind(object),
           str_hash(rt, object), str_sizeof(rt, object));
    uint8_t *utf8 = malloc((size_t)str_utf8_length(object) + 1);
    int64_t size = str_to_utf8(object, (char *)utf8);
    for (int64_t i = 0; i < size; i++)
        printf("%02x", utf8[i]);
    printf("\n");
    Object *again = must(str_from_utf8(rt, (const char *)utf8, size));
    if (!str_equal(again, object))
        printf("not equal when decoded again\n");
    object_decref(rt, again);
    free(utf8);
}

static void probe_strs(Runtime *rt, Random *random)
{
    for (uint32_t length = 0; length < 200; length++) {
        Object *left = random_str(rt, random, length);
        Object *right = random_str(rt, random, next(random) % 20);
        print_str(rt, "left", left);
        print_str(rt, "right", right);
        Object *both = must(str_concat(rt, left, right));
        print_str(rt, "both", both);
        uint32_t start = next(random) % (length + 1);
        uint32_t end = next(random) % (length + 20);
        Object *slice = must(str_slice(rt, both, start, end));
        print_str(rt, "slice", slice);
        printf("%d %d\n", str_compare(left, right), str_compare(both, slice));
        Object *sum = must(str_slice(rt, left, 0, length / 2));
        for (int i = 0; i < 5; i++) {
            if (str_append(rt, &sum, right) < 0)
                must(NULL);
        }
        print_str(rt, "sum", sum);
        object_decref(rt, sum);
        object_decref(rt, slice);
        object_decref(rt, both);
        object_decref(rt, right);
        object_decref(rt, left);
    }
}

static void probe_utf8(Runtime *rt, Random *random)
{
    static const uint8_t interesting[] = {0x41, 0x80, 0xbf, 0xc1, 0xc2, 0xdf, 0xe0, 0x9f, 0xa0, 0xe1,
                                          0xed, 0xef, 0xf0, 0x8f, 0x90, 0xf1, 0xf4, 0xf5, 0xff, 0x61};
    for (int i = 0; i < 20000; i++) {
        char text[8];
        uint32_t length = next(random) % 6;
        for (uint32_t j = 0; j < length; j++)
            text[j] = (char)interesting[next(random) % sizeof interesting];
        Object *object = str_from_utf8(rt, text, length);
        if (object != NULL) {
            print_str(rt, "decoded", object);
            object_decref(rt, object);
        } else {
            printf("%s\n", error_message(rt));
            error_clear(rt);
        }
    }
}

static void probe_bytes(Runtime *rt, Random *random)
{
    for (uint32_t length = 0; length < 100; length++) {
        uint8_t data[100];
        for (uint32_t i = 0; i < length; i++)
            data[i] = (uint8_t)next(random);
        Object *object = must(bytes_from_data(rt, data, length));
        printf("bytes %" PRId64 " %" PRId64 "\n", bytes_hash(rt, object), object_getsizeof(rt, object));
        object_decref(rt, object);
    }
}

int main(void)
{
    Runtime *rt = (Runtime *)memory_create(NULL, sizeof(Runtime), NULL);
    if (rt == NULL || types_init(rt) < 0)
        return 1;
    Random random = {1};
    probe_ints(rt, &random, 400, 8);
    probe_ints(rt, &random, 400, 40);
    probe_ints(rt, &random, 100, 320);
    probe_ints(rt, &random, 12, 4000);
    probe_bases(rt, &random);
    probe_literals(rt);
    probe_floats(rt, &random);
    probe_strs(rt, &random);
    probe_utf8(rt, &random);
    probe_bytes(rt, &random);
    types_finalize(rt);
    memory_destroy(&rt->memory);
    return 0;
}
