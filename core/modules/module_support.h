/* Filling the dict of a module written in C. */
#ifndef OURO_MODULES_MODULE_SUPPORT_H
#define OURO_MODULES_MODULE_SUPPORT_H

#include "modules/module_table.h"
#include "object/runtime.h"

/* module.name = value (borrowed). 0, or -1 and an error. */
int module_add(Runtime *rt, Object *module, const char *name, Object *value);

/* The same; `value` is stolen, NULL: -1 with the error that is set. */
int module_add_new(Runtime *rt, Object *module, const char *name, Object *value);

int module_add_int(Runtime *rt, Object *module, const char *name, int64_t value);

/* For ModuleDefinition.late: whether `names`, which NULL ends, has the name; all of them as a list of strs: 1 and a new
 * reference, or -1 and an error. */
bool module_has_name(const char *const *names, const Object *name);
int module_list_names(Runtime *rt, const char *const *names, Object **list);

/* module.<name> = type, under the type's own name. 0, or -1 and an error. */
int module_add_type(Runtime *rt, Object *module, TypeId id);

#endif
