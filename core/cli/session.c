/* A run from its beginning to its end; see session.h. */
#include "cli/session.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "cli/clock.h"
#include "cli/files.h"
#include "cli/settings.h"
#include "lang/import.h"
#include "lang/run.h"
#include "lang/script.h"
#include "object/error.h"
#include "object/held.h"
#include "ouro/ouro.h"
#include "types/abstract.h"
#include "types/builtin.h"
#include "types/call.h"
#include "types/call/module.h"
#include "types/container/dict.h"
#include "types/container/list.h"
#include "types/error/exception.h"
#include "types/error/traceback.h"
#include "types/names.h"
#include "types/none.h"
#include "types/text/str.h"

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
    session->was_interrupted = false;
    memory_options.limit -= memory_options.limit % SPAN_ALIGNMENT;
    Memory *memory = memory_create(&memory_options, sizeof(Runtime), &why);
    session->rt = (Runtime *)memory;
    if (memory == NULL) {
        fprintf(stderr, "ouro: %s\n", why);
        return false;
    }
    Host *host = host_of(memory);
    console_begin(&session->console, host, options->is_unbuffered);
    session->console.input_copy = options->input_copy;
    if (options->input != NULL)
        session->console.input = options->input;
    host->write = console_write;
    host->read_line = console_read;
    host->read_file = console_read_file;
    host->write_user = &session->console;
    host->read_clock = options->has_own_time ? NULL : clock_read;
    host->sleep = options->has_own_time ? NULL : clock_sleep;
    host->file = files_request;
    for (int file = 0; file < 3; file++)
        host->missing_streams |= fcntl(file, F_GETFD) < 0 ? 1U << file : 0;
    if (types_init(session->rt) < 0 || run_begin(session->rt) < 0 ||
        settings_apply(session->rt, options) < 0) {
        if (error_occurred(session->rt))
            why = error_name(session->rt->error.kind);
        fprintf(stderr, "ouro: %s\n", why);
        memory_destroy(memory);
        return false;
    }
    if (!watch_begin(&session->watch, options, session->rt, &session->console)) {
        memory_destroy(memory);
        return false;
    }
    session->rt->collector.enabled = 1;
    listen_for_interrupts(session->rt);
    return true;
}

int session_set_arguments(Session *session, const char *program, const char *folder)
{
    const Options *options = session->options;
    int status = script_set_folder(session->rt, folder == NULL ? "" : folder);
    if (status == 0)
        status = script_add_argument(session->rt, program);
    for (int i = 0; status == 0 && i < options->argument_count; i++)
        status = script_add_argument(session->rt, options->arguments[i]);
    return status;
}

/* ---- running */

int session_report(Session *session)
{
    ProgramKind kind = session->options->kind;
    session->was_interrupted = error_matches(session->rt, ERROR_KEYBOARD_INTERRUPT);
    if (kind != PROGRAM_COMMAND && kind != PROGRAM_MODULE)
        run_flush(session->rt);
    return run_report_error(session->rt);
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

static bool run_code(Session *session)
{
    Runtime *rt = session->rt;
    if (!session->options->disassembles)
        return script_run(rt, 0) == SCRIPT_ENDED;
    Object *result = disassemble(rt, script_code(rt));
    object_xdecref(rt, result);
    return result != NULL;
}

/* Takes `own` over; NULL: an error is on its way already. */
static int run_text(Session *session, char *own, int64_t length, const char *filename, bool is_file)
{
    if (own != NULL)
        watch_text(&session->watch, filename, own, length);
    bool is_loaded = own != NULL && script_load(session->rt, own, length, filename, is_file) == 0;
    watch_start(&session->watch);
    return is_loaded && run_code(session) ? 0 : session_report(session);
}

int session_run_text(Session *session, const char *text, int64_t length, const char *filename, bool is_file)
{
    Runtime *rt = session->rt;
    char *own = script_text_alloc(rt, length);
    if (own != NULL)
        memcpy(own, text, (size_t)length);
    return run_text(session, own, length, filename, is_file);
}

bool session_has_module(const char *name) { return sources_embedded(name, strlen(name)) != NULL; }

int session_set_package(Session *session, const char *name, int64_t length)
{
    Runtime *rt = session->rt;
    Object *package = str_from_utf8(rt, name, length);
    if (package == NULL)
        return -1;
    int status = dict_set(rt, ref_pointer(rt->globals), name_object(rt, NAME_package), package);
    Object *module = status < 0 || length == 0 ? NULL : import_module(rt, str_as_utf8(rt, package, NULL));
    object_xdecref(rt, module);
    object_decref(rt, package);
    return length != 0 && module == NULL ? -1 : status;
}

int session_run_module(Session *session, const char *name)
{
    const EmbeddedSource *source = sources_embedded(name, strlen(name));
    if (session_set_package(session, "", 0) < 0)
        return session_report(session);
    return run_text(session, import_source_text(session->rt, source), source->length, name, true);
}

/* ---- the end */

void session_show_fingerprint(const Session *session)
{
    const Memory *memory = &session->rt->memory;
    fprintf(stderr, "[region of %llu bytes: %016llx]\n", (unsigned long long)memory->size,
            (unsigned long long)memory_fingerprint(memory));
}

int session_end(Session *session, int status)
{
    enum { NOT_WRITTEN = 120 };
    ignore_interrupts();
    script_unload(session->rt);
    bool is_written = run_end(session->rt) == 0;
    watch_stop(&session->watch);
    types_finalize(session->rt);
    console_flush(&session->console);
    if (session->options->shows_counts) {
        long long references = statics_reference_excess(session->rt) + held_total(session->rt);
        long long blocks = memory_statistics(&session->rt->memory).allocated_blocks;
        fprintf(stderr, "[%lld refs, %lld blocks]\n", references, blocks);
    }
    console_end(&session->console);
    memory_destroy(&session->rt->memory);
    status = watch_end(&session->watch, status);
    return is_written ? status : NOT_WRITTEN;
}
