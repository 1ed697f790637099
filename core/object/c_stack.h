/* The end of the C stack, for code that recurses with the data. Natively the address of a frame tells how much is
 * left; a JavaScript engine keeps WebAssembly's frames where nobody can look, so what they take is added up. Does not
 * own what happens at the end: RecursionError (error.h), or putting aside what dies (dealloc.h). */
#ifndef OURO_OBJECT_C_STACK_H
#define OURO_OBJECT_C_STACK_H

#include "object/runtime.h"

#ifdef __EMSCRIPTEN__
enum { STACK_IS_ADDED_UP = 1 };
#else
enum { STACK_IS_ADDED_UP = 0 };
#endif

/* Bytes that one level takes of a JavaScript engine's stack, as measured. */
enum {
    STACK_OF_CALL = 448,  /* from one recursion_enter to the next */
    STACK_OF_SLOT = 352,  /* an object that asks another one of its own kind */
    STACK_OF_STEP = 256,  /* from an iterator to the one that it reads */
    STACK_OF_LOOP = 2000, /* an evaluation loop, without the calls that lead to it */
    STACK_OF_DEALLOC = 448,
};

/* An address in the frame of the C function that asks. Not that frame's own address, since asking for it would cost
 * the function a register. */
ALWAYS_INLINE uintptr_t stack_place(void)
{
    char here;
    uintptr_t place;
    __asm__("" : "=r"(place) : "0"(&here));
    return place;
}

ALWAYS_INLINE bool stack_ends(const Runtime *rt)
{
    const Host *host = host_of(rt);
    return UNLIKELY(stack_place() < host->c_stack_lowest ||
                    (STACK_IS_ADDED_UP && host->stack_used > host->stack_most - 1));
}

/* Whether what must not fail, a finalizer, had better wait until calls have returned. */
ALWAYS_INLINE bool stack_is_short(const Runtime *rt)
{
    enum { LOOPS = 40, BYTES = 131072 };
    const Host *host = host_of(rt);
    return UNLIKELY(stack_place() < host->c_stack_lowest + BYTES ||
                    (STACK_IS_ADDED_UP && host->stack_used + BYTES > host->stack_most - 1) ||
                    rt->evaluation.loops + LOOPS > host->loops_most - 1);
}

ALWAYS_INLINE void stack_take(Runtime *rt, uint64_t bytes)
{
    if (STACK_IS_ADDED_UP)
        host_of(rt)->stack_used += bytes;
}

ALWAYS_INLINE void stack_give_back(Runtime *rt, uint64_t bytes)
{
    if (STACK_IS_ADDED_UP)
        host_of(rt)->stack_used -= bytes;
}

#endif
