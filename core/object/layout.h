/* How each kind of object lies in memory: CPython 3.11's structs, field by field, with its own names.
 *
 * Owns the bytes and nothing else: behaviour is in types/. What a field refers to is said beside it; "owned"
 * counts as a reference, "borrowed" does not. fields.h lists the same references as a table. */
#ifndef OURO_OBJECT_LAYOUT_H
#define OURO_OBJECT_LAYOUT_H

#include "object/object.h"

/* ---- numbers */

#define INT_DIGIT_BITS PROFILE_INT_DIGIT_BITS
#define INT_DIGIT_MASK ((UINT32_C(1) << INT_DIGIT_BITS) - 1)

/* value == sign(ob_size) * sum(ob_digit[i] << 30*i); |ob_size| digits, the highest not 0. longintrepr.h */
typedef struct IntObject {
    VarObject ob_base;
    uint32_t ob_digit[];
} IntObject;

/* One digit and its slot to 8 bytes: how the small ints and bool's two lie in the runtime. */
typedef struct SmallIntObject {
    VarObject ob_base;
    uint32_t ob_digit[2];
} SmallIntObject;

typedef struct FloatObject {
    Object ob_base;
    double ob_fval;
} FloatObject;

/* ---- text */

enum { STR_NOT_INTERNED = 0, STR_INTERNED_MORTAL = 1, STR_INTERNED_IMMORTAL = 2 };

/* Bits of StrObject.state. unicodeobject.h: PyASCIIObject */
#define STR_STATE_INTERNED_MASK 3u
#define STR_STATE_KIND_SHIFT 2
#define STR_STATE_KIND_MASK (7u << STR_STATE_KIND_SHIFT) /* bytes a character: 1, 2 or 4 */
#define STR_STATE_COMPACT (1u << 5)
#define STR_STATE_ASCII (1u << 6)
#define STR_STATE_READY (1u << 7)

/* The header of every str. Compact ASCII: the characters and a 0 follow at 48 bytes.
 * hash is -1 until it is asked for. */
typedef struct StrObject {
    Object ob_base;
    int64_t length; /* characters */
    int64_t hash;
    uint32_t state;
    uint32_t padding;
    Ref wstr; /* always 0; its room is CPython's */
} StrObject;

/* A compact str that is not ASCII: the characters and a 0 follow at 72 bytes. */
typedef struct CompactStrObject {
    StrObject base;
    int64_t utf8_length;
    Ref utf8; /* owned memory, or 0 */
    int64_t wstr_length;
} CompactStrObject;

/* A str of a subclass: its characters lie in a block of their own. */
typedef struct WideStrObject {
    CompactStrObject base;
    Ref data; /* owned memory */
} WideStrObject;

typedef struct AsciiCharacterObject {
    StrObject base;
    uint8_t data[8];
} AsciiCharacterObject;

typedef struct Latin1CharacterObject {
    CompactStrObject base;
    uint8_t data[8];
} Latin1CharacterObject;

typedef struct BytesObject {
    VarObject ob_base;
    int64_t ob_shash;  /* -1 until it is asked for */
    uint8_t ob_sval[]; /* ob_size bytes and a 0 */
} BytesObject;

typedef struct BytesCharacterObject {
    VarObject ob_base;
    int64_t ob_shash;
    uint8_t ob_sval[8];
} BytesCharacterObject;

/* ---- sequences */

typedef struct TupleObject {
    VarObject ob_base;
    Ref ob_item[]; /* owned; may be 0 while the tuple is being filled */
} TupleObject;

/* 0 <= ob_size <= allocated;  ob_item == 0  =>  allocated == 0 (popping the last item leaves memory for none)
 */
typedef struct ListObject {
    VarObject ob_base;
    Ref ob_item; /* owned memory: `allocated` Refs, the first ob_size of them owned */
    int64_t allocated;
} ListObject;

/* ---- mappings and sets */

enum { DICT_KEYS_GENERAL = 0, DICT_KEYS_UNICODE = 1, DICT_KEYS_SPLIT = 2 };
enum { DICT_INDEX_EMPTY = -1, DICT_INDEX_DUMMY = -2 };

/* dk_indices: 1 << dk_log2_size indices of 1, 2, 4 or 8 bytes, 1 << dk_log2_index_bytes bytes in all; behind
 * them the entries: DictEntry when general, DictUnicodeEntry otherwise. pycore_dict.h, dictobject.c
 *   dk_usable + dk_nentries <= usable(1 << dk_log2_size) */
typedef struct DictKeys {
    int64_t dk_refcnt; /* dicts, and one class, that share it */
    uint8_t dk_log2_size;
    uint8_t dk_log2_index_bytes;
    uint8_t dk_kind;
    uint8_t padding;
    uint32_t dk_version;
    int64_t dk_usable;
    int64_t dk_nentries;
    uint8_t dk_indices[];
} DictKeys;

typedef struct DictEntry {
    int64_t me_hash;
    Ref me_key;   /* owned */
    Ref me_value; /* owned; 0: deleted */
} DictEntry;

typedef struct DictUnicodeEntry {
    Ref me_key;   /* owned; a str */
    Ref me_value; /* owned; 0: deleted, or kept in values (split) */
} DictUnicodeEntry;

