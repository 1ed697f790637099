/* Clock: counts events and hands them to the hook. Owns nothing: the clock lies in Memory, the hook in Host.
 */
#ifndef OURO_MEMORY_CLOCK_H
#define OURO_MEMORY_CLOCK_H

#include "memory/host.h"
#include "memory/layout.h"

/* Out of line: counts the event and calls the hook if its mask lets the kind through. */
COLD void event_deliver(Memory *m, ouro_EventKind kind, Ref subject, Ref other, int64_t value);

/* Says that an event has happened; what subject, other and value mean for `kind` stands in OURO_EVENTS. One
 * predictable branch without a hook. The hook may look at the region and must not change it. */
ALWAYS_INLINE void event_post(Memory *m, ouro_EventKind kind, Ref subject, Ref other, int64_t value)
{
    if (OURO_HOOKS && UNLIKELY((host_of(m)->attention & ATTENTION_HOOK) != 0))
        event_deliver(m, kind, subject, other, value);
}

/* Whether the next allocation must fail because a test says so; counts it. Called once by everything that
 * allocates. */
bool failure_is_due(Memory *m);

#endif
