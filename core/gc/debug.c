/* What gc.set_debug prints, in CPython's words, to sys.stderr. */
#include "gc/phases.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>

static void PRINTF_LIKE(2, 3) print(Runtime *rt, const char *text, ...)
{
    char line[256];
    va_list arguments;
    va_start(arguments, text);
    int length = vsnprintf(line, sizeof line, text, arguments);
    va_end(arguments);
    if (length > 0)
        collector_upcalls.write_message(rt, line,
                                        (uint64_t)length < sizeof line ? (uint64_t)length : sizeof line - 1);
}

void gc_debug_start(Runtime *rt, int generation)
{
    print(rt, "gc: collecting generation %d...\ngc: objects in each generation:", generation);
    for (int i = 0; i < GC_GENERATIONS; i++)
        print(rt, " %" PRId64, gc_generation_size(rt, i));
    print(rt, "\ngc: objects in permanent generation: %" PRId64 "\n", gc_frozen_count(rt));
}

/* The time is always 0: a run must not depend on the clock on the wall. */
void gc_debug_stop(Runtime *rt, int64_t collected, int64_t uncollectable)
{
    print(rt, "gc: done, %" PRId64 " unreachable, %" PRId64 " uncollectable, 0.0000s elapsed\n",
          collected + uncollectable, uncollectable);
}

static void print_object(Runtime *rt, const char *word, const Object *object)
{
    print(rt, "gc: %s <%s 0x%" PRIx64 ">\n", word, (const char *)ref_pointer(object_type(object)->tp_name),
          ref_of(object));
}

/* The program may reach garbage through weak references, and free it: the one that is told of and the one behind it are
 * held meanwhile, so that the list goes on. */
static void print_holding(Runtime *rt, const char *word, const GcHead *list)
{
    Object *held = gc_list_is_empty(list) ? NULL : object_incref(gc_head_object(gc_next(list)));
    while (held != NULL) {
        const GcHead *after = gc_next(gc_head_of(held));
        Object *next = after == list ? NULL : object_incref(gc_head_object(after));
        print_object(rt, word, held);
        object_decref(rt, held);
        held = next;
    }
}

void gc_debug_objects(Runtime *rt, const char *word, const GcHead *list)
{
    if (collector_upcalls.message_runs_code(rt)) {
        print_holding(rt, word, list);
        return;
    }
    for (const GcHead *head = gc_next(list); head != list; head = gc_next(head))
        print_object(rt, word, gc_head_object(head));
}
