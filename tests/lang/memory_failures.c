#define _GNU_SOURCE
/* Running out of memory while a program is compiled, runs and ends: whichever allocation fails, the program ends in
 * MemoryError or goes on, the heap is sound, nothing is left, nothing crashes or hangs.
 *
 *     memory_failures [--later] [--samples N] [--offset N] [--from N] [--until N] [--only N] [--seconds N]
 *                     [--any-error] [--prove N] [--compare] [--apart] FILE...
 *
 * A process runs the program. Before each allocation it forks a child, in which that allocation fails (--later: and all
 * behind it), so that only the rest of the run is done for it. When it has ended the child goes back to the moment
 * before (moment.h), lets this allocation succeed, and has the next one fail; a child does so for some hundred
 * allocations, or until one of them ends it. --apart: a child for each allocation, as it must be where sanitizers
 * watch the stack. What became of a run is told in memory that all of them share.
 *
 * --samples: not every allocation, but about N of them, --offset many behind the first. --from, --until: the first
 * allocation that fails, and the one behind the last, so that a program of many can be gone through in parts. --only:
 * allocation N alone, in this process, for a debugger: note_failure is where to stop. --seconds: how much of the
 * processor's time a run may take (it may wait ten times as long: a busy machine is no hanging program). --any-error:
 * the program makes other errors of a MemoryError; any exit status will do. --prove: the heap is proved when the
 * program has ended, in every N-th run (1 unless told; 0: never), more rarely where it is large. --compare: a run that
 * ends as if nothing had failed, and has printed anything else, is a failure, too, unless it tells of a MemoryError
 * (not with --later: without any memory finalizers cannot print). */
#include <errno.h>
#include <malloc.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lang/script.h"
#include "moment.h"
#include "ouro/inspect.h"
#include "run_driver.h"
#include "types/container/dict.h"
#include "types/text/str.h"

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define STACK_IS_WATCHED 1
#endif
#endif
#ifndef STACK_IS_WATCHED
#define STACK_IS_WATCHED 0
#endif

enum {
    FAILURES_SHOWN = 20,
    RUNS_OF_A_CHILD = 500,
    RUNS_OF_A_MOMENT =
        25, /* where the region is large: the run from it to the next failure is repeated instead */
    RARER_WHERE_LARGE = 8, /* the proof of a heap takes longer than the run */
    LARGE_REGION = 4 << 20,
    TEXT_COMPARED = 1 << 20, /* bytes of the output of the run in which nothing fails */
};

/* The last of what was written. */
typedef struct Tail {
    uint64_t length;
    char text[4096];
} Tail;

/* What is said of a run. */
typedef struct Outcome {
    uint64_t allocations; /* from compiling to the end of the program */
    int64_t references;   /* left at the end */
    int64_t blocks;
    int32_t status;   /* exit status of the program */
    bool is_over;     /* it came to its end */
    bool differs;     /* it has printed something else */
    bool is_told;     /* it has told of a MemoryError */
    uint64_t printed; /* bytes on stream 1, with those before the failure */
    char problem[256];
    Tail written[2]; /* on streams 1 and 2 */
} Outcome;

/* What all processes share. */
typedef struct Shared {
    Outcome outcome; /* of the run that is on, or was the last */
    uint64_t index;  /* of the allocation that fails in it */
    bool is_done;    /* the child has come to the end of its allocations */
    uint64_t runs;
    uint64_t failures;
    uint64_t whole; /* bytes on stream 1 in the run where nothing fails */
    char text[TEXT_COMPARED];
} Shared;

typedef struct Options {
    bool all_later;
    bool any_error;
    bool is_compared;
    bool is_apart;
    uint64_t samples;
    uint64_t offset;
    uint64_t from;
    uint64_t until;
    uint64_t only;
    uint64_t prove;
    uint64_t seconds;
} Options;

