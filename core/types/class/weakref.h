/* Weak references and weak proxies as objects: made, called, compared. Owns WeakrefObject's making and slots;
 * the list in the referent and what happens at its death are object/weakref.h's. CPython:
 * Objects/weakrefobject.c.
 *
 * The list of an object: the one reference without callback and of no subclass, then the one proxy without
 * callback, then all others, the newest first. */
#ifndef OURO_TYPES_WEAKREF_H
#define OURO_TYPES_WEAKREF_H

#include "object/weakref.h"

/* weakref.ref(object, callback): `callback` may be NULL or None. Without one, the reference that exists
 * already is given. New reference; NULL and TypeError or MemoryError. Both are borrowed. */
Object *weakref_new(Runtime *rt, Object *object, Object *callback);

/* The same for a subclass of weakref.ref, which is always a new one. */
Object *weakref_new_of_type(Runtime *rt, TypeObject *type, Object *object, Object *callback);

/* weakref.proxy(object, callback): a callable proxy if the object can be called. */
Object *weak_proxy_new(Runtime *rt, Object *object, Object *callback);

ALWAYS_INLINE bool object_is_proxy(const Runtime *rt, const Object *object)
{
    return object_is_exact(rt, object, TYPE_WEAK_PROXY) ||
           object_is_exact(rt, object, TYPE_WEAK_CALLABLE_PROXY);
}

/* What a reference or proxy refers to: borrowed; None when it is dead or dying. CPython: PyWeakref_GET_OBJECT
 */
ALWAYS_INLINE Object *weakref_get(const Runtime *rt, const Object *reference)
{
    Object *object = ref_pointer(((const WeakrefObject *)reference)->wr_object);
    return object->ob_refcnt > 0 ? object : runtime_none(rt);
}

/* ---- slots; dealloc and clear are the proxies' too */

void weakref_dealloc(Runtime *rt, Object *object);
void weakref_object_clear(Runtime *rt, Object *object);
int64_t weakref_hash(Runtime *rt, Object *object);
Object *weakref_richcompare(Runtime *rt, Object *left, Object *right, enum CompareOperator op);
Object *weakref_call(Runtime *rt, Object *callable, const Arguments *arguments);

/* Each asks the referent; ReferenceError when it is gone. */
Object *weak_proxy_richcompare(Runtime *rt, Object *left, Object *right, enum CompareOperator op);
Object *weak_proxy_call(Runtime *rt, Object *callable, const Arguments *arguments);
Object *weak_proxy_getattro(Runtime *rt, Object *object, Object *name);
int weak_proxy_setattro(Runtime *rt, Object *object, Object *name, Object *value);

#endif
