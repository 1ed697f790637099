/* str % values, bytes % values and str.format. CPython: unicode_format_arg_…, _PyBytes_FormatEx,
 * Objects/stringlib/unicode_format.h */
#ifndef OURO_TYPES_STR_FORMAT_H
#define OURO_TYPES_STR_FORMAT_H

#include "object/definition.h"

/* format % values. New reference, or NULL and an error. */
Object *str_percent(Runtime *rt, Object *format, Object *values);

/* The same for bytes and bytearray: new bytes or bytearray as `as_bytearray` says. */
Object *bytes_percent(Runtime *rt, const uint8_t *format, int64_t length, Object *values, bool as_bytearray);

/* format.format(*arguments); `mapping` (str.format_map) replaces keywords if not NULL. */
Object *str_format_fields(Runtime *rt, Object *format, const Arguments *arguments, Object *mapping);

#endif
