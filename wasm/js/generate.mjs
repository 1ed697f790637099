// Writes exports.d.ts from wasm/exports.h: `node wasm/js/generate.mjs`. A test holds the two together.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const TABLE = new URL('../exports.h', import.meta.url);
const DECLARATIONS = new URL('./exports.d.ts', import.meta.url);

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

export const declared = () => readFileSync(DECLARATIONS, 'utf8');
export const fromTable = () => declarations(parseTable(readFileSync(TABLE, 'utf8')));

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(DECLARATIONS, fromTable());
