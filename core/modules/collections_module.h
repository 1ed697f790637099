/* The modules written in C that containers' users know: collections, functools, operator, heapq, bisect. */
#ifndef OURO_MODULES_COLLECTIONS_MODULE_H
#define OURO_MODULES_COLLECTIONS_MODULE_H

#include "object/definition.h"

extern const ModuleDefinition collections_module; /* _collections */
extern const ModuleDefinition functools_module;   /* _functools */
extern const ModuleDefinition operator_module;    /* _operator */
extern const ModuleDefinition heapq_module;       /* _heapq */
extern const ModuleDefinition bisect_module;      /* _bisect */

#endif
