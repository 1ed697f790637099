/* code objects as Python sees them, and where in the text an instruction comes from. Owns reading the table of
 * positions and the attributes of code; making code is in types/call/code.h. CPython: Objects/codeobject.c,
 * Objects/locations.md. */
#ifndef OURO_TYPES_CODE_OBJECT_H
#define OURO_TYPES_CODE_OBJECT_H

#include "object/protocol.h"

/* co_flags */
#define CODE_OPTIMIZED 0x1
#define CODE_NEWLOCALS 0x2
#define CODE_VARARGS 0x4
#define CODE_VARKEYWORDS 0x8
#define CODE_GENERATOR 0x20
#define CODE_COROUTINE 0x80
#define CODE_ITERABLE_COROUTINE 0x100
#define CODE_ASYNC_GENERATOR 0x200

/* Bits of co_localspluskinds. */
#define CODE_KIND_LOCAL 0x20
#define CODE_KIND_CELL 0x40
#define CODE_KIND_FREE 0x80

/* Lines from 1, columns in bytes from 0; -1: unknown. */
typedef struct CodePosition {
    int32_t line;
    int32_t end_line;
    int32_t column;
    int32_t end_column;
} CodePosition;

/* Goes through the table of positions: begin with code_walk_begin, then code_walk_next until it is false. */
typedef struct CodeWalk {
    const uint8_t *next;
    const uint8_t *end;
    int32_t computed_line;
    int32_t start_unit; /* the entry covers units start_unit … end_unit - 1 */
    int32_t end_unit;
    CodePosition position;
} CodeWalk;

void code_walk_begin(const CodeObject *code, CodeWalk *walk);
bool code_walk_next(CodeWalk *walk);

/* Where unit `unit` comes from. */
CodePosition code_position(const CodeObject *code, int64_t unit);

/* Its line: co_firstlineno for -1, -1 where there is none. */
int32_t code_line(const CodeObject *code, int64_t unit);

/* The units first … end - 1 around `unit` that lie together and are of one line. */
typedef struct CodeLineRun {
    int64_t first;
    int64_t end;
    int32_t line; /* -1: they are of none */
} CodeLineRun;

CodeLineRun code_line_run(const CodeObject *code, int64_t unit);

/* co_code: the units without what the loop has written into their caches. New reference to bytes; NULL and
 * MemoryError. */
Object *code_bytes(Runtime *rt, CodeObject *code);

ALWAYS_INLINE Object *code_name(const CodeObject *code) { return ref_pointer(code->co_name); }

#endif
