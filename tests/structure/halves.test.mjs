// Modules that are cut in two do what they did: each name, and each method, is in one half, with all that it refers to.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { halves } from '../tools/halves.mjs';

const MODULE = `
let made = 0;
class Base {
  constructor() { this.size = 2; }
  make() { made++; return helper(this); }
  get late() { return later(this.size); }
  static laterToo() { return later(1); }
  empty() { made = 0; }
}
function helper(one) { return [one.constructor.name, made]; }
function later(count) { return 'late '.repeat(count).trim(); }
class Derived extends Base { make() { return super.make().concat('derived'); } more() { return later(3); } }
const table = { [Derived.name]: 1 };
function forget() { made = 0; }
const answers = Object.create(null);
answers.key = () => 'pressed';
answers.mouse = () => later(1);
Base.words = ['a'];
Base.lateWords = [later(1)];
Derived.words = ['b'];
export { Base, Derived as Later, answers, forget, table };
`;

const asModule = (text) => `data:text/javascript,${encodeURIComponent(text).replaceAll("'", '%27')}`;

// Each module of a test is another one.
let made = 0;

// The halves of MODULE for a page that begins with `root`.
async function cut(root, isLater) {
  const { module: whole } = halves({ module: MODULE }, new Map([['root.js', root]]), isLater);
  const first = asModule(`${whole.first}\n// ${made++}`);
  return { whole, first: await import(first), rest: () => import(asModule(whole.rest.replaceAll('module?first', first))) };
}

const MAKES = "import { Base } from 'module'; new Base().make(); Base.words;";

test('the first half has what is needed, and what that needs', async () => {
  const { whole, first, rest } = await cut(MAKES);
  assert.doesNotMatch(whole.first, /Derived|table/);
  assert.doesNotMatch(whole.rest, /class Base|function helper/);
  assert.deepEqual(new first.Base().make(), ['Base', 1]);
  const { Later, table } = await rest();
  assert.deepEqual(new Later().make(), ['Derived', 2, 'derived']);
  assert.equal(new Later().more(), 'late late late');
  assert.deepEqual([first.Base.words, Later.words, table], [['a'], ['b'], { Derived: 1 }]);
});

test('what nothing of the first half names comes to a class with the second', async () => {
  const { whole, first, rest } = await cut(MAKES);
  assert.doesNotMatch(whole.first, /late/i);
  const early = new first.Base();
  assert.deepEqual([early.late, first.Base.laterToo, first.Base.lateWords], [undefined, undefined, undefined]);
  await rest();
  assert.deepEqual([early.late, first.Base.laterToo(), first.Base.lateWords], ['late late', 'late', ['late']]);
});

test('a method that the first half names is in it, with what it needs', async () => {
  const { first } = await cut("import { Base } from 'module'; export const late = ({ late }) => late;");
  assert.equal(new first.Base().late, 'late late');
});

test('what writes a variable stays with it', async () => {
  const { whole, first, rest } = await cut(MAKES);
  assert.match(whole.first, /function forget/);
  assert.equal((await rest()).forget, undefined);
  first.forget();
  assert.deepEqual(new first.Base().make(), ['Base', 1]);
  new first.Base().empty();
  assert.deepEqual(new first.Base().make(), ['Base', 1]);
});

test('what only acts is beside what it acts on, unless it is said to be later', async () => {
  const { first, rest } = await cut("import { answers } from 'module'; answers;", (text) => text.startsWith('answers.mouse'));
  assert.deepEqual(Object.keys(first.answers), ['key']);
  await rest();
  assert.equal(first.answers.mouse(), 'late');
});

test('each exported name is in one half', () => {
  const { module: { whole } } = halves({ module: MODULE }, new Map([['root.js', MAKES]]));
  assert.equal(whole, "export { Base, forget } from 'module?first';\nexport { Later, answers, table } from 'module?rest';");
});

test('a module that imports from another one imports from its halves', () => {
  const other = "import { Base, Later } from 'module';\nfunction one() { return new Base(); }\nfunction two() { return new Later(); }\nexport { one, two };";
  const { other: texts } = halves({ module: MODULE, other }, new Map([['root.js', "import { one } from 'other'; one();"]]));
  assert.match(texts.first, /^import \{ Base \} from 'module\?first';\nfunction one/);
  assert.match(texts.rest, /^import \{ Later \} from 'module\?rest';\nimport \{ one \} from 'other\?first';/);
});
