/* functools.lru_cache's wrapper. The results are kept in a dict whose order is that of their use: what is used goes to
 * its end, what is dropped comes from its beginning. CPython: Modules/_functoolsmodule.c. */
#include "object/definition.h"

#include "gc/gc.h"
#include "object/error.h"
#include "object/function.h"
#include "object/protocol.h"
#include "types/call.h"
#include "types/call/method.h"
#include "types/container/dict.h"
#include "types/container/dict_insert.h"
#include "types/container/dict_lookup.h"
#include "types/container/slice.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/fields_object.h"
#include "types/number/int.h"
#include "types/text/str.h"

#define MAXSIZE_NONE (-1)

static LruCacheObject *as_cache(Object *object) { return (LruCacheObject *)object; }

static Object *lru_cache_new(Runtime *rt, TypeObject *type, const Arguments *arguments)
{
    static const char *const names[] = {"user_function", "maxsize", "typed", "cache_info_type", NULL};
    static const Parameters parameters = {"lru_cache", names, 4, -1};
    Object *values[4];
    int64_t maxsize = MAXSIZE_NONE;
    if (arguments_parse(rt, arguments, &parameters, values) < 0)
        return NULL;
    if (type_call_slot(object_type(values[0])) == NULL) {
        error_set(rt, ERROR_TYPE, "the first argument must be callable");
        return NULL;
    }
    if (values[1] != runtime_none(rt)) {
        if (type_nb_index(object_type(values[1])) == NULL) {
            error_set(rt, ERROR_TYPE, "maxsize should be integer or None");
            return NULL;
        }
        if (argument_ssize(rt, values[1], &maxsize) < 0)
            return NULL;
        if (maxsize < 0)
            maxsize = 0;
    }
    int typed = object_is_true(rt, values[2]);
    Object *cache = typed < 0 ? NULL : dict_new(rt);
    Object *self = cache == NULL ? NULL : fields_object_new(rt, type);
    if (self == NULL) {
        object_xdecref(rt, cache);
        return NULL;
    }
    as_cache(self)->cache = ref_of(cache);
    as_cache(self)->function = ref_of(object_incref(values[0]));
    as_cache(self)->maxsize = maxsize;
    as_cache(self)->typed = typed;
    as_cache(self)->cache_info_type = ref_of(object_incref(values[3]));
    return self;
}

/* ---- keys */

static Object *type_of(const Object *object) { return &object_type(object)->ob_base.ob_base; }

static Object *argument_ref(const Arguments *arguments, int64_t index)
{
    return ref_pointer(arguments->items[index]);
}

/* One int or str is its own key; else a tuple of the arguments, a mark and the keywords, and, if asked for, the
 * types. CPython's mark is an object() of the module; here it is NotImplemented's type. */
static Object *make_key(Runtime *rt, const LruCacheObject *self, const Arguments *arguments)
{
    int64_t count = arguments->count;
    int64_t named = arguments->names == NULL ? 0 : tuple_size(arguments->names);
    if (!self->typed && named == 0 && count == 1) {
        Object *only = argument_ref(arguments, 0);
        if (object_is_exact(rt, only, TYPE_STR) || object_is_exact(rt, only, TYPE_INT))
            return object_incref(only);
    }
    int64_t size = count + (named == 0 ? 0 : 1 + 2 * named) + (self->typed ? count + named : 0);
    Object *key = tuple_new(rt, size);
    if (key == NULL)
        return NULL;
    int64_t at = 0;
    for (int64_t i = 0; i < count; i++)
        tuple_set(key, at++, object_incref(argument_ref(arguments, i)));
    if (named > 0)
        tuple_set(key, at++, object_incref(&runtime_type(rt, TYPE_NOT_IMPLEMENTED)->ob_base.ob_base));
    for (int64_t i = 0; i < named; i++) {
        tuple_set(key, at++, object_incref(tuple_get(arguments->names, i)));
        tuple_set(key, at++, object_incref(argument_ref(arguments, count + i)));
    }
    for (int64_t i = 0; self->typed && i < count + named; i++)
        tuple_set(key, at++, object_incref(type_of(argument_ref(arguments, i))));
    return key;
}

/* ---- calls */

static Object *call_function(Runtime *rt, LruCacheObject *self, const Arguments *arguments)
{
    self->misses++;
    return object_vectorcall(rt, ref_pointer(self->function), arguments);
}

/* Moves an entry to the end, under the key that it has already. New reference to the result; NULL and an error. */
static Object *move_to_end(Runtime *rt, DictObject *cache, int64_t index, int64_t hash, Object *result)
{
    Object *key = object_incref(dict_keys_item(dict_keys_of(cache), index).key);
    object_incref(result);
    dict_remove(rt, cache, hash, index, result);
    int status = dict_set_known_hash(rt, &cache->ob_base, key, result, hash);
    object_decref(rt, key);
    if (status == 0)
        return result;
    object_decref(rt, result);
    return NULL;
}

static int drop_oldest(Runtime *rt, Object *cache)
{
    int64_t hash;
    Object *key, *value;
    int there = dict_first(rt, cache, &key, &value, &hash);
    if (there <= 0)
        return there;
    object_incref(key);
    object_incref(value);
    int status = dict_delete_known_hash(rt, cache, key, hash);
    object_decref(rt, key);
    object_decref(rt, value);
    return status;
}

