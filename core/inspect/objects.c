/* Which blocks are objects. A block holds an object if a plausible header lies where its type says that it
 * must: behind as many bytes as the type puts before its objects, with a count, a type that is one, and a
 * size that fits the block. Blocks that belong to objects are found by buffers.c; where the two disagree the
 * buffer is right, and the search is made again without the mistake. */
#include "inspect/blocks.h"
#include "inspect/frames.h"

#include "object/traverse.h"

#define COUNT_MOST (INT64_C(1) << 40)

/* ---- sizes */

static int64_t str_own_bytes(const TypeInfo *type, const StrObject *str, uint64_t available)
{
    if ((str->state & STR_STATE_COMPACT) == 0)
        return type->basicsize;
    int64_t kind = (str->state & STR_STATE_KIND_MASK) >> STR_STATE_KIND_SHIFT;
    int64_t header =
        str->state & STR_STATE_ASCII ? (int64_t)sizeof(StrObject) : (int64_t)sizeof(CompactStrObject);
    if (str->length < 0 || (uint64_t)str->length > available || (kind != 1 && kind != 2 && kind != 4))
        return -1;
    return header + (str->length + 1) * kind;
}

static int64_t var_own_bytes(const TypeInfo *type, const VarObject *object, uint64_t available)
{
    if (object->ob_size == INT64_MIN)
        return -1;
    int64_t items = object->ob_size < 0 ? -object->ob_size : object->ob_size;
    if ((uint64_t)items > available)
        return -1;
    if (object->ob_size < 0 && type->layout != TYPE_INT)
        return -1;
    return type->basicsize + items * type->itemsize;
}

int64_t object_own_bytes(const TypeInfo *type, const Object *object, uint64_t available)
{
    int64_t bytes = type->basicsize;
    if (layout_has_frame(type->layout))
        return (uint64_t)bytes > available ? -1 : bytes; /* what lies behind is frames.h's */
    if (type->layout == TYPE_TYPE) {
        const TypeObject *itself = (const TypeObject *)object;
        if (available < sizeof(TypeObject))
            return -1;
        if ((itself->tp_flags & TYPE_FLAG_HEAP_TYPE) == 0)
            return sizeof(TypeObject);
    }
    if (type->layout == TYPE_STR) {
        if (available < sizeof(StrObject))
            return -1;
        bytes = str_own_bytes(type, (const StrObject *)object, available);
    } else if (type->itemsize != 0) {
        if (available < sizeof(VarObject))
            return -1;
        bytes = var_own_bytes(type, (const VarObject *)object, available);
    }
    return bytes < 0 || (uint64_t)bytes > available ? -1 : bytes;
}

static int64_t usable_slots(const DictKeys *keys) { return keys->dk_usable + keys->dk_nentries; }

/* A keys table read before its owner is known: its header alone. */
static const DictKeys *keys_header(const Heap *heap, Ref keys)
{
    return view_at(&heap->view, keys, sizeof(DictKeys));
}

static int64_t dict_extra_bytes(const Heap *heap, const DictObject *dict)
{
    const DictKeys *keys = keys_header(heap, dict->ma_keys);
    if (keys == NULL)
        return 0;
    uint64_t table = keys->dk_refcnt == 1 ? dict_keys_extent(keys) : 0;
    uint64_t values = dict->ma_values != NO_REF ? (uint64_t)usable_slots(keys) * sizeof(Ref) : 0;
    return table < heap->view.size && values < heap->view.size ? (int64_t)(table + values) : 0;
}

static int64_t type_extra_bytes(const Heap *heap, const TypeObject *type)
{
    if ((type->tp_flags & TYPE_FLAG_HEAP_TYPE) == 0)
        return 0;
    const DictKeys *keys = keys_header(heap, ((const HeapTypeObject *)type)->ht_cached_keys);
    uint64_t table = keys != NULL ? dict_keys_extent(keys) : 0;
    return table < heap->view.size ? (int64_t)table : 0;
}

