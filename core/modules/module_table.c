/* The table of modules that come with the library and are written in C. */
#include "modules/module_table.h"

const ModuleDefinition *const module_definitions[] = {
#define MODULE_ROW(name) &name##_module,
    C_MODULES(MODULE_ROW) NULL,
#undef MODULE_ROW
};