static int keep(Runtime *rt, LruCacheObject *self, Object *key, int64_t hash, Object *result)
{
    Object *cache = ref_pointer(self->cache);
    if (self->maxsize == MAXSIZE_NONE)
        return dict_set_known_hash(rt, cache, key, result, hash);
    /* The call may have put it there. */
    int found = dict_contains_known_hash(rt, cache, key, hash);
    if (found != 0)
        return found < 0 ? -1 : 0;
    if (dict_size(cache) >= self->maxsize && drop_oldest(rt, cache) < 0)
        return -1;
    return dict_set_known_hash(rt, cache, key, result, hash);
}

static Object *call_with_key(Runtime *rt, LruCacheObject *self, const Arguments *arguments, Object *key)
{
    Object *found;
    DictObject *cache = ref_pointer(self->cache);
    int64_t hash = object_hash(rt, key);
    if (hash == -1)
        return NULL;
    int64_t index = dict_lookup(rt, cache, key, hash, &found);
    if (index == DICT_LOOKUP_ERROR)
        return NULL;
    if (found != NULL) {
        self->hits++;
        return self->maxsize == MAXSIZE_NONE ? object_incref(found)
                                             : move_to_end(rt, cache, index, hash, found);
    }
    Object *result = call_function(rt, self, arguments);
    if (result == NULL || keep(rt, self, key, hash, result) == 0)
        return result;
    object_decref(rt, result);
    return NULL;
}

static Object *lru_cache_call(Runtime *rt, Object *object, const Arguments *arguments)
{
    LruCacheObject *self = as_cache(object);
    if (self->maxsize == 0)
        return call_function(rt, self, arguments);
    Object *key = make_key(rt, self, arguments);
    if (key == NULL)
        return NULL;
    Object *result = call_with_key(rt, self, arguments, key);
    object_decref(rt, key);
    return result;
}

static Object *lru_cache_get(Runtime *rt, Object *self, Object *object, TypeObject *type)
{
    (void)type;
    if (object == NULL || object == runtime_none(rt))
        return object_incref(self);
    return method_new(rt, self, object);
}

/* ---- methods */

static Object *lru_cache_info(Runtime *rt, Object *object, const Arguments *arguments)
{
    const LruCacheObject *self = as_cache(object);
    (void)arguments;
    Object *items[4] = {int_from_int64(rt, self->hits), int_from_int64(rt, self->misses),
                        self->maxsize == MAXSIZE_NONE ? none_new(rt) : int_from_int64(rt, self->maxsize),
                        int_from_int64(rt, dict_size(ref_pointer(self->cache)))};
    Ref refs[4];
    Object *result = NULL;
    bool complete = true;
    for (int i = 0; i < 4; i++) {
        refs[i] = ref_of(items[i]);
        complete = complete && items[i] != NULL;
    }
    if (complete)
        result = object_call(rt, ref_pointer(self->cache_info_type), refs, 4);
    for (int i = 0; i < 4; i++)
        object_xdecref(rt, items[i]);
    return result;
}

static Object *lru_cache_clear(Runtime *rt, Object *object, const Arguments *arguments)
{
    LruCacheObject *self = as_cache(object);
    (void)arguments;
    self->hits = self->misses = 0;
    dict_clear(rt, ref_pointer(self->cache));
    return none_new(rt);
}

static Object *lru_cache_reduce(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)arguments;
    return object_getattr(rt, self, ref_pointer(rt->attribute_qualname));
}

static Object *lru_cache_copy(Runtime *rt, Object *self, const Arguments *arguments)
{
    (void)rt;
    (void)arguments;
    return object_incref(self);
}

static Object *get_dict(Runtime *rt, Object *self)
{
    Ref *slot = object_unmanaged_dict(self);
    if (*slot == NO_REF)
        *slot = ref_of(dict_new(rt));
    return object_xincref(ref_pointer(*slot));
}

static const MethodDefinition methods[] = {
    {"cache_info", lru_cache_info, 0, 0, 0, NULL},
    {"cache_clear", lru_cache_clear, 0, 0, 0, NULL},
    {"__reduce__", lru_cache_reduce, 0, 0, 0, NULL},
    {"__copy__", lru_cache_copy, 0, 0, 0, NULL},
    {"__deepcopy__", lru_cache_copy, 0, ARGUMENTS_ANY, 0, NULL},
    {0},
};

static const GetSetDefinition getsets[] = {{"__dict__", get_dict, NULL}, {0}};

const TypeDefinition lru_cache_definition = {
    .slots = {.dealloc = fields_object_dealloc,
              .clear = fields_object_clear,
              .traverse = true,
              .call = lru_cache_call,
              .descr_get = lru_cache_get,
              .new = lru_cache_new},
    .methods = methods,
    .getsets = getsets,
    .doc =
        "Create a cached callable that wraps another function.\n\nuser_function:      the function being "
        "cached\n\nmaxsize:  0         for no caching\n          None      for unlimited cache size\n          n  "
        "       for a bounded cache\n\ntyped:    False     cache f(3) and f(3.0) as identical calls\n          True "
        "     cache f(3) and f(3.0) as distinct calls\n\ncache_info_type:    namedtuple class with the fields:\n "
        "                       hits misses currsize maxsize\n",
};
