/* Karatsuba's multiplication, on objects: the blocks that it takes and gives back are those of CPython's
 * k_mul, in its order, so that what is allocated afterwards lies where it would lie there. */
#include "types/number/int_multiply.h"

#include <string.h>

#include "types/number/digits.h"

enum { KARATSUBA_CUTOFF = 70, KARATSUBA_SQUARE_CUTOFF = 140 };

static int64_t count_of(const IntObject *number) { return int_digit_count(&number->ob_base.ob_base); }

static IntObject *strip(IntObject *number)
{
    int64_t count = number->ob_base.ob_size;
    while (count > 0 && number->ob_digit[count - 1] == 0)
        count--;
    number->ob_base.ob_size = count;
    return number;
}

static void release(Runtime *rt, IntObject *number)
{
    object_xdecref(rt, number == NULL ? NULL : &number->ob_base.ob_base);
}

static IntObject *retain(IntObject *number)
{
    object_incref(&number->ob_base.ob_base);
    return number;
}

static IntObject *multiply_by_school(Runtime *rt, const IntObject *left, const IntObject *right)
{
    IntObject *product = int_new(rt, count_of(left) + count_of(right));
    if (product == NULL)
        return NULL;
    if (left == right) {
        digits_square(product->ob_digit, left->ob_digit, count_of(left));
    } else {
        digits_multiply(product->ob_digit, left->ob_digit, count_of(left), right->ob_digit, count_of(right));
    }
    return strip(product);
}

/* `right` is at least twice as long: it is multiplied slice by slice, each as long as `left`. */
static IntObject *multiply_lopsided(Runtime *rt, const IntObject *left, const IntObject *right)
{
    int64_t width = count_of(left);
    int64_t rest = count_of(right);
    IntObject *product = int_new(rt, width + rest);
    if (product == NULL)
        return NULL;
    memset(product->ob_digit, 0, (size_t)(width + rest) * sizeof(uint32_t));
    IntObject *slice = int_new(rt, width);
    if (slice == NULL) {
        release(rt, product);
        return NULL;
    }
    for (int64_t done = 0; rest > 0;) {
        int64_t taken = rest < width ? rest : width;
        memcpy(slice->ob_digit, right->ob_digit + done, (size_t)taken * sizeof(uint32_t));
        slice->ob_base.ob_size = taken;
        IntObject *part = int_multiply_magnitudes(rt, left, slice);
        if (part == NULL) {
            release(rt, product);
            product = NULL;
            break;
        }
        digits_add(product->ob_digit + done, product->ob_base.ob_size - done, part->ob_digit, count_of(part));
        release(rt, part);
        rest -= taken;
        done += taken;
    }
    release(rt, slice);
    return product == NULL ? NULL : strip(product);
}

/* number == high * 2**(30 * shift) + low. False, with neither made, when there is no memory. */
static bool split(Runtime *rt, const IntObject *number, int64_t shift, IntObject **high, IntObject **low)
{
    int64_t low_count = count_of(number) < shift ? count_of(number) : shift;
    int64_t high_count = count_of(number) - low_count;
    *high = int_new(rt, high_count);
    if (*high == NULL)
        return false;
    *low = int_new(rt, low_count);
    if (*low == NULL) {
        release(rt, *high);
        *high = NULL;
        return false;
    }
    memcpy((*low)->ob_digit, number->ob_digit, (size_t)low_count * sizeof(uint32_t));
    memcpy((*high)->ob_digit, number->ob_digit + low_count, (size_t)high_count * sizeof(uint32_t));
    strip(*high);
    strip(*low);
    return true;
}

static IntObject *add_magnitudes(Runtime *rt, const IntObject *left, const IntObject *right)
{
    if (count_of(left) < count_of(right))
        return add_magnitudes(rt, right, left);
    int64_t count = count_of(left);
    IntObject *sum = int_new(rt, count + 1);
    if (sum == NULL)
        return NULL;
    memcpy(sum->ob_digit, left->ob_digit, (size_t)count * sizeof(uint32_t));
    sum->ob_digit[count] = digits_add(sum->ob_digit, count, right->ob_digit, count_of(right));
    return strip(sum);
}

/* The two halves of both factors, owned. */
typedef struct Halves {
    IntObject *left_high, *left_low, *right_high, *right_low;
} Halves;

static void release_halves(Runtime *rt, Halves *halves)
{
    release(rt, halves->left_high);
    release(rt, halves->left_low);
    release(rt, halves->right_high);
    release(rt, halves->right_low);
    *halves = (Halves){NULL, NULL, NULL, NULL};
}

