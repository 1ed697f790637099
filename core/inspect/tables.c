/* The flat tables of memory and of the collector: arenas, pools, spans, blocks, free lists, lists. Each is
 * made when it is first asked for. */
#include "inspect/blocks.h"

#include "inspect/edges.h"

/* ---- types */

uint64_t ouro_types(ouro_Inspection *inspection, const ouro_TypeRecord **records)
{
    Heap *heap = inspection;
    if (inspection == NULL || records == NULL)
        return OURO_FAILED;
    if (heap->type_records == NULL) {
        heap->type_records = heap_alloc(heap, heap->type_count, sizeof(ouro_TypeRecord));
        if (heap->type_records == NULL)
            return OURO_FAILED;
    }
    for (uint32_t i = 0; i < heap->type_count; i++) {
        const TypeInfo *type = &heap->types[i];
        heap->type_records[i] = (ouro_TypeRecord){
            .address = type->address,
            .flags = type->flags,
            .objects = type->objects,
            .bytes = type->bytes,
            .id = i < TYPE_COUNT ? i : 0,
            .layout = type->layout,
            .name_offset = type->name_offset,
            .name_length = type->name_length,
        };
    }
    *records = heap->type_records;
    return heap->type_count;
}

/* ---- spans */

/* What lies between the spans in use is free. */
static bool make_spans(Heap *heap)
{
    Ref end = heap->view.base + heap->view.size;
    Ref at = heap->view.base + round_up(sizeof(Runtime), SPAN_ALIGNMENT);
    heap->all_spans = heap_alloc(heap, 2 * heap->span_count + 2, sizeof(ouro_SpanRecord));
    if (heap->all_spans == NULL)
        return false;
    ouro_SpanRecord *next = heap->all_spans;
    *next++ = (ouro_SpanRecord){heap->view.base, at - heap->view.base, OURO_SPAN_STATE, OURO_NO_INDEX};
    for (uint64_t i = 0; i < heap->span_count; i++) {
        const ouro_SpanRecord *span = &heap->spans[i];
        if (span->address > at)
            *next++ = (ouro_SpanRecord){at, span->address - at, OURO_SPAN_FREE, OURO_NO_INDEX};
        *next++ = *span;
        at = span->address + span->size;
    }
    if (end > at)
        *next++ = (ouro_SpanRecord){at, end - at, OURO_SPAN_FREE, OURO_NO_INDEX};
    heap->all_span_count = (uint64_t)(next - heap->all_spans);
    return true;
}

/* Arena spans name their arena by its number in CPython's array; here it becomes the index in the table of
 * arenas. */
uint64_t ouro_spans(ouro_Inspection *inspection, const ouro_SpanRecord **records)
{
    if (inspection == NULL || records == NULL)
        return OURO_FAILED;
    if (inspection->all_spans == NULL) {
        if (!make_spans(inspection))
            return OURO_FAILED;
        uint32_t arena = 0;
        for (uint64_t i = 0; i < inspection->all_span_count; i++) {
            if (inspection->all_spans[i].kind == OURO_SPAN_ARENA)
                inspection->all_spans[i].index = arena++;
        }
    }
    *records = inspection->all_spans;
    return inspection->all_span_count;
}

/* ---- arenas and pools */

static const ArenaObject *arena_object_of(const Heap *heap, const ouro_SpanRecord *span)
{
    return view_at(&heap->view, heap->rt->memory.arenas + span->index * sizeof(ArenaObject),
                   sizeof(ArenaObject));
}

static void rank_usable_arenas(Heap *heap, uint32_t *rank_by_number)
{
    const Memory *m = &heap->rt->memory;
    Ref at = m->usable_arenas;
    for (uint32_t rank = 0; at != NO_REF && rank < m->maxarenas; rank++) {
        uint64_t number = (at - m->arenas) / sizeof(ArenaObject);
        const ArenaObject *arena = view_at(&heap->view, at, sizeof(ArenaObject));
        if (arena == NULL || number >= m->maxarenas)
            return;
        rank_by_number[number] = rank;
        at = arena->nextarena;
    }
}

