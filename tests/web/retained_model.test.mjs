// What would die with an object: counted as the program itself can count it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { importFromPage } from '../tools/bundle.mjs';
import { recorder, rowNamed } from './recorded.mjs';

const [{ Instant }, { retainedBy }] = await Promise.all(['model/instant.ts', 'model/retained.ts'].map(importFromPage));

const PROGRAM = `import sys
class Node:
    def __init__(self, kids=()):
        self.kids = kids
leaf = Node()
tree = Node([Node([]), Node([leaf]), leaf])
alone = [int('9' * 30)]
a = []
b = [a, 10 ** 31]
a.append(b)
del b
print(sys.getsizeof(alone) + sys.getsizeof(alone[0]))
print(len({id(x) for x in (tree.kids, tree.kids[0], tree.kids[0].kids, tree.kids[1], tree.kids[1].kids)}))
`;
let python;
let now;
let output;

before(async () => {
  python = await recorder();
  const recording = await python.record(PROGRAM);
  now = await Instant.of(await recording.seek(recording.programEnd));
  output = recording.output.map(({ text }) => text).join('').trim().split('\n').map(Number);
});
after(() => python.close());

const rowOf = (name) => rowNamed(now, name);

test('what only it refers to dies with it, and is as large as the program says', () => {
  assert.deepEqual(retainedBy(now, rowOf('alone')), { objects: 1, bytes: output[0] });
});

test('what a name keeps, too, does not die with the tree that holds it', () => {
  assert.equal(retainedBy(now, rowOf('tree')).objects, output[1]);
  assert.equal(retainedBy(now, rowOf('leaf')).objects, 0);
});

test('a cycle dies with the last object that a name keeps', () => {
  const { objects, bytes } = retainedBy(now, rowOf('a'));
  assert.equal(objects, 1);
  const b = now.target(now.outgoing(rowOf('a'))[0]);
  assert.ok(bytes >= now.objects.value(rowOf('a'), 'size') + now.objects.value(b, 'size'));
});
