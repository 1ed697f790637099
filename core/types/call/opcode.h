/* The instructions of the virtual machine: CPython 3.11's, with its numbers and names, as tables. Owns what
 * can be said of an instruction by itself; how it is executed is the evaluation loop's. The disassembler, the
 * checks of stack depth and the enumerations are made of these tables. opcode.py, dis.rst
 *
 * An instruction is a unit of two bytes, opcode and argument; behind it are as many CACHE units as its row says.
 * Arguments above 255 have EXTENDED_ARG units in front. */
#ifndef OURO_TYPES_OPCODE_H
#define OURO_TYPES_OPCODE_H

#include "base/compiler.h"

/* What an instruction's argument is. X(KIND, meaning) */
#define OPCODE_ARGUMENTS(X) \
    X(NONE, "ignored") \
    X(COUNT, "a number") \
    X(FLAGS, "bits") \
    X(INVERT, "1: the test is negated") \
    X(UNPACK, "items before the starred one, and 256 times those behind it") \
    X(CONST, "index into co_consts") \
    X(NAME, "index into co_names") \
    X(GLOBAL, "twice the index into co_names; odd: with a NULL") \
    X(LOCAL, "index into co_localsplusnames") \
    X(FREE, "index into co_localsplusnames, of a cell") \
    X(COMPARE, "enum CompareOperator") \
    X(BINARY, "enum BinaryOperator, in place from BINARY_COUNT on") \
    X(JUMP_FORWARD, "units from the end of the instruction to the target") \
    X(JUMP_BACKWARD, "units from the target to the end of the instruction")

/* X(NAME, number, CACHE units, effect on the stack's depth, the same when it jumps, argument, what it does).
 * The effects are expressions of `argument`. */
