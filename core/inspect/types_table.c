/* Which addresses are types, and what is needed of each. Built-in types come first, by TypeId; classes made
 * at run time are entered when something first claims to be of them. What looks like a class is believed to
 * be one if its metaclass and its bases lead to built-in types. */
#include "inspect/heap.h"

#include <string.h>

#include "object/traverse.h"

enum {
    BASES_MOST = 4096, /* longer chains of bases are taken for damage */
    METACLASSES_MOST = 64,
    NAME_MOST = 200, /* bytes of a type's name that are shown */
    BASICSIZE_MOST = 1 << 30,
    ITEMSIZE_MOST = 1 << 20,
};

static bool sizes_are_sane(const TypeObject *type)
{
    return type->tp_basicsize >= (int64_t)sizeof(Object) && type->tp_basicsize <= BASICSIZE_MOST &&
           type->tp_itemsize >= 0 && type->tp_itemsize <= ITEMSIZE_MOST;
}

static void take_name(Heap *heap, TypeInfo *info, const TypeObject *type)
{
    const View *view = &heap->view;
    uint64_t length = 0;
    const char *text;
    while (length < NAME_MOST && (text = view_text(view, type->tp_name + length, 1)) != NULL && *text != 0)
        length++;
    info->name_offset = (uint32_t)heap->strings.length;
    info->name_length = (uint32_t)length;
    if (length != 0)
        text_append(&heap->strings, view_text(view, type->tp_name, length), length);
}

static void take_type(Heap *heap, TypeInfo *info, Ref address, const TypeObject *type, uint32_t layout)
{
    /* A type's dict is among the fields of its struct. */
    bool has_slot = (type->tp_flags & TYPE_FLAG_MANAGED_DICT) == 0 && layout != TYPE_TYPE;
    *info = (TypeInfo){
        .address = address,
        .type = type,
        .flags = type->tp_flags,
        .basicsize = type->tp_basicsize,
        .itemsize = type->tp_itemsize,
        .pre_header = type_pre_header(type),
        .weaklist_offset = type->tp_weaklistoffset > 0 ? type->tp_weaklistoffset : 0,
        .dict_offset = has_slot ? type->tp_dictoffset : 0,
        .layout = layout,
        .members_count = MEMBERS_UNKNOWN,
    };
    take_name(heap, info, type);
}

typedef struct Sizes {
    int64_t basicsize;
    int64_t itemsize;
} Sizes;

/* The least that a built-in type must have for its objects to be read. */
static Sizes sizes_of(uint32_t id)
{
#define SIZES_ROW(ID, name, base, layout, flags) {PROFILE_BASICSIZE_##ID, PROFILE_ITEMSIZE_##ID},
#define LESSER_SIZES_ROW(ID, name, base, layout, weaklistoffset, flags) {sizeof(layout), 0},
#define MODULE_SIZES_ROW(ID, identifier, name, base, layout, weaklistoffset, dictoffset, flags) \
    {sizeof(layout), 0},
#define EXCEPTION_SIZES_ROW(KIND, name, base, layout) {sizeof(layout), 0},
    static const Sizes sizes[TYPE_COUNT] = {{0, 0},
                                            BUILTIN_TYPES(SIZES_ROW) LESSER_TYPES(LESSER_SIZES_ROW)
                                                MODULE_TYPES(MODULE_SIZES_ROW)
                                                    EXCEPTION_TYPES(EXCEPTION_SIZES_ROW)};
#undef SIZES_ROW
#undef LESSER_SIZES_ROW
#undef MODULE_SIZES_ROW
#undef EXCEPTION_SIZES_ROW
    return id == TYPE_BOOL ? sizes[TYPE_INT] : sizes[id];
}

static bool sizes_fit(const TypeObject *type, uint32_t layout)
{
    Sizes least = sizes_of(layout);
    return sizes_are_sane(type) && type->tp_basicsize >= least.basicsize &&
           type->tp_itemsize == least.itemsize;
}

