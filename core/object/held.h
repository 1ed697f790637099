/* References held by C code outside the runtime (an embedder), counted per object, so that the verifier can
 * account for every reference and an inspector can say "held from C". */
#ifndef OURO_OBJECT_HELD_H
#define OURO_OBJECT_HELD_H

#include "object/runtime.h"

typedef struct HeldEntry {
    Ref object;    /* 0: never used */
    int64_t count; /* references held; 0: no longer */
} HeldEntry;

/* Notes one reference that the caller owns and goes on owning. -1 and MemoryError when there is no room. */
int held_add(Runtime *rt, Object *object);

/* Forgets one noted reference; false when none was noted (a caller's error). The reference itself is
 * untouched. */
bool held_remove(Runtime *rt, Object *object);

/* References noted for the object. */
int64_t held_count(const Runtime *rt, const Object *object);

/* Sum of all noted references. */
int64_t held_total(const Runtime *rt);

/* Gives the table back; the noted references are forgotten, not dropped. */
void held_free(Runtime *rt);

#endif
