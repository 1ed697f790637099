/* The standard streams as Python sees them: sys.stdin, sys.stdout, sys.stderr. Owns the type of these objects; what is
 * written goes to Host.write, what is read comes from Host.read_line. What few programs ask of a stream is done by a
 * TextIOWrapper of io.py, which a stream makes then and keeps. */
#ifndef OURO_MODULES_STREAMS_H
#define OURO_MODULES_STREAMS_H

#include "object/definition.h"

enum { STREAM_INPUT, STREAM_OUTPUT, STREAM_ERROR };

/* New reference; NULL and MemoryError. */
Object *standard_stream_new(Runtime *rt, int number);

/* Writes text to sys.stdout or another object that has write(). 0, or -1 and an error. */
int stream_write(Runtime *rt, Object *stream, Object *text);

/* Whether so many calls fit below the limit of recursion, which CPython's stream makes to write; else
 * RecursionError. */
bool stream_can_write(Runtime *rt, int64_t calls);

/* The same to the host's stream of that number. */
int stream_write_text(Runtime *rt, int number, Object *text);

/* What the host keeps back of its stream of that number goes out. 0, or -1 and an error. */
int stream_flush(Runtime *rt, int number);

/* A line of the host's input with its end, as str or bytes; nothing in it at the end of input. New reference, or NULL
 * and an error. */
Object *stream_read_line(Runtime *rt, bool as_text);

/* A function of the module io: new reference, or NULL and an error. */
Object *io_function(Runtime *rt, const char *name);

#endif
