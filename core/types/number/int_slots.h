/* int's operators as slots, for bool too and for whoever calls them without a look at the type. */
#ifndef OURO_TYPES_INT_SLOTS_H
#define OURO_TYPES_INT_SLOTS_H

#include "object/definition.h"
#include "types/number/bool.h"
#include "types/text/intern.h"

/* Each gives a new reference, perhaps to NotImplemented; NULL and an error. */
Object *int_slot_add(Runtime *rt, Object *left, Object *right);
Object *int_slot_subtract(Runtime *rt, Object *left, Object *right);
Object *int_slot_multiply(Runtime *rt, Object *left, Object *right);
Object *int_slot_remainder(Runtime *rt, Object *left, Object *right);
Object *int_slot_divmod(Runtime *rt, Object *left, Object *right);
Object *int_slot_power(Runtime *rt, Object *base, Object *exponent, Object *modulus);
Object *int_slot_lshift(Runtime *rt, Object *left, Object *right);
Object *int_slot_rshift(Runtime *rt, Object *left, Object *right);
Object *int_slot_and(Runtime *rt, Object *left, Object *right);
Object *int_slot_xor(Runtime *rt, Object *left, Object *right);
Object *int_slot_or(Runtime *rt, Object *left, Object *right);
Object *int_slot_floor_divide(Runtime *rt, Object *left, Object *right);
Object *int_slot_true_divide(Runtime *rt, Object *left, Object *right);

/* What int and bool have in common. */
#define INT_ARITHMETIC_SLOTS \
    .nb_add = int_slot_add, .nb_subtract = int_slot_subtract, .nb_multiply = int_slot_multiply, \
    .nb_remainder = int_slot_remainder, .nb_divmod = int_slot_divmod, .nb_power = int_slot_power, \
    .nb_lshift = int_slot_lshift, .nb_rshift = int_slot_rshift, .nb_floor_divide = int_slot_floor_divide, \
    .nb_true_divide = int_slot_true_divide

#endif
