/* A run from its beginning to its end; see session.h. */
#include "cli/session.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "cli/clock.h"
#include "lang/code_runtime.h"
#include "lang/eval.h"
#include "lang/import.h"
#include "lang/run.h"
#include "object/error.h"
#include "object/held.h"
#include "ouro/ouro.h"
#include "types/abstract.h"
#include "types/builtin.h"
#include "types/call.h"
#include "types/dict.h"
#include "types/exception.h"
#include "types/list.h"
#include "types/module.h"
#include "types/names.h"
#include "types/none.h"
#include "types/str.h"
#include "types/traceback.h"

/* ---- interruption */

/* A signal handler is given nothing of the process: this is what it finds the runtime by. */
static Host *volatile interrupted_host;

static void request_interrupt(int number)
{
    (void)number;
    if (interrupted_host != NULL)
        __atomic_fetch_or(&interrupted_host->evaluation_request, EVALUATION_INTERRUPT, __ATOMIC_RELAXED);
}

static void listen_for_interrupts(Runtime *rt)
{
    struct sigaction action = {.sa_handler = request_interrupt};
    interrupted_host = host_of(rt);
    sigaction(SIGINT, &action, NULL);
    signal(SIGPIPE, SIG_IGN);
}

static void ignore_interrupts(void)
{
    signal(SIGINT, SIG_DFL);
    interrupted_host = NULL;
}

/* ---- the beginning */

bool session_begin(Session *session, const Options *options)
{
    const char *why = "there is no memory for the runtime's own objects";
    MemoryOptions memory_options = {.limit = options->heap_limit, .slot = MEMORY_ANY_SLOT};
    session->options = options;
    session->code = NULL;
    session->arena = NO_REF;
    session->was_interrupted = false;
    memory_options.limit -= memory_options.limit % SPAN_ALIGNMENT;
    Memory *memory = memory_create(&memory_options, sizeof(Runtime), &why);
    session->rt = (Runtime *)memory;
    if (memory == NULL) {
        fprintf(stderr, "ouro: %s\n", why);
        return false;
    }
    console_begin(&session->console, options->is_unbuffered);
    Host *host = host_of(memory);
    host->write = console_write;
    host->read_line = console_read_line;
    host->read_file = console_read_file;
    host->write_user = &session->console;
    host->read_clock = clock_read;
    host->sleep = clock_sleep;
    if (types_init(session->rt) < 0 || run_begin(session->rt) < 0) {
        if (error_occurred(session->rt))
            why = error_name(session->rt->error.kind);
        fprintf(stderr, "ouro: %s\n", why);
        memory_destroy(memory);
        return false;
    }
    session->rt->collector.enabled = 1;
    listen_for_interrupts(session->rt);
    return true;
}

static int append_text(Runtime *rt, Object *list, const char *text)
{
    Object *object = str_from_cstring(rt, text);
    int status = object == NULL ? -1 : list_append(rt, list, object);
    object_xdecref(rt, object);
    return status;
}

/* Steals `value`. */
static int set_named(Runtime *rt, Object *dict, const char *name, Object *value)
{
    Object *key = value == NULL ? NULL : str_intern_cstring(rt, name);
    int status = key == NULL ? -1 : dict_set(rt, dict, key, value);
    object_xdecref(rt, key);
    object_xdecref(rt, value);
    return status;
}

static Object *argument_list(Session *session, const char *program)
{
    Runtime *rt = session->rt;
    Object *list = list_new(rt, 0);
    int status = list == NULL ? -1 : append_text(rt, list, program == NULL ? "" : program);
    for (int i = 0; status == 0 && i < session->options->argument_count; i++)
        status = append_text(rt, list, session->options->arguments[i]);
    if (status == 0)
        return list;
    object_xdecref(rt, list);
    return NULL;
}

int session_set_arguments(Session *session, const char *program, const char *path)
{
    Runtime *rt = session->rt;
    Object *sys = import_module(rt, "sys");
    if (sys == NULL)
        return -1;
    Object *dict = module_dict(sys);
    int status = set_named(rt, dict, "argv", argument_list(session, program));
    Object *list = status < 0 ? NULL : list_new(rt, 0);
    status = list == NULL ? -1 : append_text(rt, list, path == NULL ? "" : path);
    if (status < 0)
        object_xdecref(rt, list);
    else
        status = set_named(rt, dict, "path", list);
    object_decref(rt, sys);
    return status;
}

