/* Prints, as JSON, what core/profile says a Python program sees: the keys of capture.py, from constants and
 * formulas alone. Compiled once for each profile; profiles.test.mjs compares. Owns no expectation of its own.
 */
#include "profile/profile.h"

#include <inttypes.h>
#include <stdio.h>

/* ---- JSON */

static void begin(const char *key) { printf(",\n  \"%s\": ", key); }

static void print_number(const char *key, int64_t value)
{
    begin(key);
    printf("%" PRId64, value);
}

static void print_truth(const char *key, bool value)
{
    begin(key);
    printf("%s", value ? "true" : "false");
}

static void print_hex(const char *key, uint32_t value)
{
    begin(key);
    printf("\"0x%" PRIx32 "\"", value);
}

static void begin_list(const char *key)
{
    begin(key);
    printf("[");
}

static void print_item(bool is_first, int64_t value) { printf("%s%" PRId64, is_first ? "" : ", ", value); }

static void print_list(const char *key, const int64_t *values, int count)
{
    begin_list(key);
    for (int i = 0; i < count; i++)
        print_item(i == 0, values[i]);
    printf("]");
}

/* A sequence of numbers, printed as [index, value] wherever the value changes. */
typedef struct Changes {
    int64_t index;
    int64_t last;
} Changes;

static Changes begin_changes(const char *key)
{
    begin_list(key);
    return (Changes){.index = 0, .last = 0};
}

static void add_change(Changes *changes, int64_t value)
{
    bool is_first = changes->index == 0;
    if (is_first || value != changes->last)
        printf("%s[%" PRId64 ", %" PRId64 "]", is_first ? "" : ", ", changes->index, value);
    changes->index++;
    changes->last = value;
}

static void end_list(void) { printf("]"); }

/* ---- types and objects */

static void print_type(const char *name, int64_t basicsize, int64_t itemsize, int64_t dictoffset,
                       int64_t weakrefoffset, uint32_t flags)
{
    printf(",\n  \"type.%s\": [%" PRId64 ", %" PRId64 ", %" PRId64 ", %" PRId64 ", \"0x%" PRIx32 "\"]", name,
           basicsize, itemsize, dictoffset, weakrefoffset, flags);
}

static void print_types(void)
{
#define PRINT_ROW(NAME, name, basicsize, itemsize, dictoffset, weakrefoffset, flags) \
    print_type(name, basicsize, itemsize, dictoffset, weakrefoffset, flags);
    PROFILE_TYPES(PRINT_ROW)
#undef PRINT_ROW
}

static int64_t int_size_of_bits(int64_t bits) { return profile_int_size(bits / PROFILE_INT_DIGIT_BITS + 1); }

static void print_ints(void)
{
    static const int64_t bits[] = {0, 29, 30, 59, 60, 89, 90, 300, 3000};
    begin_list("int.size_by_bits");
    for (int i = 0; i < 9; i++)
        print_item(i == 0, int_size_of_bits(bits[i]));
    end_list();
    print_number("int.size_of_zero", profile_int_size(0));
    print_number("int.bits_per_digit", PROFILE_INT_DIGIT_BITS);
    print_number("bool.size", profile_int_size(1));
    const int64_t cached[] = {-PROFILE_SMALL_INT_NEGATIVE, PROFILE_SMALL_INT_POSITIVE - 1};
    print_list("int.cached", cached, 2);
}

static int64_t str_size(int64_t length, int64_t kind)
{
    return kind == 0 ? profile_str_ascii_size(length) : profile_str_compact_size(length, kind);
}

static void print_strs_of_kind(const char *key, int64_t kind)
{
    static const int64_t lengths[] = {2, 3, 10, 100};
    begin_list(key);
    for (int i = 0; i < 4; i++)
        print_item(i == 0, str_size(lengths[i], kind));
    end_list();
}

static void print_text(void)
{
    static const int64_t lengths[] = {0, 1, 2, 3, 10, 100};
    begin_list("bytes.size");
    for (int i = 0; i < 6; i++)
        print_item(i == 0, profile_bytes_size(lengths[i]));
    end_list();
    print_strs_of_kind("str.size_ascii", 0);
    print_strs_of_kind("str.size_latin1", 1);
    print_strs_of_kind("str.size_ucs2", 2);
    print_strs_of_kind("str.size_ucs4", 4);
    print_number("str.size_empty", profile_str_ascii_size(0));
    begin_list("str.growth_by_concatenation");
    for (int64_t length = 3; length < 43; length++)
        print_item(length == 3, profile_str_ascii_size(length));
    end_list();
}

