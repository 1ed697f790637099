/* Exchanging instructions for their quick forms (types/call/opcode.h, QUICK_OPCODES). */
#ifndef OURO_LANG_QUICKEN_H
#define OURO_LANG_QUICKEN_H

#include "lang/eval/eval_private.h"

/* Done once for each code object, when it first begins to run. What it leaves depends on the code alone, so that it is
 * the same whoever watches. CPython: _PyCode_Quicken */
COLD void code_quicken(CodeObject *code);

#endif
