/* Other bases, another class; see type_bases.h. */
#include "types/class/type_bases.h"

#include "object/definition.h"
#include "object/error.h"
#include "types/class/attribute.h"
#include "types/class/type.h"
#include "types/container/dict_values.h"
#include "types/container/list.h"
#include "types/container/tuple.h"
#include "types/text/str.h"

/* ---- whether two classes' objects lie alike in memory */

/* The class adds nothing to its base's layout. CPython: compatible_with_tp_base */
static bool is_like_base(const TypeObject *type)
{
    const TypeObject *base = ref_pointer(type->tp_base);
    return base != NULL && type_has(type, TYPE_FLAG_HEAP_TYPE) && type->tp_basicsize == base->tp_basicsize &&
           type->tp_itemsize == base->tp_itemsize && type->tp_dictoffset == base->tp_dictoffset &&
           type->tp_weaklistoffset == base->tp_weaklistoffset &&
           type_has(type, TYPE_FLAG_HAVE_GC) == type_has(base, TYPE_FLAG_HAVE_GC);
}

static bool same_names(const Object *left, const Object *right)
{
    int64_t count = left == NULL ? 0 : tuple_size(left);
    if (count != (right == NULL ? 0 : tuple_size(right)))
        return false;
    for (int64_t i = 0; i < count; i++) {
        if (!str_equal(tuple_get(left, i), tuple_get(right, i)))
            return false;
    }
    return true;
}

/* The size that CPython reckons for a class that adds its members behind a dict and weak references of its base's
 * end. One whose dict is told from the object's end, or whose weak references lie behind members, has another. */
static int64_t size_of_additions(const TypeObject *type)
{
    const TypeObject *base = ref_pointer(type->tp_base);
    const Object *members = ref_pointer(((const HeapTypeObject *)type)->ht_slots);
    int64_t size = base->tp_basicsize;
    if (type->tp_dictoffset == size)
        size += (int64_t)sizeof(Ref);
    if (type->tp_weaklistoffset == size)
        size += (int64_t)sizeof(Ref);
    return size + (members == NULL ? 0 : tuple_size(members) * (int64_t)sizeof(Ref));
}

/* Both add the same to the same base: the same members, and a dict and weak references in the same places. CPython:
 * same_slots_added */
static bool adds_same(const TypeObject *left, const TypeObject *right)
{
    if (left->tp_base != right->tp_base || !type_has(left, TYPE_FLAG_HEAP_TYPE) ||
        !type_has(right, TYPE_FLAG_HEAP_TYPE))
        return false;
    return left->tp_basicsize == right->tp_basicsize && left->tp_basicsize == size_of_additions(left) &&
           left->tp_itemsize == right->tp_itemsize && left->tp_dictoffset == right->tp_dictoffset &&
           left->tp_weaklistoffset == right->tp_weaklistoffset &&
           type_has(left, TYPE_FLAG_MANAGED_DICT) == type_has(right, TYPE_FLAG_MANAGED_DICT) &&
           same_names(ref_pointer(((const HeapTypeObject *)left)->ht_slots),
                      ref_pointer(((const HeapTypeObject *)right)->ht_slots));
}

static const TypeObject *without_likes(const TypeObject *type)
{
    while (is_like_base(type))
        type = ref_pointer(type->tp_base);
    return type;
}

static int check_compatible(Runtime *rt, const TypeObject *from, const TypeObject *to, const char *what)
{
    /* Memory of objects with a collector's head is given back in another way. */
    if (type_has(from, TYPE_FLAG_HAVE_GC) != type_has(to, TYPE_FLAG_HAVE_GC)) {
        error_set(rt, ERROR_TYPE, "%s assignment: '%s' deallocator differs from '%s'", what, type_name_of(to),
                  type_name_of(from));
        return -1;
    }
    const TypeObject *old = without_likes(from);
    const TypeObject *new = without_likes(to);
    if (old == new || adds_same(new, old))
        return 0;
    error_set(rt, ERROR_TYPE, "%s assignment: '%s' object layout differs from '%s'", what, type_name_of(to),
              type_name_of(from));
    return -1;
}

