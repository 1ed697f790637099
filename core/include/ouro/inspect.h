/* Looking at a heap: objects, references, memory, the collector's lists, at any instant and down to the byte.
 *
 * Everything works on a view: the bytes of a region, be it a live one, a copy of one, or an opened `.ouro`
 * file. Looking allocates nothing in the region, changes nothing in it and calls no Python. A damaged or
 * hostile image gives errors or nonsense in the tables, never a crash or an endless loop.
 *
 *   ouro_View view = ouro_view(rt);
 *   ouro_Problem problem;
 *   ouro_Inspection *inspection = ouro_inspect(&view, &problem);
 *   const ouro_ObjectRecord *objects;
 *   uint64_t count = ouro_objects(inspection, &objects);
 *   for (uint64_t i = 0; i < count; i++)
 *       printf("%" PRIx64 ": %" PRId64 " references\n", objects[i].address, objects[i].refcount);
 *   ouro_inspection_close(inspection);
 *
 * TABLES are arrays of flat records: fixed-width fields, no padding, the size a multiple of 8 bytes. They
 * belong to the inspection, which describes the instant at which it was opened: close it before the program
 * runs on. Texts lie in one buffer, ouro_strings(); records name them by offset and length in bytes.
 * Addresses are heap addresses, as `id()` prints them; sizes are bytes; "index" is an index into a table
 * named in the same sentence.
 *
 * HOW TO READ THE RECORDS. Each is written down once, as a list of X(type, field, "what it means"), from which
 * the C struct, its description as data (ouro_record_types) and what JavaScript reads are all made. So
 *
 *   #define OURO_HELD_RECORD(X)
 *       X(uint64_t, address, "of the object")
 *       X(int64_t, count, "references that C code has noted")
 *
 * is the struct ouro_HeldRecord { uint64_t address; int64_t count; }, filled by ouro_held(). The one most used,
 * made from OURO_OBJECT_RECORD and filled by ouro_objects(), written out:
 *
 *   typedef struct ouro_ObjectRecord {
 *       uint64_t address;      uint64_t block;         uint64_t block_size;   uint64_t type;
 *       int64_t refcount;      int64_t size;           int64_t gc_refs;
 *       uint32_t type_index;   uint32_t layout;        int32_t generation;    uint32_t flags;
 *       uint32_t label_offset; uint32_t label_length;
 *   } ouro_ObjectRecord;
 *
 * Constants are lists X(NAME, "name", "what it means") in the same way: OURO_SPAN_KINDS has the row
 * X(ARENA, "arena", …), and so there are OURO_SPAN_ARENA of the enum ouro_SpanKind, and
 * ouro_span_kind_name(OURO_SPAN_ARENA), which is "arena".
 *
 * BUILT-IN TYPES have numbers here (fields `layout` and `id`), which are not those of ouro_TypeKind in ouro.h, as
 * there are more of them. ouro_type_id_name(number) is the type's name, ouro_type_id(kind) the number of a kind.
 *
 * FAILURE. NULL as the inspection, as ouro_inspect gives it, or as the place for a result, makes a function fail:
 * a count is OURO_FAILED, an index OURO_NO_INDEX, a truth value false, a text "", a view empty. */
#ifndef OURO_INSPECT_H
#define OURO_INSPECT_H

#include <stdbool.h>
#include <stdint.h>

#include "ouro/export.h"
#include "ouro/trace.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- views */

typedef struct ouro_View {
    const uint8_t *memory; /* aligned to 16 */
    uint64_t base;         /* the heap address of memory[0] */
    uint64_t size;         /* bytes */
} ouro_View;

/* The view of a runtime as it is now; valid until the runtime runs on. Empty for NULL. */
OURO_API ouro_View ouro_view(const ouro_Runtime *rt);

/* Why something failed, in plain words. */
typedef struct ouro_Problem {
    uint64_t address; /* where in the region, 0 when it is about no address */
    char text[248];   /* UTF-8, closed by 0; "" when nothing failed */
} ouro_Problem;

