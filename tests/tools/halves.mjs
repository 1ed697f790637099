// Modules of packages in two: what the page begins with, and what only its later parts need. A bundler puts a module into one part
// as a whole, so that all would be in the first. Classes are cut, too: a method that nothing in the first part names cannot be called
// before the second half is there, which then lends it to its class.
import { parseSync } from 'rolldown/utils';

// What JavaScript itself calls.
const IMPLICIT = new Set(['constructor', 'toString', 'valueOf']);

const WRITING = { AssignmentExpression: 'left', UpdateExpression: 'argument', ForOfStatement: 'left', ForInStatement: 'left' };

// Of a node: the names in it that may mean something of its module (`read`), those of them that it gives another value (`written`),
// and those that members of objects may have (`named`). Too many do no harm. It does not look into what is in `apart`.
function namesIn(node, apart = [], found = { read: new Set(), written: new Set(), named: new Set(), hasSuper: false }) {
  if (Array.isArray(node)) for (const one of node) namesIn(one, apart, found);
  if (node === null || typeof node !== 'object' || Array.isArray(node) || apart.includes(node)) return found;
  if (node.type === 'Identifier') found.read.add(node.name);
  if (node.type === 'Literal') found.named.add(node.value);
  if (node.type === 'Super') found.hasSuper = true;
  const target = WRITING[node.type];
  if (target !== undefined && node[target].type !== 'MemberExpression') for (const name of namesIn(node[target]).read) found.written.add(name);
  for (const [name, child] of Object.entries(node)) {
    const isName = (name === 'property' || name === 'key') && !node.computed;
    if (!isName) namesIn(child, apart, found);
    else found.named.add(child.name);
  }
  return found;
}

// The methods of a class that it could be lent: what has `super` in it must stay where its class is.
function methodsOf(node, module) {
  if (node.type !== 'ClassDeclaration') return [];
  const methods = node.body.body.filter(({ type, computed, key }) => type === 'MethodDefinition' && !computed && !IMPLICIT.has(key.name));
  return methods.map((method) => ({ module, node: method, name: method.key.name, ...namesIn(method) })).filter(({ hasSuper }) => !hasSuper);
}

// `Base.words = …`: what it gives, and to what.
function giftOf({ type, expression }) {
  if (type !== 'ExpressionStatement' || expression.type !== 'AssignmentExpression') return null;
  const { type: kind, object, property, computed } = expression.left;
  return kind === 'MemberExpression' && !computed && object.type === 'Identifier' ? { name: property.name, to: object.name } : null;
}

const declaredBy = (node) => (node.id ? [node.id.name] : (node.declarations ?? []).flatMap(({ id }) => [...namesIn(id).read]));

// A module: its statements, where each of its names is declared, what it imports and exports.
function moduleOf(name, code) {
  const { body } = parseSync('module.js', code).program;
  const exports = body.filter(({ type }) => type.startsWith('Export'));
  if (exports.some(({ specifiers, source }) => !specifiers?.length || source)) throw new Error('Only a module that exports a list of its names can be cut in two.');
  const module = { name, code, exported: new Map(exports.flatMap(({ specifiers }) => specifiers.map((one) => [one.exported.name, one.local.name]))) };
  module.imported = importsOf(body);
  module.statements = body
    .filter(({ type }) => !/^(Import|Export)/.test(type))
    .map((node) => {
      const methods = methodsOf(node, module);
      return { module, node, names: declaredBy(node), methods, ...namesIn(node, methods.map((method) => method.node)) };
    });
  module.home = new Map(module.statements.flatMap((statement) => statement.names.map((one) => [one, statement])));
  return module;
}

// Each name that is imported, and from where, as what.
const importsOf = (body) =>
  new Map(
    body
      .filter(({ type }) => type === 'ImportDeclaration')
      .flatMap(({ source, specifiers }) => specifiers.map(({ local, imported }) => [local.name, { from: source.value, as: imported?.name ?? 'default' }])),
  );

const isClass = (statement) => statement?.node.type === 'ClassDeclaration';

