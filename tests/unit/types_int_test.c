/* int: shared small values, reading back, arithmetic on awkward sizes, failure at every allocation. */
#include "runtime_fixture.h"

#include <stdlib.h>
#include <string.h>

#include "types/none.h"
#include "types/number/bool.h"
#include "types/number/int.h"
#include "types/number/int_arithmetic.h"
#include "types/number/int_text.h"

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

static int64_t value_of(Runtime *rt, Object *number)
{
    bool overflow;
    int64_t value = int_as_int64(rt, number, &overflow);
    assert_false(overflow);
    return value;
}

/* 2**bits + add */
static Object *power_of_two(Runtime *rt, int bits, int64_t add)
{
    char text[8192];
    memset(text, '0', sizeof text);
    text[0] = '1';
    Object *power = int_from_text(rt, text, bits + 1, 2);
    Object *other = int_from_int64(rt, add);
    Object *sum = int_add(rt, power, other);
    object_decref(rt, power);
    object_decref(rt, other);
    assert_non_null(sum);
    return sum;
}

static void small_ints_are_never_allocated(void **state)
{
    Runtime *rt = *state;
    int64_t blocks = memory_statistics(&rt->memory).allocated_blocks;
    for (int64_t value = -5; value <= 256; value++) {
        Object *first = int_from_int64(rt, value);
        Object *second = int_from_int64(rt, value);
        assert_ptr_equal(first, second);
        assert_int_equal(value_of(rt, first), value);
        object_decref(rt, first);
        object_decref(rt, second);
    }
    assert_int_equal(memory_statistics(&rt->memory).allocated_blocks, blocks);
    Object *below = int_from_int64(rt, -6);
    Object *above = int_from_int64(rt, 257);
    assert_int_equal(memory_statistics(&rt->memory).allocated_blocks, blocks + 2);
    object_decref(rt, below);
    object_decref(rt, above);
}

static void results_that_are_small_are_shared(void **state)
{
    Runtime *rt = *state;
    Object *big = power_of_two(rt, 200, 7);
    Object *bigger = power_of_two(rt, 200, 10);
    Object *three = int_subtract(rt, bigger, big);
    assert_ptr_equal(three, &rt->statics.small_ints[8]);
    Object *rest = int_modulo(rt, bigger, big);
    assert_ptr_equal(rest, three);
    Object *parsed = int_from_text(rt, "0000000000000000000000000000003", 31, 10);
    assert_ptr_equal(parsed, three);
    object_decref(rt, parsed);
    object_decref(rt, rest);
    object_decref(rt, three);
    object_decref(rt, bigger);
    object_decref(rt, big);
}

static void int64_goes_there_and_back(void **state)
{
    Runtime *rt = *state;
    static const int64_t values[] = {
        0,          -1,        INT64_MAX,       INT64_MIN, INT64_MIN + 1, 1 << 30,  (1 << 30) - 1,
        -(1 << 30), 1LL << 60, (1LL << 60) - 1, -6,        257,           1LL << 31};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        Object *number = int_from_int64(rt, values[i]);
        assert_int_equal(value_of(rt, number), values[i]);
        object_decref(rt, number);
    }
    Object *largest = int_from_uint64(rt, UINT64_MAX);
    bool overflow;
    assert_int_equal(int_as_int64(rt, largest, &overflow), -1);
    assert_true(overflow);
    object_decref(rt, largest);
    Object *edge = power_of_two(rt, 63, 0);
    assert_int_equal(int_as_int64(rt, edge, &overflow), -1);
    assert_true(overflow);
    Object *lowest = int_negate(rt, edge);
    assert_int_equal(value_of(rt, lowest), INT64_MIN);
    object_decref(rt, lowest);
    object_decref(rt, edge);
}

static void reading_what_is_no_int_is_a_type_error(void **state)
{
    Runtime *rt = *state;
    bool overflow;
    assert_int_equal(int_as_int64(rt, runtime_none(rt), &overflow), -1);
    assert_false(overflow);
    assert_int_equal(rt->error.kind, ERROR_TYPE);
    assert_string_equal(rt->error.message, "'NoneType' object cannot be interpreted as an integer");
    error_clear(rt);
}

static void bools_are_ints(void **state)
{
    Runtime *rt = *state;
    Object *sum = int_add(rt, runtime_bool(rt, true), runtime_bool(rt, true));
    assert_ptr_equal(sum, &rt->statics.small_ints[7]);
    assert_int_equal(int_hash(rt, runtime_bool(rt, true)), 1);
    Object *one = int_absolute(rt, runtime_bool(rt, true));
    assert_ptr_equal(one, &rt->statics.small_ints[6]);
    Object *equal = int_richcompare(rt, one, runtime_bool(rt, true), COMPARE_EQ);
    assert_ptr_equal(equal, runtime_bool(rt, true));
    object_decref(rt, equal);
    object_decref(rt, one);
    object_decref(rt, sum);
}

