/* Random work on lists, tuples and sets: operations are drawn from a fixed sequence; prints the result of
 * each with the shape of the container, what is in it and in which order, in which order things died, and how
 * often they were compared. sequences.py does the same with CPython. usage: sequences SEED */
#include "sequences_lists.h"
#include "sequences_sets.h"

/* ---- growing and shrinking */

typedef struct Growth {
    Object *list;
    Object *fives; /* set of multiples of 5 */
    Object *holes; /* set from which some are deleted again */
    int64_t sizes[3];
} Growth;

/* Whether a size has changed since the last call. */
static bool has_changed(Growth *growth, int count)
{
    Object *const objects[3] = {growth->list, growth->fives, growth->holes};
    bool result = false;
    for (int i = 0; i < count; i++) {
        int64_t size = object_getsizeof(program.rt, objects[i]);
        result |= size != growth->sizes[i];
        growth->sizes[i] = size;
    }
    return result;
}

static void with_int(int64_t number, Object *set, int (*function)(Runtime *, Object *, Object *))
{
    Object *key = must(int_from_int64(program.rt, number));
    if (function(program.rt, set, key) < 0)
        must(NULL);
    object_decref(program.rt, key);
}

static void grow_up(Growth *growth)
{
    for (int i = 0; i < 120000; i++) {
        list_append(program.rt, growth->list, runtime_none(program.rt));
        with_int(i * 5, growth->fives, set_add);
        with_int(i, growth->holes, set_add);
        if (i % 3 == 0)
            with_int(i / 2, growth->holes, set_discard);
        if (has_changed(growth, 3)) {
            printf("grow %d %" PRId64 " %" PRId64 " %" PRId64 "\n", i, growth->sizes[0], growth->sizes[1],
                   growth->sizes[2]);
        }
    }
}

static void show_grown(const Growth *growth)
{
    Runtime *rt = program.rt;
    set_difference_update(rt, growth->holes, growth->fives);
    set_update(rt, growth->fives, growth->holes);
    Object *copied = must(set_copy(rt, growth->fives));
    Object *both = must(set_intersection(rt, growth->fives, growth->holes));
    printf("grown %" PRId64 " %" PRId64 " %" PRId64 " %" PRId64 " %" PRId64 " %" PRId64 "\n",
           object_getsizeof(rt, growth->fives), object_getsizeof(rt, growth->holes), set_size(growth->fives),
           set_size(growth->holes), object_getsizeof(rt, copied), object_getsizeof(rt, both));
    object_decref(rt, both);
    object_decref(rt, copied);
}

static void shrink(Growth *growth)
{
    Runtime *rt = program.rt;
    growth->sizes[0] = 0;
    while (list_size(growth->list) != 0) {
        object_decref(rt, must(list_pop(rt, growth->list, -1)));
        if (set_size(growth->fives) != 0)
            object_decref(rt, must(set_pop(rt, growth->fives)));
        if (has_changed(growth, 2)) {
            printf("shrink %" PRId64 " %" PRId64 " %" PRId64 "\n", list_size(growth->list), growth->sizes[0],
                   growth->sizes[1]);
        }
    }
}

static void grow(void)
{
    Runtime *rt = program.rt;
    Growth growth = {must(list_new(rt, 0)), must(set_new(rt, TYPE_SET)), must(set_new(rt, TYPE_SET)), {0}};
    grow_up(&growth);
    show_grown(&growth);
    shrink(&growth);
    object_decref(rt, growth.holes);
    object_decref(rt, growth.fives);
    object_decref(rt, growth.list);
}

/* ---- */

static void finish(void)
{
    Runtime *rt = program.rt;
    for (int i = 0; i < LISTS; i++)
        replace(&program.lists[i], must(list_new(rt, 0)));
    for (int i = 0; i < SETS; i++)
        replace(&program.sets[i], must(set_new(rt, TYPE_SET)));
    printf("end %" PRIu32 " %" PRId64 " %" PRId64 "\n", program.deaths, program.born, held());
    program.nested = true;
    for (int i = 0; i < LISTS; i++)
        replace(&program.lists[i], NULL);
    for (int i = 0; i < SETS; i++)
        replace(&program.sets[i], NULL);
    for (int i = POOL - 1; i >= 0; i--)
        replace(&program.pool[i], NULL);
    replace(&program.mortal_class, NULL);
    replace(&program.name_n, NULL);
}

/* [0 refs, 0 blocks] */
static int is_clean(void)
{
    Runtime *rt = program.rt;
    types_finalize(rt);
    int64_t blocks = memory_statistics(&rt->memory).allocated_blocks;
    int64_t references = statics_reference_excess(rt);
    if (blocks != 0 || references != 0)
        fprintf(stderr, "[%" PRId64 " refs, %" PRId64 " blocks]\n", references, blocks);
    memory_destroy(&rt->memory);
    return blocks == 0 && references == 0;
}

int main(int count, char **arguments)
{
    const char *why = NULL;
    if (count != 2)
        return 2;
    program.seed = strtoull(arguments[1], NULL, 10);
    program.busy = -1;
    program.rt = (Runtime *)memory_create(NULL, sizeof(Runtime), &why);
    if (program.rt == NULL || types_init(program.rt) < 0)
        return 1;
    program.rt->collector.enabled = 0;
    make_pool();
    make_rest();
    grow();
    for (int step = 0; step < STEPS; step++) {
        if (draw(2) != 0) {
            work_on_lists(step);
        } else {
            work_on_sets(step);
        }
    }
    finish();
    return is_clean() ? 0 : 1;
}
