// Cases of ordinary statements: assignment, branches, loops, handlers, functions and their calls, patterns.

const VALUE_KINDS = ['int', 'int', 'float', 'str', 'str', 'list', 'list', 'tuple', 'dict', 'set', 'bool', 'bytes', 'any'];
const EXCEPTIONS = ['ValueError', 'TypeError', 'KeyError', 'IndexError', 'ZeroDivisionError', 'AttributeError', 'LookupError', 'ArithmeticError', 'Exception', 'BaseException', 'RuntimeError', 'StopIteration', 'NameError', 'UnboundLocalError', 'AssertionError', 'OverflowError', 'UnicodeError', '(TypeError, ValueError)', '(KeyError, IndexError, AttributeError)', 'OSError'];

export class Body {
  #names = 0;

  constructor(chance, make, text) {
    this.chance = chance;
    this.make = make;
    this.text = text;
    this.isFunction = false;
    this.isGenerator = false;
    this.isLoop = false;
    this.depth = 3;
    this.functions = [];
    this.locals = [];
    this.nonlocals = [];
  }

  newName() {
    if (this.locals.length > 0 && this.chance.is(0.25)) return this.chance.pick(this.locals);
    const name = `${this.chance.pick(['v', 'n', 'item', 'x', 'total'])}${this.#names++}`;
    this.locals.push(name);
    return name;
  }

  // Runs `action` one level deeper; what it assigns may be unbound afterwards, so it is forgotten.
  nested(changes, action) {
    const kept = { isLoop: this.isLoop, isFunction: this.isFunction, isGenerator: this.isGenerator, locals: this.locals, nonlocals: this.nonlocals };
    Object.assign(this, changes);
    this.depth--;
    this.make.inside(action);
    this.depth++;
    Object.assign(this, kept);
  }

  statements(least, most) {
    for (let i = this.chance.between(least, most); i > 0; i--) this.statement();
  }

  statement() {
    const simple = [this.assign, this.assign, this.assign, this.print, this.print, this.augment, this.unpack, this.mutate, this.mutate, this.expression, this.slice];
    const compound = [this.branch, this.loop, this.loop, this.whileLoop, this.handlers, this.handlers, this.withStatement, this.define, this.define, this.match, this.call, this.smallClass, this.unbound];
    const leave = [this.jump, this.raise, this.assertion];
    const pool = this.depth > 0 && this.chance.is(0.4) ? compound : this.chance.is(0.06) ? leave : simple;
    this.chance.pick(pool).call(this);
  }

  // A statement whose failure, likely in so random a program, does not end the case.
  safeStatement() {
    if (this.chance.is(0.3)) return this.statement();
    this.text.block('try:', () => this.statement());
    this.text.block('except Exception as e:', () => this.text.line("print('failed', type(e).__name__, e)"));
  }

  some(kind = 'any', depth = 1) {
    return this.make.make(kind, depth);
  }

  assign() {
    const kind = this.chance.pick(VALUE_KINDS);
    const value = this.some(kind, 2);
    const name = this.newName();
    const annotated = !this.nonlocals.includes(name) && this.chance.is(0.08) ? `: ${this.chance.pick(['int', 'str', "'list'"])}` : '';
    const twice = !annotated && this.chance.is(0.1) ? ` = ${this.newName()}` : '';
    this.text.line(`${name}${annotated}${twice} = ${value}`);
    this.make.declare(kind, name);
    if (twice) this.make.declare(kind, twice.slice(3));
  }

  print() {
    const items = this.chance.several(1, 3, () => this.some());
    const names = this.make.names();
    if (names.length > 0 && this.chance.is(0.5)) items.push(this.chance.pick(names));
    this.text.line(`print(${items.join(', ')}${this.chance.is(0.1) ? `, sep=${this.some('str', 0)}` : ''})`);
  }

  augment() {
    const kind = this.chance.pick(['int', 'str', 'list', 'set', 'dict', 'tuple', 'float']);
    const names = this.make.names(kind);
    if (names.length === 0) return this.assign();
    const name = this.chance.pick(names);
    const operators = { int: ['+=', '-=', '*=', '//=', '%=', '|=', '&=', '^='], str: ['+='], list: ['+='], set: ['|=', '&=', '-=', '^='], dict: ['|='], tuple: ['+='], float: ['+=', '*=', '/='] };
    this.text.line(`${name} ${this.chance.pick(operators[kind])} ${this.some(kind)}`);
  }

