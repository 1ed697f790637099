// What the inspector says of an object, from real instants: names, counts, fields; and what a field's bytes mean.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { load } from '../../wasm/js/index.js';
import { importFromPage } from '../tools/bundle.mjs';
import { BUILD } from '../tools/places.mjs';

const [{ Instant, INSTANT_TABLES }, { portray }, { valueText, changedBytes }, { sentence }, names] = await Promise.all(
  ['model/instant.ts', 'model/inspector.ts', 'model/fields.ts', 'view/inspector/sentence.ts', 'model/names.ts'].map(importFromPage),
);

const PROGRAM = `class P: pass
a = [1, 'xyz']
a.append(a)
p = P()
p.x = a
def f(q):
    return q
k = {'deep': [p]}
n = -7777777777
f(a)
`;
let recording;

before(async () => {
  const python = await load({ url: join(BUILD, 'wasm/ouro-3.11.wasm') });
  recording = await python.record(PROGRAM, { filename: 'main.py', isFile: true });
});

const at = async (instant) => Instant.of(await recording.seek(instant, { tables: [...INSTANT_TABLES] }));

async function portraitOf(now, name) {
  const globals = names.globalsRow(now);
  const [first, last] = now.outgoing(globals);
  for (let edge = first; edge < last; edge++) {
    if (names.nameIn(now.edges.text(edge, 'name')) !== name) continue;
    const told = await now.view.object(now.address(now.target(edge)));
    return portray(now, now.target(edge), told, told.bytes);
  }
  throw new Error(`no name ${name}`);
}

test('who holds a list is said by name, itself among them', async () => {
  const now = await at(recording.programEnd);
  const portrait = await portraitOf(now, 'a');
  assert.deepEqual(portrait.incoming.map(({ from, name }) => [from, name]), [['global', 'a'], ['self', '[2]'], ['object', 'p.x']]);
  assert.equal(portrait.found, 3);
  assert.equal(sentence(portrait), 'A `list` of 3 items; its count is 3: one from `a`, one from itself, one from `p.x`.');
});

test('in a call the local variable and the value stack are among the holders', async () => {
  const inside = await recording.next(0, { line: 7 });
  const portrait = await portraitOf(await at(inside.clock), 'a');
  assert.ok(portrait.incoming.some(({ from, name }) => from === 'local' && name === 'q'));
  assert.equal(portrait.refcount, portrait.found);
});

test('a way goes through names, items and attributes', async () => {
  const now = await at(recording.programEnd);
  const p = await portraitOf(now, 'p');
  const holders = p.incoming.map(({ name }) => name);
  assert.deepEqual(holders.sort(), ["k['deep'][0]", 'p'].sort());
  assert.deepEqual(p.path.map(({ step }) => step), ['p']);
});

test('each byte of the block belongs to one field, and a function has its references named', async () => {
  const now = await at(recording.programEnd);
  for (const name of ['a', 'p', 'f', 'P', 'k', 'n']) {
    const { fields, blockSize } = await portraitOf(now, name);
    let at = fields[0].address;
    for (const field of fields) {
      assert.equal(field.address, at);
      at += field.bytes.length;
    }
    assert.equal(at - fields[0].address, blockSize, name);
  }
  const { fields } = await portraitOf(now, 'f');
  const code = fields.find(({ name }) => name === 'func_code');
  assert.equal(code.target.label, '<code f>');
});

test('links of the collector lead to objects', async () => {
  const { fields } = await portraitOf(await at(recording.programEnd), 'p');
  const next = fields.find(({ name }) => name === 'gc_next');
  assert.ok(next.target === null || next.target.address === Number(next.text) + 16);
});

test('while a collection counts, the link back holds gc_refs', async () => {
  const counted = await recording.next(recording.programEnd, { kinds: ['gc_refs'] });
  const now = await at(counted.clock + 1);
  const told = await now.view.object(counted.subject);
  const { gcRefs, fields } = portray(now, now.rowOf(counted.subject), told, told.bytes);
  assert.ok(gcRefs >= 0);
  assert.equal(fields.find(({ name }) => name === 'gc_prev').text, `gc_refs ${gcRefs}`);
});

test('bytes are numbers as their kind says', () => {
  const ones = new Uint8Array(8).fill(255);
  assert.equal(valueText('signed', ones), '-1');
  assert.equal(valueText('unsigned', ones), '18446744073709551615');
  assert.equal(valueText('float', new Uint8Array(new Float64Array([2.5]).buffer)), '2.5');
  assert.equal(valueText('strong', new Uint8Array(8)), 'NULL');
  assert.equal(valueText('text', Uint8Array.of(120, 121, 122, 0)), 'xyz');
  assert.deepEqual(changedBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 3)), Uint8Array.of(0, 1));
  assert.equal(changedBytes(Uint8Array.of(1), null), null);
});

test('what is crowded is described from its bytes alone', async () => {
  const now = await at(recording.programEnd);
  const { row, block, blockSize } = await portraitOf(now, 'a');
  const portrait = portray(now, row, null, await now.view.bytes(block, blockSize));
  assert.equal(portrait.length, 3);
  assert.deepEqual(portrait.path.map(({ step }) => step), ['a']);
  assert.equal(portrait.fields.find(({ name }) => name === 'ob_refcnt').text, '3');
  assert.equal(portrait.fields.find(({ name }) => name === 'ob_item').kind, 'memory');
  assert.equal(portrait.fields.find(({ name }) => name === 'allocated').text, '8');
});
