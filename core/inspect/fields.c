/* The bytes of one object, field by field: what lies before it, its struct, its items, and the rest of its
 * block. Every struct is a row of names, so that nothing of an object is left without one. */
#include "inspect/edges.h"
#include "inspect/field_rows.h"

#include <string.h>

typedef struct FieldRow {
    const char *name;
    uint16_t offset;
    uint16_t length;
    uint16_t kind; /* ouro_FieldKind */
} FieldRow;

/* X(struct, field, kind) */
#define ROWS_VAR(X) X(VarObject, ob_size, SIGNED)
#define ROWS_FLOAT(X) X(FloatObject, ob_fval, FLOAT)
#define ROWS_STR(X) \
    X(StrObject, length, SIGNED) \
    X(StrObject, hash, SIGNED) \
    X(StrObject, state, UNSIGNED) \
    X(StrObject, padding, UNUSED) \
    X(StrObject, wstr, MEMORY)
#define ROWS_COMPACT_STR(X) \
    X(CompactStrObject, utf8_length, SIGNED) \
    X(CompactStrObject, utf8, MEMORY) \
    X(CompactStrObject, wstr_length, SIGNED)
#define ROWS_WIDE_STR(X) X(WideStrObject, data, MEMORY)
#define ROWS_BYTES(X) X(BytesObject, ob_shash, SIGNED)
#define ROWS_LIST(X) \
    X(ListObject, ob_item, MEMORY) \
    X(ListObject, allocated, SIGNED)
#define ROWS_DICT(X) \
    X(DictObject, ma_used, SIGNED) \
    X(DictObject, ma_version_tag, UNSIGNED) \
    X(DictObject, ma_keys, MEMORY) \
    X(DictObject, ma_values, MEMORY)
#define ROWS_SET(X) \
    X(SetObject, fill, SIGNED) \
    X(SetObject, used, SIGNED) \
    X(SetObject, mask, SIGNED) \
    X(SetObject, table, MEMORY) \
    X(SetObject, hash, SIGNED) \
    X(SetObject, finger, SIGNED)
#define ROWS_SET_END(X) X(SetObject, weakreflist, WEAK)
#define ROWS_CELL(X) X(CellObject, ob_ref, STRONG)
#define ROWS_BUILTIN_FUNCTION(X) \
    X(BuiltinFunctionObject, m_ml, UNSIGNED) \
    X(BuiltinFunctionObject, m_self, STRONG) \
    X(BuiltinFunctionObject, m_module, STRONG) \
    X(BuiltinFunctionObject, m_weakreflist, WEAK) \
    X(BuiltinFunctionObject, vectorcall, UNSIGNED)
#define ROWS_METHOD_DESCRIPTOR(X) \
    X(MethodDescriptorObject, d_type, STRONG) \
    X(MethodDescriptorObject, d_name, STRONG) \
    X(MethodDescriptorObject, d_qualname, STRONG) \
    X(MethodDescriptorObject, d_method, UNSIGNED) \
    X(MethodDescriptorObject, vectorcall, UNSIGNED)
#define ROWS_DATA_DESCRIPTOR(X) \
    X(DataDescriptorObject, d_type, STRONG) \
    X(DataDescriptorObject, d_name, STRONG) \
    X(DataDescriptorObject, d_qualname, STRONG) \
    X(DataDescriptorObject, d_definition, UNSIGNED)
#define ROWS_METHOD(X) \
    X(MethodObject, im_func, STRONG) \
    X(MethodObject, im_self, STRONG) \
    X(MethodObject, im_weakreflist, WEAK) \
    X(MethodObject, vectorcall, UNSIGNED)
#define ROWS_WEAKREF(X) \
    X(WeakrefObject, wr_object, WEAK) \
    X(WeakrefObject, wr_callback, STRONG) \
    X(WeakrefObject, hash, SIGNED) \
    X(WeakrefObject, wr_prev, WEAK) \
    X(WeakrefObject, wr_next, WEAK) \
    X(WeakrefObject, vectorcall, UNSIGNED)