/* ---- running */

int session_report(Session *session)
{
    session->was_interrupted = error_matches(session->rt, ERROR_KEYBOARD_INTERRUPT);
    return run_report_error(session->rt);
}

static void drop_program(Session *session)
{
    Runtime *rt = session->rt;
    if (session->code != NULL) {
        held_remove(rt, session->code);
        object_decref(rt, session->code);
        session->code = NULL;
    }
    if (session->arena != NO_REF)
        code_script_end(rt, &session->arena);
}

static int note_file(Runtime *rt, Object *filename)
{
    Object *globals = ref_pointer(rt->globals);
    int status = set_named(rt, globals, "__file__", object_incref(filename));
    return status < 0 ? -1 : set_named(rt, globals, "__cached__", none_new(rt));
}

/* The code is noted in the session. 0, or -1 and an error. */
static int compile(Session *session, const char *text, int64_t length, Object *filename, bool is_file)
{
    Runtime *rt = session->rt;
    bool has_mark = length >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0;
    int skipped = has_mark ? 3 : 0;
    session->code = code_of_script(rt, text + skipped, length - skipped, filename, &session->arena);
    if (!is_file && rt->source_lines != NO_REF) {
        ErrorState saved;
        error_fetch(rt, &saved);
        if (dict_contains(rt, ref_pointer(rt->source_lines), filename) > 0)
            dict_delete(rt, ref_pointer(rt->source_lines), filename);
        error_clear(rt);
        error_restore(rt, &saved);
    }
    /* What the process holds during the run is noted, so that the verifier can account for it. */
    return session->code == NULL ? -1 : held_add(rt, session->code);
}

/* dis.dis(code) */
static Object *disassemble(Runtime *rt, Object *code)
{
    Object *module = import_module(rt, "dis");
    Object *name = module == NULL ? NULL : str_intern_cstring(rt, "dis");
    const Ref argument = ref_of(code);
    Object *result = name == NULL ? NULL : object_call_method(rt, module, name, &argument, 1);
    object_xdecref(rt, name);
    object_xdecref(rt, module);
    return result;
}

static Object *run_code(Session *session)
{
    Runtime *rt = session->rt;
    if (session->options->disassembles)
        return disassemble(rt, session->code);
    Object *globals = object_incref(ref_pointer(rt->globals));
    Object *result = eval_code(rt, (CodeObject *)session->code, globals, globals);
    object_decref(rt, globals);
    return result;
}

int session_run_text(Session *session, const char *text, int64_t length, const char *filename, bool is_file)
{
    Runtime *rt = session->rt;
    Object *name = str_from_cstring(rt, filename);
    int status = name == NULL ? -1 : is_file ? note_file(rt, name) : 0;
    if (status == 0)
        status = compile(session, text, length, name, is_file);
    object_xdecref(rt, name);
    Object *result = status < 0 ? NULL : run_code(session);
    object_xdecref(rt, result);
    return result == NULL ? session_report(session) : 0;
}

static const EmbeddedSource *find_source(const char *name)
{
    for (const EmbeddedSource *source = embedded_sources; source != NULL && source->name != NULL; source++) {
        if (strcmp(source->name, name) == 0)
            return source;
    }
    return NULL;
}

int session_run_module(Session *session, const char *name)
{
    const EmbeddedSource *source = find_source(name);
    if (source == NULL) {
        fprintf(stderr, "ouro: No module named %s\n", name);
        return 1;
    }
    Runtime *rt = session->rt;
    if (set_named(rt, ref_pointer(rt->globals), "__package__", str_from_cstring(rt, "")) < 0)
        return session_report(session);
    return session_run_text(session, source->text, source->length, name, true);
}

/* ---- the end */

int session_end(Session *session, int status)
{
    ignore_interrupts();
    drop_program(session);
    run_end(session->rt);
    types_finalize(session->rt);
    if (session->options->shows_counts) {
        long long references = statics_reference_excess(session->rt) + held_total(session->rt);
        long long blocks = memory_statistics(&session->rt->memory).allocated_blocks;
        fprintf(stderr, "[%lld refs, %lld blocks]\n", references, blocks);
    }
    bool is_written = console_flush(&session->console);
    memory_destroy(&session->rt->memory);
    console_end(&session->console);
    return is_written || status != 0 ? status : 120;
}
