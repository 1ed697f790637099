/* Long random sequences against a shadow model, with every invariant proved on the way; the same under a
 * limit and under injected failures. */
#include "memory_support.h"

enum { SLOTS = 2000 };

typedef struct Shadow {
    unsigned char *block;
    uint64_t size;
    unsigned char mark;
    bool raw;
} Shadow;

static uint64_t random_size(uint64_t *random)
{
    uint64_t draw = next_random(random);
    switch (draw % 16) {
    case 0:
        return draw / 16 % 40000;
    case 1:
        return draw / 16 % 300000;
    case 2:
    case 3:
        return draw / 16 % 3000;
    default:
        return draw / 16 % 520;
    }
}

static void assert_marked(const Shadow *shadow, uint64_t size)
{
    for (uint64_t i = 0; i < size; i++) {
        if (shadow->block[i] != shadow->mark)
            fail_msg("byte %d of a block of %d has changed", (int)i, (int)shadow->size);
    }
}

static void release(Memory *m, Shadow *shadow)
{
    if (shadow->block == NULL)
        return;
    assert_marked(shadow, shadow->size);
    if (shadow->raw) {
        raw_free(m, shadow->block);
    } else {
        memory_free(m, shadow->block);
    }
    shadow->block = NULL;
}

static void allocate(Memory *m, Shadow *shadow, uint64_t *random)
{
    uint64_t size = random_size(random);
    shadow->raw = next_random(random) % 8 == 0;
    shadow->block = shadow->raw ? raw_alloc(m, size) : memory_alloc(m, size);
    shadow->size = size;
    shadow->mark = (unsigned char)next_random(random);
    if (shadow->block != NULL)
        memset(shadow->block, shadow->mark, size);
}

static void resize(Memory *m, Shadow *shadow, uint64_t *random)
{
    uint64_t size = random_size(random);
    void *resized =
        shadow->raw ? raw_realloc(m, shadow->block, size) : memory_realloc(m, shadow->block, size);
    if (resized == NULL) {
        assert_marked(shadow, shadow->size);
        return;
    }
    uint64_t kept = size < shadow->size ? size : shadow->size;
    shadow->block = resized;
    shadow->size = size;
    assert_marked(shadow, kept);
    memset(resized, shadow->mark, size);
}

static void step(Memory *m, Shadow *shadow, uint64_t *random)
{
    if (shadow->block == NULL) {
        allocate(m, shadow, random);
    } else if (next_random(random) % 3 == 0) {
        resize(m, shadow, random);
    } else {
        release(m, shadow);
    }
}

static void release_all(Memory *m, Shadow *shadows)
{
    for (int i = 0; i < SLOTS; i++)
        release(m, &shadows[i]);
    assert_valid(m);
    MemoryStatistics statistics = memory_statistics(m);
    assert_int_equal(statistics.allocated_blocks, 0);
    assert_int_equal(statistics.pool_bytes, 0);
    assert_true(statistics.arenas <= 1);
}

static int64_t run(Memory *m, int steps, uint64_t seed)
{
    static Shadow shadows[SLOTS];
    memset(shadows, 0, sizeof shadows);
    uint64_t random = seed;
    int64_t most = 0;
    for (int i = 0; i < steps; i++) {
        /* Now many slots, now few, so that pools and arenas empty again. */
        uint64_t slots = i / 4000 % 2 == 0 ? SLOTS : SLOTS / 20;
        step(m, &shadows[next_random(&random) % slots], &random);
        if (i % 500 == 0) {
            assert_valid(m);
            int64_t blocks = memory_statistics(m).allocated_blocks;
            most = blocks > most ? blocks : most;
        }
    }
    release_all(m, shadows);
    return most;
}

static void random_requests_keep_every_invariant(void **state)
{
    int64_t most = run(*state, 60000, UINT64_C(88172645463325252));
    assert_true(most > 500);
}

static void same_requests_leave_the_same_bytes(void **state)
{
    (void)state;
    Memory *first = region_of_size(0);
    run(first, 10000, 12345);
    uint64_t size = first->size;
    uint64_t base = first->base;
    void *copy = test_malloc(size);
    memcpy(copy, first, size);
    memory_destroy(first);
    Memory *second = region_of_size(0);
    assert_int_equal(second->base, base);
    run(second, 10000, 12345);
    assert_int_equal(second->size, size);
    assert_memory_equal(second, copy, size);
    memory_destroy(second);
    test_free(copy);
}

static void limit_leaves_everything_whole(void **state)
{
    (void)state;
    for (uint64_t limit = 1; limit <= 8; limit *= 2) {
        Memory *m = region_of_size(limit << 20);
        run(m, 20000, 99);
        assert_true(m->size <= limit << 20);
        memory_destroy(m);
    }
}

static void each_failure_in_turn_leaves_everything_whole(void **state)
{
    (void)state;
    for (uint64_t number = 1; number <= 60; number++) {
        Memory *m = region_of_size(0);
        fail_allocation(m, number, number % 2 == 0);
        run(m, 300, 7);
        assert_true(host_of(m)->fail_count >= number);
        memory_destroy(m);
    }
}

static int64_t events[OURO_EVENT_COUNT];

static void count_event(void *user, ouro_Runtime *runtime, const ouro_Event *event)
{
    assert_int_equal(event->clock, ((Memory *)(void *)runtime)->clock);
    assert_ptr_equal(user, &events);
    events[event->kind]++;
}

static void events_balance(void **state)
{
    Memory *m = *state;
    if (!OURO_HOOKS)
        skip();
    memset(events, 0, sizeof events);
    Host *host = host_of(m);
    host->hook = count_event;
    host->hook_user = &events;
    host->event_mask = OURO_ALL_EVENTS;
    host->attention = ATTENTION_HOOK;
    run(m, 20000, 42);
    assert_true(events[OURO_EVENT_ALLOCATION] > 1000);
    assert_int_equal(events[OURO_EVENT_ALLOCATION], events[OURO_EVENT_FREE]);
    assert_int_equal(events[OURO_EVENT_ARENA_NEW], m->ntimes_arena_allocated);
    assert_int_equal(events[OURO_EVENT_ARENA_NEW] - events[OURO_EVENT_ARENA_FREE],
                     m->narenas_currently_allocated);
    int64_t all = 0;
    for (int i = 0; i < OURO_EVENT_COUNT; i++)
        all += events[i];
    assert_int_equal(m->clock, all);
    /* The mask chooses what is delivered, not what is counted. */
    memory_alloc(m, 32);
    uint64_t clock = m->clock;
    memset(events, 0, sizeof events);
    host->event_mask = OURO_EVENT_BIT(OURO_EVENT_FREE);
    memory_free(m, memory_alloc(m, 32));
    assert_int_equal(m->clock, clock + 2);
    assert_int_equal(events[OURO_EVENT_ALLOCATION], 0);
    assert_int_equal(events[OURO_EVENT_FREE], 1);
}

static void without_a_hook_the_clock_stands_still(void **state)
{
    Memory *m = *state;
    run(m, 1000, 1);
    assert_int_equal(m->clock, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(random_requests_keep_every_invariant, begin, end),
        cmocka_unit_test(same_requests_leave_the_same_bytes),
        cmocka_unit_test(limit_leaves_everything_whole),
        cmocka_unit_test(each_failure_in_turn_leaves_everything_whole),
        cmocka_unit_test_setup_teardown(events_balance, begin, end),
        cmocka_unit_test_setup_teardown(without_a_hook_the_clock_stands_still, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
