/* The modules that are written in C, each in <name>.c or <name>_module.c. */
#ifndef OURO_MODULES_MODULE_TABLE_H
#define OURO_MODULES_MODULE_TABLE_H

#include "object/definition.h"

/* X(name), in the order of their places in module_definitions: a module's place is part of the numbers of its
 * functions, so that new ones come last. */
#define C_MODULES(X) \
    X(builtins) \
    X(sys) \
    X(gc) \
    X(math) \
    X(random) \
    X(itertools) \
    X(collections) \
    X(functools) \
    X(operator) \
    X(heapq) \
    X(bisect) \
    X(weakref) \
    X(ctypes) \
    X(dis) \
    X(time) \
    X(traceback) \
    X(tracemalloc) \
    X(abc) \
    X(types) \
    X(files) \
    X(struct) \
    X(array) \
    X(regex) \
    X(ast) \
    X(json) \
    X(digest)

#define MODULE_PLACE(name) MODULE_##name,
enum { C_MODULES(MODULE_PLACE) };
#undef MODULE_PLACE

#define DECLARE_MODULE(name) extern const ModuleDefinition name##_module;
C_MODULES(DECLARE_MODULE)
#undef DECLARE_MODULE

#endif