static void comparing_with_what_is_no_int_is_left_to_the_other(void **state)
{
    Runtime *rt = *state;
    Object *answer = int_richcompare(rt, runtime_bool(rt, true), runtime_none(rt), COMPARE_LT);
    assert_ptr_equal(answer, runtime_not_implemented(rt));
    object_decref(rt, answer);
}

/* (left // right) * right + left % right == left */
static void assert_division_holds(Runtime *rt, Object *left, Object *right)
{
    Object *quotient, *remainder;
    assert_int_equal(int_divmod(rt, left, right, &quotient, &remainder), 0);
    Object *product = int_multiply(rt, quotient, right);
    Object *sum = int_add(rt, product, remainder);
    assert_int_equal(int_compare(sum, left), 0);
    assert_true(int_sign(remainder) == 0 || int_sign(remainder) == int_sign(right));
    object_decref(rt, sum);
    object_decref(rt, product);
    object_decref(rt, remainder);
    object_decref(rt, quotient);
}

static void division_rounds_down_at_every_size(void **state)
{
    Runtime *rt = *state;
    static const int sizes[] = {0, 1, 29, 30, 31, 59, 60, 61, 90, 120, 121, 600, 3000};
    enum { COUNT = sizeof sizes / sizeof *sizes };
    for (int i = 0; i < COUNT * COUNT * 9; i++) {
        Object *left = power_of_two(rt, sizes[i % COUNT], i / COUNT / COUNT % 3 - 1);
        Object *right = power_of_two(rt, sizes[i / COUNT % COUNT], i / COUNT / COUNT / 3 - 1);
        Object *negative = int_negate(rt, left);
        if (int_sign(right) != 0) {
            assert_division_holds(rt, left, right);
            assert_division_holds(rt, negative, right);
        }
        object_decref(rt, negative);
        object_decref(rt, left);
        object_decref(rt, right);
    }
}

static void dividing_by_zero_is_an_error(void **state)
{
    Runtime *rt = *state;
    Object *zero = int_from_int64(rt, 0);
    Object *big = power_of_two(rt, 100, 0);
    assert_null(int_floor_divide(rt, big, zero));
    assert_int_equal(rt->error.kind, ERROR_ZERO_DIVISION);
    assert_string_equal(rt->error.message, "integer division or modulo by zero");
    assert_null(int_modulo(rt, zero, zero));
    assert_string_equal(rt->error.message, "integer modulo by zero");
    error_clear(rt);
    object_decref(rt, zero);
    object_decref(rt, big);
}

/* (2**n - 1)**2 == 2**2n - 2**(n+1) + 1, on both sides of Karatsuba's cutoffs and when one factor is much
 * longer. */
static void products_of_every_size_are_right(void **state)
{
    Runtime *rt = *state;
    Object *one = int_from_int64(rt, 1);
    for (int left_bits = 30; left_bits < 8000; left_bits = left_bits * 3 / 2 + 7) {
        for (int right_bits = 30; right_bits < 8000; right_bits = right_bits * 3 / 2 + 7) {
            Object *left = power_of_two(rt, left_bits, -1);
            Object *right = power_of_two(rt, right_bits, -1);
            Object *product = int_multiply(rt, left, right);
            assert_non_null(product);
            Object *quotient, *remainder;
            assert_int_equal(int_divmod(rt, product, left, &quotient, &remainder), 0);
            assert_int_equal(int_sign(remainder), 0);
            assert_int_equal(int_compare(quotient, right), 0);
            assert_int_equal(int_bit_length(product), left_bits + right_bits);
            object_decref(rt, quotient);
            object_decref(rt, remainder);
            object_decref(rt, product);
            object_decref(rt, left);
            object_decref(rt, right);
        }
    }
    object_decref(rt, one);
}

static void text_goes_there_and_back(void **state)
{
    Runtime *rt = *state;
    static const int bases[] = {2, 8, 10, 16};
    for (int bits = 1; bits < 3000; bits = bits * 5 / 4 + 1) {
        for (int i = 0; i < 4; i++) {
            Object *positive = power_of_two(rt, bits, -1);
            Object *number = int_negate(rt, positive);
            int64_t capacity = int_text_capacity(number, bases[i]);
            char *text = malloc((size_t)capacity + 1);
            text[capacity] = '#';
            int64_t length = int_to_text(number, bases[i], text);
            assert_true(length < capacity);
            assert_int_equal(strlen(text), length);
            assert_int_equal(text[capacity], '#');
            Object *again = int_from_text(rt, text, length, bases[i]);
            assert_int_equal(int_compare(again, number), 0);
            free(text);
            object_decref(rt, again);
            object_decref(rt, number);
            object_decref(rt, positive);
        }
    }
}

