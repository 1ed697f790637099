// The package in careless hands: what is passed is no value of its kind, it is closed meanwhile, lines have no end.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { EngineError, load } from '../../wasm/js/index.js';
import { BUILD } from '../tools/places.mjs';

const url = pathToFileURL(join(BUILD, 'wasm/ouro-3.11.wasm'));

for (const worker of [false, true]) {
  const where = worker ? 'in a worker' : 'in this thread';

  test(`what is no value of its kind is an error that says so, ${where}`, async (t) => {
    const python = await load({ worker, url });
    t.after(() => python.close());
    for (const source of [undefined, null, 5, {}, []]) await assert.rejects(python.run(source), EngineError);
    for (const options of [{ stepLimit: -1 }, { stepLimit: NaN }, { argv: 'a' }, { files: { a: 5 } }, { folder: 5 }, { input: 5 }]) {
      await assert.rejects(python.run('pass', options), { name: 'EngineError', message: new RegExp(Object.keys(options)[0]) });
      await assert.rejects(python.record('pass', options), EngineError);
    }
    await assert.rejects(python.open('text'), EngineError);
  });

  test(`a name that no option has is a mistake, ${where}`, async (t) => {
    const python = await load({ worker, url });
    t.after(() => python.close());
    const refused = (promise, message) => assert.rejects(promise, { name: 'TypeError', message });
    const misspelt = { steplimit: 'stepLimit', files_: 'files', filname: 'filename', onoutput: 'onOutput', signals: 'signal', haepLimit: 'heapLimit' };
    for (const [name, meant] of Object.entries(misspelt)) {
      const message = `there is no option '${name}': did you mean '${meant}'?`;
      await refused(python.run('pass', { [name]: 1 }), message);
      await refused(python.record('pass', { [name]: 1 }), message);
      await refused(python.session({ [name]: 1 }), message);
    }
    await refused(load({ wroker: worker, url }), /did you mean 'worker'/);
    await refused(python.run('pass', { keyframeBytes: 1 }), /there is no option 'keyframeBytes'/);
    const recording = await python.record('a = [1]\n', { folder: undefined, nothing: undefined });
    const view = await recording.seek(50);
    const condition = { address: 8, is: 1 };
    for (const method of ['next', 'previous']) {
      await refused(recording[method](0, { kind: ['line'] }), /did you mean 'kinds'/);
      await refused(recording[method](0, { where: 5 }), /there is no option 'where': there are kinds, line,/);
      await refused(recording[method](0, { condition: { ...condition, iss: 1 } }), /there is no condition 'iss': did you mean 'is'/);
    }
    await refused(recording.eventsBetween(0, 5, { limits: 5 }), /did you mean 'limit'/);
    await refused(recording.seek(5, { table: [] }), /did you mean 'tables'/);
    await refused(recording.run({ steplimit: 5 }), /did you mean 'stepLimit'/);
    await refused(recording.life(8, 5, { count: false }), /did you mean 'counts'/);
    await refused(recording.difference(1, 2, { signals: 5 }), /did you mean 'signal'/);
    await refused(view.table('object', { label: false }), /did you mean 'labels'/);
    await refused(view.search({ types: 'A' }), /did you mean 'type'/);
    await refused(view.write('dot', { limits: 5 }), /did you mean 'limit'/);
    const session = await python.session();
    await refused(session.push('a', { steplimit: 5 }), /did you mean 'stepLimit'/);
  });

  test(`places, instants and queries that are none say so, ${where}`, async (t) => {
    const python = await load({ worker, url });
    t.after(() => python.close());
    const recording = await python.record('a = [1]\n');
    const view = await recording.seek(50);
    const { address } = (await view.table('object')).row(0);
    const refused = (promise, message) => assert.rejects(promise, { name: 'EngineError', message });
    for (const [wrong, length] of [[undefined, 4], [NaN, 4], [-1, 4], ['x', 4], [0, 4], [address, -1], [address, 'x']]) {
      await refused(view.bytes(wrong, length), /address|length|does not lie in the heap/);
    }
    assert.ok((await view.bytes(address, 1e12)).length > 1000);
    for (const [wrong, instant] of [[NaN, 50], ['x', 50], [8, 50], [address + 8, 50], [address, NaN], [address, -1], [address, 1e9]]) {
      await refused(recording.life(wrong, instant), /address|instant|no object/);
    }
    const condition = { address, is: 1 };
    for (const query of [
      { kinds: 'line' }, { kinds: ['lines'] }, { line: '3' }, { line: 1.5 }, { filename: 5 }, { object: 'x' }, { condition: 5 },
      { condition: {} }, { condition: { address } }, { condition: { ...condition, above: 2 } }, { condition: { ...condition, is: '1' } },
      { condition: { ...condition, address: -1 } }, { condition: { ...condition, field: 'nothing' } },
    ]) {
      await refused(recording.next(0, query), /./);
      await refused(recording.previous(50, query), /./);
    }
    await refused(recording.next(), /there is no instant/);
    await refused(recording.eventsBetween('a', 5), /from/);
    await refused(recording.difference(50, 40), /not before/);
    await refused(recording.seek(), /there are the instants from 0 to/);
    await refused(view.list('nothing'), /there is no list 'nothing'/);
    await refused(view.search({ text: 5 }), /text/);
    await recording.close();
  });

  test(`long arguments, names and folders are taken; none with NUL, ${where}`, async (t) => {
    const python = await load({ worker, url });
    t.after(() => python.close());
    const source = 'import sys\nprint([len(word) for word in sys.argv], len(sys.path[0]))\n';
    const { output } = await python.run(source, { argv: ['a'.repeat(3_000_000), 'é'.repeat(10_000)], folder: `/${'f'.repeat(300_000)}`, filename: 'n'.repeat(400_000) });
    assert.equal(output.map(({ text }) => text).join(''), '[3000000, 10000] 300001\n');
    for (const options of [{ argv: ['a\0b'] }, { filename: 'a\0b' }, { folder: '\0' }]) await assert.rejects(python.run('pass', options), { name: 'EngineError', message: /NUL/ });
  });

  test(`an input function may leave out the end of the line, ${where}`, async (t) => {
    const python = await load({ worker, url });
    t.after(() => python.close());
    const lines = ['a', '', 'b\n', null];
    const { output } = await python.run('while True: print(repr(input()))', { input: () => lines.shift() });
    assert.equal(output.map(({ text }) => text).join('').split('Traceback')[0], "'a'\n''\n'b'\n");
  });

  test(`a recording that is closed while it runs ends with an error, ${where}`, async (t) => {
    const python = await load({ worker, url });
    t.after(() => python.close());
    let closing = null;
    const running = python.record('while True: pass', {
      onProgress(recording) {
        closing ??= new Promise((resolve) => setTimeout(() => resolve(recording.close()), 250));
      },
    });
    await assert.rejects(running, { name: 'EngineError', message: /closed/ });
    await closing;
  });

  test(`a snapshot of a view can be opened, ${where}`, async (t) => {
    const python = await load({ worker, url });
    t.after(() => python.close());
    const recording = await python.record('a = [1]');
    const view = await recording.seek(50);
    const file = await python.open(await view.write('snapshot'));
    assert.equal((await file.table('object')).length, (await view.table('object')).length);
    await file.close();
  });
}

test('after the end of a worker every call is an error', async () => {
  const python = await load({ worker: true, url });
  python.close();
  await assert.rejects(python.run('pass'), { name: 'EngineError', message: /closed/ });
});