static void print_objects(void)
{
    static const int64_t lengths[] = {0, 1, 2, 3, 10, 100};
    print_number("gc.head", PROFILE_GC_HEAD_SIZE);
    print_number("float.size", PROFILE_BASICSIZE_FLOAT);
    print_number("none.size", PROFILE_BASICSIZE_NONE);
    begin_list("tuple.size");
    for (int i = 0; i < 6; i++)
        print_item(i == 0, profile_preheader_size(true, false) + profile_tuple_size(lengths[i]));
    end_list();
    print_number("list.size_empty", profile_list_sizeof(0));
    print_number("dict.size_cleared", profile_dict_sizeof_without_table());
    print_number("dict.size_of_one_str_key", profile_dict_sizeof(PROFILE_DICT_LOG_MINSIZE, true));
    print_number("set.size_empty", profile_set_sizeof(PROFILE_SET_MINSIZE));
    print_number("cell.size", PROFILE_GC_HEAD_SIZE + PROFILE_BASICSIZE_CELL);
    print_number("method.size", PROFILE_GC_HEAD_SIZE + PROFILE_BASICSIZE_METHOD);
    print_number("builtin_function.size", PROFILE_GC_HEAD_SIZE + PROFILE_BASICSIZE_BUILTIN_FUNCTION);
    print_number("weakref.size", PROFILE_GC_HEAD_SIZE + PROFILE_BASICSIZE_WEAKREF);
    print_number("function.size", PROFILE_GC_HEAD_SIZE + PROFILE_BASICSIZE_FUNCTION);
    print_number("static_type.size",
                 PROFILE_STATIC_TYPE_SIZE + (PROFILE_SIZEOF_STATIC_TYPE_HAS_HEAD ? PROFILE_GC_HEAD_SIZE : 0));
}

static void print_instances(void)
{
    print_number("class.size", profile_class_sizeof());
    const int64_t plain[] = {profile_class_basicsize(0, true, true), profile_class_dictoffset(0, true),
                             profile_class_weakrefoffset(0, true)};
    print_list("class.plain", plain, 3);
    print_hex("class.flags", PROFILE_CLASS_FLAGS);
    print_hex("class.slotted_flags", PROFILE_SLOTTED_CLASS_FLAGS);
    const int64_t weakref_slot[] = {profile_class_basicsize(1, false, true),
                                    profile_class_weakrefoffset(1, false)};
    print_list("class.weakref_slot", weakref_slot, 2);
    print_number("instance.size_plain", profile_instance_sizeof(0, true, true));
    print_number("instance.size_one_attribute", profile_instance_sizeof(0, true, true));
    print_number("instance.size_one_slot", profile_instance_sizeof(1, false, false));
    print_number("instance.size_three_slots", profile_instance_sizeof(3, false, false));
    print_number("instance.size_slots_and_weakref", profile_instance_sizeof(1, false, true));
    begin_list("instance.dict_sizes");
    for (int64_t earlier = 0; earlier < 4; earlier++)
        print_item(earlier == 0, profile_split_dict_sizeof(profile_values_capacity(earlier)));
    end_list();
}

/* ---- growth */

static int64_t list_resized(int64_t capacity, int64_t length, int64_t wanted)
{
    return profile_list_capacity_serves(capacity, wanted) ? capacity : profile_list_growth(length, wanted);
}

static void print_list_growth(void)
{
    int64_t capacity = 0;
    Changes growth = begin_changes("list.growth_by_append");
    add_change(&growth, capacity);
    for (int64_t length = 0; length < 2000; length++) {
        capacity = list_resized(capacity, length, length + 1);
        add_change(&growth, capacity);
    }
    end_list();
    Changes shrinking = begin_changes("list.shrinking_by_pop");
    for (int64_t length = 2000; length > 0; length--) {
        capacity = list_resized(capacity, length, length - 1);
        add_change(&shrinking, capacity);
    }
    end_list();
}

static void print_list_extension(void)
{
    static const int64_t cases[][2] = {{0, 1}, {0, 2}, {0, 3},  {0, 7},  {0, 100}, {1, 1},
                                       {1, 3}, {4, 5}, {4, 40}, {10, 1}, {10, 100}};
    begin_list("list.extend_by_tuple");
    for (int i = 0; i < 11; i++) {
        int64_t start = cases[i][0];
        int64_t more = cases[i][1];
        int64_t capacity = start == 0 ? profile_list_exact(more) : list_resized(start, start, start + more);
        printf("%s[%" PRId64 ", %" PRId64 ", %" PRId64 "]", i == 0 ? "" : ", ", start, more, capacity);
    }
    end_list();
    static const int64_t ranges[] = {0, 1, 2, 3, 4, 5, 9, 10, 100};
    begin_list("list.of_range");
    for (int i = 0; i < 9; i++)
        print_item(i == 0, profile_list_exact(ranges[i]));
    end_list();
    const int64_t times[] = {1, 2, 3, 5, 9};
    print_list("list.times", times, 5);
}

