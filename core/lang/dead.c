/* Dead objects in the free lists; see dead.h. */
#include "lang/dead.h"

#include "gc/gc.h"
#include "types/container/dict.h"
#include "types/container/list.h"
#include "types/container/tuple.h"
#include "types/none.h"
#include "types/number/float.h"

void dead_count(const Runtime *rt, DeadCounts *counts)
{
    const FreeLists *lists = &rt->free_lists;
    counts->floats = lists->float_count;
    counts->lists = lists->list_count;
    counts->dicts = lists->dict_count;
    for (int64_t i = 0; i < PROFILE_TUPLE_FREE_LIST_LENGTHS; i++)
        counts->tuples[i] = lists->tuple_count[i];
}

/* Steals `value`; NULL is a failure. */
static int append_new(Runtime *rt, Object *all, Object *value)
{
    int status = value == NULL ? -1 : list_append(rt, all, value);
    object_xdecref(rt, value);
    return status;
}

static Object *tuple_of_none(Runtime *rt, int64_t length)
{
    Object *tuple = tuple_new(rt, length);
    for (int64_t i = 0; tuple != NULL && i < length; i++)
        tuple_set(tuple, i, none_new(rt));
    return tuple;
}

/* The list of all of them is itself one of the lists. */
static int make_all(Runtime *rt, Object *all, const DeadCounts *counts)
{
    int status = 0;
    for (int64_t i = 0; i < counts->floats && status == 0; i++)
        status = append_new(rt, all, float_from_double(rt, 0));
    for (int64_t i = 1; i < counts->lists && status == 0; i++)
        status = append_new(rt, all, list_new(rt, 0));
    for (int64_t i = 0; i < counts->dicts && status == 0; i++)
        status = append_new(rt, all, dict_new(rt));
    for (int64_t length = 1; length <= PROFILE_TUPLE_FREE_LIST_LENGTHS; length++) {
        for (int64_t i = 0; i < counts->tuples[length - 1] && status == 0; i++)
            status = append_new(rt, all, tuple_of_none(rt, length));
    }
    return status;
}

int dead_leave(Runtime *rt, const DeadCounts *counts)
{
    collector_upcalls.clear_free_lists(rt);
    Object *all = list_new(rt, 0);
    int status = all == NULL ? -1 : make_all(rt, all, counts);
    object_xdecref(rt, all);
    list_trim_free_list(rt, counts->lists);
    return status;
}
