/* Formatting of values by the format mini-language (format(), f-strings, str.format) and the numbers of the %
 * operator. Owns what a specification means to int, float, complex and str; finding __format__ is abstract.h's.
 * CPython: Python/formatter_unicode.c */
#ifndef OURO_TYPES_FORMAT_H
#define OURO_TYPES_FORMAT_H

#include "object/definition.h"

/* value.__format__(specification) of int, float, complex, str or a class derived from one: new reference to a str;
 * NULL and ValueError, OverflowError or MemoryError. `specification` is a str. */
Object *int_format(Runtime *rt, Object *value, Object *specification);
Object *float_format(Runtime *rt, Object *value, Object *specification);
Object *complex_format(Runtime *rt, Object *value, Object *specification);
Object *str_format_spec(Runtime *rt, Object *value, Object *specification);

/* The one argument of a __format__ method, borrowed; NULL and TypeError when it is no str. */
Object *format_argument(Runtime *rt, const Arguments *arguments);

/* What '%d', '%i', '%u', '%o', '%x' or '%X' makes of an int, before it is padded: a sign, a prefix if `alternate`, at
 * least `precision` digits (-1: as they come). New reference to a str. */
Object *int_percent(Runtime *rt, Object *value, char type, int64_t precision, bool alternate);

/* What '%e', '%f', '%g', '%E', '%F' or '%G' makes of a double, before it is padded; precision -1: 6. */
Object *float_percent(Runtime *rt, double value, char type, int64_t precision, bool alternate,
                      bool no_negative_zero);

/* hex(), oct(), bin(): the text of an int in base 16, 8 or 2 with its prefix. */
Object *int_to_base(Runtime *rt, Object *value, int base);

#endif
