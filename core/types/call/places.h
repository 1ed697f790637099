/* Places of the program, as tracemalloc names them: the calls that were on when a block was handed out, each a file and
 * a line, the innermost first. Owns the tables of places, lines and names, in raw memory: they hold no reference and
 * count as nobody's blocks. What was handed out where is the memory room's (memory/traces.h).
 * CPython: Modules/_tracemalloc.c */
#ifndef OURO_TYPES_PLACES_H
#define OURO_TYPES_PLACES_H

#include "object/runtime.h"

enum { PLACES_DEPTH_MOST = 65535 };

/* Begins to keep where blocks are handed out, `depth` calls each; nothing where that is kept already. */
void places_start(Runtime *rt, uint32_t depth);

/* The same for a region that goes on where another process left it. */
void places_resume(Runtime *rt);

void places_stop(Runtime *rt);

/* Forgets what was noted. */
void places_clear(Runtime *rt);

/* Bytes of the tables, with the memory room's. */
uint64_t places_bytes(const Runtime *rt);

const Place *place_at(const Runtime *rt, uint32_t number);
const PlaceLine *place_lines(const Runtime *rt, const Place *place);

/* New reference to a str; NULL and MemoryError. */
Object *place_file_name(Runtime *rt, const PlaceLine *line);

/* What is noted of the object's block, where CPython looks for it; NULL: nothing. */
const Trace *places_of_object(const Runtime *rt, const Object *object);

#endif
