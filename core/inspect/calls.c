/* The tables of frames and of the state: which calls are on, what generators and frame objects keep of others, and what
 * there is one of. Each is made when it is first asked for. */
#include "inspect/blocks.h"
#include "inspect/frames.h"

#include "inspect/labels.h"
#include "types/call/frame_object.h"

enum { NAME_MOST = 200 /* bytes and characters */ };

/* ---- frames */

/* A str among the strings; nothing where there is none. */
static void put_str(Heap *heap, Ref str, uint32_t *offset, uint32_t *length)
{
    char bytes[NAME_MOST];
    Line line = {bytes, 0, sizeof bytes};
    label_str_at(heap, str, &line, NAME_MOST);
    *offset = (uint32_t)heap->strings.length;
    *length = (uint32_t)line.length;
    text_append(&heap->strings, bytes, line.length);
}

/* The line of a unit of the code; -1: of none, and where reading tables has taken as long as there are bytes. */
static int32_t line_of(Heap *heap, const CodeObject *code, int64_t unit)
{
    const BytesObject *table = view_at(&heap->view, code->co_linetable, sizeof(BytesObject));
    if (unit < 0 || table == NULL)
        return unit < 0 ? code->co_firstlineno : -1;
    Ref data = code->co_linetable + offsetof(BytesObject, ob_sval);
    const uint8_t *bytes = view_array(&heap->view, data, table->ob_base.ob_size, 1);
    if (bytes == NULL)
        return -1;
    CodeWalk walk = {
        .next = bytes, .end = bytes + table->ob_base.ob_size, .computed_line = code->co_firstlineno};
    while (heap->table_bytes_read < heap->view.size && code_walk_next(&walk)) {
        heap->table_bytes_read++;
        if (unit < walk.end_unit)
            return walk.position.line;
    }
    return -1;
}

static void add_frame(Heap *heap, const InterpreterFrame *frame, ouro_FrameKind kind, Ref owner,
                      uint32_t depth)
{
    const CodeObject *code = view_at(&heap->view, frame->f_code, sizeof(CodeObject));
    int64_t entries = frame_entries(heap, frame);
    if (code == NULL)
        return;
    int64_t variables = entries == 0 || code->co_nlocalsplus >= entries ? entries : code->co_nlocalsplus;
    int64_t unit =
        (int64_t)(frame->prev_instr - (frame->f_code + offsetof(CodeObject, co_code_adaptive))) / 2;
    ouro_FrameRecord *record = &heap->frames[heap->frame_count++];
    *record = (ouro_FrameRecord){
        .address = view_ref(&heap->view, frame),
        .code = frame->f_code,
        .function = frame->f_func,
        .owner = owner,
        .variables = view_ref(&heap->view, frame->localsplus),
        .variable_count = (uint32_t)variables,
        .stack_count = (uint32_t)(entries - variables),
        .kind = kind,
        .depth = depth,
        .line = line_of(heap, code, unit),
        .instruction = unit < -1 || unit > INT32_MAX / 2 ? -2 : (int32_t)(2 * unit),
    };
    put_str(heap, code->co_qualname, &record->name_offset, &record->name_length);
    put_str(heap, code->co_filename, &record->filename_offset, &record->filename_length);
}

/* The generator, coroutine or frame object in a block, which dies at the most; NULL when it holds none. */
static const Object *object_with_frame(const Heap *heap, const Block *block)
{
    if (!block->in_use || block->size < PROFILE_GC_HEAD_SIZE + sizeof(Object))
        return NULL;
    const Object *object = view_at(&heap->view, block->address + PROFILE_GC_HEAD_SIZE, sizeof(Object));
    uint64_t offset = object->ob_type - heap->static_types;
    uint64_t id = offset / sizeof(TypeObject);
    if (id >= TYPE_COUNT || offset % sizeof(TypeObject) != 0 || !layout_has_frame((uint32_t)id))
        return NULL;
    bool dies = object->ob_refcnt == 0 && heap_may_be_dying(heap, gc_head_of(object));
    bool fits = block->size >= PROFILE_GC_HEAD_SIZE + (uint64_t)heap->types[id].basicsize;
    return fits && (object->ob_refcnt > 0 || dies) ? object : NULL;
}

/* The frame that a generator or a frame object has in itself, as long as it is its own; NULL without. */
static const InterpreterFrame *frame_kept_by(const Heap *heap, const Object *object)
{
    if (object->ob_type != view_ref(&heap->view, &heap->rt->types[TYPE_FRAME])) {
        const GeneratorObject *generator = (const GeneratorObject *)object;
        return generator->gi_frame_state < GENERATOR_EXECUTING ? &generator->gi_iframe : NULL;
    }
    const FrameObject *kept = (const FrameObject *)object;
    bool is_own = kept->_f_frame_data.owner == FRAME_OWNED_BY_FRAME_OBJECT &&
                  kept->f_frame == view_ref(&heap->view, &kept->_f_frame_data);
    return is_own ? &kept->_f_frame_data : NULL;
}

