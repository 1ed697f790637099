/* The second opinion: what the roots reach, by marking. It shares nothing with the collector but the layout
 * of objects: the collector counts references, this follows them. What it marks lies in scratch memory,
 * outside the region. */
#include "gc/phases.h"

#include "object/held.h"
#include "object/traverse.h"

#define MARK_GRANULE 16 /* objects are aligned to this */
#define STACK_AT_FIRST 1024

/* Objects marked whose references are still to be followed. */
typedef struct Tracing {
    Runtime *rt;
    Scratch *scratch;
    GcTrace result;
    Object **stack;
    uint64_t depth;
    uint64_t capacity;
    uint64_t granules;
} Tracing;

static uint64_t granule_of(const Runtime *rt, const void *address)
{
    return (ref_of(address) - ref_of(rt)) / MARK_GRANULE;
}

static bool is_marked(const uint8_t *marks, uint64_t granule)
{
    return (marks[granule / 8] >> (granule % 8)) & 1;
}

static bool stack_grow(Tracing *tracing)
{
    uint64_t capacity = tracing->capacity == 0 ? STACK_AT_FIRST : 2 * tracing->capacity;
    Object **stack = scratch_alloc(tracing->scratch, capacity * sizeof *stack);
    if (stack == NULL)
        return false;
    for (uint64_t i = 0; i < tracing->depth; i++)
        stack[i] = tracing->stack[i];
    tracing->stack = stack;
    tracing->capacity = capacity;
    return true;
}

static void visit_mark(Object *object, void *argument)
{
    Tracing *tracing = argument;
    uint64_t granule = granule_of(tracing->rt, object);
    assert_internal(granule < tracing->granules);
    if (is_marked(tracing->result.marks, granule))
        return;
    tracing->result.marks[granule / 8] |= (uint8_t)(1u << (granule % 8));
    if (tracing->depth == tracing->capacity && !stack_grow(tracing)) {
        tracing->result.complete = false;
        return;
    }
    tracing->stack[tracing->depth++] = object;
}

static void mark_ref(Tracing *tracing, Ref ref)
{
    if (ref != NO_REF)
        visit_mark(ref_pointer(ref), tracing);
}

/* References that the object owns and the collector does not see: they keep their targets alive all the same.
 * Keys that are str need not be followed, a str refers to nothing. */
static void mark_hidden(Tracing *tracing, const Object *object)
{
    const TypeObject *type = object_type(object);
    while (type->tp_traverse == TYPE_INSTANCE)
        type = ref_pointer(type->tp_base);
    const Field *field = object_field_lists[type->tp_traverse];
    for (; field != NULL && field->kind != REFERENCE_END; field++) {
        if (field->kind == REFERENCE_HIDDEN)
            mark_ref(tracing, *(const Ref *)((const char *)object + field->offset));
    }
}

static void mark_static_type(Tracing *tracing, const TypeObject *type)
{
    mark_ref(tracing, type->tp_dict);
    mark_ref(tracing, type->tp_bases);
    mark_ref(tracing, type->tp_mro);
    mark_ref(tracing, type->tp_cache);
    mark_ref(tracing, type->tp_subclasses);
}

static void mark_frame(Tracing *tracing, const InterpreterFrame *frame)
{
    int64_t count = frame->stacktop < 0 ? ~(int64_t)frame->stacktop : frame->stacktop;
    mark_ref(tracing, frame->frame_obj);
    mark_ref(tracing, frame->f_locals);
    mark_ref(tracing, frame->f_func);
    mark_ref(tracing, frame->f_code);
    for (int64_t i = 0; i < count; i++)
        mark_ref(tracing, frame->localsplus[i]);
}

/* The calls that are on, those inside generators too: a running generator's variables are not traversed. */
static void mark_calls(Tracing *tracing)
{
    const Evaluation *evaluation = &tracing->rt->evaluation;
    const InterpreterFrame *frame = ref_pointer(evaluation->frame);
    for (; frame != NULL; frame = ref_pointer(frame->previous)) {
        mark_frame(tracing, frame);
        if (frame->is_entry !=
            2) /* FRAME_INITIALIZER of types/call/frame_object.h: what the call of a class holds */
            continue;
        const CodeObject *code = ref_pointer(frame->f_code);
        const Ref *words = frame->localsplus + code->co_nlocalsplus + code->co_stacksize;
        mark_ref(tracing, words[0]);
        mark_ref(tracing, words[1]);
        mark_ref(tracing, words[3]);
        mark_ref(tracing, words[4]);
    }
    const Ref *arena = ref_pointer(evaluation->script_arena);
    if (arena != NULL)
        mark_ref(tracing, arena[1]); /* CompileArena.objects */
}

static void mark_roots(Tracing *tracing)
{
    Runtime *rt = tracing->rt;
#define MARK_ROOT(field, name) mark_ref(tracing, rt->field);
    RUNTIME_ROOTS(MARK_ROOT)
#undef MARK_ROOT
    mark_calls(tracing);
    for (int i = TYPE_NO_SLOT + 1; i < TYPE_COUNT; i++)
        mark_static_type(tracing, &rt->types[i]);
    const HeldEntry *table = ref_pointer(rt->held.table);
    for (int64_t i = 0; table != NULL && i <= rt->held.mask; i++) {
        if (table[i].count != 0)
            mark_ref(tracing, table[i].object);
    }
    /* Frozen objects are never collected, whoever refers to them. */
    const GcHead *frozen = &rt->collector.permanent.head;
    for (const GcHead *head = gc_next(frozen); head != frozen; head = gc_next(head))
        visit_mark(gc_head_object(head), tracing);
    tracing->result.roots = tracing->depth;
}

static void follow_marked(Tracing *tracing)
{
    while (tracing->depth != 0 && tracing->result.complete) {
        Object *object = tracing->stack[--tracing->depth];
        bool is_static_type = object_has(object, TYPE_FLAG_TYPE_SUBCLASS) && !object_is_gc(object);
        if (is_static_type)
            continue;
        object_traverse(object, visit_mark, tracing);
        mark_hidden(tracing, object);
    }
}

static void sweep(Tracing *tracing)
{
    const Collector *collector = &tracing->rt->collector;
    for (int i = 0; i < GC_GENERATIONS; i++) {
        const GcHead *list = &collector->generations[i].head;
        for (const GcHead *head = gc_next(list); head != list; head = gc_next(head)) {
            bool reached = is_marked(tracing->result.marks, granule_of(tracing->rt, gc_head_object(head)));
            if (reached) {
                tracing->result.reached++;
            } else {
                tracing->result.unreachable++;
            }
        }
    }
}

GcTrace gc_trace(Runtime *rt, Scratch *scratch)
{
    Tracing tracing = {.rt = rt, .scratch = scratch};
    tracing.granules = rt->memory.size / MARK_GRANULE + 1;
    tracing.result.marks = scratch_alloc(scratch, tracing.granules / 8 + 1);
    if (tracing.result.marks == NULL)
        return tracing.result;
    tracing.result.complete = true;
    mark_roots(&tracing);
    follow_marked(&tracing);
    if (tracing.result.complete)
        sweep(&tracing);
    return tracing.result;
}

bool gc_trace_reached(const Runtime *rt, const GcTrace *trace, const Object *object)
{
    return is_marked(trace->marks, granule_of(rt, object));
}
