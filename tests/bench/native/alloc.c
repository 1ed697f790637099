/* Times the allocator against its peers, each through the same loops:
 *   lifo      32 bytes allocated, then freed at once
 *   stack     64 blocks of 32 bytes allocated, then freed last to first
 *   batch     a million blocks of 32 bytes allocated, then freed first to last
 *   random    100,000 blocks of 16 … 512 bytes alive; each step frees one at random and allocates one of a
 *             random size
 *   large     the same with 1,000 blocks of 600 … 32,000 bytes: the raw allocator
 * and prints nanoseconds for one allocation and one free, the least of several rounds, and how many times ours each
 * takes.
 *
 * Peers are loaded at run time, and left out where they are not installed. (Linking mimalloc would replace
 * malloc.) */
#include "memory/memory.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { ALIVE = 100000, ALIVE_LARGE = 1000, BATCH = 1000000, STACK = 64, ROUNDS = 5 };

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

static inline uint64_t next_random(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

static inline char *touched(char *block)
{
    block[0] = 1;
    __asm__ volatile("" : : "r"(block) : "memory");
    return block;
}

typedef struct Peer Peer;
typedef double (*Loop)(const Peer *peer, Memory *m, char **blocks, int64_t steps);

enum { LOOPS = 5 };

struct Peer {
    const char *name;
    Loop loops[LOOPS];
    const char *library; /* NULL: linked */
    const char *start_name, *alloc_name, *free_name;
    void *(*alloc)(size_t size);
    void (*free)(void *block);
};

#define LOOPS_OF(peer) \
    { \
        peer##_lifo, peer##_stack, peer##_batch, peer##_random, peer##_large \
    }

/* One function a peer and loop, so that each is compiled as a program that used that allocator alone would
 * be. */
#define DEFINE_LOOPS(name, ALLOC, FREE) \
    static double name##_lifo(const Peer *peer, Memory *m, char **blocks, int64_t steps) \
    { \
        (void)peer, (void)m, (void)blocks; \
        double start = now(); \
        for (int64_t i = 0; i < steps; i++) { \
            FREE(touched(ALLOC(32))); \
        } \
        return (now() - start) / (double)steps; \
    } \
    static double name##_stack(const Peer *peer, Memory *m, char **blocks, int64_t steps) \
    { \
        (void)peer, (void)m; \
        double start = now(); \
        for (int64_t i = 0; i < steps / STACK; i++) { \
            for (int k = 0; k < STACK; k++) { \
                blocks[k] = touched(ALLOC(32)); \
            } \
            for (int k = STACK; k-- > 0;) { \
                FREE(blocks[k]); \
            } \
        } \
        return (now() - start) / (double)(steps / STACK * STACK); \
    } \
    static double name##_batch(const Peer *peer, Memory *m, char **blocks, int64_t steps) \
    { \
        (void)peer, (void)m, (void)steps; \
        double start = now(); \
        for (int k = 0; k < BATCH; k++) { \
            blocks[k] = touched(ALLOC(32)); \
        } \
        for (int k = 0; k < BATCH; k++) { \
            FREE(blocks[k]); \
        } \
        return (now() - start) / BATCH; \
    } \
    static inline double name##_mixed(const Peer *peer, Memory *m, char **blocks, int64_t steps, \
                                      uint64_t alive, uint64_t least, uint64_t range) \
    { \
        (void)peer, (void)m; \
        uint64_t state = UINT64_C(88172645463325252); \
        for (uint64_t k = 0; k < alive; k++) { \
            blocks[k] = touched(ALLOC(least + (next_random(&state) >> 40) % range)); \
        } \
        double start = now(); \
        for (int64_t i = 0; i < steps; i++) { \
            uint64_t random = next_random(&state); \
            uint64_t k = (random & UINT32_MAX) % alive; \
            FREE(blocks[k]); \
            blocks[k] = touched(ALLOC(least + (random >> 40) % range)); \
        } \
        double time = (now() - start) / (double)steps; \
        for (uint64_t k = 0; k < alive; k++) { \
            FREE(blocks[k]); \
        } \
        return time; \
    } \
    static double name##_random(const Peer *peer, Memory *m, char **blocks, int64_t steps) \
    { \
        return name##_mixed(peer, m, blocks, steps, ALIVE, 16, 497); \
    } \
    static double name##_large(const Peer *peer, Memory *m, char **blocks, int64_t steps) \
    { \
        return name##_mixed(peer, m, blocks, steps / 4, ALIVE_LARGE, 600, 31401); \
    }

