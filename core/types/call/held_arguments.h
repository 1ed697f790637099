/* What CPython makes of a call's arguments for what takes a tuple of them, and a dict of keywords, instead of an array:
 * the collector counts both, and each argument has a reference more during the call. */
#ifndef OURO_TYPES_HELD_ARGUMENTS_H
#define OURO_TYPES_HELD_ARGUMENTS_H

#include "object/definition.h"

typedef struct HeldArguments {
    Object *tuple;    /* owned */
    Object *keywords; /* owned dict, or NULL: none were passed */
} HeldArguments;

/* 0, or -1 and MemoryError with nothing held. */
int held_arguments_begin(Runtime *rt, const Arguments *arguments, HeldArguments *held);
void held_arguments_end(Runtime *rt, HeldArguments *held);

/* function_call, with the arguments held where CPython does so. New reference, or NULL and an error. */
Object *function_call_holding(Runtime *rt, uint64_t number, Object *self, const Arguments *arguments);

/* A function with METHOD_TUPLE, its arguments already checked. New reference, or NULL and an error. */
Object *call_holding_arguments(Runtime *rt, MethodFunction function, Object *self,
                               const Arguments *arguments);

#endif
