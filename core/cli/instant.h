/* Instants as a person names them: by number, from the end, or as an event that is counted. Owns what the words
 * mean. */
#ifndef OURO_CLI_INSTANT_H
#define OURO_CLI_INSTANT_H

#include <stdbool.h>
#include <stdint.h>

#include "ouro/trace.h"

typedef enum InstantKind {
    INSTANT_NONE,     /* none was asked for */
    INSTANT_NUMBER,   /* 230 */
    INSTANT_FROM_END, /* end, -1 (the one before it) */
    INSTANT_EVENT,    /* collection_start:3, line:12, call:f:2 */
} InstantKind;

typedef struct Instant {
    InstantKind kind;
    uint64_t number; /* of the instant; or how many before the end */
    ouro_EventKind event;
    const char *name; /* what else the event must be called; borrowed from the command line */
    int name_length;  /* 0: anything */
    int64_t line;     /* 0: any */
    uint64_t count;   /* the how manieth that is so */
    const char *text; /* as it was given */
} Instant;

/* False: the text says nothing of the kind. */
bool instant_parse(Instant *instant, const char *text);

/* "line,call,gc_refs" or "all" as a mask; 0: one of them is no kind of event. */
uint64_t instant_parse_kinds(const char *text);

#endif
