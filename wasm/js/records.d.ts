// Made from core/include/ouro/inspect.h and trace.h by generate.mjs; not edited by hand.

export type EventName =
  /** nothing; no event has this kind */
  | 'none'
  /** a block was handed out; it holds no object yet */
  | 'allocation'
  /** a block was given back */
  | 'free'
  /** a block was resized */
  | 'resize'
  /** an arena was taken from the region */
  | 'arena_new'
  /** an empty arena went back to the region */
  | 'arena_free'
  /** an object's header was set: it lives, with one reference */
  | 'object_new'
  /** an object's count reached zero; it is about to be torn down */
  | 'object_dealloc'
  /** an object entered the youngest generation */
  | 'track'
  /** an object left the collector's lists */
  | 'untrack'
  /** a string became the interned one of its value */
  | 'intern'
  /** a collection begins */
  | 'collection_start'
  /** a collection ended */
  | 'collection_stop'
  /** the collector enters a phase */
  | 'phase'
  /** the collector's copy of a count was set or counted down */
  | 'gc_refs'
  /** the collector judged an object */
  | 'decision'
  /** a weak reference was cleared */
  | 'weakref_cleared'
  /** a weak reference's callback is about to run */
  | 'weakref_callback'
  /** an object's finalizer is about to run */
  | 'finalizer'
  /** an object lives again after its finalizer ran */
  | 'resurrection'
  /** a dead object was kept in its type's free list */
  | 'free_list_put'
  /** a dead object left its type's free list, to live again */
  | 'free_list_take'
  /** a source line begins */
  | 'line'
  /** code was entered, or goes on after a yield */
  | 'call'
  /** code is about to return, yield or fail */
  | 'return'
  /** an exception was raised */
  | 'exception'
  /** an instruction is about to run */
  | 'instruction'
  /** the program's output has been handed to the host */
  | 'output';

export type PhaseName =
  /** no collection is on */
  | 'idle'
  /** younger generations join the one collected */
  | 'merge'
  /** copy each object's count into gc_refs */
  | 'update_refs'
  /** take off every reference that comes from inside */
  | 'subtract_refs'
  /** what has none left is tentatively unreachable, until reached; what is reachable and can be in no cycle (tuples, in a full collection dicts too) leaves the collector's lists */
  | 'move_unreachable'
  /** in a full collection, only if tuples left the lists: dicts that held these are asked once more */
  | 'untrack'
  /** what is reachable has joined the next older generation */
  | 'move_survivors'
  /** what has a tp_del, and all it reaches, is set aside */
  | 'legacy_finalizers'
  /** weak references to garbage are cleared, their callbacks run */
  | 'handle_weakrefs'
  /** finalizers run, once for each object */
  | 'finalize_garbage'
  /** what a finalizer brought back is kept */
  | 'handle_resurrected'
  /** garbage is cleared, which breaks the cycles and frees it */
  | 'delete_garbage'
  /** a full collection empties the free lists */
  | 'clear_free_lists'
  /** reserved: the second opinion marks all that the roots reach */
  | 'trace_mark';

export type VerdictName =
  /** nothing yet */
  | 'none'
  /** it has references from outside the objects examined */
  | 'reachable'
  /** every reference to it seen so far comes from inside */
  | 'tentatively_unreachable'
  /** an object that is reachable refers to it */
  | 'rescued'
  /** nothing it holds can be in a cycle */
  | 'untracked'
  /** it has a legacy finalizer, or is reached from one that has */
  | 'uncollectable'
  /** a finalizer made it, or what reaches it, reachable again */
  | 'resurrected'
  /** nothing reaches it; it is freed */
  | 'garbage'
  /** reserved: it moves to the next older generation */
  | 'survived';

export type ObjectFlagName =
  /** the collector watches it: it is in one of its lists */
  | 'tracked'
  /** it has a collector's head, whether it is tracked or not */
  | 'container'
  /** its finalizer has run */
  | 'finalized'
  /** it is a candidate of the collection that is on */
  | 'collecting'
  /** tentatively unreachable in the collection that is on */
  | 'unreachable'
  /** it exists as long as the runtime and has no block */
  | 'static'
  /** dead, kept for reuse by its type */
  | 'in_free_list'
  /** its count is 0; it is being torn down, or waits for it */
  | 'dying'
  /** weak references to it exist */
  | 'weakly_referenced'
  /** the one string of its value */
  | 'interned'
  /** its count means nothing: it never dies */
  | 'immortal'
  /** C code outside the runtime has noted references to it */
  | 'held'
  /** it is a type */
  | 'type'
  /** it is a class made at run time */
  | 'heap_type'
  /** the program's and not the runtime's, once ouro_mark_program has run */
  | 'of_program';

export type GcListName =
  /** the youngest */
  | 'generation 0'
  /** survivors of one collection */
  | 'generation 1'
  /** the oldest */
  | 'generation 2'
  /** frozen: never collected */
  | 'permanent'
  /** nothing outside the candidates refers to them */
  | 'unreachable'
  /** uncollectable: legacy finalizers, and what they reach */
  | 'finalizers'
  /** garbage also after all finalizers have run */
  | 'still unreachable'
  /** weak references whose callbacks are due */
  | 'weakref callbacks'
  /** their finalizers have been called in this collection */
  | 'seen';

