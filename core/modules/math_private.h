/* What the files of the module math share. */
#ifndef OURO_MODULES_MATH_PRIVATE_H
#define OURO_MODULES_MATH_PRIVATE_H

#include "object/definition.h"
#include "object/error.h"
#include "types/number/float.h"

/* float(object) for an argument: 0, or -1 and TypeError "must be real number, not str" or what __float__ raises. */
int math_argument(Runtime *rt, Object *object, double *value);

/* Both: NULL and the error. */
Object *math_domain_error(Runtime *rt);
Object *math_range_error(Runtime *rt);

/* The gamma function and its logarithm: new references, or NULL and the errors above. */
Object *math_gamma(Runtime *rt, Object *self, const Arguments *arguments);
Object *math_lgamma(Runtime *rt, Object *self, const Arguments *arguments);

/* math_integer.c */
Object *math_gcd(Runtime *rt, Object *self, const Arguments *arguments);
Object *math_lcm(Runtime *rt, Object *self, const Arguments *arguments);
Object *math_isqrt(Runtime *rt, Object *self, const Arguments *arguments);
Object *math_factorial(Runtime *rt, Object *self, const Arguments *arguments);
Object *math_comb(Runtime *rt, Object *self, const Arguments *arguments);
Object *math_perm(Runtime *rt, Object *self, const Arguments *arguments);

/* math_sum.c */
Object *math_fsum(Runtime *rt, Object *self, const Arguments *arguments);
Object *math_prod(Runtime *rt, Object *self, const Arguments *arguments);
Object *math_hypot(Runtime *rt, Object *self, const Arguments *arguments);
Object *math_dist(Runtime *rt, Object *self, const Arguments *arguments);

#endif