static bool split_both(Runtime *rt, const IntObject *left, const IntObject *right, int64_t shift,
                       Halves *halves)
{
    if (!split(rt, left, shift, &halves->left_high, &halves->left_low))
        return false;
    if (left == right) {
        halves->right_high = retain(halves->left_high);
        halves->right_low = retain(halves->left_low);
        return true;
    }
    return split(rt, right, shift, &halves->right_high, &halves->right_low);
}

/* Writes high * high and low * low into their places of the product and takes both off its middle. */
static bool multiply_ends(Runtime *rt, const Halves *halves, int64_t shift, IntObject *product)
{
    uint32_t *digits = product->ob_digit;
    int64_t count = product->ob_base.ob_size;
    IntObject *high = int_multiply_magnitudes(rt, halves->left_high, halves->right_high);
    if (high == NULL)
        return false;
    int64_t high_count = count_of(high);
    memcpy(digits + 2 * shift, high->ob_digit, (size_t)high_count * sizeof(uint32_t));
    memset(digits + 2 * shift + high_count, 0, (size_t)(count - 2 * shift - high_count) * sizeof(uint32_t));
    IntObject *low = int_multiply_magnitudes(rt, halves->left_low, halves->right_low);
    if (low == NULL) {
        release(rt, high);
        return false;
    }
    int64_t low_count = count_of(low);
    memcpy(digits, low->ob_digit, (size_t)low_count * sizeof(uint32_t));
    memset(digits + low_count, 0, (size_t)(2 * shift - low_count) * sizeof(uint32_t));
    /* The middle may go below zero here; the sums' product puts that right, and the borrow with it. */
    digits_subtract(digits + shift, count - shift, low->ob_digit, low_count);
    release(rt, low);
    digits_subtract(digits + shift, count - shift, high->ob_digit, high_count);
    release(rt, high);
    return true;
}

/* (left_high + left_low) * (right_high + right_low), with the halves given back as soon as they are summed.
 */
static IntObject *multiply_sums(Runtime *rt, Halves *halves)
{
    bool square = halves->left_high == halves->right_high;
    IntObject *left = add_magnitudes(rt, halves->left_high, halves->left_low);
    if (left == NULL)
        return NULL;
    release(rt, halves->left_high);
    release(rt, halves->left_low);
    halves->left_high = halves->left_low = NULL;
    IntObject *right = square ? retain(left) : add_magnitudes(rt, halves->right_high, halves->right_low);
    if (right == NULL) {
        release(rt, left);
        return NULL;
    }
    release(rt, halves->right_high);
    release(rt, halves->right_low);
    halves->right_high = halves->right_low = NULL;
    IntObject *product = int_multiply_magnitudes(rt, left, right);
    release(rt, left);
    release(rt, right);
    return product;
}

static IntObject *multiply_by_karatsuba(Runtime *rt, const IntObject *left, const IntObject *right)
{
    Halves halves = {NULL, NULL, NULL, NULL};
    IntObject *product = NULL;
    int64_t shift = count_of(right) / 2;
    if (!split_both(rt, left, right, shift, &halves))
        goto fail;
    product = int_new(rt, count_of(left) + count_of(right));
    if (product == NULL)
        goto fail;
    if (!multiply_ends(rt, &halves, shift, product))
        goto fail;
    IntObject *middle = multiply_sums(rt, &halves);
    if (middle == NULL)
        goto fail;
    digits_add(product->ob_digit + shift, product->ob_base.ob_size - shift, middle->ob_digit,
               count_of(middle));
    release(rt, middle);
    return strip(product);
fail:
    release_halves(rt, &halves);
    release(rt, product);
    return NULL;
}

IntObject *int_multiply_magnitudes(Runtime *rt, const IntObject *left, const IntObject *right)
{
    if (count_of(left) > count_of(right)) {
        const IntObject *shorter = right;
        right = left;
        left = shorter;
    }
    int64_t cutoff = left == right ? KARATSUBA_SQUARE_CUTOFF : KARATSUBA_CUTOFF;
    if (count_of(left) <= cutoff)
        return count_of(left) == 0 ? (IntObject *)int_from_int64(rt, 0) : multiply_by_school(rt, left, right);
    if (2 * count_of(left) <= count_of(right))
        return multiply_lopsided(rt, left, right);
    return multiply_by_karatsuba(rt, left, right);
}
