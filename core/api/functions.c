/* C functions of the embedder as objects, and how they are called. */
#include "api/functions.h"
#include "api/handle.h"
#include "object/function.h"
#include "types/builtin_function.h"
#include "types/intern.h"
#include "types/method.h"

#define FEW_ARGUMENTS 16

_Static_assert(OURO_FUNCTIONS == HOST_FUNCTIONS, "the public limit");

/* What a function of the embedder returned: its reference passes to the caller and is noted no longer. */
static Object *take_result(Runtime *rt, ouro_Object *given)
{
    Object *result = object_of(given);
    if (result == NULL) {
        if (!error_occurred(rt))
            error_set(rt, ERROR_SYSTEM, "a C function returned NULL without setting an error");
        return NULL;
    }
    if (!roots_remove(rt, result)) {
        error_set(rt, ERROR_SYSTEM, "a C function returned an object that it does not hold");
        return NULL;
    }
    if (UNLIKELY(error_occurred(rt))) {
        object_decref(rt, result);
        error_set(rt, ERROR_SYSTEM, "a C function returned a result with an error set");
        return NULL;
    }
    return result;
}

/* An adapter: gives the function its arguments as pointers, which in a 32-bit build Refs are not. */
static Object *call_embedder(Runtime *rt, const HostFunction *entry, Object *self, const Ref *arguments,
                             int64_t count)
{
    ouro_Object *few[FEW_ARGUMENTS] = {NULL};
    ouro_Object **pointers = few;
    if (count > FEW_ARGUMENTS) {
        /* As much in every build, so that the region is the same. */
        pointers = raw_alloc(&rt->memory, (uint64_t)count * sizeof(Ref));
        if (pointers == NULL) {
            error_no_memory(rt);
            return NULL;
        }
    }
    for (int64_t i = 0; i < count; i++)
        pointers[i] = object_handle(ref_pointer(arguments[i]));
    ouro_Function function = (ouro_Function)entry->function;
    ouro_Object *result = function(runtime_handle(rt), entry->user, object_handle(self), pointers, count);
    if (pointers != few)
        raw_free(&rt->memory, pointers);
    return take_result(rt, result);
}

uint64_t function_register(ouro_Runtime *handle, ouro_Function function, void *user)
{
    Runtime *rt = runtime_of(handle);
    Host *host = host_of(rt);
    const HostFunction wanted = {(void (*)(void))function, user, (void (*)(void))call_embedder};
    for (uint64_t i = 0; i < host->function_count; i++) {
        const HostFunction *known = &host->functions[i];
        if (known->function == wanted.function && known->user == user)
            return HOST_FUNCTION_FIRST + i;
    }
    if (host->function_count == HOST_FUNCTIONS) {
        error_set(rt, ERROR_RUNTIME, "a runtime can know %d C functions, not more", HOST_FUNCTIONS);
        return 0;
    }
    host->functions[host->function_count] = wanted;
    return HOST_FUNCTION_FIRST + host->function_count++;
}

ouro_Object *ouro_function_new(ouro_Runtime *handle, const char *name, ouro_Function function, void *user)
{
    Runtime *rt = runtime_of(handle);
    uint64_t number = function_register(handle, function, user);
    Object *text = number == 0 ? NULL : str_intern_cstring(rt, name);
    if (text == NULL)
        return NULL;
    Object *object = builtin_function_new(rt, number, NULL, text);
    object_decref(rt, text);
    return handle_give(handle, object);
}

ouro_Object *ouro_method_new(ouro_Runtime *rt, ouro_Object *function, ouro_Object *self)
{
    if (!handle_is_given(rt, function) || !handle_is_given(rt, self))
        return NULL;
    return handle_give(rt, method_new(runtime_of(rt), object_of(function), object_of(self)));
}
