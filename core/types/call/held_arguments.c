/* See held_arguments.h. */
#include "types/call/held_arguments.h"

#include "object/error.h"
#include "object/function.h"
#include "object/protocol.h"
#include "types/container/dict.h"
#include "types/container/tuple.h"

static Object *keyword_dict(Runtime *rt, const Ref *values, const Object *names)
{
    Object *dict = dict_new_presized(rt, tuple_size(names), true);
    for (int64_t i = 0; dict != NULL && i < tuple_size(names); i++) {
        if (dict_set(rt, dict, tuple_get(names, i), ref_pointer(values[i])) == 0)
            continue;
        object_decref(rt, dict);
        return NULL;
    }
    return dict;
}

int held_arguments_begin(Runtime *rt, const Arguments *arguments, HeldArguments *held)
{
    held->keywords = NULL;
    held->tuple = tuple_from_refs(rt, arguments->items, arguments->count);
    if (held->tuple == NULL)
        return -1;
    if (arguments->names == NULL || tuple_size(arguments->names) == 0)
        return 0;
    held->keywords = keyword_dict(rt, arguments->items + arguments->count, arguments->names);
    if (held->keywords != NULL)
        return 0;
    object_decref(rt, held->tuple);
    return -1;
}

void held_arguments_end(Runtime *rt, HeldArguments *held)
{
    if (LIKELY(!error_occurred(rt))) {
        object_decref(rt, held->tuple);
        object_xdecref(rt, held->keywords);
        return;
    }
    ErrorState saved;
    error_fetch(rt, &saved);
    object_decref(rt, held->tuple);
    object_xdecref(rt, held->keywords);
    error_restore(rt, &saved);
}

Object *call_holding_arguments(Runtime *rt, MethodFunction function, Object *self, const Arguments *arguments)
{
    HeldArguments held;
    if (held_arguments_begin(rt, arguments, &held) < 0)
        return NULL;
    Object *result = function(rt, self, arguments);
    held_arguments_end(rt, &held);
    return result;
}

Object *function_call_holding(Runtime *rt, uint64_t number, Object *self, const Arguments *arguments)
{
    const MethodDefinition *method = number >= HOST_FUNCTION_FIRST ? NULL : definition_method(number);
    HeldArguments held;
    if (method == NULL || !METHOD_IS_HELD(method->flags))
        return function_call(rt, number, self, arguments);
    if (held_arguments_begin(rt, arguments, &held) < 0)
        return NULL;
    Object *result = function_call(rt, number, self, arguments);
    held_arguments_end(rt, &held);
    return result;
}