#define ROWS_TYPE(X) \
    X(TypeObject, tp_name, MEMORY) \
    X(TypeObject, tp_basicsize, SIGNED) \
    X(TypeObject, tp_itemsize, SIGNED) \
    X(TypeObject, tp_dealloc, SLOT) \
    X(TypeObject, tp_vectorcall_offset, SIGNED) \
    X(TypeObject, tp_getattr, SLOT) \
    X(TypeObject, tp_setattr, SLOT) \
    X(TypeObject, tp_as_async, SLOT) \
    X(TypeObject, tp_repr, SLOT) \
    X(TypeObject, tp_as_number, SLOT) \
    X(TypeObject, tp_as_sequence, SLOT) \
    X(TypeObject, tp_as_mapping, SLOT) \
    X(TypeObject, tp_hash, SLOT) \
    X(TypeObject, tp_call, SLOT) \
    X(TypeObject, tp_str, SLOT) \
    X(TypeObject, tp_getattro, SLOT) \
    X(TypeObject, tp_setattro, SLOT) \
    X(TypeObject, tp_as_buffer, SLOT) \
    X(TypeObject, tp_flags, UNSIGNED) \
    X(TypeObject, tp_doc, MEMORY) \
    X(TypeObject, tp_traverse, SLOT) \
    X(TypeObject, tp_clear, SLOT) \
    X(TypeObject, tp_richcompare, SLOT) \
    X(TypeObject, tp_weaklistoffset, SIGNED) \
    X(TypeObject, tp_iter, SLOT) \
    X(TypeObject, tp_iternext, SLOT) \
    X(TypeObject, tp_methods, UNSIGNED) \
    X(TypeObject, tp_members, UNSIGNED) \
    X(TypeObject, tp_getset, UNSIGNED) \
    X(TypeObject, tp_base, STRONG) \
    X(TypeObject, tp_dict, STRONG) \
    X(TypeObject, tp_descr_get, SLOT) \
    X(TypeObject, tp_descr_set, SLOT) \
    X(TypeObject, tp_dictoffset, SIGNED) \
    X(TypeObject, tp_init, SLOT) \
    X(TypeObject, tp_alloc, SLOT) \
    X(TypeObject, tp_new, SLOT) \
    X(TypeObject, tp_free, SLOT) \
    X(TypeObject, tp_is_gc, SLOT) \
    X(TypeObject, tp_bases, STRONG) \
    X(TypeObject, tp_mro, STRONG) \
    X(TypeObject, tp_cache, STRONG) \
    X(TypeObject, tp_subclasses, STRONG) \
    X(TypeObject, tp_weaklist, WEAK) \
    X(TypeObject, tp_del, SLOT) \
    X(TypeObject, tp_version_tag, UNSIGNED) \
    X(TypeObject, padding, UNUSED) \
    X(TypeObject, tp_finalize, SLOT) \
    X(TypeObject, tp_vectorcall, UNSIGNED)
#define ROWS_HEAP_TYPE(X) \
    X(HeapTypeObject, as_async, UNUSED) \
    X(HeapTypeObject, as_number, UNUSED) \
    X(HeapTypeObject, as_mapping, UNUSED) \
    X(HeapTypeObject, as_sequence, UNUSED) \
    X(HeapTypeObject, as_buffer, UNUSED) \
    X(HeapTypeObject, ht_name, STRONG) \
    X(HeapTypeObject, ht_slots, STRONG) \
    X(HeapTypeObject, ht_qualname, STRONG) \
    X(HeapTypeObject, ht_cached_keys, MEMORY) \
    X(HeapTypeObject, ht_module, STRONG) \
    X(HeapTypeObject, _ht_tpname, MEMORY) \
    X(HeapTypeObject, spec_cache, UNSIGNED)

