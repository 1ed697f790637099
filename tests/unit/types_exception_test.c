/* Exceptions as objects, as C code makes and raises them. */
#include <string.h>

#include "runtime_fixture.h"

#include "types/class/type.h"
#include "types/container/tuple.h"
#include "types/error/exception.h"
#include "types/error/exception_group.h"
#include "types/error/traceback.h"
#include "types/error/traceback_anchors.h"
#include "types/number/int.h"
#include "types/text/str.h"

static void assert_text(Runtime *rt, Object *text, const char *expected)
{
    char buffer[512] = {0};
    assert_non_null(text);
    assert_true(str_utf8_length(text) < (int64_t)sizeof buffer);
    str_to_utf8(text, buffer);
    assert_string_equal(buffer, expected);
    object_decref(rt, text);
}

static void a_light_error_becomes_an_exception_with_one_argument(void **state)
{
    Runtime *rt = *state;
    error_set(rt, ERROR_VALUE, "no %d", 5);
    Object *exception = error_take(rt);
    assert_false(error_occurred(rt));
    assert_ptr_equal(object_type(exception), exception_type(rt, ERROR_VALUE));
    assert_text(rt, exception_text(rt, exception), "ValueError: no 5\n");
    object_decref(rt, exception);
    error_no_memory(rt);
    exception = error_take(rt);
    assert_int_equal(tuple_size(ref_pointer(exception_of(exception)->args)), 0);
    object_decref(rt, exception);
}

static void a_key_is_the_argument_even_where_it_is_a_tuple(void **state)
{
    Runtime *rt = *state;
    Object *key = tuple_pack(rt, 2, (Object *[]){runtime_none(rt), runtime_none(rt)});
    error_set_value(rt, ERROR_KEY, key);
    Object *exception = error_take(rt);
    assert_ptr_equal(tuple_get(ref_pointer(exception_of(exception)->args), 0), key);
    assert_text(rt, exception_text(rt, exception), "KeyError: (None, None)\n");
    object_decref(rt, exception);
    object_decref(rt, key);
}

static void a_message_is_of_any_length_and_has_objects_in_it(void **state)
{
    Runtime *rt = *state;
    char longest[400];
    memset(longest, 'x', sizeof longest - 1);
    longest[sizeof longest - 1] = 0;
    Object *name = str_from_cstring(rt, "n\xc3\xa4me");
    error_format(rt, ERROR_TYPE, "%s|%R|%.2U|%.3T|%c|%lld|%02x|%%", longest, name, name, name, 0xE4,
                 (long long)-7, 10);
    Object *exception = error_take(rt);
    Object *text = tuple_get(ref_pointer(exception_of(exception)->args), 0);
    Object *tail = str_slice(rt, text, 399, str_length(text));
    assert_text(rt, tail, "|'n\xc3\xa4me'|n\xc3\xa4|str|\xc3\xa4|-7|0a|%");
    object_decref(rt, exception);
    object_decref(rt, name);
}

static void a_derived_kind_matches_its_bases(void **state)
{
    Runtime *rt = *state;
    error_set(rt, ERROR_KEY, "k");
    assert_true(error_matches(rt, ERROR_LOOKUP));
    assert_false(error_matches(rt, ERROR_INDEX));
    error_normalize(rt);
    assert_true(error_matches(rt, ERROR_LOOKUP));
    assert_false(error_matches(rt, ERROR_INDEX));
    Object *classes = type_as_object(exception_type(rt, ERROR_EXCEPTION));
    assert_int_equal(error_matches_classes(rt, classes), 1);
    error_clear(rt);
    assert_false(error_matches(rt, ERROR_LOOKUP));
}

static Object *new_error(Runtime *rt, ErrorKind kind, const char *message)
{
    error_set(rt, kind, "%s", message);
    return error_take(rt);
}

static void a_chain_of_contexts_never_becomes_a_ring(void **state)
{
    Runtime *rt = *state;
    Object *first = new_error(rt, ERROR_VALUE, "first");
    Object *second = new_error(rt, ERROR_TYPE, "second");
    exception_chain(rt, second, first);
    assert_ptr_equal(ref_pointer(exception_of(second)->context), first);
    exception_chain(rt, first, second);
    assert_ptr_equal(ref_pointer(exception_of(first)->context), second);
    assert_null(ref_pointer(exception_of(second)->context));
    exception_chain(rt, first, first);
    assert_ptr_equal(ref_pointer(exception_of(first)->context), second);
    object_decref(rt, second);
    object_decref(rt, first);
}

static void causes_are_told_before_what_came_of_them(void **state)
{
    Runtime *rt = *state;
    Object *cause = new_error(rt, ERROR_VALUE, "why");
    Object *effect = new_error(rt, ERROR_TYPE, "what");
    exception_set_cause(rt, effect, object_incref(cause));
    assert_text(rt, exception_text(rt, effect),
                "ValueError: why\n\nThe above exception was the direct cause of the following exception:\n\n"
                "TypeError: what\n");
    object_decref(rt, effect);
    object_decref(rt, cause);
}

static void a_long_chain_is_printed_in_bounded_stack(void **state)
{
    Runtime *rt = *state;
    Object *exception = new_error(rt, ERROR_VALUE, "0");
    for (int i = 0; i < 3000; i++) {
        Object *next = new_error(rt, ERROR_VALUE, "1");
        exception_set_context(rt, next, exception);
        exception = next;
    }
    Object *text = exception_text(rt, exception);
    assert_true(str_length(text) > 3000 * 80);
    object_decref(rt, text);
    object_decref(rt, exception);
}

