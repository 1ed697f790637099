/* See module_support.h. */
#include "modules/module_support.h"

#include <string.h>

#include "object/error.h"
#include "types/container/dict.h"
#include "types/container/list.h"
#include "types/number/int.h"
#include "types/text/intern.h"
#include "types/text/str.h"

int module_add(Runtime *rt, Object *module, const char *name, Object *value)
{
    Object *key = str_intern_cstring(rt, name);
    int status = key == NULL ? -1 : dict_set(rt, ref_pointer(((ModuleObject *)module)->md_dict), key, value);
    object_xdecref(rt, key);
    return status;
}

int module_add_new(Runtime *rt, Object *module, const char *name, Object *value)
{
    if (value == NULL)
        return -1;
    int status = module_add(rt, module, name, value);
    object_decref(rt, value);
    return status;
}

int module_add_int(Runtime *rt, Object *module, const char *name, int64_t value)
{
    return module_add_new(rt, module, name, int_from_int64(rt, value));
}

int module_add_type(Runtime *rt, Object *module, TypeId id)
{
    TypeObject *type = runtime_type(rt, id);
    const char *full = ref_pointer(type->tp_name);
    const char *dot = strrchr(full, '.');
    return module_add(rt, module, dot == NULL ? full : dot + 1, &type->ob_base.ob_base);
}

bool module_has_name(const char *const *names, const Object *name)
{
    bool result = false;
    for (; *names != NULL && !result; names++)
        result = str_equal_ascii(name, *names);
    return result;
}

int module_list_names(Runtime *rt, const char *const *names, Object **list)
{
    Object *made = list_new(rt, 0);
    for (; made != NULL && *names != NULL; names++) {
        Object *name = str_intern_cstring(rt, *names);
        int status = name == NULL ? -1 : list_append(rt, made, name);
        object_xdecref(rt, name);
        if (status < 0) {
            object_decref(rt, made);
            made = NULL;
        }
    }
    *list = made;
    return made == NULL ? -1 : 1;
}
