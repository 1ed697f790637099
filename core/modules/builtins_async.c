/* aiter and anext. CPython: Python/bltinmodule.c, Objects/iterobject.c. */
#include "modules/builtins.h"

#include "lang/import.h"
#include "object/protocol.h"
#include "types/call.h"
#include "types/class/type.h"
#include "types/error/exception.h"
#include "types/text/intern.h"

Object *builtin_aiter(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    Object *object = argument_at(arguments, 0);
    UnaryFunction iterate = type_am_aiter(object_type(object));
    if (iterate == NULL) {
        error_format(rt, ERROR_TYPE, "'%.200T' object is not an async iterable", object);
        return NULL;
    }
    Object *iterator = iterate(rt, object);
    if (iterator != NULL && type_am_anext(object_type(iterator)) == NULL) {
        error_format(rt, ERROR_TYPE, "aiter() returned not an async iterator of type '%.200T'", iterator);
        object_decref(rt, iterator);
        return NULL;
    }
    return iterator;
}

/* What awaits the step, and gives `fallback` at the end: made by the module _anext. */
static Object *step_or(Runtime *rt, Object *step, Object *fallback)
{
    Object *module = import_module(rt, "_anext");
    Object *name = module == NULL ? NULL : str_intern_cstring(rt, "anext_awaitable");
    Object *function = name == NULL ? NULL : object_getattr(rt, module, name);
    Object *result = function == NULL ? NULL : object_call_two(rt, function, step, fallback);
    object_xdecref(rt, function);
    object_xdecref(rt, name);
    object_xdecref(rt, module);
    return result;
}

Object *builtin_anext(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    Object *iterator = argument_at(arguments, 0);
    UnaryFunction next = type_am_anext(object_type(iterator));
    if (next == NULL) {
        error_format(rt, ERROR_TYPE, "'%.200T' object is not an async iterator", iterator);
        return NULL;
    }
    Object *step = next(rt, iterator);
    Object *fallback = argument_at(arguments, 1);
    if (step == NULL || fallback == NULL)
        return step;
    Object *result = step_or(rt, step, fallback);
    object_decref(rt, step);
    return result;
}