/* What a function that counts returns when it failed; ouro_inspection_problem says why. */
#define OURO_FAILED UINT64_MAX
/* An index that names nothing. */
#define OURO_NO_INDEX UINT32_MAX

/* ---- constants of the records: X(NAME, "name", "what it means") */

#define OURO_OBJECT_FLAGS(X) \
    X(TRACKED, "tracked", "the collector watches it: it is in one of its lists") \
    X(CONTAINER, "container", "it has a collector's head, whether it is tracked or not") \
    X(FINALIZED, "finalized", "its finalizer has run") \
    X(COLLECTING, "collecting", "it is a candidate of the collection that is on") \
    X(UNREACHABLE, "unreachable", "tentatively unreachable in the collection that is on") \
    X(STATIC, "static", "it exists as long as the runtime and has no block") \
    X(IN_FREE_LIST, "in_free_list", "dead, kept for reuse by its type") \
    X(DYING, "dying", "its count is 0; it is being torn down, or waits for it") \
    X(WEAKLY_REFERENCED, "weakly_referenced", "weak references to it exist") \
    X(INTERNED, "interned", "the one string of its value") \
    X(IMMORTAL, "immortal", "its count means nothing: it never dies") \
    X(HELD, "held", "C code outside the runtime has noted references to it") \
    X(TYPE, "type", "it is a type") \
    X(HEAP_TYPE, "heap_type", "it is a class made at run time") \
    X(OF_PROGRAM, "of_program", "the program's and not the runtime's, once ouro_mark_program has run")

typedef enum ouro_ObjectFlagBit {
#define OURO_MEMBER(NAME, name, doc) OURO_OBJECT_BIT_##NAME,
    OURO_OBJECT_FLAGS(OURO_MEMBER)
#undef OURO_MEMBER
        OURO_OBJECT_BIT_COUNT
} ouro_ObjectFlagBit;

typedef enum ouro_ObjectFlag {
#define OURO_MEMBER(NAME, name, doc) OURO_OBJECT_##NAME = 1 << OURO_OBJECT_BIT_##NAME,
    OURO_OBJECT_FLAGS(OURO_MEMBER)
#undef OURO_MEMBER
        OURO_OBJECT_NO_FLAG = 0
} ouro_ObjectFlag;

/* The collector's lists, as the field `generation` of ouro_ObjectRecord numbers them. (Lists as Python has them
 * are in ouro.h: ouro_list_new and so on.) */
#define OURO_GC_LISTS(X) \
    X(GENERATION_0, "generation 0", "the youngest") \
    X(GENERATION_1, "generation 1", "survivors of one collection") \
    X(GENERATION_2, "generation 2", "the oldest") \
    X(PERMANENT, "permanent", "frozen: never collected") \
    X(UNREACHABLE, "unreachable", "nothing outside the candidates refers to them") \
    X(FINALIZERS, "finalizers", "uncollectable: legacy finalizers, and what they reach") \
    X(STILL_UNREACHABLE, "still unreachable", "garbage also after all finalizers have run") \
    X(WEAKREF_CALLBACKS, "weakref callbacks", "weak references whose callbacks are due") \
    X(SEEN, "seen", "their finalizers have been called in this collection")

typedef enum ouro_GcList {
#define OURO_MEMBER(NAME, name, doc) OURO_GC_LIST_##NAME,
    OURO_GC_LISTS(OURO_MEMBER)
#undef OURO_MEMBER
        OURO_GC_LIST_COUNT,
    OURO_GC_LIST_NONE = -1
} ouro_GcList;

#define OURO_EDGE_KINDS(X) \
    X(VISIBLE, "visible", "a counted reference that the collector sees") \
    X(HIDDEN, "hidden", "a counted reference that the collector does not see") \
    X(WEAK, "weak", "a weak reference to its referent; not counted") \
    X(WEAK_LIST, "weak_list", "to the first of the weak references to the source itself; not counted") \
    X(BORROWED, "borrowed", "a pointer without a count")

