/* What the program writes and reads. Owns the buffers in front of standard output and standard error, which are
 * CPython's in size, in when they are emptied (so that both streams come out in CPython's order where they go to one
 * place), and in what is left of them when that fails; and reading lines. */
#ifndef OURO_CLI_OUTPUT_H
#define OURO_CLI_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "memory/host.h"

/* TextIOWrapper's pending text */
#define OUTPUT_PENDING 8192

typedef struct Output {
    int file;
    bool is_line_buffered;
    size_t pending_length;
    size_t buffer_length;
    size_t buffer_size; /* 0: what is written goes out at once */
    char *buffer;       /* owned: BufferedWriter's */
    char pending[OUTPUT_PENDING];
} Output;

typedef struct Console {
    Host *host; /* borrowed: told in write_error what could not be written */
    Output output;
    Output error;
    FILE *input;      /* borrowed: standard input, or what stands for it */
    FILE *input_copy; /* borrowed: what is read is written there, too; NULL: nowhere */
    char *line;       /* owned: the last one read */
    size_t line_capacity;
    size_t line_length;
    size_t line_taken; /* of it, by console_read */
} Console;

void console_begin(Console *console, Host *host, bool is_unbuffered);

/* Host.write: stream 1 or 2; no bytes at all: the stream is flushed. */
void console_write(void *user, int stream, const char *text, uint64_t length);

/* One line of input with its end ('\n'), valid until the next call; 0: the end; -1: interrupted. */
int64_t console_read_line(Console *console, const char **text);

/* Host.read_line. */
int64_t console_read(void *user, char *bytes, uint64_t capacity);

/* Host.read_file. */
int64_t console_read_file(void *user, const char *path, char *buffer, int64_t capacity);

/* Everything that can go out does. */
void console_flush(Console *console);

void console_end(Console *console);

#endif
