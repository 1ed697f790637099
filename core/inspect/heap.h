/* Heap: what one look at a view has found out: its spans, pools, types, objects and buffers, and the tables
 * made from them. Owns the struct behind ouro_Inspection and the order in which it is filled:
 *
 *   structure.c   spans and pools: where blocks can be; nothing is believed that does not lie inside them
 *   types_table.c which addresses are types
 *   objects.c     which blocks are objects
 *   buffers.c     which blocks belong to them
 *
 * All memory is scratch memory, all reading bounded (view.h). */
#ifndef OURO_INSPECT_HEAP_H
#define OURO_INSPECT_HEAP_H

#include "inspect/address_set.h"
#include "inspect/text.h"
#include "inspect/view.h"
#include "object/held.h"

/* What is needed of a type, read once. */
typedef struct TypeInfo {
    Ref address;
    const TypeObject *type; /* in the view: a TypeObject; a HeapTypeObject when the flags say so */
    uint64_t flags;
    int64_t basicsize;
    int64_t itemsize;
    int64_t pre_header;
    int64_t weaklist_offset; /* 0: none */
    int64_t dict_offset;     /* 0: none; managed dicts count as none */
    int64_t objects;
    int64_t bytes;
    uint32_t layout; /* TypeId */
    uint32_t name_offset;
    uint32_t name_length;
    uint32_t members_count; /* of __slots__, in this type and its bases; MEMBERS_UNKNOWN before they were
                               asked for */
    const struct Member *members;
} TypeInfo;

#define MEMBERS_UNKNOWN UINT32_MAX

/* One of __slots__. */
typedef struct Member {
    int64_t offset;
    Ref name; /* text */
} Member;

typedef struct TypeSlot {
    Ref address;    /* 0: empty */
    uint32_t index; /* among the types, or OURO_NO_INDEX: what is at that address is no type */
    uint32_t padding;
} TypeSlot;

/* A block that belongs to an object. */
typedef struct Buffer {
    Ref address;
    uint64_t size;  /* bytes that may be used */
    uint32_t owner; /* index among the objects; OURO_NO_INDEX: the runtime */
    uint32_t kind;  /* ouro_BlockKind */
} Buffer;

/* Texts already among the strings, by what they were made from. */
typedef struct NameSlot {
    uint64_t key;
    uint64_t payload;
    uint32_t offset;
    uint32_t length; /* 0: empty */
} NameSlot;

/* Whether objects and buffers have been looked for. */
typedef enum HeapWalk { HEAP_NOT_WALKED, HEAP_WALKED, HEAP_WALK_FAILED } HeapWalk;

typedef struct ouro_Inspection Heap;

struct ouro_Inspection {
    View view;
    Scratch scratch;
    const Runtime *rt; /* the view's first bytes */
    ouro_Problem problem;
    Text strings;

    /* structure.c */
    ouro_SpanRecord *spans; /* arenas and raw segments by address, then see tables.c */
    uint64_t span_count;
    ouro_PoolRecord *pools; /* by address */
    uint64_t pool_count;
    uint32_t *pool_map;      /* by address / POOL_BYTES: index among the pools + 1, or 0 */
    uint64_t pool_map_start; /* base / POOL_BYTES */
    uint64_t pool_map_count;
    uint64_t blocks_in_use; /* in pools and raw chunks: no more objects and buffers than that */
    AddressSet blocks;      /* blocks in use, set while objects are looked for */

    /* types_table.c */
    TypeInfo *types;
    uint32_t type_count;
    uint32_t type_capacity;
    Ref static_types;
    TypeSlot *type_slots;
    uint32_t type_slot_mask;
    uint32_t type_slots_used;
    Ref last_type;
    uint32_t last_type_index;

    /* heap.c */
    HeapWalk walk;

    /* objects.c */
    AddressSet objects;
    ouro_ObjectRecord *records;
    uint32_t record_count;
    AddressSet dead;    /* members of free lists */
    AddressSet refuted; /* what looked like objects and are buffers */
    bool has_labels;

    /* buffers.c */
    AddressSet buffer_set;
    Buffer *buffers;
    uint32_t buffer_count;

    /* edges.c */
    ouro_EdgeRecord *edges;
    uint64_t edge_count;
    uint64_t root_edge_count;
    uint64_t *edges_from; /* by object, and one more: its first edge */
    bool has_edges;
    NameSlot *names;
    uint64_t name_mask;
    uint64_t names_used;

    /* paths.c */
    uint32_t *incoming;       /* edges by target */
    uint64_t *incoming_start; /* by object, and one more */
    uint32_t *reached_by;     /* by object: the edge by which the search from the roots first met it */
    uint32_t *path;
    bool has_paths;

    /* program.c */
    bool has_program;

    /* tables.c */
    ouro_ArenaRecord *arenas;
    uint64_t arena_count;
    ouro_TypeRecord *type_records;
    ouro_SpanRecord *all_spans;
    uint64_t all_span_count;
    ouro_BlockRecord *block_records;
    uint64_t block_record_count;
    ouro_FreeListRecord *free_lists;
    uint64_t free_list_count;
    ouro_GcListRecord *lists;
    ouro_HeldRecord *held;
    uint64_t held_count;

    /* calls.c */
    ouro_FrameRecord *frames;
    uint64_t frame_count;
    uint64_t table_bytes_read; /* for their lines: how far tables of positions have been gone through */
    ouro_StateRecord *state;
};

