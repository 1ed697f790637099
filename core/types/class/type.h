/* type: classes. Owns making them at run time, looking attributes up along the mro, and their end. How a
 * class lies in memory is object/type.h's; what its instances do is instance.h's. CPython:
 * Objects/typeobject.c.
 *
 * For every class made here: tp_mro begins with the class itself; each of its bases has it in tp_subclasses
 * (address -> weak reference); a slot is TYPE_INSTANCE if the first class of the mro that has the special method
 * behind it has something else there than a built-in type's wrapper. */
#ifndef OURO_TYPES_TYPE_H
#define OURO_TYPES_TYPE_H

#include "object/definition.h"
#include "object/runtime.h"

ALWAYS_INLINE bool object_is_type(const Object *object)
{
    return object_has(object, TYPE_FLAG_TYPE_SUBCLASS);
}
ALWAYS_INLINE Object *type_as_object(const TypeObject *type)
{
    return (Object *)(uintptr_t)&type->ob_base.ob_base;
}
ALWAYS_INLINE const char *type_name_of(const TypeObject *type) { return ref_pointer(type->tp_name); }

/* The built-in type that `type` is or, for a class made at run time, whose layout its instances begin with.
 */
ALWAYS_INLINE const TypeObject *type_builtin_base(const TypeObject *type)
{
    while (type_has(type, TYPE_FLAG_HEAP_TYPE))
        type = ref_pointer(type->tp_base);
    return type;
}

/* ---- making */

/* type(name, bases, namespace): a new class. `bases` (a tuple; NULL: object alone) and `namespace` (a dict,
 * copied; NULL: empty) are borrowed. New reference; NULL and TypeError, ValueError or MemoryError as CPython
 * has it. May run Python code only where keys of the namespace are no exact str. */
Object *type_new_class(Runtime *rt, const char *name, Object *bases, Object *namespace);
Object *type_new_class_named(Runtime *rt, Object *name, Object *bases, Object *namespace);

/* type.__new__(metatype, name, bases, namespace, **keywords): as a class statement's last step. All borrowed;
 * `keywords` as in a call (may be NULL), `arguments` behind the three. New reference; NULL and an error. */
Object *type_new_from(Runtime *rt, TypeObject *metatype, const Arguments *arguments);

/* The most derived metaclass of `metatype` and the bases' (a tuple): borrowed; NULL and TypeError. */
TypeObject *type_calculate_metaclass(Runtime *rt, TypeObject *metatype, Object *bases);

/* tp_mro from the metaclass's mro() or C3: new reference; NULL and an error. CPython: mro_invoke */
Object *type_ask_mro(Runtime *rt, TypeObject *type);

/* The C3 order of `type`, whose tp_bases are set: new reference to a tuple; NULL and TypeError or
 * MemoryError. */
Object *type_compute_mro(Runtime *rt, TypeObject *type);

/* Which of the bases gives the layout: borrowed; NULL and TypeError. */
TypeObject *type_best_base(Runtime *rt, Object *bases);

/* ---- looking up */

/* The value that the first class of the mro has under `name`: borrowed; NULL without an error when none has.
 * CPython: _PyType_Lookup */
Object *type_lookup(Runtime *rt, const TypeObject *type, Object *name);

/* A number that stands for what lookups on the class give; another one as soon as the class or a base of it changes.
 * 0: none can be given. CPython: tp_version_tag, assign_version_tag */
uint32_t type_version(Runtime *rt, TypeObject *type);

/* The class's dict, bases or mro have changed: what was looked up on it and its subclasses is forgotten. Whoever
 * changes a tp_dict calls it. CPython: PyType_Modified */
void type_modified(Runtime *rt, TypeObject *type);

/* An interned name dies. */
void type_cache_forget(Runtime *rt, const Object *name);

/* tp_name behind the last dot, or the class's __name__ / __qualname__; __module__. New references; type_module gives
 * NULL and AttributeError where a class lacks one. */
Object *type_name(Runtime *rt, const TypeObject *type);
Object *type_qualname(Runtime *rt, const TypeObject *type);
Object *type_module(Runtime *rt, const TypeObject *type);

/* ---- slots of classes made at run time (type_slots.c) */

/* What the class inherits besides what its mro's methods say: slots of its bases, as they are. */
void type_inherit_slots(Runtime *rt, TypeObject *type);

/* Sets every slot to what the mro says now. */
void type_update_slots(Runtime *rt, TypeObject *type);

/* The same for this class and all below it: for the slots that the special method `name` stands for; for all.
 * 0, or -1 and MemoryError. CPython: update_slot, update_all_slots */
int type_update_slot_named(Runtime *rt, TypeObject *type, Object *name);
int type_update_all_slots(Runtime *rt, TypeObject *type);

/* Fills a built-in type's dict from its definition. 0, or -1 and MemoryError. (type_dict.c) */
int type_fill_dict(Runtime *rt, TypeId id);

/* ---- subclasses */

/* cls.__subclasses__(): new list of the classes that live; NULL and MemoryError. */
Object *type_subclasses(Runtime *rt, TypeObject *type);

/* Notes `type` as subclass of `base`; 0, or -1 and MemoryError. */
int type_add_subclass(Runtime *rt, TypeObject *base, TypeObject *type);
void type_remove_subclass(Runtime *rt, TypeObject *base, TypeObject *type);

/* Appends to `list` the subclasses of `type` that live. 0, or -1 and MemoryError. */
int type_append_subclasses(Runtime *rt, Object *list, TypeObject *type);

/* ---- slots */

void type_dealloc(Runtime *rt, Object *object);
void type_clear(Runtime *rt, Object *object);
int64_t type_sizeof(Runtime *rt, Object *object);

/* type(arguments): asks the type's __new__, then __init__ where that gave an instance of it. */
Object *type_call(Runtime *rt, Object *callable, const Arguments *arguments);

/* The same when a tuple of the arguments is there already. */
Object *type_call_held(Runtime *rt, Object *callable, const Arguments *arguments);

/* Whether CPython calls the built-in type without a tuple of its arguments: it has a tp_vectorcall. */
bool type_takes_array(const Runtime *rt, const TypeObject *type, int64_t count);
Object *type_getattro(Runtime *rt, Object *object, Object *name);
int type_setattro(Runtime *rt, Object *object, Object *name, Object *value);

/* type_getattro that gives NULL without an error where there is no such attribute. */
Object *type_find(Runtime *rt, Object *object, Object *name);

#endif
