/* str: what is shared, what is as wide as it must be, appending in place, the UTF-8 that is kept, failures.
 */
#include "runtime_fixture.h"

#include <stdlib.h>
#include <string.h>

#include "types/error/exception.h"
#include "types/none.h"
#include "types/number/bool.h"
#include "types/text/str.h"

static int set_up(void **state)
{
    *state = fixture_new();
    return 0;
}

static int tear_down(void **state)
{
    fixture_free(*state);
    return 0;
}

static int64_t blocks_in_use(Runtime *rt) { return memory_statistics(&rt->memory).allocated_blocks; }

static void empty_and_latin1_characters_are_shared(void **state)
{
    Runtime *rt = *state;
    int64_t blocks = blocks_in_use(rt);
    Object *empty = str_from_cstring(rt, "");
    assert_ptr_equal(empty, &rt->statics.empty_str);
    Object *letter = str_from_cstring(rt, "a");
    Object *word = str_from_cstring(rt, "banana");
    Object *slice = str_slice(rt, word, 1, 2);
    assert_ptr_equal(slice, letter);
    Object *accent = str_from_utf8(rt, "\xc3\xa9", 2);
    Object *same = str_from_character(rt, 0xe9);
    assert_ptr_equal(accent, same);
    assert_ptr_equal(accent, &rt->statics.latin1[0xe9 - 128]);
    Object *nothing = str_slice(rt, word, 3, 3);
    assert_ptr_equal(nothing, empty);
    assert_int_equal(blocks_in_use(rt), blocks + 1);
    Object *all[] = {empty, letter, word, slice, accent, same, nothing};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        object_decref(rt, all[i]);
}

static void a_str_is_as_narrow_as_its_characters_allow(void **state)
{
    Runtime *rt = *state;
    static const struct {
        const char *text;
        int kind;
        bool ascii;
        int64_t size;
    } cases[] = {
        {"two", 1, true, 49 + 3},
        {"\xc3\xa9t\xc3\xa9", 1, false, 73 + 3},
        {"\xe2\x82\xac 5", 2, false, 74 + 2 * 3},
        {"\xf0\x9f\x98\x80!", 4, false, 76 + 4 * 2},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Object *object = str_from_cstring(rt, cases[i].text);
        assert_int_equal(str_kind(object), cases[i].kind);
        assert_int_equal(str_is_ascii(object), cases[i].ascii);
        assert_int_equal(str_sizeof(rt, object), cases[i].size);
        object_decref(rt, object);
    }
    Object *mixed = str_from_cstring(rt, "\xf0\x9f\x98\x80 smile");
    Object *plain = str_slice(rt, mixed, 2, 7);
    assert_true(str_is_ascii(plain));
    assert_true(str_equal_ascii(plain, "smile"));
    object_decref(rt, plain);
    object_decref(rt, mixed);
}

static void slicing_everything_gives_the_str_itself(void **state)
{
    Runtime *rt = *state;
    Object *word = str_from_cstring(rt, "word");
    Object *slice = str_slice(rt, word, 0, 100);
    assert_ptr_equal(slice, word);
    object_decref(rt, slice);
    object_decref(rt, word);
}

static void appending_to_the_only_reference_writes_in_place(void **state)
{
    Runtime *rt = *state;
    Object *tail = str_from_cstring(rt, "!");
    Object *text = str_from_cstring(rt, "four"); /* 53 bytes of a block of 64 */
    Object *before = text;
    int64_t blocks = blocks_in_use(rt);
    for (int i = 0; i < 11; i++)
        assert_int_equal(str_append(rt, &text, tail), 0);
    assert_ptr_equal(text, before);
    assert_int_equal(blocks_in_use(rt), blocks);
    assert_true(str_equal_ascii(text, "four!!!!!!!!!!!"));
    object_decref(rt, text);
    object_decref(rt, tail);
}

static void appending_never_changes_what_others_see(void **state)
{
    Runtime *rt = *state;
    Object *tail = str_from_cstring(rt, "tail");
    Object *shared = str_from_cstring(rt, "shared");
    Object *text = object_incref(shared);
    assert_int_equal(str_append(rt, &text, tail), 0);
    assert_true(str_equal_ascii(shared, "shared"));
    assert_true(str_equal_ascii(text, "sharedtail"));
    object_decref(rt, text);
    /* A hash that was asked for is somebody's knowledge too. */
    text = shared;
    str_hash(rt, text);
    Object *twin = str_from_cstring(rt, "shared");
    assert_int_equal(str_append(rt, &text, tail), 0);
    assert_int_equal(((StrObject *)text)->hash, -1);
    object_decref(rt, twin);
    object_decref(rt, text);
    object_decref(rt, tail);
}

