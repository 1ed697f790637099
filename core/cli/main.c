/* The command `ouro`. Owns the order of things: options, program, prompt, views, exit status. */
#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/options.h"
#include "cli/prompt.h"
#include "cli/session.h"
#include "cli/views.h"
#include "object/error.h"
#include "ouro/inspect.h"
#include "ouro/ouro.h"

/* Everything up to the last slash. */
static char *folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL ? strdup("") : strndup(path, slash == path ? 1 : (size_t)(slash - path));
}

/* The path as CPython shows it: from the root, otherwise as it was given. From malloc. */
static char *full_path(const char *path)
{
    char folder[PATH_MAX];
    if (path[0] == '/' || getcwd(folder, sizeof folder) == NULL)
        return strdup(path);
    if (path[0] == '.' && path[1] == '/')
        path += 2;
    size_t length = strlen(folder) + strlen(path) + 2;
    char *full = malloc(length);
    if (full != NULL)
        snprintf(full, length, "%s/%s", folder, path);
    return full;
}

/* -x: the first line goes; its end stays, so that lines keep their numbers. */
static void skip_line(char *text, uint64_t *length)
{
    const char *end = memchr(text, '\n', *length);
    uint64_t skipped = end == NULL ? *length : (uint64_t)(end - text);
    *length -= skipped;
    memmove(text, text + skipped, *length);
}

/* `folder` is sys.path[0]; NULL: the file's own. */
static int run_file(Session *session, const char *path, const char *in_folder)
{
    uint64_t length;
    char *text = read_whole(path, &length);
    int why = errno;
    if (text != NULL && session->options->skips_line)
        skip_line(text, &length);
    char *full = full_path(path);
    char *folder = in_folder != NULL ? strdup(in_folder) : full == NULL ? NULL : folder_of(full);
    int status = 2;
    if (text == NULL || folder == NULL)
        fprintf(stderr, "ouro: can't open file '%s': [Errno %d] %s\n", full == NULL ? path : full, why,
                strerror(why));
    else if (session_set_arguments(session, in_folder == NULL ? path : full, folder) < 0)
        status = session_report(session);
    else
        status = session_run_text(session, text, (int64_t)length, full, true);
    free(folder);
    free(full);
    free(text);
    return status;
}

/* The file of a module here, <name>.py or <name>/__main__.py: in `path`, of PATH_MAX bytes. False: there is none. */
static bool find_module_file(const char *name, char *path)
{
    static const char *const ends[] = {".py", "/__main__.py"};
    size_t length = strlen(name);
    for (int i = 0; i < 2 && length + 16 < PATH_MAX; i++) {
        snprintf(path, PATH_MAX, "%s%s", name, ends[i]);
        for (size_t at = 0; at < length; at++) {
            if (path[at] == '.')
                path[at] = '/';
        }
        if (access(path, R_OK) == 0)
            return true;
    }
    return false;
}

/* -m: a module of the library, or a file here. */
static int run_module(Session *session, const char *name)
{
    char path[PATH_MAX], folder[PATH_MAX];
    if (session_has_module(name))
        return session_run_module(session, name);
    if (!find_module_file(name, path) || getcwd(folder, sizeof folder) == NULL) {
        fprintf(stderr, "ouro: No module named %s\n", name);
        return 1;
    }
    const char *dot = strrchr(name, '.');
    bool is_package = strstr(path, "/__main__.py") != NULL;
    int64_t package = is_package ? (int64_t)strlen(name) : dot == NULL ? 0 : dot - name;
    if (session_set_arguments(session, "-m", folder) < 0 || session_set_package(session, name, package) < 0)
        return session_report(session);
    return run_file(session, path, folder);
}

static int run_input(Session *session)
{
    uint64_t length;
    char *text = read_rest(session->console.input, &length);
    if (text != NULL && session->console.input_copy != NULL)
        fwrite(text, 1, length, session->console.input_copy);
    if (text == NULL) {
        fprintf(stderr, "ouro: cannot read the program: %s\n", strerror(errno));
        return 1;
    }
    int status = session_run_text(session, text, (int64_t)length, "<stdin>", false);
    free(text);
    return status;
}

