/* How the objects of itertools, collections, functools and operator lie in memory: CPython 3.11's structs. Goes on
 * where layout_iterators.h ends. "Indices" are owned memory of int64_t. */
#ifndef OURO_OBJECT_LAYOUT_MODULES_H
#define OURO_OBJECT_LAYOUT_MODULES_H

#include "object/layout.h"

/* ---- itertools. Modules/itertoolsmodule.c */

typedef struct AccumulateObject {
    Object ob_base;
    Ref total, iterator, function, initial; /* owned, or 0 */
} AccumulateObject;

typedef struct ChainObject {
    Object ob_base;
    Ref source, active; /* owned, or 0 */
} ChainObject;

/* combinations and combinations_with_replacement */
typedef struct CombinationsObject {
    Object ob_base;
    Ref pool;    /* owned: tuple */
    Ref indices; /* owned memory: of `length` */
    Ref result;  /* owned: tuple, or 0 before the first */
    int64_t length;
    int32_t stopped;
    uint32_t padding;
} CombinationsObject;

typedef struct CompressObject {
    Object ob_base;
    Ref data, selectors; /* owned */
} CompressObject;

/* Fast: count < INT64_MAX and long_count == 0; else long_count is the next one. */
typedef struct CountObject {
    Object ob_base;
    int64_t count;
    Ref long_count, long_step; /* owned */
} CountObject;

typedef struct CycleObject {
    Object ob_base;
    Ref iterator, saved; /* owned */
    int64_t index;
    int32_t first_pass;
    uint32_t padding;
} CycleObject;

/* dropwhile, takewhile, filterfalse, starmap: filterfalse and starmap have no state. */
typedef struct WhileObject {
    Object ob_base;
    Ref function, iterator; /* owned */
    int64_t state;
} WhileObject;

typedef struct GroupByObject {
    Object ob_base;
    Ref iterator, key_function, target_key, current_key, current_value; /* owned, or 0 */
    Ref current_grouper;                                                /* borrowed */
} GroupByObject;

typedef struct GrouperObject {
    Object ob_base;
    Ref parent, target_key; /* owned */
} GrouperObject;

typedef struct IsliceObject {
    Object ob_base;
    Ref iterator; /* owned, or 0 at the end */
    int64_t next, stop, step, count;
} IsliceObject;

typedef struct PairwiseObject {
    Object ob_base;
    Ref iterator, old; /* owned, or 0 */
} PairwiseObject;

typedef struct PermutationsObject {
    Object ob_base;
    Ref pool;    /* owned: tuple */
    Ref indices; /* owned memory: one for each item of the pool */
    Ref cycles;  /* owned memory: of `length` */
    Ref result;  /* owned: tuple, or 0 before the first */
    int64_t length;
    int32_t stopped;
    uint32_t padding;
} PermutationsObject;

typedef struct ProductObject {
    Object ob_base;
    Ref pools;   /* owned: tuple of tuples */
    Ref indices; /* owned memory: one for each pool */
    Ref result;  /* owned: tuple, or 0 before the first */
    int32_t stopped;
    uint32_t padding;
} ProductObject;

/* count -1: without end */
typedef struct RepeatObject {
    Object ob_base;
    Ref element; /* owned */
    int64_t count;
} RepeatObject;

enum { TEE_LINK_ITEMS = 57 };

/* A piece of what a tee's iterators have still to see. */
typedef struct TeeDataObject {
    Object ob_base;
    Ref iterator; /* owned */
    int32_t read; /* 0 <= read <= TEE_LINK_ITEMS */
    int32_t running;
    Ref next;                   /* owned: TeeDataObject, or 0 */
    Ref values[TEE_LINK_ITEMS]; /* owned, the first `read` */
} TeeDataObject;

typedef struct TeeObject {
    Object ob_base;
    Ref data; /* owned: TeeDataObject */
    int32_t index;
    uint32_t padding;
    Ref weakreflist;
} TeeObject;

typedef struct ZipLongestObject {
    Object ob_base;
    int64_t size, active;
    Ref iterators, result, fill; /* owned */
} ZipLongestObject;

/* ---- collections. Modules/_collectionsmodule.c */

enum { DEQUE_FREE_BLOCKS = 16, DEQUE_BLOCK_ITEMS = 64, DEQUE_CENTER = (DEQUE_BLOCK_ITEMS - 1) / 2 };

typedef struct DequeBlock {
    Ref left;
    Ref data[DEQUE_BLOCK_ITEMS];
    Ref right;
} DequeBlock;

