// Links: what is written is read back; what is damaged, hostile or of another version is refused with the reason.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { importFromPage } from '../tools/bundle.mjs';

const { LinkError, readLink, writeLink } = await importFromPage('model/link.ts');
const { DEFAULT_SETTINGS } = await importFromPage('model/settings.ts');

const LINK = {
  code: 'print("蛇 🐍")\n' + 'x = [1]\n'.repeat(50), instant: 1234, length: 5000, view: 'memory', selected: 35184377574296, memory: { zoom: 2 },
  settings: DEFAULT_SETTINGS, breakpoints: [3, 5],
};
const packed = (value) => `1.${deflateRawSync(JSON.stringify(value)).toString('base64url')}`;
const refused = (text, fault) => assert.rejects(() => readLink(text), (error) => error instanceof LinkError && error.fault === fault);

test('what is written is read back', async () => {
  const text = await writeLink(LINK);
  assert.deepEqual(await readLink(text), LINK);
  assert.match(text, /^1\.\w+\.[\w-]+$/);
  assert.ok(text.length < 300, `${text.length}`);
});

test('a figure\'s link has a picture, if it is one', async () => {
  const picture = '<svg xmlns="http://www.w3.org/2000/svg">\ue000ink\ue001</svg>';
  assert.deepEqual(await readLink(await writeLink({ ...LINK, picture })), { ...LINK, picture });
  for (const other of ['<script>', 17, {}, `<svg ${'x'.repeat(200_000)}`]) assert.deepEqual(await readLink(await writeLink({ ...LINK, picture: other })), LINK);
});

test('what is damaged is refused', async () => {
  const text = await writeLink(LINK);
  await refused(text.slice(0, -9), 'damaged');
  await refused('1.', 'damaged');
  await refused('', 'damaged');
  await refused('<script>', 'damaged');
  await refused(packed({ code: 1 }), 'damaged');
  await refused(packed([17]), 'damaged');
});

test('a letter that is lost, another one, or cut off anywhere is noticed', async () => {
  const text = await writeLink(LINK);
  for (let at = 2; at < text.length; at++) {
    await refused(text.slice(0, at) + text.slice(at + 1), 'damaged');
    await refused(text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1), 'damaged');
  }
  for (let at = 2; at < text.length; at++) await refused(text.slice(0, at), 'damaged');
});

test('the first links, which had nothing to check them by, can be read', async () => {
  const text = await writeLink(LINK);
  assert.deepEqual(await readLink(`1.${text.split('.')[2]}`), LINK);
});

test('another version is refused as such', () => refused('2.abcd', 'version'));

test('what unpacks to more than a megabyte is refused', async () => {
  const bomb = `1.${deflateRawSync(Buffer.alloc(200 << 20, 32)).toString('base64url')}`;
  await refused(bomb, 'long');
});

test('none is written that nobody could follow', async () => {
  await assert.rejects(writeLink({ ...LINK, code: 'x = 1\n'.repeat(200_000) }), (error) => error instanceof LinkError && error.fault === 'long');
});

test('of what is not of its form nothing is believed', async () => {
  const link = await readLink(packed(['x', -1, 'constructor', 1.5, 'y'.repeat(20_000), { stepLimit: 1e300, heapLimit: 'a' }, ['z', 4]]));
  assert.deepEqual(link, { code: 'x', instant: null, length: null, view: 'graph', selected: null, memory: null, settings: DEFAULT_SETTINGS, breakpoints: [4] });
});
