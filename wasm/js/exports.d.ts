// Made from wasm/exports.h by generate.mjs; not edited by hand.

export interface Exports {
  /** this table, a line a row: result name(type argument, …) */
  ouro_exports(): string | null;
  /** the CPython whose memory is reproduced, such as 3.11 */
  ouro_profile(): string | null;
  /** whether expensive assertions and shrunken constants are built in */
  ouro_is_verifying(): boolean;
  /** a new heap of at most limit bytes (0: no limit of its own), or 0 with a text's address stored at why */
  heap_create(limit: number, why: number): number;
  /** ends a heap; its memory may then hold another */
  heap_destroy(heap: number): void;
  /** how many bytes the region has from its base */
  heap_bytes(heap: number): number;
  /** a block of the object domain, or 0 */
  heap_alloc(heap: number, bytes: number): number;
  /** resizes a block; 0 leaves it as it was */
  heap_realloc(heap: number, block: number, bytes: number): number;
  /** gives a block back */
  heap_free(heap: number, block: number): void;
  /** the name of the broken invariant; null when all hold */
  heap_check(heap: number): string | null;
  /** stores the counts of heap_statistic_names, each an i64 */
  heap_statistics(heap: number, out: number): void;
  /** names of the counts of heap_statistics, in order, separated by spaces */
  heap_statistic_names(): string | null;
  /** stores up to that many rows of block size, pools, blocks in use, blocks free; says how many there are */
  heap_size_classes(heap: number, out: number, rows: number): number;
  /** memory outside the region for whoever looks at it, or 0; give it back before the heap is used again */
  heap_buffer_alloc(heap: number, bytes: number): number;
  /** gives a buffer back */
  heap_buffer_free(heap: number, buffer: number): void;
  /** fills the heap by a fixed pseudo-random script of requests; false when memory ran out */
  heap_demo(heap: number, rounds: number): boolean;
  /** a new runtime, whose heap the heap_ functions take too, or 0 with a text's address stored at why */
  runtime_create(limit: number, why: number): number;
  /** ends a runtime, stores the references and blocks that were left, each an i64; whether nothing was */
  runtime_destroy(runtime: number, leaks: number): boolean;
  /** whether the heap is consistent; if not, stores what is broken as UTF-8 */
  runtime_check(runtime: number, why: number, bytes: number): boolean;
  /** collects the generation and all younger ones; says how many unreachable objects were found */
  runtime_collect(runtime: number, generation: number): number;
  /** makes names, containers in a cycle, instances and garbage; false when memory ran out */
  runtime_demo(runtime: number): boolean;
  /** looks at the runtime as it is, which must not run on until inspection_close; 0 and an ouro_Problem */
  inspection_open(runtime: number, problem: number): number;
  /** ends the looking */
  inspection_close(inspection: number): void;
  /** stores the address of the table's first record; says how many there are, or 0xffffffff */
  inspection_table(inspection: number, record_type: number, records: number): number;
  /** the texts that records name; stores their bytes as a size */
  inspection_strings(inspection: number, length: number): number;
  /** the ouro_RecordType array that describes the records; stores how many there are as u32 */
  record_types(count: number): number;
}
