/* tuple: see tuple.h. */
#include "types/container/tuple.h"

#include <string.h>

#include "object/dealloc.h"
#include "object/error.h"
#include "object/protocol.h"
#include "types/none.h"
#include "types/number/bool.h"

static TupleObject *as_tuple(Object *object) { return (TupleObject *)object; }

static int64_t bytes_for(int64_t size) { return (int64_t)sizeof(TupleObject) + size * (int64_t)sizeof(Ref); }

static Object *empty_tuple(Runtime *rt) { return &rt->statics.empty_tuple.tuple.ob_base.ob_base; }

/* ---- dead tuples kept for reuse */

/* A dead tuple of this size, alive again, or NULL. */
static Object *free_list_take(Runtime *rt, int64_t size)
{
    FreeLists *lists = &rt->free_lists;
    if (size > PROFILE_TUPLE_FREE_LIST_TAKES)
        return NULL;
    TupleObject *tuple = ref_pointer(lists->tuple_first[size - 1]);
    if (tuple == NULL)
        return NULL;
    lists->tuple_first[size - 1] = tuple->ob_item[0];
    lists->tuple_count[size - 1]--;
    object_revive(rt, &tuple->ob_base.ob_base);
    return &tuple->ob_base.ob_base;
}

/* Keeps a dead tuple; false when it is not for keeping. */
static bool free_list_put(Runtime *rt, TupleObject *tuple)
{
    FreeLists *lists = &rt->free_lists;
    int64_t index = tuple->ob_base.ob_size - 1;
    if (index < 0 || index >= PROFILE_TUPLE_FREE_LIST_LENGTHS)
        return false;
    if (lists->tuple_count[index] >= PROFILE_TUPLE_FREE_LIST_EACH)
        return false;
    if (!object_is_exact(rt, &tuple->ob_base.ob_base, TYPE_TUPLE))
        return false;
    tuple->ob_item[0] = lists->tuple_first[index];
    lists->tuple_first[index] = ref_of(tuple);
    lists->tuple_count[index]++;
    event_post(&rt->memory, OURO_EVENT_FREE_LIST_PUT, ref_of(tuple), NO_REF, 0);
    return true;
}

void tuple_clear_free_lists(Runtime *rt)
{
    FreeLists *lists = &rt->free_lists;
    for (int64_t i = 0; i < PROFILE_TUPLE_FREE_LIST_LENGTHS; i++) {
        TupleObject *tuple = ref_pointer(lists->tuple_first[i]);
        lists->tuple_first[i] = NO_REF;
        lists->tuple_count[i] = 0;
        while (tuple != NULL) {
            TupleObject *next = ref_pointer(tuple->ob_item[0]);
            gc_free(rt, &tuple->ob_base.ob_base);
            tuple = next;
        }
    }
}

/* ---- making */

void statics_init_tuple(Runtime *rt)
{
    TupleObject *tuple = &rt->statics.empty_tuple.tuple;
    rt->statics.empty_tuple.head = (GcHead){NO_REF, NO_REF};
    tuple->ob_base.ob_base.ob_refcnt = PROFILE_STATIC_REFCOUNT;
    tuple->ob_base.ob_base.ob_type = ref_of(runtime_type(rt, TYPE_TUPLE));
    tuple->ob_base.ob_size = 0;
}

/* An untracked tuple whose slots hold nothing valid; `size` is not 0. */
static Object *alloc(Runtime *rt, int64_t size)
{
    assert_api(size > 0);
    Object *tuple = free_list_take(rt, size);
    if (tuple != NULL)
        return tuple;
    if (size > (INT64_MAX - (int64_t)sizeof(TupleObject)) / (int64_t)sizeof(Ref)) {
        error_no_memory(rt);
        return NULL;
    }
    TypeObject *type = runtime_type(rt, TYPE_TUPLE);
    tuple = gc_alloc(rt, type, bytes_for(size));
    if (tuple == NULL)
        return NULL;
    object_init(rt, tuple, type);
    as_tuple(tuple)->ob_base.ob_size = size;
    return tuple;
}