/* CPython's -c text gets an end of line. */
static int run_command(Session *session, const char *command)
{
    size_t length = strlen(command);
    char *text = malloc(length + 2);
    if (text == NULL)
        return 1;
    memcpy(text, command, length);
    memcpy(text + length, "\n", 2);
    int status = session_run_text(session, text, (int64_t)length + 1, "<string>", false);
    free(text);
    return status;
}

static const char *first_argument(const Options *options)
{
    switch (options->kind) {
    case PROGRAM_COMMAND:
        return "-c";
    case PROGRAM_INPUT:
        return "-";
    case PROGRAM_MODULE:
        return options->program;
    default:
        return "";
    }
}

static int run_program(Session *session)
{
    const Options *options = session->options;
    if (options->kind == PROGRAM_FILE)
        return run_file(session, options->program, NULL);
    if (session_set_arguments(session, first_argument(options), NULL) < 0)
        return session_report(session);
    switch (options->kind) {
    case PROGRAM_COMMAND:
        return run_command(session, options->program);
    case PROGRAM_MODULE:
        return run_module(session, options->program);
    case PROGRAM_INPUT:
        return run_input(session);
    default:
        if (!isatty(0) && !options->is_interactive)
            return run_input(session);
        if (!session->watch.is_on)
            return prompt_run(session);
        fprintf(stderr, "ouro: --record and --at need a program\n");
        return 2;
    }
}

/* Ends as a process that SIGINT ended, so that a shell stops its script, too. */
static int end_by_interrupt(void)
{
    signal(SIGINT, SIG_DFL);
    kill(getpid(), SIGINT);
    return STATUS_INTERRUPTED;
}

/* *last: the number of the last instant, where the program is watched. */
static int run(const Options *options, uint64_t *last)
{
    bool is_shown_at_end = options->instant.kind == INSTANT_NONE;
    Session session;
    if (!session_begin(&session, options))
        return 1;
    int status = run_program(&session);
    if (options->is_interactive && options->kind != PROGRAM_PROMPT)
        status = prompt_run(&session);
    console_flush(&session.console);
    ouro_View view = ouro_view((ouro_Runtime *)session.rt);
    if (is_shown_at_end && !views_write(options, &view, OURO_VERIFY_STRICT) && status == 0)
        status = 1;
    if (options->shows_fingerprint)
        session_show_fingerprint(&session);
    status = session_end(&session, status);
    *last = session.watch.last;
    return session.was_interrupted ? end_by_interrupt() : status;
}

/* An instant that is counted from the end: the program runs twice, the first time to count them. What it read then is
 * its input once more. */
static int run_to_end(const Options *options)
{
    Options counting = *options, second = *options;
    counting.records = counting.shows_heap = counting.verifies = counting.shows_fingerprint = false;
    counting.shows_counts = false;
    counting.dot = counting.heapsnapshot = counting.snapshot = NULL;
    uint64_t last = 0;
    counting.input_copy = second.input = tmpfile();
    if (second.input == NULL) {
        fprintf(stderr, "ouro: the input cannot be kept: %s\n", strerror(errno));
        return 1;
    }
    int status = run(&counting, &last);
    if (last == 0)
        return status == 0 ? 1 : status;
    if (options->instant.number > last) {
        fprintf(stderr, "ouro: there is no instant %s: the program has %" PRIu64 "\n", options->instant.text,
                last);
        return 1;
    }
    second.instant.kind = INSTANT_NUMBER;
    second.instant.number = last - options->instant.number;
    rewind(second.input);
    return run(&second, &last);
}

static int follow(const Options *options)
{
    uint64_t last;
    if (options->shows_help) {
        options_print_help();
        return 0;
    }
    if (options->shows_version) {
        printf("Ouroboros %s (Python %s)\n", ouro_version(), ouro_profile_name());
        return 0;
    }
    if (options->kind == PROGRAM_SNAPSHOT)
        return views_open(options);
    return options->instant.kind == INSTANT_FROM_END ? run_to_end(options) : run(options, &last);
}

int main(int count, char **words)
{
    Options options;
    int status = options_parse(&options, count, words) ? follow(&options) : 2;
    options_end(&options);
    return status;
}
