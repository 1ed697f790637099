/* list.sort: a stable merge sort that uses the runs that are there already. Owns the sort and the moment when the
 * list is empty for everybody else; which comparisons are made, and in which order, is CPython's, as programs can
 * count them. CPython: Objects/listobject.c, Objects/listsort.txt.
 *
 * Runs are found from left to right, short ones filled up by binary insertion, and merged in the order of their
 * "power": how deep the border between two neighbours lies in a balanced tree over the whole list. */
#include "types/container/list.h"

#include <string.h>

#include "object/definition.h"
#include "object/error.h"
#include "object/protocol.h"
#include "types/call.h"
#include "types/container/list_order.h"

enum {
    RUNS_MOST = 85,       /* runs that wait to be merged, for 2**64 items */
    GALLOP_FIRST = 7,     /* wins in a row before galloping begins */
    SCRATCH_NEAR = 256,   /* items of scratch that need no memory of their own */
    RUN_LEAST_LIMIT = 64, /* shortest run is in 32 … 64 */
    AHEAD = 6             /* keys that are fetched before their turn */
};

/* Keys and, where a key function was given, the values that move with them. */
typedef struct Span {
    Ref *keys;
    Ref *values; /* NULL: the keys are the values */
} Span;

typedef struct Run {
    Span at;
    int64_t length;
    int power; /* of the border to the next run */
} Run;

typedef struct Sort {
    KeyOrder order;
    int64_t gallop_least;
    int64_t total;
    const Ref *first_key;
    Span scratch;
    int64_t scratch_room;
    int run_count;
    Run runs[RUNS_MOST]; /* from here on nothing is read before it is written */
    Ref near[SCRATCH_NEAR];
} Sort;

static Span span_at(Span span, int64_t index)
{
    return (Span){span.keys + index, span.values == NULL ? NULL : span.values + index};
}

static void span_copy(Span to, Span from, int64_t count)
{
    memmove(to.keys, from.keys, (size_t)count * sizeof(Ref));
    if (to.values != NULL)
        memmove(to.values, from.values, (size_t)count * sizeof(Ref));
}

static void span_copy_one(Span to, int64_t to_index, Span from, int64_t from_index)
{
    to.keys[to_index] = from.keys[from_index];
    if (to.values != NULL)
        to.values[to_index] = from.values[from_index];
}

static void refs_reverse(Ref *low, Ref *high)
{
    for (high--; low < high; low++, high--) {
        Ref swapped = *low;
        *low = *high;
        *high = swapped;
    }
}

static void span_reverse(Span span, int64_t count)
{
    refs_reverse(span.keys, span.keys + count);
    if (span.values != NULL)
        refs_reverse(span.values, span.values + count);
}

/* ---- comparing */

static int less(Sort *sort, Ref left, Ref right)
{
    return sort->order.less(&sort->order, ref_pointer(left), ref_pointer(right));
}

/* Of `count` keys that come one after the other from keys[0] on, in steps of 1 or -1, the one that is compared soon is
 * fetched: large lists do not fit into the caches. */
ALWAYS_INLINE void look_ahead(const Ref *keys, int64_t count, int step)
{
    if (count > AHEAD)
        PREFETCH(ref_pointer(keys[AHEAD * step]));
}

/* ---- runs */

/* Sorts [0, count) of which [0, sorted) is in order. */
static int insert_rest(Sort *sort, Span span, int64_t count, int64_t sorted)
{
    for (int64_t next = sorted == 0 ? 1 : sorted; next < count; next++) {
        Ref key = span.keys[next];
        int64_t low = 0, high = next;
        look_ahead(span.keys + next, count - next, 1);
        while (low < high) {
            int64_t middle = low + ((high - low) >> 1);
            int is_less = less(sort, key, span.keys[middle]);
            if (is_less < 0)
                return -1;
            if (is_less)
                high = middle;
            else
                low = middle + 1;
        }
        Ref value = span.values == NULL ? NO_REF : span.values[next];
        for (int64_t i = next; i > low; i--)
            span_copy_one(span, i, span, i - 1);
        span.keys[low] = key;
        if (span.values != NULL)
            span.values[low] = value;
    }
    return 0;
}

