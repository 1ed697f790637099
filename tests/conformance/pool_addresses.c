/* Puts the requests of pool_addresses.py to our allocator and prints the same lines, to be compared. With the
 * argument "63" arenas are not aligned to pools, with "64" they are; the first line says which. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "memory/memory.h"

enum {
    FILLER = 400,
    SLOTS = 1500,
    STEPS = 30000,
    ARENAS = 5,
    BLOCKS_MOST = 2 * STEPS + 2 * ARENAS * (1 << 20) / 512
};

typedef struct Run {
    Memory *m;
    uint64_t *numbers;
    void **out;
    int64_t count;
} Run;

static void draw_numbers(uint64_t *numbers)
{
    uint64_t state = UINT64_C(88172645463325252);
    for (int i = 0; i < STEPS; i++) {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        numbers[i] = state;
    }
}

static void *noted(Run *run, void *block)
{
    run->out[run->count++] = block;
    return block;
}

static void mixed(Run *run)
{
    void *slots[SLOTS] = {0};
    for (int step = 0; step < STEPS; step++) {
        uint64_t number = run->numbers[step];
        uint64_t live = step / 3000 % 2 == 0 ? SLOTS : SLOTS / 10;
        uint64_t slot = (number >> 8) % live;
        uint64_t size = 449 + (number >> 32) % 64;
        if (slots[slot] == NULL) {
            slots[slot] = noted(run, memory_alloc(run->m, size));
        } else if (number % 4 == 0) {
            slots[slot] = noted(run, memory_realloc(run->m, slots[slot], size));
        } else {
            memory_free(run->m, slots[slot]);
            slots[slot] = NULL;
        }
    }
    for (int slot = 0; slot < SLOTS; slot++)
        memory_free(run->m, slots[slot]);
}

static void several_arenas(Run *run)
{
    int64_t start = run->count;
    int64_t blocks_in_pool = (POOL_BYTES - POOL_OVERHEAD) / 512;
    int64_t blocks = ARENAS * (POOLS_IN_ARENA - 2) * blocks_in_pool;
    int64_t pools = blocks / blocks_in_pool;
    for (int64_t i = 0; i < blocks; i++)
        noted(run, memory_alloc(run->m, 512));
    bool emptied[ARENAS * POOLS_IN_ARENA] = {false};
    for (int64_t i = 0; i < pools; i++) {
        int64_t pool = (int64_t)(run->numbers[i] % (uint64_t)pools);
        if (pool % 8 == 0 || emptied[pool])
            continue;
        emptied[pool] = true;
        for (int64_t block = 0; block < blocks_in_pool; block++)
            memory_free(run->m, run->out[start + pool * blocks_in_pool + block]);
    }
    for (int64_t i = 0; i < blocks / 2; i++)
        noted(run, memory_alloc(run->m, i % 3 != 0 ? 497 + run->numbers[i] % 16 : 481));
}

/* Prints each block's pool, numbered in order of first appearance, and its offset in it. */
static void print(const Run *run, const char *pools_in_arena)
{
    uint64_t pools = run->m->size / POOL_BYTES;
    uint32_t *ordinals = calloc(pools, sizeof *ordinals);
    uint32_t known = 0;
    printf("%s\n", pools_in_arena);
    for (int64_t i = 0; ordinals != NULL && i < run->count; i++) {
        uint64_t pool = (ref_of(run->out[i]) - run->m->base) / POOL_BYTES;
        if (ordinals[pool] == 0)
            ordinals[pool] = ++known;
        printf("%u %u\n", ordinals[pool] - 1, (uint32_t)(ref_of(run->out[i]) % POOL_BYTES));
    }
    free(ordinals);
}

/* Makes arenas lie as asked: the first request brings the tables of the raw allocator, after which arenas
 * follow one another. */
static bool place_arenas(Memory *m, bool aligned)
{
    raw_alloc(m, 1);
    while ((m->base + m->size) % POOL_BYTES != (aligned ? 0 : SPAN_ALIGNMENT)) {
        if (region_alloc(m, SPAN_ALIGNMENT, SPAN_ALIGNMENT) == NULL)
            return false;
    }
    return memory_alloc(m, FILLER) != NULL;
}

int main(int argc, char **argv)
{
    const char *pools_in_arena = argc > 1 ? argv[1] : "64";
    Memory *m = memory_create(NULL, sizeof(Memory), NULL);
    Run run = {
        .m = m,
        .numbers = calloc(STEPS, sizeof(uint64_t)),
        .out = calloc(BLOCKS_MOST, sizeof(void *)),
    };
    if (m == NULL || run.numbers == NULL || run.out == NULL ||
        !place_arenas(m, strcmp(pools_in_arena, "64") == 0)) {
        fprintf(stderr, "no memory\n");
        return 1;
    }
    draw_numbers(run.numbers);
    for (uint64_t size = 464; size <= 512; size += 16) {
        memory_alloc(m, size);
        memory_alloc(m, size);
    }
    mixed(&run);
    several_arenas(&run);
    print(&run, pools_in_arena);
    memory_destroy(m);
    free(run.numbers);
    free(run.out);
    return 0;
}