#define OPCODES(X) \
    X(CACHE, 0, 0, 0, 0, NONE, "room behind an instruction for what it learns; never executed") \
    X(POP_TOP, 1, 0, -1, -1, NONE, "drops the topmost value") \
    X(PUSH_NULL, 2, 0, 1, 1, NONE, "pushes NULL, the place of a method's self") \
    X(NOP, 9, 0, 0, 0, NONE, "does nothing; keeps a line visible to tracing") \
    X(UNARY_POSITIVE, 10, 0, 0, 0, NONE, "x -> +x") \
    X(UNARY_NEGATIVE, 11, 0, 0, 0, NONE, "x -> -x") \
    X(UNARY_NOT, 12, 0, 0, 0, NONE, "x -> not x") \
    X(UNARY_INVERT, 15, 0, 0, 0, NONE, "x -> ~x") \
    X(BINARY_SUBSCR, 25, 4, -1, -1, NONE, "x, key -> x[key]") \
    X(GET_LEN, 30, 0, 1, 1, NONE, "x -> x, len(x)") \
    X(MATCH_MAPPING, 31, 0, 1, 1, NONE, "x -> x, whether x is a mapping") \
    X(MATCH_SEQUENCE, 32, 0, 1, 1, NONE, "x -> x, whether x is a sequence") \
    X(MATCH_KEYS, 33, 0, 1, 1, NONE, "x, keys -> x, keys, tuple of the values or None") \
    X(PUSH_EXC_INFO, 35, 0, 1, 1, NONE, \
      "exception -> the exception handled until now, exception, which is the one handled now") \
    X(CHECK_EXC_MATCH, 36, 0, 0, 0, NONE, "exception, type -> exception, whether it is an instance") \
    X(CHECK_EG_MATCH, 37, 0, 0, 0, NONE, \
      "group, type -> the rest of the group, the part that matches or None") \
    X(WITH_EXCEPT_START, 49, 0, 1, 1, NONE, \
      "calls the __exit__ four below with the exception; pushes the result") \
    X(GET_AITER, 50, 0, 0, 0, NONE, "x -> x.__aiter__()") \
    X(GET_ANEXT, 51, 0, 1, 1, NONE, "x -> x, the awaitable of x.__anext__()") \
    X(BEFORE_ASYNC_WITH, 52, 0, 1, 1, NONE, "manager -> its __aexit__, the result of its __aenter__()") \
    X(BEFORE_WITH, 53, 0, 1, 1, NONE, "manager -> its __exit__, the result of its __enter__()") \
    X(END_ASYNC_FOR, 54, 0, -2, -2, NONE, \
      "iterator, exception -> nothing if that is StopAsyncIteration; else raises it again") \
    X(STORE_SUBSCR, 60, 1, -3, -3, NONE, "value, x, key: x[key] = value") \
    X(DELETE_SUBSCR, 61, 0, -2, -2, NONE, "x, key: del x[key]") \
    X(GET_ITER, 68, 0, 0, 0, NONE, "x -> iter(x)") \
    X(GET_YIELD_FROM_ITER, 69, 0, 0, 0, NONE, "x -> what yield from x goes through") \
    X(PRINT_EXPR, 70, 0, -1, -1, NONE, "shows the value of a statement at the prompt") \
    X(LOAD_BUILD_CLASS, 71, 0, 1, 1, NONE, "pushes builtins.__build_class__") \
    X(LOAD_ASSERTION_ERROR, 74, 0, 1, 1, NONE, "pushes AssertionError") \
    X(RETURN_GENERATOR, 75, 0, 0, 0, NONE, "makes a generator of the frame and returns it") \
    X(LIST_TO_TUPLE, 82, 0, 0, 0, NONE, "list -> tuple of its items") \
    X(RETURN_VALUE, 83, 0, -1, -1, NONE, "returns the topmost value to the caller") \
    X(IMPORT_STAR, 84, 0, -1, -1, NONE, "module: binds all of its public names") \
    X(SETUP_ANNOTATIONS, 85, 0, 0, 0, NONE, "makes __annotations__ if there is none") \
    X(YIELD_VALUE, 86, 0, 0, 0, NONE, "yields the topmost value; what is sent replaces it") \
    X(ASYNC_GEN_WRAP, 87, 0, 0, 0, NONE, "marks a value as yielded by an asynchronous generator") \
    X(PREP_RERAISE_STAR, 88, 0, -1, -1, NONE, \
      "original group, list of what was raised and left -> what is to be raised or None") \
    X(POP_EXCEPT, 89, 0, -1, -1, NONE, "the topmost exception is again the one handled") \
    X(STORE_NAME, 90, 0, -1, -1, NAME, "binds the name in the local namespace") \
    X(DELETE_NAME, 91, 0, 0, 0, NAME, "unbinds the name in the local namespace") \
    X(UNPACK_SEQUENCE, 92, 1, argument - 1, argument - 1, COUNT, "x -> its items, the first topmost") \
    X(FOR_ITER, 93, 0, 1, -1, JUMP_FORWARD, \
      "iterator -> iterator, its next item; at its end drops it and jumps") \
    X(UNPACK_EX, 94, 0, (argument & 0xff) + (argument >> 8), (argument & 0xff) + (argument >> 8), UNPACK, \
      "x -> items before a starred target, a list, items behind it") \
    X(STORE_ATTR, 95, 4, -2, -2, NAME, "value, x: x.name = value") \
    X(DELETE_ATTR, 96, 0, -1, -1, NAME, "x: del x.name") \
    X(STORE_GLOBAL, 97, 0, -1, -1, NAME, "binds the name in the global namespace") \
    X(DELETE_GLOBAL, 98, 0, 0, 0, NAME, "unbinds the name in the global namespace") \
    X(SWAP, 99, 0, 0, 0, COUNT, "exchanges the topmost value and that at this depth, from 1") \
    X(LOAD_CONST, 100, 0, 1, 1, CONST, "pushes a constant") \
    X(LOAD_NAME, 101, 0, 1, 1, NAME, "pushes a name's value: local, global or built-in") \
    X(BUILD_TUPLE, 102, 0, 1 - argument, 1 - argument, COUNT, "items -> a tuple of them") \
    X(BUILD_LIST, 103, 0, 1 - argument, 1 - argument, COUNT, "items -> a list of them") \
    X(BUILD_SET, 104, 0, 1 - argument, 1 - argument, COUNT, "items -> a set of them") \
    X(BUILD_MAP, 105, 0, 1 - 2 * argument, 1 - 2 * argument, COUNT, \
      "keys and values in turn -> a dict of them") \
    X(LOAD_ATTR, 106, 4, 0, 0, NAME, "x -> x.name") \
    X(COMPARE_OP, 107, 2, -1, -1, COMPARE, "x, y -> x operator y") \
    X(IMPORT_NAME, 108, 0, -1, -1, NAME, "level, names wanted -> the module") \
    X(IMPORT_FROM, 109, 0, 1, 1, NAME, "module -> module, its attribute") \
    X(JUMP_FORWARD, 110, 0, 0, 0, JUMP_FORWARD, "jumps") \
    X(JUMP_IF_FALSE_OR_POP, 111, 0, -1, 0, JUMP_FORWARD, \
      "jumps if the topmost value is false, else drops it") \
    X(JUMP_IF_TRUE_OR_POP, 112, 0, -1, 0, JUMP_FORWARD, "jumps if the topmost value is true, else drops it") \
    X(POP_JUMP_FORWARD_IF_FALSE, 114, 0, -1, -1, JUMP_FORWARD, "drops a value and jumps if it is false") \
    X(POP_JUMP_FORWARD_IF_TRUE, 115, 0, -1, -1, JUMP_FORWARD, "drops a value and jumps if it is true") \
    X(LOAD_GLOBAL, 116, 5, 1 + (argument & 1), 1 + (argument & 1), GLOBAL, \
      "pushes a name's value: global or built-in; below it NULL, if the argument is odd") \
    X(IS_OP, 117, 0, -1, -1, INVERT, "x, y -> x is y") \
    X(CONTAINS_OP, 118, 0, -1, -1, INVERT, "x, y -> x in y") \
    X(RERAISE, 119, 0, -1, -1, FLAGS, \
      "raises the topmost exception again; argument not 0: where it came from is at this depth") \
    X(COPY, 120, 0, 1, 1, COUNT, "pushes the value at this depth, from 1") \
    X(BINARY_OP, 122, 1, -1, -1, BINARY, "x, y -> x operator y") \
    X(SEND, 123, 0, 0, -1, JUMP_FORWARD, \
      "iterator, value: sends the value, pushes what is yielded; at the end jumps with the result") \
    X(LOAD_FAST, 124, 0, 1, 1, LOCAL, "pushes a local variable") \
    X(STORE_FAST, 125, 0, -1, -1, LOCAL, "binds a local variable") \
    X(DELETE_FAST, 126, 0, 0, 0, LOCAL, "unbinds a local variable") \
    X(POP_JUMP_FORWARD_IF_NOT_NONE, 128, 0, -1, -1, JUMP_FORWARD, \
      "drops a value and jumps if it is not None") \
    X(POP_JUMP_FORWARD_IF_NONE, 129, 0, -1, -1, JUMP_FORWARD, "drops a value and jumps if it is None") \
    X(RAISE_VARARGS, 130, 0, -argument, -argument, COUNT, "raise; raise x; raise x from y") \
    X(GET_AWAITABLE, 131, 0, 0, 0, FLAGS, \
      "x -> what await x goes through; 1: of __aenter__, 2: of __aexit__") \
    X(MAKE_FUNCTION, 132, 0, -__builtin_popcount(argument & 15), -__builtin_popcount(argument & 15), FLAGS, \
      "code -> function; below it 1: defaults, 2: keyword defaults, 4: annotations, 8: closure") \
    X(BUILD_SLICE, 133, 0, argument == 3 ? -2 : -1, argument == 3 ? -2 : -1, COUNT, \
      "start, stop or start, stop, step -> a slice") \
    X(JUMP_BACKWARD_NO_INTERRUPT, 134, 0, 0, 0, JUMP_BACKWARD, "jumps, without looking for interrupts") \
    X(MAKE_CELL, 135, 0, 0, 0, FREE, "makes a cell of a variable, holding its value") \
    X(LOAD_CLOSURE, 136, 0, 1, 1, FREE, "pushes the cell itself") \
    X(LOAD_DEREF, 137, 0, 1, 1, FREE, "pushes what a cell holds") \
    X(STORE_DEREF, 138, 0, -1, -1, FREE, "binds what a cell holds") \
    X(DELETE_DEREF, 139, 0, 0, 0, FREE, "empties a cell") \
    X(JUMP_BACKWARD, 140, 0, 0, 0, JUMP_BACKWARD, "jumps") \
    X(CALL_FUNCTION_EX, 142, 0, -2 - (argument & 1), -2 - (argument & 1), FLAGS, \
      "NULL, callable, arguments, keywords if the argument is odd -> result") \
    X(EXTENDED_ARG, 144, 0, 0, 0, FLAGS, "the higher bits of the next instruction's argument") \
    X(LIST_APPEND, 145, 0, -1, -1, COUNT, "item: appends it to the list at this depth") \
    X(SET_ADD, 146, 0, -1, -1, COUNT, "item: adds it to the set at this depth") \
    X(MAP_ADD, 147, 0, -2, -2, COUNT, "key, value: stores them in the dict at this depth") \
    X(LOAD_CLASSDEREF, 148, 0, 1, 1, FREE, \
      "pushes a name's value: of the class's namespace, else of the cell") \
    X(COPY_FREE_VARS, 149, 0, 0, 0, COUNT, "copies the function's cells into the frame") \
    X(RESUME, 151, 0, 0, 0, FLAGS, \
      "where a frame starts (0) or goes on: after yield (1), yield from (2), await (3)") \
    X(MATCH_CLASS, 152, 0, -2, -2, COUNT, \
      "x, class, keyword names -> tuple of attributes or None; so many are positional") \
    X(FORMAT_VALUE, 155, 0, (argument & 4) != 0 ? -1 : 0, (argument & 4) != 0 ? -1 : 0, FLAGS, \
      "x, format if 4 -> text; 1: str, 2: repr, 3: ascii first") \
    X(BUILD_CONST_KEY_MAP, 156, 0, -argument, -argument, COUNT, "values, tuple of keys -> a dict") \
    X(BUILD_STRING, 157, 0, 1 - argument, 1 - argument, COUNT, "texts -> one text") \
    X(LOAD_METHOD, 160, 10, 1, 1, NAME, "x -> method, x; or NULL, x.name") \
    X(LIST_EXTEND, 162, 0, -1, -1, COUNT, "items: extends the list at this depth") \
    X(SET_UPDATE, 163, 0, -1, -1, COUNT, "items: adds them to the set at this depth") \
    X(DICT_MERGE, 164, 0, -1, -1, COUNT, \
      "mapping: adds it to the dict at this depth; a key that is there is an error") \
    X(DICT_UPDATE, 165, 0, -1, -1, COUNT, "mapping: updates the dict at this depth") \
    X(PRECALL, 166, 1, -argument, -argument, COUNT, "prepares a call with so many arguments") \
    X(CALL, 171, 4, -1, -1, COUNT, \
      "method, self or NULL, callable; arguments -> result. Its effect counts those of PRECALL") \
    X(KW_NAMES, 172, 0, 0, 0, CONST, "the names of the last arguments of the call that follows") \
    X(POP_JUMP_BACKWARD_IF_NOT_NONE, 173, 0, -1, -1, JUMP_BACKWARD, \
      "drops a value and jumps if it is not None") \
    X(POP_JUMP_BACKWARD_IF_NONE, 174, 0, -1, -1, JUMP_BACKWARD, "drops a value and jumps if it is None") \
    X(POP_JUMP_BACKWARD_IF_FALSE, 175, 0, -1, -1, JUMP_BACKWARD, "drops a value and jumps if it is false") \
    X(POP_JUMP_BACKWARD_IF_TRUE, 176, 0, -1, -1, JUMP_BACKWARD, "drops a value and jumps if it is true")

