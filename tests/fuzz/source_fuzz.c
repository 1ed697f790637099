/* Fuzz target: hostile program texts. Whatever the text, it is compiled and run (with fuel, little memory, no files, no
 * clock) to a result or an error, and nothing is left: never a crash, a sanitizer's report, a broken heap or a leak.
 *
 * Each input gets a region that has been filled from the image of a runtime that has just begun. A run that is out of
 * fuel is abandoned; one in which a single C function works for longer than WORK_SECONDS is given up with its region.
 * The first byte of an input decides whether an allocation fails, and which. */
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

enum { FUEL = 20000, WORK_SECONDS = 2, SLOT = 7 };

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

static void take_image(Image *image)
{
    Runtime *rt = create(sizeof(Runtime));
    host_of(rt)->write = discard;
    if (types_init(rt) < 0 || run_begin(rt) < 0 || script_set_folder(rt, "") < 0)
        abort();
    rt->collector.enabled = 1;
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
    return rt;
}

static void fail(const char *what)
{
    fprintf(stderr, "source_fuzz: %s\n", what);
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

static void run(Runtime *rt, const uint8_t *data, uint64_t size)
{
    char *text = script_text_alloc(rt, (int64_t)size);
    if (text != NULL)
        memcpy(text, data, size);
    bool is_loaded = text != NULL && script_load(rt, text, (int64_t)size, "fuzz", true) == 0;
    ScriptEnd how = is_loaded ? script_run(rt, FUEL) : SCRIPT_FAILED;
    if (how == SCRIPT_FAILED)
        run_report_error(rt);
    end(rt);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static Image image;
    if (image.bytes == NULL)
        take_image(&image);
    if (size == 0)
        return 0;
    Runtime *rt = begin(&image);
    if (sigsetjmp(given_up, 1) == 0) {
        set_timer(WORK_SECONDS);
        /* A text as it stands begins with a printable character. */
        if (data[0] < ' ' && data[0] != '\n' && size > 2) {
            host_of(rt)->attention |= ATTENTION_FAIL;
            host_of(rt)->fail_at = 1 + (uint64_t)data[1] * (uint64_t)(data[0] + 1);
            run(rt, data + 2, size - 2);
        } else {
            run(rt, data, size);
        }
    }
    set_timer(0);
    memory_destroy(&rt->memory);
    return 0;
}
