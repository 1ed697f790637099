/* The assembler: from a finished flow graph to the bytes of a code object. Owns the three encodings: units
 * with their arguments, the table of positions, the table of exception handlers. CPython 3.11:
 * Objects/locations.md, Objects/exception_handling_notes.txt */
#ifndef OURO_LANG_ASSEMBLE_H
#define OURO_LANG_ASSEMBLE_H

#include "lang/compile/flow.h"

/* Bytes that grow; in arena memory. */
typedef struct AssembleBytes {
    ALIGNED_POINTER(uint8_t) data;
    int64_t length;
    int64_t capacity;
} AssembleBytes;

typedef struct Assembly {
    AssembleBytes code;
    AssembleBytes positions;  /* co_linetable */
    AssembleBytes exceptions; /* co_exceptiontable */
} Assembly;

/* Writes the three. Jumps must be real ones, every instruction's handler set. False and MemoryError. */
bool assemble(Runtime *rt, CompileArena *arena, FlowGraph *graph, int32_t first_line, Assembly *assembly);

/* ---- for the parts */

bool assemble_byte(Runtime *rt, CompileArena *arena, AssembleBytes *bytes, uint8_t byte);

/* Units that the instruction takes, with EXTENDED_ARG and CACHE. */
int32_t assemble_size(const FlowInstruction *instruction);

bool assemble_positions(Runtime *rt, CompileArena *arena, const FlowGraph *graph, int32_t first_line,
                        AssembleBytes *bytes);
bool assemble_exceptions(Runtime *rt, CompileArena *arena, const FlowGraph *graph, AssembleBytes *bytes);

#endif
