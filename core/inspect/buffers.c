/* Which blocks belong to objects: items of lists, keys and values of dicts, values of instances, tables of
 * sets, data of strings, and the runtime's own. A block has one owner, the first that names it; a keys table
 * shared by a class and its instances' dicts is the class's. Reading an owner's buffer goes through here, so
 * that no two owners of a damaged image can claim, and have visited again and again, the same bytes. */
#include "inspect/heap.h"

#include "object/traverse.h"

/* ---- shapes */

uint64_t dict_keys_extent(const DictKeys *keys)
{
    uint32_t index_bytes_log = keys->dk_log2_size + (keys->dk_log2_size < 8    ? 0
                                                     : keys->dk_log2_size < 16 ? 1
                                                     : keys->dk_log2_size < 32 ? 2
                                                                               : 3);
    if (keys->dk_log2_size > 40 || keys->dk_kind > DICT_KEYS_SPLIT)
        return UINT64_MAX;
    if (keys->dk_log2_size < PROFILE_DICT_LOG_MINSIZE)
        index_bytes_log = 3;
    if (keys->dk_log2_index_bytes != index_bytes_log)
        return UINT64_MAX;
    uint64_t entry = keys->dk_kind == DICT_KEYS_GENERAL ? sizeof(DictEntry) : sizeof(DictUnicodeEntry);
    uint64_t usable = (UINT64_C(1) << keys->dk_log2_size << 1) / 3;
    return sizeof(DictKeys) + (UINT64_C(1) << index_bytes_log) + usable * entry;
}

static bool keys_counts_are_sane(const DictKeys *keys)
{
    int64_t usable = (INT64_C(1) << keys->dk_log2_size << 1) / 3;
    return keys->dk_nentries >= 0 && keys->dk_nentries <= usable;
}

const DictKeys *heap_dict_keys(const Heap *heap, Ref keys)
{
    const DictKeys *empty = &heap->rt->statics.empty_dict_keys.keys;
    if (keys == view_ref(&heap->view, empty))
        return empty->dk_nentries == 0 && empty->dk_log2_size == 0 ? empty : NULL;
    const Buffer *buffer = heap_buffer(heap, keys);
    if (buffer == NULL || buffer->kind != OURO_BLOCK_DICT_KEYS || buffer->size < sizeof(DictKeys))
        return NULL;
    const DictKeys *table = view_at(&heap->view, keys, buffer->size);
    return dict_keys_extent(table) <= buffer->size && keys_counts_are_sane(table) ? table : NULL;
}

Ref dict_values_block(const Heap *heap, Ref values, int64_t *slots)
{
    const uint8_t *prefix = view_at(&heap->view, values - 8, 8);
    if (prefix == NULL || prefix[7] == 0 || prefix[7] % 8 != 0)
        return NO_REF;
    Ref block = values - prefix[7];
    uint64_t size = heap_block_size(heap, block);
    if (size < prefix[7])
        return NO_REF;
    *slots = (int64_t)((size - prefix[7]) / sizeof(Ref));
    return block;
}

const Ref *object_managed_words(const TypeInfo *type, const Object *object)
{
    return type->flags & TYPE_FLAG_MANAGED_DICT ? object_managed_values(object) : NULL;
}

const Ref *object_dict_slot(const Heap *heap, const TypeInfo *type, const Object *object, int64_t own_bytes)
{
    /* A place that the built-in base has is among that one's fields. */
    if (type->dict_offset > 0 && type->dict_offset < heap->rt->types[type->layout].tp_basicsize)
        return NULL;
    /* Blocks are whole words, so that the rounded size is the object's too. */
    int64_t end = (own_bytes + 7) / 8 * 8;
    int64_t offset = type->dict_offset;
    /* Behind the items of an object whose size varies, the offset counts from the end. */
    if (offset < 0)
        offset += end;
    if (offset < (int64_t)sizeof(Object) || offset % 8 != 0 || offset > end - 8)
        return NULL;
    return (const Ref *)(const void *)((const char *)object + offset);
}