/* The length of the run that begins at keys[0]: falling strictly, or not falling. -1 and an error. */
static int64_t count_run(Sort *sort, const Ref *keys, int64_t most, bool *falls)
{
    *falls = false;
    if (most == 1)
        return 1;
    int is_less = less(sort, keys[1], keys[0]);
    if (is_less < 0)
        return -1;
    *falls = is_less != 0;
    int64_t length = 2;
    for (; length < most; length++) {
        is_less = less(sort, keys[length], keys[length - 1]);
        if (is_less < 0)
            return -1;
        if ((is_less != 0) != *falls)
            break;
    }
    return length;
}

/* So that total / least is a power of two or a bit less. */
static int64_t least_run(int64_t total)
{
    int64_t rest = 0;
    while (total >= RUN_LEAST_LIMIT) {
        rest |= total & 1;
        total >>= 1;
    }
    return total + rest;
}

/* ---- galloping: where a key belongs in keys[0, count), looked for from `hint` in steps of 1, 3, 7, 15 …  */

/* Before everything equal to it: keys[k - 1] < key <= keys[k]. -1 and an error. */
static int64_t gallop_left(Sort *sort, Ref key, const Ref *keys, int64_t count, int64_t hint)
{
    int64_t last = 0, offset = 1, low, high;
    int is_less = less(sort, keys[hint], key);
    if (is_less < 0)
        return -1;
    bool upwards = is_less != 0;
    int64_t most = upwards ? count - hint : hint + 1;
    while (offset < most) {
        is_less = less(sort, keys[upwards ? hint + offset : hint - offset], key);
        if (is_less < 0)
            return -1;
        if ((is_less != 0) != upwards)
            break;
        last = offset;
        offset = offset > INT64_MAX / 4 ? most : offset * 2 + 1;
    }
    if (offset > most)
        offset = most;
    low = upwards ? hint + last : hint - offset;
    high = upwards ? hint + offset : hint - last;
    for (low++; low < high;) {
        int64_t middle = low + ((high - low) >> 1);
        is_less = less(sort, keys[middle], key);
        if (is_less < 0)
            return -1;
        if (is_less)
            low = middle + 1;
        else
            high = middle;
    }
    return high;
}

/* Behind everything equal to it: keys[k - 1] <= key < keys[k]. -1 and an error. */
static int64_t gallop_right(Sort *sort, Ref key, const Ref *keys, int64_t count, int64_t hint)
{
    int64_t last = 0, offset = 1, low, high;
    int is_less = less(sort, key, keys[hint]);
    if (is_less < 0)
        return -1;
    bool downwards = is_less != 0;
    int64_t most = downwards ? hint + 1 : count - hint;
    while (offset < most) {
        is_less = less(sort, key, keys[downwards ? hint - offset : hint + offset]);
        if (is_less < 0)
            return -1;
        if ((is_less != 0) != downwards)
            break;
        last = offset;
        offset = offset > INT64_MAX / 4 ? most : offset * 2 + 1;
    }
    if (offset > most)
        offset = most;
    low = downwards ? hint - offset : hint + last;
    high = downwards ? hint - last : hint + offset;
    for (low++; low < high;) {
        int64_t middle = low + ((high - low) >> 1);
        is_less = less(sort, key, keys[middle]);
        if (is_less < 0)
            return -1;
        if (is_less)
            high = middle;
        else
            low = middle + 1;
    }
    return high;
}

/* ---- merging */

static void give_scratch_back(Sort *sort)
{
    if (sort->scratch.keys != sort->near)
        memory_free(&sort->order.rt->memory, sort->scratch.keys);
    sort->scratch.keys = sort->near;
}

