/* isinstance and issubclass, and how special methods are looked up. CPython: Objects/abstract.c,
 * Objects/typeobject.c */
#include "types/abstract.h"

#include "object/error.h"
#include "object/protocol.h"
#include "types/call.h"
#include "types/class/attribute.h"
#include "types/class/type.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/names.h"

/* ---- looking up */

int object_lookup_attribute(Runtime *rt, Object *object, Object *name, Object **value)
{
    const uint64_t getattro = object_type(object)->tp_getattro;
    if (getattro == TYPE_OBJECT || getattro == TYPE_TYPE) {
        *value = NULL;
        if (!stack_enter(rt))
            return -1;
        *value = getattro == TYPE_TYPE ? type_find(rt, object, name) : generic_find(rt, object, name);
        stack_leave(rt);
        return *value != NULL ? 1 : error_occurred(rt) ? -1 : 0;
    }
    *value = object_getattr(rt, object, name);
    if (*value != NULL)
        return 1;
    if (!error_matches(rt, ERROR_ATTRIBUTE))
        return -1;
    error_clear(rt);
    return 0;
}

Object *object_lookup_special(Runtime *rt, Object *object, Object *name)
{
    TypeObject *type = object_type(object);
    Object *found = type_lookup(rt, type, name);
    if (found == NULL)
        return NULL;
    object_incref(found);
    DescriptorGetFunction get = type_descr_get_slot(object_type(found));
    if (get == NULL)
        return found;
    Object *bound = get(rt, found, object, type);
    object_decref(rt, found);
    return bound;
}

/* ---- classes that are no types: what has __bases__, a tuple */

/* New reference, or NULL: with an error, or without one when it is no class. */
static Object *bases_of(Runtime *rt, Object *class)
{
    Object *bases;
    if (object_lookup_attribute(rt, class, name_object(rt, NAME_bases), &bases) <= 0)
        return NULL;
    if (object_is_tuple(bases))
        return bases;
    object_decref(rt, bases);
    return NULL;
}

/* 1, or 0 and TypeError with `message`, or 0 and another error. */
static bool check_class(Runtime *rt, Object *class, const char *message)
{
    Object *bases = bases_of(rt, class);
    if (bases != NULL) {
        object_decref(rt, bases);
        return true;
    }
    if (!error_occurred(rt))
        error_set(rt, ERROR_TYPE, "%s", message);
    return false;
}

/* Whether `class` is found going up from `derived`, in order of the bases. 1, 0, -1. */
static int is_derived(Runtime *rt, Object *derived, Object *class)
{
    if (derived == class)
        return 1;
    if (!recursion_enter(rt, " in __issubclass__"))
        return -1;
    Object *bases = bases_of(rt, derived);
    int result = bases == NULL && error_occurred(rt) ? -1 : 0;
    for (int64_t i = 0; bases != NULL && result == 0 && i < tuple_size(bases); i++)
        result = is_derived(rt, tuple_get(bases, i), class);
    object_xdecref(rt, bases);
    recursion_leave(rt);
    return result;
}

#define NO_INSTANCE_CLASS "isinstance() arg 2 must be a type, a tuple of types, or a union"
#define NO_SUBCLASS_CLASS "issubclass() arg 2 must be a class, a tuple of classes, or a union"

/* ---- isinstance */

/* What the object says its class is, where that is another one than its type. */
static int claims_class(Runtime *rt, Object *object, TypeObject *type)
{
    Object *claimed;
    int status = object_lookup_attribute(rt, object, ref_pointer(rt->attribute_class), &claimed);
    if (status <= 0)
        return status;
    bool is_other = claimed != type_as_object(object_type(object)) && object_is_type(claimed);
    int result = is_other && type_is_subtype((TypeObject *)claimed, type);
    object_decref(rt, claimed);
    return result;
}

int object_is_real_instance(Runtime *rt, Object *object, Object *class)
{
    if (object_is_type(class)) {
        if (type_is_subtype(object_type(object), (TypeObject *)class))
            return 1;
        return claims_class(rt, object, (TypeObject *)class);
    }
    if (!check_class(rt, class, NO_INSTANCE_CLASS))
        return -1;
    Object *own;
    int status = object_lookup_attribute(rt, object, ref_pointer(rt->attribute_class), &own);
    if (status <= 0)
        return status;
    int result = is_derived(rt, own, class);
    object_decref(rt, own);
    return result;
}

typedef int (*Question)(Runtime *rt, Object *subject, Object *classes);

/* The same question to each of a tuple. */
static int ask_each(Runtime *rt, Question question, Object *subject, Object *classes, const char *where)
{
    if (!recursion_enter(rt, where))
        return -1;
    int result = 0;
    for (int64_t i = 0; result == 0 && i < tuple_size(classes); i++)
        result = question(rt, subject, tuple_get(classes, i));
    recursion_leave(rt);
    return result;
}

/* What the class's __instancecheck__ or __subclasscheck__ says; -2: it has none. */
static int ask_class(Runtime *rt, Object *class, NameId check, Object *subject, const char *where)
{
    Object *method = object_lookup_special(rt, class, name_object(rt, check));
    if (method == NULL)
        return error_occurred(rt) ? -1 : -2;
    Object *result = NULL;
    if (recursion_enter(rt, where)) {
        result = object_call_one(rt, method, subject);
        recursion_leave(rt);
    }
    object_decref(rt, method);
    if (result == NULL)
        return -1;
    int truth = object_is_true(rt, result);
    object_decref(rt, result);
    return truth;
}

int object_is_instance(Runtime *rt, Object *object, Object *classes)
{
    if (classes == type_as_object(object_type(object)))
        return 1;
    if (object_is_exact(rt, classes, TYPE_TYPE))
        return object_is_real_instance(rt, object, classes);
    if (object_is_tuple(classes))
        return ask_each(rt, object_is_instance, object, classes, " in __instancecheck__");
    int answer = ask_class(rt, classes, NAME_instancecheck, object, " in __instancecheck__");
    return answer == -2 ? object_is_real_instance(rt, object, classes) : answer;
}

/* ---- issubclass */

int object_is_real_subclass(Runtime *rt, Object *derived, Object *class)
{
    if (object_is_type(derived) && object_is_type(class))
        return type_is_subtype((TypeObject *)derived, (TypeObject *)class);
    if (!check_class(rt, derived, "issubclass() arg 1 must be a class"))
        return -1;
    if (object_is_exact(rt, class, TYPE_UNION) || check_class(rt, class, NO_SUBCLASS_CLASS))
        return is_derived(rt, derived, class);
    return -1;
}

int object_is_subclass(Runtime *rt, Object *derived, Object *classes)
{
    if (object_is_exact(rt, classes, TYPE_TYPE))
        return derived == classes ? 1 : object_is_real_subclass(rt, derived, classes);
    if (object_is_tuple(classes))
        return ask_each(rt, object_is_subclass, derived, classes, " in __subclasscheck__");
    int answer = ask_class(rt, classes, NAME_subclasscheck, derived, " in __subclasscheck__");
    return answer == -2 ? object_is_real_subclass(rt, derived, classes) : answer;
}
