/* What gc.bench.mjs calls in WebAssembly: builds a heap of shapes.c, and collects it. JavaScript keeps the
 * time. */
#include "shapes.h"

#include "gc/gc.h"

#define EXPORT(name) __attribute__((export_name(#name)))

/* A module instance has one. */
static Scene scene;

EXPORT(bench_begin) int bench_begin(void);
EXPORT(bench_build) Object *bench_build(uint32_t shape, double count);
EXPORT(bench_collect) double bench_collect(void);
EXPORT(bench_drop) void bench_drop(uint32_t shape, Object *heap);

int bench_begin(void) { return scene_begin(&scene) ? 0 : -1; }

Object *bench_build(uint32_t shape, double count) { return shape_build(&scene, shape, (int64_t)count); }

double bench_collect(void) { return (double)gc_collect(scene.rt, GC_GENERATIONS - 1); }

void bench_drop(uint32_t shape, Object *heap) { shape_drop(&scene, shape, heap); }
