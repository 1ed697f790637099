/* Proves of the collector's lists, weak reference lists and free lists:
 *   tracked  <=>  in exactly one list; each link forwards is matched by one backwards
 *   outside a collection no object carries a collection's flags, and the collection's own lists are empty
 *   the weak references to an object are those in its list, linked both ways
 *   a free list is as long as its count, within its limit, and holds dead untracked objects */
#include "inspect/verify.h"

static bool is_idle(const Heap *heap) { return heap->rt->memory.gc_phase == OURO_PHASE_IDLE; }

/* ---- the collector's lists */

static void verify_gc_head(Verifier *verifier, uint32_t index, const GcHead *head, Ref previous)
{
    const Heap *heap = verifier->heap;
    Ref address = heap->records[index].address;
    bool has_refs =
        (head->gc_prev & GC_PREV_COLLECTING) && !view_holds(&heap->view, head->gc_prev & GC_PREV_MASK, 8);
    if (!has_refs) {
        verify_that(verifier, (head->gc_prev & GC_PREV_MASK) == previous, address,
                    "gc_prev names the object before");
    }
    if (!is_idle(heap))
        return;
    verify_that(verifier, (head->gc_prev & GC_PREV_COLLECTING) == 0, address,
                "no object is COLLECTING outside a collection");
    verify_that(verifier, (head->gc_next & GC_NEXT_UNREACHABLE) == 0, address,
                "no gc_next is marked outside a collection");
    verify_that(verifier, heap->records[index].refcount > 0, address, "a tracked object has references");
}

static uint64_t verify_list(Verifier *verifier, ouro_GcList list)
{
    const Heap *heap = verifier->heap;
    const GcHead *head = heap_list_head(heap, list);
    Ref end = view_ref(&heap->view, head);
    Ref previous = end;
    uint64_t count = 0;
    if (head->gc_next == NO_REF)
        return 0;
    for (Ref at = head->gc_next & ~GC_NEXT_UNREACHABLE; at != end; count++) {
        uint32_t index = heap_object_index(heap, at + sizeof(GcHead));
        bool is_member =
            index != OURO_NO_INDEX && heap->records[index].generation == list && count < heap->record_count;
        if (!verify_that(verifier, is_member, at + sizeof(GcHead),
                         "a list of the collector holds containers, each once"))
            break;
        const GcHead *member = gc_head_of(heap_object(heap, index));
        verify_gc_head(verifier, index, member, previous);
        previous = at;
        at = member->gc_next & ~GC_NEXT_UNREACHABLE;
    }
    if (!is_idle(heap))
        return count;
    verify_that(verifier, head->gc_prev == previous, end, "a list's head names its last object");
    verify_that(verifier, list <= OURO_GC_LIST_PERMANENT || count == 0, end,
                "a collection's lists are empty outside of it");
    return count;
}

static void verify_lists(Verifier *verifier)
{
    const Heap *heap = verifier->heap;
    uint64_t listed = 0;
    uint64_t tracked = 0;
    for (int list = 0; list < OURO_GC_LIST_COUNT; list++)
        listed += verify_list(verifier, list);
    for (uint32_t i = 0; i < heap->record_count; i++) {
        const ouro_ObjectRecord *record = &heap->records[i];
        bool is_tracked = (record->flags & OURO_OBJECT_TRACKED) != 0;
        tracked += is_tracked;
        verify_that(verifier, is_tracked == (record->generation != OURO_GC_LIST_NONE), record->address,
                    "tracked objects are in a list");
    }
    verify_equal(verifier, NO_REF, "objects in the collector's lists", (int64_t)listed, (int64_t)tracked);
    for (int i = 0; i < GC_GENERATIONS; i++) {
        bool is_count = heap->rt->collector.generations[i].count >= 0;
        verify_that(verifier, is_count, NO_REF, "a generation's count is not negative");
    }
}

/* ---- weak references */

static bool is_weak_reference(uint32_t layout)
{
    return layout == TYPE_WEAKREF || layout == TYPE_WEAK_PROXY || layout == TYPE_WEAK_CALLABLE_PROXY;
}

static Ref weak_list_of(const Heap *heap, uint32_t index)
{
    if ((heap->records[index].flags & OURO_OBJECT_WEAKLY_REFERENCED) == 0)
        return NO_REF;
    int64_t offset = heap->types[heap->records[index].type_index].weaklist_offset;
    return *(const Ref *)(const void *)((const char *)heap_object(heap, index) + offset);
}

/* Returns the length. A loop is found because the second link into an object contradicts its wr_prev. */
static uint64_t verify_weak_list(Verifier *verifier, uint32_t index)
{
    const Heap *heap = verifier->heap;
    Ref referent = heap->records[index].address;
    Ref previous = NO_REF;
    uint64_t count = 0;
    for (Ref at = weak_list_of(heap, index); at != NO_REF; count++) {
        uint32_t member = heap_object_index(heap, at);
        bool is_one = member != OURO_NO_INDEX && is_weak_reference(heap->records[member].layout);
        if (!verify_that(verifier, is_one, referent,
                         "an object's list of weak references holds weak references"))
            return count;
        const WeakrefObject *reference = (const WeakrefObject *)heap_object(heap, member);
        verify_that(verifier, reference->wr_object == referent, at,
                    "a weak reference refers to the object in whose list it is");
        if (!verify_that(verifier, reference->wr_prev == previous, at,
                         "weak references are linked both ways"))
            return count;
        previous = at;
        at = reference->wr_next;
    }
    return count;
}