static int64_t str_extra_bytes(const Heap *heap, const StrObject *str)
{
    if (str->state & STR_STATE_ASCII && str->state & STR_STATE_COMPACT)
        return 0;
    const CompactStrObject *compact = (const CompactStrObject *)str;
    bool has_utf8 = compact->utf8 != NO_REF;
    int64_t bytes = 0;
    if ((str->state & STR_STATE_COMPACT) == 0) {
        int64_t kind = (str->state & STR_STATE_KIND_MASK) >> STR_STATE_KIND_SHIFT;
        bytes = str->length >= 0 && (uint64_t)str->length < heap->view.size ? (str->length + 1) * kind : 0;
        has_utf8 = has_utf8 && compact->utf8 != ((const WideStrObject *)str)->data;
    }
    return has_utf8 && (uint64_t)compact->utf8_length < heap->view.size ? bytes + compact->utf8_length + 1
                                                                        : bytes;
}

/* What a subclass adds to the struct is not in CPython's answer. */
static int64_t str_struct_bytes(const StrObject *str, int64_t own)
{
    return str->state & STR_STATE_COMPACT ? own : (int64_t)sizeof(WideStrObject);
}

/* sys.getsizeof: CPython's __sizeof__ of each type, and what lies before the object. */
static int64_t size_of_object(const Heap *heap, const TypeInfo *type, const Object *object, int64_t own)
{
    switch (type->layout) {
    case TYPE_INT:
    case TYPE_BOOL: {
        int64_t digits = own > (int64_t)sizeof(VarObject) ? ((const VarObject *)object)->ob_size : 0;
        if (digits < 0)
            digits = -digits;
        return type->pre_header + (int64_t)sizeof(VarObject) + 4 * (digits > 1 ? digits : 1);
    }
    case TYPE_STR:
        return type->pre_header + str_struct_bytes((const StrObject *)object, own) +
               str_extra_bytes(heap, (const StrObject *)object);
    case TYPE_LIST: {
        int64_t allocated = ((const ListObject *)object)->allocated;
        bool is_sane = allocated >= 0 && (uint64_t)allocated < heap->view.size;
        return type->pre_header + type->basicsize + (is_sane ? 8 * allocated : 0);
    }
    case TYPE_DICT:
    case TYPE_DEFAULTDICT:
        return type->pre_header + type->basicsize + dict_extra_bytes(heap, (const DictObject *)object);
    case TYPE_SET:
    case TYPE_FROZENSET: {
        const SetObject *set = (const SetObject *)object;
        bool has_table = set->mask >= PROFILE_SET_MINSIZE && (uint64_t)set->mask < heap->view.size;
        return type->pre_header + type->basicsize +
               (has_table ? (set->mask + 1) * (int64_t)sizeof(SetEntry) : 0);
    }
    case TYPE_TYPE: {
        bool is_class = ((const TypeObject *)object)->tp_flags & TYPE_FLAG_HEAP_TYPE;
        int64_t fixed = is_class ? (int64_t)sizeof(HeapTypeObject) : (int64_t)sizeof(TypeObject);
        return type->pre_header + fixed + type_extra_bytes(heap, (const TypeObject *)object);
    }
    case TYPE_GENERATOR:
    case TYPE_COROUTINE:
    case TYPE_ASYNC_GENERATOR:
        return type->pre_header + own + frame_room(heap, ((const GeneratorObject *)object)->gi_code);
    case TYPE_FRAME:
        return type->pre_header + own + frame_object_room(heap, (const FrameObject *)object);
    default:
        return type->pre_header + own;
    }
}

/* ---- records */

static uint32_t str_flags(const StrObject *str)
{
    return (str->state & STR_STATE_INTERNED_MASK) != STR_NOT_INTERNED ? OURO_OBJECT_INTERNED : 0;
}

static bool has_weak_references(const TypeInfo *type, const Object *object, int64_t own)
{
    if (type->weaklist_offset == 0 || type->weaklist_offset > own - 8 || type->weaklist_offset % 8 != 0)
        return false;
    return *(const Ref *)(const void *)((const char *)object + type->weaklist_offset) != NO_REF;
}

