/* Programs over the public API alone, each fully determined: the same events, the same bytes, in every build.
 * Region tests compare the heaps that they leave natively and in WebAssembly; the out-of-memory test lets
 * each of their allocations fail in turn. */
#ifndef OURO_TESTS_OBJECT_PROGRAMS_H
#define OURO_TESTS_OBJECT_PROGRAMS_H

#include "ouro/ouro.h"

/* X(name, size in region tests, size where every allocation fails in turn, "what it does"). What a size
 * counts is the program's own affair. */
#define OBJECT_PROGRAMS(X) \
    X(nothing, 0, 0, "a runtime in which nothing happens") \
    X(numbers, 2000, 4, "ints of all sizes, floats, bools, compared and hashed") \
    X(texts, 2000, 4, "strs of every width, bytes, interned strs") \
    X(containers, 500, 3, "lists, tuples, dicts, sets, cells in one another") \
    X(dict_growth, 5000, 12, "dicts that grow, lose keys, and grow again") \
    X(set_growth, 5000, 12, "sets that grow and lose keys") \
    X(list_editing, 3000, 10, "insertions, deletions and clearing of lists") \
    X(classes, 200, 2, "classes with methods, bases and slots; attributes set, read, deleted") \
    X(cycles, 300, 2, "cycles of several kinds, found by collections") \
    X(weak_references, 300, 2, "weak references with callbacks, to what dies at once or in a cycle") \
    X(finalizers, 200, 2, \
      "finalizers of objects that die at once or in a cycle, some of which come back to life") \
    X(generations, 3000, 12, \
      "collections that start by themselves, by hand, with objects frozen, told to callbacks") \
    X(large_objects, 60, 3, "blocks beyond the pools: made, grown, freed") \
    X(failures, 12, 2, "allocations made to fail, and what is left of it") \
    X(many_objects, 200000, 30, "a large heap of lists, dicts and instances, part of which is freed") \
    X(deep_nesting, 100000, 60, "lists, tuples and dicts nested deeply, then freed from the outside")

typedef struct ObjectProgram {
    const char *name;
    int64_t size;
    int64_t small_size;
    /* Leaves its names behind and holds nothing from C. False, with the error set, when something failed:
     * then, too, it holds nothing. */
    bool (*run)(ouro_Runtime *rt, int64_t size);
} ObjectProgram;

/* The program number `index`; NULL behind the last. */
const ObjectProgram *object_program_at(uint32_t index);

/* `count` lists, each in the next, then freed: in bounded C stack. The largest is a global name meanwhile;
 * the heap is checked and collected. False when something failed. */
bool deep_chain(ouro_Runtime *rt, int64_t count);

#endif
