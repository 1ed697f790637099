/* tuple, list and cell. */
#include "api/handle.h"
#include "types/call/cell.h"
#include "types/container/list.h"
#include "types/container/tuple.h"

ouro_Object *ouro_tuple_new(ouro_Runtime *rt, ouro_Object *const *items, int64_t count)
{
    if (!handle_all_given(rt, items, count))
        return NULL;
    return handle_give(rt, tuple_pack(runtime_of(rt), count, (Object *const *)items));
}

/* `index` as a position from the start; -1 and IndexError when it is outside. */
static int64_t position_of(ouro_Runtime *rt, int64_t index, int64_t size, const char *message)
{
    int64_t position = index < 0 ? index + size : index;
    if (position >= 0 && position < size)
        return position;
    ouro_raise(rt, OURO_ERROR_INDEX, message);
    return -1;
}

ouro_Object *ouro_tuple_get(ouro_Runtime *rt, ouro_Object *tuple, int64_t index)
{
    if (!handle_is_a(rt, tuple, TYPE_TUPLE))
        return NULL;
    Object *object = object_of(tuple);
    int64_t position = position_of(rt, index, tuple_size(object), "tuple index out of range");
    return position < 0 ? NULL : handle_give_borrowed(rt, tuple_get(object, position));
}

ouro_Object *ouro_list_new(ouro_Runtime *rt)
{
    return rt == NULL ? NULL : handle_give(rt, list_new(runtime_of(rt), 0));
}

int ouro_list_append(ouro_Runtime *rt, ouro_Object *list, ouro_Object *item)
{
    if (!handle_is_a(rt, list, TYPE_LIST) || !handle_is_given(rt, item))
        return -1;
    return list_append(runtime_of(rt), object_of(list), object_of(item));
}

int ouro_list_insert(ouro_Runtime *rt, ouro_Object *list, int64_t index, ouro_Object *item)
{
    if (!handle_is_a(rt, list, TYPE_LIST) || !handle_is_given(rt, item))
        return -1;
    return list_insert(runtime_of(rt), object_of(list), index, object_of(item));
}

ouro_Object *ouro_list_get(ouro_Runtime *rt, ouro_Object *list, int64_t index)
{
    if (!handle_is_a(rt, list, TYPE_LIST))
        return NULL;
    Object *object = object_of(list);
    int64_t position = position_of(rt, index, list_size(object), "list index out of range");
    return position < 0 ? NULL : handle_give_borrowed(rt, list_get(object, position));
}

int ouro_list_set(ouro_Runtime *rt, ouro_Object *list, int64_t index, ouro_Object *item)
{
    if (!handle_is_a(rt, list, TYPE_LIST) || !handle_is_given(rt, item))
        return -1;
    Object *object = object_of(list);
    int64_t position = position_of(rt, index, list_size(object), "list assignment index out of range");
    if (position < 0)
        return -1;
    return list_set_item(runtime_of(rt), object, position, object_incref(object_of(item)));
}

int ouro_list_delete(ouro_Runtime *rt, ouro_Object *list, int64_t index)
{
    if (!handle_is_a(rt, list, TYPE_LIST))
        return -1;
    Object *object = object_of(list);
    int64_t position = position_of(rt, index, list_size(object), "list assignment index out of range");
    return position < 0 ? -1 : list_delete_item(runtime_of(rt), object, position);
}

int ouro_list_clear(ouro_Runtime *rt, ouro_Object *list)
{
    if (!handle_is_a(rt, list, TYPE_LIST))
        return -1;
    list_clear(runtime_of(rt), object_of(list));
    return 0;
}

ouro_Object *ouro_cell_new(ouro_Runtime *rt, ouro_Object *value)
{
    if (!handle_is_given_or_none(rt, value))
        return NULL;
    return handle_give(rt, cell_new(runtime_of(rt), object_of(value)));
}

ouro_Object *ouro_cell_get(ouro_Runtime *rt, ouro_Object *cell)
{
    if (!handle_is_a(rt, cell, TYPE_CELL))
        return NULL;
    Object *value = cell_get(object_of(cell));
    if (value == NULL)
        return ouro_raise(rt, OURO_ERROR_VALUE, "Cell is empty");
    return handle_give_borrowed(rt, value);
}

int ouro_cell_set(ouro_Runtime *rt, ouro_Object *cell, ouro_Object *value)
{
    if (!handle_is_a(rt, cell, TYPE_CELL) || !handle_is_given_or_none(rt, value))
        return -1;
    cell_set(runtime_of(rt), object_of(cell), object_xincref(object_of(value)));
    return 0;
}
