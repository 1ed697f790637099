/* Calls as a view has them: the frames that are on, and those inside generators and frame objects, with what each
 * holds. Everything is bounded, as all reading here. Owns nothing. */
#ifndef OURO_INSPECT_FRAMES_H
#define OURO_INSPECT_FRAMES_H

#include "inspect/heap.h"

ALWAYS_INLINE bool layout_has_frame(uint32_t layout)
{
    return layout == TYPE_GENERATOR || layout == TYPE_COROUTINE || layout == TYPE_ASYNC_GENERATOR ||
           layout == TYPE_FRAME;
}

/* Bytes of the variables and the value stack of a call of the code; 0 where there is no code. */
ALWAYS_INLINE int64_t frame_room(const Heap *heap, Ref code)
{
    const CodeObject *found = view_at(&heap->view, code, sizeof(CodeObject));
    if (found == NULL || found->co_nlocalsplus < 0 || found->co_stacksize < 0)
        return 0;
    int64_t bytes = ((int64_t)found->co_nlocalsplus + found->co_stacksize) * (int64_t)sizeof(Ref);
    return (uint64_t)bytes < heap->view.size ? bytes : 0;
}

ALWAYS_INLINE int64_t frame_object_room(const Heap *heap, const FrameObject *object)
{
    const InterpreterFrame *frame = view_at(&heap->view, object->f_frame, sizeof(InterpreterFrame));
    return frame == NULL ? 0 : frame_room(heap, frame->f_code);
}

/* Entries of localsplus in use; 0 where they do not lie in the view or are more than the code has room for. */
ALWAYS_INLINE int64_t frame_entries(const Heap *heap, const InterpreterFrame *frame)
{
    int64_t count = frame->stacktop < 0 ? ~(int64_t)frame->stacktop : frame->stacktop;
    bool fits = count * (int64_t)sizeof(Ref) <= frame_room(heap, frame->f_code) &&
                view_array(&heap->view, view_ref(&heap->view, frame->localsplus), count, sizeof(Ref)) != NULL;
    return fits ? count : 0;
}

/* The str that names variable `index`; NO_REF for an entry of the value stack. */
ALWAYS_INLINE Ref frame_variable_name(const Heap *heap, const InterpreterFrame *frame, int64_t index)
{
    const CodeObject *code = view_at(&heap->view, frame->f_code, sizeof(CodeObject));
    if (code == NULL || index >= code->co_nlocalsplus)
        return NO_REF;
    const TupleObject *names = view_at(&heap->view, code->co_localsplusnames, sizeof(TupleObject));
    if (names == NULL || index >= names->ob_base.ob_size ||
        view_array(&heap->view, code->co_localsplusnames + sizeof(TupleObject), index + 1, sizeof(Ref)) ==
            NULL)
        return NO_REF;
    return names->ob_item[index];
}

/* The words behind the stack of a FRAME_INITIALIZER (types/call/frame_object.h); NULL for any other frame. */
ALWAYS_INLINE const Ref *frame_initializer_words(const Heap *heap, const InterpreterFrame *frame)
{
    const uint8_t is_initializer = 2;
    if (frame->is_entry != is_initializer)
        return NULL;
    Ref address = view_ref(&heap->view, frame->localsplus) + (uint64_t)frame_room(heap, frame->f_code);
    return view_at(&heap->view, address, 5 * sizeof(Ref));
}

#endif
