/* The clock and the events of a run.
 *
 * While a hook is installed every observable event advances a 64-bit clock in the region by one, whatever the
 * hook's mask lets through, so an event has the same number in every run of the same program. Without a hook
 * the clock stands still and an event costs one predictable branch. An instant of a run is the number of an
 * event: the region as it is when the hook is called with it (ouro_set_alarm).
 *
 * A hook may look at the region through inspect.h and must not call anything that changes it.
 *
 * A library built with OURO_HOOKS=OFF has no events at all: a hook may be installed but is never called, and
 * the clock stands still. */
#ifndef OURO_TRACE_H
#define OURO_TRACE_H

#include <stdint.h>

#include "ouro/export.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct ouro_Runtime ouro_Runtime;

/* One row an event: X(NAME, "name", "subject", "other", "value", "what has just happened").
 * Addresses are 64-bit heap addresses as `id()` prints them; "-" means 0. Those from LINE on are
 * the Python language's. */
#define OURO_EVENTS(X) \
    X(NONE, "none", "-", "-", "-", "nothing; no event has this kind") \
    X(ALLOCATION, "allocation", "block", "-", "size asked for, in bytes", \
      "a block was handed out; it holds no object yet") \
    X(FREE, "free", "block", "-", "-", "a block was given back") \
    X(RESIZE, "resize", "block", "block it was before", "size asked for, in bytes", "a block was resized") \
    X(ARENA_NEW, "arena_new", "arena", "-", "size in bytes", "an arena was taken from the region") \
    X(ARENA_FREE, "arena_free", "arena", "-", "size in bytes", "an empty arena went back to the region") \
    X(OBJECT_NEW, "object_new", "object", "type", "-", \
      "an object's header was set: it lives, with one reference") \
    X(OBJECT_DEALLOC, "object_dealloc", "object", "type", "-", \
      "an object's count reached zero; it is about to be torn down") \
    X(TRACK, "track", "object", "-", "-", "an object entered the youngest generation") \
    X(UNTRACK, "untrack", "object", "-", "-", "an object left the collector's lists") \
    X(INTERN, "intern", "string", "-", "-", "a string became the interned one of its value") \
    X(COLLECTION_START, "collection_start", "-", "-", "generation", "a collection begins") \
    X(COLLECTION_STOP, "collection_stop", "-", "objects uncollectable", "objects collected", \
      "a collection ended") \
    X(PHASE, "phase", "-", "-", "phase, an ouro_Phase", "the collector enters a phase") \
    X(GC_REFS, "gc_refs", "object", "object it is referred to from, or 0 when its count was copied", \
      "gc_refs now", "the collector's copy of a count was set or counted down") \
    X(DECISION, "decision", "object", "object that decided it, or 0", "an ouro_Verdict", \
      "the collector judged an object") \
    X(WEAKREF_CLEARED, "weakref_cleared", "weak reference", "what it referred to", "-", \
      "a weak reference was cleared") \
    X(WEAKREF_CALLBACK, "weakref_callback", "weak reference", "callback", "-", \
      "a weak reference's callback is about to run") \
    X(FINALIZER, "finalizer", "object", "-", "-", "an object's finalizer is about to run") \
    X(RESURRECTION, "resurrection", "object", "-", "-", "an object lives again after its finalizer ran") \
    X(FREE_LIST_PUT, "free_list_put", "object", "-", "-", "a dead object was kept in its type's free list") \
    X(FREE_LIST_TAKE, "free_list_take", "object", "-", "-", \
      "a dead object left its type's free list, to live again") \
    X(LINE, "line", "frame", "code", "line number", "a source line begins") \
    X(CALL, "call", "frame", "code", "line number", "code was entered, or goes on after a yield") \
    X(RETURN, "return", "frame", "value, 0: an exception", "-", "code is about to return, yield or fail") \
    X(EXCEPTION, "exception", "frame", "exception", "-", "an exception was raised") \
    X(INSTRUCTION, "instruction", "frame", "code", "offset in the code, in bytes", \
      "an instruction is about to run") \
    X(OUTPUT, "output", "-", "1 standard output, 2 standard error", "bytes written", \
      "the program's output has been handed to the host")

typedef enum ouro_EventKind {
#define OURO_EVENT_MEMBER(NAME, name, subject, other, value, doc) OURO_EVENT_##NAME,
    OURO_EVENTS(OURO_EVENT_MEMBER)
#undef OURO_EVENT_MEMBER
        OURO_EVENT_COUNT
} ouro_EventKind;

/* The phases of a collection, in their order; CPython 3.11's gc_collect_main. Each is announced when it
 * begins, but for MOVE_SURVIVORS, which is announced when it is done. A phase that has nothing to do (no weak
 * references, no finalizers, …) is left out; one that is reserved never occurs. */
