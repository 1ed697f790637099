/* Types: their layout, flags, and the slots through which everything an object does is called.
 *
 * A type lies in the region, so its slots cannot hold C pointers. A slot holds a TypeId instead: the built-in
 * type whose C code implements it (TYPE_NO_SLOT: none). A class written in terms of others inherits these
 * numbers. The code itself stands in the constant table type_slots, which types/ fills. CPython:
 * Include/cpython/object.h. */
#ifndef OURO_OBJECT_TYPE_H
#define OURO_OBJECT_TYPE_H

#include "base/round.h"
#include "object/layout.h"

/* Py_TPFLAGS_… */
#define TYPE_FLAG_MANAGED_DICT (UINT64_C(1) << 4)
#define TYPE_FLAG_SEQUENCE (UINT64_C(1) << 5)
#define TYPE_FLAG_MAPPING (UINT64_C(1) << 6)
#define TYPE_FLAG_DISALLOW_INSTANTIATION (UINT64_C(1) << 7)
#define TYPE_FLAG_IMMUTABLE (UINT64_C(1) << 8)
#define TYPE_FLAG_HEAP_TYPE (UINT64_C(1) << 9)
#define TYPE_FLAG_BASE_TYPE (UINT64_C(1) << 10)
#define TYPE_FLAG_HAVE_VECTORCALL (UINT64_C(1) << 11)
#define TYPE_FLAG_READY (UINT64_C(1) << 12)
#define TYPE_FLAG_HAVE_GC (UINT64_C(1) << 14)
#define TYPE_FLAG_METHOD_DESCRIPTOR (UINT64_C(1) << 17)
#define TYPE_FLAG_MATCH_SELF (UINT64_C(1) << 22)
#define TYPE_FLAG_INT_SUBCLASS (UINT64_C(1) << 24)
#define TYPE_FLAG_LIST_SUBCLASS (UINT64_C(1) << 25)
#define TYPE_FLAG_TUPLE_SUBCLASS (UINT64_C(1) << 26)
#define TYPE_FLAG_BYTES_SUBCLASS (UINT64_C(1) << 27)
#define TYPE_FLAG_STR_SUBCLASS (UINT64_C(1) << 28)
#define TYPE_FLAG_DICT_SUBCLASS (UINT64_C(1) << 29)
#define TYPE_FLAG_BASE_EXCEPTION_SUBCLASS (UINT64_C(1) << 30)
#define TYPE_FLAG_TYPE_SUBCLASS (UINT64_C(1) << 31)

/* The built-in types: X(ID, name as tp_name has it, struct, flags). The flags are those of CPython 3.11's
 * `T.__flags__`, without the ones that say nothing about memory. Sizes and offsets are the profile's:
 * PROFILE_BASICSIZE_ID, PROFILE_ITEMSIZE_ID, PROFILE_WEAKREFOFFSET_ID. */
