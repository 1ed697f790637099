/* The text of sys._debugmallocstats(): size classes, arenas, what is lost to what, dead objects kept for reuse.
 * CPython: Objects/obmalloc.c, _PyObject_DebugMallocStats; Objects/object.c, _PyObject_DebugTypeStats. */
#include "modules/allocator_statistics.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "memory/pool.h"

#include "object/layout.h"

enum { NAME_WIDTH = 35, NUMBER_WIDTH = 21, FREE_LIST_WIDTH = 48, LINE_SIZE = 128 };

typedef struct Count {
    int64_t pools[SIZE_CLASSES];
    int64_t blocks[SIZE_CLASSES];
    int64_t free_blocks[SIZE_CLASSES];
    int64_t free_pools;
    int64_t alignment; /* bytes before the first pool of arenas */
} Count;

static void PRINTF_LIKE(2, 3) print(Runtime *rt, const char *format, ...)
{
    char line[LINE_SIZE];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    if (length > 0)
        output_write(&rt->memory, 2, line,
                     (uint64_t)length < sizeof line ? (uint64_t)length : sizeof line - 1);
}

/* A name, and a number with a comma before each three digits. Returns the number. */
static int64_t print_number(Runtime *rt, const char *name, int64_t number)
{
    char digits[NUMBER_WIDTH + 1];
    int at = NUMBER_WIDTH;
    digits[at] = '\0';
    int64_t rest = number;
    for (int count = 0; (rest != 0 || count == 0) && at > 1; count++, rest /= 10) {
        if (count != 0 && count % 3 == 0)
            digits[--at] = ',';
        digits[--at] = (char)('0' + rest % 10);
    }
    memset(digits, ' ', (size_t)at);
    print(rt, "%-*s=%s\n", NAME_WIDTH, name, digits);
    return number;
}

static void count_arena(const ArenaObject *arena, Count *count)
{
    Ref first = round_up(arena->address, POOL_BYTES);
    count->free_pools += arena->nfreepools;
    if (first != arena->address)
        count->alignment += POOL_BYTES;
    for (Ref at = first; at < arena->pool_address; at += POOL_BYTES) {
        const PoolHeader *pool = pool_at(at);
        if (pool->ref.count == 0)
            continue;
        int64_t most = (POOL_BYTES - POOL_OVERHEAD) / profile_block_size(pool->szidx);
        count->pools[pool->szidx]++;
        count->blocks[pool->szidx] += pool->ref.count;
        count->free_blocks[pool->szidx] += most - pool->ref.count;
    }
}

static void print_classes(Runtime *rt, const Count *count)
{
    print(rt, "Small block threshold = %d, in %u size classes.\n", SMALL_REQUEST_MOST,
          (unsigned)SIZE_CLASSES);
    print(rt, "\nclass   size   num pools   blocks in use  avail blocks\n"
              "-----   ----   ---------   -------------  ------------\n");
    for (uint32_t i = 0; i < SIZE_CLASSES; i++) {
        if (count->pools[i] != 0)
            print(rt, "%5u %6u %11" PRId64 " %15" PRId64 " %13" PRId64 "\n", i,
                  (unsigned)profile_block_size(i), count->pools[i], count->blocks[i], count->free_blocks[i]);
    }
    print(rt, "\n");
}

static void print_arenas(Runtime *rt)
{
    const Memory *m = &rt->memory;
    char name[LINE_SIZE];
    print_number(rt, "# arenas allocated total", m->ntimes_arena_allocated);
    print_number(rt, "# arenas reclaimed", m->ntimes_arena_allocated - m->narenas_currently_allocated);
    print_number(rt, "# arenas highwater mark", m->narenas_highwater);
    print_number(rt, "# arenas allocated current", m->narenas_currently_allocated);
    snprintf(name, sizeof name, "%" PRId64 " arenas * %d bytes/arena", m->narenas_currently_allocated,
             ARENA_BYTES);
    print_number(rt, name, m->narenas_currently_allocated * ARENA_BYTES);
    print(rt, "\n");
}