typedef enum ouro_EdgeKind {
#define OURO_MEMBER(NAME, name, doc) OURO_EDGE_##NAME,
    OURO_EDGE_KINDS(OURO_MEMBER)
#undef OURO_MEMBER
        OURO_EDGE_KIND_COUNT
} ouro_EdgeKind;

#define OURO_BLOCK_KINDS(X) \
    X(FREE, "free", "nobody has it") \
    X(OBJECT, "object", "an object") \
    X(DEAD_OBJECT, "dead object", "an object in a free list") \
    X(LIST_ITEMS, "list items", "the array of a list") \
    X(DICT_KEYS, "dict keys", "indices and entries of a dict") \
    X(DICT_VALUES, "dict values", "values of a dict whose keys are shared") \
    X(INSTANCE_VALUES, "instance values", "attributes of an instance without a dict") \
    X(SET_TABLE, "set table", "the table of a set") \
    X(STR_DATA, "str data", "characters of a str") \
    X(STR_UTF8, "str utf8", "the UTF-8 form of a str") \
    X(DEAD_DICT_KEYS, "dead dict keys", "a keys table in the free list") \
    X(HELD, "held", "the table of references held from C") \
    X(ARENA_OBJECTS, "arena objects", "the allocator's array of arenas") \
    X(ARENA_MAP, "arena map", "a node of the allocator's tree of arenas") \
    X(BYTES, "bytes", "the contents of a bytearray") \
    X(DOC, "doc", "the text that a class says of itself") \
    X(FRAMES, "frames", "calls that are on: variables and value stacks") \
    X(TRACES, "traces", "where blocks were handed out, while tracemalloc keeps that") \
    X(COMPILER, "compiler", "what a compilation made, kept while its program runs") \
    X(OTHER, "other", "in use, for something unknown")

typedef enum ouro_BlockKind {
#define OURO_MEMBER(NAME, name, doc) OURO_BLOCK_##NAME,
    OURO_BLOCK_KINDS(OURO_MEMBER)
#undef OURO_MEMBER
        OURO_BLOCK_KIND_COUNT
} ouro_BlockKind;

#define OURO_SPAN_KINDS(X) \
    X(STATE, "state", "the runtime's own state, static objects among it") \
    X(ARENA, "arena", "pools of small blocks") \
    X(RAW_SEGMENT, "raw segment", "chunks of the general allocator") \
    X(FREE, "free", "nobody has it")

typedef enum ouro_SpanKind {
#define OURO_MEMBER(NAME, name, doc) OURO_SPAN_##NAME,
    OURO_SPAN_KINDS(OURO_MEMBER)
#undef OURO_MEMBER
        OURO_SPAN_KIND_COUNT
} ouro_SpanKind;

#define OURO_POOL_STATES(X) \
    X(UNTOUCHED, "untouched", "never carved from its arena") \
    X(EMPTY, "empty", "no block in use; waits in its arena") \
    X(USED, "used", "some blocks in use, some free") \
    X(FULL, "full", "all blocks in use")

typedef enum ouro_PoolState {
#define OURO_MEMBER(NAME, name, doc) OURO_POOL_##NAME,
    OURO_POOL_STATES(OURO_MEMBER)
#undef OURO_MEMBER
        OURO_POOL_STATE_COUNT
} ouro_PoolState;

#define OURO_FIELD_KINDS(X) \
    X(COUNT, "count", "the reference count") \
    X(TYPE, "type", "the type") \
    X(GC_LINK, "gc link", "a link of the collector's lists, with its flags") \
    X(STRONG, "strong", "a counted reference") \
    X(WEAK, "weak", "a reference that is not counted") \
    X(MEMORY, "memory", "the address of memory that the object owns") \
    X(SIGNED, "signed", "a signed number") \
    X(UNSIGNED, "unsigned", "an unsigned number") \
    X(FLOAT, "float", "an IEEE 754 double") \
    X(TEXT, "text", "characters") \
    X(SLOT, "slot", "the number of a type's C code") \
    X(UNUSED, "unused", "rounding up to the block's size")

