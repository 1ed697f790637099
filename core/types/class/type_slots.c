/* Which code a class's slots name: what its mro has under the special methods' names decides. A wrapper of a built-in
 * type's own slot is that type's code; anything else is called as a method, by TYPE_INSTANCE's code. CPython:
 * typeobject.c, inherit_slots, update_one_slot, fixup_slot_dispatchers. */
#include "types/class/type.h"

#include "object/error.h"
#include "types/call/builtin_function.h"
#include "types/class/object_methods.h"
#include "types/class/type_rows.h"
#include "types/container/dict.h"
#include "types/container/list.h"
#include "types/container/tuple.h"
#include "types/text/str.h"

/* ---- inheriting */

static const TypeObject *mro_class(const Object *mro, int64_t index)
{
    return (const TypeObject *)tuple_get(mro, index);
}

/* What the class brings itself: its base has nothing, or something else. */
static bool defines(const TypeObject *class, const SlotRow *row, uint64_t number)
{
    const TypeObject *base = ref_pointer(class->tp_base);
    if (number == TYPE_NO_SLOT || base == NULL)
        return number != TYPE_NO_SLOT;
    uint64_t inherited = slot_number(base, row);
    return inherited == TYPE_NO_SLOT || slot_function(inherited, row) != slot_function(number, row);
}

static void inherit_from(TypeObject *type, const TypeObject *class)
{
    for (int i = 0; i < SLOT_ROW_COUNT; i++) {
        const SlotRow *row = &slot_rows[i];
        uint64_t number = slot_number(class, row);
        if (*slot_place(type, row) == TYPE_NO_SLOT && defines(class, row, number))
            *slot_place(type, row) = number;
    }
}

static void inherit_buffer(TypeObject *type, const TypeObject *class)
{
    uint64_t *own = ((HeapTypeObject *)type)->as_buffer;
    bool is_heap_type = type_has(class, TYPE_FLAG_HEAP_TYPE);
    uint64_t number = is_heap_type ? ((const HeapTypeObject *)class)->as_buffer[0] : class->tp_as_buffer;
    if (own[0] != TYPE_NO_SLOT || type_slots(number)->bf_getbuffer == NULL)
        return;
    own[0] = number;
    own[1] = number;
}

void type_inherit_slots(Runtime *rt, TypeObject *type)
{
    (void)rt;
    const Object *mro = ref_pointer(type->tp_mro);
    const TypeObject *base = ref_pointer(type->tp_base);
    type->tp_new = base->tp_new;
    type->tp_is_gc = base->tp_is_gc;
    for (int64_t i = 1; i < tuple_size(mro); i++) {
        inherit_from(type, mro_class(mro, i));
        inherit_buffer(type, mro_class(mro, i));
    }
}

/* ---- one slot */

typedef struct SlotChoice {
    Runtime *rt;
    TypeObject *type;
    uint64_t specific; /* a built-in type's code, as it is */
    bool has_specific;
    bool needs_method; /* something that must be called as a method */
    uint64_t generic;
} SlotChoice;

/* The one slot among those that share the row's name which the type has; 0 where there are none or several. CPython:
 * resolve_slotdups */
static uint16_t only_place_of_name(const TypeObject *type, uint16_t name)
{
    uint16_t place = 0;
    for (int i = 0; i < SLOT_ROW_COUNT; i++) {
        const SlotRow *row = &slot_rows[i];
        if (row->name != name || row->place == place || slot_number(type, row) == TYPE_NO_SLOT)
            continue;
        if (place != 0)
            return 0;
        place = row->place;
    }
    return place;
}

static uint64_t generic_number(const SlotRow *row)
{
    return slot_function(TYPE_INSTANCE, row) != NULL ? TYPE_INSTANCE : TYPE_NO_SLOT;
}

static void choose_wrapper(SlotChoice *choice, const SlotRow *row, const WrapperDescriptorObject *wrapper)
{
    uint16_t only = only_place_of_name(choice->type, row->name);
    if (only == 0 || only == row->place)
        choice->generic = generic_number(row);
    bool agrees = !choice->has_specific || choice->specific == wrapper->d_wrapped;
    bool is_alike = slot_rows[wrapper->d_base].wrapper == row->wrapper;
    if (!agrees || !is_alike || !type_is_subtype(choice->type, ref_pointer(wrapper->d_type))) {
        choice->needs_method = true;
        return;
    }
    choice->specific = slot_function(wrapper->d_wrapped, row) != NULL ? wrapper->d_wrapped : TYPE_NO_SLOT;
    choice->has_specific = true;
}

