// A service behind a port: what it says comes in its order, before the answer, and much of it in few messages.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Remote, serve } from '../../wasm/js/remote.js';

// A service that says 1 to `count` in one turn, and again in the next; how many messages that was.
async function said(count) {
  const { port1, port2 } = new MessageChannel();
  const service = {
    onEvent() {},
    async talk() {
      for (let number = 1; number <= count; number++) service.onEvent('said', { number });
      await null;
      for (let number = count + 1; number <= 2 * count; number++) service.onEvent('said', { number });
      return 'over';
    },
  };
  let messages = 0;
  const post = port1.postMessage.bind(port1);
  port1.postMessage = (...given) => {
    messages++;
    post(...given);
  };
  serve(port1, service);
  const remote = new Remote(port2);
  const heard = [];
  remote.onEvent = (event, { number }) => heard.push(number);
  assert.equal(await remote.call('talk', []), 'over');
  port1.close();
  assert.deepEqual(heard, Array.from({ length: 2 * count }, (_, i) => i + 1));
  return messages;
}

test('what is said now and then is told at once', async () => {
  assert.equal(await said(3), 7);
});

test('what is said in great numbers comes together, in its order and before the answer', async () => {
  assert.ok((await said(5000)) < 250);
});
