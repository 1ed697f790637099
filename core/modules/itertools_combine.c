/* itertools: product, permutations, combinations, combinations_with_replacement; see itertools.h. Each gives the same
 * tuple again and again as long as nobody else holds it. */
#include "modules/itertools.h"

#include "gc/gc.h"
#include "object/error.h"
#include "object/protocol.h"
#include "types/abstract.h"
#include "types/container/iterator.h"
#include "types/container/slice.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/fields_object.h"
#include "types/number/int.h"
#include "types/text/str.h"

static int64_t *new_indices(Runtime *rt, int64_t count)
{
    int64_t *indices =
        count > INT64_MAX / 16 ? NULL : memory_alloc(&rt->memory, (uint64_t)count * sizeof(int64_t));
    if (indices == NULL)
        error_no_memory(rt);
    return indices;
}

static void free_indices(Runtime *rt, Ref *indices)
{
    memory_free(&rt->memory, ref_pointer(*indices));
    *indices = NO_REF;
}

/* The tuple that may be written to: the last one, or a copy if somebody has it. Borrowed; NULL and MemoryError. */
static Object *writable(Runtime *rt, Ref *slot)
{
    Object *result = ref_pointer(*slot);
    if (result->ob_refcnt > 1) {
        Object *copy = tuple_from_refs(rt, tuple_items(result), tuple_size(result));
        if (copy != NULL)
            object_replace_ref(rt, slot, copy);
        return copy;
    }
    if (tuple_size(result) > 0 && !object_is_tracked(result))
        gc_track(rt, result);
    return result;
}

static void replace_item(Runtime *rt, Object *tuple, int64_t index, Object *item)
{
    Object *old = tuple_get(tuple, index);
    tuple_set(tuple, index, object_incref(item));
    object_xdecref(rt, old);
}

/* The first tuple: pool[indices[i]]. */
static Object *first_of_pool(Runtime *rt, Object *pool, const int64_t *indices, int64_t length)
{
    Object *result = tuple_new(rt, length);
    for (int64_t i = 0; result != NULL && i < length; i++)
        tuple_set(result, i, object_incref(tuple_get(pool, indices[i])));
    return result;
}

/* ---- product */

static ProductObject *as_product(Object *object) { return (ProductObject *)object; }

/* repeat=…, the only keyword. 0, or -1 and an error. */
static int parse_repeat(Runtime *rt, const Arguments *arguments, int64_t *repeat)
{
    int64_t count = arguments->names == NULL ? 0 : tuple_size(arguments->names);
    *repeat = 1;
    if (count == 0)
        return 0;
    if (count > 1) {
        error_set(rt, ERROR_TYPE, "product() takes at most 1 keyword argument (%lld given)",
                  (long long)count);
        return -1;
    }
    for (int64_t i = 0; i < count; i++) {
        Object *name = tuple_get(arguments->names, i);
        if (!object_is_str(name) || !str_equal_ascii(name, "repeat"))
            return arguments_unknown_keyword(rt, "product", name);
    }
    if (argument_ssize(rt, ref_pointer(arguments->items[arguments->count]), repeat) < 0)
        return -1;
    if (*repeat >= 0)
        return 0;
    error_set(rt, ERROR_VALUE, "repeat argument cannot be negative");
    return -1;
}

static Object *make_pools(Runtime *rt, const Arguments *arguments, int64_t repeat)
{
    int64_t count = repeat == 0 ? 0 : arguments->count;
    if (repeat != 0 && count > INT64_MAX / 16 / repeat) {
        error_set(rt, ERROR_OVERFLOW, "repeat argument too large");
        return NULL;
    }
    Object *pools = tuple_new(rt, count * repeat);
    for (int64_t i = 0; pools != NULL && i < count; i++) {
        Object *pool = sequence_tuple(rt, argument_at(arguments, i));
        if (pool == NULL) {
            object_decref(rt, pools);
            return NULL;
        }
        tuple_set(pools, i, pool);
    }
    for (int64_t i = count; pools != NULL && i < count * repeat; i++)
        tuple_set(pools, i, object_incref(tuple_get(pools, i - count)));
    return pools;
}

static Object *product_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    int64_t repeat;
    if (parse_repeat(rt, arguments, &repeat) < 0)
        return NULL;
    Object *pools = make_pools(rt, arguments, repeat);
    if (pools == NULL)
        return NULL;
    int64_t *indices = new_indices(rt, tuple_size(pools));
    Object *self = indices == NULL ? NULL : fields_object_new(rt, type);
    if (self == NULL) {
        memory_free(&rt->memory, indices);
        object_decref(rt, pools);
        return NULL;
    }
    for (int64_t i = 0; i < tuple_size(pools); i++)
        indices[i] = 0;
    as_product(self)->pools = ref_of(pools);
    as_product(self)->indices = ref_of(indices);
    return self;
}