/* ---- claims */

static bool claim(Heap *heap, uint32_t owner, ouro_BlockKind kind, Ref block)
{
    if (!address_set_has(&heap->blocks, block) || address_set_has(&heap->buffer_set, block))
        return true;
    if (heap->buffer_count == heap->blocks_in_use)
        return true;
    address_set_add(&heap->buffer_set, block);
    heap->buffers[heap->buffer_count++] = (Buffer){block, heap_block_size(heap, block), owner, kind};
    return true;
}

static void claim_values(Heap *heap, uint32_t owner, ouro_BlockKind kind, Ref values)
{
    int64_t slots;
    Ref block = values != NO_REF ? dict_values_block(heap, values, &slots) : NO_REF;
    if (block != NO_REF)
        claim(heap, owner, kind, block);
}

static void claim_of_str(Heap *heap, uint32_t owner, const StrObject *str)
{
    if (str->state & STR_STATE_ASCII && str->state & STR_STATE_COMPACT)
        return;
    const CompactStrObject *compact = (const CompactStrObject *)str;
    if ((str->state & STR_STATE_COMPACT) == 0)
        claim(heap, owner, OURO_BLOCK_STR_DATA, ((const WideStrObject *)str)->data);
    claim(heap, owner, OURO_BLOCK_STR_UTF8, compact->utf8);
}

/* The blocks from left to right, and those kept for reuse. */
static void claim_of_deque(Heap *heap, uint32_t owner, const DequeObject *deque)
{
    Ref block = deque->leftblock;
    for (int64_t most = deque->ob_base.ob_size / DEQUE_BLOCK_ITEMS + 2; block != NO_REF && most > 0; most--) {
        const DequeBlock *bytes = view_at(&heap->view, block, sizeof(DequeBlock));
        if (bytes == NULL)
            return;
        claim(heap, owner, OURO_BLOCK_LIST_ITEMS, block);
        if (block == deque->rightblock)
            break;
        block = bytes->right;
    }
    for (int64_t i = 0; i < deque->numfreeblocks && i < DEQUE_FREE_BLOCKS; i++)
        claim(heap, owner, OURO_BLOCK_LIST_ITEMS, deque->freeblocks[i]);
}

static void claim_of_object(Heap *heap, uint32_t owner)
{
    const ouro_ObjectRecord *record = &heap->records[owner];
    const TypeInfo *type = &heap->types[record->type_index];
    const Object *object = heap_object(heap, owner);
    if (heap_is_dead(record))
        return;
    const Ref *managed = object_managed_words(type, object);
    if (managed != NULL && record->block != NO_REF)
        claim_values(heap, owner, OURO_BLOCK_INSTANCE_VALUES, managed[0]);
    switch (type->layout) {
    case TYPE_LIST:
        claim(heap, owner, OURO_BLOCK_LIST_ITEMS, ((const ListObject *)object)->ob_item);
        break;
    case TYPE_ARRAY:
        claim(heap, owner, OURO_BLOCK_LIST_ITEMS, ((const ArrayObject *)object)->item);
        break;
    case TYPE_PRODUCT:
        claim(heap, owner, OURO_BLOCK_LIST_ITEMS, ((const ProductObject *)object)->indices);
        break;
    case TYPE_COMBINATIONS:
    case TYPE_COMBINATIONS_WITH_REPLACEMENT:
        claim(heap, owner, OURO_BLOCK_LIST_ITEMS, ((const CombinationsObject *)object)->indices);
        break;
    case TYPE_PERMUTATIONS:
        claim(heap, owner, OURO_BLOCK_LIST_ITEMS, ((const PermutationsObject *)object)->indices);
        claim(heap, owner, OURO_BLOCK_LIST_ITEMS, ((const PermutationsObject *)object)->cycles);
        break;
    case TYPE_DEQUE:
        claim_of_deque(heap, owner, (const DequeObject *)object);
        break;
    case TYPE_DICT:
    case TYPE_DEFAULTDICT:
        claim(heap, owner, OURO_BLOCK_DICT_KEYS, ((const DictObject *)object)->ma_keys);
        claim_values(heap, owner, OURO_BLOCK_DICT_VALUES, ((const DictObject *)object)->ma_values);
        break;
    case TYPE_SET:
    case TYPE_FROZENSET:
        claim(heap, owner, OURO_BLOCK_SET_TABLE, ((const SetObject *)object)->table);
        break;
    case TYPE_STR:
        claim_of_str(heap, owner, (const StrObject *)object);
        break;
    case TYPE_BYTEARRAY:
        claim(heap, owner, OURO_BLOCK_BYTES, ((const ByteArrayObject *)object)->ob_bytes);
        break;
    default:
        break;
    }
}

