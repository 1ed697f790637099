/* What the fuzz targets that run programs share: the image of a runtime that has begun, a region filled from it for
 * each input, and the proof at the end that nothing is left. A run in which a single C function works for longer than
 * WORK_SECONDS is given up with its region. */
#ifndef OURO_TESTS_FUZZ_RUNTIME_H
#define OURO_TESTS_FUZZ_RUNTIME_H

#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>

#include "inspect/verify.h"
#include "lang/run.h"
#include "lang/script.h"
#include "memory/platform.h"
#include "object/error.h"
#include "types/builtin.h"

enum { WORK_SECONDS = 2, SLOT = 7 };

#define HEAP_MOST (UINT64_C(48) << 20)

typedef struct Image {
    uint8_t *bytes;
    uint64_t size;
    Host host;
} Image;

/* A signal handler is given nothing: this is where it goes. */
static sigjmp_buf given_up;

static void give_up(int number)
{
    (void)number;
    siglongjmp(given_up, 1);
}

static void set_timer(long seconds)
{
    const struct itimerval timer = {.it_value = {.tv_sec = seconds}};
    setitimer(ITIMER_VIRTUAL, &timer, NULL);
}

static void discard(void *user, int stream, const char *text, uint64_t length)
{
    (void)user;
    (void)stream;
    (void)text;
    (void)length;
}

static void show(void *user, int stream, const char *text, uint64_t length)
{
    (void)user;
    (void)stream;
    fwrite(text, 1, (size_t)length, stderr);
}

static Runtime *create(uint64_t state_size)
{
    const MemoryOptions options = {.limit = HEAP_MOST, .slot = SLOT};
    const char *why = NULL;
    Memory *memory = memory_create(&options, state_size, &why);
    if (memory == NULL) {
        fprintf(stderr, "%s\n", why);
        abort();
    }
    return (Runtime *)memory;
}

/* Runs a program to its end before the image is taken; `path` NULL: none. */
static void run_first(Runtime *rt, const char *path)
{
    FILE *file = path == NULL ? NULL : fopen(path, "rb");
    if (path == NULL)
        return;
    enum { LONGEST = 65536 };
    char *text = script_text_alloc(rt, LONGEST);
    int64_t length = file == NULL || text == NULL ? -1 : (int64_t)fread(text, 1, LONGEST, file);
    char *own = length < 0 ? NULL : script_text_alloc(rt, length);
    if (own == NULL)
        abort();
    memcpy(own, text, (size_t)length);
    script_text_free(rt, text);
    fclose(file);
    if (script_load(rt, own, length, path, true) < 0 || script_run(rt, 0) != SCRIPT_ENDED) {
        run_report_error(rt);
        abort();
    }
    script_unload(rt);
}

static void take_image(Image *image, const char *path)
{
    Runtime *rt = create(sizeof(Runtime));
    host_of(rt)->write = discard;
    if (types_init(rt) < 0 || run_begin(rt) < 0 || script_set_folder(rt, "") < 0)
        abort();
    rt->collector.enabled = 1;
    host_of(rt)->write = show;
    run_first(rt, path);
    host_of(rt)->write = getenv("OURO_FUZZ_SHOWS") == NULL ? discard : show;
    image->size = rt->memory.size;
    image->bytes = malloc(image->size);
    memcpy(image->bytes, rt, image->size);
    image->host = *host_of(rt);
    memory_destroy(&rt->memory);
    signal(SIGVTALRM, give_up);
}

/* As the runtime was when its image was taken. */
static Runtime *begin(const Image *image)
{
    Runtime *rt = create(image->size);
    memcpy(rt, image->bytes, image->size);
    Host *host = host_of(rt);
    host->write = image->host.write;
    host->c_stack_lowest = image->host.c_stack_lowest;
    host->loops_most = image->host.loops_most;
    host->stack_most = image->host.stack_most;
    return rt;
}

static void fail(const char *what)
{
    fprintf(stderr, "fuzzing: %s\n", what);
    abort();
}

static void end(Runtime *rt)
{
    char why[256];
    host_of(rt)->attention = 0;
    if (!verify_runtime(rt, true, why, sizeof why))
        fail(why);
    script_unload(rt);
    run_end(rt);
    types_finalize(rt);
    int64_t blocks = memory_statistics(&rt->memory).allocated_blocks;
    int64_t references = statics_reference_excess(rt);
    if (blocks == 0 && references == 0)
        return;
    snprintf(why, sizeof why, "[%lld refs, %lld blocks]", (long long)references, (long long)blocks);
    fail(why);
}

#endif
