/* The rows of fields.h for containers' iterators, and for the objects of itertools, collections, functools and
 * operator: the VISIBLE ones in the order of CPython's tp_traverse. Included by fields.h alone. */
#ifndef OURO_OBJECT_CONTAINER_FIELDS_H
#define OURO_OBJECT_CONTAINER_FIELDS_H

#define FIELDS_SEQUENCE_ITERATOR(X) X(SequenceIteratorObject, sequence, VISIBLE, "sequence")
#define FIELDS_CALLABLE_ITERATOR(X) \
    X(CallableIteratorObject, callable, VISIBLE, "callable") \
    X(CallableIteratorObject, sentinel, VISIBLE, "sentinel")
#define FIELDS_MEMORY_ITERATOR(X) X(MemoryIteratorObject, view, VISIBLE, "view")
#define FIELDS_SET_ITERATOR(X) X(SetIteratorObject, set, VISIBLE, "set")
#define FIELDS_DICT_VIEW(X) X(DictViewObject, dict, VISIBLE, "mapping")
#define FIELDS_DICT_ITERATOR(X) \
    X(DictIteratorObject, dict, VISIBLE, "dict") \
    X(DictIteratorObject, result, VISIBLE, "result")
#define FIELDS_ENUMERATE(X) \
    X(EnumerateObject, iterator, VISIBLE, "iterator") \
    X(EnumerateObject, result, VISIBLE, "result") \
    X(EnumerateObject, long_index, VISIBLE, "index")
#define FIELDS_REVERSED(X) X(ReversedObject, sequence, VISIBLE, "sequence")
#define FIELDS_ZIP(X) \
    X(ZipObject, iterators, VISIBLE, "iterators") \
    X(ZipObject, result, VISIBLE, "result")
#define FIELDS_MAP(X) \
    X(MapObject, iterators, VISIBLE, "iterators") \
    X(MapObject, function, VISIBLE, "function")
#define FIELDS_FILTER(X) \
    X(FilterObject, iterator, VISIBLE, "iterator") \
    X(FilterObject, function, VISIBLE, "function")
#define FIELDS_SLICE(X) \
    X(SliceObject, start, VISIBLE, "start") \
    X(SliceObject, stop, VISIBLE, "stop") \
    X(SliceObject, step, VISIBLE, "step")
#define FIELDS_RANGE(X) \
    X(RangeObject, start, HIDDEN, "start") \
    X(RangeObject, stop, HIDDEN, "stop") \
    X(RangeObject, step, HIDDEN, "step") \
    X(RangeObject, length, HIDDEN, "length")
#define FIELDS_LONGRANGE_ITERATOR(X) \
    X(LongRangeIteratorObject, index, HIDDEN, "index") \
    X(LongRangeIteratorObject, start, HIDDEN, "start") \
    X(LongRangeIteratorObject, step, HIDDEN, "step") \
    X(LongRangeIteratorObject, length, HIDDEN, "length")
#define FIELDS_ACCUMULATE(X) \
    X(AccumulateObject, function, VISIBLE, "function") \
    X(AccumulateObject, iterator, VISIBLE, "iterator") \
    X(AccumulateObject, total, VISIBLE, "total") \
    X(AccumulateObject, initial, VISIBLE, "initial")
#define FIELDS_CHAIN(X) \
    X(ChainObject, active, VISIBLE, "active") \
    X(ChainObject, source, VISIBLE, "source")
#define FIELDS_COMBINATIONS(X) \
    X(CombinationsObject, pool, VISIBLE, "pool") \
    X(CombinationsObject, result, VISIBLE, "result")
#define FIELDS_COMPRESS(X) \
    X(CompressObject, data, VISIBLE, "data") \
    X(CompressObject, selectors, VISIBLE, "selectors")
#define FIELDS_COUNT(X) \
    X(CountObject, long_count, VISIBLE, "count") \
    X(CountObject, long_step, VISIBLE, "step")
#define FIELDS_CYCLE(X) \
    X(CycleObject, iterator, VISIBLE, "iterator") \
    X(CycleObject, saved, VISIBLE, "saved")
#define FIELDS_WHILE(X) \
    X(WhileObject, iterator, VISIBLE, "iterator") \
    X(WhileObject, function, VISIBLE, "function")
