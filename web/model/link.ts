// What a link says: code, settings, instant, view and selection, packed into a text for the part of an address behind '#'.
// Owns the form and what of it is believed: a link may come from anybody.
import { believedSettings, type Settings } from './settings.ts';
import { STAGE_VIEWS, type StageView } from './views.ts';

export interface Link {
  code: string;
  /** Null: the program has not run. */
  instant: number | null;
  /** How many instants the run had: with another engine it may have others, and the instant be another. */
  length: number | null;
  view: StageView;
  /** The address of the selected object. */
  selected: number | null;
  /** Of the view: plain data. */
  memory: unknown;
  settings: Settings;
  breakpoints: number[];
  /** Of a figure: the picture of the instant, which is shown until there is an engine. */
  picture?: string;
}

/** Why a link is refused. */
export type LinkFault = 'version' | 'damaged' | 'long';

export class LinkError extends Error {
  constructor(readonly fault: LinkFault) {
    super(fault);
  }
}

const VERSION = '1';
// A link that unpacks to more is refused before it is unpacked further.
const BYTES_MOST = 1 << 20;
const MEMORY_MOST = 10_000;
const PICTURE_MOST = 100_000;

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const orNull = (value: unknown) => (isCount(value) ? value : null);

async function throughStream(bytes: Uint8Array<ArrayBuffer>, stream: CompressionStream | DecompressionStream): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of readAll(new Blob([bytes]).stream().pipeThrough(stream).getReader())) {
    length += part.length;
    if (length > BYTES_MOST) throw new LinkError('long');
    parts.push(part);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

async function* readAll(reader: ReadableStreamDefaultReader<Uint8Array>) {
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    reader.cancel().catch(() => {});
  }
}

const asText = (bytes: Uint8Array) => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
};

const asBytes = (text: string) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));

// A letter that is lost or another one on the way is noticed by this: what is packed may unpack all the same, to another program.
function checkOf(packed: string): string {
  let sum = 0x811c9dc5;
  for (let at = 0; at < packed.length; at++) sum = Math.imul(sum ^ packed.charCodeAt(at), 0x01000193);
  return (sum >>> 0).toString(36);
}

/** The text behind '#'. Throws a LinkError when nobody could follow it, so long is what it says. */
export async function writeLink(link: Link): Promise<string> {
  const { code, instant, length, view, selected, memory, settings, breakpoints, picture } = link;
  const plain = JSON.stringify([code, instant, view, selected, memory ?? null, settings, breakpoints, length, ...(picture === undefined ? [] : [picture])]);
  const bytes = new TextEncoder().encode(plain);
  if (bytes.length > BYTES_MOST) throw new LinkError('long');
  const packed = asText(await throughStream(bytes, new CompressionStream('deflate-raw')));
  if (packed.length > BYTES_MOST) throw new LinkError('long');
  return `${VERSION}.${checkOf(packed)}.${packed}`;
}

/** Throws a LinkError that says why it is refused. */
export async function readLink(text: string): Promise<Link> {
  const [, version, check, packed] = /^(\d+)\.(?:(\w*)\.)?([\w-]*)$/.exec(text) ?? [];
  if (packed === undefined) throw new LinkError('damaged');
  if (version !== VERSION) throw new LinkError('version');
  if (packed.length > BYTES_MOST) throw new LinkError('long');
  // The first links had none.
  if (check !== undefined && check !== checkOf(packed)) throw new LinkError('damaged');
  try {
    const bytes = await throughStream(asBytes(packed), new DecompressionStream('deflate-raw'));
    return believed(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch (error) {
    throw error instanceof LinkError ? error : new LinkError('damaged');
  }
}

// Only what has the right form.
function believed(value: unknown): Link {
  if (!Array.isArray(value)) throw new LinkError('damaged');
  const [code, instant, view, selected, memory, settings, breakpoints, length, picture] = value;
  if (typeof code !== 'string') throw new LinkError('damaged');
  return {
    code,
    instant: orNull(instant),
    length: orNull(length),
    view: STAGE_VIEWS.includes(view) ? view : 'graph',
    selected: orNull(selected),
    memory: JSON.stringify(memory ?? null).length <= MEMORY_MOST ? (memory ?? null) : null,
    settings: believedSettings(settings),
    breakpoints: Array.isArray(breakpoints) ? breakpoints.filter(isCount).slice(0, 1000) : [],
    ...(typeof picture === 'string' && picture.startsWith('<svg ') && picture.length <= PICTURE_MOST ? { picture } : {}),
  };
}