export type EdgeKindName =
  /** a counted reference that the collector sees */
  | 'visible'
  /** a counted reference that the collector does not see */
  | 'hidden'
  /** a weak reference to its referent; not counted */
  | 'weak'
  /** to the first of the weak references to the source itself; not counted */
  | 'weak_list'
  /** a pointer without a count */
  | 'borrowed';

export type BlockKindName =
  /** nobody has it */
  | 'free'
  /** an object */
  | 'object'
  /** an object in a free list */
  | 'dead object'
  /** the array of a list */
  | 'list items'
  /** indices and entries of a dict */
  | 'dict keys'
  /** values of a dict whose keys are shared */
  | 'dict values'
  /** attributes of an instance without a dict */
  | 'instance values'
  /** the table of a set */
  | 'set table'
  /** characters of a str */
  | 'str data'
  /** the UTF-8 form of a str */
  | 'str utf8'
  /** a keys table in the free list */
  | 'dead dict keys'
  /** the table of references held from C */
  | 'held'
  /** the allocator's array of arenas */
  | 'arena objects'
  /** a node of the allocator's tree of arenas */
  | 'arena map'
  /** the contents of a bytearray */
  | 'bytes'
  /** the text that a class says of itself */
  | 'doc'
  /** calls that are on: variables and value stacks */
  | 'frames'
  /** where blocks were handed out, while tracemalloc keeps that */
  | 'traces'
  /** what a compilation made, kept while its program runs */
  | 'compiler'
  /** in use, for something unknown */
  | 'other';

export type SpanKindName =
  /** the runtime's own state, static objects among it */
  | 'state'
  /** pools of small blocks */
  | 'arena'
  /** chunks of the general allocator */
  | 'raw segment'
  /** nobody has it */
  | 'free';

export type PoolStateName =
  /** never carved from its arena */
  | 'untouched'
  /** no block in use; waits in its arena */
  | 'empty'
  /** some blocks in use, some free */
  | 'used'
  /** all blocks in use */
  | 'full';

export type FieldKindName =
  /** the reference count */
  | 'count'
  /** the type */
  | 'type'
  /** a link of the collector's lists, with its flags */
  | 'gc link'
  /** a counted reference */
  | 'strong'
  /** a reference that is not counted */
  | 'weak'
  /** the address of memory that the object owns */
  | 'memory'
  /** a signed number */
  | 'signed'
  /** an unsigned number */
  | 'unsigned'
  /** an IEEE 754 double */
  | 'float'
  /** characters */
  | 'text'
  /** the number of a type's C code */
  | 'slot'
  /** rounding up to the block's size */
  | 'unused';

export type FrameKindName =
  /** a call that is on */
  | 'call'
  /** the call of a generator or coroutine that waits to be resumed */
  | 'generator'
  /** variables of a call that has ended, which a frame object keeps */
  | 'kept';

/** What numbers are called: an index into each is a number in a table or an event. */
export interface Constants {
  event: EventName[];
  phase: PhaseName[];
  verdict: VerdictName[];
  objectFlag: ObjectFlagName[];
  gcList: GcListName[];
  edgeKind: EdgeKindName[];
  blockKind: BlockKindName[];
  spanKind: SpanKindName[];
  poolState: PoolStateName[];
  fieldKind: FieldKindName[];
  frameKind: FrameKindName[];
}

export interface ObjectRecord {
  /** of the object, as id() gives it */
  address: number;
  /** address of the block it lies in; 0 for static objects */
  block: number;
  /** bytes of that block; 0 for static objects */
  blockSize: number;
  /** address of its type */
  type: number;
  /** its reference count */
  refcount: number;
  /** bytes, as sys.getsizeof gives them */
  size: number;
  /** the collector's copy of its count, -1 while it has none */
  gcRefs: number;
  /** index of its type, in the table of types */
  typeIndex: number;
  /** number of the built-in type that decides what its bytes mean */
  layout: number;
  /** ouro_GcList it is in, -1 when untracked */
  generation: number;
  /** ouro_ObjectFlag bits */
  flags: number;
  label: string;
}

export interface TypeRecord {
  /** of the type */
  address: number;
  /** its tp_flags */
  flags: number;
  /** live objects whose exact type it is */
  objects: number;
  /** sum of their sizes */
  bytes: number;
  /** its number, if it is a built-in type; 0 for a class made at run time */
  id: number;
  /** number of the built-in type that decides what its instances' bytes mean */
  layout: number;
  name: string;
}

export interface EdgeRecord {
  /** address of the object that refers; 0 for a root */
  source: number;
  /** address of the word that holds the reference */
  slot: number;
  /** address of the object referred to */
  target: number;
  /** index of the source among the objects; OURO_NO_INDEX for a root */
  sourceIndex: number;
  /** index of the target among the objects; OURO_NO_INDEX if it is none of them */
  targetIndex: number;
  /** ouro_EdgeKind */
  kind: number;
  /** counted references that it stands for: 1, or as many as C code has noted; 0 when not counted */
  count: number;
  name: string;
}

