/* The command's options. Owns what the words of the command line mean; nothing of what is done about them. */
#ifndef OURO_CLI_OPTIONS_H
#define OURO_CLI_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "cli/instant.h"

typedef enum ProgramKind {
    PROGRAM_PROMPT,   /* nothing given: the prompt, or a program on standard input */
    PROGRAM_FILE,     /* FILE */
    PROGRAM_COMMAND,  /* -c TEXT */
    PROGRAM_MODULE,   /* -m NAME */
    PROGRAM_INPUT,    /* - */
    PROGRAM_SNAPSHOT, /* --open FILE.ouro: no program, a heap that was kept */
} ProgramKind;

typedef struct Options {
    ProgramKind kind;
    const char *program; /* the file, text or name */
    char **arguments;    /* sys.argv[1:], with what follows the program */
    int argument_count;
    bool is_interactive; /* -i */
    bool is_quiet;       /* -q */
    bool is_unbuffered;  /* -u */
    bool skips_line;     /* -x */
    uint32_t optimize;   /* -O, -OO */
    char **warnings;     /* -W; owned */
    int warning_count;

    bool shows_help;
    bool shows_version;
    bool shows_heap;          /* --heap */
    bool disassembles;        /* --dis */
    bool verifies;            /* --verify */
    bool shows_fingerprint;   /* --fingerprint */
    bool shows_counts;        /* -X showrefcount */
    const char *dot;          /* --dot FILE, "-": standard output */
    const char *heapsnapshot; /* --heapsnapshot FILE */
    const char *snapshot;     /* --snapshot FILE.ouro */
    bool records;             /* --record */
    const char *listing;      /* --record=FILE, "-": standard output; NULL: standard error */
    const char *kinds;        /* --events KINDS */
    uint64_t events;          /* the same: bits of ouro_EventKind; 0: those that are listed by default */
    Instant instant;          /* --at INSTANT */
    FILE *input;              /* instead of standard input; NULL: that itself */
    FILE *input_copy;         /* what is read of it is written there, too; NULL: nowhere */
    bool has_own_time;        /* -X own-time */
    uint64_t heap_limit;      /* -X heap-limit=64M; 0: none */
} Options;

/* Whether the words made sense; where not, what is wrong is on standard error already. */
bool options_parse(Options *options, int count, char **words);

void options_end(Options *options);

/* Whether a file that a view goes to is standard output. */
bool options_use_output(const Options *options);

void options_print_help(void);

#endif
