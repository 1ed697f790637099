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