export interface SpanRecord {
  /** first byte */
  address: number;
  /** bytes */
  size: number;
  /** ouro_SpanKind */
  kind: number;
  /** index of the arena among the arenas, else OURO_NO_INDEX */
  index: number;
}

export interface ArenaRecord {
  /** first byte */
  address: number;
  /** bytes */
  size: number;
  /** the next pool to be carved */
  poolAddress: number;
  /** whole pools that fit */
  pools: number;
  /** empty or not carved yet */
  freePools: number;
  /** in all its pools */
  blocksInUse: number;
  /** place among the arenas that have a free pool, 0 for the one to be used next; OURO_NO_INDEX when it has none */
  usableRank: number;
}

export interface PoolRecord {
  /** of the pool and its header */
  address: number;
  /** index of its arena among the arenas */
  arena: number;
  /** ouro_PoolState */
  state: number;
  /** bytes of each block; 0 when it never had any */
  blockSize: number;
  /** blocks that fit */
  capacity: number;
  /** handed out */
  blocksInUse: number;
  /** in the chain of free blocks */
  blocksFreed: number;
  /** never handed out */
  blocksUntouched: number;
  /** place in the list of used pools of its size, 0 first; OURO_NO_INDEX when it is in none */
  listRank: number;
}

export interface BlockRecord {
  /** first byte that its user may use */
  address: number;
  /** bytes that its user may use */
  size: number;
  /** ouro_BlockKind */
  kind: number;
  /** index among the objects of the object that it is, or that owns it; else OURO_NO_INDEX */
  ownerIndex: number;
  /** 1: a chunk of the general allocator, 0: a block of a pool */
  raw: number;
  /** index of its pool among the pools, else OURO_NO_INDEX */
  pool: number;
}

export interface FreeListRecord {
  /** number of the built-in type of the dead objects; that of dict for keys tables too */
  layout: number;
  /** items of the dead tuples, else 0 */
  length: number;
  /** dead objects kept */
  count: number;
  /** the most that are kept */
  limit: number;
  /** address of the one that is reused next, or 0 */
  first: number;
  name: string;
}

export interface GcListRecord {
  /** objects in the list */
  size: number;
  /** of a generation: what is compared with the threshold */
  count: number;
  /** of a generation: beyond it a collection runs */
  threshold: number;
  /** of a generation: how often it was collected */
  collections: number;
  /** of a generation: objects freed so */
  collected: number;
  /** of a generation: garbage that could not be freed */
  uncollectable: number;
}

export interface HeldRecord {
}

export interface FieldRecord {
  /** first byte */
  address: number;
  /** its value, for eight bytes and fewer; a signed one is extended to 64 bits */
  value: number;
  /** from the object, in bytes; negative before it */
  offset: number;
  /** bytes */
  length: number;
  /** ouro_FieldKind */
  kind: number;
  /** index among the objects of what it refers to, else OURO_NO_INDEX */
  targetIndex: number;
  name: string;
}

export interface FrameRecord {
  /** of the frame */
  address: number;
  /** address of its code object */
  code: number;
  /** address of its function */
  function: number;
  /** address of the generator, coroutine or frame object that it lies in; 0: of none */
  owner: number;
  /** address of its first variable; the others and the value stack follow, 8 bytes each */
  variables: number;
  /** variables, cells among them */
  variableCount: number;
  /** entries of the value stack in use, when it last said so */
  stackCount: number;
  /** ouro_FrameKind */
  kind: number;
  /** calls inside it that are on: 0 for the innermost; OURO_NO_INDEX for what is no call */
  depth: number;
  /** line of its last instruction, or of the one about to run; -1: of no line */
  line: number;
  /** that instruction's offset in the code, in bytes; negative: it has not begun */
  instruction: number;
  name: string;
  filename: string;
}

export interface StateRecord {
  /** the number of the last event */
  clock: number;
  /** bytes of the region */
  size: number;
  /** the most bytes that it may have */
  limit: number;
  /** blocks in use, as sys.getallocatedblocks counts them */
  blocks: number;
  /** bytes of the blocks of pools that are in use */
  poolBytes: number;
  /** bytes of the general allocator's chunks that are in use */
  rawBytes: number;
  /** objects that survived the last full collection */
  longLivedTotal: number;
  /** objects that have joined the oldest generation since */
  longLivedPending: number;
  /** ouro_Phase the collector is in */
  phase: number;
  /** the generation that is being collected, -1 when none is */
  generation: number;
  /** 1: collections run by themselves */
  enabled: number;
  /** the collector's debug flags */
  debug: number;
}

/** The tables by their names. */
export interface Records {
  object: ObjectRecord;
  type: TypeRecord;
  edge: EdgeRecord;
  span: SpanRecord;
  arena: ArenaRecord;
  pool: PoolRecord;
  block: BlockRecord;
  freeList: FreeListRecord;
  gcList: GcListRecord;
  held: HeldRecord;
  field: FieldRecord;
  frame: FrameRecord;
  state: StateRecord;
}