static int need_scratch(Sort *sort, int64_t count)
{
    bool has_values = sort->scratch.values != NULL;
    int64_t parts = has_values ? 2 : 1;
    if (count <= sort->scratch_room)
        return 0;
    give_scratch_back(sort);
    Ref *refs = memory_alloc(&sort->order.rt->memory, (uint64_t)(count * parts) * sizeof(Ref));
    if (refs == NULL) {
        sort->scratch_room = SCRATCH_NEAR / parts;
        if (has_values)
            sort->scratch.values = sort->near + sort->scratch_room;
        error_no_memory(sort->order.rt);
        return -1;
    }
    sort->scratch_room = count;
    sort->scratch = (Span){refs, has_values ? refs + count : NULL};
    return 0;
}

/* A merge that is on. Going up: `left` waits in the scratch, `to` is where the next one goes. Going down: `right`
 * waits, and all indices are those of the last item that is left.
 *   items left over + items placed == both lengths */
typedef struct Merge {
    Sort *sort;
    Span left, right, to;
    int64_t left_count, right_count;
} Merge;

typedef enum MergeStep { STEP_ON, STEP_DONE, STEP_ONE_LEFT, STEP_FAILED } MergeStep;

ALWAYS_INLINE void up_take(Merge *merge, bool from_right)
{
    Span *from = from_right ? &merge->right : &merge->left;
    span_copy_one(merge->to, 0, *from, 0);
    merge->to = span_at(merge->to, 1);
    *from = span_at(*from, 1);
    look_ahead(from->keys, from_right ? --merge->right_count : --merge->left_count, 1);
}

static void up_take_many(Merge *merge, bool from_right, int64_t count)
{
    Span *from = from_right ? &merge->right : &merge->left;
    span_copy(merge->to, *from, count);
    merge->to = span_at(merge->to, count);
    *from = span_at(*from, count);
    if (from_right)
        merge->right_count -= count;
    else
        merge->left_count -= count;
}

/* One item at a time, until one side wins often. */
static MergeStep up_plainly(Merge *merge)
{
    Sort *sort = merge->sort;
    int64_t left_wins = 0, right_wins = 0;
    for (;;) {
        int is_less = less(sort, merge->right.keys[0], merge->left.keys[0]);
        if (is_less < 0)
            return STEP_FAILED;
        if (is_less) {
            up_take(merge, true);
            right_wins++;
            left_wins = 0;
            if (merge->right_count == 0)
                return STEP_DONE;
            if (right_wins >= sort->gallop_least)
                return STEP_ON;
        } else {
            up_take(merge, false);
            left_wins++;
            right_wins = 0;
            if (merge->left_count == 1)
                return STEP_ONE_LEFT;
            if (left_wins >= sort->gallop_least)
                return STEP_ON;
        }
    }
}

/* Many at a time, as long as that pays. */
static MergeStep up_galloping(Merge *merge)
{
    Sort *sort = merge->sort;
    int64_t left_wins, right_wins;
    sort->gallop_least++;
    do {
        sort->gallop_least -= sort->gallop_least > 1;
        left_wins = gallop_right(sort, merge->right.keys[0], merge->left.keys, merge->left_count, 0);
        if (left_wins < 0)
            return STEP_FAILED;
        if (left_wins > 0) {
            up_take_many(merge, false, left_wins);
            if (merge->left_count == 1)
                return STEP_ONE_LEFT;
            /* Only where comparisons contradict each other. */
            if (merge->left_count == 0)
                return STEP_DONE;
        }
        up_take(merge, true);
        if (merge->right_count == 0)
            return STEP_DONE;
        right_wins = gallop_left(sort, merge->left.keys[0], merge->right.keys, merge->right_count, 0);
        if (right_wins < 0)
            return STEP_FAILED;
        if (right_wins > 0) {
            up_take_many(merge, true, right_wins);
            if (merge->right_count == 0)
                return STEP_DONE;
        }
        up_take(merge, false);
        if (merge->left_count == 1)
            return STEP_ONE_LEFT;
    } while (left_wins >= GALLOP_FIRST || right_wins >= GALLOP_FIRST);
    sort->gallop_least++;
    return STEP_ON;
}

