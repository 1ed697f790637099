/* Which objects of a list nothing outside the list refers to.
 *
 * Three passes over the list `base`, whose objects are the candidates:
 *
 *   update_refs       gc_refs = the object's count                                  for each candidate
 *   subtract_refs     gc_refs = references from anything that is not a candidate    one less for each reference
 *                                                                                   inside
 *   move_unreachable  gc_refs == 0 and not reachable from gc_refs > 0  <=>  in `unreachable`
 *
 * Between update_refs and the end of move_unreachable gc_prev holds gc_refs and COLLECTING, so the list is
 * linked through gc_next alone; move_unreachable restores gc_prev, object by object. Mark-sweep needs roots;
 * this needs none: what C code holds counts because it is a reference that no candidate accounts for.
 * CPython: gcmodule.c, deduce_unreachable */
#include "gc/phases.h"

#include "object/traverse.h"

/* ---- update_refs: before, a well-formed list without flags; after, every head COLLECTING with gc_refs in
 * gc_prev */

ALWAYS_INLINE void begin_refs(GcHead *head)
{
    int64_t count = gc_head_object(head)->ob_refcnt;
    /* A count of 0 means that something forgot a reference or tracked a dead object. */
    assert_internal(count > 0);
    head->gc_prev =
        (head->gc_prev & GC_PREV_FINALIZED) | GC_PREV_COLLECTING | (uint64_t)count << GC_PREV_SHIFT;
}

static void update_refs(Runtime *rt, GcHead *base)
{
    gc_enter_phase(rt, OURO_PHASE_UPDATE_REFS);
    const bool watched = gc_is_watched(rt);
    for (GcHead *head = gc_next(base); head != base; head = gc_next(head)) {
        begin_refs(head);
        if (watched)
            event_post(&rt->memory, OURO_EVENT_GC_REFS, ref_of(gc_head_object(head)), NO_REF, gc_refs(head));
    }
}

/* ---- subtract_refs: before, gc_refs == count; after, gc_refs == references from outside the candidates */

/* References seen but not yet counted down. Counting down is commutative, so they may wait until the cache
 * line of their target, asked for when they were seen, has come. */
#define PENDING_REFERENCES 32

typedef struct Subtraction {
    Runtime *rt;
    Object *source;
    bool watched;
    bool everything; /* all that is tracked is a candidate, and gets its gc_refs when it is first met */
    uint32_t next;
    Object *pending[PENDING_REFERENCES]; /* targets, NULL before the first */
} Subtraction;

ALWAYS_INLINE void subtract_reference(Subtraction *subtraction, Object *target, Object *source)
{
    if (!object_is_gc(target))
        return;
    GcHead *head = gc_head_of(target);
    if (!gc_is_collecting(head)) {
        if (!subtraction->everything || head->gc_next == NO_REF)
            return;
        begin_refs(head);
    }
    assert_internal(gc_refs(head) > 0);
    head->gc_prev -= UINT64_C(1) << GC_PREV_SHIFT;
    if (source != NULL) {
        event_post(&subtraction->rt->memory, OURO_EVENT_GC_REFS, ref_of(target), ref_of(source),
                   gc_refs(head));
    }
}

/* An object and its head lie in two cache lines more often than in one: so do a pool's blocks of 64 bytes. */
ALWAYS_INLINE void prefetch_with_head(const Object *object)
{
    PREFETCH(object);
    PREFETCH((const char *)object - sizeof(GcHead));
}

ALWAYS_INLINE void visit_subtract(Object *target, void *argument)
{
    Subtraction *subtraction = argument;
    if (UNLIKELY(subtraction->watched)) {
        subtract_reference(subtraction, target, subtraction->source);
        return;
    }
    prefetch_with_head(target);
    Object *due = subtraction->pending[subtraction->next];
    subtraction->pending[subtraction->next] = target;
    subtraction->next = (subtraction->next + 1) % PENDING_REFERENCES;
    if (due != NULL)
        subtract_reference(subtraction, due, NULL);
}