typedef enum ouro_FieldKind {
#define OURO_MEMBER(NAME, name, doc) OURO_FIELD_##NAME,
    OURO_FIELD_KINDS(OURO_MEMBER)
#undef OURO_MEMBER
        OURO_FIELD_KIND_COUNT
} ouro_FieldKind;

#define OURO_FRAME_KINDS(X) \
    X(CALL, "call", "a call that is on") \
    X(GENERATOR, "generator", "the call of a generator or coroutine that waits to be resumed") \
    X(KEPT, "kept", "variables of a call that has ended, which a frame object keeps")

typedef enum ouro_FrameKind {
#define OURO_MEMBER(NAME, name, doc) OURO_FRAME_##NAME,
    OURO_FRAME_KINDS(OURO_MEMBER)
#undef OURO_MEMBER
        OURO_FRAME_KIND_COUNT
} ouro_FrameKind;

/* ---- records: X(type, field, "what it means, in which unit") */

#define OURO_OBJECT_RECORD(X) \
    X(uint64_t, address, "of the object, as id() gives it") \
    X(uint64_t, block, "address of the block it lies in; 0 for static objects") \
    X(uint64_t, block_size, "bytes of that block; 0 for static objects") \
    X(uint64_t, type, "address of its type") \
    X(int64_t, refcount, "its reference count") \
    X(int64_t, size, "bytes, as sys.getsizeof gives them") \
    X(int64_t, gc_refs, "the collector's copy of its count, -1 while it has none") \
    X(uint32_t, type_index, "index of its type, in the table of types") \
    X(uint32_t, layout, "number of the built-in type that decides what its bytes mean") \
    X(int32_t, generation, "ouro_GcList it is in, -1 when untracked") \
    X(uint32_t, flags, "ouro_ObjectFlag bits") \
    X(uint32_t, label_offset, "of its label among the strings, once ouro_labels has run") \
    X(uint32_t, label_length, "bytes of its label")

#define OURO_TYPE_RECORD(X) \
    X(uint64_t, address, "of the type") \
    X(uint64_t, flags, "its tp_flags") \
    X(int64_t, objects, "live objects whose exact type it is") \
    X(int64_t, bytes, "sum of their sizes") \
    X(uint32_t, id, "its number, if it is a built-in type; 0 for a class made at run time") \
    X(uint32_t, layout, "number of the built-in type that decides what its instances' bytes mean") \
    X(uint32_t, name_offset, "of its name among the strings") \
    X(uint32_t, name_length, "bytes of its name")

#define OURO_EDGE_RECORD(X) \
    X(uint64_t, source, "address of the object that refers; 0 for a root") \
    X(uint64_t, slot, "address of the word that holds the reference") \
    X(uint64_t, target, "address of the object referred to") \
    X(uint32_t, source_index, "index of the source among the objects; OURO_NO_INDEX for a root") \
    X(uint32_t, target_index, "index of the target among the objects; OURO_NO_INDEX if it is none of them") \
    X(uint32_t, kind, "ouro_EdgeKind") \
    X(uint32_t, count, \
      "counted references that it stands for: 1, or as many as C code has noted; 0 when not counted") \
    X(uint32_t, name_offset, "of its name among the strings: \"[0]\", \".x\", \"['k']\", \"globals\" …") \
    X(uint32_t, name_length, "bytes of its name")

#define OURO_SPAN_RECORD(X) \
    X(uint64_t, address, "first byte") \
    X(uint64_t, size, "bytes") \
    X(uint32_t, kind, "ouro_SpanKind") \
    X(uint32_t, index, "index of the arena among the arenas, else OURO_NO_INDEX")

#define OURO_ARENA_RECORD(X) \
    X(uint64_t, address, "first byte") \
    X(uint64_t, size, "bytes") \
    X(uint64_t, pool_address, "the next pool to be carved") \
    X(uint32_t, pools, "whole pools that fit") \
    X(uint32_t, free_pools, "empty or not carved yet") \
    X(uint32_t, blocks_in_use, "in all its pools") \
    X(uint32_t, usable_rank, \
      "place among the arenas that have a free pool, 0 for the one to be used next; OURO_NO_INDEX when it has none")

