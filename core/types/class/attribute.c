/* The generic attribute lookup; see attribute.h. */
#include "types/class/attribute.h"

#include <string.h>

#include "object/definition.h"
#include "object/error.h"
#include "types/class/descriptor.h"
#include "types/class/type.h"
#include "types/container/dict.h"
#include "types/container/dict_values.h"
#include "types/error/exception.h"
#include "types/text/str.h"

NameText name_text(const Object *name)
{
    NameText result;
    memset(&result, 0, sizeof result);
    int64_t size = str_utf8_length(name);
    if (size < NAME_TEXT_SIZE) {
        str_to_utf8(name, result.text);
    } else if (str_is_ascii(name)) {
        memcpy(result.text, str_data(name), NAME_TEXT_SIZE - 1);
    } else {
        memcpy(result.text, "...", 4);
    }
    return result;
}

int attribute_check_name(Runtime *rt, Object *name)
{
    if (object_is_str(name))
        return 0;
    error_set(rt, ERROR_TYPE, "attribute name must be string, not '%s'", type_name_of(object_type(name)));
    return -1;
}

/* Whether the buffer of an error holds the name as it is, so that no str need be made for it. */
static bool fits_in_text(const Object *name)
{
    int64_t size = str_utf8_length(name);
    return size < NAME_TEXT_SIZE && (int64_t)strlen(name_text(name).text) == size;
}

int attribute_missing_of(Runtime *rt, const TypeObject *type, Object *object, Object *name)
{
    if (fits_in_text(name))
        error_set(rt, ERROR_ATTRIBUTE, "'%.100s' object has no attribute '%s'", type_name_of(type),
                  name_text(name).text);
    else
        error_format(rt, ERROR_ATTRIBUTE, "'%.100s' object has no attribute '%U'", type_name_of(type), name);
    error_set_about(rt, object, name);
    return -1;
}

int attribute_missing(Runtime *rt, Object *object, Object *name)
{
    if (!object_is_type(object))
        return attribute_missing_of(rt, object_type(object), object, name);
    const char *type = type_name_of((const TypeObject *)object);
    if (fits_in_text(name))
        error_set(rt, ERROR_ATTRIBUTE, "type object '%.50s' has no attribute '%s'", type,
                  name_text(name).text);
    else
        error_format(rt, ERROR_ATTRIBUTE, "type object '%.50s' has no attribute '%U'", type, name);
    error_set_about(rt, object, name);
    return -1;
}

/* The object's values are an array without a dict. */
static bool has_values(const Object *object)
{
    return object_has(object, TYPE_FLAG_MANAGED_DICT) && *object_managed_values(object) != NO_REF;
}

/* The slot of the object's own dict, NULL when it can have none; its values are turned into a dict first if a
 * name that is no exact str is asked for. -1 and MemoryError. */
static int own_dict_slot(Runtime *rt, Object *object, Ref **slot)
{
    if (has_values(object)) {
        Object *dict = instance_dict_materialize(rt, object);
        if (dict == NULL)
            return -1;
        object_decref(rt, dict);
    }
    *slot = object_has(object, TYPE_FLAG_MANAGED_DICT) ? object_managed_dict(object)
                                                       : object_unmanaged_dict(object);
    return 0;
}

/* New reference to what the object itself has under the name; NULL without an error when it has nothing. */
static Object *get_own(Runtime *rt, Object *object, Object *name)
{
    if (has_values(object) && str_is_exact(rt, name))
        return object_xincref(instance_values_get(rt, object, (HeapTypeObject *)object_type(object), name));
    Ref *slot;
    if (own_dict_slot(rt, object, &slot) < 0 || slot == NULL || *slot == NO_REF)
        return NULL;
    Object *dict = object_incref(ref_pointer(*slot));
    Object *value = object_xincref(dict_get(rt, dict, name));
    object_decref(rt, dict);
    return value;
}

/* What the object has under the name, or what its class has; NULL without an error when neither does. */
static Object *find(Runtime *rt, Object *object, Object *name)
{
    TypeObject *type = object_type(object);
    Object *found = object_xincref(type_lookup(rt, type, name));
    Object *result = NULL;
    if (found == NULL || !descriptor_reads_first(found))
        result = get_own(rt, object, name);
    if (result == NULL && found != NULL && !error_occurred(rt))
        result = descriptor_get(rt, found, object, type);
    object_xdecref(rt, found);
    return result;
}

Object *generic_getattro(Runtime *rt, Object *object, Object *name)
{
    if (attribute_check_name(rt, name) < 0)
        return NULL;
    Object *result = find(rt, object, name);
    if (result == NULL && !error_occurred(rt))
        attribute_missing_of(rt, object_type(object), object, name);
    return result;
}

Object *generic_find(Runtime *rt, Object *object, Object *name)
{
    if (attribute_check_name(rt, name) < 0)
        return NULL;
    Object *result = find(rt, object, name);
    if (result == NULL && error_occurred(rt) && error_matches(rt, ERROR_ATTRIBUTE))
        error_clear(rt);
    return result;
}

static int set_own(Runtime *rt, Object *object, Object *name, Object *value, const Object *found)
{
    TypeObject *type = object_type(object);
    if (has_values(object) && str_is_exact(rt, name))
        return instance_values_store(rt, object, (HeapTypeObject *)type, name, value);
    Ref *slot;
    if (own_dict_slot(rt, object, &slot) < 0)
        return -1;
    if (slot == NULL && found != NULL) {
        error_set(rt, ERROR_ATTRIBUTE, "'%.100s' object attribute '%s' is read-only", type_name_of(type),
                  name_text(name).text);
        return -1;
    }
    if (slot == NULL)
        return attribute_missing(rt, object, name);
    if (instance_dict_store(rt, type, slot, name, value) == 0)
        return 0;
    if (rt->error.kind == ERROR_KEY)
        attribute_missing(rt, object, name);
    return -1;
}

int generic_setattro(Runtime *rt, Object *object, Object *name, Object *value)
{
    if (attribute_check_name(rt, name) < 0)
        return -1;
    object_incref(name);
    Object *found = object_xincref(type_lookup(rt, object_type(object), name));
    int status = found != NULL && descriptor_is_data(rt, found) ? descriptor_set(rt, found, object, value)
                                                                : set_own(rt, object, name, value, found);
    object_xdecref(rt, found);
    object_decref(rt, name);
    return status;
}
