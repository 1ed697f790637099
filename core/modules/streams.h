/* The standard streams as Python sees them: sys.stdin, sys.stdout, sys.stderr. Owns the type of these objects; what is
 * written goes to Host.write, what is read comes from Host.read_line. */
#ifndef OURO_MODULES_STREAMS_H
#define OURO_MODULES_STREAMS_H

#include "object/definition.h"

enum { STREAM_INPUT, STREAM_OUTPUT, STREAM_ERROR };

/* New reference; NULL and MemoryError. */
Object *standard_stream_new(Runtime *rt, int number);

/* Writes text to sys.stdout or another object that has write(). 0, or -1 and an error. */
int stream_write(Runtime *rt, Object *stream, Object *text);

#endif
