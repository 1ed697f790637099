/* See bytearray.h: its memory and its end. */
#include "types/text/bytearray.h"

#include <string.h>

#include "object/error.h"
#include "types/free.h"

static ByteArrayObject *of(const Object *object) { return (ByteArrayObject *)(uintptr_t)object; }

bool object_is_bytearray(const Runtime *rt, const Object *object)
{
    const TypeObject *type = object_type(object);
    while (type != NULL && type_has(type, TYPE_FLAG_HEAP_TYPE))
        type = ref_pointer(type->tp_base);
    return type == runtime_type(rt, TYPE_BYTEARRAY);
}

uint8_t *bytearray_data(const Object *object)
{
    static const uint8_t nothing[1] = {0};
    return bytearray_length(object) == 0 ? (uint8_t *)(uintptr_t)nothing : ref_pointer(of(object)->ob_start);
}

Object *bytearray_from_data(Runtime *rt, const void *data, int64_t length)
{
    assert_api(length >= 0);
    uint8_t *bytes = NULL;
    if (length > 0) {
        bytes = length == INT64_MAX ? NULL : memory_alloc(&rt->memory, (uint64_t)length + 1);
        if (bytes == NULL) {
            error_no_memory(rt);
            return NULL;
        }
        if (data != NULL)
            memcpy(bytes, data, (size_t)length);
        bytes[length] = 0;
    }
    Object *object = object_new(rt, runtime_type(rt, TYPE_BYTEARRAY), sizeof(ByteArrayObject));
    if (object == NULL) {
        memory_free(&rt->memory, bytes);
        return NULL;
    }
    ByteArrayObject *array = of(object);
    array->ob_base.ob_size = length;
    array->ob_alloc = length > 0 ? length + 1 : 0;
    array->ob_bytes = ref_of(bytes);
    array->ob_start = ref_of(bytes);
    array->ob_exports = 0;
    return object;
}

static bool can_resize(Runtime *rt, const ByteArrayObject *array)
{
    if (array->ob_exports == 0)
        return true;
    error_set(rt, ERROR_BUFFER, "Existing exports of data: object cannot be re-sized");
    return false;
}

/* How many bytes to have for `size` and the 0 behind them; `room` as it is when that will do. */
static int64_t room_for(int64_t size, int64_t room, int64_t offset)
{
    if (size + offset + 1 <= room)
        return size < room / 2 ? size + 1 : room;
    if ((double)size <= (double)room * 1.125)
        return size + (size >> 3) + (size < 9 ? 3 : 6);
    return size + 1;
}

static int set_length(ByteArrayObject *array, int64_t length)
{
    array->ob_base.ob_size = length;
    ((uint8_t *)ref_pointer(array->ob_start))[length] = 0;
    return 0;
}

/* One that cannot have less room keeps what it has: whoever shortens it has moved its bytes already. */
int bytearray_resize(Runtime *rt, Object *object, int64_t length)
{
    ByteArrayObject *array = of(object);
    if (length == array->ob_base.ob_size)
        return 0;
    if (!can_resize(rt, array))
        return -1;
    int64_t offset = (int64_t)(array->ob_start - array->ob_bytes);
    int64_t fits = length + offset + 1;
    int64_t room = length > INT64_MAX / 2 ? -1 : room_for(length, array->ob_alloc, offset);
    if (room == array->ob_alloc && fits <= room)
        return set_length(array, length);
    uint8_t *bytes = NULL;
    if (room > 0 && offset > 0) {
        bytes = memory_alloc(&rt->memory, (uint64_t)room);
        if (bytes != NULL) {
            int64_t kept = length < array->ob_base.ob_size ? length : array->ob_base.ob_size;
            memcpy(bytes, ref_pointer(array->ob_start), (size_t)kept);
            memory_free(&rt->memory, ref_pointer(array->ob_bytes));
        }
    } else if (room > 0) {
        bytes = memory_realloc(&rt->memory, ref_pointer(array->ob_bytes), (uint64_t)room);
    }
    if (bytes == NULL && room > 0 && fits <= array->ob_alloc)
        return set_length(array, length);
    if (bytes == NULL) {
        error_no_memory(rt);
        return -1;
    }
    array->ob_bytes = ref_of(bytes);
    array->ob_start = ref_of(bytes);
    array->ob_alloc = room;
    return set_length(array, length);
}

/* What is behind `high` moves to where it will stand; the length becomes right. */
static int move_tail(Runtime *rt, Object *self, int64_t low, int64_t high, int64_t growth)
{
    ByteArrayObject *array = of(self);
    int64_t size = array->ob_base.ob_size;
    if (growth < 0) {
        if (!can_resize(rt, array))
            return -1;
        if (low == 0) {
            array->ob_start -= (Ref)growth;
        } else {
            uint8_t *data = bytearray_data(self);
            memmove(data + high + growth, data + high, (size_t)(size - high));
        }
        return bytearray_resize(rt, self, size + growth);
    }
    if (growth == 0)
        return 0;
    if (size > INT64_MAX - growth) {
        error_no_memory(rt);
        return -1;
    }
    if (bytearray_resize(rt, self, size + growth) < 0)
        return -1;
    uint8_t *data = bytearray_data(self);
    memmove(data + high + growth, data + high, (size_t)(size - high));
    return 0;
}

int bytearray_set_slice(Runtime *rt, Object *self, int64_t low, int64_t high, const uint8_t *bytes,
                        int64_t length)
{
    int64_t size = bytearray_length(self);
    if (low < 0)
        low = 0;
    if (high < low)
        high = low;
    if (high > size)
        high = size;
    if (move_tail(rt, self, low, high, length - (high - low)) < 0)
        return -1;
    if (length > 0)
        memcpy(bytearray_data(self) + low, bytes, (size_t)length);
    return 0;
}

int bytearray_get_buffer(Runtime *rt, Object *self, BufferView *buffer, bool writable)
{
    (void)rt;
    (void)writable;
    of(self)->ob_exports++;
    *buffer = (BufferView){object_incref(self), bytearray_data(self), bytearray_length(self), 1, "B", false};
    return 0;
}

void bytearray_release_buffer(Runtime *rt, Object *self, BufferView *buffer)
{
    (void)rt;
    (void)buffer;
    of(self)->ob_exports--;
}

int64_t bytearray_sizeof(Runtime *rt, Object *self)
{
    (void)rt;
    return object_type(self)->tp_basicsize + of(self)->ob_alloc;
}

void bytearray_dealloc(Runtime *rt, Object *self)
{
    memory_free(&rt->memory, ref_pointer(of(self)->ob_bytes));
    object_free(rt, self);
}