#define OURO_POOL_RECORD(X) \
    X(uint64_t, address, "of the pool and its header") \
    X(uint32_t, arena, "index of its arena among the arenas") \
    X(uint32_t, state, "ouro_PoolState") \
    X(uint32_t, block_size, "bytes of each block; 0 when it never had any") \
    X(uint32_t, capacity, "blocks that fit") \
    X(uint32_t, blocks_in_use, "handed out") \
    X(uint32_t, blocks_freed, "in the chain of free blocks") \
    X(uint32_t, blocks_untouched, "never handed out") \
    X(uint32_t, list_rank, \
      "place in the list of used pools of its size, 0 first; OURO_NO_INDEX when it is in none")

#define OURO_BLOCK_RECORD(X) \
    X(uint64_t, address, "first byte that its user may use") \
    X(uint64_t, size, "bytes that its user may use") \
    X(uint32_t, kind, "ouro_BlockKind") \
    X(uint32_t, owner_index, \
      "index among the objects of the object that it is, or that owns it; else OURO_NO_INDEX") \
    X(uint32_t, raw, "1: a chunk of the general allocator, 0: a block of a pool") \
    X(uint32_t, pool, "index of its pool among the pools, else OURO_NO_INDEX")

#define OURO_FREE_LIST_RECORD(X) \
    X(uint32_t, layout, "number of the built-in type of the dead objects; that of dict for keys tables too") \
    X(uint32_t, length, "items of the dead tuples, else 0") \
    X(int64_t, count, "dead objects kept") \
    X(int64_t, limit, "the most that are kept") \
    X(uint64_t, first, "address of the one that is reused next, or 0") \
    X(uint32_t, name_offset, "of its name among the strings") \
    X(uint32_t, name_length, "bytes of its name")

#define OURO_GC_LIST_RECORD(X) \
    X(int64_t, size, "objects in the list") \
    X(int64_t, count, "of a generation: what is compared with the threshold") \
    X(int64_t, threshold, "of a generation: beyond it a collection runs") \
    X(int64_t, collections, "of a generation: how often it was collected") \
    X(int64_t, collected, "of a generation: objects freed so") \
    X(int64_t, uncollectable, "of a generation: garbage that could not be freed")

#define OURO_HELD_RECORD(X) \
    X(uint64_t, address, "of the object") \
    X(int64_t, count, "references that C code has noted")

#define OURO_FIELD_RECORD(X) \
    X(uint64_t, address, "first byte") \
    X(uint64_t, value, "its value, for eight bytes and fewer; a signed one is extended to 64 bits") \
    X(int32_t, offset, "from the object, in bytes; negative before it") \
    X(uint32_t, length, "bytes") \
    X(uint32_t, kind, "ouro_FieldKind") \
    X(uint32_t, target_index, "index among the objects of what it refers to, else OURO_NO_INDEX") \
    X(uint32_t, name_offset, "of its name among the strings") \
    X(uint32_t, name_length, "bytes of its name")

#define OURO_FRAME_RECORD(X) \
    X(uint64_t, address, "of the frame") \
    X(uint64_t, code, "address of its code object") \
    X(uint64_t, function, "address of its function") \
    X(uint64_t, owner, "address of the generator, coroutine or frame object that it lies in; 0: of none") \
    X(uint64_t, variables, \
      "address of its first variable; the others and the value stack follow, 8 bytes each") \
    X(uint32_t, variable_count, "variables, cells among them") \
    X(uint32_t, stack_count, "entries of the value stack in use, when it last said so") \
    X(uint32_t, kind, "ouro_FrameKind") \
    X(uint32_t, depth, \
      "calls inside it that are on: 0 for the innermost; OURO_NO_INDEX for what is no call") \
    X(int32_t, line, "line of its last instruction, or of the one about to run; -1: of no line") \
    X(int32_t, instruction, "that instruction's offset in the code, in bytes; negative: it has not begun") \
    X(uint32_t, name_offset, "of the code's qualified name among the strings") \
    X(uint32_t, name_length, "bytes of it") \
    X(uint32_t, filename_offset, "of the code's file name among the strings") \
    X(uint32_t, filename_length, "bytes of it")