Object *tuple_new(Runtime *rt, int64_t size)
{
    if (size == 0)
        return object_incref(empty_tuple(rt));
    Object *tuple = alloc(rt, size);
    if (tuple == NULL)
        return NULL;
    memset(tuple_items(tuple), 0, (size_t)size * sizeof(Ref));
    gc_track(rt, tuple);
    return tuple;
}

Object *tuple_from_refs(Runtime *rt, const Ref *items, int64_t count)
{
    if (count == 0)
        return object_incref(empty_tuple(rt));
    Object *tuple = alloc(rt, count);
    if (tuple == NULL)
        return NULL;
    for (int64_t i = 0; i < count; i++)
        tuple_set(tuple, i, object_incref(ref_pointer(items[i])));
    gc_track(rt, tuple);
    return tuple;
}

Object *tuple_pack(Runtime *rt, int64_t count, Object *const *items)
{
    if (count == 0)
        return object_incref(empty_tuple(rt));
    Object *tuple = alloc(rt, count);
    if (tuple == NULL)
        return NULL;
    for (int64_t i = 0; i < count; i++)
        tuple_set(tuple, i, object_incref(items[i]));
    gc_track(rt, tuple);
    return tuple;
}

Object *tuple_slice(Runtime *rt, Object *tuple, int64_t low, int64_t high)
{
    int64_t size = tuple_size(tuple);
    if (low < 0)
        low = 0;
    if (high > size)
        high = size;
    if (high < low)
        high = low;
    if (low == 0 && high == size && object_is_exact(rt, tuple, TYPE_TUPLE))
        return object_incref(tuple);
    return tuple_from_refs(rt, tuple_items(tuple) + low, high - low);
}

static void copy_items(Ref *target, const Object *source)
{
    const Ref *items = tuple_items(source);
    for (int64_t i = 0; i < tuple_size(source); i++)
        target[i] = ref_of(object_incref(ref_pointer(items[i])));
}

void items_repeat(Ref *items, int64_t size, int64_t times)
{
    for (int64_t i = 0; i < size; i++)
        ((Object *)ref_pointer(items[i]))->ob_refcnt += times - 1;
    if (size == 1) {
        for (int64_t i = 1; i < times; i++)
            items[i] = items[0];
        return;
    }
    int64_t done = size;
    for (int64_t part; done < size * times; done += part) {
        part = done < size * times - done ? done : size * times - done;
        memcpy(items + done, items, (size_t)part * sizeof(Ref));
    }
}

Object *tuple_concat(Runtime *rt, Object *left, Object *right)
{
    if (tuple_size(left) == 0 && object_is_exact(rt, right, TYPE_TUPLE))
        return object_incref(right);
    if (tuple_size(right) == 0 && object_is_exact(rt, left, TYPE_TUPLE))
        return object_incref(left);
    int64_t size = tuple_size(left) + tuple_size(right);
    if (size == 0)
        return object_incref(empty_tuple(rt));
    Object *result = alloc(rt, size);
    if (result == NULL)
        return NULL;
    copy_items(tuple_items(result), left);
    copy_items(tuple_items(result) + tuple_size(left), right);
    gc_track(rt, result);
    return result;
}

Object *tuple_repeat(Runtime *rt, Object *tuple, int64_t times)
{
    int64_t size = tuple_size(tuple);
    if ((size == 0 || times == 1) && object_is_exact(rt, tuple, TYPE_TUPLE))
        return object_incref(tuple);
    if (size == 0 || times <= 0)
        return object_incref(empty_tuple(rt));
    if (times > INT64_MAX / size) {
        error_no_memory(rt);
        return NULL;
    }
    Object *result = alloc(rt, size * times);
    if (result == NULL)
        return NULL;
    copy_items(tuple_items(result), tuple);
    items_repeat(tuple_items(result), size, times);
    gc_track(rt, result);
    return result;
}