static uint32_t flags_of(const TypeInfo *type, const Object *object, int64_t own)
{
    uint32_t flags = object->ob_refcnt == 0 ? OURO_OBJECT_DYING : 0;
    if (has_weak_references(type, object, own))
        flags |= OURO_OBJECT_WEAKLY_REFERENCED;
    if (type->layout == TYPE_STR)
        flags |= str_flags((const StrObject *)object);
    if (type->layout == TYPE_TYPE) {
        bool is_class = ((const TypeObject *)object)->tp_flags & TYPE_FLAG_HEAP_TYPE;
        flags |= OURO_OBJECT_TYPE | (is_class ? (uint32_t)OURO_OBJECT_HEAP_TYPE : 0);
    }
    return flags;
}

/* What the collector has noted in the object's head; it lies in the block. */
static void read_gc_head(const Heap *heap, ouro_ObjectRecord *record, const Object *object)
{
    const GcHead *head = gc_head_of(object);
    record->flags |= OURO_OBJECT_CONTAINER;
    if (head->gc_prev & GC_PREV_FINALIZED)
        record->flags |= OURO_OBJECT_FINALIZED;
    if (head->gc_next == NO_REF)
        return;
    record->flags |= OURO_OBJECT_TRACKED;
    if (head->gc_next & GC_NEXT_UNREACHABLE)
        record->flags |= OURO_OBJECT_UNREACHABLE;
    if ((head->gc_prev & GC_PREV_COLLECTING) == 0)
        return;
    record->flags |= OURO_OBJECT_COLLECTING;
    /* What is set aside as unreachable has its link back already, in place of the count, which was 0. */
    if (view_holds(&heap->view, head->gc_prev & GC_PREV_MASK, 8)) {
        record->gc_refs = 0;
    } else {
        record->gc_refs = (int64_t)(head->gc_prev >> GC_PREV_SHIFT);
    }
}

static ouro_ObjectRecord *add_record(Heap *heap, Ref address, uint32_t type_index, int64_t own,
                                     uint32_t flags)
{
    TypeInfo *type = &heap->types[type_index];
    const Object *object = view_at(&heap->view, address, sizeof(Object));
    ouro_ObjectRecord *record = &heap->records[heap->record_count++];
    *record = (ouro_ObjectRecord){
        .address = address,
        .type = type->address,
        .refcount = object->ob_refcnt,
        .size = size_of_object(heap, type, object, own),
        .gc_refs = -1,
        .type_index = type_index,
        .layout = type->layout,
        .generation = OURO_GC_LIST_NONE,
        .flags = flags,
    };
    address_set_add(&heap->objects, address);
    return record;
}

/* ---- static objects */

static bool add_static(Heap *heap, const void *object)
{
    Ref address = view_ref(&heap->view, object);
    const Object *header = object;
    uint32_t type_index = heap_type_index(heap, header->ob_type);
    if (type_index == OURO_NO_INDEX || type_index == TYPE_NO_SLOT)
        return heap_problem(heap, address, "a static object has no type");
    const TypeInfo *type = &heap->types[type_index];
    int64_t own = object_own_bytes(type, header, heap->view.size - (address - heap->view.base));
    if (own < 0)
        return heap_problem(heap, address, "a static object's size makes no sense");
    uint32_t flags = flags_of(type, header, own) | OURO_OBJECT_STATIC;
    if (PROFILE_HAS_IMMORTAL)
        flags |= OURO_OBJECT_IMMORTAL;
    TypeInfo *counted = &heap->types[type_index];
    ouro_ObjectRecord *record = add_record(heap, address, type_index, own, flags);
    counted->objects++;
    counted->bytes += record->size;
    return true;
}