/* Instructions that the compiler alone knows; the flow graph replaces them. In the same form. */
#define PSEUDO_OPCODES(X) \
    X(SETUP_FINALLY, 256, 0, 0, 1, JUMP_FORWARD, \
      "what follows is handled at the target, where the exception is pushed") \
    X(SETUP_CLEANUP, 257, 0, 0, 2, JUMP_FORWARD, \
      "the same; the target gets the place of the instruction, too") \
    X(SETUP_WITH, 258, 0, 0, 1, JUMP_FORWARD, \
      "the same for a with statement, whose result of __enter__ is not on the stack there") \
    X(POP_BLOCK, 259, 0, 0, 0, NONE, "the innermost handler is no longer in force") \
    X(JUMP, 260, 0, 0, 0, JUMP_FORWARD, "jumps, forward or backward") \
    X(JUMP_NO_INTERRUPT, 261, 0, 0, 0, JUMP_FORWARD, "the same, without looking for interrupts") \
    X(POP_JUMP_IF_FALSE, 262, 0, -1, -1, JUMP_FORWARD, "drops a value and jumps if it is false") \
    X(POP_JUMP_IF_TRUE, 263, 0, -1, -1, JUMP_FORWARD, "drops a value and jumps if it is true") \
    X(POP_JUMP_IF_NONE, 264, 0, -1, -1, JUMP_FORWARD, "drops a value and jumps if it is None") \
    X(POP_JUMP_IF_NOT_NONE, 265, 0, -1, -1, JUMP_FORWARD, "drops a value and jumps if it is not None")

