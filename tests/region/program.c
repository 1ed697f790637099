#include "region/program.h"

#include <string.h>

enum { SLOTS = 4096, ROUNDS = 100000 };

typedef struct Script {
    Memory *m;
    uint64_t random;
    void *blocks[SLOTS];
    uint64_t sizes[SLOTS];
    bool failed;
} Script;

static uint32_t next_random(Script *script)
{
    script->random = script->random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(script->random >> 33);
}

/* Mostly small, some large; a few at the edges of size classes and of the threshold. */
static uint64_t random_size(Script *script)
{
    uint32_t bits = next_random(script);
    switch (bits % 16) {
    case 0:
        return 480 + (bits >> 4) % 64;
    case 1:
        return (bits >> 4) % 20000;
    case 2:
        return 16 * ((bits >> 4) % 33);
    default:
        return (bits >> 4) % 257;
    }
}

/* Leaves a trace of the request in the block, so that what is compared is content too. */
static void fill(Script *script, uint32_t slot)
{
    if (script->blocks[slot] != NULL) {
        memset(script->blocks[slot], (int)(slot & 0xff), script->sizes[slot]);
    }
}

static void put(Script *script, uint32_t slot, uint64_t size)
{
    script->blocks[slot] = memory_alloc(script->m, size);
    script->sizes[slot] = size;
    script->failed |= script->blocks[slot] == NULL;
    fill(script, slot);
}

static void drop(Script *script, uint32_t slot)
{
    memory_free(script->m, script->blocks[slot]);
    script->blocks[slot] = NULL;
}

static void resize(Script *script, uint32_t slot, uint64_t size)
{
    void *block = memory_realloc(script->m, script->blocks[slot], size);
    script->failed |= block == NULL;
    if (block != NULL) {
        script->blocks[slot] = block;
        script->sizes[slot] = size;
        fill(script, slot);
    }
}

static void drop_all(Script *script)
{
    for (uint32_t slot = 0; slot < SLOTS; slot++) {
        drop(script, slot);
    }
}

static bool empty(Memory *m)
{
    (void)m;
    return true;
}

static bool small_blocks(Memory *m)
{
    Script script = {.m = m, .random = 1};
    for (uint32_t slot = 0; slot < SLOTS; slot++) {
        put(&script, slot, slot % 513);
    }
    for (uint32_t step = 0; step < SLOTS; step += 3) {
        drop(&script, step * 1021 % SLOTS);
    }
    for (uint32_t slot = 0; slot < SLOTS; slot++) {
        if (script.blocks[slot] == NULL) {
            put(&script, slot, (slot * 7) % 513);
        }
    }
    return !script.failed;
}

static bool pseudo_random(Memory *m)
{
    Script script = {.m = m, .random = 2};
    for (uint32_t round = 0; round < ROUNDS; round++) {
        uint32_t slot = next_random(&script) % SLOTS;
        if (script.blocks[slot] == NULL) {
            put(&script, slot, random_size(&script));
        } else if (round % 4 == 0) {
            resize(&script, slot, random_size(&script));
        } else {
            drop(&script, slot);
        }
    }
    return !script.failed;
}

static bool large_blocks(Memory *m)
{
    Script script = {.m = m, .random = 3};
    for (uint32_t round = 0; round < 2000; round++) {
        uint32_t slot = next_random(&script) % 64;
        if (script.blocks[slot] == NULL) {
            put(&script, slot, 513 + next_random(&script) % 300000);
        } else if (round % 3 == 0) {
            resize(&script, slot, 513 + next_random(&script) % 300000);
        } else {
            drop(&script, slot);
        }
    }
    return !script.failed;
}

static bool all_freed(Memory *m)
{
    Script script = {.m = m, .random = 4};
    for (uint32_t slot = 0; slot < SLOTS; slot++) {
        put(&script, slot, 300 + next_random(&script) % 1200);
    }
    drop_all(&script);
    return !script.failed;
}

static uint32_t fill_until_failure(Script *script)
{
    uint32_t count = 0;
    for (uint32_t slot = 0; slot < SLOTS; slot++) {
        if (script->blocks[slot] != NULL) {
            continue;
        }
        put(script, slot, 1000 + next_random(script) % 20000);
        if (script->blocks[slot] == NULL) {
            break;
        }
        count++;
    }
    return count;
}

static bool limit_reached(Memory *m)
{
    Script script = {.m = m, .random = 5};
    uint32_t first = fill_until_failure(&script);
    bool has_failed = script.failed;
    for (uint32_t slot = 0; slot < first; slot += 2) {
        drop(&script, slot);
    }
    uint32_t second = fill_until_failure(&script);
    return has_failed && first > 0 && second > 0;
}

static const Scenario scenarios[] = {
#define SCENARIO(name, limit, documentation) {#name, limit, name, NULL},
    REGION_SCENARIOS(SCENARIO)
#undef SCENARIO
};

#define SCENARIO_COUNT (sizeof(scenarios) / sizeof(scenarios[0]))

bool scenario_at(uint32_t index, Scenario *scenario)
{
    if (index < SCENARIO_COUNT) {
        *scenario = scenarios[index];
        return true;
    }
    const ObjectProgram *program = object_program_at(index - SCENARIO_COUNT);
    if (program != NULL) {
        *scenario = (Scenario){.name = program->name, .program = program};
    }
    return program != NULL;
}

Memory *scenario_begin(const Scenario *scenario, const char **why)
{
    if (scenario->program != NULL) {
        return (Memory *)ouro_create(NULL, why);
    }
    MemoryOptions options = {.limit = scenario->limit, .slot = 0};
    return memory_create(&options, sizeof(Memory), why);
}

static const char *run_objects(const ObjectProgram *program, ouro_Runtime *rt)
{
    if (!program->run(rt, program->size)) {
        return ouro_error_name(ouro_error_kind(rt));
    }
    if (ouro_held_count(rt, NULL) != 0) {
        return "references are held";
    }
    return ouro_check(rt, NULL, 0) ? NULL : "the heap is not consistent";
}

const char *scenario_run_in(const Scenario *scenario, Memory *m)
{
    const char *why = NULL;
    if (scenario->program != NULL) {
        why = run_objects(scenario->program, (ouro_Runtime *)m);
    } else if (!scenario->run(m)) {
        why = "an allocation failed";
    }
    if (why == NULL) {
        memory_check(m, &why, NULL);
    }
    return why;
}
