import type { Constants, EventName, FieldRecord, FrameKindName, FrameRecord, GcListName, GcListRecord, EdgeRecord, ObjectRecord, PhaseName, Records, StateRecord } from './records.js';

export * from './records.js';

/** What cannot be done, or is damaged; the message says why. */
export class EngineError extends Error {}

export interface LoadOptions {
  /** The CPython whose memory is reproduced. */
  profile?: '3.11';
  /** Where the engine is: by default beside the package's files. A relative one is relative to the page, in Node to the current directory. */
  url?: string | URL;
  bytes?: BufferSource;
  module?: WebAssembly.Module;
  /** Where the modules written in Python are: by default beside the engine. */
  libraryUrl?: string | URL;
  /** The bytes of ouro-<profile>.library, .data and .rest.wasm, where they cannot be fetched. The engine's are in `bytes` then. */
  library?: Record<'library' | 'data' | 'rest', Uint8Array>;
  /** Whether programs run in a worker of the package's own: in a page by default, else not. Or a port at whose other end serve()
   * (remote.js) answers with a Service (service.js). */
  worker?: boolean | MessagePort;
}

export interface RunOptions {
  /** What tracebacks show, by default '<string>'. */
  filename?: string;
  /** Tracebacks show its lines. */
  isFile?: boolean;
  argv?: string[];
  /** Where `files` are, and the program's modules. */
  folder?: string;
  /** What the program can open and import: texts or bytes by their paths. What it writes is kept as long as it runs. */
  files?: Record<string, string | Uint8Array>;
  /** All of its input, its lines, or a function that is asked when it waits: a text with the end of its line; null: no more. */
  input?: string | string[] | ((recording: Recording) => string | null | Promise<string | null>);
  /** `instant`: null where nothing is recorded. */
  onOutput?(stream: 1 | 2, text: string, instant: number | null): void;
  /** Bytes that the heap may have; MemoryError beyond it. */
  heapLimit?: number;
  /** Instants after which it pauses: each run() of a recording, each statement of a session. */
  stepLimit?: number;
  /** Clocks go on only as the program looks at them and sleeps: by default. */
  ownTime?: boolean;
  /** Aborting it is KeyboardInterrupt. */
  signal?: AbortSignal;
}

/** What a function of the options throws ends the run, and is what it rejects with. */
export interface RecordOptions extends RunOptions {
  /** Input that has run out is waited for: Recording.input. */
  waitsForInput?: boolean;
  /** About ten times a second while it runs. */
  onProgress?(recording: Recording): void;
  /** The most that keyframes may take, by default 256 MiB. With fewer, seeking takes longer. */
  keyframeBytes?: number;
  /** What every clock says, in nanoseconds, where `ownTime` is false: by default the time. */
  clock?: bigint;
}

export interface RunResult {
  /** 'paused': it has reached its limit. */
  state: 'done' | 'paused' | 'input';
  /** The exit status; null when it has not ended. */
  status: number | null;
  wasInterrupted: boolean;
  output: { stream: 1 | 2; text: string }[];
  /** What was left when everything had been torn down; null when it has not ended. */
  references: number | null;
  blocks: number | null;
}

/** core/include/ouro/trace.h says what the fields mean for each kind. */
export interface Event {
  kind: EventName;
  phase: PhaseName;
  /** Its number. */
  instant: number;
  /** The same, by its name in C. */
  clock: number;
  subject: number;
  other: number;
  value: number;
}

export interface Events extends Iterable<Event> {
  readonly length: number;
  at(index: number): Event;
  /** All of one field; kinds and phases are numbers there. */
  column(name: keyof Event): Uint8Array | Float64Array;
}

/** Exactly one of is, above, below, changes. Matches where it comes true. */
export interface Condition {
  /** Of an object. */
  address: number;
  /** By default 'refcount'; or the name of one of its fields (ObjectView.fields). */
  field?: string;
  is?: number;
  above?: number;
  below?: number;
  changes?: true;
}

/** Events that match all that is said. */
export interface Query {
  kinds?: EventName[];
  line?: number;
  /** All of the name or its end, from a / on. */
  filename?: string;
  /** An address: the event's subject or other. */
  object?: number;
  condition?: Condition;
}

