/* Every reference that an object holds, one after the other, with its slot and the means to name it. Inline,
 * so that each use (counting, the verifier, the table of edges) gets its own loop. Covers what CPython's
 * tp_traverse leaves out; holds nothing back but the reference to a built-in type, which is not counted and
 * stands in every object's record.
 *
 * A keys table's keys are the references of the one that owns the table: a split table is shared. The dict of
 * interned strings counts neither keys nor values. */
#ifndef OURO_INSPECT_EDGES_H
#define OURO_INSPECT_EDGES_H

#include "inspect/frames.h"
#include "object/traverse.h"

typedef enum NameKind {
    NAME_TEXT,      /* payload: a C string of this build */
    NAME_INDEX,     /* "[3]": payload: the number */
    NAME_ITEM,      /* "['k']": payload: the key object */
    NAME_KEY,       /* "key 'k'": payload: the key object */
    NAME_ATTRIBUTE, /* ".k": payload: a str object */
    NAME_MEMBER,    /* ".k": payload: text in the region */
} NameKind;

typedef struct Edge {
    const Ref *slot; /* in the view */
    Ref target;
    ouro_EdgeKind kind;
    uint32_t count;
    NameKind name_kind;
    uint64_t name;
} Edge;

typedef void (*EdgeVisit)(Heap *heap, void *argument, const Edge *edge);

typedef struct EdgeWalk {
    Heap *heap;
    EdgeVisit visit;
    void *argument;
} EdgeWalk;

ALWAYS_INLINE uint64_t text_payload(const char *text) { return (uint64_t)(uintptr_t)text; }

ALWAYS_INLINE void edge_found(const EdgeWalk *walk, const Ref *slot, ouro_EdgeKind kind, NameKind name_kind,
                              uint64_t name)
{
    if (*slot == NO_REF)
        return;
    Edge edge = {slot, *slot, kind, kind == OURO_EDGE_VISIBLE || kind == OURO_EDGE_HIDDEN, name_kind, name};
    walk->visit(walk->heap, walk->argument, &edge);
}

ALWAYS_INLINE void edges_of_items(const EdgeWalk *walk, const Ref *items, int64_t count)
{
    for (int64_t i = 0; i < count; i++)
        edge_found(walk, &items[i], OURO_EDGE_VISIBLE, NAME_INDEX, (uint64_t)i);
}

ALWAYS_INLINE Ref keys_key(const DictKeys *keys, int64_t i)
{
    return keys->dk_kind == DICT_KEYS_GENERAL ? dict_keys_entries(keys)[i].me_key
                                              : dict_keys_unicode_entries(keys)[i].me_key;
}

ALWAYS_INLINE void edges_of_entries(const EdgeWalk *walk, const DictKeys *keys, bool is_counted)
{
    bool is_general = keys->dk_kind == DICT_KEYS_GENERAL;
    ouro_EdgeKind key_kind = is_general ? OURO_EDGE_VISIBLE : OURO_EDGE_HIDDEN;
    ouro_EdgeKind value_kind = is_counted ? OURO_EDGE_VISIBLE : OURO_EDGE_BORROWED;
    for (int64_t i = 0; i < keys->dk_nentries; i++) {
        const Ref *key =
            is_general ? &dict_keys_entries(keys)[i].me_key : &dict_keys_unicode_entries(keys)[i].me_key;
        const Ref *value =
            is_general ? &dict_keys_entries(keys)[i].me_value : &dict_keys_unicode_entries(keys)[i].me_value;
        if (is_counted)
            edge_found(walk, key, key_kind, NAME_KEY, *key);
        edge_found(walk, value, value_kind, NAME_ITEM, *key);
    }
}

/* Values of a dict or an instance whose keys are in `keys`. */
ALWAYS_INLINE void edges_of_values(const EdgeWalk *walk, uint32_t owner, ouro_BlockKind kind, Ref values,
                                   const DictKeys *keys, NameKind name_kind)
{
    if (keys == NULL || values == NO_REF)
        return;
    const Ref *slots = heap_owned_values(walk->heap, owner, kind, values, keys->dk_nentries);
    for (int64_t i = 0; slots != NULL && i < keys->dk_nentries; i++)
        edge_found(walk, &slots[i], OURO_EDGE_VISIBLE, name_kind, keys_key(keys, i));
}

