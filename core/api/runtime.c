/* A runtime's beginning and end. Owns the options and the account at the end; what is made and torn down
 * between is types/builtin.c's. */
#include <string.h>

#include "api/handle.h"
#include "gc/gc.h"
#include "lang/run.h"
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
    if (options == NULL)
        return;
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
    if (options->reserved != 0) {
        *why = "options.reserved is not 0";
        return false;
    }
    if (options->heap_limit != 0 && options->heap_limit < OURO_HEAP_LEAST) {
        *why = "options.heap_limit is below OURO_HEAP_LEAST, 2 MiB: a heap cannot be that small";
        return false;
    }
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
    MemoryOptions memory_options = {.limit = options->heap_limit - options->heap_limit % SPAN_ALIGNMENT,
                                    .slot = MEMORY_ANY_SLOT};
    Memory *memory = memory_create(&memory_options, sizeof(Runtime), why);
    if (memory == NULL)
        return NULL;
    set_host(host_of(memory), options);
    Runtime *runtime = (Runtime *)memory;
    if (types_init(runtime) < 0) {
        *why = "there is no memory for the runtime's own objects";
        memory_destroy(memory);
        return NULL;
    }
    return runtime;
}

ouro_Runtime *ouro_create(const ouro_Options *given, const char **why)
{
    ouro_Options options;
    const char *unwanted;
    if (why == NULL)
        why = &unwanted;
    if (!read_options(&options, given, why))
        return NULL;
    Runtime *runtime = begin(&options, why);
    if (runtime == NULL)
        return NULL;
    ouro_gc_set_thresholds(runtime_handle(runtime), options.thresholds);
    runtime->collector.enabled = options.gc_enabled != 0;
    return runtime_handle(runtime);
}

/* References noted as held to objects that are part of the runtime's state: types, None, small ints. */
static int64_t held_statics(const Runtime *runtime)
{
    const HeldEntry *table = ref_pointer(runtime->held.table);
    int64_t total = 0;
    for (int64_t i = 0; table != NULL && i <= runtime->held.mask; i++) {
        if (table[i].object - ref_of(runtime) < sizeof(Runtime))
            total += table[i].count;
    }
    return total;
}

static ouro_Leaks leaks_of(const Runtime *runtime)
{
    int64_t lost = statics_reference_excess(runtime) - held_statics(runtime);
    return (ouro_Leaks){
        .references = held_total(runtime) + (lost > 0 ? lost : 0),
        .blocks = memory_statistics(&runtime->memory).allocated_blocks,
    };
}

ouro_Leaks ouro_destroy(ouro_Runtime *rt)
{
    Runtime *runtime = runtime_of(rt);
    if (rt == NULL)
        return (ouro_Leaks){0};
    if (handle_is_busy(rt))
        return (ouro_Leaks){.references = -1, .blocks = -1};
    ouro_fail_allocation(rt, 0, false);
    error_clear(runtime);
    if (runtime->evaluation.modules != NO_REF)
        run_end(runtime);
    types_finalize(runtime);
    ouro_Leaks leaks = leaks_of(runtime);
    memory_destroy(&runtime->memory);
    return leaks;
}

void ouro_set_user(ouro_Runtime *rt, void *user)
{
    if (rt != NULL)
        host_of(rt)->embedder = user;
}

void *ouro_user(const ouro_Runtime *rt) { return rt == NULL ? NULL : host_of(rt)->embedder; }