/* Items: from leftblock->data[leftindex] to rightblock->data[rightindex], ob_size of them, owned. */
typedef struct DequeObject {
    VarObject ob_base;
    Ref leftblock, rightblock; /* owned memory, chained through left and right */
    int64_t leftindex, rightindex;
    uint64_t state; /* changes with every change of length */
    int64_t maxlen; /* -1: none */
    int64_t numfreeblocks;
    Ref freeblocks[DEQUE_FREE_BLOCKS]; /* owned memory, kept for reuse */
    Ref weakreflist;
} DequeObject;

typedef struct DequeIteratorObject {
    Object ob_base;
    Ref block; /* borrowed memory */
    Ref deque; /* owned */
    int64_t index;
    uint64_t state;
    int64_t counter; /* items left */
} DequeIteratorObject;

typedef struct DefaultDictObject {
    DictObject dict;
    Ref default_factory; /* owned, or 0 */
} DefaultDictObject;

/* What a namedtuple's class has under a field's name. */
typedef struct TupleGetterObject {
    Object ob_base;
    int64_t index;
    Ref doc; /* owned */
} TupleGetterObject;

/* ---- functools. Modules/_functoolsmodule.c */

typedef struct PartialObject {
    Object ob_base;
    Ref function, arguments, keywords; /* owned: callable, tuple, dict */
    Ref dict;                          /* owned, or 0 */
    Ref weakreflist;
    uint64_t vectorcall;
} PartialObject;

typedef struct CompareKeyObject {
    Object ob_base;
    Ref compare, object; /* owned; object 0 in what cmp_to_key gives */
} CompareKeyObject;

/* CPython chains what it keeps, and begins with the chain's root; here the dict's own order says which was used last.
 */
typedef struct LruCacheObject {
    Object ob_base;
    uint64_t root[5];
    uint64_t wrapper;
    int32_t typed;
    uint32_t padding;
    Ref cache; /* owned: dict of key -> result, the least recently used first */
    int64_t hits;
    Ref function; /* owned */
    int64_t maxsize;
    int64_t misses;
    Ref kwd_mark, link_type, cache_info_type; /* owned; the first two stay 0 */
    Ref dict;                                 /* owned, or 0 */
    Ref weakreflist;
} LruCacheObject;

/* ---- operator. Modules/_operator.c */

typedef struct ItemGetterObject {
    Object ob_base;
    int64_t count;
    Ref item;      /* owned: the item, or a tuple when there are several */
    int64_t index; /* of the one item in a tuple, or -1 */
    uint64_t vectorcall;
} ItemGetterObject;

typedef struct AttrGetterObject {
    Object ob_base;
    int64_t count;
    Ref attributes; /* owned: tuple of str, or of tuples of str where a name has dots */
    uint64_t vectorcall;
} AttrGetterObject;

typedef struct MethodCallerObject {
    Object ob_base;
    Ref name, arguments, keywords; /* owned; keywords a dict, or 0 */
} MethodCallerObject;

/* ---- abc. Modules/_abc.c */

typedef struct AbcDataObject {
    Object ob_base;
    Ref registry, cache, negative_cache; /* owned: sets of weak references to classes, or 0 */
    uint64_t negative_version; /* the negative cache is right while this is Evaluation's abstract_version */
} AbcDataObject;

/* ---- array. Modules/arraymodule.c */

/* allocated items of memory, of which ob_size are used; both 0: item is 0 */
typedef struct ArrayObject {
    VarObject ob_base;
    Ref item; /* owned memory */
    int64_t allocated;
    uint64_t typecode; /* a letter */
    Ref weakreflist;
    int64_t exports; /* buffers that are out: the length cannot change */
} ArrayObject;

typedef struct ArrayIteratorObject {
    Object ob_base;
    int64_t index;
    Ref array; /* owned, or 0 at the end */
    uint64_t getitem;
} ArrayIteratorObject;

/* ---- random. Modules/_randommodule.c */

typedef struct RandomObject {
    Object ob_base;
    int32_t index; /* of the next word; 624: all are used */
    uint32_t state[624];
    uint32_t padding;
} RandomObject;

_Static_assert(sizeof(RandomObject) == 2520, "random");
_Static_assert(sizeof(DequeObject) == 216 && sizeof(DequeBlock) == 528 && sizeof(TeeDataObject) == 496,
               "collections");
_Static_assert(sizeof(ArrayObject) == 64, "array");
_Static_assert(sizeof(LruCacheObject) == 152 && sizeof(ItemGetterObject) == 48, "functools, operator");
_Static_assert(sizeof(PartialObject) == 64 && sizeof(DefaultDictObject) == 56, "functools");

#endif
