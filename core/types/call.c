/* Calling objects; see call.h. */
#include "types/call.h"

#include "object/error.h"
#include "object/protocol.h"
#include "types/call/builtin_function.h"
#include "types/call/method.h"
#include "types/class/attribute.h"
#include "types/class/instance.h"
#include "types/class/type.h"
#include "types/container/dict.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/text/str.h"

Object *object_call_no_arguments(Runtime *rt, Object *callable) { return object_call(rt, callable, NULL, 0); }

Object *object_call_one(Runtime *rt, Object *callable, Object *argument)
{
    const Ref items[1] = {ref_of(argument)};
    return object_call(rt, callable, items, 1);
}

Object *object_call_two(Runtime *rt, Object *callable, Object *first, Object *second)
{
    const Ref items[2] = {ref_of(first), ref_of(second)};
    return object_call(rt, callable, items, 2);
}

/* ---- keywords out of a dict */

enum { FEW_SPREAD = 12 };

/* Whether CPython passes the dict itself, so that the callee says what is wrong with its keys, after whatever else it
 * says, or nothing: a class without tp_vectorcall, METH_VARARGS and wrappers of slots. */
static bool takes_dict(Runtime *rt, Object *callable, int64_t count)
{
    if (object_is_type(callable))
        return object_type(callable)->tp_call == TYPE_TYPE &&
               !type_takes_array(rt, (const TypeObject *)callable, count) &&
               !type_is_subtype((const TypeObject *)callable, runtime_type(rt, TYPE_TYPE));
    return object_is_exact(rt, callable, TYPE_WRAPPER_DESCRIPTOR) ||
           object_is_exact(rt, callable, TYPE_METHOD_WRAPPER) || builtin_function_takes_tuple(rt, callable) ||
           object_type(callable)->tp_call == TYPE_NO_SLOT;
}

/* Copies the tuple's items and the dict's values to `items`, its keys to `names`; each is owned there, as the call may
 * change the dict. False and TypeError. */
static bool spread(Runtime *rt, Object *callable, Object *tuple, Object *dict, Ref *items, Object *names)
{
    int64_t filled = tuple_size(tuple);
    int64_t position = 0;
    int64_t index = 0;
    bool are_strings = true;
    Object *key, *value;
    for (int64_t i = 0; i < filled; i++)
        items[i] = ref_of(object_incref(tuple_get(tuple, i)));
    while (dict_next(dict, &position, &key, &value, NULL)) {
        are_strings = are_strings && object_is_str(key);
        tuple_set(names, index++, object_incref(key));
        items[filled++] = ref_of(object_incref(value));
    }
    if (are_strings || takes_dict(rt, callable, tuple_size(tuple)))
        return true;
    error_set(rt, ERROR_TYPE, "keywords must be strings");
    return false;
}

static Object *call_spread(Runtime *rt, Object *callable, Object *tuple, Object *dict, Ref *items)
{
    int64_t total = tuple_size(tuple) + dict_size(dict);
    Object *names = tuple_new(rt, dict_size(dict));
    Object *result = NULL;
    if (names == NULL)
        return NULL;
    if (spread(rt, callable, tuple, dict, items, names))
        result = object_vectorcall(rt, callable, &(Arguments){items, tuple_size(tuple), names});
    for (int64_t i = 0; i < total; i++)
        object_decref(rt, ref_pointer(items[i]));
    object_decref(rt, names);
    return result;
}

Object *object_call_spread(Runtime *rt, Object *callable, Object *tuple, Object *dict)
{
    if (dict == NULL || dict_size(dict) == 0)
        return object_call(rt, callable, tuple_items(tuple), tuple_size(tuple));
    Ref few[FEW_SPREAD];
    int64_t total = tuple_size(tuple) + dict_size(dict);
    if (total <= FEW_SPREAD)
        return call_spread(rt, callable, tuple, dict, few);
    Ref *many = memory_alloc(&rt->memory, (uint64_t)total * sizeof(Ref));
    if (many == NULL) {
        error_no_memory(rt);
        return NULL;
    }
    Object *result = call_spread(rt, callable, tuple, dict, many);
    memory_free(&rt->memory, many);
    return result;
}

/* ---- methods */

/* New reference to the function of the class that a call may pass `object` to as first argument; NULL without an error
 * where the attribute must be looked up as any other. CPython: _PyObject_GetMethod */
static Object *unbound_method(Runtime *rt, Object *object, Object *name)
{
    const TypeObject *type = object_type(object);
    if (type->tp_getattro != TYPE_OBJECT || type_has(type, TYPE_FLAG_MANAGED_DICT) ||
        type->tp_dictoffset != 0)
        return NULL;
    Object *found = type_lookup(rt, type, name);
    if (found == NULL || !object_has(found, TYPE_FLAG_METHOD_DESCRIPTOR))
        return NULL;
    return object_incref(found);
}

Object *object_call_method(Runtime *rt, Object *object, Object *name, const Ref *arguments, int64_t count)
{
    const Arguments passed = {arguments, count, NULL};
    Object *result = NULL;
    Object *method = unbound_method(rt, object, name);
    if (method != NULL) {
        result = call_with_first(rt, method, object, &passed);
    } else {
        method = object_getattr(rt, object, name);
        if (method == NULL)
            return NULL;
        result = object_vectorcall(rt, method, &passed);
    }
    object_decref(rt, method);
    return result;
}

Object *object_call_special(Runtime *rt, Object *object, Object *name, const Ref *arguments, int64_t count)
{
    Object *found = type_lookup(rt, object_type(object), name);
    if (found == NULL)
        return NULL;
    return method_call_found(rt, found, object, &(Arguments){arguments, count, NULL});
}
