/* The order in which a class's bases are looked up (C3), and which of them gives the layout. */
#include "types/class/type.h"

#include <stdio.h>
#include <string.h>

#include "gc/gc.h"
#include "object/error.h"
#include "object/protocol.h"
#include "types/abstract.h"
#include "types/class/attribute_text.h"
#include "types/class/instance.h"
#include "types/container/list.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/names.h"
#include "types/text/str.h"

static TypeObject *class_at(const Object *tuple, int64_t index)
{
    return (TypeObject *)tuple_get(tuple, index);
}

/* ---- C3 */

/* Sequences of classes, each with the number of those at its front that are merged already. */
typedef struct Merge {
    Ref *sequences; /* tuples, borrowed: the bases' mros and the bases themselves */
    int32_t *taken;
    int64_t count;
} Merge;

static bool is_empty(const Merge *merge, int64_t index)
{
    return merge->taken[index] >= tuple_size(ref_pointer(merge->sequences[index]));
}

static Ref head_of(const Merge *merge, int64_t index)
{
    return tuple_items(ref_pointer(merge->sequences[index]))[merge->taken[index]];
}

static bool tail_contains(const Merge *merge, int64_t index, Ref class)
{
    const Object *sequence = ref_pointer(merge->sequences[index]);
    for (int64_t i = merge->taken[index] + 1; i < tuple_size(sequence); i++) {
        if (tuple_items(sequence)[i] == class)
            return true;
    }
    return false;
}

/* The first head that is in no other sequence's tail; NO_REF when all sequences are empty or none is such,
 * which *remaining tells. */
static Ref next_class(const Merge *merge, bool *remaining)
{
    *remaining = false;
    for (int64_t i = 0; i < merge->count; i++) {
        if (is_empty(merge, i))
            continue;
        *remaining = true;
        Ref candidate = head_of(merge, i);
        bool is_good = true;
        for (int64_t j = 0; is_good && j < merge->count; j++)
            is_good = !tail_contains(merge, j, candidate);
        if (is_good)
            return candidate;
    }
    return NO_REF;
}

static void take(Merge *merge, Ref class)
{
    for (int64_t i = 0; i < merge->count; i++) {
        if (!is_empty(merge, i) && head_of(merge, i) == class)
            merge->taken[i]++;
    }
}

/* The class's __name__, which its metaclass may give or refuse, else its repr. New reference; NULL and an error. */
static Object *name_for_people(Runtime *rt, Object *class)
{
    Object *name = NULL;
    int found = object_lookup_attribute(rt, class, name_object(rt, NAME_name), &name);
    return found == 0 ? object_repr(rt, class) : found < 0 ? NULL : name;
}

/* Names each class that stands at some sequence's front, once. */
static void inconsistent(Runtime *rt, const Merge *merge)
{
    char names[934]; /* with what stands before them 1000, as CPython has room for */
    size_t length = 0;
    names[0] = 0;
    for (int64_t i = 0; i < merge->count && length < sizeof names; i++) {
        if (is_empty(merge, i))
            continue;
        bool is_named = false;
        for (int64_t j = 0; j < i; j++)
            is_named |= !is_empty(merge, j) && head_of(merge, j) == head_of(merge, i);
        if (is_named)
            continue;
        Object *name = name_for_people(rt, ref_pointer(head_of(merge, i)));
        if (name == NULL)
            return;
        int written = snprintf(names + length, sizeof names - length, "%s %s", length == 0 ? "" : ",",
                               object_is_str(name) ? text_of(rt, name) : "?");
        object_decref(rt, name);
        length += written < 0 ? 0 : (size_t)written;
    }
    error_format(rt, ERROR_TYPE, "Cannot create a consistent method resolution\norder (MRO) for bases%s",
                 names);
}

static int merge_all(Runtime *rt, Merge *merge, Object *result)
{
    for (;;) {
        bool remaining;
        Ref class = next_class(merge, &remaining);
        if (!remaining)
            return 0;
        if (class == NO_REF) {
            inconsistent(rt, merge);
            return -1;
        }
        if (list_append(rt, result, ref_pointer(class)) < 0)
            return -1;
        take(merge, class);
    }
}