static void appending_something_wider_makes_a_new_str(void **state)
{
    Runtime *rt = *state;
    Object *wide = str_from_cstring(rt, "\xe2\x82\xac\xe2\x82\xac");
    Object *text = str_from_cstring(rt, "costs ");
    assert_int_equal(str_append(rt, &text, wide), 0);
    assert_int_equal(str_kind(text), 2);
    assert_int_equal(str_character(text, 7), 0x20ac);
    assert_int_equal(str_character(text, 0), 'c');
    object_decref(rt, text);
    object_decref(rt, wide);
}

static void a_str_can_be_appended_to_itself(void **state)
{
    Runtime *rt = *state;
    Object *text = str_from_cstring(rt, "twice ");
    assert_int_equal(str_append(rt, &text, text), 0);
    assert_true(str_equal_ascii(text, "twice twice "));
    object_decref(rt, text);
}

static void appending_without_memory_drops_the_left_side(void **state)
{
    Runtime *rt = *state;
    for (int shared = 0; shared < 2; shared++) {
        Object *tail =
            str_from_cstring(rt, "a tail that is longer than what is left of any block of this size");
        Object *text = str_from_cstring(rt, "text");
        Object *other = shared ? object_incref(text) : NULL;
        int64_t blocks = blocks_in_use(rt);
        fixture_fail_at(rt, 1);
        assert_int_equal(str_append(rt, &text, tail), -1);
        fixture_fail_at(rt, 0);
        assert_null(text);
        assert_int_equal(rt->error.kind, ERROR_MEMORY);
        error_clear(rt);
        assert_int_equal(blocks_in_use(rt), shared ? blocks : blocks - 1);
        object_xdecref(rt, other);
        object_decref(rt, tail);
    }
}

static void utf8_is_kept_and_counted(void **state)
{
    Runtime *rt = *state;
    Object *ascii = str_from_cstring(rt, "plain");
    int64_t length;
    assert_ptr_equal(str_as_utf8(rt, ascii, &length), str_data(ascii));
    assert_int_equal(length, 5);
    Object *text = str_from_cstring(rt, "\xe2\x82\xac 5");
    int64_t size = str_sizeof(rt, text);
    const char *utf8 = str_as_utf8(rt, text, &length);
    assert_string_equal(utf8, "\xe2\x82\xac 5");
    assert_int_equal(length, 5);
    assert_ptr_equal(str_as_utf8(rt, text, NULL), utf8);
    assert_int_equal(str_sizeof(rt, text), size + 6);
    object_decref(rt, text);
    object_decref(rt, ascii);
}

static void appending_drops_the_kept_utf8(void **state)
{
    Runtime *rt = *state;
    Object *tail = str_from_cstring(rt, "tail");
    Object *text = str_from_cstring(rt, "\xe2\x82\xac");
    assert_non_null(str_as_utf8(rt, text, NULL));
    assert_int_equal(str_append(rt, &text, tail), 0);
    assert_string_equal(str_as_utf8(rt, text, NULL), "\xe2\x82\xactail");
    object_decref(rt, text);
    object_decref(rt, tail);
}

/* The fixture's end finds what is left. */
static void a_shared_character_gives_its_utf8_back(void **state)
{
    Runtime *rt = *state;
    int64_t length = 0;
    Object *character = str_from_character(rt, 0xFC);
    assert_string_equal(str_as_utf8(rt, character, &length), "\xC3\xBC");
    object_decref(rt, character);
}

static void lone_surrogates_have_no_utf8(void **state)
{
    Runtime *rt = *state;
    static const uint16_t one[] = {'a', 0xd800};
    static const uint16_t two[] = {'a', 0xd800, 0xdfff, 'b'};
    Object *text = str_from_characters(rt, 2, one, 2);
    assert_null(str_as_utf8(rt, text, NULL));
    assert_int_equal(rt->error.kind, ERROR_UNICODE_ENCODE);
    assert_string_equal(
        error_message(rt),
        "'utf-8' codec can't encode character '\\ud800' in position 1: surrogates not allowed");
    error_clear(rt);
    assert_int_equal(str_utf8_length(text), 4);
    object_decref(rt, text);
    text = str_from_characters(rt, 2, two, 4);
    assert_null(str_as_utf8(rt, text, NULL));
    assert_string_equal(error_message(rt),
                        "'utf-8' codec can't encode characters in position 1-2: surrogates not allowed");
    error_clear(rt);
    object_decref(rt, text);
}

