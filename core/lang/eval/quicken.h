/* Exchanging instructions for their quick forms (types/call/opcode.h, QUICK_OPCODES). */
#ifndef OURO_LANG_QUICKEN_H
#define OURO_LANG_QUICKEN_H

#include "lang/eval/eval_private.h"

/* The code begins to run or jumps back, and has not done so eight times (co_warmup). The first time its instructions
 * are exchanged. What that leaves depends on the code alone, so that it is the same whoever watches. */
COLD void code_warm(CodeObject *code);

/* In code that has run often, CPython executes some instructions in pairs, and what fails in the second is told of the
 * first: where the pair begins that holds the one at `unit`, or `unit`. Pairs are counted from where the straight run
 * of them begins; a jump into its middle counts as such a beginning, however it was reached. CPython: _PyCode_Quicken
 * */
COLD int64_t code_pair_begin(const CodeObject *code, int64_t unit);

#endif
