/* Fills the runtime's own scalar objects. */
#include "types/statics.h"

static void set_header(Runtime *rt, Object *object, TypeId type)
{
    object->ob_refcnt = PROFILE_STATIC_REFCOUNT;
    object->ob_type = ref_of(runtime_type(rt, type));
}

static void set_int(Runtime *rt, SmallIntObject *number, TypeId type, int value)
{
    set_header(rt, &number->ob_base.ob_base, type);
    number->ob_base.ob_size = (value > 0) - (value < 0);
    number->ob_digit[0] = (uint32_t)(value < 0 ? -value : value);
}

static void set_str(Runtime *rt, StrObject *string, int64_t length, uint32_t ascii)
{
    set_header(rt, &string->ob_base, TYPE_STR);
    string->length = length;
    string->hash = -1;
    string->state = STR_STATE_READY | STR_STATE_COMPACT | ascii | 1u << STR_STATE_KIND_SHIFT;
}

static void set_bytes(Runtime *rt, BytesCharacterObject *bytes, int64_t length)
{
    set_header(rt, &bytes->ob_base.ob_base, TYPE_BYTES);
    bytes->ob_base.ob_size = length;
    bytes->ob_shash = -1;
}

void statics_init_scalars(Runtime *rt)
{
    StaticObjects *statics = &rt->statics;
    set_header(rt, &statics->none, TYPE_NONE);
    set_header(rt, &statics->not_implemented, TYPE_NOT_IMPLEMENTED);
    set_header(rt, &statics->ellipsis, TYPE_ELLIPSIS);
    set_int(rt, &statics->false_object, TYPE_BOOL, 0);
    set_int(rt, &statics->true_object, TYPE_BOOL, 1);
    for (int i = 0; i < PROFILE_SMALL_INT_NEGATIVE + PROFILE_SMALL_INT_POSITIVE; i++)
        set_int(rt, &statics->small_ints[i], TYPE_INT, i - PROFILE_SMALL_INT_NEGATIVE);
    set_str(rt, &statics->empty_str.base, 0, STR_STATE_ASCII);
    for (int i = 0; i < 128; i++) {
        set_str(rt, &statics->ascii[i].base, 1, STR_STATE_ASCII);
        statics->ascii[i].data[0] = (uint8_t)i;
        set_str(rt, &statics->latin1[i].base.base, 1, 0);
        statics->latin1[i].data[0] = (uint8_t)(128 + i);
    }
    set_bytes(rt, &statics->empty_bytes, 0);
    for (int i = 0; i < 256; i++) {
        set_bytes(rt, &statics->bytes_characters[i], 1);
        statics->bytes_characters[i].ob_sval[0] = (uint8_t)i;
    }
}
