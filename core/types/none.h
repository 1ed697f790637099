/* The objects of which there is one each: NotImplemented and Ellipsis here, None in runtime.h. Nothing of
 * them is ever allocated. */
#ifndef OURO_TYPES_NONE_H
#define OURO_TYPES_NONE_H

#include "object/runtime.h"

ALWAYS_INLINE Object *runtime_not_implemented(const Runtime *rt)
{
    return (Object *)(uintptr_t)&rt->statics.not_implemented;
}

ALWAYS_INLINE Object *runtime_ellipsis(const Runtime *rt)
{
    return (Object *)(uintptr_t)&rt->statics.ellipsis;
}

/* New references. */
ALWAYS_INLINE Object *not_implemented_new(Runtime *rt) { return object_incref(runtime_not_implemented(rt)); }
ALWAYS_INLINE Object *ellipsis_new(Runtime *rt) { return object_incref(runtime_ellipsis(rt)); }

#endif