/* In the order in which they lie in the runtime, which is that of their addresses. */
static bool add_statics(Heap *heap)
{
    const StaticObjects *statics = &heap->rt->statics;
    bool ok = add_static(heap, &statics->none) && add_static(heap, &statics->not_implemented) &&
              add_static(heap, &statics->ellipsis) && add_static(heap, &statics->set_dummy) &&
              add_static(heap, &statics->false_object) && add_static(heap, &statics->true_object);
    for (int i = 0; ok && i < PROFILE_SMALL_INT_NEGATIVE + PROFILE_SMALL_INT_POSITIVE; i++)
        ok = add_static(heap, &statics->small_ints[i]);
    ok = ok && add_static(heap, &statics->empty_str);
    for (int i = 0; ok && i < 128; i++)
        ok = add_static(heap, &statics->ascii[i]);
    for (int i = 0; ok && i < 128; i++)
        ok = add_static(heap, &statics->latin1[i]);
    ok = ok && add_static(heap, &statics->empty_bytes);
    for (int i = 0; ok && i < 256; i++)
        ok = add_static(heap, &statics->bytes_characters[i]);
    ok = ok && add_static(heap, &statics->empty_tuple.tuple);
    for (int i = TYPE_NO_SLOT + 1; ok && i < TYPE_COUNT; i++)
        ok = add_static(heap, &heap->rt->types[i]);
    return ok;
}

enum {
    STATICS_COUNT = 6 + PROFILE_SMALL_INT_NEGATIVE + PROFILE_SMALL_INT_POSITIVE + 1 + 128 + 128 + 1 + 256 +
                    1 + TYPE_COUNT - 1
};

/* ---- free lists */

static void note_dead(Heap *heap, Ref address)
{
    if (address_set_covers(&heap->dead, address))
        address_set_add(&heap->dead, address);
}

static void note_dead_chain(Heap *heap, Ref first, int64_t most, uint64_t link)
{
    for (Ref at = first; at != NO_REF && most-- > 0;) {
        const uint8_t *object = view_at(&heap->view, at, link + sizeof(Ref));
        if (object == NULL)
            return;
        note_dead(heap, at);
        at = *(const Ref *)(const void *)(object + link);
    }
}

static void note_dead_array(Heap *heap, const Ref *objects, int64_t count, int64_t limit)
{
    for (int64_t i = 0; i < count && i < limit; i++)
        note_dead(heap, objects[i]);
}

static void note_free_lists(Heap *heap)
{
    const FreeLists *lists = &heap->rt->free_lists;
    note_dead_chain(heap, lists->float_first, PROFILE_FLOAT_FREE_LIST, offsetof(Object, ob_type));
    for (int i = 0; i < PROFILE_TUPLE_FREE_LIST_LENGTHS; i++) {
        note_dead_chain(heap, lists->tuple_first[i], PROFILE_TUPLE_FREE_LIST_EACH,
                        offsetof(TupleObject, ob_item));
    }
    note_dead_chain(heap, lists->memory_error_first, MEMORY_ERRORS_READY,
                    offsetof(BaseExceptionObject, context));
    note_dead_array(heap, lists->list, lists->list_count, PROFILE_LIST_FREE_LIST);
    note_dead_array(heap, lists->dict, lists->dict_count, PROFILE_DICT_FREE_LIST);
    if (heap->rt->slice_cache != NO_REF)
        note_dead(heap, heap->rt->slice_cache);
}

/* ---- blocks */

bool heap_may_be_dying(const Heap *heap, const GcHead *head)
{
    const GcHead *next = view_at(&heap->view, head->gc_next & ~GC_NEXT_UNREACHABLE, sizeof(GcHead));
    return head->gc_next == NO_REF ||
           (next != NULL && (next->gc_prev & GC_PREV_MASK) == view_ref(&heap->view, head));
}

