/* Running out of memory while a program is compiled, runs and ends: whichever allocation fails, the program ends in
 * MemoryError or goes on, the heap is sound, nothing is left, nothing crashes or hangs.
 *
 *     memory_failures [--later] [--samples N] [--offset N] [--only N] [--seconds N] [--any-error] FILE...
 *
 * A process runs the program, and just before each allocation forks a child in which that allocation fails (--later:
 * and all behind it), so that a child has only the rest of the run before it. The child tells what became of it in
 * memory that all of them share. --samples: not every allocation, but about N of them, --offset many behind the
 * first. --only: allocation N alone, in this process, for a debugger: note_failure is where to stop. --seconds: how
 * long a child may take. --any-error: the program makes other errors of a MemoryError; any exit status will do. */
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lang/script.h"
#include "ouro/inspect.h"
#include "run_driver.h"
#include "types/container/dict.h"
#include "types/text/str.h"

/* The last of what was written. */
typedef struct Tail {
    uint64_t length;
    char text[4096];
} Tail;

/* What a child says of its run. */
typedef struct Outcome {
    uint64_t allocations; /* from compiling to the end of the program */
    int64_t references;   /* left at the end */
    int64_t blocks;
    int32_t status; /* exit status of the program */
    bool is_over;   /* it came to its end */
    char problem[256];
    Tail written[2]; /* on streams 1 and 2 */
} Outcome;

typedef struct Options {
    bool all_later;
    bool any_error;
    uint64_t samples;
    uint64_t offset;
    uint64_t only;
    unsigned seconds;
} Options;

/* One program under test. */
typedef struct Trial {
    const Options *options;
    Runtime *rt;
    Outcome *outcome; /* shared with the children */
    const char *path;
    char *text;
    int64_t length;
    int32_t status; /* of the program when nothing fails */
    uint64_t step;  /* from one allocation that fails to the next */
    uint64_t next;  /* the next that is to fail */
    uint64_t children;
    uint64_t failures;
} Trial;

enum { FAILURES_SHOWN = 20 };

static void keep_last(void *user, int stream, const char *text, uint64_t length)
{
    Outcome *outcome = user;
    if (stream != 1 && stream != 2)
        return;
    Tail *tail = &outcome->written[stream - 1];
    uint64_t most = sizeof tail->text - 1;
    if (length > most) {
        text += length - most;
        length = most;
    }
    uint64_t kept = tail->length < most - length ? tail->length : most - length;
    memmove(tail->text, tail->text + tail->length - kept, kept);
    memcpy(tail->text + kept, text, length);
    tail->length = kept + length;
    tail->text[tail->length] = 0;
}

/* What the program wrote of its end: on stream 2, or, where its sys.stderr is its sys.stdout, on the other. */
static const char *error_of(const Outcome *outcome)
{
    return outcome->written[outcome->written[1].length == 0 ? 0 : 1].text;
}

/* ---- one run */

static void check_heap(Trial *trial)
{
    Outcome *outcome = trial->outcome;
    char why[200];
    if (!verify_runtime(trial->rt, false, why, sizeof why))
        snprintf(outcome->problem, sizeof outcome->problem, "the heap when the program has ended: %s", why);
}

static int run_code(Trial *trial)
{
    Runtime *rt = trial->rt;
    char *text = script_text_alloc(rt, trial->length);
    if (text == NULL)
        return run_report_error(rt);
    memcpy(text, trial->text, (size_t)trial->length);
    if (script_load(rt, text, trial->length, trial->path, true) < 0)
        return run_report_error(rt);
    return script_run(rt, 0) == SCRIPT_FAILED ? run_report_error(rt) : 0;
}

/* Runs the program in this process's runtime to its end, and that of the runtime. */
static void run(Trial *trial)
{
    Runtime *rt = trial->rt;
    Host *host = host_of(rt);
    trial->outcome->status = run_code(trial);
    uint32_t attention = host->attention;
    host->attention = 0;
    check_heap(trial);
    host->attention = attention;
    script_unload(rt);
    run_end(rt);
    trial->outcome->allocations = host->fail_count;
    host->attention = 0;
    types_finalize(rt);
    const char *why = NULL;
    if (!memory_check(&rt->memory, &why, NULL))
        snprintf(trial->outcome->problem, sizeof trial->outcome->problem, "memory at the end: %s", why);
    trial->outcome->blocks = memory_statistics(&rt->memory).allocated_blocks;
    trial->outcome->references = statics_reference_excess(rt);
    trial->outcome->is_over = true;
}