#define OURO_STATE_RECORD(X) \
    X(uint64_t, clock, "the number of the last event") \
    X(uint64_t, size, "bytes of the region") \
    X(uint64_t, limit, "the most bytes that it may have") \
    X(int64_t, blocks, "blocks in use, as sys.getallocatedblocks counts them") \
    X(uint64_t, pool_bytes, "bytes of the blocks of pools that are in use") \
    X(uint64_t, raw_bytes, "bytes of the general allocator's chunks that are in use") \
    X(int64_t, long_lived_total, "objects that survived the last full collection") \
    X(int64_t, long_lived_pending, "objects that have joined the oldest generation since") \
    X(uint32_t, phase, "ouro_Phase the collector is in") \
    X(int32_t, generation, "the generation that is being collected, -1 when none is") \
    X(uint32_t, enabled, "1: collections run by themselves") \
    X(uint32_t, debug, "the collector's debug flags")

/* X(NAME in the enum, Name in the struct, the list above) */
#define OURO_RECORDS(X) \
    X(OBJECT, Object, OURO_OBJECT_RECORD) \
    X(TYPE, Type, OURO_TYPE_RECORD) \
    X(EDGE, Edge, OURO_EDGE_RECORD) \
    X(SPAN, Span, OURO_SPAN_RECORD) \
    X(ARENA, Arena, OURO_ARENA_RECORD) \
    X(POOL, Pool, OURO_POOL_RECORD) \
    X(BLOCK, Block, OURO_BLOCK_RECORD) \
    X(FREE_LIST, FreeList, OURO_FREE_LIST_RECORD) \
    X(GC_LIST, GcList, OURO_GC_LIST_RECORD) \
    X(HELD, Held, OURO_HELD_RECORD) \
    X(FIELD, Field, OURO_FIELD_RECORD) \
    X(FRAME, Frame, OURO_FRAME_RECORD) \
    X(STATE, State, OURO_STATE_RECORD)

/* OURO_RECORD_OBJECT, OURO_RECORD_TYPE, …: their numbers, in this order. */
typedef enum ouro_RecordKind {
#define OURO_MEMBER(NAME, Name, FIELDS) OURO_RECORD_##NAME,
    OURO_RECORDS(OURO_MEMBER)
#undef OURO_MEMBER
        OURO_RECORD_KIND_COUNT
} ouro_RecordKind;

#define OURO_RECORD_MEMBER(type, field, doc) type field;
#define OURO_RECORD_STRUCT(NAME, Name, FIELDS) \
    typedef struct ouro_##Name##Record { \
        FIELDS(OURO_RECORD_MEMBER) \
    } ouro_##Name##Record;
OURO_RECORDS(OURO_RECORD_STRUCT)
#undef OURO_RECORD_STRUCT
#undef OURO_RECORD_MEMBER

/* The same as data, for those who cannot read C. */
typedef struct ouro_RecordField {
    const char *name;
    const char *doc;
    uint32_t offset;
    uint32_t bytes;
    uint32_t is_signed;
    uint32_t reserved;
} ouro_RecordField;

typedef struct ouro_RecordType {
    const char *name;
    const ouro_RecordField *fields;
    uint32_t field_count;
    uint32_t bytes;
} ouro_RecordType;

/* The record types in the order of ouro_RecordKind: constants; returns how many. */
OURO_API uint32_t ouro_record_types(const ouro_RecordType **types);

/* The name of a number that is one of the constants above; "?" for any other. */
OURO_API const char *ouro_object_flag_name(uint32_t bit);
OURO_API const char *ouro_gc_list_name(int32_t list);
OURO_API const char *ouro_edge_kind_name(uint32_t kind);
OURO_API const char *ouro_block_kind_name(uint32_t kind);
OURO_API const char *ouro_span_kind_name(uint32_t kind);
OURO_API const char *ouro_pool_state_name(uint32_t state);
OURO_API const char *ouro_field_kind_name(uint32_t kind);
OURO_API const char *ouro_frame_kind_name(uint32_t kind);
/* The name of the built-in type with this number, as "dict". */
OURO_API const char *ouro_type_id_name(uint32_t id);