/* Type of the object in a block that lies `pre_header` bytes into it; OURO_NO_INDEX when none does. */
ALWAYS_INLINE uint32_t type_in_block(Heap *heap, const Block *block, uint64_t pre_header, bool alive,
                                     int64_t *own)
{
    if (block->size < pre_header + sizeof(Object))
        return OURO_NO_INDEX;
    const Object *object =
        (const Object *)(const void *)(heap->view.memory + (block->address - heap->view.base) + pre_header);
    if (alive ? (uint64_t)object->ob_refcnt - 1 >= (uint64_t)COUNT_MOST : object->ob_refcnt != 0)
        return OURO_NO_INDEX;
    uint32_t index = heap_type_index(heap, object->ob_type);
    if (index == OURO_NO_INDEX || index == TYPE_NO_SLOT)
        return OURO_NO_INDEX;
    const TypeInfo *type = &heap->types[index];
    if (type->pre_header != (int64_t)pre_header)
        return OURO_NO_INDEX;
    if (!alive && type->flags & TYPE_FLAG_HAVE_GC && !heap_may_be_dying(heap, gc_head_of(object)))
        return OURO_NO_INDEX;
    *own = object_own_bytes(type, object, block->size - pre_header);
    return *own < 0 ? OURO_NO_INDEX : index;
}

static void add_object(Heap *heap, const Block *block, uint64_t pre_header, uint32_t type_index, int64_t own)
{
    Ref address = block->address + pre_header;
    TypeInfo *type = &heap->types[type_index];
    const Object *object = view_at(&heap->view, address, sizeof(Object));
    ouro_ObjectRecord *record = add_record(heap, address, type_index, own, flags_of(type, object, own));
    record->block = block->address;
    record->block_size = block->size;
    if (type->flags & TYPE_FLAG_HAVE_GC)
        read_gc_head(heap, record, object);
    type->objects++;
    type->bytes += record->size;
}

/* An object in a free list: what it was is known by the list, its header may be in use as a link. */
static bool add_dead_object(Heap *heap, const Block *block)
{
    Ref bare = block->address;
    Ref behind_head = block->address + PROFILE_GC_HEAD_SIZE;
    bool is_float = address_set_has(&heap->dead, bare);
    if (!is_float && !address_set_has(&heap->dead, behind_head))
        return false;
    Ref address = is_float ? bare : behind_head;
    const Object *object = view_at(&heap->view, address, sizeof(VarObject));
    uint32_t type_index = is_float ? (uint32_t)TYPE_FLOAT : heap_type_index(heap, object->ob_type);
    if (block->size < PROFILE_GC_HEAD_SIZE + sizeof(VarObject) && !is_float)
        return false;
    if (type_index == OURO_NO_INDEX || type_index == TYPE_NO_SLOT)
        return false;
    int64_t own =
        object_own_bytes(&heap->types[type_index], object, block->size - (address - block->address));
    if (own < 0)
        return false;
    ouro_ObjectRecord *record = add_record(heap, address, type_index, own, OURO_OBJECT_IN_FREE_LIST);
    record->block = block->address;
    record->block_size = block->size;
    record->size = heap->types[type_index].pre_header + own;
    if (!is_float)
        record->flags |= OURO_OBJECT_CONTAINER;
    return true;
}

#define PRE_HEADER_MANAGED (PROFILE_GC_HEAD_SIZE + 8 * PROFILE_MANAGED_DICT_WORDS)

static bool visit_block(Heap *heap, const Block *block, void *argument)
{
    (void)argument;
    static const uint64_t pre_headers[] = {PROFILE_GC_HEAD_SIZE, 0, PRE_HEADER_MANAGED};
    if (!block->in_use)
        return true;
    address_set_add(&heap->blocks, block->address);
    if (address_set_has(&heap->refuted, block->address) || add_dead_object(heap, block))
        return true;
    int64_t own;
    for (unsigned i = 0; i < 2 * (sizeof pre_headers / sizeof *pre_headers); i++) {
        uint32_t type = type_in_block(heap, block, pre_headers[i / 2], i % 2 == 0, &own);
        if (type == OURO_NO_INDEX)
            continue;
        add_object(heap, block, pre_headers[i / 2], type, own);
        return true;
    }
    return true;
}

/* ---- what is known about objects from elsewhere */

