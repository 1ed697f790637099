/* Labels: a short text for an object, as repr() would begin it. Bounded in length and in time; never looks
 * deeper than the object itself and the type it names. */
#ifndef OURO_INSPECT_LABELS_H
#define OURO_INSPECT_LABELS_H

#include "inspect/heap.h"

enum { LABEL_MOST = 96 /* bytes */ };

void label_object(const Heap *heap, uint32_t index, Line *line);

/* The characters of a str, quoted and escaped as repr() does, or bare; cut after `most` characters. */
void label_str(const Heap *heap, uint32_t index, Line *line, int64_t most, bool quoted);

/* The same, bare, of what lies at an address, if that is a str as code has for names: objects need not have been
 * found. */
void label_str_at(const Heap *heap, Ref address, Line *line, int64_t most);

/* Whether the object is a str. */
bool label_is_str(const Heap *heap, uint32_t index);

#endif
