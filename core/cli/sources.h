/* Program text by file name and line, for whoever shows where a program is. Owns copies of the texts; reads a file when
 * a line of it is first asked for, and nothing of the region. */
#ifndef OURO_CLI_SOURCES_H
#define OURO_CLI_SOURCES_H

#include <stdbool.h>
#include <stdint.h>

#include "lang/import.h"

typedef struct Source {
    char *filename;   /* owned: as code objects have it */
    char *text;       /* owned; NULL: there is none to be had */
    uint64_t *starts; /* owned: where each line begins, and behind the last one where it ends */
    int64_t lines;
} Source;

typedef struct Sources {
    Source *items; /* owned */
    int64_t count;
} Sources;

/* The text of this file, which need not be readable. False when there is no memory. */
bool sources_add(Sources *sources, const char *filename, const char *text, uint64_t length);

/* A line without its end, *length bytes; NULL when it cannot be had. Valid until the next call. */
const char *sources_line(Sources *sources, const char *filename, int64_t number, int *length);

/* The name as a person wants it: without its folders. */
const char *sources_short_name(const char *filename);

/* The module that comes with the library; NULL when there is none of this name. */
const EmbeddedSource *sources_embedded(const char *name, uint64_t length);

void sources_end(Sources *sources);

#endif
