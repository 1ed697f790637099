/* The modules that are written in C; each is in a file of its name. */
#ifndef OURO_MODULES_MODULE_TABLE_H
#define OURO_MODULES_MODULE_TABLE_H

#include "object/definition.h"

extern const ModuleDefinition builtins_module;
extern const ModuleDefinition sys_module;
extern const ModuleDefinition gc_module;
extern const ModuleDefinition random_module;
extern const ModuleDefinition math_module;

/* module.name = value (borrowed). 0, or -1 and an error. */
int module_add(Runtime *rt, Object *module, const char *name, Object *value);

/* The same; `value` is stolen, NULL: -1 with the error that is set. */
int module_add_new(Runtime *rt, Object *module, const char *name, Object *value);

int module_add_int(Runtime *rt, Object *module, const char *name, int64_t value);

#endif
