/* Exports: running a program. What core/cli is to the command, this is to JavaScript: it stands between the program and
 * its host (imports.h), and says when the program begins, runs on and ends. */
#include <string.h>

#include "lang/run.h"
#include "lang/script.h"
#include "lang/statement.h"
#include "memory/platform.h"
#include "object/error.h"
#include "types/error/exception.h"
#include "wasm/arguments.h"
#include "wasm/exports.h"
#include "wasm/imports.h"

static int64_t read_from_host(void *user, char *bytes, uint64_t capacity)
{
    (void)user;
    return host_read(bytes, (u32)capacity);
}

static int64_t source_of_host(void *user, const char *path, char *buffer, int64_t capacity)
{
    (void)user;
    return host_source((address)path, buffer, (size)capacity);
}

static int64_t library_of_host(void *user, int file, uint64_t offset, char *place, int64_t length)
{
    (void)user;
    return host_library((u32)file, offset, place, (size)length);
}

static bool answers_with_text(int operation)
{
    return operation == HOST_FILE_NAMES || operation == HOST_FILE_DIRECTORY ||
           operation == HOST_FILE_ENVIRONMENT;
}

/* The text of an answer lies in a buffer until it is forgotten, which is soon: the region cannot grow far meanwhile. */
static int64_t file_of_host(void *user, HostFileRequest *request)
{
    enum { NO_MEMORY = 12 };
    Memory *m = region_place();
    (void)user;
    if (request->operation == HOST_FILE_FORGET) {
        platform_buffer_free(m, (void *)(uintptr_t)request->text);
        return 0;
    }
    int64_t answer =
        host_file((u32)request->operation, (u32)request->flags, request->number, request->offset,
                  (address)request->path, (address)request->other, request->buffer, (size)request->length);
    if (answer < 0 || !answers_with_text(request->operation))
        return answer;
    char *text = platform_buffer_alloc(m, (uint64_t)answer + 1);
    request->text = text;
    if (text == NULL)
        return -NO_MEMORY;
    host_file_text(text, (u32)answer);
    return answer;
}

static int64_t clock_of_host(void *user, int kind)
{
    (void)user;
    return host_clock((u32)kind);
}

static int sleep_of_host(void *user, int64_t nanoseconds)
{
    (void)user;
    return host_sleep(nanoseconds);
}

/* Notes that the runtime is running from here to leave(), so that what the host calls meanwhile keeps off it. NULL when
 * it may not run, or when it has no program yet, or an error is waiting to be told. */
static Runtime *enter(address runtime)
{
    Runtime *rt = (Runtime *)(address)free_runtime_given(runtime);
    if (rt == NULL || rt->evaluation.modules == NO_REF || rt->finalizing || error_occurred(rt))
        return NULL;
    host_of(rt)->is_running = 1;
    return rt;
}

static boolean leave(Runtime *rt, boolean result)
{
    host_of(rt)->is_running = 0;
    return result;
}

/* The estimate by which calls are added up errs, and what they call at last takes some, too. */
boolean export_program_stack(address runtime, u32 bytes)
{
    enum { SPARE = 184 << 10, LEAST = 64 << 10 };
    ouro_Runtime *rt = free_runtime_given(runtime);
    if (rt != NULL && bytes != 0)
        host_of(rt)->stack_most = bytes < SPARE + LEAST ? LEAST : bytes - SPARE;
    return rt != NULL;
}

boolean export_program_begin(address runtime, boolean has_own_time)
{
    Runtime *rt = (Runtime *)(address)free_runtime_given(runtime);
    if (rt == NULL || rt->evaluation.modules != NO_REF || error_occurred(rt))
        return 0;
    Host *host = host_of(rt);
    host->is_running = 1;
    host->read_line = read_from_host;
    host->read_file = source_of_host;
    host->read_library = library_of_host;
    bool has_files = host_file(HOST_FILE_PROCESS, 0, 0, 0, NULL, NULL, NULL, 0) >= 0;
    host->file = has_files ? file_of_host : NULL;
    host->read_clock = has_own_time ? NULL : clock_of_host;
    host->sleep = has_own_time ? NULL : sleep_of_host;
    return leave(rt, run_begin(rt) == 0);
}

boolean export_program_folder(address runtime, address folder)
{
    text given = text_given(folder);
    Runtime *rt = given == NULL ? NULL : enter(runtime);
    return rt != NULL && leave(rt, script_set_folder(rt, given) == 0);
}

