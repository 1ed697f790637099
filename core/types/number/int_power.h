/* Powers of ints, the greatest common divisor, roots. Every function takes ints (borrowed) and gives a new reference,
 * or NULL and an error. */
#ifndef OURO_TYPES_INT_POWER_H
#define OURO_TYPES_INT_POWER_H

#include "object/runtime.h"

/* base ** exponent; the exponent is not negative. */
Object *int_power(Runtime *rt, Object *base, Object *exponent);

/* pow(base, exponent, modulus). ValueError: modulus 0, or a negative exponent of a base without an inverse. */
Object *int_power_modulo(Runtime *rt, Object *base, Object *exponent, Object *modulus);

Object *int_gcd(Runtime *rt, Object *left, Object *right);

/* floor(sqrt(number)); ValueError for a negative one. */
Object *int_square_root(Runtime *rt, Object *number);

#endif
