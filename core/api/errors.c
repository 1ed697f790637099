/* Errors, as the public API shows them. */
#include "api/handle.h"

#define SAME_KIND(KIND, name) \
    _Static_assert((int)OURO_ERROR_##KIND == (int)ERROR_##KIND, "the public number of " name);
ERRORS(SAME_KIND)
#undef SAME_KIND
_Static_assert((int)OURO_ERROR_COUNT == (int)ERROR_COUNT, "the public kinds of error");

ouro_ErrorKind ouro_error_kind(const ouro_Runtime *rt) { return (ouro_ErrorKind)runtime_of(rt)->error.kind; }

const char *ouro_error_name(ouro_ErrorKind kind) { return error_name((ErrorKind)kind); }

const char *ouro_error_message(const ouro_Runtime *rt) { return runtime_of(rt)->error.message; }

ouro_Object *ouro_error_value(ouro_Runtime *handle)
{
    Runtime *rt = runtime_of(handle);
    Object *value = ref_pointer(rt->error.value);
    if (value == NULL)
        return NULL;
    ErrorState error;
    error_fetch(rt, &error);
    ouro_Object *held = handle_give_borrowed(handle, value);
    error_restore(rt, &error);
    return held;
}

void ouro_error_clear(ouro_Runtime *rt) { error_clear(runtime_of(rt)); }

ouro_Object *ouro_raise(ouro_Runtime *handle, ouro_ErrorKind kind, const char *message)
{
    Runtime *rt = runtime_of(handle);
    if ((unsigned)kind >= OURO_ERROR_COUNT || kind == OURO_ERROR_NONE) {
        error_set(rt, ERROR_SYSTEM, "raised an error of no known kind");
    } else {
        error_set(rt, (ErrorKind)kind, "%s", message == NULL ? "" : message);
    }
    return NULL;
}
