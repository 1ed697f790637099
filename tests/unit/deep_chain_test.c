/* A chain of millions of nested lists is made, collected, verified and freed on a C stack of 256 KiB: nothing
 * recurses with the data. */
#include "api_fixture.h"

#include <pthread.h>

#include "base/assert.h"
#include "region/object_programs.h"

#define STACK_BYTES (256 * 1024)

typedef struct Chain {
    int64_t count;
    bool is_done;
    ouro_Leaks leaks;
} Chain;

static void *run(void *argument)
{
    Chain *chain = argument;
    ouro_Runtime *rt = ouro_create(NULL, NULL);
    if (rt == NULL)
        return NULL;
    chain->is_done = deep_chain(rt, chain->count);
    chain->leaks = ouro_destroy(rt);
    return NULL;
}

static void a_deep_chain_needs_no_deep_stack(void **state)
{
    (void)state;
    Chain chain = {.count = OURO_VERIFY ? 200000 : 5000000};
    pthread_attr_t attributes;
    pthread_t thread;
    assert_int_equal(pthread_attr_init(&attributes), 0);
    assert_int_equal(pthread_attr_setstacksize(&attributes, STACK_BYTES), 0);
    assert_int_equal(pthread_create(&thread, &attributes, run, &chain), 0);
    assert_int_equal(pthread_join(thread, NULL), 0);
    pthread_attr_destroy(&attributes);
    assert_true(chain.is_done);
    assert_int_equal(chain.leaks.references, 0);
    assert_int_equal(chain.leaks.blocks, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_deep_chain_needs_no_deep_stack)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