static void verify_weak_references(Verifier *verifier)
{
    const Heap *heap = verifier->heap;
    Ref none = view_ref(&heap->view, &heap->rt->statics.none);
    uint64_t listed = 0;
    uint64_t living = 0;
    for (uint32_t i = 0; i < heap->record_count && !verify_is_over(verifier); i++) {
        const ouro_ObjectRecord *record = &heap->records[i];
        listed += verify_weak_list(verifier, i);
        if (!is_weak_reference(record->layout) || heap_is_dead(record))
            continue;
        Ref referent = ((const WeakrefObject *)heap_object(heap, i))->wr_object;
        bool is_known = heap_object_index(heap, referent) != OURO_NO_INDEX;
        verify_that(verifier, is_known, record->address, "a weak reference refers to an object or to None");
        living += referent != none;
    }
    verify_equal(verifier, NO_REF, "weak references in lists", (int64_t)listed, (int64_t)living);
}

/* ---- free lists */

static bool verify_dead(Verifier *verifier, Ref address, uint32_t layout)
{
    const Heap *heap = verifier->heap;
    uint32_t index = heap_object_index(heap, address);
    bool is_dead = index != OURO_NO_INDEX && heap_is_dead(&heap->records[index]) &&
                   heap->records[index].layout == layout;
    if (!verify_that(verifier, is_dead, address, "a free list holds dead objects of its type"))
        return false;
    verify_that(verifier, heap->records[index].refcount == 0, address,
                "an object in a free list has no references");
    if ((heap->records[index].flags & OURO_OBJECT_CONTAINER) == 0)
        return true;
    const GcHead *head = gc_head_of(heap_object(heap, index));
    verify_that(verifier, head->gc_next == NO_REF, address, "an object in a free list is not tracked");
    return true;
}

static void verify_chain(Verifier *verifier, Ref first, int64_t count, int64_t limit, uint32_t layout,
                         uint64_t link)
{
    const Heap *heap = verifier->heap;
    int64_t length = 0;
    if (!verify_that(verifier, count >= 0 && count <= limit, first, "a free list is within its limit"))
        return;
    for (Ref at = first; at != NO_REF && length <= count; length++) {
        if (!verify_dead(verifier, at, layout))
            return;
        at =
            *(const Ref *)(const void *)((const char *)heap_object(heap, heap_object_index(heap, at)) + link);
    }
    verify_equal(verifier, first, "a free list's count", count, length);
}

static void verify_array(Verifier *verifier, const Ref *objects, int64_t count, int64_t limit,
                         uint32_t layout)
{
    if (!verify_that(verifier, count >= 0 && count <= limit, NO_REF, "a free list is within its limit"))
        return;
    for (int64_t i = 0; i < count; i++)
        verify_dead(verifier, objects[i], layout);
}

static void verify_dead_keys(Verifier *verifier, const FreeLists *lists)
{
    bool is_sane = lists->dict_keys_count >= 0 && lists->dict_keys_count <= PROFILE_DICT_KEYS_FREE_LIST;
    if (!verify_that(verifier, is_sane, NO_REF, "a free list is within its limit"))
        return;
    for (int64_t i = 0; i < lists->dict_keys_count; i++) {
        const Buffer *buffer = heap_buffer(verifier->heap, lists->dict_keys[i]);
        bool is_dead = buffer != NULL && buffer->kind == OURO_BLOCK_DEAD_DICT_KEYS;
        verify_that(verifier, is_dead, lists->dict_keys[i], "a dead keys table is nobody's");
    }
}

static void verify_free_lists(Verifier *verifier)
{
    const FreeLists *lists = &verifier->heap->rt->free_lists;
    verify_chain(verifier, lists->float_first, lists->float_count, PROFILE_FLOAT_FREE_LIST, TYPE_FLOAT,
                 offsetof(Object, ob_type));
    for (int i = 0; i < PROFILE_TUPLE_FREE_LIST_LENGTHS; i++) {
        verify_chain(verifier, lists->tuple_first[i], lists->tuple_count[i], PROFILE_TUPLE_FREE_LIST_EACH,
                     TYPE_TUPLE, offsetof(TupleObject, ob_item));
    }
    verify_chain(verifier, lists->memory_error_first, lists->memory_error_count, MEMORY_ERRORS_READY,
                 TYPE_ERROR_MEMORY, offsetof(BaseExceptionObject, context));
    verify_array(verifier, lists->list, lists->list_count, PROFILE_LIST_FREE_LIST, TYPE_LIST);
    verify_array(verifier, lists->dict, lists->dict_count, PROFILE_DICT_FREE_LIST, TYPE_DICT);
    verify_dead_keys(verifier, lists);
}

void verify_collector(Verifier *verifier)
{
    verify_lists(verifier);
    verify_weak_references(verifier);
    verify_free_lists(verifier);
}
