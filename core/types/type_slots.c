/* Which code a class's slots name: by what its mro defines as methods, and what built-in types in it bring.
 *
 * The first class of the mro that has an opinion decides, as Python's lookup of the method would. CPython
 * gets there through wrapper objects in each built-in type's dict (fixup_slot_dispatchers); here
 * the definitions of the built-in types say what those would say. */
#include "types/type.h"

#include "object/definition.h"
#include "object/error.h"
#include "types/builtin.h"
#include "types/dict.h"
#include "types/tuple.h"

/* What a class made at run time has itself under the name: borrowed, NULL when nothing. */
static Object *own_value(Runtime *rt, const TypeObject *class, Ref name)
{
    Object *dict = ref_pointer(class->tp_dict);
    Object *value = dict == NULL ? NULL : dict_get(rt, dict, ref_pointer(name));
    if (value == NULL && error_occurred(rt))
        error_clear(rt);
    return value;
}

static const TypeObject *mro_class(const Object *mro, int64_t index)
{
    return (const TypeObject *)tuple_get(mro, index);
}

/* A built-in type that compares without hashing, as list does, makes what follows it unhashable. */
static bool decides_hash(TypeId id)
{
    return type_slots(id)->hash != NULL || type_slots(id)->richcompare != NULL;
}

static uint64_t own_hash(TypeId id) { return type_slots(id)->hash != NULL ? id : TYPE_NO_SLOT; }

/* A class that the collector has taken apart has no mro left; it is an object still. */
uint64_t type_inherited_hash(const Runtime *rt, const TypeObject *type)
{
    const Object *mro = ref_pointer(type->tp_mro);
    if (mro == NULL)
        return TYPE_OBJECT;
    for (int64_t i = 0; i < tuple_size(mro); i++) {
        TypeId id = type_id_of(rt, mro_class(mro, i));
        if (decides_hash(id))
            return own_hash(id);
    }
    return TYPE_NO_SLOT;
}

uint64_t type_inherited_richcompare(const Runtime *rt, const TypeObject *type)
{
    const Object *mro = ref_pointer(type->tp_mro);
    if (mro == NULL)
        return TYPE_OBJECT;
    for (int64_t i = 0; i < tuple_size(mro); i++) {
        TypeId id = type_id_of(rt, mro_class(mro, i));
        if (type_slots(id)->richcompare != NULL)
            return id;
    }
    return TYPE_NO_SLOT;
}

static uint64_t hash_slot(Runtime *rt, const TypeObject *type)
{
    const Object *mro = ref_pointer(type->tp_mro);
    for (int64_t i = 0; i < tuple_size(mro); i++) {
        const TypeObject *class = mro_class(mro, i);
        TypeId id = type_id_of(rt, class);
        if (id != TYPE_NO_SLOT && decides_hash(id))
            return own_hash(id);
        const Object *method = id == TYPE_NO_SLOT ? own_value(rt, class, rt->attribute_hash) : NULL;
        if (method != NULL)
            return method == runtime_none(rt) ? TYPE_NO_SLOT : TYPE_INSTANCE;
    }
    return TYPE_NO_SLOT;
}

static bool compares(Runtime *rt, const TypeObject *class)
{
    const Ref names[] = {rt->attribute_eq, rt->attribute_ne, rt->attribute_lt,
                         rt->attribute_le, rt->attribute_gt, rt->attribute_ge};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (own_value(rt, class, names[i]) != NULL)
            return true;
    }
    return false;
}

static uint64_t richcompare_slot(Runtime *rt, const TypeObject *type)
{
    const Object *mro = ref_pointer(type->tp_mro);
    for (int64_t i = 0; i < tuple_size(mro); i++) {
        const TypeObject *class = mro_class(mro, i);
        TypeId id = type_id_of(rt, class);
        if (id == TYPE_NO_SLOT && compares(rt, class))
            return TYPE_INSTANCE;
        if (type_slots(id)->richcompare != NULL)
            return id;
    }
    return TYPE_NO_SLOT;
}

static uint64_t call_slot(Runtime *rt, const TypeObject *type)
{
    const Object *mro = ref_pointer(type->tp_mro);
    for (int64_t i = 0; i < tuple_size(mro); i++) {
        const TypeObject *class = mro_class(mro, i);
        TypeId id = type_id_of(rt, class);
        if (id == TYPE_NO_SLOT && own_value(rt, class, rt->attribute_call) != NULL)
            return TYPE_INSTANCE;
        if (type_slots(id)->call != NULL)
            return id;
    }
    return TYPE_NO_SLOT;
}

void type_update_slots(Runtime *rt, TypeObject *type)
{
    if (type->tp_mro == NO_REF)
        return;
    bool has_finalizer = type_lookup(rt, type, ref_pointer(rt->attribute_del)) != NULL;
    type->tp_finalize = has_finalizer ? TYPE_INSTANCE : TYPE_NO_SLOT;
    type->tp_hash = hash_slot(rt, type);
    type->tp_richcompare = richcompare_slot(rt, type);
    type->tp_call = call_slot(rt, type);
}