/* ---- an inspection */

typedef struct ouro_Inspection ouro_Inspection;

/* Finds every object and buffer of the view. NULL with the reason in *problem (which may be NULL): the bytes
 * are no region of this build, its memory is inconsistent, or there is no memory for the tables. The view's
 * bytes must stay as they are until ouro_inspection_close. */
OURO_API ouro_Inspection *ouro_inspect(const ouro_View *view, ouro_Problem *problem);

/* Frees the inspection with all its tables. NULL is ignored. */
OURO_API void ouro_inspection_close(ouro_Inspection *inspection);

/* Why a function of this inspection returned OURO_FAILED or false: the first reason there was; "" when there
 * was none. */
OURO_API const char *ouro_inspection_problem(const ouro_Inspection *inspection);

/* Every text that a record names, *length bytes. Tables made later may move it: ask again. */
OURO_API const char *ouro_strings(const ouro_Inspection *inspection, uint64_t *length);

/* ---- tables. Each sets *records and returns their number, or OURO_FAILED. Made on the first call. */

/* By ascending address, the static ones first. */
OURO_API uint64_t ouro_objects(ouro_Inspection *inspection, const ouro_ObjectRecord **records);
/* Static types first. */
OURO_API uint64_t ouro_types(ouro_Inspection *inspection, const ouro_TypeRecord **records);
/* Roots first, then by source in the order of the objects. */
OURO_API uint64_t ouro_edges(ouro_Inspection *inspection, const ouro_EdgeRecord **records);
/* By ascending address, without gaps: the whole region. */
OURO_API uint64_t ouro_spans(ouro_Inspection *inspection, const ouro_SpanRecord **records);
/* By ascending address. */
OURO_API uint64_t ouro_arenas(ouro_Inspection *inspection, const ouro_ArenaRecord **records);
/* By ascending address, arena by arena; those never carved too. */
OURO_API uint64_t ouro_pools(ouro_Inspection *inspection, const ouro_PoolRecord **records);
/* Every block and chunk, free ones too, by ascending address. */
OURO_API uint64_t ouro_blocks(ouro_Inspection *inspection, const ouro_BlockRecord **records);
/* One for each free list, empty ones too: float, tuples by length, list, dict, dict keys. */
OURO_API uint64_t ouro_free_lists(ouro_Inspection *inspection, const ouro_FreeListRecord **records);
/* The collector's lists: one record for each ouro_GcList, in their order. */
OURO_API uint64_t ouro_gc_lists(ouro_Inspection *inspection, const ouro_GcListRecord **records);
/* Objects of one of the collector's lists in its order, as indices among the objects. */
OURO_API uint64_t ouro_gc_list_members(ouro_Inspection *inspection, ouro_GcList list,
                                       const uint32_t **indices);
/* What C code holds, an object a record, in no particular order. */
OURO_API uint64_t ouro_held(ouro_Inspection *inspection, const ouro_HeldRecord **records);
/* The calls that are on, the innermost first; then what generators and frame objects keep. */
OURO_API uint64_t ouro_frames(ouro_Inspection *inspection, const ouro_FrameRecord **records);
/* What is one of a kind: always one record. */
OURO_API uint64_t ouro_state(ouro_Inspection *inspection, const ouro_StateRecord **records);
/* Interned strings in the order of the table, as indices among the objects. */
OURO_API uint64_t ouro_interned(ouro_Inspection *inspection, const uint32_t **indices);
/* The bytes of one object's block, field by field, without gaps. 0 when there is no object at this address. Made
 * anew at each call; the records stay valid until the inspection is closed. */
OURO_API uint64_t ouro_fields(ouro_Inspection *inspection, uint64_t address,
                              const ouro_FieldRecord **records);

/* Index of the object at this address; OURO_NO_INDEX when there is none. */
OURO_API uint32_t ouro_object_index(const ouro_Inspection *inspection, uint64_t address);

