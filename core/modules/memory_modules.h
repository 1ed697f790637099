/* The modules for looking at memory, types, running code, files and packed data that are written in C; each in <name>_module.c. */
#ifndef OURO_MODULES_MEMORY_MODULES_H
#define OURO_MODULES_MEMORY_MODULES_H

#include "object/definition.h"
#include "object/error.h"

extern const ModuleDefinition weakref_module;
extern const ModuleDefinition ctypes_module;
extern const ModuleDefinition dis_module;
extern const ModuleDefinition time_module;
extern const ModuleDefinition traceback_module;
extern const ModuleDefinition tracemalloc_module;
extern const ModuleDefinition abc_module;
extern const ModuleDefinition types_module;
extern const ModuleDefinition files_module;
extern const ModuleDefinition struct_module;
extern const ModuleDefinition array_module;
extern const ModuleDefinition regex_module;

#endif
