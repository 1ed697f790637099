/* Interning: one str for each value that asked for it. Owns the dict rt->interned, in which each such str
 * stands as its own key and value; neither reference is counted, and a str leaves it when it dies.
 *
 *   state says interned  <=>  it is in rt->interned;  ob_refcnt == references found - 2    unicodeobject.c */
#ifndef OURO_TYPES_INTERN_H
#define OURO_TYPES_INTERN_H

#include "object/runtime.h"

/* Replaces *string (an owned reference) by the interned str of the same value, which it becomes if there is
 * none. Leaves it alone if it is no exact str, or if there is no memory; sets no error.
 * PyUnicode_InternInPlace */
void str_intern(Runtime *rt, Object **string);

/* New reference to the interned str of this UTF-8 text; NULL and an error. */
Object *str_intern_cstring(Runtime *rt, const char *text);

/* A dying interned str leaves the dict; its count is 0 before and after. For str_dealloc. */
void str_intern_forget(Runtime *rt, Object *string);

/* The end of a runtime: interned strs are ordinary ones again, and the dict is gone. */
void str_intern_clear(Runtime *rt);

#endif
