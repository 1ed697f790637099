// Made from wasm/exports.h by generate.mjs; not edited by hand.

export interface Exports {
  /** this table, a line a row: result name(type argument, …) */
  ouro_exports(): string | null;
  /** the CPython whose memory is reproduced, such as 3.11 */
  ouro_profile(): string | null;
  /** whether expensive assertions and shrunken constants are built in */
  ouro_is_verifying(): boolean;
  /** a new heap of at most limit bytes, rounded down to a multiple of 4096 (0: no limit of its own), or 0 with a text's address stored at why */
  heap_create(limit: number, why: number): number;
  /** ends a heap; false when heap_create did not make it */
  heap_destroy(heap: number): boolean;
  /** how many bytes the region has from its base; 0 when there is none */
  heap_bytes(heap: number): number;
  /** a block of the object domain, or 0; only in what heap_create made */
  heap_alloc(heap: number, bytes: number): number;
  /** resizes a block (0: a new one); 0 leaves it as it was */
  heap_realloc(heap: number, block: number, bytes: number): number;
  /** gives a block back; false when it is none that is in use */
  heap_free(heap: number, block: number): boolean;
  /** the name of the broken invariant; null when all hold */
  heap_check(heap: number): string | null;
  /** stores the counts of heap_statistic_names, each an i64; false when it cannot */
  heap_statistics(heap: number, out: number): boolean;
  /** names of the counts of heap_statistics, in order, separated by spaces */
  heap_statistic_names(): string | null;
  /** stores up to that many rows of block size, pools, blocks in use, blocks free; says how many there are, or 0 when it cannot store them */
  heap_size_classes(heap: number, out: number, rows: number): number;
  /** memory outside the region for whoever looks at it, or 0; give it back before the heap is used again */
  heap_buffer_alloc(heap: number, bytes: number): number;
  /** gives a buffer back; false when it is none in use */
  heap_buffer_free(heap: number, buffer: number): boolean;
  /** a number made of every byte of the region, 0 when there is none: two regions that differ have different ones */
  heap_fingerprint(heap: number): bigint;
  /** fills a heap of heap_create by a fixed pseudo-random script of requests; false when memory ran out */
  heap_demo(heap: number, rounds: number): boolean;
  /** a new runtime, at whose heap the heap_ functions can look too, or 0 with a text's address stored at why */
  runtime_create(limit: number, why: number): number;
  /** ends a runtime, stores the references and blocks that were left, each an i64; whether nothing was */
  runtime_destroy(runtime: number, leaks: number): boolean;
  /** whether the heap is consistent; if not, stores what is broken as UTF-8 */
  runtime_check(runtime: number, why: number, bytes: number): boolean;
  /** collects the generation and all younger ones; says how many unreachable objects were found, or -1 when there is no such generation or runtime, or an inspection is open */
  runtime_collect(runtime: number, generation: number): number;
  /** makes names, containers in a cycle, instances and garbage; false when memory ran out or an inspection is open */
  runtime_demo(runtime: number): boolean;
  /** JavaScript's stack has so many bytes for the program's calls, 0: not known; before it begins */
  program_stack(runtime: number, bytes: number): boolean;
  /** makes builtins, sys and __main__ in a runtime that has only just been made; false when memory ran out. With its own time, clocks go on only as the program looks at them and sleeps */
  program_begin(runtime: number, has_own_time: boolean): boolean;
  /** sys.path = [folder] (UTF-8, NUL-ended), sys.argv = [] */
  program_folder(runtime: number, folder: number): boolean;
  /** sys.argv.append(argument) (UTF-8, NUL-ended) */
  program_argument(runtime: number, argument: number): boolean;
  /** compiles the text that begins a buffer of heap_buffer_alloc, and gives the buffer back. The name (UTF-8, NUL-ended) is what tracebacks show; is_file: with its lines. False when it failed: program_fail tells */
  program_load(runtime: number, buffer: number, bytes: number, filename: number, is_file: boolean): boolean;
  /** the same for what has been typed at a prompt since the last statement, whole lines: 0 more must be typed, 1 it is loaded, 2 there is nothing to run, -1 it failed: program_fail tells, and the prompt goes on unless that was 0 */
  program_prompt(runtime: number, buffer: number, bytes: number): number;
  /** whether what is being written is a value that the prompt shows; a host may ask in host_write */
  program_shows(runtime: number): boolean;
  /** runs what was loaded, or goes on where it was stopped, for so many backward jumps and calls (0: to the end): 1 it has ended, 0 it has failed: program_fail tells, 2 it was stopped; -1: there is nothing to run */
  program_run(runtime: number, steps: number): number;
  /** reports the error to stream 2, as CPython does, and gives the exit status; stores as u32 whether it was 0 SystemExit, 1 KeyboardInterrupt, or 2 any other exception */
  program_fail(runtime: number, exception: number): number;
  /** KeyboardInterrupt at the next backward jump or call; this one may be called while the program runs */
  program_interrupt(runtime: number): boolean;
  /** exit functions, modules, the last collection; before runtime_destroy */
  program_end(runtime: number): boolean;
  /** from now on events are counted, and host_event hears of those whose kind's bit is set, and of the alarm's */
  program_watch(runtime: number, kinds: number): boolean;
  /** the end of that; the clock stands still */
  program_unwatch(runtime: number): boolean;
  /** which kinds host_event hears of; it may say that itself */
  program_listen(runtime: number, kinds: number): boolean;
  /** host_event hears of the event of this number, too, whatever its kind (0: of no such); it may say that itself */
  program_alarm(runtime: number, clock: number): boolean;
  /** program_run returns where all state is in the region, at one of the next backward jumps and calls; host_event may say that */
  program_stop(runtime: number): boolean;
  /** the number of the last event */
  program_clock(runtime: number): number;
  /** stores the counts of program_sample_names, each an i64; host_event may say that */
  program_sample(runtime: number, out: number): boolean;
  /** names of the counts of program_sample, in order, separated by spaces */
  program_sample_names(): string | null;
  /** the file name of a code object that lives, as UTF-8, NUL-ended; its length, 0 when there is no room; host_event may say that */
  code_filename(runtime: number, code: number, place: number, bytes: number): number;
  /** the place where a region of that many bytes (a multiple of 4096) is about to be written from its beginning, in place of the one there was; what ran or looked there is forgotten. 0 when there is no memory */
  region_place(bytes: number): number;
  /** stores a number for each of the first pages of 4096 bytes (u64): pages that differ have different ones; says how many pages there are */
  heap_page_hashes(heap: number, hashes: number, pages: number): number;
  /** proves the `.ouro` file in a buffer of heap_buffer_alloc, which stays the caller's; 0 and an ouro_Problem. There is one at a time */
  snapshot_open(buffer: number, bytes: number, problem: number): number;
  /** ends it, once nobody looks at it */
  snapshot_close(snapshot: number): boolean;
  /** looks at a runtime as it is, which does not run on until inspection_close, or at a snapshot; there is one at a time. 0 and an ouro_Problem */
  inspection_open(what: number, problem: number): number;
  /** stores where the region's bytes lie in linear memory, their first heap address, and how many there are, each a u64 */
  inspection_place(inspection: number, place: number): boolean;
  /** why something failed; empty when nothing did */
  inspection_problem(inspection: number): string | null;
  /** ends the looking; false when it is none */
  inspection_close(inspection: number): boolean;
  /** stores the address of the table's first record; says how many there are, or 0xffffffff */
  inspection_table(inspection: number, record_kind: number, records: number): number;
  /** the same for the fields of the object at this heap address */
  inspection_fields(inspection: number, object: number, records: number): number;
  /** the texts that records name; stores their bytes as a size; 0 when it cannot */
  inspection_strings(inspection: number, length: number): number;
  /** stores the address of the list's members in its order, indices among the objects (u32); says how many, or 0xffffffff */
  inspection_list(inspection: number, list: number, indices: number): number;
  /** the same for the interned strings */
  inspection_interned(inspection: number, indices: number): number;
  /** gives every object record its label */
  inspection_labels(inspection: number): boolean;
  /** marks the objects that are the program's */
  inspection_mark_program(inspection: number): boolean;
  /** index among the objects of what is at this heap address, or 0xffffffff */
  inspection_object(inspection: number, object: number): number;
  /** stores the address of indices among the edges (u32) of all that lead to the object; says how many, or 0xffffffff */
  inspection_retainers(inspection: number, object: number, indices: number): number;
  /** the same for a shortest chain of counted references from a root to it; none: nothing reaches it */
  inspection_path(inspection: number, object: number, indices: number): number;
  /** the same in words, NUL-ended; its length */
  inspection_path_text(inspection: number, object: number, place: number, bytes: number): number;
  /** a short text for the object, NUL-ended; its length */
  inspection_describe(inspection: number, object: number, place: number, bytes: number): number;
  /** hands host_piece the heap as 0 a Graphviz graph (of at most limit objects, 0: all), 1 a heap snapshot for developer tools, 2 a summary, 3 an `.ouro` file */
  inspection_write(inspection: number, form: number, limit: number): boolean;
  /** proves the heap consistent as ouro_verify does, whose problems host_piece gets; how many there are */
  inspection_verify(inspection: number, flags: number): number;
  /** the name of a table of constants; null behind the last */
  constant_table(table: number): string | null;
  /** what a number is called there; null behind the last */
  constant_name(table: number, number: number): string | null;
  /** the name of the built-in type of this number (`layout`, `id` of records) */
  type_name(id: number): string | null;
  /** the ouro_RecordType array that describes the records, in the order of ouro_RecordKind; stores how many there are as u32 */
  record_types(count: number): number;
}