/* Merges neighbours, of which the left one is not longer. What waits in the scratch goes back whatever happens. */
static int merge_up(Sort *sort, Run *left, Run *right)
{
    if (need_scratch(sort, left->length) < 0)
        return -1;
    span_copy(sort->scratch, left->at, left->length);
    Merge merge = {sort, sort->scratch, right->at, left->at, left->length, right->length};
    up_take(&merge, true);
    MergeStep step = merge.right_count == 0 ? STEP_DONE : merge.left_count == 1 ? STEP_ONE_LEFT : STEP_ON;
    while (step == STEP_ON) {
        step = up_plainly(&merge);
        if (step == STEP_ON)
            step = up_galloping(&merge);
    }
    if (step == STEP_ONE_LEFT) {
        span_copy(merge.to, merge.right, merge.right_count);
        span_copy_one(merge.to, merge.right_count, merge.left, 0);
    } else if (merge.left_count > 0) {
        span_copy(merge.to, merge.left, merge.left_count);
    }
    return step == STEP_FAILED ? -1 : 0;
}

ALWAYS_INLINE void down_take(Merge *merge, bool from_left)
{
    Span *from = from_left ? &merge->left : &merge->right;
    span_copy_one(merge->to, 0, *from, 0);
    merge->to = span_at(merge->to, -1);
    *from = span_at(*from, -1);
    look_ahead(from->keys, from_left ? --merge->left_count : --merge->right_count, -1);
}

static void down_take_many(Merge *merge, bool from_left, int64_t count)
{
    Span *from = from_left ? &merge->left : &merge->right;
    merge->to = span_at(merge->to, -count);
    *from = span_at(*from, -count);
    span_copy(span_at(merge->to, 1), span_at(*from, 1), count);
    if (from_left)
        merge->left_count -= count;
    else
        merge->right_count -= count;
}

static MergeStep down_plainly(Merge *merge)
{
    Sort *sort = merge->sort;
    int64_t left_wins = 0, right_wins = 0;
    for (;;) {
        int is_less = less(sort, merge->right.keys[0], merge->left.keys[0]);
        if (is_less < 0)
            return STEP_FAILED;
        if (is_less) {
            down_take(merge, true);
            left_wins++;
            right_wins = 0;
            if (merge->left_count == 0)
                return STEP_DONE;
            if (left_wins >= sort->gallop_least)
                return STEP_ON;
        } else {
            down_take(merge, false);
            right_wins++;
            left_wins = 0;
            if (merge->right_count == 1)
                return STEP_ONE_LEFT;
            if (right_wins >= sort->gallop_least)
                return STEP_ON;
        }
    }
}

/* `base`: where each side begins. */
static MergeStep down_galloping(Merge *merge, const Ref *left_base, const Ref *right_base)
{
    Sort *sort = merge->sort;
    int64_t left_wins, right_wins, place;
    sort->gallop_least++;
    do {
        sort->gallop_least -= sort->gallop_least > 1;
        place = gallop_right(sort, merge->right.keys[0], left_base, merge->left_count, merge->left_count - 1);
        if (place < 0)
            return STEP_FAILED;
        left_wins = merge->left_count - place;
        if (left_wins > 0) {
            down_take_many(merge, true, left_wins);
            if (merge->left_count == 0)
                return STEP_DONE;
        }
        down_take(merge, false);
        if (merge->right_count == 1)
            return STEP_ONE_LEFT;
        place =
            gallop_left(sort, merge->left.keys[0], right_base, merge->right_count, merge->right_count - 1);
        if (place < 0)
            return STEP_FAILED;
        right_wins = merge->right_count - place;
        if (right_wins > 0) {
            down_take_many(merge, false, right_wins);
            if (merge->right_count == 1)
                return STEP_ONE_LEFT;
            /* Only where comparisons contradict each other. */
            if (merge->right_count == 0)
                return STEP_DONE;
        }
        down_take(merge, true);
        if (merge->left_count == 0)
            return STEP_DONE;
    } while (left_wins >= GALLOP_FIRST || right_wins >= GALLOP_FIRST);
    sort->gallop_least++;
    return STEP_ON;
}

