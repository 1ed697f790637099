/* The module _tracemalloc: how many bytes are in use. */
#include "modules/module_table.h"

#include "types/number/int.h"

static Object *bytes_in_use(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self, (void)arguments;
    MemoryStatistics statistics = memory_statistics(&rt->memory);
    return int_from_int64(rt, statistics.pool_bytes + statistics.raw_bytes);
}

static const MethodDefinition functions[] = {
    {"bytes_in_use", bytes_in_use, 0, 0, 0, NULL},
    {0},
};

const ModuleDefinition tracemalloc_module = {.name = "_tracemalloc", .methods = functions};
