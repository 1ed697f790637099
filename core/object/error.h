/* Errors: how a failure travels. A function that fails sets the runtime's error and returns NULL or -1; its
 * caller releases what it holds and returns too. Owns the error state, which is light: what kind, what it says, what
 * it is about. The exception object is made of it where one is asked for (types/error/exception.h). */
#ifndef OURO_OBJECT_ERROR_H
#define OURO_OBJECT_ERROR_H

#include "object/c_stack.h"

ALWAYS_INLINE bool error_occurred(const Runtime *rt) { return rt->error.kind != ERROR_NONE; }

/* Sets the error, replacing any other. Allocates nothing. */
void error_set(Runtime *rt, ErrorKind kind, const char *format, ...) PRINTF_LIKE(3, 4);

/* Sets the error with the object it is about (borrowed), as KeyError has its key: the exception's one argument. */
void error_set_value(Runtime *rt, ErrorKind kind, Object *value);

/* Adds to the error just set what was asked (`subject`, may be NULL) for which `name`; both borrowed. */
void error_set_about(Runtime *rt, Object *subject, Object *name);

/* MemoryError. */
COLD void error_no_memory(Runtime *rt);

void error_clear(Runtime *rt);

/* Takes the error out of the runtime into `saved` / puts it back (dropping any that has come since). For code
 * that must run while an error is on its way: finalizers, callbacks. */
void error_fetch(Runtime *rt, ErrorState *saved);
void error_restore(Runtime *rt, ErrorState *saved);

/* Reports an error that nobody can receive, on the host's stream 2, in CPython's words ("Exception ignored
 * in: …"), and clears it. `where` is borrowed, may be NULL. The room of types does it (types/error/unraisable.c). */
void error_write_unraisable(Runtime *rt, Object *where);

const char *error_name(ErrorKind kind);

/* Enters C code that recurses with the data. False and RecursionError when the limit is reached; leave with
 * recursion_leave otherwise. `doing`: " in comparison", as CPython's message ends. */
bool recursion_enter(Runtime *rt, const char *doing);
/* Likewise for what CPython does not count, and where it crashes in the end: only the C stack's end is an error. */
ALWAYS_INLINE bool stack_enter(Runtime *rt)
{
    if (stack_ends(rt)) {
        error_set(rt, ERROR_RECURSION, "maximum recursion depth exceeded");
        return false;
    }
    stack_take(rt, STACK_OF_SLOT);
    return true;
}
ALWAYS_INLINE void stack_leave(Runtime *rt) { stack_give_back(rt, STACK_OF_SLOT); }

ALWAYS_INLINE void recursion_leave(Runtime *rt)
{
    rt->recursion_depth--;
    stack_give_back(rt, STACK_OF_CALL);
}

#endif
