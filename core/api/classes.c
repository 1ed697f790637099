/* Classes, instances and weak references. A class is made as a class statement makes it: from a namespace. */
#include "api/functions.h"
#include "api/handle.h"
#include "types/call/method_descriptor.h"
#include "types/class/instance.h"
#include "types/class/type.h"
#include "types/class/weakref.h"
#include "types/container/dict.h"
#include "types/container/tuple.h"
#include "types/text/intern.h"

/* ---- Checking a definition */

static bool methods_are_given(ouro_Runtime *rt, const ouro_ClassDefinition *definition)
{
    if (!handle_is_array(rt, definition->methods, definition->method_count, sizeof(ouro_Method)))
        return false;
    for (int64_t i = 0; i < definition->method_count; i++) {
        const ouro_Method *method = &definition->methods[i];
        if (!handle_is_pointer(rt, method->name) || !function_is_given(rt, method->function))
            return false;
    }
    return true;
}

static bool slots_are_given(ouro_Runtime *rt, const ouro_ClassDefinition *definition)
{
    if (!handle_is_array(rt, definition->slots, definition->slot_count, sizeof(Ref)))
        return false;
    for (int64_t i = 0; i < definition->slot_count; i++) {
        if (!handle_is_pointer(rt, definition->slots[i]))
            return false;
    }
    return true;
}

static bool definition_is_given(ouro_Runtime *rt, const ouro_ClassDefinition *definition)
{
    return handle_is_pointer(rt, definition) && handle_is_pointer(rt, definition->name) &&
           handle_all_given(rt, definition->bases, definition->base_count) &&
           methods_are_given(rt, definition) && slots_are_given(rt, definition);
}

/* ---- Filling the namespace */

/* namespace[name] = value, of which the reference is taken over (NULL: a failure). */
static int define(Runtime *runtime, Object *namespace, const char *name, Object *value)
{
    Object *key = value == NULL ? NULL : str_intern_cstring(runtime, name);
    int status = key == NULL ? -1 : dict_set(runtime, namespace, key, value);
    object_xdecref(runtime, key);
    object_xdecref(runtime, value);
    return status;
}

/* A method is a descriptor for any object, as a Python function in a class would be: it does not refer to the
 * class. */
static Object *new_method(ouro_Runtime *rt, const ouro_Method *method)
{
    Runtime *runtime = runtime_of(rt);
    uint64_t number = function_register(rt, method->function, method->user);
    Object *name = number == 0 ? NULL : str_intern_cstring(runtime, method->name);
    if (name == NULL)
        return NULL;
    Object *descriptor = method_descriptor_new(runtime, runtime_type(runtime, TYPE_OBJECT), name, number);
    object_decref(runtime, name);
    return descriptor;
}

static Object *slots_tuple(Runtime *runtime, const ouro_ClassDefinition *definition)
{
    Object *tuple = tuple_new(runtime, definition->slot_count);
    for (int64_t i = 0; tuple != NULL && i < definition->slot_count; i++) {
        Object *name = str_intern_cstring(runtime, definition->slots[i]);
        if (name == NULL) {
            object_decref(runtime, tuple);
            return NULL;
        }
        tuple_set(tuple, i, name);
    }
    return tuple;
}

static int fill_namespace(ouro_Runtime *rt, Object *namespace, const ouro_ClassDefinition *definition)
{
    Runtime *runtime = runtime_of(rt);
    for (int64_t i = 0; i < definition->method_count; i++) {
        const ouro_Method *method = &definition->methods[i];
        if (define(runtime, namespace, method->name, new_method(rt, method)) < 0)
            return -1;
    }
    if (definition->slots == NULL)
        return 0;
    return define(runtime, namespace, "__slots__", slots_tuple(runtime, definition));
}

/* ---- The public functions */

ouro_Object *ouro_class_new(ouro_Runtime *rt, const ouro_ClassDefinition *definition)
{
    Runtime *runtime = runtime_of(rt);
    if (!definition_is_given(rt, definition))
        return NULL;
    Object *namespace = dict_new(runtime);
    Object *bases = tuple_pack(runtime, definition->base_count, (Object *const *)definition->bases);
    Object *class = NULL;
    if (namespace != NULL && bases != NULL && fill_namespace(rt, namespace, definition) == 0)
        class = type_new_class(runtime, definition->name, bases, namespace);
    object_xdecref(runtime, bases);
    object_xdecref(runtime, namespace);
    return handle_give(rt, class);
}

ouro_Object *ouro_instance_new(ouro_Runtime *rt, ouro_Object *cls)
{
    Runtime *runtime = runtime_of(rt);
    if (!handle_is_a(rt, cls, TYPE_TYPE))
        return NULL;
    TypeObject *type = (TypeObject *)object_of(cls);
    if (!type_has(type, TYPE_FLAG_HEAP_TYPE) && type != runtime_type(runtime, TYPE_OBJECT)) {
        error_set(runtime, ERROR_TYPE, "cannot create bare '%s' instances",
                  (const char *)ref_pointer(type->tp_name));
        return NULL;
    }
    return handle_give(rt, instance_new(runtime, type));
}

ouro_Object *ouro_weakref_new(ouro_Runtime *rt, ouro_Object *object, ouro_Object *callback)
{
    if (!handle_is_given(rt, object) || !handle_is_given_or_none(rt, callback))
        return NULL;
    return handle_give(rt, weakref_new(runtime_of(rt), object_of(object), object_of(callback)));
}

ouro_Object *ouro_weakref_get(ouro_Runtime *rt, ouro_Object *weakref)
{
    if (!handle_is_a(rt, weakref, TYPE_WEAKREF))
        return NULL;
    return handle_give_borrowed(rt, weakref_get(runtime_of(rt), object_of(weakref)));
}

int64_t ouro_weakref_count(const ouro_Object *object)
{
    return object == NULL ? 0 : weakref_count(object_of(object));
}