  unpack() {
    const names = this.chance.several(2, 3, () => this.newName());
    const star = this.chance.is(0.35) ? this.chance.below(names.length) : -1;
    const targets = names.map((name, i) => (i === star ? `*${name}` : name)).join(', ');
    const value = star >= 0 ? this.some('iter') : this.chance.is(0.9) ? names.map(() => this.some()).join(', ') : this.some('iter');
    this.text.line(`${targets} = ${value}`);
    names.forEach((name, i) => this.make.declare(i === star ? 'list' : 'any', name));
  }

  mutate() {
    this.guarded(this.some('none', 2));
  }

  expression() {
    this.guarded(`print(${this.some('any', 2)})`);
  }

  // A statement that may well fail: its error is printed.
  guarded(statement) {
    if (this.depth < 3 && this.chance.is(0.4)) return this.text.line(statement);
    this.text.block('try:', () => this.text.line(statement));
    this.text.block('except Exception as e:', () => this.text.line("print('error', type(e).__name__, e)"));
  }

  slice() {
    const names = this.make.names('list');
    if (names.length === 0) return this.assign();
    const target = `${this.chance.pick(names)}[${this.some('bound')}:${this.some('bound')}${this.some('step')}]`;
    this.guarded(this.chance.is(0.3) ? `del ${target}` : `${target} = ${this.some('iter')}`);
    this.text.line(`print(${names.join(', ')})`);
  }

  block(heading, changes = {}, least = 1, most = 3) {
    this.text.block(heading, () => this.nested(changes, () => this.statements(least, most)));
  }

  branch() {
    this.block(`if ${this.some('cond')}:`);
    if (this.chance.is(0.3)) this.block(`elif ${this.some('cond')}:`);
    if (this.chance.is(0.5)) this.block('else:');
  }

  loop() {
    const target = this.newName();
    const heading = this.chance.is(0.15) ? `for ${target}, ${this.newName()} in ${this.some('pairs')}:` : `for ${target} in ${this.some('iter')}:`;
    this.text.block(heading, () => {
      this.text.line('tick()');
      this.nested({ isLoop: true }, () => {
        this.make.declare('any', target);
        this.statements(1, 3);
      });
    });
    if (this.chance.is(0.2)) this.block('else:');
  }

  whileLoop() {
    const name = this.newName();
    this.text.line(`${name} = ${this.chance.between(1, 4)}`);
    this.text.block(`while ${this.chance.is(0.5) ? name : `${name} > 0`}:`, () => {
      this.text.line('tick()');
      this.text.line(`${name} -= 1`);
      this.nested({ isLoop: true }, () => this.statements(1, 3));
    });
    if (this.chance.is(0.2)) this.block('else:');
  }

  handlers() {
    this.block('try:', {}, 1, 4);
    const star = this.chance.is(0.08);
    const count = star ? this.chance.between(1, 2) : this.chance.between(0, 2);
    for (let i = 0; i < count; i++) {
      const name = this.chance.is(0.6) ? this.newName() : '';
      const kinds = this.chance.pick(EXCEPTIONS);
      this.text.block(`except${star ? '*' : ''} ${kinds}${name ? ` as ${name}` : ''}:`, () => {
        if (name) this.text.line(`print(type(${name}).__name__, ${name}, repr(${name}.__context__), ${name}.__cause__)`);
        this.nested(star ? { isLoop: false, isFunction: false } : {}, () => this.statements(0, 2));
        if (!star && this.chance.is(0.1)) this.text.line('raise');
      });
    }
    if (!star && count > 0 && this.chance.is(0.15)) this.block('except:', {}, 0, 1);
    if (count > 0 && this.chance.is(0.25)) this.block('else:', {}, 1, 2);
    if (count === 0 || this.chance.is(0.3)) this.block('finally:', {}, 1, 2);
  }

  withStatement() {
    const name = this.newName();
    const items = this.chance.several(1, 2, (i) => `Manager(${this.some('word', 0)}, ${this.chance.is(0.4) ? 'True' : 'False'})${i === 0 ? ` as ${name}` : ''}`);
    this.block(`with ${items.join(', ')}:`);
  }

