// The sentence at the top of the inspector: what the object is, its count, and who makes up the count.
import type { Portrait, Reference } from '../../model/inspector.ts';
import { sayInspector as say } from '../../words/inspector.ts';
import { grouped } from '../../words/speak.ts';

const HOLDERS_MOST = 4;
const NUMERALS = ['', '', 'two', 'three'] as const;

const SIZED = ['list', 'tuple', 'dict', 'set', 'frozenset'];
const NUMBERS = ['int', 'float', 'complex'];
const ONES = ['NoneType', 'bool', 'ellipsis', 'NotImplementedType'];
const plain = (text: string): string => text.replaceAll('`', "'");

/** "A list of two items". */
function whatItIs({ type, label, length }: Portrait): string {
  if (SIZED.includes(type) && length !== null) {
    if (length === 0) return say('empty', { type });
    return length === 1 ? say('ofOne', { type }) : say('ofItems', { type, count: grouped(length) });
  }
  const shown = plain(label);
  if (type === 'str' || type === 'bytes') return say('theText', { label: shown });
  if (NUMBERS.includes(type)) return say('theNumber', { label: shown });
  if (ONES.includes(type)) return say('theOne', { label: shown });
  if (type === 'type') return say('theClass', { label: shown.replace(/^class /, '') });
  if (type === 'function') return say('theFunction', { label: shown.replace(/^<function (.*)>$/, '$1') });
  return say('anObject', { type });
}

export function sentence(portrait: Portrait): string {
  const what = whatItIs(portrait);
  const { flags } = portrait;
  if (flags.includes('in_free_list')) return say('isKept', { what });
  if (flags.includes('static') || flags.includes('immortal')) return say('isStatic', { what });
  if (flags.includes('dying')) return say('isDying', { what });
  const holders = holdersOf(portrait);
  const values = { what, count: grouped(portrait.refcount), holders: holders.join(say('comma')) };
  const said = holders.length === 0 ? say('noCount', values) : say('itsCount', values);
  return portrait.pathText === 'unreachable' ? `${said} ${say('isGarbage')}` : said;
}

const numeral = (count: number): string => (NUMERALS[count] ? say(NUMERALS[count]) : grouped(count));

type Counted = 'From' | 'Self' | 'Stack' | 'Root' | 'Code' | 'Compiler' | 'C';

const KINDS: Record<Reference['from'], Counted> = {
  self: 'Self', stack: 'Stack', root: 'Root', code: 'Code', compiler: 'Compiler', global: 'From', local: 'From', object: 'From',
};

function counted(kind: Counted, count: number, name = ''): string {
  return count === 1 ? say(`one${kind}`, { name }) : say(`many${kind}`, { count: numeral(count), name });
}

// Who makes up the count, those that a reader knows first.
function holdersOf({ incoming, refcount, found }: Portrait): string[] {
  const groups = new Map<string, { kind: Counted; name: string; count: number }>();
  for (const reference of incoming) {
    if (reference.count === 0) continue;
    const kind = KINDS[reference.from];
    const name = kind === 'From' ? plain(reference.name) : '';
    const group = groups.get(kind + name) ?? { kind, name, count: 0 };
    group.count += reference.count;
    groups.set(kind + name, group);
  }
  const all = [...groups.values()];
  const shown = all.length > HOLDERS_MOST ? all.slice(0, HOLDERS_MOST - 1) : all;
  const texts = shown.map(({ kind, name, count }) => counted(kind, count, name));
  const rest = found - shown.reduce((sum, { count }) => sum + count, 0);
  if (rest > 0) texts.push(say('others', { count: numeral(rest) }));
  if (refcount > found) texts.push(counted('C', refcount - found));
  return texts;
}
