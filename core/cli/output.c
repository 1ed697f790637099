/* The buffer before standard output, and lines of input; see output.h. */
#include "cli/output.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "memory/host.h"

void console_begin(Console *console, bool is_unbuffered)
{
    *console = (Console){.is_line_buffered = isatty(1) != 0, .is_unbuffered = is_unbuffered, .input = stdin};
}

static void write_all(Console *console, int file, const char *text, size_t length)
{
    while (length > 0) {
        ssize_t written = write(file, text, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0) {
            console->has_failed = console->has_failed || file == 1;
            if (file == 1)
                console->error = errno;
            return;
        }
        text += written;
        length -= (size_t)written;
    }
}

static void empty_buffer(Console *console)
{
    write_all(console, 1, console->buffer, console->buffer_length);
    console->buffer_length = 0;
}

/* BufferedWriter.write: what fits waits; else what waits goes first, and of a long text all but its last part. */
static void buffer_write(Console *console, const char *text, size_t length)
{
    if (length <= OUTPUT_BUFFER - console->buffer_length) {
        memcpy(console->buffer + console->buffer_length, text, length);
        console->buffer_length += length;
        return;
    }
    empty_buffer(console);
    while (length > OUTPUT_BUFFER) {
        write_all(console, 1, text, OUTPUT_BUFFER);
        text += OUTPUT_BUFFER;
        length -= OUTPUT_BUFFER;
    }
    memcpy(console->buffer, text, length);
    console->buffer_length = length;
}

static void empty_pending(Console *console)
{
    buffer_write(console, console->pending, console->pending_length);
    console->pending_length = 0;
}

bool console_flush(Console *console)
{
    empty_pending(console);
    empty_buffer(console);
    return !console->has_failed;
}

/* TextIOWrapper.write */
static void write_output(Console *console, const char *text, size_t length)
{
    if (console->pending_length + length > OUTPUT_PENDING)
        empty_pending(console);
    if (length > OUTPUT_PENDING) {
        buffer_write(console, text, length);
    } else {
        memcpy(console->pending + console->pending_length, text, length);
        console->pending_length += length;
    }
    if (console->pending_length >= OUTPUT_PENDING)
        empty_pending(console);
    if (console->is_unbuffered || (console->is_line_buffered && memchr(text, '\n', length) != NULL))
        console_flush(console);
}

void console_write(void *user, int stream, const char *text, uint64_t length)
{
    Console *console = user;
    if (stream == 2)
        write_all(console, 2, text, (size_t)length);
    else if (length == 0)
        console_flush(console);
    else
        write_output(console, text, (size_t)length);
}

int64_t console_read_file(void *user, const char *path, char *buffer, int64_t capacity)
{
    struct stat about;
    (void)user;
    if (stat(path, &about) < 0)
        return HOST_NO_FILE;
    if (S_ISDIR(about.st_mode))
        return HOST_FOLDER;
    FILE *file = capacity > 0 ? fopen(path, "rb") : NULL;
    size_t got = file == NULL ? 0 : fread(buffer, 1, (size_t)capacity, file);
    if (file != NULL)
        fclose(file);
    return capacity == 0 ? (int64_t)about.st_size : (int64_t)got;
}

int64_t console_read_line(Console *console, const char **text)
{
    console_flush(console);
    ssize_t length = getline(&console->line, &console->line_capacity, console->input);
    if (length < 0) {
        bool is_interrupted = ferror(console->input) && errno == EINTR;
        clearerr(console->input);
        return is_interrupted ? -1 : 0;
    }
    if (console->input_copy != NULL)
        fwrite(console->line, 1, (size_t)length, console->input_copy);
    *text = console->line;
    return length;
}

int64_t console_read(void *user, char *bytes, uint64_t capacity)
{
    Console *console = user;
    if (console->line_taken == console->line_length) {
        const char *text;
        int64_t length = console_read_line(console, &text);
        if (length <= 0)
            return length;
        console->line_length = (size_t)length;
        console->line_taken = 0;
    }
    size_t left = console->line_length - console->line_taken;
    size_t length = left < capacity ? left : (size_t)capacity;
    memcpy(bytes, console->line + console->line_taken, length);
    console->line_taken += length;
    return (int64_t)length;
}

void console_end(Console *console)
{
    console_flush(console);
    free(console->line);
}
