/* What an object refers to, as CPython's tp_traverse shows it to the collector: the same references in the
 * same order, which decides the order of the collector's lists. Inline, so that each phase of the collector
 * gets its own copy with the visit inside it; all phases share one copy for the types that are rare. Deep structures
 * are no danger: only the object itself is visited, never what lies below. */
#ifndef OURO_OBJECT_TRAVERSE_H
#define OURO_OBJECT_TRAVERSE_H

#include "object/fields.h"
#include "object/runtime.h"

/* `child` is never NULL. */
typedef void (*Visit)(Object *child, void *argument);

#define MEMBER_OBJECT 16 /* structmember.h: T_OBJECT_EX, what __slots__ makes */

ALWAYS_INLINE void visit_ref(Ref ref, Visit visit, void *argument)
{
    if (ref != NO_REF)
        visit(ref_pointer(ref), argument);
}

ALWAYS_INLINE void visit_refs_backwards(const Ref *refs, int64_t count, Visit visit, void *argument)
{
    while (--count >= 0)
        visit_ref(refs[count], visit, argument);
}

ALWAYS_INLINE DictEntry *dict_keys_entries(const DictKeys *keys)
{
    return (DictEntry *)(uintptr_t)(keys->dk_indices + ((uint64_t)1 << keys->dk_log2_index_bytes));
}

ALWAYS_INLINE DictUnicodeEntry *dict_keys_unicode_entries(const DictKeys *keys)
{
    return (DictUnicodeEntry *)(uintptr_t)(keys->dk_indices + ((uint64_t)1 << keys->dk_log2_index_bytes));
}

/* The keys of a table for str alone are not visited: no str is in a cycle. dictobject.c, dict_traverse */
ALWAYS_INLINE void traverse_dict(const DictObject *dict, Visit visit, void *argument)
{
    const DictKeys *keys = ref_pointer(dict->ma_keys);
    int64_t count = keys->dk_nentries;
    if (dict->ma_values != NO_REF) {
        const Ref *values = ref_pointer(dict->ma_values);
        for (int64_t i = 0; i < count; i++)
            visit_ref(values[i], visit, argument);
    } else if (keys->dk_kind != DICT_KEYS_GENERAL) {
        const DictUnicodeEntry *entries = dict_keys_unicode_entries(keys);
        for (int64_t i = 0; i < count; i++)
            visit_ref(entries[i].me_value, visit, argument);
    } else {
        const DictEntry *entries = dict_keys_entries(keys);
        for (int64_t i = 0; i < count; i++) {
            if (entries[i].me_value == NO_REF)
                continue;
            visit_ref(entries[i].me_value, visit, argument);
            visit_ref(entries[i].me_key, visit, argument);
        }
    }
}

ALWAYS_INLINE void traverse_set(const SetObject *set, Visit visit, void *argument)
{
    const SetEntry *table = ref_pointer(set->table);
    for (int64_t i = 0; i <= set->mask; i++) {
        if (table[i].key != NO_REF && table[i].hash != -1)
            visit_ref(table[i].key, visit, argument);
    }
}

ALWAYS_INLINE void traverse_fields(const Object *object, uint64_t traverse, Visit visit, void *argument)
{
    const Field *field = object_field_lists[traverse];
    if (field == NULL)
        return;
    for (; field->kind != REFERENCE_END; field++) {
        if (field->kind == REFERENCE_VISIBLE)
            visit_ref(*(const Ref *)((const char *)object + field->offset), visit, argument);
    }
}

/* Members, attributes and class of an instance; returns the type whose traversal does the rest.
 * typeobject.c, subtype_traverse */
ALWAYS_INLINE const TypeObject *traverse_instance(const Object *object, const TypeObject *type, Visit visit,
                                                  void *argument)
{
    const TypeObject *base = type;
    for (; base->tp_traverse == TYPE_INSTANCE; base = ref_pointer(base->tp_base)) {
        const MemberDefinition *members = type_members(base);
        for (int64_t i = 0; i < base->ob_base.ob_size; i++) {
            if (members[i].type != MEMBER_OBJECT)
                continue;
            visit_ref(*(const Ref *)((const char *)object + members[i].offset), visit, argument);
        }
    }
    if (type_has(type, TYPE_FLAG_MANAGED_DICT)) {
        Ref values = *object_managed_values(object);
        if (values != NO_REF) {
            const DictKeys *keys = ref_pointer(((const HeapTypeObject *)type)->ht_cached_keys);
            const Ref *slots = ref_pointer(values);
            for (int64_t i = 0; i < keys->dk_nentries; i++)
                visit_ref(slots[i], visit, argument);
        }
        visit_ref(*object_managed_dict(object), visit, argument);
    } else if (type->tp_dictoffset < 0) {
        visit_ref(*object_unmanaged_dict(object), visit, argument);
    }
    visit(&((TypeObject *)(uintptr_t)type)->ob_base.ob_base, argument);
    return base;
}

/* The part of object_traverse for types of which a heap has few: `traverse` is the type's tp_traverse. */
void object_traverse_rare(const Object *object, uint64_t traverse, Visit visit, void *argument);

/* Visits every reference of `object` that the collector sees. */
ALWAYS_INLINE void object_traverse(const Object *object, Visit visit, void *argument)
{
    const TypeObject *type = object_type(object);
    if (type->tp_traverse == TYPE_INSTANCE)
        type = traverse_instance(object, type, visit, argument);
    switch (type->tp_traverse) {
    case TYPE_NO_SLOT:
        break;
    case TYPE_LIST:
        visit_refs_backwards(ref_pointer(((const ListObject *)object)->ob_item),
                             ((const VarObject *)object)->ob_size, visit, argument);
        break;
    case TYPE_TUPLE:
        visit_refs_backwards(((const TupleObject *)object)->ob_item, ((const VarObject *)object)->ob_size,
                             visit, argument);
        break;
    case TYPE_DICT:
        traverse_dict((const DictObject *)object, visit, argument);
        break;
    case TYPE_DEFAULTDICT:
        visit_ref(((const DefaultDictObject *)object)->default_factory, visit, argument);
        traverse_dict((const DictObject *)object, visit, argument);
        break;
    case TYPE_SET:
    case TYPE_FROZENSET:
        traverse_set((const SetObject *)object, visit, argument);
        break;
    case TYPE_DEQUE:
    case TYPE_TEE_DATA:
    case TYPE_GENERATOR:
    case TYPE_COROUTINE:
    case TYPE_ASYNC_GENERATOR:
    case TYPE_FRAME:
        object_traverse_rare(object, type->tp_traverse, visit, argument);
        break;
    default:
        traverse_fields(object, type->tp_traverse, visit, argument);
        break;
    }
}

#endif
