/* A runtime's beginning and end. Owns the options and the account at the end; what is made and torn down
 * between is types/builtin.c's. */
#include <string.h>

#include "api/handle.h"
#include "gc/gc.h"
#include "types/builtin.h"

#define TEXT_OF(number) #number
#define VERSION_TEXT(major, minor, patch) TEXT_OF(major) "." TEXT_OF(minor) "." TEXT_OF(patch)

const char *ouro_version(void)
{
    return VERSION_TEXT(OURO_VERSION_MAJOR, OURO_VERSION_MINOR, OURO_VERSION_PATCH);
}

const char *ouro_profile_name(void) { return PROFILE_NAME; }

_Static_assert(OURO_GENERATIONS == GC_GENERATIONS, "the public number of generations");

void ouro_options_fill(ouro_Options *options, uint64_t size)
{
    const ouro_Options defaults = {
        .size = size,
        .thresholds = {PROFILE_GC_THRESHOLD_0, PROFILE_GC_THRESHOLD_1, PROFILE_GC_THRESHOLD_2},
        .gc_enabled = 1,
    };
    memset(options, 0, size);
    memcpy(options, &defaults, size < sizeof defaults ? size : sizeof defaults);
}

/* The caller's options, completed with defaults for what its older header did not know. */
static bool read_options(ouro_Options *options, const ouro_Options *given, const char **why)
{
    *options = ouro_options_default();
    if (given == NULL)
        return true;
    if (given->size < offsetof(ouro_Options, heap_limit) + sizeof given->heap_limit) {
        *why = "options.size is not set: begin with ouro_options_default()";
        return false;
    }
    memcpy(options, given, given->size < sizeof *options ? given->size : sizeof *options);
    return true;
}

static void set_host(Host *host, const ouro_Options *options)
{
    host->write = options->write;
    host->write_user = options->write_user;
    host->fail_at = options->fail_allocation;
    if (options->fail_allocation != 0)
        host->attention |= ATTENTION_FAIL;
}

static Runtime *begin(const ouro_Options *options, const char **why)
{
    MemoryOptions memory_options = {.limit = options->heap_limit, .slot = MEMORY_ANY_SLOT};
    Memory *memory = memory_create(&memory_options, sizeof(Runtime), why);
    if (memory == NULL)
        return NULL;
    set_host(host_of(memory), options);
    Runtime *rt = (Runtime *)memory;
    if (types_init(rt) < 0) {
        *why = "there is no memory for the runtime's own objects";
        memory_destroy(memory);
        return NULL;
    }
    return rt;
}

ouro_Runtime *ouro_create(const ouro_Options *given, const char **why)
{
    ouro_Options options;
    const char *unwanted;
    if (why == NULL)
        why = &unwanted;
    if (!read_options(&options, given, why))
        return NULL;
    Runtime *rt = begin(&options, why);
    if (rt == NULL)
        return NULL;
    ouro_gc_set_thresholds(runtime_handle(rt), options.thresholds);
    rt->collector.enabled = options.gc_enabled != 0;
    return runtime_handle(rt);
}

/* References noted as held to objects that are part of the runtime's state: types, None, small ints. */
static int64_t held_statics(const Runtime *rt)
{
    const RootEntry *table = ref_pointer(rt->roots.table);
    int64_t total = 0;
    for (int64_t i = 0; table != NULL && i <= rt->roots.mask; i++) {
        if (table[i].object - ref_of(rt) < sizeof(Runtime))
            total += table[i].count;
    }
    return total;
}

static ouro_Leaks leaks_of(const Runtime *rt)
{
    int64_t lost = statics_reference_excess(rt) - held_statics(rt);
    return (ouro_Leaks){
        .references = roots_total(rt) + (lost > 0 ? lost : 0),
        .blocks = memory_statistics(&rt->memory).allocated_blocks,
    };
}

ouro_Leaks ouro_destroy(ouro_Runtime *handle)
{
    Runtime *rt = runtime_of(handle);
    if (rt == NULL)
        return (ouro_Leaks){0};
    ouro_fail_allocation(handle, 0, false);
    error_clear(rt);
    types_finalize(rt);
    ouro_Leaks leaks = leaks_of(rt);
    memory_destroy(&rt->memory);
    return leaks;
}

void ouro_set_user(ouro_Runtime *rt, void *user) { host_of(rt)->embedder = user; }
void *ouro_user(const ouro_Runtime *rt) { return host_of(rt)->embedder; }