/* ---- __class__ */

static bool may_change_class(const Runtime *rt, const TypeObject *from, const TypeObject *to)
{
    const TypeObject *module = runtime_type(rt, TYPE_MODULE);
    if (type_is_subtype(from, module) && type_is_subtype(to, module))
        return true;
    return !type_has(from, TYPE_FLAG_IMMUTABLE) && !type_has(to, TYPE_FLAG_IMMUTABLE);
}

int object_set_class(Runtime *rt, Object *object, Object *value)
{
    TypeObject *from = object_type(object);
    TypeObject *to = (TypeObject *)value;
    if (value == NULL) {
        error_set(rt, ERROR_TYPE, "can't delete __class__ attribute");
        return -1;
    }
    if (!object_is_type(value)) {
        error_set(rt, ERROR_TYPE, "__class__ must be set to a class, not '%s' object",
                  type_name_of(object_type(value)));
        return -1;
    }
    if (!may_change_class(rt, from, to)) {
        error_set(rt, ERROR_TYPE,
                  "__class__ assignment only supported for mutable types or ModuleType subclasses");
        return -1;
    }
    if (check_compatible(rt, from, to, "__class__") < 0)
        return -1;
    /* The array of values goes by the old class's keys. */
    if (type_has(from, TYPE_FLAG_MANAGED_DICT) && *object_managed_values(object) != NO_REF) {
        Object *dict = instance_dict_materialize(rt, object);
        if (dict == NULL)
            return -1;
        object_decref(rt, dict);
    }
    if (type_has(to, TYPE_FLAG_HEAP_TYPE))
        object_incref(value);
    object->ob_type = ref_of(to);
    if (type_has(from, TYPE_FLAG_HEAP_TYPE))
        object_decref(rt, type_as_object(from));
    return 0;
}

/* ---- __bases__ */

/* By the chain of tp_base alone: a mro() that assigns __bases__ in its turn finds these set, and mros not yet. */
static bool descends_by_base(const TypeObject *type, const TypeObject *ancestor)
{
    while (type != NULL && type != ancestor)
        type = ref_pointer(type->tp_base);
    return type != NULL;
}

static int check_bases(Runtime *rt, TypeObject *type, Object *bases)
{
    if (!object_is_tuple(bases)) {
        error_set(rt, ERROR_TYPE, "can only assign tuple to %s.__bases__, not %s", type_name_of(type),
                  type_name_of(object_type(bases)));
        return -1;
    }
    if (tuple_size(bases) == 0) {
        error_set(rt, ERROR_TYPE, "can only assign non-empty tuple to %s.__bases__, not ()",
                  type_name_of(type));
        return -1;
    }
    for (int64_t i = 0; i < tuple_size(bases); i++) {
        Object *base = tuple_get(bases, i);
        if (!object_is_type(base)) {
            error_set(rt, ERROR_TYPE, "%s.__bases__ must be tuple of classes, not '%s'", type_name_of(type),
                      type_name_of(object_type(base)));
            return -1;
        }
        if (type_is_subtype((TypeObject *)base, type) || descends_by_base((TypeObject *)base, type)) {
            error_set(rt, ERROR_TYPE, "a __bases__ item causes an inheritance cycle");
            return -1;
        }
    }
    return 0;
}

/* The class and all below it, as a list in which each stands behind those it is derived from as far as single
 * inheritance goes. */
static Object *classes_below(Runtime *rt, TypeObject *type)
{
    Object *list = list_new(rt, 0);
    if (list == NULL)
        return NULL;
    int status = list_append(rt, list, type_as_object(type));
    for (int64_t i = 0; status == 0 && i < list_size(list); i++)
        status = type_append_subclasses(rt, list, (TypeObject *)list_get(list, i));
    if (status == 0)
        return list;
    object_decref(rt, list);
    return NULL;
}