#define BUILTIN_TYPES(X) \
    X(OBJECT, "object", Object, TYPE_FLAG_IMMUTABLE | TYPE_FLAG_BASE_TYPE) \
    X(TYPE, "type", HeapTypeObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_BASE_TYPE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_HAVE_VECTORCALL | \
          TYPE_FLAG_TYPE_SUBCLASS) \
    X(NONE, "NoneType", Object, TYPE_FLAG_IMMUTABLE) \
    X(NOT_IMPLEMENTED, "NotImplementedType", Object, TYPE_FLAG_IMMUTABLE) \
    X(ELLIPSIS, "ellipsis", Object, TYPE_FLAG_IMMUTABLE) \
    X(INT, "int", IntObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_BASE_TYPE | TYPE_FLAG_MATCH_SELF | TYPE_FLAG_INT_SUBCLASS) \
    X(BOOL, "bool", SmallIntObject, TYPE_FLAG_IMMUTABLE | TYPE_FLAG_MATCH_SELF | TYPE_FLAG_INT_SUBCLASS) \
    X(FLOAT, "float", FloatObject, TYPE_FLAG_IMMUTABLE | TYPE_FLAG_BASE_TYPE | TYPE_FLAG_MATCH_SELF) \
    X(STR, "str", WideStrObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_BASE_TYPE | TYPE_FLAG_MATCH_SELF | TYPE_FLAG_STR_SUBCLASS) \
    X(BYTES, "bytes", BytesObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_BASE_TYPE | TYPE_FLAG_MATCH_SELF | TYPE_FLAG_BYTES_SUBCLASS) \
    X(TUPLE, "tuple", TupleObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_BASE_TYPE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_MATCH_SELF | \
          TYPE_FLAG_SEQUENCE | TYPE_FLAG_TUPLE_SUBCLASS) \
    X(LIST, "list", ListObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_BASE_TYPE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_MATCH_SELF | \
          TYPE_FLAG_SEQUENCE | TYPE_FLAG_LIST_SUBCLASS) \
    X(DICT, "dict", DictObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_BASE_TYPE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_MATCH_SELF | \
          TYPE_FLAG_MAPPING | TYPE_FLAG_DICT_SUBCLASS) \
    X(SET, "set", SetObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_BASE_TYPE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_MATCH_SELF) \
    X(FROZENSET, "frozenset", SetObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_BASE_TYPE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_MATCH_SELF) \
    X(CELL, "cell", CellObject, TYPE_FLAG_IMMUTABLE | TYPE_FLAG_HAVE_GC) \
    X(BUILTIN_FUNCTION, "builtin_function_or_method", BuiltinFunctionObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_HAVE_VECTORCALL | \
          TYPE_FLAG_DISALLOW_INSTANTIATION) \
    X(METHOD_DESCRIPTOR, "method_descriptor", MethodDescriptorObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_HAVE_VECTORCALL | TYPE_FLAG_METHOD_DESCRIPTOR | \
          TYPE_FLAG_DISALLOW_INSTANTIATION) \
    X(METHOD, "method", MethodObject, TYPE_FLAG_IMMUTABLE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_HAVE_VECTORCALL) \
    X(WEAKREF, "weakref.ReferenceType", WeakrefObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_BASE_TYPE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_HAVE_VECTORCALL) \
    X(WEAK_PROXY, "weakref.ProxyType", WeakrefObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_DISALLOW_INSTANTIATION) \
    X(WEAK_CALLABLE_PROXY, "weakref.CallableProxyType", WeakrefObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_DISALLOW_INSTANTIATION) \
    X(GETSET_DESCRIPTOR, "getset_descriptor", DataDescriptorObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_DISALLOW_INSTANTIATION) \
    X(MEMBER_DESCRIPTOR, "member_descriptor", DataDescriptorObject, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_HAVE_GC | TYPE_FLAG_DISALLOW_INSTANTIATION)

/* TYPE_INSTANCE is no type of its own: it is the code that classes made at run time use in their slots
 * (CPython's subtype_… functions), so it has a number among them. */
typedef enum TypeId {
    TYPE_NO_SLOT,
#define TYPE_MEMBER(ID, name, layout, flags) TYPE_##ID,
    BUILTIN_TYPES(TYPE_MEMBER)
#undef TYPE_MEMBER
        TYPE_COUNT,
    TYPE_INSTANCE = TYPE_COUNT,
    TYPE_SLOTS_COUNT
} TypeId;

/* The fields are CPython's; a field named tp_… whose comment says "slot" holds a TypeId. */
struct TypeObject {
    VarObject ob_base; /* ob_size: members behind the struct, one for each of __slots__ */
    Ref tp_name;       /* borrowed memory: UTF-8, 0 at its end */
    int64_t tp_basicsize;
    int64_t tp_itemsize;
    uint64_t tp_dealloc; /* slot */
    int64_t tp_vectorcall_offset;
    uint64_t tp_getattr;
    uint64_t tp_setattr;
    uint64_t tp_as_async;
    uint64_t tp_repr; /* slot */
    uint64_t tp_as_number;
    uint64_t tp_as_sequence;
    uint64_t tp_as_mapping;
    uint64_t tp_hash; /* slot */
    uint64_t tp_call; /* slot */
    uint64_t tp_str;
    uint64_t tp_getattro; /* slot */
    uint64_t tp_setattro; /* slot */
    uint64_t tp_as_buffer;
    uint64_t tp_flags;
    Ref tp_doc;
    uint64_t tp_traverse;      /* slot: how traverse.h goes through it */
    uint64_t tp_clear;         /* slot */
    uint64_t tp_richcompare;   /* slot */
    int64_t tp_weaklistoffset; /* of the Ref to the first weak reference, from the object; 0: none */
    uint64_t tp_iter;
    uint64_t tp_iternext;
    uint64_t tp_methods;
    uint64_t tp_members;
    uint64_t tp_getset;
    Ref tp_base;           /* owned (not by static types) */
    Ref tp_dict;           /* owned: DictObject */
    uint64_t tp_descr_get; /* slot */
    uint64_t tp_descr_set;
    int64_t tp_dictoffset; /* of the Ref to the object's dict; negative: from the end of an object of varying
                              size, or managed (then the number means nothing more); 0: none */
    uint64_t tp_init;
    uint64_t tp_alloc;
    uint64_t tp_new;
    uint64_t tp_free;
    uint64_t tp_is_gc;
    Ref tp_bases; /* owned: TupleObject */
    Ref tp_mro;   /* owned: TupleObject */
    Ref tp_cache;
    Ref tp_subclasses; /* owned: DictObject of address -> weak reference, or 0 */
    Ref tp_weaklist;   /* borrowed: first WeakrefObject */
    uint64_t tp_del;   /* slot: a finalizer of the old kind, which makes a cycle uncollectable */
    uint32_t tp_version_tag;
    uint32_t padding;
    uint64_t tp_finalize; /* slot: PEP 442 */
    uint64_t tp_vectorcall;
};