static void characters_beyond_unicode_are_refused(void **state)
{
    Runtime *rt = *state;
    assert_null(str_from_character(rt, 0x110000));
    assert_string_equal(error_message(rt), "chr() arg not in range(0x110000)");
    error_clear(rt);
}

static bool answers(Runtime *rt, Object *left, Object *right, enum CompareOperator operator)
{
    Object *answer = str_richcompare(rt, left, right, operator);
    bool value = answer == runtime_bool(rt, true);
    object_decref(rt, answer);
    return value;
}

static void strs_are_ordered_by_code_points(void **state)
{
    Runtime *rt = *state;
    Object *narrow = str_from_cstring(rt, "abc");
    Object *wide = str_from_cstring(rt, "ab\xf0\x9f\x98\x80");
    Object *twin = str_from_cstring(rt, "abc");
    assert_true(answers(rt, narrow, wide, COMPARE_LT));
    assert_true(answers(rt, wide, narrow, COMPARE_GE));
    assert_true(answers(rt, narrow, twin, COMPARE_EQ));
    assert_true(answers(rt, narrow, wide, COMPARE_NE));
    assert_false(answers(rt, narrow, twin, COMPARE_NE));
    Object *answer = str_richcompare(rt, narrow, runtime_none(rt), COMPARE_EQ);
    assert_ptr_equal(answer, runtime_not_implemented(rt));
    object_decref(rt, answer);
    object_decref(rt, twin);
    object_decref(rt, wide);
    object_decref(rt, narrow);
}

static bool make_some(Runtime *rt)
{
    bool done = false;
    Object *both = NULL, *slice = NULL;
    Object *left = str_from_cstring(rt, "left \xe2\x82\xac");
    if (left == NULL)
        return false;
    Object *right = str_from_cstring(rt, "right");
    if (right == NULL)
        goto out;
    both = str_concat(rt, left, right);
    if (both == NULL)
        goto out;
    slice = str_slice(rt, both, 2, 8);
    if (slice == NULL)
        goto out;
    if (str_as_utf8(rt, slice, NULL) == NULL)
        goto out;
    done = str_append(rt, &slice, both) == 0;
out:
    object_xdecref(rt, slice);
    object_xdecref(rt, both);
    object_xdecref(rt, right);
    object_decref(rt, left);
    return done;
}

static void strs_survive_every_failed_allocation(void **state)
{
    Runtime *rt = *state;
    int64_t blocks = blocks_in_use(rt);
    for (uint64_t n = 1;; n++) {
        fixture_fail_at(rt, n);
        bool done = make_some(rt);
        bool failed = host_of(rt)->fail_count >= n;
        fixture_fail_at(rt, 0);
        assert_int_equal(blocks_in_use(rt), blocks);
        if (!failed) {
            assert_true(done && n > 6);
            return;
        }
        /* What failed may have been an arena, for which the raw allocator stands in. */
        if (!done)
            assert_int_equal(rt->error.kind, ERROR_MEMORY);
        error_clear(rt);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(empty_and_latin1_characters_are_shared),
        TEST(a_str_is_as_narrow_as_its_characters_allow),
        TEST(slicing_everything_gives_the_str_itself),
        TEST(appending_to_the_only_reference_writes_in_place),
        TEST(appending_never_changes_what_others_see),
        TEST(appending_something_wider_makes_a_new_str),
        TEST(a_str_can_be_appended_to_itself),
        TEST(appending_without_memory_drops_the_left_side),
        TEST(utf8_is_kept_and_counted),
        TEST(appending_drops_the_kept_utf8),
        TEST(a_shared_character_gives_its_utf8_back),
        TEST(lone_surrogates_have_no_utf8),
        TEST(characters_beyond_unicode_are_refused),
        TEST(strs_are_ordered_by_code_points),
        TEST(strs_survive_every_failed_allocation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