static bool make_arenas(Heap *heap)
{
    uint32_t *ranks = heap_alloc(heap, (uint64_t)heap->rt->memory.maxarenas + 1, sizeof(uint32_t));
    heap->arenas = heap_alloc(heap, heap->span_count + 1, sizeof(ouro_ArenaRecord));
    if (heap->arenas == NULL || ranks == NULL)
        return false;
    for (uint32_t i = 0; i < heap->rt->memory.maxarenas; i++)
        ranks[i] = OURO_NO_INDEX;
    rank_usable_arenas(heap, ranks);
    for (uint64_t i = 0; i < heap->span_count; i++) {
        const ouro_SpanRecord *span = &heap->spans[i];
        if (span->kind != OURO_SPAN_ARENA)
            continue;
        const ArenaObject *arena = arena_object_of(heap, span);
        heap->arenas[heap->arena_count++] = (ouro_ArenaRecord){
            .address = span->address,
            .size = span->size,
            .pool_address = arena->pool_address,
            .pools = arena->ntotalpools,
            .free_pools = arena->nfreepools,
            .usable_rank = ranks[span->index],
        };
    }
    return true;
}

/* Pools name their arena by its number until now. */
static void finish_pools(Heap *heap)
{
    uint32_t arena = 0;
    for (uint64_t i = 0; i < heap->pool_count; i++) {
        ouro_PoolRecord *pool = &heap->pools[i];
        while (pool->address - heap->arenas[arena].address >= heap->arenas[arena].size)
            arena++;
        pool->arena = arena;
        heap->arenas[arena].blocks_in_use += pool->blocks_in_use;
    }
}

static void rank_used_pools(Heap *heap)
{
    for (uint32_t i = 0; i < SIZE_CLASSES; i++) {
        const PoolHeader *head = &heap->rt->memory.usedpools[i];
        Ref at = head->nextpool;
        for (uint32_t rank = 0; at != view_ref(&heap->view, head); rank++) {
            if (!view_holds(&heap->view, at, POOL_BYTES) || at % POOL_BYTES != 0)
                break;
            uint32_t index = heap->pool_map[at / POOL_BYTES - heap->pool_map_start];
            if (index == 0 || heap->pools[index - 1].list_rank != OURO_NO_INDEX)
                break;
            heap->pools[index - 1].list_rank = rank;
            at = ((const PoolHeader *)view_at(&heap->view, at, sizeof(PoolHeader)))->nextpool;
        }
    }
}

static bool prepare_arenas(Heap *heap)
{
    if (heap->arenas != NULL)
        return true;
    if (!make_arenas(heap))
        return false;
    finish_pools(heap);
    rank_used_pools(heap);
    return true;
}

uint64_t ouro_arenas(ouro_Inspection *inspection, const ouro_ArenaRecord **records)
{
    if (inspection == NULL || records == NULL || !prepare_arenas(inspection))
        return OURO_FAILED;
    *records = inspection->arenas;
    return inspection->arena_count;
}

uint64_t ouro_pools(ouro_Inspection *inspection, const ouro_PoolRecord **records)
{
    if (inspection == NULL || records == NULL || !prepare_arenas(inspection))
        return OURO_FAILED;
    *records = inspection->pools;
    return inspection->pool_count;
}

/* ---- blocks */

static bool visit_count(Heap *heap, const Block *block, void *argument)
{
    (void)heap;
    (void)block;
    ++*(uint64_t *)argument;
    return true;
}

/* The object in a block; OURO_NO_INDEX when it holds none. */
static uint32_t object_in(const Heap *heap, Ref block)
{
    static const uint64_t pre_headers[] = {0, PROFILE_GC_HEAD_SIZE,
                                           PROFILE_GC_HEAD_SIZE + 8 * PROFILE_MANAGED_DICT_WORDS};
    for (unsigned i = 0; i < sizeof pre_headers / sizeof *pre_headers; i++) {
        uint32_t index = heap_object_index(heap, block + pre_headers[i]);
        if (index != OURO_NO_INDEX && heap->records[index].block == block)
            return index;
    }
    return OURO_NO_INDEX;
}

static bool visit_record(Heap *heap, const Block *block, void *argument)
{
    (void)argument;
    ouro_BlockRecord *record = &heap->block_records[heap->block_record_count++];
    *record = (ouro_BlockRecord){
        block->address, block->size, OURO_BLOCK_FREE, OURO_NO_INDEX, block->pool == OURO_NO_INDEX,
        block->pool};
    if (!block->in_use)
        return true;
    const Buffer *buffer = heap_buffer(heap, block->address);
    record->kind = OURO_BLOCK_OTHER;
    if (buffer != NULL) {
        record->kind = buffer->kind;
        record->owner_index = buffer->owner;
        return true;
    }
    record->owner_index = object_in(heap, block->address);
    if (record->owner_index == OURO_NO_INDEX)
        return true;
    record->kind =
        heap_is_dead(&heap->records[record->owner_index]) ? OURO_BLOCK_DEAD_OBJECT : OURO_BLOCK_OBJECT;
    return true;
}