/* Classes come before their instances. */
static void claim_of_classes(Heap *heap)
{
    for (uint32_t i = 0; i < heap->record_count; i++) {
        if ((heap->records[i].flags & OURO_OBJECT_HEAP_TYPE) == 0 || heap_is_dead(&heap->records[i]))
            continue;
        const HeapTypeObject *class = (const HeapTypeObject *)heap_object(heap, i);
        claim(heap, i, OURO_BLOCK_DICT_KEYS, class->ht_cached_keys);
        claim(heap, i, OURO_BLOCK_DOC, class->ht_type.tp_doc);
    }
}

static void claim_arena_map(Heap *heap)
{
    const ArenaMapTop *top = &heap->rt->memory.arena_map_root;
    for (int i = 0; i < 1 << MAP_TOP_BITS; i++) {
        const ArenaMapMid *mid = view_at(&heap->view, top->ptrs[i], sizeof(ArenaMapMid));
        if (mid == NULL)
            continue;
        claim(heap, OURO_NO_INDEX, OURO_BLOCK_ARENA_MAP, top->ptrs[i]);
        for (int j = 0; j < 1 << MAP_MID_BITS; j++) {
            if (mid->ptrs[j] != NO_REF)
                claim(heap, OURO_NO_INDEX, OURO_BLOCK_ARENA_MAP, mid->ptrs[j]);
        }
    }
}

/* A chain of blocks, each of which begins with the Ref of the one before. */
static void claim_chain(Heap *heap, ouro_BlockKind kind, Ref block)
{
    for (uint32_t most = heap->record_count; block != NO_REF && most > 0; most--) {
        const Ref *previous = view_at(&heap->view, block, sizeof(Ref));
        if (previous == NULL || address_set_has(&heap->buffer_set, block))
            return;
        claim(heap, OURO_NO_INDEX, kind, block);
        block = *previous;
    }
}

static void claim_of_evaluation(Heap *heap)
{
    const Evaluation *evaluation = &heap->rt->evaluation;
    claim_chain(heap, OURO_BLOCK_FRAMES, evaluation->chunk);
    const Ref *newest = view_at(&heap->view, evaluation->script_arena, sizeof(Ref));
    if (newest != NULL)
        claim_chain(heap, OURO_BLOCK_COMPILER, *newest);
}

static void claim_of_places(Heap *heap)
{
    const Places *places = &heap->rt->places;
    claim(heap, OURO_NO_INDEX, OURO_BLOCK_TRACES, heap->rt->memory.traces.table);
    claim(heap, OURO_NO_INDEX, OURO_BLOCK_TRACES, places->places.items);
    claim(heap, OURO_NO_INDEX, OURO_BLOCK_TRACES, places->lines.items);
    claim(heap, OURO_NO_INDEX, OURO_BLOCK_TRACES, places->names.items);
    claim(heap, OURO_NO_INDEX, OURO_BLOCK_TRACES, places->index.items);
}

