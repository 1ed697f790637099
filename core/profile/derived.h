/* What follows from a profile's primitive constants: sizes of everything and how everything grows.
 *
 * Owns arithmetic alone, the same for every profile; includes nothing of other rooms and knows no struct. All
 * sizes are in bytes unless another unit is said. "Size" is what the object itself occupies from its address
 * on; "sizeof" is what sys.getsizeof says, which adds what lies before that address and what the object owns.
 */
#ifndef OURO_PROFILE_DERIVED_H
#define OURO_PROFILE_DERIVED_H

#include <stdbool.h>
#include <stdint.h>

/* One enumeration, since compilers warn where constants of two are compared. */
enum {
    PROFILE_SLOT_SIZE = 8,           /* one reference */
    PROFILE_OBJECT_HEADER_SIZE = 16, /* ob_refcnt, ob_type */
    PROFILE_VAR_HEADER_SIZE = 24,    /* and ob_size */
    PROFILE_INT_DIGIT_SIZE = 4,
    PROFILE_INT_DIGIT_BITS = 30,

/* Types: PROFILE_BASICSIZE_LIST, PROFILE_ITEMSIZE_TUPLE, ... */
#define PROFILE_ROW(NAME, name, basicsize, itemsize, dictoffset, weakrefoffset, flags) \
    PROFILE_BASICSIZE_##NAME = basicsize, PROFILE_ITEMSIZE_##NAME = itemsize, \
    PROFILE_DICTOFFSET_##NAME = dictoffset, PROFILE_WEAKREFOFFSET_##NAME = weakrefoffset,
    PROFILE_TYPES(PROFILE_ROW)
#undef PROFILE_ROW

    /* Allocator */
    PROFILE_SIZE_CLASSES = PROFILE_SMALL_REQUEST_THRESHOLD / PROFILE_ALIGNMENT,
    PROFILE_ARENA_SIZE = 1 << PROFILE_ARENA_BITS,
    PROFILE_POOL_SIZE = 1 << PROFILE_POOL_BITS,
    PROFILE_POOLS_IN_ARENA = PROFILE_ARENA_SIZE / PROFILE_POOL_SIZE,
    PROFILE_POOL_HEADER_SIZE = 48, /* obmalloc.c: POOL_OVERHEAD */
    PROFILE_RADIX_ADDRESS_BITS = 48,
/* By the log2 of an arena's size. */
#define PROFILE_RADIX_INTERIOR_BITS(arena_bits) ((PROFILE_RADIX_ADDRESS_BITS - (arena_bits) + 2) / 3)
    PROFILE_RADIX_TOP_BITS = PROFILE_RADIX_INTERIOR_BITS(PROFILE_ARENA_BITS),
    PROFILE_RADIX_MID_BITS = PROFILE_RADIX_TOP_BITS,
    PROFILE_RADIX_BOT_BITS =
        PROFILE_RADIX_ADDRESS_BITS - PROFILE_ARENA_BITS - PROFILE_RADIX_TOP_BITS - PROFILE_RADIX_MID_BITS,

    /* Dicts and sets */
    PROFILE_DICT_MINSIZE = 1 << PROFILE_DICT_LOG_MINSIZE,
    PROFILE_DICT_ENTRY_SIZE = 24,                                          /* hash, key, value */
    PROFILE_DICT_UNICODE_ENTRY_SIZE = PROFILE_DICT_UNICODE_KEYS ? 16 : 24, /* key, value */
    PROFILE_SET_ENTRY_SIZE = 16,                                           /* key, hash */
};

/* ---- allocator */

/* The size class of a request of 1 ... PROFILE_SMALL_REQUEST_THRESHOLD bytes. */
static inline uint32_t profile_size_class(uint64_t size)
{
    return (uint32_t)((size - 1) / PROFILE_ALIGNMENT);
}

static inline uint32_t profile_block_size(uint32_t size_class)
{
    return (size_class + 1) * PROFILE_ALIGNMENT;
}

static inline uint32_t profile_blocks_in_pool(uint32_t size_class)
{
    return (PROFILE_POOL_SIZE - PROFILE_POOL_HEADER_SIZE) / profile_block_size(size_class);
}

/* ---- objects */

