/* list: its methods and slots as Python sees them; see list.h. */
#include "types/number/bool.h"

#include "object/protocol.h"
#include "types/abstract.h"
#include "types/container/list.h"
#include "types/container/slice.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/fields_object.h"
#include "types/none.h"
#include "types/number/int.h"
#include "types/repr.h"
#include "types/text/str.h"
#include "types/text/text_builder.h"

/* ---- extending */

static bool grows(const Object *list) { return list_size(list) < ((const ListObject *)list)->allocated; }

/* Takes the item over. */
static int append_taken(Runtime *rt, Object *list, Object *item)
{
    int64_t size = list_size(list);
    if (grows(list)) {
        ((VarObject *)list)->ob_size = size + 1;
    } else if (list_resize(rt, list, size + 1) < 0) {
        object_decref(rt, item);
        return -1;
    }
    list_items(list)[size] = ref_of(item);
    return 0;
}

/* Room for as many as are expected, beside the length, which stays. */
static int expect(Runtime *rt, Object *list, int64_t more)
{
    int64_t size = list_size(list);
    if (size > INT64_MAX - more)
        return 0;
    if (((ListObject *)list)->ob_item == NO_REF) {
        if (more == 0)
            return 0;
        int64_t room = profile_list_exact(more);
        Ref *items = more > INT64_MAX / 16 ? NULL : memory_alloc(&rt->memory, (uint64_t)room * sizeof(Ref));
        if (items == NULL) {
            error_no_memory(rt);
            return -1;
        }
        ((ListObject *)list)->ob_item = ref_of(items);
        ((ListObject *)list)->allocated = room;
        return 0;
    }
    if (list_resize(rt, list, size + more) < 0)
        return -1;
    ((VarObject *)list)->ob_size = size;
    return 0;
}

static int append_all(Runtime *rt, Object *list, Object *iterator)
{
    for (;;) {
        Object *item = iterator_next(rt, iterator);
        if (item == NULL)
            break;
        if (append_taken(rt, list, item) < 0)
            return -1;
    }
    if (error_occurred(rt))
        return -1;
    return grows(list) ? list_resize(rt, list, list_size(list)) : 0;
}

/* A list of a derived class: what its __iter__ gives comes to its end before the list grows. */
static int extend_by_itself(Runtime *rt, Object *list)
{
    Object *items = sequence_fast(rt, list, "argument must be iterable");
    if (items == NULL)
        return -1;
    int status = list_extend_sequence(rt, list, items);
    object_decref(rt, items);
    return status;
}

int list_extend(Runtime *rt, Object *list, Object *iterable)
{
    if (object_is_exact(rt, iterable, TYPE_LIST) || object_is_exact(rt, iterable, TYPE_TUPLE))
        return list_extend_sequence(rt, list, iterable);
    if (iterable == list)
        return extend_by_itself(rt, list);
    Object *iterator = object_iter(rt, iterable);
    if (iterator == NULL)
        return -1;
    int64_t hint = object_length_hint(rt, iterable, 8);
    int status = hint < 0 ? -1 : expect(rt, list, hint);
    if (status == 0)
        status = append_all(rt, list, iterator);
    object_decref(rt, iterator);
    return status;
}

/* ---- methods */

static Object *none_or_error(Runtime *rt, int status) { return status < 0 ? NULL : none_new(rt); }

static Object *list_method_append(Runtime *rt, Object *self, const Arguments *arguments)
{
    return none_or_error(rt, list_append(rt, self, argument_at(arguments, 0)));
}

static Object *list_method_clear(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    list_clear(rt, self);
    return none_new(rt);
}

static Object *list_method_copy(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return list_copy(rt, self);
}

static Object *list_method_count(Runtime *rt, Object *self, const Arguments *arguments)
{
    int64_t count = list_count(rt, self, argument_at(arguments, 0));
    return count < 0 ? NULL : int_from_int64(rt, count);
}

static Object *list_method_extend(Runtime *rt, Object *self, const Arguments *arguments)
{
    return none_or_error(rt, list_extend(rt, self, argument_at(arguments, 0)));
}

/* A bound of index(), counted from the end if negative. */
static int search_bound(Runtime *rt, const Arguments *arguments, int64_t place, int64_t size, int64_t *bound)
{
    if (place >= arguments->count)
        return 0;
    if (argument_slice_bound_not_none(rt, argument_at(arguments, place), bound) < 0)
        return -1;
    if (*bound < 0)
        *bound = *bound + size < 0 ? 0 : *bound + size;
    return 0;
}

