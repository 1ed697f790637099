/* Instances of classes made at run time, and of object itself. Owns making them and what their slots do
 * (TYPE_INSTANCE); attributes are in attribute.h, values without a dict in dict_values.h. CPython:
 * Objects/typeobject.c, subtype_…, slot_tp_… and object_…
 *
 * An instance is its built-in base's layout, then the members that __slots__ name and a weak reference slot;
 * before it lie the collector's head and, for a managed dict, two words (object/type.h). */
#ifndef OURO_TYPES_INSTANCE_H
#define OURO_TYPES_INSTANCE_H

#include "object/definition.h"
#include "object/runtime.h"

/* type.__new__(type) without arguments: for a class, whatever built-in type it extends (as an empty or zero
 * value of it), or object. New tracked reference; NULL and TypeError or MemoryError. Calls no __init__. */
Object *instance_new(Runtime *rt, TypeObject *type);

/* The same for a class that extends int, tuple or bytes, with room for `items` digits, items or bytes, all 0;
 * ob_size is `items`. CPython: PyType_GenericAlloc */
Object *instance_new_variable(Runtime *rt, TypeObject *type, int64_t items);

/* The memory of an instance, all 0 but for the header, untracked: PyType_GenericAlloc without its tracking.
 */
Object *instance_allocate(Runtime *rt, TypeObject *type, int64_t items);

/* Runs the finalizer of a dying object once, as PyObject_CallFinalizerFromDealloc; true when it lives again.
 */
bool instance_finalize_dying(Runtime *rt, Object *object);

/* Calls what a class has as a method (borrowed) with `self` before the arguments. New reference, or NULL and
 * an error. */
Object *method_call_found(Runtime *rt, Object *found, Object *self, const Arguments *arguments);

/* ---- slots of TYPE_INSTANCE; those that call methods are instance_slots.c's */

void instance_dealloc(Runtime *rt, Object *object);
void instance_clear(Runtime *rt, Object *object);
void instance_finalize(Runtime *rt, Object *object);

/* __dict__ and __weakref__ as classes made at run time give them to their instances. */
extern const GetSetDefinition instance_getsets[];

#endif
