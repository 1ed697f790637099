/* What an event is about, in words: the source line, the function, the object, the phase. Owns the words; the events
 * are ouro/trace.h's. Reads the live region at the event and changes nothing in it. */
#ifndef OURO_CLI_EVENT_TEXT_H
#define OURO_CLI_EVENT_TEXT_H

#include "cli/sources.h"
#include "inspect/text.h"
#include "object/runtime.h"
#include "ouro/trace.h"

/* `output`: what the program has just written, for an event of that kind. */
void event_text(const Runtime *rt, Sources *sources, const ouro_Event *event, const char *output, Line *line);

/* What the event is called beside its kind: a function's name, a type's, a phase's, a verdict's; nothing for the
 * others. */
void event_name_of(const Runtime *rt, const ouro_Event *event, Line *line);

/* The kind of this name; OURO_EVENT_COUNT: there is none. */
ouro_EventKind event_kind_named(const char *name, uint64_t length);

/* The characters of a str, in UTF-8, as far as the line has room. */
void event_put_str(Ref str, Line *line);

/* The object as far as it says something short of itself, and its address. */
void event_put_object(const Runtime *rt, Ref object, Line *line);

#endif
