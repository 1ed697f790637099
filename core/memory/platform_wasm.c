/* Platform: WebAssembly. The linear memory is the address space: static data and the C stack end below the
 * host page, the region runs from the low half of REGION_BASE upward, and nothing lies above it but buffers
 * of whoever looks. There is one region to a module instance, because there is one such address. */
#ifdef __EMSCRIPTEN__

#include "memory/platform.h"

#include <string.h>

#include "base/ref.h"
#include "memory/memory.h"

#define WASM_PAGE UINT64_C(65536)
#define WASM_BASE (REGION_BASE & UINT32_MAX)
/* The last page stays unused, so that no address past the end wraps to 0. */
#define WASM_END ((UINT64_C(1) << 32) - WASM_PAGE)
/* Between the region's top and the first buffer: how far the region can grow while buffers are in use. */
#define BUFFER_SLACK (UINT64_C(16) << 20)

/* Set by the linker where the C stack and the static data end. */
extern unsigned char __heap_base;

static uint64_t linear_memory_size(void) { return (uint64_t)__builtin_wasm_memory_size(0) * WASM_PAGE; }

/* Makes linear memory at least `end` bytes. */
static bool grow_linear_memory(uint64_t end)
{
    uint64_t size = linear_memory_size();
    if (end <= size)
        return true;
    uint64_t pages = (end - size + WASM_PAGE - 1) / WASM_PAGE;
    return __builtin_wasm_memory_grow(0, (uintptr_t)pages) != (uintptr_t)-1;
}

/* A JavaScript engine keeps what WebAssembly calls of its own accord in a stack of about 1 MB, or less in some workers,
 * which cannot be asked for: program_stack says what was measured. A loop and what calls it take up to 3.1 KB of it,
 * and what C code calls on top of them needs some, too. */
void platform_measure_stack(Host *host, const void *here)
{
    enum { SPARE = 131072, LOOPS = 240, ENGINE_STACK = 819200 };
    (void)here;
    if (host->stack_most == 0 || host->stack_most > ENGINE_STACK) /* the host page begins as zeros */
        host->stack_most = ENGINE_STACK;
    host->c_stack_lowest = SPARE;
    host->loops_most = LOOPS * host->stack_most / ENGINE_STACK;
}

void *platform_reserve(uint64_t slot, uint64_t limit, const char **why)
{
    (void)slot;
    void *base = (void *)(uintptr_t)WASM_BASE;
    if ((uint64_t)(uintptr_t)&__heap_base > WASM_BASE - HOST_BYTES) {
        *why = "static data and C stack reach into the region";
        return NULL;
    }
    if (limit > WASM_END - WASM_BASE) {
        *why = "a region in WebAssembly ends below 4 GiB";
        return NULL;
    }
    if (!grow_linear_memory(WASM_BASE + SPAN_ALIGNMENT)) {
        *why = "the linear memory cannot grow";
        return NULL;
    }
    Host *host = host_of(base);
    if (host->mapped_size != 0) {
        *why = "this module instance has its region already";
        return NULL;
    }
    host->mapped_size = limit != 0 ? limit : WASM_END - WASM_BASE;
    return base;
}

bool platform_commit(void *region, uint64_t size)
{
    Host *host = host_of(region);
    if (host->buffer_start != 0 && WASM_BASE + size > host->buffer_start)
        return false;
    if (!grow_linear_memory(WASM_BASE + size))
        return false;
    host->committed =
        host->buffer_start != 0 ? host->buffer_start - WASM_BASE : linear_memory_size() - WASM_BASE;
    if (host->committed > host->mapped_size)
        host->committed = host->mapped_size;
    return true;
}

void platform_decommit(void *start, uint64_t size) { memset(start, 0, (size_t)size); }

void platform_release(void *region, uint64_t used)
{
    memset(region, 0, (size_t)used);
    /* Buffers outlive the region. */
    Host *host = host_of(region);
    *host = (Host){
        .buffer_start = host->buffer_start,
        .buffer_end = host->buffer_end,
        .buffer_count = host->buffer_count,
    };
}

/* Buffers are a stack that grows upward; the space of those freed out of turn comes back with the last one.
 */
void *platform_buffer_alloc(void *region, uint64_t size)
{
    Host *host = host_of(region);
    /* There need be no region yet: what is read then are zeros. */
    if (size > WASM_END - WASM_BASE || !grow_linear_memory(WASM_BASE + SPAN_ALIGNMENT))
        return NULL;
    if (host->buffer_count == 0) {
        /* Without a region, in an instance that only looks at snapshots, its place is free too. */
        uint64_t top = host->mapped_size == 0 ? WASM_BASE : WASM_BASE + ((const Memory *)region)->size;
        host->buffer_start = (top + BUFFER_SLACK) / WASM_PAGE * WASM_PAGE;
        host->buffer_end = host->buffer_start;
    }
    uint64_t rounded = (size + 15) / 16 * 16 + 16;
    if (host->buffer_end + rounded > WASM_END || !grow_linear_memory(host->buffer_end + rounded)) {
        if (host->buffer_count == 0)
            host->buffer_start = 0;
        return NULL;
    }
    /* What the region had committed beyond the buffers is not its to grow into any more. */
    if (host->committed > host->buffer_start - WASM_BASE)
        host->committed = host->buffer_start - WASM_BASE;
    void *buffer = (void *)(uintptr_t)host->buffer_end;
    host->buffer_end += rounded;
    host->buffer_count++;
    return buffer;
}

void platform_buffer_free(void *region, void *buffer)
{
    Host *host = host_of(region);
    if (buffer == NULL)
        return;
    host->buffer_count--;
    if (host->buffer_count == 0) {
        /* The region finds zeros where it grows. */
        memset((void *)(uintptr_t)host->buffer_start, 0, (size_t)(host->buffer_end - host->buffer_start));
        host->buffer_start = 0;
        host->buffer_end = 0;
    }
}

#endif
