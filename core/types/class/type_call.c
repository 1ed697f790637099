/* Calling a class: __new__, then __init__. CPython: typeobject.c, type_call, type_init. */
#include "types/class/type.h"

#include "object/error.h"
#include "object/function.h"
#include "types/call/held_arguments.h"
#include "types/class/instance.h"
#include "types/class/weakref.h"
#include "types/container/tuple.h"

/* A class whose built-in base does not say how it is made has its empty value. */
static Object *new_without_slot(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    if (type_builtin_base(type) == runtime_type(rt, TYPE_WEAKREF)) {
        if (arguments_check_count(rt, "__new__", arguments, 1, 2) < 0)
            return NULL;
        return weakref_new_of_type(rt, type, argument_at(arguments, 0), argument_at(arguments, 1));
    }
    if (type_has(type, TYPE_FLAG_HEAP_TYPE))
        return instance_new(rt, type);
    error_set(rt, ERROR_TYPE, "cannot create '%.100s' instances", type_name_of(type));
    return NULL;
}

static Object *ask_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    NewFunction new = type_new_slot(type);
    Object *object = new == NULL ? new_without_slot(rt, type, arguments) : new (rt, type, arguments);
    assert_internal((object == NULL) == error_occurred(rt));
    return object;
}

Object *type_call_held(Runtime *rt, Object *callable, const Arguments *arguments)
{
    TypeObject *type = (TypeObject *)callable;
    if (type == runtime_type(rt, TYPE_TYPE)) {
        if (arguments->count == 1) {
            if (arguments_no_keywords(rt, "type", arguments) < 0)
                return NULL;
            return object_incref(type_as_object(object_type(argument_at(arguments, 0))));
        }
        if (arguments->count != 3) {
            error_set(rt, ERROR_TYPE, "type() takes 1 or 3 arguments");
            return NULL;
        }
    }
    Object *object = ask_new(rt, type, arguments);
    if (object == NULL || (object_type(object) != type && !type_is_subtype(object_type(object), type)))
        return object;
    InitFunction init = type_init_slot(object_type(object));
    if (init == NULL)
        return object;
    /* A weak reference has had its arguments. */
    if (object_type(object)->tp_init == TYPE_OBJECT &&
        type_builtin_base(object_type(object)) == runtime_type(rt, TYPE_WEAKREF))
        return object;
    if (init(rt, object, arguments) == 0)
        return object;
    object_decref(rt, object);
    return NULL;
}

bool type_takes_array(const Runtime *rt, const TypeObject *type, int64_t count)
{
    static const bool takes_array[TYPE_COUNT] = {
        [TYPE_BOOL] = true,     [TYPE_DICT] = true,  [TYPE_ENUMERATE] = true, [TYPE_FILTER] = true,
        [TYPE_FLOAT] = true,    [TYPE_LIST] = true,  [TYPE_FROZENSET] = true, [TYPE_MAP] = true,
        [TYPE_REVERSED] = true, [TYPE_RANGE] = true, [TYPE_SET] = true,       [TYPE_SUPER] = true,
        [TYPE_TUPLE] = true};
    if (type_has(type, TYPE_FLAG_HEAP_TYPE))
        return false;
    return takes_array[type - runtime_type(rt, 0)] || (type == runtime_type(rt, TYPE_TYPE) && count == 1);
}

Object *type_call(Runtime *rt, Object *callable, const Arguments *arguments)
{
    const TypeObject *type = (const TypeObject *)callable;
    bool has_names = arguments->names != NULL && tuple_size(arguments->names) > 0;
    Arguments held = *arguments;
    HeldArguments holder;
    if ((arguments->count == 0 && !has_names) || type_takes_array(rt, type, arguments->count))
        return type_call_held(rt, callable, arguments);
    /* These keep the tuple, which they make by themselves. */
    if (type_has(type, TYPE_FLAG_BASE_EXCEPTION_SUBCLASS) ||
        type_builtin_base(type) == runtime_type(rt, TYPE_CHAIN)) {
        held.items += held.count;
        held.count = 0;
    }
    if (held_arguments_begin(rt, &held, &holder) < 0)
        return NULL;
    Object *result = type_call_held(rt, callable, arguments);
    held_arguments_end(rt, &holder);
    return result;
}