interface Signalled {
  /** Aborting it ends the search with an AbortError. */
  signal?: AbortSignal;
}

/** A table at an instant. Columns are read in place; what is text has no column. */
export interface Table<Row> extends Iterable<Row> {
  readonly length: number;
  row(index: number): Row;
  value(row: number, field: keyof Row & string): number;
  /** The same for many rows. */
  reader(field: keyof Row & string): (row: number) => number;
  text(row: number, field: keyof Row & string): string;
  /** The first row whose field has this value; -1: none. */
  find(field: keyof Row & string, value: number): number;
}

export interface ObjectView {
  record: ObjectRecord;
  /** The name of its type. */
  type: string;
  label: string;
  /** Its block, field by field, without gaps. */
  fields: FieldRecord[];
  bytes: Uint8Array;
  /** From it, and to it. */
  edges: EdgeRecord[];
  retainers: EdgeRecord[];
  /** A shortest chain from a name of the program, or another root, to it. */
  path: EdgeRecord[];
  /** "the program's names['a'][0]", "unreachable" */
  pathText: string;
}

/** One instant, or an `.ouro` file. */
export class View {
  /** Null for a file. */
  readonly instant: number | null;
  readonly constants: Constants;
  readonly typeNames: string[];
  readonly state: Omit<StateRecord, 'phase'> & { phase: PhaseName };
  readonly frames: (Omit<FrameRecord, 'kind'> & { kind: FrameKindName })[];
  lists(): Promise<(GcListRecord & { name: GcListName })[]>;
  /** Without `labels` objects have none, and do not say whether they are the program's (flag 'of_program'): quicker where there are very
   * many. */
  table<Name extends Exclude<keyof Records, 'field'>>(name: Name, options?: { labels?: boolean }): Promise<Table<Records[Name]>>;
  /** Of the objects at these addresses. */
  labels(addresses: Iterable<number>): Promise<string[]>;
  object(address: number): Promise<ObjectView | null>;
  bytes(address: number, length: number): Promise<Uint8Array>;
  /** Rows of the table of objects, in the list's order. */
  list(list: GcListName | number): Promise<Uint32Array>;
  interned(): Promise<Uint32Array>;
  /** Rows of the table of objects whose label has `text` in it, of the type of that name. */
  search(what: { text?: string; type?: string; limit?: number }): Promise<Uint32Array>;
  write(form: 'dot' | 'heapsnapshot' | 'summary', options?: { limit?: number }): Promise<string>;
  write(form: 'snapshot'): Promise<Uint8Array>;
  verify(): Promise<{ address: number; text: string }[]>;
  close(): Promise<void> | undefined;
}

export interface Place {
  instant: number;
  line: number | null;
  filename: string | null;
  name: string | null;
}

export interface Life {
  /** Null: it was there before the program. */
  made: Place | null;
  /** Null: it lives as long as the recording. */
  freed: Place | null;
  /** Every change of its count; null when not asked for. */
  counts: { instant: Float64Array; refcount: Float64Array } | null;
}

export interface Changes {
  address: Float64Array;
  from: Float64Array;
  to: Float64Array;
}

export interface Difference {
  /** Addresses. One where an object was freed and another made is in both. */
  created: Float64Array;
  freed: Float64Array;
  refcounts: Changes;
  /** From one of the collector's lists to another; -1: none. */
  moved: Changes;
  edgesAdded: EdgeRecord[];
  edgesRemoved: EdgeRecord[];
}

/** Columns of as many numbers as there are samples. */
export interface Samples {
  instant: Float64Array;
  /** The same, by its name in C. */
  clock: Float64Array;
  regionBytes: Float64Array;
  /** In blocks that are in use. */
  bytes: Float64Array;
  blocks: Float64Array;
  phase: Float64Array;
  count0: Float64Array;
  threshold0: Float64Array;
  collections0: Float64Array;
  count1: Float64Array;
  threshold1: Float64Array;
  collections1: Float64Array;
  count2: Float64Array;
  threshold2: Float64Array;
  collections2: Float64Array;
}

