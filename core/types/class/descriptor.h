/* Data descriptors: attributes that are computed (getset) or lie in the object at a fixed place (member), of built-in
 * types and of classes made at run time; and what descriptors of every kind have in common. Owns DataDescriptorObject
 * and reading and writing through it. CPython: Objects/descrobject.c. */
#ifndef OURO_TYPES_DESCRIPTOR_H
#define OURO_TYPES_DESCRIPTOR_H

#include "object/definition.h"

/* DataDescriptorObject.d_definition: the definition's table and row, or (an address, so a greater number) the
 * MemberDefinition of a class made at run time. */
ALWAYS_INLINE uint64_t descriptor_number(uint32_t table, uint32_t row) { return (uint64_t)table << 8 | row; }

/* Rows of TYPE_INSTANCE's getsets: what a class made at run time adds. */
enum { INSTANCE_GETSET_DICT, INSTANCE_GETSET_WEAKREF };

/* New tracked references; NULL and an error. The descriptor owns a reference to `type`. */
Object *getset_descriptor_new(Runtime *rt, TypeObject *type, TypeId table, int row);
Object *field_descriptor_new(Runtime *rt, TypeObject *type, TypeId table, int row);
Object *member_descriptor_new(Runtime *rt, TypeObject *type, const MemberDefinition *member);

/* Whether it takes writes. */
ALWAYS_INLINE bool descriptor_is_data(const Runtime *rt, const Object *object)
{
    (void)rt;
    return object_type(object)->tp_descr_set != TYPE_NO_SLOT;
}

/* Whether it decides on reading before the instance's own values do: what only takes writes does not. */
ALWAYS_INLINE bool descriptor_reads_first(const Object *object)
{
    const TypeObject *type = object_type(object);
    return type->tp_descr_set != TYPE_NO_SLOT && type->tp_descr_get != TYPE_NO_SLOT;
}

/* Writes (value borrowed) or deletes (NULL) through a data descriptor of any type. 0, or -1 and an error. */
int descriptor_set(Runtime *rt, Object *descriptor, Object *object, Object *value);

/* What `found`, an attribute of a class, gives for `object` (NULL: for the class `type` itself). New reference. */
ALWAYS_INLINE Object *descriptor_get(Runtime *rt, Object *found, Object *object, TypeObject *type)
{
    DescriptorGetFunction get = type_descr_get_slot(object_type(found));
    return get == NULL ? object_incref(found) : get(rt, found, object, type);
}

/* Whether `object` is an instance of the descriptor's class; else TypeError. For descriptors of every kind. */
bool descriptor_check(Runtime *rt, Object *descriptor, Object *object);

/* "list.append": computed once. New reference; for descriptors of every kind. */
Object *descriptor_qualname(Runtime *rt, Object *descriptor);

/* The classes' own __dict__ getset for instances, also for types whose base has a dict. */
Object *instance_get_dict(Runtime *rt, Object *object);
int instance_set_dict(Runtime *rt, Object *object, Object *value);

#endif