static void errno_chooses_the_class(void **state)
{
    Runtime *rt = *state;
    Object *number = int_from_int64(rt, 2);
    Object *text = str_from_cstring(rt, "gone");
    error_raise_new(rt, ERROR_OS, (Ref[]){ref_of(number), ref_of(text)}, 2);
    assert_true(error_matches(rt, ERROR_FILE_NOT_FOUND));
    Object *exception = error_take(rt);
    assert_text(rt, exception_text(rt, exception), "FileNotFoundError: [Errno 2] gone\n");
    object_decref(rt, exception);
    object_decref(rt, text);
    object_decref(rt, number);
}

/* However early memory ends, an exception comes of it, and nothing is lost. */
static void any_allocation_of_making_an_exception_may_fail(void **state)
{
    Runtime *rt = *state;
    Object *name = str_from_cstring(rt, "name");
    for (uint64_t n = 1;; n++) {
        fixture_fail_at(rt, n);
        error_undefined_name(rt, ERROR_NAME, "name '%U' is not defined", name);
        assert_true(error_occurred(rt));
        Object *exception = error_take(rt);
        bool all_there = host_of(rt)->fail_count < n;
        fixture_fail_at(rt, 0);
        assert_true(object_is_exception(exception));
        if (all_there)
            assert_ptr_equal(object_type(exception), exception_type(rt, ERROR_NAME));
        object_decref(rt, exception);
        if (all_there)
            break;
    }
    object_decref(rt, name);
}

static void any_allocation_of_printing_may_fail(void **state)
{
    Runtime *rt = *state;
    Object *cause = new_error(rt, ERROR_KEY, "k");
    Object *exception = new_error(rt, ERROR_SYNTAX, "s");
    exception_set_cause(rt, exception, object_incref(cause));
    for (uint64_t n = 1;; n++) {
        fixture_fail_at(rt, n);
        Object *text = exception_text(rt, exception);
        bool all_there = host_of(rt)->fail_count < n;
        fixture_fail_at(rt, 0);
        assert_true((text == NULL) == error_occurred(rt));
        error_clear(rt);
        object_xdecref(rt, text);
        if (all_there)
            break;
    }
    object_decref(rt, exception);
    object_decref(rt, cause);
}

/* `marks`: what is under the text, as CPython 3.11 prints it; "" where there is nothing to point at. */
typedef struct Anchored {
    const char *text;
    const char *marks;
} Anchored;

static const Anchored anchored[] = {
    {"1/0", "~^~"},
    {"(1+2) / (0)", "~~~~^~~~~~~"},
    {"(1+2)//(0)", "~~~~^^~~~~"},
    {"1 + (2)+\"a\"", "~~~~~~~^~~~"},
    {"a[ 5 ] + 1", "~~~~~~~^~~"},
    {"a[ 5 ]", "~^^^^~"},
    {"(a)[\"x\"]", "~~^^^^^^"},
    {"a[1,2]", "~^^^^^"},
    {"a[\"x\"][0]", "~~~~~~^^^"},
    {"2 **\"a\"", "~~^^~~~"},
    {"a * b + c * d", "~~~~~~^~~~~~~"},
    {"a ** b ** c", "~~^^~~~~~~~"},
    {"-a", ""},
    {"-a ** b", ""},
    {"-a * b", "~~~^~~"},
    {"f(x)", ""},
    {"f(a+b)", ""},
    {"a.b", ""},
    {"a < b", ""},
    {"a if b else c", ""},
    {"a or b + c", ""},
    {"lambda: a + b", ""},
    {"await a", ""},
    {"x = 1", ""},
    {"'a+b' % c", "~~~~~~^~~"},
    {"f'{a}' + b", "~~~~~~~^~~"},
    {"1e-5 - 2", "~~~~~^~~"},
    {"a, b", ""},
    {"a << 2", "~~^^~~"},
    {"a @ b", "~~^~~"},
    {"raise a", ""},
};

static void the_operator_to_blame_is_found(void **state)
{
    Runtime *rt = *state;
    for (size_t i = 0; i < sizeof anchored / sizeof anchored[0]; i++) {
        char marks[64] = {0};
        Anchors anchors;
        Object *line = str_from_cstring(rt, anchored[i].text);
        int64_t length = str_length(line);
        if (traceback_anchors(line, 0, length, &anchors)) {
            for (int64_t j = 0; j < length; j++)
                marks[j] = j >= anchors.left && j < anchors.right ? '^' : '~';
        }
        assert_string_equal(marks, anchored[i].marks);
        object_decref(rt, line);
    }
}

static int begin(void **state)
{
    *state = fixture_new();
    return 0;
}

static int end(void **state)
{
    fixture_free(*state);
    return 0;
}

#define ON_A_RUNTIME(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_A_RUNTIME(a_light_error_becomes_an_exception_with_one_argument),
        ON_A_RUNTIME(a_key_is_the_argument_even_where_it_is_a_tuple),
        ON_A_RUNTIME(a_message_is_of_any_length_and_has_objects_in_it),
        ON_A_RUNTIME(a_derived_kind_matches_its_bases),
        ON_A_RUNTIME(a_chain_of_contexts_never_becomes_a_ring),
        ON_A_RUNTIME(causes_are_told_before_what_came_of_them),
        ON_A_RUNTIME(a_long_chain_is_printed_in_bounded_stack),
        ON_A_RUNTIME(errno_chooses_the_class),
        ON_A_RUNTIME(any_allocation_of_making_an_exception_may_fail),
        ON_A_RUNTIME(any_allocation_of_printing_may_fail),
        ON_A_RUNTIME(the_operator_to_blame_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
