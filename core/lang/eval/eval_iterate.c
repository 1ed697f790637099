/* What yield from, await and async for iterate; see eval_private.h. */
#include "lang/eval/eval_private.h"

#include "object/error.h"
#include "types/error/exception.h"

Object *yield_from_iterator(Runtime *rt, const InterpreterFrame *frame, Object *iterable)
{
    if (object_is_coroutine(rt, iterable)) {
        if (frame_code(frame)->co_flags & (CODE_COROUTINE | CODE_ITERABLE_COROUTINE))
            return object_incref(iterable);
        error_set(rt, ERROR_TYPE, "cannot 'yield from' a coroutine object in a non-coroutine generator");
        return NULL;
    }
    return object_is_generator(rt, iterable) ? object_incref(iterable) : object_iter(rt, iterable);
}

Object *async_iterator(Runtime *rt, Object *object)
{
    UnaryFunction iterate = type_am_aiter(object_type(object));
    if (iterate == NULL) {
        error_format(rt, ERROR_TYPE, "'async for' requires an object with __aiter__ method, got %.100T",
                     object);
        return NULL;
    }
    Object *iterator = iterate(rt, object);
    if (iterator != NULL && type_am_anext(object_type(iterator)) == NULL) {
        error_format(
            rt, ERROR_TYPE,
            "'async for' received an object from __aiter__ that does not implement __anext__: %.100T",
            iterator);
        object_decref(rt, iterator);
        return NULL;
    }
    return iterator;
}

Object *async_next(Runtime *rt, Object *iterator)
{
    UnaryFunction next = type_am_anext(object_type(iterator));
    if (next == NULL) {
        error_format(rt, ERROR_TYPE, "'async for' requires an iterator with __anext__ method, got %.100T",
                     iterator);
        return NULL;
    }
    Object *step = next(rt, iterator);
    if (step == NULL || object_is_async_generator(rt, iterator))
        return step;
    Object *awaitable = awaitable_iterator(rt, step);
    if (awaitable == NULL) {
        Object *cause = error_take(rt);
        error_format(rt, ERROR_TYPE, "'async for' received an invalid object from __anext__: %.100T", step);
        Object *error = error_take(rt);
        exception_set_context(rt, error, object_incref(cause));
        exception_set_cause(rt, error, cause);
        error_put_back(rt, error);
    }
    object_decref(rt, step);
    return awaitable;
}

/* `where`: 1 behind __aenter__, 2 behind __aexit__, for the message. */
Object *await_iterator(Runtime *rt, Object *object, int32_t where)
{
    Object *iterator = awaitable_iterator(rt, object);
    if (iterator == NULL) {
        if (where != 0 && error_matches(rt, ERROR_TYPE) && type_am_await(object_type(object)) == NULL)
            error_format(rt, ERROR_TYPE,
                         "'async with' received an object from %s that does not implement __await__: %.100T",
                         where == 1 ? "__aenter__" : "__aexit__", object);
        return NULL;
    }
    if (object_is_coroutine(rt, iterator) && generator_delegate((const GeneratorObject *)iterator) != NULL) {
        object_decref(rt, iterator);
        error_set(rt, ERROR_RUNTIME, "coroutine is being awaited already");
        return NULL;
    }
    return iterator;
}
