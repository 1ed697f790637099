/* set and frozenset: operations with any iterable; see set.h for those between sets. */
#ifndef OURO_TYPES_SET_METHODS_H
#define OURO_TYPES_SET_METHODS_H

#include "object/runtime.h"

/* set |= iterable, set -= iterable, set ^= iterable: 0, or -1 and an error. */
int set_update_from(Runtime *rt, Object *set, Object *iterable);
int set_remove_all(Runtime *rt, Object *set, Object *iterable);
int set_toggle_all(Runtime *rt, Object *set, Object *iterable);

/* set & iterable: new reference, or NULL and an error. */
Object *set_common(Runtime *rt, Object *set, Object *iterable);

/* set(iterable), of any type derived from set or frozenset; iterable NULL: empty. */
Object *set_new_of(Runtime *rt, TypeObject *type, Object *iterable);

#endif
