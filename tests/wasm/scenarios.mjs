// What the package does, in scenarios that know neither Node nor a page: name → async (python, check). `python` is what load() gives,
// `check` is check.mjs. package.test.mjs here and in ../web/ run each of them, in a worker and without one.

const CYCLE = `import gc
class Node: pass
def make():
    node = Node()
    node.me = [node, 'content']
    return 1
gc.disable()
make()
gc.collect()
print('collected')
`;

const ENDLESS = 'n = 0\nwhile True:\n    n += 1\n';
const ENDLESS_INSIDE = 'def forever(x):\n    while True: x += 1\nsorted([2, 1], key=forever)\n';
const BUSY = `values = {}
for i in range(60000):
    values[i % 500] = [i, str(i)]
print(len(values))
`;

const textOf = (output) => output.map(({ text }) => text).join('');
const file = { filename: '/program.py' };
const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

// The recording of CYCLE, and its node at the instant before the collection.
async function recordCycle(python) {
  const recording = await python.record(CYCLE, file);
  const { clock: instant } = await recording.next(0, { kinds: ['collection_start'] });
  const view = await recording.seek(instant, { tables: ['object', 'edge', 'type'] });
  const objects = await view.table('object');
  const [row] = await view.search({ type: 'Node' });
  return { recording, instant, view, objects, row, address: objects.value(row, 'address') };
}

// The longest time that a timer was late while `use` ran.
async function lateness(use) {
  let longest = 0;
  let due = performance.now() + 4;
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - due);
    due = now + 4;
  }, 4);
  try {
    await use();
    await wait(8);
  } finally {
    clearInterval(timer);
  }
  return longest;
}

// Counts for so many milliseconds, and lets others have their turn every 10.
async function count(milliseconds) {
  const end = performance.now() + milliseconds;
  for (let turn = performance.now(); turn < end; turn = performance.now()) {
    while (performance.now() - turn < 10);
    await new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(null);
    });
  }
}

// How often a timer comes to its turn meanwhile.
async function turnsWhileCounting(milliseconds) {
  let turns = 0;
  const timer = setInterval(() => turns++, 4);
  const start = performance.now();
  await count(milliseconds);
  clearInterval(timer);
  return { turns, took: performance.now() - start };
}

