/* Exports: the one table of what the WebAssembly module offers. The C definitions, the loader's typed
 * wrappers and the TypeScript declarations are all made from it. Owns the table and its types; exports.c owns
 * the code.
 *
 * The C function of a row is export_<name>, so that it cannot meet one of the library's. Each takes any argument
 * of its types: a handle that is none (any more), an address out of bounds, a number that names nothing is answered
 * with 0, false, null or what its row says. Results are stored only on the C stack and in buffers (loader.js:
 * withBytes, withBuffer).
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

/* The forms of inspection_write. */
enum { WRITE_DOT, WRITE_HEAPSNAPSHOT, WRITE_SUMMARY, WRITE_SNAPSHOT };

#define WASM_EXPORTS(X) \
    X(text, ouro_exports, (void), "this table, a line a row: result name(type argument, …)") \
    X(text, ouro_profile, (void), "the CPython whose memory is reproduced, such as 3.11") \
    X(boolean, ouro_is_verifying, (void), \
      "whether expensive assertions and shrunken constants are built in") \
    X(address, heap_create, (size limit, address why), \
      "a new heap of at most limit bytes, rounded down to a multiple of 4096 (0: no limit of its own), or 0 with " \
      "a text's address stored at why") \
    X(boolean, heap_destroy, (address heap), "ends a heap; false when heap_create did not make it") \
    X(size, heap_bytes, (address heap), "how many bytes the region has from its base; 0 when there is none") \
    X(address, heap_alloc, (address heap, size bytes), \
      "a block of the object domain, or 0; only in what heap_create made") \
    X(address, heap_realloc, (address heap, address block, size bytes), \
      "resizes a block (0: a new one); 0 leaves it as it was") \
    X(boolean, heap_free, (address heap, address block), \
      "gives a block back; false when it is none that is in use") \
    X(text, heap_check, (address heap), "the name of the broken invariant; null when all hold") \
    X(boolean, heap_statistics, (address heap, address out), \
      "stores the counts of heap_statistic_names, each an i64; false when it cannot") \
    X(text, heap_statistic_names, (void), \
      "names of the counts of heap_statistics, in order, separated by spaces") \
    X(u32, heap_size_classes, (address heap, address out, u32 rows), \
      "stores up to that many rows of block size, pools, blocks in use, blocks free; says how many there are, or " \
      "0 when it cannot store them") \
    X(address, heap_buffer_alloc, (address heap, size bytes), \
      "memory outside the region for whoever looks at it, or 0; give it back before the heap is used again") \
    X(boolean, heap_buffer_free, (address heap, address buffer), \
      "gives a buffer back; false when it is none in use") \
    X(i64, heap_fingerprint, (address heap), \
      "a number made of every byte of the region, 0 when there is none: two regions that differ have different ones") \
    X(boolean, heap_demo, (address heap, u32 rounds), \
      "fills a heap of heap_create by a fixed pseudo-random script of requests; false when memory ran out") \
    X(address, runtime_create, (size limit, address why), \
      "a new runtime, at whose heap the heap_ functions can look too, or 0 with a text's address stored at why") \
    X(boolean, runtime_destroy, (address runtime, address leaks), \
      "ends a runtime, stores the references and blocks that were left, each an i64; whether nothing was") \
    X(boolean, runtime_check, (address runtime, address why, u32 bytes), \
      "whether the heap is consistent; if not, stores what is broken as UTF-8") \
    X(i32, runtime_collect, (address runtime, u32 generation), \
      "collects the generation and all younger ones; says how many unreachable objects were found, or -1 when " \
      "there is no such generation or runtime, or an inspection is open") \
    X(boolean, runtime_demo, (address runtime), \
      "makes names, containers in a cycle, instances and garbage; false when memory ran out or an inspection is " \
      "open") \
    X(boolean, program_stack, (address runtime, u32 bytes), \
      "JavaScript's stack has so many bytes for the program's calls, 0: not known; before it begins") \
    X(boolean, program_begin, (address runtime, boolean has_own_time), \
      "makes builtins, sys and __main__ in a runtime that has only just been made; false when memory ran out. With its " \
      "own time, clocks go on only as the program looks at them and sleeps") \
    X(boolean, program_folder, (address runtime, address folder), \
      "sys.path = [folder] (UTF-8, NUL-ended), sys.argv = []") \
    X(boolean, program_argument, (address runtime, address argument), \
      "sys.argv.append(argument) (UTF-8, NUL-ended)") \
    X(boolean, program_load, \
      (address runtime, address buffer, size bytes, address filename, boolean is_file), \
      "compiles the text that begins a buffer of heap_buffer_alloc, and gives the buffer back. The name (UTF-8, " \
      "NUL-ended) is what tracebacks show; is_file: with its lines. False when it failed: program_fail tells") \
    X(i32, program_prompt, (address runtime, address buffer, size bytes), \
      "the same for what has been typed at a prompt since the last statement, whole lines: 0 more must be typed, 1 it is " \
      "loaded, 2 there is nothing to run, -1 it failed: program_fail tells, and the prompt goes on unless that was 0") \
    X(boolean, program_shows, (address runtime), \
      "whether what is being written is a value that the prompt shows; a host may ask in host_write") \
    X(i32, program_run, (address runtime, size steps), \
      "runs what was loaded, or goes on where it was stopped, for so many backward jumps and calls (0: to the end): " \
      "1 it has ended, 0 it has failed: program_fail tells, 2 it was stopped; -1: there is nothing to run") \
    X(i32, program_fail, (address runtime, address exception), \
      "reports the error to stream 2, as CPython does, and gives the exit status; stores as u32 whether it was 0 SystemExit, " \
      "1 KeyboardInterrupt, or 2 any other exception") \
    X(boolean, program_interrupt, (address runtime), \
      "KeyboardInterrupt at the next backward jump or call; this one may be called while the program runs") \
    X(boolean, program_end, (address runtime), \
      "exit functions, modules, the last collection; before runtime_destroy") \
    X(boolean, program_watch, (address runtime, u32 kinds), \
      "from now on events are counted, and host_event hears of those whose kind's bit is set, and of the alarm's") \
    X(boolean, program_unwatch, (address runtime), "the end of that; the clock stands still") \
    X(boolean, program_listen, (address runtime, u32 kinds), \
      "which kinds host_event hears of; it may say that itself") \
    X(boolean, program_alarm, (address runtime, size clock), \
      "host_event hears of the event of this number, too, whatever its kind (0: of no such); it may say that itself") \
    X(boolean, program_stop, (address runtime), \
      "program_run returns where all state is in the region, at one of the next backward jumps and calls; host_event may " \
      "say that") \
    X(size, program_clock, (address runtime), "the number of the last event") \
    X(boolean, program_sample, (address runtime, address out), \
      "stores the counts of program_sample_names, each an i64; host_event may say that") \
    X(text, program_sample_names, (void), \
      "names of the counts of program_sample, in order, separated by spaces") \
    X(u32, code_filename, (address runtime, ref code, address place, u32 bytes), \
      "the file name of a code object that lives, as UTF-8, NUL-ended; its length, 0 when there is no room; host_event may " \
      "say that") \
    X(address, region_place, (size bytes), \
      "the place where a region of that many bytes (a multiple of 4096) is about to be written from its beginning, in " \
      "place of the one there was; what ran or looked there is forgotten. 0 when there is no memory") \
    X(u32, heap_page_hashes, (address heap, address hashes, u32 pages), \
      "stores a number for each of the first pages of 4096 bytes (u64): pages that differ have different ones; says how " \
      "many pages there are") \
    X(address, snapshot_open, (address buffer, size bytes, address problem), \
      "proves the `.ouro` file in a buffer of heap_buffer_alloc, which stays the caller's; 0 and an ouro_Problem. There is " \
      "one at a time") \
    X(boolean, snapshot_close, (address snapshot), "ends it, once nobody looks at it") \
    X(address, inspection_open, (address what, address problem), \
      "looks at a runtime as it is, which does not run on until inspection_close, or at a snapshot; there is one at a " \
      "time. 0 and an ouro_Problem") \
    X(boolean, inspection_place, (address inspection, address place), \
      "stores where the region's bytes lie in linear memory, their first heap address, and how many there are, each a u64") \
    X(text, inspection_problem, (address inspection), "why something failed; empty when nothing did") \
    X(boolean, inspection_close, (address inspection), "ends the looking; false when it is none") \
    X(u32, inspection_table, (address inspection, u32 record_kind, address records), \
      "stores the address of the table's first record; says how many there are, or 0xffffffff") \
    X(u32, inspection_fields, (address inspection, ref object, address records), \
      "the same for the fields of the object at this heap address") \
    X(address, inspection_strings, (address inspection, address length), \
      "the texts that records name; stores their bytes as a size; 0 when it cannot") \
    X(u32, inspection_list, (address inspection, i32 list, address indices), \
      "stores the address of the list's members in its order, indices among the objects (u32); says how many, or " \
      "0xffffffff") \
    X(u32, inspection_interned, (address inspection, address indices), "the same for the interned strings") \
    X(boolean, inspection_labels, (address inspection), "gives every object record its label") \
    X(boolean, inspection_mark_program, (address inspection), "marks the objects that are the program's") \
    X(u32, inspection_object, (address inspection, ref object), \
      "index among the objects of what is at this heap address, or 0xffffffff") \
    X(u32, inspection_retainers, (address inspection, ref object, address indices), \
      "stores the address of indices among the edges (u32) of all that lead to the object; says how many, or 0xffffffff") \
    X(u32, inspection_path, (address inspection, ref object, address indices), \
      "the same for a shortest chain of counted references from a root to it; none: nothing reaches it") \
    X(u32, inspection_path_text, (address inspection, ref object, address place, u32 bytes), \
      "the same in words, NUL-ended; its length") \
    X(u32, inspection_describe, (address inspection, ref object, address place, u32 bytes), \
      "a short text for the object, NUL-ended; its length") \
    X(boolean, inspection_write, (address inspection, u32 form, u32 limit), \
      "hands host_piece the heap as 0 a Graphviz graph (of at most limit objects, 0: all), 1 a heap snapshot for " \
      "developer tools, 2 a summary, 3 an `.ouro` file") \
    X(u32, inspection_verify, (address inspection, u32 flags), \
      "proves the heap consistent as ouro_verify does, whose problems host_piece gets; how many there are") \
    X(text, constant_table, (u32 table), "the name of a table of constants; null behind the last") \
    X(text, constant_name, (u32 table, u32 number), "what a number is called there; null behind the last") \
    X(text, type_name, (u32 id), "the name of the built-in type of this number (`layout`, `id` of records)") \
    X(address, record_types, (address count), \
      "the ouro_RecordType array that describes the records, in the order of ouro_RecordKind; stores how many " \
      "there are as u32")

#define WASM_EXPORT_DECLARE(result, name, parameters, documentation) \
    __attribute__((export_name(#name))) result export_##name parameters;
WASM_EXPORTS(WASM_EXPORT_DECLARE)
#undef WASM_EXPORT_DECLARE

#endif
