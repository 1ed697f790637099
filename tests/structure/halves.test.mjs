// A module that is cut in two does what it did: each name is in one half, with all that it refers to.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { halves } from '../tools/halves.mjs';

const MODULE = `
let made = 0;
class Base { make() { made++; return helper(this); } }
function helper(one) { return [one.constructor.name, made]; }
class Derived extends Base { late = true; }
const table = { [Derived.name]: 1 };
function forget() { made = 0; }
Base.words = ['a'];
Derived.words = ['b'];
export { Base, Derived as Later, forget, table };
`;

const asModule = (text) => `data:text/javascript,${encodeURIComponent(text)}`;

async function cut(needed) {
  const whole = halves(MODULE, needed, 'FIRST');
  const first = asModule(whole.first);
  return { whole, first: await import(first), rest: await import(asModule(whole.rest.replace('FIRST', first))) };
}

test('the first half has what is needed, and what that needs', async () => {
  const { whole, first, rest } = await cut(['Base']);
  assert.doesNotMatch(whole.first, /Derived|table/);
  assert.doesNotMatch(whole.rest, /class Base|function helper/);
  assert.deepEqual(new first.Base().make(), ['Base', 1]);
  assert.deepEqual(new rest.Later().make(), ['Derived', 2]);
  assert.deepEqual([first.Base.words, rest.Later.words, rest.table], [['a'], ['b'], { Derived: 1 }]);
});

test('what writes a variable stays with it', async () => {
  const { whole, first, rest } = await cut(['Base']);
  assert.match(whole.first, /function forget/);
  assert.equal(rest.forget, undefined);
  first.forget();
  assert.deepEqual(new first.Base().make(), ['Base', 1]);
});

test('each exported name is in one half', () => {
  const { ofFirst, ofRest } = halves(MODULE, ['Base'], 'FIRST');
  assert.equal(ofFirst, 'Base as Base, forget as forget');
  assert.equal(ofRest, 'Later, table');
});
