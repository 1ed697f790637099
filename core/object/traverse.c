/* What frames, generators and the containers of which a heap has few refer to; see traverse.h. */
#include "object/traverse.h"

/* frame.c, _PyFrame_Traverse: what a frame holds that nobody runs, or that has called another. */
static void traverse_frame(const InterpreterFrame *frame, Visit visit, void *argument)
{
    visit_ref(frame->frame_obj, visit, argument);
    visit_ref(frame->f_locals, visit, argument);
    visit_ref(frame->f_func, visit, argument);
    visit_ref(frame->f_code, visit, argument);
    for (int32_t i = 0; i < frame->stacktop; i++)
        visit_ref(frame->localsplus[i], visit, argument);
}

/* A frame object's variables are its own only once the call has ended. */
static void traverse_frame_object(const FrameObject *object, Visit visit, void *argument)
{
    visit_ref(object->f_back, visit, argument);
    visit_ref(object->f_trace, visit, argument);
    const InterpreterFrame *frame = ref_pointer(object->f_frame);
    if (frame->owner == FRAME_OWNED_BY_FRAME_OBJECT && frame->f_code != NO_REF)
        traverse_frame(frame, visit, argument);
}

static void traverse_generator(const GeneratorObject *generator, Visit visit, void *argument)
{
    visit_ref(generator->gi_origin_or_finalizer, visit, argument);
    visit_ref(generator->gi_code, visit, argument);
    visit_ref(generator->gi_name, visit, argument);
    visit_ref(generator->gi_qualname, visit, argument);
    if (generator->gi_frame_state < GENERATOR_CLEARED)
        traverse_frame(&generator->gi_iframe, visit, argument);
    visit_ref(generator->gi_exc_state.exc_value, visit, argument);
}

/* From left to right. */
static void traverse_deque(const DequeObject *deque, Visit visit, void *argument)
{
    const DequeBlock *block = ref_pointer(deque->leftblock);
    int64_t index = deque->leftindex;
    for (int64_t left = deque->ob_base.ob_size; left > 0; left--) {
        visit_ref(block->data[index], visit, argument);
        if (++index == DEQUE_BLOCK_ITEMS) {
            index = 0;
            block = ref_pointer(block->right);
        }
    }
}

static void traverse_tee_data(const TeeDataObject *data, Visit visit, void *argument)
{
    visit_ref(data->iterator, visit, argument);
    for (int32_t i = 0; i < data->read; i++)
        visit_ref(data->values[i], visit, argument);
    visit_ref(data->next, visit, argument);
}

void object_traverse_rare(const Object *object, uint64_t traverse, Visit visit, void *argument)
{
    switch (traverse) {
    case TYPE_DEQUE:
        traverse_deque((const DequeObject *)object, visit, argument);
        break;
    case TYPE_TEE_DATA:
        traverse_tee_data((const TeeDataObject *)object, visit, argument);
        break;
    case TYPE_FRAME:
        traverse_frame_object((const FrameObject *)object, visit, argument);
        break;
    default:
        traverse_generator((const GeneratorObject *)object, visit, argument);
        break;
    }
}
