/* See deque.h. Here: the blocks and both ends. */
#include "modules/deque.h"

#include "gc/gc.h"
#include "object/definition.h"
#include "object/error.h"
#include "types/abstract.h"
#include "types/fields_object.h"

static DequeBlock *block_of(Ref ref) { return ref_pointer(ref); }

/* ---- blocks: a few that were emptied are kept */

static DequeBlock *new_block(Runtime *rt, DequeObject *deque)
{
    if (deque->numfreeblocks > 0) {
        deque->numfreeblocks--;
        DequeBlock *kept = ref_pointer(deque->freeblocks[deque->numfreeblocks]);
        deque->freeblocks[deque->numfreeblocks] = NO_REF;
        return kept;
    }
    DequeBlock *block = memory_alloc(&rt->memory, sizeof(DequeBlock));
    if (block == NULL) {
        error_no_memory(rt);
        return NULL;
    }
    *block = (DequeBlock){.left = NO_REF};
    return block;
}

static void free_block(Runtime *rt, DequeObject *deque, DequeBlock *block)
{
    if (deque->numfreeblocks < DEQUE_FREE_BLOCKS)
        deque->freeblocks[deque->numfreeblocks++] = ref_of(block);
    else
        memory_free(&rt->memory, block);
}

static void center(DequeObject *deque)
{
    deque->leftindex = DEQUE_CENTER + 1;
    deque->rightindex = DEQUE_CENTER;
}

Object *deque_new(Runtime *rt, TypeObject *type)
{
    Object *object = fields_object_allocate(rt, type);
    if (object == NULL)
        return NULL;
    DequeObject *deque = as_deque(object);
    DequeBlock *block = new_block(rt, deque);
    if (block == NULL) {
        object_decref(rt, object);
        return NULL;
    }
    deque->leftblock = deque->rightblock = ref_of(block);
    center(deque);
    deque->maxlen = -1;
    gc_track(rt, object);
    return object;
}

/* ---- the ends */

static Object *take_left(Runtime *rt, DequeObject *deque)
{
    DequeBlock *block = block_of(deque->leftblock);
    Object *item = ref_pointer(block->data[deque->leftindex]);
    block->data[deque->leftindex] = NO_REF;
    deque->leftindex++;
    deque->ob_base.ob_size--;
    deque->state++;
    if (deque->leftindex < DEQUE_BLOCK_ITEMS)
        return item;
    if (deque->ob_base.ob_size > 0) {
        deque->leftblock = block->right;
        block_of(deque->leftblock)->left = NO_REF;
        deque->leftindex = 0;
        block->right = NO_REF;
        free_block(rt, deque, block);
    } else {
        center(deque);
    }
    return item;
}

static Object *take_right(Runtime *rt, DequeObject *deque)
{
    DequeBlock *block = block_of(deque->rightblock);
    Object *item = ref_pointer(block->data[deque->rightindex]);
    block->data[deque->rightindex] = NO_REF;
    deque->rightindex--;
    deque->ob_base.ob_size--;
    deque->state++;
    if (deque->rightindex >= 0)
        return item;
    if (deque->ob_base.ob_size > 0) {
        deque->rightblock = block->left;
        block_of(deque->rightblock)->right = NO_REF;
        deque->rightindex = DEQUE_BLOCK_ITEMS - 1;
        block->left = NO_REF;
        free_block(rt, deque, block);
    } else {
        center(deque);
    }
    return item;
}

static Object *pop_from_empty(Runtime *rt)
{
    error_set(rt, ERROR_INDEX, "pop from an empty deque");
    return NULL;
}

Object *deque_pull_right(Runtime *rt, Object *deque)
{
    return deque_size(deque) == 0 ? pop_from_empty(rt) : take_right(rt, as_deque(deque));
}

Object *deque_pull_left(Runtime *rt, Object *deque)
{
    return deque_size(deque) == 0 ? pop_from_empty(rt) : take_left(rt, as_deque(deque));
}

static bool is_overfull(const DequeObject *deque)
{
    return (uint64_t)deque->maxlen < (uint64_t)deque->ob_base.ob_size;
}

static int put_right(Runtime *rt, DequeObject *deque, Object *item)
{
    if (deque->rightindex == DEQUE_BLOCK_ITEMS - 1) {
        DequeBlock *block = new_block(rt, deque);
        if (block == NULL)
            return -1;
        block->left = deque->rightblock;
        block->right = NO_REF;
        block_of(deque->rightblock)->right = ref_of(block);
        deque->rightblock = ref_of(block);
        deque->rightindex = -1;
    }
    deque->rightindex++;
    block_of(deque->rightblock)->data[deque->rightindex] = ref_of(item);
    deque->ob_base.ob_size++;
    return 0;
}

