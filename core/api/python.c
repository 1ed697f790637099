/* Python text: the language, as the public API shows it. */
#include "ouro/python.h"

#include <string.h>

#include "api/handle.h"
#include "lang/code_runtime.h"
#include "lang/import.h"
#include "lang/run.h"
#include "types/text/str.h"

/* Makes what a program finds, once. False and an error. */
static bool begin(ouro_Runtime *rt)
{
    Runtime *runtime = runtime_of(rt);
    if (runtime->evaluation.modules != NO_REF)
        return true;
    if (runtime->finalizing) {
        error_set(runtime, ERROR_RUNTIME, "the runtime is ending, it runs no more text");
        return false;
    }
    /* As in a program of its own, no collection runs before its first line. */
    uint32_t enabled = runtime->collector.enabled;
    runtime->collector.enabled = 0;
    int status = run_begin(runtime);
    runtime->collector.enabled = enabled;
    return status == 0;
}

static Object *compile(Runtime *runtime, const char *text, const char *filename, CodeMode mode)
{
    Object *name = str_from_cstring(runtime, filename);
    if (name == NULL)
        return NULL;
    Object *code = code_from_text(runtime, text, (int64_t)strlen(text), true, name, mode, 0);
    object_decref(runtime, name);
    return code;
}

/* New reference to what the text gives, None for statements. */
static Object *run(Runtime *runtime, const char *text, const char *filename, CodeMode mode)
{
    Object *code = compile(runtime, text, filename, mode);
    if (code == NULL)
        return NULL;
    Object *globals = object_incref(ref_pointer(runtime->globals));
    Object *result = eval_code(runtime, (CodeObject *)code, globals, globals);
    object_decref(runtime, globals);
    object_decref(runtime, code);
    return result;
}

int ouro_run(ouro_Runtime *rt, const char *text, const char *filename)
{
    if (!handle_is_pointer(rt, text) || !begin(rt))
        return -1;
    Object *result = run(runtime_of(rt), text, filename == NULL ? "<string>" : filename, CODE_MODE_EXEC);
    object_xdecref(runtime_of(rt), result);
    return result == NULL ? -1 : 0;
}

ouro_Object *ouro_eval(ouro_Runtime *rt, const char *expression)
{
    if (!handle_is_pointer(rt, expression) || !begin(rt))
        return NULL;
    return handle_give(rt, run(runtime_of(rt), expression, "<string>", CODE_MODE_EVAL));
}

ouro_Object *ouro_import(ouro_Runtime *rt, const char *name)
{
    if (!handle_is_pointer(rt, name) || !begin(rt))
        return NULL;
    return handle_give(rt, import_module(runtime_of(rt), name));
}

int ouro_print_error(ouro_Runtime *rt)
{
    if (rt == NULL || !error_occurred(runtime_of(rt)))
        return 0;
    ErrorState saved;
    error_fetch(runtime_of(rt), &saved);
    bool has_begun = begin(rt);
    error_clear(runtime_of(rt));
    error_restore(runtime_of(rt), &saved);
    if (has_begun)
        return run_report_error(runtime_of(rt));
    error_write_unraisable(runtime_of(rt), NULL);
    return 1;
}

void ouro_interrupt(ouro_Runtime *rt)
{
    if (rt != NULL)
        __atomic_fetch_or(&host_of(runtime_of(rt))->evaluation_request, EVALUATION_INTERRUPT,
                          __ATOMIC_RELAXED);
}