/* What resizing does to a tuple that exists and goes on existing. Takes over the reference; NULL and
 * MemoryError. */
static Object *resize(Runtime *rt, Object *tuple, int64_t size)
{
    int64_t old_size = tuple_size(tuple);
    gc_untrack(rt, tuple);
    for (int64_t i = size; i < old_size; i++)
        object_clear_ref(rt, &tuple_items(tuple)[i]);
    bool representable = size <= (INT64_MAX - (int64_t)sizeof(TupleObject)) / (int64_t)sizeof(Ref);
    Object *resized = representable ? gc_resize(rt, tuple, bytes_for(size)) : NULL;
    if (resized == NULL) {
        if (!representable)
            error_no_memory(rt);
        object_decref(rt, tuple);
        return NULL;
    }
    as_tuple(resized)->ob_base.ob_size = size;
    if (size > old_size)
        memset(tuple_items(resized) + old_size, 0, (size_t)(size - old_size) * sizeof(Ref));
    gc_track(rt, resized);
    return resized;
}

int tuple_resize(Runtime *rt, Object **tuple, int64_t size)
{
    Object *old = *tuple;
    assert_api(object_is_tuple(old) && (tuple_size(old) == 0 || old->ob_refcnt == 1) && size >= 0);
    if (tuple_size(old) == size)
        return 0;
    if (size == 0 || tuple_size(old) == 0) {
        object_decref(rt, old);
        *tuple = tuple_new(rt, size);
    } else {
        *tuple = resize(rt, old, size);
    }
    return *tuple == NULL ? -1 : 0;
}

/* ---- ending */

void tuple_dealloc(Runtime *rt, Object *object)
{
    /* An instance of a subclass was let in by that class's dealloc. */
    bool guarded = object_type(object)->tp_dealloc != TYPE_INSTANCE;
    TupleObject *tuple = as_tuple(object);
    assert_internal(object != empty_tuple(rt));
    gc_untrack(rt, object);
    if (guarded && !trashcan_begin(rt, object))
        return;
    for (int64_t i = tuple->ob_base.ob_size - 1; i >= 0; i--)
        object_xdecref(rt, ref_pointer(tuple->ob_item[i]));
    if (!free_list_put(rt, tuple))
        gc_free(rt, object);
    if (guarded)
        trashcan_end(rt);
}

/* ---- hashing: xxHash's rounds, one an item */

#define HASH_PRIME_1 UINT64_C(11400714785074694791)
#define HASH_PRIME_2 UINT64_C(14029467366897019727)
#define HASH_PRIME_5 UINT64_C(2870177450012600261)

enum { HASH_FRAMES_NEAR = 32 };

/* A tuple on the way to be hashed. Frames may lie in the region. */
typedef struct HashFrame {
    Ref tuple;
    int64_t next; /* item to be hashed next */
    uint64_t state;
} HashFrame;

/* Tuples in tuples, however deep: a stack of its own, in `near` until it is deeper than that. */
typedef struct HashStack {
    HashFrame *frames;
    int64_t depth; /* frames in use */
    int64_t room;
    HashFrame near[HASH_FRAMES_NEAR];
} HashStack;

static bool hash_stack_grow(Runtime *rt, HashStack *stack)
{
    uint64_t bytes = (uint64_t)stack->room * 2 * sizeof(HashFrame);
    bool is_near = stack->frames == stack->near;
    HashFrame *frames = raw_realloc(&rt->memory, is_near ? NULL : stack->frames, bytes);
    if (frames == NULL) {
        error_no_memory(rt);
        return false;
    }
    if (is_near)
        memcpy(frames, stack->near, sizeof stack->near);
    stack->frames = frames;
    stack->room *= 2;
    return true;
}

