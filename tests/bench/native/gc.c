/* Times full collections of the heaps in ../shapes.c: prints `live|garbage shape nanoseconds-per-object`, the
 * median of several runs. usage: gc [objects [shape]] */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "../shapes.h"
#include "gc/gc.h"

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static int compare(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

static double median(double *values, int count)
{
    qsort(values, (size_t)count, sizeof *values, compare);
    return values[count / 2];
}

static double timed_collection(Runtime *rt)
{
    double start = now();
    gc_collect(rt, GC_GENERATIONS - 1);
    return now() - start;
}

enum { RUNS_MOST = 9 };

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        const char *kind;
        int objects;
        int runs;
    } shapes[] = {
#define SHAPE_ROW(name, kind, objects) {#name, #kind, objects, objects == 1 ? 9 : 5},
        SHAPES(SHAPE_ROW)};
    int64_t count = argc > 1 ? atoll(argv[1]) : 1000000;
    for (int shape = 0; shape < SHAPE_COUNT; shape++) {
        double times[RUNS_MOST];
        Scene scene;
        if (argc > 2 && strcmp(argv[2], shapes[shape].name) != 0)
            continue;
        if (!scene_begin(&scene))
            return 1;
        Runtime *rt = scene.rt;
        bool is_live = shapes[shape].objects == 1;
        Object *live = is_live ? shape_build(&scene, shape, count) : NULL;
        gc_collect(rt, 2);
        for (int run = 0; run < shapes[shape].runs; run++) {
            if (!is_live)
                object_decref(rt, shape_build(&scene, shape, count));
            times[run] = timed_collection(rt);
        }
        double each = median(times, shapes[shape].runs) / (double)count / shapes[shape].objects * 1e9;
        printf("%s %s %.2f\n", shapes[shape].kind, shapes[shape].name, each);
        fflush(stdout);
        if (is_live)
            shape_drop(&scene, shape, live);
        scene_end(&scene);
    }
    return 0;
}
