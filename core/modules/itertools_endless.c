/* itertools: count, cycle, repeat, accumulate, zip_longest; see itertools.h. */
#include "modules/itertools.h"

#include <stdio.h>

#include "gc/gc.h"
#include "object/error.h"
#include "object/function.h"
#include "object/protocol.h"
#include "types/abstract.h"
#include "types/call.h"
#include "types/container/iterator.h"
#include "types/container/list.h"
#include "types/container/slice.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/fields_object.h"
#include "types/number/int.h"
#include "types/text/str.h"
#include "types/text/text_builder.h"

/* ---- count */

static bool is_number(const Runtime *rt, const Object *object)
{
    const TypeObject *type = object_type(object);
    return type_nb_index(type) != NULL || type_nb_int(type) != NULL || type_nb_float(type) != NULL ||
           type_is_subtype(type, runtime_type(rt, TYPE_COMPLEX));
}

static bool is_one(const Runtime *rt, const Object *object)
{
    return object_is_exact(rt, object, TYPE_INT) && int_is_medium(object) && int_medium_value(object) == 1;
}

static Object *itertools_count_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    static const char *const names[] = {"start", "step", NULL};
    static const Parameters parameters = {"count", names, 0, -1};
    Object *values[2];
    if (arguments_parse(rt, arguments, &parameters, values) < 0)
        return NULL;
    if ((values[0] != NULL && !is_number(rt, values[0])) ||
        (values[1] != NULL && !is_number(rt, values[1]))) {
        error_set(rt, ERROR_TYPE, "a number is required");
        return NULL;
    }
    Object *self = fields_object_new(rt, type);
    if (self == NULL)
        return NULL;
    CountObject *count = (CountObject *)self;
    bool overflow = false;
    bool is_int = values[0] == NULL || object_is_exact(rt, values[0], TYPE_INT);
    int64_t start = values[0] == NULL || !is_int ? 0 : int_as_int64(rt, values[0], &overflow);
    count->long_step = ref_of(values[1] == NULL ? int_from_int64(rt, 1) : object_incref(values[1]));
    if (is_int && !overflow && is_one(rt, ref_pointer(count->long_step))) {
        count->count = start;
    } else {
        count->count = INT64_MAX;
        count->long_count = ref_of(values[0] == NULL ? int_from_int64(rt, 0) : object_incref(values[0]));
    }
    return self;
}

static Object *itertools_count_next(Runtime *rt, Object *self)
{
    CountObject *count = (CountObject *)self;
    if (count->count != INT64_MAX)
        return int_from_int64(rt, count->count++);
    Object *current =
        count->long_count == NO_REF ? int_from_int64(rt, INT64_MAX) : ref_pointer(count->long_count);
    if (current == NULL)
        return NULL;
    count->long_count = ref_of(current);
    Object *next = number_binary(rt, current, ref_pointer(count->long_step), BINARY_ADD);
    if (next == NULL)
        return NULL;
    count->long_count = ref_of(next);
    return current;
}

/* The next number as an object; new reference. */
static Object *count_current(Runtime *rt, const CountObject *count)
{
    return count->long_count != NO_REF ? object_incref(ref_pointer(count->long_count))
                                       : int_from_int64(rt, count->count);
}

static Object *itertools_count_repr(Runtime *rt, Object *self)
{
    const CountObject *count = (const CountObject *)self;
    Object *current = count_current(rt, count);
    if (current == NULL)
        return NULL;
    TextBuilder text = text_begin(rt);
    text_add(&text, "count(");
    text_add_repr(&text, current);
    if (!is_one(rt, ref_pointer(count->long_step))) {
        text_add(&text, ", ");
        text_add_repr(&text, ref_pointer(count->long_step));
    }
    text_add_character(&text, ')');
    object_decref(rt, current);
    return text_finish(&text);
}