#define ROW(layout, field, kind) \
    {#field, offsetof(layout, field), sizeof(((layout *)0)->field), OURO_FIELD_##kind},
#define ROW_LIST(NAME) static const FieldRow rows_##NAME[] = {ROWS_##NAME(ROW){NULL, 0, 0, 0}};
#define ROW_LISTS(X) \
    X(VAR) \
    X(FLOAT) \
    X(STR) \
    X(COMPACT_STR) \
    X(WIDE_STR) \
    X(BYTES) \
    X(LIST) \
    X(DICT) \
    X(SET) \
    X(SET_END) \
    X(CELL) \
    X(BUILTIN_FUNCTION) \
    X(METHOD_DESCRIPTOR) \
    X(DATA_DESCRIPTOR) \
    X(METHOD) \
    X(WEAKREF) \
    X(TYPE) \
    X(HEAP_TYPE)
ROW_LISTS(ROW_LIST)

#define NAMED_ROW(layout, field, kind, name) \
    {name, offsetof(layout, field), sizeof(((layout *)0)->field), OURO_FIELD_##kind},
#define NAMED_LIST(NAME) static const FieldRow named_##NAME[] = {NAMED_##NAME(NAMED_ROW){NULL, 0, 0, 0}};
#define NAMED_LISTS(X) \
    X(CODE) \
    X(FUNCTION) \
    X(FRAME) \
    X(OWN_FRAME) \
    X(GENERATOR) \
    X(TRACEBACK) \
    X(BASE_EXCEPTION) \
    X(MODULE) \
    X(COMPLEX) \
    X(RANGE) \
    X(SLICE) \
    X(BYTEARRAY) \
    X(RANGE_ITERATOR) \
    X(LONGRANGE_ITERATOR) \
    X(SEQUENCE_ITERATOR) \
    X(SET_ITERATOR) \
    X(DICT_VIEW) \
    X(DICT_ITERATOR) \
    X(CALLABLE_ITERATOR) \
    X(ENUMERATE) \
    X(REVERSED) \
    X(ZIP) \
    X(MAP) \
    X(FILTER) \
    X(PROPERTY) \
    X(CLASSMETHOD) \
    X(STATICMETHOD) \
    X(SUPER) \
    X(WRAPPER_DESCRIPTOR) \
    X(METHOD_WRAPPER) \
    X(MAPPING_PROXY) \
    X(GENERIC_ALIAS) \
    X(UNION)
NAMED_LISTS(NAMED_LIST)

/* The rows of a type's struct; NULL: add_body knows it, or nobody does. */
static const FieldRow *named_rows(uint32_t layout)
{
    switch (layout) {
#define NAMED_CASE(TYPE, NAME) \
    case TYPE_##TYPE: \
        return named_##NAME;
        NAMED_LAYOUTS(NAMED_CASE)
#undef NAMED_CASE
    default:
        return NULL;
    }
}

typedef struct FieldTable {
    Heap *heap;
    Ref object;
    ouro_FieldRecord *records;
    uint64_t count;
    uint64_t capacity;
    int64_t end; /* offset behind the last field */
} FieldTable;

static uint64_t read_value(const uint8_t *bytes, uint64_t length, ouro_FieldKind kind)
{
    uint64_t value = 0;
    if (length > 8)
        return 0;
    memcpy(&value, bytes, (size_t)length);
    unsigned unused_bits = 64 - 8 * (unsigned)length;
    if (kind == OURO_FIELD_SIGNED)
        return (uint64_t)((int64_t)(value << unused_bits) >> unused_bits);
    return value;
}

/* Adds a field; what lies between it and the one before is unused. */
static void add(FieldTable *table, int64_t offset, uint64_t length, ouro_FieldKind kind, NameKind name_kind,
                uint64_t name)
{
    Heap *heap = table->heap;
    Ref address = table->object + (uint64_t)offset;
    if (length == 0 || table->count == table->capacity || !view_holds(&heap->view, address, length))
        return;
    const uint8_t *bytes = heap->view.memory + (address - heap->view.base);
    ouro_FieldRecord *record = &table->records[table->count++];
    *record = (ouro_FieldRecord){
        .address = address,
        .value = read_value(bytes, length, kind),
        .offset = (int32_t)offset,
        .length = (uint32_t)length,
        .kind = kind,
        .target_index = OURO_NO_INDEX,
    };
    bool is_reference = kind == OURO_FIELD_STRONG || kind == OURO_FIELD_WEAK || kind == OURO_FIELD_TYPE;
    if (is_reference)
        record->target_index = heap_object_index(heap, record->value);
    heap_name(heap, name_kind, name, &record->name_offset, &record->name_length);
    table->end = offset + (int64_t)length;
}

static void add_named(FieldTable *table, int64_t offset, uint64_t length, ouro_FieldKind kind,
                      const char *name)
{
    add(table, offset, length, kind, NAME_TEXT, text_payload(name));
}

static void add_rows(FieldTable *table, const FieldRow *row)
{
    for (; row->name != NULL; row++)
        add_named(table, row->offset, row->length, (ouro_FieldKind)row->kind, row->name);
}

static void add_before(FieldTable *table, const TypeInfo *type)
{
    if (type->flags & TYPE_FLAG_MANAGED_DICT) {
        add_named(table, -32, 8, OURO_FIELD_MEMORY, "values");
        add_named(table, -24, 8, OURO_FIELD_STRONG, "dict");
    }
    if (type->flags & TYPE_FLAG_HAVE_GC) {
        add_named(table, -16, 8, OURO_FIELD_GC_LINK, "gc_next");
        add_named(table, -8, 8, OURO_FIELD_GC_LINK, "gc_prev");
    }
}

static void add_items(FieldTable *table, int64_t offset, int64_t count)
{
    for (int64_t i = 0; i < count; i++)
        add(table, offset + 8 * i, 8, OURO_FIELD_STRONG, NAME_INDEX, (uint64_t)i);
}

static void add_set_entries(FieldTable *table)
{
    for (int64_t i = 0; i < PROFILE_SET_MINSIZE; i++) {
        int64_t offset = (int64_t)offsetof(SetObject, smalltable) + i * (int64_t)sizeof(SetEntry);
        add_named(table, offset, 8, OURO_FIELD_STRONG, "key");
        add_named(table, offset + 8, 8, OURO_FIELD_SIGNED, "hash");
    }
}

static void add_digits(FieldTable *table, int64_t count)
{
    for (int64_t i = 0; i < count; i++) {
        add(table, (int64_t)offsetof(IntObject, ob_digit) + 4 * i, 4, OURO_FIELD_UNSIGNED, NAME_INDEX,
            (uint64_t)i);
    }
}

static void add_str(FieldTable *table, const StrObject *str, int64_t own)
{
    add_rows(table, rows_STR);
    bool is_compact = str->state & STR_STATE_COMPACT;
    if (!is_compact || (str->state & STR_STATE_ASCII) == 0)
        add_rows(table, rows_COMPACT_STR);
    if (!is_compact) {
        add_rows(table, rows_WIDE_STR);
    } else {
        add_named(table, table->end, (uint64_t)(own - table->end), OURO_FIELD_TEXT, "characters");
    }
}

static void add_member_definitions(FieldTable *table, int64_t count)
{
    for (int64_t i = 0; i < count; i++) {
        int64_t offset = (int64_t)sizeof(HeapTypeObject) + i * (int64_t)sizeof(MemberDefinition);
        add_named(table, offset, 8, OURO_FIELD_MEMORY, "name");
        add_named(table, offset + 8, 8, OURO_FIELD_UNSIGNED, "type");
        add_named(table, offset + 16, 8, OURO_FIELD_SIGNED, "offset");
        add_named(table, offset + 24, 8, OURO_FIELD_UNSIGNED, "flags");
        add_named(table, offset + 32, 8, OURO_FIELD_MEMORY, "doc");
    }
}

/* What has its struct in field_rows.h, and what lies behind that. */
static void add_by_name(FieldTable *table, const TypeInfo *type, const Object *object, int64_t own)
{
    const FieldRow *rows =
        type->flags & TYPE_FLAG_BASE_EXCEPTION_SUBCLASS ? named_BASE_EXCEPTION : named_rows(type->layout);
    if (rows == NULL)
        return;
    add_rows(table, rows);
    if (type->layout == TYPE_CODE) {
        int64_t units = ((const VarObject *)object)->ob_size;
        add_named(table, table->end, (uint64_t)units * 2, OURO_FIELD_UNUSED, "co_code_adaptive");
    } else if (type->layout == TYPE_FRAME && own >= (int64_t)sizeof(FrameObject)) {
        add_rows(table, named_OWN_FRAME);
    }
}

static void add_body(FieldTable *table, const TypeInfo *type, const Object *object, int64_t own)
{
    const VarObject *sized = (const VarObject *)object;
    switch (type->layout) {
    case TYPE_INT:
    case TYPE_BOOL:
        add_rows(table, rows_VAR);
        add_digits(table, sized->ob_size < 0 ? -sized->ob_size : sized->ob_size);
        break;
    case TYPE_FLOAT:
        add_rows(table, rows_FLOAT);
        break;
    case TYPE_STR:
        add_str(table, (const StrObject *)object, own);
        break;
    case TYPE_BYTES:
        add_rows(table, rows_VAR);
        add_rows(table, rows_BYTES);
        add_named(table, offsetof(BytesObject, ob_sval), (uint64_t)sized->ob_size + 1, OURO_FIELD_TEXT,
                  "bytes");
        break;
    case TYPE_TUPLE:
        add_rows(table, rows_VAR);
        add_items(table, offsetof(TupleObject, ob_item), sized->ob_size);
        break;
    case TYPE_LIST:
        add_rows(table, rows_VAR);
        add_rows(table, rows_LIST);
        break;
    case TYPE_DICT:
    case TYPE_DEFAULTDICT:
        add_rows(table, rows_DICT);
        break;
    case TYPE_SET:
    case TYPE_FROZENSET:
        add_rows(table, rows_SET);
        add_set_entries(table);
        add_rows(table, rows_SET_END);
        break;
    case TYPE_CELL:
        add_rows(table, rows_CELL);
        break;
    case TYPE_BUILTIN_FUNCTION:
        add_rows(table, rows_BUILTIN_FUNCTION);
        break;
    case TYPE_METHOD_DESCRIPTOR:
        add_rows(table, rows_METHOD_DESCRIPTOR);
        break;
    case TYPE_GETSET_DESCRIPTOR:
    case TYPE_MEMBER_DESCRIPTOR:
        add_rows(table, rows_DATA_DESCRIPTOR);
        break;
    case TYPE_METHOD:
        add_rows(table, rows_METHOD);
        break;
    case TYPE_WEAKREF:
    case TYPE_WEAK_PROXY:
    case TYPE_WEAK_CALLABLE_PROXY:
        add_rows(table, rows_WEAKREF);
        break;
    case TYPE_TYPE:
        add_rows(table, rows_VAR);
        add_rows(table, rows_TYPE);
        if ((((const TypeObject *)object)->tp_flags & TYPE_FLAG_HEAP_TYPE) == 0)
            break;
        add_rows(table, rows_HEAP_TYPE);
        add_member_definitions(table, sized->ob_size);
        break;
    default:
        add_by_name(table, type, object, own);
        break;
    }
}

/* What a class adds to its base: members, its dict's slot, its list of weak references, by ascending offset.
 */
static void add_of_class(FieldTable *table, uint32_t type_index, const Object *object, int64_t own)
{
    const Member *members;
    uint32_t count = heap_type_members(table->heap, type_index, &members);
    const TypeInfo *type = &table->heap->types[type_index];
    const Ref *dict = object_dict_slot(table->heap, type, object, own);
    int64_t dict_offset = dict == NULL ? -1 : (const char *)dict - (const char *)object;
    const Member **by_word = heap_alloc(table->heap, (uint64_t)own / 8 + 1, sizeof *by_word);
    for (uint32_t i = 0; by_word != NULL && i < count; i++) {
        if (members[i].offset < own)
            by_word[members[i].offset / 8] = &members[i];
    }
    int64_t start = (table->end + 7) / 8 * 8;
    int64_t end = (own + 7) / 8 * 8;
    add_named(table, table->end, (uint64_t)(start - table->end), OURO_FIELD_UNUSED, "unused");
    for (int64_t offset = start; offset + 8 <= end; offset += 8) {
        const Member *member = by_word != NULL ? by_word[offset / 8] : NULL;
        if (member != NULL) {
            add(table, offset, 8, OURO_FIELD_STRONG, NAME_MEMBER, member->name);
        } else if (offset == dict_offset) {
            add_named(table, offset, 8, OURO_FIELD_STRONG, "__dict__");
        } else if (offset == type->weaklist_offset) {
            add_named(table, offset, 8, OURO_FIELD_WEAK, "__weakref__");
        } else {
            add_named(table, offset, 8, OURO_FIELD_UNUSED, "unused");
        }
    }
}

static void add_all(FieldTable *table, uint32_t index)
{
    Heap *heap = table->heap;
    const ouro_ObjectRecord *record = &heap->records[index];
    const TypeInfo *type = &heap->types[record->type_index];
    const Object *object = heap_object(heap, index);
    int64_t own = object_own_bytes(type, object, heap->view.size - (record->address - heap->view.base));
    bool is_static_type = record->flags & OURO_OBJECT_STATIC && record->flags & OURO_OBJECT_TYPE;
    if (!is_static_type)
        add_before(table, type);
    add_named(table, 0, 8, OURO_FIELD_COUNT, "ob_refcnt");
    add_named(table, 8, 8, OURO_FIELD_TYPE, "ob_type");
    add_body(table, type, object, own);
    if (type->flags & TYPE_FLAG_HEAP_TYPE)
        add_of_class(table, record->type_index, object, own);
    if (record->block == NO_REF)
        return;
    int64_t block_end = (int64_t)(record->block + record->block_size - record->address);
    if (block_end > table->end)
        add_named(table, table->end, (uint64_t)(block_end - table->end), OURO_FIELD_UNUSED, "unused");
}

uint64_t ouro_fields(ouro_Inspection *inspection, uint64_t address, const ouro_FieldRecord **records)
{
    enum { FIELDS_OF_STRUCTS = 128 };
    if (inspection == NULL || records == NULL)
        return OURO_FAILED;
    uint32_t index = heap_object_index(inspection, address);
    *records = NULL;
    if (index == OURO_NO_INDEX)
        return 0;
    const ouro_ObjectRecord *record = &inspection->records[index];
    uint64_t most = FIELDS_OF_STRUCTS + (record->block != NO_REF ? record->block_size / 4 : 0);
    FieldTable table = {.heap = inspection, .object = address, .capacity = most};
    table.records = heap_alloc(inspection, most, sizeof(ouro_FieldRecord));
    if (table.records == NULL)
        return OURO_FAILED;
    add_all(&table, index);
    if (inspection->strings.failed)
        return heap_no_memory(inspection), OURO_FAILED;
    *records = table.records;
    return table.count;
}
