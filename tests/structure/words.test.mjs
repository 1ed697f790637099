// What comments and READMEs say: lines that fit, and names of files that are there.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { cFiles, filesBelow } from '../tools/files.mjs';
import { ROOT } from '../tools/places.mjs';

const COLUMNS = 120;
// CPython's own folders: a path in one of them is of its sources.
const CPYTHON = /^(Python|Objects|Lib|Modules|Include|Parser|Programs|Grammar|Doc|Tools|cpython|internal|encodings)\//;

const read = (path) => readFileSync(join(ROOT, path), 'utf8');

test(`no line of a comment is longer than ${COLUMNS} columns`, () => {
  const long = cFiles().flatMap((path) =>
    read(path)
      .split('\n')
      .map((line, index) => [line, index + 1])
      .filter(([line]) => /^\s*(\/\*|\*|\/\/) /.test(line) && [...line].length > COLUMNS)
      .map(([, number]) => `${path}:${number}`),
  );
  assert.deepEqual(long, []);
});

// The files that a text names: with a folder before them and an ending after.
function namedFiles(text) {
  return [...text.matchAll(/(?<![\w./~$*<{-])((?:\.\.\/)*(?:[\w.-]+\/)+[\w.-]+\.(?:c|h|py|mjs|js|ts|md|cmake|json))\b(?![*/{<])/g)].map((match) => match[1]);
}

function isThere(path, named) {
  const places = [ROOT, join(ROOT, 'core'), join(ROOT, 'core/include'), join(ROOT, 'tests'), join(ROOT, 'core/modules'), join(ROOT, dirname(path)), join(ROOT, dirname(path), '..')];
  return CPYTHON.test(named) || /^(\.\.\/)*(build|shared|lib|node_modules)\//.test(named) || places.some((place) => existsSync(join(place, named)));
}

const comments = (text) => [...text.matchAll(/\/\*[^]*?\*\//g)].map((match) => match[0]).join('\n');

test('each file that a comment names is there', () => {
  const missing = cFiles().flatMap((path) =>
    namedFiles(comments(read(path)))
      .filter((named) => !isThere(path, named))
      .map((named) => `${path}: ${named}`),
  );
  assert.deepEqual(missing, []);
});

test('each file that a README names is there', () => {
  const documents = ['README.md', ...['core', 'wasm', 'web', 'tests', 'examples'].flatMap((folder) => filesBelow(folder, (name) => name.endsWith('.md')))];
  const missing = documents.flatMap((path) =>
    [...read(path).replace(/```[^]*?```/g, '').matchAll(/`([^`\n]+)`/g)]
      .flatMap(([, code]) => namedFiles(code))
      .filter((named) => !isThere(path, named))
      .map((named) => `${path}: ${named}`),
  );
  assert.deepEqual(missing, []);
});

test('the checks above see a file that is not there', () => {
  assert.deepEqual(namedFiles('see lang/no_such.h and `core/gc/gc.c`'), ['lang/no_such.h', 'core/gc/gc.c']);
  assert.ok(!isThere('core/lang/run.c', 'lang/no_such.h'));
  assert.ok(isThere('core/lang/run.c', 'gc/gc.h'));
});