/* Instructions that stand for another one, or for it and the one behind it, and do the same faster. Code gets them when
 * it first runs; they depend on nothing but its instructions. The unit behind keeps its own instruction, since a jump
 * may lead there. Nobody but the evaluation loop sees them: code.co_code has the original ones.
 * X(NAME, number, ORIGINAL, what it stands for) */
#define QUICK_OPCODES(X) SPECIAL_OPCODES(X) FUSED_OPCODES(X)

/* Those that stand for one instruction, */
#define SPECIAL_OPCODES(X) \
    X(RESUME_QUICK, 3, RESUME, "RESUME 0 of code that has run often") \
    X(JUMP_BACKWARD_QUICK, 40, JUMP_BACKWARD, "JUMP_BACKWARD of code that has run often") \
    X(BINARY_OP_ADD, 17, BINARY_OP, "x + y, x += y") \
    X(BINARY_OP_SUBTRACT, 18, BINARY_OP, "x - y, x -= y") \
    X(BINARY_OP_MULTIPLY, 19, BINARY_OP, "x * y, x *= y") \
    X(BINARY_OP_REMAINDER, 20, BINARY_OP, "x % y, x %= y")

/* and those that stand for several. */
#define FUSED_OPCODES(X) \
    X(LOAD_FAST__LOAD_FAST, 4, LOAD_FAST, "and LOAD_FAST") \
    X(LOAD_FAST__LOAD_CONST, 5, LOAD_FAST, "and LOAD_CONST") \
    X(LOAD_FAST__LOAD_ATTR, 6, LOAD_FAST, "and LOAD_ATTR") \
    X(STORE_FAST__LOAD_FAST, 7, STORE_FAST, "and LOAD_FAST") \
    X(STORE_FAST__STORE_FAST, 8, STORE_FAST, "and STORE_FAST") \
    X(FOR_ITER__STORE_FAST, 13, FOR_ITER, "and STORE_FAST") \
    X(COMPARE_OP__JUMP_FORWARD, 14, COMPARE_OP, "and POP_JUMP_FORWARD_IF_FALSE") \
    X(COMPARE_OP__JUMP_BACKWARD, 16, COMPARE_OP, "and POP_JUMP_BACKWARD_IF_TRUE") \
    X(FAST_FAST__BINARY_OP, 21, LOAD_FAST, "and LOAD_FAST, BINARY_OP") \
    X(FAST_CONST__BINARY_OP, 22, LOAD_FAST, "and LOAD_CONST, BINARY_OP") \
    X(FAST__BINARY_OP, 23, LOAD_FAST, "and BINARY_OP") \
    X(CONST__BINARY_OP, 24, LOAD_CONST, "and BINARY_OP") \
    X(FAST_FAST__COMPARE_FORWARD, 26, LOAD_FAST, "and LOAD_FAST, COMPARE_OP, POP_JUMP_FORWARD_IF_FALSE") \
    X(FAST_CONST__COMPARE_FORWARD, 27, LOAD_FAST, "and LOAD_CONST, COMPARE_OP, POP_JUMP_FORWARD_IF_FALSE") \
    X(FAST_FAST__COMPARE_BACKWARD, 28, LOAD_FAST, "and LOAD_FAST, COMPARE_OP, POP_JUMP_BACKWARD_IF_TRUE") \
    X(FAST_CONST__COMPARE_BACKWARD, 29, LOAD_FAST, "and LOAD_CONST, COMPARE_OP, POP_JUMP_BACKWARD_IF_TRUE") \
    X(FAST_FAST__BINARY_SUBSCR, 34, LOAD_FAST, "and LOAD_FAST, BINARY_SUBSCR") \
    X(FAST_CONST__BINARY_SUBSCR, 38, LOAD_FAST, "and LOAD_CONST, BINARY_SUBSCR") \
    X(FAST__BINARY_SUBSCR, 39, LOAD_FAST, "and BINARY_SUBSCR")

