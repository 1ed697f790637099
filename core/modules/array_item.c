/* Numbers as items of arrays; see array.h. */
#include "modules/array.h"

#include <string.h>

#include "types/abstract.h"
#include "types/error/exception.h"
#include "types/number/float.h"
#include "types/number/int.h"
#include "types/number/int_octets.h"
#include "types/text/memoryview_item.h"
#include "types/text/str.h"

int64_t array_item_size(char typecode)
{
    return typecode == 'u'                                             ? 4
           : typecode != 0 && strchr("bBhHiIlLqQfd", typecode) != NULL ? memory_item_size(typecode)
                                                                       : 0;
}

Object *array_item_read(Runtime *rt, char typecode, const uint8_t *place)
{
    if (typecode != 'u')
        return memory_item_read(rt, typecode, place);
    uint32_t character;
    memcpy(&character, place, sizeof character);
    if (character <= 0x10ffff)
        return str_from_character(rt, character);
    return error_format(rt, ERROR_VALUE, "character U+%x is not in range [U+0000; U+10ffff]", (int)character);
}

static int refuse(Runtime *rt, const char *message)
{
    error_set(rt, ERROR_OVERFLOW, "%s", message);
    return -1;
}

/* What a letter's numbers are called where one is out of range, through which C type they come first. */
typedef struct Range {
    char typecode;
    int64_t least, most;
    const char *name;
} Range;

static const Range ranges[] = {
    {'b', INT16_MIN, INT16_MAX, "signed short integer"}, {'b', INT8_MIN, INT8_MAX, "signed char"},
    {'B', 0, UINT8_MAX, "unsigned byte integer"},        {'h', INT16_MIN, INT16_MAX, "signed short integer"},
    {'H', INT32_MIN, INT32_MAX, "signed integer"},       {'H', 0, UINT16_MAX, "unsigned short"},
    {'i', INT32_MIN, INT32_MAX, "signed integer"},
};

static int check_range(Runtime *rt, char typecode, int64_t value)
{
    for (unsigned i = 0; i < sizeof ranges / sizeof *ranges; i++) {
        const Range *range = &ranges[i];
        if (range->typecode != typecode || (value >= range->least && value <= range->most))
            continue;
        error_format(rt, ERROR_OVERFLOW, "%s is %s", range->name,
                     value < range->least ? "less than minimum" : "greater than maximum");
        return -1;
    }
    return 0;
}

static int write_signed(Runtime *rt, char typecode, uint8_t *place, Object *number)
{
    bool overflow = false;
    int64_t value = int_as_int64(rt, number, &overflow);
    if (overflow)
        return refuse(rt, typecode == 'q' ? "int too big to convert"
                                          : "Python int too large to convert to C long");
    if (check_range(rt, typecode, value) < 0)
        return -1;
    memcpy(place, &value, (size_t)array_item_size(typecode));
    return 0;
}

static int write_unsigned(Runtime *rt, char typecode, uint8_t *place, Object *number)
{
    if (int_sign(number) < 0)
        return refuse(rt, typecode == 'Q' ? "can't convert negative int to unsigned"
                                          : "can't convert negative value to unsigned int");
    if (int_bit_length(number) > 64)
        return refuse(rt, typecode == 'Q' ? "int too big to convert"
                                          : "Python int too large to convert to C unsigned long");
    if (typecode == 'I' && int_bit_length(number) > 32)
        return refuse(rt, "unsigned int is greater than maximum");
    return int_to_octets(rt, number, place, array_item_size(typecode), true, false);
}

static int write_real(Runtime *rt, char typecode, uint8_t *place, Object *value)
{
    const TypeObject *type = object_type(value);
    if (type_nb_float(type) == NULL && type_nb_index(type) == NULL) {
        error_format(rt, ERROR_TYPE, "must be real number, not %.200T", value);
        return -1;
    }
    Object *number = number_float(rt, value);
    if (number == NULL)
        return -1;
    double real = float_value(number);
    float narrow = (float)real;
    object_decref(rt, number);
    memcpy(place, typecode == 'f' ? (const void *)&narrow : &real,
           typecode == 'f' ? sizeof narrow : sizeof real);
    return 0;
}

int array_item_write(Runtime *rt, char typecode, uint8_t *place, Object *value)
{
    if (typecode == 'f' || typecode == 'd')
        return write_real(rt, typecode, place, value);
    if (typecode == 'u') {
        if (!object_is_str(value) || str_length(value) != 1) {
            error_set(rt, ERROR_TYPE, "array item must be unicode character");
            return -1;
        }
        uint32_t character = str_character(value, 0);
        memcpy(place, &character, sizeof character);
        return 0;
    }
    Object *number = number_index(rt, value);
    if (number == NULL)
        return -1;
    bool is_unsigned = typecode == 'I' || typecode == 'L' || typecode == 'Q';
    int status = (is_unsigned ? write_unsigned : write_signed)(rt, typecode, place, number);
    object_decref(rt, number);
    return status;
}