static bool is_builtin_new(const Runtime *rt, const Object *found)
{
    return object_is_exact(rt, found, TYPE_BUILTIN_FUNCTION) &&
           ((const BuiltinFunctionObject *)found)->m_ml == OBJECT_NEW_NUMBER;
}

static void choose(SlotChoice *choice, const SlotRow *row)
{
    Runtime *rt = choice->rt;
    Object *found = type_lookup(rt, choice->type, name_object(rt, (NameId)row->name));
    if (found == NULL)
        return;
    if (object_is_exact(rt, found, TYPE_WRAPPER_DESCRIPTOR) &&
        slot_rows[((const WrapperDescriptorObject *)found)->d_base].name == row->name) {
        choose_wrapper(choice, row, (const WrapperDescriptorObject *)found);
    } else if (row->place == offsetof(TypeObject, tp_new) && is_builtin_new(rt, found)) {
        choice->specific = choice->type->tp_new;
        choice->has_specific = true;
    } else if (row->place == offsetof(TypeObject, tp_hash) && found == runtime_none(rt)) {
        choice->specific = TYPE_NO_SLOT;
        choice->has_specific = true;
    } else {
        choice->needs_method = true;
        choice->generic = generic_number(row);
    }
}

/* Sets the slot of row `first` from all its rows; returns the row behind them. */
static int update_slot(Runtime *rt, TypeObject *type, int first)
{
    SlotChoice choice = {.rt = rt, .type = type};
    uint16_t place = slot_rows[first].place;
    int next = first;
    for (; next < SLOT_ROW_COUNT && slot_rows[next].place == place; next++)
        choose(&choice, &slot_rows[next]);
    bool is_specific = choice.has_specific && !choice.needs_method;
    *slot_place(type, &slot_rows[first]) = is_specific ? choice.specific : choice.generic;
    return next;
}

void type_update_slots(Runtime *rt, TypeObject *type)
{
    if (type->tp_mro == NO_REF)
        return;
    for (int row = 0; row < SLOT_ROW_COUNT;)
        row = update_slot(rt, type, row);
}

/* ---- a class and all below it */

static int first_row_of(int row)
{
    while (row > 0 && slot_rows[row - 1].place == slot_rows[row].place)
        row--;
    return row;
}

static void update_named(Runtime *rt, TypeObject *type, NameId name)
{
    for (int i = 0; i < SLOT_ROW_COUNT; i++) {
        if (slot_rows[i].name == (uint16_t)name)
            update_slot(rt, type, first_row_of(i));
    }
}

/* 1 when the class has the name itself, so that what is above it does not matter; 0, or -1 and an error. */
static int shadows(Runtime *rt, const TypeObject *type, Object *name)
{
    if (name == NULL || type->tp_dict == NO_REF)
        return 0;
    return dict_contains(rt, ref_pointer(type->tp_dict), name);
}

/* `id`: NAME_COUNT for all slots. The list of classes to be looked at grows while it is gone through, so depth of
 * inheritance needs no C stack. */
static int update_below(Runtime *rt, TypeObject *type, NameId id, Object *name)
{
    if (type->tp_subclasses == NO_REF)
        return 0;
    Object *pending = type_subclasses(rt, type);
    if (pending == NULL)
        return -1;
    int status = 0;
    for (int64_t i = 0; status == 0 && i < list_size(pending); i++) {
        TypeObject *subclass = (TypeObject *)list_get(pending, i);
        int shadowed = shadows(rt, subclass, name);
        if (shadowed != 0) {
            status = shadowed < 0 ? -1 : 0;
            continue;
        }
        if (id == NAME_COUNT)
            type_update_slots(rt, subclass);
        else
            update_named(rt, subclass, id);
        status = type_append_subclasses(rt, pending, subclass);
    }
    object_decref(rt, pending);
    return status;
}

int type_update_slot_named(Runtime *rt, TypeObject *type, Object *name)
{
    for (int i = 0; i < SLOT_ROW_COUNT; i++) {
        NameId id = (NameId)slot_rows[i].name;
        if (name != name_object(rt, id) && !str_equal(name, name_object(rt, id)))
            continue;
        update_named(rt, type, id);
        return update_below(rt, type, id, name);
    }
    return 0;
}

int type_update_all_slots(Runtime *rt, TypeObject *type)
{
    type_update_slots(rt, type);
    return update_below(rt, type, NAME_COUNT, NULL);
}
