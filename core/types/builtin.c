/* The beginning and the end of a runtime's objects; see builtin.h. */
#include "types/builtin.h"

#include <string.h>

#include "gc/gc.h"
#include "object/definition.h"
#include "object/error.h"
#include "object/fields.h"
#include "object/held.h"
#include "types/call/frame_object.h"
#include "types/call/places.h"
#include "types/class/descriptor.h"
#include "types/class/type.h"
#include "types/container/dict.h"
#include "types/container/list.h"
#include "types/container/slice.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/error/memory_error.h"
#include "types/names.h"
#include "types/number/float.h"
#include "types/statics.h"
#include "types/text/str.h"
#include "types/text/str_utf8.h"

/* What an ordinary CPython lets Python code nest to. */
#define RECURSION_LIMIT 1000

/* ---- types: what needs no memory */

typedef struct BuiltinType {
    const char *name;
    TypeId base;
    int64_t basicsize;
    int64_t itemsize;
    int64_t weaklistoffset;
    int64_t dictoffset;
    uint64_t flags;
} BuiltinType;

#define TYPE_ERROR_NONE TYPE_OBJECT /* the base of BaseException */

static const BuiltinType builtin_types[TYPE_COUNT] = {
#define BUILTIN_TYPE(ID, name, base, layout, flags) \
    [TYPE_##ID] = {name, \
                   TYPE_##base, \
                   PROFILE_BASICSIZE_##ID, \
                   PROFILE_ITEMSIZE_##ID, \
                   PROFILE_WEAKREFOFFSET_##ID, \
                   PROFILE_DICTOFFSET_##ID, \
                   flags},
    BUILTIN_TYPES(BUILTIN_TYPE)
#undef BUILTIN_TYPE
#define LESSER_TYPE(ID, name, base, layout, weaklistoffset, flags) \
    [TYPE_##ID] = {name, TYPE_##base, sizeof(layout), 0, weaklistoffset, 0, flags},
        LESSER_TYPES(LESSER_TYPE)
#undef LESSER_TYPE
#define MODULE_TYPE(ID, identifier, name, base, layout, weaklistoffset, dictoffset, flags) \
    [TYPE_##ID] = {name, TYPE_##base, sizeof(layout), 0, weaklistoffset, dictoffset, flags},
            MODULE_TYPES(MODULE_TYPE)
#undef MODULE_TYPE
#define EXCEPTION_TYPE(KIND, name, base, layout) \
    [TYPE_ERROR_##KIND] = {name, \
                           TYPE_ERROR_##base, \
                           sizeof(layout), \
                           0, \
                           0, \
                           offsetof(BaseExceptionObject, dict), \
                           EXCEPTION_FLAGS},
                EXCEPTION_TYPES(EXCEPTION_TYPE)
#undef EXCEPTION_TYPE
};

/* CPython: inherit_slots. What the collector needs is never object's to give. */
static void set_slots(TypeObject *type, TypeId id, const TypeObject *base)
{
    const TypeObject nothing = {0};
    const TypeSlots *own = type_slots(id);
    if (base == NULL)
        base = &nothing;
    bool inherits_comparison = own->hash == NULL && own->richcompare == NULL;
    type->tp_dealloc = own->dealloc != NULL ? id : base->tp_dealloc;
    /* A type that refers to no more than its base does is gone through as that one is. */
    bool adds_fields = object_field_lists[id] != NULL || base->tp_traverse == TYPE_NO_SLOT;
    type->tp_traverse = own->traverse && adds_fields ? id : base->tp_traverse;
    type->tp_clear = own->clear != NULL ? id : base->tp_clear;
    type->tp_finalize = own->finalize != NULL ? id : base->tp_finalize;
#define TAKE_SLOT(name, Signature) type->tp_##name = own->name != NULL ? id : base->tp_##name;
    TYPE_GROUP_SLOTS(TAKE_SLOT)
#undef TAKE_SLOT
    if (!inherits_comparison) {
        type->tp_hash = own->hash != NULL ? id : TYPE_NO_SLOT;
        type->tp_richcompare = own->richcompare != NULL ? id : TYPE_NO_SLOT;
    }
    if (type->tp_new != id &&
        (type_has(type, TYPE_FLAG_DISALLOW_INSTANTIATION) || type->tp_new == TYPE_OBJECT))
        type->tp_new = TYPE_NO_SLOT;
    bool as_async = false, as_number = false, as_mapping = false, as_sequence = false, as_buffer = false;
#define HAS_SLOT(name, Signature, index, group) group = group || own->name != NULL;
#define HAS_ASYNC(name, Signature, index) HAS_SLOT(name, Signature, index, as_async)
#define HAS_NUMBER(name, Signature, index) HAS_SLOT(name, Signature, index, as_number)
#define HAS_MAPPING(name, Signature, index) HAS_SLOT(name, Signature, index, as_mapping)
#define HAS_SEQUENCE(name, Signature, index) HAS_SLOT(name, Signature, index, as_sequence)
#define HAS_BUFFER(name, Signature, index) HAS_SLOT(name, Signature, index, as_buffer)
    ASYNC_SLOTS(HAS_ASYNC)
    NUMBER_SLOTS(HAS_NUMBER)
    MAPPING_SLOTS(HAS_MAPPING)
    SEQUENCE_SLOTS(HAS_SEQUENCE)
    BUFFER_SLOTS(HAS_BUFFER)
#undef HAS_ASYNC
#undef HAS_NUMBER
#undef HAS_MAPPING
#undef HAS_SEQUENCE
#undef HAS_BUFFER
#undef HAS_SLOT
    type->tp_as_async = as_async ? id : base->tp_as_async;
    type->tp_as_number = as_number ? id : base->tp_as_number;
    type->tp_as_mapping = as_mapping ? id : base->tp_as_mapping;
    type->tp_as_sequence = as_sequence ? id : base->tp_as_sequence;
    type->tp_as_buffer = as_buffer ? id : base->tp_as_buffer;
}

static void fill_type(Runtime *rt, TypeId id)
{
    TypeObject *type = runtime_type(rt, id);
    const BuiltinType *row = &builtin_types[id];
    TypeObject *base = row->base == TYPE_NO_SLOT ? NULL : runtime_type(rt, row->base);
    strncpy(rt->type_names[id], row->name, sizeof rt->type_names[id] - 1);
    type->ob_base.ob_base = (Object){1, ref_of(runtime_type(rt, TYPE_TYPE))};
    type->tp_name = ref_of(rt->type_names[id]);
    type->tp_basicsize = row->basicsize;
    type->tp_itemsize = row->itemsize;
    type->tp_flags = row->flags | TYPE_FLAG_READY;
    type->tp_weaklistoffset = row->weaklistoffset;
    type->tp_base = ref_of(base);
    type->tp_dictoffset = row->dictoffset;
    set_slots(type, id, base);
    if (id == TYPE_GETSET_DESCRIPTOR || id == TYPE_MEMBER_DESCRIPTOR)
        type->tp_descr_set = id;
    if (id == TYPE_TYPE)
        type->tp_is_gc = TYPE_TYPE;
}

static void fill_statics(Runtime *rt)
{
    statics_init_scalars(rt);
    statics_init_tuple(rt);
    dict_init(rt);
    rt->statics.set_dummy = (Object){PROFILE_STATIC_REFCOUNT, ref_of(runtime_type(rt, TYPE_OBJECT))};
    for (int id = TYPE_OBJECT; id < TYPE_COUNT; id++)
        fill_type(rt, (TypeId)id);
}

/* ---- types: their objects */

/* (type,) for object's own mro; else the base's order behind the type. */
static Object *static_mro(Runtime *rt, TypeObject *type)
{
    if (type->tp_base != NO_REF)
        return type_compute_mro(rt, type);
    Object *self = type_as_object(type);
    return tuple_pack(rt, 1, &self);
}

static Object *static_bases(Runtime *rt, TypeObject *type)
{
    Object *base = ref_pointer(type->tp_base);
    return tuple_pack(rt, base == NULL ? 0 : 1, &base);
}

static int ready_type(Runtime *rt, TypeObject *type)
{
    type->tp_dict = ref_of(dict_new(rt));
    if (type->tp_dict == NO_REF)
        return -1;
    type->tp_bases = ref_of(static_bases(rt, type));
    if (type->tp_bases == NO_REF)
        return -1;
    type->tp_mro = ref_of(static_mro(rt, type));
    return type->tp_mro == NO_REF ? -1 : 0;
}

/* A base stands before what is derived from it. */
static int ready_types(Runtime *rt)
{
    for (int id = TYPE_OBJECT; id < TYPE_COUNT; id++) {
        if (ready_type(rt, runtime_type(rt, (TypeId)id)) < 0)
            return -1;
    }
    for (int id = TYPE_OBJECT; id < TYPE_COUNT; id++) {
        TypeObject *type = runtime_type(rt, (TypeId)id);
        if (type_fill_dict(rt, (TypeId)id) < 0)
            return -1;
        if (type->tp_base != NO_REF && type_add_subclass(rt, ref_pointer(type->tp_base), type) < 0)
            return -1;
    }
    return 0;
}

/* What the built-in types hold lives as long as they do: the collector need not look at it. */
static void hide_from_collector(Runtime *rt)
{
    Generation *youngest = &rt->collector.generations[0];
    while (youngest->head.gc_next != ref_of(&youngest->head))
        gc_untrack_tracked(rt, gc_head_object(ref_pointer(youngest->head.gc_next)));
    youngest->count = 0;
}

/* ---- the beginning */

typedef struct AttributeName {
    uint64_t offset; /* of a Ref in Runtime */
    const char *text;
} AttributeName;

static const AttributeName attribute_names[] = {
#define ATTRIBUTE_NAME(name) \
    { \
        offsetof(Runtime, attribute_##name), "__" #name "__" \
    }
    ATTRIBUTE_NAME(dict),  ATTRIBUTE_NAME(class), ATTRIBUTE_NAME(del),      ATTRIBUTE_NAME(call),
    ATTRIBUTE_NAME(eq),    ATTRIBUTE_NAME(hash),  ATTRIBUTE_NAME(ne),       ATTRIBUTE_NAME(lt),
    ATTRIBUTE_NAME(le),    ATTRIBUTE_NAME(gt),    ATTRIBUTE_NAME(ge),       ATTRIBUTE_NAME(init),
    ATTRIBUTE_NAME(slots), ATTRIBUTE_NAME(doc),   ATTRIBUTE_NAME(qualname), ATTRIBUTE_NAME(weakref),
#undef ATTRIBUTE_NAME
};

enum { ATTRIBUTE_NAMES = sizeof attribute_names / sizeof attribute_names[0] };

static Ref *attribute_slot(Runtime *rt, int index)
{
    return (Ref *)((char *)rt + attribute_names[index].offset);
}

/* Interning does without where there is no memory; these names must be the interned ones. */
static int make_name(Runtime *rt, int index)
{
    Object *name = str_intern_cstring(rt, attribute_names[index].text);
    *attribute_slot(rt, index) = ref_of(name);
    if (name == NULL)
        return -1;
    if (str_is_interned(name))
        return 0;
    error_no_memory(rt);
    return -1;
}

static int make_names(Runtime *rt)
{
    for (int i = 0; i < ATTRIBUTE_NAMES; i++) {
        if (make_name(rt, i) < 0)
            return -1;
    }
    return 0;
}

static int make_own_objects(Runtime *rt)
{
    rt->collector.garbage = ref_of(list_new(rt, 0));
    if (rt->collector.garbage == NO_REF)
        return -1;
    rt->collector.callbacks = ref_of(list_new(rt, 0));
    if (rt->collector.callbacks == NO_REF)
        return -1;
    rt->globals = ref_of(dict_new(rt));
    return rt->globals == NO_REF ? -1 : 0;
}

static void release_own_objects(Runtime *rt);

/* A program begins with nothing young, and no dead objects kept. */
static void settle(Runtime *rt)
{
    gc_freeze(rt);
    gc_unfreeze(rt);
    rt->collector.generations[0].count = 0;
    collector_upcalls.clear_free_lists(rt);
}

static int make_objects(Runtime *rt)
{
    if (make_names(rt) < 0 || names_init(rt) < 0 || ready_types(rt) < 0)
        return -1;
    hide_from_collector(rt);
    return make_own_objects(rt) < 0 || exception_init(rt) < 0 ? -1 : 0;
}

/* The last thing to be made is a class, whose parts refer to each other. */
static void collect_half_made(Runtime *rt)
{
    ErrorState error;
    if (rt->globals == NO_REF)
        return;
    error_fetch(rt, &error);
    gc_collect_final(rt);
    error_restore(rt, &error);
}

int types_init(Runtime *rt)
{
    gc_init(rt);
    fill_statics(rt);
    rt->recursion_limit = RECURSION_LIMIT;
    uint32_t enabled = rt->collector.enabled;
    rt->collector.enabled = 0;
    int status = make_objects(rt);
    rt->collector.enabled = enabled;
    if (status == 0) {
        settle(rt);
        return 0;
    }
    error_clear(rt);
    collect_half_made(rt);
    release_own_objects(rt);
    error_no_memory(rt);
    return -1;
}

/* ---- the end */

static void release_types(Runtime *rt)
{
    for (int id = TYPE_OBJECT; id < TYPE_COUNT; id++) {
        TypeObject *type = runtime_type(rt, (TypeId)id);
        object_clear_ref(rt, &type->tp_subclasses);
        object_clear_ref(rt, &type->tp_dict);
        object_clear_ref(rt, &type->tp_bases);
        object_clear_ref(rt, &type->tp_mro);
    }
}

/* Any of it may not have been made yet. */
static void release_own_objects(Runtime *rt)
{
    object_clear_ref(rt, &rt->globals);
    object_clear_ref(rt, &rt->collector.callbacks);
    object_clear_ref(rt, &rt->collector.garbage);
    object_clear_ref(rt, &rt->source_lines);
    /* A class is in a cycle with its mro. */
    object_clear_ref(rt, &rt->exception_group);
    memory_error_settle(rt);
    gc_collect_final(rt);
    places_stop(rt);
    frame_stack_free(rt);
    gc_collect_final(rt);
    /* Finalizers may have run in that collection. */
    frame_stack_free(rt);
    memory_error_finalize(rt);
    object_clear_ref(rt, &rt->repr_running);
    /* From here on no code runs that looks names up: they die as any other str. */
    str_intern_clear(rt);
    object_clear_ref(rt, &rt->names);
    release_types(rt);
    for (int i = 0; i < ATTRIBUTE_NAMES; i++)
        object_clear_ref(rt, attribute_slot(rt, i));
    str_clear_character_utf8(rt);
    slice_clear_free_list(rt);
    collector_upcalls.clear_free_lists(rt);
}

/* CPython never looks at frozen objects again; here they are freed, but none of them notices. */
static void release_frozen(Runtime *rt)
{
    GcHead *list = &rt->collector.permanent.head;
    for (GcHead *head = ref_pointer(list->gc_next); head != list; head = ref_pointer(head->gc_next))
        head->gc_prev |= GC_PREV_FINALIZED;
    gc_unfreeze(rt);
    gc_collect_final(rt);
}

void types_finalize(Runtime *rt)
{
    error_clear(rt);
    if (rt->collector.enabled)
        gc_collect(rt, GC_GENERATIONS - 1);
    rt->finalizing = 1;
    /* Nobody will look at what is found from here on. */
    rt->collector.debug &= ~GC_DEBUG_SAVEALL;
    object_clear_ref(rt, &rt->globals);
    gc_collect_final(rt);
    if (rt->collector.permanent.head.gc_next != ref_of(&rt->collector.permanent.head))
        release_frozen(rt);
    object_clear_ref(rt, &rt->collector.callbacks);
    object_clear_ref(rt, &rt->collector.garbage);
    error_clear(rt);
    release_own_objects(rt);
    if (held_total(rt) == 0)
        held_free(rt);
}

/* ---- counting */

int64_t static_baseline(const Runtime *rt, const Object *object)
{
    const char *address = (const char *)object;
    if (address >= (const char *)&rt->statics && address < (const char *)(&rt->statics + 1))
        return PROFILE_STATIC_REFCOUNT;
    return type_id_of(rt, (const TypeObject *)object) != TYPE_NO_SLOT ? 1 : -1;
}

static int64_t excess_of(const Runtime *rt, const void *first, uint64_t size, int64_t count)
{
    int64_t sum = 0;
    for (int64_t i = 0; i < count; i++) {
        const Object *object = (const Object *)((const char *)first + (uint64_t)i * size);
        sum += object->ob_refcnt - static_baseline(rt, object);
    }
    return sum;
}

#define EXCESS_OF_ONE(object) excess_of(rt, &(object), sizeof(object), 1)
#define EXCESS_OF_ALL(array) \
    excess_of(rt, array, sizeof(array)[0], (int64_t)(sizeof(array) / sizeof(array)[0]))

int64_t statics_reference_excess(const Runtime *rt)
{
    const StaticObjects *statics = &rt->statics;
    int64_t sum = EXCESS_OF_ONE(statics->none) + EXCESS_OF_ONE(statics->not_implemented) +
                  EXCESS_OF_ONE(statics->ellipsis) + EXCESS_OF_ONE(statics->set_dummy) +
                  EXCESS_OF_ONE(statics->false_object) + EXCESS_OF_ONE(statics->true_object) +
                  EXCESS_OF_ALL(statics->small_ints) + EXCESS_OF_ONE(statics->empty_str) +
                  EXCESS_OF_ALL(statics->ascii) + EXCESS_OF_ALL(statics->latin1) +
                  EXCESS_OF_ONE(statics->empty_bytes) + EXCESS_OF_ALL(statics->bytes_characters) +
                  EXCESS_OF_ONE(statics->empty_tuple.tuple);
    sum += statics->empty_dict_keys.keys.dk_refcnt - 1;
    return sum + excess_of(rt, &rt->types[1], sizeof(TypeObject), TYPE_COUNT - 1);
}