static Object *list_method_index(Runtime *rt, Object *self, const Arguments *arguments)
{
    int64_t low = 0, high = INT64_MAX;
    Object *item = argument_at(arguments, 0);
    if (search_bound(rt, arguments, 1, list_size(self), &low) < 0 ||
        search_bound(rt, arguments, 2, list_size(self), &high) < 0)
        return NULL;
    for (int64_t i = low; i < high && i < list_size(self); i++) {
        Object *candidate = object_incref(list_get(self, i));
        int equal = object_compare(rt, candidate, item, COMPARE_EQ);
        object_decref(rt, candidate);
        if (equal != 0)
            return equal < 0 ? NULL : int_from_int64(rt, i);
    }
    return error_format(rt, ERROR_VALUE, "%R is not in list", item);
}

static Object *list_method_insert(Runtime *rt, Object *self, const Arguments *arguments)
{
    int64_t index;
    if (argument_ssize(rt, argument_at(arguments, 0), &index) < 0)
        return NULL;
    return none_or_error(rt, list_insert(rt, self, index, argument_at(arguments, 1)));
}

static Object *list_method_pop(Runtime *rt, Object *self, const Arguments *arguments)
{
    int64_t index = -1;
    if (arguments->count > 0 && argument_ssize(rt, argument_at(arguments, 0), &index) < 0)
        return NULL;
    return list_pop(rt, self, index);
}

static Object *list_method_remove(Runtime *rt, Object *self, const Arguments *arguments)
{
    return none_or_error(rt, list_remove(rt, self, argument_at(arguments, 0)));
}

static Object *list_method_reverse(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    list_reverse(self);
    return none_new(rt);
}

static Object *list_method_reversed(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return list_reversed(rt, self);
}

static Object *list_method_sizeof(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return int_from_int64(rt, list_sizeof(rt, self));
}

static Object *list_method_sort(Runtime *rt, Object *self, const Arguments *arguments)
{
    static const char *const names[] = {"key", "reverse", NULL};
    static const Parameters parameters = {"sort", names, 0, 0};
    Object *values[2];
    if (arguments->count > 0 && arguments_total(arguments) <= 2) {
        error_set(rt, ERROR_TYPE, "sort() takes no positional arguments");
        return NULL;
    }
    if (arguments_parse(rt, arguments, &parameters, values) < 0)
        return NULL;
    int reverse = 0;
    if (values[1] != NULL) {
        int64_t number;
        if (argument_c_int(rt, values[1], &number) < 0)
            return NULL;
        reverse = number != 0;
    }
    Object *key = values[0] == runtime_none(rt) ? NULL : values[0];
    return none_or_error(rt, list_sort(rt, self, key, reverse != 0));
}

static Object *list_method_getitem(Runtime *rt, Object *self, const Arguments *arguments)
{
    return list_subscript(rt, self, argument_at(arguments, 0));
}

/* ---- slots */

static Object *list_tp_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    (void)arguments;
    return fields_object_new(rt, type);
}

/* Whether an instance's class leaves construction to the built-in type. */
static bool refuses_keywords(const Runtime *rt, const Object *self)
{
    const TypeObject *type = object_type(self);
    return type == runtime_type(rt, TYPE_LIST) || type->tp_new == TYPE_LIST;
}

static int list_tp_init(Runtime *rt, Object *self, const Arguments *arguments)
{
    if (refuses_keywords(rt, self) && arguments_no_keywords(rt, "list", arguments) < 0)
        return -1;
    if (arguments_check_count(rt, "list", arguments, 0, 1) < 0)
        return -1;
    if (((ListObject *)self)->ob_item != NO_REF)
        list_clear(rt, self);
    return arguments->count == 0 ? 0 : list_extend(rt, self, argument_at(arguments, 0));
}

static int64_t list_length(Runtime *rt, Object *self)
{
    (void)rt;
    return list_size(self);
}

static Object *list_item(Runtime *rt, Object *self, int64_t index)
{
    if (index >= 0 && index < list_size(self))
        return object_incref(list_get(self, index));
    error_set(rt, ERROR_INDEX, "list index out of range");
    return NULL;
}