/* A class made at run time; behind it lie ob_size MemberDefinitions. */
typedef struct HeapTypeObject {
    TypeObject ht_type;
    uint64_t as_async[4];
    uint64_t as_number[36];
    uint64_t as_mapping[3];
    uint64_t as_sequence[10];
    uint64_t as_buffer[2];
    Ref ht_name;        /* owned: str */
    Ref ht_slots;       /* owned: tuple of str, or 0 */
    Ref ht_qualname;    /* owned: str */
    Ref ht_cached_keys; /* owned memory, shared with instances: DictKeys; or 0 */
    Ref ht_module;      /* owned, or 0 */
    Ref _ht_tpname;
    Ref spec_cache; /* CPython's _spec_cache.getitem */
} HeapTypeObject;

/* structmember.h: one of __slots__ */
typedef struct MemberDefinition {
    Ref name; /* borrowed memory: UTF-8 */
    uint32_t type;
    uint32_t padding;
    int64_t offset; /* of the owned Ref in the instance */
    uint32_t flags;
    uint32_t padding2;
    Ref doc;
} MemberDefinition;

LAYOUT_IS(TypeObject, tp_flags, 168);
LAYOUT_IS(TypeObject, tp_dict, 264);
LAYOUT_IS(TypeObject, tp_weaklist, 368);
LAYOUT_IS(TypeObject, tp_finalize, 392);
_Static_assert(sizeof(TypeObject) == PROFILE_STATIC_TYPE_SIZE &&
                   sizeof(MemberDefinition) == PROFILE_ITEMSIZE_TYPE,
               "types");