static void claim_of_runtime(Heap *heap)
{
    claim_of_evaluation(heap);
    claim_of_places(heap);
    const FreeLists *lists = &heap->rt->free_lists;
    claim(heap, OURO_NO_INDEX, OURO_BLOCK_HELD, heap->rt->held.table);
    claim(heap, OURO_NO_INDEX, OURO_BLOCK_ARENA_OBJECTS, heap->rt->memory.arenas);
    claim_arena_map(heap);
    for (int64_t i = 0; i < lists->dict_keys_count && i < PROFILE_DICT_KEYS_FREE_LIST; i++)
        claim(heap, OURO_NO_INDEX, OURO_BLOCK_DEAD_DICT_KEYS, lists->dict_keys[i]);
}

/* What was taken for an object and lies in a block that is someone's buffer is none. Returns how many such
 * there are. */
static uint32_t refute(Heap *heap)
{
    uint32_t refuted = 0;
    for (uint32_t i = 0; i < heap->record_count; i++) {
        const ouro_ObjectRecord *record = &heap->records[i];
        if (record->block == NO_REF || !address_set_has(&heap->buffer_set, record->block))
            continue;
        if (record->generation != OURO_GC_LIST_NONE) {
            address_set_remove(&heap->buffer_set, record->block);
            continue;
        }
        address_set_add(&heap->refuted, record->block);
        refuted++;
    }
    return refuted;
}

static void claim_all(Heap *heap)
{
    for (uint32_t i = 0; i < heap->buffer_count; i++)
        address_set_remove(&heap->buffer_set, heap->buffers[i].address);
    heap->buffer_count = 0;
    claim_of_runtime(heap);
    claim_of_classes(heap);
    for (uint32_t i = 0; i < heap->record_count; i++)
        claim_of_object(heap, i);
}

/* The buffers in the order of their addresses. False when there is no memory. */
static bool sort_buffers(Heap *heap)
{
    Buffer *sorted = heap_alloc(heap, heap->buffer_count + 1, sizeof(Buffer));
    if (sorted == NULL)
        return false;
    address_set_rank(&heap->buffer_set);
    for (uint32_t i = 0; i < heap->buffer_count; i++) {
        uint32_t index = address_set_index(&heap->buffer_set, heap->buffers[i].address);
        if (index != OURO_NO_INDEX)
            sorted[index] = heap->buffers[i];
    }
    heap->buffers = sorted;
    heap->buffer_count = (uint32_t)heap->buffer_set.count;
    return true;
}

bool heap_find_buffers(Heap *heap)
{
    enum { SEARCHES_MOST = 4 };
    heap->buffers = heap_alloc(heap, heap->blocks_in_use + 1, sizeof(Buffer));
    if (heap->buffers == NULL)
        return false;
    if (!address_set_make(&heap->buffer_set, &heap->scratch, &heap->view))
        return heap_no_memory(heap);
    claim_all(heap);
    for (int i = 0; i < SEARCHES_MOST && refute(heap) != 0; i++) {
        if (!heap_search_objects(heap))
            return false;
        claim_all(heap);
    }
    return sort_buffers(heap);
}

/* ---- reading them */

const Buffer *heap_buffer(const Heap *heap, Ref address)
{
    uint32_t index = address_set_index(&heap->buffer_set, address);
    return index == OURO_NO_INDEX ? NULL : &heap->buffers[index];
}

const void *heap_owned(const Heap *heap, uint32_t owner, ouro_BlockKind kind, Ref address, uint64_t bytes)
{
    const Buffer *buffer = heap_buffer(heap, address);
    if (buffer == NULL || buffer->owner != owner || buffer->kind != (uint32_t)kind || bytes > buffer->size)
        return NULL;
    return heap->view.memory + (address - heap->view.base);
}

const Ref *heap_owned_values(const Heap *heap, uint32_t owner, ouro_BlockKind kind, Ref values, int64_t count)
{
    int64_t slots;
    Ref block = values != NO_REF ? dict_values_block(heap, values, &slots) : NO_REF;
    if (block == NO_REF || count < 0 || count > slots || heap_owned(heap, owner, kind, block, 0) == NULL)
        return NULL;
    return view_array(&heap->view, values, count, sizeof(Ref));
}
