/* Hashing of bytes and numbers: the functions that make equal values of different types hash alike. Owns no
 * object. Hashes are those of a CPython started with PYTHONHASHSEED=0. CPython: Python/pyhash.c */
#ifndef OURO_TYPES_HASH_H
#define OURO_TYPES_HASH_H

#include "base/compiler.h"

/* A number's hash is its value modulo this prime, 2**61 - 1. */
#define HASH_BITS 61
#define HASH_MODULUS ((UINT64_C(1) << HASH_BITS) - 1)
#define HASH_INFINITY INT64_C(314159)

/* SipHash-1-3 with the all-zero key; 0 for no bytes. Never -1. */
int64_t hash_bytes(const void *data, uint64_t length);

/* Hash of a finite or infinite double: equal to that of the int of the same value. Never -1. */
int64_t hash_double(double value);

#endif