/* Counts the frame in a block; notes it when there is a table for it. */
static bool visit_kept(Heap *heap, const Block *block, void *count)
{
    const Object *object = object_with_frame(heap, block);
    const InterpreterFrame *frame = object == NULL ? NULL : frame_kept_by(heap, object);
    if (frame == NULL)
        return true;
    ++*(uint64_t *)count;
    if (heap->frames == NULL)
        return true;
    bool is_kept = object->ob_type == view_ref(&heap->view, &heap->rt->types[TYPE_FRAME]);
    add_frame(heap, frame, is_kept ? OURO_FRAME_KEPT : OURO_FRAME_GENERATOR, view_ref(&heap->view, object),
              OURO_NO_INDEX);
    return true;
}

/* Goes through the blocks that are large enough, which are few: a heap of a million objects has its frames soon. False
 * when a pool is broken. */
static NEVER_INLINE bool each_kept(Heap *heap, uint64_t *count)
{
    enum {
        LEAST = sizeof(FrameObject) < sizeof(GeneratorObject) ? sizeof(FrameObject) : sizeof(GeneratorObject)
    };
    *count = 0;
    return each_block(heap, PROFILE_GC_HEAD_SIZE + LEAST, visit_kept, count);
}

/* How many calls there can be: their chain may be broken or lead back into itself, but is not longer than there is room
 * for. */
static uint64_t most_calls(const Heap *heap)
{
    uint64_t count = 0;
    Ref address = heap->rt->evaluation.frame;
    Ref met = NO_REF; /* one of those before: after each doubling the one reached then */
    for (uint64_t most = heap->view.size / sizeof(InterpreterFrame); address != NO_REF && count < most;
         count++) {
        const InterpreterFrame *frame = view_at(&heap->view, address, sizeof(InterpreterFrame));
        if (frame == NULL || address == met)
            break;
        if ((count & (count - 1)) == 0)
            met = address;
        address = frame->previous;
    }
    return count;
}

static void add_calls(Heap *heap, uint64_t most)
{
    uint32_t depth = 0;
    Ref address = heap->rt->evaluation.frame;
    while (address != NO_REF && heap->frame_count < most) {
        const InterpreterFrame *frame = view_at(&heap->view, address, sizeof(InterpreterFrame));
        if (frame == NULL)
            return;
        bool is_generators = frame->owner == FRAME_OWNED_BY_GENERATOR;
        Ref owner = is_generators ? address - offsetof(GeneratorObject, gi_iframe) : NO_REF;
        add_frame(heap, frame, OURO_FRAME_CALL, owner, depth++);
        address = frame->previous;
    }
}

static bool make_frames(Heap *heap)
{
    uint64_t calls = most_calls(heap);
    uint64_t kept;
    if (!each_kept(heap, &kept))
        return false;
    heap->frames = heap_alloc(heap, calls + kept + 1, sizeof(ouro_FrameRecord));
    if (heap->frames == NULL)
        return false;
    add_calls(heap, calls);
    return each_kept(heap, &kept) && (!heap->strings.failed || heap_no_memory(heap));
}

uint64_t ouro_frames(ouro_Inspection *inspection, const ouro_FrameRecord **records)
{
    if (inspection == NULL || records == NULL)
        return OURO_FAILED;
    if (inspection->frames == NULL && !make_frames(inspection))
        return OURO_FAILED;
    *records = inspection->frames;
    return inspection->frame_count;
}

/* ---- the state */

uint64_t ouro_state(ouro_Inspection *inspection, const ouro_StateRecord **records)
{
    if (inspection == NULL || records == NULL)
        return OURO_FAILED;
    if (inspection->state == NULL) {
        inspection->state = heap_alloc(inspection, 1, sizeof(ouro_StateRecord));
        if (inspection->state == NULL)
            return OURO_FAILED;
    }
    const Runtime *rt = inspection->rt;
    const Collector *collector = &rt->collector;
    uint64_t pool_bytes = 0;
    for (uint64_t i = 0; i < inspection->pool_count; i++)
        pool_bytes += (uint64_t)inspection->pools[i].blocks_in_use * inspection->pools[i].block_size;
    int64_t blocks = rt->memory.raw_allocated_blocks;
    for (uint64_t i = 0; i < inspection->pool_count; i++)
        blocks += inspection->pools[i].blocks_in_use;
    *inspection->state = (ouro_StateRecord){
        .clock = rt->memory.clock,
        .size = rt->memory.size,
        .limit = rt->memory.limit,
        .blocks = blocks,
        .pool_bytes = pool_bytes,
        .raw_bytes = rt->memory.raw_bytes_in_use,
        .long_lived_total = collector->long_lived_total,
        .long_lived_pending = collector->long_lived_pending,
        .phase = rt->memory.gc_phase,
        .generation = collector->generation,
        .enabled = collector->enabled,
        .debug = collector->debug,
    };
    *records = inspection->state;
    return 1;
}
