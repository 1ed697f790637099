/* The program's global names, and attributes: everything that is found by a name given as C text. */
#include "api/handle.h"
#include "object/protocol.h"
#include "types/container/dict.h"
#include "types/text/intern.h"

/* The dict of global names. NULL and RuntimeError when the runtime is ending and has none any more:
 * finalizers and callbacks may still run then. */
static Object *globals_of(Runtime *runtime)
{
    if (LIKELY(runtime->globals != NO_REF))
        return ref_pointer(runtime->globals);
    error_set(runtime, ERROR_RUNTIME, "the runtime is ending, its global names are gone");
    return NULL;
}

/* The dict, and `name` as a key of it (a new reference). False and an error. */
static bool find_globals(ouro_Runtime *rt, const char *name, Object **globals, Object **key)
{
    if (!handle_is_pointer(rt, name))
        return false;
    *globals = globals_of(runtime_of(rt));
    *key = *globals == NULL ? NULL : str_intern_cstring(runtime_of(rt), name);
    return *key != NULL;
}

int ouro_set_global(ouro_Runtime *rt, const char *name, ouro_Object *object)
{
    Object *globals;
    Object *key;
    if (!handle_is_given(rt, object) || !find_globals(rt, name, &globals, &key))
        return -1;
    int status = dict_set(runtime_of(rt), globals, key, object_of(object));
    object_decref(runtime_of(rt), key);
    return status;
}

ouro_Object *ouro_get_global(ouro_Runtime *rt, const char *name)
{
    Runtime *runtime = runtime_of(rt);
    Object *globals;
    Object *key;
    if (!find_globals(rt, name, &globals, &key))
        return NULL;
    Object *value = dict_get(runtime, globals, key);
    if (value == NULL && !error_occurred(runtime))
        error_set_value(runtime, ERROR_KEY, key);
    ouro_Object *held = handle_give_borrowed(rt, value);
    object_decref(runtime, key);
    return held;
}

int ouro_delete_global(ouro_Runtime *rt, const char *name)
{
    Object *globals;
    Object *key;
    if (!find_globals(rt, name, &globals, &key))
        return -1;
    int status = dict_delete(runtime_of(rt), globals, key);
    object_decref(runtime_of(rt), key);
    return status;
}

ouro_Object *ouro_get_attribute(ouro_Runtime *rt, ouro_Object *object, const char *name)
{
    Runtime *runtime = runtime_of(rt);
    if (!handle_is_given(rt, object) || !handle_is_pointer(rt, name))
        return NULL;
    Object *key = str_intern_cstring(runtime, name);
    if (key == NULL)
        return NULL;
    Object *value = object_getattr(runtime, object_of(object), key);
    object_decref(runtime, key);
    return handle_give(rt, value);
}

static int change_attribute(ouro_Runtime *rt, ouro_Object *object, const char *name, Object *value)
{
    Runtime *runtime = runtime_of(rt);
    Object *key = handle_is_pointer(rt, name) ? str_intern_cstring(runtime, name) : NULL;
    if (key == NULL)
        return -1;
    int status = object_setattr(runtime, object_of(object), key, value);
    object_decref(runtime, key);
    return status;
}

int ouro_set_attribute(ouro_Runtime *rt, ouro_Object *object, const char *name, ouro_Object *value)
{
    if (!handle_is_given(rt, object) || !handle_is_given(rt, value))
        return -1;
    return change_attribute(rt, object, name, object_of(value));
}

int ouro_delete_attribute(ouro_Runtime *rt, ouro_Object *object, const char *name)
{
    return handle_is_given(rt, object) ? change_attribute(rt, object, name, NULL) : -1;
}