/* One program under test. */
typedef struct Trial {
    const Options *options;
    Runtime *rt;
    Shared *shared;
    const char *path;
    char *text;
    int64_t length;
    int32_t status;       /* of the program when nothing fails */
    uint64_t allocations; /* that it makes then */
    uint64_t step;        /* from one allocation that fails to the next */
    uint64_t next;        /* the next that is to fail */
    uint64_t until;       /* behind the last that is to fail */
    uint64_t end;         /* a child: behind the last that it tries; 0: this is no child */
    uint64_t at;          /* bytes printed by this run */
    uint64_t kept_at;     /* the same when the moment was kept */
    uint64_t kept_runs;   /* that went back to the moment */
    bool fails;           /* an allocation of this run fails, or has */
    bool is_over;         /* the run has come to its end */
    Moment moment;
} Trial;

/* Memory that the region gives back to the system would have to be taken anew after each run: it is cleared instead,
 * as where the system refuses. */
int madvise(void *start, size_t size, int advice)
{
    if (advice != MADV_DONTNEED)
        return (int)syscall(SYS_madvise, start, size, advice);
    errno = EINVAL;
    return -1;
}

/* ---- what is written */

static void keep_tail(Tail *tail, const char *text, uint64_t length)
{
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

/* The run in which nothing fails is the first: what it prints the others are compared with. */
static void compare_printed(Trial *trial, const char *text, uint64_t length)
{
    Shared *shared = trial->shared;
    uint64_t most = trial->at < TEXT_COMPARED ? TEXT_COMPARED - trial->at : 0;
    uint64_t here = length < most ? length : most;
    if (trial->allocations == 0)
        memcpy(shared->text + trial->at, text, here);
    else if (here != 0 && memcmp(shared->text + trial->at, text, here) != 0)
        shared->outcome.differs = true;
    trial->at += length;
}

static void keep_last(void *user, int stream, const char *text, uint64_t length)
{
    Trial *trial = user;
    if (stream != 1 && stream != 2)
        return;
    Outcome *outcome = &trial->shared->outcome;
    Tail *tail = &outcome->written[stream - 1];
    keep_tail(tail, text, length);
    outcome->is_told |= memmem(tail->text, tail->length, "MemoryError", strlen("MemoryError")) != NULL;
    if (stream == 1)
        compare_printed(trial, text, length);
}

/* What the program wrote of its end: on stream 2, or, where its sys.stderr is its sys.stdout, on the other. */
static const Tail *error_of(const Outcome *outcome)
{
    return &outcome->written[outcome->written[1].length == 0 ? 0 : 1];
}

/* ---- one run */

static void check_heap(Trial *trial)
{
    Outcome *outcome = &trial->shared->outcome;
    uint64_t every = trial->options->prove;
    char why[200];
    if (trial->rt->memory.size >= LARGE_REGION)
        every *= RARER_WHERE_LARGE;
    if (every == 0 || trial->shared->runs % every != 0)
        return;
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
    Outcome *outcome = &trial->shared->outcome;
    int status = run_code(trial);
    uint32_t attention = host->attention;
    host->attention = 0;
    if (trial->fails || trial->allocations == 0)
        check_heap(trial);
    host->attention = attention;
    script_unload(rt);
    run_end(rt);
    outcome->allocations = host->fail_count;
    host->attention = 0;
    types_finalize(rt);
    const char *why = NULL;
    if (!memory_check(&rt->memory, &why, NULL))
        snprintf(outcome->problem, sizeof outcome->problem, "memory at the end: %s", why);
    outcome->blocks = memory_statistics(&rt->memory).allocated_blocks;
    outcome->references = statics_reference_excess(rt);
    outcome->status = status;
    outcome->printed = trial->at;
    outcome->is_over = true;
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

/* ---- judging a run */

/* What the run that came to its end did wrong; NULL: nothing. */
static const char *fault_of(const Trial *trial)
{
    const Outcome *outcome = &trial->shared->outcome;
    if (outcome->problem[0] != 0)
        return outcome->problem;
    if (outcome->references != 0 || outcome->blocks != 0)
        return "something is left";
    if (trial->options->is_compared && outcome->status == trial->status && !outcome->is_told &&
        (outcome->differs || outcome->printed != trial->shared->whole))
        return "it prints something else";
    if (outcome->status == trial->status || trial->options->any_error)
        return NULL;
    if (outcome->status != 1)
        return "another exit status";
    return outcome->is_told ? NULL : "another error";
}

/* What became of the run of a process that has ended. */
static const char *end_of_process(const Trial *trial, int wait_status)
{
    if (WIFSIGNALED(wait_status))
        return WTERMSIG(wait_status) == SIGALRM || WTERMSIG(wait_status) == SIGPROF
                   ? "hangs"
                   : strsignal(WTERMSIG(wait_status));
    return trial->shared->outcome.is_over ? fault_of(trial) : "the process has ended itself";
}

static void judge(Trial *trial, const char *problem)
{
    Shared *shared = trial->shared;
    const Outcome *outcome = &shared->outcome;
    if (problem == NULL || shared->failures++ >= FAILURES_SHOWN)
        return;
    printf("%s, allocation %llu%s: %s; status %d [%lld refs, %lld blocks]\n", trial->path,
           (unsigned long long)shared->index, trial->options->all_later ? " and later" : "", problem,
           outcome->status, (long long)outcome->references, (long long)outcome->blocks);
    fwrite(error_of(outcome)->text, 1, error_of(outcome)->length, stdout);
    fflush(stdout);
}

static void forget_outcome(Trial *trial)
{
    memset(&trial->shared->outcome, 0, sizeof trial->shared->outcome);
}

/* Ends a process whose run comes to no end. */
static void limit_time(const Trial *trial)
{
    unsigned seconds = (unsigned)trial->options->seconds;
    struct itimerval limit = {.it_value.tv_sec = seconds};
    setitimer(ITIMER_PROF, &limit, NULL);
    alarm(10 * seconds);
}

/* The run that is about to go on is the one in which allocation `index` fails. */
static void fail_from(Trial *trial, uint64_t index)
{
    Host *host = host_of(trial->rt);
    host->attention = ATTENTION_FAIL;
    host->event_mask = 0;
    host->fail_at = index;
    host->fail_all_after = trial->options->all_later;
    forget_outcome(trial);
    trial->fails = true;
    trial->shared->index = index;
    trial->shared->runs++;
    limit_time(trial);
}

/* ---- a child: the runs of some allocations, one after the other */

/* Keeps the moment, unless what is kept will do once more: comparing a large region takes longer than what the run does
 * between some allocations. */
static void keep(Trial *trial)
{
    Moment *moment = &trial->moment;
    bool is_large = moment->memory->size >= LARGE_REGION;
    if (is_large && trial->kept_runs != 0 && trial->kept_runs < RUNS_OF_A_MOMENT) {
        trial->kept_runs++;
        return;
    }
    trial->kept_at = trial->at;
    trial->kept_runs = 1;
    moment_keep(moment);
}

static void keep_and_fail(unsigned high, unsigned low)
{
    Trial *trial = (Trial *)(uintptr_t)((uint64_t)high << 32 | low);
    Moment *moment = &trial->moment;
    while (!trial->is_over && trial->next < trial->end) {
        keep(trial);
        fail_from(trial, trial->next);
        moment_let_run(moment);
        judge(trial, fault_of(trial));
        moment_go_back(moment);
        trial->at = trial->kept_at;
        trial->fails = trial->is_over = false;
        trial->next += trial->step;
        moment_let_run(moment);
    }
    trial->shared->is_done = true;
    _exit(0);
}

/* The child's part of what forks, and where it goes on: true in the child. */
static bool fork_child(Trial *trial)
{
    trial->shared->is_done = false;
    fflush(NULL);
    pid_t child = fork();
    if (child < 0) {
        perror("fork");
        exit(2);
    }
    if (child == 0)
        return true;
    int wait_status;
    while (waitpid(child, &wait_status, 0) < 0 && errno == EINTR)
        continue;
    if (!trial->shared->is_done)
        judge(trial, end_of_process(trial, wait_status));
    return false;
}

/* ---- the process from which children are forked */

static bool is_apart(const Trial *trial) { return STACK_IS_WATCHED || trial->options->is_apart; }

/* All allocations from `next` to `end`, in as many children as it takes; true in a child, which is to run. */
static bool try_in_children(Trial *trial, uint64_t end)
{
    while (trial->next < end) {
        trial->shared->index = trial->next;
        if (fork_child(trial)) {
            trial->end = end;
            return true;
        }
        trial->next = trial->shared->is_done ? end : trial->shared->index + trial->step;
    }
    return false;
}

/* At each event that ends an allocation: the one behind it may be the next to fail. */
static void before_next(void *user, ouro_Runtime *handle, const ouro_Event *event)
{
    (void)handle;
    (void)event;
    Trial *trial = user;
    uint64_t index = host_of(trial->rt)->fail_count + 1;
    if (index < trial->next || trial->next >= trial->until)
        return;
    if (trial->end != 0) {
        trial->next = index;
        moment_park(&trial->moment);
        return;
    }
    trial->next = index;
    uint64_t runs = is_apart(trial) ? 1 : RUNS_OF_A_CHILD;
    uint64_t end = index + runs * trial->step;
    if (!try_in_children(trial, end < trial->until ? end : trial->until))
        return;
    if (is_apart(trial))
        fail_from(trial, trial->next);
    else if (index >= trial->next)
        moment_park(&trial->moment);
}

static NEVER_INLINE void explore(Trial *trial)
{
    Host *host = host_of(trial->rt);
    moment_begin(&trial->moment, &trial->rt->memory, __builtin_frame_address(0), keep_and_fail, trial);
    host->attention = ATTENTION_FAIL | ATTENTION_HOOK;
    host->hook = before_next;
    host->hook_user = trial;
    host->event_mask = OURO_EVENT_BIT(OURO_EVENT_ALLOCATION) | OURO_EVENT_BIT(OURO_EVENT_RESIZE);
    trial->fails = false;
    trial->at = 0;
    if (trial->next == 1)
        before_next(trial, NULL, NULL);
    run(trial);
    trial->is_over = true;
    if (trial->end != 0 && !is_apart(trial))
        moment_park(&trial->moment);
}

/* ---- all runs of a program */

/* Runs once without a failure, in a child: how many allocations there are, and the exit status. */
static void measure(Trial *trial)
{
    Shared *shared = trial->shared;
    memset(shared, 0, sizeof *shared);
    trial->allocations = trial->at = trial->end = 0;
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        limit_time(trial);
        host_of(trial->rt)->attention = ATTENTION_FAIL;
        run(trial);
        _exit(0);
    }
    int wait_status = 0;
    while (waitpid(child, &wait_status, 0) < 0 && errno == EINTR)
        continue;
    trial->status = shared->outcome.status;
    shared->whole = shared->outcome.printed;
    judge(trial, end_of_process(trial, wait_status));
    trial->allocations = shared->outcome.allocations;
    uint64_t samples = trial->options->samples;
    trial->step = samples == 0 ? 1 : trial->allocations / samples + 1;
    trial->next = 1 + trial->options->offset % trial->step;
    if (trial->next < trial->options->from)
        trial->next = trial->options->from;
    trial->until = trial->options->until == 0 ? UINT64_MAX : trial->options->until;
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

static uint64_t try_only(Trial *trial)
{
    Shared *shared = trial->shared;
    measure(trial);
    trial->at = 0;
    fail_from(trial, trial->options->only);
    run(trial);
    judge(trial, fault_of(trial));
    printf("status %d\n", shared->outcome.status);
    fwrite(error_of(&shared->outcome)->text, 1, error_of(&shared->outcome)->length, stdout);
    print_objects(trial->rt);
    return shared->failures;
}

/* The program explored in a process of its own, so that the runtime here stays as it is: the number of failures. */
static uint64_t try_program(Trial *trial)
{
    Shared *shared = trial->shared;
    if (!read_program(trial))
        return 1;
    if (trial->options->only != 0)
        return try_only(trial);
    measure(trial);
    fflush(NULL);
    pid_t explorer = fork();
    if (explorer == 0) {
        explore(trial);
        fflush(stdout);
        _exit(0);
    }
    int wait_status;
    while (waitpid(explorer, &wait_status, 0) < 0 && errno == EINTR)
        continue;
    if (wait_status != 0 || shared->runs == 0)
        shared->failures++;
    printf("%s: %llu runs, of %llu allocations, %llu failures%s\n", trial->path,
           (unsigned long long)shared->runs, (unsigned long long)trial->allocations,
           (unsigned long long)shared->failures, wait_status == 0 ? "" : " (exploring itself failed)");
    free(trial->text);
    return shared->failures;
}

/* The option's place for a switch, or NULL. */
static bool *switch_of(Options *options, const char *word)
{
    return strcmp(word, "--later") == 0       ? &options->all_later
           : strcmp(word, "--any-error") == 0 ? &options->any_error
           : strcmp(word, "--compare") == 0   ? &options->is_compared
           : strcmp(word, "--apart") == 0     ? &options->is_apart
                                              : NULL;
}

static uint64_t *number_of(Options *options, const char *word)
{
    return strcmp(word, "--samples") == 0   ? &options->samples
           : strcmp(word, "--offset") == 0  ? &options->offset
           : strcmp(word, "--from") == 0    ? &options->from
           : strcmp(word, "--until") == 0   ? &options->until
           : strcmp(word, "--only") == 0    ? &options->only
           : strcmp(word, "--prove") == 0   ? &options->prove
           : strcmp(word, "--seconds") == 0 ? &options->seconds
                                            : NULL;
}

static int read_options(Options *options, int count, char **words)
{
    int i = 1;
    for (; i < count && strncmp(words[i], "--", 2) == 0; i++) {
        bool *is_set = switch_of(options, words[i]);
        uint64_t *number = number_of(options, words[i]);
        if (is_set != NULL)
            *is_set = true;
        else if (number != NULL && i + 1 < count)
            *number = strtoull(words[++i], NULL, 10);
        else
            return count;
    }
    return i;
}

int main(int count, char **words)
{
    Options options = {.seconds = 60, .prove = 1};
    int first = read_options(&options, count, words);
    if (first >= count) {
        fprintf(
            stderr,
            "usage: memory_failures [--later] [--samples N] [--offset N] [--from N] [--until N] [--only N] "
            "[--seconds N] [--any-error] [--prove N] [--compare] [--apart] FILE...\n");
        return 2;
    }
    Trial trial = {.options = &options, .rt = driver_begin()};
    trial.shared =
        mmap(NULL, sizeof *trial.shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (script_set_folder(trial.rt, "") < 0 || script_add_argument(trial.rt, "program") < 0)
        return 2;
    host_of(trial.rt)->write = keep_last;
    host_of(trial.rt)->write_user = &trial;
    /* What proves a heap takes memory of the C library again and again: it is not to go back to the system. */
    mallopt(M_TRIM_THRESHOLD, INT32_MAX);
    mallopt(M_MMAP_THRESHOLD, INT32_MAX);
    uint64_t failures = 0;
    for (int i = first; i < count; i++) {
        trial.path = words[i];
        failures += try_program(&trial);
    }
    return failures != 0;
}
