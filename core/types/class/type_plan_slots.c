/* __slots__ of a class in the making: which names it declares, in what order they become members, and whether
 * instances have a dict and weak references. Where members lie is type_new.c's. CPython: typeobject.c,
 * type_new_slots */
#include "types/class/type_plan.h"

#include "object/error.h"
#include "types/abstract.h"
#include "types/class/attribute.h"
#include "types/class/type.h"
#include "types/container/dict.h"
#include "types/container/list.h"
#include "types/container/tuple.h"
#include "types/text/str.h"
#include "types/text/str_case.h"

static int fail(Runtime *rt, ErrorKind kind, const char *message)
{
    error_set(rt, kind, "%s", message);
    return -1;
}

/* __slots__ as a tuple: new reference. A str is one name. */
static Object *slots_as_tuple(Runtime *rt, Object *slots)
{
    if (object_is_str(slots))
        return tuple_pack(rt, 1, &slots);
    if (object_is_exact(rt, slots, TYPE_TUPLE))
        return object_incref(slots);
    if (object_is_tuple(slots))
        return tuple_from_refs(rt, tuple_items(slots), tuple_size(slots));
    if (object_is_list(slots))
        return list_to_tuple(rt, slots);
    if (object_has(slots, TYPE_FLAG_DICT_SUBCLASS)) {
        Object *keys = dict_key_list(rt, slots);
        Object *tuple = keys == NULL ? NULL : list_to_tuple(rt, keys);
        object_xdecref(rt, keys);
        return tuple;
    }
    return sequence_tuple(rt, slots);
}

static bool is_dict_name(const TypePlan *plan, const Object *name)
{
    return str_equal(name, ref_pointer(plan->rt->attribute_dict));
}
static bool is_weakref_name(const TypePlan *plan, const Object *name)
{
    return str_equal(name, ref_pointer(plan->rt->attribute_weakref));
}

static int visit_slot(TypePlan *plan, const Object *name)
{
    Runtime *rt = plan->rt;
    if (!object_is_str(name)) {
        error_set(rt, ERROR_TYPE, "__slots__ items must be strings, not '%s'",
                  type_name_of(object_type(name)));
        return -1;
    }
    if (!str_is_identifier(name))
        return fail(rt, ERROR_TYPE, "__slots__ must be identifiers");
    if (is_dict_name(plan, name)) {
        if (!plan->may_add_dict || plan->adds_dict)
            return fail(rt, ERROR_TYPE, "__dict__ slot disallowed: we already got one");
        plan->adds_dict = true;
    }
    if (is_weakref_name(plan, name)) {
        if (!plan->may_add_weakref || plan->adds_weakref) {
            return fail(rt, ERROR_TYPE,
                        "__weakref__ slot disallowed: either we already got one, or __itemsize__ != 0");
        }
        plan->adds_weakref = true;
    }
    return 0;
}

/* Whether the compiler would give the name a prefix: it begins with two underscores and does not end so. */
static bool is_private(const Object *name)
{
    int64_t length = str_length(name);
    if (length < 3 || str_character(name, 0) != '_' || str_character(name, 1) != '_')
        return false;
    if (str_character(name, length - 1) == '_' && str_character(name, length - 2) == '_')
        return false;
    for (int64_t i = 0; i < length; i++) {
        if (str_character(name, i) == '.')
            return false;
    }
    return true;
}

static uint32_t widest_of(const Object *string)
{
    return str_is_ascii(string)    ? 127
           : str_kind(string) == 1 ? 255
           : str_kind(string) == 2 ? 0xffff
                                   : 0x10ffff;
}

/* _Class__name for __name: new reference. The class's own leading underscores are left out. CPython:
 * _Py_Mangle */
static Object *mangle(Runtime *rt, const Object *class_name, Object *name)
{
    int64_t skip = 0;
    int64_t class_length = str_length(class_name);
    while (skip < class_length && str_character(class_name, skip) == '_')
        skip++;
    if (!is_private(name) || skip == class_length)
        return object_incref(name);
    uint32_t widest = widest_of(class_name) > widest_of(name) ? widest_of(class_name) : widest_of(name);
    int64_t prefix = 1 + class_length - skip;
    Object *mangled = str_new(rt, prefix + str_length(name), widest);
    if (mangled == NULL)
        return NULL;
    int kind = str_kind(mangled);
    void *data = str_data(mangled);
    str_write(kind, data, 0, '_');
    for (int64_t i = skip; i < class_length; i++)
        str_write(kind, data, 1 + i - skip, str_character(class_name, i));
    for (int64_t i = 0; i < str_length(name); i++)
        str_write(kind, data, prefix + i, str_character(name, i));
    return mangled;
}

