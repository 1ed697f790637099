/* See memory_error.h. */
#include "types/error/memory_error.h"

#include <string.h>

#include "gc/gc.h"
#include "object/dealloc.h"
#include "types/builtin_slots.h"
#include "types/error/exception.h"
#include "types/fields_object.h"
#include "types/free.h"

static bool is_exact(const Runtime *rt, const TypeObject *type)
{
    return type == runtime_type(rt, TYPE_ERROR_MEMORY);
}

/* All 0 but for the header, the link to the next and args. */
static void keep(Runtime *rt, Object *self)
{
    FreeLists *lists = &rt->free_lists;
    memset(self + 1, 0, sizeof(BaseExceptionObject) - sizeof(Object));
    *gc_head_of(self) = (GcHead){NO_REF, NO_REF};
    exception_of(self)->context = lists->memory_error_first;
    lists->memory_error_first = ref_of(self);
    lists->memory_error_count++;
    event_post(&rt->memory, OURO_EVENT_FREE_LIST_PUT, ref_of(self), NO_REF, 0);
}

/* A ready one; NULL when all are in use. */
static Object *take(Runtime *rt)
{
    FreeLists *lists = &rt->free_lists;
    Object *self = ref_pointer(lists->memory_error_first);
    if (self == NULL)
        return NULL;
    lists->memory_error_first = exception_of(self)->context;
    lists->memory_error_count--;
    exception_of(self)->context = NO_REF;
    exception_of(self)->args = ref_of(object_incref(&rt->statics.empty_tuple.tuple.ob_base.ob_base));
    self->ob_refcnt = 1;
    event_post(&rt->memory, OURO_EVENT_FREE_LIST_TAKE, ref_of(self), NO_REF, 0);
    gc_track(rt, self);
    return self;
}

static void dealloc(Runtime *rt, Object *self)
{
    if (!is_exact(rt, object_type(self)) || rt->free_lists.memory_error_count >= MEMORY_ERRORS_READY) {
        fields_object_dealloc(rt, self);
        return;
    }
    if (object_is_gc(self))
        gc_untrack(rt, self);
    if (!trashcan_begin(rt, self))
        return;
    fields_object_clear(rt, self);
    keep(rt, self);
    trashcan_end(rt);
}

/* MemoryError(…): __init__ gives it its arguments. */
static Object *new_from_arguments(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    Object *self = is_exact(rt, type) ? take(rt) : NULL;
    return self != NULL ? self : base_exception_new(rt, type, arguments);
}

const TypeDefinition memory_error_definition = {
    .slots = {.dealloc = dealloc, .init = base_exception_init, .new = new_from_arguments}};

static Object *make(Runtime *rt)
{
    static const Arguments none = {0};
    return base_exception_make(rt, runtime_type(rt, TYPE_ERROR_MEMORY), &none);
}

Object *memory_error_new(Runtime *rt)
{
    Object *self = take(rt);
    if (self == NULL)
        self = make(rt);
    if (self != NULL)
        return self;
    error_clear(rt);
    return object_incref(ref_pointer(rt->memory_error));
}

int memory_error_init(Runtime *rt)
{
    Object *last = make(rt);
    if (last == NULL)
        return -1;
    gc_untrack(rt, last);
    rt->memory_error = ref_of(last);
    Object *ready[MEMORY_ERRORS_READY];
    int count = 0;
    while (count < MEMORY_ERRORS_READY && (ready[count] = make(rt)) != NULL)
        count++;
    int status = count < MEMORY_ERRORS_READY ? -1 : 0;
    while (count > 0)
        object_decref(rt, ready[--count]);
    return status;
}

void memory_error_settle(Runtime *rt)
{
    if (rt->memory_error != NO_REF)
        fields_object_clear(rt, ref_pointer(rt->memory_error));
}

void memory_error_finalize(Runtime *rt)
{
    FreeLists *lists = &rt->free_lists;
    Object *last = ref_pointer(rt->memory_error);
    rt->memory_error = NO_REF;
    object_xdecref(rt, last);
    while (lists->memory_error_first != NO_REF) {
        Object *self = ref_pointer(lists->memory_error_first);
        lists->memory_error_first = exception_of(self)->context;
        lists->memory_error_count--;
        gc_free(rt, self);
    }
}