/* The objects in the heap that are not there from the beginning on, with their counts. */
static void print_objects(const Runtime *rt)
{
    ouro_View view = ouro_view((const ouro_Runtime *)(const void *)rt);
    ouro_Inspection *inspection = ouro_inspect(&view, NULL);
    const ouro_ObjectRecord *records;
    uint64_t count = inspection != NULL && ouro_labels(inspection) ? ouro_objects(inspection, &records) : 0;
    const char *strings = inspection == NULL ? NULL : ouro_strings(inspection, NULL);
    for (uint64_t i = 0; i < count; i++) {
        if ((records[i].flags & OURO_OBJECT_STATIC) == 0)
            printf("  %#llx %lld %.*s\n", (unsigned long long)records[i].address,
                   (long long)records[i].refcount, (int)records[i].label_length,
                   strings + records[i].label_offset);
    }
    ouro_inspection_close(inspection);
}

/* ---- judging a child */

static const char *problem_of(const Trial *trial, int wait_status)
{
    const Outcome *outcome = trial->outcome;
    if (WIFSIGNALED(wait_status))
        return WTERMSIG(wait_status) == SIGALRM ? "hangs" : strsignal(WTERMSIG(wait_status));
    if (!outcome->is_over)
        return "the process has ended itself";
    if (outcome->problem[0] != 0)
        return outcome->problem;
    if (outcome->references != 0 || outcome->blocks != 0)
        return "something is left";
    if (outcome->status == trial->status || trial->options->any_error)
        return NULL;
    if (outcome->status != 1)
        return "another exit status";
    return strstr(error_of(outcome), "MemoryError") == NULL ? "another error" : NULL;
}

static void judge(Trial *trial, uint64_t index, int wait_status)
{
    const Outcome *outcome = trial->outcome;
    const char *problem = problem_of(trial, wait_status);
    if (problem == NULL || trial->failures++ >= FAILURES_SHOWN)
        return;
    printf("%s, allocation %llu%s: %s; status %d [%lld refs, %lld blocks]\n%s", trial->path,
           (unsigned long long)index, trial->options->all_later ? " and later" : "", problem, outcome->status,
           (long long)outcome->references, (long long)outcome->blocks, error_of(outcome));
    fflush(stdout);
}

/* The child's part of what forks: true in the child. */
static bool fork_child(Trial *trial, uint64_t index)
{
    Outcome before = *trial->outcome;
    memset(trial->outcome, 0, sizeof *trial->outcome);
    trial->outcome->status = before.status;
    fflush(NULL);
    pid_t child = fork();
    if (child < 0) {
        perror("fork");
        exit(2);
    }
    if (child == 0) {
        alarm(trial->options->seconds);
        return true;
    }
    int wait_status;
    while (waitpid(child, &wait_status, 0) < 0 && errno == EINTR)
        continue;
    if (index != 0) {
        judge(trial, index, wait_status);
        *trial->outcome = before;
    }
    return false;
}

static void fail_from(Trial *trial, uint64_t index)
{
    Host *host = host_of(trial->rt);
    host->attention = ATTENTION_FAIL;
    host->event_mask = 0;
    host->fail_at = index;
    host->fail_all_after = trial->options->all_later;
}

/* At each event that ends an allocation: the one behind it may be the next to fail. */
static void before_next(void *user, ouro_Runtime *handle, const ouro_Event *event)
{
    (void)handle;
    (void)event;
    Trial *trial = user;
    uint64_t index = host_of(trial->rt)->fail_count + 1;
    if (index < trial->next)
        return;
    trial->next = index + trial->step;
    trial->children++;
    if (fork_child(trial, index))
        fail_from(trial, index);
}

/* ---- all runs of a program */

/* Runs once without a failure, in a child: how many allocations there are, and the exit status. */
static bool measure(Trial *trial)
{
    Host *host = host_of(trial->rt);
    if (fork_child(trial, 0)) {
        host->attention = ATTENTION_FAIL;
        run(trial);
        _exit(0);
    }
    trial->status = trial->outcome->status;
    trial->children++;
    judge(trial, 0, trial->outcome->is_over ? 0 : SIGABRT);
    uint64_t samples = trial->options->samples;
    trial->step = samples == 0 ? 1 : trial->outcome->allocations / samples + 1;
    trial->next = 1 + trial->options->offset % trial->step;
    return trial->outcome->is_over;
}