/* A dict's table while keys go in, as far as its size goes. */
typedef struct Table {
    bool is_there;
    bool is_unicode;
    uint8_t log2;
    int64_t used;
    int64_t usable;
} Table;

static Table table_of(uint8_t log2, bool is_unicode, int64_t used)
{
    int64_t usable = profile_dict_usable(INT64_C(1) << log2) - used;
    return (Table){.is_there = true, .is_unicode = is_unicode, .log2 = log2, .used = used, .usable = usable};
}

static Table new_dict(bool is_unicode)
{
    return PROFILE_DICT_NEW_HAS_TABLE ? table_of(PROFILE_DICT_LOG_MINSIZE, is_unicode, 0)
                                      : (Table){.is_unicode = is_unicode};
}

static void insert(Table *table)
{
    if (!table->is_there) {
        *table = table_of(PROFILE_DICT_LOG_MINSIZE, table->is_unicode, 0);
    } else if (table->usable <= 0) {
        int64_t wish = profile_dict_growth(table->used, INT64_C(1) << table->log2);
        *table = table_of(profile_dict_log2_for_size(wish), table->is_unicode, table->used);
    }
    table->used++;
    table->usable--;
}

static int64_t table_sizeof(const Table *table)
{
    return table->is_there ? profile_dict_sizeof(table->log2, table->is_unicode)
                           : profile_dict_sizeof_without_table();
}

static void print_dict_inserts(const char *key, bool is_unicode, int64_t count)
{
    Table table = new_dict(is_unicode);
    Changes growth = begin_changes(key);
    add_change(&growth, table_sizeof(&table));
    for (int64_t i = 0; i < count; i++) {
        insert(&table);
        add_change(&growth, table_sizeof(&table));
    }
    end_list();
}

static void print_dict_churn(void)
{
    Table table = new_dict(false);
    Changes growth = begin_changes("dict.growth_with_three_live");
    for (int i = 0; i < 60; i++) {
        insert(&table);
        if (i >= 3)
            table.used--;
        add_change(&growth, table_sizeof(&table));
    }
    end_list();
    static const int64_t live[] = {1, 2, 3, 5, 10, 11, 16, 20, 21, 40};
    begin_list("dict.rebuilt_from_64");
    for (int i = 0; i < 10; i++) {
        uint8_t log2 = profile_dict_log2_for_size(profile_dict_growth(live[i], 64));
        printf("%s[%" PRId64 ", %" PRId64 "]", i == 0 ? "" : ", ", live[i], profile_dict_sizeof(log2, false));
    }
    end_list();
}

static void print_dict_growth(void)
{
    Table fresh = new_dict(false);
    print_number("dict.size_new", table_sizeof(&fresh));
    print_dict_inserts("dict.growth_by_int_keys", false, 100000);
    print_dict_inserts("dict.growth_by_str_keys", true, 3000);
    print_dict_churn();
    Changes presized = begin_changes("dict.fromkeys_of_set");
    for (int64_t entries = 1; entries < 700; entries++)
        add_change(&presized, profile_dict_sizeof(profile_dict_log2_for_entries(entries), false));
    end_list();
    static const int64_t copied[] = {1, 5, 6, 10, 11, 50};
    begin_list("dict.copy");
    for (int i = 0; i < 6; i++) {
        Table table = new_dict(false);
        for (int64_t n = 0; n < copied[i]; n++)
            insert(&table);
        print_item(i == 0, table_sizeof(&table));
    }
    end_list();
}

static void print_set_growth(void)
{
    int64_t table = PROFILE_SET_MINSIZE;
    Changes growth = begin_changes("set.growth_by_add");
    add_change(&growth, profile_set_sizeof(table));
    for (int64_t used = 1; used <= 300000; used++) {
        if (profile_set_is_full(used, table - 1))
            table = profile_set_table_for(profile_set_growth(used));
        add_change(&growth, profile_set_sizeof(table));
    }
    end_list();
    Changes copies = begin_changes("set.copy");
    for (int64_t used = 0; used < 400; used++) {
        bool grows = profile_set_is_full(used, PROFILE_SET_MINSIZE - 1);
        add_change(&copies,
                   profile_set_sizeof(grows ? profile_set_table_for(used * 2) : PROFILE_SET_MINSIZE));
    }
    end_list();
}

