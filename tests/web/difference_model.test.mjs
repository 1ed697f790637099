// What the page finds otherwise between two instants is what the package says of them.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { load } from '../../wasm/js/index.js';
import { importFromPage } from '../tools/bundle.mjs';
import { BUILD } from '../tools/places.mjs';

const { Instant } = await importFromPage('model/instant.ts');
const { differenceOf, MAKING } = await importFromPage('model/difference.ts');

const python = await load({ url: pathToFileURL(join(BUILD, 'wasm/ouro-3.11.wasm')) });
after(() => python.close());

const plain = ({ created, freed, refcounts, moved, edgesAdded, edgesRemoved }) => {
  const columns = ({ address, from, to }) => [...address].map((one, i) => [one, from[i], to[i]]);
  const edges = (list) => list.map(({ source, target, name, kind }) => `${source} ${target} ${name} ${kind}`).sort();
  return { created: [...created], freed: [...freed], refcounts: columns(refcounts), moved: columns(moved), edgesAdded: edges(edgesAdded), edgesRemoved: edges(edgesRemoved) };
};

async function compare(source, pairs) {
  const recording = await python.record(source, { filename: 'main.py', isFile: true });
  const lines = [...(await recording.eventsBetween(0, recording.programEnd, { kinds: ['line'] }))].map(({ instant }) => instant);
  const steps = [...lines, recording.programEnd, recording.length];
  for (const [from, to] of pairs(steps)) {
    const [before, later] = [await Instant.of(await recording.seek(from)), await Instant.of(await recording.seek(to))];
    const made = new Set((await recording.eventsBetween(from + 1, to, { kinds: MAKING })).column('subject'));
    assert.deepEqual(plain(differenceOf(before, later, made)), plain(await recording.difference(from, to)), `${from} to ${to}`);
  }
  await recording.close();
}

const each = (steps) => steps.slice(1).map((to, i) => [steps[i], to]);

test('from line to line, where objects are made, kept, taken out and freed', async () => {
  await compare('a = [1]\nb = a\na.append(b)\nb = {"k": a}\nb["l"] = [2]\ndel b["k"]\na = None\nimport gc\ngc.collect()\nclass C: pass\nc = C()\nc.x = [c]\nc = C()\n', each);
});

test('over many lines, where blocks are used again', async () => {
  const source = 'def f(n):\n    return [n] * n\nkept = []\nfor i in range(60):\n    kept.append(f(i))\n    if i % 7 == 0:\n        kept.clear()\n';
  await compare(source, (steps) => [[steps[0], steps.at(-2)], [steps[10], steps[150]], [steps[3], steps.at(-1)]]);
});
