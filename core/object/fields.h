/* The references that lie at fixed places in each kind of object, as tables: what the collector sees, what it
 * does not, and the name a person gives to each. The same tables serve traversal, the verifier and every
 * view. What lies elsewhere (items, entries, instance values, members) is known by shape in traverse.h. */
#ifndef OURO_OBJECT_FIELDS_H
#define OURO_OBJECT_FIELDS_H

#include "object/type.h"

typedef enum ReferenceKind {
    REFERENCE_END,       /* closes a list */
    REFERENCE_VISIBLE,   /* owned; the collector sees it */
    REFERENCE_HIDDEN,    /* owned; the collector does not see it, as in CPython */
    REFERENCE_WEAK,      /* not counted */
    REFERENCE_WEAK_LIST, /* not counted: head of the list of weak references to the object itself */
} ReferenceKind;

typedef struct Field {
    uint16_t offset; /* from the object, in bytes */
    uint16_t kind;   /* ReferenceKind */
    const char *name;
} Field;

/* X(struct, field, kind, name); the VISIBLE ones in the order in which CPython's tp_traverse visits them. */
#define FIELDS_TYPE(X) \
    X(HeapTypeObject, ht_type.tp_dict, VISIBLE, "__dict__") \
    X(HeapTypeObject, ht_type.tp_cache, VISIBLE, "tp_cache") \
    X(HeapTypeObject, ht_type.tp_mro, VISIBLE, "__mro__") \
    X(HeapTypeObject, ht_type.tp_bases, VISIBLE, "__bases__") \
    X(HeapTypeObject, ht_type.tp_base, VISIBLE, "__base__") \
    X(HeapTypeObject, ht_module, VISIBLE, "__module__") \
    X(HeapTypeObject, ht_type.tp_subclasses, HIDDEN, "tp_subclasses") \
    X(HeapTypeObject, ht_type.tp_weaklist, WEAK_LIST, "weak references") \
    X(HeapTypeObject, ht_name, HIDDEN, "__name__") \
    X(HeapTypeObject, ht_slots, HIDDEN, "__slots__") \
    X(HeapTypeObject, ht_qualname, HIDDEN, "__qualname__")
#define FIELDS_CELL(X) X(CellObject, ob_ref, VISIBLE, "cell_contents")
#define FIELDS_BUILTIN_FUNCTION(X) \
    X(BuiltinFunctionObject, m_self, VISIBLE, "__self__") \
    X(BuiltinFunctionObject, m_module, VISIBLE, "__module__") \
    X(BuiltinFunctionObject, m_weakreflist, WEAK_LIST, "weak references")
#define FIELDS_METHOD_DESCRIPTOR(X) \
    X(MethodDescriptorObject, d_type, VISIBLE, "__objclass__") \
    X(MethodDescriptorObject, d_name, HIDDEN, "__name__") \
    X(MethodDescriptorObject, d_qualname, HIDDEN, "__qualname__")
#define FIELDS_DATA_DESCRIPTOR(X) \
    X(DataDescriptorObject, d_type, VISIBLE, "__objclass__") \
    X(DataDescriptorObject, d_name, HIDDEN, "__name__") \
    X(DataDescriptorObject, d_qualname, HIDDEN, "__qualname__")
#define FIELDS_METHOD(X) \
    X(MethodObject, im_func, VISIBLE, "__func__") \
    X(MethodObject, im_self, VISIBLE, "__self__") \
    X(MethodObject, im_weakreflist, WEAK_LIST, "weak references")
#define FIELDS_WEAKREF(X) \
    X(WeakrefObject, wr_callback, VISIBLE, "__callback__") \
    X(WeakrefObject, wr_object, WEAK, "referent")
#define FIELDS_SET(X) X(SetObject, weakreflist, WEAK_LIST, "weak references")

/* X(TypeId without its prefix, list) */
#define FIELD_LISTS(X) \
    X(TYPE, FIELDS_TYPE) \
    X(CELL, FIELDS_CELL) \
    X(BUILTIN_FUNCTION, FIELDS_BUILTIN_FUNCTION) \
    X(METHOD_DESCRIPTOR, FIELDS_METHOD_DESCRIPTOR) \
    X(GETSET_DESCRIPTOR, FIELDS_DATA_DESCRIPTOR) \
    X(MEMBER_DESCRIPTOR, FIELDS_DATA_DESCRIPTOR) \
    X(METHOD, FIELDS_METHOD) \
    X(WEAKREF, FIELDS_WEAKREF) \
    X(WEAK_PROXY, FIELDS_WEAKREF) \
    X(WEAK_CALLABLE_PROXY, FIELDS_WEAKREF) \
    X(SET, FIELDS_SET) \
    X(FROZENSET, FIELDS_SET)

/* By the type's tp_traverse; NULL where a kind has no fields. A list ends with REFERENCE_END. */
extern const Field *const object_field_lists[TYPE_SLOTS_COUNT];

#endif