  parameters() {
    const names = this.chance.shuffled(['a', 'b', 'c', 'd']).slice(0, this.chance.between(0, 3));
    let hasDefault = false;
    const parts = names.map((name) => {
      hasDefault ||= this.chance.is(0.3);
      return hasDefault ? `${name}=${this.some('any', 0)}` : name;
    });
    if (parts.length > 1 && this.chance.is(0.15)) parts.splice(1, 0, '/');
    if (this.chance.is(0.3)) parts.push('*args');
    else if (parts.length > 0 && this.chance.is(0.15)) parts.push('*');
    if (parts.at(-1)?.startsWith('*') && (parts.at(-1) === '*' || this.chance.is(0.4))) {
      parts.push(this.chance.is(0.5) ? 'key' : `key=${this.some('any', 0)}`);
    }
    if (this.chance.is(0.2)) parts.push('**kwargs');
    return parts;
  }

  parameterNames(parts) {
    return parts.map((part) => part.replace(/=.*$/s, '').replace(/^\*+/, '')).filter((name) => /^\w/.test(name));
  }

  callArguments(parts) {
    const given = [];
    for (const part of parts) {
      if (part === '/' || part === '*') continue;
      if (part.startsWith('**')) {
        if (this.chance.is(0.5)) given.push(this.chance.is(0.5) ? 'extra=1' : '**{"q": 2}');
      } else if (part.startsWith('*')) {
        if (this.chance.is(0.5)) given.push(`*${this.some('iter', 0)}`);
      } else if (part.startsWith('key')) {
        if (this.chance.is(0.8)) given.push(`key=${this.some()}`);
      } else if (!part.includes('=') || this.chance.is(0.5)) {
        given.push(this.chance.is(0.15) ? `${part.replace(/=.*$/s, '')}=${this.some()}` : this.some());
      }
    }
    if (this.chance.is(0.07)) given.push(this.some());
    if (this.chance.is(0.07)) given.pop();
    const rank = (text) => (text.startsWith('**') ? 2 : /^[a-z]+=(?!=)/.test(text) ? 1 : 0);
    return given.sort((a, b) => rank(a) - rank(b)).join(', ');
  }

  // A function, often a closure that changes a variable of ours, and at once a call of it.
  define() {
    const name = `f${this.#names++}`;
    const parts = this.parameters();
    const outer = this.make.names().filter((n) => this.isFunction && this.locals.includes(n));
    const isGenerator = this.chance.is(0.2);
    if (this.chance.is(0.1)) this.text.line('@traced');
    this.text.block(`def ${name}(${parts.join(', ')}):`, () => {
      this.text.line('tick()');
      const changed = outer.length > 0 && this.chance.is(0.4) ? this.chance.pick(outer) : '';
      if (changed) this.text.line(`nonlocal ${changed}`);
      this.nested({ isFunction: true, isGenerator, isLoop: false, locals: changed ? [changed] : [], nonlocals: changed ? [changed] : [] }, () => {
        for (const parameter of this.parameterNames(parts)) this.make.declare('any', parameter);
        this.statements(1, 4);
        if (isGenerator) this.text.line(`yield ${this.some()}`);
        else if (this.chance.is(0.8)) this.text.line(`return ${this.some()}`);
      });
    });
    this.functions.push({ name, parts, isGenerator });
    this.invoke(this.functions.at(-1));
  }

  invoke({ name, parts, isGenerator }) {
    const call = `${name}(${this.callArguments(parts)})`;
    this.guarded(isGenerator ? `print(list(${call}))` : `print(${call})`);
  }

  call() {
    if (this.functions.length === 0) return this.define();
    this.invoke(this.chance.pick(this.functions));
  }

  smallClass() {
    const name = `C${this.#names++}`;
    const base = this.chance.pick(['', '', '(list)', '(dict)', '(Exception)', '(int)', '(str)']);
    this.text.block(`class ${name}${base}:`, () => {
      this.text.line(`field = ${this.some()}`);
      this.text.block('def method(self, *args):', () => this.text.line(`return (self.field, args, ${this.some('any', 0)})`));
    });
    this.guarded(`print(${name}(${this.chance.is(0.3) ? this.some() : ''}).method(${this.some()}))`);
  }

  unbound() {
    const names = this.locals;
    if (names.length === 0) return this.print();
    const name = this.chance.pick(names);
    this.text.block('try:', () => {
      this.text.line(this.chance.is(0.4) ? `del ${name}` : `print(${name})`);
      if (this.chance.is(0.3)) this.text.line(`print(${name})`);
    });
    this.text.block('except NameError as e:', () => this.text.line('print(type(e).__name__, e, e.name)'));
    this.make.forget(name);
  }