uint64_t ouro_blocks(ouro_Inspection *inspection, const ouro_BlockRecord **records)
{
    Heap *heap = inspection;
    if (inspection == NULL || records == NULL)
        return OURO_FAILED;
    if (heap->block_records == NULL) {
        uint64_t count = 0;
        if (!each_block(heap, 0, visit_count, &count))
            return OURO_FAILED;
        heap->block_records = heap_alloc(heap, count + 1, sizeof(ouro_BlockRecord));
        if (heap->block_records == NULL || !each_block(heap, 0, visit_record, NULL))
            return OURO_FAILED;
    }
    *records = heap->block_records;
    return heap->block_record_count;
}

/* ---- free lists */

static void add_free_list(Heap *heap, uint32_t layout, uint32_t length, int64_t count, int64_t limit,
                          Ref first, const char *name)
{
    char bytes[32];
    Line line = {bytes, 0, sizeof bytes};
    line_text(&line, name);
    if (length != 0) {
        line_text(&line, " of ");
        line_unsigned(&line, length);
    }
    heap->free_lists[heap->free_list_count++] = (ouro_FreeListRecord){
        layout, length, count, limit, first, (uint32_t)heap->strings.length, (uint32_t)line.length,
    };
    text_append(&heap->strings, bytes, line.length);
}

static Ref last_of(const Ref *objects, int64_t count, int64_t limit)
{
    return count > 0 && count <= limit ? objects[count - 1] : NO_REF;
}

static bool make_free_lists(Heap *heap)
{
    const FreeLists *lists = &heap->rt->free_lists;
    heap->free_lists = heap_alloc(heap, PROFILE_TUPLE_FREE_LIST_LENGTHS + 5, sizeof(ouro_FreeListRecord));
    if (heap->free_lists == NULL)
        return false;
    add_free_list(heap, TYPE_FLOAT, 0, lists->float_count, PROFILE_FLOAT_FREE_LIST, lists->float_first,
                  "float");
    for (uint32_t i = 0; i < PROFILE_TUPLE_FREE_LIST_LENGTHS; i++) {
        add_free_list(heap, TYPE_TUPLE, i + 1, lists->tuple_count[i], PROFILE_TUPLE_FREE_LIST_EACH,
                      lists->tuple_first[i], "tuple");
    }
    add_free_list(heap, TYPE_LIST, 0, lists->list_count, PROFILE_LIST_FREE_LIST,
                  last_of(lists->list, lists->list_count, PROFILE_LIST_FREE_LIST), "list");
    add_free_list(heap, TYPE_DICT, 0, lists->dict_count, PROFILE_DICT_FREE_LIST,
                  last_of(lists->dict, lists->dict_count, PROFILE_DICT_FREE_LIST), "dict");
    add_free_list(heap, TYPE_DICT, 0, lists->dict_keys_count, PROFILE_DICT_KEYS_FREE_LIST,
                  last_of(lists->dict_keys, lists->dict_keys_count, PROFILE_DICT_KEYS_FREE_LIST),
                  "dict keys");
    add_free_list(heap, TYPE_ERROR_MEMORY, 0, lists->memory_error_count, MEMORY_ERRORS_READY,
                  lists->memory_error_first, "MemoryError");
    return !heap->strings.failed || heap_no_memory(heap);
}

uint64_t ouro_free_lists(ouro_Inspection *inspection, const ouro_FreeListRecord **records)
{
    if (inspection == NULL || records == NULL)
        return OURO_FAILED;
    if (inspection->free_lists == NULL && !make_free_lists(inspection))
        return OURO_FAILED;
    *records = inspection->free_lists;
    return inspection->free_list_count;
}

/* ---- the collector's lists */

static void take_generation(Heap *heap, int i)
{
    const Generation *generation = &heap->rt->collector.generations[i];
    const GenerationStatistics *statistics = &heap->rt->collector.statistics[i];
    ouro_GcListRecord *record = &heap->lists[OURO_GC_LIST_GENERATION_0 + i];
    record->count = generation->count;
    record->threshold = generation->threshold;
    record->collections = statistics->collections;
    record->collected = statistics->collected;
    record->uncollectable = statistics->uncollectable;
}