/* Gives every object record its label. False when there is no memory. */
OURO_API bool ouro_labels(ouro_Inspection *inspection);

/* Marks the objects that are the program's: what its names, its calls and C code hold, and garbage. What the runtime
 * and imported modules have brought is not. False when there is no memory. */
OURO_API bool ouro_mark_program(ouro_Inspection *inspection);

/* A short text for one object, as repr() would begin: "[…3 items]", "'abc'", "<Node object>"; "" when there is
 * none at this address. Writes at most `size` bytes with the closing 0; returns the length. */
OURO_API uint64_t ouro_describe(ouro_Inspection *inspection, uint64_t address, char *buffer, uint64_t size);

/* ---- why is it alive? Indices among the edges. */

/* Every edge that leads to the object. */
OURO_API uint64_t ouro_retainers(ouro_Inspection *inspection, uint64_t address, const uint32_t **edges);

/* A shortest chain of counted references from a root to the object, the root's edge first; names of the
 * program before all other roots. 0: no root reaches it. Valid until the next call. */
OURO_API uint64_t ouro_path(ouro_Inspection *inspection, uint64_t address, const uint32_t **edges);

/* The same in words: "globals['a'].next[0]", "held from C", "unreachable". Writes at most `size` bytes with
 * the closing 0; returns the length. */
OURO_API uint64_t ouro_path_text(ouro_Inspection *inspection, uint64_t address, char *buffer, uint64_t size);

/* ---- out of the process. Each hands its bytes to `write` in pieces; false from it ends the work with false.
 */

typedef bool (*ouro_Write)(void *user, const void *bytes, uint64_t size);

/* Graphviz: the program's objects (ouro_mark_program), at most `limit` of them (0: all). */
OURO_API bool ouro_write_dot(ouro_Inspection *inspection, uint64_t limit, ouro_Write write, void *user);
/* Browser developer tools: Memory → Load profile, a `.heapsnapshot` file. */
OURO_API bool ouro_write_heapsnapshot(ouro_Inspection *inspection, ouro_Write write, void *user);
/* For people: generations, pools by size, the most common types. */
OURO_API bool ouro_write_summary(ouro_Inspection *inspection, ouro_Write write, void *user);

/* ---- snapshot files */

/* Writes the view as an `.ouro` file: all of a run at one instant. False when `write` said so. */
OURO_API bool ouro_snapshot_write(const ouro_View *view, ouro_Write write, void *user);

typedef struct ouro_Snapshot ouro_Snapshot;

/* Opens a file's bytes, which are not needed afterwards, and proves the structure of its memory. NULL with
 * the reason in *problem: not an ouro file, made by another version, truncated, damaged. */
OURO_API ouro_Snapshot *ouro_snapshot_open(const void *bytes, uint64_t size, ouro_Problem *problem);
/* The region in the file; valid until ouro_snapshot_close. */
OURO_API ouro_View ouro_snapshot_view(const ouro_Snapshot *snapshot);
/* Gives its memory back. NULL is ignored. */
OURO_API void ouro_snapshot_close(ouro_Snapshot *snapshot);

/* ---- the verifier */

/* Each count must equal the references found. Without OURO_VERIFY_STRICT an object may have more: C code
 * outside holds references that it has not noted. */
#define OURO_VERIFY_STRICT 1u
/* Only the allocator's structures: regions taken in the middle of an operation have no more to prove. */
#define OURO_VERIFY_MEMORY_ONLY 2u

/* Called for each problem found; `problem` is valid during the call. */
typedef void (*ouro_Report)(void *user, const ouro_Problem *problem);

/* Proves the whole heap consistent: counts, pools, chains, arenas, chunks, the collector's lists, weak
 * reference lists, dicts, sets, lists, strings, types. Returns the number of problems, after a hundred of
 * which it stops. `report` may be NULL. */
OURO_API uint64_t ouro_verify(const ouro_View *view, uint32_t flags, ouro_Report report, void *user);

#ifdef __cplusplus
}
#endif

#endif
