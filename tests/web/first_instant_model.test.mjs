// Which instant a run shows first: its end, where that has something to show; else a call that was on.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { importFromPage } from '../tools/bundle.mjs';
import { recorder } from './recorded.mjs';

const { tellingOf } = await importFromPage('app/telling.ts');

let runs;
let constants;
before(async () => {
  runs = await recorder();
  const recording = await runs.record('');
  constants = (await recording.seek(recording.programEnd)).constants;
});
after(() => runs.close());

async function told(source) {
  const recording = await runs.record(source);
  const { instant, why } = await tellingOf(recording, constants);
  const [frame] = (await recording.seek(instant)).frames;
  return { why, line: why === 'end' ? null : frame.line, isEnd: instant === recording.programEnd };
}

const FACT = 'def fact(n):\n    if n == 0:\n        return 1\n    return n * fact(n - 1)\n';

test('a recursion that keeps nothing is shown where it is deepest', async () => {
  assert.deepEqual(await told(`${FACT}print(fact(5))\n`), { why: 'deepest', line: 3, isEnd: false });
  const mutual = 'def even(n):\n    return n == 0 or odd(n - 1)\ndef odd(n):\n    return n != 0 and even(n - 1)\nprint(even(6))\n';
  assert.deepEqual(await told(mutual), { why: 'deepest', line: 2, isEnd: false });
});

test('so is one whose result is but a number, also after imports', async () => {
  assert.deepEqual(await told(`import random\n${FACT}result = fact(5)\n`), { why: 'deepest', line: 4, isEnd: false });
});

test('defaults that are but values are no objects that it keeps', async () => {
  const source = 'def depth(n, level=0, seen=()):\n    if n == 0:\n        return level\n    return depth(n - 1, level + 1, seen)\n';
  assert.deepEqual(await told(`${source}depth(4)\n`), { why: 'deepest', line: 3, isEnd: false });
});

test('one that keeps an object is shown at its end', async () => {
  assert.deepEqual(await told(`${FACT}results = [fact(5)]\n`), { why: 'end', line: null, isEnd: true });
});

test('one that leaves garbage is shown at its end', async () => {
  assert.deepEqual(await told('def make(n):\n    a = []\n    a.append(a)\n    if n:\n        make(n - 1)\nmake(4)\n'), { why: 'end', line: null, isEnd: true });
});

test('a call that does not call itself is shown where nothing else is left', async () => {
  const add = 'def add(a, b):\n    total = a + b\n    return total\n';
  assert.deepEqual(await told(`${add}print(add(1, 2))\n`), { why: 'last', line: 3, isEnd: false });
  assert.deepEqual(await told(`${add}x = add(1, 2)\n`), { why: 'end', line: null, isEnd: true });
});

test('a program without functions is shown at its end, one that fails where it fails', async () => {
  assert.deepEqual(await told('print(1)\n'), { why: 'end', line: null, isEnd: true });
  assert.deepEqual(await told('def f(n):\n    return f(n + 1)\nf(0)\n'), { why: 'fatal', line: 2, isEnd: false });
});

test('a program that only defines is shown at its end: nobody calls the body of a class', async () => {
  const atEnd = { why: 'end', line: null, isEnd: true };
  assert.deepEqual(await told('class A:\n    def m(self):\n        pass\n'), atEnd);
  assert.deepEqual(await told('def same(c):\n    return c\n@same\nclass A:\n    def m(self):\n        pass\n'), { why: 'last', line: 2, isEnd: false });
});
