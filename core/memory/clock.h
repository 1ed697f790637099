/* Clock: counts events and hands them to the hook. Owns nothing: the clock lies in Memory, the hook in Host.
 */
#ifndef OURO_MEMORY_CLOCK_H
#define OURO_MEMORY_CLOCK_H

#include "memory/host.h"
#include "memory/layout.h"

/* Counts an event, while there is a hook; whether the hook is to hear of it. */
ALWAYS_INLINE bool event_count(Memory *m, ouro_EventKind kind)
{
    const Host *host = host_of(m);
    m->clock++;
    return (host->event_mask & OURO_EVENT_BIT(kind)) != 0 || m->clock == host->alarm;
}

/* Calls the hook with an event that has been counted. */
COLD void event_tell(Memory *m, ouro_EventKind kind, Ref subject, Ref other, int64_t value);

/* Out of line: counts the event, and calls the hook if it is to hear of it. */
/* Not COLD: what leads to a call at a function's end would all be taken for code that never runs. */
NEVER_INLINE void event_deliver(Memory *m, ouro_EventKind kind, Ref subject, Ref other, int64_t value);

/* Says that an event has happened; what subject, other and value mean for `kind` stands in OURO_EVENTS. One
 * predictable branch without a hook. The hook may look at the region and must not change it. */
ALWAYS_INLINE void event_post(Memory *m, ouro_EventKind kind, Ref subject, Ref other, int64_t value)
{
    if (OURO_HOOKS && UNLIKELY((host_of(m)->attention & ATTENTION_HOOK) != 0))
        event_deliver(m, kind, subject, other, value);
}

/* Hands the program's output to the host (stream 1 or 2; NULL as Host.write: nobody hears of it), and posts it. */
void output_write(Memory *m, int stream, const char *text, uint64_t length);

/* Forgets which lines the units of code are of: code has died, or there is another hook. */
void event_forget_lines(Memory *m);

/* Whether the next allocation must fail because a test says so; counts it. Called once by everything that
 * allocates. */
bool failure_is_due(Memory *m);

#endif