/* What lies before an object: the collector's head, and before that the managed words. */
static inline int64_t profile_preheader_size(bool is_collected, bool has_managed_words)
{
    return (is_collected ? PROFILE_GC_HEAD_SIZE : 0) +
           (has_managed_words ? PROFILE_MANAGED_DICT_WORDS * PROFILE_SLOT_SIZE : 0);
}

/* The memory of an int of `digits` digits; 0 has none, and room for one since 3.11. */
static inline int64_t profile_int_size(int64_t digits)
{
    int64_t room = PROFILE_INT_SIZEOF_COUNTS_ZERO && digits == 0 ? 1 : digits;
    return PROFILE_BASICSIZE_INT + room * PROFILE_INT_DIGIT_SIZE;
}

static inline int64_t profile_bytes_size(int64_t length) { return PROFILE_BASICSIZE_BYTES + length; }

static inline int64_t profile_str_ascii_size(int64_t length)
{
    return PROFILE_ASCII_HEADER_SIZE + length + 1;
}

/* A str with characters beyond ASCII; `kind` is the bytes of a character: 1, 2 or 4. */
static inline int64_t profile_str_compact_size(int64_t length, int64_t kind)
{
    return PROFILE_COMPACT_HEADER_SIZE + (length + 1) * kind;
}

static inline int64_t profile_tuple_size(int64_t length)
{
    return PROFILE_BASICSIZE_TUPLE + length * PROFILE_ITEMSIZE_TUPLE;
}

static inline int64_t profile_list_sizeof(int64_t capacity)
{
    return PROFILE_GC_HEAD_SIZE + PROFILE_BASICSIZE_LIST + capacity * PROFILE_SLOT_SIZE;
}

/* ---- instances of classes made by `class` with no base but object */

/* Does a class keep its instances' __dict__ in the words before the head? */
static inline bool profile_dict_is_managed(void) { return PROFILE_MANAGED_DICT_WORDS != 0; }

/* __basicsize__. Slots first; what is not managed gets a word of its own. */
static inline int64_t profile_class_basicsize(int64_t slots, bool has_dict, bool has_weakref)
{
    int64_t words = slots;
    words += has_dict && !profile_dict_is_managed();
    words += has_weakref && !PROFILE_HAS_MANAGED_WEAKREF;
    return PROFILE_OBJECT_HEADER_SIZE + words * PROFILE_SLOT_SIZE;
}

static inline int64_t profile_instance_preheader_size(bool has_dict, bool has_weakref)
{
    bool has_words = (has_dict && profile_dict_is_managed()) || (has_weakref && PROFILE_HAS_MANAGED_WEAKREF);
    return profile_preheader_size(true, has_words);
}

/* What sys.getsizeof says of an instance: neither its values nor its dict. */
static inline int64_t profile_instance_sizeof(int64_t slots, bool has_dict, bool has_weakref)
{
    return profile_instance_preheader_size(has_dict, has_weakref) +
           profile_class_basicsize(slots, has_dict, has_weakref);
}

/* __weakrefoffset__ */
static inline int64_t profile_class_weakrefoffset(int64_t slots, bool has_dict)
{
    if (PROFILE_HAS_MANAGED_WEAKREF)
        return -4 * PROFILE_SLOT_SIZE;
    int64_t before = slots + (has_dict && !profile_dict_is_managed());
    return PROFILE_OBJECT_HEADER_SIZE + before * PROFILE_SLOT_SIZE;
}

/* __dictoffset__: positive from the object's start; 3.11's counts from its end to the word before the head;
 * 3.13's -1 only says that it is managed. */
static inline int64_t profile_class_dictoffset(int64_t slots, bool has_weakref)
{
    if (!profile_dict_is_managed())
        return PROFILE_OBJECT_HEADER_SIZE + slots * PROFILE_SLOT_SIZE;
    if (PROFILE_HAS_INLINE_VALUES)
        return -1;
    return -profile_class_basicsize(slots, true, has_weakref) - 3 * PROFILE_SLOT_SIZE;
}

/* ---- lists */

/* The capacity that a list gets when its length changes from `length` to `wanted` and its memory must change.
 */