#define FIELDS_GROUPBY(X) \
    X(GroupByObject, iterator, VISIBLE, "iterator") \
    X(GroupByObject, key_function, VISIBLE, "key function") \
    X(GroupByObject, target_key, VISIBLE, "target key") \
    X(GroupByObject, current_key, VISIBLE, "current key") \
    X(GroupByObject, current_value, VISIBLE, "current value")
#define FIELDS_GROUPER(X) \
    X(GrouperObject, parent, VISIBLE, "parent") \
    X(GrouperObject, target_key, VISIBLE, "target key")
#define FIELDS_ISLICE(X) X(IsliceObject, iterator, VISIBLE, "iterator")
#define FIELDS_PAIRWISE(X) \
    X(PairwiseObject, iterator, VISIBLE, "iterator") \
    X(PairwiseObject, old, VISIBLE, "old")
#define FIELDS_PERMUTATIONS(X) \
    X(PermutationsObject, pool, VISIBLE, "pool") \
    X(PermutationsObject, result, VISIBLE, "result")
#define FIELDS_PRODUCT(X) \
    X(ProductObject, pools, VISIBLE, "pools") \
    X(ProductObject, result, VISIBLE, "result")
#define FIELDS_REPEAT(X) X(RepeatObject, element, VISIBLE, "element")
#define FIELDS_TEE(X) \
    X(TeeObject, data, VISIBLE, "data") \
    X(TeeObject, weakreflist, WEAK_LIST, "weak references")
#define FIELDS_ZIP_LONGEST(X) \
    X(ZipLongestObject, iterators, VISIBLE, "iterators") \
    X(ZipLongestObject, result, VISIBLE, "result") \
    X(ZipLongestObject, fill, VISIBLE, "fillvalue")
#define FIELDS_DEQUE_ITERATOR(X) X(DequeIteratorObject, deque, VISIBLE, "deque")
#define FIELDS_DEQUE(X) X(DequeObject, weakreflist, WEAK_LIST, "weak references")
#define FIELDS_DEFAULTDICT(X) X(DefaultDictObject, default_factory, VISIBLE, "default_factory")
#define FIELDS_TUPLE_GETTER(X) X(TupleGetterObject, doc, VISIBLE, "__doc__")
#define FIELDS_PARTIAL(X) \
    X(PartialObject, function, VISIBLE, "func") \
    X(PartialObject, arguments, VISIBLE, "args") \
    X(PartialObject, keywords, VISIBLE, "keywords") \
    X(PartialObject, dict, VISIBLE, "__dict__") \
    X(PartialObject, weakreflist, WEAK_LIST, "weak references")
#define FIELDS_COMPARE_KEY(X) \
    X(CompareKeyObject, compare, VISIBLE, "cmp") \
    X(CompareKeyObject, object, VISIBLE, "obj")
#define FIELDS_LRU_CACHE(X) \
    X(LruCacheObject, cache, VISIBLE, "cache") \
    X(LruCacheObject, function, VISIBLE, "__wrapped__") \
    X(LruCacheObject, cache_info_type, VISIBLE, "cache_info_type") \
    X(LruCacheObject, dict, VISIBLE, "__dict__") \
    X(LruCacheObject, weakreflist, WEAK_LIST, "weak references")
#define FIELDS_ARRAY(X) X(ArrayObject, weakreflist, WEAK_LIST, "weak references")
#define FIELDS_ARRAY_ITERATOR(X) X(ArrayIteratorObject, array, VISIBLE, "array")
#define FIELDS_ITEMGETTER(X) X(ItemGetterObject, item, VISIBLE, "item")
#define FIELDS_ATTRGETTER(X) X(AttrGetterObject, attributes, VISIBLE, "attributes")
#define FIELDS_METHODCALLER(X) \
    X(MethodCallerObject, name, VISIBLE, "name") \
    X(MethodCallerObject, arguments, VISIBLE, "arguments") \
    X(MethodCallerObject, keywords, VISIBLE, "keywords")

#define FIELDS_ABC_DATA(X) \
    X(AbcDataObject, registry, VISIBLE, "registry") \
    X(AbcDataObject, cache, VISIBLE, "cache") \
    X(AbcDataObject, negative_cache, VISIBLE, "negative cache")

