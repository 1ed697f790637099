// The rooms of web/ stand in one direction: each imports only from itself and from rooms to its left. What is pure touches no
// document.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { test } from 'node:test';
import { filesBelow } from '../tools/files.mjs';
import { ROOT } from '../tools/places.mjs';

const ROOMS = ['words', 'model', 'geometry', 'view', 'app'];
const PURE = ['model', 'geometry'];
const isScript = (name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts');

// What is wrong with one import in a file of web/; undefined when nothing is.
export function importFault(path, imported) {
  if (!imported.startsWith('.')) return undefined;
  const room = path.split('/')[1];
  const target = normalize(join(dirname(path), imported)).split('/')[1];
  if (target === 'style') return room === 'view' || room === 'app' ? undefined : 'only what is drawn has a style';
  if (PURE.includes(room) && target === 'words') return 'what is pure has no words';
  if (ROOMS.indexOf(target) === -1) return `${target} is no room`;
  if (ROOMS.indexOf(target) > ROOMS.indexOf(room)) return `${target} is to the right of ${room}`;
  return undefined;
}

const importsOf = (text) => [...text.matchAll(/^(?:import|export)\b[^;]*?from '([^']+)'|^import '([^']+)'/gm)].map(([, a, b]) => a ?? b);

test('a file of the page imports only from rooms to its left', () => {
  const files = filesBelow('web', isScript);
  assert.ok(files.length > 0);
  const faults = files.flatMap((path) =>
    importsOf(readFileSync(join(ROOT, path), 'utf8'))
      .map((imported) => [imported, importFault(path, imported)])
      .filter(([, fault]) => fault)
      .map(([imported, fault]) => `${path}: '${imported}': ${fault}`),
  );
  assert.deepEqual(faults, []);
});

test('the check above sees a wrong direction', () => {
  assert.ok(importFault('web/model/graph.ts', '../view/stage.ts'));
  assert.ok(importFault('web/geometry/graph.ts', '../words/graph.ts'));
  assert.equal(importFault('web/view/graph/graph.tsx', '../../geometry/graph.ts'), undefined);
});

test('model and geometry know no document', () => {
  const files = filesBelow('web', isScript).filter((path) => PURE.includes(path.split('/')[1]));
  const touching = files.filter((path) => /\b(document|window|localStorage)\./.test(readFileSync(join(ROOT, path), 'utf8')));
  assert.deepEqual(touching, []);
});
