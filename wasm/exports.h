/* Exports: the one table of what the WebAssembly module offers. The C definitions, the loader's typed
 * wrappers and the TypeScript declarations are all made from it. Owns the table and its types; exports.c owns
 * the code.
 *
 * The C function of a row is export_<name>, so that it cannot meet one of the library's.
 * A row: X(result, name, (type argument, …), "what it does"). The types, as C and as JavaScript see them: */
#ifndef OURO_WASM_EXPORTS_H
#define OURO_WASM_EXPORTS_H

#include <stdint.h>

typedef uint32_t u32;     /* number */
typedef int32_t i32;      /* number */
typedef double f64;       /* number */
typedef uint32_t boolean; /* boolean */
typedef uint64_t size;    /* number: a size or a count, below 2^53 */
typedef uint64_t ref;     /* number: a heap address as id() prints it, 48 bits at most */
typedef int64_t i64;      /* bigint */
typedef void *address;    /* number: an address in linear memory; 0 is none */
typedef const char *text; /* string or null: a constant, NUL-ended, UTF-8 */

/* Rows of heap_size_classes: four u32 each. */
enum { SIZE_CLASS_ROW_BYTES = 16 };

#define WASM_EXPORTS(X) \
    X(text, ouro_exports, (void), "this table, a line a row: result name(type argument, …)") \
    X(text, ouro_profile, (void), "the CPython whose memory is reproduced, such as 3.11") \
    X(boolean, ouro_is_verifying, (void), \
      "whether expensive assertions and shrunken constants are built in") \
    X(address, heap_create, (size limit, address why), \
      "a new heap of at most limit bytes (0: no limit of its own), or 0 with a text's address stored at why") \
    X(void, heap_destroy, (address heap), "ends a heap; its memory may then hold another") \
    X(size, heap_bytes, (address heap), "how many bytes the region has from its base") \
    X(address, heap_alloc, (address heap, size bytes), "a block of the object domain, or 0") \
    X(address, heap_realloc, (address heap, address block, size bytes), \
      "resizes a block; 0 leaves it as it was") \
    X(void, heap_free, (address heap, address block), "gives a block back") \
    X(text, heap_check, (address heap), "the name of the broken invariant; null when all hold") \
    X(void, heap_statistics, (address heap, address out), \
      "stores the counts of heap_statistic_names, each an i64") \
    X(text, heap_statistic_names, (void), \
      "names of the counts of heap_statistics, in order, separated by spaces") \
    X(u32, heap_size_classes, (address heap, address out, u32 rows), \
      "stores up to that many rows of block size, pools, blocks in use, blocks free; says how many there are") \
    X(address, heap_buffer_alloc, (address heap, size bytes), \
      "memory outside the region for whoever looks at it, or 0; give it back before the heap is used again") \
    X(void, heap_buffer_free, (address heap, address buffer), "gives a buffer back") \
    X(boolean, heap_demo, (address heap, u32 rounds), \
      "fills the heap by a fixed pseudo-random script of requests; false when memory ran out") \
    X(address, runtime_create, (size limit, address why), \
      "a new runtime, whose heap the heap_ functions take too, or 0 with a text's address stored at why") \
    X(boolean, runtime_destroy, (address runtime, address leaks), \
      "ends a runtime, stores the references and blocks that were left, each an i64; whether nothing was") \
    X(boolean, runtime_check, (address runtime, address why, u32 bytes), \
      "whether the heap is consistent; if not, stores what is broken as UTF-8") \
    X(size, runtime_collect, (address runtime, u32 generation), \
      "collects the generation and all younger ones; says how many unreachable objects were found") \
    X(boolean, runtime_demo, (address runtime), \
      "makes names, containers in a cycle, instances and garbage; false when memory ran out") \
    X(address, inspection_open, (address runtime, address problem), \
      "looks at the runtime as it is, which must not run on until inspection_close; 0 and an ouro_Problem") \
    X(void, inspection_close, (address inspection), "ends the looking") \
    X(u32, inspection_table, (address inspection, u32 record_type, address records), \
      "stores the address of the table's first record; says how many there are, or 0xffffffff") \
    X(address, inspection_strings, (address inspection, address length), \
      "the texts that records name; stores their bytes as a size") \
    X(address, record_types, (address count), \
      "the ouro_RecordType array that describes the records; stores how many there are as u32")

#define WASM_EXPORT_DECLARE(result, name, parameters, documentation) \
    __attribute__((export_name(#name))) result export_##name parameters;
WASM_EXPORTS(WASM_EXPORT_DECLARE)
#undef WASM_EXPORT_DECLARE

#endif
