/* The collector's invariants, proved by walking its lists. */
#include "gc/gc.h"

#include "gc/list.h"

static bool broken(const char **why, const char *what)
{
    if (why != NULL)
        *why = what;
    return false;
}

/* Each link forwards is matched by one backwards; flags are what the state of the collection says; every
 * object is a live container. */
bool gc_list_is_valid(const Runtime *rt, const GcHead *list, bool collecting, const char **why)
{
    const GcHead *previous = list;
    if (list->gc_next == NO_REF || list->gc_prev == NO_REF)
        return broken(why, "a list's head is not initialised");
    for (const GcHead *head = gc_next(list); head != list; head = gc_next(head)) {
        const Object *object = gc_head_object(head);
        if (head == NULL)
            return broken(why, "a list ends without its head");
        if (head->gc_next & GC_NEXT_UNREACHABLE)
            return broken(why, "gc_next is marked unreachable outside move_unreachable");
        if (gc_previous(head) != previous)
            return broken(why, "gc_prev does not name the object before");
        if (gc_is_collecting(head) != collecting)
            return broken(why, "the COLLECTING flag is wrong");
        if (object->ob_refcnt <= 0)
            return broken(why, "a tracked object has no references");
        if (!object_is_gc(object))
            return broken(why, "a tracked object has no collector's head");
        previous = head;
    }
    (void)rt;
    return gc_previous(list) == previous || broken(why, "the head's gc_prev does not name the last object");
}

bool gc_is_valid(const Runtime *rt, const char **why)
{
    const Collector *collector = &rt->collector;
    for (int i = 0; i < GC_GENERATIONS; i++) {
        if (!gc_list_is_valid(rt, &collector->generations[i].head, false, why))
            return false;
        if (collector->generations[i].count < 0)
            return broken(why, "a generation's count is negative");
    }
    return gc_list_is_valid(rt, &collector->permanent.head, false, why);
}