/* Members lie in the order of their names, whatever the order in the program. */
static void sort_names(Ref *names, int64_t count)
{
    int64_t gap = 1;
    while (gap < count / 3)
        gap = 3 * gap + 1;
    for (; gap > 0; gap /= 3) {
        for (int64_t i = gap; i < count; i++) {
            Ref name = names[i];
            int64_t at = i;
            for (; at >= gap && str_compare(ref_pointer(names[at - gap]), ref_pointer(name)) > 0; at -= gap)
                names[at] = names[at - gap];
            names[at] = name;
        }
    }
}

/* 0, or -1 and ValueError: the name stands in the namespace too. */
static int check_conflict(TypePlan *plan, Object *name)
{
    Runtime *rt = plan->rt;
    if (str_equal_ascii(name, "__qualname__") || str_equal_ascii(name, "__classcell__"))
        return 0;
    int found = dict_contains(rt, plan->dict, name);
    if (found <= 0)
        return found;
    error_set(rt, ERROR_VALUE, "'%s' in __slots__ conflicts with class variable", name_text(name).text);
    return -1;
}

/* Fills `list` with the mangled names that become members. */
static int fill_member_names(TypePlan *plan, Object *list)
{
    int64_t used = 0;
    for (int64_t i = 0; i < tuple_size(plan->slots); i++) {
        Object *name = tuple_get(plan->slots, i);
        bool is_member = !(plan->adds_dict && is_dict_name(plan, name)) &&
                         !(plan->adds_weakref && is_weakref_name(plan, name));
        if (!is_member)
            continue;
        Object *mangled = mangle(plan->rt, plan->name, name);
        if (mangled == NULL)
            return -1;
        list_set_item(plan->rt, list, used++, mangled);
        if (check_conflict(plan, mangled) < 0)
            return -1;
    }
    return 0;
}

/* Replaces the plan's slots by what become members: mangled, sorted, without __dict__ and __weakref__. */
static int make_member_names(TypePlan *plan)
{
    Runtime *rt = plan->rt;
    Object *list = list_new(rt, tuple_size(plan->slots) - plan->adds_dict - plan->adds_weakref);
    if (list == NULL)
        return -1;
    Object *names = NULL;
    if (fill_member_names(plan, list) == 0) {
        sort_names(list_items(list), list_size(list));
        names = list_to_tuple(rt, list);
    }
    object_decref(rt, list);
    if (names == NULL)
        return -1;
    object_decref(rt, plan->slots);
    plan->slots = names;
    return 0;
}

/* A base that does not give the layout may still bring a dict or weak references, which then are added here.
 */
static void add_what_other_bases_have(TypePlan *plan)
{
    for (int64_t i = 0; i < tuple_size(plan->bases); i++) {
        const TypeObject *base = (const TypeObject *)tuple_get(plan->bases, i);
        if (base == plan->base)
            continue;
        if (plan->may_add_dict && base->tp_dictoffset != 0)
            plan->adds_dict = true;
        if (plan->may_add_weakref && base->tp_weaklistoffset != 0)
            plan->adds_weakref = true;
    }
}

int type_plan_slots(TypePlan *plan)
{
    Runtime *rt = plan->rt;
    plan->may_add_dict = plan->base->tp_dictoffset == 0;
    plan->may_add_weakref = plan->base->tp_weaklistoffset == 0 && plan->base->tp_itemsize == 0;
    Object *slots = dict_get(rt, plan->dict, ref_pointer(rt->attribute_slots));
    if (slots == NULL) {
        plan->adds_dict = plan->may_add_dict;
        plan->adds_weakref = plan->may_add_weakref;
        return error_occurred(rt) ? -1 : 0;
    }
    plan->slots = slots_as_tuple(rt, slots);
    if (plan->slots == NULL)
        return -1;
    if (tuple_size(plan->slots) > 0 && plan->base->tp_itemsize != 0) {
        error_set(rt, ERROR_TYPE, "nonempty __slots__ not supported for subtype of '%s'",
                  type_name_of(plan->base));
        return -1;
    }
    for (int64_t i = 0; i < tuple_size(plan->slots); i++) {
        if (visit_slot(plan, tuple_get(plan->slots, i)) < 0)
            return -1;
    }
    if (make_member_names(plan) < 0)
        return -1;
    add_what_other_bases_have(plan);
    return 0;
}
