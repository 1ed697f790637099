/* Scenarios that drive the same core natively and in WebAssembly; region.test.mjs compares the bytes they
 * leave. */
#ifndef OURO_TESTS_REGION_PROGRAM_H
#define OURO_TESTS_REGION_PROGRAM_H

#include "memory/memory.h"
#include "region/object_programs.h"

/* One row a scenario: X(name, limit of the region in bytes or 0, "what it does"). */
#define REGION_SCENARIOS(X) \
    X(empty, 0, "a region nobody used") \
    X(small_blocks, 0, "blocks of every size class, freed in a different order") \
    X(pseudo_random, 0, "requests of all sizes, resized and freed in pseudo-random order") \
    X(large_blocks, 0, "requests far above the threshold, split and coalesced") \
    X(all_freed, 0, "many arenas filled, then everything given back") \
    X(limit_reached, UINT64_C(12) << 20, "requests until memory runs out, then half given back, then again")

/* A scenario drives a bare heap (run) or, as an object program, a whole runtime. */
typedef struct Scenario {
    const char *name;
    uint64_t limit;
    /* False if a request failed that should not have. */
    bool (*run)(Memory *m);
    const ObjectProgram *program;
} Scenario;

/* The scenario number `index`: bare heaps, then the object programs. False behind the last. */
bool scenario_at(uint32_t index, Scenario *scenario);

/* What it runs in: a bare heap, or a runtime (whose first part is the heap). NULL with a sentence in *why. */
Memory *scenario_begin(const Scenario *scenario, const char **why);

/* Runs it, and checks the heap that it leaves. NULL when all went well, else what did not. */
const char *scenario_run_in(const Scenario *scenario, Memory *m);

#endif