/* BINARY_OP's argument: enum BinaryOperator (types/abstract.h); the in-place operators follow in the same order.
 * X(NAME, operator) */
#define BINARY_OPERATORS(X) \
    X(ADD, "+") \
    X(AND, "&") \
    X(FLOOR_DIVIDE, "//") \
    X(LSHIFT, "<<") \
    X(MATRIX_MULTIPLY, "@") \
    X(MULTIPLY, "*") \
    X(REMAINDER, "%") \
    X(OR, "|") \
    X(POWER, "**") \
    X(RSHIFT, ">>") \
    X(SUBTRACT, "-") \
    X(TRUE_DIVIDE, "/") \
    X(XOR, "^")

/* Opcodes from here on have an argument that is not ignored. */
#define OPCODE_HAVE_ARGUMENT 90

typedef enum Opcode {
#define OPCODE_MEMBER(NAME, number, caches, effect, jump_effect, kind, text) OP_##NAME = number,
    OPCODES(OPCODE_MEMBER) PSEUDO_OPCODES(OPCODE_MEMBER)
#undef OPCODE_MEMBER
#define OPCODE_MEMBER(NAME, number, ORIGINAL, text) OP_##NAME = number,
        QUICK_OPCODES(OPCODE_MEMBER)
#undef OPCODE_MEMBER
} Opcode;

