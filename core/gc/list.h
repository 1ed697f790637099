/* The collector's lists: circular, doubly linked through GcHeads, each closed by a head that lies in the
 * runtime.
 *
 * Links carry flags in their low bits: gc_prev its own two, gc_next the mark of what is unreachable for now.
 * In mid-collection gc_prev may hold a count instead, and then a list is linked through gc_next alone (see
 * deduce.c). CPython: gcmodule.c, gc_list_… */
#ifndef OURO_GC_LIST_H
#define OURO_GC_LIST_H

#include "object/runtime.h"

ALWAYS_INLINE GcHead *gc_next(const GcHead *head)
{
    return ref_pointer(head->gc_next & ~GC_NEXT_UNREACHABLE);
}
ALWAYS_INLINE GcHead *gc_previous(const GcHead *head) { return ref_pointer(head->gc_prev & GC_PREV_MASK); }

/* Links backwards, keeping the flags. */
ALWAYS_INLINE void gc_set_previous(GcHead *head, const GcHead *previous)
{
    head->gc_prev = (head->gc_prev & ~GC_PREV_MASK) | ref_of(previous);
}

ALWAYS_INLINE bool gc_is_collecting(const GcHead *head) { return (head->gc_prev & GC_PREV_COLLECTING) != 0; }
ALWAYS_INLINE void gc_clear_collecting(GcHead *head) { head->gc_prev &= ~GC_PREV_COLLECTING; }

/* The collector's copy of an object's count, while its head is COLLECTING. */
ALWAYS_INLINE int64_t gc_refs(const GcHead *head) { return (int64_t)(head->gc_prev >> GC_PREV_SHIFT); }
ALWAYS_INLINE void gc_set_refs(GcHead *head, int64_t refs)
{
    head->gc_prev = (head->gc_prev & ~GC_PREV_MASK) | ((uint64_t)refs << GC_PREV_SHIFT);
}

ALWAYS_INLINE void gc_list_init(GcHead *list)
{
    list->gc_next = ref_of(list);
    list->gc_prev = ref_of(list);
}

ALWAYS_INLINE bool gc_list_is_empty(const GcHead *list) { return gc_next(list) == list; }

ALWAYS_INLINE void gc_list_append(GcHead *head, GcHead *list)
{
    GcHead *last = ref_pointer(list->gc_prev);
    gc_set_previous(head, last);
    last->gc_next = ref_of(head);
    head->gc_next = ref_of(list);
    list->gc_prev = ref_of(head);
}

/* Moves one object from the list it is in to the end of `list`. */
ALWAYS_INLINE void gc_list_move(GcHead *head, GcHead *list)
{
    GcHead *previous = gc_previous(head);
    GcHead *next = gc_next(head);
    previous->gc_next = ref_of(next);
    gc_set_previous(next, previous);
    gc_list_append(head, list);
}

/* Appends all of `from` to `to`; `from` is empty then. */
ALWAYS_INLINE void gc_list_merge(GcHead *from, GcHead *to)
{
    if (gc_list_is_empty(from))
        return;
    GcHead *first = gc_next(from);
    GcHead *last = gc_previous(from);
    GcHead *end = gc_previous(to);
    end->gc_next = ref_of(first);
    gc_set_previous(first, end);
    last->gc_next = ref_of(to);
    gc_set_previous(to, last);
    gc_list_init(from);
}

ALWAYS_INLINE int64_t gc_list_size(const GcHead *list)
{
    int64_t size = 0;
    for (const GcHead *head = gc_next(list); head != list; head = gc_next(head))
        size++;
    return size;
}

#endif
