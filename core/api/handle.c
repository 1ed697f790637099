/* Holding and letting go: the account of what C code holds; and the checks of arguments. See handle.h. */
#include "api/handle.h"

/* ---- Results */

ouro_Object *handle_give(ouro_Runtime *rt, Object *object)
{
    Runtime *runtime = runtime_of(rt);
    if (object == NULL)
        return NULL;
    if (UNLIKELY(held_add(runtime, object) < 0)) {
        object_decref(runtime, object);
        return NULL;
    }
    return object_handle(object);
}

ouro_Object *handle_give_borrowed(ouro_Runtime *rt, Object *object)
{
    return handle_give(rt, object_xincref(object));
}

/* ---- Arguments */

COLD static void refuse(ouro_Runtime *rt, ErrorKind kind, const char *why)
{
    if (rt != NULL && !error_occurred(runtime_of(rt)))
        error_set(runtime_of(rt), kind, "%s", why);
}

COLD void handle_refuse(ouro_Runtime *rt, const ouro_Object *object)
{
    if (object == NULL)
        refuse(rt, ERROR_TYPE, "an argument is NULL");
    else
        refuse(rt, ERROR_VALUE, "an argument is no object of this runtime");
}

bool handle_is_a(ouro_Runtime *rt, const ouro_Object *object, TypeId id)
{
    if (!handle_is_given(rt, object))
        return false;
    Runtime *runtime = runtime_of(rt);
    const TypeObject *type = object_type(object_of(object));
    const TypeObject *wanted = runtime_type(runtime, id);
    if (LIKELY(type == wanted || type_is_subtype(type, wanted)))
        return true;
    if (!error_occurred(runtime)) {
        error_set(runtime, ERROR_TYPE, "expected %s, got %s", (const char *)ref_pointer(wanted->tp_name),
                  (const char *)ref_pointer(type->tp_name));
    }
    return false;
}

bool handle_is_pointer(ouro_Runtime *rt, const void *pointer)
{
    if (LIKELY(rt != NULL && pointer != NULL))
        return true;
    refuse(rt, ERROR_TYPE, "an argument is NULL");
    return false;
}

bool handle_is_array(ouro_Runtime *rt, const void *items, int64_t count, uint64_t item_bytes)
{
    if (UNLIKELY(count < 0)) {
        refuse(rt, ERROR_VALUE, "a count is below 0");
        return false;
    }
    if (UNLIKELY((uint64_t)count > REGION_STRIDE / item_bytes)) {
        refuse(rt, ERROR_MEMORY, "");
        return false;
    }
    return count == 0 ? rt != NULL : handle_is_pointer(rt, items);
}

bool handle_all_given(ouro_Runtime *rt, ouro_Object *const *objects, int64_t count)
{
    if (!handle_is_array(rt, objects, count, sizeof(Ref)))
        return false;
    for (int64_t i = 0; i < count; i++) {
        if (!handle_is_given(rt, objects[i]))
            return false;
    }
    return true;
}

bool handle_is_busy(const ouro_Runtime *rt)
{
    const Runtime *runtime = runtime_of(rt);
    return runtime->recursion_depth != 0 || runtime->evaluation.frame != NO_REF ||
           runtime->trashcan.nesting != 0 || runtime->trashcan.depth != 0 ||
           runtime->collector.collecting != 0;
}

/* ---- Holding */

ouro_Object *ouro_hold(ouro_Runtime *rt, ouro_Object *object)
{
    return handle_is_given(rt, object) ? handle_give_borrowed(rt, object_of(object)) : NULL;
}

void ouro_release(ouro_Runtime *rt, ouro_Object *object)
{
    Runtime *runtime = runtime_of(rt);
    if (runtime == NULL || object == NULL)
        return;
    if (UNLIKELY(!held_remove(runtime, object_of(object)))) {
        error_set(runtime, ERROR_SYSTEM, "released an object that was not held");
        return;
    }
    object_decref(runtime, object_of(object));
}

int64_t ouro_held_count(const ouro_Runtime *rt, const ouro_Object *object)
{
    const Runtime *runtime = runtime_of(rt);
    if (runtime == NULL)
        return 0;
    return object == NULL ? held_total(runtime) : held_count(runtime, object_of(object));
}
