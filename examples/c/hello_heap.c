/* A cycle: made, looked at, collected.
 *
 *     a = []; b = [a]; a.append(b)
 *     del a, b
 *     gc.collect()
 *
 * After `del` nothing outside refers to the two lists, but each is held by the other, so counting references
 * does not free them. The collector does. This program prints the heap before and after, and what the
 * collector decides of each object on the way. */
#include <ouro/inspect.h>
#include <ouro/ouro.h>

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* One instant of the heap: its objects, and the references between them. */
typedef struct Picture {
    ouro_Inspection *inspection;
    const ouro_ObjectRecord *objects;
    const ouro_EdgeRecord *edges;
    uint64_t object_count;
    uint64_t edge_count;
    const char *texts; /* what the records name by offset and length */
    uint64_t texts_length;
} Picture;

/* The address of the dict that holds the program's names: what the runtime itself refers to as "globals". */
static uint64_t address_of_names(const Picture *picture)
{
    for (uint64_t i = 0; i < picture->edge_count; i++) {
        const ouro_EdgeRecord *edge = &picture->edges[i];
        bool is_root = edge->source == 0;
        if (is_root && edge->name_length == 7 &&
            memcmp(picture->texts + edge->name_offset, "globals", 7) == 0) {
            return edge->target;
        }
    }
    return 0;
}

/* Prints a reference if it leads to a list in the youngest generation; whether it does. */
static bool print_edge(const Picture *picture, const ouro_EdgeRecord *edge, uint64_t names)
{
    char label[64];
    if (edge->target_index >= picture->object_count) {
        return false;
    }
    const ouro_ObjectRecord *target = &picture->objects[edge->target_index];
    ouro_describe(picture->inspection, target->address, label, sizeof label);
    if (label[0] != '[' || target->generation != OURO_GC_LIST_GENERATION_0) {
        return false;
    }
    printf("  %-12s at ...%06" PRIx64 ", count %" PRId64 ": ", label, target->address & 0xffffff,
           target->refcount);
    if (edge->source == names) {
        printf("named");
    } else {
        printf("held by ...%06" PRIx64, edge->source & 0xffffff);
    }
    printf(" %.*s\n", (int)edge->name_length, picture->texts + edge->name_offset);
    return true;
}

/* Prints the young lists and what refers to each; returns the address of the dict of names, 0 when it cannot look.
 * The inspection is opened, read and closed before the program runs on. */
static uint64_t print_lists(ouro_Runtime *rt, const char *title)
{
    ouro_Problem problem;
    ouro_View view = ouro_view(rt);
    Picture picture = {.inspection = ouro_inspect(&view, &problem)};
    printf("%s\n", title);
    if (picture.inspection == NULL) {
        printf("  cannot look: %s\n", problem.text);
        return 0;
    }
    picture.object_count = ouro_objects(picture.inspection, &picture.objects);
    picture.edge_count = ouro_edges(picture.inspection, &picture.edges);
    picture.texts = ouro_strings(picture.inspection, &picture.texts_length);
    uint64_t names = address_of_names(&picture);
    int printed = 0;
    for (uint64_t i = 0; i < picture.edge_count; i++) {
        printed += print_edge(&picture, &picture.edges[i], names);
    }
    if (printed == 0) {
        printf("  no young list\n");
    }
    ouro_inspection_close(picture.inspection);
    return names;
}

/* Called at each event we ask for. It may look at the heap, and must not change it. `user` is what we gave
 * ouro_set_hook: the address of the dict of names, which is an object among those examined. */
static void print_event(void *user, ouro_Runtime *rt, const ouro_Event *event)
{
    const uint64_t *names = user;
    (void)rt;
    if (event->kind == OURO_EVENT_PHASE) {
        printf("  phase %s\n", ouro_phase_name((ouro_Phase)event->value));
        return;
    }
    printf("    ...%06" PRIx64 "%s is %s\n", event->subject & 0xffffff,
           event->subject == *names ? ", the dict of names," : "",
           ouro_verdict_name((ouro_Verdict)event->value));
}

/* a[0] is b and b[0] is a. Every function that gives an object gives us a reference; we release each. */
static bool make_cycle(ouro_Runtime *rt)
{
    ouro_Object *a = ouro_list_new(rt);
    ouro_Object *b = ouro_list_new(rt);
    bool is_made = a != NULL && b != NULL && ouro_list_append(rt, a, b) == 0 &&
                   ouro_list_append(rt, b, a) == 0 && ouro_set_global(rt, "a", a) == 0 &&
                   ouro_set_global(rt, "b", b) == 0;
    ouro_release(rt, a);
    ouro_release(rt, b);
    return is_made;
}

static int fail(ouro_Runtime *rt)
{
    fprintf(stderr, "%s: %s\n", ouro_error_name(ouro_error_kind(rt)), ouro_error_message(rt));
    ouro_destroy(rt);
    return 1;
}

int main(void)
{
    const char *why;
    ouro_Runtime *rt = ouro_create(NULL, &why);
    if (rt == NULL) {
        fprintf(stderr, "no runtime: %s\n", why);
        return 1;
    }
    /* What existed before is moved out of generation 0, so that ours are the young lists. */
    ouro_collect(rt, 2);

    if (!make_cycle(rt))
        return fail(rt);
    print_lists(rt, "a = []; b = [a]; a.append(b)");

    if (ouro_delete_global(rt, "a") < 0 || ouro_delete_global(rt, "b") < 0)
        return fail(rt);
    uint64_t names = print_lists(rt, "del a, b");

    printf("gc.collect(0)\n");
    ouro_set_hook(rt, print_event, &names,
                  OURO_EVENT_BIT(OURO_EVENT_PHASE) | OURO_EVENT_BIT(OURO_EVENT_DECISION));
    int64_t found = ouro_collect(rt, 0);
    ouro_set_hook(rt, NULL, NULL, 0);
    printf("%" PRId64 " unreachable objects found\n", found);
    print_lists(rt, "afterwards");

    ouro_Leaks leaks = ouro_destroy(rt);
    printf("[%" PRId64 " refs, %" PRId64 " blocks]\n", leaks.references, leaks.blocks);
    return leaks.references != 0 || leaks.blocks != 0;
}
