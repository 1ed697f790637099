/* Platform: POSIX. The whole range is reserved at once, inaccessible, and opened piece by piece as the region
 * grows, so that a stray access above the region is caught. */
#ifndef __EMSCRIPTEN__

#include "memory/platform.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>

#include "base/ref.h"
#include "memory/memory.h"

#ifndef MAP_FIXED_NOREPLACE
#define MAP_FIXED_NOREPLACE 0
#endif

enum {
    COMMIT_STEP = 4 * 1024 * 1024,
    BASE_ALIGNMENT = 4 * 1024 * 1024, /* at least a pool's and a huge page's */
    SLOTS = 64,                       /* slots that are tried when none is asked for */
    SMALL_DECOMMIT = 64 * 1024,       /* up to here writing zeros is cheaper than new pages */
};

/* An eighth is spare, and at least what calls take that do not ask. */
void platform_measure_stack(Host *host, const void *here)
{
    const uint64_t usual = UINT64_C(8) << 20, most = UINT64_C(1) << 30, spare_least = UINT64_C(192) << 10;
    struct rlimit limit;
    uint64_t size = usual;
    if (getrlimit(RLIMIT_STACK, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY)
        size = limit.rlim_cur < most ? limit.rlim_cur : most;
    uint64_t spare = size / 8 > spare_least ? size / 8 : spare_least;
    uint64_t address = (uint64_t)(uintptr_t)here;
    host->c_stack_lowest =
        size > spare && address > size - spare ? address - (size - spare) : address - size / 2;
    host->loops_most = UINT32_MAX;
    host->stack_most = 0;
}

static void *map_inaccessible(uint64_t address, uint64_t size)
{
    int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | (address != 0 ? MAP_FIXED_NOREPLACE : 0);
    void *mapping = mmap((void *)(uintptr_t)address, size, PROT_NONE, flags, -1, 0);
    return mapping == MAP_FAILED ? NULL : mapping;
}

/* The region's base, or NULL if the slot is not free. */
static char *reserve_at_slot(uint64_t slot, uint64_t limit)
{
    uint64_t wanted = REGION_BASE + slot * REGION_STRIDE - HOST_BYTES;
    char *mapping = map_inaccessible(wanted, limit + HOST_BYTES);
    if (mapping != NULL && (uint64_t)(uintptr_t)mapping != wanted) {
        munmap(mapping, limit + HOST_BYTES);
        mapping = NULL;
    }
    return mapping == NULL ? NULL : mapping + HOST_BYTES;
}

static char *reserve_anywhere(uint64_t limit)
{
    uint64_t size = limit + 2 * (uint64_t)BASE_ALIGNMENT;
    char *mapping = map_inaccessible(0, size);
    if (mapping == NULL)
        return NULL;
    uint64_t start = (uint64_t)(uintptr_t)mapping;
    uint64_t base = (start + HOST_BYTES + BASE_ALIGNMENT - 1) / BASE_ALIGNMENT * BASE_ALIGNMENT;
    if (base - HOST_BYTES > start)
        munmap(mapping, base - HOST_BYTES - start);
    munmap((void *)(uintptr_t)(base + limit), start + size - (base + limit));
    return (char *)(uintptr_t)base;
}

static char *reserve(uint64_t slot, uint64_t limit)
{
    if (slot != MEMORY_ANY_SLOT)
        return reserve_at_slot(slot, limit);
    for (slot = 0; slot < SLOTS; slot++) {
        char *base = reserve_at_slot(slot, limit);
        if (base != NULL)
            return base;
    }
    return reserve_anywhere(limit);
}

void *platform_reserve(uint64_t slot, uint64_t limit, const char **why)
{
    if (slot != MEMORY_ANY_SLOT && slot >= SLOTS) {
        *why = "there is no such region slot";
        return NULL;
    }
    uint64_t wanted = limit != 0 ? limit : REGION_DEFAULT_LIMIT;
    char *base = reserve(slot, wanted);
    /* A default is a wish: where address space is rationed, less will do. */
    while (base == NULL && limit == 0 && wanted > UINT64_C(64) << 20) {
        wanted /= 2;
        base = reserve(slot, wanted);
    }
    if (base == NULL) {
        *why = slot == MEMORY_ANY_SLOT ? "no address space is left for a region"
                                       : "the region slot is taken, or no address space is left";
        return NULL;
    }
    if (mprotect(base - HOST_BYTES, HOST_BYTES, PROT_READ | PROT_WRITE) != 0) {
        munmap(base - HOST_BYTES, wanted + HOST_BYTES);
        *why = "the system has no memory left";
        return NULL;
    }
    host_of(base)->mapped_size = wanted;
    return base;
}

bool platform_commit(void *region, uint64_t size)
{
    Host *host = host_of(region);
    uint64_t wanted = (size + COMMIT_STEP - 1) / COMMIT_STEP * COMMIT_STEP;
    if (wanted > host->mapped_size)
        wanted = host->mapped_size;
    if (wanted <= host->committed)
        return true;
    char *start = (char *)region + host->committed;
    if (mprotect(start, wanted - host->committed, PROT_READ | PROT_WRITE) != 0)
        return false;
    /* Where a heap has outgrown its first step, large pages spare most page faults and address translations. */
    if (host->committed != 0)
        (void)madvise(start, wanted - host->committed, MADV_HUGEPAGE);
    host->committed = wanted;
    return true;
}

void platform_decommit(void *start, uint64_t size)
{
    if (size <= SMALL_DECOMMIT || madvise(start, size, MADV_DONTNEED) != 0)
        memset(start, 0, size);
}

void platform_release(void *region, uint64_t used)
{
    (void)used;
    uint64_t mapped = host_of(region)->mapped_size;
    munmap((char *)region - HOST_BYTES, mapped + HOST_BYTES);
}

void *platform_buffer_alloc(void *region, uint64_t size)
{
    (void)region;
    return size <= SIZE_MAX / 2 ? calloc(1, size != 0 ? size : 1) : NULL;
}

void platform_buffer_free(void *region, void *buffer)
{
    (void)region;
    free(buffer);
}

#endif