static Object *itertools_count_reduce(Runtime *rt, Object *self, const Arguments *arguments)
{
    const CountObject *count = (const CountObject *)self;
    (void)arguments;
    Object *parts[] = {count_current(rt, count), ref_pointer(count->long_step)};
    if (parts[0] == NULL)
        return NULL;
    bool is_fast = count->count != INT64_MAX;
    Object *result = reduce_to(rt, self, is_fast ? 1 : 2, parts, NULL);
    object_decref(rt, parts[0]);
    return result;
}

static const MethodDefinition count_methods[] = {{"__reduce__", itertools_count_reduce, 0, 0, 0, NULL}, {0}};

const TypeDefinition itertools_count_definition = {
    .slots = {.dealloc = fields_object_dealloc,
              .traverse = true,
              .repr = itertools_count_repr,
              .iter = iterator_self,
              .iternext = itertools_count_next,
              .new = itertools_count_new},
    .methods = count_methods,
    .doc = "Return a count object whose .__next__() method returns consecutive values.",
};

/* ---- cycle */

static Object *cycle_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    if (constructor_arguments(rt, type, TYPE_CYCLE, "cycle", arguments, 1, 1) < 0)
        return NULL;
    Object *iterator = object_iter(rt, argument_at(arguments, 0));
    Object *saved = iterator == NULL ? NULL : list_new(rt, 0);
    return new_with_two(rt, type, offsetof(CycleObject, iterator), iterator, offsetof(CycleObject, saved),
                        saved);
}

static Object *cycle_next(Runtime *rt, Object *object)
{
    CycleObject *self = (CycleObject *)object;
    Object *saved = ref_pointer(self->saved);
    if (self->iterator != NO_REF) {
        Object *item = iterator_next(rt, ref_pointer(self->iterator));
        if (item != NULL) {
            if (self->first_pass || list_append(rt, saved, item) == 0)
                return item;
            object_decref(rt, item);
            return NULL;
        }
        if (error_occurred(rt))
            return NULL;
        object_clear_ref(rt, &self->iterator);
    }
    if (list_size(saved) == 0)
        return NULL;
    Object *item = object_incref(list_get(saved, self->index));
    if (++self->index >= list_size(saved))
        self->index = 0;
    return item;
}

static const MethodDefinition cycle_methods[] = {STATE_ROWS(cycle), {0}};

const TypeDefinition cycle_definition = {
    .slots = {.dealloc = fields_object_dealloc,
              .traverse = true,
              .iter = iterator_self,
              .iternext = cycle_next,
              .new = cycle_new},
    .methods = cycle_methods,
    .doc = "Return elements from the iterable until it is exhausted. Then repeat the sequence indefinitely.",
};

/* ---- repeat */

static Object *repeat_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    static const char *const names[] = {"object", "times", NULL};
    static const Parameters parameters = {"repeat", names, 1, -1};
    Object *values[2];
    int64_t count = -1;
    if (arguments_parse(rt, arguments, &parameters, values) < 0)
        return NULL;
    if (values[1] != NULL) {
        if (argument_ssize(rt, values[1], &count) < 0)
            return NULL;
        if (count < 0)
            count = 0;
    }
    Object *self = fields_object_new(rt, type);
    if (self == NULL)
        return NULL;
    ((RepeatObject *)self)->element = ref_of(object_incref(values[0]));
    ((RepeatObject *)self)->count = count;
    return self;
}

static Object *repeat_next(Runtime *rt, Object *object)
{
    RepeatObject *self = (RepeatObject *)object;
    (void)rt;
    if (self->count == 0)
        return NULL;
    if (self->count > 0)
        self->count--;
    return object_incref(ref_pointer(self->element));
}

static Object *repeat_repr(Runtime *rt, Object *object)
{
    const RepeatObject *self = (const RepeatObject *)object;
    TextBuilder text = text_begin(rt);
    text_add(&text, "repeat(");
    text_add_repr(&text, ref_pointer(self->element));
    if (self->count != -1) {
        char number[32];
        snprintf(number, sizeof number, ", %lld", (long long)self->count);
        text_add(&text, number);
    }
    text_add_character(&text, ')');
    return text_finish(&text);
}

