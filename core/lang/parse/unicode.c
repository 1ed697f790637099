/* What the language asks of Unicode. The tables are small rather than fast: what is looked up in them is rare. */
#include "lang/parse/unicode.h"

#include "lang/parse/unicode_tables.h"

#define HANGUL_FIRST 0xac00
#define HANGUL_COUNT 11172
#define HANGUL_LEADS 0x1100
#define HANGUL_VOWELS 0x1161
#define HANGUL_TAILS 0x11a7
enum { VOWEL_COUNT = 21, TAIL_COUNT = 28, LEAD_COUNT = 19 };

uint32_t utf8_next(const char **text)
{
    const uint8_t *c = (const uint8_t *)*text;
    if (c[0] < 0x80) {
        *text += 1;
        return c[0];
    }
    if (c[0] < 0xe0) {
        *text += 2;
        return (c[0] & 0x1fu) << 6 | (c[1] & 0x3fu);
    }
    if (c[0] < 0xf0) {
        *text += 3;
        return (c[0] & 0xfu) << 12 | (c[1] & 0x3fu) << 6 | (c[2] & 0x3fu);
    }
    *text += 4;
    return (c[0] & 7u) << 18 | (c[1] & 0x3fu) << 12 | (c[2] & 0x3fu) << 6 | (c[3] & 0x3fu);
}

int utf8_write(char *buffer, uint32_t character)
{
    if (character < 0x80) {
        buffer[0] = (char)character;
        return 1;
    }
    int length = character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    for (int i = length - 1; i > 0; i--) {
        buffer[i] = (char)(0x80 | (character & 0x3f));
        character >>= 6;
    }
    buffer[0] = (char)(0xf00 >> length | character);
    return length;
}

/* ---- tables */

/* A table that is being read; numbers are as unicode_tables.py writes them. */
typedef struct Table {
    const uint8_t *place;
    const uint8_t *end;
} Table;

#define TABLE(name) ((Table){name, name + sizeof(name)})

static uint32_t read_number(Table *table)
{
    uint32_t value = 0;
    for (int shift = 0;; shift += 7) {
        uint8_t byte = *table->place++;
        value |= (uint32_t)(byte & 0x7f) << shift;
        if (byte < 0x80)
            return value;
    }
}

static int32_t read_signed(Table *table)
{
    uint32_t value = read_number(table);
    return (value & 1) != 0 ? -(int32_t)(value >> 1) - 1 : (int32_t)(value >> 1);
}

/* ---- normal form */

/* The class by which marks behind a character are ordered; 0: it is none. */
static uint32_t combining_class(uint32_t character)
{
    Table table = TABLE(combining_classes);
    uint32_t place = 0x80;
    while (table.place < table.end) {
        uint32_t start = place + read_number(&table);
        uint32_t length = read_number(&table);
        uint32_t order = read_number(&table);
        if (character < start)
            return 0;
        if (character < start + length)
            return order;
        place = start + length;
    }
    return 0;
}

static int64_t decompose_hangul(uint32_t index, uint32_t *parts)
{
    parts[0] = HANGUL_LEADS + index / (VOWEL_COUNT * TAIL_COUNT);
    parts[1] = HANGUL_VOWELS + index / TAIL_COUNT % VOWEL_COUNT;
    parts[2] = HANGUL_TAILS + index % TAIL_COUNT;
    return index % TAIL_COUNT == 0 ? 2 : 3;
}

/* Writes what the character is made of; returns how many. */
static int64_t decompose(uint32_t character, uint32_t *parts)
{
    if (character - HANGUL_FIRST < HANGUL_COUNT)
        return decompose_hangul(character - HANGUL_FIRST, parts);
    Table table = TABLE(decompositions);
    uint32_t place = 0x80;
    while (table.place < table.end) {
        uint32_t start = place + read_number(&table);
        uint32_t run = read_number(&table);
        uint32_t count = read_number(&table);
        if (character < start)
            break;
        bool is_here = character < start + run / 2;
        uint32_t part = start;
        for (uint32_t i = 0; i < count; i++) {
            part = (uint32_t)((int32_t)part + read_signed(&table));
            if (is_here)
                parts[i] = part;
        }
        if (is_here) {
            parts[count - 1] += (run & 1) * (character - start);
            return count;
        }
        place = start + run / 2;
    }
    parts[0] = character;
    return 1;
}

/* Orders marks behind one character by their classes, keeping the order of equals. */
static void order_marks(uint32_t *characters, int64_t count)
{
    for (int64_t i = 1; i < count; i++) {
        uint32_t mark = characters[i];
        uint32_t order = combining_class(mark);
        int64_t j = i;
        for (; order != 0 && j > 0 && combining_class(characters[j - 1]) > order; j--)
            characters[j] = characters[j - 1];
        characters[j] = mark;
    }
}

/* The character that the two make together; 0: none. */
static uint32_t compose(uint32_t first, uint32_t second)
{
    if (first - HANGUL_LEADS < LEAD_COUNT && second - HANGUL_VOWELS < VOWEL_COUNT)
        return HANGUL_FIRST + ((first - HANGUL_LEADS) * VOWEL_COUNT + second - HANGUL_VOWELS) * TAIL_COUNT;
    if (first - HANGUL_FIRST < HANGUL_COUNT && (first - HANGUL_FIRST) % TAIL_COUNT == 0 &&
        second - HANGUL_TAILS - 1 < TAIL_COUNT - 1)
        return first + second - HANGUL_TAILS;
    Table table = TABLE(compositions);
    uint32_t code = 0x80;
    while (table.place < table.end) {
        code += read_number(&table);
        uint32_t made_of = (uint32_t)((int32_t)code + read_signed(&table));
        uint32_t mark = read_number(&table);
        if (made_of == first && mark == second)
            return code;
    }
    return 0;
}

static int64_t compose_all(uint32_t *characters, int64_t count)
{
    int64_t written = 0;
    int64_t starter = -1;
    uint32_t last_order = 0; /* of what stands between the starter and the next one */
    for (int64_t i = 0; i < count; i++) {
        uint32_t order = combining_class(characters[i]);
        bool is_blocked = starter < 0 || (written - 1 > starter && (last_order >= order || last_order == 0));
        uint32_t whole = is_blocked ? 0 : compose(characters[starter], characters[i]);
        if (whole != 0) {
            characters[starter] = whole;
            continue;
        }
        if (order == 0)
            starter = written;
        last_order = order;
        characters[written++] = characters[i];
    }
    return written;
}

int64_t unicode_normalize(const uint32_t *characters, int64_t count, uint32_t *normal)
{
    int64_t written = 0;
    for (int64_t i = 0; i < count; i++)
        written += decompose(characters[i], normal + written);
    order_marks(normal, written);
    return compose_all(normal, written);
}
