/* The records of ouro/inspect.h as data, and the names of their constants, from the same tables. */
#include "inspect/view.h"

/* A signed type is one in which -1 is below 1. */
#define ROW(Name, field, type, doc) \
    {#field, doc, (uint32_t)offsetof(ouro_##Name##Record, field), sizeof(type), (type)-1 < (type)1, 0},
#define OBJECT_ROW(type, field, doc) ROW(Object, field, type, doc)
#define TYPE_ROW(type, field, doc) ROW(Type, field, type, doc)
#define EDGE_ROW(type, field, doc) ROW(Edge, field, type, doc)
#define SPAN_ROW(type, field, doc) ROW(Span, field, type, doc)
#define ARENA_ROW(type, field, doc) ROW(Arena, field, type, doc)
#define POOL_ROW(type, field, doc) ROW(Pool, field, type, doc)
#define BLOCK_ROW(type, field, doc) ROW(Block, field, type, doc)
#define FREE_LIST_ROW(type, field, doc) ROW(FreeList, field, type, doc)
#define GC_LIST_ROW(type, field, doc) ROW(GcList, field, type, doc)
#define HELD_ROW(type, field, doc) ROW(Held, field, type, doc)
#define FIELD_ROW(type, field, doc) ROW(Field, field, type, doc)
#define FRAME_ROW(type, field, doc) ROW(Frame, field, type, doc)
#define STATE_ROW(type, field, doc) ROW(State, field, type, doc)

static const ouro_RecordField object_fields[] = {OURO_OBJECT_RECORD(OBJECT_ROW)};
static const ouro_RecordField type_fields[] = {OURO_TYPE_RECORD(TYPE_ROW)};
static const ouro_RecordField edge_fields[] = {OURO_EDGE_RECORD(EDGE_ROW)};
static const ouro_RecordField span_fields[] = {OURO_SPAN_RECORD(SPAN_ROW)};
static const ouro_RecordField arena_fields[] = {OURO_ARENA_RECORD(ARENA_ROW)};
static const ouro_RecordField pool_fields[] = {OURO_POOL_RECORD(POOL_ROW)};
static const ouro_RecordField block_fields[] = {OURO_BLOCK_RECORD(BLOCK_ROW)};
static const ouro_RecordField free_list_fields[] = {OURO_FREE_LIST_RECORD(FREE_LIST_ROW)};
static const ouro_RecordField gc_list_fields[] = {OURO_GC_LIST_RECORD(GC_LIST_ROW)};
static const ouro_RecordField held_fields[] = {OURO_HELD_RECORD(HELD_ROW)};
static const ouro_RecordField field_fields[] = {OURO_FIELD_RECORD(FIELD_ROW)};
static const ouro_RecordField frame_fields[] = {OURO_FRAME_RECORD(FRAME_ROW)};
static const ouro_RecordField state_fields[] = {OURO_STATE_RECORD(STATE_ROW)};

#define RECORD_TYPE(KIND, Name, fields) \
    [OURO_RECORD_##KIND] = {#Name, fields, sizeof(fields) / sizeof *(fields), sizeof(ouro_##Name##Record)}
static const ouro_RecordType record_types[] = {
    RECORD_TYPE(OBJECT, Object, object_fields),   RECORD_TYPE(TYPE, Type, type_fields),
    RECORD_TYPE(EDGE, Edge, edge_fields),         RECORD_TYPE(SPAN, Span, span_fields),
    RECORD_TYPE(ARENA, Arena, arena_fields),      RECORD_TYPE(POOL, Pool, pool_fields),
    RECORD_TYPE(BLOCK, Block, block_fields),      RECORD_TYPE(FREE_LIST, FreeList, free_list_fields),
    RECORD_TYPE(GC_LIST, GcList, gc_list_fields), RECORD_TYPE(HELD, Held, held_fields),
    RECORD_TYPE(FIELD, Field, field_fields),      RECORD_TYPE(FRAME, Frame, frame_fields),
    RECORD_TYPE(STATE, State, state_fields),
};

#define RECORD_IS_FLAT(NAME, Name, FIELDS) \
    _Static_assert(sizeof(ouro_##Name##Record) % 8 == 0, #Name ": whole words"); \
    _Static_assert(sizeof(ouro_##Name##Record) == 0 FIELDS(RECORD_FIELD_BYTES), #Name ": no padding");
#define RECORD_FIELD_BYTES(type, field, doc) +sizeof(type)
OURO_RECORDS(RECORD_IS_FLAT)
_Static_assert(sizeof record_types / sizeof *record_types == OURO_RECORD_KIND_COUNT,
               "every record is listed");

uint32_t ouro_record_types(const ouro_RecordType **types)
{
    if (types != NULL)
        *types = record_types;
    return sizeof record_types / sizeof *record_types;
}

#define NAME_ROW(NAME, name, doc) name,
#define NAME_FUNCTION(function, TABLE, number_type) \
    const char *function(number_type number) \
    { \
        static const char *const names[] = {TABLE(NAME_ROW)}; \
        return (uint32_t)number < sizeof names / sizeof *names ? names[(uint32_t)number] : "?"; \
    }
NAME_FUNCTION(ouro_object_flag_name, OURO_OBJECT_FLAGS, uint32_t)
NAME_FUNCTION(ouro_gc_list_name, OURO_GC_LISTS, int32_t)
NAME_FUNCTION(ouro_edge_kind_name, OURO_EDGE_KINDS, uint32_t)
NAME_FUNCTION(ouro_block_kind_name, OURO_BLOCK_KINDS, uint32_t)
NAME_FUNCTION(ouro_span_kind_name, OURO_SPAN_KINDS, uint32_t)
NAME_FUNCTION(ouro_pool_state_name, OURO_POOL_STATES, uint32_t)
NAME_FUNCTION(ouro_field_kind_name, OURO_FIELD_KINDS, uint32_t)
NAME_FUNCTION(ouro_frame_kind_name, OURO_FRAME_KINDS, uint32_t)

const char *ouro_type_id_name(uint32_t id)
{
#define TYPE_NAME_ROW(ID, name, base, layout, flags) name,
#define LESSER_NAME_ROW(ID, name, base, layout, weaklistoffset, flags) name,
#define MODULE_NAME_ROW(ID, identifier, name, base, layout, weaklistoffset, dictoffset, flags) name,
#define EXCEPTION_NAME_ROW(KIND, name, base, layout) name,
    static const char *const names[] = {"?", BUILTIN_TYPES(TYPE_NAME_ROW) LESSER_TYPES(LESSER_NAME_ROW)
                                                 MODULE_TYPES(MODULE_NAME_ROW)
                                                     EXCEPTION_TYPES(EXCEPTION_NAME_ROW)};
#undef TYPE_NAME_ROW
#undef LESSER_NAME_ROW
#undef MODULE_NAME_ROW
#undef EXCEPTION_NAME_ROW
    return id < TYPE_COUNT ? names[id] : "?";
}