#define OURO_PHASES(X) \
    X(IDLE, "idle", "no collection is on") \
    X(MERGE, "merge", "younger generations join the one collected") \
    X(UPDATE_REFS, "update_refs", "copy each object's count into gc_refs") \
    X(SUBTRACT_REFS, "subtract_refs", "take off every reference that comes from inside") \
    X(MOVE_UNREACHABLE, "move_unreachable", \
      "what has none left is tentatively unreachable, until reached; what is reachable and can be in no " \
      "cycle (tuples, in a full collection dicts too) leaves the collector's lists") \
    X(UNTRACK, "untrack", \
      "in a full collection, only if tuples left the lists: dicts that held these are asked once more") \
    X(MOVE_SURVIVORS, "move_survivors", "what is reachable has joined the next older generation") \
    X(LEGACY_FINALIZERS, "legacy_finalizers", "what has a tp_del, and all it reaches, is set aside") \
    X(HANDLE_WEAKREFS, "handle_weakrefs", "weak references to garbage are cleared, their callbacks run") \
    X(FINALIZE, "finalize_garbage", "finalizers run, once for each object") \
    X(HANDLE_RESURRECTED, "handle_resurrected", "what a finalizer brought back is kept") \
    X(DELETE, "delete_garbage", "garbage is cleared, which breaks the cycles and frees it") \
    X(CLEAR_FREE_LISTS, "clear_free_lists", "a full collection empties the free lists") \
    X(TRACE_MARK, "trace_mark", "reserved: the second opinion marks all that the roots reach")

typedef enum ouro_Phase {
#define OURO_PHASE_MEMBER(NAME, name, doc) OURO_PHASE_##NAME,
    OURO_PHASES(OURO_PHASE_MEMBER)
#undef OURO_PHASE_MEMBER
        OURO_PHASE_COUNT
} ouro_Phase;

/* What the collector can decide of an object. */
#define OURO_VERDICTS(X) \
    X(NONE, "none", "nothing yet") \
    X(REACHABLE, "reachable", "it has references from outside the objects examined") \
    X(TENTATIVELY_UNREACHABLE, "tentatively_unreachable", \
      "every reference to it seen so far comes from inside") \
    X(RESCUED, "rescued", "an object that is reachable refers to it") \
    X(UNTRACKED, "untracked", "nothing it holds can be in a cycle") \
    X(UNCOLLECTABLE, "uncollectable", "it has a legacy finalizer, or is reached from one that has") \
    X(RESURRECTED, "resurrected", "a finalizer made it, or what reaches it, reachable again") \
    X(GARBAGE, "garbage", "nothing reaches it; it is freed") \
    X(SURVIVED, "survived", "reserved: it moves to the next older generation")

typedef enum ouro_Verdict {
#define OURO_VERDICT_MEMBER(NAME, name, doc) OURO_VERDICT_##NAME,
    OURO_VERDICTS(OURO_VERDICT_MEMBER)
#undef OURO_VERDICT_MEMBER
        OURO_VERDICT_COUNT
} ouro_Verdict;

typedef struct ouro_Event {
    uint64_t clock;   /* the number of this event, from 1 */
    uint32_t kind;    /* ouro_EventKind */
    uint32_t phase;   /* ouro_Phase the collector is in */
    uint64_t subject; /* address, see OURO_EVENTS */
    uint64_t other;   /* address, see OURO_EVENTS */
    int64_t value;    /* see OURO_EVENTS */
} ouro_Event;

/* Called at each event whose kind's bit is set in the mask. `event` is valid during the call. */
typedef void (*ouro_Hook)(void *user, ouro_Runtime *rt, const ouro_Event *event);

#define OURO_EVENT_BIT(kind) (UINT64_C(1) << (kind))
#define OURO_ALL_EVENTS (~UINT64_C(0))

/* Installs `hook` (NULL: none) for the kinds in `mask`, in place of the one before: there is but one. `user` is
 * passed to it at each call. NULL as the runtime does nothing. */
OURO_API void ouro_set_hook(ouro_Runtime *rt, ouro_Hook hook, void *user, uint64_t mask);

/* The hook is called at the event of this number, too, whatever its kind (0: at no such). Once: the event before it is
 * the last before which this can be said; the hook may say it. */
OURO_API void ouro_set_alarm(ouro_Runtime *rt, uint64_t clock);

/* The number of the last event; 0 before the first, and for NULL. */
OURO_API uint64_t ouro_clock(const ouro_Runtime *rt);

/* The names in the tables above, as constants; "?" for a number that is none of theirs. */
OURO_API const char *ouro_event_name(ouro_EventKind kind);
OURO_API const char *ouro_phase_name(ouro_Phase phase);
OURO_API const char *ouro_verdict_name(ouro_Verdict verdict);

#ifdef __cplusplus
}
#endif

#endif