/* Gives each class of the list its new mro; the old ones and the new go to `old` in turn, in the same order. */
static int renew_mros(Runtime *rt, const Object *classes, Object *old)
{
    for (int64_t i = 0; i < list_size(classes); i++) {
        TypeObject *class = (TypeObject *)list_get(classes, i);
        type_modified(rt, class);
        Object *before = ref_pointer(class->tp_mro);
        Object *mro = type_ask_mro(rt, class);
        if (mro == NULL)
            return -1;
        if (ref_pointer(class->tp_mro) != before) {
            /* Its mro() has led to a newer one. */
            object_decref(rt, mro);
            return 0;
        }
        if (list_append(rt, old, before == NULL ? runtime_none(rt) : before) < 0 ||
            list_append(rt, old, mro) < 0) {
            object_decref(rt, mro);
            return -1;
        }
        type_modified(rt, class);
        object_replace_ref(rt, &class->tp_mro, mro);
    }
    return 0;
}

static void restore_mros(Runtime *rt, const Object *classes, const Object *old)
{
    for (int64_t i = list_size(old) / 2 - 1; i >= 0; i--) {
        TypeObject *class = (TypeObject *)list_get(classes, i);
        if (ref_pointer(class->tp_mro) != list_get(old, 2 * i + 1))
            continue;
        type_modified(rt, class);
        object_replace_ref(rt, &class->tp_mro, object_incref(list_get(old, 2 * i)));
    }
}

static int move_subclass(Runtime *rt, TypeObject *type, const Object *from, const Object *to)
{
    for (int64_t i = tuple_size(from) - 1; i >= 0; i--)
        type_remove_subclass(rt, (TypeObject *)tuple_get(from, i), type);
    for (int64_t i = 0; i < tuple_size(to); i++) {
        if (type_add_subclass(rt, (TypeObject *)tuple_get(to, i), type) < 0)
            return -1;
    }
    return 0;
}

static int replace_bases(Runtime *rt, TypeObject *type, Object *bases, TypeObject *base)
{
    Object *classes = classes_below(rt, type);
    Object *old_mros = classes == NULL ? NULL : list_new(rt, 0);
    if (old_mros == NULL) {
        object_xdecref(rt, classes);
        return -1;
    }
    Object *old_bases = ref_pointer(type->tp_bases);
    Object *old_base = ref_pointer(type->tp_base);
    type->tp_bases = ref_of(object_incref(bases));
    type->tp_base = ref_of(object_incref(type_as_object(base)));
    int status = renew_mros(rt, classes, old_mros);
    /* A mro() may have assigned other bases meanwhile: those stay. */
    bool is_overtaken = ref_pointer(type->tp_bases) != bases;
    if (status < 0)
        restore_mros(rt, classes, old_mros);
    if (status == 0 && !is_overtaken) {
        status = move_subclass(rt, type, old_bases, bases);
        if (status == 0)
            status = type_update_all_slots(rt, type);
    } else if (!is_overtaken) {
        type->tp_bases = ref_of(old_bases);
        type->tp_base = ref_of(old_base);
        old_bases = bases;
        old_base = type_as_object(base);
    }
    object_decref(rt, old_bases);
    object_decref(rt, old_base);
    object_decref(rt, old_mros);
    object_decref(rt, classes);
    return status;
}

int type_set_bases(Runtime *rt, TypeObject *type, Object *bases)
{
    if (check_bases(rt, type, bases) < 0)
        return -1;
    TypeObject *base = type_best_base(rt, bases);
    if (base == NULL || check_compatible(rt, ref_pointer(type->tp_base), base, "__bases__") < 0)
        return -1;
    return replace_bases(rt, type, bases, base);
}
