/* Filling the dict of a module written in C with built-in types. */
#ifndef OURO_MODULES_MODULE_SUPPORT_H
#define OURO_MODULES_MODULE_SUPPORT_H

#include "modules/module_table.h"
#include "object/runtime.h"

/* module.<name> = type, under the type's own name. 0, or -1 and an error. */
int module_add_type(Runtime *rt, Object *module, TypeId id);

#endif
