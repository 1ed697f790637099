/* Exports: what a recording needs. Every event of a run can be heard of; the run can be made to stop where all its
 * state is in the region; a region can be put in the place of another; and pages that have changed are found by their
 * hashes. What is recorded, and when, is JavaScript's to say. */
#include <string.h>

#include "memory/memory.h"
#include "memory/platform.h"
#include "object/layout_language.h"
#include "object/runtime.h"
#include "ouro/ouro.h"
#include "ouro/trace.h"
#include "types/text/str.h"
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

/* ---- what a run looks like from afar: the same in the middle of an operation as between two */

text export_program_sample_names(void)
{
    return "clock region_bytes bytes blocks phase count0 threshold0 collections0 count1 threshold1 collections1 count2 "
           "threshold2 collections2";
}

boolean export_program_sample(address runtime, address out)
{
    enum { COUNTS = 5 + 3 * GC_GENERATIONS };
    const Runtime *rt = (const Runtime *)runtime_given(runtime);
    i64 *next = place_given(out, COUNTS * sizeof *next);
    if (rt == NULL || next == NULL)
        return 0;
    MemoryStatistics statistics = memory_statistics(&rt->memory);
    *next++ = (i64)rt->memory.clock;
    *next++ = statistics.region_bytes;
    *next++ = statistics.pool_bytes + statistics.raw_bytes;
    *next++ = statistics.allocated_blocks;
    *next++ = rt->memory.gc_phase;
    for (int i = 0; i < GC_GENERATIONS; i++) {
        *next++ = rt->collector.generations[i].count;
        *next++ = rt->collector.generations[i].threshold;
        *next++ = rt->collector.statistics[i].collections;
    }
    return 1;
}

/* Whether an object of the region begins at `address`: as far as its first bytes and its type can tell. */
static bool is_object(const Runtime *rt, Ref address, uint64_t bytes, TypeId type)
{
    const Memory *m = &rt->memory;
    Ref first = ref_of(m);
    bool is_inside = address >= first && address % sizeof(Ref) == 0 && bytes <= m->size &&
                     address - first <= m->size - bytes;
    return is_inside && object_is_exact(rt, ref_pointer(address), type);
}

u32 export_code_filename(address runtime, ref code, address place, u32 bytes)
{
    const Runtime *rt = (const Runtime *)runtime_given(runtime);
    char *text = place_given(place, bytes);
    if (rt == NULL || text == NULL || !is_object(rt, code, sizeof(CodeObject), TYPE_CODE))
        return 0;
    Ref filename = ((const CodeObject *)ref_pointer(code))->co_filename;
    if (!is_object(rt, filename, sizeof(StrObject), TYPE_STR))
        return 0;
    const Object *name = ref_pointer(filename);
    int64_t length = str_utf8_length(name);
    if (length >= bytes)
        return 0;
    str_to_utf8(name, text);
    text[length] = 0;
    return (u32)length;
}

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
    host->attention &= ~(uint32_t)ATTENTION_TRACES; /* a run that goes on finds out anew: places_resume */
    host->alarm = 0;
    host->stack_used = 0;
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