bool heap_read_static_types(Heap *heap)
{
    enum { CLASSES_AT_FIRST = 256 };
    heap->static_types = view_ref(&heap->view, heap->rt->types);
    heap->type_capacity = TYPE_COUNT + CLASSES_AT_FIRST;
    heap->types = heap_alloc(heap, heap->type_capacity, sizeof(TypeInfo));
    heap->type_slot_mask = 4 * CLASSES_AT_FIRST - 1;
    heap->type_slots = heap_alloc(heap, heap->type_slot_mask + 1, sizeof(TypeSlot));
    heap->last_type_index = OURO_NO_INDEX;
    if (heap->types == NULL || heap->type_slots == NULL)
        return false;
    /* TypeId 0 is no type; its place stays empty, so that index and TypeId are one. */
    for (uint32_t id = TYPE_NO_SLOT + 1; id < TYPE_COUNT; id++) {
        const TypeObject *type = &heap->rt->types[id];
        Ref address = view_ref(&heap->view, type);
        if (!sizes_fit(type, id))
            return heap_problem(heap, address, "a built-in type's sizes make no sense");
        take_type(heap, &heap->types[id], address, type, id);
    }
    heap->type_count = TYPE_COUNT;
    return true;
}

/* ---- classes made at run time */

static bool is_static_type(const Heap *heap, Ref type)
{
    uint64_t offset = type - heap->static_types;
    return offset >= sizeof(TypeObject) && offset < sizeof(TypeObject) * TYPE_COUNT &&
           offset % sizeof(TypeObject) == 0;
}

static uint32_t static_type_id(const Heap *heap, Ref type)
{
    return (uint32_t)((type - heap->static_types) / sizeof(TypeObject));
}

/* What may be a class: the struct's own evidence. */
static const HeapTypeObject *class_at(const Heap *heap, Ref type)
{
    const HeapTypeObject *class = view_at(&heap->view, type, sizeof(HeapTypeObject));
    if (class == NULL || (class->ht_type.tp_flags & TYPE_FLAG_HEAP_TYPE) == 0)
        return NULL;
    return sizes_are_sane(&class->ht_type) ? class : NULL;
}

/* TypeId of the built-in type at the end of the chain of bases; 0 when it does not end in one. */
static uint32_t built_in_base(const Heap *heap, Ref type, int most)
{
    for (int i = 0; i < most; i++) {
        if (is_static_type(heap, type))
            return static_type_id(heap, type);
        const HeapTypeObject *class = class_at(heap, type);
        if (class == NULL)
            return TYPE_NO_SLOT;
        type = class->ht_type.tp_base;
    }
    return TYPE_NO_SLOT;
}

/* TypeId of the layout of a class's instances; 0 for what is no class. */
static uint32_t class_layout(const Heap *heap, Ref type)
{
    const HeapTypeObject *class = class_at(heap, type);
    if (class == NULL)
        return TYPE_NO_SLOT;
    if (built_in_base(heap, class->ht_type.ob_base.ob_base.ob_type, METACLASSES_MOST) != TYPE_TYPE)
        return TYPE_NO_SLOT;
    return built_in_base(heap, type, BASES_MOST);
}

static TypeSlot *find_slot(TypeSlot *slots, uint32_t mask, Ref type)
{
    uint32_t i = (uint32_t)((type >> 4) * UINT64_C(0x9E3779B97F4A7C15) >> 32) & mask;
    while (slots[i].address != NO_REF && slots[i].address != type)
        i = (i + 1) & mask;
    return &slots[i];
}

static bool grow_slots(Heap *heap)
{
    uint32_t mask = heap->type_slot_mask * 2 + 1;
    TypeSlot *slots = heap_alloc(heap, (uint64_t)mask + 1, sizeof(TypeSlot));
    if (slots == NULL)
        return false;
    for (uint32_t i = 0; i <= heap->type_slot_mask; i++) {
        if (heap->type_slots[i].address == NO_REF)
            continue;
        *find_slot(slots, mask, heap->type_slots[i].address) = heap->type_slots[i];
    }
    heap->type_slots = slots;
    heap->type_slot_mask = mask;
    return true;
}