static int list_ass_item(Runtime *rt, Object *self, int64_t index, Object *value)
{
    return value == NULL ? list_delete_item(rt, self, index)
                         : list_set_item(rt, self, index, object_incref(value));
}

static Object *list_sq_concat(Runtime *rt, Object *left, Object *right)
{
    if (object_is_list(right))
        return list_concat(rt, left, right);
    return error_format(rt, ERROR_TYPE, "can only concatenate list (not \"%.200T\") to list", right);
}

static Object *list_inplace_concat(Runtime *rt, Object *self, Object *other)
{
    return list_extend(rt, self, other) < 0 ? NULL : object_incref(self);
}

static Object *list_inplace_repeat(Runtime *rt, Object *self, int64_t times)
{
    return list_repeat_in_place(rt, self, times) < 0 ? NULL : object_incref(self);
}

static Object *repr_of_items(Runtime *rt, Object *self)
{
    TextBuilder text = text_begin(rt);
    text_add_character(&text, '[');
    for (int64_t i = 0; i < list_size(self); i++) {
        if (i > 0)
            text_add(&text, ", ");
        Object *item = object_incref(list_get(self, i));
        bool made = text_add_repr(&text, item);
        object_decref(rt, item);
        if (!made)
            return text_abandon(&text);
    }
    text_add_character(&text, ']');
    return text_finish(&text);
}

static Object *list_repr(Runtime *rt, Object *self)
{
    if (list_size(self) == 0)
        return str_from_cstring(rt, "[]");
    int running = repr_enter(rt, self);
    if (running != 0)
        return running < 0 ? NULL : str_from_cstring(rt, "[...]");
    Object *result = repr_of_items(rt, self);
    repr_leave(rt, self);
    return result;
}

static const MethodDefinition methods[] = {
    {"__getitem__", list_method_getitem, 1, 1, METHOD_O | METHOD_COEXIST, NULL},
    {"__reversed__", list_method_reversed, 0, 0, 0, "($self, /)"},
    {"__sizeof__", list_method_sizeof, 0, 0, 0, "($self, /)"},
    {"clear", list_method_clear, 0, 0, 0, "($self, /)"},
    {"copy", list_method_copy, 0, 0, 0, "($self, /)"},
    {"append", list_method_append, 1, 1, METHOD_O, "($self, object, /)"},
    {"insert", list_method_insert, 2, 2, 0, "($self, index, object, /)"},
    {"extend", list_method_extend, 1, 1, METHOD_O, "($self, iterable, /)"},
    {"pop", list_method_pop, 0, 1, 0, "($self, index=-1, /)"},
    {"remove", list_method_remove, 1, 1, METHOD_O, "($self, value, /)"},
    {"index", list_method_index, 1, 3, 0, "($self, value, start=0, stop=sys.maxsize, /)"},
    {"count", list_method_count, 1, 1, METHOD_O, "($self, value, /)"},
    {"reverse", list_method_reverse, 0, 0, 0, "($self, /)"},
    {"sort", list_method_sort, 0, ARGUMENTS_ANY, METHOD_KEYWORDS, "($self, /, *, key=None, reverse=False)"},
    {"__class_getitem__", class_getitem_method, 1, 1, METHOD_O | METHOD_CLASS, NULL},
    {0},
};

const TypeDefinition list_definition = {
    .slots = {.dealloc = list_dealloc,
              .traverse = true,
              .clear = list_clear,
              .getsizeof = list_sizeof,
              .repr = list_repr,
              .richcompare = list_richcompare,
              .iter = list_iter,
              .init = list_tp_init,
              .new = list_tp_new,
              .mp_length = list_length,
              .mp_subscript = list_subscript,
              .mp_ass_subscript = list_ass_subscript,
              .sq_length = list_length,
              .sq_concat = list_sq_concat,
              .sq_repeat = list_repeat,
              .sq_item = list_item,
              .sq_ass_item = list_ass_item,
              .sq_contains = list_contains,
              .sq_inplace_concat = list_inplace_concat,
              .sq_inplace_repeat = list_inplace_repeat},
    .methods = methods,
    .doc =
        "Built-in mutable sequence.\n\nIf no argument is given, the constructor creates a new empty list.\nThe "
        "argument must be an iterable if specified.",
    .generic_attributes = GENERIC_GETATTR,
};
