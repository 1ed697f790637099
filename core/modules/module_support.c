/* See module_support.h. */
#include "modules/module_support.h"

#include <string.h>

int module_add_type(Runtime *rt, Object *module, TypeId id)
{
    TypeObject *type = runtime_type(rt, id);
    const char *full = ref_pointer(type->tp_name);
    const char *dot = strrchr(full, '.');
    return module_add(rt, module, dot == NULL ? full : dot + 1, &type->ob_base.ob_base);
}