/* With `everything`, update_refs need not have run. */
static void subtract_refs(Runtime *rt, GcHead *base, bool everything)
{
    gc_enter_phase(rt, OURO_PHASE_SUBTRACT_REFS);
    Subtraction subtraction = {.rt = rt, .watched = gc_is_watched(rt), .everything = everything};
    for (GcHead *head = gc_next(base); head != base; head = gc_next(head)) {
        if (!gc_is_collecting(head))
            begin_refs(head);
        subtraction.source = gc_head_object(head);
        object_traverse(subtraction.source, visit_subtract, &subtraction);
    }
    for (int i = 0; i < PENDING_REFERENCES; i++) {
        if (subtraction.pending[i] != NULL)
            subtract_reference(&subtraction, subtraction.pending[i], NULL);
    }
}

/* ---- untracking: containers that can be in no cycle leave the lists */

/* A tuple none of whose items can ever be in a cycle. tupleobject.c, _PyTuple_MaybeUntrack */
static bool tuple_is_atomic(const Runtime *rt, const TupleObject *tuple)
{
    for (int64_t i = 0; i < tuple->ob_base.ob_size; i++) {
        if (tuple->ob_item[i] == NO_REF || gc_may_be_tracked(rt, ref_pointer(tuple->ob_item[i])))
            return false;
    }
    return true;
}

typedef struct DictExamination {
    const Runtime *rt;
    bool has_container; /* a key or value that may be in a cycle */
    bool only_tuples;   /* and all such were tuples, which may yet be untracked */
} DictExamination;

ALWAYS_INLINE void visit_examine_dict(Object *child, void *argument)
{
    DictExamination *examination = argument;
    if (!gc_may_be_tracked(examination->rt, child))
        return;
    examination->has_container = true;
    if (!object_is_exact(examination->rt, child, TYPE_TUPLE))
        examination->only_tuples = false;
}

/* dictobject.c, _PyDict_MaybeUntrack */
static DictExamination examine_dict(const Runtime *rt, const DictObject *dict)
{
    DictExamination examination = {rt, false, true};
    traverse_dict(dict, visit_examine_dict, &examination);
    return examination;
}

int64_t gc_untrack_dicts(Runtime *rt, GcHead *list)
{
    int64_t untracked = 0;
    gc_enter_phase(rt, OURO_PHASE_UNTRACK);
    for (GcHead *head = gc_next(list), *next; head != list; head = next) {
        Object *object = gc_head_object(head);
        next = gc_next(head);
        if (!object_is_exact(rt, object, TYPE_DICT))
            continue;
        if (examine_dict(rt, (DictObject *)object).has_container)
            continue;
        gc_untrack_tracked(rt, object);
        gc_decide(rt, head, NULL, OURO_VERDICT_UNTRACKED);
        untracked++;
    }
    return untracked;
}

/* ---- move_unreachable
 *
 * Before: every head of `young` COLLECTING with its gc_refs. After: `young` holds what is reachable, its
 * gc_prev and flags restored; `unreachable` holds the rest, COLLECTING, gc_prev restored, each gc_next marked
 * UNREACHABLE. In between: left of `head` all is decided and reachable; right of it nothing is; what is in
 * `unreachable` is there for now, and comes back to the end of `young` as soon as something reachable is
 * found to refer to it. */

typedef struct Rescue {
    Runtime *rt;
    GcHead *young;
    Object *source;
    int64_t moved; /* objects that came back from `unreachable` */
    bool watched;
} Rescue;

ALWAYS_INLINE void visit_reachable(Object *target, void *argument)
{
    Rescue *rescue = argument;
    if (!object_is_gc(target))
        return;
    GcHead *head = gc_head_of(target);
    if (!gc_is_collecting(head))
        return; /* not a candidate, or decided already */
    if (head->gc_next & GC_NEXT_UNREACHABLE) {
        GcHead *previous = gc_previous(head);
        GcHead *next = ref_pointer(head->gc_next & ~GC_NEXT_UNREACHABLE);
        previous->gc_next = head->gc_next;
        gc_set_previous(next, previous);
        gc_list_append(head, rescue->young);
        gc_set_refs(head, 1);
        rescue->moved++;
    } else if (gc_refs(head) == 0) {
        gc_set_refs(head, 1);
    } else {
        return;
    }
    if (UNLIKELY(rescue->watched))
        gc_decide(rescue->rt, head, rescue->source, OURO_VERDICT_RESCUED);
}

