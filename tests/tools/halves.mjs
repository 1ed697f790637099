// A module of a package in two: what the page begins with, and what only its later parts need. A bundler puts a module into one
// part as a whole, so that all would be in the first.
import { parseSync } from 'rolldown/utils';

// The names in a statement that may mean something of the module. Too many do no harm.
function namesIn(node, found = { read: new Set(), written: new Set() }) {
  if (Array.isArray(node)) for (const one of node) namesIn(one, found);
  if (node === null || typeof node !== 'object' || Array.isArray(node)) return found;
  if (node.type === 'Identifier') found.read.add(node.name);
  const target = { AssignmentExpression: 'left', UpdateExpression: 'argument', ForOfStatement: 'left', ForInStatement: 'left' }[node.type];
  if (target !== undefined && node[target].type !== 'MemberExpression') for (const name of namesIn(node[target]).read) found.written.add(name);
  for (const [name, child] of Object.entries(node)) {
    const isName = (name === 'property' || name === 'key') && !node.computed;
    if (!isName) namesIn(child, found);
  }
  return found;
}

const declaredBy = (statement) => (statement.id ? [statement.id.name] : (statement.declarations ?? []).flatMap(({ id }) => [...namesIn(id).read]));

// The texts of the two modules, and which names that is exported each has. `needed`: the exports of which the first has to consist,
// with all that these refer to. The second asks `firstId` for the rest.
export function halves(code, needed, firstId) {
  const { body } = parseSync('module.js', code).program;
  const exports = body.filter(({ type }) => type.startsWith('Export'));
  if (exports.some(({ specifiers, source }) => !specifiers?.length || source)) throw new Error('Only a module that exports a list of its names can be cut in two.');
  const exported = new Map(exports.flatMap(({ specifiers }) => specifiers.map((one) => [one.exported.name, one.local.name])));
  const imports = body.filter(({ type }) => type === 'ImportDeclaration');
  const statements = body
    .filter(({ type }) => !/^(Import|Export)/.test(type))
    .map((node) => ({ text: code.slice(node.start, node.end), names: declaredBy(node), ...namesIn(node) }));
  const home = new Map(statements.flatMap((statement) => statement.names.map((name) => [name, statement])));

  const first = new Set();
  const take = (statement) => {
    if (statement === undefined || first.has(statement)) return;
    first.add(statement);
    for (const name of statement.read) take(home.get(name));
  };
  for (const name of needed) take(home.get(exported.get(name)));
  // A variable is written where it is, and what only acts does so beside what it acts on.
  const belongs = ({ names, read, written }) =>
    [...written].some((name) => first.has(home.get(name))) || (names.length === 0 && [...read].some((name) => first.has(home.get(name))));
  for (let before = -1; before !== first.size; ) {
    before = first.size;
    for (const statement of statements) if (belongs(statement)) take(statement);
  }

  const texts = (isFirst) => statements.filter((statement) => first.has(statement) === isFirst).map(({ text }) => text).join('\n');
  const head = imports.map(({ start, end }) => code.slice(start, end)).join('\n');
  const names = [...first].flatMap((statement) => statement.names);
  const ofFirst = [...exported].filter(([, local]) => first.has(home.get(local)));
  const ofRest = [...exported].filter(([, local]) => !first.has(home.get(local)));
  const list = (pairs) => pairs.map(([outside, local]) => `${local} as ${outside}`).join(', ');
  return {
    first: `${head}\n${texts(true)}\nexport { ${names.join(', ')} };`,
    rest: `${head}\nimport { ${names.join(', ')} } from ${JSON.stringify(firstId)};\n${texts(false)}\nexport { ${list(ofRest)} };`,
    ofFirst: list(ofFirst),
    ofRest: ofRest.map(([outside]) => outside).join(', '),
  };
}
