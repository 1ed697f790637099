/* The buffers before the standard streams, and lines of input; see output.h. */
#include "cli/output.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A pipe that is full may keep the program for ever; who interrupts it then wants it to end. */
static bool is_interrupted(const Host *host)
{
    return (__atomic_load_n(&host->evaluation_request, __ATOMIC_RELAXED) & EVALUATION_INTERRUPT) != 0;
}

/* As CPython's, as large as the file's blocks are. */
static void output_begin(Output *output, int file, bool is_line_buffered, bool is_unbuffered)
{
    enum { ORDINARY = 8192, MOST = 1 << 20 };
    struct stat about;
    size_t size = fstat(file, &about) == 0 && about.st_blksize > 1 ? (size_t)about.st_blksize : ORDINARY;
    *output = (Output){.file = file, .is_line_buffered = is_line_buffered};
    output->buffer = is_unbuffered ? NULL : malloc(size < MOST ? size : MOST);
    output->buffer_size = output->buffer == NULL ? 0 : size < MOST ? size : MOST;
}

void console_begin(Console *console, Host *host, bool is_unbuffered)
{
    *console = (Console){.host = host, .input = stdin};
    output_begin(&console->output, 1, isatty(1) != 0, is_unbuffered);
    output_begin(&console->error, 2, true, is_unbuffered);
}

/* *done: how much of it went out. 0, or errno. */
static int write_all(const Host *host, int file, const char *text, size_t length, size_t *done)
{
    *done = 0;
    while (*done < length) {
        ssize_t written = write(file, text + *done, length - *done);
        if (written >= 0)
            *done += (size_t)written;
        else if (errno != EINTR || is_interrupted(host))
            return errno;
    }
    return 0;
}

/* What could not go out stays. 0, or errno. */
static int empty_buffer(const Host *host, Output *output)
{
    size_t done;
    int error = write_all(host, output->file, output->buffer, output->buffer_length, &done);
    output->buffer_length -= done;
    if (output->buffer_length > 0)
        memmove(output->buffer, output->buffer + done, output->buffer_length);
    return error;
}

/* BufferedWriter.write: what fits waits; else what waits goes first, and a long text at once. 0, or errno: then the
 * text is lost. */
static int buffer_write(const Host *host, Output *output, const char *text, size_t length)
{
    size_t done;
    if (length > output->buffer_size - output->buffer_length) {
        int error = empty_buffer(host, output);
        if (error != 0)
            return error;
    }
    if (length > output->buffer_size)
        return write_all(host, output->file, text, length, &done);
    if (length > 0)
        memcpy(output->buffer + output->buffer_length, text, length);
    output->buffer_length += length;
    return 0;
}

static int empty_pending(const Host *host, Output *output)
{
    size_t length = output->pending_length;
    output->pending_length = 0;
    return length == 0 ? 0 : buffer_write(host, output, output->pending, length);
}

static int output_flush(const Host *host, Output *output)
{
    int error = empty_pending(host, output);
    return error != 0 ? error : empty_buffer(host, output);
}

static bool ends_a_line(const char *text, size_t length)
{
    return memchr(text, '\n', length) != NULL || memchr(text, '\r', length) != NULL;
}

/* TextIOWrapper.write */
static int output_put(const Host *host, Output *output, const char *text, size_t length)
{
    int error = 0;
    if (output->pending_length + length > OUTPUT_PENDING)
        error = empty_pending(host, output);
    if (error != 0)
        return error;
    if (length > OUTPUT_PENDING) {
        error = buffer_write(host, output, text, length);
    } else {
        memcpy(output->pending + output->pending_length, text, length);
        output->pending_length += length;
    }
    if (error == 0 && output->pending_length >= OUTPUT_PENDING)
        error = empty_pending(host, output);
    bool goes_out = output->buffer_size == 0 || (output->is_line_buffered && ends_a_line(text, length));
    return error == 0 && goes_out ? output_flush(host, output) : error;
}

void console_write(void *user, int stream, const char *text, uint64_t length)
{
    Console *console = user;
    Output *output = stream == 2 ? &console->error : &console->output;
    int error = length == 0 ? output_flush(console->host, output)
                            : output_put(console->host, output, text, (size_t)length);
    if (error != 0)
        console->host->write_error = error;
}

void console_flush(Console *console)
{
    output_flush(console->host, &console->output);
    output_flush(console->host, &console->error);
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
    free(console->output.buffer);
    free(console->error.buffer);
    free(console->line);
}
