/* dict, set and frozenset. */
#include "api/handle.h"
#include "types/container/dict.h"
#include "types/container/set.h"

ouro_Object *ouro_dict_new(ouro_Runtime *rt)
{
    return rt == NULL ? NULL : handle_give(rt, dict_new(runtime_of(rt)));
}

ouro_Object *ouro_dict_get(ouro_Runtime *rt, ouro_Object *dict, ouro_Object *key)
{
    Runtime *runtime = runtime_of(rt);
    if (!handle_is_a(rt, dict, TYPE_DICT) || !handle_is_given(rt, key))
        return NULL;
    Object *value = dict_get(runtime, object_of(dict), object_of(key));
    if (value == NULL && !error_occurred(runtime))
        error_set_value(runtime, ERROR_KEY, object_of(key));
    return handle_give_borrowed(rt, value);
}

int ouro_dict_set(ouro_Runtime *rt, ouro_Object *dict, ouro_Object *key, ouro_Object *value)
{
    if (!handle_is_a(rt, dict, TYPE_DICT) || !handle_is_given(rt, key) || !handle_is_given(rt, value))
        return -1;
    return dict_set(runtime_of(rt), object_of(dict), object_of(key), object_of(value));
}

int ouro_dict_delete(ouro_Runtime *rt, ouro_Object *dict, ouro_Object *key)
{
    if (!handle_is_a(rt, dict, TYPE_DICT) || !handle_is_given(rt, key))
        return -1;
    return dict_delete(runtime_of(rt), object_of(dict), object_of(key));
}

int ouro_dict_clear(ouro_Runtime *rt, ouro_Object *dict)
{
    if (!handle_is_a(rt, dict, TYPE_DICT))
        return -1;
    dict_clear(runtime_of(rt), object_of(dict));
    return 0;
}

int ouro_dict_next(ouro_Runtime *rt, ouro_Object *dict, int64_t *position, ouro_Object **key,
                   ouro_Object **value)
{
    Object *next_key;
    Object *next_value;
    if (!handle_is_a(rt, dict, TYPE_DICT) || !handle_is_pointer(rt, position))
        return -1;
    int64_t next = *position;
    if (next < 0) {
        ouro_raise(rt, OURO_ERROR_VALUE, "a position is below 0");
        return -1;
    }
    if (!dict_next(object_of(dict), &next, &next_key, &next_value, NULL))
        return 0;
    ouro_Object *held_key = key == NULL ? NULL : handle_give_borrowed(rt, next_key);
    if (key != NULL && held_key == NULL)
        return -1;
    ouro_Object *held_value = value == NULL ? NULL : handle_give_borrowed(rt, next_value);
    if (value != NULL && held_value == NULL) {
        ouro_release(rt, held_key);
        return -1;
    }
    if (key != NULL)
        *key = held_key;
    if (value != NULL)
        *value = held_value;
    *position = next;
    return 1;
}

ouro_Object *ouro_set_new(ouro_Runtime *rt)
{
    return rt == NULL ? NULL : handle_give(rt, set_new(runtime_of(rt), TYPE_SET));
}

ouro_Object *ouro_frozenset_new(ouro_Runtime *rt, ouro_Object *const *items, int64_t count)
{
    Runtime *runtime = runtime_of(rt);
    if (!handle_all_given(rt, items, count))
        return NULL;
    Object *set = set_new(runtime, TYPE_FROZENSET);
    for (int64_t i = 0; set != NULL && i < count; i++) {
        if (set_add(runtime, set, object_of(items[i])) == 0)
            continue;
        object_decref(runtime, set);
        set = NULL;
    }
    return handle_give(rt, set);
}

int ouro_set_add(ouro_Runtime *rt, ouro_Object *set, ouro_Object *item)
{
    if (!handle_is_a(rt, set, TYPE_SET) || !handle_is_given(rt, item))
        return -1;
    return set_add(runtime_of(rt), object_of(set), object_of(item));
}

int ouro_set_discard(ouro_Runtime *rt, ouro_Object *set, ouro_Object *item)
{
    if (!handle_is_a(rt, set, TYPE_SET) || !handle_is_given(rt, item))
        return -1;
    return set_discard(runtime_of(rt), object_of(set), object_of(item));
}
