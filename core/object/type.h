/* Types: their layout, flags, and the slots through which everything an object does is called.
 *
 * A type lies in the region, so its slots cannot hold C pointers. A slot holds a TypeId instead: the built-in
 * type whose C code implements it (TYPE_NO_SLOT: none). A class written in terms of others inherits these
 * numbers. The code itself stands in the constant table type_slots, which types/ fills. CPython:
 * Include/cpython/object.h. */
#ifndef OURO_OBJECT_TYPE_H
#define OURO_OBJECT_TYPE_H

#include "base/round.h"
#include "object/builtin_types.h"
#include "object/slots.h"

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
    Ref ht_module;      /* owned: the str that has tp_name's text where that is not ht_name; or 0 */
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
#define TYPE_SIZE_IS_THE_PROFILES(ID, name, base, layout, flags) \
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
