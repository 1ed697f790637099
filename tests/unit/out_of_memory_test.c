/* Running out of memory is a result: whichever allocation of a program fails, and wherever a heap's limit is,
 * the program ends in MemoryError, nothing is held, the heap is consistent and at the end nothing is left. */
#include "api_fixture.h"

#include "base/assert.h"
#include "region/object_programs.h"

/* Which allocations fail. */
typedef struct Failure {
    uint64_t at;
    bool and_later;
    uint64_t heap_limit;
    int64_t size; /* of the program */
} Failure;

/* Runs a program in a runtime of its own; whether it went through. */
static bool run_with(const ObjectProgram *program, const Failure *failure, const char *what)
{
    ouro_Options options = ouro_options_default();
    options.heap_limit = failure->heap_limit;
    ouro_Runtime *rt = ouro_create(&options, NULL);
    if (rt == NULL && failure->heap_limit != 0)
        return false;
    assert_non_null(rt);
    ouro_fail_allocation(rt, failure->at, failure->and_later);
    bool is_done = program->run(rt, failure->size);
    uint64_t count = ouro_allocation_count(rt);
    ouro_fail_allocation(rt, 0, false);
    ouro_ErrorKind kind = ouro_error_kind(rt);
    ouro_error_clear(rt);
    int64_t held = ouro_held_count(rt, NULL);
    char why[200] = "";
    bool is_consistent = ouro_check(rt, why, sizeof why);
    ouro_Leaks leaks = ouro_destroy(rt);
    bool is_as_expected = is_done ? kind == OURO_ERROR_NONE : kind == OURO_ERROR_MEMORY;
    if (!is_as_expected || held != 0 || !is_consistent || leaks.references != 0 || leaks.blocks != 0) {
        fail_msg("%s, %s %lld: %s; held %lld; %s; [%lld refs, %lld blocks]", program->name, what,
                 (long long)(failure->at != 0 ? failure->at : failure->heap_limit), ouro_error_name(kind),
                 (long long)held, is_consistent ? "consistent" : why, (long long)leaks.references,
                 (long long)leaks.blocks);
    }
    return is_done && (failure->at == 0 || count < failure->at);
}

static void each_allocation_may_fail(void **state)
{
    (void)state;
    const ObjectProgram *program;
    for (uint32_t i = 0; (program = object_program_at(i)) != NULL; i++) {
        Failure failure = {.at = 1, .size = program->small_size};
        while (!run_with(program, &failure, "allocation"))
            failure.at++;
        print_message("  %s: %lld allocations\n", program->name, (long long)failure.at - 1);
    }
}

static void each_allocation_and_all_after_it_may_fail(void **state)
{
    (void)state;
    const ObjectProgram *program;
    for (uint32_t i = 0; (program = object_program_at(i)) != NULL; i++) {
        Failure failure = {.at = 1, .and_later = true, .size = program->small_size};
        while (!run_with(program, &failure, "allocations from"))
            failure.at++;
    }
}

/* The limit goes up by an eighth, from the least that is taken to more than the program does. */
static void a_heap_may_be_limited_anywhere(void **state)
{
    (void)state;
    const ObjectProgram *program;
    int64_t part = OURO_VERIFY ? 10 : 1;
    for (uint32_t i = 0; (program = object_program_at(i)) != NULL; i++) {
        Failure failure = {.heap_limit = OURO_HEAP_LEAST, .size = program->size / part};
        int limits = 0;
        for (; !run_with(program, &failure, "limit"); limits++)
            failure.heap_limit += failure.heap_limit / 8 / 4096 * 4096;
        print_message("  %s: %d limits\n", program->name, limits);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_allocation_may_fail),
        cmocka_unit_test(each_allocation_and_all_after_it_may_fail),
        cmocka_unit_test(a_heap_may_be_limited_anywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