static int merge_down(Sort *sort, Run *left, Run *right)
{
    if (need_scratch(sort, right->length) < 0)
        return -1;
    span_copy(sort->scratch, right->at, right->length);
    const Ref *left_base = left->at.keys;
    Span scratch = sort->scratch;
    Merge merge = {sort,
                   span_at(left->at, left->length - 1),
                   span_at(scratch, right->length - 1),
                   span_at(right->at, right->length - 1),
                   left->length,
                   right->length};
    down_take(&merge, true);
    MergeStep step = merge.left_count == 0 ? STEP_DONE : merge.right_count == 1 ? STEP_ONE_LEFT : STEP_ON;
    while (step == STEP_ON) {
        step = down_plainly(&merge);
        if (step == STEP_ON)
            step = down_galloping(&merge, left_base, scratch.keys);
    }
    if (step == STEP_ONE_LEFT) {
        int64_t count = merge.left_count;
        span_copy(span_at(merge.to, 1 - count), span_at(merge.left, 1 - count), count);
        span_copy_one(merge.to, -count, merge.right, 0);
    } else if (merge.right_count > 0) {
        span_copy(span_at(merge.to, 1 - merge.right_count), scratch, merge.right_count);
    }
    return step == STEP_FAILED ? -1 : 0;
}

/* Merges run `index` with the next one; what is in place already at either end is left alone. */
static int merge_at(Sort *sort, int index)
{
    Run left = sort->runs[index];
    Run right = sort->runs[index + 1];
    sort->runs[index].length = left.length + right.length;
    if (index == sort->run_count - 3)
        sort->runs[index + 1] = sort->runs[index + 2];
    sort->run_count--;
    int64_t in_place = gallop_right(sort, right.at.keys[0], left.at.keys, left.length, 0);
    if (in_place < 0)
        return -1;
    left.at = span_at(left.at, in_place);
    left.length -= in_place;
    if (left.length == 0)
        return 0;
    right.length =
        gallop_left(sort, left.at.keys[left.length - 1], right.at.keys, right.length, right.length - 1);
    if (right.length <= 0)
        return (int)right.length;
    return left.length <= right.length ? merge_up(sort, &left, &right) : merge_down(sort, &left, &right);
}

/* How many binary digits of the two runs' middles, as fractions of the whole, agree, and one. */
static int border_power(int64_t start, int64_t left_length, int64_t right_length, int64_t total)
{
    int64_t left = 2 * start + left_length;
    int64_t right = left + left_length + right_length;
    for (int power = 1;; power++) {
        if (left >= total) {
            left -= total;
            right -= total;
        } else if (right >= total) {
            return power;
        }
        left <<= 1;
        right <<= 1;
    }
}

/* A run of this length follows those that wait: those whose borders lie deeper are merged first. */
static int make_way(Sort *sort, int64_t length)
{
    if (sort->run_count == 0)
        return 0;
    const Run *last = &sort->runs[sort->run_count - 1];
    int power = border_power(last->at.keys - sort->first_key, last->length, length, sort->total);
    while (sort->run_count > 1 && sort->runs[sort->run_count - 2].power > power) {
        if (merge_at(sort, sort->run_count - 2) < 0)
            return -1;
    }
    sort->runs[sort->run_count - 1].power = power;
    return 0;
}

static int merge_all(Sort *sort)
{
    while (sort->run_count > 1) {
        int index = sort->run_count - 2;
        if (index > 0 && sort->runs[index - 1].length < sort->runs[index + 1].length)
            index--;
        if (merge_at(sort, index) < 0)
            return -1;
    }
    return 0;
}

