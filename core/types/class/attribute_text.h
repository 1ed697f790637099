/* Text made of C strings: what reprs of classes, methods and descriptors are. Owns no object. */
#ifndef OURO_TYPES_ATTRIBUTE_TEXT_H
#define OURO_TYPES_ATTRIBUTE_TEXT_H

#include "object/runtime.h"

/* A str of any length, printf's way; the result is UTF-8. New reference; NULL and an error. */
Object *text_format(Runtime *rt, const char *format, ...) PRINTF_LIKE(2, 3);

/* The str's characters as UTF-8, which lie in it: valid as long as the str lives. "?" where there is no memory for
 * them; no error is set. */
const char *text_of(Runtime *rt, Object *string);

#endif
