/* Exports: what a recording needs. Every event of a run can be heard of; the run can be made to stop where all its
 * state is in the region; a region can be put in the place of another; and pages that have changed are found by their
 * hashes. What is recorded, and when, is JavaScript's to say. */
#include <string.h>

#include "memory/memory.h"
#include "memory/platform.h"
#include "ouro/ouro.h"
#include "ouro/trace.h"
#include "wasm/arguments.h"
#include "wasm/exports.h"
#include "wasm/imports.h"

/* ---- events */

static void tell_host(void *user, ouro_Runtime *rt, const ouro_Event *event)
{
    (void)user;
    (void)rt;
    host_event(event->kind, event->phase, (f64)event->clock, (f64)event->subject, (f64)event->other,
               (f64)event->value);
}

boolean export_program_watch(address runtime, u32 kinds)
{
    ouro_Runtime *rt = runtime_given(runtime);
    if (rt != NULL)
        ouro_set_hook(rt, tell_host, NULL, kinds);
    return rt != NULL;
}

boolean export_program_unwatch(address runtime)
{
    ouro_Runtime *rt = runtime_given(runtime);
    ouro_set_hook(rt, NULL, NULL, 0);
    return rt != NULL;
}

boolean export_program_listen(address runtime, u32 kinds)
{
    ouro_Runtime *rt = runtime_given(runtime);
    if (rt != NULL)
        host_of(rt)->event_mask = kinds;
    return rt != NULL;
}

boolean export_program_alarm(address runtime, size clock)
{
    ouro_Runtime *rt = runtime_given(runtime);
    ouro_set_alarm(rt, clock);
    return rt != NULL;
}

boolean export_program_stop(address runtime)
{
    ouro_Runtime *rt = runtime_given(runtime);
    if (rt != NULL)
        host_of(rt)->evaluation_request |= EVALUATION_STOP;
    return rt != NULL;
}

size export_program_clock(address runtime) { return ouro_clock(runtime_given(runtime)); }

/* ---- regions */

/* What was going on when the region was left is forgotten. */
static void settle(Host *host)
{
    if (host->buffer_count != 0)
        memset((address)(uintptr_t)host->buffer_start, 0, (uintptr_t)(host->buffer_end - host->buffer_start));
    host->buffer_start = 0;
    host->buffer_end = 0;
    host->buffer_count = 0;
    host->embedder = NULL;
    host->snapshot = NULL;
    host->is_running = 0;
    host->evaluation_request = 0;
    host->alarm = 0;
}

address export_region_place(size bytes)
{
    Memory *m = region_place();
    Host *host = host_of(m);
    const char *why;
    if (bytes < sizeof(Memory) || bytes % SPAN_ALIGNMENT != 0)
        return NULL;
    bool is_new = host->mapped_size == 0;
    if (is_new && platform_reserve(0, 0, &why) == NULL)
        return NULL;
    settle(host);
    uint64_t before = heap_given(m) == NULL ? 0 : m->size;
    if (!platform_commit(m, bytes)) {
        if (is_new)
            platform_release(m, 0);
        return NULL;
    }
    event_forget_lines(m);
    if (before > bytes)
        platform_decommit((char *)m + bytes, before - bytes);
    return m;
}

enum { PAGE_WORDS = SPAN_ALIGNMENT / sizeof(uint64_t) };

/* Four sums side by side, which do not wait for one another. */
static uint64_t page_hash(const uint64_t *words)
{
    const uint64_t odd = UINT64_C(0x9E3779B97F4A7C15);
    uint64_t a = 1;
    uint64_t b = 2;
    uint64_t c = 3;
    uint64_t d = 4;
    for (int i = 0; i < PAGE_WORDS; i += 4) {
        a = (a ^ words[i]) * odd;
        b = (b ^ words[i + 1]) * odd;
        c = (c ^ words[i + 2]) * odd;
        d = (d ^ words[i + 3]) * odd;
        a ^= a >> 29;
        b ^= b >> 29;
        c ^= c >> 29;
        d ^= d >> 29;
    }
    return ((a * odd ^ b) * odd ^ c) * odd ^ d;
}

u32 export_heap_page_hashes(address heap, address hashes, u32 pages)
{
    const Memory *m = heap_given(heap);
    u32 count = m == NULL ? 0 : (u32)(m->size / SPAN_ALIGNMENT);
    uint64_t *place = place_given(hashes, pages * sizeof(uint64_t));
    for (u32 i = 0; place != NULL && i < count && i < pages; i++)
        place[i] =
            page_hash((const uint64_t *)(const void *)((const char *)m + (uint64_t)i * SPAN_ALIGNMENT));
    return count;
}
