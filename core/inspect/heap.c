/* Opening and closing an inspection: the order in which a view is understood. */
#include "inspect/heap.h"

#include <string.h>

bool heap_problem(Heap *heap, Ref address, const char *text)
{
    if (heap->problem.text[0] != 0)
        return false;
    Line line = {heap->problem.text, 0, sizeof heap->problem.text - 1};
    line_text(&line, text);
    line.bytes[line.length] = 0;
    heap->problem.address = address;
    return false;
}

bool heap_no_memory(Heap *heap) { return heap_problem(heap, NO_REF, "no memory is left for the tables"); }

void *heap_alloc(Heap *heap, uint64_t count, uint64_t bytes)
{
    void *memory = count <= UINT64_MAX / bytes ? scratch_alloc(&heap->scratch, count * bytes) : NULL;
    if (memory == NULL)
        heap_no_memory(heap);
    return memory;
}

static bool read_header(Heap *heap)
{
    const View *view = &heap->view;
    const Memory *m = view_at(view, view->base, sizeof(Memory));
    if (m == NULL || ((uintptr_t)view->memory & 7) != 0)
        return heap_problem(heap, NO_REF, "too short to be a region");
    if (m->magic != REGION_MAGIC)
        return heap_problem(heap, NO_REF, "not a region");
    if (m->profile != OURO_PROFILE)
        return heap_problem(heap, NO_REF, "the region is of another profile than this build's " PROFILE_NAME);
    if (m->format_version != REGION_FORMAT_VERSION || m->state_size != sizeof(Runtime) ||
        m->verify != OURO_VERIFY) {
        return heap_problem(heap, NO_REF, "the region was made by another build");
    }
    if (m->base != view->base || m->size != view->size || view->size < sizeof(Runtime) ||
        (view->base & 4095) != 0 || view->base + view->size < view->base) {
        return heap_problem(heap, NO_REF, "the region's header does not fit its bytes");
    }
    heap->rt = (const Runtime *)m;
    return true;
}

bool heap_walk(Heap *heap)
{
    if (heap->walk == HEAP_NOT_WALKED) {
        bool ok = heap_find_objects(heap) && heap_find_buffers(heap);
        ok = ok && (!heap->strings.failed || heap_no_memory(heap));
        heap->walk = ok ? HEAP_WALKED : HEAP_WALK_FAILED;
    }
    return heap->walk == HEAP_WALKED;
}

ouro_View ouro_view(const ouro_Runtime *rt)
{
    const Memory *m = (const Memory *)(const void *)rt;
    return m == NULL ? (ouro_View){NULL, 0, 0} : (ouro_View){(const uint8_t *)m, m->base, m->size};
}

static void tell(ouro_Problem *problem, const ouro_Problem *what)
{
    if (problem != NULL)
        *problem = *what;
}

/* What is left of a heap in which there is a problem. */
static Heap *give_up(Heap *heap, ouro_Problem *problem)
{
    tell(problem, &heap->problem);
    ouro_inspection_close(heap);
    return NULL;
}

Heap *heap_open(const View *view, ouro_Problem *problem)
{
    Scratch scratch;
    scratch_begin(&scratch);
    Heap *heap = scratch_alloc(&scratch, sizeof(Heap));
    if (heap == NULL) {
        ouro_Problem none = {0, "no memory is left for the tables"};
        tell(problem, &none);
        return NULL;
    }
    heap->view = view == NULL ? (View){NULL, 0, 0} : *view;
    heap->scratch = scratch;
    heap->strings.scratch = &heap->scratch;
    if (!read_header(heap) || !heap_read_structure(heap) || !heap_read_static_types(heap))
        return give_up(heap, problem);
    heap->problem = (ouro_Problem){0};
    tell(problem, &heap->problem);
    return heap;
}

ouro_Inspection *ouro_inspect(const ouro_View *view, ouro_Problem *problem)
{
    Heap *heap = heap_open(view, problem);
    return heap == NULL || heap_walk(heap) ? heap : give_up(heap, problem);
}

void ouro_inspection_close(ouro_Inspection *inspection)
{
    if (inspection == NULL)
        return;
    /* The struct itself lies in the scratch. */
    Scratch scratch = inspection->scratch;
    scratch_end(&scratch);
}

const char *ouro_inspection_problem(const ouro_Inspection *inspection)
{
    return inspection == NULL ? "there is no inspection" : inspection->problem.text;
}

const char *ouro_strings(const ouro_Inspection *inspection, uint64_t *length)
{
    uint64_t ignored;
    if (length == NULL)
        length = &ignored;
    *length = inspection == NULL ? 0 : inspection->strings.length;
    return *length == 0 ? "" : inspection->strings.bytes;
}

uint64_t ouro_objects(ouro_Inspection *inspection, const ouro_ObjectRecord **records)
{
    if (inspection == NULL || records == NULL)
        return OURO_FAILED;
    *records = inspection->records;
    return inspection->record_count;
}

uint32_t ouro_object_index(const ouro_Inspection *inspection, uint64_t address)
{
    return inspection == NULL ? OURO_NO_INDEX : heap_object_index(inspection, address);
}
