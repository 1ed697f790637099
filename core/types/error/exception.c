/* BaseException: what all exceptions have. The other classes are in exception_classes.c and its neighbours, raising in
 * exception_raise.c. CPython: Objects/exceptions.c */
#include "types/error/exception.h"

#include <string.h>

#include "object/protocol.h"
#include "types/abstract.h"
#include "types/builtin.h"
#include "types/builtin_slots.h"
#include "types/class/type.h"
#include "types/container/dict.h"
#include "types/container/list.h"
#include "types/container/tuple.h"
#include "types/fields_object.h"
#include "types/names.h"
#include "types/text/str.h"

const char *exception_class_name(const TypeObject *type)
{
    const char *name = type_name_of(type);
    const char *dot = strrchr(name, '.');
    return dot == NULL ? name : dot + 1;
}

/* ---- making */

/* Whether the tuple has exactly these items, so that __init__ need not make what __new__ made. */
static bool same_items(const Object *tuple, const Arguments *arguments)
{
    if (tuple == NULL || tuple_size(tuple) != arguments->count)
        return false;
    return arguments->count == 0 ||
           memcmp(tuple_items(tuple), arguments->items, (size_t)arguments->count * sizeof(Ref)) == 0;
}

int base_exception_set_args(Runtime *rt, Object *self, const Arguments *arguments)
{
    BaseExceptionObject *exception = exception_of(self);
    if (same_items(ref_pointer(exception->args), arguments))
        return 0;
    Object *args = tuple_from_refs(rt, arguments->items, arguments->count);
    if (args == NULL)
        return -1;
    object_replace_ref(rt, &exception->args, args);
    return 0;
}

Object *base_exception_make(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    Object *self = fields_object_new(rt, type);
    if (self == NULL || base_exception_set_args(rt, self, arguments) == 0)
        return self;
    object_decref(rt, self);
    return NULL;
}

Object *base_exception_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    return base_exception_make(rt, type, arguments);
}

int base_exception_init(Runtime *rt, Object *self, const Arguments *arguments)
{
    if (arguments_no_keywords(rt, type_name_of(object_type(self)), arguments) < 0)
        return -1;
    return base_exception_set_args(rt, self, arguments);
}

/* ---- text */

Object *base_exception_str(Runtime *rt, Object *self)
{
    Object *args = ref_pointer(exception_of(self)->args);
    if (args == NULL || tuple_size(args) == 0)
        return object_incref(&rt->statics.empty_str.base.ob_base);
    return object_str(rt, tuple_size(args) == 1 ? tuple_get(args, 0) : args);
}

static Object *base_exception_repr(Runtime *rt, Object *self)
{
    Object *args = ref_pointer(exception_of(self)->args);
    const char *name = exception_class_name(object_type(self));
    if (args == NULL)
        return text_from_format(rt, "%s()", name);
    if (tuple_size(args) == 1)
        return text_from_format(rt, "%s(%R)", name, tuple_get(args, 0));
    return text_from_format(rt, "%s%R", name, args);
}

/* ---- attributes */

static Object *or_none(Runtime *rt, Ref value)
{
    return value == NO_REF ? none_new(rt) : object_incref(ref_pointer(value));
}

static int refuse_delete(Runtime *rt, const char *name)
{
    error_set(rt, ERROR_TYPE, "%s may not be deleted", name);
    return -1;
}

static Object *get_args(Runtime *rt, Object *self) { return or_none(rt, exception_of(self)->args); }

static int set_args(Runtime *rt, Object *self, Object *value)
{
    if (value == NULL)
        return refuse_delete(rt, "args");
    Object *args = sequence_tuple(rt, value);
    if (args == NULL)
        return -1;
    object_replace_ref(rt, &exception_of(self)->args, args);
    return 0;
}

static Object *get_traceback(Runtime *rt, Object *self) { return or_none(rt, exception_of(self)->traceback); }

static int set_traceback(Runtime *rt, Object *self, Object *value)
{
    if (value == NULL)
        return refuse_delete(rt, "__traceback__");
    bool is_none = value == runtime_none(rt);
    if (!is_none && !object_is_exact(rt, value, TYPE_TRACEBACK)) {
        error_set(rt, ERROR_TYPE, "__traceback__ must be a traceback or None");
        return -1;
    }
    object_replace_ref(rt, &exception_of(self)->traceback, is_none ? NULL : object_incref(value));
    return 0;
}

/* New reference, NULL for None; false and TypeError. */
static bool take_exception(Runtime *rt, Object *value, const char *what, Object **taken)
{
    *taken = NULL;
    if (value == runtime_none(rt))
        return true;
    if (!object_is_exception(value)) {
        error_set(rt, ERROR_TYPE, "exception %s must be None or derive from BaseException", what);
        return false;
    }
    *taken = object_incref(value);
    return true;
}

static Object *get_context(Runtime *rt, Object *self) { return or_none(rt, exception_of(self)->context); }

static int set_context(Runtime *rt, Object *self, Object *value)
{
    Object *context;
    if (value == NULL)
        return refuse_delete(rt, "__context__");
    if (!take_exception(rt, value, "context", &context))
        return -1;
    exception_set_context(rt, self, context);
    return 0;
}