static bool hash_stack_push(Runtime *rt, HashStack *stack, const Object *tuple)
{
    if (stack->depth == stack->room && !hash_stack_grow(rt, stack))
        return false;
    stack->frames[stack->depth++] = (HashFrame){ref_of(tuple), 0, HASH_PRIME_5};
    return true;
}

static void hash_mix(HashFrame *frame, int64_t hash)
{
    uint64_t state = frame->state + (uint64_t)hash * HASH_PRIME_2;
    state = (state << 31) | (state >> 33);
    frame->state = state * HASH_PRIME_1;
}

static int64_t hash_finish(const HashFrame *frame)
{
    uint64_t hash =
        frame->state + ((uint64_t)tuple_size(ref_pointer(frame->tuple)) ^ (HASH_PRIME_5 ^ UINT64_C(3527539)));
    return hash == UINT64_MAX ? 1546275796 : (int64_t)hash;
}

/* Hashes what is on the stack, down to the first frame; -1 and an error. */
static int64_t hash_all(Runtime *rt, HashStack *stack)
{
    for (;;) {
        HashFrame *frame = &stack->frames[stack->depth - 1];
        int64_t hash;
        const Object *tuple = ref_pointer(frame->tuple);
        if (frame->next == tuple_size(tuple)) {
            hash = hash_finish(frame);
            if (--stack->depth == 0)
                return hash;
        } else {
            Object *item = tuple_get(tuple, frame->next++);
            if (object_type(item)->tp_hash == TYPE_TUPLE) {
                if (!hash_stack_push(rt, stack, item))
                    return -1;
                continue;
            }
            hash = object_hash(rt, item);
            if (hash == -1)
                return -1;
        }
        hash_mix(&stack->frames[stack->depth - 1], hash);
    }
}

int64_t tuple_hash(Runtime *rt, Object *object)
{
    HashStack stack;
    stack.frames = stack.near;
    stack.room = HASH_FRAMES_NEAR;
    stack.depth = 1;
    stack.frames[0] = (HashFrame){ref_of(object), 0, HASH_PRIME_5};
    int64_t hash = hash_all(rt, &stack);
    if (stack.frames != stack.near)
        raw_free(&rt->memory, stack.frames);
    return hash;
}

/* ---- comparing */

int tuple_contains(Runtime *rt, Object *tuple, Object *item)
{
    for (int64_t i = 0; i < tuple_size(tuple); i++) {
        int equal = object_compare(rt, tuple_get(tuple, i), item, COMPARE_EQ);
        if (equal != 0)
            return equal;
    }
    return 0;
}

/* The first index whose items differ, or the shorter size; -1 and an error. */
static int64_t first_difference(Runtime *rt, const Object *left, const Object *right)
{
    int64_t i = 0;
    for (; i < tuple_size(left) && i < tuple_size(right); i++) {
        int equal = object_compare(rt, tuple_get(left, i), tuple_get(right, i), COMPARE_EQ);
        if (equal < 0)
            return -1;
        if (equal == 0)
            break;
    }
    return i;
}

static Object *compare(Runtime *rt, Object *left, Object *right, enum CompareOperator op)
{
    int64_t i = first_difference(rt, left, right);
    if (i < 0)
        return NULL;
    int64_t left_size = tuple_size(left);
    int64_t right_size = tuple_size(right);
    if (i >= left_size || i >= right_size)
        return bool_from_order(rt, (left_size > right_size) - (left_size < right_size), op);
    if (op == COMPARE_EQ || op == COMPARE_NE)
        return bool_from(rt, op == COMPARE_NE);
    return object_richcompare(rt, tuple_get(left, i), tuple_get(right, i), op);
}

Object *tuple_richcompare(Runtime *rt, Object *left, Object *right, enum CompareOperator op)
{
    if (!object_is_tuple(left) || !object_is_tuple(right))
        return not_implemented_new(rt);
    return compare(rt, left, right, op);
}
