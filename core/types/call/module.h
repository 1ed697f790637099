/* Module objects: a dict with a name. Owns ModuleObject and the order in which a module's names go. CPython:
 * Objects/moduleobject.c */
#ifndef OURO_TYPES_MODULE_H
#define OURO_TYPES_MODULE_H

#include "object/definition.h"
#include "object/runtime.h"

ALWAYS_INLINE bool object_is_module(const Runtime *rt, const Object *object)
{
    return type_is_subtype(object_type(object), runtime_type(rt, TYPE_MODULE));
}

/* Borrowed; 0 in a module that was never initialised. */
ALWAYS_INLINE Object *module_dict(const Object *module)
{
    return ref_pointer(((const ModuleObject *)module)->md_dict);
}

/* A module with the five names that each has; `name` (str) is borrowed. New reference; NULL and MemoryError. */
Object *module_new(Runtime *rt, Object *name);

/* The module that row `index` of module_definitions describes, its functions and what its `exec` adds in its dict. New
 * reference; NULL and an error. */
Object *module_from_definition(Runtime *rt, uint32_t index);

/* What ModuleDefinition.late makes of a name: 1 and a new reference; 0: nothing; -1 and an error. `name` NULL: the
 * list of such names. */
int module_late_value(Runtime *rt, Object *module, Object *name, Object **value);

/* Whether the import of the module has not ended: module.__spec__._initializing, of the module with this dict. */
bool module_is_initializing(Runtime *rt, Object *dict);

/* The end of a module: the values of its names go, first those with one underscore, then the others, and each name
 * stands for None. CPython: _PyModule_ClearDict */
void module_clear_dict(Runtime *rt, Object *dict);

#endif
