/* Heaps of many containers, for timing the collector: the same as shapes.py builds. Owns the building, not
 * the timing. */
#ifndef OURO_TESTS_BENCH_SHAPES_H
#define OURO_TESTS_BENCH_SHAPES_H

#include "object/runtime.h"

/* X(name, what a full collection finds: live or garbage, objects for each of `count`) */
#define SHAPES(X) \
    X(wide_lists, live, 1) \
    X(random_lists, live, 1) \
    X(wide_instances, live, 1) \
    X(wide_tuples, live, 1) \
    X(wide_dicts, live, 1) \
    X(list_pairs, garbage, 2) \
    X(instance_pairs, garbage, 2) \
    X(dict_pairs, garbage, 2)

typedef enum Shape {
#define SHAPE_MEMBER(name, kind, objects) SHAPE_##name,
    SHAPES(SHAPE_MEMBER)
#undef SHAPE_MEMBER
        SHAPE_COUNT
} Shape;

/* A runtime with what the builders need: automatic collection is off, the class is there before the clock
 * starts. */
typedef struct Scene {
    Runtime *rt;
    Object *key;
    Object *a;
    Object *b;
    Object *other;
    Object *shared;
    TypeObject *node;
} Scene;

/* False without memory. */
bool scene_begin(Scene *scene);
void scene_end(Scene *scene);

/* Builds the heap. A live one is returned as a list that holds all (new reference); garbage gives None. NULL
 * without memory. */
Object *shape_build(const Scene *scene, Shape shape, int64_t count);

/* Lets a live heap go. */
void shape_drop(const Scene *scene, Shape shape, Object *live);

#endif