static Object *product_first(Runtime *rt, ProductObject *self)
{
    Object *pools = ref_pointer(self->pools);
    for (int64_t i = 0; i < tuple_size(pools); i++) {
        if (tuple_size(tuple_get(pools, i)) == 0) {
            self->stopped = 1;
            return NULL;
        }
    }
    Object *result = tuple_new(rt, tuple_size(pools));
    for (int64_t i = 0; result != NULL && i < tuple_size(pools); i++)
        tuple_set(result, i, object_incref(tuple_get(tuple_get(pools, i), 0)));
    self->result = ref_of(result);
    return object_xincref(result);
}

/* As an odometer: the last one turns first. */
static Object *product_next(Runtime *rt, Object *object)
{
    ProductObject *self = as_product(object);
    Object *pools = ref_pointer(self->pools);
    int64_t *indices = ref_pointer(self->indices);
    if (self->stopped)
        return NULL;
    if (self->result == NO_REF)
        return product_first(rt, self);
    Object *result = writable(rt, &self->result);
    if (result == NULL)
        return NULL;
    for (int64_t i = tuple_size(pools) - 1; i >= 0; i--) {
        Object *pool = tuple_get(pools, i);
        bool turned = ++indices[i] == tuple_size(pool);
        if (turned)
            indices[i] = 0;
        replace_item(rt, result, i, tuple_get(pool, indices[i]));
        if (!turned)
            return object_incref(result);
    }
    self->stopped = 1;
    return NULL;
}

static void product_dealloc(Runtime *rt, Object *object)
{
    free_indices(rt, &as_product(object)->indices);
    fields_object_dealloc(rt, object);
}

static int64_t product_sizeof(Runtime *rt, Object *object)
{
    (void)rt;
    return object_type(object)->tp_basicsize + 8 * tuple_size(ref_pointer(as_product(object)->pools));
}

static Object *product_method_sizeof(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return int_from_int64(rt, product_sizeof(rt, self));
}

static const MethodDefinition product_methods[] = {
    STATE_ROWS(product), {"__sizeof__", product_method_sizeof, 0, 0, 0, NULL}, {0}};

const TypeDefinition product_definition = {
    .slots = {.dealloc = product_dealloc,
              .traverse = true,
              .getsizeof = product_sizeof,
              .iter = iterator_self,
              .iternext = product_next,
              .new = product_new},
    .methods = product_methods,
    .doc =
        "product(*iterables, repeat=1) --> product object\n\nCartesian product of input iterables.  Equivalent "
        "to nested for-loops.",
};

/* ---- combinations, with and without replacement */

static CombinationsObject *as_combinations(Object *object) { return (CombinationsObject *)object; }

/* The pool, and r; NULL and an error. */
static Object *parse_pool(Runtime *rt, const Arguments *arguments, const char *name, int64_t *length)
{
    static const char *const names[] = {"iterable", "r", NULL};
    const Parameters parameters = {name, names, 2, -1};
    Object *values[2];
    if (arguments_parse(rt, arguments, &parameters, values) < 0 || argument_ssize(rt, values[1], length) < 0)
        return NULL;
    Object *pool = sequence_tuple(rt, values[0]);
    if (pool == NULL || *length >= 0)
        return pool;
    object_decref(rt, pool);
    error_set(rt, ERROR_VALUE, "r must be non-negative");
    return NULL;
}

static Object *new_combinations(Runtime *rt, TypeObject *type, Object *pool, int64_t length)
{
    int64_t *indices = pool == NULL ? NULL : new_indices(rt, length);
    Object *self = indices == NULL ? NULL : fields_object_new(rt, type);
    if (self == NULL) {
        memory_free(&rt->memory, indices);
        object_xdecref(rt, pool);
        return NULL;
    }
    as_combinations(self)->pool = ref_of(pool);
    as_combinations(self)->indices = ref_of(indices);
    as_combinations(self)->length = length;
    return self;
}

static Object *combinations_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    int64_t length;
    Object *pool = parse_pool(rt, arguments, "combinations", &length);
    Object *self = new_combinations(rt, type, pool, length);
    if (self == NULL)
        return NULL;
    int64_t *indices = ref_pointer(as_combinations(self)->indices);
    for (int64_t i = 0; i < length; i++)
        indices[i] = i;
    as_combinations(self)->stopped = length > tuple_size(pool);
    return self;
}

