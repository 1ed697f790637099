/* Errors, as the public API shows them. */
#include "api/handle.h"
#include "types/error/exception.h"

#define NO_RUNTIME "there is no runtime"

ouro_ErrorKind ouro_error_kind(const ouro_Runtime *rt)
{
    return rt == NULL ? OURO_ERROR_RUNTIME : (ouro_ErrorKind)runtime_of(rt)->error.kind;
}

const char *ouro_error_name(ouro_ErrorKind kind) { return error_name((ErrorKind)kind); }

const char *ouro_error_message(ouro_Runtime *rt)
{
    return rt == NULL ? NO_RUNTIME : error_message(runtime_of(rt));
}

ouro_Object *ouro_error_value(ouro_Runtime *rt)
{
    Runtime *runtime = runtime_of(rt);
    Object *value = rt == NULL ? NULL : ref_pointer(runtime->error.value);
    if (value == NULL)
        return NULL;
    ErrorState error;
    error_fetch(runtime, &error);
    ouro_Object *held = handle_give_borrowed(rt, value);
    error_restore(runtime, &error);
    return held;
}

void ouro_error_clear(ouro_Runtime *rt)
{
    if (rt != NULL)
        error_clear(runtime_of(rt));
}

ouro_Object *ouro_raise(ouro_Runtime *rt, ouro_ErrorKind kind, const char *message)
{
    Runtime *runtime = runtime_of(rt);
    if (runtime == NULL)
        return NULL;
    if ((unsigned)kind >= OURO_ERROR_COUNT || kind == OURO_ERROR_NONE)
        error_set(runtime, ERROR_SYSTEM, "raised an error of no known kind");
    else
        error_set(runtime, (ErrorKind)kind, "%s", message == NULL ? "" : message);
    return NULL;
}
