/* View: bounded reading of a region's bytes. Everything in this room reads through it, so that no image,
 * however damaged, makes it read outside. Owns nothing. */
#ifndef OURO_INSPECT_VIEW_H
#define OURO_INSPECT_VIEW_H

#include "object/runtime.h"
#include "ouro/inspect.h"

typedef ouro_View View;

/* Whether [ref, ref + bytes) lies in the view. */
ALWAYS_INLINE bool view_holds(const View *view, Ref ref, uint64_t bytes)
{
    uint64_t offset = ref - view->base;
    return offset <= view->size && bytes <= view->size - offset;
}

/* The bytes at `ref`; NULL when they do not lie in the view, or not on a multiple of 8. */
ALWAYS_INLINE const void *view_at(const View *view, Ref ref, uint64_t bytes)
{
    if (UNLIKELY((ref & 7) != 0 || !view_holds(view, ref, bytes)))
        return NULL;
    return view->memory + (ref - view->base);
}

/* The same for text, which may begin anywhere. */
ALWAYS_INLINE const char *view_text(const View *view, Ref ref, uint64_t bytes)
{
    return view_holds(view, ref, bytes) ? (const char *)view->memory + (ref - view->base) : NULL;
}

/* `count` elements of `bytes` bytes; NULL also for a count that is negative or beyond all bounds. */
ALWAYS_INLINE const void *view_array(const View *view, Ref ref, int64_t count, uint64_t bytes)
{
    if (UNLIKELY(count < 0 || (uint64_t)count > view->size / bytes))
        return NULL;
    return view_at(view, ref, (uint64_t)count * bytes);
}

/* The Ref of bytes in the view. */
ALWAYS_INLINE Ref view_ref(const View *view, const void *bytes)
{
    return view->base + (uint64_t)((const uint8_t *)bytes - view->memory);
}

#endif
