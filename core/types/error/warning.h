/* Warnings: what the default filters of CPython show. Owns which have been shown. CPython: Python/_warnings.c */
#ifndef OURO_TYPES_WARNING_H
#define OURO_TYPES_WARNING_H

#include "object/runtime.h"

/* Warns with a message in error_format's language; `level` 1: where the running Python code is, 2: its caller.
 * 0, or -1 and an error: only if the program has made warnings errors, or without memory. */
int warning_format(Runtime *rt, ErrorKind category, int level, const char *format, ...);

/* The same with a message that is there (borrowed), and a category that is any class derived from Warning. */
int warning_raise(Runtime *rt, Object *category, Object *message, int level);

/* The same about an object (borrowed): says where it was made, or how that can be known. */
int warning_raise_about(Runtime *rt, Object *category, Object *message, int level, Object *source);

/* The same for a place that is given, as the compiler knows it. `module` may be NULL: made of the filename. */
int warning_raise_at(Runtime *rt, Object *category, Object *message, Object *filename, int64_t line,
                     Object *module);

#endif
