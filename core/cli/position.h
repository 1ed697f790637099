/* Where a program is at an instant: the event, the source around it, the calls that are on with their variables.
 * Owns the text for people; the frames are the room inspect's. */
#ifndef OURO_CLI_POSITION_H
#define OURO_CLI_POSITION_H

#include <stdbool.h>
#include <stdio.h>

#include "cli/sources.h"
#include "object/runtime.h"
#include "ouro/inspect.h"

/* `event` NULL: before the first. `output`: what the program wrote last, for an event of that kind. False, with the
 * reason on standard error, when the heap cannot be looked at. */
bool position_write(const Runtime *rt, Sources *sources, const ouro_Event *event, const char *output,
                    FILE *file);

/* The end of what the program has written. */
void position_write_output(const char *tail, FILE *file);

#endif
