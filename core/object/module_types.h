/* The types that modules bring, as a table that goes on where builtin_types.h ends. Owns no code; each definition
 * stands in the module's own files. */
#ifndef OURO_OBJECT_MODULE_TYPES_H
#define OURO_OBJECT_MODULE_TYPES_H

#include "object/layout_modules.h"

#define ITERATOR_FLAGS (TYPE_FLAG_IMMUTABLE | TYPE_FLAG_BASE_TYPE | TYPE_FLAG_HAVE_GC)
#define CLOSED_FLAGS (TYPE_FLAG_IMMUTABLE | TYPE_FLAG_HAVE_GC)

/* X(ID, identifier, name, base, struct, weak reference slot's offset or 0, dict's offset or 0, flags) */
#define MODULE_TYPES(X) \
    X(ACCUMULATE, accumulate, "itertools.accumulate", OBJECT, AccumulateObject, 0, 0, ITERATOR_FLAGS) \
    X(CHAIN, chain, "itertools.chain", OBJECT, ChainObject, 0, 0, ITERATOR_FLAGS) \
    X(COMBINATIONS, combinations, "itertools.combinations", OBJECT, CombinationsObject, 0, 0, \
      ITERATOR_FLAGS) \
    X(COMBINATIONS_WITH_REPLACEMENT, combinations_with_replacement, \
      "itertools.combinations_with_replacement", OBJECT, CombinationsObject, 0, 0, ITERATOR_FLAGS) \
    X(COMPRESS, compress, "itertools.compress", OBJECT, CompressObject, 0, 0, ITERATOR_FLAGS) \
    X(ITERTOOLS_COUNT, itertools_count, "itertools.count", OBJECT, CountObject, 0, 0, ITERATOR_FLAGS) \
    X(CYCLE, cycle, "itertools.cycle", OBJECT, CycleObject, 0, 0, ITERATOR_FLAGS) \
    X(DROPWHILE, dropwhile, "itertools.dropwhile", OBJECT, WhileObject, 0, 0, ITERATOR_FLAGS) \
    X(FILTERFALSE, filterfalse, "itertools.filterfalse", OBJECT, FilterObject, 0, 0, ITERATOR_FLAGS) \
    X(GROUPBY, groupby, "itertools.groupby", OBJECT, GroupByObject, 0, 0, ITERATOR_FLAGS) \
    X(GROUPER, grouper, "itertools._grouper", OBJECT, GrouperObject, 0, 0, CLOSED_FLAGS) \
    X(ISLICE, islice, "itertools.islice", OBJECT, IsliceObject, 0, 0, ITERATOR_FLAGS) \
    X(PAIRWISE, pairwise, "itertools.pairwise", OBJECT, PairwiseObject, 0, 0, ITERATOR_FLAGS) \
    X(PERMUTATIONS, permutations, "itertools.permutations", OBJECT, PermutationsObject, 0, 0, \
      ITERATOR_FLAGS) \
    X(PRODUCT, product, "itertools.product", OBJECT, ProductObject, 0, 0, ITERATOR_FLAGS) \
    X(REPEAT, repeat, "itertools.repeat", OBJECT, RepeatObject, 0, 0, ITERATOR_FLAGS) \
    X(STARMAP, starmap, "itertools.starmap", OBJECT, FilterObject, 0, 0, ITERATOR_FLAGS) \
    X(TAKEWHILE, takewhile, "itertools.takewhile", OBJECT, WhileObject, 0, 0, ITERATOR_FLAGS) \
    X(TEE, tee, "itertools._tee", OBJECT, TeeObject, offsetof(TeeObject, weakreflist), 0, CLOSED_FLAGS) \
    X(TEE_DATA, tee_data, "itertools._tee_dataobject", OBJECT, TeeDataObject, 0, 0, CLOSED_FLAGS) \
    X(ZIP_LONGEST, zip_longest, "itertools.zip_longest", OBJECT, ZipLongestObject, 0, 0, ITERATOR_FLAGS) \
    X(DEQUE, deque, "collections.deque", OBJECT, DequeObject, offsetof(DequeObject, weakreflist), 0, \
      ITERATOR_FLAGS | TYPE_FLAG_SEQUENCE) \
    X(DEQUE_ITERATOR, deque_iterator, "_collections._deque_iterator", OBJECT, DequeIteratorObject, 0, 0, \
      CLOSED_FLAGS) \
    X(DEQUE_REVERSE_ITERATOR, deque_reverse_iterator, "_collections._deque_reverse_iterator", OBJECT, \
      DequeIteratorObject, 0, 0, CLOSED_FLAGS) \
    X(DEFAULTDICT, defaultdict, "collections.defaultdict", DICT, DefaultDictObject, 0, 0, \
      ITERATOR_FLAGS | TYPE_FLAG_MATCH_SELF | TYPE_FLAG_MAPPING | TYPE_FLAG_DICT_SUBCLASS) \
    X(TUPLE_GETTER, tuple_getter, "collections._tuplegetter", OBJECT, TupleGetterObject, 0, 0, CLOSED_FLAGS) \
    X(PARTIAL, partial, "functools.partial", OBJECT, PartialObject, offsetof(PartialObject, weakreflist), \
      offsetof(PartialObject, dict), ITERATOR_FLAGS) \
    X(COMPARE_KEY, compare_key, "functools.KeyWrapper", OBJECT, CompareKeyObject, 0, 0, \
      CLOSED_FLAGS | TYPE_FLAG_DISALLOW_INSTANTIATION) \
    X(LRU_CACHE, lru_cache, "functools._lru_cache_wrapper", OBJECT, LruCacheObject, \
      offsetof(LruCacheObject, weakreflist), offsetof(LruCacheObject, dict), \
      CLOSED_FLAGS | TYPE_FLAG_METHOD_DESCRIPTOR) \
    X(ITEMGETTER, itemgetter, "operator.itemgetter", OBJECT, ItemGetterObject, 0, 0, CLOSED_FLAGS) \
    X(ATTRGETTER, attrgetter, "operator.attrgetter", OBJECT, AttrGetterObject, 0, 0, CLOSED_FLAGS) \
    X(RANDOM, random, "_random.Random", OBJECT, RandomObject, 0, 0, \
      TYPE_FLAG_IMMUTABLE | TYPE_FLAG_BASE_TYPE) \
    X(ABC_DATA, abc_data, "_abc._abc_data", OBJECT, AbcDataObject, 0, 0, CLOSED_FLAGS) \
    X(METHODCALLER, methodcaller, "operator.methodcaller", OBJECT, MethodCallerObject, 0, 0, CLOSED_FLAGS) \
    X(ARRAY, array, "array.array", OBJECT, ArrayObject, offsetof(ArrayObject, weakreflist), 0, \
      ITERATOR_FLAGS | TYPE_FLAG_SEQUENCE) \
    X(ARRAY_ITERATOR, array_iterator, "array.arrayiterator", OBJECT, ArrayIteratorObject, 0, 0, \
      CLOSED_FLAGS | TYPE_FLAG_DISALLOW_INSTANTIATION) \
    X(ODICT_KEYS, odict_keys, "odict_keys", DICT_KEYS, DictViewObject, 0, 0, CLOSED_FLAGS) \
    X(ODICT_VALUES, odict_values, "odict_values", DICT_VALUES, DictViewObject, 0, 0, CLOSED_FLAGS) \
    X(ODICT_ITEMS, odict_items, "odict_items", DICT_ITEMS, DictViewObject, 0, 0, CLOSED_FLAGS)

#endif
