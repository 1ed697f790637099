import type { Exports } from './exports.js';

export const FOLDER: 'folder';
export const NO_FILES: -38;
export const HOST_PAGE: number;
export const REGION_START: number;

export class EngineError extends Error {}

/**
 * One instance of the engine. Views of its memory are good until the next call of an export. An argument that is
 * no value of its type (NaN, a negative size) is an EngineError; one that names nothing (a heap that has ended) is
 * answered as exports.d.ts says.
 */
export class Engine {
  readonly exports: Readonly<Exports>;
  readonly raw: WebAssembly.Exports;
  readonly profile: string;
  readonly buffer: ArrayBuffer;
  /** Bytes of this thread's stack for WebAssembly's calls, about; 0: not known. */
  readonly stackRoom: number;
  bytes(address: number, length: number): Uint8Array;
  view(address: number, length: number): DataView;
  text(address: number): string;
  withBytes<T>(length: number, use: (address: number) => T): T;
  withBuffer<T>(heap: number, length: number, use: (address: number) => T): T;
  withText<T>(string: string, use: (address: number, length: number) => T, heap?: number | null): T;
  addressOf(ref: number): number;
  refOf(address: number): number;
  region(heap: number): Uint8Array;
}

/** What core/memory/host.h says of HostFileOperation. `bytes`: what is written from, read into or filled. */
export interface FileRequest {
  operation: string;
  flags: number;
  number: number;
  offset: number;
  path: string | null;
  other: string | null;
  bytes: Uint8Array | null;
}

/** What a program meets. What is left out: output is dropped, input is empty, clocks are right, sleeping waits. */
export interface Host {
  /** What a program writes to stream 1 or 2, as UTF-8; good during the call alone. No bytes: it wants all seen now. */
  write?(stream: number, bytes: Uint8Array): void;
  /** What comes next of the input: at most `capacity` bytes, not beyond the end of a line; none at its end; null: interrupted. */
  read?(capacity: number): Uint8Array | null;
  /** The bytes of the file with that path, FOLDER, or null when there is neither: what a program can import. */
  source?(path: string): Uint8Array | typeof FOLDER | null;
  /** The bytes of ouro-<profile>.library or .data, where they do not lie at `libraryUrl` and beside it. */
  library?(file: 'library' | 'data'): Uint8Array;
  /** A file, or what surrounds the process: a number, a text's bytes, a negative errno, or NO_FILES. */
  file?(request: FileRequest): number | Uint8Array;
  /** Nanoseconds since 1970 (kind 0), since some beginning (1), spent by this process (2). */
  clock?(kind: number): bigint;
  /** Waits; false: it could not, or was interrupted. */
  sleep?(nanoseconds: bigint): boolean;
  /** An event of a program that is watched (program_watch), as core/include/ouro/trace.h says; `clock` is its number. */
  event?(kind: number, phase: number, clock: number, subject: number, other: number, value: number): void;
  /** The next bytes of what inspection_write or inspection_verify gives; good during the call alone. */
  piece?(bytes: Uint8Array): void;
}

export interface LoadOptions {
  profile?: '3.6' | '3.11' | '3.13';
  /** A relative one is relative to the page, as for fetch, or in Node to the current directory. */
  url?: string | URL;
  bytes?: BufferSource;
  module?: WebAssembly.Module;
  host?: Host;
  /** Where the modules written in Python are; by default beside the engine. Fetched when one is first imported. The tables that they
   * read lie beside it, with `.data` for `.library`, and are fetched when one is first read. */
  libraryUrl?: string | URL;
  /** The bytes of both files, and of the engine's rest (ouro-<profile>.rest.wasm), where they cannot be fetched. `url`, `bytes` or
   * `module` must be given, too. */
  library?: Record<'library' | 'data' | 'rest', Uint8Array>;
  onText?: (output: string, stream: number) => void;
}

/** Fetches ahead what a compiled engine leaves to its second file. */
export function fetchRest(compiled: WebAssembly.Module, options: Pick<LoadOptions, 'profile' | 'url' | 'libraryUrl' | 'library'>): Promise<void>;

/** The compiled module of an engine, which loadEngine() can be given many times. */
export function compileEngine(options?: Pick<LoadOptions, 'profile' | 'url' | 'bytes' | 'module'>): Promise<WebAssembly.Module>;

export function loadEngine(options?: LoadOptions): Promise<Engine>;
