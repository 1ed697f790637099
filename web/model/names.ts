// What a reader calls an object: the name under which the program holds it, or a short way to it. Owns how a way through
// references is written as Python would write it. Pure.
import { NO_INDEX, type Instant } from './instant.ts';

// The names of the script that runs; else the main module's, which also a prompt has.
const ROOTS = ["the program's names", 'globals'];
const STEPS_MOST = 3;
const LOOKED_AT_MOST = 2000;

const globalsOf = new WeakMap<Instant, number>();

/** The row of the dict that holds the program's global names; -1: there is none, or it is taken down. */
export function globalsRow(now: Instant): number {
  const known = globalsOf.get(now);
  if (known !== undefined) return known;
  const row = findGlobals(now);
  globalsOf.set(now, row);
  return row;
}

function findGlobals(now: Instant): number {
  const [first, last] = now.roots;
  const rows = ROOTS.map(() => -1);
  for (let edge = first; edge < last; edge++) {
    const place = ROOTS.indexOf(now.edges.text(edge, 'name'));
    if (place >= 0) rows[place] = now.target(edge);
  }
  const row = rows.find((one) => one !== -1) ?? -1;
  return row !== -1 && hasOwnName(now, row) ? row : -1;
}

// As long as a module knows its own name it is whole.
function hasOwnName(now: Instant, dict: number): boolean {
  const [first, behind] = now.outgoing(dict);
  for (let edge = first; edge < behind; edge++) {
    if (now.edges.text(edge, 'name') === "['__name__']") return now.typeName(now.target(edge)) === 'str';
  }
  return false;
}

/** A step behind what is there: `a` and `['k']` are `a['k']`, `f` and `__code__` are `f.__code__`. */
export function joined(holder: string, step: string): string {
  if (/^[[.]/.test(step)) return holder + step;
  return /^\w+$/.test(step) ? `${holder}.${step}` : `${holder} ${step}`;
}

/** The name in `['name']`; null where it is something else. */
export const nameIn = (step: string): string | null => /^\['([^'\\]+)'\]$/.exec(step)?.[1] ?? null;

export interface Way {
  /** `a[0]` */
  text: string;
  /** Rows of the edges, from the holder of the name on. */
  edges: number[];
}

/** How a root is called: a local variable by its name. */
export const rootName = (step: string): string => (/^\.[\w.]/.test(step) ? step.slice(1) : step);

function nameOfEdge(now: Instant, edge: number): string | null {
  const step = now.edges.text(edge, 'name');
  if (now.source(edge) === globalsRow(now)) return nameIn(step);
  return now.source(edge) === NO_INDEX && /^\.[\w.]/.test(step) ? rootName(step) : null;
}

/** A shortest way from a name of the program to an object, at most three steps long; null when there is none so short. */
export function wayTo(now: Instant, row: number): Way | null {
  const seen = new Set([row]);
  let front: { row: number; edges: number[] }[] = [{ row, edges: [] }];
  let looked = 0;
  for (let steps = 0; steps < STEPS_MOST; steps++) {
    const behind: typeof front = [];
    for (const { row: target, edges } of front) {
      for (const edge of now.incoming(target)) {
        if (++looked > LOOKED_AT_MOST) return null;
        if (now.constants.edgeKind[now.edges.value(edge, 'kind')] !== 'visible' && now.source(edge) !== NO_INDEX) continue;
        const way = [edge, ...edges];
        const name = nameOfEdge(now, edge);
        if (name !== null) return { text: written(now, name, way), edges: way };
        const source = now.source(edge);
        if (source === NO_INDEX || seen.has(source)) continue;
        seen.add(source);
        behind.push({ row: source, edges: way });
      }
    }
    front = behind;
  }
  return null;
}

const written = (now: Instant, name: string, edges: number[]): string =>
  edges.slice(1).reduce((text, edge) => joined(text, now.edges.text(edge, 'name')), name);

/** What holds constants because the program was compiled: 'code', the constants of a code object; 'compiler', the list that lives as
 * long as the program's text runs. */
export type Keeper = 'code' | 'compiler';

const KEEPERS: Record<string, Keeper> = { co_consts: 'code', 'constants of the program': 'compiler' };
const KEEPER_TYPES = new Set(['tuple', 'list']);

/** Which of these an object is; null: neither. */
export function keeperOf(now: Instant, row: number): Keeper | null {
  if (!KEEPER_TYPES.has(now.typeName(row))) return null;
  const [edge, ...others] = now.incoming(row).subarray(0, 2);
  return edge === undefined || others.length > 0 ? null : (KEEPERS[now.edges.text(edge, 'name').replace(/^\./, '')] ?? null);
}