static int put_left(Runtime *rt, DequeObject *deque, Object *item)
{
    if (deque->leftindex == 0) {
        DequeBlock *block = new_block(rt, deque);
        if (block == NULL)
            return -1;
        block->right = deque->leftblock;
        block->left = NO_REF;
        block_of(deque->leftblock)->left = ref_of(block);
        deque->leftblock = ref_of(block);
        deque->leftindex = DEQUE_BLOCK_ITEMS;
    }
    deque->leftindex--;
    block_of(deque->leftblock)->data[deque->leftindex] = ref_of(item);
    deque->ob_base.ob_size++;
    return 0;
}

int deque_push_right(Runtime *rt, Object *object, Object *item)
{
    DequeObject *deque = as_deque(object);
    if (put_right(rt, deque, item) < 0) {
        object_decref(rt, item);
        return -1;
    }
    if (is_overfull(deque))
        object_decref(rt, take_left(rt, deque));
    else
        deque->state++;
    return 0;
}

int deque_push_left(Runtime *rt, Object *object, Object *item)
{
    DequeObject *deque = as_deque(object);
    if (put_left(rt, deque, item) < 0) {
        object_decref(rt, item);
        return -1;
    }
    if (is_overfull(deque))
        object_decref(rt, take_right(rt, deque));
    else
        deque->state++;
    return 0;
}

int deque_extend(Runtime *rt, Object *deque, Object *iterable, bool at_left)
{
    if (iterable == deque) {
        Object *copy = sequence_list(rt, deque);
        if (copy == NULL)
            return -1;
        int copied = deque_extend(rt, deque, copy, at_left);
        object_decref(rt, copy);
        return copied;
    }
    Object *iterator = object_iter(rt, iterable);
    if (iterator == NULL)
        return -1;
    /* So that neither end comes near a block's edge soon. */
    if (deque_size(deque) == 0) {
        as_deque(deque)->leftindex = at_left ? DEQUE_BLOCK_ITEMS - 1 : 1;
        as_deque(deque)->rightindex = at_left ? DEQUE_BLOCK_ITEMS - 2 : 0;
    }
    int status = 0;
    bool keeps_none = as_deque(deque)->maxlen == 0;
    Object *item;
    while (status == 0 && (item = iterator_next(rt, iterator)) != NULL) {
        if (keeps_none)
            object_decref(rt, item);
        else
            status = at_left ? deque_push_left(rt, deque, item) : deque_push_right(rt, deque, item);
    }
    object_decref(rt, iterator);
    if (deque_size(deque) == 0)
        center(as_deque(deque));
    return status < 0 || error_occurred(rt) ? -1 : 0;
}

/* ---- items within */

Ref *deque_slot(Object *object, int64_t index)
{
    const DequeObject *deque = as_deque(object);
    int64_t place = index + deque->leftindex;
    int64_t blocks = place / DEQUE_BLOCK_ITEMS;
    int64_t last = (deque->leftindex + deque->ob_base.ob_size - 1) / DEQUE_BLOCK_ITEMS;
    DequeBlock *block;
    if (blocks <= last / 2) {
        for (block = block_of(deque->leftblock); blocks > 0; blocks--)
            block = block_of(block->right);
    } else {
        for (block = block_of(deque->rightblock); blocks < last; blocks++)
            block = block_of(block->left);
    }
    return &block->data[place % DEQUE_BLOCK_ITEMS];
}

int deque_rotate(Runtime *rt, Object *object, int64_t steps)
{
    DequeObject *deque = as_deque(object);
    int64_t size = deque->ob_base.ob_size;
    if (size <= 1)
        return 0;
    if (steps > size / 2 || steps < -(size / 2)) {
        steps %= size;
        if (steps > size / 2)
            steps -= size;
        else if (steps < -(size / 2))
            steps += size;
    }
    for (; steps > 0; steps--) {
        Object *item = take_right(rt, deque);
        if (put_left(rt, deque, item) < 0)
            return put_right(rt, deque, item) < 0 ? -1 : -1;
    }
    for (; steps < 0; steps++) {
        Object *item = take_left(rt, deque);
        if (put_right(rt, deque, item) < 0)
            return put_left(rt, deque, item) < 0 ? -1 : -1;
    }
    deque->state++;
    return 0;
}

void deque_clear(Runtime *rt, Object *object)
{
    DequeObject *deque = as_deque(object);
    int64_t count = deque->ob_base.ob_size;
    /* What is released may put new items in: those stay. */
    while (count-- > 0 && deque->ob_base.ob_size > 0)
        object_decref(rt, take_left(rt, deque));
}