#define CONTAINER_FIELD_LISTS(X) \
    X(LIST_ITERATOR, FIELDS_SEQUENCE_ITERATOR) \
    X(LIST_REVERSE_ITERATOR, FIELDS_SEQUENCE_ITERATOR) \
    X(TUPLE_ITERATOR, FIELDS_SEQUENCE_ITERATOR) \
    X(SEQUENCE_ITERATOR, FIELDS_SEQUENCE_ITERATOR) \
    X(CALLABLE_ITERATOR, FIELDS_CALLABLE_ITERATOR) \
    X(MEMORY_ITERATOR, FIELDS_MEMORY_ITERATOR) \
    X(SET_ITERATOR, FIELDS_SET_ITERATOR) \
    X(DICT_KEYS, FIELDS_DICT_VIEW) \
    X(DICT_VALUES, FIELDS_DICT_VIEW) \
    X(DICT_ITEMS, FIELDS_DICT_VIEW) \
    X(DICT_KEY_ITERATOR, FIELDS_DICT_ITERATOR) \
    X(DICT_VALUE_ITERATOR, FIELDS_DICT_ITERATOR) \
    X(DICT_ITEM_ITERATOR, FIELDS_DICT_ITERATOR) \
    X(DICT_REVERSE_KEY_ITERATOR, FIELDS_DICT_ITERATOR) \
    X(DICT_REVERSE_VALUE_ITERATOR, FIELDS_DICT_ITERATOR) \
    X(DICT_REVERSE_ITEM_ITERATOR, FIELDS_DICT_ITERATOR) \
    X(ENUMERATE, FIELDS_ENUMERATE) \
    X(REVERSED, FIELDS_REVERSED) \
    X(ZIP, FIELDS_ZIP) \
    X(MAP, FIELDS_MAP) \
    X(FILTER, FIELDS_FILTER) \
    X(SLICE, FIELDS_SLICE) \
    X(RANGE, FIELDS_RANGE) \
    X(LONGRANGE_ITERATOR, FIELDS_LONGRANGE_ITERATOR) \
    X(ACCUMULATE, FIELDS_ACCUMULATE) \
    X(CHAIN, FIELDS_CHAIN) \
    X(COMBINATIONS, FIELDS_COMBINATIONS) \
    X(COMBINATIONS_WITH_REPLACEMENT, FIELDS_COMBINATIONS) \
    X(COMPRESS, FIELDS_COMPRESS) \
    X(ITERTOOLS_COUNT, FIELDS_COUNT) \
    X(CYCLE, FIELDS_CYCLE) \
    X(DROPWHILE, FIELDS_WHILE) \
    X(TAKEWHILE, FIELDS_WHILE) \
    X(FILTERFALSE, FIELDS_FILTER) \
    X(STARMAP, FIELDS_FILTER) \
    X(GROUPBY, FIELDS_GROUPBY) \
    X(GROUPER, FIELDS_GROUPER) \
    X(ISLICE, FIELDS_ISLICE) \
    X(PAIRWISE, FIELDS_PAIRWISE) \
    X(PERMUTATIONS, FIELDS_PERMUTATIONS) \
    X(PRODUCT, FIELDS_PRODUCT) \
    X(REPEAT, FIELDS_REPEAT) \
    X(TEE, FIELDS_TEE) \
    X(ZIP_LONGEST, FIELDS_ZIP_LONGEST) \
    X(DEQUE, FIELDS_DEQUE) \
    X(DEQUE_ITERATOR, FIELDS_DEQUE_ITERATOR) \
    X(DEQUE_REVERSE_ITERATOR, FIELDS_DEQUE_ITERATOR) \
    X(DEFAULTDICT, FIELDS_DEFAULTDICT) \
    X(ODICT_KEYS, FIELDS_DICT_VIEW) \
    X(ODICT_VALUES, FIELDS_DICT_VIEW) \
    X(ODICT_ITEMS, FIELDS_DICT_VIEW) \
    X(TUPLE_GETTER, FIELDS_TUPLE_GETTER) \
    X(PARTIAL, FIELDS_PARTIAL) \
    X(COMPARE_KEY, FIELDS_COMPARE_KEY) \
    X(LRU_CACHE, FIELDS_LRU_CACHE) \
    X(ARRAY, FIELDS_ARRAY) \
    X(ARRAY_ITERATOR, FIELDS_ARRAY_ITERATOR) \
    X(ITEMGETTER, FIELDS_ITEMGETTER) \
    X(ATTRGETTER, FIELDS_ATTRGETTER) \
    X(METHODCALLER, FIELDS_METHODCALLER) \
    X(ABC_DATA, FIELDS_ABC_DATA)

#endif