static inline int64_t profile_list_growth(int64_t length, int64_t wanted)
{
    if (wanted == 0)
        return 0;
    if (!PROFILE_LIST_GROWTH_ROUNDS_TO_4)
        return wanted + (wanted >> 3) + (wanted < 9 ? 3 : 6);
    int64_t capacity = (wanted + (wanted >> 3) + 6) & ~INT64_C(3);
    bool is_far_beyond = wanted - length > capacity - wanted;
    return is_far_beyond ? (wanted + 3) & ~INT64_C(3) : capacity;
}

/* Does the memory stay when the length becomes `wanted`? */
static inline bool profile_list_capacity_serves(int64_t capacity, int64_t wanted)
{
    return capacity >= wanted && wanted >= capacity >> 1;
}

/* The capacity that a list without memory gets when it is extended by `wanted` items at once. */
static inline int64_t profile_list_exact(int64_t wanted)
{
    return PROFILE_LIST_EXACT_ROUNDS_TO_2 ? (wanted + 1) & ~INT64_C(1) : profile_list_growth(0, wanted);
}

/* ---- dicts */

/* How many entries a table of `size` indices holds. */
static inline int64_t profile_dict_usable(int64_t size) { return (size << 1) / 3; }

/* The log2 of the smallest power of two that is at least `number`, which is at least 1. */
static inline uint8_t profile_log2_at_least(uint64_t number)
{
    return number <= 1 ? 0 : (uint8_t)(64 - __builtin_clzll(number - 1));
}

/* The log2 of the size of the table for a wish of `minimum` indices. 3.11 and 3.13 take `minimum | 8` for it,
 * so a table may be twice as large as it need be: 32 gives 64. */
static inline uint8_t profile_dict_log2_for_size(int64_t minimum)
{
    int64_t wanted = PROFILE_DICT_SIZE_ORS_MINSIZE ? minimum | PROFILE_DICT_MINSIZE : minimum;
    uint8_t log2 = profile_log2_at_least((uint64_t)wanted);
    return log2 < PROFILE_DICT_LOG_MINSIZE ? PROFILE_DICT_LOG_MINSIZE : log2;
}

/* The log2 of the size of the table that takes `entries` entries. */
static inline uint8_t profile_dict_log2_for_entries(int64_t entries)
{
    return profile_dict_log2_for_size((entries * 3 + 1) / 2);
}

/* The same for a dict display or a call with keywords, which never ask for more than 128 Ki. Up to 5 entries
 * an ordinary new dict does. */
static inline uint8_t profile_dict_log2_presized(int64_t entries)
{
    if (entries <= profile_dict_usable(PROFILE_DICT_MINSIZE))
        return PROFILE_DICT_LOG_MINSIZE;
    if (entries > profile_dict_usable(INT64_C(1) << PROFILE_DICT_MAX_PRESIZE_LOG))
        return PROFILE_DICT_MAX_PRESIZE_LOG;
    return profile_dict_log2_for_entries(entries);
}

/* The wish, for profile_dict_log2_for_size, of a full table of `size` indices with `used` live entries. */
static inline int64_t profile_dict_growth(int64_t used, int64_t size)
{
    return used * PROFILE_DICT_GROWTH_USED + (PROFILE_DICT_GROWTH_HALF_SIZE ? size >> 1 : 0);
}

/* The bytes of one index: 1, 2, 4 or 8. */
static inline int64_t profile_dict_index_size(uint8_t log2)
{
    return log2 < 8 ? 1 : log2 < 16 ? 2 : log2 < 32 ? 4 : 8;
}

/* A keys table: header, indices, entries. `is_unicode`: for str keys alone. */
static inline int64_t profile_dict_keys_size(uint8_t log2, bool is_unicode)
{
    int64_t size = INT64_C(1) << log2;
    int64_t entry = is_unicode ? PROFILE_DICT_UNICODE_ENTRY_SIZE : PROFILE_DICT_ENTRY_SIZE;
    return PROFILE_DICT_KEYS_HEADER_SIZE + size * profile_dict_index_size(log2) +
           profile_dict_usable(size) * entry;
}

/* What sys.getsizeof says of a dict with a table of its own; and of one without: new (since 3.11) or cleared.
 */
static inline int64_t profile_dict_sizeof(uint8_t log2, bool is_unicode)
{
    return PROFILE_GC_HEAD_SIZE + PROFILE_BASICSIZE_DICT + profile_dict_keys_size(log2, is_unicode);
}

