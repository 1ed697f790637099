/* What the drivers of the language share: a runtime whose output goes to this process's streams. */
#ifndef TESTS_LANG_RUN_DRIVER_H
#define TESTS_LANG_RUN_DRIVER_H

#include <stdio.h>
#include <stdlib.h>

#include "inspect/verify.h"
#include "lang/run.h"
#include "object/error.h"
#include "types/builtin.h"

static inline void driver_write(void *user, int stream, const char *text, uint64_t length)
{
    (void)user;
    if (stream == 2)
        fflush(stdout);
    fwrite(text, 1, (size_t)length, stream == 2 ? stderr : stdout);
}

/* OURO_VERIFY_EVERY=n: the heap is proved at every n-th line that begins. */
static inline void driver_verify(void *user, ouro_Runtime *handle, const ouro_Event *event)
{
    uint64_t *counts = user;
    char why[256];
    if (counts[0]++ % counts[1] != 0)
        return;
    if (!verify_runtime((const Runtime *)(const void *)handle, false, why, sizeof why)) {
        fprintf(stderr, "line %lld: %s\n", (long long)event->value, why);
        exit(99);
    }
}

static inline void driver_watch(Runtime *rt, uint64_t *counts)
{
    const char *every = getenv("OURO_VERIFY_EVERY");
    if (every == NULL)
        return;
    Host *host = host_of(rt);
    counts[0] = 0;
    counts[1] = strtoull(every, NULL, 10);
    host->hook = driver_verify;
    host->hook_user = counts;
    host->event_mask = OURO_EVENT_BIT(OURO_EVENT_LINE);
    host->attention |= ATTENTION_HOOK;
}

/* OURO_STOP_EVERY=n: the run stops after each n steps and goes on. */
static inline uint64_t driver_step_limit(void)
{
    const char *every = getenv("OURO_STOP_EVERY");
    return every == NULL ? 0 : strtoull(every, NULL, 10);
}

/* OURO_FAIL_AT=n: the n-th allocation from here on fails, and those behind it work. */
static inline void driver_fail(Runtime *rt)
{
    const char *fails = getenv("OURO_FAIL_AT");
    if (fails == NULL)
        return;
    host_of(rt)->fail_at = host_of(rt)->fail_count + strtoull(fails, NULL, 10);
    host_of(rt)->attention |= ATTENTION_FAIL;
}

/* OURO_STRESS=1: a full collection runs at every allocation of a container. */
static inline void driver_stress(Runtime *rt)
{
    if (getenv("OURO_STRESS") != NULL)
        host_of(rt)->attention |= ATTENTION_STRESS;
}

static inline Runtime *driver_begin(void)
{
    const char *why = "there is no memory for the runtime's own objects";
    Memory *memory = memory_create(NULL, sizeof(Runtime), &why);
    Runtime *rt = (Runtime *)memory;
    if (memory != NULL)
        host_of(memory)->write = driver_write;
    if (memory == NULL || types_init(rt) < 0 || run_begin(rt) < 0) {
        fprintf(stderr, "%s\n", why);
        if (memory != NULL && error_occurred(rt))
            fprintf(stderr, "%s: %s\n", error_name(rt->error.kind), rt->error.message);
        exit(120);
    }
    rt->collector.enabled = 1;
    return rt;
}

static inline void driver_end(Runtime *rt)
{
    host_of(rt)->attention = 0;
    run_end(rt);
    types_finalize(rt);
    int64_t blocks = memory_statistics(&rt->memory).allocated_blocks;
    int64_t references = statics_reference_excess(rt);
    if (getenv("OURO_LEAKS") != NULL)
        fprintf(stderr, "[%lld refs, %lld blocks]\n", (long long)references, (long long)blocks);
    memory_destroy(&rt->memory);
}

#endif
