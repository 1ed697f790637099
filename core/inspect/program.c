/* Which objects are the program's: what its names, its calls and C code hold, and garbage. Owns the line between these
 * and what the runtime and imported modules have brought, which is drawn at modules, at code, at built-in objects, at
 * the names that every module has, and at classes of other modules. */
#include "inspect/edges.h"

#include <string.h>

#include "inspect/labels.h"

typedef struct Marking {
    Heap *heap;
    uint32_t *queue;
    uint64_t first;
    uint64_t end;
} Marking;

static void mark(Marking *marking, uint32_t object)
{
    ouro_ObjectRecord *record = &marking->heap->records[object];
    if (record->flags & (OURO_OBJECT_STATIC | OURO_OBJECT_IN_FREE_LIST | OURO_OBJECT_OF_PROGRAM))
        return;
    record->flags |= OURO_OBJECT_OF_PROGRAM;
    marking->queue[marking->end++] = object;
}

static bool edge_is_named(const Heap *heap, const ouro_EdgeRecord *edge, const char *name)
{
    return edge->name_length == strlen(name) &&
           memcmp(heap->strings.bytes + edge->name_offset, name, edge->name_length) == 0;
}

/* "['__name__']" and its like, which every module has. */
static bool is_furniture(const Heap *heap, const ouro_EdgeRecord *edge)
{
    const char *name = heap->strings.bytes + edge->name_offset;
    uint32_t length = edge->name_length;
    return length > 8 && memcmp(name, "['__", 4) == 0 && memcmp(name + length - 4, "__']", 4) == 0;
}

/* A str that says how something is called: a key, which the edge of its value says too, or of a function, a class or
 * what a class has. */
static bool is_name(const Heap *heap, const ouro_EdgeRecord *edge)
{
    const ouro_ObjectRecord *source = &heap->records[edge->source_index];
    const char *name = heap->strings.bytes + edge->name_offset;
    if (!label_is_str(heap, edge->target_index))
        return false;
    bool is_key = edge->name_length > 4 && memcmp(name, "key ", 4) == 0;
    bool is_descriptor = source->layout == TYPE_GETSET_DESCRIPTOR || source->layout == TYPE_MEMBER_DESCRIPTOR;
    return is_key || is_descriptor || source->layout == TYPE_FUNCTION || source->flags & OURO_OBJECT_TYPE;
}

/* What every class has among its names. */
static bool is_furniture_of_class(const Heap *heap, const ouro_EdgeRecord *edge)
{
    static const char *const names[] = {"['__module__']", "['__dict__']", "['__weakref__']", "['__doc__']"};
    for (int i = 0; i < 4; i++) {
        if (heap->records[edge->source_index].layout == TYPE_DICT && edge_is_named(heap, edge, names[i]))
            return true;
    }
    return false;
}

/* ---- classes */

static bool says_main(const Heap *heap, uint32_t str)
{
    static const char main_module[] = "'__main__'";
    char text[sizeof main_module];
    Line line = {text, 0, sizeof text};
    if (str == OURO_NO_INDEX || !label_is_str(heap, str))
        return false;
    label_object(heap, str, &line);
    return line.length == sizeof main_module - 1 && memcmp(text, main_module, line.length) == 0;
}

/* A class without `__module__`, as C code makes one, is the program's. */
static bool is_class_of_program(const Heap *heap, uint32_t type)
{
    const TypeObject *object = (const TypeObject *)heap_object(heap, type);
    uint32_t dict = heap_object_index(heap, object->tp_dict);
    if (dict == OURO_NO_INDEX)
        return true;
    for (uint64_t i = heap->edges_from[dict]; i < heap->edges_from[dict + 1]; i++) {
        if (edge_is_named(heap, &heap->edges[i], "['__module__']"))
            return says_main(heap, heap->edges[i].target_index);
    }
    return true;
}

/* ---- what is followed */

static bool is_followed(const Heap *heap, uint32_t object)
{
    const ouro_ObjectRecord *record = &heap->records[object];
    if (record->layout == TYPE_MODULE || record->layout == TYPE_CODE)
        return false;
    return !(record->flags & OURO_OBJECT_TYPE) || is_class_of_program(heap, object);
}

/* A function holds all names of its module. */
static bool is_names_of_module(const Heap *heap, const ouro_EdgeRecord *edge)
{
    uint64_t offset = edge->slot - edge->source;
    return heap->records[edge->source_index].layout == TYPE_FUNCTION &&
           (offset == offsetof(FunctionObject, func_globals) ||
            offset == offsetof(FunctionObject, func_builtins));
}

static void mark_from(Marking *marking, uint32_t object)
{
    const Heap *heap = marking->heap;
    bool is_globals = heap->records[object].address == heap->rt->globals;
    if (!is_followed(heap, object))
        return;
    for (uint64_t i = heap->edges_from[object]; i < heap->edges_from[object + 1]; i++) {
        const ouro_EdgeRecord *edge = &heap->edges[i];
        if (edge->count == 0 || edge->target_index == OURO_NO_INDEX)
            continue;
        if (!is_name(heap, edge) && !is_names_of_module(heap, edge) && !is_furniture_of_class(heap, edge) &&
            !(is_globals && is_furniture(heap, edge)))
            mark(marking, edge->target_index);
    }
}

static void finish(Marking *marking)
{
    while (marking->first < marking->end)
        mark_from(marking, marking->queue[marking->first++]);
}

/* ---- where it begins */

/* The names of the program, and what lies outside of the runtime's own state: calls, and what C code holds. Not what is
 * there because the program was compiled. */
bool heap_is_root_of_program(const Heap *heap, const ouro_EdgeRecord *edge)
{
    if (edge->target_index == OURO_NO_INDEX || heap->records[edge->target_index].layout == TYPE_CODE)
        return false;
    bool is_of_runtime = edge->slot - heap->view.base < sizeof(Runtime);
    bool is_of_compiler = heap->rt->evaluation.script_arena != NO_REF &&
                          edge->slot == heap->rt->evaluation.script_arena + sizeof(Ref);
    return edge->target == heap->rt->globals || !(is_of_runtime || is_of_compiler);
}

bool ouro_mark_program(ouro_Inspection *inspection)
{
    Heap *heap = inspection;
    if (inspection == NULL)
        return false;
    if (heap->has_program)
        return true;
    if (!heap_find_paths(heap))
        return false;
    Marking marking = {heap, heap_alloc(heap, heap->record_count, sizeof(uint32_t)), 0, 0};
    if (marking.queue == NULL)
        return false;
    for (uint64_t i = 0; i < heap->root_edge_count; i++) {
        if (heap_is_root_of_program(heap, &heap->edges[i]))
            mark(&marking, heap->edges[i].target_index);
    }
    for (uint32_t i = 0; i < heap->record_count; i++) {
        if (heap->reached_by[i] == OURO_NO_INDEX)
            mark(&marking, i);
    }
    finish(&marking);
    heap->has_program = true;
    return true;
}
