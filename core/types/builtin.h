/* The beginning and the end of a runtime's objects: the built-in types, the static objects, the names that
 * the types look up. Owns which built-in type has which slots (builtin_slots.c) and the order in which a
 * runtime is torn down. */
#ifndef OURO_TYPES_BUILTIN_H
#define OURO_TYPES_BUILTIN_H

#include "object/runtime.h"

/* Fills a fresh runtime, whose memory is set up and all else zero: collector, static objects, types, names,
 * globals. 0; or -1, MemoryError set and every block given back. */
int types_init(Runtime *rt);

/* Ends the program, in CPython's order: a collection (if automatic ones are enabled), the globals with all
 * that hangs on them, another collection; finalizers and callbacks run in all of it. Then what the runtime
 * itself holds. What frozen objects keep is freed too, without their finalizers. Afterwards no block is left,
 * but for what C code still holds. */
void types_finalize(Runtime *rt);

/* References to static objects and types beyond those they begin and end with; 0 after types_finalize. */
int64_t statics_reference_excess(const Runtime *rt);

/* The count that a static object or built-in type has when nothing refers to it: PROFILE_STATIC_REFCOUNT for
 * the objects, as CPython gives them, and 1 for a type. -1: `object` is neither. */
int64_t static_baseline(const Runtime *rt, const Object *object);

/* The number of a built-in type; TYPE_NO_SLOT for any other. */
ALWAYS_INLINE TypeId type_id_of(const Runtime *rt, const TypeObject *type)
{
    return type >= &rt->types[1] && type < &rt->types[TYPE_COUNT] ? (TypeId)(type - rt->types) : TYPE_NO_SLOT;
}

#endif