/* The keys table's own entries, if `owner` is the one who has it. */
ALWAYS_INLINE void edges_of_keys(const EdgeWalk *walk, uint32_t owner, Ref address, const DictKeys *keys,
                                 bool is_counted)
{
    if (keys != NULL && heap_owned(walk->heap, owner, OURO_BLOCK_DICT_KEYS, address, 0) != NULL)
        edges_of_entries(walk, keys, is_counted);
}

ALWAYS_INLINE void edges_of_dict(const EdgeWalk *walk, uint32_t owner, const DictObject *dict)
{
    const Heap *heap = walk->heap;
    const DictKeys *keys = heap_dict_keys(heap, dict->ma_keys);
    bool is_counted = heap->records[owner].address != heap->rt->interned;
    edges_of_keys(walk, owner, dict->ma_keys, keys, is_counted);
    edges_of_values(walk, owner, OURO_BLOCK_DICT_VALUES, dict->ma_values, keys, NAME_ITEM);
}

/* The set's table, its own or its block; NULL when it is neither. */
ALWAYS_INLINE const SetEntry *set_table(const Heap *heap, uint32_t owner, const SetObject *set)
{
    if (set->table == view_ref(&heap->view, set->smalltable))
        return set->mask == PROFILE_SET_MINSIZE - 1 ? set->smalltable : NULL;
    if (set->mask < PROFILE_SET_MINSIZE || (uint64_t)set->mask >= heap->view.size)
        return NULL;
    return heap_owned(heap, owner, OURO_BLOCK_SET_TABLE, set->table,
                      (uint64_t)(set->mask + 1) * sizeof(SetEntry));
}

ALWAYS_INLINE void edges_of_set(const EdgeWalk *walk, uint32_t owner, const SetObject *set)
{
    const SetEntry *table = set_table(walk->heap, owner, set);
    Ref dummy = view_ref(&walk->heap->view, &walk->heap->rt->statics.set_dummy);
    for (int64_t i = 0; table != NULL && i <= set->mask; i++) {
        if (table[i].key != dummy)
            edge_found(walk, &table[i].key, OURO_EDGE_VISIBLE, NAME_TEXT, text_payload("item"));
    }
}

/* Items of a list, as far as they lie in its block. */
ALWAYS_INLINE void edges_of_list(const EdgeWalk *walk, uint32_t owner, const ListObject *list)
{
    int64_t size = list->ob_base.ob_size;
    if (size <= 0 || (uint64_t)size >= walk->heap->view.size)
        return;
    const Ref *items =
        heap_owned(walk->heap, owner, OURO_BLOCK_LIST_ITEMS, list->ob_item, (uint64_t)size * sizeof(Ref));
    if (items != NULL)
        edges_of_items(walk, items, size);
}

ALWAYS_INLINE bool field_is_counted(const Object *object, uint32_t layout, const Field *field)
{
    if (layout != TYPE_TYPE || ((const TypeObject *)object)->tp_flags & TYPE_FLAG_HEAP_TYPE)
        return true;
    return field->offset < sizeof(TypeObject) && field->offset != offsetof(TypeObject, tp_base);
}

ALWAYS_INLINE void edges_of_fields(const EdgeWalk *walk, const Object *object, uint32_t layout)
{
    /* A type that adds nothing to its base's fields is gone through as that one is. */
    uint64_t traverse = walk->heap->rt->types[layout].tp_traverse;
    bool is_known = object_field_lists[layout] != NULL || traverse >= TYPE_SLOTS_COUNT;
    const Field *field = object_field_lists[is_known ? layout : traverse];
    Ref none = view_ref(&walk->heap->view, &walk->heap->rt->statics.none);
    for (; field != NULL && field->kind != REFERENCE_END; field++) {
        const Ref *slot = (const Ref *)(const void *)((const char *)object + field->offset);
        if (field->kind == REFERENCE_WEAK_LIST || !field_is_counted(object, layout, field))
            continue;
        if (field->kind == REFERENCE_WEAK && *slot == none)
            continue;
        ouro_EdgeKind kind = field->kind == REFERENCE_VISIBLE  ? OURO_EDGE_VISIBLE
                             : field->kind == REFERENCE_HIDDEN ? OURO_EDGE_HIDDEN
                                                               : OURO_EDGE_WEAK;
        edge_found(walk, slot, kind, NAME_TEXT, text_payload(field->name));
    }
}