const GcHead *heap_list_head(const Heap *heap, ouro_GcList list)
{
    const Collector *collector = &heap->rt->collector;
    switch (list) {
    case OURO_GC_LIST_GENERATION_0:
    case OURO_GC_LIST_GENERATION_1:
    case OURO_GC_LIST_GENERATION_2:
        return &collector->generations[list - OURO_GC_LIST_GENERATION_0].head;
    case OURO_GC_LIST_PERMANENT:
        return &collector->permanent.head;
    case OURO_GC_LIST_UNREACHABLE:
        return &collector->unreachable;
    case OURO_GC_LIST_FINALIZERS:
        return &collector->finalizers;
    case OURO_GC_LIST_STILL_UNREACHABLE:
        return &collector->still_unreachable;
    case OURO_GC_LIST_WEAKREF_CALLBACKS:
        return &collector->weakref_callbacks;
    case OURO_GC_LIST_SEEN:
        return &collector->seen;
    default:
        return NULL;
    }
}

/* What is no known object is passed over. */
static void note_list(Heap *heap, ouro_GcList list)
{
    const GcHead *first = heap_list_head(heap, list);
    const GcHead *at = first;
    for (uint64_t i = 0; i < heap->blocks_in_use && (at = heap_list_next(heap, first, at)) != NULL; i++) {
        uint32_t index = heap_object_index(heap, view_ref(&heap->view, at) + PROFILE_GC_HEAD_SIZE);
        if (index == OURO_NO_INDEX || (heap->records[index].flags & OURO_OBJECT_CONTAINER) == 0)
            continue;
        if (heap->records[index].generation != OURO_GC_LIST_NONE)
            return; /* two lists are one from here on */
        heap->records[index].generation = list;
    }
}

const HeldEntry *heap_held_entries(const Heap *heap, int64_t *count)
{
    const Held *held = &heap->rt->held;
    *count = 0;
    if (held->table == NO_REF || held->mask < 0 || (uint64_t)held->mask >= heap->view.size)
        return NULL;
    const HeldEntry *entries = view_array(&heap->view, held->table, held->mask + 1, sizeof(HeldEntry));
    if (entries != NULL)
        *count = held->mask + 1;
    return entries;
}

static void note_held(Heap *heap)
{
    int64_t count;
    const HeldEntry *entries = heap_held_entries(heap, &count);
    for (int64_t i = 0; i < count; i++) {
        uint32_t index = entries[i].count != 0 ? heap_object_index(heap, entries[i].object) : OURO_NO_INDEX;
        if (index != OURO_NO_INDEX)
            heap->records[index].flags |= OURO_OBJECT_HELD;
    }
}

/* ---- the search */

static bool make_tables(Heap *heap)
{
    heap->records = heap_alloc(heap, heap->blocks_in_use + STATICS_COUNT, sizeof(ouro_ObjectRecord));
    bool ok = heap->records != NULL && address_set_make(&heap->objects, &heap->scratch, &heap->view) &&
              address_set_make(&heap->blocks, &heap->scratch, &heap->view) &&
              address_set_make(&heap->dead, &heap->scratch, &heap->view) &&
              address_set_make(&heap->refuted, &heap->scratch, &heap->view);
    if (ok && heap->blocks_in_use + STATICS_COUNT >= OURO_NO_INDEX)
        return heap_problem(heap, NO_REF, "there are more objects than 32 bits count");
    return ok || heap_no_memory(heap);
}

bool heap_search_objects(Heap *heap)
{
    for (uint32_t i = 0; i < heap->type_count; i++)
        heap->types[i].objects = heap->types[i].bytes = 0;
    for (uint32_t i = 0; i < heap->record_count; i++)
        address_set_remove(&heap->objects, heap->records[i].address);
    heap->record_count = 0;
    if (!add_statics(heap) || !each_block(heap, 0, visit_block, NULL))
        return false;
    address_set_rank(&heap->objects);
    for (int list = 0; list < OURO_GC_LIST_COUNT; list++)
        note_list(heap, list);
    note_held(heap);
    return heap->problem.text[0] == 0;
}

bool heap_find_objects(Heap *heap)
{
    if (!make_tables(heap))
        return false;
    note_free_lists(heap);
    return heap_search_objects(heap);
}
