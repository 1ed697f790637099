/* Python text: the language, as the public API shows it. */
#include "ouro/python.h"

#include <string.h>

#include "api/handle.h"
#include "lang/code_runtime.h"
#include "lang/import.h"
#include "lang/run.h"
#include "lang/script.h"
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

/* While a run is stopped no other one may begin: it would take its place. */
static bool refuse_second(Runtime *runtime)
{
    if (!script_is_stopped(runtime))
        return false;
    error_set(runtime, ERROR_RUNTIME, "a run has stopped: ouro_run_on goes on with it");
    return true;
}

/* New reference to what the text gives, None for statements. */
static Object *run(Runtime *runtime, const char *text, const char *filename, CodeMode mode)
{
    Object *code = refuse_second(runtime) ? NULL : compile(runtime, text, filename, mode);
    if (code == NULL)
        return NULL;
    Object *globals = object_incref(ref_pointer(runtime->globals));
    Object *result = eval_code(runtime, (CodeObject *)code, globals, globals);
    object_decref(runtime, globals);
    object_decref(runtime, code);
    return result;
}

/* What a run comes to; `result` is taken over. */
static int run_status(Runtime *runtime, Object *result)
{
    script_end_limits(runtime);
    object_xdecref(runtime, result);
    return result != NULL ? 0 : error_occurred(runtime) ? -1 : OURO_STOPPED;
}

int ouro_run_steps(ouro_Runtime *rt, const char *text, const char *filename, uint64_t steps)
{
    if (!handle_is_pointer(rt, text) || !begin(rt))
        return -1;
    Runtime *runtime = runtime_of(rt);
    if (refuse_second(runtime))
        return -1;
    script_begin_limits(runtime, steps);
    return run_status(runtime, run(runtime, text, filename == NULL ? "<string>" : filename, CODE_MODE_EXEC));
}

int ouro_run_on(ouro_Runtime *rt, uint64_t steps)
{
    Runtime *runtime = runtime_of(rt);
    if (rt == NULL)
        return -1;
    script_begin_limits(runtime, steps);
    return run_status(runtime, eval_continue(runtime));
}

void ouro_run_abandon(ouro_Runtime *rt)
{
    if (rt != NULL && script_is_stopped(runtime_of(rt)))
        eval_abandon(runtime_of(rt));
}

int ouro_run(ouro_Runtime *rt, const char *text, const char *filename)
{
    return ouro_run_steps(rt, text, filename, 0);
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
    if (has_begun) {
        run_flush(runtime_of(rt));
        return run_report_error(runtime_of(rt));
    }
    error_write_unraisable(runtime_of(rt), NULL);
    return 1;
}

void ouro_interrupt(ouro_Runtime *rt)
{
    if (rt != NULL)
        __atomic_fetch_or(&host_of(runtime_of(rt))->evaluation_request, EVALUATION_INTERRUPT,
                          __ATOMIC_RELAXED);
}