static Object *repeat_length_hint(Runtime *rt, Object *object, const Arguments *arguments)
{
    const RepeatObject *self = (const RepeatObject *)object;
    (void)arguments;
    if (self->count != -1)
        return int_from_int64(rt, self->count);
    error_set(rt, ERROR_TYPE, "len() of unsized object");
    return NULL;
}

static Object *repeat_reduce(Runtime *rt, Object *object, const Arguments *arguments)
{
    const RepeatObject *self = (const RepeatObject *)object;
    (void)arguments;
    Object *parts[] = {ref_pointer(self->element),
                       self->count == -1 ? NULL : int_from_int64(rt, self->count)};
    Object *result = reduce_to(rt, object, parts[1] == NULL ? 1 : 2, parts, NULL);
    object_xdecref(rt, parts[1]);
    return result;
}

static const MethodDefinition repeat_methods[] = {
    {"__length_hint__", repeat_length_hint, 0, 0, 0, NULL},
    {"__reduce__", repeat_reduce, 0, 0, 0, NULL},
    {0},
};

const TypeDefinition repeat_definition = {
    .slots = {.dealloc = fields_object_dealloc,
              .traverse = true,
              .repr = repeat_repr,
              .iter = iterator_self,
              .iternext = repeat_next,
              .new = repeat_new},
    .methods = repeat_methods,
    .doc =
        "repeat(object [,times]) -> create an iterator which returns the object\nfor the specified number of "
        "times.  If not specified, returns the object\nendlessly.",
};

/* ---- accumulate */

static Object *accumulate_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    static const char *const names[] = {"iterable", "func", "initial", NULL};
    static const Parameters parameters = {"accumulate", names, 1, 2};
    Object *values[3];
    if (arguments_parse(rt, arguments, &parameters, values) < 0)
        return NULL;
    Object *iterator = object_iter(rt, values[0]);
    if (iterator == NULL)
        return NULL;
    Object *self = fields_object_new(rt, type);
    if (self == NULL) {
        object_decref(rt, iterator);
        return NULL;
    }
    AccumulateObject *accumulate = (AccumulateObject *)self;
    accumulate->iterator = ref_of(iterator);
    if (values[1] != NULL && values[1] != runtime_none(rt))
        accumulate->function = ref_of(object_incref(values[1]));
    accumulate->initial = ref_of(object_incref(values[2] == NULL ? runtime_none(rt) : values[2]));
    return self;
}

static Object *accumulate_next(Runtime *rt, Object *object)
{
    AccumulateObject *self = (AccumulateObject *)object;
    if (ref_pointer(self->initial) != runtime_none(rt)) {
        Object *initial = ref_pointer(self->initial);
        self->initial = ref_of(none_new(rt));
        self->total = ref_of(initial);
        return object_incref(initial);
    }
    Object *item = iterator_step(rt, ref_pointer(self->iterator));
    if (item == NULL)
        return NULL;
    if (self->total == NO_REF) {
        self->total = ref_of(object_incref(item));
        return item;
    }
    Object *function = ref_pointer(self->function);
    Object *total = function == NULL ? number_binary(rt, ref_pointer(self->total), item, BINARY_ADD)
                                     : object_call_two(rt, function, ref_pointer(self->total), item);
    object_decref(rt, item);
    if (total == NULL)
        return NULL;
    object_incref(total);
    object_replace_ref(rt, &self->total, total);
    return total;
}

static const MethodDefinition accumulate_methods[] = {STATE_ROWS(accumulate), {0}};

const TypeDefinition accumulate_definition = {
    .slots = {.dealloc = fields_object_dealloc,
              .traverse = true,
              .iter = iterator_self,
              .iternext = accumulate_next,
              .new = accumulate_new},
    .methods = accumulate_methods,
    .doc = "Return series of accumulated sums (or other binary function results).",
};

/* ---- zip_longest */