static inline int64_t profile_dict_sizeof_without_table(void)
{
    return PROFILE_GC_HEAD_SIZE + PROFILE_BASICSIZE_DICT;
}

/* The keys table that a class shares with its instances' dicts. */
static inline int64_t profile_shared_keys_size(void)
{
    return profile_dict_keys_size(PROFILE_SHARED_KEYS_LOG_SIZE, true);
}

/* The memory of an instance's values, whether in a block of their own or inside the instance: room for
 * `capacity` values, what a header takes, and a byte each for the order in which they came. */
static inline int64_t profile_values_size(int64_t capacity)
{
    int64_t order = PROFILE_VALUES_KEEP_ORDER ? capacity + PROFILE_VALUES_ORDER_EXTRA : 0;
    return PROFILE_VALUES_HEADER_SIZE + ((order + 7) & ~INT64_C(7)) + capacity * PROFILE_SLOT_SIZE;
}

/* Where in that memory the first value lies: 3.11 keeps the order before it, 3.13 behind the last. */
static inline int64_t profile_values_offset(int64_t capacity)
{
    return PROFILE_VALUES_HEADER_SIZE != 0 ? PROFILE_VALUES_HEADER_SIZE
                                           : profile_values_size(capacity) - capacity * PROFILE_SLOT_SIZE;
}

/* How many values the instance made after `earlier` others of a fresh class has room for. */
static inline int64_t profile_values_capacity(int64_t earlier)
{
    int64_t taken = PROFILE_SHARED_KEYS_SHRINK ? earlier + 1 : 0;
    return taken < PROFILE_SHARED_KEYS_MAX_SIZE ? PROFILE_SHARED_KEYS_MAX_SIZE - taken : 0;
}

/* What sys.getsizeof says of a dict that shares its class's keys. */
static inline int64_t profile_split_dict_sizeof(int64_t capacity)
{
    return PROFILE_GC_HEAD_SIZE + PROFILE_BASICSIZE_DICT + capacity * PROFILE_SLOT_SIZE;
}

/* What sys.getsizeof says of a class, its shared keys with it. */
static inline int64_t profile_class_sizeof(void)
{
    return PROFILE_GC_HEAD_SIZE + PROFILE_BASICSIZE_TYPE + profile_shared_keys_size();
}

/* ---- sets */

/* Must a set grow, once `fill` of its mask + 1 entries are taken (deleted ones among them)? */
static inline bool profile_set_is_full(int64_t fill, int64_t mask)
{
    return fill * PROFILE_SET_FILL_TIMES >= mask * PROFILE_SET_MASK_TIMES;
}

/* The wish, for profile_set_table_for, of a full set with `used` live entries. */
static inline int64_t profile_set_growth(int64_t used)
{
    return used *
           (used > PROFILE_SET_GROWTH_LARGE_FROM ? PROFILE_SET_GROWTH_LARGE : PROFILE_SET_GROWTH_SMALL);
}

/* The number of entries of the table for a wish: the first power of two beyond it. */
static inline int64_t profile_set_table_for(int64_t minimum)
{
    int64_t size = INT64_C(1) << profile_log2_at_least((uint64_t)minimum + 1);
    return size < PROFILE_SET_MINSIZE ? PROFILE_SET_MINSIZE : size;
}

/* What sys.getsizeof says of a set; a table of 8 lies inside the set. */
static inline int64_t profile_set_sizeof(int64_t table)
{
    int64_t outside = table > PROFILE_SET_MINSIZE ? table * PROFILE_SET_ENTRY_SIZE : 0;
    return PROFILE_GC_HEAD_SIZE + PROFILE_BASICSIZE_SET + outside;
}

/* ---- what must hold in every profile */

#define PROFILE_HOLDS(condition) _Static_assert(condition, #condition)