static Object *combinations_with_replacement_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    int64_t length;
    Object *pool = parse_pool(rt, arguments, "combinations_with_replacement", &length);
    Object *self = new_combinations(rt, type, pool, length);
    if (self == NULL)
        return NULL;
    int64_t *indices = ref_pointer(as_combinations(self)->indices);
    for (int64_t i = 0; i < length; i++)
        indices[i] = 0;
    as_combinations(self)->stopped = tuple_size(pool) == 0 && length > 0;
    return self;
}

static Object *first_combination(Runtime *rt, CombinationsObject *self)
{
    Object *result = first_of_pool(rt, ref_pointer(self->pool), ref_pointer(self->indices), self->length);
    self->result = ref_of(result);
    return object_xincref(result);
}

/* Writes the items from `from` on, after the indices have moved. */
static Object *show_combination(Runtime *rt, CombinationsObject *self, Object *result, int64_t from)
{
    const int64_t *indices = ref_pointer(self->indices);
    for (int64_t i = from; i < self->length; i++)
        replace_item(rt, result, i, tuple_get(ref_pointer(self->pool), indices[i]));
    return object_incref(result);
}

static Object *combinations_next(Runtime *rt, Object *object)
{
    CombinationsObject *self = as_combinations(object);
    if (self->stopped)
        return NULL;
    if (self->result == NO_REF)
        return first_combination(rt, self);
    Object *result = writable(rt, &self->result);
    if (result == NULL)
        return NULL;
    int64_t *indices = ref_pointer(self->indices);
    int64_t i = self->length - 1;
    int64_t gap = tuple_size(ref_pointer(self->pool)) - self->length;
    while (i >= 0 && indices[i] == i + gap)
        i--;
    if (i < 0) {
        self->stopped = 1;
        return NULL;
    }
    indices[i]++;
    for (int64_t j = i + 1; j < self->length; j++)
        indices[j] = indices[j - 1] + 1;
    return show_combination(rt, self, result, i);
}

static Object *combinations_with_replacement_next(Runtime *rt, Object *object)
{
    CombinationsObject *self = as_combinations(object);
    if (self->stopped)
        return NULL;
    if (self->result == NO_REF)
        return first_combination(rt, self);
    Object *result = writable(rt, &self->result);
    if (result == NULL)
        return NULL;
    int64_t *indices = ref_pointer(self->indices);
    int64_t i = self->length - 1;
    while (i >= 0 && indices[i] == tuple_size(ref_pointer(self->pool)) - 1)
        i--;
    if (i < 0) {
        self->stopped = 1;
        return NULL;
    }
    int64_t index = indices[i] + 1;
    for (int64_t j = i; j < self->length; j++)
        indices[j] = index;
    return show_combination(rt, self, result, i);
}

static void combinations_dealloc(Runtime *rt, Object *object)
{
    free_indices(rt, &as_combinations(object)->indices);
    fields_object_dealloc(rt, object);
}

static int64_t combinations_sizeof(Runtime *rt, Object *object)
{
    (void)rt;
    return object_type(object)->tp_basicsize + 8 * as_combinations(object)->length;
}

static Object *combinations_method_sizeof(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return int_from_int64(rt, combinations_sizeof(rt, self));
}

static const MethodDefinition combinations_methods[] = {
    STATE_ROWS(combinations), {"__sizeof__", combinations_method_sizeof, 0, 0, 0, NULL}, {0}};

#define COMBINATIONS_TYPE(identifier, doc_text) \
    const TypeDefinition identifier##_definition = { \
        .slots = {.dealloc = combinations_dealloc, \
                  .traverse = true, \
                  .getsizeof = combinations_sizeof, \
                  .iter = iterator_self, \
                  .iternext = identifier##_next, \
                  .new = identifier##_new}, \
        .methods = combinations_methods, \
        .doc = doc_text, \
    }

COMBINATIONS_TYPE(
    combinations,
    "Return successive r-length combinations of elements in the iterable.\n\ncombinations(range(4), 3) "
    "--> (0,1,2), (0,1,3), (0,2,3), (1,2,3)");
COMBINATIONS_TYPE(
    combinations_with_replacement,
    "Return successive r-length combinations of elements in the iterable allowing individual elements "
    "to have successive repeats.\n\ncombinations_with_replacement('ABC', 2) --> "
    "('A','A'), ('A','B'), ('A','C'), ('B','B'), ('B','C'), ('C','C')");

/* ---- permutations */

static PermutationsObject *as_permutations(Object *object) { return (PermutationsObject *)object; }

