// The fields of objects: those of CPython's structs, at the offsets that its headers give them, without gaps.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, test } from 'node:test';
import { load } from '../../wasm/js/index.js';
import { BUILD } from '../tools/places.mjs';

const PROGRAM = `import sys
def plain(x, y=1):
    kept = x
    def inner(): return kept
    return inner
def numbers():
    here = 10
    yield here
waiting = numbers()
next(waiting)
closure = plain(3)
code = plain.__code__
part = slice(1, 2)
try:
    1 / 0
except ZeroDivisionError as error:
    caught = error
class Point:
    __slots__ = ('x',)
both = complex(1, 2)
items = iter([1, 2])
`;

let python;
let view;
let objects;

before(async () => {
  python = await load({ url: pathToFileURL(join(BUILD, 'wasm/ouro-3.11.wasm')) });
  const recording = await python.record(PROGRAM, { filename: 'main.py', isFile: true });
  view = await recording.seek(recording.programEnd);
  objects = await view.table('object');
});
after(() => python.close());

async function named(name) {
  const edges = await view.table('edge');
  const globals = [...edges].find((edge) => edge.name === 'globals').target;
  return view.object([...edges].find((edge) => edge.source === globals && edge.name === `['${name}']`).target);
}

const placed = ({ fields }) => Object.fromEntries(fields.map(({ name, offset }) => [name, offset]));

test('functions, code, generators and exceptions have CPython\'s fields where CPython has them', async () => {
  const { func_globals, func_code, func_closure, vectorcall, func_version } = placed(await named('closure'));
  assert.deepEqual({ func_globals, func_code, func_closure, vectorcall, func_version }, { func_globals: 16, func_code: 48, func_closure: 72, vectorcall: 120, func_version: 128 });
  const { ob_size, co_consts, co_flags, co_warmup, co_firstlineno, co_qualname, co_extra, co_code_adaptive } = placed(await named('code'));
  assert.deepEqual({ ob_size, co_consts, co_flags, co_warmup, co_firstlineno, co_qualname, co_extra, co_code_adaptive },
    { ob_size: 16, co_consts: 24, co_flags: 48, co_warmup: 52, co_firstlineno: 72, co_qualname: 128, co_extra: 176, co_code_adaptive: 184 });
  const { gi_code, gi_frame_state, f_func, f_code, prev_instr, stacktop } = placed(await named('waiting'));
  assert.deepEqual({ gi_code, gi_frame_state, f_func, f_code, prev_instr, stacktop }, { gi_code: 16, gi_frame_state: 75, f_func: 80, f_code: 112, prev_instr: 136, stacktop: 144 });
  const { args, traceback, suppress_context } = placed(await named('caught'));
  assert.deepEqual({ args, traceback, suppress_context }, { args: 24, traceback: 40, suppress_context: 64 });
});

test('numbers in fields are signed where CPython\'s are', async () => {
  const { fields } = await named('waiting');
  // Suspended: -1, extended to 64 bits.
  assert.ok(fields.find(({ name }) => name === 'gi_frame_state').value > 2 ** 63);
  assert.equal((await named('code')).fields.find(({ name }) => name === 'co_firstlineno').value, 2);
});

test('no byte of an object is without a field', async () => {
  const seen = new Set();
  for (const { address, block, blockSize, layout } of objects) {
    if (block === 0 || seen.has(layout)) continue;
    seen.add(layout);
    const { fields, label } = await view.object(address);
    let end = block;
    for (const field of fields) {
      assert.equal(field.address, end, `${label}: ${field.name}`);
      end += field.length;
    }
    assert.equal(end, block + blockSize, label);
  }
  assert.ok(seen.size > 20, `${seen.size} kinds of objects`);
});
