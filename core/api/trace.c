/* The hook, the clock and the names of trace.h. The clock itself is the memory room's. */
#include "api/handle.h"

void ouro_set_hook(ouro_Runtime *rt, ouro_Hook hook, void *user, uint64_t mask)
{
    if (rt == NULL)
        return;
    Host *host = host_of(rt);
    host->hook = hook;
    host->hook_user = user;
    host->event_mask = mask;
    host->alarm = 0;
    host->attention &= ~(uint32_t)ATTENTION_HOOK;
    event_forget_lines(&runtime_of(rt)->memory);
    if (hook != NULL)
        host->attention |= ATTENTION_HOOK;
}

void ouro_set_alarm(ouro_Runtime *rt, uint64_t clock)
{
    if (rt != NULL)
        host_of(rt)->alarm = clock;
}

uint64_t ouro_clock(const ouro_Runtime *rt) { return rt == NULL ? 0 : runtime_of(rt)->memory.clock; }

const char *ouro_event_name(ouro_EventKind kind)
{
    static const char *const names[] = {
#define EVENT_NAME(NAME, name, subject, other, value, doc) name,
        OURO_EVENTS(EVENT_NAME)
#undef EVENT_NAME
    };
    return (unsigned)kind < OURO_EVENT_COUNT ? names[kind] : "?";
}

const char *ouro_phase_name(ouro_Phase phase)
{
    static const char *const names[] = {
#define PHASE_NAME(NAME, name, doc) name,
        OURO_PHASES(PHASE_NAME)
#undef PHASE_NAME
    };
    return (unsigned)phase < OURO_PHASE_COUNT ? names[phase] : "?";
}

const char *ouro_verdict_name(ouro_Verdict verdict)
{
    static const char *const names[] = {
#define VERDICT_NAME(NAME, name, doc) name,
        OURO_VERDICTS(VERDICT_NAME)
#undef VERDICT_NAME
    };
    return (unsigned)verdict < OURO_VERDICT_COUNT ? names[verdict] : "?";
}