ALWAYS_INLINE void edges_of_deque(const EdgeWalk *walk, uint32_t owner, const DequeObject *deque)
{
    Ref at = deque->leftblock;
    int64_t index = deque->leftindex;
    for (int64_t i = 0; i < deque->ob_base.ob_size && index >= 0 && index < DEQUE_BLOCK_ITEMS;) {
        const DequeBlock *block =
            heap_owned(walk->heap, owner, OURO_BLOCK_LIST_ITEMS, at, sizeof(DequeBlock));
        if (block == NULL)
            return;
        for (; index < DEQUE_BLOCK_ITEMS && i < deque->ob_base.ob_size; index++, i++)
            edge_found(walk, &block->data[index], OURO_EDGE_VISIBLE, NAME_INDEX, (uint64_t)i);
        index = 0;
        at = block->right;
    }
}

ALWAYS_INLINE void edges_of_tee_data(const EdgeWalk *walk, const TeeDataObject *data)
{
    edge_found(walk, &data->iterator, OURO_EDGE_VISIBLE, NAME_TEXT, text_payload("iterator"));
    for (int32_t i = 0; i < data->read && i < TEE_LINK_ITEMS; i++)
        edge_found(walk, &data->values[i], OURO_EDGE_VISIBLE, NAME_INDEX, (uint64_t)i);
    edge_found(walk, &data->next, OURO_EDGE_VISIBLE, NAME_TEXT, text_payload("next"));
}

/* What every object of a class has besides what its built-in base gives it: members, attributes, class. */
ALWAYS_INLINE void edges_of_instance(const EdgeWalk *walk, uint32_t owner, const Object *object, int64_t own)
{
    Heap *heap = walk->heap;
    uint32_t type_index = heap->records[owner].type_index;
    const Member *members;
    uint32_t count = heap_type_members(heap, type_index, &members);
    const TypeInfo *type = &heap->types[type_index];
    for (uint32_t i = 0; i < count; i++) {
        if (members[i].offset % 8 != 0 || members[i].offset > own - 8)
            continue;
        const Ref *slot = (const Ref *)(const void *)((const char *)object + members[i].offset);
        edge_found(walk, slot, OURO_EDGE_VISIBLE, NAME_MEMBER, members[i].name);
    }
    const Ref *managed = object_managed_words(type, object);
    if (managed != NULL) {
        const DictKeys *keys = heap_dict_keys(heap, ((const HeapTypeObject *)type->type)->ht_cached_keys);
        edges_of_values(walk, owner, OURO_BLOCK_INSTANCE_VALUES, managed[0], keys, NAME_ATTRIBUTE);
        edge_found(walk, &managed[1], OURO_EDGE_VISIBLE, NAME_TEXT, text_payload("__dict__"));
    }
    const Ref *dict = object_dict_slot(heap, type, object, own);
    if (dict != NULL)
        edge_found(walk, dict, OURO_EDGE_VISIBLE, NAME_TEXT, text_payload("__dict__"));
    bool is_visible = type->flags & TYPE_FLAG_HAVE_GC;
    edge_found(walk, &object->ob_type, is_visible ? OURO_EDGE_VISIBLE : OURO_EDGE_HIDDEN, NAME_TEXT,
               text_payload("__class__"));
}

ALWAYS_INLINE void edges_of_weak_list(const EdgeWalk *walk, const TypeInfo *type, const Object *object,
                                      int64_t own)
{
    if (type->weaklist_offset == 0 || type->weaklist_offset % 8 != 0 || type->weaklist_offset > own - 8)
        return;
    const Ref *slot = (const Ref *)(const void *)((const char *)object + type->weaklist_offset);
    edge_found(walk, slot, OURO_EDGE_WEAK_LIST, NAME_TEXT, text_payload("weak references"));
}

