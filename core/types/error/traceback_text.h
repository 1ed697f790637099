/* Between the files that write tracebacks: lines with a margin, as exception groups have them. */
#ifndef OURO_TYPES_TRACEBACK_TEXT_H
#define OURO_TYPES_TRACEBACK_TEXT_H

#include "types/error/traceback.h"
#include "types/text/text_builder.h"

/* Before each line: so many blanks and a bar, or nothing at all. */
typedef struct Margin {
    int indent;
} Margin;

void margin_begin(TextBuilder *text, Margin margin);

/* The entries of a traceback (may be NULL), oldest first. */
void traceback_add_entries(TextBuilder *text, Margin margin, const Object *first, int64_t limit);

#endif
