/* Proves of the memory below the objects: all that memory_check proves of a live region (the one proof of
 * layout.h's equations: memory/check.c), and what takes a sorted table of spans to see:
 *   state, arenas, raw segments and free spans, by address, tile the region */
#include "inspect/verify.h"

/* Spans in use and free ones, both ascending, are merged; each must begin where the one before ended. */
static void verify_tiling(Verifier *verifier)
{
    const Heap *heap = verifier->heap;
    const Memory *m = &heap->rt->memory;
    Ref end = m->base + m->size;
    Ref at = m->base + round_up(m->state_size, SPAN_ALIGNMENT);
    Ref free_at = m->free_spans;
    for (uint64_t i = 0; at != end;) {
        if (free_at == at) {
            const FreeSpan *span = view_at(&heap->view, at, sizeof(FreeSpan));
            at += span->size;
            free_at = span->next;
        } else if (i < heap->span_count && heap->spans[i].address == at) {
            at += heap->spans[i++].size;
        } else {
            verify_found(verifier, at, "state, arenas, raw segments and free spans make up the region");
            return;
        }
    }
}

void verify_memory(Verifier *verifier)
{
    const View *view = &verifier->heap->view;
    const MemoryImage image = {view->memory, view->base, view->size};
    const char *why;
    Ref where;
    if (!memory_image_check(&image, &why, &where)) {
        verify_found(verifier, where, why);
        return;
    }
    verify_tiling(verifier);
}
