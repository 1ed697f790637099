/* A script from its text to its last instruction; see script.h. */
#include "lang/script.h"

#include <string.h>

#include "lang/code_runtime.h"
#include "lang/eval/eval.h"
#include "lang/import.h"
#include "lang/statement.h"
#include "object/error.h"
#include "object/held.h"
#include "types/call/module.h"
#include "types/container/dict.h"
#include "types/container/list.h"
#include "types/none.h"
#include "types/text/str.h"
#include "types/text/str_utf8.h"

/* ---- sys.argv, sys.path */

/* Steals `value`. */
static int set_named(Runtime *rt, Object *dict, const char *name, Object *value)
{
    Object *key = value == NULL ? NULL : str_intern_cstring(rt, name);
    int status = key == NULL ? -1 : dict_set(rt, dict, key, value);
    object_xdecref(rt, key);
    object_xdecref(rt, value);
    return status;
}

static int append_text(Runtime *rt, Object *list, const char *text)
{
    Object *object = str_from_cstring(rt, text);
    int status = object == NULL ? -1 : list_append(rt, list, object);
    object_xdecref(rt, object);
    return status;
}

int script_set_folder(Runtime *rt, const char *folder)
{
    Object *sys = import_module(rt, "sys");
    Object *path = sys == NULL ? NULL : list_new(rt, 0);
    int status = path == NULL ? -1 : append_text(rt, path, folder);
    if (status == 0)
        status = set_named(rt, module_dict(sys), "path", object_incref(path));
    if (status == 0)
        status = set_named(rt, module_dict(sys), "argv", list_new(rt, 0));
    object_xdecref(rt, path);
    object_xdecref(rt, sys);
    return status;
}

int script_add_argument(Runtime *rt, const char *text)
{
    Object *key = str_intern_cstring(rt, "argv");
    Object *list = key == NULL ? NULL : dict_get(rt, ref_pointer(rt->evaluation.sys_dict), key);
    object_xdecref(rt, key);
    if (list != NULL && object_is_exact(rt, list, TYPE_LIST))
        return append_text(rt, list, text);
    if (!error_occurred(rt))
        error_set(rt, ERROR_RUNTIME, "sys.argv is no list");
    return -1;
}

/* ---- the code */

char *script_text_alloc(Runtime *rt, int64_t length)
{
    /* Never so small that a pool would have it: the blocks of pools are the program's, as in CPython. */
    char *text = raw_alloc(&rt->memory, (uint64_t)length + 1);
    if (text == NULL)
        error_no_memory(rt);
    else
        text[length] = 0;
    return text;
}

void script_text_free(Runtime *rt, char *text) { raw_free(&rt->memory, text); }

static int note_file(Runtime *rt, Object *filename)
{
    Object *globals = ref_pointer(rt->globals);
    int status = set_named(rt, globals, "__file__", object_incref(filename));
    return status < 0 ? -1 : set_named(rt, globals, "__cached__", none_new(rt));
}

/* What the process holds during the run is noted, so that the verifier can account for it. */
int script_load_code(Runtime *rt, Object *code)
{
    if (held_add(rt, code) < 0) {
        object_decref(rt, code);
        return -1;
    }
    rt->evaluation.script_code = ref_of(code);
    return 0;
}

static int load(Runtime *rt, const char *text, int64_t length, Object *filename, bool is_file)
{
    if (is_file && note_file(rt, filename) < 0)
        return -1;
    Object *code = code_of_script(rt, text, length, filename, is_file);
    return code == NULL ? -1 : script_load_code(rt, code);
}

int script_load(Runtime *rt, char *text, int64_t length, const char *filename, bool is_file)
{
    Object *name = str_from_cstring(rt, filename);
    int status = name == NULL ? -1 : load(rt, text, length, name, is_file);
    object_xdecref(rt, name);
    script_text_free(rt, text);
    return status;
}

Object *script_code(const Runtime *rt) { return ref_pointer(rt->evaluation.script_code); }

static void finish(Runtime *rt)
{
    object_clear_ref(rt, &rt->evaluation.script_function);
    object_clear_ref(rt, &rt->evaluation.script_globals);
}

void script_unload(Runtime *rt)
{
    eval_abandon(rt);
    finish(rt);
    Object *code = script_code(rt);
    if (code != NULL) {
        rt->evaluation.script_code = NO_REF;
        held_remove(rt, code);
        object_decref(rt, code);
    }
    code_script_end(rt);
}

/* ---- running */

/* What runs after the script (exit functions, finalizers) is not stopped: nobody would go on with it. */
void script_end_limits(Runtime *rt)
{
    uint32_t limits = EVALUATION_STEPS | EVALUATION_STOP;
    __atomic_fetch_and(&host_of(rt)->evaluation_request, ~limits, __ATOMIC_RELAXED);
}

void script_begin_limits(Runtime *rt, uint64_t steps)
{
    script_end_limits(rt);
    host_of(rt)->steps_left = steps;
    if (steps != 0)
        __atomic_fetch_or(&host_of(rt)->evaluation_request, EVALUATION_STEPS, __ATOMIC_RELAXED);
}

/* What the run needs is the runtime's, not on the C stack: the run may be stopped, and go on in a copy of the
 * region. */
static Object *begin(Runtime *rt)
{
    Object *globals = ref_pointer(rt->globals);
    Object *function = function_new(rt, (CodeObject *)script_code(rt), globals, NULL);
    if (function == NULL)
        return NULL;
    rt->evaluation.script_function = ref_of(function);
    rt->evaluation.script_globals = ref_of(object_incref(globals));
    return eval_class_body(rt, (FunctionObject *)function, globals);
}

bool script_is_stopped(const Runtime *rt) { return rt->evaluation.stopped != 0; }

ScriptEnd script_run(Runtime *rt, uint64_t steps)
{
    script_begin_limits(rt, steps);
    Object *result = script_is_stopped(rt) ? eval_continue(rt) : begin(rt);
    script_end_limits(rt);
    if (script_is_stopped(rt))
        return SCRIPT_STOPPED;
    finish(rt);
    if (rt->evaluation.prompt & PROMPT_STATEMENT)
        statement_end(rt);
    object_xdecref(rt, result);
    return result == NULL ? SCRIPT_FAILED : SCRIPT_ENDED;
}
