/* C functions of the embedder as objects, and how they are called. */
#include "api/functions.h"
#include "api/handle.h"
#include "object/function.h"
#include "types/call/builtin_function.h"
#include "types/call/method.h"
#include "types/text/intern.h"

#define FEW_ARGUMENTS 16

_Static_assert(OURO_FUNCTIONS == HOST_FUNCTIONS, "the public limit");

/* What a function of the embedder returned: its reference passes to the caller and is noted no longer. */
static Object *take_result(Runtime *runtime, ouro_Object *given)
{
    Object *result = object_of(given);
    if (result == NULL) {
        if (!error_occurred(runtime))
            error_set(runtime, ERROR_SYSTEM, "a C function returned NULL without setting an error");
        return NULL;
    }
    if (!held_remove(runtime, result)) {
        error_set(runtime, ERROR_SYSTEM, "a C function returned an object that it does not hold");
        return NULL;
    }
    if (UNLIKELY(error_occurred(runtime))) {
        object_decref(runtime, result);
        error_set(runtime, ERROR_SYSTEM, "a C function returned a result with an error set");
        return NULL;
    }
    return result;
}

/* An adapter: gives the function its arguments as pointers, which in a 32-bit build Refs are not. */
static Object *call_embedder(Runtime *runtime, const HostFunction *entry, Object *self, const Ref *arguments,
                             int64_t count)
{
    ouro_Object *few[FEW_ARGUMENTS] = {NULL};
    ouro_Object **pointers = few;
    if (count > FEW_ARGUMENTS) {
        /* As much in every build, so that the region is the same. */
        pointers = raw_alloc(&runtime->memory, (uint64_t)count * sizeof(Ref));
        if (pointers == NULL) {
            error_no_memory(runtime);
            return NULL;
        }
    }
    for (int64_t i = 0; i < count; i++)
        pointers[i] = object_handle(ref_pointer(arguments[i]));
    ouro_Function function = (ouro_Function)entry->function;
    ouro_Object *result =
        function(runtime_handle(runtime), entry->user, object_handle(self), pointers, count);
    if (pointers != few)
        raw_free(&runtime->memory, pointers);
    return take_result(runtime, result);
}

uint64_t function_register(ouro_Runtime *rt, ouro_Function function, void *user)
{
    Runtime *runtime = runtime_of(rt);
    Host *host = host_of(runtime);
    const HostFunction wanted = {(void (*)(void))function, user, (void (*)(void))call_embedder};
    for (uint64_t i = 0; i < host->function_count; i++) {
        const HostFunction *known = &host->functions[i];
        if (known->function == wanted.function && known->user == user)
            return HOST_FUNCTION_FIRST + i;
    }
    if (host->function_count == HOST_FUNCTIONS) {
        error_set(runtime, ERROR_RUNTIME, "a runtime can know %d C functions, not more", HOST_FUNCTIONS);
        return 0;
    }
    host->functions[host->function_count] = wanted;
    return HOST_FUNCTION_FIRST + host->function_count++;
}

bool function_is_given(ouro_Runtime *rt, ouro_Function function)
{
    return handle_is_pointer(rt, (const void *)(uintptr_t)function);
}

ouro_Object *ouro_function_new(ouro_Runtime *rt, const char *name, ouro_Function function, void *user)
{
    Runtime *runtime = runtime_of(rt);
    if (!handle_is_pointer(rt, name) || !function_is_given(rt, function))
        return NULL;
    uint64_t number = function_register(rt, function, user);
    Object *text = number == 0 ? NULL : str_intern_cstring(runtime, name);
    if (text == NULL)
        return NULL;
    Object *object = builtin_function_new(runtime, number, NULL, text);
    object_decref(runtime, text);
    return handle_give(rt, object);
}

ouro_Object *ouro_method_new(ouro_Runtime *rt, ouro_Object *function, ouro_Object *self)
{
    if (!handle_is_given(rt, function) || !handle_is_given(rt, self))
        return NULL;
    return handle_give(rt, method_new(runtime_of(rt), object_of(function), object_of(self)));
}
