/* Weak references: the list that an object keeps of those who refer to it weakly, and what happens to them
 * when it dies. Owns the list and the callbacks; making and comparing weak reference objects is in
 * types/class/weakref.c. CPython: Objects/weakrefobject.c. */
#ifndef OURO_OBJECT_WEAKREF_H
#define OURO_OBJECT_WEAKREF_H

#include "object/runtime.h"

/* The slot of the object that names its first weak reference; NULL when its type has none. */
ALWAYS_INLINE Ref *object_weakref_list(const Object *object)
{
    int64_t offset = object_type(object)->tp_weaklistoffset;
    return offset > 0 ? (Ref *)((char *)(uintptr_t)object + offset) : NULL;
}

/* Unlinks `reference` from its object's list and sets it to None; its callback stays. No-op when cleared
 * already. */
void weakref_clear(Runtime *rt, WeakrefObject *reference);

/* The object is dying: clears all its weak references, then runs their callbacks, newest first, keeping any
 * error that is on its way. Callbacks of weak references that are dying themselves do not run. */
void weakref_clear_all(Runtime *rt, Object *object);

/* Runs one callback with the weak reference as argument; its error is reported as unraisable. */
void weakref_run_callback(Runtime *rt, WeakrefObject *reference, Object *callback);

/* Weak references to the object that are alive. */
int64_t weakref_count(const Object *object);

#endif