/** A run, of which every instant can be looked at. An instant is the number of an event; 0 is before the first. */
export class Recording {
  readonly source: string;
  /** The last instant so far: the number of the last event. Its view is the heap at that event; what the program has done since is seen
   * at the event that comes next. */
  readonly length: number;
  /** 'paused': by a limit, pause(), or where an interrupt cannot end it; 'input': it waits for input; 'prompt': a session waits for
   * a line. */
  readonly state: 'running' | 'paused' | 'input' | 'prompt' | 'done';
  readonly status: number | null;
  readonly wasInterrupted: boolean;
  /** Where the program's last statement had run. */
  readonly programEnd: number | null;
  /** `isValue`: the prompt of a session shows a value. */
  readonly output: { instant: number; stream: 1 | 2; text: string; isValue: boolean }[];
  /** Collections, finalizers, weak references, exceptions, arenas, output: all of them. */
  readonly events: Events;
  readonly samples: Samples;
  readonly keyframes: number;
  readonly keyframeBytes: number;
  /** Goes on: to the end, or so many instants, or until it waits for input. */
  run(options?: { stepLimit?: number; signal?: AbortSignal }): Promise<'paused' | 'input' | 'prompt' | 'done'>;
  /** More input; null: there is no more. Then run(). */
  input(text: string | null): Promise<void>;
  interrupt(): Promise<void>;
  pause(): Promise<void>;
  seek(instant: number, options?: { tables?: (keyof Records)[]; labels?: boolean }): Promise<View>;
  eventsBetween(from: number, to: number, query?: Query & Signalled & { limit?: number }): Promise<Events>;
  next(instant: number, query?: Query & Signalled): Promise<Event | null>;
  previous(instant: number, query?: Query & Signalled): Promise<Event | null>;
  life(address: number, instant: number, options?: Signalled & { counts?: boolean }): Promise<Life>;
  difference(from: number, to: number, options?: Signalled): Promise<Difference>;
  write(instant: number, form: 'dot' | 'heapsnapshot' | 'summary', options?: { limit?: number }): Promise<string>;
  write(instant: number, form: 'snapshot'): Promise<Uint8Array>;
  /** What was left when everything had been torn down; null when it has not ended. */
  left(): Promise<{ references: number; blocks: number } | null>;
  close(): Promise<void>;
}

export interface Pushed {
  /** More lines must be typed. */
  isIncomplete: boolean;
  /** All that the statement has written, to both streams. */
  output: string;
  /** What the prompt has shown of it; null: nothing. */
  value: string | null;
  /** An error has ended the statement; the session goes on. */
  hasFailed: boolean;
  /** 'paused' (by a limit) and 'input' (it waits for some): Session.goOn goes on; 'done': SystemExit has ended the session. */
  state: 'prompt' | 'paused' | 'input' | 'done';
  /** The exit status, once SystemExit has ended the session. */
  status: number | null;
  /** Its first and last instant; none when `to` is before `from`. */
  from: number;
  to: number;
}

/** A prompt: statements typed line by line, on a heap that stays. Every instant of it can be sought. */
export class Session extends Recording {
  /** What has been typed of the statement that is not whole yet, in lines. */
  readonly typed: string;
  push(line: string, options?: { stepLimit?: number; signal?: AbortSignal }): Promise<Pushed>;
  /** Goes on with a statement that was paused, or waited for input. */
  goOn(options?: { stepLimit?: number; signal?: AbortSignal }): Promise<Pushed>;
  /** Exit functions, modules, the last collection; what is left then. Its instants stay, until close(). */
  end(): Promise<{ references: number; blocks: number }>;
}

export interface SessionOptions extends RecordOptions {
  /** A program that runs first; the prompt goes on with its heap, as `python -i` does. `filename` and `isFile` are its. */
  source?: string | Uint8Array;
}

export class Ouroboros {
  readonly profile: string;
  readonly constants: Constants;
  readonly typeNames: string[];
  run(source: string, options?: RunOptions): Promise<RunResult>;
  record(source: string, options?: RecordOptions): Promise<Recording>;
  session(options?: SessionOptions): Promise<Session>;
  /** Fetches the library (about 1 MB compressed) now, so that no import waits for it or needs a network. What cannot be fetched now is asked for when it is imported. */
  loadAhead(): Promise<void>;
  /** The bytes of an `.ouro` file. */
  open(bytes: Uint8Array): Promise<View>;
  close(): void;
}

export function load(options?: LoadOptions): Promise<Ouroboros>;
