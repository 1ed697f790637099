/* type: classes. Owns making them at run time, looking attributes up along the mro, and their end. How a
 * class lies in memory is object/type.h's; what its instances do is instance.h's. CPython:
 * Objects/typeobject.c.
 *
 * For every class made here: tp_mro begins with the class itself; each of its bases has it in tp_subclasses
 * (address -> weak reference); a slot is TYPE_INSTANCE exactly if a class of the mro defines the method
 * behind it, in Python terms, before a built-in type does. */
#ifndef OURO_TYPES_TYPE_H
#define OURO_TYPES_TYPE_H

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

/* The C3 order of `type`, whose tp_bases are set: new reference to a tuple; NULL and TypeError or
 * MemoryError. */
Object *type_compute_mro(Runtime *rt, TypeObject *type);

/* Which of the bases gives the layout: borrowed; NULL and TypeError. */
TypeObject *type_best_base(Runtime *rt, Object *bases);

/* ---- looking up */

/* The value that the first class of the mro has under `name`: borrowed; NULL without an error when none has.
 * CPython: _PyType_Lookup */
Object *type_lookup(Runtime *rt, const TypeObject *type, Object *name);

/* Sets the slots that depend on methods (finalize, hash, compare, call) to what the mro says now. */
void type_update_slots(Runtime *rt, TypeObject *type);

/* The slot that `type` inherits from a built-in type of its mro, whatever its classes define. */
uint64_t type_inherited_hash(const Runtime *rt, const TypeObject *type);
uint64_t type_inherited_richcompare(const Runtime *rt, const TypeObject *type);

/* cls.__subclasses__(): new list of the classes that live; NULL and MemoryError. */
Object *type_subclasses(Runtime *rt, TypeObject *type);

/* Notes `type` as subclass of `base`; 0, or -1 and MemoryError. */
int type_add_subclass(Runtime *rt, TypeObject *base, TypeObject *type);

/* ---- slots */

void type_dealloc(Runtime *rt, Object *object);
void type_clear(Runtime *rt, Object *object);
int64_t type_sizeof(Runtime *rt, Object *object);

/* Makes an instance and calls its __init__. For built-in types: object, type (of one argument) and weak
 * references. */
Object *type_call(Runtime *rt, Object *callable, const Arguments *arguments);
Object *type_getattro(Runtime *rt, Object *object, Object *name);
int type_setattro(Runtime *rt, Object *object, Object *name, Object *value);

#endif
