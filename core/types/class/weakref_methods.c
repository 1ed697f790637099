/* weakref.ref as a class: its constructor, repr and attributes. CPython: Objects/weakrefobject.c. */
#include "types/abstract.h"
#include "types/builtin_slots.h"
#include "types/class/type.h"
#include "types/class/weakref.h"
#include "types/error/exception.h"
#include "types/fields_object.h"
#include "types/names.h"
#include "types/text/str.h"

/* Keywords are for __init__ to refuse, or for a subclass's to use. */
static Object *weakref_type_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    if (arguments_check_count(rt, "__new__", arguments, 1, 2) < 0)
        return NULL;
    return weakref_new_of_type(rt, type, argument_at(arguments, 0), argument_at(arguments, 1));
}

static int weakref_init(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    if (arguments_no_keywords(rt, "ref", arguments) < 0)
        return -1;
    return arguments_check_count(rt, "__init__", arguments, 1, 2);
}

/* The __name__ of what it refers to, if that is a str: new reference; NULL without an error where it is none. */
static Object *name_of(Runtime *rt, Object *referent)
{
    Object *name = NULL;
    if (object_lookup_attribute(rt, referent, name_object(rt, NAME_name), &name) <= 0)
        return NULL;
    if (object_is_str(name))
        return name;
    object_decref(rt, name);
    return NULL;
}

static Object *weakref_repr(Runtime *rt, Object *self)
{
    Object *referent = weakref_get(rt, self);
    if (referent == runtime_none(rt))
        return text_from_format(rt, "<weakref at %p; dead>", (void *)self);
    object_incref(referent);
    Object *name = name_of(rt, referent);
    Object *text = NULL;
    if (name != NULL)
        text = text_from_format(rt, "<weakref at %p; to '%s' at %p (%U)>", (void *)self,
                                type_name_of(object_type(referent)), (void *)referent, name);
    else if (!error_occurred(rt))
        text = text_from_format(rt, "<weakref at %p; to '%s' at %p>", (void *)self,
                                type_name_of(object_type(referent)), (void *)referent);
    object_xdecref(rt, name);
    object_decref(rt, referent);
    return text;
}

/* CPython's vectorcall names it so. */
static Object *weakref_type_call(Runtime *rt, Object *self, const Arguments *arguments)
{
    if (arguments_no_keywords(rt, "weakref", arguments) < 0)
        return NULL;
    return weakref_call(rt, self, arguments);
}

static const MethodDefinition methods[] = {
    {"__class_getitem__", class_getitem_method, 1, 1, METHOD_O | METHOD_CLASS, NULL},
    {0},
};

static const FieldMember members[] = {
    {"__callback__", offsetof(WeakrefObject, wr_callback), FIELD_MEMBER_OBJECT, true},
    {0},
};

const TypeDefinition weakref_definition = {
    .slots = {.dealloc = weakref_dealloc,
              .traverse = true,
              .clear = weakref_object_clear,
              .new = weakref_type_new,
              .init = weakref_init,
              .repr = weakref_repr,
              .hash = weakref_hash,
              .richcompare = weakref_richcompare,
              .call = weakref_type_call},
    .methods = methods,
    .members = members,
};
