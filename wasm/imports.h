/* Imports: the one table of what the WebAssembly module asks of its host: where a program's output goes, where its
 * input and its clock come from. loader.js provides them, from what loadEngine was given as `host`.
 * A row: X(result, name, (type argument, …), "what it does"). The types are those of exports.h. */
#ifndef OURO_WASM_IMPORTS_H
#define OURO_WASM_IMPORTS_H

#include "wasm/exports.h"

#define WASM_IMPORTS(X) \
    X(void, host_write, (u32 stream, address bytes, u32 count), \
      "stream 1 or 2; no bytes at all: what was written before is to be seen now") \
    X(i32, host_read, (address place, u32 capacity), \
      "stores what comes next of the input, not beyond the end of a line; says how many bytes, 0 at the end of " \
      "input, -1 when interrupted") \
    X(i64, host_source, (address path, address place, size capacity), \
      "stores the first bytes of a file to import; says how many it has, -1 when there is none, -2 when it is a folder") \
    X(i64, host_library, (u32 file, size offset, address place, size length), \
      "stores so many bytes of ouro-<profile>.library (file 0) or .data (1); says how many there are, or -1") \
    X(i64, host_file, \
      (u32 operation, u32 flags, i64 number, i64 offset, address path, address other, address buffer, \
       size length), \
      "does what memory/host.h says of HostFileOperation; its answer, or a negative errno; -38: there are no files") \
    X(void, host_file_text, (address place, u32 length), "stores the text that host_file has answered with") \
    X(i64, host_clock, (u32 kind), \
      "nanoseconds since 1970 (kind 0), since some beginning (1), spent by this process (2)") \
    X(i32, host_sleep, (i64 nanoseconds), "waits; -1 when interrupted") \
    X(void, host_event, (u32 kind, u32 phase, f64 clock, f64 subject, f64 other, f64 value), \
      "an event that program_watch or program_alarm asked for, see ouro/trace.h; an exception from here ends the run where " \
      "it is, and region_place must follow") \
    X(void, host_piece, (address bytes, u32 count), "the next bytes of what inspection_write writes")

#define WASM_IMPORT_DECLARE(result, name, parameters, documentation) \
    __attribute__((import_module("ouro"), import_name(#name))) result name parameters;
WASM_IMPORTS(WASM_IMPORT_DECLARE)
#undef WASM_IMPORT_DECLARE

#endif