/* Where the bytes of all arenas are. */
static void print_bytes(Runtime *rt, const Count *count)
{
    int64_t used = 0, available = 0, headers = 0, quantization = 0;
    for (uint32_t i = 0; i < SIZE_CLASSES; i++) {
        int64_t size = profile_block_size(i);
        used += count->blocks[i] * size;
        available += count->free_blocks[i] * size;
        headers += count->pools[i] * POOL_OVERHEAD;
        quantization += count->pools[i] * ((POOL_BYTES - POOL_OVERHEAD) % size);
    }
    char name[LINE_SIZE];
    int64_t total = print_number(rt, "# bytes in allocated blocks", used);
    total += print_number(rt, "# bytes in available blocks", available);
    snprintf(name, sizeof name, "%" PRId64 " unused pools * %d bytes", count->free_pools, POOL_BYTES);
    total += print_number(rt, name, count->free_pools * POOL_BYTES);
    total += print_number(rt, "# bytes lost to pool headers", headers);
    total += print_number(rt, "# bytes lost to quantization", quantization);
    total += print_number(rt, "# bytes lost to arena alignment", count->alignment);
    print_number(rt, "Total", total);
}

static void print_arena_map(Runtime *rt)
{
    const Memory *m = &rt->memory;
    print(rt, "\narena map counts\n");
    print_number(rt, "# arena map mid nodes", m->arena_map_mid_count);
    print_number(rt, "# arena map bot nodes", m->arena_map_bot_count);
    print(rt, "\n");
    int64_t total = print_number(rt, "# bytes lost to arena map root", sizeof m->arena_map_root);
    total += print_number(rt, "# bytes lost to arena map mid",
                          (int64_t)sizeof(ArenaMapMid) * m->arena_map_mid_count);
    total += print_number(rt, "# bytes lost to arena map bot",
                          (int64_t)sizeof(ArenaMapBot) * m->arena_map_bot_count);
    print_number(rt, "Total", total);
    print(rt, "\n");
}

/* Dead objects that are kept; what is counted ends in column 48. */
static void print_free_list(Runtime *rt, const char *name, int64_t count, int64_t size)
{
    char line[LINE_SIZE];
    int digits = snprintf(NULL, 0, "%" PRId64 "%" PRId64, count, size);
    int indent = FREE_LIST_WIDTH - digits - (int)strlen(name) - (int)strlen(" s *  bytes each");
    snprintf(line, sizeof line, "%*s%" PRId64 " %ss * %" PRId64 " bytes each ", indent > 0 ? indent : 0, "",
             count, name, size);
    print_number(rt, line, count * size);
}

void allocator_statistics_print(Runtime *rt)
{
    const ArenaObject *arenas = arena_at(rt->memory.arenas);
    Count count = {0};
    for (uint32_t i = 0; i < rt->memory.maxarenas; i++) {
        if (arenas[i].address != NO_REF)
            count_arena(&arenas[i], &count);
    }
    print_classes(rt, &count);
    print_arenas(rt);
    print_bytes(rt, &count);
    print_arena_map(rt);

    const FreeLists *lists = &rt->free_lists;
    print_free_list(rt, "free PyDictObject", lists->dict_count, sizeof(DictObject));
    print_free_list(rt, "free PyFloatObject", lists->float_count, sizeof(FloatObject));
    print_free_list(rt, "free PyListObject", lists->list_count, sizeof(ListObject));
    for (int length = 1; length <= PROFILE_TUPLE_FREE_LIST_LENGTHS; length++) {
        char name[FREE_LIST_WIDTH];
        snprintf(name, sizeof name, "free %d-sized PyTupleObject", length);
        int64_t size = (int64_t)(offsetof(TupleObject, ob_item) + (size_t)length * sizeof(Ref));
        print_free_list(rt, name, lists->tuple_count[length - 1], size);
    }
}