ALWAYS_INLINE void edges_of_frame(const EdgeWalk *walk, const InterpreterFrame *frame, ouro_EdgeKind kind)
{
    edge_found(walk, &frame->frame_obj, kind, NAME_TEXT, text_payload("frame"));
    edge_found(walk, &frame->f_locals, kind, NAME_TEXT, text_payload("f_locals"));
    edge_found(walk, &frame->f_func, kind, NAME_TEXT, text_payload("function"));
    edge_found(walk, &frame->f_code, kind, NAME_TEXT, text_payload("f_code"));
    int64_t count = frame_entries(walk->heap, frame);
    for (int64_t i = 0; i < count; i++) {
        Ref name = frame_variable_name(walk->heap, frame, i);
        if (name != NO_REF)
            edge_found(walk, &frame->localsplus[i], kind, NAME_ATTRIBUTE, name);
        else
            edge_found(walk, &frame->localsplus[i], kind, NAME_TEXT, text_payload("value stack"));
    }
}

ALWAYS_INLINE void edges_of_generator(const EdgeWalk *walk, const GeneratorObject *generator)
{
    edge_found(walk, &generator->gi_origin_or_finalizer, OURO_EDGE_VISIBLE, NAME_TEXT,
               text_payload("origin"));
    edge_found(walk, &generator->gi_code, OURO_EDGE_VISIBLE, NAME_TEXT, text_payload("gi_code"));
    edge_found(walk, &generator->gi_name, OURO_EDGE_VISIBLE, NAME_TEXT, text_payload("__name__"));
    edge_found(walk, &generator->gi_qualname, OURO_EDGE_VISIBLE, NAME_TEXT, text_payload("__qualname__"));
    if (generator->gi_frame_state < GENERATOR_CLEARED)
        edges_of_frame(walk, &generator->gi_iframe, OURO_EDGE_VISIBLE);
    edge_found(walk, &generator->gi_exc_state.exc_value, OURO_EDGE_VISIBLE, NAME_TEXT,
               text_payload("exception being handled"));
}

ALWAYS_INLINE void edges_of_frame_object(const EdgeWalk *walk, const FrameObject *object)
{
    edge_found(walk, &object->f_back, OURO_EDGE_VISIBLE, NAME_TEXT, text_payload("f_back"));
    edge_found(walk, &object->f_trace, OURO_EDGE_VISIBLE, NAME_TEXT, text_payload("f_trace"));
    const InterpreterFrame *own = &object->_f_frame_data;
    bool is_own = object->f_frame == view_ref(&walk->heap->view, own);
    if (is_own && own->owner == FRAME_OWNED_BY_FRAME_OBJECT && own->f_code != NO_REF)
        edges_of_frame(walk, own, OURO_EDGE_VISIBLE);
}

/* Visits every reference of the object with this index; of one in a free list, none. */
ALWAYS_INLINE void each_edge(Heap *heap, uint32_t index, EdgeVisit visit, void *argument)
{
    const EdgeWalk walk = {heap, visit, argument};
    const ouro_ObjectRecord *record = &heap->records[index];
    const TypeInfo *type = &heap->types[record->type_index];
    const Object *object = heap_object(heap, index);
    if (heap_is_dead(record))
        return;
    uint32_t layout = type->layout;
    bool is_of_class = type->flags & TYPE_FLAG_HEAP_TYPE;
    int64_t own = -1;
    if (is_of_class || type->weaklist_offset != 0) {
        own = object_own_bytes(type, object, heap->view.size - (record->address - heap->view.base));
        edges_of_weak_list(&walk, type, object, own);
    }
    switch (layout) {
    case TYPE_LIST:
        edges_of_list(&walk, index, (const ListObject *)object);
        break;
    case TYPE_TUPLE:
        edges_of_items(&walk, ((const TupleObject *)object)->ob_item, ((const VarObject *)object)->ob_size);
        break;
    case TYPE_DICT:
        edges_of_dict(&walk, index, (const DictObject *)object);
        break;
    case TYPE_DEFAULTDICT:
        edges_of_fields(&walk, object, layout);
        edges_of_dict(&walk, index, (const DictObject *)object);
        break;
    case TYPE_DEQUE:
        edges_of_deque(&walk, index, (const DequeObject *)object);
        break;
    case TYPE_TEE_DATA:
        edges_of_tee_data(&walk, (const TeeDataObject *)object);
        break;
    case TYPE_SET:
    case TYPE_FROZENSET:
        edges_of_set(&walk, index, (const SetObject *)object);
        break;
    case TYPE_GENERATOR:
    case TYPE_COROUTINE:
    case TYPE_ASYNC_GENERATOR:
        edges_of_generator(&walk, (const GeneratorObject *)object);
        break;
    case TYPE_FRAME:
        edges_of_frame_object(&walk, (const FrameObject *)object);
        break;
    default:
        edges_of_fields(&walk, object, layout);
        break;
    }
    if (layout == TYPE_TYPE && record->flags & OURO_OBJECT_HEAP_TYPE) {
        Ref keys = ((const HeapTypeObject *)object)->ht_cached_keys;
        edges_of_keys(&walk, index, keys, heap_dict_keys(heap, keys), true);
    }
    if (is_of_class)
        edges_of_instance(&walk, index, object, own);
}

