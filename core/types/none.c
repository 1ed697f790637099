/* The types of None, NotImplemented and Ellipsis: what the one object of each does. */
#include "types/none.h"

#include "object/error.h"
#include "types/builtin_slots.h"
#include "types/error/exception.h"
#include "types/error/warning.h"
#include "types/text/str.h"

/* T() gives the object; NULL and TypeError for any argument. */
static Object *give(Runtime *rt, Object *object, const char *type, const Arguments *arguments)
{
    if (arguments_total(arguments) == 0)
        return object_incref(object);
    return error_format(rt, ERROR_TYPE, "%s takes no arguments", type);
}

static Object *interned(Runtime *rt, const char *text) { return str_intern_cstring(rt, text); }

/* ---- None */

static Object *none_type_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    (void)type;
    return give(rt, runtime_none(rt), "NoneType", arguments);
}

static Object *none_repr(Runtime *rt, Object *self)
{
    (void)self;
    return str_from_cstring(rt, "None");
}

static int none_bool(Runtime *rt, Object *self)
{
    (void)rt, (void)self;
    return 0;
}

const TypeDefinition none_definition = {
    .slots = {.repr = none_repr, .new = none_type_new, .nb_bool = none_bool},
};

/* ---- NotImplemented */

static Object *not_implemented_type_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    (void)type;
    return give(rt, runtime_not_implemented(rt), "NotImplementedType", arguments);
}

static Object *not_implemented_repr(Runtime *rt, Object *self)
{
    (void)self;
    return interned(rt, "NotImplemented");
}

static int not_implemented_bool(Runtime *rt, Object *self)
{
    (void)self;
    int status = warning_format(rt, ERROR_DEPRECATION_WARNING, 1,
                                "NotImplemented should not be used in a boolean context");
    return status < 0 ? -1 : 1;
}

static Object *not_implemented_reduce(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return not_implemented_repr(rt, self);
}

static const MethodDefinition not_implemented_methods[] = {
    {"__reduce__", not_implemented_reduce, 0, 0, 0, NULL},
    {0},
};

const TypeDefinition not_implemented_definition = {
    .slots = {.repr = not_implemented_repr, .new = not_implemented_type_new, .nb_bool = not_implemented_bool},
    .methods = not_implemented_methods,
};

/* ---- Ellipsis */

static Object *ellipsis_type_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    (void)type;
    return give(rt, runtime_ellipsis(rt), "EllipsisType", arguments);
}

static Object *ellipsis_repr(Runtime *rt, Object *self)
{
    (void)self;
    return interned(rt, "Ellipsis");
}

static Object *ellipsis_reduce(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return ellipsis_repr(rt, self);
}

static const MethodDefinition ellipsis_methods[] = {
    {"__reduce__", ellipsis_reduce, 0, 0, 0, NULL},
    {0},
};

const TypeDefinition ellipsis_definition = {
    .slots = {.repr = ellipsis_repr, .new = ellipsis_type_new},
    .methods = ellipsis_methods,
};