export const SCENARIOS = {
  async 'a program runs: output as it comes, input, status, nothing left'(python, check) {
    const heard = [];
    const result = await python.run('import sys\nname = input("name? ")\nprint("é", name)\nprint("bad", file=sys.stderr)\nsys.exit(3)\n', {
      ...file, input: ['Ada'], onOutput: (stream, text) => heard.push([stream, text]),
    });
    check.equal([result.status, result.state, result.references, result.blocks], [3, 'done', 0, 0]);
    check.equal(heard.filter(([stream]) => stream === 1).map(([, text]) => text).join(''), 'name? é Ada\n');
    check.equal(heard.filter(([stream]) => stream === 2).map(([, text]) => text).join(''), 'bad\n');
    check.equal(textOf(result.output), heard.map(([, text]) => text).join(''));
  },

  async 'a program reads the files that it is given, and its modules'(python, check) {
    const files = { '/data/a.txt': 'one\ntwo\n', '/helper.py': 'def twice(x): return 2 * x\n' };
    const source = 'import helper, sys\nsys.stdout.write(open("/data/a.txt").read() * helper.twice(1))\n';
    check.equal(textOf((await python.run(source, { ...file, files })).output), 'one\ntwo\none\ntwo\n');
    const recording = await python.record(source, { ...file, files });
    check.equal(textOf(recording.output), 'one\ntwo\none\ntwo\n');
    await recording.close();
  },

  async 'an endless run stops at its step limit, or when it is aborted, also inside a call'(python, check) {
    for (const source of [ENDLESS, ENDLESS_INSIDE]) {
      check.equal((await python.run(source, { ...file, stepLimit: 50_000 })).state, 'paused');
      const controller = new AbortController();
      const running = python.run(source, { ...file, signal: controller.signal });
      setTimeout(() => controller.abort(), 30);
      const { state, status, wasInterrupted, output } = await running;
      check.equal([state, status, wasInterrupted], ['done', 130, true]);
      check.match(textOf(output), /KeyboardInterrupt\n$/);
    }
    const growing = 'kept = []\nwhile len(kept) < 3000: kept.append(bytes(20_000))\nprint(len(kept))\n';
    check.equal(textOf((await python.run(growing, { ...file, stepLimit: 1e9 })).output), '3000\n');
  },

  async 'a recording: any instant has its state, its frames and its tables'(python, check) {
    const recording = await python.record('def f(x):\n    y = [x]\n    return y\nz = f(7)\nprint(z)\n', file);
    check.equal([recording.state, recording.status, textOf(recording.output)], ['done', 0, '[7]\n']);
    check.ok(recording.length > recording.programEnd && recording.programEnd > 0, 'the end of the text is before that of the run');
    const { clock } = await recording.next(0, { line: 3, filename: 'program.py' });
    const view = await recording.seek(clock, { tables: ['object', 'edge', 'type', 'span', 'arena', 'pool', 'block', 'freeList', 'held'] });
    check.equal([view.instant, view.state.clock], [clock, clock]);
    check.equal(view.frames.slice(0, 2).map(({ name, line, kind }) => [name, line, kind]), [['f', 3, 'call'], ['<module>', 4, 'call']]);
    check.equal((await view.lists())[0].name, 'generation 0');
    for (const name of ['object', 'edge', 'type', 'span', 'arena', 'pool', 'block', 'freeList']) {
      check.ok((await view.table(name)).length > 0, `rows of ${name}`);
    }
    const sizes = [];
    for (const instant of [0, recording.length, 1, clock]) sizes.push((await recording.seek(instant)).state.clock);
    check.equal(sizes, [0, recording.length, 1, clock]);
    await check.rejects(recording.seek(recording.length + 1), 'EngineError', /there are the instants from 0 to/);
    await check.rejects(view.table('nothing'), 'EngineError', /there is no table/);
    check.equal(await view.verify(), []);
    await recording.close();
    await check.rejects(recording.seek(1), 'EngineError', /closed/);
  },

  async 'an object: fields, bytes, edges, retainers, the path to it'(python, check) {
    const recording = await python.record('class Box: pass\nbox = Box()\nbox.inside = {"key": [1.5]}\nprint()\n', file);
    const { clock } = await recording.next(0, { line: 4 });
    const view = await recording.seek(clock, { tables: ['object'] });
    const objects = await view.table('object');
    const [row] = await view.search({ type: 'float', text: '1.5' });
    const number = await view.object(objects.value(row, 'address'));
    check.equal([number.type, number.label], ['float', '1.5']);
    check.match(number.pathText, /names\['box'\]\.inside\['key'\]\[0\]$/);
    check.ok(number.path.length >= 4, 'a step an edge');
    const [retainer] = number.retainers.filter(({ name }) => name === '[0]');
    check.equal((await view.object(retainer.source)).type, 'list');
    const value = number.fields.find(({ name }) => name === 'ob_fval');
    check.ok(value !== undefined, number.fields.map(({ name }) => name).join(' '));
    const bytes = await view.bytes(value.address, 8);
    check.equal(new DataView(bytes.buffer, bytes.byteOffset, 8).getFloat64(0, true), 1.5);
    const [boxRow] = await view.search({ type: 'Box' });
    const box = await view.object(objects.value(boxRow, 'address'));
    check.ok(box.edges.some(({ name }) => name === '.inside'), 'the edge of an attribute');
    check.equal(await view.object(8), null);
    check.ok((await view.list('generation 0')).length > 0, 'what is young');
    check.ok((await view.interned()).length > 100, 'what is interned');
    await recording.close();
  },

  async 'events: the seldom ones, those between two instants, of some kinds'(python, check) {
    const { recording } = await recordCycle(python);
    const { events, length } = recording;
    check.equal(events.at(0).kind, 'collection_start');
    check.ok([...events].every(({ clock }, i) => i === 0 || clock > events.at(i - 1).clock), 'in their order');
    const lines = await recording.eventsBetween(1, length, { kinds: ['line'] });
    check.equal([...lines].slice(-5).map(({ value }) => value), [4, 5, 6, 9, 10]);
    check.equal((await recording.eventsBetween(1, length, { limit: 10 })).length, 10);
    const all = await recording.eventsBetween(1, length);
    check.equal(all.length, length);
    check.equal(all.column('clock').every((clock, i) => clock === i + 1), true);
    await check.rejects(recording.eventsBetween(1, 2, { kinds: ['nothing'] }), 'EngineError', /no kind of event/);
    await check.rejects(recording.eventsBetween(1, 2, { lines: 3 }), 'TypeError', /there is no option 'lines'/);
    const { clock, blocks } = recording.samples;
    check.ok(clock.length > 1 && clock.length === blocks.length, 'samples');
    await recording.close();
  },

  async 'next and previous: by kind, line, object, and what becomes of a count'(python, check) {
    const { recording, instant, address } = await recordCycle(python);
    check.equal((await recording.previous(instant, { line: 5 })).value, 5);
    check.equal(await recording.next(instant, { line: 5 }), null);
    check.equal((await recording.previous(instant, { kinds: ['object_new'], object: address })).subject, address);
    const tracked = await recording.previous(instant, { kinds: ['track'], object: address });
    check.ok(tracked.clock < instant, 'the object was tracked');
    const dies = await recording.next(instant, { condition: { address, is: 0 } });
    const view = await recording.seek(dies.clock, { tables: ['object'] });
    check.equal((await view.object(address))?.record.refcount ?? 0, 0);
    const above = await recording.next(instant, { condition: { address, above: 1 } });
    check.ok(above.clock > instant && above.clock <= dies.clock, 'the collection holds it');
    const changed = await recording.previous(instant, { condition: { address, changes: true } });
    check.ok(changed.clock < instant, 'it changed before');
    const resurrected = await recording.next(instant, { condition: { address, field: 'ob_refcnt', below: 1 } });
    check.equal(resurrected.clock, dies.clock);
    await check.rejects(recording.next(instant, { condition: { address } }), 'EngineError', /a condition says/);
    await recording.close();
  },

  async 'the life of an object: made by a line, freed by a line, each count'(python, check) {
    const { recording, instant, address } = await recordCycle(python);
    const { made, freed, counts } = await recording.life(address, instant);
    check.equal([made.line, made.name, freed.line, freed.name], [4, 'make', 9, '<module>']);
    check.ok(made.instant < instant && freed.instant > instant, 'around the instant');
    check.equal([counts.refcount[0], counts.refcount.at(-1)], [1, 0]);
    check.equal((await recording.life(address, instant, { counts: false })).counts, null);
    await recording.close();
  },

  async 'the difference of two instants: created, freed, counts, edges'(python, check) {
    const { recording, instant, address } = await recordCycle(python);
    const { made, freed } = await recording.life(address, instant, { counts: false });
    const making = await recording.difference(made.instant - 1, instant);
    check.ok(making.created.includes(address) && !making.freed.includes(address), 'it was created');
    check.ok(making.edgesAdded.some(({ source, name }) => source === address && name === '.me'), 'with its edge');
    const ending = await recording.difference(instant, freed.instant + 1);
    check.ok(ending.freed.includes(address) && !ending.created.includes(address), 'it was freed');
    check.ok(ending.edgesRemoved.some(({ source, name }) => source === address && name === '.me'), 'with its edge');
    const none = await recording.difference(instant, instant);
    check.equal([none.created.length, none.freed.length, none.refcounts.address.length, none.edgesAdded.length], [0, 0, 0, 0]);
    await recording.close();
  },

  async 'the heap is written in each form, and its file opens again'(python, check) {
    const { recording, instant, view, address } = await recordCycle(python);
    check.match(await recording.write(instant, 'dot'), /^digraph/);
    const { snapshot } = JSON.parse(await recording.write(instant, 'heapsnapshot'));
    check.ok(snapshot.node_count > 1000, 'nodes');
    check.match(await view.write('summary'), /generation 0/);
    await check.rejects(view.write('nothing'), 'EngineError', /there is no form/);
    const bytes = await recording.write(instant, 'snapshot');
    const opened = await python.open(bytes);
    check.equal([opened.instant, opened.state.clock], [null, instant]);
    check.equal((await opened.object(address)).label, (await view.object(address)).label);
    check.equal(opened.frames, view.frames);
    await opened.close();
    await recording.close();
  },

  async 'a damaged file is refused with the reason'(python, check) {
    const recording = await python.record('x = [1]\n', file);
    const bytes = await recording.write(recording.length, 'snapshot');
    await check.rejects(python.open(new Uint8Array(0)), 'EngineError');
    await check.rejects(python.open(new TextEncoder().encode('no file of this kind, by far')), 'EngineError');
    await check.rejects(python.open(bytes.subarray(0, bytes.length >> 1)), 'EngineError');
    const damaged = bytes.slice();
    damaged[bytes.length >> 1] ^= 0x55;
    await check.rejects(python.open(damaged), 'EngineError');
    check.equal((await python.open(bytes)).state.clock, recording.length);
    await recording.close();
  },

  async 'input that comes later: the recording waits, and goes on'(python, check) {
    const source = 'a = input("first? ")\nb = input("second? ")\nprint(a + b)\n';
    const asked = [];
    const recording = await python.record(source, {
      ...file,
      input: async (one) => {
        asked.push(textOf(one.output));
        await wait(5);
        return asked.length === 1 ? 'x\n' : 'y\n';
      },
    });
    check.equal(asked, ['first? ', 'first? second? ']);
    check.equal([recording.state, textOf(recording.output)], ['done', 'first? second? xy\n']);
    check.equal((await recording.seek(recording.programEnd)).state.clock, recording.programEnd);
    await recording.close();
    const result = await python.run(source, { ...file, input: () => 'z\n' });
    check.equal([result.status, textOf(result.output)], [0, 'first? second? zz\n']);
    const ended = await python.record(source, { ...file, input: () => null });
    check.equal(ended.status, 1);
    check.match(textOf(ended.output), /EOFError/);
    await ended.close();
  },

  async 'what waits for input is interrupted'(python, check) {
    const source = 'try:\n    input()\nexcept KeyboardInterrupt:\n    print("caught")\nprint(input())\n';
    for (const isAborted of [true, false]) {
      const controller = new AbortController();
      let asked = 0;
      const input = (recording) => {
        if (++asked === 2) return 'later\n';
        setTimeout(() => (isAborted ? controller.abort() : recording.interrupt()), 5);
        return new Promise(() => {});
      };
      const recording = await python.record(source, { ...file, input, signal: controller.signal });
      check.equal([recording.state, asked, textOf(recording.output)], ['done', 2, 'caught\nlater\n']);
      await recording.close();
    }
    const aborted = await python.record('x = 1\n', { ...file, signal: AbortSignal.abort() });
    check.equal(aborted.status, 130);
    await aborted.close();
  },

  async 'an endless loop is interrupted, and every instant so far is there'(python, check) {
    for (const source of [ENDLESS, ENDLESS_INSIDE]) {
      const controller = new AbortController();
      const recorded = python.record(source, { ...file, signal: controller.signal });
      setTimeout(() => controller.abort(), 60);
      const recording = await recorded;
      check.equal([recording.state, recording.status, recording.wasInterrupted], ['done', 130, true]);
      check.match(textOf(recording.output), /KeyboardInterrupt\n$/);
      const middle = recording.length >> 1;
      check.equal((await recording.seek(middle)).state.clock, middle);
      check.equal((await recording.seek(recording.length)).state.clock, recording.length);
      await recording.close();
    }
  },

  async 'a call that no interrupt ends is paused by one; it can go on'(python, check) {
    const controller = new AbortController();
    // The first sum() may wait for the engine's second module.
    const source = 'print(sum([]))\nprint(sum(range(2_000_000_000)))\n';
    const onOutput = () => setTimeout(() => controller.abort(), 60);
    const recording = await python.record(source, { ...file, signal: controller.signal, onOutput });
    const { length } = recording;
    check.equal([recording.state, recording.wasInterrupted], ['paused', false]);
    check.equal((await recording.seek(length)).state.clock, length);
    check.equal(await recording.run({ stepLimit: 50_000, signal: undefined }), 'paused');
    check.ok(recording.length > length, 'it went on');
    await recording.close();
  },

  async 'what is paused can be interrupted, which the program may catch'(python, check) {
    const paused = await python.record('try:\n    while True:\n        x = 1\n        y = 2\nexcept KeyboardInterrupt:\n    print("caught")\n', { ...file, stepLimit: 5000 });
    check.equal(paused.state, 'paused');
    await paused.interrupt();
    check.equal([await paused.run({ stepLimit: 1e9 }), paused.status, textOf(paused.output)], ['done', 0, 'caught\n']);
    await paused.close();
  },

  async 'a step limit stops it, also inside a call; it can go on'(python, check) {
    for (const source of [ENDLESS, ENDLESS_INSIDE]) {
      const recording = await python.record(source, { ...file, stepLimit: 20_000 });
      check.equal(recording.state, 'paused');
      const { length } = recording;
      check.ok(length >= 20_000 && length < 40_000, `${length} instants`);
      check.equal((await recording.seek(length)).state.clock, length);
      check.equal(await recording.run(), 'paused');
      check.ok(recording.length >= length + 20_000, 'it went on');
      check.equal((await recording.seek(length)).state.clock, length);
      await recording.close();
    }
  },

  async 'errors are reported as Python does, and the instants are there'(python, check) {
    const failed = await python.record('def f():\n    return 1 / 0\nf()\n', file);
    check.equal([failed.state, failed.status], ['done', 1]);
    check.match(textOf(failed.output), /line 2, in f\n[^]*ZeroDivisionError: division by zero\n$/);
    const raised = await failed.next(0, { kinds: ['exception'] });
    check.equal((await failed.seek(raised.clock)).frames[0].name, 'f');
    await failed.close();
    const wrong = await python.record('x = = 1\n', file);
    check.equal([wrong.state, wrong.status], ['done', 1]);
    check.match(textOf(wrong.output), /SyntaxError: invalid syntax\n$/);
    check.equal((await wrong.seek(wrong.length)).state.clock, wrong.length);
    await wrong.close();
    check.match(textOf((await python.run('x = = 1\n', file)).output), /SyntaxError: invalid syntax\n$/);
  },

  async 'a heap limit is MemoryError, which a program may catch'(python, check) {
    const source = 'kept = []\ntry:\n    while True: kept.append(bytes(10000))\nexcept MemoryError:\n    kept = None\n    print("caught")\n';
    const options = { ...file, heapLimit: 8 << 20 };
    const result = await python.run(source, options);
    check.equal([result.status, textOf(result.output), result.blocks], [0, 'caught\n', 0]);
    const recording = await python.record(source, options);
    check.equal([recording.status, textOf(recording.output)], [0, 'caught\n']);
    const { size, limit } = (await recording.seek(recording.length)).state;
    check.ok(size <= 8 << 20 && limit === 8 << 20, `${size} of ${limit} bytes`);
    await recording.close();
  },

  async 'a session keeps its heap from line to line'(python, check) {
    const heard = [];
    const session = await python.session({ onOutput: (stream, text) => heard.push(text) });
    const { length } = session;
    check.equal(await session.push('x = [1, 2]'), {
      isIncomplete: false, output: '', value: null, hasFailed: false, state: 'prompt', status: null, from: length + 1, to: session.length,
    });
    check.equal((await session.push('for i in x:')).isIncomplete, true);
    check.equal(session.typed, 'for i in x:\n');
    check.equal((await session.push('    i')).isIncomplete, true);
    check.equal((await session.push('')).value, '1\n2');
    check.equal((await session.push('print("é") or x')).output, 'é\n[1, 2]\n');
    check.equal(heard.join(''), '1\n2\né\n[1, 2]\n');
    const failed = await session.push('1 / 0');
    check.equal(failed.hasFailed, true);
    check.match(failed.output, /ZeroDivisionError/);
    await session.push('def f():');
    await session.interrupt();
    check.equal([session.typed, (await session.push('x')).value], ['', '[1, 2]']);
    check.equal(await session.end(), { references: 0, blocks: 0 });
    await check.rejects(session.push('1'), 'EngineError', /the session has ended/);
    await session.close();
    await check.rejects(session.seek(1), 'EngineError', /closed/);
  },

  async 'a statement of a session is interrupted; SystemExit ends it'(python, check) {
    const session = await python.session({ input: 'Ada\n' });
    check.equal((await session.push('input()')).value, "'Ada'");
    const controller = new AbortController();
    await session.push('n = 0');
    await session.push('while True: n += 1');
    const running = session.push('', { signal: controller.signal });
    await check.rejects(session.push('1'), 'EngineError', /a statement is running/);
    setTimeout(() => controller.abort(), 20);
    const interrupted = await running;
    check.match(interrupted.output, /KeyboardInterrupt\n$/);
    await session.push('while True: n += 1');
    setTimeout(() => session.interrupt(), 20);
    check.equal((await session.push('')).hasFailed, true);
    check.equal((await session.push('n > 0')).value, 'True');
    check.equal((await session.push('raise SystemExit(4)')).status, 4);
    check.equal(session.status, 4);
    check.equal(await session.end(), { references: 0, blocks: 0 });
    await session.close();
  },

  async 'what is typed at a prompt is recorded: input is asked for, a loop stops at its limit, instants are sought'(python, check) {
    const session = await python.session({ input: () => 'Ada', stepLimit: 100_000 });
    check.equal((await session.push('name = input("name? ")')).output, 'name? ');
    check.equal((await session.push('name')).value, "'Ada'");
    const made = await session.push('kept = [name] * 3 + [name[0]] * 80');
    await session.push('while True: kept.append(1) if len(kept) < 90 else None');
    const paused = await session.push('');
    check.equal([paused.state, paused.hasFailed], ['paused', false]);
    await session.interrupt();
    const { hasFailed, from } = await session.goOn();
    check.equal([hasFailed, from], [true, paused.from]);
    const view = await session.seek(made.to, { tables: ['object'] });
    const objects = await view.table('object');
    const lists = await Promise.all([...(await view.search({ type: 'list' }))].map((row) => view.object(objects.value(row, 'address'))));
    const sizes = lists.map(({ fields }) => fields.find(({ name }) => name === 'ob_size').value);
    check.ok(sizes.includes(83), 'the list as it was then');
    check.equal((await session.seek(session.length)).state.clock, session.length);
    await session.close();
  },

  async 'what a function of the options throws ends the run, and nothing else'(python, check) {
    const thrown = new Error('no more');
    const fail = () => {
      throw thrown;
    };
    for (const options of [{ onOutput: fail }, { onOutput: fail, stepLimit: 1e9 }, { input: fail }]) {
      const asks = 'print(1)\ninput()\nwhile True: pass\n';
      await check.rejects(python.run(asks, { ...file, input: ['a'], ...options }), 'Error', /^no more$/);
      await check.rejects(python.record(asks, { ...file, input: ['a'], ...options }), 'Error', /^no more$/);
    }
    await check.rejects(python.record(ENDLESS, { ...file, onProgress: fail }), 'Error', /^no more$/);
    await check.rejects(python.record(ENDLESS, { ...file, onProgress: async () => fail() }), 'Error', /^no more$/);
    let isThrowing = true;
    const session = await python.session({ onOutput: () => isThrowing && fail() });
    await check.rejects(session.push('print(1) or 2'), 'Error', /^no more$/);
    isThrowing = false;
    if (session.state !== 'prompt') await session.goOn();
    check.equal((await session.push('1 + 1')).value, '2');
    await session.close();
    check.equal(textOf((await python.run('print(3)\n', file)).output), '3\n');
  },

  async 'two recordings and a session at once do not disturb each other'(python, check) {
    const alone = await python.record(BUSY, file);
    const [first, second, session] = await Promise.all([python.record(BUSY, file), python.record(CYCLE, file), python.session()]);
    check.equal([first.length, textOf(first.output), textOf(second.output)], [alone.length, '500\n', 'collected\n']);
    const instant = alone.length >> 1;
    const [one, other, value] = await Promise.all([
      first.seek(instant, { tables: ['object'] }), alone.seek(instant, { tables: ['object'] }), session.push('1 + 1'), second.seek(100),
    ]);
    check.equal([one.state, (await one.table('object')).length], [other.state, (await other.table('object')).length]);
    check.equal(value.value, '2');
    const bytes = await Promise.all([first, alone].map((recording) => recording.write(instant, 'snapshot')));
    check.ok(bytes[0].every((byte, i) => byte === bytes[1][i]), 'the same bytes');
    await Promise.all([alone.close(), first.close(), second.close(), session.close()]);
  },

  async 'an instant is looked at while the recording goes on'(python, check) {
    let seen = null;
    const recording = await python.record(BUSY, {
      ...file,
      onProgress: (one) => {
        if (seen === null && one.length > 1000) seen = one.seek(1000);
      },
    });
    check.equal((await (seen ?? recording.seek(1000))).state.clock, 1000);
    check.equal([recording.state, textOf(recording.output)], ['done', '500\n']);
    await recording.close();
  },

  async 'a search is called off, and the recording stays usable'(python, check) {
    const recording = await python.record(BUSY, file);
    const { clock } = await recording.next(0, { line: 2 });
    const view = await recording.seek(clock, { tables: ['object'] });
    const address = (await view.table('object')).value(0, 'address');
    const searching = { condition: { address, is: -1 } };
    const controller = new AbortController();
    const { signal } = controller;
    const searches = [
      recording.next(1, { ...searching, signal }), recording.previous(recording.length, { ...searching, signal }),
      recording.eventsBetween(1, recording.length, { line: 99, signal }),
    ];
    controller.abort();
    await Promise.all(searches.map((search) => check.rejects(search, 'AbortError')));
    await check.rejects(recording.next(1, { ...searching, signal }), 'AbortError');
    check.equal((await recording.seek(500)).state.clock, 500);
    await recording.close();
  },

  // On a loaded machine this thread is late whatever it does: as late as when it only counts, a few milliseconds a turn. Of each part
  // the best round counts.
  async 'recording, searching and running leave the thread free: no timer is 50 ms late'(python, check) {
    const least = { counting: Infinity, recording: Infinity, searching: Infinity, running: Infinity };
    const isFree = () => Object.values(least).every((late) => late < Math.max(50, 3 * least.counting));
    const part = async (name, use) => {
      least[name] = Math.min(least[name], await lateness(use));
    };
    for (let round = 0; round < 10 && !isFree(); round++) {
      let recording;
      await part('recording', async () => {
        recording = await python.record(BUSY, file);
      });
      await part('counting', () => count(300));
      await part('searching', async () => {
        check.equal(await recording.next(1, { line: 99 }), null);
        check.equal(await recording.previous(recording.length, { line: 99 }), null);
      });
      await recording.close();
      await part('running', () => python.run(BUSY, file));
    }
    check.ok(isFree(), `late by ${Object.entries(least).map(([name, late]) => `${late.toFixed(1)} ms ${name}`).join(', ')}`);
  },

  async 'this thread has its turns while ten million instants are recorded'(python, check) {
    const recording = await python.record(ENDLESS, { ...file, stepLimit: 1_000 });
    let turns = 0;
    const timer = setInterval(() => turns++, 4);
    const start = performance.now();
    await recording.run({ stepLimit: 10_000_000 });
    clearInterval(timer);
    const took = performance.now() - start;
    check.equal([recording.state, recording.length], ['paused', 10_001_000]);
    const busy = await turnsWhileCounting(Math.min(took, 500));
    const wanted = Math.min(busy.turns * (took / busy.took) / 4, took / 50);
    check.ok(turns >= wanted, `${turns} turns in ${took.toFixed(0)} ms, ${busy.turns} in ${busy.took.toFixed(0)} ms of counting`);
    await recording.close();
  },
};
