/* None, bool, int, float, str and bytes. */
#include <string.h>

#include "api/handle.h"
#include "types/number/bool.h"
#include "types/number/float.h"
#include "types/number/int.h"
#include "types/number/int_text.h"
#include "types/text/bytes.h"
#include "types/text/str.h"

ouro_Object *ouro_none(ouro_Runtime *rt)
{
    return rt == NULL ? NULL : handle_give(rt, none_new(runtime_of(rt)));
}

bool ouro_is_none(const ouro_Runtime *rt, const ouro_Object *object)
{
    return rt != NULL && object_of(object) == runtime_none(runtime_of(rt));
}

ouro_Object *ouro_bool(ouro_Runtime *rt, bool value)
{
    return rt == NULL ? NULL : handle_give(rt, bool_from(runtime_of(rt), value));
}

ouro_Object *ouro_int_new(ouro_Runtime *rt, int64_t value)
{
    return rt == NULL ? NULL : handle_give(rt, int_from_int64(runtime_of(rt), value));
}

ouro_Object *ouro_int_from_text(ouro_Runtime *rt, const char *text, int base)
{
    if (!handle_is_pointer(rt, text))
        return NULL;
    if (base != 0 && (base < 2 || base > 36))
        return ouro_raise(rt, OURO_ERROR_VALUE, "int() base must be >= 2 and <= 36, or 0");
    return handle_give(rt, int_from_text(runtime_of(rt), text, (int64_t)strlen(text), base));
}

int ouro_int_value(ouro_Runtime *rt, ouro_Object *number, int64_t *value)
{
    Runtime *runtime = runtime_of(rt);
    if (!handle_is_a(rt, number, TYPE_INT) || !handle_is_pointer(rt, value))
        return -1;
    bool overflow = false;
    int64_t result = int_as_int64(runtime, object_of(number), &overflow);
    if (overflow) {
        error_set(runtime, ERROR_OVERFLOW, "int too large to convert to 64 bits");
        return -1;
    }
    *value = result;
    return 0;
}

ouro_Object *ouro_float_new(ouro_Runtime *rt, double value)
{
    return rt == NULL ? NULL : handle_give(rt, float_from_double(runtime_of(rt), value));
}

int ouro_float_value(ouro_Runtime *rt, ouro_Object *number, double *value)
{
    Runtime *runtime = runtime_of(rt);
    if (!handle_is_given(rt, number) || !handle_is_pointer(rt, value))
        return -1;
    if (object_has(object_of(number), TYPE_FLAG_INT_SUBCLASS)) {
        double result = int_as_double(runtime, object_of(number));
        if (result == -1.0 && error_occurred(runtime))
            return -1;
        *value = result;
        return 0;
    }
    if (!handle_is_a(rt, number, TYPE_FLOAT))
        return -1;
    *value = float_value(object_of(number));
    return 0;
}

ouro_Object *ouro_str_new(ouro_Runtime *rt, const char *text)
{
    return handle_is_pointer(rt, text) ? handle_give(rt, str_from_cstring(runtime_of(rt), text)) : NULL;
}

ouro_Object *ouro_str_from_utf8(ouro_Runtime *rt, const char *text, int64_t length)
{
    if (!handle_is_array(rt, text, length, 1))
        return NULL;
    return handle_give(rt, str_from_utf8(runtime_of(rt), length == 0 ? "" : text, length));
}

ouro_Object *ouro_str_intern(ouro_Runtime *rt, const char *text)
{
    return handle_is_pointer(rt, text) ? handle_give(rt, str_intern_cstring(runtime_of(rt), text)) : NULL;
}

const char *ouro_str_utf8(ouro_Runtime *rt, ouro_Object *str, int64_t *length)
{
    return handle_is_a(rt, str, TYPE_STR) ? str_as_utf8(runtime_of(rt), object_of(str), length) : NULL;
}

ouro_Object *ouro_bytes_new(ouro_Runtime *rt, const void *data, int64_t length)
{
    if (!handle_is_array(rt, data, length, 1))
        return NULL;
    return handle_give(rt, bytes_from_data(runtime_of(rt), data, length));
}

const uint8_t *ouro_bytes_data(ouro_Runtime *rt, ouro_Object *bytes, int64_t *length)
{
    if (!handle_is_a(rt, bytes, TYPE_BYTES))
        return NULL;
    if (length != NULL)
        *length = bytes_length(object_of(bytes));
    return bytes_data(object_of(bytes));
}