static Object *get_cause(Runtime *rt, Object *self) { return or_none(rt, exception_of(self)->cause); }

static int set_cause(Runtime *rt, Object *self, Object *value)
{
    Object *cause;
    if (value == NULL)
        return refuse_delete(rt, "__cause__");
    if (!take_exception(rt, value, "cause", &cause))
        return -1;
    exception_set_cause(rt, self, cause);
    return 0;
}

static Object *get_dict(Runtime *rt, Object *self)
{
    BaseExceptionObject *exception = exception_of(self);
    if (exception->dict == NO_REF)
        exception->dict = ref_of(dict_new(rt));
    return object_xincref(ref_pointer(exception->dict));
}

static int set_dict(Runtime *rt, Object *self, Object *value)
{
    if (value == NULL) {
        error_set(rt, ERROR_TYPE, "cannot delete __dict__");
        return -1;
    }
    if (!object_has(value, TYPE_FLAG_DICT_SUBCLASS)) {
        error_format(rt, ERROR_TYPE, "__dict__ must be set to a dictionary, not a '%.200T'", value);
        return -1;
    }
    object_replace_ref(rt, &exception_of(self)->dict, object_incref(value));
    return 0;
}

static const GetSetDefinition getsets[] = {
    {"__dict__", get_dict, set_dict},
    {"args", get_args, set_args},
    {"__traceback__", get_traceback, set_traceback},
    {"__context__", get_context, set_context},
    {"__cause__", get_cause, set_cause},
    {0},
};

static const FieldMember members[] = {
    {"__suppress_context__", offsetof(BaseExceptionObject, suppress_context), FIELD_MEMBER_BOOL, false},
    {0},
};

/* ---- methods */

Object *base_exception_reduced(Runtime *rt, Object *self, Object *args, Object *state)
{
    Object *parts[3] = {type_as_object(object_type(self)), args, state};
    Object *result = tuple_pack(rt, state == NULL ? 2 : 3, parts);
    object_xdecref(rt, state);
    return result;
}

static Object *method_reduce(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    BaseExceptionObject *exception = exception_of(self);
    return base_exception_reduced(rt, self, ref_pointer(exception->args),
                                  object_xincref(ref_pointer(exception->dict)));
}

static Object *method_setstate(Runtime *rt, Object *self, const Arguments *arguments)
{
    Object *state = argument_at(arguments, 0);
    if (state == runtime_none(rt))
        return none_new(rt);
    if (!object_has(state, TYPE_FLAG_DICT_SUBCLASS))
        return error_format(rt, ERROR_TYPE, "state is not a dictionary");
    int64_t position = 0;
    int status = 0;
    Object *name, *value;
    while (status == 0 && dict_next(state, &position, &name, &value, NULL)) {
        object_incref(name);
        object_incref(value);
        status = object_setattr(rt, self, name, value);
        object_decref(rt, name);
        object_decref(rt, value);
    }
    return status < 0 ? NULL : none_new(rt);
}

static Object *method_with_traceback(Runtime *rt, Object *self, const Arguments *arguments)
{
    return set_traceback(rt, self, argument_at(arguments, 0)) < 0 ? NULL : object_incref(self);
}

/* exception.__notes__, made when there is none yet: new reference. */
static Object *notes_of(Runtime *rt, Object *self)
{
    Object *notes;
    Object *name = name_object(rt, NAME_notes);
    int status = object_lookup_attribute(rt, self, name, &notes);
    if (status != 0)
        return status < 0 ? NULL : notes;
    notes = list_new(rt, 0);
    if (notes == NULL || object_setattr(rt, self, name, notes) == 0)
        return notes;
    object_decref(rt, notes);
    return NULL;
}

static Object *method_add_note(Runtime *rt, Object *self, const Arguments *arguments)
{
    Object *note = argument_at(arguments, 0);
    if (!object_is_str(note))
        return error_format(rt, ERROR_TYPE, "note must be a str, not '%T'", note);
    Object *notes = notes_of(rt, self);
    if (notes == NULL)
        return NULL;
    int status = -1;
    if (object_is_list(notes))
        status = list_append(rt, notes, note);
    else
        error_set(rt, ERROR_TYPE, "Cannot add note: __notes__ is not a list");
    object_decref(rt, notes);
    return status < 0 ? NULL : none_new(rt);
}

static const MethodDefinition methods[] = {
    {"__reduce__", method_reduce, 0, 0, 0, NULL},
    {"__setstate__", method_setstate, 1, 1, METHOD_O, NULL},
    {"with_traceback", method_with_traceback, 1, 1, METHOD_O, NULL},
    {"add_note", method_add_note, 1, 1, METHOD_O, NULL},
    {0},
};

const TypeDefinition base_exception_definition = {
    .slots =
        {
            .dealloc = fields_object_dealloc,
            .clear = fields_object_clear,
            .traverse = true,
            .repr = base_exception_repr,
            .str = base_exception_str,
            .init = base_exception_init,
            .new = base_exception_new,
        },
    .methods = methods,
    .getsets = getsets,
    .members = members,
    .generic_attributes = GENERIC_GETATTR | GENERIC_SETATTR,
};