static void fill_sequences(Merge *merge, Object *bases)
{
    for (int64_t i = 0; i < tuple_size(bases); i++)
        merge->sequences[i] = class_at(bases, i)->tp_mro;
    merge->sequences[merge->count - 1] = ref_of(bases);
}

static Object *merged_mro(Runtime *rt, TypeObject *type, Object *bases)
{
    Merge merge = {.count = tuple_size(bases) + 1};
    Object *list = NULL;
    Object *mro = NULL;
    merge.sequences = memory_alloc(&rt->memory, (uint64_t)merge.count * sizeof(Ref));
    if (merge.sequences != NULL)
        merge.taken = memory_calloc(&rt->memory, (uint64_t)merge.count * sizeof(int32_t));
    if (merge.taken == NULL) {
        error_no_memory(rt);
    } else {
        fill_sequences(&merge, bases);
        list = list_new(rt, 1);
    }
    if (list != NULL) {
        list_set_item(rt, list, 0, object_incref(type_as_object(type)));
        if (merge_all(rt, &merge, list) == 0)
            mro = list_to_tuple(rt, list);
    }
    object_xdecref(rt, list);
    memory_free(&rt->memory, merge.taken);
    memory_free(&rt->memory, merge.sequences);
    return mro;
}

/* One base: its own order behind the class. */
static Object *extended_mro(Runtime *rt, TypeObject *type, const Object *base_mro)
{
    Object *mro = tuple_new(rt, tuple_size(base_mro) + 1);
    if (mro == NULL)
        return NULL;
    tuple_set(mro, 0, object_incref(type_as_object(type)));
    for (int64_t i = 0; i < tuple_size(base_mro); i++)
        tuple_set(mro, i + 1, object_incref(tuple_get(base_mro, i)));
    return mro;
}

static int check_duplicates(Runtime *rt, const Object *bases)
{
    for (int64_t i = 0; i < tuple_size(bases); i++) {
        for (int64_t j = i + 1; j < tuple_size(bases); j++) {
            if (tuple_get(bases, i) != tuple_get(bases, j))
                continue;
            error_set(rt, ERROR_TYPE, "duplicate base class %s", type_name_of(class_at(bases, i)));
            return -1;
        }
    }
    return 0;
}

static int check_complete(Runtime *rt, const Object *bases)
{
    for (int64_t i = 0; i < tuple_size(bases); i++) {
        if (class_at(bases, i)->tp_mro != NO_REF)
            continue;
        error_set(rt, ERROR_TYPE, "Cannot extend an incomplete type '%s'", type_name_of(class_at(bases, i)));
        return -1;
    }
    return 0;
}

Object *type_compute_mro(Runtime *rt, TypeObject *type)
{
    Object *bases = ref_pointer(type->tp_bases);
    if (check_complete(rt, bases) < 0)
        return NULL;
    if (tuple_size(bases) == 1)
        return extended_mro(rt, type, ref_pointer(class_at(bases, 0)->tp_mro));
    return check_duplicates(rt, bases) < 0 ? NULL : merged_mro(rt, type, bases);
}

/* ---- what the metaclass says */

TypeObject *type_calculate_metaclass(Runtime *rt, TypeObject *metatype, Object *bases)
{
    TypeObject *winner = metatype;
    for (int64_t i = 0; i < tuple_size(bases); i++) {
        TypeObject *candidate = object_type(tuple_get(bases, i));
        if (type_is_subtype(winner, candidate))
            continue;
        if (!type_is_subtype(candidate, winner)) {
            error_set(rt, ERROR_TYPE,
                      "metaclass conflict: the metaclass of a derived class must be a (non-strict) "
                      "subclass of the metaclasses of all its bases");
            return NULL;
        }
        winner = candidate;
    }
    return winner;
}

static TypeObject *solid_base(TypeObject *type);