/* Combined: ma_values == 0 and ma_keys->dk_refcnt == 1. Split: ma_values names an array with as many slots as
 * the keys table had usable entries when it was made; before it lie its insertion order and, in the last
 * bytes, [-2] its size and [-1] the length of that prefix. */
typedef struct DictObject {
    Object ob_base;
    int64_t ma_used;
    uint64_t ma_version_tag;
    Ref ma_keys;   /* owned memory or the runtime's empty table: DictKeys */
    Ref ma_values; /* owned memory: Refs, owned; or 0 */
} DictObject;

typedef struct SetEntry {
    Ref key; /* owned; 0 unused; the runtime's set_dummy where one was deleted (not counted) */
    int64_t hash;
} SetEntry;

/* used <= fill <= mask;  table == smalltable  <=>  mask == PROFILE_SET_MINSIZE - 1   setobject.h */
typedef struct SetObject {
    Object ob_base;
    int64_t fill; /* active and dummy entries */
    int64_t used; /* active entries */
    int64_t mask;
    Ref table;    /* &smalltable, or owned memory: SetEntry[mask + 1] */
    int64_t hash; /* of a frozenset; -1 until it is asked for */
    int64_t finger;
    SetEntry smalltable[PROFILE_SET_MINSIZE];
    Ref weakreflist; /* borrowed: first WeakrefObject */
} SetObject;

/* ---- callables and the rest */

typedef struct CellObject {
    Object ob_base;
    Ref ob_ref; /* owned, or 0 */
} CellObject;

/* A C function with what it is bound to. CPython: PyCFunctionObject */
typedef struct BuiltinFunctionObject {
    Object ob_base;
    uint64_t m_ml; /* number of the C function, see function.h */
    Ref m_self;    /* owned, or 0 */
    Ref m_module;  /* owned, or 0: a str, the module's name; also the function's own name for an embedder's */
    Ref m_weakreflist;
    uint64_t vectorcall;
} BuiltinFunctionObject;

/* A C function that binds the object it is looked up on. CPython: PyMethodDescrObject */
typedef struct MethodDescriptorObject {
    Object ob_base;
    Ref d_type;        /* owned: TypeObject */
    Ref d_name;        /* owned: str */
    Ref d_qualname;    /* owned, or 0 */
    uint64_t d_method; /* number of the C function */
    uint64_t vectorcall;
} MethodDescriptorObject;

/* An attribute that is computed, or lies in the object at a fixed place. CPython: PyGetSetDescrObject,
 * PyMemberDescrObject */
typedef struct DataDescriptorObject {
    Object ob_base;
    Ref d_type;     /* owned: TypeObject */
    Ref d_name;     /* owned: str */
    Ref d_qualname; /* owned, or 0 */
    uint64_t
        d_definition; /* getset: types/class/descriptor.h, GetSet; member: borrowed memory, MemberDefinition */
} DataDescriptorObject;

typedef struct MethodObject {
    Object ob_base;
    Ref im_func; /* owned */
    Ref im_self; /* owned */
    Ref im_weakreflist;
    uint64_t vectorcall;
} MethodObject;

/* wr_object is not counted. While it lives, wr_prev and wr_next link all weak references to the same object;
 * the list's head is in that object's weakref slot. wr_object == None once cleared. weakrefobject.h */
typedef struct WeakrefObject {
    Object ob_base;
    Ref wr_object;   /* borrowed */
    Ref wr_callback; /* owned, or 0 */
    int64_t hash;
    Ref wr_prev; /* borrowed */
    Ref wr_next; /* borrowed */
    uint64_t vectorcall;
} WeakrefObject;

#define LAYOUT_IS(type, field, position) \
    _Static_assert(offsetof(type, field) == (position), #type "." #field " lies where CPython has it")

LAYOUT_IS(IntObject, ob_digit, 24);
LAYOUT_IS(FloatObject, ob_fval, 16);
LAYOUT_IS(StrObject, state, 32);
LAYOUT_IS(CompactStrObject, utf8_length, 48);
LAYOUT_IS(WideStrObject, data, 72);
LAYOUT_IS(BytesObject, ob_sval, 32);
LAYOUT_IS(TupleObject, ob_item, 24);
LAYOUT_IS(ListObject, allocated, 32);
LAYOUT_IS(DictKeys, dk_indices, 32);
LAYOUT_IS(DictObject, ma_values, 40);
LAYOUT_IS(SetObject, smalltable, 64);
LAYOUT_IS(SetObject, weakreflist, 192);
LAYOUT_IS(MethodObject, im_weakreflist, 32);
LAYOUT_IS(BuiltinFunctionObject, m_weakreflist, 40);
LAYOUT_IS(WeakrefObject, wr_next, 48);
_Static_assert(sizeof(StrObject) == PROFILE_ASCII_HEADER_SIZE, "str header");
_Static_assert(sizeof(CompactStrObject) == PROFILE_COMPACT_HEADER_SIZE, "str header");
_Static_assert(sizeof(DictKeys) == PROFILE_DICT_KEYS_HEADER_SIZE &&
                   sizeof(DictEntry) == PROFILE_DICT_ENTRY_SIZE &&
                   sizeof(DictUnicodeEntry) == PROFILE_DICT_UNICODE_ENTRY_SIZE &&
                   sizeof(SetEntry) == PROFILE_SET_ENTRY_SIZE,
               "tables");
_Static_assert(sizeof(GcHead) == PROFILE_GC_HEAD_SIZE, "collector's head");

#endif