/* Moves `head`, after `previous` in its list, to the end of `unreachable` for now. */
ALWAYS_INLINE void set_aside(GcHead *head, GcHead *previous, GcHead *unreachable)
{
    previous->gc_next = head->gc_next;
    GcHead *last = gc_previous(unreachable);
    last->gc_next = GC_NEXT_UNREACHABLE | ref_of(head);
    gc_set_previous(head, last);
    head->gc_next = GC_NEXT_UNREACHABLE | ref_of(unreachable);
    unreachable->gc_prev = ref_of(head);
}

/* Whether a reachable object is to leave the list, being a tuple or dict that can be in no cycle. Asked in
 * the order of the list, so that a tuple sees the tuples before it as they were decided, just as in a pass of
 * its own. */
ALWAYS_INLINE bool is_to_be_untracked(Runtime *rt, const Object *object, unsigned options,
                                      bool *dicts_in_doubt)
{
    if ((options & DEDUCE_UNTRACK_TUPLES) && object_is_exact(rt, object, TYPE_TUPLE))
        return tuple_is_atomic(rt, (const TupleObject *)object);
    if ((options & DEDUCE_UNTRACK_DICTS) && object_is_exact(rt, object, TYPE_DICT)) {
        DictExamination examination = examine_dict(rt, (const DictObject *)object);
        if (!examination.has_container)
            return true;
        if (examination.only_tuples)
            *dicts_in_doubt = true;
    }
    return false;
}

static Deduction move_unreachable(Runtime *rt, GcHead *young, GcHead *unreachable, unsigned options)
{
    gc_enter_phase(rt, OURO_PHASE_MOVE_UNREACHABLE);
    const bool watched = gc_is_watched(rt);
    Deduction deduction = {.has_special = watched};
    Rescue rescue = {rt, young, NULL, 0, watched};
    GcHead *previous = young;
    for (GcHead *head = gc_next(young); head != young; head = gc_next(previous)) {
        Object *object = gc_head_object(head);
        if (gc_refs(head) == 0) {
            set_aside(head, previous, unreachable);
            deduction.unreachable++;
            deduction.has_special |= gc_is_special(object);
            if (watched)
                gc_decide(rt, head, NULL, OURO_VERDICT_TENTATIVELY_UNREACHABLE);
            continue;
        }
        rescue.source = object;
        if (watched)
            gc_decide(rt, head, NULL, OURO_VERDICT_REACHABLE);
        object_traverse(object, visit_reachable, &rescue);
        if (is_to_be_untracked(rt, object, options, &deduction.dicts_in_doubt)) {
            previous->gc_next = head->gc_next;
            head->gc_next = NO_REF;
            head->gc_prev &= GC_PREV_FINALIZED;
            event_post(&rt->memory, OURO_EVENT_UNTRACK, ref_of(object), NO_REF, 0);
            if (watched)
                gc_decide(rt, head, NULL, OURO_VERDICT_UNTRACKED);
            continue;
        }
        head->gc_prev = (head->gc_prev & GC_PREV_FINALIZED) | ref_of(previous);
        previous = head;
        deduction.survivors++;
    }
    young->gc_prev = ref_of(previous);
    unreachable->gc_next &= ~GC_NEXT_UNREACHABLE;
    deduction.unreachable -= rescue.moved;
    return deduction;
}

Deduction gc_deduce_unreachable(Runtime *rt, GcHead *base, GcHead *unreachable, unsigned options)
{
    assert_expensive(gc_list_is_valid(rt, base, false, NULL));
    gc_list_init(unreachable);
    /* Unwatched, nobody can tell whether the counts were all there before the first was lowered. */
    bool at_once = (options & DEDUCE_EVERYTHING) && !gc_is_watched(rt);
    if (!at_once)
        update_refs(rt, base);
    subtract_refs(rt, base, at_once);
    Deduction deduction = move_unreachable(rt, base, unreachable, options);
    assert_expensive(gc_list_is_valid(rt, base, false, NULL));
    return deduction;
}
