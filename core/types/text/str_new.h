/* Making strs: every function gives a new reference, or NULL and an error (MemoryError unless said
 * otherwise). The empty str and those of one Latin-1 character are shared, never allocated. */
#ifndef OURO_TYPES_STR_NEW_H
#define OURO_TYPES_STR_NEW_H

#include "object/runtime.h"

/* A str whose characters the caller writes, none of them greater than `widest`; the one behind the last is 0.
 */
Object *str_new(Runtime *rt, int64_t length, uint32_t widest);

/* UnicodeDecodeError when it is not UTF-8. */
Object *str_from_utf8(Runtime *rt, const char *text, int64_t length);
Object *str_from_cstring(Runtime *rt, const char *text);

/* chr(character). ValueError beyond 0x10ffff. */
Object *str_from_character(Runtime *rt, uint32_t character);

/* A copy of `length` characters of `kind` (1, 2 or 4) bytes, as narrow as they allow. */
Object *str_from_characters(Runtime *rt, int kind, const void *characters, int64_t length);
/* The same of ASCII characters. */
Object *str_from_ascii(Runtime *rt, const void *characters, int64_t length);

Object *str_concat(Runtime *rt, Object *left, Object *right);

/* Replaces *left (owned) by left + right. Writes in place if nobody else can notice: one reference, exact,
 * not interned, never hashed, and wide enough. On failure *left is dropped and NULL: 0, or -1 and an error.
 * PyUnicode_Append */
int str_append(Runtime *rt, Object **left, Object *right);

/* Characters start … end - 1, both cut to the length. */
Object *str_slice(Runtime *rt, Object *object, int64_t start, int64_t end);

/* The str as a plain one: itself, or for a subclass's instance a copy. */
Object *str_as_exact(Runtime *rt, Object *object);

/* Gives `instance`, a fresh instance of a subclass of str, the characters of `value`. 0, or -1 and
 * MemoryError. */
int str_init_instance(Runtime *rt, Object *instance, Object *value);

#endif