/* What a mro() of Python gave holds classes alone, and none whose layout is another. 0, or -1 and TypeError. */
static int check_mro(Runtime *rt, TypeObject *type, const Object *mro)
{
    const TypeObject *solid = solid_base(type);
    for (int64_t i = 0; i < tuple_size(mro); i++) {
        Object *class = tuple_get(mro, i);
        if (!object_is_type(class)) {
            error_set(rt, ERROR_TYPE, "mro() returned a non-class ('%.200s')",
                      type_name_of(object_type(class)));
            return -1;
        }
        if (!type_is_subtype(solid, solid_base((TypeObject *)class))) {
            error_set(rt, ERROR_TYPE, "mro() returned base with unsuitable layout ('%.200s')",
                      type_name_of((TypeObject *)class));
            return -1;
        }
    }
    return 0;
}

Object *type_ask_mro(Runtime *rt, TypeObject *type)
{
    TypeObject *metatype = object_type(type_as_object(type));
    Object *found = type_lookup(rt, metatype, name_object(rt, NAME_plain_mro));
    bool is_own = found != NULL && object_is_exact(rt, found, TYPE_METHOD_DESCRIPTOR);
    if (metatype == runtime_type(rt, TYPE_TYPE) || found == NULL || is_own)
        return type_compute_mro(rt, type);
    Object *result = method_call_found(rt, found, type_as_object(type), &(Arguments){NULL, 0, NULL});
    if (result == NULL)
        return NULL;
    Object *mro = sequence_tuple(rt, result);
    object_decref(rt, result);
    if (mro == NULL || check_mro(rt, type, mro) == 0)
        return mro;
    object_decref(rt, mro);
    return NULL;
}

/* ---- layout */

static bool has_shape_of(const TypeObject *type, const TypeObject *base)
{
    return type->tp_basicsize == base->tp_basicsize && type->tp_itemsize == base->tp_itemsize;
}

/* All that the class added to its base is the slot for weak references, which any other base may add too. */
static bool adds_weakref_slot_alone(const TypeObject *type, const TypeObject *base)
{
    return type_has(type, TYPE_FLAG_HEAP_TYPE) && type->tp_itemsize == 0 && base->tp_itemsize == 0 &&
           base->tp_weaklistoffset == 0 && type->tp_weaklistoffset + 8 == type->tp_basicsize &&
           base->tp_basicsize + 8 == type->tp_basicsize;
}

/* The class whose layout the instances of `type` have. CPython defines it recursively (solid_base); since a
 * class adds a weak reference slot at most once along the chain of bases, going down the chain comes to the
 * same. */
static TypeObject *solid_base(TypeObject *type)
{
    for (;;) {
        TypeObject *base = ref_pointer(type->tp_base);
        if (base == NULL)
            return type;
        if (!has_shape_of(type, base) && !adds_weakref_slot_alone(type, base))
            return type;
        type = base;
    }
}

/* What stands in the tuple is a class that can be extended. */
static bool is_acceptable(Runtime *rt, const Object *base)
{
    if (!object_is_type(base)) {
        error_set(rt, ERROR_TYPE, "bases must be types");
        return false;
    }
    if (type_has((const TypeObject *)base, TYPE_FLAG_BASE_TYPE))
        return true;
    error_set(rt, ERROR_TYPE, "type '%s' is not an acceptable base type",
              type_name_of((const TypeObject *)base));
    return false;
}

TypeObject *type_best_base(Runtime *rt, Object *bases)
{
    TypeObject *winner = NULL;
    TypeObject *best = NULL;
    for (int64_t i = 0; i < tuple_size(bases); i++) {
        if (!is_acceptable(rt, tuple_get(bases, i)))
            return NULL;
        TypeObject *candidate = solid_base(class_at(bases, i));
        if (winner == NULL || (!type_is_subtype(winner, candidate) && type_is_subtype(candidate, winner))) {
            winner = candidate;
            best = class_at(bases, i);
        } else if (!type_is_subtype(winner, candidate)) {
            error_set(rt, ERROR_TYPE, "multiple bases have instance lay-out conflict");
            return NULL;
        }
    }
    return best;
}