typedef enum OpcodeArgument {
#define OPCODE_ARGUMENT_MEMBER(KIND, meaning) OPCODE_ARGUMENT_##KIND,
    OPCODE_ARGUMENTS(OPCODE_ARGUMENT_MEMBER)
#undef OPCODE_ARGUMENT_MEMBER
} OpcodeArgument;

/* The instruction that a quick one stands for; any other is itself. */
ALWAYS_INLINE int32_t opcode_original(int32_t opcode)
{
    switch (opcode) {
#define OPCODE_ORIGINAL(NAME, number, ORIGINAL, text) \
    case number: \
        return OP_##ORIGINAL;
        QUICK_OPCODES(OPCODE_ORIGINAL)
#undef OPCODE_ORIGINAL
    default:
        return opcode;
    }
}

/* The instruction that carries out one instruction alone: a fused one's original, any other is itself. */
ALWAYS_INLINE int32_t opcode_unfused(int32_t opcode)
{
    static const uint8_t differences[256] = {
#define OPCODE_UNFUSED(NAME, number, ORIGINAL, text) [number] = (number) ^ OP_##ORIGINAL,
        FUSED_OPCODES(OPCODE_UNFUSED)
#undef OPCODE_UNFUSED
    };
    return opcode ^ differences[opcode];
}

/* What the argument of the instruction is, which is no quick one. */
ALWAYS_INLINE OpcodeArgument opcode_argument(int32_t opcode)
{
    switch (opcode) {
#define OPCODE_ARGUMENT_OF(NAME, number, caches, effect, jump_effect, kind, text) \
    case number: \
        return OPCODE_ARGUMENT_##kind;
        OPCODES(OPCODE_ARGUMENT_OF)
#undef OPCODE_ARGUMENT_OF
    default:
        return OPCODE_ARGUMENT_NONE;
    }
}

/* CACHE units behind the instruction, which is no quick one. */
ALWAYS_INLINE int32_t opcode_caches(int32_t opcode)
{
    switch (opcode) {
#define OPCODE_CACHES(NAME, number, caches, effect, jump_effect, kind, text) \
    case number: \
        return caches;
        OPCODES(OPCODE_CACHES)
#undef OPCODE_CACHES
    default:
        return 0;
    }
}

#endif