static void explore(Trial *trial)
{
    Host *host = host_of(trial->rt);
    host->attention = ATTENTION_FAIL | ATTENTION_HOOK;
    host->hook = before_next;
    host->hook_user = trial;
    host->event_mask = OURO_EVENT_BIT(OURO_EVENT_ALLOCATION) | OURO_EVENT_BIT(OURO_EVENT_RESIZE);
    if (trial->next == 1)
        before_next(trial, NULL, NULL);
    run(trial);
}

static bool read_program(Trial *trial)
{
    FILE *file = fopen(trial->path, "rb");
    if (file == NULL || fseek(file, 0, SEEK_END) < 0) {
        perror(trial->path);
        return false;
    }
    trial->length = ftell(file);
    rewind(file);
    trial->text = malloc((size_t)trial->length + 1);
    bool is_read = fread(trial->text, 1, (size_t)trial->length, file) == (size_t)trial->length;
    fclose(file);
    return is_read;
}

/* The program explored in a process of its own, so that the runtime here stays as it is: the number of failures. */
static uint64_t try_program(Trial *trial)
{
    trial->children = trial->failures = 0;
    if (!read_program(trial))
        return 1;
    if (trial->options->only != 0) {
        fail_from(trial, trial->options->only);
        run(trial);
        judge(trial, trial->options->only, 0);
        printf("status %d\n%s", trial->outcome->status, error_of(trial->outcome));
        print_objects(trial->rt);
        return trial->failures;
    }
    measure(trial);
    Trial *shared = mmap(NULL, sizeof *trial, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    fflush(NULL);
    pid_t explorer = fork();
    if (explorer == 0) {
        pid_t self = getpid();
        explore(trial);
        if (getpid() == self)
            *shared = *trial;
        fflush(stdout);
        _exit(0);
    }
    int wait_status;
    while (waitpid(explorer, &wait_status, 0) < 0 && errno == EINTR)
        continue;
    uint64_t failures = wait_status == 0 && shared->children != 0 ? shared->failures : 1;
    printf("%s: %llu of %llu allocations, %llu failures%s\n", trial->path,
           (unsigned long long)shared->children, (unsigned long long)trial->outcome->allocations,
           (unsigned long long)failures, wait_status == 0 ? "" : " (exploring itself failed)");
    munmap(shared, sizeof *trial);
    free(trial->text);
    return failures;
}

static int read_options(Options *options, int count, char **words)
{
    int i = 1;
    for (; i < count && strncmp(words[i], "--", 2) == 0; i++) {
        uint64_t number = i + 1 < count ? strtoull(words[i + 1], NULL, 10) : 0;
        if (strcmp(words[i], "--later") == 0) {
            options->all_later = true;
            continue;
        }
        if (strcmp(words[i], "--any-error") == 0) {
            options->any_error = true;
            continue;
        }
        if (strcmp(words[i], "--samples") == 0)
            options->samples = number;
        else if (strcmp(words[i], "--offset") == 0)
            options->offset = number;
        else if (strcmp(words[i], "--only") == 0)
            options->only = number;
        else if (strcmp(words[i], "--seconds") == 0)
            options->seconds = (unsigned)number;
        else
            return count;
        i++;
    }
    return i;
}

int main(int count, char **words)
{
    Options options = {.seconds = 60};
    int first = read_options(&options, count, words);
    if (first >= count) {
        fprintf(
            stderr,
            "usage: memory_failures [--later] [--samples N] [--offset N] [--only N] [--seconds N] FILE...\n");
        return 2;
    }
    Trial trial = {.options = &options, .rt = driver_begin()};
    trial.outcome =
        mmap(NULL, sizeof *trial.outcome, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (script_set_folder(trial.rt, "") < 0 || script_add_argument(trial.rt, "program") < 0)
        return 2;
    host_of(trial.rt)->write = keep_last;
    host_of(trial.rt)->write_user = trial.outcome;
    uint64_t failures = 0;
    for (int i = first; i < count; i++) {
        trial.path = words[i];
        failures += try_program(&trial);
    }
    return failures != 0;
}
