#include "types/repr.h"

#include <string.h>

#include "object/error.h"
#include "types/container/list.h"
#include "types/text/str.h"

Object *type_short_name(Runtime *rt, const TypeObject *type)
{
    const char *full = ref_pointer(type->tp_name);
    const char *dot = strrchr(full, '.');
    return str_from_cstring(rt, dot == NULL ? full : dot + 1);
}

static int64_t find(const Object *list, const Object *object)
{
    for (int64_t i = list_size(list) - 1; i >= 0; i--) {
        if (list_get(list, i) == object)
            return i;
    }
    return -1;
}

int repr_enter(Runtime *rt, Object *object)
{
    if (rt->repr_running == NO_REF) {
        Object *list = list_new(rt, 0);
        if (list == NULL)
            return -1;
        rt->repr_running = ref_of(list);
    }
    Object *running = ref_pointer(rt->repr_running);
    if (find(running, object) >= 0)
        return 1;
    return list_append(rt, running, object);
}

/* Without memory the list keeps its size, but not the entry. */
static void remove_in_place(Runtime *rt, Object *list, int64_t index)
{
    Ref *items = list_items(list);
    Object *object = ref_pointer(items[index]);
    int64_t behind = list_size(list) - index - 1;
    memmove(items + index, items + index + 1, (size_t)behind * sizeof(Ref));
    ((VarObject *)list)->ob_size--;
    object_decref(rt, object);
}

void repr_leave(Runtime *rt, Object *object)
{
    ErrorState saved;
    Object *running = ref_pointer(rt->repr_running);
    int64_t index = find(running, object);
    if (index < 0)
        return;
    error_fetch(rt, &saved);
    if (list_delete_slice(rt, running, index, index + 1) < 0) {
        error_clear(rt);
        remove_in_place(rt, running, index);
    }
    error_restore(rt, &saved);
}
