// Chance with a seed, and expansion of templates: what every recipe of a random program is made with.
// Owns no grammar: the other files of this folder do.

// xorshift over a hashed seed: neighbouring seeds give unrelated programs.
export class Chance {
  #a;
  #b;

  constructor(seed) {
    this.#a = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) | 1;
    this.#b = Math.imul(seed + 0x7f4a7c15, 0xc2b2ae35) ^ (seed >>> 3);
    for (let i = 0; i < 12; i++) this.#next();
  }

  #next() {
    let t = this.#a;
    const s = this.#b;
    this.#a = s;
    t ^= t << 23;
    t ^= t >>> 17;
    t ^= s ^ (s >>> 26);
    this.#b = t;
    return (t + s) >>> 0;
  }

  // From 0 to n - 1.
  below(n) {
    return Math.floor((this.#next() / 2 ** 32) * n);
  }

  between(least, most) {
    return least + this.below(most - least + 1);
  }

  is(probability) {
    return this.#next() / 2 ** 32 < probability;
  }

  pick(list) {
    return list[this.below(list.length)];
  }

  // `count` members, with repetition.
  several(least, most, make) {
    return Array.from({ length: this.between(least, most) }, (_, i) => make(i));
  }

  shuffled(list) {
    const copy = [...list];
    for (let i = copy.length - 1; i > 0; i--) {
      const j = this.below(i + 1);
      [copy[i], copy[j]] = [copy[j], copy[i]];
    }
    return copy;
  }
}

// Parts of expressions, which no expression can take the place of.
const NO_EXPRESSIONS = ['step', 'attribute'];

// An expression that may be followed by `.`, `[` or `(`.
function asPrimary(text) {
  return /^[a-z_]\w*$|^'[^'\\]*'$|^[[{][^()[\]{}]*[\]}]$/.test(text) ? text : `(${text})`;
}

// Expands `$name` in templates by a table of alternatives. Names of the program's own variables are offered by kind.
export class Expressions {
  #table;
  #atoms;
  #variables = [];

  // `atoms` is the table used when a template is nested too deeply: its alternatives hold no expression.
  constructor(chance, table, atoms) {
    this.chance = chance;
    this.#table = table;
    this.#atoms = atoms;
    this.mistakes = 0.02;
  }

  // From now on `name` holds something of that kind.
  declare(kind, name) {
    this.#variables = this.#variables.filter((variable) => variable.name !== name);
    this.#variables.push({ kind, name });
  }

  forget(name) {
    this.#variables = this.#variables.filter((variable) => variable.name !== name);
  }

  // Runs `action`, after which the variables are those from before.
  inside(action) {
    const before = [...this.#variables];
    const result = action();
    this.#variables = before;
    return result;
  }

  names(kind) {
    return this.#variables.filter((variable) => kind === undefined || variable.kind === kind).map((v) => v.name);
  }

  make(kind, depth = 2) {
    const actual = this.chance.is(this.mistakes) && !NO_EXPRESSIONS.includes(kind) ? 'any' : kind;
    const names = this.names(actual);
    if (names.length > 0 && this.chance.is(depth > 0 ? 0.3 : 0.6)) return this.chance.pick(names);
    const alternatives = (depth > 0 ? this.#table[actual] : undefined) ?? this.#atoms[actual] ?? this.#table[actual];
    if (!alternatives) throw new Error(`no such kind: ${actual}`);
    return this.fill(this.chance.pick(alternatives), depth - 1);
  }

  // A template may be text or a function of this that gives text.
  fill(template, depth = 1) {
    const text = typeof template === 'function' ? template(this, depth) : template;
    return text.replaceAll(/\$([a-z]+)/g, (found, kind, at) => {
      const part = this.make(kind, depth);
      return '.[('.includes(text[at + found.length] ?? ' ') ? asPrimary(part) : part;
    });
  }
}

// Lines with indentation.
export class Text {
  #lines = [];
  #depth = 0;

  line(text) {
    for (const part of text.split('\n')) this.#lines.push('    '.repeat(this.#depth) + part);
  }

  // `heading`, then what `body` writes, or `pass`.
  block(heading, body) {
    this.line(heading);
    this.#depth++;
    const before = this.#lines.length;
    body();
    if (this.#lines.length === before) this.line('pass');
    this.#depth--;
  }

  toString() {
    return this.#lines.map((line) => `${line.trimEnd()}\n`).join('');
  }
}