static bool grow_types(Heap *heap)
{
    TypeInfo *types = heap_alloc(heap, (uint64_t)heap->type_capacity * 2, sizeof(TypeInfo));
    if (types == NULL)
        return false;
    memcpy(types, heap->types, heap->type_count * sizeof(TypeInfo));
    heap->types = types;
    heap->type_capacity *= 2;
    return true;
}

static uint32_t enter_type(Heap *heap, Ref type)
{
    uint32_t layout = class_layout(heap, type);
    if (layout == TYPE_NO_SLOT || !sizes_fit(&class_at(heap, type)->ht_type, layout))
        return OURO_NO_INDEX;
    if (heap->type_count == heap->type_capacity && !grow_types(heap))
        return OURO_NO_INDEX;
    take_type(heap, &heap->types[heap->type_count], type, &class_at(heap, type)->ht_type, layout);
    return heap->type_count++;
}

uint32_t heap_type_index_slowly(Heap *heap, Ref type)
{
    if ((type & 7) != 0 || !view_holds(&heap->view, type, sizeof(HeapTypeObject)))
        return OURO_NO_INDEX;
    TypeSlot *slot = find_slot(heap->type_slots, heap->type_slot_mask, type);
    if (slot->address == NO_REF) {
        if (2 * heap->type_slots_used > heap->type_slot_mask && !grow_slots(heap))
            return OURO_NO_INDEX;
        slot = find_slot(heap->type_slots, heap->type_slot_mask, type);
        slot->address = type;
        slot->index = enter_type(heap, type);
        heap->type_slots_used++;
    }
    heap->last_type = type;
    heap->last_type_index = slot->index;
    return slot->index;
}

/* ---- __slots__ */

/* The class's own MemberDefinitions that hold objects, in `members` (NULL: only counted); at most `most`. */
static uint32_t own_members(const Heap *heap, const HeapTypeObject *class, Member *members, uint32_t most)
{
    Ref first = view_ref(&heap->view, class + 1);
    int64_t count = class->ht_type.ob_base.ob_size;
    const MemberDefinition *definitions = view_array(&heap->view, first, count, sizeof(MemberDefinition));
    uint32_t found = 0;
    for (int64_t i = 0; definitions != NULL && i < count && found < most; i++) {
        if (definitions[i].type != MEMBER_OBJECT || definitions[i].offset < (int64_t)sizeof(Object))
            continue;
        if (members != NULL)
            members[found] = (Member){definitions[i].offset, definitions[i].name};
        found++;
    }
    return found;
}

static uint32_t all_members(const Heap *heap, Ref type, Member *members, uint32_t most)
{
    uint32_t found = 0;
    for (int i = 0; i < BASES_MOST && !is_static_type(heap, type) && found < most; i++) {
        const HeapTypeObject *class = class_at(heap, type);
        if (class == NULL)
            break;
        found += own_members(heap, class, members == NULL ? NULL : members + found, most - found);
        type = class->ht_type.tp_base;
    }
    return found;
}

uint32_t heap_type_members(Heap *heap, uint32_t type, const Member **members)
{
    TypeInfo *info = &heap->types[type];
    if (info->members_count == MEMBERS_UNKNOWN) {
        uint32_t most = (uint32_t)(info->basicsize / (int64_t)sizeof(Ref));
        uint32_t count = all_members(heap, info->address, NULL, most);
        Member *list = count != 0 ? heap_alloc(heap, count, sizeof(Member)) : NULL;
        info->members_count = list != NULL ? all_members(heap, info->address, list, count) : 0;
        info->members = list;
    }
    *members = info->members;
    return info->members_count;
}