PROFILE_HOLDS((PROFILE_ALIGNMENT & (PROFILE_ALIGNMENT - 1)) == 0);
PROFILE_HOLDS(PROFILE_SMALL_REQUEST_THRESHOLD % PROFILE_ALIGNMENT == 0);
PROFILE_HOLDS(PROFILE_POOL_HEADER_SIZE % PROFILE_ALIGNMENT == 0);
PROFILE_HOLDS(PROFILE_GC_HEAD_SIZE % PROFILE_ALIGNMENT == 0);
PROFILE_HOLDS(PROFILE_MANAGED_DICT_WORDS *PROFILE_SLOT_SIZE % PROFILE_ALIGNMENT == 0);
PROFILE_HOLDS(PROFILE_POOLS_IN_ARENA *PROFILE_POOL_SIZE == PROFILE_ARENA_SIZE);
PROFILE_HOLDS(PROFILE_POOLS_IN_ARENA == 64);
PROFILE_HOLDS(PROFILE_RADIX_TOP_BITS + PROFILE_RADIX_MID_BITS + PROFILE_RADIX_BOT_BITS + PROFILE_ARENA_BITS ==
              PROFILE_RADIX_ADDRESS_BITS);
PROFILE_HOLDS(PROFILE_GC_HEAD_SIZE == (PROFILE_GC_REFS_IN_PREV ? 2 : 3) * PROFILE_SLOT_SIZE);
PROFILE_HOLDS(PROFILE_HAS_IMMORTAL == (PROFILE_STATIC_REFCOUNT == INT64_C(0xFFFFFFFF)));

PROFILE_HOLDS(PROFILE_BASICSIZE_OBJECT == PROFILE_OBJECT_HEADER_SIZE);
PROFILE_HOLDS(PROFILE_BASICSIZE_NONE == PROFILE_OBJECT_HEADER_SIZE);
PROFILE_HOLDS(PROFILE_BASICSIZE_INT == PROFILE_VAR_HEADER_SIZE);
PROFILE_HOLDS(PROFILE_ITEMSIZE_INT == PROFILE_INT_DIGIT_SIZE);
PROFILE_HOLDS(PROFILE_BASICSIZE_FLOAT == PROFILE_OBJECT_HEADER_SIZE + 8);
PROFILE_HOLDS(PROFILE_BASICSIZE_BYTES == PROFILE_VAR_HEADER_SIZE + 8 + 1); /* hash; the closing 0 */
PROFILE_HOLDS(PROFILE_BASICSIZE_STR == PROFILE_COMPACT_HEADER_SIZE + PROFILE_SLOT_SIZE);
PROFILE_HOLDS(PROFILE_BASICSIZE_TUPLE == PROFILE_VAR_HEADER_SIZE);
PROFILE_HOLDS(PROFILE_ITEMSIZE_TUPLE == PROFILE_SLOT_SIZE);
PROFILE_HOLDS(PROFILE_BASICSIZE_LIST == PROFILE_VAR_HEADER_SIZE + 2 * PROFILE_SLOT_SIZE);
PROFILE_HOLDS(PROFILE_BASICSIZE_DICT == PROFILE_OBJECT_HEADER_SIZE + 4 * PROFILE_SLOT_SIZE);
PROFILE_HOLDS(PROFILE_BASICSIZE_SET == PROFILE_OBJECT_HEADER_SIZE + 6 * 8 +
                                           PROFILE_SET_MINSIZE * PROFILE_SET_ENTRY_SIZE + PROFILE_SLOT_SIZE);
PROFILE_HOLDS(PROFILE_BASICSIZE_FROZENSET == PROFILE_BASICSIZE_SET);
PROFILE_HOLDS(PROFILE_WEAKREFOFFSET_SET == PROFILE_BASICSIZE_SET - PROFILE_SLOT_SIZE);
PROFILE_HOLDS(PROFILE_BASICSIZE_CELL == PROFILE_OBJECT_HEADER_SIZE + PROFILE_SLOT_SIZE);
PROFILE_HOLDS(PROFILE_BASICSIZE_WEAKREF == PROFILE_BASICSIZE_WEAK_PROXY);
PROFILE_HOLDS(PROFILE_BASICSIZE_TYPE > PROFILE_STATIC_TYPE_SIZE);
PROFILE_HOLDS(PROFILE_SHARED_KEYS_MAX_SIZE <= (2 << PROFILE_SHARED_KEYS_LOG_SIZE) / 3);
PROFILE_HOLDS(PROFILE_SHARED_KEYS_MAX_SIZE <= 250); /* a values prefix fits one byte */

#undef PROFILE_HOLDS

#endif
