/* repr, str, ascii, format and dir of any object. CPython: Objects/object.c, Objects/abstract.c */
#include "types/abstract.h"

#include "object/error.h"
#include "object/protocol.h"
#include "types/call.h"
#include "types/class/type.h"
#include "types/container/dict.h"
#include "types/container/list.h"
#include "types/error/exception.h"
#include "types/names.h"
#include "types/text/str.h"
#include "types/text/text_builder.h"

/* What a special method gave must be a str. Takes over the reference and gives it back; NULL and an error. */
static Object *checked_text(Runtime *rt, Object *result, const char *method)
{
    if (result == NULL || object_is_str(result))
        return result;
    error_format(rt, ERROR_TYPE, "%s returned non-string (type %.200T)", method, result);
    object_decref(rt, result);
    return NULL;
}

static Object *plain_repr(Runtime *rt, Object *object)
{
    return text_from_format(rt, "<%T object at %p>", object, (const void *)object);
}

Object *object_repr(Runtime *rt, Object *object)
{
    UnaryFunction repr = type_repr_slot(object_type(object));
    if (repr == NULL)
        return plain_repr(rt, object);
    if (!recursion_enter(rt, " while getting the repr of an object"))
        return NULL;
    Object *result = repr(rt, object);
    recursion_leave(rt);
    return checked_text(rt, result, "__repr__");
}

Object *object_str(Runtime *rt, Object *object)
{
    if (str_is_exact(rt, object))
        return object_incref(object);
    UnaryFunction str = type_str_slot(object_type(object));
    if (str == NULL)
        return object_repr(rt, object);
    if (!recursion_enter(rt, " while getting the str of an object"))
        return NULL;
    Object *result = str(rt, object);
    recursion_leave(rt);
    return checked_text(rt, result, "__str__");
}

/* \xhh, \uhhhh, \Uhhhhhhhh, as short as the character allows. */
static void add_escaped(TextBuilder *text, uint32_t character)
{
    static const char digits[] = "0123456789abcdef";
    int width = character < 0x100 ? 2 : character < 0x10000 ? 4 : 8;
    text_add(text, width == 2 ? "\\x" : width == 4 ? "\\u" : "\\U");
    for (int shift = 4 * (width - 1); shift >= 0; shift -= 4)
        text_add_character(text, (uint8_t)digits[character >> shift & 15]);
}

Object *object_ascii(Runtime *rt, Object *object)
{
    Object *repr = object_repr(rt, object);
    if (repr == NULL || str_is_ascii(repr))
        return repr;
    TextBuilder text = text_begin(rt);
    for (int64_t i = 0; i < str_length(repr); i++) {
        uint32_t character = str_character(repr, i);
        if (character < 0x80)
            text_add_character(&text, character);
        else
            add_escaped(&text, character);
    }
    object_decref(rt, repr);
    return text_finish(&text);
}

/* ---- format */

static bool is_plain_type(const Runtime *rt, const Object *object)
{
    return str_is_exact(rt, object) || object_is_exact(rt, object, TYPE_INT);
}

static Object *call_format(Runtime *rt, Object *object, Object *specification)
{
    Object *method = object_lookup_special(rt, object, name_object(rt, NAME_format));
    if (method == NULL) {
        if (!error_occurred(rt))
            error_format(rt, ERROR_TYPE, "Type %.100T doesn't define __format__", object);
        return NULL;
    }
    Object *result = object_call_one(rt, method, specification);
    object_decref(rt, method);
    if (result == NULL || object_is_str(result))
        return result;
    error_format(rt, ERROR_TYPE, "__format__ must return a str, not %.200T", result);
    object_decref(rt, result);
    return NULL;
}

/* CPython: PyObject_Format */
Object *object_format(Runtime *rt, Object *object, Object *specification)
{
    if (specification != NULL && !object_is_str(specification))
        return error_format(rt, ERROR_SYSTEM, "Format specifier must be a string, not %.200T", specification);
    bool is_empty = specification == NULL || str_length(specification) == 0;
    if (is_empty && is_plain_type(rt, object))
        return object_str(rt, object);
    return call_format(rt, object,
                       specification == NULL ? &rt->statics.empty_str.base.ob_base : specification);
}

/* ---- dir */

static Object *sorted_list(Runtime *rt, Object *names)
{
    Object *list = sequence_list(rt, names);
    object_decref(rt, names);
    if (list == NULL || list_sort(rt, list, NULL, false) == 0)
        return list;
    object_decref(rt, list);
    return NULL;
}

Object *object_dir(Runtime *rt, Object *object)
{
    Object *method = object_lookup_special(rt, object, name_object(rt, NAME_dir));
    if (method == NULL)
        return error_occurred(rt) ? NULL : error_format(rt, ERROR_TYPE, "object does not provide __dir__");
    Object *names = NULL;
    if (stack_enter(rt)) {
        names = object_call_no_arguments(rt, method);
        stack_leave(rt);
    }
    object_decref(rt, method);
    return names == NULL ? NULL : sorted_list(rt, names);
}

/* ---- buffers */

int object_get_buffer(Runtime *rt, Object *object, BufferView *buffer, bool writable)
{
    GetBufferFunction get = type_bf_getbuffer(object_type(object));
    if (get != NULL)
        return get(rt, object, buffer, writable);
    error_format(rt, ERROR_TYPE, "a bytes-like object is required, not '%.100T'", object);
    return -1;
}

void buffer_release(Runtime *rt, BufferView *buffer)
{
    Object *exporter = buffer->exporter;
    if (exporter == NULL)
        return;
    ReleaseBufferFunction release = type_bf_releasebuffer(object_type(exporter));
    if (release != NULL)
        release(rt, exporter, buffer);
    buffer->exporter = NULL;
    object_decref(rt, exporter);
}