  jump() {
    if (this.isLoop && this.chance.is(0.7)) this.text.line(this.chance.pick(['break', 'continue']));
    else if (this.isFunction) this.text.line(this.isGenerator && this.chance.is(0.5) ? `yield ${this.some()}` : `return ${this.some()}`);
    else this.print();
  }

  raise() {
    const made = `${this.chance.pick(['ValueError', 'KeyError', 'RuntimeError', 'Exception', 'IndexError', 'StopIteration'])}(${this.some('any', 0)})`;
    this.text.line(`raise ${made}${this.chance.is(0.2) ? ` from ${this.chance.pick(['None', 'ValueError(1)', made])}` : ''}`);
  }

  assertion() {
    this.text.line(`assert ${this.some('cond')}${this.chance.is(0.5) ? `, ${this.some()}` : ''}`);
  }

  pattern(depth = 2) {
    const inner = () => (depth > 0 ? this.pattern(depth - 1) : this.chance.pick(['_', '1', "'a'", 'None']));
    const literal = () => this.chance.pick(['0', '1', '-1', "'a'", "'k'", 'None', 'True', '1.5', "b'abc'", '2j', '-3', "''"]);
    const capture = () => {
      const name = `m${this.#names++}`;
      this.captured.push(name);
      return name;
    };
    const sequence = () => {
      const parts = this.chance.several(0, 3, inner);
      if (this.chance.is(0.4)) parts.splice(this.chance.below(parts.length + 1), 0, this.chance.is(0.5) ? '*_' : `*${capture()}`);
      return `[${parts.join(', ')}]`;
    };
    const mapping = () => {
      const parts = this.chance.shuffled(["'a'", "'b'", '1', '(-2)', "'k'"].slice(0, 3)).slice(0, this.chance.between(0, 2)).map((key) => `${key.replaceAll(/[()]/g, '')}: ${inner()}`);
      if (this.chance.is(0.3)) parts.push(`**${capture()}`);
      return `{${parts.join(', ')}}`;
    };
    const type = () => {
      const kind = this.chance.pick(['int', 'str', 'list', 'tuple', 'dict', 'float', 'bool', 'bytes', 'set', 'Point', 'object', 'range']);
      const inside = kind === 'Point' ? this.chance.several(0, 3, inner).join(', ') : this.chance.is(0.5) ? inner() : this.chance.is(0.3) ? `real=${inner()}` : '';
      return `${kind}(${inside})`;
    };
    const either = () => `(${literal()} | ${literal()})`;
    const as = () => `(${this.chance.pick([literal, sequence, type, mapping])()} as ${capture()})`;
    return this.chance.pick([literal, literal, () => '_', capture, sequence, sequence, mapping, type, type, either, as, () => 'Point.origin'])();
  }

  match() {
    const subject = this.chance.is(0.2) ? `Point(${this.some('int', 0)}, ${this.some('any', 0)})` : this.some('any', 1);
    this.text.block(`match ${subject}:`, () => {
      for (let i = this.chance.between(1, 4); i > 0; i--) {
        this.captured = [];
        const pattern = this.pattern();
        const captured = this.captured;
        const always = /^(_|m\d+)$/.test(pattern);
        this.text.block(`case ${pattern}${always || this.chance.is(0.2) ? ` if ${this.some('cond', 0)}` : ''}:`, () => {
          this.text.line(`print('matched ${i}', ${captured.join(', ')})`);
          if (this.chance.is(0.3)) this.nested({}, () => this.statements(1, 1));
        });
      }
      if (this.chance.is(0.4)) this.text.block('case _:', () => this.text.line("print('no match')"));
    });
  }
}

export function statements(chance, make, text) {
  const body = new Body(chance, make, text);
  make.mistakes = 0.01;
  const write = () => {
    for (let i = chance.between(8, 20); i > 0; i--) body.safeStatement();
    const names = make.names().filter((name) => body.locals.includes(name));
    if (names.length > 0) text.line(`print(${names.join(', ')})`);
  };
  if (chance.is(0.6)) {
    body.isFunction = true;
    text.block('def case():', write);
    return text.line('run(case)');
  }
  text.block('try:', write);
  text.block('except BaseException as failure:', () => text.line('report(failure)'));
}
