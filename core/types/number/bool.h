/* bool: the two objects. Nothing of it is ever allocated. */
#ifndef OURO_TYPES_BOOL_H
#define OURO_TYPES_BOOL_H

#include "object/runtime.h"

ALWAYS_INLINE Object *runtime_bool(const Runtime *rt, bool value)
{
    const SmallIntObject *object = value ? &rt->statics.true_object : &rt->statics.false_object;
    return (Object *)(uintptr_t)&object->ob_base.ob_base;
}

/* New reference to True or False. */
ALWAYS_INLINE Object *bool_from(Runtime *rt, bool value) { return object_incref(runtime_bool(rt, value)); }

/* New reference: what `left operator right` is when left is to right as `order` is to 0. */
ALWAYS_INLINE Object *bool_from_order(Runtime *rt, int order, enum CompareOperator operator)
{
    switch (operator) {
    case COMPARE_LT:
        return bool_from(rt, order < 0);
    case COMPARE_LE:
        return bool_from(rt, order <= 0);
    case COMPARE_EQ:
        return bool_from(rt, order == 0);
    case COMPARE_NE:
        return bool_from(rt, order != 0);
    case COMPARE_GT:
        return bool_from(rt, order > 0);
    case COMPARE_GE:
        return bool_from(rt, order >= 0);
    }
    return bool_from(rt, false);
}

#endif