static void doubles_without_an_int_are_errors(void **state)
{
    Runtime *rt = *state;
    assert_null(int_from_double(rt, 1e308 * 10));
    assert_int_equal(rt->error.kind, ERROR_OVERFLOW);
    assert_null(int_from_double(rt, 1e308 * 10 - 1e308 * 10));
    assert_int_equal(rt->error.kind, ERROR_VALUE);
    error_clear(rt);
}

/* CPython makes a sum one digit longer than its longer summand, and keeps the block when the digit is not
 * needed. */
static void a_sum_keeps_the_block_it_was_made_in(void **state)
{
    Runtime *rt = *state;
    Object *left = power_of_two(rt, 30 * 6 - 2, 0); /* 6 digits, as 24 + 24 bytes: the 48 of a size class */
    Object *sum = int_add(rt, left, left);
    assert_int_equal(int_sizeof(rt, sum), 48);
    assert_int_equal(memory_usable_size(&rt->memory, sum), 64);
    object_decref(rt, sum);
    object_decref(rt, left);
}

/* Makes allocation 1, 2, 3 … of the operation fail until it succeeds; the operation leaves nothing either
 * way. */
static void fail_at_each_allocation(Runtime *rt, uint64_t least, bool (*operation)(Runtime *rt))
{
    int64_t blocks = memory_statistics(&rt->memory).allocated_blocks;
    for (uint64_t n = 1;; n++) {
        fixture_fail_at(rt, n);
        bool done = operation(rt);
        bool failed = host_of(rt)->fail_count >= n;
        fixture_fail_at(rt, 0);
        assert_int_equal(memory_statistics(&rt->memory).allocated_blocks, blocks);
        if (!failed) {
            assert_true(done && n > least);
            return;
        }
        /* What failed may have been an arena, for which the raw allocator stands in. */
        if (!done)
            assert_int_equal(rt->error.kind, ERROR_MEMORY);
        error_clear(rt);
    }
}

static bool calculate(Runtime *rt)
{
    static const char text[] = "-98765432109876543210987654321098765432109876543210987654321";
    bool done = false;
    Object *divisor = NULL, *sum = NULL, *difference = NULL, *negated = NULL;
    Object *number = int_from_text(rt, text, (int64_t)sizeof text - 1, 10);
    if (number == NULL)
        goto out;
    divisor = int_from_text(rt, "0x123456789abcdef0123456789abcdef", 33, 0);
    if (divisor == NULL)
        goto out;
    sum = int_add(rt, number, number);
    if (sum == NULL)
        goto out;
    difference = int_subtract(rt, number, divisor);
    if (difference == NULL)
        goto out;
    negated = int_negate(rt, number);
    if (negated == NULL)
        goto out;
    Object *quotient, *remainder;
    if (int_divmod(rt, number, divisor, &quotient, &remainder) < 0)
        goto out;
    object_decref(rt, quotient);
    object_decref(rt, remainder);
    done = true;
out:
    object_xdecref(rt, number);
    object_xdecref(rt, divisor);
    object_xdecref(rt, sum);
    object_xdecref(rt, difference);
    object_xdecref(rt, negated);
    return done;
}

static void arithmetic_survives_every_failed_allocation(void **state)
{
    fail_at_each_allocation(*state, 8, calculate);
}

static bool multiply_large(Runtime *rt)
{
    static char digits[3001];
    memset(digits, 'f', 3000);
    bool done = false;
    Object *product = NULL, *lopsided = NULL, *square = NULL;
    Object *shorter = NULL;
    Object *longer = int_from_text(rt, digits, 3000, 16);
    if (longer == NULL)
        goto out;
    shorter = int_from_text(rt, digits, 800, 16);
    if (shorter == NULL)
        goto out;
    square = int_multiply(rt, longer, longer);
    if (square == NULL)
        goto out;
    lopsided = int_multiply(rt, longer, shorter);
    if (lopsided == NULL)
        goto out;
    product = int_multiply(rt, longer, square);
    done = product != NULL;
out:
    object_xdecref(rt, longer);
    object_xdecref(rt, shorter);
    object_xdecref(rt, square);
    object_xdecref(rt, lopsided);
    object_xdecref(rt, product);
    return done;
}

static void karatsuba_survives_every_failed_allocation(void **state)
{
    fail_at_each_allocation(*state, 50, multiply_large);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(small_ints_are_never_allocated),
        TEST(results_that_are_small_are_shared),
        TEST(int64_goes_there_and_back),
        TEST(reading_what_is_no_int_is_a_type_error),
        TEST(bools_are_ints),
        TEST(comparing_with_what_is_no_int_is_left_to_the_other),
        TEST(division_rounds_down_at_every_size),
        TEST(dividing_by_zero_is_an_error),
        TEST(products_of_every_size_are_right),
        TEST(text_goes_there_and_back),
        TEST(doubles_without_an_int_are_errors),
        TEST(a_sum_keeps_the_block_it_was_made_in),
        TEST(arithmetic_survives_every_failed_allocation),
        TEST(karatsuba_survives_every_failed_allocation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
