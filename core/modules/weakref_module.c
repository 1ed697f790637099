/* The module _weakref: what weakref.py is made of. CPython: Modules/_weakref.c. */

#include "modules/module_support.h"
#include "types/class/type.h"
#include "types/class/weakref.h"
#include "types/container/dict.h"
#include "types/container/list.h"
#include "types/none.h"
#include "types/number/int.h"

static Object *weakref_getweakrefcount(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    return int_from_int64(rt, weakref_count(argument_at(arguments, 0)));
}

static Object *weakref_getweakrefs(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    const Ref *first = object_weakref_list(argument_at(arguments, 0));
    Object *list = list_new(rt, weakref_count(argument_at(arguments, 0)));
    if (list == NULL)
        return NULL;
    /* Making the list may collect, and so shorten what is gone through. */
    const WeakrefObject *reference = first == NULL ? NULL : ref_pointer(*first);
    int64_t size = list_size(list);
    int64_t count = 0;
    for (; count < size && reference != NULL; reference = ref_pointer(reference->wr_next))
        list_set_item(rt, list, count++, object_incref((Object *)(uintptr_t)&reference->ob_base));
    if (count == size || list_delete_slice(rt, list, count, size) == 0)
        return list;
    object_decref(rt, list);
    return NULL;
}

static Object *weakref_proxy(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    return weak_proxy_new(rt, argument_at(arguments, 0), argument_at(arguments, 1));
}

/* del dict[key] if that is a dead weak reference, or nothing at all. */
static Object *weakref_remove_dead(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)self;
    Object *dict = argument_at(arguments, 0);
    if (!object_has(dict, TYPE_FLAG_DICT_SUBCLASS)) {
        error_set(rt, ERROR_TYPE, "_remove_dead_weakref() argument 1 must be dict, not %s",
                  type_name_of(object_type(dict)));
        return NULL;
    }
    Object *key = argument_at(arguments, 1);
    Object *value = dict_get(rt, dict, key);
    if (value == NULL)
        return error_occurred(rt) ? NULL : none_new(rt);
    if (!type_is_subtype(object_type(value), runtime_type(rt, TYPE_WEAKREF))) {
        error_set(rt, ERROR_TYPE, "not a weakref");
        return NULL;
    }
    if (weakref_get(rt, value) == runtime_none(rt) && dict_delete(rt, dict, key) < 0)
        return NULL;
    return none_new(rt);
}

static const MethodDefinition functions[] = {
    {"getweakrefcount", weakref_getweakrefcount, 1, 1, METHOD_O, "($module, object, /)"},
    {"_remove_dead_weakref", weakref_remove_dead, 2, 2, 0, "($module, dct, key, /)"},
    {"getweakrefs", weakref_getweakrefs, 1, 1, METHOD_O, "($module, object, /)"},
    {"proxy", weakref_proxy, 1, 2, 0, "($module, object, callback=None, /)"},
    {0},
};

static int fill(Runtime *rt, Object *module)
{
    if (module_add(rt, module, "ref", type_as_object(runtime_type(rt, TYPE_WEAKREF))) < 0)
        return -1;
    static const TypeId types[] = {TYPE_WEAKREF, TYPE_WEAK_PROXY, TYPE_WEAK_CALLABLE_PROXY};
    for (int i = 0; i < 3; i++) {
        if (module_add_type(rt, module, types[i]) < 0)
            return -1;
    }
    return 0;
}

const ModuleDefinition weakref_module = {
    .name = "_weakref", .methods = functions, .exec = fill, .doc = "Weak-reference support module."};
