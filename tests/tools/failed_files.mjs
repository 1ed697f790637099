// A reporter of Node's test runner: the names of the files that had a failing test, a line each.
import { relative } from 'node:path';
import { ROOT } from './run.mjs';

export default async function* failedFiles(source) {
  const names = new Set();
  for await (const { type, data } of source) {
    if (type !== 'test:fail' || data.todo !== undefined || data.skip !== undefined) continue;
    const name = relative(ROOT, data.file ?? '?');
    if (!names.has(name)) yield `${name}\n`;
    names.add(name);
  }
}