/* The calls that are on, the innermost first. A generator's frame is the generator's. */
ALWAYS_INLINE void each_call_edge(const EdgeWalk *walk)
{
    const Heap *heap = walk->heap;
    Ref address = heap->rt->evaluation.frame;
    for (uint64_t most = heap->view.size / sizeof(InterpreterFrame); address != NO_REF && most > 0; most--) {
        const InterpreterFrame *frame = view_at(&heap->view, address, sizeof(InterpreterFrame));
        if (frame == NULL)
            return;
        if (frame->owner == FRAME_OWNED_BY_THREAD)
            edges_of_frame(walk, frame, OURO_EDGE_HIDDEN);
        const Ref *words = frame_initializer_words(heap, frame);
        if (words != NULL) {
            edge_found(walk, &words[0], OURO_EDGE_HIDDEN, NAME_TEXT, text_payload("new instance"));
            edge_found(walk, &words[1], OURO_EDGE_HIDDEN, NAME_TEXT, text_payload("arguments"));
            edge_found(walk, &words[3], OURO_EDGE_HIDDEN, NAME_TEXT, text_payload("keywords"));
            edge_found(walk, &words[4], OURO_EDGE_HIDDEN, NAME_TEXT, text_payload("names of keywords"));
        }
        address = frame->previous;
    }
}

/* The objects that the program's compilation keeps: CompileArena.objects (lang/arena.h). */
ALWAYS_INLINE void each_compiler_edge(const EdgeWalk *walk)
{
    const Heap *heap = walk->heap;
    const Ref *arena = view_at(&heap->view, heap->rt->evaluation.script_arena, 2 * sizeof(Ref));
    if (arena != NULL)
        edge_found(walk, &arena[1], OURO_EDGE_HIDDEN, NAME_TEXT, text_payload("constants of the program"));
}

/* Visits what the runtime itself and C code outside it refer to. `name` of the latter: "held from C". */
ALWAYS_INLINE void each_root_edge(Heap *heap, EdgeVisit visit, void *argument)
{
    const EdgeWalk walk = {heap, visit, argument};
    const Runtime *rt = heap->rt;
#define VISIT_ROOT(field, name) \
    edge_found(&walk, &rt->field, OURO_EDGE_HIDDEN, NAME_TEXT, text_payload(name));
    RUNTIME_ROOTS(VISIT_ROOT)
#undef VISIT_ROOT
    each_call_edge(&walk);
    each_compiler_edge(&walk);
    int64_t count;
    const HeldEntry *entries = heap_held_entries(heap, &count);
    for (int64_t i = 0; i < count; i++) {
        if (entries[i].count <= 0)
            continue;
        uint32_t references = entries[i].count < UINT32_MAX ? (uint32_t)entries[i].count : UINT32_MAX;
        Edge edge = {&entries[i].object, entries[i].object, OURO_EDGE_HIDDEN,
                     references,         NAME_TEXT,         text_payload("held from C")};
        visit(heap, argument, &edge);
    }
}

/* The text of an edge's name among the strings: names.c. */
void heap_name(Heap *heap, NameKind kind, uint64_t payload, uint32_t *offset, uint32_t *length);

/* Fills the table of edges. False when there is no memory. */
bool heap_find_edges(Heap *heap);

/* Whether a root's edge leads to what the program holds. */
bool heap_is_root_of_program(const Heap *heap, const ouro_EdgeRecord *edge);

/* Fills the table of edges, and `reached_by`. False when there is no memory. */
bool heap_find_paths(Heap *heap);

#endif
