/* The modules that come with the library and are written in C: their place in this table is part of the numbers of
 * their functions. */
#include "modules/module_table.h"

#include "modules/collections_module.h"
#include "modules/itertools.h"
#include "modules/memory_modules.h"

const ModuleDefinition *const module_definitions[] = {
    &builtins_module,    &sys_module,       &gc_module,          &math_module,
    &random_module,      &itertools_module, &collections_module, &functools_module,
    &operator_module,    &heapq_module,     &bisect_module,      &weakref_module,
    &ctypes_module,      &dis_module,       &time_module,        &traceback_module,
    &tracemalloc_module, &abc_module,       &types_module,       &files_module,
    &struct_module,      &array_module,     &regex_module,       NULL,
};
