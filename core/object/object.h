/* The object header and reference counts. Every object begins with an Object; one whose size varies with a
 * VarObject. Owns counting alone: what a type does when its object dies stands in type.h. CPython:
 * Include/object.h. */
#ifndef OURO_OBJECT_OBJECT_H
#define OURO_OBJECT_OBJECT_H

#include "base/assert.h"
#include "base/ref.h"
#include "profile/profile.h"

typedef struct Runtime Runtime;
typedef struct TypeObject TypeObject;

typedef struct Object {
    int64_t ob_refcnt;
    Ref ob_type; /* TypeObject; owned when that type is a heap type */
} Object;

typedef struct VarObject {
    Object ob_base;
    int64_t ob_size; /* items; an int's digits, negative for a negative int */
} VarObject;

_Static_assert(sizeof(Object) == PROFILE_OBJECT_HEADER_SIZE && sizeof(VarObject) == PROFILE_VAR_HEADER_SIZE,
               "headers are those of a 64-bit CPython");

/* In front of every object whose type has TYPE_FLAG_HAVE_GC. CPython 3.11: Include/internal/pycore_gc.h.
 *
 * Outside a collection:  gc_next == 0  <=>  untracked;  gc_prev == previous | FINALIZED.
 * While it is collected: gc_prev == gc_refs << GC_PREV_SHIFT | flags; gc_next may carry GC_NEXT_UNREACHABLE.
 */
typedef struct GcHead {
    Ref gc_next;
    Ref gc_prev;
} GcHead;

#define GC_PREV_FINALIZED UINT64_C(1)
#define GC_PREV_COLLECTING UINT64_C(2)
#define GC_PREV_SHIFT 2
#define GC_PREV_MASK (~UINT64_C(3))
#define GC_NEXT_UNREACHABLE UINT64_C(1)

ALWAYS_INLINE GcHead *gc_head_of(const Object *object) { return (GcHead *)(uintptr_t)object - 1; }
ALWAYS_INLINE Object *gc_head_object(const GcHead *head) { return (Object *)(uintptr_t)(head + 1); }

ALWAYS_INLINE TypeObject *object_type(const Object *object) { return ref_pointer(object->ob_type); }

/* Tears the object down; its count is 0. Never called for the same object twice unless a finalizer revived
 * it. Runs whatever the type does then: finalizers, weak reference callbacks, the release of what it held. */
void object_dealloc(Runtime *rt, Object *object);

ALWAYS_INLINE Object *object_incref(Object *object)
{
    object->ob_refcnt++;
    return object;
}

/* May run any code when it was the last reference. */
ALWAYS_INLINE void object_decref(Runtime *rt, Object *object)
{
    assert_internal(object->ob_refcnt > 0);
    if (--object->ob_refcnt == 0)
        object_dealloc(rt, object);
}

ALWAYS_INLINE void object_xdecref(Runtime *rt, Object *object)
{
    if (object != NULL)
        object_decref(rt, object);
}

ALWAYS_INLINE Object *object_xincref(Object *object) { return object == NULL ? NULL : object_incref(object); }

/* Drops the reference held in `*slot`, which is 0 before anything else can run (CPython's Py_CLEAR). */
ALWAYS_INLINE void object_clear_ref(Runtime *rt, Ref *slot)
{
    Object *old = ref_pointer(*slot);
    if (old == NULL)
        return;
    *slot = NO_REF;
    object_decref(rt, old);
}

/* Stores `object` (stolen, may be NULL) in `*slot` and then drops what was there (CPython's Py_XSETREF). */
ALWAYS_INLINE void object_replace_ref(Runtime *rt, Ref *slot, Object *object)
{
    Object *old = ref_pointer(*slot);
    *slot = ref_of(object);
    object_xdecref(rt, old);
}

#endif