/* As far as it leads; a broken one is not longer than there are blocks. */
static int64_t list_size(const Heap *heap, ouro_GcList list)
{
    const GcHead *first = heap_list_head(heap, list);
    const GcHead *at = first;
    uint64_t size = 0;
    while (size < heap->blocks_in_use && (at = heap_list_next(heap, first, at)) != NULL)
        size++;
    return (int64_t)size;
}

uint64_t ouro_gc_lists(ouro_Inspection *inspection, const ouro_GcListRecord **records)
{
    Heap *heap = inspection;
    if (inspection == NULL || records == NULL)
        return OURO_FAILED;
    if (heap->lists == NULL) {
        heap->lists = heap_alloc(heap, OURO_GC_LIST_COUNT, sizeof(ouro_GcListRecord));
        if (heap->lists == NULL)
            return OURO_FAILED;
        for (int i = 0; i < GC_GENERATIONS; i++)
            take_generation(heap, i);
        for (int list = 0; list < OURO_GC_LIST_COUNT; list++)
            heap->lists[list].size = list_size(heap, list);
    }
    *records = heap->lists;
    return OURO_GC_LIST_COUNT;
}

uint64_t ouro_gc_list_members(ouro_Inspection *inspection, ouro_GcList list, const uint32_t **indices)
{
    Heap *heap = inspection;
    const ouro_GcListRecord *lists;
    if (indices == NULL || ouro_gc_lists(heap, &lists) == OURO_FAILED)
        return OURO_FAILED;
    const GcHead *head = heap_list_head(heap, list);
    if (head == NULL)
        return heap_problem(heap, NO_REF, "there is no such list"), OURO_FAILED;
    uint64_t size = (uint64_t)lists[list].size;
    uint32_t *members = heap_alloc(heap, size + 1, sizeof(uint32_t));
    if (members == NULL)
        return OURO_FAILED;
    uint64_t count = 0;
    const GcHead *at = head;
    for (uint64_t i = 0; i < size && (at = heap_list_next(heap, head, at)) != NULL; i++) {
        uint32_t index = heap_object_index(heap, view_ref(&heap->view, at) + PROFILE_GC_HEAD_SIZE);
        if (index != OURO_NO_INDEX)
            members[count++] = index;
    }
    *indices = members;
    return count;
}

/* ---- held from C, interned */

uint64_t ouro_held(ouro_Inspection *inspection, const ouro_HeldRecord **records)
{
    Heap *heap = inspection;
    int64_t count;
    if (inspection == NULL || records == NULL)
        return OURO_FAILED;
    const HeldEntry *entries = heap_held_entries(heap, &count);
    if (heap->held == NULL) {
        heap->held = heap_alloc(heap, (uint64_t)count + 1, sizeof(ouro_HeldRecord));
        if (heap->held == NULL)
            return OURO_FAILED;
        for (int64_t i = 0; i < count; i++) {
            if (entries[i].count == 0)
                continue;
            heap->held[heap->held_count++] = (ouro_HeldRecord){entries[i].object, entries[i].count};
        }
    }
    *records = heap->held;
    return heap->held_count;
}

uint64_t ouro_interned(ouro_Inspection *inspection, const uint32_t **indices)
{
    Heap *heap = inspection;
    if (inspection == NULL || indices == NULL)
        return OURO_FAILED;
    uint32_t dict = heap_object_index(heap, heap->rt->interned);
    *indices = NULL;
    if (dict == OURO_NO_INDEX || heap->records[dict].layout != TYPE_DICT)
        return 0;
    const DictKeys *keys = heap_dict_keys(heap, ((const DictObject *)heap_object(heap, dict))->ma_keys);
    if (keys == NULL)
        return 0;
    uint32_t *members = heap_alloc(heap, (uint64_t)keys->dk_nentries + 1, sizeof(uint32_t));
    if (members == NULL)
        return OURO_FAILED;
    uint64_t count = 0;
    for (int64_t i = 0; i < keys->dk_nentries; i++) {
        uint32_t index = heap_object_index(heap, keys_key(keys, i));
        if (index != OURO_NO_INDEX)
            members[count++] = index;
    }
    *indices = members;
    return count;
}