static Object *permutations_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    static const char *const names[] = {"iterable", "r", NULL};
    static const Parameters parameters = {"permutations", names, 1, -1};
    Object *values[2];
    if (arguments_parse(rt, arguments, &parameters, values) < 0)
        return NULL;
    Object *pool = sequence_tuple(rt, values[0]);
    if (pool == NULL)
        return NULL;
    int64_t size = tuple_size(pool), length = size;
    bool failed = false;
    if (values[1] != NULL && values[1] != runtime_none(rt)) {
        if (!object_is_int(values[1])) {
            error_set(rt, ERROR_TYPE, "Expected int as r");
            failed = true;
        } else if (argument_ssize(rt, values[1], &length) < 0) {
            failed = true;
        } else if (length < 0) {
            error_set(rt, ERROR_VALUE, "r must be non-negative");
            failed = true;
        }
    }
    int64_t *indices = failed ? NULL : new_indices(rt, size);
    int64_t *cycles = indices == NULL ? NULL : new_indices(rt, length);
    Object *self = cycles == NULL ? NULL : fields_object_new(rt, type);
    if (self == NULL) {
        memory_free(&rt->memory, cycles);
        memory_free(&rt->memory, indices);
        object_decref(rt, pool);
        return NULL;
    }
    for (int64_t i = 0; i < size; i++)
        indices[i] = i;
    for (int64_t i = 0; i < length; i++)
        cycles[i] = size - i;
    PermutationsObject *permutations = as_permutations(self);
    permutations->pool = ref_of(pool);
    permutations->indices = ref_of(indices);
    permutations->cycles = ref_of(cycles);
    permutations->length = length;
    permutations->stopped = length > size;
    return self;
}

/* Moves to the next permutation: the first place that has changed, or -1 when that was the last. */
static int64_t advance(int64_t *indices, int64_t size, int64_t *cycles, int64_t length)
{
    for (int64_t i = length - 1; i >= 0; i--) {
        int64_t index = indices[i];
        if (--cycles[i] != 0) {
            indices[i] = indices[size - cycles[i]];
            indices[size - cycles[i]] = index;
            return i;
        }
        for (int64_t j = i; j < size - 1; j++)
            indices[j] = indices[j + 1];
        indices[size - 1] = index;
        cycles[i] = size - i;
    }
    return -1;
}

static Object *permutations_next(Runtime *rt, Object *object)
{
    PermutationsObject *self = as_permutations(object);
    Object *pool = ref_pointer(self->pool);
    int64_t *indices = ref_pointer(self->indices);
    if (self->stopped)
        return NULL;
    if (self->result == NO_REF) {
        Object *first = first_of_pool(rt, pool, indices, self->length);
        self->result = ref_of(first);
        return object_xincref(first);
    }
    if (tuple_size(pool) == 0) {
        self->stopped = 1;
        return NULL;
    }
    Object *result = writable(rt, &self->result);
    if (result == NULL)
        return NULL;
    int64_t from = advance(indices, tuple_size(pool), ref_pointer(self->cycles), self->length);
    if (from < 0) {
        self->stopped = 1;
        return NULL;
    }
    for (int64_t i = from; i < self->length; i++)
        replace_item(rt, result, i, tuple_get(pool, indices[i]));
    return object_incref(result);
}

static void permutations_dealloc(Runtime *rt, Object *object)
{
    free_indices(rt, &as_permutations(object)->indices);
    free_indices(rt, &as_permutations(object)->cycles);
    fields_object_dealloc(rt, object);
}

static int64_t permutations_sizeof(Runtime *rt, Object *object)
{
    const PermutationsObject *self = as_permutations(object);
    (void)rt;
    return object_type(object)->tp_basicsize + 8 * (tuple_size(ref_pointer(self->pool)) + self->length);
}

static Object *permutations_method_sizeof(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return int_from_int64(rt, permutations_sizeof(rt, self));
}

static const MethodDefinition permutations_methods[] = {
    STATE_ROWS(permutations), {"__sizeof__", permutations_method_sizeof, 0, 0, 0, NULL}, {0}};

const TypeDefinition permutations_definition = {
    .slots = {.dealloc = permutations_dealloc,
              .traverse = true,
              .getsizeof = permutations_sizeof,
              .iter = iterator_self,
              .iternext = permutations_next,
              .new = permutations_new},
    .methods = permutations_methods,
    .doc =
        "Return successive r-length permutations of elements in the iterable.\n\npermutations(range(3), 2) --> "
        "(0,1), (0,2), (1,0), (1,2), (2,0), (2,1)",
};