// The statements and methods of the modules that the roots need, and all that these refer to.
function neededBy(roots, modules, isLater) {
  const needed = new Set();
  // The names that members are asked for by.
  const named = new Set();
  const methods = [];

  const takeName = (module, name) => {
    const { from, as } = module.imported.get(name) ?? {};
    if (modules.has(from)) takeName(modules.get(from), modules.get(from).exported.get(as));
    else if (module.home?.has(name)) take(module.home.get(name));
  };
  const take = (unit) => {
    if (needed.has(unit)) return;
    needed.add(unit);
    methods.push(...(unit.methods ?? []));
    for (const name of unit.named) named.add(name);
    for (const name of unit.read) takeName(unit.module, name);
  };
  for (const [name, code] of roots) {
    const { body } = parseSync(name, code).program;
    const root = { imported: importsOf(body) };
    if (![...root.imported.values()].some(({ from }) => modules.has(from))) continue;
    take({ module: root, ...namesIn(body) });
  }

  // A variable is written where it is, and what only acts does so beside what it acts on.
  const writes = ({ module, written }) => [...written].some((name) => needed.has(module.home.get(name)));
  const acts = ({ module, node, names, read }) => {
    if (names.length > 0 || isLater(textOf(module, node))) return false;
    const gift = giftOf(node);
    const isOfClass = gift !== null && isClass(module.home.get(gift.to));
    return isOfClass ? needed.has(module.home.get(gift.to)) && named.has(gift.name) : [...read].some((name) => needed.has(module.home.get(name)));
  };
  const statements = [...modules.values()].flatMap((module) => module.statements);
  for (let before = -1; before !== needed.size; ) {
    before = needed.size;
    for (const method of [...methods]) if (named.has(method.name) || writes(method)) take(method);
    for (const statement of statements) if (writes(statement) || acts(statement)) take(statement);
  }
  return needed;
}

const textOf = ({ code }, { start, end }) => code.slice(start, end);

// A statement without some of its methods.
function textWithout({ module, node }, methods) {
  const ends = [node.start, ...methods.map((method) => method.node.end)];
  const starts = [...methods.map((method) => method.node.start), node.end];
  return ends.map((end, i) => textOf(module, { start: end, end: starts[i] })).join('');
}

const LEND = `function lend(to, from) {
  const own = (one) => Object.entries(Object.getOwnPropertyDescriptors(one)).filter(([name]) => !['length', 'name', 'prototype', 'constructor'].includes(name));
  for (const [name, member] of own(from)) Object.defineProperty(to, name, member);
  for (const [name, member] of own(from.prototype)) Object.defineProperty(to.prototype, name, member);
}`;

// The pairs as a list of names: inside, outside.
const listOf = (pairs) => pairs.map(([inside, outside]) => (inside === outside ? inside : `${inside} as ${outside}`)).join(', ');

// The texts of a module's halves, and of what exports all of it.
function textsOf(module, modules, needed) {
  const { name, statements, exported, home } = module;
  const isFirst = (unit) => needed.has(unit);
  const halfOf = (from, as) => (isFirst(modules.get(from).home.get(modules.get(from).exported.get(as))) ? 'first' : 'rest');
  const head = (units) => {
    const read = new Set(units.flatMap((unit) => [...unit.read]));
    const isUsed = ([local]) => read.has(local);
    return [...module.imported].filter(isUsed)
      .map(([local, { from, as }]) => `import { ${listOf([[as, local]])} } from '${modules.has(from) ? `${from}?${halfOf(from, as)}` : from}';`);
  };
  const first = statements.filter(isFirst);
  const rest = statements.filter((one) => !isFirst(one));
  const lent = (statement) => statement.methods.filter((method) => !isFirst(method));
  const lending = first.filter((statement) => lent(statement).length > 0)
    .map((statement) => `lend(${statement.names[0]}, class { ${lent(statement).map(({ node }) => textOf(module, node)).join('\n')} });`);

  const pairs = [...exported].map(([outside, local]) => [local, outside]);
  const ofFirst = pairs.filter(([local]) => isFirst(home.get(local)));
  const ofRest = pairs.filter(([local]) => !isFirst(home.get(local)));
  const locals = first.flatMap(({ names }) => names);
  // What the rest needs has the name that it has inside, what is exported also its other one.
  const exports = [...locals.map((local) => [local, local]), ...ofFirst.filter(([local, outside]) => local !== outside)];
  const outside = (list) => list.map(([, one]) => one).join(', ');
  return {
    first: [
      ...head([...first, ...first.flatMap(({ methods }) => methods.filter(isFirst))]),
      ...first.map((statement) => textWithout(statement, lent(statement))),
      `export { ${listOf(exports)} };`,
    ].join('\n'),
    rest: [
      ...head([...rest, ...rest.flatMap(({ methods }) => methods), ...first.flatMap(lent)]),
      `import { ${locals.join(', ')} } from '${name}?first';`,
      LEND,
      ...lending,
      ...rest.map((statement) => textOf(module, statement.node)),
      `export { ${listOf(ofRest)} };`,
    ].join('\n'),
    whole: `export { ${outside(ofFirst)} } from '${name}?first';\nexport { ${outside(ofRest)} } from '${name}?rest';`,
  };
}

/** Cuts modules; `codes` has their texts by their names. `roots`: the names and texts of the modules that the first part has beside
 * them. What only acts is in the second half if `isLater` says so of its text. Gives for each module the texts `first` and `rest`,
 * which import each other as `name?first` and `name?rest`, and `whole`, which exports what both export. */
export function halves(codes, roots, isLater = () => false) {
  const modules = new Map(Object.entries(codes).map(([name, code]) => [name, moduleOf(name, code)]));
  const needed = neededBy(roots, modules, isLater);
  return Object.fromEntries([...modules].map(([name, module]) => [name, textsOf(module, modules, needed)]));
}
