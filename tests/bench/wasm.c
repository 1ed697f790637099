/* What gc.bench.mjs calls in WebAssembly: builds a heap of shapes.c, and collects it. JavaScript keeps the
 * time. */
#include "shapes.h"

#include "gc/gc.h"

#define EXPORT(name) __attribute__((export_name(#name)))

EXPORT(bench_begin) Runtime *bench_begin(void);
EXPORT(bench_build) Object *bench_build(Runtime *rt, uint32_t shape, double count);
EXPORT(bench_collect) double bench_collect(Runtime *rt);
EXPORT(bench_drop) void bench_drop(Runtime *rt, uint32_t shape, Object *heap);
EXPORT(bench_end) void bench_end(Runtime *rt);

Runtime *bench_begin(void) { return shapes_runtime(); }

Object *bench_build(Runtime *rt, uint32_t shape, double count)
{
    return shape_build(rt, shape, (int64_t)count);
}

double bench_collect(Runtime *rt) { return (double)gc_collect(rt, GC_GENERATIONS - 1); }

void bench_drop(Runtime *rt, uint32_t shape, Object *heap) { shape_drop(rt, shape, heap); }

void bench_end(Runtime *rt) { shapes_end(rt); }
