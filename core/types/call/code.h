/* code: what a function does, compiled. Owns CodeObject, its making, comparing and end; what its bytes mean is
 * types/call/opcode.h's. CPython: Objects/codeobject.c.
 *
 * Immutable but for what the evaluation loop learns in co_code_adaptive and the caches that are made on demand. */
#ifndef OURO_TYPES_CODE_H
#define OURO_TYPES_CODE_H

#include "types/call/code_object.h"

/* co_flags, with those in code_object.h */
#define CODE_NESTED 0x10
#define CODE_FUTURE_BARRY_AS_BDFL 0x400000
#define CODE_FUTURE_ANNOTATIONS 0x1000000

/* How often a code object runs before its instructions are specialised, negative. */
#define CODE_WARMUP (-8)

/* What a code object is made of. The objects are borrowed. */
typedef struct CodeParts {
    Object *filename;
    Object *name;
    Object *qualname;
    Object *consts;
    Object *names;
    Object *localsplusnames;
    Object *localspluskinds;
    Object *linetable;
    Object *exceptiontable;
    const uint8_t *code;
    int64_t code_size; /* bytes */
    int32_t flags;
    int32_t firstlineno;
    int32_t argcount;
    int32_t posonlyargcount;
    int32_t kwonlyargcount;
    int32_t stacksize;
} CodeParts;

ALWAYS_INLINE bool object_is_code(const Runtime *rt, const Object *object)
{
    return object_is_exact(rt, object, TYPE_CODE);
}

/* New reference; NULL and MemoryError. The names, and among the constants the strs that look like identifiers,
 * are replaced in their tuples by the interned ones. PyCode_New */
Object *code_new(Runtime *rt, const CodeParts *parts);

/* Whether two code objects do the same at the same places. `equal` compares two constants. */
typedef bool (*ConstantsEqual)(Runtime *rt, const Object *left, const Object *right);
bool code_equal(Runtime *rt, const CodeObject *left, const CodeObject *right, ConstantsEqual equal);

/* ---- the type's slots */

void code_dealloc(Runtime *rt, Object *object);
int64_t code_sizeof(Runtime *rt, Object *object);

#endif
