/* Holding and letting go: the account of what C code holds; see handle.h. */
#include "api/handle.h"

ouro_Object *handle_give(ouro_Runtime *handle, Object *object)
{
    Runtime *rt = runtime_of(handle);
    if (object == NULL)
        return NULL;
    if (UNLIKELY(roots_add(rt, object) < 0)) {
        object_decref(rt, object);
        return NULL;
    }
    return object_handle(object);
}

ouro_Object *handle_give_borrowed(ouro_Runtime *handle, Object *object)
{
    return handle_give(handle, object_xincref(object));
}

COLD void handle_missing(ouro_Runtime *handle)
{
    Runtime *rt = runtime_of(handle);
    if (!error_occurred(rt))
        error_set(rt, ERROR_TYPE, "an argument is NULL");
}

bool handle_all_given(ouro_Runtime *handle, ouro_Object *const *objects, int64_t count)
{
    for (int64_t i = 0; i < count; i++) {
        if (!handle_is_given(handle, objects[i]))
            return false;
    }
    return true;
}

bool handle_is_a(ouro_Runtime *handle, const ouro_Object *object, TypeId id)
{
    Runtime *rt = runtime_of(handle);
    if (!handle_is_given(handle, object))
        return false;
    const TypeObject *type = object_type(object_of(object));
    const TypeObject *wanted = runtime_type(rt, id);
    if (LIKELY(type == wanted || type_is_subtype(type, wanted)))
        return true;
    error_set(rt, ERROR_TYPE, "expected %s, got %s", (const char *)ref_pointer(wanted->tp_name),
              (const char *)ref_pointer(type->tp_name));
    return false;
}

ouro_Object *ouro_hold(ouro_Runtime *rt, ouro_Object *object)
{
    if (!handle_is_given(rt, object))
        return NULL;
    return handle_give_borrowed(rt, object_of(object));
}

void ouro_release(ouro_Runtime *handle, ouro_Object *object)
{
    Runtime *rt = runtime_of(handle);
    if (object == NULL)
        return;
    if (UNLIKELY(!roots_remove(rt, object_of(object)))) {
        error_set(rt, ERROR_SYSTEM, "released an object that was not held");
        return;
    }
    object_decref(rt, object_of(object));
}

int64_t ouro_held_count(const ouro_Runtime *handle, const ouro_Object *object)
{
    const Runtime *rt = runtime_of(handle);
    return object == NULL ? roots_total(rt) : roots_count(rt, object_of(object));
}
