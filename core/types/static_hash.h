/* Hashes of objects that are there from the beginning; see static_hash.c. */
#ifndef OURO_TYPES_STATIC_HASH_H
#define OURO_TYPES_STATIC_HASH_H

#include "object/runtime.h"

/* The hash of such an object; 0 for any other, which hashes by its own address. */
int64_t static_hash(const Runtime *rt, const Object *object);

#endif
