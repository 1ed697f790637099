/* See fields_object.h. */
#include "types/fields_object.h"

#include <string.h>

#include "gc/gc.h"
#include "object/dealloc.h"
#include "object/fields.h"
#include "object/protocol.h"
#include "object/weakref.h"
#include "types/class/generic_alias.h"
#include "types/free.h"

Object *fields_object_allocate(Runtime *rt, TypeObject *type)
{
    if (!type_has(type, TYPE_FLAG_HAVE_GC)) {
        Object *plain = object_new(rt, type, type->tp_basicsize);
        if (plain != NULL)
            memset(plain + 1, 0, (size_t)type->tp_basicsize - sizeof(Object));
        return plain;
    }
    Object *object = gc_alloc(rt, type, type->tp_basicsize);
    if (object == NULL)
        return NULL;
    memset(object, 0, (size_t)type->tp_basicsize);
    object_init(rt, object, type);
    return object;
}

Object *fields_object_new(Runtime *rt, TypeObject *type)
{
    Object *object = fields_object_allocate(rt, type);
    if (object != NULL && type_has(type, TYPE_FLAG_HAVE_GC))
        gc_track(rt, object);
    return object;
}

/* The built-in type whose layout the object has. */
static const TypeObject *layout_of(const Object *object)
{
    const TypeObject *type = object_type(object);
    while (type_has(type, TYPE_FLAG_HEAP_TYPE))
        type = ref_pointer(type->tp_base);
    return type;
}

static Ref *slot_of(Object *object, const Field *field) { return (Ref *)((char *)object + field->offset); }

void fields_object_clear(Runtime *rt, Object *object)
{
    const Field *field = object_field_lists[layout_of(object)->tp_traverse];
    for (; field != NULL && field->kind != REFERENCE_END; field++) {
        if (field->kind == REFERENCE_VISIBLE)
            object_clear_ref(rt, slot_of(object, field));
    }
}

static void release(Runtime *rt, Object *object)
{
    const TypeObject *layout = layout_of(object);
    const Field *field = object_field_lists[layout->tp_traverse];
    if (layout->tp_weaklistoffset != 0 &&
        *(const Ref *)((const char *)object + layout->tp_weaklistoffset) != NO_REF)
        weakref_clear_all(rt, object);
    for (; field != NULL && field->kind != REFERENCE_END; field++) {
        if (field->kind == REFERENCE_VISIBLE || field->kind == REFERENCE_HIDDEN)
            object_clear_ref(rt, slot_of(object, field));
    }
    object_free(rt, object);
}

void fields_object_dealloc(Runtime *rt, Object *object)
{
    /* An instance of a subclass was let in by that class's dealloc. */
    bool is_gc = object_is_gc(object);
    bool guarded = is_gc && object_type(object)->tp_dealloc != TYPE_INSTANCE;
    if (is_gc)
        gc_untrack(rt, object);
    if (guarded && !trashcan_begin(rt, object))
        return;
    release(rt, object);
    if (guarded)
        trashcan_end(rt);
}

Object *class_getitem_method(Runtime *rt, Object *type, const Arguments *arguments)
{
    return generic_alias_new(rt, type, argument_at(arguments, 0));
}
