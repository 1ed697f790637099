/* Data descriptors: what a class has under the names of its __slots__ (member) and under __dict__,
 * __weakref__ and __class__ (getset). Owns DataDescriptorObject and reading and writing through it. CPython:
 * Objects/descrobject.c. */
#ifndef OURO_TYPES_DESCRIPTOR_H
#define OURO_TYPES_DESCRIPTOR_H

#include "object/runtime.h"

/* What a getset descriptor computes; DataDescriptorObject.d_definition. */
typedef enum GetSet {
    GETSET_DICT = 1,
    GETSET_WEAKREF,
    GETSET_CLASS,
} GetSet;

/* New tracked references; NULL and an error. The descriptor owns a reference to `type`. */
Object *getset_descriptor_new(Runtime *rt, TypeObject *type, const char *name, GetSet getset);
Object *member_descriptor_new(Runtime *rt, TypeObject *type, const MemberDefinition *member);

/* Whether it decides on reading before the instance's own values do, and takes writes. */
ALWAYS_INLINE bool descriptor_is_data(const Runtime *rt, const Object *object)
{
    return object_is_exact(rt, object, TYPE_MEMBER_DESCRIPTOR) ||
           object_is_exact(rt, object, TYPE_GETSET_DESCRIPTOR);
}

/* Writes (value borrowed) or deletes (NULL) through a data descriptor. 0, or -1 and an error. */
int descriptor_set(Runtime *rt, Object *descriptor, Object *object, Object *value);

/* Whether `object` is an instance of the descriptor's class; else TypeError. For descriptors of every kind.
 */
bool descriptor_check(Runtime *rt, Object *descriptor, Object *object);

/* ---- slots; descriptor_dealloc serves method descriptors too */

void descriptor_dealloc(Runtime *rt, Object *object);
Object *getset_descriptor_get(Runtime *rt, Object *descriptor, Object *object, TypeObject *type);
Object *member_descriptor_get(Runtime *rt, Object *descriptor, Object *object, TypeObject *type);

#endif