/* ---- heap.c */

/* ouro_inspect without the walk: the structure of memory alone is known, for which it need not be gone through.
 * Spans, arenas, pools, free lists, the collector's lists, what is held, frames and the state can be asked for;
 * for all else heap_walk comes first. */
Heap *heap_open(const View *view, ouro_Problem *problem);

/* Finds every object and buffer, once. False with the problem noted. */
bool heap_walk(Heap *heap);

/* Notes the first problem; returns false, for the caller to return. */
bool heap_problem(Heap *heap, Ref address, const char *text);
bool heap_no_memory(Heap *heap);

/* Zeroed scratch memory for `count` elements; NULL with the problem noted. */
void *heap_alloc(Heap *heap, uint64_t count, uint64_t bytes);

/* ---- structure.c */

/* Where things are that the allocator made. Believes nothing: what is not well formed is a problem. */
bool heap_read_structure(Heap *heap);

/* Bytes that the user of the block at `block` may use; 0 unless it is a block in use. */
uint64_t heap_block_size(const Heap *heap, Ref block);

/* ---- types_table.c */

bool heap_read_static_types(Heap *heap);

/* Out of line: a type that is not static. OURO_NO_INDEX when nothing at `type` can be a type. */
uint32_t heap_type_index_slowly(Heap *heap, Ref type);

/* Index of the type at `type`; OURO_NO_INDEX when there is none. */
ALWAYS_INLINE uint32_t heap_type_index(Heap *heap, Ref type)
{
    uint64_t offset = type - heap->static_types;
    if (offset < sizeof(TypeObject) * TYPE_COUNT)
        return offset % sizeof(TypeObject) == 0 ? (uint32_t)(offset / sizeof(TypeObject)) : OURO_NO_INDEX;
    if (type == heap->last_type)
        return heap->last_type_index;
    return heap_type_index_slowly(heap, type);
}

/* __slots__ of the type and its bases, the most derived first. Never more than fit into an instance. */
uint32_t heap_type_members(Heap *heap, uint32_t type, const Member **members);

/* ---- objects.c */

/* Fills the table of objects, all but what the buffers refute. */
bool heap_find_objects(Heap *heap);

/* The same once more, when `refuted` has grown. */
bool heap_search_objects(Heap *heap);

/* The head of one of the collector's lists; NULL for what is none. */
const GcHead *heap_list_head(const Heap *heap, ouro_GcList list);

/* What comes behind a head in the list that begins at `first`; NULL where it ends, or leads nowhere. */
ALWAYS_INLINE const GcHead *heap_list_next(const Heap *heap, const GcHead *first, const GcHead *at)
{
    const GcHead *next = view_at(&heap->view, at->gc_next & ~GC_NEXT_UNREACHABLE, sizeof(GcHead));
    return next == first ? NULL : next;
}

/* Entries of the table of references held from C; NULL and 0 when there is none. */
const HeldEntry *heap_held_entries(const Heap *heap, int64_t *count);

/* Whether nothing speaks against a container with a count of 0: what is torn down is untracked first, and until then
 * what comes behind it in its list leads back to it. Else this is a buffer in which an object has lain. */
bool heap_may_be_dying(const Heap *heap, const GcHead *head);

/* Bytes of the object itself, less what lies before it; -1 when that cannot be within `available` bytes. */
int64_t object_own_bytes(const TypeInfo *type, const Object *object, uint64_t available);

ALWAYS_INLINE const Object *heap_object(const Heap *heap, uint32_t index)
{
    return (const Object *)(heap->view.memory + (heap->records[index].address - heap->view.base));
}

ALWAYS_INLINE uint32_t heap_object_index(const Heap *heap, Ref object)
{
    return address_set_index(&heap->objects, object);
}

ALWAYS_INLINE bool heap_is_dead(const ouro_ObjectRecord *record)
{
    return (record->flags & OURO_OBJECT_IN_FREE_LIST) != 0;
}

/* ---- buffers.c */

bool heap_find_buffers(Heap *heap);

/* The buffer that begins at `address`; NULL when none does. */
const Buffer *heap_buffer(const Heap *heap, Ref address);

/* `bytes` bytes at `address`, if it is a buffer of this kind that `owner` has; else NULL. */
const void *heap_owned(const Heap *heap, uint32_t owner, ouro_BlockKind kind, Ref address, uint64_t bytes);

/* A keys table whoever owns it, with all its entries inside its block; NULL for what is none. The empty one
 * too. */
const DictKeys *heap_dict_keys(const Heap *heap, Ref keys);

/* Bytes of a keys table by its header; UINT64_MAX for a header that makes no sense. */
uint64_t dict_keys_extent(const DictKeys *keys);

/* The block of an array of values and, in *slots, how many it has room for; NO_REF when `values` is no such
 * array. */
Ref dict_values_block(const Heap *heap, Ref values, int64_t *slots);

/* The values of `owner`, if it owns them and there is room for `count`; else NULL. */
const Ref *heap_owned_values(const Heap *heap, uint32_t owner, ouro_BlockKind kind, Ref values,
                             int64_t count);

/* Where the managed dict's words of an object lie: [0] values, [1] dict. NULL without. */
const Ref *object_managed_words(const TypeInfo *type, const Object *object);

/* The dict of an instance that has a slot for one (not a managed one); NULL without. */
const Ref *object_dict_slot(const Heap *heap, const TypeInfo *type, const Object *object, int64_t own_bytes);

#endif