boolean export_program_argument(address runtime, address argument)
{
    text given = text_given(argument);
    Runtime *rt = given == NULL ? NULL : enter(runtime);
    return rt != NULL && leave(rt, script_add_argument(rt, given) == 0);
}

/* The program's text in the region, from a buffer, which is given back: while it lies above the region, that cannot
 * grow far. */
static char *take_text(Runtime *rt, address buffer, size bytes)
{
    char *own = script_text_alloc(rt, (int64_t)bytes);
    if (own != NULL)
        memcpy(own, buffer, (size_t)bytes);
    export_heap_buffer_free(rt, buffer);
    return own;
}

boolean export_program_load(address runtime, address buffer, size bytes, address filename, boolean is_file)
{
    text name = text_given(filename);
    if (name == NULL || buffer_given(buffer) == NULL || place_given(buffer, bytes) == NULL)
        return 0;
    Runtime *rt = enter(runtime);
    if (rt == NULL)
        return 0;
    if (script_is_stopped(rt))
        return leave(rt, 0);
    script_unload(rt);
    char *own = take_text(rt, buffer, bytes);
    return leave(rt, own != NULL && script_load(rt, own, (int64_t)bytes, name, is_file) == 0);
}

enum { PROMPT_FAILED = -1, PROMPT_INCOMPLETE, PROMPT_LOADED, PROMPT_NOTHING };

/* The text is the runtime's, and given back. */
static i32 load_typed(Runtime *rt, char *text, int64_t length)
{
    if (text == NULL)
        return PROMPT_FAILED;
    StatementKind kind = statement_kind(rt, text, length);
    if (kind == STATEMENT_WHOLE)
        return statement_load(rt, text, length) == 0 ? PROMPT_LOADED : PROMPT_FAILED;
    script_text_free(rt, text);
    return kind == STATEMENT_INCOMPLETE ? PROMPT_INCOMPLETE : PROMPT_NOTHING;
}

i32 export_program_prompt(address runtime, address buffer, size bytes)
{
    if (buffer_given(buffer) == NULL || place_given(buffer, bytes) == NULL)
        return PROMPT_FAILED;
    Runtime *rt = enter(runtime);
    if (rt == NULL)
        return PROMPT_FAILED;
    if (script_is_stopped(rt))
        return leave(rt, 0) + PROMPT_FAILED;
    i32 result = load_typed(rt, take_text(rt, buffer, bytes), (int64_t)bytes);
    leave(rt, 0);
    return result;
}

boolean export_program_shows(address runtime)
{
    const ouro_Runtime *rt = runtime_given(runtime);
    return rt != NULL && (((const Runtime *)(const void *)rt)->evaluation.prompt & PROMPT_SHOWS) != 0;
}

i32 export_program_run(address runtime, size steps)
{
    Runtime *rt = enter(runtime);
    if (rt == NULL)
        return -1;
    if (script_code(rt) == NULL)
        return leave(rt, 0) - 1;
    ScriptEnd end = script_run(rt, steps);
    leave(rt, 0);
    return (i32)end;
}

i32 export_program_fail(address runtime, address exception)
{
    Runtime *rt = (Runtime *)(address)free_runtime_given(runtime);
    u32 *kind = place_given(exception, sizeof *kind);
    if (rt == NULL || !error_occurred(rt))
        return -1;
    if (kind != NULL)
        *kind = error_matches(rt, ERROR_SYSTEM_EXIT)          ? 0
                : error_matches(rt, ERROR_KEYBOARD_INTERRUPT) ? 1
                                                              : 2;
    host_of(rt)->is_running = 1;
    run_flush(rt);
    int status = run_report_error(rt);
    leave(rt, 0);
    return status;
}

boolean export_program_interrupt(address runtime)
{
    ouro_Runtime *rt = runtime_given(runtime);
    if (rt != NULL)
        __atomic_fetch_or(&host_of(rt)->evaluation_request, EVALUATION_INTERRUPT, __ATOMIC_RELAXED);
    return rt != NULL;
}

boolean export_program_end(address runtime)
{
    Runtime *rt = enter(runtime);
    if (rt == NULL)
        return 0;
    if (script_is_stopped(rt))
        return leave(rt, 0);
    script_unload(rt);
    run_end(rt);
    return leave(rt, 1);
}
