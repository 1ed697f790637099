import type { Exports } from './exports.js';

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
  bytes(address: number, length: number): Uint8Array;
  view(address: number, length: number): DataView;
  text(address: number): string;
  withBytes<T>(length: number, use: (address: number) => T): T;
  withBuffer<T>(heap: number, length: number, use: (address: number) => T): T;
  withText<T>(string: string, use: (address: number, length: number) => T): T;
  addressOf(ref: number): number;
  refOf(address: number): number;
  region(heap: number): Uint8Array;
}

export interface LoadOptions {
  profile?: '3.6' | '3.11' | '3.13';
  /** A relative one is relative to the page, as for fetch, or in Node to the current directory. */
  url?: string | URL;
  bytes?: BufferSource;
  module?: WebAssembly.Module;
  onText?: (output: string, stream: number) => void;
}

export function loadEngine(options?: LoadOptions): Promise<Engine>;