#define OURO_ALLOC(size) memory_alloc(m, size)
#define OURO_FREE(block) memory_free(m, block)
DEFINE_LOOPS(ouro, OURO_ALLOC, OURO_FREE)
DEFINE_LOOPS(glibc, malloc, free)
#define LOADED_ALLOC(size) peer->alloc(size)
#define LOADED_FREE(block) peer->free(block)
DEFINE_LOOPS(loaded, LOADED_ALLOC, LOADED_FREE)

static const Peer all_peers[] = {
    {.name = "ouroboros", .loops = LOOPS_OF(ouro)},
    {.name = "glibc malloc", .loops = LOOPS_OF(glibc)},
    {.name = "mimalloc",
     .loops = LOOPS_OF(loaded),
     .library = "libmimalloc.so.2",
     .alloc_name = "mi_malloc",
     .free_name = "mi_free"},
    {.name = "PyObject_Malloc (3.11)",
     .loops = LOOPS_OF(loaded),
     .library = "libpython3.11.so.1.0",
     .start_name = "Py_InitializeEx",
     .alloc_name = "PyObject_Malloc",
     .free_name = "PyObject_Free"},
};

enum { PEERS = sizeof all_peers / sizeof all_peers[0] };

/* Finds the peer's functions; false if it is not installed. */
static bool load(Peer *peer)
{
    if (peer->library == NULL) {
        return true;
    }
    void *library = dlopen(peer->library, RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) {
        return false;
    }
    if (peer->start_name != NULL) {
        void (*start)(int) = (void (*)(int))dlsym(library, peer->start_name);
        start(0);
    }
    peer->alloc = (void *(*)(size_t))dlsym(library, peer->alloc_name);
    peer->free = (void (*)(void *))dlsym(library, peer->free_name);
    return peer->alloc != NULL && peer->free != NULL;
}

int main(int argc, char **argv)
{
    int64_t steps = argc > 1 ? atoll(argv[1]) : 10000000;
    const char *why;
    Memory *m = memory_create(NULL, sizeof(Memory), &why);
    char **blocks = calloc(BATCH, sizeof *blocks);
    if (m == NULL || blocks == NULL) {
        fprintf(stderr, "no memory: %s\n", m == NULL ? why : "blocks");
        return 1;
    }
    Peer peers[PEERS];
    bool loaded[PEERS];
    memcpy(peers, all_peers, sizeof peers);
    for (int p = 0; p < PEERS; p++) {
        loaded[p] = load(&peers[p]);
    }
    /* A running program has some blocks of each size; without them each step would empty a pool. */
    for (uint64_t size = 16; size <= 512; size += 16) {
        touched(memory_alloc(m, size));
    }
    double best[PEERS][LOOPS];
    for (int round = 0; round < ROUNDS; round++) {
        for (int p = 0; p < PEERS; p++) {
            for (int l = 0; l < LOOPS && loaded[p]; l++) {
                double time = peers[p].loops[l](&peers[p], m, blocks, steps);
                best[p][l] = round == 0 || time < best[p][l] ? time : best[p][l];
            }
        }
    }
    printf("%-24s %14s %14s %14s %14s %14s   ns per alloc + free (times ours)\n", "", "lifo 32",
           "stack 64x32", "batch 1Mx32", "random 16-512", "large 0.6-32K");
    for (int p = 0; p < PEERS; p++) {
        printf("%-24s%s", peers[p].name, loaded[p] ? "" : " not installed");
        for (int l = 0; l < LOOPS && loaded[p]; l++) {
            printf(" %7.2f (%4.1f)", best[p][l], best[p][l] / best[0][l]);
        }
        printf("\n");
    }
    memory_destroy(m);
    free(blocks);
    return 0;
}