/* fillvalue=…, the only keyword; borrowed, NULL and TypeError. */
static Object *parse_fill(Runtime *rt, const Arguments *arguments)
{
    int64_t count = arguments->names == NULL ? 0 : tuple_size(arguments->names);
    if (count == 0)
        return runtime_none(rt);
    const Object *name = tuple_get(arguments->names, 0);
    if (count == 1 && object_is_str(name) && str_equal_ascii(name, "fillvalue"))
        return ref_pointer(arguments->items[arguments->count]);
    error_set(rt, ERROR_TYPE, "zip_longest() got an unexpected keyword argument");
    return NULL;
}

static int fill_zip_longest(Runtime *rt, ZipLongestObject *self, const Arguments *arguments)
{
    Object *iterators = tuple_new(rt, arguments->count);
    self->iterators = ref_of(iterators);
    if (iterators == NULL)
        return -1;
    for (int64_t i = 0; i < arguments->count; i++) {
        Object *iterator = object_iter(rt, argument_at(arguments, i));
        if (iterator == NULL)
            return -1;
        tuple_set(iterators, i, iterator);
    }
    Object *result = tuple_new(rt, arguments->count);
    self->result = ref_of(result);
    for (int64_t i = 0; result != NULL && i < arguments->count; i++)
        tuple_set(result, i, none_new(rt));
    return result == NULL ? -1 : 0;
}

static Object *zip_longest_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    Object *fill = parse_fill(rt, arguments);
    Object *self = fill == NULL ? NULL : fields_object_new(rt, type);
    if (self == NULL)
        return NULL;
    ZipLongestObject *zip = (ZipLongestObject *)self;
    zip->size = zip->active = arguments->count;
    zip->fill = ref_of(object_incref(fill));
    if (fill_zip_longest(rt, zip, arguments) == 0)
        return self;
    object_decref(rt, self);
    return NULL;
}

/* The next item of iterator `index`, or the fill value; NULL: all have ended, or an error. */
static Object *item_or_fill(Runtime *rt, ZipLongestObject *self, int64_t index)
{
    Ref *slot = &tuple_items(ref_pointer(self->iterators))[index];
    if (*slot == NO_REF)
        return object_incref(ref_pointer(self->fill));
    Object *item = iterator_step(rt, ref_pointer(*slot));
    if (item != NULL)
        return item;
    self->active--;
    if (self->active == 0 || error_occurred(rt)) {
        if (error_occurred(rt) && iterator_ended(rt) && self->active != 0) {
            object_clear_ref(rt, slot);
            return object_incref(ref_pointer(self->fill));
        }
        self->active = 0;
        return NULL;
    }
    object_clear_ref(rt, slot);
    return object_incref(ref_pointer(self->fill));
}

static Object *zip_longest_next(Runtime *rt, Object *object)
{
    ZipLongestObject *self = (ZipLongestObject *)object;
    if (self->size == 0 || self->active == 0)
        return NULL;
    Object *result = ref_pointer(self->result);
    bool reuses = result->ob_refcnt == 1;
    if (reuses)
        object_incref(result);
    else
        result = tuple_new(rt, self->size);
    for (int64_t i = 0; result != NULL && i < self->size; i++) {
        Object *item = item_or_fill(rt, self, i);
        if (item == NULL) {
            object_decref(rt, result);
            return NULL;
        }
        Object *old = tuple_get(result, i);
        tuple_set(result, i, item);
        object_xdecref(rt, old);
    }
    if (reuses && !object_is_tracked(result))
        gc_track(rt, result);
    return result;
}

static const MethodDefinition zip_longest_methods[] = {STATE_ROWS(zip_longest), {0}};

const TypeDefinition zip_longest_definition = {
    .slots = {.dealloc = fields_object_dealloc,
              .traverse = true,
              .iter = iterator_self,
              .iternext = zip_longest_next,
              .new = zip_longest_new},
    .methods = zip_longest_methods,
    .doc =
        "zip_longest(iter1 [,iter2 [...]], [fillvalue=None]) --> zip_longest object\n\nReturn a zip_longest "
        "object whose .__next__() method returns a tuple where\nthe i-th element comes from the i-th iterable "
        "argument.",
};
