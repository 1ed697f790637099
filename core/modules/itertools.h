/* The module itertools. Its types stand in itertools_….c, by what they do. CPython: Modules/itertoolsmodule.c. */
#ifndef OURO_MODULES_ITERTOOLS_H
#define OURO_MODULES_ITERTOOLS_H

#include "object/definition.h"
#include "object/runtime.h"

/* itertools.tee(iterable, n=2): a row of the module's table. itertools_tee.c */
Object *itertools_tee(Runtime *rt, Object *self, const Arguments *arguments);

/* The constructor of an exact type takes no keywords, and this many arguments. 0, or -1 and TypeError. */
int constructor_arguments(Runtime *rt, const TypeObject *type, TypeId id, const char *name,
                          const Arguments *arguments, int64_t least, int64_t most);

/* (type, (parts…)) and a state where that is not NULL. The parts are borrowed. */
Object *reduce_to(Runtime *rt, Object *self, int64_t count, Object *const *parts, Object *state);

/* A new object with its first two fields iterator-like: releases both where it fails. */
Object *new_with_two(Runtime *rt, TypeObject *type, uint64_t offset_first, Object *first,
                     uint64_t offset_second, Object *second);

/* __reduce__ and __setstate__ of types whose state is more than their arguments. itertools_reduce.c */
#define ITERTOOLS_WITH_STATE(X) \
    X(product) \
    X(combinations) \
    X(permutations) \
    X(cycle) \
    X(accumulate) \
    X(zip_longest)
#define WITH_STATE(name) \
    Object *name##_reduce(Runtime *rt, Object *self, const Arguments *arguments); \
    Object *name##_setstate(Runtime *rt, Object *self, const Arguments *arguments);
ITERTOOLS_WITH_STATE(WITH_STATE)
#undef WITH_STATE
#define STATE_ROWS(name) \
    {"__reduce__", name##_reduce, 0, 0, 0, NULL}, { "__setstate__", name##_setstate, 1, 1, METHOD_O, NULL }

#endif
