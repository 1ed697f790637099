/* cell: making, ending and comparing; see cell.h. */
#include "types/call/cell.h"

#include "object/definition.h"
#include "object/error.h"
#include "object/protocol.h"
#include "types/error/exception.h"
#include "types/none.h"
#include "types/number/bool.h"

static CellObject *as_cell(Object *object) { return (CellObject *)object; }

Object *cell_new(Runtime *rt, Object *contents)
{
    TypeObject *type = runtime_type(rt, TYPE_CELL);
    Object *cell = gc_alloc(rt, type, sizeof(CellObject));
    if (cell == NULL)
        return NULL;
    object_init(rt, cell, type);
    as_cell(cell)->ob_ref = ref_of(object_xincref(contents));
    gc_track(rt, cell);
    return cell;
}

/* Whether releasing one reference to `object` would deallocate a cell. */
static bool is_last_of_cell(const Runtime *rt, const Object *object)
{
    return object != NULL && object_is_exact(rt, object, TYPE_CELL) && object->ob_refcnt == 1;
}

/* CPython recurses here and has no trashcan for cells, so using that would put other objects aside earlier
 * than CPython does. A chain of cells is walked down instead, each cell naming the one above it in place of
 * its contents, and freed on the way back: the order is that of the recursion. */
void cell_dealloc(Runtime *rt, Object *object)
{
    Object *above = NULL;
    for (;;) {
        gc_untrack(rt, object);
        Object *contents = cell_get(object);
        as_cell(object)->ob_ref = ref_of(above);
        above = object;
        if (!is_last_of_cell(rt, contents)) {
            object_xdecref(rt, contents);
            break;
        }
        contents->ob_refcnt = 0;
        event_post(&rt->memory, OURO_EVENT_OBJECT_DEALLOC, ref_of(contents), contents->ob_type, 0);
        object = contents;
    }
    while (above != NULL) {
        Object *next = cell_get(above);
        gc_free(rt, above);
        above = next;
    }
}

void cell_clear(Runtime *rt, Object *object) { object_clear_ref(rt, &as_cell(object)->ob_ref); }

Object *cell_richcompare(Runtime *rt, Object *left, Object *right, enum CompareOperator op)
{
    if (!object_is_exact(rt, left, TYPE_CELL) || !object_is_exact(rt, right, TYPE_CELL))
        return not_implemented_new(rt);
    Object *a = cell_get(left);
    Object *b = cell_get(right);
    if (a == NULL || b == NULL)
        return bool_from_order(rt, (b == NULL) - (a == NULL), op);
    return object_richcompare(rt, a, b, op);
}

static Object *cell_repr(Runtime *rt, Object *object)
{
    Object *contents = cell_get(object);
    if (contents == NULL)
        return text_from_format(rt, "<cell at %p: empty>", (void *)object);
    return text_from_format(rt, "<cell at %p: %.80s object at %p>", (void *)object,
                            (const char *)ref_pointer(object_type(contents)->tp_name), (void *)contents);
}

static Object *get_contents(Runtime *rt, Object *self)
{
    Object *contents = cell_get(self);
    if (contents == NULL)
        error_set(rt, ERROR_VALUE, "Cell is empty");
    return object_xincref(contents);
}

static int set_contents(Runtime *rt, Object *self, Object *value)
{
    cell_set(rt, self, object_xincref(value));
    return 0;
}

static Object *cell_type_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    (void)type;
    if (arguments_no_keywords(rt, "cell", arguments) < 0 ||
        arguments_check_count(rt, "cell", arguments, 0, 1) < 0)
        return NULL;
    return cell_new(rt, argument_at(arguments, 0));
}

static const GetSetDefinition getsets[] = {
    {"cell_contents", get_contents, set_contents},
    {NULL, NULL, NULL},
};

const TypeDefinition cell_definition = {
    .slots = {.dealloc = cell_dealloc,
              .traverse = true,
              .clear = cell_clear,
              .repr = cell_repr,
              .richcompare = cell_richcompare,
              .new = cell_type_new},
    .getsets = getsets,
};
