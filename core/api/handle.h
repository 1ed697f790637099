/* Between the public API's view of things and the library's own: an ouro_Runtime is a Runtime, an ouro_Object
 * an Object. In this room the first is called `rt`, the second `runtime`. Owns what ouro.h promises of every
 * function: results are noted as held from C; arguments are checked, in every build, before anything is done.
 */
#ifndef OURO_API_HANDLE_H
#define OURO_API_HANDLE_H

#include "object/error.h"
#include "object/held.h"
#include "ouro/ouro.h"

ALWAYS_INLINE Runtime *runtime_of(const ouro_Runtime *rt) { return (Runtime *)(uintptr_t)rt; }
ALWAYS_INLINE ouro_Runtime *runtime_handle(const Runtime *runtime)
{
    return (ouro_Runtime *)(uintptr_t)runtime;
}
ALWAYS_INLINE Object *object_of(const ouro_Object *object) { return (Object *)(uintptr_t)object; }
ALWAYS_INLINE ouro_Object *object_handle(const Object *object) { return (ouro_Object *)(uintptr_t)object; }

/* Passes an owned reference (NULL: a failure) to the caller of the API: notes it. NULL and MemoryError, the
 * reference dropped, when there is no room for the note. */
ouro_Object *handle_give(ouro_Runtime *rt, Object *object);

/* The same for a borrowed reference. */
ouro_Object *handle_give_borrowed(ouro_Runtime *rt, Object *object);

/* ---- Arguments. Each says whether it can be used; when not, an error is set, if none is. With NULL as the
 * runtime all are false. */

/* Whether the bytes at `object` can be an object of this runtime: they lie in its region. That one lives
 * there is the caller's word. */
ALWAYS_INLINE bool handle_is_of_runtime(const ouro_Runtime *rt, const ouro_Object *object)
{
    uintptr_t offset = (uintptr_t)object - (uintptr_t)rt;
    return rt != NULL && offset < runtime_of(rt)->memory.size && offset % 8 == 0;
}

/* An object. NULL: TypeError; one that is not of this runtime: ValueError. */
COLD void handle_refuse(ouro_Runtime *rt, const ouro_Object *object);
ALWAYS_INLINE bool handle_is_given(ouro_Runtime *rt, const ouro_Object *object)
{
    if (LIKELY(handle_is_of_runtime(rt, object)))
        return true;
    handle_refuse(rt, object);
    return false;
}

/* An object, or NULL for none. */
ALWAYS_INLINE bool handle_is_given_or_none(ouro_Runtime *rt, const ouro_Object *object)
{
    return (object == NULL && rt != NULL) || handle_is_given(rt, object);
}

/* An object of this kind, or of a subclass. Else TypeError. */
bool handle_is_a(ouro_Runtime *rt, const ouro_Object *object, TypeId id);

/* A pointer to anything else: text, or where a result goes. NULL: TypeError. */
bool handle_is_pointer(ouro_Runtime *rt, const void *pointer);

/* `count` items of `item_bytes` bytes at `items`, which may be NULL when they are none. A count below 0 is a
 * ValueError; more than any heap can hold, a MemoryError, before an item is looked at. */
bool handle_is_array(ouro_Runtime *rt, const void *items, int64_t count, uint64_t item_bytes);

/* An array of objects, each of this runtime. */
bool handle_all_given(ouro_Runtime *rt, ouro_Object *const *objects, int64_t count);

/* Whether C code of the library is in the middle of something, and may hold references that nobody has noted.
 */
bool handle_is_busy(const ouro_Runtime *rt);

#endif
