// Writes exports.d.ts from wasm/exports.h, and records.d.ts from the tables of core/include/ouro: `node wasm/js/generate.mjs`. A test
// holds them together.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const TABLE = new URL('../exports.h', import.meta.url);
const DECLARATIONS = new URL('./exports.d.ts', import.meta.url);

const RECORDS = new URL('./records.d.ts', import.meta.url);
const INSPECT = new URL('../../core/include/ouro/inspect.h', import.meta.url);
const TRACE = new URL('../../core/include/ouro/trace.h', import.meta.url);

const TYPESCRIPT = {
  void: 'void',
  u32: 'number',
  i32: 'number',
  f64: 'number',
  address: 'number',
  boolean: 'boolean',
  size: 'number',
  ref: 'number',
  i64: 'bigint',
  text: 'string | null',
};

// The rows of the table in the text of exports.h or imports.h: [{ result, name, parameters: [{ type, name }], documentation }].
export function parseTable(header, name = 'WASM_EXPORTS') {
  const start = header.indexOf(`#define ${name}(X)`);
  const table = header.slice(start).split(/(?<!\\)\n/)[0].replaceAll('\\\n', ' ');
  return [...table.matchAll(/X\((\w+), (\w+),\s*\(([^)]*)\),\s*((?:"(?:[^"\\]|\\.)*"\s*)+)\)/g)].map(
    ([, result, name, list, literals]) => ({
      result,
      name,
      documentation: literals.trim().slice(1, -1).replace(/"\s*"/g, ''),
      parameters: list === 'void' ? [] : list.split(',').map((parameter) => {
        const [type, parameterName] = parameter.trim().split(/\s+/);
        return { type, name: parameterName };
      }),
    }),
  );
}

export function declarations(rows) {
  const methods = rows.map(({ result, name, parameters, documentation }) => {
    const list = parameters.map((parameter) => `${parameter.name}: ${TYPESCRIPT[parameter.type]}`).join(', ');
    return `  /** ${documentation} */\n  ${name}(${list}): ${TYPESCRIPT[result]};\n`;
  });
  return `// Made from wasm/exports.h by generate.mjs; not edited by hand.\n\nexport interface Exports {\n${methods.join('')}}\n`;
}

// The rows X(…) of a table in a header, each as the list of what stands in it.
function rowsOf(header, table) {
  const start = header.indexOf(`#define ${table}(X)`);
  const body = header.slice(start).split(/(?<!\\)\n/)[0].replaceAll('\\\n', ' ');
  return [...body.matchAll(/X\(((?:[^()"]|"(?:[^"\\]|\\.)*")*)\)/g)].map(([, row]) =>
    row.match(/(?:"(?:[^"\\]|\\.)*"\s*)+|[^,"]+/g).map((part) => part.trim()).filter((part) => part !== '')
      .map((part) => (part.startsWith('"') ? part.slice(1, -1).replace(/"\s*"/g, '').replaceAll('\\"', '"') : part)));
}

const camelCase = (name) => name.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());
const firstUpper = (name) => name[0].toUpperCase() + name.slice(1);
const firstLower = (name) => name[0].toLowerCase() + name.slice(1);

// The tables of constants by the names that JavaScript has for them.
const CONSTANTS = {
  event: 'OURO_EVENTS', phase: 'OURO_PHASES', verdict: 'OURO_VERDICTS', objectFlag: 'OURO_OBJECT_FLAGS', gcList: 'OURO_GC_LISTS',
  edgeKind: 'OURO_EDGE_KINDS', blockKind: 'OURO_BLOCK_KINDS', spanKind: 'OURO_SPAN_KINDS', poolState: 'OURO_POOL_STATES',
  fieldKind: 'OURO_FIELD_KINDS', frameKind: 'OURO_FRAME_KINDS',
};

function constantType(name, rows) {
  const members = rows.map(([, text, ...rest]) => `  /** ${rest.at(-1)} */\n  | '${text}'`).join('\n');
  return `export type ${firstUpper(name)}Name =\n${members};\n`;
}

function recordType(name, rows) {
  const texts = rows.map(([, field]) => field).filter((field) => field.endsWith('_offset')).map((field) => field.slice(0, -7));
  const isOfText = (field) => texts.some((text) => field === `${text}_offset` || field === `${text}_length`);
  const numbers = rows.filter(([, field]) => !isOfText(field)).map(([, field, doc]) => `  /** ${doc} */\n  ${camelCase(field)}: number;\n`);
  const strings = texts.map((text) => `  ${camelCase(text)}: string;\n`);
  return `export interface ${name}Record {\n${numbers.join('')}${strings.join('')}}\n`;
}

export function recordDeclarations(inspect, trace) {
  const constants = Object.entries(CONSTANTS).map(([name, table]) => [name, rowsOf(trace, table).concat(rowsOf(inspect, table))]);
  const records = rowsOf(inspect, 'OURO_RECORDS').map(([, name, table]) => [name, rowsOf(inspect, table)]);
  return [
    '// Made from core/include/ouro/inspect.h and trace.h by generate.mjs; not edited by hand.\n',
    ...constants.map(([name, rows]) => constantType(name, rows)),
    `/** What numbers are called: an index into each is a number in a table or an event. */\nexport interface Constants {\n${constants.map(([name]) => `  ${name}: ${firstUpper(name)}Name[];\n`).join('')}}\n`,
    ...records.map(([name, rows]) => recordType(name, rows)),
    `/** The tables by their names. */\nexport interface Records {\n${records.map(([name]) => `  ${firstLower(name)}: ${name}Record;\n`).join('')}}\n`,
  ].join('\n');
}

const read = (url) => readFileSync(url, 'utf8');

// Each file: what it is, and what the tables say it should be.
export const generated = () => [
  [DECLARATIONS, read(DECLARATIONS), declarations(parseTable(read(TABLE)))],
  [RECORDS, read(RECORDS), recordDeclarations(read(INSPECT), read(TRACE))],
];

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(DECLARATIONS, declarations(parseTable(read(TABLE))));
  writeFileSync(RECORDS, recordDeclarations(read(INSPECT), read(TRACE)));
}
