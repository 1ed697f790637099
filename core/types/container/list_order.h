/* Comparing the keys of a sort. Which comparisons a program can see, those of its own classes among them, is CPython's:
 * Objects/listobject.c, unsafe_…_compare. Not for other rooms. */
#ifndef OURO_TYPES_LIST_ORDER_H
#define OURO_TYPES_LIST_ORDER_H

#include "object/definition.h"
#include "object/runtime.h"

typedef struct KeyOrder KeyOrder;
/* Whether left < right: 1, 0, -1 and an error. */
typedef int (*Less)(KeyOrder *order, Object *left, Object *right);

struct KeyOrder {
    Runtime *rt;
    Less less;
    Less less_first;             /* for the first items of tuples */
    RichCompareFunction compare; /* of the type that all keys have */
};

/* Chooses how these keys, one at least, are compared; order->rt is set. */
void key_order_choose(KeyOrder *order, const Ref *keys, int64_t count);

#endif
