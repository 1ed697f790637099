/* A program that is watched: the listing of its instants (--record), and the heap at one of them (--at). Owns the
 * hook, the listing, and what is noted for them. The clock is the JavaScript recorder's: events count from when the
 * program has been compiled to when its modules have gone. */
#ifndef OURO_CLI_WATCH_H
#define OURO_CLI_WATCH_H

#include <stdio.h>

#include "cli/options.h"
#include "cli/output.h"
#include "cli/sources.h"
#include "object/runtime.h"

enum { WATCH_OUTPUT_MOST = 60 };

typedef struct Watch {
    const Options *options;
    Runtime *rt;
    Console *console;
    Sources sources;
    FILE *listing;    /* owned; NULL: none */
    char *filename;   /* owned: the program's, as its code has it; NULL before it is known */
    uint64_t last;    /* the number of the last event, once it has ended */
    uint64_t matches; /* events so far that are what is looked for */
    uint64_t counts[OURO_EVENT_COUNT];
    int64_t collected;
    bool is_on;
    char output[WATCH_OUTPUT_MOST + 1]; /* the beginning of what the program wrote last */
    char tail[WATCH_OUTPUT_MOST + 1];   /* the end of all that it has written */
} Watch;

/* Before the program: opens the listing, stands between the program and the console. False with the reason on
 * standard error. Options that ask for no watching: does nothing. */
bool watch_begin(Watch *watch, const Options *options, Runtime *rt, Console *console);

/* The program's text, before it is compiled. */
void watch_text(Watch *watch, const char *filename, const char *text, int64_t length);

/* The program has been compiled, or could not be: from here on events count. Does not return from the instant that
 * was asked for: it is shown, and the process ends. */
void watch_start(Watch *watch);

/* The program's modules have gone. */
void watch_stop(Watch *watch);

/* After everything: the summary, or that there was no such instant. The command's status. */
int watch_end(Watch *watch, int status);

#endif
