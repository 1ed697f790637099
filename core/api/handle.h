/* Between the public API's view of things and the library's own: an ouro_Runtime is a Runtime, an ouro_Object
 * an Object. Owns the two rules of ouro.h: results are noted in the runtime's roots as held from C; NULL as
 * an argument makes a call fail. */
#ifndef OURO_API_HANDLE_H
#define OURO_API_HANDLE_H

#include "object/error.h"
#include "object/roots.h"
#include "ouro/ouro.h"

ALWAYS_INLINE Runtime *runtime_of(const ouro_Runtime *rt) { return (Runtime *)(uintptr_t)rt; }
ALWAYS_INLINE ouro_Runtime *runtime_handle(const Runtime *rt) { return (ouro_Runtime *)(uintptr_t)rt; }
ALWAYS_INLINE Object *object_of(const ouro_Object *object) { return (Object *)(uintptr_t)object; }
ALWAYS_INLINE ouro_Object *object_handle(const Object *object) { return (ouro_Object *)(uintptr_t)object; }

/* Passes an owned reference (NULL: a failure) to the caller of the API: notes it. NULL and MemoryError, the
 * reference dropped, when there is no room for the note. */
ouro_Object *handle_give(ouro_Runtime *rt, Object *object);

/* The same for a borrowed reference. */
ouro_Object *handle_give_borrowed(ouro_Runtime *rt, Object *object);

/* Whether an argument was given. When not, an error is set, if none is. */
COLD void handle_missing(ouro_Runtime *rt);
ALWAYS_INLINE bool handle_is_given(ouro_Runtime *rt, const ouro_Object *object)
{
    if (LIKELY(object != NULL))
        return true;
    handle_missing(rt);
    return false;
}

/* The same for `count` arguments at once. */
bool handle_all_given(ouro_Runtime *rt, ouro_Object *const *objects, int64_t count);

/* Whether the argument was given and is of this kind, or of a subclass. When not, an error is set. */
bool handle_is_a(ouro_Runtime *rt, const ouro_Object *object, TypeId id);

#endif
