/* Proves of counts:
 *   ob_refcnt == counted references found in objects, in the runtime and in the table of those held from C,
 * and, for static objects, the count that they begin with. More is what C code holds without noting it, and a
 * problem in strict mode alone; less always is one. An object being torn down has dropped some of its references
 * already and still shows them: they may be counted or not, and lead to what is gone.
 *   dk_refcnt == dicts and classes that have the table
 *   every reference leads to an object that is alive
 *   roots: used entries have a count, fill entries an object */
#include "inspect/verify.h"

#include "inspect/edges.h"

typedef struct References {
    Verifier *verifier;
    int64_t *found; /* by object */
    int64_t *torn;  /* by object: those of objects being torn down */
} References;

static void count_reference(Heap *heap, void *argument, const Edge *edge)
{
    References *references = argument;
    uint32_t target = heap_object_index(heap, edge->target);
    if (UNLIKELY(target == OURO_NO_INDEX)) {
        if (edge->kind != OURO_EDGE_WEAK_LIST) {
            verify_found(references->verifier, view_ref(&heap->view, edge->slot),
                         "a reference leads to no object");
        }
        return;
    }
    if (UNLIKELY(heap_is_dead(&heap->records[target]))) {
        verify_found(references->verifier, view_ref(&heap->view, edge->slot),
                     "a reference leads to a dead object");
    }
    references->found[target] += edge->count;
}

static void count_torn(Heap *heap, void *argument, const Edge *edge)
{
    const References *references = argument;
    uint32_t target = heap_object_index(heap, edge->target);
    if (target != OURO_NO_INDEX)
        references->torn[target] += edge->count;
}

/* The count of a static object that nothing refers to. */
static int64_t baseline(const ouro_ObjectRecord *record)
{
    if ((record->flags & OURO_OBJECT_STATIC) == 0)
        return 0;
    return record->flags & OURO_OBJECT_TYPE ? 1 : (int64_t)PROFILE_STATIC_REFCOUNT;
}

static void compare_counts(Verifier *verifier, const References *references)
{
    const Heap *heap = verifier->heap;
    bool is_strict = verifier->flags & OURO_VERIFY_STRICT;
    for (uint32_t i = 0; i < heap->record_count && !verify_is_over(verifier); i++) {
        const ouro_ObjectRecord *record = &heap->records[i];
        int64_t expected = references->found[i] + baseline(record);
        if (heap_is_dead(record) || record->flags & (OURO_OBJECT_IMMORTAL | OURO_OBJECT_DYING))
            continue;
        if (record->refcount < expected) {
            verify_differs(verifier, record->address, "fewer references are counted than found",
                           record->refcount, expected);
        } else if (is_strict && record->refcount > expected + references->torn[i]) {
            verify_differs(verifier, record->address, "more references are counted than found",
                           record->refcount, expected);
        }
    }
}

static void verify_counts(Verifier *verifier)
{
    Heap *heap = verifier->heap;
    References references = {verifier, heap_alloc(heap, heap->record_count, sizeof(int64_t)),
                             heap_alloc(heap, heap->record_count, sizeof(int64_t))};
    if (references.found == NULL || references.torn == NULL)
        return;
    each_root_edge(heap, count_reference, &references);
    for (uint32_t i = 0; i < heap->record_count; i++) {
        bool is_torn = heap->records[i].flags & OURO_OBJECT_DYING;
        each_edge(heap, i, is_torn ? count_torn : count_reference, &references);
    }
    compare_counts(verifier, &references);
}

/* ---- shared keys tables */

static void count_holder(const Heap *heap, int64_t *holders, int64_t *empty_holders, Ref keys)
{
    if (keys == view_ref(&heap->view, &heap->rt->statics.empty_dict_keys.keys)) {
        ++*empty_holders;
        return;
    }
    const Buffer *buffer = heap_buffer(heap, keys);
    if (buffer != NULL)
        holders[buffer - heap->buffers]++;
}

static void verify_keys_counts(Verifier *verifier)
{
    Heap *heap = verifier->heap;
    int64_t *holders = heap_alloc(heap, (uint64_t)heap->buffer_count + 1, sizeof(int64_t));
    int64_t empty_holders = 1; /* the runtime */
    if (holders == NULL)
        return;
    for (uint32_t i = 0; i < heap->record_count; i++) {
        const ouro_ObjectRecord *record = &heap->records[i];
        const Object *object = heap_object(heap, i);
        if (heap_is_dead(record))
            continue;
        if (record->layout == TYPE_DICT || record->layout == TYPE_DEFAULTDICT) {
            count_holder(heap, holders, &empty_holders, ((const DictObject *)object)->ma_keys);
        } else if (record->flags & OURO_OBJECT_HEAP_TYPE) {
            count_holder(heap, holders, &empty_holders, ((const HeapTypeObject *)object)->ht_cached_keys);
        }
    }
    for (uint32_t i = 0; i < heap->buffer_count; i++) {
        const Buffer *buffer = &heap->buffers[i];
        if (buffer->kind != OURO_BLOCK_DICT_KEYS || buffer->size < sizeof(DictKeys))
            continue;
        const DictKeys *keys = view_at(&heap->view, buffer->address, sizeof(DictKeys));
        verify_equal(verifier, buffer->address, "a keys table's dk_refcnt", keys->dk_refcnt, holders[i]);
    }
    const DictKeys *empty = &heap->rt->statics.empty_dict_keys.keys;
    verify_equal(verifier, view_ref(&heap->view, empty), "the empty keys table's dk_refcnt", empty->dk_refcnt,
                 empty_holders);
}

/* ---- references held from C */

static void verify_roots(Verifier *verifier)
{
    const Heap *heap = verifier->heap;
    const Held *held = &heap->rt->held;
    int64_t count;
    const HeldEntry *entries = heap_held_entries(heap, &count);
    if (held->table != NO_REF && !verify_that(verifier, entries != NULL, held->table,
                                              "the table of what C code holds lies in the region")) {
        return;
    }
    int64_t used = 0;
    int64_t fill = 0;
    for (int64_t i = 0; i < count; i++) {
        fill += entries[i].object != NO_REF;
        used += entries[i].count != 0;
        verify_that(verifier, entries[i].count >= 0, entries[i].object,
                    "nothing is held a negative number of times");
    }
    verify_equal(verifier, held->table, "held entries used", held->used, used);
    verify_equal(verifier, held->table, "held entries filled", held->fill, fill);
}

void verify_references(Verifier *verifier)
{
    verify_roots(verifier);
    verify_keys_counts(verifier);
    verify_counts(verifier);
}