static int sort_span(Sort *sort, Span span, int64_t total)
{
    int64_t least = least_run(total);
    for (int64_t left = total; left > 0;) {
        bool falls;
        int64_t length = count_run(sort, span.keys, left, &falls);
        if (length < 0)
            return -1;
        if (falls)
            span_reverse(span, length);
        if (length < least) {
            int64_t forced = left <= least ? left : least;
            if (insert_rest(sort, span, forced, length) < 0)
                return -1;
            length = forced;
        }
        if (make_way(sort, length) < 0)
            return -1;
        sort->runs[sort->run_count++] = (Run){span, length, 0};
        span = span_at(span, length);
        left -= length;
    }
    return merge_all(sort);
}

/* ---- the list around it */

/* The keys of the items; NULL and an error. */
static Ref *make_keys(Runtime *rt, const Ref *items, int64_t count, Object *function)
{
    Ref *keys = memory_alloc(&rt->memory, (uint64_t)count * sizeof(Ref));
    if (keys == NULL) {
        error_no_memory(rt);
        return NULL;
    }
    for (int64_t i = 0; i < count; i++) {
        Object *key = object_call_one(rt, function, ref_pointer(items[i]));
        keys[i] = ref_of(key);
        if (key != NULL)
            continue;
        while (--i >= 0)
            object_decref(rt, ref_pointer(keys[i]));
        memory_free(&rt->memory, keys);
        return NULL;
    }
    return keys;
}

static int sort_items(Runtime *rt, Span span, int64_t count, bool reverse)
{
    Sort sort;
    memset(&sort, 0, offsetof(Sort, runs));
    sort.order.rt = rt;
    sort.gallop_least = GALLOP_FIRST;
    sort.total = count;
    sort.first_key = span.keys;
    sort.scratch_room = span.values == NULL ? SCRATCH_NEAR : SCRATCH_NEAR / 2;
    sort.scratch = (Span){sort.near, span.values == NULL ? NULL : sort.near + SCRATCH_NEAR / 2};
    if (count < 2)
        return 0;
    key_order_choose(&sort.order, span.keys, count);
    /* Reversed before and after, so that equal ones keep their order. */
    if (reverse)
        span_reverse(span, count);
    int status = sort_span(&sort, span, count);
    if (reverse)
        span_reverse(span, count);
    give_scratch_back(&sort);
    return status;
}

static int sort_with_keys(Runtime *rt, Ref *items, int64_t count, Object *key, bool reverse)
{
    if (key == NULL)
        return sort_items(rt, (Span){items, NULL}, count, reverse);
    Ref *keys = make_keys(rt, items, count, key);
    if (keys == NULL)
        return -1;
    int status = sort_items(rt, (Span){keys, items}, count, reverse);
    for (int64_t i = 0; i < count; i++)
        object_decref(rt, ref_pointer(keys[i]));
    memory_free(&rt->memory, keys);
    return status;
}

/* Before: any list. Meanwhile the list is empty, its items are the sort's, and allocated == -1 says so; whatever is
 * put into it then is thrown away. After: the same items in another order. */
int list_sort(Runtime *rt, Object *object, Object *key, bool reverse)
{
    ListObject *list = (ListObject *)object;
    Ref items = list->ob_item;
    int64_t size = list->ob_base.ob_size;
    int64_t allocated = list->allocated;
    list->ob_base.ob_size = 0;
    list->ob_item = NO_REF;
    list->allocated = -1;
    int status = sort_with_keys(rt, ref_pointer(items), size, key, reverse);
    if (list->allocated != -1 && status == 0) {
        error_set(rt, ERROR_VALUE, "list modified during sort");
        status = -1;
    }
    Ref *intruders = ref_pointer(list->ob_item);
    int64_t intruder_count = list->ob_base.ob_size;
    list->ob_item = items;
    list->ob_base.ob_size = size;
    list->allocated = allocated;
    while (--intruder_count >= 0)
        object_xdecref(rt, ref_pointer(intruders[intruder_count]));
    memory_free(&rt->memory, intruders);
    return status;
}