/* ---- caches and counts */

static void print_singletons(void)
{
    print_truth("singleton.empty_tuple", true);
    print_truth("singleton.empty_str", true);
    print_truth("singleton.empty_bytes", true);
    print_truth("singleton.empty_frozenset", PROFILE_EMPTY_FROZENSET_IS_SINGLETON);
    print_truth("singleton.one_byte", true);
    print_truth("singleton.latin1_character", true);
    print_truth("singleton.ucs2_character", false);
}

static void print_refcounts(void)
{
    int64_t preallocated = PROFILE_STATIC_REFCOUNT == 1 ? 0 : PROFILE_STATIC_REFCOUNT;
    int64_t constant = PROFILE_HAS_IMMORTAL ? PROFILE_STATIC_REFCOUNT : 0;
    print_number("refcount.none", constant);
    print_number("refcount.true", constant);
    print_number("refcount.small_int", preallocated);
    print_number("refcount.empty_tuple", preallocated);
    print_number("refcount.empty_str", preallocated);
    print_number("refcount.latin1_character", preallocated);
    print_number("refcount.one_byte", preallocated);
    print_number("call.references_to_an_argument", PROFILE_CALL_ARGUMENT_REFERENCES);
}

static void print_free_lists(void)
{
    bool keeps_int_keys = !PROFILE_DICT_UNICODE_KEYS;
    print_number("freelist.list", PROFILE_LIST_FREE_LIST);
    print_number("freelist.set", 0);
    print_number("freelist.cell", 0);
    print_number("freelist.method", PROFILE_METHOD_FREE_LIST);
    print_number("freelist.builtin_function", PROFILE_BUILTIN_FUNCTION_FREE_LIST);
    print_number("freelist.float", PROFILE_FLOAT_FREE_LIST);
    print_number("freelist.dict_and_int_keys",
                 PROFILE_DICT_FREE_LIST + (keeps_int_keys ? PROFILE_DICT_KEYS_FREE_LIST : 0));
    print_number("freelist.dict_and_str_keys", PROFILE_DICT_FREE_LIST + PROFILE_DICT_KEYS_FREE_LIST);
    print_number("freelist.dict_and_larger_table", PROFILE_DICT_FREE_LIST);
    begin_list("freelist.tuple_by_length");
    for (int64_t length = 1; length < 26; length++)
        print_item(length == 1, length <= PROFILE_TUPLE_FREE_LIST_LENGTHS ? PROFILE_TUPLE_FREE_LIST_EACH : 0);
    end_list();
}

static void print_collector(void)
{
    const int64_t thresholds[] = {PROFILE_GC_THRESHOLD_0, PROFILE_GC_THRESHOLD_1, PROFILE_GC_THRESHOLD_2};
    print_list("gc.thresholds", thresholds, 3);
    print_truth("gc.collects_within_a_call_to_c", !PROFILE_GC_AT_EVAL_BREAKER);
    print_number("trashcan.level", PROFILE_TRASHCAN_LEVEL);
    print_number("trashcan.batch", PROFILE_TRASHCAN_BATCH);
}

/* ---- allocator */

static void print_allocator(void)
{
    print_number("allocator.small_request_threshold", PROFILE_SMALL_REQUEST_THRESHOLD);
    print_number("allocator.size_classes", PROFILE_SIZE_CLASSES);
    print_number("allocator.arena_size", PROFILE_ARENA_SIZE);
    print_number("allocator.pool_size", PROFILE_POOL_SIZE);
    print_truth("allocator.has_arena_map", PROFILE_HAS_RADIX_TREE);
    begin_list("allocator.pools");
    for (uint32_t block = 48; block <= 512; block += 16)
        printf("%s[%" PRIu32 ", %d, %" PRIu32 "]", block == 48 ? "" : ", ", block, PROFILE_POOL_HEADER_SIZE,
               profile_blocks_in_pool(profile_size_class(block)));
    end_list();
}

int main(void)
{
    printf("{\n  \"profile\": \"%s\"", PROFILE_NAME);
    print_types();
    print_ints();
    print_text();
    print_objects();
    print_instances();
    print_list_growth();
    print_list_extension();
    print_dict_growth();
    print_set_growth();
    print_singletons();
    print_refcounts();
    print_free_lists();
    print_collector();
    print_allocator();
    printf("\n}\n");
    return 0;
}
