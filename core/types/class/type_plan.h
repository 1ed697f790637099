/* The plan of a class in the making, which its steps hand on: type_new.c makes the class, type_plan_slots.c
 * decides what __slots__ means for it. Not for other rooms. */
#ifndef OURO_TYPES_TYPE_PLAN_H
#define OURO_TYPES_TYPE_PLAN_H

#include "object/runtime.h"

/* The class in the making: what is known before it exists. */
typedef struct TypePlan {
    Runtime *rt;
    TypeObject *metatype;
    Object *name;     /* borrowed */
    Object *bases;    /* owned tuple, until the class has it */
    Object *dict;     /* owned, until the class has it */
    Object *slots;    /* owned tuple of str, or NULL, until the class has it */
    const char *text; /* the name's UTF-8, which lies in `name` */
    TypeObject *base;
    bool may_add_dict;
    bool may_add_weakref;
    bool adds_dict;
    bool adds_weakref;
} TypePlan;

/* Reads __slots__ out of the plan's dict: slots becomes what will be members (or stays NULL), adds_dict and
 * adds_weakref what instances get besides. `name`, `bases`, `base` and `dict` are set. 0, or -1 and an error. */
int type_plan_slots(TypePlan *plan);

#endif
