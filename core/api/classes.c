/* Classes, instances and weak references. A class is made as a class statement makes it: from a namespace. */
#include "api/functions.h"
#include "api/handle.h"
#include "types/dict.h"
#include "types/instance.h"
#include "types/intern.h"
#include "types/method_descriptor.h"
#include "types/tuple.h"
#include "types/type.h"
#include "types/weakref.h"

/* namespace[name] = value, of which the reference is taken over (NULL: a failure). */
static int define(Runtime *rt, Object *namespace, const char *name, Object *value)
{
    Object *key = value == NULL ? NULL : str_intern_cstring(rt, name);
    int status = key == NULL ? -1 : dict_set(rt, namespace, key, value);
    object_xdecref(rt, key);
    object_xdecref(rt, value);
    return status;
}

/* A method is a descriptor for any object, as a Python function in a class would be: it does not refer to the
 * class. */
static Object *new_method(ouro_Runtime *handle, const ouro_Method *method)
{
    Runtime *rt = runtime_of(handle);
    uint64_t number = function_register(handle, method->function, method->user);
    Object *name = number == 0 ? NULL : str_intern_cstring(rt, method->name);
    if (name == NULL)
        return NULL;
    Object *descriptor = method_descriptor_new(rt, runtime_type(rt, TYPE_OBJECT), name, number);
    object_decref(rt, name);
    return descriptor;
}

static Object *slots_tuple(Runtime *rt, const ouro_ClassDefinition *definition)
{
    Object *tuple = tuple_new(rt, definition->slot_count);
    for (int64_t i = 0; tuple != NULL && i < definition->slot_count; i++) {
        Object *name = str_intern_cstring(rt, definition->slots[i]);
        if (name == NULL) {
            object_decref(rt, tuple);
            return NULL;
        }
        tuple_set(tuple, i, name);
    }
    return tuple;
}

static int fill_namespace(ouro_Runtime *handle, Object *namespace, const ouro_ClassDefinition *definition)
{
    Runtime *rt = runtime_of(handle);
    for (int64_t i = 0; i < definition->method_count; i++) {
        const ouro_Method *method = &definition->methods[i];
        if (define(rt, namespace, method->name, new_method(handle, method)) < 0)
            return -1;
    }
    if (definition->slots == NULL)
        return 0;
    return define(rt, namespace, "__slots__", slots_tuple(rt, definition));
}

ouro_Object *ouro_class_new(ouro_Runtime *handle, const ouro_ClassDefinition *definition)
{
    Runtime *rt = runtime_of(handle);
    if (!handle_all_given(handle, definition->bases, definition->base_count))
        return NULL;
    Object *namespace = dict_new(rt);
    Object *bases = tuple_pack(rt, definition->base_count, (Object *const *)definition->bases);
    Object *class = NULL;
    if (namespace != NULL && bases != NULL && fill_namespace(handle, namespace, definition) == 0) {
        class = type_new_class(rt, definition->name, bases, namespace);
    }
    object_xdecref(rt, bases);
    object_xdecref(rt, namespace);
    return handle_give(handle, class);
}

ouro_Object *ouro_instance_new(ouro_Runtime *handle, ouro_Object *cls)
{
    Runtime *rt = runtime_of(handle);
    if (!handle_is_a(handle, cls, TYPE_TYPE))
        return NULL;
    TypeObject *type = (TypeObject *)object_of(cls);
    if (!type_has(type, TYPE_FLAG_HEAP_TYPE) && type != runtime_type(rt, TYPE_OBJECT)) {
        error_set(rt, ERROR_TYPE, "cannot create bare '%s' instances",
                  (const char *)ref_pointer(type->tp_name));
        return NULL;
    }
    return handle_give(handle, instance_new(rt, type));
}

ouro_Object *ouro_weakref_new(ouro_Runtime *rt, ouro_Object *object, ouro_Object *callback)
{
    if (!handle_is_given(rt, object))
        return NULL;
    return handle_give(rt, weakref_new(runtime_of(rt), object_of(object), object_of(callback)));
}

ouro_Object *ouro_weakref_get(ouro_Runtime *handle, ouro_Object *weakref)
{
    if (!handle_is_a(handle, weakref, TYPE_WEAKREF))
        return NULL;
    return handle_give_borrowed(handle, weakref_get(runtime_of(handle), object_of(weakref)));
}

int64_t ouro_weakref_count(const ouro_Object *object)
{
    return object == NULL ? 0 : weakref_count(object_of(object));
}