/* The closing 0 of bytes is counted and is no member. */
#define TYPE_SIZE_IS_THE_PROFILES(ID, name, layout, flags) \
    _Static_assert(sizeof(layout) + (TYPE_##ID == TYPE_BYTES) == PROFILE_BASICSIZE_##ID, name);
BUILTIN_TYPES(TYPE_SIZE_IS_THE_PROFILES)
#undef TYPE_SIZE_IS_THE_PROFILES

#define WEAK_LIST_IS_THE_PROFILES(ID, layout, field) \
    _Static_assert(offsetof(layout, field) == PROFILE_WEAKREFOFFSET_##ID, #layout "." #field)
WEAK_LIST_IS_THE_PROFILES(TYPE, TypeObject, tp_weaklist);
WEAK_LIST_IS_THE_PROFILES(SET, SetObject, weakreflist);
WEAK_LIST_IS_THE_PROFILES(BUILTIN_FUNCTION, BuiltinFunctionObject, m_weakreflist);
WEAK_LIST_IS_THE_PROFILES(METHOD, MethodObject, im_weakreflist);
#undef WEAK_LIST_IS_THE_PROFILES
_Static_assert(offsetof(TypeObject, tp_dict) == PROFILE_DICTOFFSET_TYPE, "a type's dict");

enum CompareOperator { COMPARE_LT, COMPARE_LE, COMPARE_EQ, COMPARE_NE, COMPARE_GT, COMPARE_GE };

/* What the C code of one built-in type does. A member may be NULL where no type's slot names it. */
typedef struct TypeSlots {
    /* Releases what the object holds and its memory. The object's count is 0. */
    void (*dealloc)(Runtime *rt, Object *object);
    /* Drops the references that can be part of a cycle; the object stays valid. */
    void (*clear)(Runtime *rt, Object *object);
    /* PEP 442: runs once; the object is alive, and may be brought back. Leaves no error set. */
    void (*finalize)(Runtime *rt, Object *object);
    /* -1 and an error, or a hash that is not -1. */
    int64_t (*hash)(Runtime *rt, Object *object);
    /* New reference (may be NotImplemented), or NULL and an error. */
    Object *(*richcompare)(Runtime *rt, Object *left, Object *right, enum CompareOperator operator);
    /* New reference, or NULL and an error. `arguments` are borrowed. */
    Object *(*call)(Runtime *rt, Object *callable, const Ref *arguments, int64_t count);
    /* New reference; NULL and AttributeError when there is none. */
    Object *(*getattro)(Runtime *rt, Object *object, Object *name);
    /* 0, or -1 and an error. value == NULL deletes. */
    int (*setattro)(Runtime *rt, Object *object, Object *name, Object *value);
    /* New reference, or NULL and an error: what a lookup on `object` (NULL: on the class) gives for this
     * value. */
    Object *(*descr_get)(Runtime *rt, Object *descriptor, Object *object, TypeObject *type);
    /* Bytes of the object as its __sizeof__ gives them, in a subclass too; NULL: basicsize + items. */
    int64_t (*getsizeof)(Runtime *rt, Object *object);
} TypeSlots;

/* Filled by types/builtin_slots.c. */
extern const TypeSlots type_slots[TYPE_SLOTS_COUNT];

ALWAYS_INLINE bool type_has(const TypeObject *type, uint64_t flag) { return (type->tp_flags & flag) != 0; }
ALWAYS_INLINE bool object_has(const Object *object, uint64_t flag)
{
    return type_has(object_type(object), flag);
}

/* Whether a GcHead lies before the object. Static types have none though their type says so. */
ALWAYS_INLINE bool object_is_gc(const Object *object)
{
    const TypeObject *type = object_type(object);
    if (!type_has(type, TYPE_FLAG_HAVE_GC))
        return false;
    return type->tp_is_gc == TYPE_NO_SLOT || type_has((const TypeObject *)object, TYPE_FLAG_HEAP_TYPE);
}

ALWAYS_INLINE bool object_is_tracked(const Object *object)
{
    return object_is_gc(object) && gc_head_of(object)->gc_next != NO_REF;
}

/* Bytes before the object that belong to its block: the collector's head and the managed dict's words. */
ALWAYS_INLINE int64_t type_pre_header(const TypeObject *type)
{
    return (type_has(type, TYPE_FLAG_HAVE_GC) ? PROFILE_GC_HEAD_SIZE : 0) +
           (type_has(type, TYPE_FLAG_MANAGED_DICT) ? 8 * PROFILE_MANAGED_DICT_WORDS : 0);
}

/* The two words before the head of an object whose type has TYPE_FLAG_MANAGED_DICT. At most one is not 0. */
ALWAYS_INLINE Ref *object_managed_values(const Object *object) { return (Ref *)(uintptr_t)object - 4; }
ALWAYS_INLINE Ref *object_managed_dict(const Object *object) { return (Ref *)(uintptr_t)object - 3; }

/* The slot that names the object's dict where its class gives it one without managing it: behind the items of
 * an object of varying size, or at a fixed place (a type's). NULL: it has none, or a managed one.
 * _PyObject_ComputedDictPointer */
ALWAYS_INLINE Ref *object_unmanaged_dict(const Object *object)
{
    const TypeObject *type = object_type(object);
    int64_t offset = type->tp_dictoffset;
    if (offset == 0 || type_has(type, TYPE_FLAG_MANAGED_DICT))
        return NULL;
    if (offset < 0) {
        int64_t items = ((const VarObject *)object)->ob_size;
        offset += (int64_t)round_up(
            (uint64_t)(type->tp_basicsize + (items < 0 ? -items : items) * type->tp_itemsize), 8);
    }
    return (Ref *)((char *)(uintptr_t)object + offset);
}

ALWAYS_INLINE MemberDefinition *type_members(const TypeObject *type)
{
    return (MemberDefinition *)((HeapTypeObject *)(uintptr_t)type + 1);
}

/* Whether `type` is `base` or a subclass, by its mro. */
bool type_is_subtype(const TypeObject *type, const TypeObject *base);

#endif
